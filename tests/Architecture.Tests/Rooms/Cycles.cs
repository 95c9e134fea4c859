namespace Architecture.Tests.Rooms;

/// <summary>Circles in who uses whom.</summary>
internal static class Cycles
{
    /// <summary>
    /// For each knot of nodes that all lead to each other: the shortest circle through its first node, which stands at both ends.
    /// </summary>
    public static IEnumerable<string[]> In(ILookup<string, string> edges)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        foreach (var node in edges.Select(edge => edge.Key).Order(StringComparer.Ordinal))
        {
            if (seen.Contains(node) || Way(node, node, edges) is not { } circle) continue;
            seen.UnionWith(Knot(node, edges));
            yield return circle;
        }
    }

    /// <summary>The nodes that a node leads to and that lead back to it.</summary>
    public static IEnumerable<string> Knot(string node, ILookup<string, string> edges) =>
        Ways(node, edges).Keys.Where(other => Way(other, node, edges) is not null).Order(StringComparer.Ordinal);

    private static string[]? Way(string from, string to, ILookup<string, string> edges)
    {
        var before = Ways(from, edges);
        if (!before.ContainsKey(to)) return null;
        var way = new List<string> { to };
        do way.Add(before[way[^1]]);
        while (way[^1] != from);
        way.Reverse();
        return [.. way];
    }

    // the node before each node on the shortest way to it
    private static Dictionary<string, string> Ways(string from, ILookup<string, string> edges)
    {
        var before = new Dictionary<string, string>(StringComparer.Ordinal);
        var queue = new Queue<string>([from]);
        while (queue.TryDequeue(out var node))
            foreach (var next in edges[node].Order(StringComparer.Ordinal))
                if (before.TryAdd(next, node)) queue.Enqueue(next);
        return before;
    }
}

using System.Collections.Immutable;

namespace Grader.Desk.Cases;

/// <summary>Which items are wanted: of one kind, of one part (<c>itakura-saito.a</c>), of so many students, decided by somebody.</summary>
internal sealed record Filter(ItemKind? Kind, string Part, int Least, string By)
{
    public static Filter All { get; } = new(null, "", 1, "");

    public bool Takes(Item item, Snapshot now) => (Kind is null || item.Kind == Kind)
        && (Part.Length == 0 || $"{item.Problem}.{item.Part}" == Part)
        && item.Students >= Least
        && (By.Length == 0 || now.Deciding(item)?.By == By);

    /// <summary>As the end of an address.</summary>
    public string Query => string.Join('&', Pairs());

    private IEnumerable<string> Pairs()
    {
        if (Kind is { } kind) yield return $"kind={kind.ToString().ToLowerInvariant()}";
        if (Part.Length > 0) yield return $"part={Uri.EscapeDataString(Part)}";
        if (Least > 1) yield return $"min={Least}";
        if (By.Length > 0) yield return $"by={Uri.EscapeDataString(By)}";
    }
}

/// <summary>In which order items are listed and decided.</summary>
internal static class Queue
{
    /// <summary>The items of a filter as they are listed: by kind, then what hangs most on.</summary>
    public static ImmutableArray<Item> Listed(Snapshot now, Filter filter) =>
    [
        .. now.Items.Where(item => filter.Takes(item, now)).OrderBy(item => item.Kind).ThenByDescending(item => item.Weight)
            .ThenBy(item => item.Problem, StringComparer.Ordinal).ThenBy(item => item.Part, StringComparer.Ordinal)
            .ThenBy(item => item.Id, StringComparer.Ordinal),
    ];

    /// <summary>What comes next: first of the same part, then what hangs most on; null where nothing waits.</summary>
    /// <param name="isAside">What somebody else looks at, and what was skipped: last of all.</param>
    public static Item? Next(Snapshot now, ImmutableArray<Item> listed, Item? after, Func<Item, bool> isAside) => listed
        .Where(item => item.Id != after?.Id && !now.IsDecided(item))
        .OrderBy(isAside)
        .ThenBy(item => after is null || item.Problem != after.Problem || item.Part != after.Part)
        .ThenByDescending(item => item.Weight)
        .FirstOrDefault() ?? listed.FirstOrDefault(item => item.Id == after?.Id && !now.IsDecided(item));

    /// <summary>The one so many places on in the list; null at its ends.</summary>
    public static Item? Beside(ImmutableArray<Item> listed, Item item, int places)
    {
        var at = Array.FindIndex([.. listed], one => one.Id == item.Id);
        return at >= 0 && at + places is >= 0 and var to && to < listed.Length ? listed[to] : null;
    }
}

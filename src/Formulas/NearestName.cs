namespace Formulas;

/// <summary>The known name that a mistyped one is nearest to, for "Did you mean ...?".</summary>
public static class NearestName
{
    private const int LongestName = 100;

    /// <summary>The nearest of <paramref name="known"/> (ids with what they are compared by), the first of several; null when none is near enough.</summary>
    public static string? Among(IEnumerable<(string Id, string Name)> known, string typed)
    {
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var (id, name) in known.Where(k => Math.Max(k.Name.Length, typed.Length) <= LongestName))
        {
            // One slip in a word of two letters, two in five, three from eight on; a single letter is near to nothing.
            var allowed = Math.Min(3, (Math.Max(name.Length, typed.Length) + 1) / 3);
            if (Math.Abs(name.Length - typed.Length) <= allowed && EditDistance.Between(name, typed) is var distance && distance <= allowed && distance < least)
            {
                (nearest, least) = (id, distance);
            }
        }
        return nearest;
    }
}

namespace Formulas.Names;

/// <summary>How many letters two words are apart: insertions, deletions, replacements and swaps of neighbours.</summary>
/// <remarks>Source: F. Damerau, A technique for computer detection and correction of spelling errors, CACM 7(3), 1964 (restricted form).</remarks>
public static class EditDistance
{
    public static int Between(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        // three rows are enough: this one, the one above, and the one above that for swaps
        var width = b.Length + 1;
        Span<int> rows = width <= 128 ? stackalloc int[3 * width] : new int[3 * width];
        var above = rows[..width];
        var row = rows.Slice(width, width);
        var last = rows[(2 * width)..];
        for (var j = 0; j < width; j++) row[j] = j;
        for (var i = 1; i <= a.Length; i++)
        {
            var free = last;
            last = above;
            above = row;
            row = free;
            row[0] = i;
            for (var j = 1; j < width; j++)
            {
                var cost = a[i - 1] == b[j - 1] ? 0 : 1;
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), above[j - 1] + cost);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1]) row[j] = Math.Min(row[j], last[j - 2] + 1);
            }
        }
        return row[b.Length];
    }
}

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

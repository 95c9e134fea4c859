namespace Formulas.Names;

/// <summary>The known name that a mistyped one is nearest to, for "Did you mean ...?".</summary>
public static class NearestName
{
    private const int LongestName = 100;
    private const int LongestWord = 30;

    /// <summary>
    /// The nearest of <paramref name="known"/> (ids with what they are compared by), the first of
    /// several; null when none is near enough: one slip in a word of two letters, two in five, three from eight
    /// on. A single letter is near to nothing.
    /// </summary>
    public static string? Among(IEnumerable<(string Id, string Name)> known, string typed)
    {
        string? nearest = null;
        var least = int.MaxValue;
        foreach (var (id, name) in known)
        {
            if (Math.Max(name.Length, typed.Length) > LongestName) continue;
            var allowed = Math.Min(3, (Math.Max(name.Length, typed.Length) + 1) / 3);
            var distance = Math.Abs(name.Length - typed.Length) > allowed ? int.MaxValue : Distance(name, typed);
            if (distance <= allowed && distance < least) (nearest, least) = (id, distance);
        }
        return nearest;
    }

    /// <summary>
    /// The nearest of the words of a vocabulary, spelled out, the first of several: one slip, and another for every three letters.
    /// </summary>
    public static string? OfWords(IEnumerable<string> known, string typed)
    {
        if (typed.Length > LongestWord) return null;
        var spelled = Greek.Spelled(typed);
        string? nearest = null;
        var least = Math.Max(1, spelled.Length / 3) + 1;
        foreach (var word in known)
        {
            if (word.Length < 2 || Distance(spelled, Greek.Spelled(word)) is var distance && distance >= Math.Min(least, word.Length))
                continue;
            (nearest, least) = (word, distance);
        }
        return nearest is null ? null : Greek.Spelled(nearest);
    }

    /// <summary>How many letters two words are apart: insertions, deletions, replacements and swaps of neighbours.</summary>
    /// <remarks>
    /// Source: F. Damerau, A technique for computer detection and correction of spelling errors, CACM 7(3), 1964 (restricted form).
    /// </remarks>
    public static int Distance(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
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
                var replaced = above[j - 1] + (a[i - 1] == b[j - 1] ? 0 : 1);
                row[j] = Math.Min(Math.Min(above[j] + 1, row[j - 1] + 1), replaced);
                if (i > 1 && AreSwapped(a[(i - 2)..i], b, j)) row[j] = Math.Min(row[j], last[j - 2] + 1);
            }
        }
        return row[b.Length];
    }

    private static bool AreSwapped(ReadOnlySpan<char> pair, ReadOnlySpan<char> b, int end) =>
        end > 1 && pair[1] == b[end - 2] && pair[0] == b[end - 1];
}

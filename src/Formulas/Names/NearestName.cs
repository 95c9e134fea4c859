using System.Numerics;

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

    /// <summary>A word that can be suggested, with its letters as bits, by which most others are told apart from it at once.</summary>
    internal sealed record Candidate(string Word, ulong Letters)
    {
        public Candidate(string word) : this(word, LettersOf(word)) { }
    }

    /// <summary>
    /// The nearest of the words that a question knows, spelled out, the first of several: one slip, and another for every three letters.
    /// </summary>
    internal static string? OfWords(ReadOnlySpan<Candidate> known, string typed)
    {
        if (typed.Length > LongestWord) return null;
        var spelled = Greek.Spelled(typed);
        var letters = LettersOf(spelled);
        string? nearest = null;
        var least = Math.Max(1, spelled.Length / 3) + 1;
        foreach (var candidate in known)
        {
            var bound = Math.Min(least, candidate.Word.Length);
            if (LeastDistance(candidate, spelled, letters) >= bound || Distance(spelled, candidate.Word) is var distance
                && distance >= bound)
                continue;
            (nearest, least) = (candidate.Word, distance);
        }
        return nearest;
    }

    // Each slip changes the length by one at most, and takes or brings one letter at most.
    private static int LeastDistance(Candidate candidate, string typed, ulong letters) => Math.Max(
        Math.Abs(candidate.Word.Length - typed.Length),
        Math.Max(BitOperations.PopCount(letters & ~candidate.Letters), BitOperations.PopCount(candidate.Letters & ~letters)));

    private static ulong LettersOf(string word)
    {
        var letters = 0UL;
        foreach (var c in word) letters |= 1UL << (c & 63);
        return letters;
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

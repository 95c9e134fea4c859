namespace Grader.Submissions;

/// <summary>The known name that a mistyped one is nearest to, for "Did you mean ...?".</summary>
internal static class NearestName
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
            if (Math.Abs(name.Length - typed.Length) <= allowed && Distance(name, typed) is var distance && distance <= allowed && distance < least)
            {
                (nearest, least) = (id, distance);
            }
        }
        return nearest;
    }

    /// <summary>Damerau–Levenshtein distance (optimal string alignment): insertions, deletions, substitutions, swaps of neighbours.</summary>
    private static int Distance(string a, string b)
    {
        var d = new int[a.Length + 1, b.Length + 1];
        for (var i = 0; i <= a.Length; i++)
        {
            for (var j = 0; j <= b.Length; j++)
            {
                if (i == 0 || j == 0)
                {
                    d[i, j] = i + j;
                    continue;
                }
                var same = a[i - 1] == b[j - 1] ? 0 : 1;
                d[i, j] = Math.Min(Math.Min(d[i - 1, j], d[i, j - 1]) + 1, d[i - 1, j - 1] + same);
                if (i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1])
                {
                    d[i, j] = Math.Min(d[i, j], d[i - 2, j - 2] + 1);
                }
            }
        }
        return d[a.Length, b.Length];
    }
}

using System.Text.RegularExpressions;
using Grading.Submissions.Ledgers;

namespace Grading.Submissions.Sheets;

/// <summary>The fields between two lines of three dashes that some editors put on top of a sheet.</summary>
internal static partial class FrontMatter
{
    private const int Most = 100;

    /// <summary>How many lines it takes, the dashes among them; 0 where there is none, or where answers stand in it.</summary>
    public static int LinesOf(IReadOnlyList<PlacedLine> lines, Func<PlacedLine, bool> isOfSheet)
    {
        if (lines.Count == 0 || lines[0].Text.Trim() != "---") return 0;
        for (var i = 1; i < Math.Min(lines.Count, Most); i++)
        {
            if (lines[i].Text.Trim() is "---" or "...") return i + 1;
            if (!Field().IsMatch(lines[i].Text) || isOfSheet(lines[i])) return 0;
        }
        return 0;
    }

    [GeneratedRegex(@"^(?:\s*|\s*#.*|\s*-\s.*|\s+\S.*|[A-Za-z][\w .-]*:(?:\s.*)?)$", RegexOptions.CultureInvariant)]
    private static partial Regex Field();
}

using Grading.Submissions.Ledgers;
using Grading.Submissions.Sheets;

namespace Grading.Submissions.Documents;

/// <summary>
/// Whether lines look like a whole document: formulas in displays or equations in lines, and no heading of an answer sheet.
/// </summary>
internal static class DocumentLook
{
    private const int LeastDisplays = 2;

    private const int LeastEquations = 4;

    private static readonly string[] Displays =
        ["$$", @"\[", @"\begin{align", @"\begin{equation", @"\begin{eqnarray", @"\begin{gather", @"\begin{multline", @"\begin{split"];

    public static bool Is(IReadOnlyList<PlacedLine> lines, ProblemCatalogue catalogue)
    {
        var (displays, equations) = (0, 0);
        foreach (var line in lines)
        {
            if (line.Rule is not null) continue;
            if (HasDisplay(line.Text)) displays++;
            if (line.Text.AsSpan().ContainsAny('=', '←', '≈')) equations++;
            if (displays >= LeastDisplays || equations >= LeastEquations) return !HasHeading(lines, catalogue);
        }
        return false;
    }

    private static bool HasDisplay(string text) => Array.Exists(Displays, mark => text.Contains(mark, StringComparison.Ordinal));

    private static bool HasHeading(IReadOnlyList<PlacedLine> lines, ProblemCatalogue catalogue) =>
        lines.Any(line => SheetLine.IsProblem(line.Text, catalogue));
}

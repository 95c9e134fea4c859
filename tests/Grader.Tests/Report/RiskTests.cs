using Grader.Report;
using Grading.Reports;
using Grading.Verdicts;

namespace Grader.Tests.Report;

/// <summary>Who is at risk, and why.</summary>
public sealed class RiskTests
{
    // c correct, w wrong, m missing, u unreadable (open), L and T wrong by a known mistake
    [Theory]
    [InlineData("cccccccccc", "")]
    [InlineData("ccccwwwwww", "")]
    [InlineData("cccwwwwwww", "30 % of the points at most")]
    [InlineData("cccuwwwwww", "")]
    [InlineData("ccuwwwwwww", "30 % of the points at most")]
    [InlineData("cccccmmmm", "")]
    [InlineData("ccccmmmm", "4 of 8 answers missing")]
    [InlineData("mmmm", "0 % of the points at most; 4 of 4 answers missing")]
    [InlineData("ccccccLL", "")]
    [InlineData("ccccccLTLL", "LATERAL 3 times: forgot a route through later neurons")]
    [InlineData("cccuu", "")]
    [InlineData("cccuuu", "3 answers that could not be read")]
    [InlineData("", "")]
    public void Reasons_are_told(string answers, string reasons)
    {
        var student = new StudentResults("s1", [.. answers.Select((answer, i) => Row($"p{i}", answer))]);

        Assert.Equal(reasons, string.Join("; ", Risk.Of(student).Select(ReportSentences.Of)));
    }

    private static ResultRow Row(string part, char answer)
    {
        var verdict = answer switch
        {
            'c' => Verdict.Correct,
            'm' => Verdict.Missing,
            'u' => Verdict.Unreadable,
            _ => Verdict.Wrong,
        };
        decimal? credit = answer == 'u' ? null : answer == 'c' ? 1 : 0;
        var mistake = answer switch { 'L' => "LATERAL", 'T' => "TRANS", _ => "" };
        return new("s1", "itakura-saito", part, "x", "x", verdict, credit, 1, credit, "", mistake, "", "", "", "", "");
    }
}

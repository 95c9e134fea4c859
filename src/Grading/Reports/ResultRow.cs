using Formulas.Translating;
using Grading.Verdicts;
using Grading.Wording;

namespace Grading.Reports;

/// <summary>
/// One row of <c>results.csv</c>: one part of one student, column by column. An empty <paramref name="Credit"/> and
/// <paramref name="Score"/> mean that a person decides; <paramref name="Source"/> is the file and line the answer was read from.
/// </summary>
public sealed record ResultRow(
    string Student,
    string Problem,
    string Part,
    string Answer,
    string Reading,
    Verdict Verdict,
    decimal? Credit,
    decimal Points,
    decimal? Score,
    string Reason,
    string Mistake,
    string Hint,
    string Witness,
    string Cluster,
    string Comment,
    string Source)
{
    /// <summary>Whether it is of no part: what was typed names none.</summary>
    public bool IsStray => Problem == Submissions.Answer.NoProblem || Verdicts.Reason.IsOfNoPart(Reason);

    /// <summary>Whether its answer is several that differ.</summary>
    public bool IsAnsweredTwice => Verdicts.Reason.IsAnsweredTwice(Reason);

    /// <summary>The row of a graded part.</summary>
    public static ResultRow Of(Result result) => new(
        result.Student,
        result.Problem,
        result.Part,
        result.Answer?.Text ?? "",
        result.Outcome.Reading,
        result.Outcome.Verdict,
        result.Credit,
        result.Points,
        result.Score,
        result.Outcome.Reason.Word,
        result.Outcome.Mistake?.Code ?? "",
        HintOf(result),
        result.Outcome.Witness,
        result.Outcome.Cluster,
        Comment: "",
        result.Answer?.Source.ToString() ?? "");

    /// <summary>The hint in the language of who reads it; the column is English.</summary>
    public string Said => Spoken.Again(Hint, Answer);

    private static string HintOf(Result result)
    {
        using var english = Spoken.InEnglish();
        return result.AlsoNotRead.Length == 0 ? result.Outcome.Hint : $"{result.Outcome.Hint} {result.AlsoNotRead}".TrimStart();
    }
}

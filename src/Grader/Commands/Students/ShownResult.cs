using Formulas.Reader;
using Grading;
using Grading.Verdicts;
using Grading.Wording;

namespace Grader.Commands.Students;

/// <summary>What a student sees of one answer.</summary>
internal static class ShownResult
{
    /// <summary>An answer with its verdict, its reading and a hint.</summary>
    public static string Of(Result result)
    {
        var outcome = result.Outcome;
        var lines = new List<string> { $"  {result.Part}: {outcome.Verdict.Word()}" };
        if (outcome.Reading.Length > 0) lines.Add($"     {StudentSentences.ReadAsBelow}  {outcome.Reading}");
        if (Marked(result) is { } marked) lines.AddRange(marked.Split('\n').Select(line => "     " + line));
        else if (outcome.Hint.Length > 0) lines.Add($"     {outcome.Hint}");
        return string.Join('\n', lines);
    }

    // The hint below the place that it is about.
    private static string? Marked(Result result) => result.Outcome.Place is { } place && result.Answer is { } answer
        ? MarkedText.Below(result.Outcome.Hint, answer.Text, place.Start, place.Length)
        : null;
}

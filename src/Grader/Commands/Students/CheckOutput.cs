using System.Collections.Immutable;
using Formulas.Reader;
using Grader.Commands.Showing;
using Grading;
using Grading.Reports;
using Grading.Reports.Steps;
using Grading.Submissions;
using Grading.Verdicts;
using Grading.Wording;

namespace Grader.Commands.Students;

/// <summary>What <c>check</c> shows, in words or as JSON: each answer with its verdict, its reading and a hint.</summary>
internal sealed class CheckOutput(bool isJson)
{
    private readonly List<StepRow> _steps = [];
    private bool _isBegun;

    /// <summary>What was said of the lines of documents.</summary>
    public IReadOnlyList<StepRow> Steps => _steps;

    public static void Show(ImmutableArray<Notice> notices)
    {
        foreach (var notice in notices) Terminal.Error.WriteLine(AssistantSentences.Remark($"{notice.Source}", notice.Sentence));
    }

    /// <summary>Begins a student of several.</summary>
    public void Heading(string student)
    {
        if (isJson) return;
        Say($"{(_isBegun ? "\n" : "")}{StudentSentences.OneOfSeveral(student)}");
        _isBegun = false;
    }

    /// <summary>Begins a problem.</summary>
    public void Problem(string problem)
    {
        Say($"{(_isBegun ? "\n" : "")}{problem}");
        _isBegun = true;
    }

    /// <summary>A line about the whole, for people only.</summary>
    public void Say(string line)
    {
        if (!isJson) Terminal.Out.WriteLine(line);
    }

    /// <summary>An answer.</summary>
    public void Answer(Result result)
    {
        if (isJson) Terminal.Out.WriteLine(JsonLine.Of(ResultRow.Of(result)));
        else Show(result);
    }

    /// <summary>Keeps the steps of a document for their table; as JSON they are shown.</summary>
    public void Keep(ImmutableArray<StepRow> steps)
    {
        _steps.AddRange(steps);
        if (!isJson) return;
        foreach (var step in steps) Terminal.Out.WriteLine(JsonLine.Of(step));
    }

    private static void Show(Result result)
    {
        var outcome = result.Outcome;
        Terminal.WriteLine($"  {result.Part}: ", StudentSentences.Shown(outcome.Verdict), ToneOf(outcome.Verdict));
        if (outcome.Reading.Length > 0) Terminal.Out.WriteLine($"     {StudentSentences.ReadAsBelow}  {outcome.Reading}");
        var said = Marked(result) ?? outcome.Hint;
        if (said.Length == 0) return;
        foreach (var line in said.Split('\n')) Terminal.Out.WriteLine($"     {line}");
    }

    // The hint below the place that it is about.
    private static string? Marked(Result result) => result.Outcome.Place is { } place && result.Answer is { } answer
        ? MarkedText.Below(result.Outcome.Hint, answer.Text, place.Start, place.Length)
        : null;

    private static Tone ToneOf(Verdict verdict) => verdict switch
    {
        Verdict.Correct or Verdict.FollowThrough => Tone.Good,
        Verdict.Wrong => Tone.Bad,
        Verdict.Missing => Tone.Quiet,
        _ => Tone.Open,
    };
}

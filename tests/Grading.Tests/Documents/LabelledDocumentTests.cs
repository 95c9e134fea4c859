using Grading.Documents.Steps;

namespace Grading.Tests.Documents;

/// <summary>Documents with the truth of every equality, which was confirmed by another program.</summary>
public sealed class LabelledDocumentTests
{
    private static (string Truth, Grading.Documents.Step? Step, string Where)[] Of(params string[] truths) =>
        [.. LabelledDocument.All.SelectMany(document => document.Steps()).Where(step => truths.Contains(step.Truth))];

    [Fact]
    public void No_right_step_is_called_wrong() => Assert.Empty(
        Of("true", "only-if", "layers", "definition", "notation").Where(step => step.Step?.Verdict is StepVerdict.False)
            .Select(step => step.Where));

    [Fact]
    public void No_wrong_step_passes() => Assert.Empty(
        Of("false").Where(step => step.Step?.Verdict is StepVerdict.True).Select(step => step.Where));

    [Fact]
    public void Nineteen_of_twenty_right_steps_are_confirmed()
    {
        var steps = Of("true");
        Assert.True(steps.Length > 250);
        Assert.InRange(steps.Count(step => step.Step?.Verdict is StepVerdict.True), 0.95 * steps.Length, steps.Length);
    }

    [Fact]
    public void Nine_of_ten_wrong_steps_are_found()
    {
        var steps = Of("false");
        Assert.True(steps.Length > 40);
        Assert.InRange(steps.Count(step => step.Step?.Verdict is StepVerdict.False), 0.9 * steps.Length, steps.Length);
    }

    [Fact]
    public void Every_part_is_found_and_judged() => Assert.Empty(
        LabelledDocument.All.SelectMany(document => document.Parts().Select(part => (document.Name, part)))
            .Where(one => !one.part.Wanted.Split('|').Contains(one.part.Got)).Select(one => $"{one}"));

    [Fact]
    public void The_first_wrong_line_is_named() => Assert.Empty(
        LabelledDocument.All.SelectMany(document => document.Causes().Select(cause => (document.Name, cause)))
            .Where(one => one.cause.Wanted != one.cause.Got).Select(one => $"{one}"));
}

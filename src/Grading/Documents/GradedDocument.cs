using System.Collections.Immutable;
using Grading.Documents.Steps;
using Grading.Submissions;

namespace Grading.Documents;

/// <summary>A document with its answers and its steps.</summary>
/// <param name="Answers">The concluding lines, as answers to their parts.</param>
public sealed record GradedDocument(string Problem, ImmutableArray<Answer> Answers, Lazy<ImmutableArray<Step>> Judged)
{
    /// <summary>How many steps there are, judged or not.</summary>
    public int Equalities { get; init; }

    /// <summary>The steps in their order; judged when they are first asked for.</summary>
    public ImmutableArray<Step> Steps => Judged.Value;

    /// <summary>Where something stands behind the word "Answer", whatever it answers.</summary>
    public ImmutableArray<Source> Marked { get; init; } = [];

    /// <summary>Why a person must look at all of it; empty where it was taken apart.</summary>
    public string Fault { get; init; } = "";

    /// <summary>How many parts have a concluding line.</summary>
    public int Found => Answers.Count(answer => answer.Doubt.Length == 0);

    /// <summary>How many steps hold.</summary>
    public int Confirmed => Steps.Count(step => step.Verdict is StepVerdict.True);
}

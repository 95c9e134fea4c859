using System.Collections.Immutable;
using Grader.Web.Derivations;
using Grading.Reports;
using Grading.Reports.Feedback;
using Microsoft.AspNetCore.Components;

namespace Grader.Feedback;

/// <summary>A derivation with its marks.</summary>
/// <param name="Summary">How many lines hold, and what became of the others.</param>
/// <param name="Legend">What the marks mean that are there.</param>
/// <param name="IsOpen">Whether it is shown at once: something in it does not hold.</param>
internal sealed record DerivationView(ImmutableArray<MarkedLine> Lines, string Summary, string Legend, bool IsOpen)
{
    /// <summary>How many lines there was no room for: those that hold.</summary>
    public int LeftOut { get; init; }
}

/// <summary>A part as its student reads it.</summary>
internal sealed record PartFeedback
{
    /// <summary>Where it stands in the page.</summary>
    public required string Anchor { get; init; }

    public required ResultRow Row { get; init; }

    public required MarkupString Reading { get; init; }

    /// <summary>Where the answer is not right; null where no point is known.</summary>
    public required WitnessPoint? At { get; init; }

    /// <summary>What a person had to do with it.</summary>
    public required ImmutableArray<string> ByPerson { get; init; }

    public required DerivationView? Derivation { get; init; }

    /// <summary>Whether there is more to say than the verdict.</summary>
    public bool IsExplained =>
        Row.Hint.Length > 0 || Row.Witness.Length > 0 || (Row.Score is null && Row.Verdict != Grading.Verdicts.Verdict.Review);
}

/// <summary>A problem with its parts.</summary>
/// <param name="Title">Empty for a problem that there is not.</param>
/// <param name="Before">Lines that belong to no part.</param>
internal sealed record ProblemFeedback(string Id, string Title, ImmutableArray<PartFeedback> Parts, DerivationView? Before)
{
    /// <summary>Where its title stands in the page.</summary>
    public string Anchor => $"{Parts[0].Anchor}-of";

    public decimal Score => Parts.Sum(part => part.Row.Score ?? 0);

    public decimal Points => Parts.Sum(part => part.Row.Points);
}

/// <summary>All that a student reads.</summary>
/// <param name="Counting">How the parts make the total, where it is not their sum.</param>
internal sealed record FeedbackView(
    string Title, StudentResults Results, ImmutableArray<string> Counting, ImmutableArray<ProblemFeedback> Problems);

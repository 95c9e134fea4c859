using System.Collections.Immutable;
using Formulas.Translating;
using Grader.Web.Fonts;
using Grading.Assignments;
using Grading.Problems;
using Grading.Reports.Places;
using Grading.Submissions;
using static Formulas.Translating.Spoken;

namespace Grader.Desk;

/// <summary>A desk: results to decide about, the log that decisions go to, who decides.</summary>
internal sealed record DeskOptions
{
    public required string Results { get; init; }

    /// <summary>The steps beside them; null where there are none.</summary>
    public string? Steps { get; init; }

    /// <summary>The log of decisions.</summary>
    public required OutputPlace Log { get; init; }

    /// <summary>The links of those who decide.</summary>
    public required OutputPlace Links { get; init; }

    /// <summary>The texts that were decided on.</summary>
    public required OutputPlace Texts { get; init; }

    /// <summary>What was graded, for answers that are too long for a cell; null for what the results name.</summary>
    public string? Answers { get; init; }

    public required ImmutableArray<Problem> Problems { get; init; }

    public required Assignment Assignment { get; init; }

    public required ProblemCatalogue Catalogue { get; init; }

    /// <summary>Problems and assignment as their files are now.</summary>
    public Func<(ImmutableArray<Problem> Problems, Assignment Assignment)> Reload { get; init; } = () => ([], new());

    /// <summary>Who decides: each has a link.</summary>
    public ImmutableArray<string> Tas { get; init; } = ["ta1"];

    public string Url { get; init; } = "http://127.0.0.1:5081";

    /// <summary>Names that the desk goes by besides the one it listens at.</summary>
    public ImmutableArray<string> Hosts { get; init; } = [];

    /// <summary>Whether pages show the ids of students.</summary>
    public bool ShowsNames { get; init; }

    /// <summary>The font of formulas; null where readers have to have one themselves.</summary>
    public Lazy<ServedFont?> Font { get; init; } = new((ServedFont?)null);

    /// <summary>What pages, feedback and the page about the class are in.</summary>
    public Translation Language { get; init; } = Translation.English;

    public TimeProvider Clock { get; init; } = TimeProvider.System;

    public string Title => Assignment.Title.Length > 0 ? Assignment.Title : Say("Homework");
}

using System.Collections.Immutable;

namespace Grading.Reports.Courses;

/// <summary>What a course system takes in.</summary>
/// <param name="Id">The word for <c>--format</c>.</param>
/// <param name="File">The file's name; it is written beside the results.</param>
internal sealed record CourseFormat(string Id, string File, Action<CourseExport, Stream> Write)
{
    /// <summary>
    /// Opens what the course system exported, in which the assignment is known by its title, to be filled in; null where there is nothing
    /// of the kind. It refuses what is something else.
    /// </summary>
    public Func<string, Roster>? Open { get; init; }

    /// <summary>Whether it only fills in.</summary>
    public bool NeedsRoster { get; init; }

    /// <summary>Whether it is for one submission at a time.</summary>
    public bool IsOfOne { get; init; }
}

/// <summary>The formats, one row each: a new one is a file in this room and a row here.</summary>
internal static class CourseFormats
{
    public static ImmutableArray<CourseFormat> All { get; } =
    [
        new("canvas", "canvas.csv", CanvasGradebook.Write) { Open = CanvasGradebook.Open },
        new("moodle", "moodle.csv", MoodleWorksheet.Write) { Open = MoodleWorksheet.Open },
        new("gradescope", "results.json", GradescopeResults.Write) { IsOfOne = true },
        new("prairielearn", "results.json", PrairieLearnResults.Write) { IsOfOne = true },
        new("prairielearn-upload", "prairielearn.csv", PrairieLearnUpload.Write) { Open = PrairieLearnUpload.Open, NeedsRoster = true },
    ];

    /// <summary>What they are called by.</summary>
    public static string[] Ids { get; } = [.. All.Select(format => format.Id)];

    /// <summary>Those that fill in what a course system exported, in words.</summary>
    public static string WithRoster { get; } = string.Join(" or ", All.Where(format => format.Open is not null).Select(format => format.Id));

    /// <summary>Those of the ids, in their order.</summary>
    public static ImmutableArray<CourseFormat> Chosen(IEnumerable<string> ids) =>
        [.. ids.Distinct(StringComparer.Ordinal).SelectMany(id => All.Where(format => format.Id == id))];
}

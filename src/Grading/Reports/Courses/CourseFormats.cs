using System.Collections.Immutable;
using Grading.Submissions;

namespace Grading.Reports.Courses;

/// <summary>What a course system takes in.</summary>
/// <param name="Id">The word for <c>--format</c>.</param>
/// <param name="File">The file's name; it is written beside the results.</param>
internal sealed record CourseFormat(string Id, string File, Action<CourseExport, Stream> Write);

/// <summary>What a format is made of.</summary>
/// <param name="Roster">A file exported from the course system, to be filled in; or null.</param>
/// <param name="Title">Of the assignment, there.</param>
/// <param name="Remark">Told what a person should know.</param>
internal sealed record CourseExport(string Results, PartColumns Columns, string? Roster, string Title, string Seed, Action<string> Remark)
{
    /// <summary>Of this program.</summary>
    public static string Version { get; } = typeof(CourseExport).Assembly.GetName().Version?.ToString() ?? "";

    public IEnumerable<StudentResults> Students => ResultsReader.Students(Results);

    /// <summary>The results of the one student there must be.</summary>
    /// <exception cref="UnusableFileException">There are several, or none.</exception>
    public StudentResults Only(string format) => Students.Take(2).ToArray() is [var one] ? one
        : throw new UnusableFileException($"The format \"{format}\" is for one submission at a time. Please grade one student's files.");
}

/// <summary>The formats, one row each.</summary>
internal static class CourseFormats
{
    public static ImmutableArray<CourseFormat> All { get; } =
    [
        new("canvas", "canvas.csv", CanvasGradebook.Write),
        new("moodle", "moodle.csv", MoodleWorksheet.Write),
        new("gradescope", "results.json", GradescopeResults.Write),
        new("prairielearn", "results.json", PrairieLearnResults.Write),
        new("prairielearn-upload", "prairielearn.csv", PrairieLearnUpload.Write),
    ];

    /// <exception cref="UnusableFileException">There is no such format.</exception>
    public static ImmutableArray<CourseFormat> Chosen(ImmutableArray<string> ids)
    {
        var chosen = ids.Select(id => All.FirstOrDefault(format => format.Id == id)
            ?? throw new UnusableFileException($"There is no format \"{id}\". There are: {string.Join(", ", All.Select(format => format.Id))}.")).ToImmutableArray();
        if (chosen.GroupBy(format => format.File).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new UnusableFileException($"The formats {string.Join(" and ", twice.Select(format => format.Id))} both write \"{twice.Key}\". Please choose one of them.");
        return chosen;
    }
}

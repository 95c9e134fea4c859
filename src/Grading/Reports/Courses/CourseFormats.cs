using System.Collections.Immutable;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Courses;

/// <summary>What a course system takes in.</summary>
/// <param name="Id">The word for <c>--format</c>.</param>
/// <param name="File">The file's name; it is written beside the results.</param>
internal sealed record CourseFormat(string Id, string File, Action<CourseExport, Stream> Write);

/// <summary>The formats, one row each: a new one is a file in this room and a row here.</summary>
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

    /// <exception cref="UnusableFileException">There is no such format, or two of them would be one file.</exception>
    public static ImmutableArray<CourseFormat> Chosen(ImmutableArray<string> ids)
    {
        ImmutableArray<CourseFormat> chosen = [.. ids.Select(Named)];
        if (chosen.GroupBy(format => format.File).FirstOrDefault(same => same.Count() > 1) is { } twice)
            throw new UnusableFileException(AssistantSentences.SameFile(twice.Select(format => format.Id), twice.Key));
        return chosen;
    }

    private static CourseFormat Named(string id) => All.FirstOrDefault(format => format.Id == id)
        ?? throw new UnusableFileException(AssistantSentences.NoFormat(id, All.Select(format => format.Id)));
}

using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Courses;

/// <summary>What a course system's format is made of.</summary>
/// <param name="Roster">A file exported from the course system, to be filled in; or null.</param>
/// <param name="Title">Of the assignment, there.</param>
/// <param name="Remark">Told what a person should know.</param>
internal sealed record CourseExport(
    string Results, PartColumns Columns, string? Roster, string Title, string Seed, Action<string> Remark)
{
    /// <summary>The id of the format that is written.</summary>
    public string Format { get; init; } = "";

    /// <summary>Whether points are scaled to the maximum that the course system has.</summary>
    public bool Scales { get; init; }

    public IEnumerable<StudentResults> Students => ResultsReader.Students(Results, Columns.Counting);

    /// <summary>The results of the one student there must be.</summary>
    /// <exception cref="UnusableFileException">There are several, or none.</exception>
    public StudentResults Only() => Students.Take(2).ToArray() is [var one] ? one
        : throw new UnusableFileException(AssistantSentences.OnlyOne(Format));
}

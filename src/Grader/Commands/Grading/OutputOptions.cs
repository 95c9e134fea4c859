using System.Collections.Immutable;
using System.CommandLine;
using Grading.Reports.Courses;

namespace Grader.Commands.Grading;

/// <summary>What is made of the results besides <c>results.csv</c>; each is read off that file when it is complete.</summary>
internal sealed record OutputOptions
{
    public string? Gradebook { get; init; }
    public ImmutableArray<string> Formats { get; init; } = [];

    /// <summary>The gradebook or worksheet that the course system exported, to be filled in.</summary>
    public string? Roster { get; init; }

    /// <summary>The title of the assignment in the course system.</summary>
    public string? Title { get; init; }
    public string? Feedback { get; init; }
    public string? Report { get; init; }

    /// <summary>The options themselves, for every command that has results to write.</summary>
    public sealed record Named
    {
        public Option<string?> Gradebook { get; } = new("--gradebook")
        {
            Description = "Also write one row per student to this file: a column per part, and the total.",
        };

        public Option<string[]> Formats { get; } = new("--format")
        {
            Description = $"Also write what a course system takes in: {string.Join(", ", CourseFormats.All.Select(format => format.Id))}.",
            AllowMultipleArgumentsPerToken = true,
        };

        public Option<string?> Roster { get; } = new("--roster")
        {
            Description = "The gradebook (Canvas), grading worksheet (Moodle) or table for manual grading (PrairieLearn) "
                + "that the course system exported; all else in it is kept as it is.",
        };

        public Option<string?> Title { get; } = new("--title")
        {
            Description = "The assignment's title in the course system, such as \"HW3 Backprop (4711)\".",
        };

        public Option<string?> Feedback { get; } = new("--feedback")
        {
            Description = "Also write one Markdown file per student into this folder.",
        };

        public Option<string?> Report { get; } = new("--report")
        {
            Description = "Also write a page about the whole class, such as report.html.",
        };

        public void AddTo(Command command)
        {
            command.Options.Add(Gradebook);
            command.Options.Add(Formats);
            command.Options.Add(Roster);
            command.Options.Add(Title);
            command.Options.Add(Feedback);
            command.Options.Add(Report);
        }

        public OutputOptions Read(ParseResult parsed) => new()
        {
            Gradebook = parsed.GetValue(Gradebook),
            Formats = [.. parsed.GetValue(Formats) ?? []],
            Roster = parsed.GetValue(Roster),
            Title = parsed.GetValue(Title),
            Feedback = parsed.GetValue(Feedback),
            Report = parsed.GetValue(Report),
        };
    }
}

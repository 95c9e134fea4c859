using System.Collections.Immutable;
using System.CommandLine;
using Grader.Commands.Paths;
using Grading.Reports.Courses;
using Grading.Reports.Places;

namespace Grader.Commands.Grading;

/// <summary>What is made of the results besides <c>results.csv</c>; each is read off that file when it is complete.</summary>
internal sealed record OutputOptions
{
    public OutputPlace? Gradebook { get; init; }
    public ImmutableArray<(CourseFormat Format, OutputPlace Place)> Formats { get; init; } = [];

    /// <summary>The gradebook or worksheet that the course system exported, to be filled in.</summary>
    public string? Roster { get; init; }

    /// <summary>The title of the assignment in the course system.</summary>
    public string? Title { get; init; }

    /// <summary>Scale points to the maximum of the course system where it has another.</summary>
    public bool Scales { get; init; }
    public OutputPlace? Feedback { get; init; }

    /// <summary>Whether feedback is Markdown, and not a page.</summary>
    public bool IsMarkdown { get; init; }
    public OutputPlace? Report { get; init; }

    private const string Page = "html", Markdown = "markdown";

    /// <summary>The options themselves, for every command that has results to write.</summary>
    public sealed record Named
    {
        public OutputOption Gradebook { get; } = new("--gradebook")
        {
            Description = "Also write one row per student to this file: a column per part, and the total.",
        };

        public Option<string[]> Formats { get; } = new("--format")
        {
            Description = $"Also write what a course system takes in: {string.Join(", ", CourseFormats.All.Select(format => format.Id))}.",
            AllowMultipleArgumentsPerToken = true,
        };

        public InputOption Roster { get; } = new("--roster")
        {
            Description = "The gradebook (Canvas), grading worksheet (Moodle) or table for manual grading (PrairieLearn) "
                + "that the course system exported; all else in it is kept as it is.",
        };

        public Option<string?> Title { get; } = new("--title")
        {
            Description = "The assignment's title in the course system, such as \"HW3 Backprop (4711)\".",
        };

        public Option<bool> Scale { get; } = new("--scale")
        {
            Description = "Scale the scores to the points that the assignment has in the roster, where they are others.",
        };

        public OutputOption Feedback { get; } = new("--feedback")
        {
            Description = "Also write one page per student (HTML) into this folder, a new one or that of the last time.",
            IsFolder = true,
        };

        public Option<string> FeedbackAs { get; } = Form();

        public OutputOption Report { get; } = new("--report")
        {
            Description = "Also write a page about the whole class, such as report.html.",
        };

        public void AddTo(Command command)
        {
            command.Options.Add(Gradebook);
            command.Options.Add(Formats);
            command.Options.Add(Roster);
            command.Options.Add(Title);
            command.Options.Add(Scale);
            command.Options.Add(Feedback);
            command.Options.Add(FeedbackAs);
            command.Options.Add(Report);
        }

        private static Option<string> Form()
        {
            var form = new Option<string>("--feedback-as")
            {
                Description = $"What a student's file is: {Page} or {Markdown} (default: {Page}).",
                DefaultValueFactory = _ => Page,
            };
            form.AcceptOnlyFromAmong(Page, Markdown);
            return form;
        }

        /// <summary>What the formats are written to: files beside the results.</summary>
        public IEnumerable<GivenPath> Beside(ParseResult parsed, string results) =>
            Chosen(parsed).Select(format => Place(format, results));

        private ImmutableArray<CourseFormat> Chosen(ParseResult parsed) => CourseFormats.Chosen([.. parsed.GetValue(Formats) ?? []]);

        private GivenPath Place(CourseFormat format, string results) =>
            new($"{Formats.Name} {format.Id}", Path.Combine(Path.GetDirectoryName(results) ?? "", format.File), PathUse.OutputFile);

        public OutputOptions Read(ParseResult parsed, CommandPaths paths) => new()
        {
            Gradebook = paths[Gradebook],
            Formats = [.. Chosen(parsed).Select(format => (format, paths.Of(Place(format, ""))))],
            Roster = parsed.GetValue(Roster),
            Title = parsed.GetValue(Title),
            Scales = parsed.GetValue(Scale),
            Feedback = paths[Feedback],
            IsMarkdown = parsed.GetValue(FeedbackAs) == Markdown,
            Report = paths[Report],
        };
    }
}

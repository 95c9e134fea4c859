using System.Collections.Immutable;
using System.CommandLine;
using System.CommandLine.Parsing;
using Formulas.Translating;
using Grader.Commands.Calling;
using Grader.Commands.Paths;
using Grading.Reports.Courses;
using Grading.Reports.Places;
using Grading.Submissions;
using Grading.Wording;

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

    /// <summary>What feedback, the page about the class and messages are in.</summary>
    public Translation Language { get; init; } = Translation.English;

    /// <summary>Refuses what can't be written of so many students, and a roster that is none of the course system's.</summary>
    /// <exception cref="UsageException">A format is for one student.</exception>
    /// <exception cref="UnusableFileException">The roster is something else.</exception>
    public void Check(int students)
    {
        foreach (var (format, _) in Formats)
        {
            if (format.IsOfOne && students != 1) throw new UsageException(AssistantSentences.OnlyOne(format.Id));
            if (Roster is not null) format.Open?.Invoke(Roster);
        }
    }

    private const string Page = "html", Markdown = "markdown";

    /// <summary>The options themselves, for every command that has results to write.</summary>
    public sealed record Named
    {
        public OutputOption Gradebook { get; } = new("--gradebook")
        {
            Description = "Also write one row per student to this file: a column per part, and the total.",
        };

        public Option<string[]> Formats { get; } = ChoiceOption.Among(
            new Option<string[]>("--format")
            {
                Description = $"Also write what a course system takes in: {string.Join(", ", CourseFormats.Ids)}.",
                AllowMultipleArgumentsPerToken = true,
            },
            CourseFormats.Ids);

        public InputOption Roster { get; } = new("--roster")
        {
            Description = "The gradebook (Canvas), grading worksheet (Moodle) or table for manual grading (PrairieLearn) "
                + "that the course system exported; all else in it is kept as it is.",
        };

        public Option<string?> Title { get; } = new("--title")
        {
            HelpName = "TEXT",
            Description = "The assignment's title in the course system, such as \"HW3 Backprop (4711)\".",
        };

        public Flag Scale { get; } = new("--scale")
        {
            Description = "Scale the scores to the points that the assignment has in the roster, where they are others.",
        };

        public OutputOption Feedback { get; } = new("--feedback", isFolder: true)
        {
            Description = "Also write one page per student (HTML) into this folder, a new one or that of the last time.",
        };

        public Option<string?> FeedbackAs { get; } = ChoiceOption.Of(
            "--feedback-as", $"What a student's file is: {Page} or {Markdown} (default: {Page}).", Page, Page, Markdown);

        public OutputOption Report { get; } = new("--report")
        {
            Description = "Also write a page about the whole class, such as report.html.",
        };

        public Option<string?> Language { get; } = CommonOptions.Language();

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
            command.Options.Add(Language);
            command.Validators.Add(result =>
            {
                if (Fault(result) is { } sentence) result.AddError(sentence);
            });
        }

        // What would have no effect, and what can't be, before anything is read.
        private string? Fault(CommandResult given)
        {
            CourseFormat[] chosen = [.. CourseFormats.Chosen(given.GetValue(Formats) ?? [])];
            if (chosen.GroupBy(format => format.File).FirstOrDefault(same => same.Count() > 1) is { } twice)
                return AssistantSentences.SameFile(twice.Select(format => format.Id), twice.Key);
            if (Given(FeedbackAs) && !Given(Feedback)) return AssistantSentences.HasNoEffect(FeedbackAs.Name, Feedback.Name);
            if (chosen.FirstOrDefault(format => format.NeedsRoster) is { } needs && !Given(Roster))
                return AssistantSentences.NeedsRoster(needs.Id);
            var useful = Array.Exists(chosen, format => format.Open is not null);
            var without = new Option[] { Roster, Title, Scale }.FirstOrDefault(option => Given(option) && !useful);
            if (without is not null) return AssistantSentences.HasNoEffect(without.Name, $"{Formats.Name} {CourseFormats.WithRoster}");
            return Given(Scale) && !Given(Roster) ? AssistantSentences.HasNoEffect(Scale.Name, Roster.Name) : null;

            bool Given(Option option) => given.GetResult(option) is { Implicit: false };
        }


        /// <summary>What the formats are written to: files beside the results.</summary>
        public IEnumerable<GivenPath> Beside(ParseResult parsed, string results) =>
            Chosen(parsed).Select(format => Place(format, results));

        private ImmutableArray<CourseFormat> Chosen(ParseResult parsed) => CourseFormats.Chosen(parsed.GetValue(Formats) ?? []);

        private GivenPath Place(CourseFormat format, string results) =>
            new($"{Formats.Name} {format.Id}", Path.Combine(Path.GetDirectoryName(results) ?? "", format.File), PathUse.OutputFile);

        public OutputOptions Read(ParseResult parsed, CommandPaths paths) => new()
        {
            Gradebook = paths[Gradebook],
            Formats = [.. Chosen(parsed).Select(format => (format, paths.Of(Place(format, ""))))],
            Roster = paths.Read(Roster),
            Title = parsed.GetValue(Title),
            Scales = parsed.GetValue(Scale),
            Feedback = paths[Feedback],
            IsMarkdown = parsed.GetValue(FeedbackAs) == Markdown,
            Report = paths[Report],
            Language = CommonOptions.Language(parsed),
        };
    }
}

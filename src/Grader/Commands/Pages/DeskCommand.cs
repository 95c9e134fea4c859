using System.Collections.Immutable;
using System.CommandLine;
using System.Text.RegularExpressions;
using Grader.Commands.Calling;
using Grader.Commands.Paths;
using Grader.Commands.Showing;
using Grader.Desk;
using Grading.Assignments;
using Grading.Problems;
using Grading.Reports.Places;
using Grading.Submissions;
using Grading.Wording;

namespace Grader.Commands.Pages;

/// <summary>
/// <c>grader desk RESULTS</c>: what needs a person, in a browser. Decisions go to a table for <c>--overrides</c>. ASP.NET Core is loaded
/// when it runs.
/// </summary>
internal static partial class DeskCommand
{
    private const string UsualLog = "overrides.csv";
    private const string UsualSteps = "steps.csv";
    private const string LinksEnding = ".desk";
    private const string TextsEnding = ".seen";

    public static Command Create()
    {
        var results = new InputFileArgument("RESULTS") { Description = "The results of \"grader grade\"." };
        var (problems, assignment, seed) = (CommonOptions.Problems(), CommonOptions.AssignmentFile(), CommonOptions.Seed());
        var log = new OutputOption("--overrides")
        {
            Description = $"The table that decisions are added to (default: {UsualLog} beside the results), "
                + "for \"grader grade --overrides\".",
        };
        var steps = new InputOption("--steps")
        {
            Description = $"The steps that \"grader grade --steps\" wrote (default: {UsualSteps} beside the results, if it is there).",
        };
        var answers = new InputOption("--answers")
        {
            Description = "What was graded, for answers too long for a cell (default: what the results name, beside them or here).",
        };
        var url = AddressOption.Of("http://127.0.0.1:5081");
        var (tas, names, hosts, font) = (Tas(), Names(), ServeCommand.Hosts(), ServeCommand.Font());
        var language = CommonOptions.Language();
        var command = new DescribedCommand("desk", "Decide in a browser what needs a person.",
        [
            "grader desk results.csv --assignment homework.yaml",
            "grader desk results.csv --assignment homework.yaml --ta ta1,ta2",
        ])
        {
            results, problems, assignment, seed, log, steps, answers, tas, names, url, hosts, font, language,
        };
        command.SetAction(parsed => Exit.Run(() =>
        {
            var table = parsed.GetValue(results)!;
            var links = new GivenPath("links", Path.ChangeExtension(table, LinksEnding), PathUse.OutputFile);
            var texts = new GivenPath("texts", Path.ChangeExtension(table, TextsEnding), PathUse.OutputFile);
            var decided = new GivenPath("decisions", Beside(table, UsualLog), PathUse.OutputFile);
            using var paths = CommandPaths.Of(
                parsed,
                [CommonOptions.UsualProblems(parsed, problems), links, texts, .. parsed.GetValue(log) is null ? new[] { decided } : []]);
            var place = paths[log] ?? paths.Of(decided);
            using var locked = Lock(paths, place, paths.Of(links));
            var (read, assigned) = Loaded(parsed);
            return Open(new()
            {
                Results = table,
                Steps = parsed.GetValue(steps) ?? (File.Exists(Beside(table, UsualSteps)) ? Beside(table, UsualSteps) : null),
                Log = place,
                Links = paths.Of(links),
                Texts = paths.Of(texts),
                Answers = parsed.GetValue(answers),
                Problems = read,
                Assignment = assigned,
                Catalogue = Loading.CatalogueOf(read),
                Reload = () => Loaded(parsed),
                Tas = [.. parsed.GetValue(tas)!.Split(',')],
                Url = parsed.GetValue(url)!,
                Hosts = [.. parsed.GetValue(hosts) ?? []],
                ShowsNames = parsed.GetValue(names),
                Font = ServeCommand.FontOf(parsed.GetValue(font)),
                Language = CommonOptions.Language(parsed),
            });
        }));
        return command;

        (ImmutableArray<Problem> Problems, Assignment Assignment) Loaded(ParseResult parsed) =>
            Loading.Load(parsed.GetValue(problems), parsed.GetValue(assignment), parsed.GetValue(seed));
    }

    private static string Beside(string results, string name) => Path.Combine(Path.GetDirectoryName(results) ?? "", name);

    // Another desk, most likely: its links lead to it.
    private static OutputLock Lock(CommandPaths paths, OutputPlace log, OutputPlace links)
    {
        try
        {
            return paths.Lock();
        }
        catch (UnusableFileException e) when (e.InnerException?.GetType() == typeof(IOException) && File.Exists(links.Path))
        {
            throw new UnusableFileException(AssistantSentences.DeskIsOpen(log.Shown, links.Shown), e);
        }
    }

    private static int Open(DeskOptions options)
    {
        // what can't be read is said before anything is written
        if (options.Answers is { } answers) IntakeReader.Require(answers);
        DeskRun.Run(options, Board.Open(options), Terminal.Out.WriteLine);
        return Exit.Done;
    }

    private static Option<string> Tas()
    {
        var tas = new Option<string>("--ta")
        {
            HelpName = "NAMES",
            Description = "Who decides, as ta1,ta2: each has a link of one's own (default: ta1).",
            DefaultValueFactory = _ => "ta1",
        };
        tas.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
            {
                var names = token.Value.Split(',');
                foreach (var name in names.Where(name => !Name().IsMatch(name) || name == "names"))
                    result.AddError(AssistantSentences.NoTa(name));
                foreach (var name in names.CountBy(name => name).Where(named => named.Value > 1))
                    result.AddError(AssistantSentences.SameTa(name.Key));
            }
        });
        return tas;
    }

    private static Flag Names() => new("--names") { Description = "Show the ids of students on all pages." };

    [GeneratedRegex(@"\A[A-Za-z0-9._-]{1,40}\z")]
    private static partial Regex Name();
}

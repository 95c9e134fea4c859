using System.Collections.Immutable;
using System.CommandLine;
using System.Text.RegularExpressions;
using Formulas.Translating;
using Grader.Commands.Calling;
using Grader.Commands.Paths;
using Grader.Commands.Showing;
using Grading;
using Grading.Assignments;
using Grading.Problems;
using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Reports.Places;
using Grading.Reports.Steps;
using Grading.Submissions;
using Grading.Wording;

namespace Grader.Commands.Grading;

/// <summary><c>grader merge RESULTS...</c>: the results of shares of a class (<c>grade --shard I/N</c>) as those of the whole.</summary>
internal static partial class MergeCommand
{
    public static Command Create()
    {
        var shares = new InputArgument("RESULTS")
        {
            Description = "The results of the shares, such as results.*.csv, and their steps, if there are any.",
            Arity = ArgumentArity.OneOrMore,
        };
        var problems = CommonOptions.Problems();
        var assignment = CommonOptions.AssignmentFile();
        var seed = CommonOptions.Seed();
        var output = new OutputOption("--out")
        {
            Description = "Where the results go (default: results.csv); - is standard output.",
            DefaultValueFactory = _ => "results.csv",
        };
        var steps = new OutputOption("--steps") { Description = "Where the steps of all shares go." };
        var decisions = CommonOptions.Overrides();
        var outputs = new OutputOptions.Named();
        var command = new DescribedCommand("merge", "Put the results of shares together.",
        [
            "grader merge results.*.csv --assignment homework.yaml",
        ])
        {
            shares, problems, assignment, seed, output, steps, decisions,
        };
        outputs.AddTo(command);
        command.SetAction(parsed => Exit.Run(() =>
        {
            using var english = Spoken.InEnglish();
            using var paths = CommandPaths.Of(
                parsed, [CommonOptions.UsualProblems(parsed, problems), .. outputs.Beside(parsed, parsed.GetValue(output)!)]);
            var options = outputs.Read(parsed, paths);
            using var locked = paths.Lock();
            var (loaded, assigned) = Loading.Load(parsed.GetValue(problems), paths.Read(assignment), parsed.GetValue(seed));
            var decided = paths.Read(decisions) is { } log
                ? DecisionsReader.Read(log, Loading.CatalogueOf(loaded), Terminal.Error.WriteLine)
                : null;
            var all = paths.Read(shares).ToLookup(StepsReader.IsSteps);
            if (!all[false].Any()) throw new UnusableFileException(AssistantSentences.OnlySteps(all[true]));
            ResultOutputs.Check(options, loaded, assigned);
            Merge([.. all[false]], paths[output]!);
            var merged = paths[steps] ?? paths[output]!.Beside(".steps");
            StepsCsv.Write(merged, InOrder(all[true]).SelectMany(StepsReader.Rows));
            if (decided is not null) Decide(decided, paths[output]!, merged.Path, loaded, assigned);
            ResultOutputs.Write(paths[output]!, merged.Path, options, loaded, assigned);
            if (paths[steps] is null) File.Delete(merged.Path);
            paths.Show();
            ResultOutputs.SayWhatIsOpen(paths[output]!);
            return Exit.Done;
        }));
        return command;
    }

    // What was meant is marked from the cells.
    private static void Decide(
        Decisions decisions, OutputPlace results, string steps, ImmutableArray<Problem> problems, Assignment assignment)
    {
        using var scripts = Loading.Scripts(lanes: 1, allowWeakerSandbox: false);
        var batch = new Batch(problems, assignment, scripts);
        decisions.Apply(results, new(batch.Grade, batch.Order, _ => null) { Steps = steps }, Terminal.Error.WriteLine);
    }

    // Shares are stretches of the class, so that one after another they are the whole: results.2.csv before results.10.csv.
    private static void Merge(string[] paths, OutputPlace output)
    {
        string[] ordered = [.. InOrder(paths)];
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        ResultsCsv.Write(output, ordered.SelectMany(path => ResultsReader.Students(path).SelectMany(student => Once(student, path, seen))));
        Terminal.Error.WriteLine(AssistantSentences.Merged(seen.Count, ordered.Length));
        Terminal.Error.WriteLine(AssistantSentences.ResultsAreIn(output.Shown));
    }

    private static IEnumerable<ResultRow> Once(StudentResults student, string path, Dictionary<string, string> seen) =>
        seen.TryAdd(student.Student, path)
            ? student.Rows
            : throw new UnusableFileException(AssistantSentences.InTwoShares(student.Student, seen[student.Student], path));

    private static IEnumerable<string> InOrder(IEnumerable<string> paths) => paths.OrderBy(InOrderOfNumbers, StringComparer.Ordinal);

    private static string InOrderOfNumbers(string path) => Number().Replace(path, number => number.Value.PadLeft(12, '0'));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}

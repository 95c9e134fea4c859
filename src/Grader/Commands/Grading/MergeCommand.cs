using System.CommandLine;
using System.Text.RegularExpressions;
using Grader.Commands.Paths;
using Grading.Reports;
using Grading.Reports.Places;
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
            Description = "The results of the shares, such as results.*.csv.",
            Arity = ArgumentArity.OneOrMore,
        }.WithoutOptions();
        var problems = CommonOptions.Problems();
        var assignment = CommonOptions.AssignmentFile();
        var seed = CommonOptions.Seed();
        var output = new OutputOption("--out")
        {
            Description = "Where the results go (default: results.csv); - is standard output.",
            DefaultValueFactory = _ => "results.csv",
        };
        var outputs = new OutputOptions.Named();
        var command = new Command("merge", "Put the results of shares together.") { shares, problems, assignment, seed, output };
        outputs.AddTo(command);
        command.SetAction(parsed => Exit.Run(() =>
        {
            using var paths = CommandPaths.Of(
                parsed, [CommonOptions.UsualProblems(parsed, problems), .. outputs.Beside(parsed, parsed.GetValue(output)!)]);
            var options = outputs.Read(parsed, paths);
            using var locked = paths.Lock();
            var (loaded, assigned) = Loading.Load(parsed.GetValue(problems), parsed.GetValue(assignment), parsed.GetValue(seed));
            Merge(parsed.GetValue(shares)!, paths[output]!);
            ResultOutputs.Write(paths[output]!, options, loaded, assigned);
            paths.Show();
            ResultOutputs.SayWhatIsOpen(paths[output]!, assigned);
            return Exit.Done;
        }));
        return command;
    }

    // Shares are stretches of the class, so that one after another they are the whole: results.2.csv before results.10.csv.
    private static void Merge(string[] paths, OutputPlace output)
    {
        string[] ordered = [.. paths.OrderBy(InOrderOfNumbers, StringComparer.Ordinal)];
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        ResultsCsv.Write(output, ordered.SelectMany(path => ResultsReader.Students(path).SelectMany(student => Once(student, path, seen))));
        Terminal.Error.WriteLine(AssistantSentences.Merged(seen.Count, ordered.Length));
        Terminal.Error.WriteLine(AssistantSentences.ResultsAreIn(output.Shown));
    }

    private static IEnumerable<ResultRow> Once(StudentResults student, string path, Dictionary<string, string> seen) =>
        seen.TryAdd(student.Student, path)
            ? student.Rows
            : throw new UnusableFileException(AssistantSentences.InTwoShares(student.Student, seen[student.Student], path));

    private static string InOrderOfNumbers(string path) => Number().Replace(path, number => number.Value.PadLeft(12, '0'));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}

using System.CommandLine;
using System.Text.RegularExpressions;
using Grading.Reports;
using Grading.Reports.Courses;
using Grading.Submissions;
using Grading.Wording;

namespace Grader.Commands.Grading;

/// <summary><c>grader merge RESULTS...</c>: the results of shares of a class (<c>grade --shard I/N</c>) as those of the whole.</summary>
internal static partial class MergeCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("RESULTS")
        {
            Description = "The results of the shares, such as results.*.csv.",
            Arity = ArgumentArity.OneOrMore,
        }.WithoutOptions();
        var problems = CommonOptions.Problems();
        var assignment = CommonOptions.AssignmentFile();
        var seed = CommonOptions.Seed();
        var output = new Option<string>("--out")
        {
            Description = "Where the results go (default: results.csv).",
            DefaultValueFactory = _ => "results.csv",
        };
        var outputs = new OutputOptions.Named();
        var command = new Command("merge", "Put the results of shares together.") { paths, problems, assignment, seed, output };
        outputs.AddTo(command);
        command.SetAction(parsed => Exit.Run(() =>
        {
            var options = outputs.Read(parsed);
            var formats = CourseFormats.Chosen(options.Formats);
            var (loaded, assigned) = Loading.Load(parsed.GetValue(problems), parsed.GetValue(assignment), parsed.GetValue(seed));
            Merge(parsed.GetValue(paths)!, parsed.GetValue(output)!);
            ResultOutputs.Write(parsed.GetValue(output)!, options, formats, loaded, assigned);
            return Exit.Done;
        }));
        return command;
    }

    // Shares are stretches of the class, so that one after another they are the whole: results.2.csv before results.10.csv.
    private static void Merge(string[] paths, string output)
    {
        string[] ordered = [.. paths.OrderBy(InOrderOfNumbers, StringComparer.Ordinal)];
        if (ordered.Any(path => Path.GetFullPath(path) == Path.GetFullPath(output)))
            throw new UnusableFileException(AssistantSentences.MergedIntoItself(output));
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        ResultsCsv.Write(output, ordered.SelectMany(path => ResultsReader.Students(path).SelectMany(student => Once(student, path, seen))));
        Console.Error.WriteLine(AssistantSentences.Merged(seen.Count, ordered.Length));
        Console.Error.WriteLine(AssistantSentences.ResultsAreIn(output));
    }

    private static IEnumerable<ResultRow> Once(StudentResults student, string path, Dictionary<string, string> seen) =>
        seen.TryAdd(student.Student, path)
            ? student.Rows
            : throw new UnusableFileException(AssistantSentences.InTwoShares(student.Student, seen[student.Student], path));

    private static string InOrderOfNumbers(string path) => Number().Replace(path, number => number.Value.PadLeft(12, '0'));

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}

using System.CommandLine;
using System.Text.RegularExpressions;
using Grading.Reports;
using Grading.Reports.Courses;
using Grading.Submissions;

namespace Grader.Commands.Grading;

/// <summary><c>grader merge RESULTS...</c>: the results of shares of a class (<c>grade --shard I/N</c>) as those of the whole.</summary>
internal static partial class MergeCommand
{
    public static Command Create()
    {
        var paths = new Argument<string[]>("RESULTS") { Description = "The results of the shares, such as results.*.csv.", Arity = ArgumentArity.OneOrMore }.WithoutOptions();
        var problems = CommonOptions.Problems();
        var assignment = CommonOptions.AssignmentFile();
        var seed = CommonOptions.Seed();
        var output = new Option<string>("--out") { Description = "Where the results go (default: results.csv).", DefaultValueFactory = _ => "results.csv" };
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
        var ordered = paths.OrderBy(path => Number().Replace(path, number => number.Value.PadLeft(12, '0')), StringComparer.Ordinal).ToArray();
        if (ordered.Any(path => Path.GetFullPath(path) == Path.GetFullPath(output))) throw new UnusableFileException($"\"{output}\" is one of the files to merge. Please choose another name with --out.");
        var seen = new Dictionary<string, string>(StringComparer.Ordinal);
        ResultsCsv.Write(output, ordered.SelectMany(path => ResultsReader.Students(path).SelectMany(student => seen.TryAdd(student.Student, path)
            ? student.Rows
            : throw new UnusableFileException($"\"{student.Student}\" is in \"{seen[student.Student]}\" and in \"{path}\". Please check that every share is given once."))));
        Console.Error.WriteLine($"{seen.Count} students from {ordered.Length} files.\nResults are in {output}.");
    }

    [GeneratedRegex("[0-9]+")]
    private static partial Regex Number();
}

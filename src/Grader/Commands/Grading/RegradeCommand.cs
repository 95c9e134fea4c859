using System.CommandLine;
using Grader.Commands.Calling;
using Grader.Commands.Paths;
using Grader.Commands.Showing;
using Grading.Reports;

namespace Grader.Commands.Grading;

/// <summary>
/// <c>grader regrade PATH... --diff OLD.csv</c>: grade again, after a change of the key or of credit, and say who changes and by how much.
/// </summary>
internal static class RegradeCommand
{
    public static Command Create()
    {
        var arguments = new GradeArguments();
        var diff = new InputOption("--diff") { Description = "The results before the change.", Required = true };
        var command = new DescribedCommand("regrade", "Grade again and list what changes against earlier results.",
        [
            "grader regrade class --assignment homework.yaml --diff results.csv --out new.csv",
        ]);
        arguments.AddTo(command);
        command.Options.Add(diff);
        command.SetAction(parsed => Exit.Run(() =>
        {
            using var paths = arguments.Paths(parsed);
            return Regrade(arguments.Read(parsed, paths), paths.Read(diff)!);
        }));
        return command;
    }

    private static int Regrade(GradeOptions options, string old)
    {
        var counting = Loading.Load(options.Problems, options.Assignment, options.Seed).Assignment.Counting;
        var changes = ResultChanges.Since(old, counting);
        var exit = GradeRun.Run(options);
        if (exit != Exit.Done) return exit;
        var to = options.Places.TakeStandardOutput ? Terminal.Error : Terminal.Out;
        foreach (var line in changes.Lines(options.Output.Path, counting)) to.WriteLine(line);
        return exit;
    }
}

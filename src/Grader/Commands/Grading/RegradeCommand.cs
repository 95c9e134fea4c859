using System.CommandLine;
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
        var diff = new Option<string>("--diff") { Description = "The results before the change.", Required = true };
        var command = new Command("regrade", "Grade again and list what changes against earlier results.");
        arguments.AddTo(command);
        command.Options.Add(diff);
        command.SetAction(parsed => Exit.Run(() => Regrade(arguments.Read(parsed), parsed.GetValue(diff)!)));
        return command;
    }

    private static int Regrade(GradeOptions options, string old)
    {
        // read before the run may put its own in the same place
        var changes = ResultChanges.Since(old);
        var exit = GradeRun.Run(options);
        if (exit != Exit.Done) return exit;
        foreach (var line in changes.Lines(options.Output)) Console.Out.WriteLine(line);
        return exit;
    }
}

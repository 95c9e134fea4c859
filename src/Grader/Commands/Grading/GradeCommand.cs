using System.CommandLine;
using Grader.Commands.Calling;

namespace Grader.Commands.Grading;

/// <summary><c>grader grade PATH...</c>: a class of submissions to results.csv, and to what course systems take in.</summary>
internal static class GradeCommand
{
    public static Command Create()
    {
        var options = new GradeArguments();
        var dryRun = new Flag("--dry-run") { Description = "Say what is there and how it is laid out; grade nothing." };
        var command = new DescribedCommand("grade", "Grade submissions and write one row per answer.",
        [
            "grader grade class --assignment homework.yaml",
            "grader grade class --assignment homework.yaml --format canvas --roster gradebook.csv --title \"Homework 3\"",
            "grader grade class --assignment homework.yaml --feedback feedback --report report.html",
            "grader grade class --dry-run",
        ]);
        options.AddTo(command);
        command.Options.Add(dryRun);
        command.SetAction(parsed => Exit.Run(() =>
        {
            using var paths = options.Paths(parsed);
            return GradeRun.Run(options.Read(parsed, paths) with { IsDryRun = parsed.GetValue(dryRun) });
        }));
        return command;
    }
}

using System.CommandLine;
using Grader.Commands.Showing;
using Grader.Web.Statements;
using Grading;
using Grading.Problems;

namespace Grader.Commands.Authors;

/// <summary>
/// <c>grader validate [DIR]</c>: every problem is derived twice, its right forms pass, its slips fail, it has enough points.
/// </summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var folder = new Argument<string?>("DIR")
        {
            Description = "The folder of problem files, or one file.",
            Arity = ArgumentArity.ZeroOrOne,
        }.WithoutOptions();
        var seed = CommonOptions.Seed();
        var command = new Command("validate", "Check problem files before a class meets them.") { folder, seed };
        command.SetAction(parsed => Exit.Run(() => Validate(parsed.GetValue(folder), parsed.GetValue(seed) ?? "0")));
        return command;
    }

    private static int Validate(string? path, string seed)
    {
        var faults = 0;
        using var scripts = Loading.Scripts(lanes: 1, allowWeakerSandbox: true); // the problem's own sample answers
        foreach (var problem in ProblemReader.Read(Loading.ProblemPath(path)))
        {
            var report = Validation.Of(problem, seed, scripts);
            var unset = StatementFaults.OfFile(problem.File);
            faults += report.Faults.Length + unset.Length;
            Terminal.Out.WriteLine($"{problem.Id}: {report.Summary}");
            foreach (var fault in report.Faults) Terminal.Out.WriteLine($"  {fault}");
            foreach (var fault in unset) Terminal.Out.WriteLine($"  {fault}");
        }
        return faults == 0 ? Exit.Done : Exit.BrokenProblem;
    }
}

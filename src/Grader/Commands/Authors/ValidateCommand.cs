using System.CommandLine;
using Formulas.Printing;
using Grader.Commands.Showing;
using Grader.Web.Statements;
using Grading;
using Grading.Authoring;
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
        var show = new Option<bool>("--show") { Description = "Show what each part asks and how it is derived." };
        var command = new Command("validate", "Check problem files before a class meets them.") { folder, seed, show };
        command.SetAction(parsed => Exit.Run(() => Validate(parsed.GetValue(folder), parsed.GetValue(seed) ?? "0", parsed.GetValue(show))));
        return command;
    }

    private static int Validate(string? path, string seed, bool shows)
    {
        var faults = 0;
        using var scripts = Loading.Scripts(lanes: 1, allowWeakerSandbox: true); // the problem's own sample answers
        var checks = ProblemReader.Read(Loading.ProblemPath(path)).AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(problem => (Problem: problem, Report: Validation.Of(problem, seed, scripts), Unset: StatementFaults.OfFile(problem.File)));
        foreach (var (problem, report, unset) in checks)
        {
            faults += report.Faults.Length + unset.Length;
            Terminal.Out.WriteLine($"{problem.Id}: {report.Summary}");
            foreach (var fault in report.Faults) Terminal.Out.WriteLine($"  {fault}");
            foreach (var fault in unset) Terminal.Out.WriteLine($"  {fault}");
            foreach (var warning in report.Warnings) Terminal.Out.WriteLine($"  ({warning})");
            if (shows) Show(problem, seed);
        }
        return faults == 0 ? Exit.Done : Exit.BrokenProblem;
    }

    private static void Show(Problem problem, string seed)
    {
        foreach (var key in Solution.KeysOf(problem, seed))
        {
            Terminal.Out.WriteLine($"  {key.Part.Id}: {(key.Part.Asks.Length > 0 ? key.Part.Asks : string.Join("; ", key.Answers))}");
            foreach (var asked in key.Asked) Terminal.Out.WriteLine($"    {PlainPrinter.Print(asked)}   {LatexPrinter.Print(asked)}");
            foreach (var (left, right) in key.Lines)
            {
                Terminal.Out.WriteLine($"    {PlainPrinter.Print(left)} = {PlainPrinter.Print(right)}");
                Terminal.Out.WriteLine($"      {LatexPrinter.Print(left)} = {LatexPrinter.Print(right)}");
            }
            if (key.Part.Asks.Length > 0)
                foreach (var answer in key.Answers) Terminal.Out.WriteLine($"    {answer}");
        }
    }
}

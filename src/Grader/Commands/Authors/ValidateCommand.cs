using System.CommandLine;
using Formulas.Printing;
using Grader.Commands.Calling;
using Grader.Commands.Paths;
using Grader.Commands.Showing;
using Grader.Web.Statements;
using Grading;
using Grading.Authoring;
using Grading.Problems;
using Grading.Wording;

namespace Grader.Commands.Authors;

/// <summary>
/// <c>grader validate [DIR]</c>: every problem is derived twice, its right forms pass, its slips fail, it has enough points.
/// </summary>
internal static class ValidateCommand
{
    public static Command Create()
    {
        var folder = new InputFileArgument("PATH")
        {
            Description = "The folder of problem files, or one file (default: problems, here or above); - is standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var seed = CommonOptions.Seed();
        var show = new Flag("--show") { Description = "Show what each part asks and how it is derived." };
        var json = CommonOptions.Json();
        var command = new DescribedCommand("validate", "Check problem files before a class meets them.",
        [
            "grader validate tanh-unit.yaml",
            "grader validate tanh-unit.yaml --show",
            "grader validate --json",
        ])
        { folder, seed, show, json };
        command.Validators.Add(result =>
        {
            if (result.GetValue(show) && result.GetValue(json))
                result.AddError(AssistantSentences.HasNoEffectWith(show.Name, json.Name));
        });
        command.SetAction(parsed => Exit.Run(() =>
        {
            using var paths = CommandPaths.Of(parsed);
            var (path, drawn) = (paths.Read(folder, ".yaml"), parsed.GetValue(seed) ?? "0");
            var isJson = parsed.GetValue(json);
            try
            {
                return Validate(path, drawn, Told(parsed.GetValue(show), isJson, drawn));
            }
            catch (ProblemFileException broken) when (isJson)
            {
                foreach (var file in broken.Faults.GroupBy(fault => fault.File))
                    Terminal.Out.WriteLine(JsonLine.Of(Path.GetFileNameWithoutExtension(file.Key), file));
                return Exit.BrokenProblem;
            }
        }));
        return command;
    }

    // What is printed of a problem.
    private static Action<Problem, Validation.Report> Told(bool shows, bool isJson, string seed) => (problem, report) =>
    {
        if (isJson) Terminal.Out.WriteLine(JsonLine.Of(problem, report));
        else Say(problem, report);
        if (shows) Show(problem, seed);
    };

    private static int Validate(string? path, string seed, Action<Problem, Validation.Report> tell)
    {
        var faults = 0;
        using var scripts = Loading.Scripts(lanes: 1, allowWeakerSandbox: true); // the problem's own sample answers
        var checks =
            ProblemReader.Read(Loading.ProblemPath(path)).AsParallel().AsOrdered().WithMergeOptions(ParallelMergeOptions.NotBuffered)
            .Select(problem =>
                (Problem: problem, Report: Validation.Of(problem, seed, scripts), Unset: StatementFaults.OfFile(problem.File)));
        foreach (var (problem, report, unset) in checks)
        {
            faults += report.Faults.Length + unset.Length;
            tell(problem, report with { Faults = [.. report.Faults, .. unset.Select(fault => $"{fault}")] });
        }
        return faults == 0 ? Exit.Done : Exit.BrokenProblem;
    }

    private static void Say(Problem problem, Validation.Report report)
    {
        Terminal.Out.WriteLine($"{problem.Id}: {report.Summary}");
        foreach (var fault in report.Faults) Terminal.Out.WriteLine($"  {fault}");
        foreach (var warning in report.Warnings) Terminal.Out.WriteLine($"  ({warning})");
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

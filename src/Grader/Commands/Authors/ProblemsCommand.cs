using System.CommandLine;
using Grading.Problems;
using Grading.Submissions;

namespace Grader.Commands.Authors;

/// <summary><c>grader problems [ID]</c>: the list of problems, or one of them as students read it.</summary>
internal static class ProblemsCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("ID") { Description = "A problem's id.", Arity = ArgumentArity.ZeroOrOne }.WithoutOptions();
        var problems = CommonOptions.Problems();
        var command = new Command("problems", "List the problems, or show one.") { id, problems };
        command.SetAction(parsed => Exit.Run(() => Show(parsed.GetValue(id), parsed.GetValue(problems))));
        return command;
    }

    public static string NoSuchProblem(string id, Catalogue catalogue) => catalogue.NearestProblem(id) is { } nearest
        ? $"There is no problem \"{id}\". Did you mean \"{nearest}\"?"
        : $"There is no problem \"{id}\". There are: {string.Join(", ", catalogue.Problems.Select(problem => problem.Id))}.";

    private static int Show(string? id, string? problemPath)
    {
        var problems = ProblemReader.Read(Loading.ProblemPath(problemPath));
        if (id is null)
        {
            var width = problems.Max(problem => problem.Id.Length);
            foreach (var problem in problems) Console.Out.WriteLine($"{problem.Id.PadRight(width)}  {problem.Title} ({problem.Parts.Length} parts)");
            return Exit.Done;
        }
        var catalogue = Loading.CatalogueOf(problems);
        if (problems.FirstOrDefault(problem => problem.Id == catalogue.Problem(id)) is not { } found) throw new UnusableFileException(NoSuchProblem(id, catalogue));
        Console.Out.WriteLine($"# {found.Title}\n\n{found.Statement.TrimEnd()}\n");
        foreach (var part in found.Parts) Console.Out.WriteLine($"{part.Id}: {part.Asked}");
        return Exit.Done;
    }
}

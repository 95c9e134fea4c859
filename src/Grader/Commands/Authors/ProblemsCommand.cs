using System.Collections.Immutable;
using System.CommandLine;
using Grader.Commands.Calling;
using Grader.Commands.Showing;
using Grading.Authoring;
using Grading.Problems;
using Grading.Wording;

namespace Grader.Commands.Authors;

/// <summary><c>grader problems [ID]</c>: the list of problems, or one of them as students read it.</summary>
internal static class ProblemsCommand
{
    public static Command Create()
    {
        var id = new Argument<string?>("ID") { Description = "A problem's id.", Arity = ArgumentArity.ZeroOrOne };
        var problems = CommonOptions.Problems();
        var index = new Flag("--index") { Description = "As a table in Markdown, with what each teaches." };
        var command = new DescribedCommand("problems", "List the problems, or show one.",
        [
            "grader problems",
            "grader problems itakura-saito",
        ])
        { id, problems, index };
        command.Validators.Add(result =>
        {
            if (result.GetValue(index) && result.GetValue(id) is not null)
                result.AddError(AssistantSentences.HasNoEffectWith(index.Name, id.Name));
        });
        command.SetAction(parsed => Exit.Run(() => Show(parsed.GetValue(id), parsed.GetValue(problems), parsed.GetValue(index))));
        return command;
    }

    private static int Show(string? id, string? problemPath, bool isIndex)
    {
        var path = Loading.ProblemPath(problemPath);
        if (isIndex) Terminal.Out.Write(ProblemIndex.Text(ProblemReader.Read(path)));
        else if (id is null) List(ProblemReader.Read(path));
        else Show(Loading.ProblemOf(ProblemReader.Outlines(path), id));
        return Exit.Done;
    }

    private static void List(ImmutableArray<Problem> problems)
    {
        var width = problems.Max(problem => problem.Id.Length);
        foreach (var problem in problems)
            Terminal.Out.WriteLine($"{problem.Id.PadRight(width)}  {problem.Title} ({problem.Parts.Length} parts)");
    }

    private static void Show(Problem problem)
    {
        Terminal.Out.WriteLine($"# {problem.Title}\n\n{problem.Statement.TrimEnd()}\n");
        foreach (var part in problem.Parts) Terminal.Out.WriteLine($"{part.Id}: {part.Asked}");
    }
}

using System.CommandLine;
using Grader.Commands.Calling;
using Grader.Commands.Showing;
using Grader.Web;
using Grading.Problems;

namespace Grader.Commands.Students;

/// <summary><c>grader template ID...</c>: an answer sheet to fill in.</summary>
internal static class TemplateCommand
{
    public static Command Create()
    {
        var ids = new Argument<string[]>("ID")
        {
            Description = "The problems of the sheet.",
            Arity = ArgumentArity.OneOrMore,
        };
        var problems = CommonOptions.Problems();
        var command = new DescribedCommand("template", "Print an answer sheet to fill in.",
        [
            "grader template itakura-saito > sheet.md",
        ])
        { ids, problems };
        command.SetAction(parsed => Exit.Run(() => Print(parsed.GetValue(ids)!, parsed.GetValue(problems))));
        return command;
    }

    private static int Print(string[] ids, string? problemPath)
    {
        var problems = ProblemReader.Outlines(Loading.ProblemPath(problemPath));
        var chosen = ids.Select(id => Loading.ProblemOf(problems, id)).ToArray();
        Terminal.Out.Write(SheetFields.Sheet("", chosen, (_, _) => ""));
        return Exit.Done;
    }
}

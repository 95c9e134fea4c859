using System.CommandLine;
using System.Diagnostics;
using Grader.Commands.Calling;
using Grader.Commands.Showing;
using Grader.Web.Statements;
using Grading.Authoring;
using Grading.Problems;

namespace Grader.Commands.Authors;

/// <summary><c>grader solution ID</c>: the worked key of a problem, derived from its model.</summary>
internal static class SolutionCommand
{
    private const string Markdown = "markdown";
    private const string Latex = "latex";
    private const string Html = "html";

    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "A problem's id." };
        var format = ChoiceOption.Of("--format", $"{Markdown}, {Latex} or {Html} (default: {Markdown}).", Markdown, Markdown, Latex, Html);
        var (problems, seed) = (CommonOptions.Problems(), CommonOptions.Seed());
        var command = new DescribedCommand("solution", "Print the worked key of a problem, derived from its model.",
        [
            "grader solution itakura-saito",
            "grader solution itakura-saito --format latex > itakura-saito.tex",
        ])
        { id, format, problems, seed };
        command.SetAction(parsed => Exit.Run(() => Print(
            parsed.GetValue(id)!, parsed.GetValue(format)!, parsed.GetValue(problems), parsed.GetValue(seed) ?? "0")));
        return command;
    }

    private static int Print(string id, string format, string? problemPath, string seed)
    {
        var problem = Loading.ProblemOf(ProblemReader.Outlines(Loading.ProblemPath(problemPath)), id);
        Terminal.Out.Write(format switch
        {
            Markdown => Solution.Markdown(problem, seed),
            Latex => Solution.Latex(problem, seed),
            Html => Page(problem, Solution.Markdown(problem, seed)),
            _ => throw new UnreachableException(),
        });
        return Exit.Done;
    }

    private static string Page(Problem problem, string markdown) =>
        $"<!DOCTYPE html>\n<html lang=\"en\">\n<head><meta "
            + $"charset=\"utf-8\"><title>{System.Net.WebUtility.HtmlEncode(problem.Title)}</title></head>\n"
        + $"<body>\n{StatementMarkdown.Print(markdown).Value}\n</body>\n</html>\n";
}

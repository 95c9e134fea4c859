using System.CommandLine;
using Formulas;
using Formulas.Printing;
using Formulas.Reader;
using Grader.Commands.Authors;
using Grading.Problems;
using Grading.Submissions;
using Grading.Language;

namespace Grader.Commands.Students;

/// <summary><c>grader read ANSWER --problem ID --part ID</c>: how an answer is read, or where it can't be.</summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var answer = new Argument<string>("ANSWER") { Description = "An answer, as it would stand in a sheet." };
        var problem = new Option<string>("--problem") { Description = "The problem's id.", Required = true };
        var part = new Option<string>("--part") { Description = "The part's id.", Required = true };
        var problems = CommonOptions.Problems();
        var command = new Command("read", "Show how an answer is read.") { answer, problem, part, problems };
        command.SetAction(parsed => Exit.Run(() => Read(parsed.GetValue(answer)!, parsed.GetValue(problem)!, parsed.GetValue(part)!, parsed.GetValue(problems))));
        return command;
    }

    private static int Read(string answer, string problemId, string partId, string? problemPath)
    {
        var problems = ProblemReader.Read(Loading.ProblemPath(problemPath));
        var catalogue = Loading.CatalogueOf(problems);
        if (problems.FirstOrDefault(problem => problem.Id == catalogue.Problem(problemId)) is not { } found)
            throw new UnusableFileException(ProblemsCommand.NoSuchProblem(problemId, catalogue));
        if (found.Parts.FirstOrDefault(part => part.Id == catalogue.Part(found.Id, partId)) is not { } part)
            throw new UnusableFileException($"Problem \"{found.Id}\" has no part \"{partId}\". It has: {string.Join(", ", found.Parts.Select(known => known.Id))}.");
        var vocabulary = part.Question switch
        {
            Question.Formula formula => formula.Vocabulary,
            Question.Number number => number.Vocabulary,
            _ => null,
        };
        if (vocabulary is null)
        {
            Console.Out.WriteLine(part.Question is Question.Script script ? $"This part wants a method in C#: {script.Signature}" : "This part is a choice; its answer is an option, not a formula.");
            return Exit.Done;
        }
        switch (FormulaReader.Read(answer, vocabulary))
        {
            case Reading.Success success:
                Console.Out.WriteLine($"text   {PlainPrinter.Print(success.Formula)}");
                Console.Out.WriteLine($"latex  {LatexPrinter.Print(success.Formula)}");
                if (success.Otherwise is { } otherwise) Console.Out.WriteLine($"or     {PlainPrinter.Print(otherwise)}");
                return Exit.Done;
            case Reading.Mistyped mistyped:
                Console.Out.WriteLine(FaultSentences.Of(mistyped.Fault));
                return Exit.NotRightYet;
            case Reading.Unread failure:
                Console.Out.WriteLine(FaultSentences.Marked(failure.Fault, answer));
                return Exit.NotRightYet;
            default: throw new System.Diagnostics.UnreachableException();
        }
    }
}

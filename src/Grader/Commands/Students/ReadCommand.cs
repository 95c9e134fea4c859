using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader;
using Grader.Commands.Showing;
using Grading;
using Grading.Language;
using Grading.Marking;
using Grading.Problems;
using Grading.Submissions;
using Grading.Wording;

namespace Grader.Commands.Students;

/// <summary>
/// <c>grader read ANSWER --problem ID --part ID</c>: how an answer is read, or where it can't be; with <c>--step</c>, a line of a
/// derivation.
/// </summary>
internal static class ReadCommand
{
    public static Command Create()
    {
        var answer = new Argument<string>("ANSWER")
        {
            Description = "An answer, as it would stand in a sheet.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var problem = new Option<string>("--problem") { Description = "The problem's id.", Required = true };
        var part = new Option<string?>("--part") { Description = "The part's id; of a step it can be left out." };
        var step = new Option<string?>("--step") { Description = "A line of a derivation, instead of an answer: \"A = B\"." };
        var problems = CommonOptions.Problems();
        var command = new Command("read", "Show how an answer is read.") { answer, problem, part, step, problems };
        command.Validators.Add(result =>
        {
            var isStep = result.GetValue(step) is not null;
            if (isStep == result.GetValue(answer) is not null) result.AddError(AssistantSentences.AnswerOrStep);
            else if (!isStep && result.GetValue(part) is null) result.AddError(AssistantSentences.WhichPart);
        });
        command.SetAction(parsed => Exit.Run(() =>
        {
            var outlines = ProblemReader.Outlines(Loading.ProblemPath(parsed.GetValue(problems)));
            var of = Loading.ProblemOf(outlines, parsed.GetValue(problem)!);
            var about = parsed.GetValue(part) is { } id ? PartOf(of, id, outlines) : null;
            return parsed.GetValue(step) is { } line ? StepReading.Run(line, of, about) : Read(parsed.GetValue(answer)!, of, about!);
        }));
        return command;
    }

    private static Part PartOf(Problem problem, string partId, ImmutableArray<Outline> problems)
    {
        var id = Loading.CatalogueOf(problems).Part(problem.Id, partId);
        return problem.Parts.FirstOrDefault(part => part.Id == id)
            ?? throw new UnusableFileException(AssistantSentences.NoSuchPart(problem.Id, partId, problem.Parts.Select(known => known.Id)));
    }

    private static int Read(string answer, Problem problem, Part part) => part.Question switch
    {
        Question.Formula formula => Read(answer, formula.Vocabulary),
        Question.Number number => Read(answer, number.Vocabulary),
        Question.Script script => Said(AssistantSentences.WantsMethod($"{script.Signature}")),
        Question.Both or Question.Table or Question.Shape => Read(Marker.Of(problem)[part.Id].Read(answer)),
        Question.Choice or Question.Selection => Said(AssistantSentences.IsAChoice),
        _ => throw new UnreachableException(),
    };

    private static int Read(AsRead read) =>
        read.IsReadable ? Said($"text   {(read.Formula is { } formula ? PlainPrinter.Print(formula) : read.Option)}")
            : Unread(StudentSentences.Of(read.Reason));

    private static int Read(string answer, Vocabulary vocabulary) => FormulaReader.Read(answer, vocabulary) switch
    {
        Reading.Success success => Said(Lines(success)),
        Reading.Mistyped mistyped => Unread(FaultSentences.Of(mistyped.Fault)),
        Reading.Unread unread => Unread(FaultSentences.Marked(unread.Fault, answer)),
        _ => throw new UnreachableException(),
    };

    private static string Lines(Reading.Success read)
    {
        var text = $"text   {PlainPrinter.Print(read.Formula)}\nlatex  {LatexPrinter.Print(read.Formula)}";
        return read.Otherwise is { } otherwise ? $"{text}\nor     {PlainPrinter.Print(otherwise)}" : text;
    }

    private static int Said(string text)
    {
        Terminal.Out.WriteLine(text);
        return Exit.Done;
    }

    private static int Unread(string text)
    {
        Terminal.Out.WriteLine(text);
        return Exit.NotRightYet;
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using System.Diagnostics;
using System.Text;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader;
using Grader.Commands.Calling;
using Grader.Commands.Showing;
using Grading;
using Grading.Language;
using Grading.Marking;
using Grading.Problems;
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
            Description = "An answer, as it would stand in a sheet; - is standard input.",
            Arity = ArgumentArity.ZeroOrOne,
        };
        var problem = new Option<string>("--problem") { HelpName = "ID", Description = "The problem's id.", Required = true };
        var part = new Option<string?>("--part") { HelpName = "ID", Description = "The part's id; of a step it can be left out." };
        var step =
            new Option<string?>("--step") { HelpName = "TEXT", Description = "A line of a derivation, instead of an answer: \"A = B\"." };
        var problems = CommonOptions.Problems();
        var (json, language) = (CommonOptions.Json(), CommonOptions.Language());
        var command = new DescribedCommand("read", "Show how an answer is read.",
        [
            "grader read \"2(z6^2 - t)/z_6^3\" --problem itakura-saito --part a",
            "grader read --step \"dL/dz6 = 2(z6^2 - t)/z6^3\" --problem itakura-saito",
            "grader read \"2(z6^2 - t)/z_6^3\" --problem itakura-saito --part a --json",
        ],
        takesFormulas: true)
        { answer, problem, part, step, problems, json, language };
        CommonOptions.NotBoth(command, language, json);
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
            var readings = parsed.GetValue(step) is { } line
                ? StepReading.Of(line, of, about)
                : [Read(Typed(parsed.GetValue(answer)!), of, about!)];
            return ShownReading.Print(readings, parsed.GetValue(json));
        }));
        return command;
    }

    private static Part PartOf(Problem problem, string partId, ImmutableArray<Outline> problems)
    {
        var id = Loading.CatalogueOf(problems).Part(problem.Id, partId);
        return problem.Parts.FirstOrDefault(part => part.Id == id)
            ?? throw new UsageException(AssistantSentences.NoSuchPart(problem.Id, partId, problem.Parts.Select(known => known.Id)));
    }

    // The line end behind it is the shell's.
    private static string Typed(string answer) =>
        answer == "-" ? Encoding.UTF8.GetString(Terminal.ReadIn()).TrimEnd('\r', '\n') : answer;

    private static ShownReading Read(string answer, Problem problem, Part part) => part.Question switch
    {
        Question.Formula formula => Read(answer, formula.Vocabulary),
        Question.Number number => Read(answer, number.Vocabulary),
        Question.Script script => Said(answer, AssistantSentences.WantsMethod($"{script.Signature}")),
        Question.Both or Question.Table or Question.Shape => Read(answer, Marker.Of(problem)[part.Id].Read(answer)),
        Question.Choice or Question.Selection => Said(answer, AssistantSentences.IsAChoice),
        _ => throw new UnreachableException(),
    };

    private static ShownReading Read(string answer, AsRead read) => read.IsReadable
        ? new(answer, IsRead: true) { Text = read.Formula is { } formula ? PlainPrinter.Print(formula) : read.Option }
        : new(answer, IsRead: false) { Sentence = StudentSentences.Of(read.Reason), Reason = read.Reason.Word };

    private static ShownReading Read(string answer, Vocabulary vocabulary) => FormulaReader.Read(answer, vocabulary) switch
    {
        Reading.Success read => ShownReading.Of(answer, [read.Formula]) with
        {
            Otherwise = read.Otherwise is { } otherwise ? [PlainPrinter.Print(otherwise)] : [],
        },
        Reading.Mistyped mistyped => new(answer, IsRead: false)
        {
            Sentence = FaultSentences.Of(mistyped.Fault),
            Reason = mistyped.Fault.Word,
        },
        Reading.Unread unread => ShownReading.Of(answer, unread.Fault),
        _ => throw new UnreachableException(),
    };

    private static ShownReading Said(string answer, string sentence) => new(answer, IsRead: true) { Sentence = sentence };
}

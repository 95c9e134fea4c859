using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader.Beginnings;
using Formulas.Tree;
using Grader.Web.Pages;
using Grading;
using Grading.Marking;
using Grading.Marking.Scripted;
using Grading.Problems;
using Grading.Verdicts;
using Grading.Wording;

namespace Grader.Web;

/// <summary>How the answer in a field is read: what can be told of it without what is right and without a compiler.</summary>
internal static class FieldReading
{
    public static ReadReply Of(PartGrading grading, string typed)
    {
        var answer = TypedAnswer.Of(grading.Part, typed);
        if (answer.IsEmpty) return new() { Status = "empty" };
        var isCompiled = answer.NeedsCompiler(grading.Part);
        var read = isCompiled
            ? ScriptVerdicts.Read(answer.Text)
            : grading.Read(answer.IsScript ? ScriptVerdicts.SingleExpression(answer.Text)! : answer.Text);
        var reply = new ReadReply
        {
            Status = read.IsReadable ? "read" : "unreadable",
            Reading = read.Option.Length > 0 ? read.Option : null,
            Sentence = Sentence(read) ?? (isCompiled ? PageSentences.CompiledLater : null),
            Mark = read.Reason is Reason.Unread { Fault: var fault } ? answer.MarkIn(typed, fault.Start, fault.Length) : null,
        };
        if (read.Formula is { } formula) return Showing(reply, formula);
        return read.IsReadable || answer.IsScript || OneFormula(grading.Part.Question) is not { } vocabulary
            ? reply
            : SoFar(reply, answer.Text, read, vocabulary);
    }

    // The names of an answer that is one formula or number.
    private static Vocabulary? OneFormula(Question question) =>
        question is Question.Formula or Question.Number or Question.Both ? question.Vocabularies.First() : null;

    // Nothing of this is looked at when an answer can be read.
    private static ReadReply SoFar(ReadReply reply, string text, AsRead read, Vocabulary vocabulary)
    {
        if (read.Reason is Reason.Unread { Fault: var fault } && Beginning.IsUnfinished(text, fault, vocabulary))
            reply = reply with { Status = "unfinished" };
        return Beginning.SoFar(text, vocabulary) is { } formula ? Showing(reply, formula) : reply;
    }

    private static ReadReply Showing(ReadReply reply, Formula formula) => reply with
    {
        Reading = reply.Reading ?? PlainPrinter.Print(formula),
        Mathml = MathMLPrinter.PrintPieces(formula),
    };

    private static string? Sentence(AsRead read) =>
        StudentSentences.Of(read.Reason) is { Length: > 0 } sentence
            ? sentence
            : read.HasEarlierLines ? PageSentences.LastLineCounts : null;
}

using Formulas.Printing;
using Grader.Web.Pages;
using Grading;
using Grading.Marking;
using Grading.Marking.Scripted;
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
        return new()
        {
            Status = read.IsReadable ? "read" : "unreadable",
            Reading = read.Option.Length > 0 ? read.Option : read.Formula is { } formula ? PlainPrinter.Print(formula) : null,
            Mathml = read.Formula is { } shown ? MathMLPrinter.Print(shown) : null,
            Sentence = Sentence(read) ?? (isCompiled ? PageSentences.CompiledLater : null),
            Mark = read.Reason is Reason.Unread { Fault: var fault } ? answer.MarkIn(typed, fault.Start, fault.Length) : null,
        };
    }

    private static string? Sentence(AsRead read) =>
        StudentSentences.Of(read.Reason) is { Length: > 0 } sentence
            ? sentence
            : read.HasEarlierLines ? PageSentences.LastLineCounts : null;
}

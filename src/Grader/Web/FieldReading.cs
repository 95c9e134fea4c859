using System.Diagnostics;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader;
using Grader.Web.Pages;
using Grading.Assignments;
using Grading.Language;
using Grading.Marking;
using Grading.Marking.Numbers;
using Grading.Marking.Scripted;
using Grading.Problems;
using Grading.Wording;

namespace Grader.Web;

/// <summary>How the answer in a field is read: what can be told of it without the reference and without a compiler.</summary>
internal static class FieldReading
{
    public static ReadReply Of(Part part, string typed, Switches switches)
    {
        var answer = TypedAnswer.Of(part, typed);
        var permission = switches.PermissionIn(part);
        return answer switch
        {
            { IsEmpty: true } => new() { Status = "empty" },
            { IsScript: true } => Script(part, typed, answer, permission),
            _ => Plain(part.Question, typed, answer, permission),
        };
    }

    private static ReadReply Plain(Question question, string typed, TypedAnswer answer, Permission? permission) => question switch
    {
        Question.Choice choice => Choice(choice, answer.Text),
        Question.Formula formula => Formula(answer.Text, formula.Vocabulary, typed, answer, permission),
        Question.Number number =>
            Formula(NumberMarking.WithDecimalPoint(answer.Text), number.Vocabulary, typed, answer, permission),
        _ => throw new UnreachableException(),
    };

    private static ReadReply Choice(Question.Choice choice, string text)
    {
        var outcome = new ChoiceMarking(choice).Grade(text);
        return outcome.Option.Length > 0
            ? new() { Status = "read", Reading = outcome.Option }
            : new() { Status = "unreadable", Sentence = outcome.Hint };
    }

    // 5 parameters: the text as it is read, in which names, and where it was typed.
    private static ReadReply Formula(string text, Vocabulary vocabulary, string typed, TypedAnswer answer, Permission? permission) =>
        FormulaReader.Read(text, vocabulary) switch
        {
            Reading.Success read => new()
            {
                Status = "read",
                Reading = PlainPrinter.Print(read.Formula),
                Mathml = MathMLPrinter.Print(read.Formula),
                Sentence = Remark(read, permission),
            },
            Reading.Mistyped mistyped => new()
            {
                Status = "unreadable",
                Reading = PlainPrinter.Print(mistyped.Formula),
                Mathml = MathMLPrinter.Print(mistyped.Formula),
                Sentence = FaultSentences.Of(mistyped.Fault),
            },
            Reading.Unread { Fault: var fault } => new()
            {
                Status = "unreadable",
                Sentence = FaultSentences.Of(fault),
                Mark = answer.MarkIn(typed, fault.Start, fault.Length),
            },
            _ => throw new UnreachableException(),
        };

    private static string? Remark(Reading.Success read, Permission? permission)
    {
        if (permission is not null && Withheld.By(permission, read.Formula) is { } withheld) return StudentSentences.Of(withheld);
        if (read.Otherwise is { } otherwise)
            return PageSentences.AlsoReadAs(PlainPrinter.Print(otherwise));
        return read.HasEarlierLines ? PageSentences.LastLineCounts : null;
    }

    private static ReadReply Script(Part part, string typed, TypedAnswer answer, Permission? permission)
    {
        if (part.Question is Question.Formula formula && ScriptVerdicts.SingleExpression(answer.Text) is { } expression)
            return Formula(expression, formula.Vocabulary, typed, answer, permission);
        return ScriptVerdicts.Unreadable(answer.Text) is { } sentence
            ? new() { Status = "unreadable", Sentence = sentence }
            : new() { Status = "read", Sentence = PageSentences.CompiledLater };
    }
}

using Formulas.Printing;
using Grading.Documents;
using Grading.Documents.Steps;
using Grading.Language;
using Grading.Wording;
using ReferenceSolutions.Mistakes;

namespace Grader.Web.Derivations;

/// <summary>The lines of a derivation in a field, each with its mark. No value, no witness leaves it, as of answers.</summary>
internal static class FieldLines
{
    // No derivation of one part is as long.
    private const int MostLines = 100;
    private const int MostCharacters = 20_000;

    /// <summary>As much of what was typed as is marked.</summary>
    public static string Cut(string typed) => string.Join('\n',
        (typed.Length > MostCharacters ? typed[..MostCharacters] : typed).ReplaceLineEndings("\n").Split('\n', MostLines + 1).Take(MostLines));

    /// <summary>The marks on all lines.</summary>
    /// <param name="isMarked">Whether the steps were judged, or the lines only read.</param>
    public static LinesReply Of(TypedDerivation derivation, bool isMarked)
    {
        var lines = Enumerable.Range(1, derivation.Lines.Length)
            .Where(line => derivation.Lines[line - 1].Trim().Length > 0)
            .Select(line => Line(derivation, line, isMarked)).ToArray();
        return new() { Lines = lines, Sentence = isMarked ? LineSentences.Marked(lines) : LineSentences.Read(lines) };
    }

    private static LineReply Line(TypedDerivation derivation, int line, bool isMarked)
    {
        var members = derivation.On(line).ToArray();
        var reply = new LineReply { Line = line, Typed = derivation.Lines[line - 1].Trim().Trim('$'), Mark = "words" };
        if (Array.Find(members, one => one.Member.Side.Formula is null) is { Member: { Side.Fault: { } fault } unread })
            return reply with { Mark = "unread", Sentence = FaultSentences.Marked(fault, unread.Text).Split('\n')[0] };
        if (members.Length == 0) return reply with { Mark = reply.Typed.Contains('=') ? "unread" : "words" };
        reply = reply with
        {
            Mark = "read",
            Reading = string.Concat(members.Select(one => $"{(one.IsHead ? "" : " = ")}{PlainPrinter.Print(one.Member.Side.Formula!)}")).Trim(),
            Mathml = string.Concat(members.Select(one => Signed(MathMLPrinter.Print(one.Member.Side.Formula!), one.IsHead))),
        };
        return isMarked && derivation.WorstOn(line) is { } step ? Marked(reply, step) : reply;
    }

    private static string Signed(string mathml, bool isHead) => isHead ? mathml : mathml.Insert(mathml.IndexOf('>') + 1, "<mo>=</mo>");

    private static LineReply Marked(LineReply reply, Step step) => step.Verdict switch
    {
        StepVerdict.False when step.Follows is { } error =>
            reply with { Mark = "follows", Sentence = StudentSentences.RightIf(error.InFile) },
        StepVerdict.False => reply with { Mark = step.Verdict.Word, Sentence = Mistake.All.FirstOrDefault(known => known.Code == step.Mistake)?.Hint },
        StepVerdict.OnlyIf only => reply with { Mark = step.Verdict.Word, Sentence = StudentSentences.HoldsIf(only.Assumption) },
        StepVerdict.Unread unread => reply with { Mark = step.Verdict.Word, Sentence = StudentSentences.Unread(unread.Because) },
        _ => reply with { Mark = step.Verdict.Word },
    };
}

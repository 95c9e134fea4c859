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

    private const string Read = "read";

    /// <summary>As much of what was typed as is marked, in whole lines.</summary>
    public static string Cut(string typed)
    {
        var lines = typed.ReplaceLineEndings("\n").Split('\n');
        var (count, length) = (0, 0);
        while (count < Math.Min(lines.Length, MostLines) && (length += lines[count].Length + 1) <= MostCharacters) count++;
        return count == 0 ? lines[0][..MostCharacters] : string.Join('\n', lines.Take(count));
    }

    /// <summary>The marks on all lines.</summary>
    /// <param name="isMarked">Whether the steps were judged, or the lines only read.</param>
    /// <param name="isCut">Whether more was typed than is looked at.</param>
    /// <param name="tries">What lines that do not hold cost; null where they cost nothing.</param>
    public static LinesReply Of(TypedDerivation derivation, bool isMarked, bool isCut, LineTries? tries = null)
    {
        var lines = new List<LineReply>();
        var isOut = false;
        for (var line = 1; line <= derivation.Lines.Length; line++)
        {
            if (derivation.Lines[line - 1].Trim().Length == 0) continue;
            var reply = Line(derivation, line);
            if (isMarked && !isOut && reply.Mark == Read && derivation.WorstOn(line) is { } step)
            {
                var marked = tries is null ? Marked(reply, step) : Told(derivation, line, Marked(reply, step), tries);
                isOut = marked is null;
                reply = marked ?? reply;
                if (reply is { Mark: "false", Sentence: null } && !lines.Exists(before => before.Mark == "false"))
                    reply = reply with { Sentence = StudentSentences.WhatLeadsTo(step.Left, step.Right) };
            }
            lines.Add(reply);
        }
        var said = isMarked ? LineSentences.Marked(lines, isOut) : LineSentences.Read(lines);
        return new()
        {
            Lines = lines,
            Sentence = isCut ? $"{said} {LineSentences.Cut(derivation.Lines.Length)}" : said,
            TriesLeft = tries?.Left,
            Tries = tries?.Sentence,
        };
    }

    // A try is taken before anything is told, so that nobody is told more by asking several times at once. Null: there is none.
    private static LineReply? Told(TypedDerivation derivation, int line, LineReply marked, LineTries tries)
    {
        var claim = Claim.Of(derivation, line);
        if (claim.AsksMuch) return marked with { Mark = Read, Sentence = LineSentences.AsksMuch };
        if (!tries.Take(claim.Key)) return null;
        if (marked.Mark != "false") tries.GiveBack(claim.Key);
        return marked;
    }

    private static LineReply Line(TypedDerivation derivation, int line)
    {
        var members = derivation.On(line).ToArray();
        var reply = new LineReply { Line = line, Typed = derivation.Lines[line - 1].Trim().Trim('$'), Mark = "words" };
        if (Array.Find(members, one => one.Member.Side.Formula is null) is { Member: { Side.Fault: { } fault } unread })
            return reply with { Mark = "unread", Sentence = FaultSentences.Marked(fault, unread.Text).Split('\n')[0] };
        if (members.Length == 0) return reply with { Mark = reply.Typed.Contains('=') ? "unread" : "words" };
        return reply with
        {
            Mark = Read,
            Reading = string.Concat(members.Select(one => Signed(PlainPrinter.Print(one.Member.Side.Formula!), one.IsHead, " = "))).Trim(),
            Mathml = string.Concat(members.Select(one => SignedMathml(MathMLPrinter.PrintPieces(one.Member.Side.Formula!), one.IsHead))),
        };
    }

    private static string Signed(string text, bool isHead, string sign) => isHead ? text : sign + text;

    private static string SignedMathml(string mathml, bool isHead) =>
        isHead ? mathml : mathml.Insert(mathml.IndexOf('>') + 1, "<mo>=</mo>");

    private static LineReply Marked(LineReply reply, Step step) => step.Verdict switch
    {
        StepVerdict.False when step.Follows is { } error =>
            reply with { Mark = "follows", Sentence = StudentSentences.RightIf(error.InFile) },
        StepVerdict.False =>
            reply with { Mark = step.Verdict.Word, Sentence = Mistake.All.FirstOrDefault(known => known.Code == step.Mistake)?.Hint },
        StepVerdict.OnlyIf only => reply with { Mark = step.Verdict.Word, Sentence = StudentSentences.HoldsIf(only.Assumption) },
        StepVerdict.Unread unread => reply with { Mark = step.Verdict.Word, Sentence = StudentSentences.Unread(unread.Because) },
        _ => reply with { Mark = step.Verdict.Word },
    };
}

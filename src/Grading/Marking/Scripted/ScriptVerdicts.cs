using System.Collections.Immutable;
using Formulas.Reader;
using Grading.Scripts;
using Grading.Verdicts;
using Grading.Wording;
using ScriptMessages;

namespace Grading.Marking.Scripted;

/// <summary>What becomes of a script that returned no values; and which scripts are none.</summary>
public static class ScriptVerdicts
{
    /// <summary>Where no script is run.</summary>
    public static Outcome ByAPerson { get; } = new(Verdict.Review, Cause.ScriptForAPerson);

    /// <summary>How a text is read as C#, as far as that is seen without a compiler.</summary>
    public static AsRead Read(string code) => TextScan.Check(code) is { } rejected
        ? AsRead.Not(new Reason.ScriptRefused(rejected))
        : new(null, Reason.None, IsReadable: true);

    /// <param name="place">The inputs of a call, in words.</param>
    public static Outcome Of(ScriptOutcome outcome, Func<int, string> place) => outcome switch
    {
        ScriptOutcome.Rejected { Why: var rejected } => new(Verdict.Unreadable, new Reason.ScriptRefused(rejected)),
        ScriptOutcome.Stopped { Limit: "shape", Call: var call } => new(Verdict.Wrong, Cause.ScriptTooLong) { Witness = place(call) },
        // a clock never makes a verdict: elsewhere, or alone, it might have come to its end
        ScriptOutcome.Stopped { Limit: "time" } => new(Verdict.Review, new Reason.ScriptStopped("time")),
        ScriptOutcome.Stopped { Limit: var limit, Call: var call } =>
            new(Verdict.Wrong, new Reason.ScriptStopped(limit)) { Witness = place(call) },
        ScriptOutcome.Threw { Type: var type, Call: var call } =>
            new(Verdict.Wrong, new Reason.ScriptThrew(type, place(call))) { Witness = place(call) },
        ScriptOutcome.NotRun => new(Verdict.Review, Cause.ScriptNotRun),
        ScriptOutcome.Failed { What: var what } => new(Verdict.Review, Cause.ScriptFailed) { Witness = what },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>What the person who grades is told about the machine; null where nothing is missing, or nothing was run.</summary>
    public static string? Sandbox(ImmutableArray<string> missing, bool allowed) => missing.IsDefaultOrEmpty
        ? null
        : allowed
            ? AssistantSentences.RunWithout(missing)
            : AssistantSentences.NotRunWithout(missing);

    /// <summary>The expression, where the code is one (<c>return 2*z6;</c>); null for anything longer.</summary>
    public static string? SingleExpression(string code)
    {
        if (code.Length > FormulaReader.LengthLimit) return null;
        var text = ScriptText.WithoutComments(code).Trim();
        if (text.StartsWith("return", StringComparison.Ordinal) && text.Length > 6 && !char.IsLetterOrDigit(text[6]) && text[6] != '_')
            text = text[6..];
        text = text.TrimEnd(';', ' ', '\n', '\r', '\t').TrimStart();
        return text.AsSpan().IndexOfAny(";{}\"#") < 0 && !text.Contains("=>", StringComparison.Ordinal)
            ? text.ReplaceLineEndings(" ")
            : null;
    }
}

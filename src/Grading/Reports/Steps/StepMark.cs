using System.Diagnostics;
using Grading.Documents.Steps;
using Grading.Verdicts;
using Grading.Wording;
using static Formulas.Translating.Spoken;

namespace Grading.Reports.Steps;

/// <summary>The mark of one line of a derivation.</summary>
internal enum StepMark
{
    Holds,
    OnlyIf,
    Definition,

    /// <summary>The first wrong line of a wrong conclusion.</summary>
    Wrong,

    /// <summary>Right, if the first wrong line were.</summary>
    Follows,

    /// <summary>It does not hold, and nothing is held against it.</summary>
    Remark,
    Unread,
}

/// <summary>Marks, as signs and in words.</summary>
internal static class StepMarks
{
    /// <summary>The mark of a line among those of its part.</summary>
    public static StepMark Of(StepRow step, Derivation derivation) => step.Verdict switch
    {
        "true" => StepMark.Holds,
        Reason.OnlyIfWord => StepMark.OnlyIf,
        "definition" => StepMark.Definition,
        _ when !step.IsFalse => StepMark.Unread,
        _ when step == derivation.Cause => StepMark.Wrong,
        _ => derivation.Following.Contains(step) ? StepMark.Follows : StepMark.Remark,
    };

    public static string Sign(this StepMark mark) => mark switch
    {
        StepMark.Holds => "✓",
        StepMark.OnlyIf => "(✓)",
        StepMark.Definition => "≔",
        StepMark.Wrong => "✗",
        StepMark.Follows => "↳",
        StepMark.Remark => "•",
        StepMark.Unread => "?",
        _ => throw new UnreachableException(),
    };

    /// <summary>Whether nothing is to be said of the line.</summary>
    public static bool IsFine(this StepMark mark) => mark is StepMark.Holds or StepMark.Definition;

    /// <summary>The word that pages colour it by: that of the verdict where it is one.</summary>
    public static string Word(this StepMark mark) => mark switch
    {
        StepMark.Holds => "true",
        StepMark.OnlyIf => Reason.OnlyIfWord,
        StepMark.Definition => "definition",
        StepMark.Wrong => StepVerdict.FalseWord,
        StepMark.Follows => "follows",
        StepMark.Remark => "remark",
        StepMark.Unread => "unread",
        _ => throw new UnreachableException(),
    };

    public static string Meaning(this StepMark mark) => mark switch
    {
        StepMark.Holds => Say("holds"),
        StepMark.OnlyIf => Say("holds under an assumption"),
        StepMark.Definition => Say("gives a name"),
        StepMark.Wrong => Say("does not hold"),
        StepMark.Follows => Say("would be right, were the wrong line"),
        StepMark.Remark => Say("a remark: the two sides are not equal, but nothing is held against it"),
        StepMark.Unread => Say("could not be read or told"),
        _ => throw new UnreachableException(),
    };

    /// <summary>What the marks mean that are there.</summary>
    public static string Legend(Derivation derivation) => string.Join("; ", derivation.Lines
        .Select(step => Of(step, derivation)).Distinct().Order().Select(mark => $"{mark.Sign()} {mark.Meaning()}"));

    /// <summary>What is to be said of a line by itself; empty for nothing.</summary>
    public static string Said(StepRow step) => step switch
    {
        { Verdict: Reason.OnlyIfWord } => StudentSentences.HoldsIf(step.Reason),
        { IsFalse: true } => StepsInWords.HintOf(step.Mistake) ?? "",
        { Reason: { Length: > 0 } reason } => StudentSentences.Unread(reason),
        _ => "",
    };

    /// <summary>What is to be said of a line besides its mark; empty for nothing.</summary>
    public static string Said(StepRow step, StepMark mark) => mark switch
    {
        StepMark.OnlyIf => StudentSentences.HoldsIf(step.Reason),
        StepMark.Wrong => StepsInWords.HintOf(step.Mistake) ?? "",
        StepMark.Follows => StudentSentences.RightIf(step.Follows),
        StepMark.Unread => StudentSentences.Unread(step.Reason),
        _ => "",
    };
}

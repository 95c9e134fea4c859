using System.Collections.Immutable;
using System.Diagnostics;
using Formulas.Reader;
using Formulas.Tree;
using Formulas.Typing;
using ReferenceSolutions.Sampling;
using ScriptMessages;

namespace Grading.Verdicts;

/// <summary>
/// Why an answer has its verdict. Its word stands in the column <c>reason</c> and is written here,
/// once; what decides looks at the kind. The sentence for those who read it is made from the kind and its data (<c>Grading.Wording</c>).
/// </summary>
public abstract record Reason
{
    /// <summary>What begins the words of what holds under an assumption that is not made.</summary>
    internal const string OnlyIfWord = "only-if";

    private Reason() { }

    /// <summary>A plain right or wrong answer.</summary>
    public static Reason None { get; } = new Plain(Cause.None);

    /// <summary>A reason that is the same for every answer that has it.</summary>
    public sealed record Plain(Cause Cause) : Reason;

    /// <summary>It holds everywhere under a named assumption.</summary>
    public sealed record Assumes(Stratum Stratum) : Reason;

    /// <summary>It holds on some of the points only.</summary>
    public sealed record OnlyIf(Stratum Stratum) : Reason;

    /// <summary>It is right given the student's own answer to an earlier part, perhaps under an assumption as well.</summary>
    public sealed record Follows(string Part, Reason Given) : Reason;

    /// <summary>A mistake was recognised, and nothing else is to be said.</summary>
    public sealed record Found(Finding Finding) : Reason;

    /// <summary>It would be right with another sign; what was said of it before stays its word.</summary>
    public sealed record Repaired(Reason Before, string Typed, string Meant) : Reason;

    /// <summary>It can't be read.</summary>
    public sealed record Unread(ReadingFault Fault) : Reason;

    /// <summary>Its indices or shapes don't fit together.</summary>
    public sealed record Misfit(IndexFault Fault) : Reason;

    /// <summary>It can be read in two ways that have different values.</summary>
    public sealed record Ambiguous(Formula One, Formula Other) : Reason;

    /// <summary>Two members of a chain A = B = C that have different values.</summary>
    public sealed record Contradiction(Formula One, Formula Other) : Reason;

    /// <summary>Its left-hand side is another quantity of the question than the one that is asked for.</summary>
    public sealed record OtherLeft(Formula Left) : Reason;

    /// <summary>A derivative is left as it stands that the part does not give.</summary>
    public sealed record NotExplicit(Formula Derivative) : Reason;

    /// <summary>The value is right, the terms are not those that the question asks for.</summary>
    public sealed record OtherForm(ImmutableArray<string> Form, string Outside) : Reason;

    /// <summary>It is none of so many options.</summary>
    public sealed record NoOption(int Count) : Reason;

    /// <summary>It could be either of two options, by their letters.</summary>
    public sealed record TwoOptions(char One, char Other) : Reason;

    /// <summary>The option that was chosen, by its letter.</summary>
    public sealed record Chosen(char Letter) : Reason;

    /// <summary>What was chosen of several options can't be told.</summary>
    /// <param name="Count">How many options there are.</param>
    public sealed record NoSelection(int Count) : Reason;

    /// <summary>Of several options, not all that are right, or others besides.</summary>
    /// <param name="Right">How many of those that were chosen are right.</param>
    /// <param name="Taken">How many were chosen.</param>
    /// <param name="Wanted">How many are right.</param>
    public sealed record Selected(int Right, int Taken, int Wanted) : Reason;

    /// <summary>Of a table, not all cells are right.</summary>
    /// <param name="Right">How many are.</param>
    /// <param name="Followed">How many more are right given the student's own earlier cells.</param>
    /// <param name="First">The first that is neither.</param>
    public sealed record Cells(int Right, int Followed, int Count, string First) : Reason;

    /// <summary>Of a formula and its value, one is not right or not there, or neither is.</summary>
    public sealed record Half(HalfState Formula, HalfState Value) : Reason;

    /// <summary>What can't be read in one cell of a table.</summary>
    public sealed record InCell(string Cell, Reason Given) : Reason;

    /// <summary>A table with another number of cells than it should have.</summary>
    /// <param name="Wanted">The cells in words: n (2), E.</param>
    public sealed record OtherCells(int Given, string Wanted) : Reason;

    /// <summary>A name in a table that can't be told what it stands for.</summary>
    public sealed record UnknownCell(string Label, string Wanted) : Reason;

    /// <summary>A table with the rows as columns.</summary>
    public sealed record Turned(string Cell) : Reason;

    /// <summary>A text that is no shape.</summary>
    /// <param name="Names">The letters of sizes in words.</param>
    public sealed record NoShape(string Names) : Reason;

    /// <summary>A size by a name that the question does not have.</summary>
    public sealed record UnknownSize(string Name, string Names) : Reason;

    /// <summary>Another shape than that of the array.</summary>
    /// <param name="Wanted">How many dimensions it should have.</param>
    public sealed record OtherShape(ShapeSlip Slip, int Wanted) : Reason;

    /// <summary>A script that something is wrong with before it runs.</summary>
    public sealed record ScriptRefused(Compiled.Rejected Why) : Reason;

    /// <summary>A script that was stopped.</summary>
    /// <param name="Limit">A stable word: steps, memory, stack, crash; time where a person decides.</param>
    public sealed record ScriptStopped(string Limit) : Reason;

    /// <summary>A script that threw an exception.</summary>
    /// <param name="Place">The inputs of the call in words, or empty.</param>
    public sealed record ScriptThrew(string Type, string Place) : Reason;

    /// <summary>A result of another shape than it should have, both as <c>double[3][4]</c>; null where there is no result.</summary>
    public sealed record ScriptShape(string Place, string Expected, string? Returned) : Reason;

    /// <summary>A result that is not a finite number; the place is empty where it is one of many points.</summary>
    public sealed record ScriptNotFinite(string Place) : Reason;

    /// <summary>The student's files can't be used.</summary>
    public sealed record File(string Sentence) : Reason;

    /// <summary>An answer to a part that its problem does not have, with what was noticed on reading it.</summary>
    public sealed record UnknownPart(string Part, string Noticed) : Reason;

    /// <summary>An answer to a problem that there is not, with what was noticed on reading it.</summary>
    public sealed record UnknownProblem(string Problem, string Noticed) : Reason;

    /// <summary>There is no answer in the student's files, with what was noticed on reading them.</summary>
    public sealed record NothingFound(string Noticed) : Reason;

    /// <summary>There is no answer to the part, but lines that could be one: how many, and which, in words.</summary>
    public sealed record LinesNotRead(int Count, string Lines) : Reason;

    /// <summary>An answer that is an image, or has one in it.</summary>
    public sealed record ImageInAnswer : Reason;

    /// <summary>A fault of ours: the type of the exception.</summary>
    public sealed record Internal(string Exception) : Reason;

    /// <summary>
    /// The share of the points that an answer earns which is right in parts, from 0 to 1; null where it is right or wrong as a whole. What
    /// is chosen wrongly takes back what is chosen rightly.
    /// </summary>
    /// <param name="followed">What a part earns that is right given an earlier mistake.</param>
    public decimal? Share(decimal followed) => this switch
    {
        Selected selected => Rounded(Math.Max(0, 2 * selected.Right - selected.Taken), selected.Wanted),
        Cells cells => Rounded(cells.Right + followed * cells.Followed, cells.Count),
        Half half => Rounded((half.Formula == HalfState.Right ? 1 : 0) + (half.Value == HalfState.Right ? 1 : 0), 2),
        Follows { Given: Cells cells } => cells.Share(followed),
        _ => null,
    };

    // to the digits that a table of results shows
    private static decimal Rounded(decimal parts, int of) => Math.Round(parts / of, 4, MidpointRounding.AwayFromZero);

    private const string UnknownPartWord = "unknown-part";
    private const string UnknownProblemWord = "unknown-problem";

    /// <summary>Whether a word says that a part was answered twice.</summary>
    public static bool IsAnsweredTwice(string word) => word.Split(' ')[0] == WordOf(Cause.AnsweredTwice);

    /// <summary>Whether a word says that what was typed names no part.</summary>
    public static bool IsOfNoPart(string word) => word.Split(':')[0] is UnknownPartWord or UnknownProblemWord;

    /// <summary>The reason of a result that a person has decided since: what it was, and the credit before.</summary>
    public static string Overridden(string word, string credit) => $"{word} overridden:{credit}".TrimStart();

    /// <summary>
    /// The stable machine word: <c>assumes:sigma=logistic</c>, <c>unknown-name:foo</c>; empty for a plain right or wrong answer.
    /// </summary>
    public string Word => this switch
    {
        Plain plain => WordOf(plain.Cause),
        Found found => found.Finding.Reason,
        Assumes assumes => $"assumes:{assumes.Stratum.Name}",
        OnlyIf only => $"{OnlyIfWord}:{only.Stratum.Name}",
        Unread unread => unread.Fault.Word,
        Misfit misfit => misfit.Fault.Word,
        Follows { Given: var given } follows => $"follows:{follows.Part} {given.Word}".TrimEnd(),
        Repaired repaired => repaired.Before.Word,
        Ambiguous => "ambiguous",
        Contradiction => "contradiction",
        OtherLeft => "left-side",
        NotExplicit => "not-explicit",
        OtherForm => "form",
        _ => WordOfTheRest,
    };

    // 24 branches: a row for each kind
    private string WordOfTheRest => this switch
    {
        NoOption => "no-option",
        TwoOptions => "two-options",
        Chosen chosen => $"option:{chosen.Letter}",
        Cells cells => $"cells:{cells.Right}{(cells.Followed > 0 ? $"+{cells.Followed}" : "")}/{cells.Count}",
        Half half => $"half:{(half.Formula == HalfState.Right ? "formula" : half.Value == HalfState.Right ? "value" : "none")}",
        InCell inner => $"cell:{inner.Cell} {inner.Given.Word}".TrimEnd(),
        OtherCells => "table-size",
        UnknownCell => "table-name",
        Turned => "table-turned",
        NoShape => "no-shape",
        UnknownSize unknown => $"unknown-size:{unknown.Name}",
        OtherShape shape => WordOf(shape.Slip),
        NoSelection => "no-selection",
        Selected selected => $"selected:{selected.Right}/{selected.Taken}/{selected.Wanted}",
        File => "file",
        UnknownPart unknown => $"{UnknownPartWord}:{unknown.Part}",
        UnknownProblem unknown => $"{UnknownProblemWord}:{unknown.Problem}",
        NothingFound => "nothing-found",
        LinesNotRead => "lines-not-read",
        ImageInAnswer => "image",
        Internal fault => $"internal:{fault.Exception}",
        _ => $"script-{WordOfScript}",
    };

    private string WordOfScript => this switch
    {
        ScriptRefused { Why: { Rule: Rule.NotOffered and var rule, What: var what } } when IsShortName(what) => $"{rule}:{what}",
        ScriptRefused refused => refused.Why.Rule,
        ScriptStopped stopped => stopped.Limit,
        ScriptThrew threw => $"exception:{threw.Type}",
        ScriptShape => "shape",
        ScriptNotFinite => "not-finite",
        _ => throw new UnreachableException(),
    };

    private static string WordOf(ShapeSlip slip) => slip switch
    {
        ShapeSlip.Transposed => "shape-transposed",
        ShapeSlip.Dimensions => "shape-dimensions",
        ShapeSlip.Sizes => "shape-sizes",
        _ => throw new UnreachableException(),
    };

    private static bool IsShortName(string what) => what.Length is > 0 and <= 20 && what.All(char.IsAsciiLetterOrDigit);

    // 16 branches: a table with one row for each cause
    private static string WordOf(Cause cause) => cause switch
    {
        Cause.None => "",
        Cause.TooFewPoints => "too-few-points",
        Cause.Undecided => "undecided",
        Cause.TooLarge => "too-large",
        Cause.NotElsewhere => "not-elsewhere",
        Cause.Approximates => "approximates",
        Cause.Unconfirmed => "unconfirmed",
        Cause.BatchAverage => "batch-average",
        Cause.NotANumber => "not-a-number",
        Cause.NoNumber => "index",
        Cause.AnsweredTwice => "answered-twice",
        Cause.ScriptForAPerson => "script",
        Cause.ScriptNotRun => "script-sandbox",
        Cause.ScriptFailed => "script-failed",
        Cause.ScriptTooLong => "script-shape",
        Cause.ScriptChanges => "script-changes",
        _ => throw new UnreachableException(),
    };
}

/// <summary>What becomes of one half of an answer.</summary>
public enum HalfState
{
    Right,
    Wrong,
    Missing,
}

/// <summary>In what a shape differs.</summary>
public enum ShapeSlip
{
    /// <summary>Its rows are the columns.</summary>
    Transposed,

    /// <summary>It has more dimensions, or fewer.</summary>
    Dimensions,

    /// <summary>It has other sizes.</summary>
    Sizes,
}

/// <summary>Reasons that carry nothing but themselves.</summary>
public enum Cause
{
    None,

    /// <summary>Too few points at which the reference has a value.</summary>
    TooFewPoints,

    /// <summary>Terms so large that even high precision can't tell.</summary>
    Undecided,

    /// <summary>Sums with too many terms.</summary>
    TooLarge,

    /// <summary>Right at the points that everybody knows, and not at others.</summary>
    NotElsewhere,

    /// <summary>Near the right value, as a quotient of differences is, and not the value itself.</summary>
    Approximates,

    /// <summary>Right at the points that everybody knows; others could not confirm it.</summary>
    Unconfirmed,

    /// <summary>Right for the average over a batch, which the assignment takes.</summary>
    BatchAverage,

    /// <summary>Names whose values were to be worked out.</summary>
    NotANumber,

    /// <summary>Indices, where a number was asked for.</summary>
    NoNumber,

    AnsweredTwice,

    /// <summary>No script is run.</summary>
    ScriptForAPerson,

    /// <summary>This machine lacks a layer of the sandbox.</summary>
    ScriptNotRun,

    /// <summary>A fault of the sandbox, twice.</summary>
    ScriptFailed,

    /// <summary>A result too long to be sent.</summary>
    ScriptTooLong,

    /// <summary>Another result for the same inputs.</summary>
    ScriptChanges,
}

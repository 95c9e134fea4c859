using System.Diagnostics;

namespace Formulas.Reader;

/// <summary>
/// Why an answer can't be read, and where: the data of a sentence. What differs in its sentence only is a row of one of the lists
/// (<see cref="PlainFault"/>, <see cref="QuotingFault"/>, …), not a kind of its own.
/// </summary>
public abstract record ReadingFault
{
    private ReadingFault(int start, int length) => (Start, Length) = (start, length);

    /// <summary>First character of the place in the answer as typed.</summary>
    public int Start { get; init; }

    /// <summary>Length of the place.</summary>
    public int Length { get; init; }

    /// <summary>What says everything by its place.</summary>
    public sealed record Plain(PlainFault Kind, int Start, int Length) : ReadingFault(Start, Length);

    /// <summary>What quotes one thing that was read.</summary>
    public sealed record Quoting(QuotingFault Kind, string Text, int Start, int Length) : ReadingFault(Start, Length);

    /// <summary>What quotes two things.</summary>
    public sealed record Pairing(PairingFault Kind, string First, string Second, int Start, int Length) : ReadingFault(Start, Length);

    /// <summary>A name with another number of subscripts or arguments than it takes.</summary>
    public sealed record Counting(CountingFault Kind, string Name, int Wanted, int Given, int Start, int Length)
        : ReadingFault(Start, Length);

    /// <summary>More characters, tokens or clauses than can be read as one formula.</summary>
    public sealed record TooLong(Measure Measure, int Count, int Limit, int Start, int Length) : ReadingFault(Start, Length);

    /// <summary>A name that the question does not have.</summary>
    /// <param name="Nearest">A name that it has and that may be meant, or null.</param>
    /// <param name="IsMember">True for a number below a known letter, such as z99.</param>
    public sealed record UnknownName(string Name, string? Nearest, bool IsMember, int Start, int Length) : ReadingFault(Start, Length)
    {
        /// <summary>What the loss is called in the question, where others call theirs so; else null.</summary>
        public string? Loss { get; init; }
    }

    /// <summary>A character without a meaning.</summary>
    public sealed record UnknownCharacter(string Character, int Start, int Length) : ReadingFault(Start, Length)
    {
        /// <summary>The character as U+….</summary>
        public string Code => $"U+{(char.IsSurrogatePair(Character, 0) ? char.ConvertToUtf32(Character, 0) : Character[0]):X4}";

        /// <summary>Whether it can be printed.</summary>
        public bool IsShown => Character.Length == 2 || !char.IsSurrogate(Character[0]) && !char.IsControl(Character[0]);
    }

    /// <summary>Something else stands here, or nothing, than what has to follow.</summary>
    /// <param name="Sign">The sign that is wanted, where it is one.</param>
    /// <param name="Found">What stands there; empty at the end.</param>
    public sealed record Missing(Wanted Wanted, string Sign, string Found, int Start, int Length) : ReadingFault(Start, Length);

    /// <summary>A stable machine word, such as <c>unknown-name:foo</c>.</summary>
    public string Word => this switch
    {
        Plain plain => Of(plain.Kind),
        Quoting quoting => Of(quoting.Kind, MarkedText.Cut(quoting.Text)),
        Pairing pairing => Of(pairing.Kind),
        Counting { Kind: CountingFault.Subscripts } counting => $"subscripts:{MarkedText.Cut(counting.Name)}",
        Counting => "arguments",
        TooLong => "too-long",
        UnknownName unknown => $"unknown-name:{MarkedText.Cut(unknown.Name)}",
        UnknownCharacter unknown => $"unknown-character:{(unknown.IsShown ? unknown.Character : unknown.Code)}",
        Missing => "unexpected",
        _ => throw new UnreachableException(),
    };

    // 14 branches: a table with one row for each kind
    private static string Of(PlainFault kind) => kind switch
    {
        PlainFault.Empty => "empty",
        PlainFault.Question => "question",
        PlainFault.TooDeep => "too-deep",
        PlainFault.TooLarge => "too-large",
        PlainFault.PlusMinus => "plus-minus",
        PlainFault.Comparison => "comparison",
        PlainFault.Percent => "percent",
        PlainFault.Infinity => "infinity",
        PlainFault.Ellipsis => "ellipsis",
        PlainFault.TornPartial => "torn-partial",
        PlainFault.SumNeedsIndex => "sum-index",
        PlainFault.SumLimit => "sum-limits",
        PlainFault.Einsum => "einsum",
        PlainFault.Flattened => "flattened",
        _ => throw new UnreachableException(),
    };

    // 17 branches: a table with one row for each kind
    private static string Of(QuotingFault kind, string text) => kind switch
    {
        QuotingFault.UnknownCommand => $"unknown-command:{text}",
        QuotingFault.LetterForDigit => $"letter-for-digit:{text}",
        QuotingFault.NeedsLayer => $"layer:{text}",
        QuotingFault.Words => "words",
        QuotingFault.LeftOver => "left-over",
        QuotingFault.Unclosed => "unclosed",
        QuotingFault.DecimalComma => "comma",
        QuotingFault.UnknownDerivative => "not-explicit",
        QuotingFault.NeedsArgument => "argument",
        QuotingFault.TooManyPrimes => "primes",
        QuotingFault.UnreadableIndex => "index",
        QuotingFault.OtherLeft => "left-side",
        QuotingFault.OutsideDisplay => "outside-display",
        QuotingFault.AcrossBlankLine => "blank-line",
        QuotingFault.Growing => "loop",
        QuotingFault.Inverse => "inverse",
        QuotingFault.Label => "label",
        _ => throw new UnreachableException(),
    };

    private static string Of(PairingFault kind) => kind switch
    {
        PairingFault.NotClosedBy => "unclosed",
        PairingFault.TwoAnswers => "two-answers",
        PairingFault.MissingPartial => "missing-partial",
        PairingFault.TwoStepSizes => "two-step-sizes",
        _ => throw new UnreachableException(),
    };
}

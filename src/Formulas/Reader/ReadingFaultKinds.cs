namespace Formulas.Reader;

/// <summary>The kinds of <see cref="ReadingFault.Plain"/>.</summary>
public enum PlainFault
{
    Empty,
    Question,
    TooDeep,

    /// <summary>With its definitions put in.</summary>
    TooLarge,
    PlusMinus,
    Comparison,
    Percent,
    Infinity,
    Ellipsis,

    /// <summary>Half a derivative.</summary>
    TornPartial,
    SumNeedsIndex,

    /// <summary>A sum from or to something that no number and no size of a layer is.</summary>
    SumLimit,

    /// <summary>An Einstein sum that is no product of vectors and matrices.</summary>
    Einsum,

    /// <summary>Sub- and superscripts were lost when it was copied.</summary>
    Flattened,
}

/// <summary>The kinds of <see cref="ReadingFault.Quoting"/>: what is quoted is a …</summary>
public enum QuotingFault
{
    /// <summary>LaTeX command, without its backslash.</summary>
    UnknownCommand,

    /// <summary>Letter o where a zero can be meant.</summary>
    LetterForDigit,

    /// <summary>Name without the layer that it needs.</summary>
    NeedsLayer,
    Words,

    /// <summary>Piece that can't follow what stands before it.</summary>
    LeftOver,

    /// <summary>Bracket.</summary>
    Unclosed,

    /// <summary>Number with a comma that can be read in two ways.</summary>
    DecimalComma,

    /// <summary>Derivative that is left as it stands.</summary>
    UnknownDerivative,

    /// <summary>Function without what it is taken of.</summary>
    NeedsArgument,

    /// <summary>Function with more primes than it has derivatives.</summary>
    TooManyPrimes,
    UnreadableIndex,

    /// <summary>Left-hand side that is not what is asked for.</summary>
    OtherLeft,

    /// <summary>Formula outside of the delimiters of a display.</summary>
    OutsideDisplay,

    /// <summary>Sign behind a blank line, which can begin an answer of its own.</summary>
    AcrossBlankLine,

    /// <summary>Function to the power of -1 whose inverse is not known: it can be either.</summary>
    Inverse,

    /// <summary>Number in brackets above a name: of a layer, of derivatives, or a power.</summary>
    Label,

    /// <summary>Name whose value changes on the way to the answer, as in a loop.</summary>
    Growing,
}

/// <summary>The kinds of <see cref="ReadingFault.Pairing"/>.</summary>
public enum PairingFault
{
    /// <summary>A bracket and one of another form that closes it.</summary>
    NotClosedBy,
    TwoAnswers,

    /// <summary>A fraction with ∂ above and none below, and what may be meant.</summary>
    MissingPartial,
    TwoStepSizes,
}

/// <summary>The kinds of <see cref="ReadingFault.Counting"/>.</summary>
public enum CountingFault
{
    Subscripts,
    Arguments,
}

/// <summary>What there can be too much of.</summary>
public enum Measure
{
    Characters,
    Tokens,
    Clauses,
}

/// <summary>What can be missing.</summary>
public enum Wanted
{
    Sign,
    Formula,
    Value,
    Name,
    Subscript,
    Comparison,
    Case,
    Condition,
    UsualNumber,
}

namespace Formulas.Reader.Statements;

/// <summary>What the words before a statement make of it.</summary>
internal enum Lead
{
    /// <summary>No words, or words that lead to the answer.</summary>
    None,

    /// <summary>"so we get", "the answer is".</summary>
    Conclusion,

    /// <summary>"where", "with": it defines a name.</summary>
    Definition,

    /// <summary>"or", "also", "and".</summary>
    Another,

    /// <summary>"if", "when".</summary>
    Condition,

    /// <summary>"since", "by", "for": it is no part of the answer.</summary>
    Remark,

    /// <summary>Other words.</summary>
    Other,
}

/// <summary>A piece of a row between commas, words and gaps.</summary>
/// <param name="From">Its first token.</param>
/// <param name="To">Behind its last token.</param>
/// <param name="Relation">The first = of it that stands in no bracket; -1 for none.</param>
/// <param name="Lead">What the words before it make of it.</param>
/// <param name="Row">The number of its row.</param>
/// <param name="IsFirst">Whether it is the first of its row.</param>
internal sealed record Statement(int From, int To, int Relation, Lead Lead, int Row, bool IsFirst)
{
    /// <summary>What is to be asked where this is the answer: words before it say that it is something else.</summary>
    public ReadingFault? Doubt { get; init; }

    public bool HasLeft => Relation > From;

    /// <summary>Where the row goes on from one before it: "= 2t".</summary>
    public bool GoesOn => Relation == From;
}

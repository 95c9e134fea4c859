namespace ClassScale;

/// <summary>What sets classes apart that take a different time.</summary>
internal enum Population
{
    /// <summary>One text in ten occurs once only.</summary>
    Recurring,

    /// <summary>Every text that is a formula or a number occurs once only.</summary>
    Distinct,

    /// <summary>A third is wrong, each with values of its own; the rest recurs.</summary>
    Wrong,

    /// <summary>Nine in a hundred have a name with a letter too much, and occur once only; the rest recurs.</summary>
    Misspelt,
}

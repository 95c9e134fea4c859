using System.Diagnostics;
using ReferenceSolutions.Mistakes;

namespace Grading.Verdicts;

/// <summary>A recognised mistake, with what gave it away.</summary>
public sealed record Finding(Mistake Mistake, Trace Trace)
{
    /// <summary>Partial credit that the problem's author gives for it, or null.</summary>
    public decimal? Credit { get; init; }

    /// <summary>The stable machine word: <c>missing-factor:x4</c>, or the code in small letters.</summary>
    public string Reason => Trace.Word;

    /// <summary>A mistake that the values give away.</summary>
    public static Finding Of(Mistake mistake) => new(mistake, new Trace.Values(mistake));

    /// <summary>A mistake that the ratio to the truth gives away, or another quantity.</summary>
    public static Finding Of(Mistake mistake, Clue clue, string quantity = "") => new(mistake, new Trace.Seen(clue, quantity));
}

/// <summary>What gave a mistake away; its word stands in the column <c>reason</c> and is written here, once.</summary>
public abstract record Trace
{
    private Trace() { }

    /// <summary>The values are those of the mistake.</summary>
    public sealed record Values(Mistake Mistake) : Trace;

    /// <summary>A ratio, or another quantity.</summary>
    /// <param name="Quantity">Which one; empty for a constant.</param>
    public sealed record Seen(Clue Clue, string Quantity) : Trace;

    /// <summary>The answer is right once the mistake is undone in it.</summary>
    public sealed record Repair(Mistake Mistake) : Trace;

    /// <summary>A mistake of an update, and one in the gradient within.</summary>
    public sealed record Update(Mistake Mistake, Trace Gradient) : Trace;

    /// <summary>The values are those of a mistake but for a constant factor.</summary>
    public sealed record Scaled(Trace Other) : Trace;

    public string Word => this switch
    {
        Values values => InSmallLetters(values.Mistake),
        Seen { Quantity: "" } seen => WordOf(seen.Clue),
        Seen seen => $"{WordOf(seen.Clue)}:{seen.Quantity}",
        Repair repair => $"repair:{InSmallLetters(repair.Mistake)}",
        Update update => $"{InSmallLetters(update.Mistake)}+{update.Gradient.Word}",
        Scaled scaled => $"{scaled.Other.Word}+factor",
        _ => throw new UnreachableException(),
    };

    private static string InSmallLetters(Mistake mistake) => mistake.Code.ToLowerInvariant();

    private static string WordOf(Clue clue) => clue switch
    {
        Clue.Factor => "factor",
        Clue.Nearly => "nearly",
        Clue.Logarithm => "logarithm",
        Clue.ExtraFactor => "extra-factor",
        Clue.MissingFactor => "missing-factor",
        Clue.WrongFactor => "wrong-factor",
        Clue.SingleLink => "single-link",
        Clue.OtherQuantity => "other-quantity",
        _ => throw new UnreachableException(),
    };
}

/// <summary>What a ratio to the truth, or a quantity in its place, says.</summary>
public enum Clue
{
    /// <summary>A constant factor.</summary>
    Factor,

    /// <summary>A constant factor near one.</summary>
    Nearly,

    /// <summary>The factor between two bases of logarithms.</summary>
    Logarithm,

    /// <summary>A power of a quantity that should not be there.</summary>
    ExtraFactor,

    /// <summary>A power of a quantity that is not there.</summary>
    MissingFactor,

    /// <summary>A quantity in the place of another.</summary>
    WrongFactor,

    /// <summary>A single quantity, perhaps times a derivative that is given.</summary>
    SingleLink,

    /// <summary>What is right for another quantity.</summary>
    OtherQuantity,
}

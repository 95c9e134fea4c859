using System.Collections.Frozen;

namespace Formulas.Reader.Segments;

/// <summary>What a word before a formula says that the formula is.</summary>
internal enum Subject
{
    /// <summary>Nobody knows.</summary>
    Unknown,

    /// <summary>Nothing: "the answer is", "Solution:".</summary>
    Nothing,

    /// <summary>What is said before it is over: "we see that".</summary>
    Begins,
    Loss,
    Slope,
    Weight,
    Bias,

    /// <summary>The value behind a step.</summary>
    Next,

    /// <summary>A layer or its neurons follow: "output layer".</summary>
    Place,

    /// <summary>Of what it is the derivative, or the value: "of".</summary>
    Of,

    /// <summary>By what it is the derivative: "with respect to".</summary>
    By,
}

/// <summary>The words that say what a formula is of.</summary>
internal static class Subjects
{
    private static readonly FrozenDictionary<string, Subject> Words = Made().ToFrozenDictionary(StringComparer.OrdinalIgnoreCase);

    private static readonly FrozenDictionary<string, Subject>.AlternateLookup<ReadOnlySpan<char>> Spans =
        Words.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>What a word says, whatever its case.</summary>
    public static Subject Of(ReadOnlySpan<char> word) => Spans.TryGetValue(word, out var known) ? known
        : Phrases.AreHarmless(word.ToString())
            || Phrases.AreNumbered(word.ToString().ToLowerInvariant()) ? Subject.Nothing : Subject.Unknown;

    /// <summary>Whether only a verb leads to the formula: "y is", "the gradient equals".</summary>
    public static bool EndInVerb(string words) => words[(words.LastIndexOf(' ') + 1)..] is "is" or "equals" or "ist" or "est";

    private static IEnumerable<KeyValuePair<string, Subject>> Made()
    {
        (Subject Subject, string Words)[] all =
        [
            (Subject.Nothing, "chain rule backprop backpropagation forward backward pass expression formula form required desired "
                + "respect value endergebnis lösung réponse résultat solución resultado computation calculation q think believe "
                + "dann damit mit der die das dem den le la les du el los d'où où sei"),
            (Subject.Begins, "that so thus hence therefore then we and see"),
            (Subject.Loss, "loss cost objective verlust kosten"),
            (Subject.Slope, "gradient grad derivative deriv slope gradiente gradienten ableitung derivada"),
            (Subject.Weight, "weight weights gewicht gewichte"),
            (Subject.Bias, "bias biases"),
            (Subject.Next, "next new updated update"),
            (Subject.Place, "output hidden last"),
            (Subject.Of, "of"),
            (Subject.By, "by wrt to for"),
            (Subject.Unknown, "after"),
        ];
        foreach (var (subject, words) in all)
            foreach (var word in words.Split(' ')) yield return new(word, subject);
    }
}

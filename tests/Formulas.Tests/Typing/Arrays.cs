using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;
using Formulas.Typing;
using Tests.Shared;

namespace Formulas.Tests.Typing;

/// <summary>
/// Vectors p, r over one layer and q, v over another, matrices A (p's by q's), B (q's by p's) and S (p's by p's), a number c, a loss C.
/// </summary>
internal static class Arrays
{
    private static readonly Axis P = Layering.Plain(0, "i", "rows"), Q = Layering.Plain(1, "j", "columns");

    private static readonly Quantity[] Quantities =
    [
        new(0, "p", ["i"], [P], null), new(1, "r", ["i"], [P], null), new(2, "q", ["j"], [Q], null), new(3, "v", ["j"], [Q], null),
        new(4, "A", ["i", "j"], [P, Q], null), new(5, "B", ["j", "i"], [Q, P], null), new(6, "S", ["i", "h"], [P, P], null),
        Quantity.Scalar(7, "c"), Quantity.Scalar(8, "C"),
    ];

    /// <summary>
    /// What is read where a number ("") is asked for, or an element over P, Q, P and Q, …; both of two ways; or the fault, with ? where it
    /// is a question.
    /// </summary>
    public static string Read(string asks, string answer) => Read(answer, Asking(asks));

    /// <inheritdoc cref="Read(string, string)"/>
    public static string Read(string answer, Vocabulary vocabulary) => FormulaReader.Read(answer, vocabulary) switch
    {
        Reading.Success { Otherwise: { } other } read => $"{PrefixPrinter.Print(read.Formula)} or {PrefixPrinter.Print(other)}",
        Reading.Success read => PrefixPrinter.Print(read.Formula),
        Reading.Mistyped { Fault: var fault } => fault.Word + (fault.IsQuestion ? "?" : ""),
        Reading.Unread unread => $"unread {unread.Fault.Word}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The element of an array with these indices: a letter, a letter+1, or a number.</summary>
    public static Formula.Symbol Element(string name, params string[] indices) =>
        new(Quantities.Single(quantity => quantity.Name == name), [.. indices.Select(IndexOf)], null);

    private static Index IndexOf(string text) =>
        int.TryParse(text, out var number) ? Index.Of(number)
        : new(text.Replace("+1", ""), text.EndsWith("+1", StringComparison.Ordinal) ? 1 : 0);

    /// <summary>What an answer is with indices on its left, or the word of its fault.</summary>
    public static string Typed(string asks, string answer, params string[] left)
    {
        var untyped = answer == "A" ? Element("A") : Element("A", [.. answer.Split('_')[1].Select(letter => $"{letter}")]);
        var (formula, fault) = IndexTyping.Of(untyped, Asking(asks), Element("A", left));
        return formula is null ? fault!.Word : PrefixPrinter.Print(formula);
    }

    public static IndexFault Fault(string asks, string answer) =>
        Assert.IsType<Reading.Mistyped>(FormulaReader.Read(answer, Asking(asks))).Fault;

    /// <summary>The names where so many indices are free, and perhaps a product that the model takes itself.</summary>
    public static Vocabulary Asking(string asks, Bars bars = Bars.Open, Formula? contracted = null)
    {
        ImmutableArray<FreeIndex> free = asks switch
        {
            "" => [],
            "P" => [new("i", P)],
            "Q" => [new("j", Q)],
            "PQ" => [new("i", P), new("j", Q)],
            "QP" => [new("j", Q), new("i", P)],
            "PP" => [new("i", P), new("h", P)],
            "PPQ" => [new("i", P), new("h", P), new("j", Q)],
            _ => throw new ArgumentException(asks),
        };
        return new(Quantities, [("f", Vocabularies.F)])
        {
            FreeIndices = free,
            Loss = Quantities[8],
            Dimensions = [P.Dimension, Q.Dimension],
            Bars = bars,
            Contracted = contracted is null ? [] : [contracted],
        };
    }
}

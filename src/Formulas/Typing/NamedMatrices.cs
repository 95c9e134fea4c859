using System.Collections.Immutable;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Typing;

/// <summary>
/// Matrices that an answer calls as an element of them is called: w_ji (x - t), where w_ji leads from j to i. What is summed over is an
/// element, and so is what has a number or another neuron for an index.
/// </summary>
internal static class NamedMatrices
{
    /// <summary>With matrices that bear the letters of their declaration; null where there are none.</summary>
    public static Formula? AsDeclared(Formula formula, ImmutableArray<Quantity> quantities) =>
        With(formula, element => Declared(element, quantities) is { } matrix ? Whole(element, matrix) : null);

    /// <summary>With matrices for elements in any letters, as they are declared or turned; null where there are none.</summary>
    public static Formula? InAnyLetters(Formula formula, bool areTurned) =>
        With(formula, element => Whole(element, element.Quantity) is var whole && areTurned ? new Transpose(whole) : whole);

    private static Symbol Whole(Symbol element, Quantity matrix) => new(matrix, [], element.Layer);

    // The same name can have several: w_kj and w_ji
    private static Quantity? Declared(Symbol element, ImmutableArray<Quantity> quantities)
    {
        foreach (var quantity in quantities)
            if (quantity.Name == element.Quantity.Name && HasLetters(element, quantity.Letters)) return quantity;
        return null;
    }

    private static bool HasLetters(Symbol element, ImmutableArray<string> letters)
    {
        if (element.Subscripts.Length != letters.Length) return false;
        for (var place = 0; place < letters.Length; place++)
            if (element.Subscripts[place].Letter != letters[place]) return false;
        return true;
    }

    private static Formula? With(Formula formula, Func<Symbol, Formula?> matrix)
    {
        var found = false;
        var summed = Walks.Nodes(formula).OfType<Sum>().Select(sum => sum.Letter).ToHashSet();
        var read = Walks.Replace(formula, node =>
        {
            if (node is not Symbol { Subscripts.Length: 2 } element || !element.Subscripts.All(IsName)) return null;
            var whole = matrix(element);
            found |= whole is not null;
            return whole;
        });
        return found ? read : null;

        bool IsName(Tree.Index index) => index is { IsNumber: false, Offset: 0 } && !summed.Contains(index.Letter);
    }
}

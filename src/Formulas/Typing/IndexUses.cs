using System.Collections.Immutable;
using Formulas.Printing;
using Formulas.Tree;

namespace Formulas.Typing;

/// <summary>Where an index was met: at a name; nowhere to speak of, in a comparison or in the sum itself.</summary>
internal readonly record struct Use(Formula.Symbol? Symbol)
{
    public override string ToString() => Symbol is null ? "" : PlainPrinter.Print(Symbol);
}

/// <summary>A free index: its letter in the answer and in the question.</summary>
internal sealed record Free(string Letter, Axis Axis, string As);

/// <summary>A dummy in scope: its name in the result, its axis once known, and where that was seen.</summary>
internal sealed class Dummy(string letter, string @as, bool isNumeric)
{
    public string Letter { get; } = letter;

    public string As { get; } = @as;

    /// <summary>True where it runs from one number to another.</summary>
    public bool IsNumeric { get; } = isNumeric;

    public Axis? Axis { get; private set; }

    public Use Use { get; private set; }

    /// <summary>True once it stands for the number of a declared scalar (w_3i for w34).</summary>
    public bool IsUsed { get; set; }

    /// <summary>Where it can begin, so that everything it numbers is there from the first step on.</summary>
    public int Least { get; set; } = int.MinValue;

    public void RunOver(Axis axis, Use use) => (Axis, Use) = (axis, use);

    /// <summary>The innermost dummy of that letter; null where there is none.</summary>
    public static Dummy? In(ImmutableArray<Dummy> scope, string letter)
    {
        for (var d = scope.Length - 1; d >= 0; d--)
            if (scope[d].Letter == letter) return scope[d];
        return null;
    }
}

using System.Diagnostics;
using System.Text;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Printing;

/// <summary>
/// Formulas as plain text, such as <c>2*(z6^2 - t)/z6^3</c>. Reading the text again gives the same tree.
/// </summary>
public static class PlainPrinter
{
    private static readonly Notation Plain = new();

    public static string Print(Formula formula)
    {
        var text = new StringBuilder();
        new Writer(Plain, text).Write(formula);
        return text.ToString();
    }

    public static void Print(Symbol symbol, StringBuilder text) => Named.Print(symbol, text);

    internal static string Sign(Relation relation) => relation switch
    {
        Relation.Less => " < ",
        Relation.LessOrEqual => " <= ",
        Relation.Greater => " > ",
        Relation.GreaterOrEqual => " >= ",
        Relation.Equal => " == ",
        Relation.NotEqual => " != ",
        _ => throw new UnreachableException(),
    };

    private static string Sign(Operator @operator) => @operator switch
    {
        Operator.Add => " + ",
        Operator.Subtract => " - ",
        Operator.Multiply => "*",
        Operator.Divide => "/",
        Operator.Power => "^",
        Operator.MatrixProduct or Operator.Juxtaposed => " @ ",
        Operator.Dot => " · ",
        Operator.Hadamard => " ⊙ ",
        Operator.Outer or Operator.Tensor => " ⊗ ",
        _ => throw new UnreachableException(),
    };

    private static string Dummy(Sum sum) =>
        sum.Range is SumRange.Between between ? $"{{{sum.Letter}={between.First}}}^{{{Last(between)}}}"
        : sum.Letter.Length == 1 ? sum.Letter
        : $"{{{sum.Letter}}}";

    /// <summary>The upper limit of a sum: 5, n_{layer l}, n-1.</summary>
    internal static string Last(SumRange.Between between)
    {
        var last = between.SizeOf is { } axis ? SizeName(axis) : between.Last is { } index ? $"{index}" : "n";
        return between.Short > 0 ? $"{last}-{between.Short}" : last;
    }

    /// <summary>The number of an index, or of the elements of an axis.</summary>
    internal static string WholeNumber(Formula leaf) => leaf is Extent size ? SizeName(size.Axis) : $"{((Position)leaf).Index}";

    /// <summary>The number of elements of an axis: n_{l}, N of the samples.</summary>
    internal static string SizeName(Axis axis) =>
        axis.Layer is { } layer ? $"n_{{{layer}}}" : axis.Dimension.End ?? axis.Dimension.Letter.ToUpperInvariant();

    /// <summary>The word for what becomes of many elements.</summary>
    internal static string Word(Reduction by) => by switch
    {
        Reduction.Add => "sum",
        Reduction.Multiply => "prod",
        Reduction.Mean => "mean",
        Reduction.Largest => "max",
        Reduction.Smallest => "min",
        _ => throw new UnreachableException(),
    };

    private sealed class Notation : INotation
    {
        public bool IsTypeset => false;

        public Pieces Brackets(Formula content) => new("(", "", ")");

        public Pieces? Raised(Formula basis) => null;

        public Pieces Iverson => new("[", "", "]");

        public Pieces Cases => new("where(", ", ", ")", ", ");

        public Pieces Conditions => new("", " and ", "");

        public string Sign(Relation relation) => PlainPrinter.Sign(relation);

        public void Index(Index index, StringBuilder text) => text.Append(index);

        public void Leaf(Formula leaf, StringBuilder text)
        {
            switch (leaf)
            {
                case Number number: text.Append(number.Digits); break;
                case Constant constant: text.Append(constant.Name); break;
                case Symbol symbol: Print(symbol, text); break;
                case Derivative derivative:
                    Print(derivative.Of, text.Append('d'));
                    Print(derivative.With, text.Append("/d"));
                    break;
                case Position or Extent: text.Append(WholeNumber(leaf)); break;
                default: throw new UnreachableException();
            }
        }

        public Pieces Of(Formula formula) => formula switch
        {
            Binary binary => new("", PlainPrinter.Sign(binary.Operator), ""),
            Negate => new("-", "", ""),
            Slope { Of: Symbol } slope => new("d", "", $"/d{Print(slope.With)}"),
            Slope slope => new($"d/d{Print(slope.With)} ", "", ""),
            Call call => new($"{Greek.Spelled(call.Function.Name)}{Primes(call.Order)}(", ", ", ")"),
            Sum { Letter: "", Along: { } along } sum => new($"{Word(sum.By)}(", "", $", axis={along})"),
            Sum { Letter: "" } sum => new($"{Word(sum.By)}(", "", ")"),
            Sum sum => new($"{Word(sum.By)}_{Dummy(sum)} ", "", ""),
            Transpose => new("", "", "^T"),
            Column => new("", "", "[:,None]"),
            Diagonal => new("diag(", "", ")"),
            _ => throw new UnreachableException(),
        };

        // More than two at once are filled in by code that would be compiled when the first of them is printed.
        private static string Primes(int order) => order switch
        {
            0 => "",
            1 => "'",
            2 => "''",
            _ => new('\'', order),
        };
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Runtime.InteropServices;

namespace Formulas.Tree;

/// <summary>
/// A formula as a tree. What differs only in name (functions, operators) is a row of a table, not a kind of node. Formulas that are
/// written alike are equal.
/// </summary>
public abstract record Formula
{
    private Formula() { }

    /// <summary>A number as typed: its digits are kept, since 0.1 is not a double.</summary>
    public sealed record Number(string Digits, double Value) : Formula;

    /// <summary>π or e.</summary>
    public sealed record Constant(string Name) : Formula;

    /// <summary>A quantity or an element of one. Without its subscripts an array stands for the whole vector or matrix.</summary>
    public sealed record Symbol(Quantity Quantity, ImmutableArray<Index> Subscripts, Index? Layer) : Formula
    {
        /// <summary>Whether an element outside of the array is 0, as in a convolution with padding; else it has no value.</summary>
        public bool IsPadded { get; init; }

        public static Symbol Of(Quantity scalar) => new(scalar, [], null);

        /// <summary>Whether it is a vector or a matrix: some of its indices are left out.</summary>
        public bool IsWhole => Subscripts.IsEmpty ? !Quantity.Axes.IsEmpty : IsPartial;

        /// <summary>Whether it has some of its indices and not all: x_n is row n.</summary>
        public bool IsPartial
        {
            get
            {
                foreach (var index in Subscripts.AsSpan())
                    if (ReferenceEquals(index, Tree.Index.Open)) return true;
                return false;
            }
        }

        /// <summary>How many of its indices are left out.</summary>
        internal int OpenAxes
        {
            get
            {
                if (Subscripts.IsEmpty) return Quantity.Axes.Length;
                var open = 0;
                foreach (var index in Subscripts.AsSpan())
                    if (ReferenceEquals(index, Tree.Index.Open)) open++;
                return open;
            }
        }

        /// <summary>One of the axes whose indices are left out, counted from 0.</summary>
        internal Axis OpenAxis(int place)
        {
            var at = place;
            if (!Subscripts.IsEmpty)
                for (at = 0; !ReferenceEquals(Subscripts[at], Tree.Index.Open) || place-- > 0;) at++;
            return Quantity.AxisAt(at, Layer);
        }

        /// <summary>The element with these indices where its own are left out.</summary>
        internal Symbol With(params ReadOnlySpan<Index> indices)
        {
            var subscripts = new Index[Quantity.Axes.Length];
            var next = 0;
            for (var s = 0; s < subscripts.Length; s++)
                subscripts[s] = Subscripts.IsEmpty || ReferenceEquals(Subscripts[s], Tree.Index.Open) ? indices[next++] : Subscripts[s];
            return this with { Subscripts = ImmutableCollectionsMarshal.AsImmutableArray(subscripts) };
        }

        public bool Equals(Symbol? other) =>
            other is not null && Quantity == other.Quantity && Layer == other.Layer && IsPadded == other.IsPadded
            && ListEquality.Are(Subscripts, other.Subscripts);

        public override int GetHashCode() => HashCode.Combine(Quantity, Layer, ListEquality.Hash(Subscripts));
    }

    /// <summary>∂Of/∂With: the adjoint of With where Of is the loss, else the slope of an activation (dx3/dz3).</summary>
    public sealed record Derivative(Symbol Of, Symbol With) : Formula;

    /// <summary>
    /// ∂Of/∂With of any formula by any node, on the way to an answer. Total: all that depends on the node moves with it. Direct: only what
    /// is written, or of a single name what defines it, so that ∂z6/∂x3 is the weight between the two.
    /// </summary>
    public sealed record Slope(Formula Of, Symbol With) : Formula
    {
        public bool IsDirect { get; init; }
    }

    public sealed record Negate(Formula Operand) : Formula;

    public sealed record Binary(Operator Operator, Formula Left, Formula Right) : Formula;

    /// <summary>f(x, …), or with an order the derivative of f there.</summary>
    public sealed record Call(Function Function, int Order, ImmutableArray<Formula> Arguments) : Formula
    {
        public bool Equals(Call? other) =>
            other is not null && Function == other.Function && Order == other.Order && ListEquality.Are(Arguments, other.Arguments);

        public override int GetHashCode() => HashCode.Combine(Function, Order, ListEquality.Hash(Arguments));
    }

    /// <summary>
    /// Σ over a dummy index. Without a range the index runs over the axis that it indexes in the body; without a letter all elements of a
    /// vector are added (np.sum).
    /// </summary>
    public sealed record Sum(string Letter, SumRange? Range, Formula Body) : Formula
    {
        /// <summary>What becomes of the elements: added, unless it says otherwise.</summary>
        public Reduction By { get; init; }

        /// <summary>Which axis of a matrix runs, 0 or 1, where the sum has no letter (np.sum(x, axis=0)); null for all there are.</summary>
        public int? Along { get; init; }
    }

    /// <summary>The number that an index has: s in β^s, c in [c = y_n].</summary>
    public sealed record Position(Index Index) : Formula
    {
        /// <summary>Of the vector 1, 2, …: what it runs over; null for one number.</summary>
        public Axis? Whole { get; init; }
    }

    /// <summary>How many elements an axis has: the N of a mean.</summary>
    public sealed record Extent(Axis Axis) : Formula;

    /// <summary>One of two values; an Iverson bracket [z &gt; 0] chooses between 1 and 0.</summary>
    public sealed record Choose(Condition Condition, Formula Then, Formula Else) : Formula;

    /// <summary>A transposed matrix; a vector becomes a row.</summary>
    public sealed record Transpose(Formula Operand) : Formula;

    /// <summary>A vector made a column (n×1).</summary>
    public sealed record Column(Formula Operand) : Formula;

    /// <summary>The square matrix with a vector on its diagonal.</summary>
    public sealed record Diagonal(Formula Operand) : Formula;

    /// <summary>
    /// Two ways to read a piece of an answer, made of the same parts. It stands in trees only while they are read; a whole answer has one
    /// reading or two.
    /// </summary>
    internal sealed record Either(Formula First, Formula Second) : Formula;

    // most numbers of an answer have one digit
    private static readonly Number[] OneDigit =
    [
        new("0", 0), new("1", 1), new("2", 2), new("3", 3), new("4", 4), new("5", 5), new("6", 6), new("7", 7), new("8", 8), new("9", 9),
    ];

    public static Formula Integer(int value) => (uint)value < (uint)OneDigit.Length
        ? OneDigit[value]
        : new Number(value.ToString(CultureInfo.InvariantCulture), value);
}

/// <summary>What a <see cref="Formula.Sum"/> does with the elements.</summary>
public enum Reduction
{
    Add,
    Multiply,
    Largest,
    Smallest,

    /// <summary>Added and divided by how many there are; in index form a sum and a size.</summary>
    Mean,
}

/// <summary>The operators of two operands; those behind <see cref="Power"/> are for vectors and matrices and are gone after index
/// typing.</summary>
public enum Operator
{
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,

    /// <summary>Side by side, on paper: matrix product, inner product, outer product, element by element, by the shapes.</summary>
    Juxtaposed,

    /// <summary>@ and np.dot, in programs: of two vectors always the inner product.</summary>
    MatrixProduct,

    /// <summary>·: the inner product of two vectors; element by element where only that fits.</summary>
    Dot,

    /// <summary>⊙: element by element.</summary>
    Hadamard,

    /// <summary>np.outer: every element of one vector times every element of the other.</summary>
    Outer,

    /// <summary>⊗: the outer product of two vectors; element by element where only that fits.</summary>
    Tensor,
}

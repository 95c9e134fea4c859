using System.Diagnostics;
using System.Globalization;
using Formulas.Names;
using Formulas.Tree;

namespace Formulas.Evaluating;

// Indices become numbers: sums are unrolled, and names with subscripts and layers become elements.
public sealed partial class TapeWriter
{
    private Bound[]? _bound; // the indices that have a value, innermost last
    private int _depth;

    private readonly record struct Bound(string Letter, int Value);

    /// <summary>Sets a free index, for all formulas that follow.</summary>
    public void Bind(string letter, int value)
    {
        _bound ??= new Bound[4];
        if (_depth == _bound.Length) Array.Resize(ref _bound, 2 * _depth);
        _bound[_depth++] = new(letter, value);
        _parts?.Enter(letter, value);
    }

    public void Unbind()
    {
        _depth--;
        _parts?.Leave();
    }

    private bool Holds(Condition.Indices indices) => Relations.Holds(indices.Relation, Value(indices.Left).CompareTo(Value(indices.Right)));

    private int Sum(Formula.Sum sum)
    {
        var (first, last) = sum.Range switch
        {
            SumRange.Over over => (1, SizeOf(over.Axis)),
            SumRange.Between { SizeOf: { } axis } between => (Value(between.First), SizeOf(axis) - between.Short),
            SumRange.Between { Last: { } end } between => (Value(between.First), Value(end)),
            _ => throw new UnreachableException("a sum without a range should not get past index typing"),
        };
        var total = -1;
        for (var value = first; value <= last && !IsTooLarge; value++)
        {
            Bind(sum.Letter, value);
            var term = Append(sum.Body);
            total = total < 0 ? term : tape.Append(Joined(sum.By, total, term));
            Unbind();
        }
        return total >= 0 ? total : sum.By is Reduction.Add or Reduction.Multiply ? Whole(sum.By == Reduction.Add ? 0 : 1) : Undefined();
    }

    private static Step Joined(Reduction by, int total, int term) => by switch
    {
        Reduction.Add => new(Operation.Add, total, term),
        Reduction.Multiply => new(Operation.Multiply, total, term),
        Reduction.Largest => new(Operation.Pick, total, term, Operand: FunctionTable.Max),
        Reduction.Mean => throw new UnreachableException("a mean is a sum and a size after typing"),
        Reduction.Smallest => new(Operation.Pick, total, term, Operand: FunctionTable.Min),
        _ => throw new UnreachableException(),
    };

    private int SizeOf(Axis axis) => layout.Sizes.Of(axis.Dimension, axis.Layer is { } layer ? Value(layer) : 0);

    private int Whole(int value) => tape.Append(new(Operation.Whole, value));

    private int Element(Formula.Symbol symbol, bool adjoint)
    {
        if (_parameters is not null && ArgumentOf(symbol.Quantity) is >= 0 and var argument) return argument;
        if (symbol.Quantity.IsFamily) return Member(symbol, adjoint);
        if (symbol.Subscripts.IsEmpty && symbol.Layer is null) return elements.Step(tape, symbol.Quantity, [], 0, adjoint);
        var count = symbol.Subscripts.Length;
        var subscripts = (count <= 4 ? stackalloc int[4] : new int[count])[..count];
        for (var s = 0; s < count; s++) subscripts[s] = Value(symbol.Subscripts[s]);
        var step = symbol.Layer is { } layer ? Value(layer) : 0;
        return symbol.IsPadded && layout.Column(symbol.Quantity, subscripts, step) < 0
            ? Whole(0)
            : elements.Step(tape, symbol.Quantity, subscripts, step, adjoint);
    }

    // The step of the argument that stands for a parameter; -1 where it is none.
    private int ArgumentOf(Quantity quantity)
    {
        for (var p = _parameters!.Count - 1; p >= 0; p--)
            if (_parameters[p].Parameter == quantity) return _parameters[p].Step;
        return -1;
    }

    private int Member(Formula.Symbol symbol, bool adjoint)
    {
        var name = symbol.Quantity.Name;
        foreach (var index in symbol.Subscripts) name += Value(index).ToString(CultureInfo.InvariantCulture);
        return symbol.Quantity.Members.TryGetValue(name, out var member) ? elements.Step(tape, member, [], 0, adjoint) : Undefined();
    }

    private int Value(Index index)
    {
        if (index.IsNumber) return index.Offset;
        if (!index.IsPlain) return Combination(index);
        for (var i = _depth - 1; i >= 0; i--)
        {
            ref readonly var bound = ref _bound![i];
            if (AreSame(bound.Letter, index.Letter)) return bound.Value + index.Offset;
        }
        var end = layout.Sizes.End(index.Letter);
        return end >= 0 ? end + index.Offset : throw Unbound(index);
    }

    // 2o+k-1
    private int Combination(Index index) =>
        index.Factor * Value(new Index(index.Letter, 0)) + index.Offset + (index.Plus is { } plus ? Value(plus) : 0);

    // most letters are one
    private static bool AreSame(string one, string other) =>
        one.Length == other.Length && one[0] == other[0] && (other.Length == 1 || one == other);

    // apart, since what throws may slow down what does not
    private static UnreachableException Unbound(Index index) => new($"index {index} should have been refused by index typing");
}

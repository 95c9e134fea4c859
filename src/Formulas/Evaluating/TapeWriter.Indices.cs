using System.Collections.Immutable;
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
    private int _free; // so many of them are free

    private readonly record struct Bound(string Letter, int Value);

    /// <summary>Sets a free index, for all formulas that follow.</summary>
    public void Bind(string letter, int value)
    {
        _bound ??= new Bound[4];
        if (_depth == _bound.Length) Array.Resize(ref _bound, 2 * _depth);
        _bound[_depth++] = new(letter, value);
        _parts?.Enter(letter, value);
    }

    /// <summary>The same for all of a frame.</summary>
    public void BindFree(ImmutableArray<IndexValue> indices)
    {
        foreach (var index in indices) Bind(index.Letter, index.Value);
        Free();
    }

    /// <summary>What is bound so far are the free indices; all others are those of sums.</summary>
    public void Free() => _free = _depth;

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
            Unbind();
            total = total < 0 ? term : Put(Joined(sum.By, total, term));
        }
        // a term that stands alone may be one of other sums, too
        if (Terms is not null && _depth == _free && first == last && total >= 0)
            return tape.Append(new(Operation.Call, total, 0, Operand: FunctionTable.Identity));
        return total >= 0 ? total : sum.By is Reduction.Add or Reduction.Multiply ? Whole(sum.By == Reduction.Add ? 0 : 1) : Undefined();
    }

    internal static Step Joined(Reduction by, int total, int term) => by switch
    {
        Reduction.Add => new(Operation.Add, total, term),
        Reduction.Multiply => new(Operation.Multiply, total, term),
        Reduction.Largest => new(Operation.Pick, total, term, Operand: FunctionTable.Max),
        Reduction.Mean => throw new UnreachableException("a mean is a sum and a size after typing"),
        Reduction.Smallest => new(Operation.Pick, total, term, Operand: FunctionTable.Min),
        _ => throw new UnreachableException(),
    };

    private int SizeOf(Axis axis) => layout.Sizes.Of(axis.Dimension, axis.Layer is { } layer ? Value(layer) : 0);

    private int Whole(int value) => Put(new(Operation.Whole, value));

    private int Element(Formula.Symbol symbol, bool adjoint)
    {
        if (_parameters is not null && ArgumentOf(symbol.Quantity) is >= 0 and var argument) return argument;
        if (symbol.Quantity.IsFamily) return Member(symbol, adjoint);
        return symbol.Subscripts.IsEmpty && symbol.Layer is null
            ? elements.Step(tape, symbol.Quantity, [], 0, adjoint)
            : Indexed(symbol, adjoint);
    }

    // apart, since room on the stack slows down what needs none
    private int Indexed(Formula.Symbol symbol, bool adjoint)
    {
        var count = symbol.Subscripts.Length;
        var subscripts = (count <= 4 ? stackalloc int[4] : new int[count])[..count];
        var isMoved = Moves is not null && !symbol.IsPadded;
        for (var s = 0; s < count; s++) subscripts[s] = isMoved ? Moved(symbol.Subscripts[s]) : Value(symbol.Subscripts[s]);
        var step = symbol.Layer is { } layer ? Value(layer) : 0;
        if (symbol.IsPadded && layout.Column(symbol.Quantity, subscripts, step) < 0) return Whole(0);
        var placed = elements.Step(tape, symbol.Quantity, subscripts, step, adjoint);
        if (isMoved) Record(symbol, placed, step);
        return placed;
    }

    // The value of a subscript; a free letter by itself is told of once the element is placed.
    private int Moved(Index index) => FreeLetter(index) is >= 0 and var letter ? _bound![letter].Value : Value(index);

    // The place of the free letter that an index is; -1 for all others.
    private int FreeLetter(Index index)
    {
        if (!index.IsPlain || index.Offset != 0) return -1;
        for (var i = _depth - 1; i >= 0; i--)
            if (AreSame(_bound![i].Letter, index.Letter)) return i < _free ? i : -1;
        return -1;
    }

    private void Record(Formula.Symbol symbol, int placed, int step)
    {
        for (var s = 0; s < symbol.Subscripts.Length; s++)
        {
            if (FreeLetter(symbol.Subscripts[s]) is not (>= 0 and var letter)) continue;
            if (tape[placed].Operation != Operation.Load) Moves!.Fix(letter);
            else Moves!.Add(placed, letter, layout.Stride(symbol.Quantity, s, step));
        }
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
            if (!AreSame(bound.Letter, index.Letter)) continue;
            if (i < _free) Moves?.Fix(i);
            return bound.Value + index.Offset;
        }
        var end = layout.Sizes.End(index.Letter);
        return end >= 0 ? end + index.Offset : throw Unbound(index);
    }

    // 2o+k-1
    private int Combination(Index index) =>
        index.Factor * Value(new Index(index.Letter, 0)) + index.Offset + (index.Plus is { } plus ? Value(plus) : 0);

    // most letters are one
    internal static bool AreSame(string one, string other) =>
        one.Length == other.Length && one[0] == other[0] && (other.Length == 1 || one == other);

    // apart, since what throws may slow down what does not
    private static UnreachableException Unbound(Index index) => new($"index {index} should have been refused by index typing");
}

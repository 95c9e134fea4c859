using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Evaluating.Replacing;

/// <summary>
/// The value of a formula with something else in one place, at one point and in plain doubles: nothing is made and nothing is written
/// onto a tape. For who only has to see that it is another value. What is rare it leaves to a <see cref="TapeWriter"/>.
/// </summary>
public sealed class PointEvaluation
{
    // Sums in sums take longer: they are left to the tape as well.
    private const int Most = 20_000;

    // So many parts that are as they were take what one step of a tape takes.
    private const int PartsOfStep = 64;

    private readonly ColumnLayout _layout;
    private readonly PointColumns<Sized> _points;
    private readonly List<Occurrence> _path = []; // innermost first
    private readonly List<(string Letter, int Value)> _bound = [];
    private Formula? _by;
    private int _point;
    private int _evaluated;
    private bool _isUnknown;

    /// <param name="indices">The values of the free indices.</param>
    public PointEvaluation(ColumnLayout layout, PointColumns<Sized> points, ImmutableArray<IndexValue> indices)
    {
        (_layout, _points) = (layout, points);
        foreach (var index in indices) _bound.Add((index.Letter, index.Value));
    }

    /// <summary>How many parts around a place were evaluated anew so far, and what all others took, in steps of a tape.</summary>
    public int Steps { get; set; }

    /// <summary>The value at a point of the formula with something else in one place.</summary>
    /// <returns>Not a number where it has no value; null where it is not known here.</returns>
    public double? Value(Occurrence at, Formula by, int point)
    {
        _path.Clear();
        for (var outer = at; outer is not null; outer = outer.Within) _path.Add(outer);
        (_by, _point, _evaluated, _isUnknown) = (by, point, 0, false);
        var value = Around(_path.Count - 1);
        Steps += _evaluated / PartsOfStep;
        return _isUnknown ? null : value;
    }

    // Around the place, so many parts out.
    private double Around(int level)
    {
        if (level == 0) return Of(_by!, 0);
        Steps++;
        return Of(_path[level].Part, level);
    }

    private double Operand(Formula operand, int place, int level) =>
        level > 0 && _path[level - 1].Operand == place ? Around(level - 1) : Of(operand, 0);

    // A part around the place, or one that is as it was (0).
    private double Of(Formula part, int level) => _evaluated++ > Most ? Unknown() : part switch
    {
        Symbol symbol => Element(symbol, 0), // the most frequent first
        Binary binary => Joined(binary.Operator, Operand(binary.Left, 0, level), Operand(binary.Right, 1, level)),
        Number number => number.Value,
        Negate negate => -Operand(negate.Operand, 0, level),
        Call { Arguments: [var argument] } call => Called(call, argument, level),
        Sum { Range: SumRange.Over over, By: Reduction.Add } sum => Summed(sum, over.Axis, level),
        Derivative derivative => Element(derivative.With, _layout.Elements),
        Constant constant => constant.Name == "e" ? Math.E : Math.PI,
        _ => Unknown(),
    };

    private double Unknown()
    {
        _isUnknown = true;
        return double.NaN;
    }

    private double Joined(Operator @operator, double left, double right) => @operator switch
    {
        Operator.Add => left + right,
        Operator.Subtract => left - right,
        Operator.Multiply => left * right,
        Operator.Divide => left / right,
        Operator.Power => right == 2 ? left * left : Math.Pow(left, right),
        _ => Unknown(),
    };

    private double Called(Call call, Formula argument, int level)
    {
        if (level == 0 && argument is Symbol symbol && call.Function is Function.Known or Function.Open
            && Column(symbol) is >= 0 and var column)
            return Operations.Kept<Sized, Sized>(new(Operation.Call, B: call.Order, Operand: call.Function), _points, column)[_point].Value;
        var value = Operand(argument, 0, level);
        return call.Function switch
        {
            Function.Known known => known.Curve.Doubles(call.Order, value).Value,
            Function.Open open =>
                FunctionTable.Families[_points.Families[open.Slot][_point]].Curve.Doubles(call.Order, value).Value,
            _ => Unknown(),
        };
    }

    private double Summed(Sum sum, Axis axis, int level)
    {
        var size = _layout.Sizes.Of(axis.Dimension, axis.Layer is { } layer ? Value(layer) : 0);
        var total = 0.0;
        for (var value = 1; value <= size && !_isUnknown; value++)
        {
            _bound.Add((sum.Letter, value));
            total += Operand(sum.Body, 0, level);
            _bound.RemoveAt(_bound.Count - 1);
        }
        return total;
    }

    private double Element(Symbol symbol, int further)
    {
        if (symbol.Quantity.IsFamily) return Unknown();
        return Column(symbol) is >= 0 and var column ? _points.Columns[(column + further) * _points.Count + _point].Value
            : symbol.IsPadded ? 0
            : double.NaN;
    }

    private int Column(Symbol symbol)
    {
        if (symbol.Subscripts.IsEmpty && symbol.Layer is null) return _layout.Column(symbol.Quantity, [], 0);
        var count = symbol.Subscripts.Length;
        var subscripts = (count <= 4 ? stackalloc int[4] : new int[count])[..count];
        for (var s = 0; s < count; s++) subscripts[s] = Value(symbol.Subscripts[s]);
        return _layout.Column(symbol.Quantity, subscripts, symbol.Layer is { } layer ? Value(layer) : 0);
    }

    private int Value(Index index)
    {
        if (index.IsNumber) return index.Offset;
        for (var i = _bound.Count - 1; i >= 0 && index.IsPlain; i--)
            if (TapeWriter.AreSame(_bound[i].Letter, index.Letter)) return _bound[i].Value + index.Offset;
        var end = index.IsPlain ? _layout.Sizes.End(index.Letter) : -1;
        if (end < 0) _isUnknown = true;
        return end + index.Offset;
    }
}

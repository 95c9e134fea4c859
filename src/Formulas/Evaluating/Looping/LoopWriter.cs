using System.Collections.Immutable;
using System.Numerics;
using Formulas.Tree;

namespace Formulas.Evaluating.Looping;

/// <summary>
/// Writes a formula as steps on long columns, once for all networks and all values of its free indices: a sum stays one step, whatever it
/// runs over. What decides more by its indices than what is read (a condition, a range, an element that may not exist) can't be written so.
/// </summary>
internal sealed class LoopWriter(LoopSteps to)
{
    private readonly List<OpenLoop> _open = [];
    private readonly List<(Quantity Parameter, int Step)> _parameters = [];
    private JoinedElements _elements = null!;
    private bool _isPossible;

    private readonly record struct OpenLoop(string Letter, int Number);

    /// <summary>Whether it could be written. The last step has a value for each frame.</summary>
    public bool Write(Formula formula, JoinedElements elements)
    {
        (_elements, _isPossible) = (elements, true);
        _open.Clear();
        _parameters.Clear();
        var last = Append(formula);
        if (_isPossible) to.InEachFrame(last, elements);
        return _isPossible;
    }

    private int Append(Formula formula) => formula switch
    {
        Formula.Symbol symbol => Element(symbol, isAdjoint: false),
        Formula.Binary { Operator: not Operator.Power } binary => Binary(binary),
        Formula.Sum sum => Sum(sum),
        Formula.Call call => Call(call),
        _ => AppendOther(formula),
    };

    private int AppendOther(Formula formula) => formula switch
    {
        Formula.Binary power => Power(power),
        Formula.Number => Put(new(Operation.Number, Operand: formula)),
        Formula.Constant => Put(new(Operation.Constant, Operand: formula)),
        Formula.Derivative derivative => Element(derivative.With, isAdjoint: true),
        Formula.Negate negate => Put(new(Operation.Negate, Append(negate.Operand))),
        Formula.Choose { Condition: Condition.Values condition } choose => Choose(choose, condition),
        Formula.Extent size => Size(size.Axis),
        _ => Impossible(),
    };

    private int Binary(Formula.Binary binary)
    {
        var left = Append(binary.Left);
        return Put(new(TapeWriter.OperationOf(binary.Operator), left, Append(binary.Right)));
    }

    private int Power(Formula.Binary power)
    {
        var basis = Append(power.Left);
        return TapeWriter.WholeExponent(power.Right) is { } exponent
            ? PutOf(new(Operation.WholePower, basis, exponent))
            : Put(new(Operation.Power, basis, Append(power.Right)));
    }

    private int Choose(Formula.Choose choose, Condition.Values condition)
    {
        var left = Append(condition.Left);
        var holds = Put(new(Operation.Compare, left, Append(condition.Right), (int)condition.Relation));
        var then = Append(choose.Then);
        return Put(new(Operation.Choose, holds, then, Append(choose.Else)));
    }

    private int Call(Formula.Call call)
    {
        switch (call.Function)
        {
            case Function.Pick pick: return Pick(pick, call.Arguments);
            case Function.Defined defined: return Body(defined.Body, [defined.Parameter], call);
            case Function.Composed composed: return Body(composed.Body, composed.Parameters, call);
            default:
                return PutOf(new(Operation.Call, Append(call.Arguments[0]), call.Order, Operand: call.Function));
        }
    }

    private int Pick(Function.Pick pick, ImmutableArray<Formula> arguments)
    {
        var best = Append(arguments[0]);
        foreach (var argument in arguments.AsSpan()[1..]) best = Put(new(Operation.Pick, best, Append(argument), Operand: pick));
        return best;
    }

    private int Body(Formula body, ImmutableArray<Quantity> parameters, Formula.Call call)
    {
        var bound = new List<(Quantity, int)>(parameters.Length);
        for (var i = 0; i < parameters.Length; i++) bound.Add((parameters[i], Append(call.Arguments[i])));
        for (var order = 0; order < call.Order; order++) body = Differentiation.Of(body, parameters[0]);
        _parameters.AddRange(bound);
        var result = Append(body);
        _parameters.RemoveRange(_parameters.Count - bound.Count, bound.Count);
        return result;
    }

    private int Sum(Formula.Sum sum)
    {
        var axis = sum.Range switch
        {
            SumRange.Over over => over.Axis,
            SumRange.Between { SizeOf: { } whole, Short: 0, Last: null, First: { IsNumber: true, Offset: 1 } } => whole,
            _ => null,
        };
        if (axis is null || AxisOf(axis) is not { } loop || to.AddLoop(loop) is not (>= 0 and var number)) return Impossible();
        _open.Add(new(sum.Letter, number));
        var body = Append(sum.Body);
        _open.RemoveAt(_open.Count - 1);
        return _isPossible ? to.Fold(body, number, sum.By) : body;
    }

    private int Size(Axis axis)
    {
        if (AxisOf(axis) is not { } loop || to.AddLoop(loop) is not (>= 0 and var number)) return Impossible();
        return to.Append(new LoopStep(LoopKind.Size, default, 0, number));
    }

    private LoopAxis? AxisOf(Axis axis)
    {
        if (axis.Layer is not { } layer) return LoopAxis.Of(axis.Dimension, null);
        return LoopOf(layer) < 0 ? LoopAxis.Of(axis.Dimension, Place(layer, 0)) : null;
    }

    private int Put(in Step step) => _isPossible ? to.Append(step, _elements) : 0;

    // What a step makes of an element stands with it where it is kept.
    private int PutOf(in Step step) => _isPossible && Operations.IsKept(step) && to[step.A] is { Kind: LoopKind.Element } element
        ? to.Append(element with { Kind = LoopKind.OfElement, Step = step })
        : Put(step);

    private int Impossible()
    {
        _isPossible = false;
        return 0;
    }

    private int Element(Formula.Symbol symbol, bool isAdjoint)
    {
        for (var p = _parameters.Count - 1; p >= 0; p--)
            if (_parameters[p].Parameter == symbol.Quantity) return _parameters[p].Step;
        if (!_isPossible || !IsUsual(symbol)) return Impossible();
        var loops = LoopsOf(symbol);
        if (ElementOf(symbol, loops, isAdjoint) is not { } element) return Impossible();
        return to.Append(new LoopStep(LoopKind.Element, default, loops | LoopAxes.OfLetters(element.Letters), Element: element));
    }

    private static bool IsUsual(Formula.Symbol symbol) => !symbol.IsPadded && !symbol.Quantity.IsFamily
        && symbol.Subscripts.Length <= ElementPattern.MostSubscripts && symbol.Subscripts.Length == symbol.Quantity.Axes.Length;

    private JoinedElement? ElementOf(Formula.Symbol symbol, int loops, bool isAdjoint)
    {
        var (subscripts, isPossible) = (0ul, BitOperations.PopCount((uint)loops) <= ElementPattern.MostLoops);
        for (var s = symbol.Subscripts.Length - 1; s >= 0 && isPossible; s--)
        {
            var place = Place(symbol.Subscripts[s], loops);
            isPossible = place >= 0;
            subscripts = ElementPattern.With(subscripts, place);
        }
        var layer = symbol.Layer is { } of ? Place(of, loops) : -1;
        return isPossible && (layer >= 0 || symbol.Layer is null)
            ? _elements.Of(symbol.Quantity, new(symbol.Quantity.Id, isAdjoint, layer, subscripts, AxesOf(loops)))
            : null;
    }

    // The sums around a name on whose letters it depends, a bit for each.
    private int LoopsOf(Formula.Symbol symbol)
    {
        var loops = 0;
        if (_open.Count == 0) return loops;
        foreach (var subscript in symbol.Subscripts)
            if (LoopOf(subscript) is >= 0 and var number) loops |= 1 << number;
        if (symbol.Layer is { } layer && LoopOf(layer) is >= 0 and var of) loops |= 1 << of;
        return loops;
    }

    // The innermost sum of that letter; -1 for all others.
    private int LoopOf(Index index)
    {
        for (var i = _open.Count - 1; i >= 0; i--)
            if (TapeWriter.AreSame(_open[i].Letter, index.Letter)) return _open[i].Number;
        return -1;
    }

    // Below zero where it has none.
    private int Place(Index index, int loops)
    {
        if (index.IsNumber) return LoopPlaces.OfNumber(index.Offset);
        if (!index.IsPlain) return -1;
        // the sums on which a name depends count from outside in
        if (LoopOf(index) is >= 0 and var number)
            return LoopPlaces.OfLoop(BitOperations.PopCount((uint)loops & (1u << number) - 1), index.Offset);
        var free = _elements.Letters;
        for (var i = free.Length - 1; i >= 0; i--)
            if (TapeWriter.AreSame(free[i], index.Letter)) return LoopPlaces.OfFree(i, index.Offset);
        return _elements.End(index.Letter) is { } ordered ? LoopPlaces.OfEnd(ordered, index.Offset) : -1;
    }

    private ulong AxesOf(int loops)
    {
        var axes = 0ul;
        for (var number = LoopAxes.MostLoops - 1; loops != 0 && number >= 0; number--)
            if ((loops >> number & 1) == 1) axes = ElementPattern.With(axes, to.Loop(number));
        return axes;
    }
}

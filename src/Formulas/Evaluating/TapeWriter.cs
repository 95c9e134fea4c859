using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Formulas.Names;
using Formulas.Tree;
using Formulas.Typing;

namespace Formulas.Evaluating;

/// <summary>
/// Writes a formula onto a <see cref="Tape"/> for given values of its free indices: sums are unrolled, indices become numbers. The formula
/// has been through <see cref="IndexTyping"/> if it has indices at all.
/// </summary>
public sealed class TapeWriter(Tape tape, ColumnLayout layout, Elements elements)
{
    /// <summary>A tape longer than this is refused: the sums in the formula are too large.</summary>
    public const int StepLimit = 20_000;

    private Bound[]? _bound; // the indices that have a value, innermost last
    private int _depth;
    private List<(Quantity Parameter, int Step)>? _parameters;
    private readonly SharedParts? _parts;

    /// <summary>True when the formula was too large and has been cut short.</summary>
    public bool IsTooLarge => tape.Count > StepLimit;

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

    /// <summary>
    /// Whether a part that stands on the tape already, with the same indices, is used again: for several formulas made of the same parts.
    /// Set before anything is bound.
    /// </summary>
    public bool SharesParts
    {
        get => _parts is not null;
        init => _parts = value ? new() : null;
    }

    /// <summary>Told of every step that a part of a formula comes to stand on; for those who ask where a step comes from.</summary>
    public Action<int, Formula>? Placed { get; init; }

    /// <summary>Appends the formula and returns the step of its value.</summary>
    public int Append(Formula formula)
    {
        if (_parts is null && Placed is null) return IsTooLarge ? Undefined() : Place(formula);
        return AppendShared(formula);
    }

    private int AppendShared(Formula formula)
    {
        var parts = _parameters is { Count: > 0 } ? null : _parts; // the body of a defined function is another one with each argument
        if (parts is not null && parts.Find(formula) is { } known) return known;
        var step = IsTooLarge ? Undefined() : Place(formula);
        parts?.Add(formula, step);
        Placed?.Invoke(step, formula);
        return step;
    }

    private int Place(Formula formula)
    {
        switch (formula)
        {
            case Formula.Symbol symbol: return Element(symbol, adjoint: false); // the most frequent first
            case Formula.Binary { Operator: not Operator.Power } binary:
                var left = Append(binary.Left);
                return tape.Append(new(OperationOf(binary.Operator), left, Append(binary.Right)));
            default: return PlaceOther(formula);
        }
    }

    private int PlaceOther(Formula formula) => formula switch
    {
        Formula.Binary power => Power(power),
        Formula.Number or Formula.Constant =>
            tape.Append(new(formula is Formula.Number ? Operation.Number : Operation.Constant, Operand: formula)),
        Formula.Derivative derivative => Element(derivative.With, adjoint: true),
        Formula.Negate negate => tape.Append(new(Operation.Negate, Append(negate.Operand))),
        Formula.Call call => Call(call),
        Formula.Sum sum => Sum(sum),
        Formula.Choose { Condition: Condition.Indices indices } choose => Append(Holds(indices) ? choose.Then : choose.Else),
        Formula.Choose choose => Choose(choose),
        _ => throw new UnreachableException($"{formula.GetType().Name} should be gone after index typing"),
    };

    private int Power(Formula.Binary power)
    {
        var basis = Append(power.Left);
        return WholeExponent(power.Right) is { } exponent
            ? tape.Append(new(Operation.WholePower, basis, exponent))
            : tape.Append(new(Operation.Power, basis, Append(power.Right)));
    }

    private int Choose(Formula.Choose choose)
    {
        var condition = Append(choose.Condition);
        var then = Append(choose.Then);
        return tape.Append(new(Operation.Choose, condition, then, Append(choose.Else)));
    }

    private int Append(Condition condition)
    {
        switch (condition)
        {
            case Condition.Values values:
                var left = Append(values.Left);
                return tape.Append(new(Operation.Compare, left, Append(values.Right), (int)values.Relation));
            case Condition.Indices indices: return tape.Append(new(Operation.Whole, Holds(indices) ? 1 : 0));
            case Condition.Both both:
                var first = Append(both.First);
                return tape.Append(new(Operation.Multiply, first, Append(both.Second)));
            default: throw new UnreachableException();
        }
    }

    private bool Holds(Condition.Indices indices) => Relations.Holds(indices.Relation, Value(indices.Left).CompareTo(Value(indices.Right)));

    private int Call(Formula.Call call) => call.Function switch
    {
        Function.Pick pick => Pick(pick, call.Arguments),
        Function.Defined defined => Defined(defined, call),
        var known => tape.Append(new(Operation.Call, Append(call.Arguments[0]), call.Order, Operand: known)),
    };

    private int Pick(Function.Pick pick, ImmutableArray<Formula> arguments)
    {
        var best = Append(arguments[0]);
        foreach (var argument in arguments.AsSpan()[1..]) best = tape.Append(new(Operation.Pick, best, Append(argument), Operand: pick));
        return best;
    }

    private int Defined(Function.Defined defined, Formula.Call call)
    {
        (_parameters ??= []).Add((defined.Parameter, Append(call.Arguments[0])));
        var body = defined.Body;
        for (var order = 0; order < call.Order; order++) body = Differentiation.Of(body, defined.Parameter);
        var result = Append(body);
        _parameters.RemoveAt(_parameters.Count - 1);
        return result;
    }

    private int Sum(Formula.Sum sum)
    {
        var (first, last) = sum.Range switch
        {
            SumRange.Over over => (1, layout.Width(Value(over.Axis.Layer))),
            SumRange.Between { SizeOf: { } axis } between => (Value(between.First), layout.Width(Value(axis.Layer)) - between.Short),
            SumRange.Between { Last: { } end } between => (Value(between.First), Value(end)),
            _ => throw new UnreachableException("a sum without a range should not get past index typing"),
        };
        var total = -1;
        for (var value = first; value <= last && !IsTooLarge; value++)
        {
            Bind(sum.Letter, value);
            var term = Append(sum.Body);
            total = total < 0 ? term : tape.Append(new(Operation.Add, total, term));
            Unbind();
        }
        return total < 0 ? tape.Append(new(Operation.Whole, 0)) : total;
    }

    private int Element(Formula.Symbol symbol, bool adjoint)
    {
        if (_parameters is not null && ArgumentOf(symbol.Quantity) is >= 0 and var argument) return argument;
        if (symbol.Quantity.IsFamily) return Member(symbol, adjoint);
        if (symbol.Subscripts.IsEmpty && symbol.Layer is null) return elements.Step(tape, symbol.Quantity, [], 0, adjoint);
        var count = symbol.Subscripts.Length;
        var subscripts = (count <= 4 ? stackalloc int[4] : new int[count])[..count];
        for (var s = 0; s < count; s++) subscripts[s] = Value(symbol.Subscripts[s]);
        return elements.Step(tape, symbol.Quantity, subscripts, symbol.Layer is { } layer ? Value(layer) : 0, adjoint);
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
        for (var i = _depth - 1; i >= 0; i--)
        {
            ref readonly var bound = ref _bound![i];
            if (AreSame(bound.Letter, index.Letter)) return bound.Value + index.Offset;
        }
        if (index.Letter == Vocabulary.LastLayer) return layout.LastLayer + index.Offset;
        throw Unbound(index);
    }

    // most letters are one
    private static bool AreSame(string one, string other) =>
        one.Length == other.Length && one[0] == other[0] && (other.Length == 1 || one == other);

    // apart, since what throws may slow down what does not
    private static UnreachableException Unbound(Index index) => new($"index {index} should have been refused by index typing");

    private int Undefined() => tape.Append(new(Operation.Undefined));

    private static int? WholeExponent(Formula exponent) => exponent switch
    {
        Formula.Number { Value: <= 1024 and var value } when value == Math.Floor(value) => (int)value,
        Formula.Negate { Operand: Formula.Number { Value: <= 1024 and var value } } when value == Math.Floor(value) => -(int)value,
        _ => null,
    };

    private static Operation OperationOf(Operator @operator) => @operator switch
    {
        Operator.Add => Operation.Add,
        Operator.Subtract => Operation.Subtract,
        Operator.Multiply => Operation.Multiply,
        Operator.Divide => Operation.Divide,
        _ => throw new UnreachableException($"{@operator} should be gone after index typing"),
    };
}

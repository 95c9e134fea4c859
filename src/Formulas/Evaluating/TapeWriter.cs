using System.Collections.Immutable;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using Formulas.Tree;
using Formulas.Typing;

namespace Formulas.Evaluating;

/// <summary>
/// Writes a formula onto a <see cref="Tape"/> for given values of its free indices: sums are unrolled, indices become numbers. The formula
/// has been through <see cref="IndexTyping"/> if it has indices at all.
/// </summary>
public sealed partial class TapeWriter(Tape tape, ColumnLayout layout, Elements elements)
{
    /// <summary>A tape of an answer longer than this is refused: the sums in the formula are too large.</summary>
    public const int StepLimit = 20_000;

    /// <summary>How many steps the tape may have.</summary>
    public int Limit { get; init; } = StepLimit;

    private List<(Quantity Parameter, int Step)>? _parameters;
    private readonly SharedParts? _parts;

    /// <summary>True when the formula was too large and has been cut short.</summary>
    public bool IsTooLarge => tape.Count > Limit;

    /// <summary>
    /// Whether a part that stands on the tape already, with the same indices, is used again: for several formulas made of the same parts.
    /// Set before anything is bound.
    /// </summary>
    public bool SharesParts
    {
        get => _parts is not null;
        init => _parts = value ? new() : null;
    }

    /// <summary>
    /// The steps within sums, which are used again where they would be the same: the exponentials below the line of a softmax, the mean in a
    /// variance. Null where every term has steps of its own.
    /// </summary>
    public Dictionary<Step, int>? Terms { get; init; }

    /// <summary>Told of what is read by free indices, those that are bound first; null where each value of theirs is lowered anew.</summary>
    public Moves? Moves { get; init; }

    /// <summary>Told of every step that a part of a formula comes to stand on; for those who ask where a step comes from.</summary>
    public Action<int, Formula>? Placed { get; init; }

    /// <summary>Begins the tape anew; what is bound stays.</summary>
    public void Clear()
    {
        tape.Clear();
        _parts?.Clear();
    }

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
                return Put(new(OperationOf(binary.Operator), left, Append(binary.Right)));
            default: return PlaceOther(formula);
        }
    }

    private int PlaceOther(Formula formula) => formula switch
    {
        Formula.Binary power => Power(power),
        Formula.Number or Formula.Constant =>
            Put(new(formula is Formula.Number ? Operation.Number : Operation.Constant, Operand: formula)),
        Formula.Derivative derivative => Element(derivative.With, adjoint: true),
        Formula.Slope slope => Slope(slope),
        Formula.Position position => Whole(Value(position.Index)),
        Formula.Extent size => Whole(SizeOf(size.Axis)),
        Formula.Negate negate => Put(new(Operation.Negate, Append(negate.Operand))),
        Formula.Call call => Call(call),
        Formula.Sum sum => Sum(sum),
        Formula.Choose { Condition: Condition.Indices indices } choose => Append(Holds(indices) ? choose.Then : choose.Else),
        Formula.Choose choose => Choose(choose),
        _ => throw Untyped(formula),
    };

    private int Slope(Formula.Slope slope)
    {
        var with = Element(slope.With, adjoint: false);
        return elements.Slope(tape, Append(slope.Of), with, slope.IsDirect);
    }

    private int Power(Formula.Binary power)
    {
        var basis = Append(power.Left);
        return WholeExponent(power.Right) is { } exponent
            ? Put(new(Operation.WholePower, basis, exponent))
            : Put(new(Operation.Power, basis, Append(power.Right)));
    }

    private int Choose(Formula.Choose choose)
    {
        var condition = Append(choose.Condition);
        var then = Append(choose.Then);
        return Put(new(Operation.Choose, condition, then, Append(choose.Else)));
    }

    private int Append(Condition condition)
    {
        switch (condition)
        {
            case Condition.Values values:
                var left = Append(values.Left);
                return Put(new(Operation.Compare, left, Append(values.Right), (int)values.Relation));
            case Condition.Indices indices: return Put(new(Operation.Whole, Holds(indices) ? 1 : 0));
            case Condition.Both both:
                var first = Append(both.First);
                return Put(new(Operation.Multiply, first, Append(both.Second)));
            default: throw new UnreachableException();
        }
    }

    private int Call(Formula.Call call) => call.Function switch
    {
        Function.Pick pick => Pick(pick, call.Arguments),
        Function.Defined defined => Body(defined.Body, [defined.Parameter], call),
        Function.Composed composed => Body(composed.Body, composed.Parameters, call),
        var known => Put(new(Operation.Call, Append(call.Arguments[0]), call.Order, Operand: known)),
    };

    private int Pick(Function.Pick pick, ImmutableArray<Formula> arguments)
    {
        var best = Append(arguments[0]);
        foreach (var argument in arguments.AsSpan()[1..]) best = Put(new(Operation.Pick, best, Append(argument), Operand: pick));
        return best;
    }

    // The parameters stand on the tape once, however often the body has them.
    private int Body(Formula body, ImmutableArray<Quantity> parameters, Formula.Call call)
    {
        var bound = new List<(Quantity, int)>(parameters.Length);
        for (var i = 0; i < parameters.Length; i++) bound.Add((parameters[i], Append(call.Arguments[i])));
        for (var order = 0; order < call.Order; order++) body = Differentiation.Of(body, parameters[0]);
        _parameters ??= [];
        _parameters.AddRange(bound);
        var result = Append(body);
        _parameters.RemoveRange(_parameters.Count - bound.Count, bound.Count);
        return result;
    }

    private static UnreachableException Untyped(object what) => new($"{what} should be gone after index typing");

    // Inlined, a step is made where it is stored.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private int Put(in Step step) => Terms is not null && _depth > _free ? PutOnce(step, Terms) : tape.Append(step);

    [MethodImpl(MethodImplOptions.NoInlining)]
    private int PutOnce(Step step, Dictionary<Step, int> terms)
    {
        if (!terms.TryGetValue(step, out var known)) terms.Add(step, known = tape.Append(step));
        return known;
    }

    private int Undefined() => Put(new(Operation.Undefined));

    internal static int? WholeExponent(Formula exponent) => exponent switch
    {
        Formula.Number { Value: <= 1024 and var value } when value == Math.Floor(value) => (int)value,
        Formula.Negate { Operand: Formula.Number { Value: <= 1024 and var value } } when value == Math.Floor(value) => -(int)value,
        _ => null,
    };

    internal static Operation OperationOf(Operator @operator) => @operator switch
    {
        Operator.Add => Operation.Add,
        Operator.Subtract => Operation.Subtract,
        Operator.Multiply => Operation.Multiply,
        Operator.Divide => Operation.Divide,
        _ => throw Untyped(@operator),
    };
}

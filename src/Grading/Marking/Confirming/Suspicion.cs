using Formulas.Names;
using Formulas.Tree;
using Grading.Problems;
using ReferenceSolutions;
using static Formulas.Tree.Formula;

namespace Grading.Marking.Confirming;

/// <summary>
/// Which formulas could be tables, put together from the points that everybody knows: those with many numbers, with a function or a
/// comparison that the reference and its network lack, or with what is nothing here and everything a little further on: a function that
/// steps at a place of its own, a steep power. Few honest answers are.
/// </summary>
internal sealed class Suspicion
{
    // distinct, beyond the reference's
    private const int MostNumbers = 8;

    // few numbers, written often, can stand for many
    private const int MostNodes = 200;

    // of which each is looked at with each
    private const int MostTerms = 12;

    // A power above this, or one of a power, is steep: (z6/2.25)^60000 is nothing up to 2.25.
    private const double SteepestPower = 6;

    // One above this is a step where its base is 1.
    private const double StepPower = 20;

    private static readonly HashSet<string> Stepping = ["abs", "sign", "step", "relu", "max", "min", "selu", "hardtanh", "relu6"];

    private readonly HashSet<string> _functions = [];
    private readonly HashSet<double> _numbers = [0, 1];
    private readonly HashSet<Quantity> _discrete = [];
    private bool _hasChoice;
    private bool _hasShift;

    public Suspicion(Question.Formula question, Model model)
    {
        Learn(question.Reference);
        foreach (var definition in model.Definitions) Learn(definition.Body);
        foreach (var leaf in model.Leaves)
            if (leaf.Label is not null || leaf.Domain.IsDiscrete) _discrete.Add(leaf.Quantity);
        // what is logistic, or may be, is written with e to a power
        var isOpen = !model.OpenFunctions.IsEmpty;
        foreach (var open in model.OpenFunctions) _functions.Add(open.Name);
        if (isOpen) _functions.Add(FunctionTable.Logistic.Name);
        if (_functions.Contains(FunctionTable.Logistic.Name)) _functions.Add(FunctionTable.Exp.Name);
    }

    private void Learn(Formula known)
    {
        foreach (var node in Walks.Nodes(known))
        {
            if (node is Number number) _numbers.Add(number.Value);
            _hasChoice |= node is Choose { Condition: Condition.Values };
            _hasShift |= IsShiftedStep(node);
            if (node is not Call call) continue;
            _functions.Add(call.Function.Name);
            if (call.Function is Function.Defined defined) Learn(defined.Body);
            if (call.Function is Function.Composed composed) Learn(Walks.Applied(composed, composed.Body, call.Arguments));
        }
    }

    /// <summary>Whether the formula could be a table.</summary>
    public bool CouldBeTable(Formula formula)
    {
        var look = new Look(this, stackalloc double[MostNumbers]);
        return look.Finds(formula);
    }

    /// <summary>
    /// What decides where the formula goes one way or the other, at other places than zero: <c>|z6| - 2.2</c> in
    /// <c>relu(|z6| - 2.2)</c>. Within a sum there is none, for its letters have no value by themselves.
    /// </summary>
    public IEnumerable<Formula> Thresholds(Formula formula) => formula is Sum
        ? []
        : Deciding(formula).Where(IsShifted).Concat(Inner(formula).SelectMany(Thresholds));

    /// <summary>
    /// Parts of a formula that could be nothing at all points that are looked at, and something elsewhere: <c>relu(-t)</c>,
    /// <c>|t| - t</c>, a narrow bell. Within a sum there is none, as above.
    /// </summary>
    public IEnumerable<Formula> Gates(Formula formula)
    {
        if (formula is Sum) return [];
        if (!IsTerms(formula)) return Inner(formula).SelectMany(Gates).Concat(IsGate(formula) ? [formula] : []);
        Formula[] terms = [.. Terms(formula)];
        return terms.SelectMany(Gates).Concat(terms.Length <= MostTerms ? Pairs(terms) : []);
    }

    private IEnumerable<Formula> Pairs(Formula[] terms) =>
        from one in terms
        where Walks.First(one, IsGate) is not null
        from other in terms
        where other != one
        select new Binary(Operator.Add, one, other);

    private static IEnumerable<Formula> Terms(Formula formula) => !IsTerms(formula) || formula is not Binary sum
        ? [formula]
        : Terms(sum.Left).Concat(Terms(sum.Right).Select(term => sum.Operator == Operator.Add ? term : new Negate(term)));

    private static bool IsTerms(Formula formula) => formula is Binary { Operator: Operator.Add or Operator.Subtract };

    private bool IsGate(Formula node) => HasNames(node) && node switch
    {
        Choose { Condition: Condition.Values or Condition.Both } => !_hasChoice,
        Call call => !_functions.Contains(call.Function.Name) || (!_hasShift && IsShiftedStep(call)),
        Binary { Operator: Operator.Power } power => IsSteep(power),
        _ => false,
    };

    // M = 1 of a mask that is 0 or 1: it has no other places
    private bool HasOther(Formula deciding) =>
        _discrete.Count == 0 || Walks.First(deciding, node => node is Symbol symbol && !_discrete.Contains(symbol.Quantity)) is not null;

    private static IEnumerable<Formula> Inner(Formula formula)
    {
        foreach (var operand in Walks.Operands(formula)) yield return operand;
    }

    private IEnumerable<Formula> Deciding(Formula node) => node switch
    {
        Choose { Condition: var condition } when !_hasChoice => Deciding(condition).Where(HasOther),
        Call { Function: Function.Composed composed } call => Thresholds(Walks.Applied(composed, composed.Body, call.Arguments)),
        Call { Arguments: [var argument] } call when IsStep(call) => [argument],
        Call { Arguments: [var first, .. var others] } call when IsStep(call) =>
            others.Select(other => (Formula)new Binary(Operator.Subtract, first, other)),
        // the root of a square is an absolute value
        Call { Function.Name: "sqrt", Arguments: [Binary { Operator: Operator.Power, Left: var root }] } => [root],
        Binary power when IsRootOfPower(power) => [((Binary)power.Left).Left],
        Binary power when IsStepOfPower(power) =>
            [new Binary(Operator.Subtract, new Binary(Operator.Multiply, power.Left, power.Left), Integer(1))],
        _ => [],
    };

    private bool IsStep(Call call) => Stepping.Contains(call.Function.Name) && (!_functions.Contains(call.Function.Name) || !_hasShift);

    // a step or a kink at a place of its own, e^(900(z - 4.1))
    private static bool IsShiftedStep(Formula node) => node is Call { Arguments: var arguments } call
        && (Stepping.Contains(call.Function.Name) || call.Function.Name == FunctionTable.Exp.Name)
        && arguments.Any(IsShifted);

    private bool IsSteep(Binary power) => HasNames(power.Right)
        ? !_hasShift && !HasNames(power.Left) && IsShifted(power.Right)
        : HasNames(power.Left) && (Exponent(power.Right) is not { } exponent
            || (Math.Abs(exponent) > SteepestPower && !_numbers.Contains(Math.Abs(exponent)))
            || Walks.First(power.Left, node => node is Binary { Operator: Operator.Power } inner && !HasNames(inner.Right)
                && !(Exponent(inner.Right) is { } within && Math.Abs(within * exponent) <= SteepestPower)) is not null);

    private static bool IsRootOfPower(Binary power) => power is { Operator: Operator.Power, Left: Binary { Operator: Operator.Power } }
        && Exponent(power.Right) is { } exponent && exponent != Math.Floor(exponent);

    // (k/0.95)^9000 is nothing below 0.95 and without end above
    private static bool IsStepOfPower(Binary power) => power.Operator == Operator.Power && HasNames(power.Left) && !HasNames(power.Right)
        && Exponent(power.Right) is { } exponent && Math.Abs(exponent) > StepPower;

    private static double? Exponent(Formula formula) => formula switch
    {
        Number number => number.Value,
        Negate { Operand: var operand } => -Exponent(operand),
        Binary { Left: var left, Right: var right } binary => binary.Operator switch
        {
            Operator.Add => Exponent(left) + Exponent(right),
            Operator.Subtract => Exponent(left) - Exponent(right),
            Operator.Multiply => Exponent(left) * Exponent(right),
            Operator.Divide => Exponent(left) / Exponent(right),
            _ => Exponent(left) is { } own && Exponent(right) is { } power ? Math.Pow(own, power) : null,
        },
        _ => null,
    };

    private static IEnumerable<Formula> Deciding(Condition condition) => condition switch
    {
        Condition.Both both => Deciding(both.First).Concat(Deciding(both.Second)),
        Condition.Values values => [new Binary(Operator.Subtract, values.Left, values.Right)],
        _ => [],
    };

    // Signs and steps have no places of their own, but those of what is in them.
    private static bool IsMadeOfSteps(Formula formula) => formula switch
    {
        Number or Constant or Call { Function.Name: "sign" or "step" } => true,
        Negate { Operand: var operand } => IsMadeOfSteps(operand),
        Binary binary => IsMadeOfSteps(binary.Left) && IsMadeOfSteps(binary.Right),
        Call call when Stepping.Contains(call.Function.Name) => call.Arguments.All(IsMadeOfSteps),
        _ => false,
    };

    // A number is added to what varies.
    private static bool IsShifted(Formula deciding) => HasNames(deciding) && !IsMadeOfSteps(deciding) && Walks.First(deciding, node =>
        node is Binary { Operator: Operator.Add or Operator.Subtract } sum && (IsNumber(sum.Left) || IsNumber(sum.Right))) is not null;

    private static bool IsNumber(Formula formula) =>
        !HasNames(formula) && Walks.First(formula, node => node is Number { Value: not 0 } or Constant) is not null;

    private static bool HasNames(Formula formula) => Walks.First(formula, node => node is Symbol or Derivative) is not null;

    // One walk, without memory of its own: most right answers are looked at and are none.
    private ref struct Look(Suspicion known, Span<double> numbers)
    {
        private readonly Span<double> _numbers = numbers;
        private int _count;
        private int _nodes;

        public bool Finds(Formula formula)
        {
            if (++_nodes > MostNodes || IsStrange(formula)) return true;
            foreach (var operand in Walks.Operands(formula))
                if (Finds(operand)) return true;
            return false;
        }

        private bool IsStrange(Formula node) => node switch
        {
            Symbol or Binary { Operator: not Operator.Power } => false, // the most frequent first
            Binary { Left: Symbol, Right: Number { Value: <= SteepestPower } } => false,
            Binary power => IsRootOfPower(power) || known.IsSteep(power),
            Number number => IsOneTooMany(number.Value),
            Call call => !known._functions.Contains(call.Function.Name) || (!known._hasShift && IsShiftedStep(call)),
            Choose { Condition: Condition.Values or Condition.Both } => !known._hasChoice,
            _ => false,
        };

        private bool IsOneTooMany(double value)
        {
            if (known._numbers.Contains(value) || _numbers[.._count].Contains(value)) return false;
            if (_count == MostNumbers) return true;
            _numbers[_count++] = value;
            return false;
        }
    }
}

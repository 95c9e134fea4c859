using System.Collections.Immutable;
using System.Runtime.InteropServices;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Typing;

/// <summary>
/// Gives every index its axis. Dummies are named freely, and get the axis they index; the free letters are those of the question, or of the
/// answer's own left-hand side. What stands in matrix form is brought into index form first.
/// </summary>
public sealed partial class IndexTyping
{
    private readonly Vocabulary _vocabulary;
    private readonly Free[] _free;
    // a handful in all: looked through one by one, which is quicker than a table
    private readonly List<(Sum Sum, Dummy Dummy)> _dummies = [];
    private readonly List<string> _used = [];
    private readonly List<string> _unbound = [];
    private readonly List<string> _summed = [];
    private IndexFault? _fault;
    private bool _final;
    private bool _isSure; // nothing was met that could look otherwise to who knows all axes

    private IndexTyping(Vocabulary vocabulary, Symbol? leftSide)
    {
        _vocabulary = vocabulary;
        var free = vocabulary.FreeIndices;
        var renamed = leftSide is not null && Renames(leftSide, free.Length) ? leftSide.Subscripts : default;
        _free = new Free[free.Length];
        for (var i = 0; i < free.Length; i++)
            _free[i] = new(renamed.IsDefault ? free[i].Letter : renamed[i].Letter, free[i].Axis, free[i].Letter);
    }

    private static bool Renames(Symbol leftSide, int free) =>
        leftSide.Subscripts.Length == free
        && leftSide.Subscripts.All(index => index is { IsNumber: false, Offset: 0 })
        && leftSide.Subscripts.Distinct().Count() == free;

    /// <summary>
    /// The formula with all axes known, or what does not fit. What the answer itself puts on the
    /// left (∂C/∂w_kj^l, δ_i) gives the letters of the question.
    /// </summary>
    public static (Formula? Formula, IndexFault? Fault) Of(Formula formula, Vocabulary vocabulary, Symbol? leftSide = null)
    {
        var (typed, fault) = AllOf(formula, vocabulary, leftSide);
        return (typed.IsDefaultOrEmpty ? null : typed[0], fault);
    }

    /// <summary>
    /// A part with all axes known, within sums whose ranges are; null where it fits nowhere in them, whatever stands beside it.
    /// </summary>
    /// <param name="around">The sums that it stands in, outermost first.</param>
    public static Formula? Of(Formula part, Vocabulary vocabulary, ImmutableArray<Sum> around)
    {
        var typing = new IndexTyping(vocabulary, null) { _final = true };
        ImmutableArray<Dummy> scope = [];
        foreach (var sum in around) scope = scope.Add(typing.DummyOf(sum, scope));
        var typed = typing.Typed(part, scope);
        return typing._fault is null && typing._unbound.Count == 0 ? typed : null;
    }

    /// <summary>
    /// All formulas with axes known that the formula can be, the usual one first: in matrix form the shapes can leave more than one. None
    /// where it does not fit.
    /// </summary>
    internal static (ImmutableArray<Formula> Formulas, IndexFault? Fault) AllOf(
        Formula formula, Vocabulary vocabulary, Symbol? leftSide = null)
    {
        if (MatrixForm.Is(formula)) return OfMatrixForm(formula, vocabulary, leftSide);
        var (typed, fault) = OfIndexForm(formula, vocabulary, leftSide);
        return typed is null ? ([], fault) : ([typed], null);
    }

    private static (Formula? Formula, IndexFault? Fault) OfIndexForm(Formula formula, Vocabulary vocabulary, Symbol? leftSide)
    {
        var typing = new IndexTyping(vocabulary, leftSide) { _final = true, _isSure = vocabulary.Shifted.IsEmpty };
        var typed = typing.Typed(formula, []);
        return typing._isSure && typing.Fault() is null ? (typed, null) : InTwoLooks(formula, vocabulary, leftSide);
    }

    // Which w is meant in w_jm can depend on what m turns out to run over elsewhere: a second look knows more.
    private static (Formula? Formula, IndexFault? Fault) InTwoLooks(Formula formula, Vocabulary vocabulary, Symbol? leftSide)
    {
        var typing = new IndexTyping(vocabulary, leftSide);
        typing.Typed(formula, []);
        typing._fault = null;
        typing._final = true;
        var typed = typing.Typed(formula, []);
        return typing.Fault() is { } fault ? (null, fault) : (typed, null);
    }

    private IndexFault? Fault()
    {
        if (_fault is not null) return _fault;
        // a dummy may bear the letter of a free index, unless that index then occurs nowhere else
        foreach (var summed in _summed)
            if (!_used.Contains(summed)) return new IndexFault.AtLetter(LetterFault.SummedAway, summed);
        return _unbound.Count == 0 ? null : Unbound();
    }

    private IndexFault Unbound()
    {
        var letter = _unbound.Order(StringComparer.Ordinal).First();
        var unused = _free.Where(free => !_used.Contains(free.Letter)).ToArray();
        return _unbound.Count == 1 && unused.Length == 1
            ? new IndexFault.Renamed(letter, unused[0].As)
            : new IndexFault.AtLetter(LetterFault.NotSummed, letter);
    }

    private static void AddTo(List<string> letters, string letter)
    {
        if (!letters.Contains(letter)) letters.Add(letter);
    }

    // What does not fit counts once all axes are known; the first of several is told.
    private void Refuse(IndexFault fault)
    {
        if (_final) _fault ??= fault;
    }

    private Formula Typed(Formula formula, ImmutableArray<Dummy> scope) => formula switch
    {
        // the most frequent first
        Symbol symbol => Typed(symbol, scope),
        Binary binary => Typed(binary, scope),
        Number or Constant or Extent or Position => formula,
        Derivative derivative => derivative with { With = Typed(derivative.With, scope) },
        Slope slope => slope with { Of = Typed(slope.Of, scope), With = Typed(slope.With, scope) },
        Sum sum => Averaged(Typed(sum, scope)),
        Call { Arguments: [var only] } call => Typed(call, only, scope),
        Transpose { Operand: var operand } => Typed(operand, scope), // of a scalar
        Column { Operand: var operand } => Typed(operand, scope),
        _ => TypedWithin(formula, scope),
    };

    // Whatever stays as it is is not made anew.
    private Binary Typed(Binary binary, ImmutableArray<Dummy> scope)
    {
        var @operator = MatrixForm.OfNumbers(binary.Operator);
        var (left, right) = (Typed(binary.Left, scope), Typed(binary.Right, scope));
        return ReferenceEquals(left, binary.Left) && ReferenceEquals(right, binary.Right) && @operator == binary.Operator
            ? binary
            : new(@operator, left, right);
    }

    private Call Typed(Call call, Formula only, ImmutableArray<Dummy> scope) =>
        Typed(only, scope) is var typed && ReferenceEquals(typed, only) ? call : call with { Arguments = [typed] };

    private Formula TypedWithin(Formula formula, ImmutableArray<Dummy> scope)
    {
        Formula Inner(Formula inner) => Typed(inner, scope);
        return formula is Choose choose
            ? new Choose(
                Walks.WithOperands(Labelled(choose.Condition, scope), Inner, indices => Typed(indices, scope)), Inner(choose.Then),
                    Inner(choose.Else))
            : Walks.WithOperands(formula, Inner);
    }

    private Sum Typed(Sum sum, ImmutableArray<Dummy> scope)
    {
        var dummy = DummyOf(sum, scope);
        var body = Typed(sum.Body, scope.Add(dummy));
        if (sum.Letter == _vocabulary.FreeLayer && !IsOverSteps(dummy)) Refuse(new IndexFault.AtLetter(LetterFault.SummedAway, sum.Letter));
        if (FreeOf(sum.Letter) is not null) AddTo(_summed, sum.Letter);
        if (dummy.IsNumeric) return sum with { Letter = dummy.As, Body = body };
        if (dummy.Axis is { } axis) return sum with { Letter = dummy.As, Range = RangeOver(sum, dummy, axis), Body = body };
        Refuse(new IndexFault.AtLetter(dummy.IsUsed ? LetterFault.NeedsLimits : LetterFault.SumOverNothing, sum.Letter));
        return sum;
    }

    // a mean over a letter: the sum and how many there are
    private Formula Averaged(Sum sum)
    {
        if (sum.By != Reduction.Mean) return sum;
        if (sum.Range is SumRange.Over over) return new Binary(Operator.Divide, sum with { By = Reduction.Add }, new Extent(over.Axis));
        Refuse(new IndexFault.AtLetter(LetterFault.NeedsLimits, sum.Letter));
        return sum;
    }

    // Where the question is about one step, a sum over all steps may bear its letter.
    private bool IsOverSteps(Dummy dummy) => dummy.Axis is { Dimension: var dimension } && dimension == _vocabulary.FreeSteps;

    private Dummy DummyOf(Sum sum, ImmutableArray<Dummy> scope)
    {
        foreach (var known in _dummies)
            if (ReferenceEquals(known.Sum, sum)) return known.Dummy;
        // a dummy may bear the letter that a renamed free index gets back in the result
        var name = sum.Letter;
        while (IsTaken(name, scope)) name += "'";
        var dummy = new Dummy(sum.Letter, name, sum.Range is SumRange.Between { Last.IsNumber: true, First.IsNumber: true });
        if (sum.Range is SumRange.Over over) dummy.RunOver(over.Axis, default); // in the sum
        _dummies.Add((sum, dummy));
        return dummy;
    }

    private bool IsTaken(string name, ImmutableArray<Dummy> scope)
    {
        foreach (var free in _free)
            if (free.As == name && free.Letter != name) return true;
        foreach (var outer in scope)
            if (outer.As == name) return true;
        return false;
    }

    // The range of a sum whose axis is known: whole, unless it begins or ends elsewhere.
    private SumRange RangeOver(Sum sum, Dummy dummy, Axis axis)
    {
        if (sum.Range is SumRange.Between { SizeOf: { } limit } && limit != axis)
            Refuse(new IndexFault.WrongLimit(sum.Letter, limit, axis));
        if (IsOneTooMany(sum.Range, axis) || BeginsBefore(sum.Range, dummy))
            Refuse(new IndexFault.AtLetter(LetterFault.OneTooMany, sum.Letter));
        return sum.Range switch
        {
            SumRange.Between { Last: null, First.IsNumber: true, IsWholeAxis: false } between => between with { SizeOf = axis },
            SumRange.Between between when IsOfSomeSteps(between) => between,
            _ => new SumRange.Over(axis),
        };
    }

    // t = 0, …, T-1, where some of what it numbers begins at 1: perhaps steps are counted from 0, perhaps one is wrong
    private static bool BeginsBefore(SumRange? range, Dummy dummy) =>
        range is SumRange.Between { First: { IsNumber: true, Offset: < 1 and var first }, Last.IsNumber: false } && first < dummy.Least;

    // t = 0, …, T, where steps are counted from 1
    private static bool IsOneTooMany(SumRange? range, Axis axis) => axis.Dimension.End is { } end
        && range is SumRange.Between { First: { IsNumber: true, Offset: 0 }, Last: { IsNumber: false, Offset: 0, Letter: var last } }
        && last == end;

    // t = 2, …, T and t = 0, …, T-1: not from the first to the last, however they are counted
    private bool IsOfSomeSteps(SumRange.Between between) =>
        between is { First: { IsNumber: true, Offset: var first }, Last: { IsNumber: false, Offset: var last } end }
        && (first > 1 || last < 0) && _vocabulary.IsEnd(end.Letter);

    private Symbol Typed(Symbol symbol, ImmutableArray<Dummy> scope)
    {
        if (symbol.Quantity.IsScalar) return symbol;
        if (symbol.Quantity.IsFamily) return TypedMember(symbol, scope);
        var use = new Use(symbol);
        if (symbol.Layer is { IsNumber: false } layer)
        {
            if (symbol.Quantity.IsTimed) symbol = symbol with { Layer = Step(layer, symbol.Quantity, use, scope) };
            else CheckLayer(layer, use, scope);
        }
        if (HasNamesake(symbol)) return TypedNamesake(symbol, use, scope);
        return Typed(symbol, symbol.Quantity, use, scope);
    }

    private Symbol Typed(Symbol symbol, Quantity quantity, Use use, ImmutableArray<Dummy> scope)
    {
        Index[]? subscripts = null;
        var isPadded = symbol.IsPadded || quantity.IsTimed && symbol.Layer is { IsNumber: false, Offset: not 0 };
        for (var s = 0; s < symbol.Subscripts.Length; s++)
        {
            var (axis, index) = (quantity.AxisAt(s, symbol.Layer), symbol.Subscripts[s]);
            var isShifted = _vocabulary.Shifted.Length > 0 && IsShifted(index, axis, scope);
            isPadded |= isShifted;
            var typed = isShifted ? Shifted(index, scope) : Neuron(index, axis, use, scope);
            if (ReferenceEquals(typed, index)) continue;
            subscripts ??= [.. symbol.Subscripts];
            subscripts[s] = typed;
        }
        if (subscripts is null && isPadded == symbol.IsPadded && ReferenceEquals(quantity, symbol.Quantity)) return symbol;
        var all = subscripts is null ? symbol.Subscripts : ImmutableCollectionsMarshal.AsImmutableArray(subscripts);
        return new(quantity, all, symbol.Layer) { IsPadded = isPadded };
    }

    // In a convolution, a place can be a combination of letters, or a letter of the other side; beyond the ends there is 0.
    private bool IsShifted(Index index, Axis axis, ImmutableArray<Dummy> scope)
    {
        if (index.IsNumber) return false;
        if (!index.IsPlain || index.Offset != 0) return true;
        return AxisOf(index, scope) is { } runs && runs != axis
            && (_vocabulary.Shifted.Contains(axis.Dimension) || _vocabulary.Shifted.Contains(runs.Dimension));
    }

    private Index Shifted(Index index, ImmutableArray<Dummy> scope)
    {
        var plus = index.Plus is { } rest ? Shifted(rest, scope) : null;
        if (index.Letter.Length == 0) return index with { Plus = plus };
        if (Dummy.In(scope, index.Letter) is { } dummy) return index with { Letter = dummy.As, Plus = plus };
        if (FreeOf(index.Letter) is { } free)
        {
            AddTo(_used, index.Letter);
            return index with { Letter = free.As, Plus = plus };
        }
        AddTo(_unbound, index.Letter);
        return index with { Plus = plus };
    }

    private Symbol TypedMember(Symbol symbol, ImmutableArray<Dummy> scope)
    {
        var use = new Use(symbol);
        foreach (var dummy in scope) dummy.IsUsed |= symbol.Subscripts.Any(index => index.Letter == dummy.Letter);
        return symbol with { Subscripts = [.. symbol.Subscripts.Select(index => Neuron(index, null, use, scope))] };
    }

    // One of several arrays of one name: the one that its indices fit. Where only one does, what is met later leaves no other.
    private Symbol TypedNamesake(Symbol symbol, Use use, ImmutableArray<Dummy> scope)
    {
        var (first, fitting) = ((Quantity?)null, 0);
        foreach (var other in _vocabulary.Namesakes.AsSpan())
        {
            if (!IsNamesake(other, symbol) || !Fits(other, symbol, scope)) continue;
            first ??= other;
            fitting++;
        }
        _isSure &= fitting == 1;
        if (fitting > 1 && !_final) return symbol;
        if (first is not null) return Typed(symbol, first, use, scope);
        Refuse(NoSuchPair(symbol, use, scope));
        return symbol;
    }

    private IndexFault.NoSuchPair NoSuchPair(Symbol symbol, Use use, ImmutableArray<Dummy> scope) =>
        new(use.ToString(), [.. symbol.Subscripts.Select(index => AxisOf(index, scope))]);

    private static bool IsNamesake(Quantity other, Symbol symbol) =>
        other.Axes.Length == symbol.Subscripts.Length && other.Name == symbol.Quantity.Name;

    private bool HasNamesake(Symbol symbol)
    {
        foreach (var other in _vocabulary.Namesakes.AsSpan())
            if (other.Id != symbol.Quantity.Id && IsNamesake(other, symbol)) return true;
        return false;
    }

    private bool Fits(Quantity candidate, Symbol symbol, ImmutableArray<Dummy> scope)
    {
        for (var s = 0; s < symbol.Subscripts.Length; s++)
            if (AxisOf(symbol.Subscripts[s], scope) is { } axis && axis != candidate.AxisAt(s, symbol.Layer)) return false;
        return true;
    }

    // A step of time: the question's own, the last one, or what a sum runs over.
    private Index Step(Index step, Quantity quantity, Use use, ImmutableArray<Dummy> scope)
    {
        if (Dummy.In(scope, step.Letter) is { } dummy)
        {
            dummy.Least = Math.Max(dummy.Least, quantity.FirstLayer - step.Offset);
            return Neuron(step, dummy, new(quantity.Steps!, null), use);
        }
        if (step.Letter != _vocabulary.FreeLayer && !_vocabulary.IsEnd(step.Letter)) AddTo(_unbound, step.Letter);
        return step;
    }

    private void CheckLayer(Index layer, Use use, ImmutableArray<Dummy> scope)
    {
        if (IsLayer(layer.Letter))
        {
            if (Dummy.In(scope, layer.Letter) is not null) Refuse(new IndexFault.AtLetter(LetterFault.SummedAway, layer.Letter));
            return;
        }
        _fault ??= layer.Letter == "l"
            ? new IndexFault.AtLetter(LetterFault.LayerNotFree, layer.Letter)
            : new IndexFault.NotALayer(use.ToString(), layer.Letter);
    }

    private bool IsLayer(string letter) => letter == _vocabulary.FreeLayer || _vocabulary.IsEnd(letter);

    private Axis? AxisOf(Index index, ImmutableArray<Dummy> scope)
    {
        if (index.IsNumber) return null;
        return Dummy.In(scope, index.Letter) is { } dummy ? dummy.Axis : FreeOf(index.Letter)?.Axis;
    }

    private Free? FreeOf(string letter)
    {
        foreach (var free in _free)
            if (free.Letter == letter) return free;
        return null;
    }

    // One neuron index, checked against the axis that it indexes.
    private Index Neuron(Index index, Axis? axis, Use use, ImmutableArray<Dummy> scope)
    {
        if (index.IsNumber) return index;
        if (Dummy.In(scope, index.Letter) is { } dummy) return Neuron(index, dummy, axis, use);
        if (FreeOf(index.Letter) is { } free) return Neuron(index, free, axis, use);
        if (IsLayer(index.Letter)) Refuse(new IndexFault.LayerAsNeuron(use.ToString(), index.Letter));
        else AddTo(_unbound, index.Letter);
        return index;
    }

    private Index Neuron(Index index, Dummy dummy, Axis? axis, Use use)
    {
        if (axis is { } runs && !dummy.IsNumeric)
        {
            if (dummy.Axis is not { } before) dummy.RunOver(runs, use);
            else if (before != runs) Refuse(new IndexFault.RunsOverTwo(index.Letter, before, dummy.Use.ToString(), runs, use.ToString()));
        }
        return Called(index, dummy.As);
    }

    private Index Neuron(Index index, Free free, Axis? axis, Use use)
    {
        AddTo(_used, index.Letter);
        if (axis is { } runs && runs != free.Axis) Refuse(new IndexFault.RunsOverTwo(index.Letter, free.Axis, null, runs, use.ToString()));
        return Called(index, free.As);
    }

    private static Index Called(Index index, string letter) => index.Letter == letter ? index : index with { Letter = letter };
}

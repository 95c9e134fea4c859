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
public sealed class IndexTyping
{
    private readonly Vocabulary _vocabulary;
    private readonly Free[] _free;
    private readonly Dictionary<Sum, Dummy> _dummies = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<string> _used = [];
    private readonly HashSet<string> _unbound = [];
    private readonly HashSet<string> _summed = [];
    private IndexFault? _fault;
    private bool _final;

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
        var typing = new IndexTyping(vocabulary, leftSide);
        // Which w is meant in w_jm can depend on what m turns out to run over elsewhere: a second look knows more.
        typing.Typed(formula, []);
        typing._fault = null;
        typing._final = true;
        var typed = typing.Typed(formula, []);
        return typing.Fault() is { } fault ? (null, fault) : (typed, null);
    }

    // A matrix by the name of its element, w_ji (x - t), is read where it is not right as that element; where its letters are not those of
    // its declaration, it is asked about.
    private static (ImmutableArray<Formula>, IndexFault?) OfMatrixForm(Formula formula, Vocabulary vocabulary, Symbol? leftSide)
    {
        var read = OfConventions(OfConvention, formula, vocabulary, leftSide);
        if (read.Fault is null) return read;
        if (NamedMatrices.AsDeclared(formula, vocabulary.Quantities) is { } declared
            && OfConventions(OfChosen, declared, vocabulary, leftSide) is { Fault: null } named) return named;
        return read.Fault is IndexFault.Shapes shapes && (MatrixForm.HasOnes(formula) || IsOfElements(formula, vocabulary, leftSide))
            ? ([], shapes with { Kind = ShapeFault.Unclear })
            : read;
    }

    private static bool IsOfElements(Formula formula, Vocabulary vocabulary, Symbol? leftSide)
    {
        foreach (var areTurned in (ReadOnlySpan<bool>)[false, true])
            if (NamedMatrices.InAnyLetters(formula, areTurned) is { } named
                && OfConventions(OfConvention, named, vocabulary, leftSide).Fault is null) return true;
        return false;
    }

    // The usual convention first. Where none of its signs stands between shapes that another convention pairs in another way, all are alike.
    private static (ImmutableArray<Formula> Formulas, IndexFault? Fault) OfConventions(
        Reads read, Formula formula, Vocabulary vocabulary, Symbol? leftSide)
    {
        var usual = read(formula, default, vocabulary, leftSide);
        ImmutableArray<Formula> fitting = usual.Formula is null ? [] : [usual.Formula];
        if (usual.Open != Open.None)
        {
            foreach (var convention in Convention.Others)
                if (usual.Open.HasFlag(convention.KeepsRows ? Open.Rows : Open.Signs)
                    && read(formula, convention, vocabulary, leftSide).Formula is { } typed && !fitting.Contains(typed))
                    fitting = fitting.Add(typed);
        }
        return (fitting, fitting.IsEmpty ? usual.Fault : null);
    }

    private delegate Fit Reads(Formula formula, Convention convention, Vocabulary vocabulary, Symbol? leftSide);

    // W alone can be any of the matrices of that name: the one that fits is meant.
    private static Fit OfConvention(Formula formula, Convention convention, Vocabulary vocabulary, Symbol? leftSide)
    {
        var matrix = Walks.First(formula, static node => node is Symbol { IsWhole: true, Quantity.Axes.Length: 2 });
        if (matrix is not Symbol { Quantity.Name: var name }) return OfChosen(formula, convention, vocabulary, leftSide);
        Fit first = default;
        var open = Open.None;
        foreach (var choice in vocabulary.Quantities)
        {
            if (choice.Name != name) continue;
            var chosen = Walks.Replace(formula, node => Chosen(node, choice));
            var result = OfChosen(chosen, convention, vocabulary, leftSide);
            open |= result.Open;
            if (result.Formula is not null) return result with { Open = open };
            if (first.Fault is null) first = result;
        }
        return first with { Open = open };
    }

    private static Symbol? Chosen(Formula node, Quantity choice) =>
        node is Symbol { IsWhole: true } symbol && symbol.Quantity.Name == choice.Name ? symbol with { Quantity = choice } : null;

    private static Fit OfChosen(Formula formula, Convention convention, Vocabulary vocabulary, Symbol? leftSide)
    {
        var form = new MatrixForm(formula, LettersOf(vocabulary.FreeIndices, leftSide), convention);
        var (element, fault) = form.Element(formula);
        if (element is { } found) (element, fault) = OfIndexForm(OwnFunctions.Inlined(found), vocabulary, leftSide);
        return new(element, fault, form.Open);
    }

    // The letters of the question as the answer calls them.
    private static ImmutableArray<FreeIndex> LettersOf(ImmutableArray<FreeIndex> free, Symbol? leftSide) =>
        leftSide is not null && Renames(leftSide, free.Length)
            ? [.. free.Select((index, place) => index with { Letter = leftSide.Subscripts[place].Letter })]
            : free;

    // What a formula in matrix form is in one convention, and what another one could take in another way.
    private readonly record struct Fit(Formula? Formula, IndexFault? Fault, Open Open);

    private IndexFault? Fault()
    {
        if (_fault is not null) return _fault;
        // a dummy may bear the letter of a free index, unless that index then occurs nowhere else
        if (_summed.FirstOrDefault(letter => !_used.Contains(letter)) is { } lost)
            return new IndexFault.AtLetter(LetterFault.SummedAway, lost);
        if (_unbound.Count == 0) return null;
        var letter = _unbound.Order(StringComparer.Ordinal).First();
        var unused = _free.Where(free => !_used.Contains(free.Letter)).ToArray();
        return _unbound.Count == 1 && unused.Length == 1
            ? new IndexFault.Renamed(letter, unused[0].As)
            : new IndexFault.AtLetter(LetterFault.NotSummed, letter);
    }

    // What does not fit counts once all axes are known; the first of several is told.
    private void Refuse(IndexFault fault)
    {
        if (_final) _fault ??= fault;
    }

    private Formula Typed(Formula formula, ImmutableArray<Dummy> scope) => formula switch
    {
        Number or Constant => formula,
        Symbol symbol => Typed(symbol, scope),
        Derivative derivative => derivative with { With = Typed(derivative.With, scope) },
        Binary binary => new Binary(MatrixForm.OfNumbers(binary.Operator), Typed(binary.Left, scope), Typed(binary.Right, scope)),
        Sum sum => Typed(sum, scope),
        Transpose { Operand: var operand } => Typed(operand, scope), // of a scalar
        Column { Operand: var operand } => Typed(operand, scope),
        _ => TypedWithin(formula, scope),
    };

    private Formula TypedWithin(Formula formula, ImmutableArray<Dummy> scope)
    {
        Formula Inner(Formula inner) => Typed(inner, scope);
        return formula is Choose choose
            ? new Choose(
                Walks.WithOperands(choose.Condition, Inner, indices => Typed(indices, scope)), Inner(choose.Then), Inner(choose.Else))
            : Walks.WithOperands(formula, Inner);
    }

    private Sum Typed(Sum sum, ImmutableArray<Dummy> scope)
    {
        var dummy = DummyOf(sum, scope);
        var body = Typed(sum.Body, scope.Add(dummy));
        if (sum.Letter == _vocabulary.FreeLayer) Refuse(new IndexFault.AtLetter(LetterFault.SummedAway, sum.Letter));
        if (_free.Any(free => free.Letter == sum.Letter)) _summed.Add(sum.Letter);
        if (dummy.IsNumeric) return new Sum(dummy.As, sum.Range, body);
        if (dummy.Axis is { } axis) return new Sum(dummy.As, RangeOver(sum, axis), body);
        Refuse(new IndexFault.AtLetter(dummy.IsMember ? LetterFault.NeedsLimits : LetterFault.SumOverNothing, sum.Letter));
        return sum;
    }

    private Dummy DummyOf(Sum sum, ImmutableArray<Dummy> scope)
    {
        if (_dummies.TryGetValue(sum, out var known)) return known;
        // a dummy may bear the letter that a renamed free index gets back in the result
        var name = sum.Letter;
        while (_free.Any(free => free.As == name && free.Letter != name) || scope.Any(outer => outer.As == name)) name += "'";
        var dummy = new Dummy(sum.Letter, name, sum.Range is SumRange.Between { Last.IsNumber: true, First.IsNumber: true });
        if (sum.Range is SumRange.Over over) dummy.RunOver(over.Axis, default); // in the sum
        _dummies.Add(sum, dummy);
        return dummy;
    }

    // The range of a sum whose axis is known: whole, unless it begins or ends elsewhere.
    private SumRange RangeOver(Sum sum, Axis axis)
    {
        if (sum.Range is SumRange.Between { SizeOf: { } limit } && limit != axis)
            Refuse(new IndexFault.WrongLimit(sum.Letter, limit, axis));
        return sum.Range is SumRange.Between { Last: null, First.IsNumber: true, IsWholeAxis: false } between
            ? between with { SizeOf = axis }
            : new SumRange.Over(axis);
    }

    // Indices that are compared run over the same axis; what they index elsewhere counts first.
    private Condition.Indices Typed(Condition.Indices indices, ImmutableArray<Dummy> scope)
    {
        if (!_final) return indices;
        var (left, right) = (AxisOf(indices.Left, scope), AxisOf(indices.Right, scope));
        if (left is { } one && right is { } other && one != other)
            Refuse(new IndexFault.ComparesLayers(indices.Left, one, indices.Right, other));
        return indices with { Left = Neuron(indices.Left, right, default, scope), Right = Neuron(indices.Right, left, default, scope) };
    }

    private Symbol Typed(Symbol symbol, ImmutableArray<Dummy> scope)
    {
        if (symbol.Quantity.IsScalar) return symbol;
        if (symbol.Quantity.IsFamily) return TypedMember(symbol, scope);
        var use = new Use(symbol);
        if (symbol.Layer is { IsNumber: false } layer) CheckLayer(layer, use, scope);
        if (HasNamesake(symbol)) return TypedNamesake(symbol, use, scope);
        return Typed(symbol, symbol.Quantity, use, scope);
    }

    private Symbol Typed(Symbol symbol, Quantity quantity, Use use, ImmutableArray<Dummy> scope)
    {
        var subscripts = new Index[symbol.Subscripts.Length];
        for (var s = 0; s < subscripts.Length; s++)
            subscripts[s] = Neuron(symbol.Subscripts[s], quantity.AxisAt(s, symbol.Layer), use, scope);
        return new(quantity, ImmutableCollectionsMarshal.AsImmutableArray(subscripts), symbol.Layer);
    }

    private Symbol TypedMember(Symbol symbol, ImmutableArray<Dummy> scope)
    {
        var use = new Use(symbol);
        foreach (var dummy in scope) dummy.IsMember |= symbol.Subscripts.Any(index => index.Letter == dummy.Letter);
        return symbol with { Subscripts = [.. symbol.Subscripts.Select(index => Neuron(index, null, use, scope))] };
    }

    // One of several arrays of one name: the one that its indices fit.
    private Symbol TypedNamesake(Symbol symbol, Use use, ImmutableArray<Dummy> scope)
    {
        var fitting = _vocabulary.Quantities.Where(other => IsNamesake(other, symbol) && Fits(other, symbol, scope)).ToArray();
        if (fitting.Length > 1 && !_final) return symbol;
        if (fitting.Length > 0) return Typed(symbol, fitting[0], use, scope);
        Refuse(new IndexFault.NoSuchPair(use.ToString(), [.. symbol.Subscripts.Select(index => AxisOf(index, scope))]));
        return symbol;
    }

    private static bool IsNamesake(Quantity other, Symbol symbol) =>
        other.Name == symbol.Quantity.Name && other.Axes.Length == symbol.Subscripts.Length;

    private bool HasNamesake(Symbol symbol)
    {
        foreach (var other in _vocabulary.Quantities)
            if (other.Id != symbol.Quantity.Id && IsNamesake(other, symbol)) return true;
        return false;
    }

    private bool Fits(Quantity candidate, Symbol symbol, ImmutableArray<Dummy> scope)
    {
        for (var s = 0; s < symbol.Subscripts.Length; s++)
            if (AxisOf(symbol.Subscripts[s], scope) is { } axis && axis != candidate.AxisAt(s, symbol.Layer)) return false;
        return true;
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

    private bool IsLayer(string letter) => letter == Vocabulary.LastLayer || letter == _vocabulary.FreeLayer;

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
        else _unbound.Add(index.Letter);
        return index;
    }

    private Index Neuron(Index index, Dummy dummy, Axis? axis, Use use)
    {
        if (axis is { } runs && !dummy.IsNumeric)
        {
            if (dummy.Axis is not { } before) dummy.RunOver(runs, use);
            else if (before != runs) Refuse(new IndexFault.RunsOverTwo(index.Letter, before, dummy.Use.ToString(), runs, use.ToString()));
        }
        return index with { Letter = dummy.As };
    }

    private Index Neuron(Index index, Free free, Axis? axis, Use use)
    {
        _used.Add(index.Letter);
        if (axis is { } runs && runs != free.Axis) Refuse(new IndexFault.RunsOverTwo(index.Letter, free.Axis, null, runs, use.ToString()));
        return index with { Letter = free.As };
    }
}

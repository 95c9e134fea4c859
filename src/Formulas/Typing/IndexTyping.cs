using System.Collections.Immutable;
using System.Diagnostics;
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
    private readonly HashSet<string> _used = [];
    private readonly HashSet<string> _unbound = [];
    private readonly HashSet<string> _summed = [];
    private IndexFault? _fault;
    private bool _final;

    // A free index: its letter in the answer and in the question.
    private readonly record struct Free(string Letter, Axis Axis, string As);

    // Where an index was met: at a name, in a comparison, or in the sum itself.
    private readonly record struct Use(Symbol? Symbol, string Words = "")
    {
        public override string ToString() => Symbol is null ? Words : Printing.PlainPrinter.Print(Symbol);
    }

    // A dummy in scope: its name in the result, its axis once known, and where that was seen.
    private sealed class Dummy(string letter, string @as, bool isNumeric)
    {
        public string Letter { get; } = letter;
        public string As { get; } = @as;
        public bool IsNumeric { get; } = isNumeric;
        public Axis? Axis { get; set; }
        public Use Use { get; set; }

        /// <summary>True once it stands for the number of a declared scalar (w_3i for w34).</summary>
        public bool IsMember { get; set; }
    }

    private IndexTyping(Vocabulary vocabulary, Symbol? leftSide)
    {
        _vocabulary = vocabulary;
        var free = vocabulary.FreeIndices;
        var renames = leftSide is not null && leftSide.Subscripts.Length == free.Length && leftSide.Subscripts.All(index => index is { IsNumber: false, Offset: 0 })
            && leftSide.Subscripts.Distinct().Count() == free.Length;
        _free = new Free[free.Length];
        for (var i = 0; i < free.Length; i++) _free[i] = new(renames ? leftSide!.Subscripts[i].Letter : free[i].Letter, free[i].Axis, free[i].Letter);
    }

    /// <summary>
    /// The formula with all axes known, or what does not fit. What the answer itself puts on the left (∂C/∂w_kj^l, δ_i) gives the letters of
    /// the question.
    /// </summary>
    public static (Formula? Formula, IndexFault? Fault) Of(Formula formula, Vocabulary vocabulary, Symbol? leftSide = null)
    {
        if (MatrixForm.IsWhole(formula)) return OfMatrixForm(formula, vocabulary);
        var typing = new IndexTyping(vocabulary, leftSide);
        var dummies = new Dictionary<Sum, Dummy>(ReferenceEqualityComparer.Instance);
        // Which w is meant in w_jm can depend on what m turns out to run over elsewhere: a second look knows more.
        typing.Typed(formula, [], dummies);
        typing._fault = null;
        typing._used.Clear();
        typing._unbound.Clear();
        typing._final = true;
        var typed = typing.Typed(formula, [], dummies);
        return typing.Fault() is { } fault ? (null, fault) : (typed, null);
    }

    private static (Formula?, IndexFault?) OfMatrixForm(Formula formula, Vocabulary vocabulary)
    {
        // W alone can be any of the matrices of that name: the one that fits is meant.
        (Formula?, IndexFault?) first = default;
        var names = Walks.Nodes(formula).OfType<Symbol>().Where(symbol => symbol is { IsWhole: true, Quantity.Axes.Length: 2 }).Select(symbol => symbol.Quantity.Name).Distinct().ToArray();
        var choices = names.Length == 0 ? [null] : vocabulary.Quantities.Where(quantity => quantity.Name == names[0]).ToArray<Quantity?>();
        foreach (var choice in choices)
        {
            var chosen = choice is null ? formula : Walks.Replace(formula, node => node is Symbol { IsWhole: true } symbol && symbol.Quantity.Name == choice.Name ? symbol with { Quantity = choice } : null);
            var result = new MatrixForm(vocabulary).Element(chosen);
            if (result.Formula is not null) result = Of(result.Formula, vocabulary);
            if (result.Formula is not null) return result;
            if (first.Item2 is null) first = result;
        }
        return first;
    }

    private IndexFault? Fault()
    {
        if (_fault is not null) return _fault;
        // a dummy may bear the letter of a free index, unless that index then occurs nowhere else
        if (_summed.FirstOrDefault(letter => !_used.Contains(letter)) is { } lost) return new IndexFault.AtLetter(LetterFault.SummedAway, lost);
        if (_unbound.Count == 0) return null;
        var letter = _unbound.Order(StringComparer.Ordinal).First();
        var unused = _free.Where(free => !_used.Contains(free.Letter)).ToArray();
        return _unbound.Count == 1 && unused.Length == 1 ? new IndexFault.Renamed(letter, unused[0].As) : new IndexFault.AtLetter(LetterFault.NotSummed, letter);
    }

    private Formula Typed(Formula formula, ImmutableArray<Dummy> scope, Dictionary<Sum, Dummy> dummies)
    {
        Formula Inner(Formula inner) => Typed(inner, scope, dummies);
        switch (formula)
        {
            case Number or Constant: return formula;
            case Symbol symbol: return Typed(symbol, scope);
            case Derivative derivative: return derivative with { With = Typed(derivative.With, scope) };
            case Negate negate: return new Negate(Inner(negate.Operand));
            case Binary binary: return new Binary(binary.Operator, Inner(binary.Left), Inner(binary.Right));
            case Call call: return call with { Arguments = [.. call.Arguments.Select(Inner)] };
            case Choose choose:
                var condition = Typed(choose.Condition, scope, dummies);
                return new Choose(condition, Inner(choose.Then), Inner(choose.Else));
            case Sum sum: return Typed(sum, scope, dummies);
            case Transpose { Operand: var operand }: return Inner(operand); // of a scalar
            case Column { Operand: var operand }: return Inner(operand);
            default: throw new UnreachableException();
        }
    }

    private Sum Typed(Sum sum, ImmutableArray<Dummy> scope, Dictionary<Sum, Dummy> dummies)
    {
        if (!dummies.TryGetValue(sum, out var dummy))
        {
            // a dummy may bear the letter that a renamed free index gets back in the result
            var name = sum.Letter;
            while (_free.Any(free => free.As == name && free.Letter != name) || scope.Any(outer => outer.As == name)) name += "'";
            var numeric = sum.Range is SumRange.Between { Last.IsNumber: true, First.IsNumber: true };
            dummies.Add(sum, dummy = new Dummy(sum.Letter, name, numeric));
            if (sum.Range is SumRange.Over over) (dummy.Axis, dummy.Use) = (over.Axis, new(null)); // in the sum
        }
        var body = Typed(sum.Body, scope.Add(dummy), dummies);
        if (_final && sum.Letter == _vocabulary.FreeLayer) _fault ??= new IndexFault.AtLetter(LetterFault.SummedAway, sum.Letter);
        if (_free.Any(free => free.Letter == sum.Letter)) _summed.Add(sum.Letter);
        var range = sum.Range;
        if (!dummy.IsNumeric)
        {
            if (dummy.Axis is not { } axis)
            {
                if (_final) _fault ??= dummy.IsMember ? new IndexFault.AtLetter(LetterFault.NeedsLimits, sum.Letter) : new IndexFault.AtLetter(LetterFault.SumOverNothing, sum.Letter);
                return sum;
            }
            if (_final && range is SumRange.Between { SizeOf: { } limit } && limit != axis) _fault ??= new IndexFault.WrongLimit(sum.Letter, limit, axis);
            range = range is SumRange.Between { Last: null } between && between.First.IsNumber && !between.IsWholeAxis ? between with { SizeOf = axis } : new SumRange.Over(axis);
        }
        return new Sum(dummy.As, range, body);
    }

    private Condition Typed(Condition condition, ImmutableArray<Dummy> scope, Dictionary<Sum, Dummy> dummies)
    {
        switch (condition)
        {
            case Condition.Values values: return values with { Left = Typed(values.Left, scope, dummies), Right = Typed(values.Right, scope, dummies) };
            case Condition.Both both: return new Condition.Both(Typed(both.First, scope, dummies), Typed(both.Second, scope, dummies));
            case Condition.Indices indices:
                // indices that are compared run over the same axis; what they index elsewhere counts first
                if (!_final) return indices;
                var (left, right) = (AxisOf(indices.Left, scope), AxisOf(indices.Right, scope));
                if (left is { } one && right is { } other && one != other) _fault ??= new IndexFault.ComparesLayers(indices.Left, one, indices.Right, other);
                var text = new Use(null, $"[{indices.Left}, {indices.Right}]");
                return indices with { Left = Neuron(indices.Left, left ?? right, text, scope), Right = Neuron(indices.Right, right ?? left, text, scope) };
            default: throw new UnreachableException();
        }
    }

    private Symbol Typed(Symbol symbol, ImmutableArray<Dummy> scope)
    {
        if (symbol.Quantity.IsScalar) return symbol;
        var use = new Use(symbol);
        if (symbol.Quantity.IsFamily)
        {
            foreach (var dummy in scope) dummy.IsMember |= symbol.Subscripts.Any(index => index.Letter == dummy.Letter);
            return symbol with { Subscripts = [.. symbol.Subscripts.Select(index => Neuron(index, null, use, scope))] };
        }
        if (symbol.Layer is { IsNumber: false } layer) CheckLayer(layer, use, scope);
        var quantity = symbol.Quantity;
        if (HasNamesake(symbol))
        {
            var fitting = _vocabulary.Quantities.Where(other => IsNamesake(other, symbol) && Fits(other, symbol, scope)).ToArray();
            if (fitting.Length == 0)
            {
                if (_final) _fault ??= new IndexFault.NoSuchPair(use.ToString(), [.. symbol.Subscripts.Select(index => AxisOf(index, scope))]);
                foreach (var index in symbol.Subscripts) Neuron(index, null, use, scope);
                return symbol;
            }
            if (fitting.Length > 1 && !_final) return symbol;
            quantity = fitting[0];
        }
        var subscripts = new Index[symbol.Subscripts.Length];
        for (var s = 0; s < subscripts.Length; s++) subscripts[s] = Neuron(symbol.Subscripts[s], quantity.AxisAt(s, symbol.Layer), use, scope);
        return new(quantity, ImmutableCollectionsMarshal.AsImmutableArray(subscripts), symbol.Layer);
    }

    private static bool IsNamesake(Quantity other, Symbol symbol) => other.Name == symbol.Quantity.Name && other.Axes.Length == symbol.Subscripts.Length;

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
        if (layer.Letter == Vocabulary.LastLayer || layer.Letter == _vocabulary.FreeLayer)
        {
            if (_final && scope.Any(dummy => dummy.Letter == layer.Letter)) _fault ??= new IndexFault.AtLetter(LetterFault.SummedAway, layer.Letter);
            return;
        }
        _fault ??= layer.Letter == "l" ? new IndexFault.AtLetter(LetterFault.LayerNotFree, layer.Letter) : new IndexFault.NotALayer(use.ToString(), layer.Letter);
    }

    private Axis? AxisOf(Index index, ImmutableArray<Dummy> scope)
    {
        if (index.IsNumber) return null;
        for (var d = scope.Length - 1; d >= 0; d--)
            if (scope[d].Letter == index.Letter) return scope[d].Axis;
        foreach (var free in _free)
            if (free.Letter == index.Letter) return free.Axis;
        return null;
    }

    // One neuron index, checked against the axis that it indexes.
    private Index Neuron(Index index, Axis? axis, Use use, ImmutableArray<Dummy> scope)
    {
        if (index.IsNumber) return index;
        for (var d = scope.Length - 1; d >= 0; d--)
        {
            var dummy = scope[d];
            if (dummy.Letter != index.Letter) continue;
            if (axis is { } runs && !dummy.IsNumeric)
            {
                if (dummy.Axis is null) (dummy.Axis, dummy.Use) = (runs, use);
                else if (dummy.Axis != runs && _final) _fault ??= new IndexFault.RunsOverTwo(index.Letter, dummy.Axis, dummy.Use.ToString(), runs, use.ToString());
            }
            return index with { Letter = dummy.As };
        }
        foreach (var free in _free)
        {
            if (free.Letter != index.Letter) continue;
            _used.Add(index.Letter);
            if (_final && axis is { } runs && runs != free.Axis) _fault ??= new IndexFault.RunsOverTwo(index.Letter, free.Axis, null, runs, use.ToString());
            return index with { Letter = free.As };
        }
        if (index.Letter != _vocabulary.FreeLayer && index.Letter != Vocabulary.LastLayer) _unbound.Add(index.Letter);
        else if (_final) _fault ??= new IndexFault.LayerAsNeuron(use.ToString(), index.Letter);
        return index;
    }
}

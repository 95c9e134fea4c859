using System.Buffers;
using System.Runtime.CompilerServices;
using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;
using ReferenceSolutions.Autodiff;

namespace ReferenceSolutions;

/// <summary>Where a step comes from: a definition of the model and the part of its right-hand side.</summary>
public sealed record Origin(Definition Definition, Formula Part);

/// <summary>
/// A model for one choice of sizes: a tape from the leaves to the loss, on which every named element has its step. Values and
/// adjoints
/// of all of them come from one run forwards and one backwards.
/// </summary>
public sealed partial class Network
{
    /// <summary>A model of more steps than this is refused. A net with 20 layers of 64 has 250,000.</summary>
    public const int StepLimit = 500_000;

    // so many values of steps are worked out together; at a larger network, a few points at a time
    private const int Together = 4_000_000;

    private readonly Tape _tape = new();
    private readonly int[] _steps; // the step of each element's value
    private readonly int _loss = -1;
    private readonly Leaf?[] _leaves; // that each column is drawn from
    private readonly Dictionary<Leaf, int> _firstColumns = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<int, Origin> _origins = [];
    private readonly TapeSlopes _slopes = new();

    public Network(Model model, Sizes sizes)
    {
        Model = model;
        Layout = new(model.Quantities, sizes);
        (_steps, _leaves) = (new int[Layout.Elements], new Leaf[Layout.Elements]);
        foreach (ref var step in _steps.AsSpan()) step = -1;
        var elements = new ModelElements(this);
        foreach (var quantity in model.Quantities)
        {
            if (model.AdjointNames.Any(name => name.Name == quantity)) continue;
            foreach (var (subscripts, layer, _) in Layout.ElementsOf(quantity))
                elements.Step(_tape, quantity, [.. subscripts], layer, adjoint: false);
        }
        if (model.Loss is not { } loss) return;
        _loss = _steps[Layout.Column(loss, [], 0)];
        RefuseThirdSlopes();
    }

    private void RefuseThirdSlopes()
    {
        for (var step = 0; step <= _loss; step++)
            if (_tape[step] is { Operation: Operation.Call, B: > 1, Operand: Function slope })
                throw new ModelException($"The model differentiates {Greek.Spelled(slope.Name)} three times; two times are possible.");
    }

    public Model Model { get; }

    /// <summary>What each quantity is for.</summary>
    public Roles Roles => field ??= new(Model);

    public ColumnLayout Layout { get; }

    /// <summary>The elements that have to be drawn, each with its leaf and column.</summary>
    public List<(Leaf Leaf, int Column)> Leaves { get; } = [];

    /// <summary>The columns of a leaf's elements that sum to one, row by row: those that differ only in the index that they sum over.</summary>
    public List<List<int>> RowsOf(Leaf leaf)
    {
        var rows = new Dictionary<string, List<int>>();
        var over = leaf.SumsOver < 0 ? leaf.Quantity.Axes.Length - 1 : leaf.SumsOver;
        foreach (var (subscripts, layer, column) in Layout.ElementsOf(leaf.Quantity))
        {
            if (!IsDrawn(leaf, column)) continue;
            var others = string.Join(',', subscripts.RemoveAt(over).Add(layer));
            if (!rows.TryGetValue(others, out var row)) rows.Add(others, row = []);
            row.Add(column);
        }
        return [.. rows.Values];
    }

    /// <summary>The column of the first element of a leaf.</summary>
    public int FirstColumnOf(Leaf leaf) => _firstColumns.TryGetValue(leaf, out var column)
        ? column
        : throw new ModelException($"{Greek.Spelled(leaf.Quantity.Name)} is not drawn.");

    private bool IsDrawn(Leaf leaf, int column) => ReferenceEquals(_leaves[column], leaf);

    /// <summary>The tape from the leaves to the loss.</summary>
    public Tape Tape => _tape;

    /// <summary>The step that computes the element of a column.</summary>
    public int StepOf(int column) => _steps[column];

    /// <summary>Whether the element of a column is drawn.</summary>
    public bool IsLeaf(int column) => _steps[column] >= 0 && _tape[_steps[column]].Operation == Operation.Load;

    /// <summary>The part of the model that a step computes; null for leaves and for the additions within sums.</summary>
    public Origin? OriginOf(int step) => _origins.GetValueOrDefault(step);

    /// <summary>The step of the loss, or -1 without one.</summary>
    public int LossStep => _loss;

    /// <summary>Columns for values and adjoints; only the leaves need to be filled before <see cref="Run"/>.</summary>
    public PointColumns<T> Empty<T>(int count, byte[][] families) where T : struct =>
        new(count, new T[2 * Layout.Elements * count], families);

    /// <summary>Computes the value of every element from the leaves.</summary>
    /// <returns>The results of all steps, for a backward pass.</returns>
    public T[] Forward<T, TArithmetic>(PointColumns<T> points) where T : struct where TArithmetic : IArithmetic<T>
    {
        var results = new T[_tape.Count * points.Count];
        Forward<T, TArithmetic>(points, results);
        return results;
    }

    /// <summary>The same in memory that the caller has: the results of all steps, points.Count each.</summary>
    public void Forward<T, TArithmetic>(PointColumns<T> points, Span<T> results) where T : struct where TArithmetic : IArithmetic<T>
    {
        _tape.Run<T, TArithmetic>(points, results);
        for (var column = 0; column < _steps.Length; column++)
            if (_steps[column] >= 0) Copy<T>(results, _steps[column], points, column);
    }

    /// <summary>The values of the elements that these steps compute, and of those that they need.</summary>
    public void Forward(PointColumns<Sized> points, Span<Sized> results, int last)
    {
        _tape.Run(points, results, 0, last);
        for (var column = 0; column < _steps.Length; column++)
            if (_steps[column] >= 0 && _steps[column] <= last) Copy<Sized>(results, _steps[column], points, column);
    }

    /// <summary>The last step that a tape needs which reads elements of this network; -1 where it reads none.</summary>
    public int LastStepFor(Tape reading)
    {
        var last = -1;
        for (var i = 0; i < reading.Count; i++)
            if (reading[i] is { Operation: Operation.Load, A: var column } && column < _steps.Length)
                last = Math.Max(last, _steps[column]);
        return last;
    }

    /// <summary>Computes the value and the adjoint of every element from the leaves.</summary>
    public void Run<T, TArithmetic>(PointColumns<T> points) where T : struct where TArithmetic : IArithmetic<T>
    {
        if (IsTogether(points))
        {
            var results = ArrayPool<T>.Shared.Rent(_tape.Count * points.Count);
            Forward<T, TArithmetic>(points, results);
            if (_loss >= 0) Backward<T, TArithmetic>(points, results);
            ArrayPool<T>.Shared.Return(results, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
            return;
        }
        InParts(points, (part, _) => Run<T, TArithmetic>(part));
    }

    private bool IsTogether<T>(PointColumns<T> points) where T : struct =>
        points.Count == 1 || (long)_tape.Count * points.Count <= Together;

    // A few points at a time, told with the number of the first: what is kept of each step grows with them.
    private void InParts<T>(PointColumns<T> points, Action<PointColumns<T>, int> run) where T : struct
    {
        var size = Math.Max(1, Together / _tape.Count);
        for (var from = 0; from < points.Count; from += size)
        {
            var count = Math.Min(size, points.Count - from);
            var part = Empty<T>(count, Array.ConvertAll(points.Families, family => family.AsSpan(from, count).ToArray()));
            for (var column = 0; column < 2 * Layout.Elements; column++)
                points.Column(column).Slice(from, count).CopyTo(part.Columns.AsSpan(column * count));
            run(part, from);
            for (var column = 0; column < 2 * Layout.Elements; column++)
                part.Column(column).CopyTo(points.Columns.AsSpan(column * points.Count + from));
        }
    }

    /// <summary>The usual case. Called by this name it is compiled ahead, with all that it calls.</summary>
    public void Run(PointColumns<Sized> points) => Run<Sized, Sized>(points);

    /// <summary>Computes the adjoint of every element from the results of all steps.</summary>
    /// <param name="reached">Told of the adjoint of each step when it is complete; what it leaves there is handed on.</param>
    public void Backward<T, TArithmetic>(PointColumns<T> points, T[] results, Reached<T>? reached = null)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        var adjoints = ArrayPool<T>.Shared.Rent(_tape.Count * points.Count);
        BackwardPass.Run<T, TArithmetic>(_tape, points, results, adjoints.AsSpan(0, _tape.Count * points.Count), _loss, reached);
        for (var column = 0; column < _steps.Length; column++)
            if (_steps[column] >= 0) Copy<T>(adjoints, _steps[column], points, Layout.Elements + column);
        ArrayPool<T>.Shared.Return(adjoints, RuntimeHelpers.IsReferenceOrContainsReferences<T>());
        CopyNamedAdjoints(points);
    }

    // Adjoints that the model gives a name are values as well.
    private void CopyNamedAdjoints<T>(PointColumns<T> points) where T : struct
    {
        foreach (var name in Model.AdjointNames)
        {
            foreach (var (subscripts, layer, column) in Layout.ElementsOf(name.Name))
            {
                var of = Layout.Column(name.Of, subscripts.AsSpan(), layer) + Layout.Elements;
                points.Column(of).CopyTo(points.Columns.AsSpan(column * points.Count));
            }
        }
    }

    private static void Copy<T>(ReadOnlySpan<T> results, int step, PointColumns<T> points, int column) where T : struct =>
        results.Slice(step * points.Count, points.Count).CopyTo(points.Columns.AsSpan(column * points.Count));

    // Finds the step of an element; what is not on the tape yet is put there, after everything it needs.
    private sealed class ModelElements(Network network) : Elements
    {
        private readonly HashSet<int> _open = [];
        private readonly HashSet<int> _named = []; // the steps that are elements
        private readonly Dictionary<Definition, Dictionary<Step, int>> _terms = new(ReferenceEqualityComparer.Instance);

        public override int Step(Tape tape, Quantity quantity, ReadOnlySpan<int> subscripts, int layer, bool adjoint)
        {
            var column = network.Layout.Column(quantity, subscripts, layer);
            if (column < 0) throw new ModelException($"The model uses {Name(quantity, subscripts, layer)}, which does not exist.");
            if (adjoint)
                throw new ModelException(
                    $"The model uses the derivative by {Name(quantity, subscripts, layer)}; a forward model has values only.");
            ref var step = ref network._steps[column];
            if (step >= 0) return step;
            step = Drawn(tape, quantity, layer, column) ?? Computed(tape, quantity, subscripts, layer, column);
            _named.Add(step);
            return step;
        }

        private int? Drawn(Tape tape, Quantity quantity, int layer, int column)
        {
            foreach (var leaf in network.Model.Leaves)
            {
                if (leaf.Quantity != quantity || (leaf.Layer is { } at && network.Layout.Resolve(at, layer) != layer)) continue;
                network.Leaves.Add((leaf, column));
                network._leaves[column] = leaf;
                network._firstColumns.TryAdd(leaf, column);
                return tape.Append(new(Operation.Load, column));
            }
            return null;
        }

        private int Computed(Tape tape, Quantity quantity, ReadOnlySpan<int> subscripts, int layer, int column)
        {
            if (PartialOf(quantity) is { } partial) return Slope(tape, partial, subscripts, layer);
            var definition = DefinitionOf(quantity, layer)
                ?? throw new ModelException(
                    $"{Name(quantity, subscripts, layer)} has neither a definition in the model nor a domain to be drawn from.");
            if (!_open.Add(column))
                throw new ModelException($"The definition of {Name(quantity, subscripts, layer)} leads back to itself.");
            var writer = new TapeWriter(tape, network.Layout, this)
            {
                Limit = StepLimit,
                Terms = TermsOf(definition),
                Placed = (placed, part) => network._origins.TryAdd(placed, new(definition, part)),
            };
            for (var s = 0; s < subscripts.Length; s++) writer.Bind(definition.Target.Subscripts[s].Letter, subscripts[s]);
            if (definition.Target.Layer is { IsNumber: false } at && network.Layout.Sizes.End(at.Letter) < 0) writer.Bind(at.Letter, layer);
            writer.Free();
            var step = writer.Append(definition.Body);
            if (writer.IsTooLarge) throw TooLarge(quantity, subscripts, layer);
            _open.Remove(column);
            // two names for one step (a1 = z1) would share an adjoint: the second gets a step of its own
            return _named.Contains(step) ? tape.Append(new(Operation.Call, step, 0, Operand: FunctionTable.Identity)) : step;
        }

        private Dictionary<Step, int> TermsOf(Definition definition)
        {
            if (!_terms.TryGetValue(definition, out var terms)) _terms.Add(definition, terms = []);
            return terms;
        }

        private ModelException TooLarge(Quantity quantity, ReadOnlySpan<int> subscripts, int layer)
        {
            var sizes = $"{network.Layout.Sizes}";
            return new(
                $"The model is too large: with {Name(quantity, subscripts, layer)} it takes more than {StepLimit:N0} sums, products and "
                + $"functions{(sizes.Length == 0 ? "" : $" ({sizes})")}. Please make sums or sizes smaller.");
        }

        // a_j^0 is defined in one layer, a_j^l in all others
        private Definition? DefinitionOf(Quantity quantity, int layer)
        {
            Definition? everywhere = null;
            foreach (var definition in network.Model.Definitions)
            {
                if (definition.Target.Quantity != quantity || !IsAt(definition.Target.Layer, layer)) continue;
                if (definition.Target.Layer is null or { IsNumber: true } || network.Layout.Sizes.End(definition.Target.Layer.Letter) >= 0)
                    return definition;
                everywhere = definition;
            }
            return everywhere;
        }

        private Partial? PartialOf(Quantity name)
        {
            foreach (var partial in network.Model.Partials)
                if (partial.Name == name) return partial;
            return null;
        }

        // ∂Of/∂With, as steps: it can be used, and differentiated, like any other value.
        private int Slope(Tape tape, Partial partial, ReadOnlySpan<int> subscripts, int layer)
        {
            var upper = partial.Of.Axes.Length;
            var with = Step(tape, partial.With, subscripts[upper..], At(partial.WithStep, layer), adjoint: false);
            var of = Step(tape, partial.Of, subscripts[..upper], At(partial.OfStep, layer), adjoint: false);
            var slope = network._slopes.Of(tape, of, with);
            return tape.Count <= StepLimit ? slope : throw TooLarge(partial.Name, subscripts, layer);
        }

        private int At(Index? step, int layer) => step is null ? 0 : network.Layout.Resolve(step, layer);

        private bool IsAt(Index? at, int layer) =>
            at is null || network.Layout.Resolve(at, layer) == layer;

        private static string Name(Quantity quantity, ReadOnlySpan<int> subscripts, int layer)
        {
            var indices = subscripts.IsEmpty ? "" : $"[{string.Join(',', subscripts.ToArray())}]";
            return $"{Greek.Spelled(quantity.Name)}{indices}{(quantity.Layer is null ? "" : $"^{layer}")}";
        }
    }
}

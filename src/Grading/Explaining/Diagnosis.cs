using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Tree;
using Formulas.Typing;
using Grading.Comparing;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions;
using ReferenceSolutions.Mistakes;
using ReferenceSolutions.Sampling;
using static Formulas.Tree.Formula;

namespace Grading.Explaining;

/// <summary>
/// Names the mistake in a wrong answer. Nobody lists mistakes: the answer's values are looked up among those of buggy reverse passes, its
/// ratio
/// to the truth is compared with the quantities of the question, and where the values say nothing, small repairs of its tree are tried. An
/// answer
/// is never diagnosed from a single point.
/// </summary>
/// <remarks>
/// What the values say is remembered for all answers with the same values, what the tree says for all with the same tree. Either depends on
/// nothing else, so that neither the order of answers nor the number of threads shows.
/// </remarks>
public sealed class Diagnosis
{
    // Repairs are worth so many looks, and so many steps of evaluation: half a millisecond in all. The likeliest come first.
    private const int RepairLimit = 250;
    private const int StepLimit = 1600;

    // What was written down wrongly rather than worked out wrongly.
    private static readonly HashSet<Mistake> Notation =
    [
        Mistake.Transposed, Mistake.OtherLayer, Mistake.OtherIndex, Mistake.SumForgotten, Mistake.SumIndex, Mistake.SumRange,
        Mistake.Parentheses, Mistake.Typo, Mistake.DotProduct, Mistake.SlopeAtActivation,
        Mistake.SlopeOfOtherNeuron, Mistake.AbsoluteValue, Mistake.PathsCrossed,
    ];

    private static readonly double[] Scales = [-1, 2, 0.5, -2, -0.5];

    // More than the mistakes that a class makes again and again; an explanation takes about 200 bytes.
    private readonly BoundedCache<ValuesKey, Known> _byValues = new(1000);
    private readonly BoundedCache<string, Finding?> _byTree = new(250);
    private readonly Question.Formula _question;
    private readonly Reference _reference;
    private readonly Roles _roles;
    private readonly Reference.Frame _probe;
    private readonly Reference.Frame? _square;
    private readonly SharedPoints _points;
    private readonly double[] _truth; // of the gradient, for an update
    private readonly KnownMistakes _known;
    private readonly UpdateDiagnosis? _update; // for an update
    private readonly Lazy<Ratios> _ratios;
    private readonly Lazy<double[][]> _given;
    private readonly TreeRepairs _repairs;

    private sealed record Known(Finding? Finding, string Cluster);

    private int _lookedUp;

    public Diagnosis(Question.Formula question, Reference reference)
    {
        (_question, _reference) = (question, reference);
        var network = reference.Frames[0].Set.Network;
        _roles = network.Roles;
        _probe = Probe(reference.Frames)!;
        _square = Probe(reference.Frames.Where(frame => AreEqual(frame.Set.Network.Layout.Widths)));
        _points = new(reference);
        var gradient = Walks.First(question.Reference, node => node is Derivative) as Derivative;
        var updated = question.Updated is null ? null : gradient;
        _truth = _points.Values(updated ?? question.Reference);
        _known = new(question, reference, _points, gradient, _truth);
        if (updated is not null) _update = new(question, updated, _points, _truth, network.Model, _known);
        _ratios = new(() => new(_points, _roles, question.Vocabulary));
        _given = new(() => [.. Given(question, network.Model.Loss, _points)]);
        _repairs = new(_roles, question.Vocabulary);
    }

    /// <summary>Whether explanations are kept for answers with the same values; they are the same without.</summary>
    public bool Remembers { get; init; } = true;

    /// <summary>How many answers had values that were not remembered.</summary>
    public int LookedUp => _lookedUp;

    /// <summary>The mistake in a wrong answer that has values, or null; and the id that all answers with these values share.</summary>
    /// <param name="values">The answer at all points, frame after frame; they are rounded here.</param>
    /// <param name="onlyIf">The only points at which it is right: z6 &gt; 0.</param>
    public (Finding? Finding, string Cluster) Of(Formula answer, double[] values, Stratum? onlyIf)
    {
        var key = SharedPoints.Key(SharedPoints.Rounded(values));
        if (!_byValues.TryGet(key, out var known))
        {
            known = new(OfValues(values), _points.Cluster(values));
            if (Remembers) _byValues.Add(key, known);
            Interlocked.Increment(ref _lookedUp);
        }
        return (OfStratum(onlyIf) ?? known.Finding ?? OfTree(answer, values), known.Cluster);
    }

    /// <summary>The formula at all points, as <see cref="Of(Formula, double[], Stratum?)"/> takes it.</summary>
    public double[] Values(Formula formula) => _points.Values(formula);

    /// <summary>The mistake in an answer whose indices don't fit: a repair that makes it right, or what the fault says by itself.</summary>
    public Finding? Of(Formula untyped, IndexFault fault)
    {
        var key = $"{fault.Word} {PrefixPrinter.Print(untyped)}";
        if (_byTree.TryGet(key, out var known)) return known;
        var repaired = Repaired(untyped, isTyped: false);
        var finding = repaired ?? (UsesTargets(untyped) ? Finding.Of(Mistake.OutputRule) : OfFault(fault));
        if (Remembers) _byTree.Add(key, finding);
        return finding;
    }

    // A few points of one frame: indices that differ tell a transposed matrix, and small layers are soon summed over.
    private static Reference.Frame? Probe(IEnumerable<Reference.Frame> frames) =>
        frames.MinBy(frame => Sum(frame.Set.Network.Layout.Widths) + (HaveTwice(frame.Indices) ? 1_000_000 : 0))?.Slice(4);

    private static bool HaveTwice(ImmutableArray<IndexValue> indices)
    {
        for (var i = 0; i < indices.Length; i++)
            for (var j = i + 1; j < indices.Length; j++)
                if (indices[i].Value == indices[j].Value) return true;
        return false;
    }

    private static int Sum(ImmutableArray<int> widths)
    {
        var sum = 0;
        foreach (var width in widths) sum += width;
        return sum;
    }

    private static bool AreEqual(ImmutableArray<int> widths)
    {
        foreach (var width in widths)
            if (width != widths[0]) return false;
        return widths.Length > 0;
    }

    private static Finding? OfStratum(Stratum? onlyIf) => onlyIf switch
    {
        Stratum.Family family => ReferenceEquals(family.Is, FunctionTable.Tanh) ? Finding.Of(Mistake.TanhAssumed) : null,
        Stratum.Where { Condition: Choose { Condition: var condition } } =>
            Finding.Of(IsPositive(condition) ? Mistake.PositiveOnly : Mistake.AbsoluteValue),
        _ => null,
    };

    // z6 > 0, or 0 < z6
    private static bool IsPositive(Condition condition) => condition switch
    {
        Condition.Values { Relation: Relation.Greater or Relation.GreaterOrEqual, Right: Number { Value: 0 } } => true,
        Condition.Values { Relation: Relation.Less or Relation.LessOrEqual, Left: Number { Value: 0 } } => true,
        _ => false,
    };

    private static Finding? OfFault(IndexFault fault) => fault switch
    {
        IndexFault.AtLetter { Kind: LetterFault.NotSummed } => Finding.Of(Mistake.SumForgotten),
        IndexFault.AtLetter { Kind: LetterFault.SummedAway or LetterFault.SumOverNothing } => Finding.Of(Mistake.SumIndex),
        IndexFault.WrongLimit => Finding.Of(Mistake.SumRange),
        IndexFault.Shapes { Kind: ShapeFault.Transposed } => Finding.Of(Mistake.Transposed),
        IndexFault.NotALayer or IndexFault.LayerAsNeuron => Finding.Of(Mistake.OtherLayer),
        IndexFault.RunsOverTwo or IndexFault.ComparesLayers or IndexFault.NoSuchPair => Finding.Of(Mistake.OtherIndex),
        _ => null,
    };

    // A hidden neuron's error, written with what only the last layer has.
    private bool UsesTargets(Formula formula) => _question.Vocabulary.FreeLayer is not null && Walks.First(formula, node => node switch
    {
        Symbol { Quantity: var quantity } =>
            _roles.Of(quantity) == Role.Target && quantity.Axes is [{ Layer.Letter: Vocabulary.LastLayer }],
        Derivative derivative => derivative.With.Layer?.Letter == Vocabulary.LastLayer,
        _ => false,
    }) is not null;

    // The derivatives that are given.
    private static IEnumerable<double[]> Given(Question.Formula question, Quantity? loss, SharedPoints points)
    {
        if (loss is null) yield break;
        foreach (var given in question.Given.Where(given => given.With.IsScalar))
            yield return points.Values(new Derivative(Symbol.Of(loss), Symbol.Of(given.With)));
    }

    private Finding? OfValues(double[] values)
    {
        if (_known.Slope(values) is { } slope) return slope;
        if (_update is not null) return _update.Of(values, _ratios.Value, _given.Value);
        if (_points.Vanish(values, _truth)) return null;
        return _ratios.Value.Constant(values, _truth)
            ?? _known.Foreseen(values)
            ?? _ratios.Value.SingleLink(values, _given.Value)
            ?? _known.OtherQuantity(values)
            ?? _known.Mutant(values)
            ?? _ratios.Value.OfQuantities(values, _truth)
            ?? ScaledMutant(values);
    }

    // A constant factor and a buggy tape at once.
    private Finding? ScaledMutant(double[] values)
    {
        var scaled = new double[values.Length];
        foreach (var scale in Scales)
        {
            for (var i = 0; i < scaled.Length; i++) scaled[i] = scale * values[i];
            if (_known.Mutant(scaled) is { } finding) return finding with { Trace = new Trace.Scaled(finding.Trace) };
        }
        return null;
    }

    // What has no name by its values: repairs of the tree, the same for all who wrote it.
    private Finding? OfTree(Formula answer, double[] values)
    {
        if (answer is Number { Value: 0 }) return Finding.Of(Mistake.NoChange);
        var key = PrefixPrinter.Print(answer);
        if (_byTree.TryGet(key, out var known)) return known;
        var repaired = Repaired(answer, isTyped: true);
        var finding = repaired ?? (_update is null && _points.Vanish(values, _truth) ? Finding.Of(Mistake.NoChange) : null);
        if (Remembers) _byTree.Add(key, finding);
        return finding;
    }

    // The first repair that makes the answer right. Those of notation and indices are asked for before the others, but all are tried in
    // one go.
    private Finding? Repaired(Formula answer, bool isTyped)
    {
        Finding? other = null;
        var trial = new Trial(this, answer, isTyped);
        foreach (var (mistake, repaired) in _repairs.Of(answer).Take(RepairLimit))
        {
            var isNotation = Notation.Contains(mistake);
            if (!isNotation && other is not null) continue;
            if (trial.Steps > StepLimit) break;
            if (!trial.IsRight(mistake, repaired)) continue;
            var finding = new Finding(mistake, new Trace.Repair(mistake));
            if (isNotation) return finding;
            other = finding;
        }
        return other;
    }

    // The repairs of one answer, tried one after the other: a few points rule out nearly every one; what passes there is looked at
    // everywhere.
    private sealed class Trial
    {
        private readonly Diagnosis _diagnosis;
        private readonly bool _isTyped;
        private readonly bool _hasIndices;
        private readonly SharedEvaluation _probe;
        private readonly SharedEvaluation? _square;

        public Trial(Diagnosis diagnosis, Formula answer, bool isTyped)
        {
            (_diagnosis, _isTyped) = (diagnosis, isTyped);
            _hasIndices = diagnosis._question.Vocabulary.HasIndices || Walks.First(answer, node => node is Sum) is not null;
            _probe = new(diagnosis._probe);
            _square = isTyped && _hasIndices && diagnosis._square is { } square ? new(square) : null;
        }

        /// <summary>How many steps were evaluated so far.</summary>
        public int Steps => _probe.Steps + (_square?.Steps ?? 0);

        public bool IsRight(Mistake mistake, Formula repaired)
        {
            var formula = !_hasIndices || (_isTyped && TreeRepairs.KeepsIndices(mistake)) ? repaired : Typed(repaired);
            return formula is not null && _probe.IsRight(formula) && _diagnosis.IsRight(formula);
        }

        // Where all layers are as wide, sums run over the same numbers whatever they run over: nearly every repair is ruled out untyped.
        private Formula? Typed(Formula repaired)
        {
            var standing = _isTyped ? _diagnosis._repairs.StandingOf(repaired) : TreeRepairs.Standing.Untyped;
            if (standing == TreeRepairs.Standing.Unbound) return null;
            if (standing == TreeRepairs.Standing.Bound && _square is not null && !_square.IsRight(repaired)) return null;
            return IndexTyping.Of(repaired, _diagnosis._question.Vocabulary).Formula;
        }
    }

    private bool IsRight(Formula formula)
    {
        foreach (var frame in _reference.Frames)
        {
            var values = Evaluation.OfThread.Run(formula, frame.Set, frame.Indices);
            if (!Comparison.AllSame(values, frame.Values, frame.Usable, Tolerances.Formula)) return false;
        }
        return true;
    }
}

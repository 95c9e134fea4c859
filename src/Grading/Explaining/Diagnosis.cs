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
/// Names the mistake in a wrong answer. Nobody lists mistakes: the answer's values are looked up among those of buggy reverse passes, its ratio
/// to the truth is compared with the quantities of the question, and where the values say nothing, small repairs of its tree are tried. An answer
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
    private readonly Recent<ValuesKey, Known> _byValues = new(1000);
    private readonly Recent<string, Finding?> _byTree = new(250);
    private readonly Question.Formula _question;
    private readonly Reference _reference;
    private readonly Model _model;
    private readonly Reference.Frame _probe;
    private readonly Reference.Frame? _square;
    private readonly SharedPoints _points;
    private readonly double[] _truth; // of the gradient, for an update
    private readonly KnownMistakes _known;
    private readonly Lazy<Ratios> _ratios;
    private readonly Lazy<ImmutableArray<(string Name, double[] Old, double[] Gradient)>> _otherUpdates;
    private readonly Lazy<double[][]> _given;
    private readonly Repairs _repairs;
    private readonly Derivative? _gradient;

    private sealed record Known(Finding? Finding, string Cluster);

    private int _lookedUp;

    public Diagnosis(Question.Formula question, Reference reference)
    {
        (_question, _reference) = (question, reference);
        _model = reference.Frames[0].Set.Network.Model;
        _probe = Probe(reference.Frames)!;
        _square = Probe(reference.Frames.Where(frame => AreEqual(frame.Set.Network.Layout.Widths)));
        _gradient = Walks.Nodes(question.Reference).OfType<Derivative>().FirstOrDefault();
        _points = new(reference);
        _truth = _points.Values(IsUpdate ? _gradient! : question.Reference);
        _known = new(question, reference, _points, _gradient, _truth);
        _ratios = new(() => new Ratios(_points, _model, question.Vocabulary));
        _otherUpdates = new(() => [.. _model.Leaves.Select(leaf => leaf.Quantity).Where(quantity => quantity.IsScalar && quantity != question.Updated)
            .Select(quantity => (Greek.Spelled(quantity.Name), _points.Values(Symbol.Of(quantity)), _points.Values(_gradient! with { With = Symbol.Of(quantity) })))]);
        _given = new(() => [.. question.Given.Where(given => given.With.IsScalar && _model.Loss is not null)
            .Select(given => _points.Values(new Derivative(Symbol.Of(_model.Loss!), Symbol.Of(given.With))))]);
        _repairs = new(_model, question.Vocabulary);
    }

    /// <summary>Whether explanations are kept for answers with the same values; they are the same without.</summary>
    public bool Remembers { get; init; } = true;

    /// <summary>How many answers had values that were not remembered.</summary>
    public int LookedUp => _lookedUp;

    private bool IsUpdate => _question.Updated is not null && _gradient is not null;

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
        return ((OfStratum(onlyIf) ?? known.Finding) is { } finding ? finding : OfTree(answer, values), known.Cluster);
    }

    /// <summary>The formula at all points, as <see cref="Of(Formula, double[], Stratum?)"/> takes it.</summary>
    public double[] Values(Formula formula) => _points.Values(formula);

    /// <summary>The mistake in an answer whose indices don't fit: a repair that makes it right, or what the fault says by itself.</summary>
    public Finding? Of(Formula untyped, IndexFault fault)
    {
        var key = $"{fault.Word} {PrefixPrinter.Print(untyped)}";
        if (_byTree.TryGet(key, out var known)) return known;
        var repaired = Repaired(untyped, isTyped: false);
        var finding = repaired.Notation ?? repaired.Other ?? (_question.Vocabulary.FreeLayer is not null && UsesTargets(untyped) ? Finding.Of(Mistake.OutputRule) : OfFault(fault));
        if (Remembers) _byTree.Add(key, finding);
        return finding;
    }

    // A few points of one frame: indices that differ tell a transposed matrix, and small layers are soon summed over.
    private static Reference.Frame? Probe(IEnumerable<Reference.Frame> frames) => frames
        .MinBy(frame => HaveTwice(frame.Indices) ? 1_000_000 + Sum(frame.Set.Network.Layout.Widths) : Sum(frame.Set.Network.Layout.Widths))?.Slice(4);

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
        Stratum.Where { Condition: Choose { Condition: var condition } } => Finding.Of(IsPositive(condition) ? Mistake.PositiveOnly : Mistake.AbsoluteValue),
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
    private bool UsesTargets(Formula formula) => Walks.Nodes(formula).Any(node => node switch
    {
        Symbol symbol => _model.Leaves.Any(leaf => leaf.Quantity == symbol.Quantity) && symbol.Quantity.Axes is [{ Layer.Letter: Vocabulary.LastLayer }],
        Derivative derivative => derivative.With.Layer?.Letter == Vocabulary.LastLayer,
        _ => false,
    });

    private Finding? OfValues(double[] values)
    {
        if (_known.Slope(values) is { } slope) return slope;
        if (IsUpdate) return OfUpdate(values);
        if (_points.Vanish(values, _truth)) return null;
        return _ratios.Value.Constant(values, _truth)
            ?? _known.Foreseen(values)
            ?? _ratios.Value.SingleLink(values, _given.Value)
            ?? _known.OtherQuantity(values)
            ?? _known.Mutant(values)
            ?? _ratios.Value.OfQuantities(values, _truth)
            ?? ScaledMutant(values);
    }

    private Finding? OfUpdate(double[] values)
    {
        var old = _points.Values(Symbol.Of(_question.Updated!));
        var step = _points.Values(Symbol.Of(_question.Vocabulary.Step!));
        double[] Implied(Func<double, double, double, double> gradient) => Combined(values, old, step, gradient);
        (Mistake? Mistake, double[] Gradient)[] forms =
        [
            (null, Implied((s, w, k) => (w - s) / k)),
            (Mistake.Ascent, Implied((s, w, k) => (s - w) / k)),
            (Mistake.StepForgotten, Implied((s, w, k) => w - s)),
            (Mistake.StepForgotten, Implied((s, w, k) => s - w)),
            (Mistake.GradientOnly, values),
            (Mistake.GradientOnly, Implied((s, w, k) => -s)),
            (Mistake.OldValueLost, Implied((s, w, k) => -s / k)),
            (Mistake.OldValueLost, Implied((s, w, k) => s / k)),
        ];
        foreach (var (mistake, gradient) in forms.AsSpan(1))
            if (_points.Same(gradient, _truth)) return Finding.Of(mistake!);
        if (_points.Same(values, old)) return Finding.Of(Mistake.NoChange);
        foreach (var (name, other, derivative) in _otherUpdates.Value)
        {
            var gradient = Combined(values, other, step, (s, q, k) => (q - s) / k);
            if (_points.Same(gradient, _truth) || _points.Same(gradient, derivative)) return new(Mistake.OtherQuantity, $"other-quantity:{name}");
        }
        if (_ratios.Value.Constant(forms[0].Gradient, _truth) is { } constant) return constant;
        // the gradient inside the update is wrong, and perhaps the update as well
        foreach (var (mistake, gradient) in forms)
        {
            var finding = _known.Mutant(gradient) ?? _ratios.Value.OfQuantities(gradient, _truth);
            if (finding is not null) return mistake is null ? finding : new Finding(mistake, $"{mistake.Code.ToLowerInvariant()}+{finding.Reason}");
        }
        return _ratios.Value.SingleLink(forms[0].Gradient, _given.Value);
    }

    // A constant factor and a buggy tape at once.
    private Finding? ScaledMutant(double[] values)
    {
        var scaled = new double[values.Length];
        foreach (var scale in Scales)
        {
            for (var i = 0; i < scaled.Length; i++) scaled[i] = scale * values[i];
            if (_known.Mutant(scaled) is { } finding) return finding with { Reason = $"{finding.Reason}+factor" };
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
        var finding = repaired.Notation ?? repaired.Other ?? (!IsUpdate && _points.Vanish(values, _truth) ? Finding.Of(Mistake.NoChange) : null);
        if (Remembers) _byTree.Add(key, finding);
        return finding;
    }

    // Those of notation and indices are asked for before the others, but all are tried in one go.
    private (Finding? Notation, Finding? Other) Repaired(Formula answer, bool isTyped)
    {
        Finding? other = null;
        var hasIndices = _question.Vocabulary.HasIndices || Walks.First(answer, node => node is Sum) is not null;
        // a few points rule out nearly every repair; what passes there is looked at everywhere
        var probe = new SharedEvaluation(_probe);
        var square = isTyped && hasIndices && _square is not null ? new SharedEvaluation(_square) : null;
        var left = RepairLimit;
        foreach (var (mistake, repaired) in _repairs.Of(answer))
        {
            var isNotation = Notation.Contains(mistake);
            if (left-- == 0) break;
            if (!isNotation && other is not null) continue;
            if (probe.Steps + (square?.Steps ?? 0) > StepLimit) break;
            var formula = repaired;
            if (hasIndices && !(isTyped && Repairs.KeepsIndices(mistake)))
            {
                // where all layers are as wide, sums run over the same numbers whatever they run over: nearly every repair is ruled out untyped
                var standing = isTyped ? _repairs.StandingOf(repaired) : Repairs.Standing.Untyped;
                if (standing == Repairs.Standing.Unbound || (standing == Repairs.Standing.Bound && square is not null && !square.IsRight(repaired))) continue;
                formula = IndexTyping.Of(repaired, _question.Vocabulary).Formula;
            }
            if (formula is null || !probe.IsRight(formula) || !IsRight(formula)) continue;
            var finding = new Finding(mistake, $"repair:{mistake.Code.ToLowerInvariant()}");
            if (isNotation) return (finding, other);
            other = finding;
        }
        return (null, other);
    }

    private bool IsRight(Formula formula)
    {
        foreach (var frame in _reference.Frames)
        {
            if (!Comparison.AllSame(Evaluation.OfThread.Run(formula, frame.Set, frame.Indices), frame.Values, frame.Usable, Comparison.FormulaTolerance)) return false;
        }
        return true;
    }

    private static double[] Combined(double[] a, double[] b, double[] c, Func<double, double, double, double> combine)
    {
        var combined = new double[a.Length];
        for (var i = 0; i < a.Length; i++) combined[i] = combine(a[i], b[i], c[i]);
        return combined;
    }
}

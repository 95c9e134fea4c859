using Formulas.Printing;
using Formulas.Tree;
using Formulas.Typing;
using Grading.Comparing;
using Grading.Explaining.Repairs;
using Grading.Problems;
using Grading.Verdicts;
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
    private static readonly double[] Scales = [-1, 2, 0.5, -2, -0.5];

    // More than the mistakes that a class makes again and again; an explanation takes about 200 bytes.
    private readonly BoundedCache<ValuesKey, Known> _byValues = new(1000);
    private readonly BoundedCache<string, Finding?> _byTree = new(250);
    private readonly SharedPoints _points;
    private readonly double[] _truth; // of the gradient, for an update
    private readonly KnownMistakes _known;
    private readonly UpdateDiagnosis? _update; // for an update
    private readonly Lazy<Ratios> _ratios;
    private readonly Lazy<double[][]> _given;
    private readonly RepairTrials _repairs;
    private readonly TellingFaults _faults;

    private sealed record Known(Finding? Finding, string Cluster);

    private int _lookedUp;

    public Diagnosis(Question.Formula question, Reference reference)
    {
        var network = reference.Frames[0].Set.Network;
        _points = new(reference);
        var gradient = Walks.First(question.Reference, node => node is Derivative) as Derivative;
        var updated = question.Updated is null ? null : gradient;
        _truth = _points.Values(updated ?? question.Reference);
        _known = new(question, reference, _points, gradient, _truth);
        if (updated is not null) _update = new(question, updated, _points, _truth, network.Model, _known);
        _ratios = new(() => new(_points, network.Roles, question.Vocabulary));
        _given = new(() => [.. Given(question, network.Model.Loss, _points)]);
        _repairs = new(question, reference);
        _faults = new(question.Vocabulary, network.Roles);
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
        var key = ValuesKey.Of(SharedPoints.Rounded(values));
        if (!_byValues.TryGet(key, out var known))
        {
            known = new(OfValues(values), _points.Cluster(values));
            if (Remembers) _byValues.Add(key, known);
            Interlocked.Increment(ref _lookedUp);
        }
        return (TellingFaults.Of(onlyIf, answer) ?? OfCases(known.Finding, onlyIf) ?? OfTree(answer, values), known.Cluster);
    }

    // Right in one case and wrong in the others: a single link of the chain is no better name for it.
    private static Finding? OfCases(Finding? finding, Stratum? onlyIf) =>
        onlyIf is Stratum.Where && (finding is null || finding.Mistake == Mistake.SingleLink) ? Finding.Of(Mistake.OneCaseOnly) : finding;

    /// <summary>The formula at all points, as <see cref="Of(Formula, double[], Stratum?)"/> takes it.</summary>
    public double[] Values(Formula formula) => _points.Values(formula);

    /// <summary>The mistake in an answer whose indices don't fit: a repair that makes it right, or what the fault says by itself.</summary>
    public Finding? Of(Formula untyped, IndexFault fault)
    {
        var key = $"{fault.Word} {PrefixPrinter.Print(untyped)}";
        if (_byTree.TryGet(key, out var known)) return known;
        var repaired = _repairs.FirstRight(untyped, isTyped: false);
        var finding = repaired ?? _faults.Of(untyped, fault);
        if (Remembers) _byTree.Add(key, finding);
        return finding;
    }

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
        var repaired = _repairs.FirstRight(answer, isTyped: true);
        var finding = repaired ?? (_update is null && _points.Vanish(values, _truth) ? Finding.Of(Mistake.NoChange) : null);
        if (Remembers) _byTree.Add(key, finding);
        return finding;
    }
}

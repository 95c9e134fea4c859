using System.Collections.Immutable;
using Formulas;
using Grader.Problems;
using ReferenceSolutions;
using ReferenceSolutions.Autodiff;
using ReferenceSolutions.Sampling;
using static Formulas.Formula;

namespace Grader.Grading.Mistakes;

/// <summary>
/// Names the mistake in a wrong answer. Nobody lists mistakes: the answer's values are looked up among those of buggy reverse passes, its ratio
/// to the truth is compared with the quantities of the question, and small repairs of its tree are tried. Computed when a part meets its first
/// wrong answer; an answer is never diagnosed from a single point.
/// </summary>
public sealed class Diagnosis
{
    // A repair is worth at most so many looks.
    private const int RepairLimit = 600;

    [ThreadStatic]
    private static Evaluation? t_evaluation;

    private readonly Question.Formula _question;
    private readonly Reference _reference;
    private readonly Model _model;
    private readonly ImmutableArray<Reference.Frame> _probe;
    private readonly double[][] _truth; // of the gradient, for an update
    private readonly Lazy<ImmutableArray<(string Code, Sized[][] Values)>> _mutants;
    private readonly Lazy<Ratios> _ratios;
    private readonly Repairs _repairs;
    private readonly Derivative? _gradient;

    public Diagnosis(Question.Formula question, Reference reference)
    {
        (_question, _reference) = (question, reference);
        _model = reference.Frames[0].Set.Network.Model;
        _probe = [reference.Frames[^1].Slice(4)];
        _gradient = Rewriting.Nodes(question.Reference).OfType<Derivative>().FirstOrDefault();
        _truth = Values(IsUpdate ? _gradient! : question.Reference);
        _mutants = new(Mutants);
        _ratios = new(() => new Ratios(reference, _model, question.Vocabulary));
        _repairs = new(_model, question.Vocabulary);
    }

    private static Evaluation Evaluation => t_evaluation ??= new();

    private bool IsUpdate => _question.Updated is not null && _gradient is not null;

    /// <summary>The mistake in a wrong answer that has values, or null.</summary>
    /// <param name="text">The answer as typed.</param>
    /// <param name="reason">What the strata say already: <c>only-if:z6 &gt; 0</c>.</param>
    public Finding? Of(Formula answer, string text, string reason)
    {
        if (reason.EndsWith("=tanh", StringComparison.Ordinal)) return Finding.Of("TANH");
        if (reason.StartsWith("only-if:", StringComparison.Ordinal) && reason.Contains(" > 0", StringComparison.Ordinal)) return Finding.Of("NEG");
        if (reason.StartsWith("only-if:", StringComparison.Ordinal)) return Finding.Of("ABS");
        var values = Values(answer);
        if (Slope(values) is { } slope) return slope;
        if (answer is Number { Value: 0 }) return Finding.Of("ZERO");
        if (IsUpdate) return OfUpdate(answer, text, values);
        return _ratios.Value.Constant(values, _truth)
            ?? Author(values)
            ?? Repaired(answer, isNotation: true)
            ?? _ratios.Value.SingleLink(values, Given())
            ?? OtherQuantity(values)
            ?? Mutant(values)
            ?? Retyped(text)
            ?? _ratios.Value.OfQuantities(values, _truth)
            ?? Repaired(answer, isNotation: false)
            ?? ScaledMutant(values);
    }

    /// <summary>The mistake in an answer whose indices don't fit: a repair that makes it right, or what the fault says by itself.</summary>
    public Finding? Of(Formula untyped, IndexFault fault)
    {
        if (Repaired(untyped, isNotation: true) is { } notation) return notation;
        if (Repaired(untyped, isNotation: false) is { } repair) return repair;
        if (_question.Vocabulary.FreeLayer is not null && UsesTargets(untyped)) return Finding.Of("OUTRULE");
        return fault.Reason.Split(':')[0] switch
        {
            "index-unbound" => Finding.Of("NOSUM"),
            "index-summed" or "index-unused" => Finding.Of("SUMIDX"),
            "sum-range" => Finding.Of("SUMRANGE"),
            "transposed" => Finding.Of("TRANS"),
            "index-layer" => Finding.Of("LAYER"),
            "index-axis" or "index-pair" => Finding.Of("IDX"),
            _ => null,
        };
    }

    // A hidden neuron's error, written with what only the last layer has.
    private bool UsesTargets(Formula formula) => Rewriting.Nodes(formula).Any(node => node switch
    {
        Symbol symbol => _model.Leaves.Any(leaf => leaf.Quantity == symbol.Quantity) && symbol.Quantity.Axes is [{ Layer.Letter: Vocabulary.LastLayer }],
        Derivative derivative => derivative.With.Layer?.Letter == Vocabulary.LastLayer,
        _ => false,
    });

    private Finding? OfUpdate(Formula answer, string text, double[][] values)
    {
        var old = Values(Symbol.Of(_question.Updated!));
        var step = Values(Symbol.Of(_question.Vocabulary.Step!));
        double[][] Implied(Func<double, double, double, double> gradient) => Combined(values, old, step, gradient);
        (string Code, double[][] Gradient)[] forms =
        [
            ("", Implied((s, w, k) => (w - s) / k)),
            ("DESC", Implied((s, w, k) => (s - w) / k)),
            ("NOLR", Implied((s, w, k) => w - s)),
            ("NOLR", Implied((s, w, k) => s - w)),
            ("GRADONLY", values),
            ("GRADONLY", Implied((s, w, k) => -s)),
            ("LOSTW", Implied((s, w, k) => -s / k)),
            ("LOSTW", Implied((s, w, k) => s / k)),
        ];
        foreach (var (code, gradient) in forms.Skip(1))
            if (Same(gradient, _truth)) return Finding.Of(code);
        if (Same(values, old)) return Finding.Of("ZERO");
        foreach (var leaf in _model.Leaves.Where(leaf => leaf.Quantity.IsScalar && leaf.Quantity != _question.Updated))
        {
            var other = Values(Symbol.Of(leaf.Quantity));
            var gradient = Combined(values, other, step, (s, q, k) => (q - s) / k);
            if (Same(gradient, _truth) || Same(gradient, Values(_gradient! with { With = Symbol.Of(leaf.Quantity) }))) return new("WRONGQ", $"other-quantity:{Greek.Spelled(leaf.Quantity.Name)}");
        }
        // the gradient inside the update is wrong, and perhaps the update as well
        foreach (var (code, gradient) in forms)
        {
            var finding = (code.Length == 0 ? _ratios.Value.Constant(gradient, _truth) ?? Repaired(answer, isNotation: true) : null)
                ?? Mutant(gradient) ?? _ratios.Value.OfQuantities(gradient, _truth);
            if (finding is not null) return code.Length == 0 ? finding : new Finding(code, $"{code.ToLowerInvariant()}+{finding.Reason}");
        }
        return Retyped(text) ?? Repaired(answer, isNotation: false) ?? _ratios.Value.SingleLink(forms[0].Gradient, Given());
    }

    // The problem's own rows: a formula, a code, a hint.
    private Finding? Author(double[][] values)
    {
        foreach (var mistake in _question.Mistakes)
            if (Same(values, Values(mistake.Formula))) return Finding.Of(mistake.Code) with { OwnHint = mistake.Hint, Credit = mistake.Credit };
        return null;
    }

    private Finding? Mutant(double[][] values)
    {
        foreach (var (code, mutant) in _mutants.Value)
            if (Same(values, mutant)) return Finding.Of(code);
        return null;
    }

    // A constant factor and a buggy tape at once.
    private Finding? ScaledMutant(double[][] values)
    {
        foreach (var factor in (double[])[-1, 2, 0.5, -2, -0.5])
            foreach (var (code, mutant) in _mutants.Value)
                if (Same(Scaled(values, factor), mutant)) return new(code, $"{code.ToLowerInvariant()}+factor");
        return null;
    }

    // σ'(z) asked for by itself: 1 - σ, σ, σ² …
    private Finding? Slope(double[][] values)
    {
        if (_question.Reference is not Call { Order: 1, Arguments: [var argument] } call) return null;
        var value = call with { Order = 0 };
        Binary Times(Formula a, Formula b) => new(Operator.Multiply, a, b);
        Binary OneMinus(Formula a) => new(Operator.Subtract, Integer(1), a);
        (string Code, Formula Slip)[] slips = call.Function.Name == "relu"
            ? [("RELUSWAP", OneMinus(call)), ("LEAKY", new Number("0.01", 0.01)), ("SIGN", Integer(-1)), ("FNOTFP", value), ("FNOTFP", argument)]
            : [("FNOTFP", value), ("SIG1", OneMinus(value)), ("SIGZ", Times(argument, OneMinus(argument))), ("XFP", Times(call, call)), ("TANH", OneMinus(Times(value, value))),
                ("ALG", Times(OneMinus(value), OneMinus(value))), ("ALG", Times(value, value)), ("LINFP", argument)];
        foreach (var (code, slip) in slips)
            if (Same(values, Values(slip))) return Finding.Of(code);
        return null;
    }

    private Finding? OtherQuantity(double[][] values)
    {
        foreach (var quantity in _model.Quantities.Where(quantity => quantity.IsScalar && _model.Loss is not null && quantity != _model.Loss))
        {
            if (_gradient is null || !Same(values, Values(_gradient with { With = Symbol.Of(quantity) }))) continue;
            var stopped = _model.Definitions.Any(definition => definition.Target.Quantity == quantity && definition.Body is Call { Arguments: [Symbol argument] } && argument.Quantity == _gradient.With.Quantity);
            return stopped ? Finding.Of("NOFP") : new("WRONGQ", $"other-quantity:{Greek.Spelled(quantity.Name)}");
        }
        return _model.Loss is { } loss && Same(values, Values(Symbol.Of(loss))) ? Finding.Of("COSTVAL") : null;
    }

    // Tree repairs: those of notation and indices before the others.
    private Finding? Repaired(Formula answer, bool isNotation)
    {
        var hasSums = Rewriting.Nodes(answer).Any(node => node is Sum);
        foreach (var (code, repaired) in _repairs.Of(answer).Take(RepairLimit))
        {
            if (isNotation != code is "TRANS" or "LAYER" or "IDX" or "NOSUM" or "SUMIDX" or "SUMRANGE" or "PAREN" or "TYPO" or "DOT" or "FPA" or "FPL" or "ABS" or "CROSS") continue;
            var formula = _question.Vocabulary.HasIndices || hasSums ? IndexTyping.Of(repaired, _question.Vocabulary).Formula : repaired;
            if (formula is not null && IsRight(formula)) return new(code, $"repair:{code.ToLowerInvariant()}");
        }
        return null;
    }

    // Repairs of the text; the repaired answer is read again.
    private Finding? Retyped(string text)
    {
        foreach (var (code, repaired) in TextRepairs.Of(text).Take(RepairLimit))
            if (FormulaReader.Read(repaired, _question.Vocabulary) is Reading.Success { Otherwise: null } read && IsRight(read.Formula)) return new(code, $"repair:{code.ToLowerInvariant()}");
        return null;
    }

    // A few points rule out nearly every repair; what passes there is looked at everywhere.
    private bool IsRight(Formula formula) => IsRight(formula, _probe) && IsRight(formula, _reference.Frames);

    private static bool IsRight(Formula formula, ImmutableArray<Reference.Frame> frames)
    {
        foreach (var frame in frames)
        {
            var values = Evaluation.Run(formula, frame.Set, frame.Indices);
            for (var p = 0; p < values.Length; p++)
                if (frame.Usable[p] && Comparison.Compare(values[p], frame.Values[p], Comparison.FormulaTolerance) != Agreement.Same) return false;
        }
        return true;
    }

    private IEnumerable<double[][]> Given()
    {
        foreach (var given in _question.Given)
            if (given.With.IsScalar && _model.Loss is { } loss) yield return Values(new Derivative(Symbol.Of(loss), Symbol.Of(given.With)));
    }

    // What buggy tapes give for the asked element, frame by frame; those that change nothing are left out.
    private ImmutableArray<(string, Sized[][])> Mutants()
    {
        if (_gradient is null || _model.Loss is null) return [];
        var sets = _reference.Frames.Select(frame => frame.Set).Distinct().ToArray();
        var stops = _question.Given.Select(given => given.With).Where(with => with != _gradient.With.Quantity || with.Layer is not null).ToHashSet();
        var all = new List<(string, Sized[][])>();
        foreach (var stopped in stops.Count > 0 ? new[] { true, false } : [false])
        {
            var runs = sets.ToDictionary(set => set, set => BuggyTapes.Run(set.Network, set.Points, stopped ? Steps(set, stops) : new HashSet<int>()).ToArray());
            for (var m = 0; m < runs[sets[0]].Length; m++)
            {
                var values = _reference.Frames.Select(frame => Column(frame, runs[frame.Set][m].Adjoints)).ToArray();
                if (!Same(_truth, values)) all.Add((runs[sets[0]][m].Code, values));
            }
            if (_question.Vocabulary.HasIndices) break; // beyond the given errors of the next layer, everything is true
        }
        if (!_question.Vocabulary.HasIndices)
            foreach (var (code, model) in BuggyTapes.BuggyModels(_model)) all.Add((code, [.. _reference.Frames.Select(frame => Column(frame, model))]));
        return [.. all];
    }

    // The adjoint of the asked element in a model that is wrong on the way forwards, at the same leaves.
    private Sized[] Column(Reference.Frame frame, Model model)
    {
        var network = new Network(model, frame.Set.Network.Layout.Widths);
        var points = network.Empty<Sized>(frame.Set.Points.Count, frame.Set.Points.Families);
        foreach (var (_, column) in network.Leaves) frame.Set.Points.Column(column).CopyTo(points.Columns.AsSpan(column * points.Count));
        network.Run<Sized, Sized>(points);
        return points.Column(network.Layout.Elements + network.Layout.Column(_gradient!.With.Quantity, [], 0)).ToArray();
    }

    private static HashSet<int> Steps(PointSet set, HashSet<Quantity> quantities) =>
        [.. quantities.SelectMany(set.Network.Layout.ElementsOf).Select(element => set.Network.StepOf(element.Column))];

    private Sized[] Column(Reference.Frame frame, Sized[] adjoints)
    {
        var (layout, count) = (frame.Set.Network.Layout, frame.Set.Points.Count);
        int Value(Formulas.Index index) => index.IsNumber ? index.Offset : frame.Indices.FirstOrDefault(bound => bound.Letter == index.Letter) is { Letter: not null } bound ? bound.Value + index.Offset : layout.Resolve(index, 0);
        var subscripts = _gradient!.With.Subscripts.Select(Value).ToArray();
        var step = frame.Set.Network.StepOf(layout.Column(_gradient.With.Quantity, subscripts, _gradient.With.Layer is { } layer ? Value(layer) : 0));
        return adjoints[(step * count)..((step + 1) * count)];
    }

    private double[][] Values(Formula formula) => [.. _reference.Frames.Select(frame =>
    {
        var values = Evaluation.Run(formula, frame.Set, frame.Indices);
        var plain = new double[values.Length];
        for (var p = 0; p < plain.Length; p++) plain[p] = values[p].Value;
        return plain;
    })];

    private static double[][] Scaled(double[][] values, double factor) => [.. values.Select(frame => frame.Select(value => factor * value).ToArray())];

    private static double[][] Combined(double[][] a, double[][] b, double[][] c, Func<double, double, double, double> combine) =>
        [.. a.Select((frame, f) => frame.Select((value, p) => combine(value, b[f][p], c[f][p])).ToArray())];

    private bool Same(double[][] values, double[][] others) => Same(values, (f, p) => new(others[f][p], Math.Abs(others[f][p])));

    private bool Same(double[][] values, Sized[][] others) => Same(values, (f, p) => others[f][p]);

    // The same values at all points: looser than a verdict, since nothing but a hint depends on it.
    private bool Same(double[][] values, Func<int, int, Sized> other)
    {
        const double tolerance = 1e-7;
        var compared = 0;
        for (var f = 0; f < values.Length; f++)
        {
            for (var p = 0; p < values[f].Length; p++)
            {
                if (!_reference.Frames[f].Usable[p]) continue;
                var expected = other(f, p);
                if (double.IsNaN(expected.Value)) continue; // a buggy model can leave its domain
                compared++;
                if (!(Math.Abs(values[f][p] - expected.Value) <= tolerance * expected.Size + 1e-14)) return false;
            }
        }
        return compared >= Reference.LeastPointsOfStratum;
    }
}

using Formulas;
using Grader.Problems;
using ReferenceSolutions;
using ReferenceSolutions.Autodiff;
using ReferenceSolutions.Sampling;
using static Formulas.Formula;

namespace Grader.Grading.Mistakes;

/// <summary>
/// The values that well-known mistakes have at the shared points: buggy reverse passes, other quantities than the one asked for, what the
/// problem's author foresees. Each table is worked out when a part meets its first wrong answer that needs it; then diagnosing is looking up.
/// </summary>
internal sealed class KnownMistakes
{
    private readonly Question.Formula _question;
    private readonly Reference _reference;
    private readonly SharedPoints _points;
    private readonly Model _model;
    private readonly Derivative? _gradient;
    private readonly Lazy<Row[]> _slopes;
    private readonly Lazy<Row[]> _foreseen;
    private readonly Lazy<Row[]> _otherQuantities;
    private readonly Lazy<Row[]> _mutants;

    private sealed record Row(Finding Finding, Sized[] Values);

    public KnownMistakes(Question.Formula question, Reference reference, SharedPoints points, Derivative? gradient, double[] truth)
    {
        (_question, _reference, _points, _gradient) = (question, reference, points, gradient);
        _model = reference.Frames[0].Set.Network.Model;
        _slopes = new(() => [.. Slopes()]);
        _foreseen = new(() => [.. question.Mistakes.Select(mistake => new Row(Finding.Of(mistake.Code) with { OwnHint = mistake.Hint, Credit = mistake.Credit }, Values(mistake.Formula)))]);
        _otherQuantities = new(() => [.. OtherQuantities()]);
        _mutants = new(() => [.. Mutants().Where(mutant => !points.Same(truth, mutant.Values))]);
    }

    /// <summary>σ'(z) asked for by itself: 1 - σ, σ, σ² …</summary>
    public Finding? Slope(double[] values) => Find(_slopes.Value, values);

    /// <summary>The problem's own rows: a formula, a code, a hint.</summary>
    public Finding? Foreseen(double[] values) => Find(_foreseen.Value, values);

    /// <summary>The derivative by another quantity, or the cost itself.</summary>
    public Finding? OtherQuantity(double[] values) => Find(_otherQuantities.Value, values);

    /// <summary>A buggy reverse pass.</summary>
    public Finding? Mutant(double[] values) => Find(_mutants.Value, values);

    private Finding? Find(Row[] rows, double[] values)
    {
        foreach (var row in rows)
            if (_points.Same(values, row.Values)) return row.Finding;
        return null;
    }

    private Sized[] Values(Formula formula) => _points.Joined((f, values) => Evaluation.OfThread.Run(formula, _reference.Frames[f].Set, _reference.Frames[f].Indices).CopyTo(values));

    private IEnumerable<Row> Slopes()
    {
        foreach (var (code, slip) in SlopeSlips()) yield return new(Finding.Of(code), Values(slip));
    }

    private (string Code, Formula Slip)[] SlopeSlips()
    {
        if (_question.Reference is not Call { Order: 1, Arguments: [var argument] } call) return [];
        var value = call with { Order = 0 };
        Binary Times(Formula a, Formula b) => new(Operator.Multiply, a, b);
        Binary OneMinus(Formula a) => new(Operator.Subtract, Integer(1), a);
        return call.Function.Name == "relu"
            ? [("RELUSWAP", OneMinus(call)), ("LEAKY", new Number("0.01", 0.01)), ("SIGN", Integer(-1)), ("FNOTFP", value), ("FNOTFP", argument)]
            : [("FNOTFP", value), ("SIG1", OneMinus(value)), ("SIGZ", Times(argument, OneMinus(argument))), ("XFP", Times(call, call)), ("TANH", OneMinus(Times(value, value))),
                ("ALG", Times(OneMinus(value), OneMinus(value))), ("ALG", Times(value, value)), ("LINFP", argument)];
    }

    private IEnumerable<Row> OtherQuantities()
    {
        if (_model.Loss is not { } loss) yield break;
        foreach (var quantity in _model.Quantities.Where(quantity => quantity.IsScalar && quantity != loss && _gradient is not null))
        {
            var stopped = _model.Definitions.Any(definition => definition.Target.Quantity == quantity && definition.Body is Call { Arguments: [Symbol argument] } && argument.Quantity == _gradient!.With.Quantity);
            yield return new(stopped ? Finding.Of("NOFP") : new("WRONGQ", $"other-quantity:{Greek.Spelled(quantity.Name)}"), Values(_gradient! with { With = Symbol.Of(quantity) }));
        }
        yield return new(Finding.Of("COSTVAL"), Values(Symbol.Of(loss)));
    }

    // What buggy tapes give for the asked element, frame by frame.
    private IEnumerable<Row> Mutants()
    {
        if (_gradient is null || _model.Loss is null) yield break;
        var frames = _reference.Frames;
        var sets = frames.Select(frame => frame.Set).Distinct().ToArray();
        var asked = new int[frames.Length]; // the step of the asked element, frame by frame
        for (var f = 0; f < frames.Length; f++) asked[f] = StepOf(frames[f]);
        var stops = _question.Given.Select(given => given.With).Where(with => with != _gradient.With.Quantity || with.Layer is not null).ToHashSet();
        foreach (var stopped in stops.Count > 0 ? new[] { true, false } : [false])
        {
            // the same bug in all networks at a time
            var runs = sets.ToDictionary(set => set, set => BuggyTapes.Run(set.Network, set.Points, stopped ? Steps(set, stops) : new HashSet<int>()).GetEnumerator());
            while (runs.Values.All(run => run.MoveNext())) yield return new(Finding.Of(runs[sets[0]].Current.Code), _points.Joined((f, values) => runs[frames[f].Set].Current.Adjoints.AsSpan(asked[f] * values.Length, values.Length).CopyTo(values)));
            if (_question.Vocabulary.HasIndices) yield break; // beyond the given errors of the next layer, everything is true
        }
        foreach (var (code, model) in BuggyTapes.BuggyModels(_model)) yield return new(Finding.Of(code), _points.Joined((f, values) => Column(frames[f], model).CopyTo(values)));
    }

    // The adjoint of the asked element in a model that is wrong on the way forwards, at the same leaves.
    private ReadOnlySpan<Sized> Column(Reference.Frame frame, Model model)
    {
        var network = new Network(model, frame.Set.Network.Layout.Widths);
        var points = network.Empty<Sized>(frame.Set.Points.Count, frame.Set.Points.Families);
        foreach (var (_, column) in network.Leaves) frame.Set.Points.Column(column).CopyTo(points.Columns.AsSpan(column * points.Count));
        network.Run(points);
        return points.Column(network.Layout.Elements + network.Layout.Column(_gradient!.With.Quantity, [], 0));
    }

    private int StepOf(Reference.Frame frame)
    {
        var layout = frame.Set.Network.Layout;
        int Value(Formulas.Index index) => index.IsNumber ? index.Offset : frame.Indices.FirstOrDefault(bound => bound.Letter == index.Letter) is { } bound ? bound.Value + index.Offset : layout.Resolve(index, 0);
        var with = _gradient!.With;
        var subscripts = new int[with.Subscripts.Length];
        for (var s = 0; s < subscripts.Length; s++) subscripts[s] = Value(with.Subscripts[s]);
        return frame.Set.Network.StepOf(layout.Column(with.Quantity, subscripts, with.Layer is { } layer ? Value(layer) : 0));
    }

    private static HashSet<int> Steps(PointSet set, HashSet<Quantity> quantities)
    {
        var steps = new HashSet<int>();
        foreach (var quantity in quantities)
            foreach (var (_, _, column) in set.Network.Layout.ElementsOf(quantity)) steps.Add(set.Network.StepOf(column));
        return steps;
    }
}

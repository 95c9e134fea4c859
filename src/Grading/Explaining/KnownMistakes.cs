using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions;
using ReferenceSolutions.Mistakes;
using static Formulas.Tree.Formula;

namespace Grading.Explaining;

/// <summary>
/// The values that well-known mistakes have at the shared points: buggy reverse passes, other quantities than the one asked for, what the
/// problem's author foresees. Each table is worked out when a part meets its first wrong answer that needs it; then diagnosing is looking
/// up.
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
    private readonly Lazy<Row[]> _buggyModels;
    private readonly Lazy<Row[]> _outputsAlone;
    private readonly Lazy<Row[]> _rules;
    private readonly Lazy<Mutants> _mutants;

    private sealed record Row(Finding Finding, Sized[] Values);

    public KnownMistakes(Question.Formula question, Reference reference, SharedPoints points, Derivative? gradient, double[] truth)
    {
        (_question, _reference, _points, _gradient) = (question, reference, points, gradient);
        _model = reference.Frames[0].Set.Network.Model;
        _slopes = new(() => [.. Slopes()]);
        _foreseen = new(() => [.. question.Mistakes.Select(Foreseen)]);
        _otherQuantities = new(() => [.. OtherQuantities()]);
        _buggyModels = new(() => [.. WrongForwards().Where(row => !points.Same(truth, row.Values))]);
        _outputsAlone = new(() => [.. OutputsAlone()]);
        _rules = new(() => [.. RuleSlips.Of(question).Select(slip => new Row(Finding.Of(slip.Mistake), Values(slip.Formula)))
            .Where(row => !points.Same(question.Updated is null ? truth : points.Values(question.Reference), row.Values))]);
        _mutants = new(() => new Mutants(question, reference, points, gradient!, truth));
    }

    /// <summary>σ'(z) asked for by itself: 1 - σ, σ, σ² …</summary>
    public Finding? Slope(double[] values) => Find(_slopes.Value, values);

    /// <summary>The problem's own rows: a formula, a code, a hint.</summary>
    public Finding? Foreseen(double[] values) => Find(_foreseen.Value, values);

    /// <summary>The derivative by another quantity, or the cost itself.</summary>
    public Finding? OtherQuantity(double[] values) => Find(_otherQuantities.Value, values);

    /// <summary>A buggy reverse pass, or a model that is wrong on the way forwards.</summary>
    public Finding? Mutant(double[] values)
    {
        if (_gradient is null || _model.Loss is null) return null;
        return _mutants.Value.Find(values) ?? Find(_buggyModels.Value, values) ?? Find(_outputsAlone.Value, values);
    }

    /// <summary>A rule of steps that is more than a gradient times a size, with a slip in it.</summary>
    public Finding? Rule(double[] values) => Find(_rules.Value, values);

    private Finding? Find(Row[] rows, double[] values)
    {
        foreach (var row in rows)
            if (_points.Same(values, row.Values)) return row.Finding;
        return null;
    }

    private Sized[] Values(Formula formula) => _points.Joined((f, values) =>
        Evaluation.OfThread.Run(formula, _reference.Frames[f].Set, _reference.Frames[f].Indices).CopyTo(values));

    private Row Foreseen(AuthorMistake foreseen) =>
        new(Finding.Of(foreseen.Mistake) with { Credit = foreseen.Credit }, Values(foreseen.Formula));

    private IEnumerable<Row> Slopes()
    {
        foreach (var (mistake, slip) in SlopeSlips()) yield return new(Finding.Of(mistake), Values(slip));
    }

    private (Mistake Mistake, Formula Slip)[] SlopeSlips()
    {
        if (_question.Reference is not Call { Order: 1, Arguments: [var argument] } call) return [];
        var value = call with { Order = 0 };
        return call.Function is Function.Known known && ReferenceEquals(known.Curve, FunctionTable.Relu.Curve)
            ? [(Mistake.ReluSwapped, OneMinus(call)), (Mistake.LeakyRelu, new Number("0.01", 0.01)), (Mistake.Sign, Integer(-1)),
                (Mistake.ValueForSlope, value), (Mistake.ValueForSlope, argument)]
            : [(Mistake.ValueForSlope, value), (Mistake.OneMinusSigma, OneMinus(value)),
                (Mistake.SigmaRuleAtCurrent, Times(argument, OneMinus(argument))),
                (Mistake.SlopeTwice, Times(call, call)), (Mistake.TanhAssumed, OneMinus(Times(value, value))),
                (Mistake.Algebra, Times(OneMinus(value), OneMinus(value))), (Mistake.Algebra, Times(value, value)),
                (Mistake.SlopeOfLine, argument)];
    }

    private static Binary Times(Formula a, Formula b) => new(Operator.Multiply, a, b);

    private static Binary OneMinus(Formula a) => new(Operator.Subtract, Integer(1), a);

    private IEnumerable<Row> OtherQuantities()
    {
        if (_model.Loss is not { } loss) yield break;
        foreach (var quantity in _model.Quantities.Where(quantity => quantity.IsScalar && quantity != loss))
            if (_gradient is { } gradient)
                yield return new(OfOther(quantity, gradient), Values(gradient with { With = Symbol.Of(quantity) }));
        yield return new(Finding.Of(Mistake.CostItself), Values(Symbol.Of(loss)));
    }

    // The derivative by what the asked pre-activation is the argument of has stopped one step too early.
    private Finding OfOther(Quantity quantity, Derivative gradient) =>
        _model.Definitions.Any(definition => definition.Target.Quantity == quantity && IsTakenOf(definition.Body, gradient.With.Quantity))
            ? Finding.Of(Mistake.SlopeForgotten)
            : Finding.Of(Mistake.OtherQuantity, Clue.OtherQuantity, Greek.Spelled(quantity.Name));

    private static bool IsTakenOf(Formula body, Quantity argument) =>
        body is Call { Arguments: [Symbol symbol] } && symbol.Quantity == argument;

    // Each output of a softmax as if it were its own function of its score.
    private IEnumerable<Row> OutputsAlone()
    {
        foreach (var (target, body) in _model.Definitions)
        {
            if (body is not Binary { Operator: Operator.Divide, Left: Call { Order: 0, Arguments: [Symbol score] }, Right: Sum }
                || _gradient is not { } gradient || score.Quantity != gradient.With.Quantity
                || target.Subscripts.Length != score.Subscripts.Length)
                continue;
            var output = gradient.With with { Quantity = target.Quantity };
            yield return new(
                Finding.Of(Mistake.SoftmaxAsSigmoid), Values(Times(gradient with { With = output }, Times(output, OneMinus(output)))));
        }
    }

    private IEnumerable<Row> WrongForwards()
    {
        if (_question.Vocabulary.HasIndices) yield break;
        foreach (var (mistake, model) in BuggyModels.Of(_model, _reference.Frames[0].Set.Network.Roles))
            yield return new(Finding.Of(mistake), _points.Joined((f, values) => Column(_reference.Frames[f], model).CopyTo(values)));
    }

    // The adjoint of the asked element in a model that is wrong on the way forwards, at the same leaves.
    private ReadOnlySpan<Sized> Column(Reference.Frame frame, Model model)
    {
        var network = new Network(model, frame.Set.Network.Layout.Sizes);
        var points = network.Empty<Sized>(frame.Set.Points.Count, frame.Set.Points.Families);
        foreach (var (_, column) in network.Leaves) frame.Set.Points.Column(column).CopyTo(points.Columns.AsSpan(column * points.Count));
        network.Run(points);
        return points.Column(network.Layout.Elements + network.Layout.Column(_gradient!.With.Quantity, [], 0));
    }
}

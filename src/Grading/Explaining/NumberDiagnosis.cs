using System.Collections.Immutable;
using Formulas.Numbers;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Verdicts;
using ReferenceSolutions;
using ReferenceSolutions.Mistakes;
using static Formulas.Tree.Formula;

namespace Grading.Explaining;

/// <summary>
/// Names the mistake in a wrong number: it is compared, by the same rule of decimals as the truth, with what buggy reverse passes give for
/// these
/// numbers and with the other quantities of the network.
/// </summary>
internal sealed class NumberDiagnosis
{
    private readonly Network _network;
    private readonly Model _model;
    private readonly Reference.Frame _frame;
    private readonly double _truth;
    private readonly double _unit;
    private readonly ImmutableArray<Candidate> _candidates;

    private sealed record Candidate(Mistake Mistake, double Value);

    public NumberDiagnosis(Formula reference, Reference.Frame frame, int decimals)
    {
        (_network, _model, _frame) = (frame.Set.Network, frame.Set.Network.Model, frame);
        _truth = frame.Values[0].Value;
        _unit = Math.Pow(10, -decimals);
        _candidates = [.. OfStepBefore(reference).Concat(Candidates((reference as Derivative)?.With.Quantity))
            .Where(candidate => double.IsFinite(candidate.Value))];
    }

    /// <summary>The mistake in a wrong number, or null.</summary>
    /// <param name="isRight">Whether the number as typed would be right if another value were the truth.</param>
    public Finding? Of(double value, int? decimals, Func<double, bool> isRight)
    {
        if (value == 0 && !ClosedGateGivesZero()) return Finding.Of(Mistake.NoChange);
        if (decimals is { } typed && IsShortened(value, typed)) return Finding.Of(Mistake.FewDecimals);
        if (Math.Abs(value - _truth) <= _unit && !isRight(-_truth)) return Finding.Of(Mistake.RoundedEarly);
        foreach (var (mistake, candidate) in _candidates)
            if (isRight(candidate)) return Finding.Of(mistake);
        return Math.Abs(value - _truth) <= Tolerances.RoundedOnTheWay * Math.Abs(_truth) ? Finding.Of(Mistake.RoundedEarly) : null;
    }

    private bool ClosedGateGivesZero()
    {
        foreach (var (mistake, value) in _candidates)
            if (mistake == Mistake.ReluGate && value == 0) return true;
        return false;
    }

    // Rounded or truncated to fewer decimals than the question asks for.
    private bool IsShortened(double value, int decimals)
    {
        if (Math.Pow(10, -decimals) <= _unit) return false;
        var factor = Math.Pow(10, decimals);
        return Math.Abs(Math.Truncate(_truth * factor) / factor - value) < Tolerances.Shortened
            || Math.Abs(Math.Round(_truth * factor) / factor - value) < Tolerances.Shortened;
    }

    // The value that it had in the step before.
    private IEnumerable<Candidate> OfStepBefore(Formula reference)
    {
        if (reference is not Symbol { Layer: { IsNumber: true, Offset: var at } layer } symbol || at < 2) yield break;
        yield return new(Mistake.OldForNew, Value(symbol with { Layer = layer with { Offset = at - 1 } }));
    }

    // The likeliest first.
    private IEnumerable<Candidate> Candidates(Quantity? asked)
    {
        Candidate[] scaled = [new(Mistake.Sign, -_truth), new(Mistake.FactorTooMuch, 2 * _truth), new(Mistake.FactorLost, _truth / 2)];
        if (_model.Loss is not { } loss) return scaled;
        Candidate[] mutants = [.. asked is null ? [] : Backwards(asked), .. Forwards(asked, loss)];
        return
        [
            .. scaled,
            .. mutants.Where(mutant => mutant.Mistake == Mistake.ReluGate),
            .. asked is null ? [] : Parameters(asked, loss),
            .. mutants,
            .. asked is null ? [] : new[] { new Candidate(Mistake.CostItself, Value(Symbol.Of(loss))) },
            .. asked is not null && _network.Roles.Of(asked) == Role.Weight ? Signals() : [],
            .. Scalars(asked).Select(quantity => new Candidate(Mistake.OtherQuantity, Value(Symbol.Of(quantity)))),
            .. Scalars(asked).Select(quantity => new Candidate(Mistake.OtherQuantity, Adjoint(loss, quantity))),
            .. mutants.Select(mutant => mutant with { Value = -mutant.Value }),
        ];
    }

    // What buggy reverse passes give.
    private IEnumerable<Candidate> Backwards(Quantity asked)
    {
        var points = _frame.Set.Points;
        var step = _network.StepOf(_network.Layout.Column(asked, [], 0));
        foreach (var (mistake, adjoints) in BuggyPass.Run(_network, points, []))
            yield return new(mistake, adjoints[step * points.Count].Value);
    }

    // What models give that are wrong on the way forwards.
    private IEnumerable<Candidate> Forwards(Quantity? asked, Quantity loss)
    {
        foreach (var (mistake, model) in BuggyModels.Of(_model, _network.Roles))
        {
            var network = new Network(model, _network.Layout.Sizes);
            var points = network.Empty<Sized>(_frame.Set.Points.Count, _frame.Set.Points.Families);
            foreach (var (_, column) in network.Leaves) points.Columns[column * points.Count] = _frame.Set.Points.Column(column)[0];
            network.Run(points);
            var wanted = asked is null ? network.Layout.Column(loss, [], 0) : network.Layout.Elements + network.Layout.Column(asked, [], 0);
            yield return new(mistake, points.Column(wanted)[0].Value);
        }
    }

    // The derivative by another leaf: answers of two parameters exchanged.
    private IEnumerable<Candidate> Parameters(Quantity asked, Quantity loss)
    {
        foreach (var leaf in _model.Leaves.Where(leaf => leaf.Quantity != asked))
            yield return new(Mistake.ParametersExchanged, Adjoint(loss, leaf.Quantity));
    }

    // Another signal in the place of the one that flows through the weight.
    private IEnumerable<Candidate> Signals()
    {
        foreach (var signal in _network.Roles.With(Role.Signal).Select(quantity => Value(Symbol.Of(quantity))).Where(value => value != 0))
            foreach (var quantity in Scalars(null)) yield return new(Mistake.OtherSignal, _truth / signal * Value(Symbol.Of(quantity)));
    }

    private IEnumerable<Quantity> Scalars(Quantity? besides) =>
        _model.Quantities.Where(quantity => quantity.IsScalar && quantity != besides);

    private double Adjoint(Quantity loss, Quantity by) => Value(new Derivative(Symbol.Of(loss), Symbol.Of(by)));

    private double Value(Formula formula) => new Evaluation().Run(formula, _frame.Set, [])[0].Value;
}

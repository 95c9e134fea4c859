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
/// Names the mistake in a wrong number: it is compared, by the same rule of decimals as the truth, with what buggy reverse passes give for these
/// numbers and with the other quantities of the network.
/// </summary>
internal sealed class NumberDiagnosis
{
    private readonly Model _model;
    private readonly double _truth;
    private readonly double _unit;
    private readonly ImmutableArray<(Mistake Mistake, double Value)> _candidates;

    public NumberDiagnosis(Formula reference, Reference.Frame frame, int decimals)
    {
        _model = frame.Set.Network.Model;
        _truth = frame.Values[0].Value;
        _unit = Math.Pow(10, -decimals);
        _candidates = [.. Candidates(reference, frame).Where(candidate => double.IsFinite(candidate.Value))];
    }

    /// <summary>The mistake in a wrong number, or null.</summary>
    /// <param name="isRight">Whether the number as typed would be right if another value were the truth.</param>
    public Finding? Of(double value, int? decimals, Func<double, bool> isRight)
    {
        if (value == 0 && _candidates.All(candidate => candidate.Mistake != Mistake.ReluGate || candidate.Value != 0)) return Finding.Of(Mistake.NoChange);
        if (decimals is { } typed && Math.Pow(10, -typed) > _unit && IsShortened(value, typed)) return Finding.Of(Mistake.FewDecimals);
        if (Math.Abs(value - _truth) <= _unit && !isRight(-_truth)) return Finding.Of(Mistake.RoundedEarly);
        foreach (var (mistake, candidate) in _candidates)
            if (isRight(candidate)) return Finding.Of(mistake);
        return Math.Abs(value - _truth) <= 0.02 * Math.Abs(_truth) ? Finding.Of(Mistake.RoundedEarly) : null;
    }

    // Rounded or truncated to fewer decimals than the question asks for.
    private bool IsShortened(double value, int decimals)
    {
        var factor = Math.Pow(10, decimals);
        return Math.Abs(Math.Truncate(_truth * factor) / factor - value) < 1e-12 || Math.Abs(Math.Round(_truth * factor) / factor - value) < 1e-12;
    }

    private IEnumerable<(Mistake Mistake, double Value)> Candidates(Formula reference, Reference.Frame frame)
    {
        yield return (Mistake.Sign, -_truth);
        yield return (Mistake.FactorTooMuch, 2 * _truth);
        yield return (Mistake.FactorLost, _truth / 2);
        double Value(Formula formula) => new Evaluation().Run(formula, frame.Set, [])[0].Value;
        if (_model.Loss is not { } loss) yield break;
        var asked = (reference as Derivative)?.With.Quantity;
        var mutants = new List<(Mistake Mistake, double Value)>();
        if (asked is not null)
        {
            var step = frame.Set.Network.StepOf(frame.Set.Network.Layout.Column(asked, [], 0));
            foreach (var mutant in BuggyTapes.Run(frame.Set.Network, frame.Set.Points, new HashSet<int>())) mutants.Add((mutant.Mistake, mutant.Adjoints[step * frame.Set.Points.Count].Value));
        }
        foreach (var (mistake, model) in BuggyTapes.BuggyModels(_model))
        {
            var network = new Network(model, []);
            var points = network.Empty<Sized>(frame.Set.Points.Count, frame.Set.Points.Families);
            foreach (var (_, column) in network.Leaves) points.Columns[column * points.Count] = frame.Set.Points.Column(column)[0];
            network.Run(points);
            mutants.Add((mistake, points.Column(asked is null ? network.Layout.Column(loss, [], 0) : network.Layout.Elements + network.Layout.Column(asked, [], 0))[0].Value));
        }
        foreach (var gate in mutants.Where(mutant => mutant.Mistake == Mistake.ReluGate)) yield return gate;
        if (asked is not null)
            foreach (var leaf in _model.Leaves.Where(leaf => leaf.Quantity != asked)) yield return (Mistake.ParametersExchanged, Value(new Derivative(Symbol.Of(loss), Symbol.Of(leaf.Quantity))));
        foreach (var mutant in mutants) yield return mutant;
        if (asked is not null) yield return (Mistake.CostItself, Value(Symbol.Of(loss)));
        // another signal in the place of the one that flows through the weight
        foreach (var signal in Repairs.Signals(_model).Select(quantity => Value(Symbol.Of(quantity))).Where(value => value != 0 && asked is not null && Repairs.IsWeight(asked)))
            foreach (var quantity in _model.Quantities.Where(quantity => quantity.IsScalar)) yield return (Mistake.OtherSignal, _truth / signal * Value(Symbol.Of(quantity)));
        foreach (var quantity in _model.Quantities.Where(quantity => quantity.IsScalar && quantity != asked)) yield return (Mistake.OtherQuantity, Value(Symbol.Of(quantity)));
        foreach (var quantity in _model.Quantities.Where(quantity => quantity.IsScalar && quantity != asked)) yield return (Mistake.OtherQuantity, Value(new Derivative(Symbol.Of(loss), Symbol.Of(quantity))));
        foreach (var (mistake, value) in mutants) yield return (mistake, -value);
    }
}

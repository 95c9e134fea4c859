using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions;
using ReferenceSolutions.Mistakes;
using static Formulas.Tree.Formula;

namespace Grading.Explaining;

/// <summary>
/// Names the mistake in a wrong update w - k g: one of the update itself, with whatever gradient its values then imply, and perhaps one of
/// that
/// gradient as well.
/// </summary>
internal sealed class UpdateDiagnosis(
    Question.Formula question, Derivative gradient, SharedPoints points, double[] truth, Model model, KnownMistakes known)
{
    private readonly double[] _old = points.Values(OldOf(question));
    private readonly double[] _step = points.Values(Symbol.Of(question.Vocabulary.Step!));
    private readonly bool _isPlain = IsPlain(question.Reference);
    private readonly double[] _truth = IsPlain(question.Reference) ? truth : OfRule(question, points);
    private readonly Lazy<ImmutableArray<Other>> _others = new(() => [.. Others(question, gradient, points, model)]);

    // Another quantity that could have been updated, and the derivative by it.
    private sealed record Other(string Name, double[] Old, double[] Gradient);

    // The gradient that an update implies, if it is wrong in this way or, without a mistake, not wrong at all.
    private readonly record struct Form(Mistake? Mistake, double[] Gradient);

    private static Symbol OldOf(Question.Formula question) => question.Vocabulary.Sought as Symbol ?? Symbol.Of(question.Updated!);

    // w - k g
    private static bool IsPlain(Formulas.Tree.Formula rule) => rule is Binary
    {
        Operator: Operator.Subtract, Left: Symbol, Right: Binary { Operator: Operator.Multiply, Left: Symbol, Right: Derivative },
    };

    // What another rule takes off for each unit of the step size.
    private static double[] OfRule(Question.Formula question, SharedPoints points) => Combined(
        points.Values(question.Reference), points.Values(OldOf(question)), points.Values(Symbol.Of(question.Vocabulary.Step!)),
        (s, w, k) => (w - s) / k);

    /// <summary>The mistake in an update with these values, or null.</summary>
    /// <param name="given">The derivatives that are given.</param>
    public Finding? Of(double[] values, Ratios ratios, double[][] given)
    {
        Form[] forms =
        [
            new(null, Implied(values, (s, w, k) => (w - s) / k)),
            new(Mistake.Ascent, Implied(values, (s, w, k) => (s - w) / k)),
            new(Mistake.StepForgotten, Implied(values, (s, w, k) => w - s)),
            new(Mistake.StepForgotten, Implied(values, (s, w, k) => s - w)),
            new(Mistake.GradientOnly, values),
            new(Mistake.GradientOnly, Implied(values, (s, w, k) => -s)),
            new(Mistake.OldValueLost, Implied(values, (s, w, k) => -s / k)),
            new(Mistake.OldValueLost, Implied(values, (s, w, k) => s / k)),
        ];
        var implied = forms[0].Gradient;
        return known.Foreseen(values)
            ?? OfRightGradient(forms, values)
            ?? (points.Same(values, _old) ? Finding.Of(Mistake.NoChange) : null)
            ?? OfOther(values)
            ?? known.Rule(values)
            ?? ratios.Constant(implied, _truth)
            ?? OfWrongGradient(forms, ratios)
            ?? (_isPlain ? ratios.SingleLink(implied, given) : null);
    }

    private static IEnumerable<Other> Others(Question.Formula question, Derivative gradient, SharedPoints points, Model model)
    {
        foreach (var leaf in model.Leaves.Where(leaf => leaf.Quantity.IsScalar && leaf.Quantity != question.Updated))
        {
            var symbol = Symbol.Of(leaf.Quantity);
            yield return new(Greek.Spelled(leaf.Quantity.Name), points.Values(symbol), points.Values(gradient with { With = symbol }));
        }
    }

    // The whole steps are compared: what is left of w - (w - k g) is the less exact, the smaller k g is.
    private Finding? OfRightGradient(Form[] forms, double[] values)
    {
        foreach (var (mistake, implied) in forms)
            if (mistake is not null && points.Same(implied, _truth)) return Finding.Of(mistake);
        return IsStep(values, (w, k, g) => w + k * g) ? Finding.Of(Mistake.Ascent)
            : IsStep(values, (w, k, g) => w - g) || IsStep(values, (w, k, g) => w + g) ? Finding.Of(Mistake.StepForgotten)
            : null;
    }

    private bool IsStep(double[] values, Func<double, double, double, double> step)
    {
        var expected = new double[values.Length];
        for (var i = 0; i < expected.Length; i++) expected[i] = step(_old[i], _step[i], _truth[i]);
        return points.Same(values, expected);
    }

    private Finding? OfOther(double[] values)
    {
        foreach (var (name, old, derivative) in _others.Value)
        {
            var implied = Combined(values, old, _step, (s, q, k) => (q - s) / k);
            if (points.Same(implied, _truth) || points.Same(implied, derivative))
                return Finding.Of(Mistake.OtherQuantity, Clue.OtherQuantity, name);
        }
        return null;
    }

    // The gradient inside the update is wrong, and perhaps the update as well.
    private Finding? OfWrongGradient(Form[] forms, Ratios ratios)
    {
        foreach (var (mistake, implied) in forms)
        {
            if (((_isPlain ? known.Mutant(implied) : null) ?? ratios.OfQuantities(implied, _truth)) is not { } finding) continue;
            return mistake is null ? finding : new(mistake, new Trace.Update(mistake, finding.Trace));
        }
        return null;
    }

    private double[] Implied(double[] values, Func<double, double, double, double> gradient) => Combined(values, _old, _step, gradient);

    private static double[] Combined(double[] a, double[] b, double[] c, Func<double, double, double, double> combine)
    {
        var combined = new double[a.Length];
        for (var i = 0; i < a.Length; i++) combined[i] = combine(a[i], b[i], c[i]);
        return combined;
    }
}

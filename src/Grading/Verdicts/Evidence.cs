using System.Globalization;
using Formulas.Names;
using Formulas.Tree;
using Grading.Comparing;
using ReferenceSolutions.Sampling;

namespace Grading.Verdicts;

/// <summary>
/// What a verdict can show for itself: one point at which an answer is not right, and what all answers with the same values share.
/// </summary>
internal static class Evidence
{
    /// <summary>The inputs of the formula and its value at one point: <c>z6=-1.2 t=0.5 sigma=tanh -> 3.21</c>.</summary>
    public static string Witness(Formula formula, Agreements.Witness at)
    {
        var (frame, point, value) = at;
        var layout = frame.Set.Network.Layout;
        var inputs = Walks.Nodes(formula).OfType<Formula.Symbol>()
            .Where(symbol => symbol.Quantity.IsScalar).Select(symbol => symbol.Quantity).Distinct()
            .Where(quantity => layout.Column(quantity, [], 0) >= 0)
            .Select(quantity =>
                $"{Greek.Spelled(quantity.Name)}={Number(frame.Set.Points.Column(layout.Column(quantity, [], 0))[point].Value)}");
        var indices = frame.Indices.Select(index => $"{index.Letter}={index.Value}");
        var sizes = layout.Sizes.All.IsEmpty ? [] : new[] { $"{layout.Sizes}" };
        var family = frame.Set.Strata[point].OfType<Stratum.Family>().Select(stratum => stratum.Name);
        return $"{string.Join(' ', sizes.Concat(indices).Concat(inputs).Concat(family))} -> {Number(value)}";
    }

    /// <summary>
    /// The id that answers with the same texts, or values, share. It begins with a letter: spreadsheets take <c>12e34567</c> for a number.
    /// </summary>
    public static string Cluster(params string[] texts) => "w" + $"{Seed.Hash(texts):x16}"[..8];

    /// <summary>Six digits, or words where there is no value.</summary>
    public static string Number(double value) => double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "no value";
}

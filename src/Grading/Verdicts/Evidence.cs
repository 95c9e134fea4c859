using System.Globalization;
using System.Text;
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
        var text = new StringBuilder();
        if (!layout.Sizes.All.IsEmpty) text.Append(layout.Sizes).Append(' ');
        foreach (var index in frame.Indices) Append(text, index.Letter, $"{index.Value}");
        var seen = new HashSet<Quantity>();
        foreach (var node in Walks.Nodes(formula))
            if (node is Formula.Symbol { Quantity: { IsScalar: true } quantity } && seen.Add(quantity)
                && layout.Column(quantity, [], 0) is >= 0 and var column)
                Append(text, Greek.Spelled(quantity.Name), Number(frame.Set.Points.Column(column)[point].Value));
        foreach (var stratum in frame.Set.Strata[point])
            if (stratum is Stratum.Family family) text.Append(family.Name).Append(' ');
        if (text.Length == 0) text.Append(' ');
        return text.Append("-> ").Append(Number(value)).ToString();
    }

    private static void Append(StringBuilder text, string name, string value) => text.Append(name).Append('=').Append(value).Append(' ');

    /// <summary>
    /// The id that answers with the same texts, or values, share. It begins with a letter: spreadsheets take <c>12e34567</c> for a number.
    /// </summary>
    public static string Cluster(params string[] texts) => "w" + $"{Seed.Hash(texts):x16}"[..8];

    /// <summary>Six digits, or words where there is no value.</summary>
    public static string Number(double value) => double.IsFinite(value) ? value.ToString("G6", CultureInfo.InvariantCulture) : "no value";
}

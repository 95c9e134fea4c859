using Formulas.Names;
using Formulas.Tree;
using ReferenceSolutions;

namespace Grader.Web.Drawing;

/// <summary>
/// A network of layers, with one weight picked out from its source to its destination: the convention of its indices in a picture. Where layers are
/// counted by a letter, the first, any two that follow one another, and the last are drawn.
/// </summary>
internal static class LayerDrawing
{
    private const double Across = 150, Down = 46, Radius = 15;

    // A column of neurons, and the weights that lead to the next one.
    private sealed record Column(int Width, string Letters, string Below, string Above, string Neuron, Weight? Weight);

    private sealed record Weight(string Letters, string Below, string Above);

    public static string Of(Model model)
    {
        var columns = (model.Quantities.FirstOrDefault(quantity => quantity.Layer is not null && quantity.Axes.Length == 2) is { } weights ? ByLetter(model, weights) : ByNumber(model)).ToArray();
        if (columns.Length < 2) return "";
        var svg = new Svg();
        Place At(int column, int neuron) => new(column * Across, (neuron - (columns[column].Width - 1) / 2.0) * Down);
        int Chosen(int column) => (columns[column].Width - 1) / 2;
        for (var c = 0; c + 1 < columns.Length; c++)
        {
            for (var from = 0; from < columns[c].Width; from++)
                for (var to = 0; to < columns[c + 1].Width && columns[c].Weight is not null; to++)
                    if ((from, to) != (Chosen(c), Chosen(c + 1))) svg.Line(At(c, from), At(c + 1, to), "edge faint");
            if (columns[c].Weight is null)
                foreach (var x in new[] { 0.42, 0.5, 0.58 }) svg.Circle(new((c + x) * Across, 0), 2, "dot", "");
        }
        for (var c = 0; c < columns.Length; c++)
        {
            var bottom = (columns.Max(column => column.Width) - 1) / 2.0 * Down + 42;
            for (var neuron = 0; neuron < columns[c].Width; neuron++)
            {
                var isChosen = columns[c].Neuron.Length > 0 && neuron == Chosen(c);
                svg.Circle(At(c, neuron), Radius, c == 0 ? "node input" : isChosen ? "node chosen" : "node", "");
                if (isChosen) svg.Name(At(c, neuron), columns[c].Neuron, "", "", "label");
            }
            svg.Name(new(c * Across, bottom), columns[c].Letters, columns[c].Below, columns[c].Above, "label");
        }
        for (var c = 0; c + 1 < columns.Length; c++)
        {
            if (columns[c].Weight is not { } weight) continue;
            var (from, to) = (At(c, Chosen(c)), At(c + 1, Chosen(c + 1)));
            svg.Arrow(from, to, Radius, "edge chosen");
            svg.Name(from + 0.5 * (to - from) - new Place(0, 15), weight.Letters, weight.Below, weight.Above, "weight chosen");
        }
        return svg.Print(InWords(columns));
    }

    // a^0 … a^(l-1) → a^l … a^L
    private static IEnumerable<Column> ByLetter(Model model, Quantity weights)
    {
        var layer = weights.Layer!;
        var source = weights.Axes.IndexOf(weights.Axes.MinBy(axis => axis.Layer.Offset)!);
        var activity = model.Quantities.FirstOrDefault(quantity => quantity.Layer is not null && quantity.Axes.Length == 1 && quantity.FirstLayer == 0) ?? model.Quantities.First(quantity => quantity.Axes.Length == 1);
        var widths = model.Widths[0];
        var weight = new Weight(weights.Name, string.Concat(weights.Letters), layer);
        Column At(int index, Index above, string neuron = "", Weight? leads = null) => new(Math.Min(5, widths[index]), activity.Name, "", above.ToString().Replace('-', '−'), neuron, leads);
        yield return At(0, Index.Of(0));
        yield return At(Math.Min(1, widths.Length - 1), new(layer, -1), weights.Letters[source], weight);
        yield return At(Math.Min(2, widths.Length - 1), new(layer, 0), weights.Letters[1 - source]);
        yield return At(widths.Length - 1, new(Vocabulary.LastLayer, 0));
    }

    // z_k → y_j → x_i
    private static IEnumerable<Column> ByNumber(Model model)
    {
        var widths = model.Widths[0];
        for (var n = 0; n < widths.Length; n++)
        {
            bool Runs(Quantity quantity, params ReadOnlySpan<int> layers)
            {
                if (quantity.Axes.Length != layers.Length) return false;
                for (var s = 0; s < layers.Length; s++)
                    if (quantity.Axes[s].Layer != Index.Of(layers[s])) return false;
                return true;
            }
            var own = model.Quantities.Where(quantity => Runs(quantity, n)).ToArray();
            if (own.Length == 0) yield break;
            var name = own.LastOrDefault(quantity => model.Definitions.Any(definition => definition.Target.Quantity == quantity)) ?? own[0];
            var weights = model.Quantities.FirstOrDefault(quantity => Runs(quantity, n, n + 1) || Runs(quantity, n + 1, n));
            yield return new(Math.Min(5, widths[n]), name.Name, string.Concat(name.Letters), "", string.Concat(name.Letters), weights is null ? null : new(weights.Name, string.Concat(weights.Letters), ""));
        }
    }

    private static string InWords(Column[] columns)
    {
        static string Spelled(string letters, string below, string above) => $"{Greek.Spelled(letters)}{(below.Length > 0 ? "_" + below : "")}{(above.Length > 0 ? "^" + above : "")}";
        var layers = string.Join(", ", columns.Select(column => Spelled(column.Letters, column.Below, column.Above)));
        var weights = columns.Select((column, c) => column.Weight is { } weight ? $" {Spelled(weight.Letters, weight.Below, weight.Above)} leads from neuron {column.Neuron} to neuron {columns[c + 1].Neuron}." : "");
        return $"A network of layers: {layers}.{string.Concat(weights)}";
    }
}

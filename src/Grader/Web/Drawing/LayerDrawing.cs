using Formulas.Names;
using Formulas.Tree;
using ReferenceSolutions;
using static Formulas.Translating.Spoken;

namespace Grader.Web.Drawing;

/// <summary>
/// A network of layers, with one weight picked out from its source to its destination: the convention of its indices in a picture. Where
/// layers are counted by a letter, the first, any two that follow one another, and the last are drawn.
/// </summary>
internal static class LayerDrawing
{
    private const double Across = 150, Down = 46, Radius = 15;

    // of a wider layer only so many
    private const int MostDrawn = 5;

    // A column of neurons, and the weights that lead to the next one.
    private sealed record Column(int Width, string Letters, string Below, string Above, string Neuron, Weight? Weight)
    {
        /// <summary>The neuron that the weight leads from or to.</summary>
        public int Chosen => (Width - 1) / 2;
    }

    private sealed record Weight(string Letters, string Below, string Above);

    /// <summary>Whether the model is a chain of layers: counted by a letter, or each with weights to the next and vectors only.</summary>
    public static bool IsOfLayers(Model model)
    {
        var dimensions = model.Sizes[0].Dimensions;
        if (model.Definitions.Any(definition => definition.Target.Quantity.Axes.Length > 1)) return false;
        if (dimensions.Any(dimension => dimension.Layers is not null)) return true;
        return dimensions.Length > 2 && Enumerable.Range(0, dimensions.Length - 1).All(n => WeightAfter(model, n) is not null);
    }

    public static string Of(Model model)
    {
        var columns = ColumnsOf(model);
        if (columns.Length < 2) return "";
        var svg = new Svg();
        for (var c = 0; c + 1 < columns.Length; c++) Connect(columns, c, svg);
        for (var c = 0; c < columns.Length; c++) Neurons(columns, c, svg);
        for (var c = 0; c + 1 < columns.Length; c++) PickedOut(columns, c, svg);
        return svg.Print(InWords(columns));
    }

    private static Column[] ColumnsOf(Model model) =>
        [.. model.Quantities.FirstOrDefault(quantity => quantity.Layer is not null && quantity.Axes.Length == 2) is { } weights
            ? ByLetter(model, weights)
            : ByNumber(model)];

    private static Place At(Column[] columns, int column, int neuron) =>
        new(column * Across, (neuron - (columns[column].Width - 1) / 2.0) * Down);

    private static Place AtChosen(Column[] columns, int column) => At(columns, column, columns[column].Chosen);

    // All lines to the next column but the one that is picked out; dots where layers are left out.
    private static void Connect(Column[] columns, int c, Svg svg)
    {
        if (columns[c].Weight is null)
        {
            foreach (var x in new[] { 0.42, 0.5, 0.58 }) svg.Circle(new((c + x) * Across, 0), 2, "dot", "");
            return;
        }
        for (var from = 0; from < columns[c].Width; from++)
            for (var to = 0; to < columns[c + 1].Width; to++)
                if ((from, to) != (columns[c].Chosen, columns[c + 1].Chosen))
                    svg.Line(At(columns, c, from), At(columns, c + 1, to), "edge faint");
    }

    private static void Neurons(Column[] columns, int c, Svg svg)
    {
        var column = columns[c];
        var bottom = (columns.Max(other => other.Width) - 1) / 2.0 * Down + 42;
        var look = c == 0 ? "node input" : "node";
        for (var neuron = 0; neuron < column.Width; neuron++)
        {
            var isChosen = column.Neuron.Length > 0 && neuron == column.Chosen;
            svg.Circle(At(columns, c, neuron), Radius, isChosen && c > 0 ? "node chosen" : look, "");
            if (isChosen) svg.Name(At(columns, c, neuron), column.Neuron, "", "", "label");
        }
        svg.Name(new(c * Across, bottom), column.Letters, column.Below, column.Above, "label");
    }

    private static void PickedOut(Column[] columns, int c, Svg svg)
    {
        if (columns[c].Weight is not { } weight) return;
        var (from, to) = (AtChosen(columns, c), AtChosen(columns, c + 1));
        svg.Arrow(from, to, Radius, "edge chosen");
        svg.Name(from + 0.5 * (to - from) - new Place(0, 15), weight.Letters, weight.Below, weight.Above, "weight chosen");
    }

    // a^0 … a^(l-1) → a^l … a^L
    private static IEnumerable<Column> ByLetter(Model model, Quantity weights)
    {
        var layer = weights.Layer!;
        var source = weights.Axes.IndexOf(weights.Axes.MinBy(axis => axis.Layer?.Offset ?? 0)!);
        var activity = model.Quantities
            .FirstOrDefault(quantity => quantity.Layer is not null && quantity.Axes.Length == 1 && quantity.FirstLayer == 0)
            ?? model.Quantities.First(quantity => quantity.Axes.Length == 1);
        var sizes = model.Sizes[0];
        var widths = sizes.All[weights.Axes[0].Dimension.Id];
        var weight = new Weight(weights.Name, string.Concat(weights.Letters), layer);
        yield return At(0, Index.Of(0));
        yield return At(Math.Min(1, widths.Length - 1), new(layer, -1), weights.Letters[source], weight);
        yield return At(Math.Min(2, widths.Length - 1), new(layer, 0), weights.Letters[1 - source]);
        yield return At(widths.Length - 1, new(weights.Steps?.End ?? layer, 0));

        Column At(int index, Index above, string neuron = "", Weight? leads = null) =>
            new(Math.Min(MostDrawn, widths[index]), activity.Name, "", above.ToString().Replace('-', '−'), neuron, leads);
    }

    // z_k → y_j → x_i
    private static IEnumerable<Column> ByNumber(Model model)
    {
        var widths = model.Sizes[0].All;
        for (var n = 0; n < widths.Length; n++)
        {
            var own = model.Quantities.Where(quantity => Runs(quantity, n)).ToArray();
            if (own.Length == 0) yield break;
            var name = own.LastOrDefault(quantity => IsDefined(model, quantity)) ?? own[0];
            var letters = string.Concat(name.Letters);
            yield return new(Math.Min(MostDrawn, widths[n][0]), name.Name, letters, "", letters, WeightAfter(model, n));
        }
    }

    private static bool IsDefined(Model model, Quantity quantity) =>
        model.Definitions.Any(definition => definition.Target.Quantity == quantity);

    private static Weight? WeightAfter(Model model, int layer) =>
        model.Quantities.FirstOrDefault(quantity => Runs(quantity, layer, layer + 1) || Runs(quantity, layer + 1, layer)) is { } weights
            ? new(weights.Name, string.Concat(weights.Letters), "")
            : null;

    private static bool Runs(Quantity quantity, params ReadOnlySpan<int> dimensions)
    {
        if (quantity.Axes.Length != dimensions.Length) return false;
        for (var s = 0; s < dimensions.Length; s++)
            if (quantity.Axes[s].Dimension.Id != dimensions[s]) return false;
        return true;
    }

    private static string InWords(Column[] columns)
    {
        var layers = string.Join(", ", columns.Select(column => Spelled(column.Letters, column.Below, column.Above)));
        var weights = columns.Select((column, c) => column.Weight is { } weight
            ? " " + Say($"{Spelled(weight.Letters, weight.Below, weight.Above)} leads from neuron {column.Neuron} to neuron {columns[c + 1].Neuron}.")
            : "");
        return Say($"A network of layers: {layers}.") + string.Concat(weights);
    }

    private static string Spelled(string letters, string below, string above) =>
        $"{Greek.Spelled(letters)}{(below.Length > 0 ? "_" + below : "")}{(above.Length > 0 ? "^" + above : "")}";
}

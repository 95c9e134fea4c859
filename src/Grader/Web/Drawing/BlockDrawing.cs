using Formulas.Names;
using Formulas.Tree;
using ReferenceSolutions;
using static Formulas.Translating.Spoken;

namespace Grader.Web.Drawing;

/// <summary>A model of arrays as blocks: what is given, what is made of it, and on the lines the dimensions of what flows.</summary>
internal static class BlockDrawing
{
    private const double Across = 118, Down = 56, Radius = 20;

    // more is no help to anybody
    private const int MostBlocks = 40;

    public static string Of(Model model, IEnumerable<Quantity> shown)
    {
        var graph = new BlockGraph(model, shown);
        if (graph.Blocks.Count is < 3 or > MostBlocks) return "";
        var svg = new Svg();
        foreach (var (from, to) in graph.Edges) Connect(graph, from, to, svg);
        for (var node = 0; node < graph.Blocks.Count; node++)
            if (graph.Blocks[node] is { } block) Draw(block, At(graph, node), svg);
        return svg.Print(InWords(graph));
    }

    private static Place At(BlockGraph graph, int node) => new(
        graph.ColumnOf[node] * Across,
        (graph.Rows[node] - (graph.HeightOf(graph.ColumnOf[node]) - 1) / 2.0) * Down);

    private static void Connect(BlockGraph graph, int from, int to, Svg svg)
    {
        var (start, end) = (At(graph, from), At(graph, to));
        if (graph.Blocks[to] is null) svg.Line(start, end, "edge");
        else svg.Arrow(graph.Blocks[from] is null ? start - Radius / (end - start).Length * (end - start) : start, end, Radius, "edge");
        if (graph.Blocks[from] is { Letters.Length: > 0 } block && graph.Edges.First(edge => edge.From == from) == (from, to))
            svg.Name(start + 0.5 * (end - start) - new Place(0, 9), string.Join('×', block.Letters.AsEnumerable()), "", "", "weight");
    }

    private static void Draw(Block block, Place at, Svg svg)
    {
        var text = Spelled(block);
        if (block.IsLoss) svg.Square(at, Radius - 2, "node loss", text);
        else svg.Circle(at, Radius, block.IsGiven ? "node input" : "node", text);
        var letters = block.Name.TrimEnd("0123456789".ToCharArray());
        svg.Name(at, letters, block.Name[letters.Length..] + (block.Step.Length > 0 ? block.Step.Replace('-', '−') : ""), "", "label");
    }

    private static string Spelled(Block block) =>
        Greek.Spelled(block.Name) + (block.Step.Length > 0 ? $" at {block.Step.Replace('-', '−')}" : "")
        + (block.Letters.Length > 0 ? $" ({string.Join(" × ", block.Letters.AsEnumerable())})" : "");

    private static string InWords(BlockGraph graph)
    {
        var made = new List<string>();
        for (var node = 0; node < graph.Blocks.Count; node++)
            if (graph.Blocks[node] is { IsGiven: false } block)
            {
                var sources = Sources(graph, node).Select(source => Spelled(graph.Blocks[source]!)).Order(StringComparer.Ordinal);
                made.Add(Say($"{Spelled(block)} from {string.Join(", ", sources)}"));
            }
        return Say($"The model: {string.Join("; ", made)}.");
    }

    // through the places where lines pass
    private static IEnumerable<int> Sources(BlockGraph graph, int node)
    {
        foreach (var (from, to) in graph.Edges)
        {
            if (to != node) continue;
            if (graph.Blocks[from] is not null) yield return from;
            else foreach (var source in Sources(graph, from)) yield return source;
        }
    }
}

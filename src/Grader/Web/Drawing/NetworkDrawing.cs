using System.Collections.Immutable;
using Formulas.Names;
using Grading.Problems;
using ReferenceSolutions;

namespace Grader.Web.Drawing;

/// <summary>The networks of a problem, drawn from their models: nobody draws one.</summary>
internal static class NetworkDrawing
{
    /// <summary>One drawing for each network that looks different; none for questions without a network.</summary>
    public static ImmutableArray<string> Of(Problem problem) => [.. problem.Sections.Select(section => Of(section.Model)).Where(svg => svg.Length > 0).Distinct()];

    private static string Of(Model model) => model switch
    {
        { Loss: null } or { Definitions.Length: < 2 } => "",
        { Widths: [{ IsEmpty: true }, ..] } => OfScalars(NetworkGraph.Of(model)),
        _ => LayerDrawing.Of(model),
    };

    private static string OfScalars(NetworkGraph graph)
    {
        if (graph.Connections.IsEmpty) return "";
        var places = GraphPlaces.Of(graph);
        var svg = new Svg();
        foreach (var connection in graph.Connections)
        {
            var isLoss = graph.Nodes[connection.To].Kind == NodeKind.Loss;
            svg.Arrow(places[connection.From], places[connection.To], GraphPlaces.Radius, isLoss ? "edge faint" : "edge");
        }
        for (var node = 0; node < places.Length; node++)
        {
            var (name, kind, text) = graph.Nodes[node];
            if (kind == NodeKind.Loss) svg.Square(places[node], GraphPlaces.Radius - 2, "node loss", text);
            else svg.Circle(places[node], GraphPlaces.Radius, kind switch { NodeKind.Input => "node input", NodeKind.Target => "node target", _ => "node" }, text);
            var letters = name.TrimEnd("0123456789".ToCharArray());
            svg.Name(places[node], letters, name[letters.Length..], "", "label");
        }
        foreach (var (at, weight) in Weights(graph, places))
        {
            var letters = weight.TrimEnd("0123456789".ToCharArray());
            svg.Name(at, letters, weight[letters.Length..], "", "weight");
        }
        return svg.Print(InWords(graph));
    }

    // Each weight stands on its connection, where it is farthest from nodes, other connections and the weights before it.
    private static List<(Place At, string Weight)> Weights(NetworkGraph graph, ImmutableArray<Place> places)
    {
        var placed = new List<(Place At, string Weight)>();
        foreach (var connection in graph.Connections.Where(connection => connection.Weight.Length > 0))
        {
            var (from, to) = (places[connection.From], places[connection.To]);
            Place best = default;
            var most = double.MinValue;
            for (var along = 0.24; along < 0.77; along += 0.04)
            {
                var at = from + along * (to - from);
                var room = Math.Min(
                    places.Min(node => (node - at).Length) - GraphPlaces.Radius,
                    Math.Min(placed.Select(other => (other.At - at).Length - 8).DefaultIfEmpty(100).Min(),
                        graph.Connections.Where(other => other != connection).Select(other => at.From(places[other.From], places[other.To])).DefaultIfEmpty(100).Min()));
                if (room > most) (most, best) = (room, at);
            }
            placed.Add((best, connection.Weight));
        }
        return placed;
    }

    private static string InWords(NetworkGraph graph)
    {
        var neurons = graph.Nodes.Index().Where(node => node.Item.Kind is NodeKind.Neuron or NodeKind.Loss).Select(node =>
        {
            var sources = graph.Connections.Where(connection => connection.To == node.Index).Select(connection => Greek.Spelled(graph.Nodes[connection.From].Name));
            return $"{Greek.Spelled(node.Item.Name)} from {string.Join(", ", sources)}";
        });
        return $"The network: {string.Join("; ", neurons)}.";
    }
}

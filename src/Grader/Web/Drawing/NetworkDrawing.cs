using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using Grading.Problems;
using Grading.Problems.Sections;
using ReferenceSolutions;
using static Formulas.Translating.Spoken;

namespace Grader.Web.Drawing;

/// <summary>The networks of a problem, drawn from their models: nobody draws one.</summary>
internal static class NetworkDrawing
{
    /// <summary>One drawing for each network that looks different; none for questions without a network.</summary>
    public static ImmutableArray<string> Of(Problem problem) =>
        [.. problem.Sections.Where(section => IsAskedAbout(problem, section))
            .Select(section => Of(section.Model, SeenIn(problem, section))).Where(svg => svg.Length > 0).Distinct()];

    // a method is told in words what it is given
    private static bool IsAskedAbout(Problem problem, Section section) =>
        problem.Parts.Any(part => part.Section == section && part.Question is not Question.Script);

    // What the parts about a section let students use.
    private static IEnumerable<Quantity> SeenIn(Problem problem, Section section) => problem.Parts
        .Where(part => part.Section == section)
        .SelectMany(part => part.Question is Question.Formula formula ? formula.Vocabulary.Quantities.AsEnumerable()
            : section.Model.Quantities)
        .Distinct();

    private static string Of(Model model, IEnumerable<Quantity> seen) => model switch
    {
        { Loss: null } or { Definitions.Length: < 2 } => "",
        { Sizes: [{ All.IsEmpty: true }, ..] } => OfScalars(NetworkGraph.Of(model)),
        _ when LayerDrawing.IsOfLayers(model) => LayerDrawing.Of(model),
        _ => BlockDrawing.Of(model, seen),
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
        for (var node = 0; node < places.Length; node++) Draw(graph.Nodes[node], places[node], svg);
        foreach (var (at, weight) in Weights(graph, places)) Name(weight, at, "weight", svg);
        return svg.Print(InWords(graph));
    }

    private static void Draw(Node node, Place at, Svg svg)
    {
        if (node.Kind == NodeKind.Loss) svg.Square(at, GraphPlaces.Radius - 2, "node loss", node.Text);
        else svg.Circle(at, GraphPlaces.Radius, LookOf(node.Kind), node.Text);
        Name(node.Name, at, "label", svg);
    }

    private static string LookOf(NodeKind kind) =>
        kind switch { NodeKind.Input => "node input", NodeKind.Target => "node target", _ => "node" };

    // w13: its digits below its letters
    private static void Name(string name, Place at, string look, Svg svg)
    {
        var letters = name.TrimEnd("0123456789".ToCharArray());
        svg.Name(at, letters, name[letters.Length..], "", look);
    }

    // Each weight stands on its connection, where it is farthest from nodes, other connections and the weights before it.
    private static List<(Place At, string Weight)> Weights(NetworkGraph graph, ImmutableArray<Place> places)
    {
        var placed = new List<(Place At, string Weight)>();
        foreach (var connection in graph.Connections.Where(connection => connection.Weight.Length > 0))
        {
            var (from, to) = (places[connection.From], places[connection.To]);
            var best = Along().Select(along => from + along * (to - from)).MaxBy(Room);
            placed.Add((best, connection.Weight));

            double Room(Place at) => Math.Min(
                places.Min(node => (node - at).Length) - GraphPlaces.Radius,
                Math.Min(FromWeights(at), FromConnections(at, connection)));
        }
        return placed;

        double FromWeights(Place at) => placed.Select(other => (other.At - at).Length - 8).DefaultIfEmpty(Far).Min();

        double FromConnections(Place at, Connection own) => graph.Connections.Where(other => other != own)
            .Select(other => at.From(places[other.From], places[other.To])).DefaultIfEmpty(Far).Min();
    }

    private const double Far = 100;

    private static IEnumerable<double> Along()
    {
        for (var along = 0.24; along < 0.77; along += 0.04) yield return along;
    }

    private static string InWords(NetworkGraph graph)
    {
        var neurons = graph.Nodes.Index().Where(node => node.Item.Kind is NodeKind.Neuron or NodeKind.Loss).Select(node =>
        {
            var sources = graph.Connections.Where(connection => connection.To == node.Index)
                .Select(connection => graph.Nodes[connection.From].Name);
            return Say($"{Greek.Spelled(node.Item.Name)} from {string.Join(", ", sources.Select(Greek.Spelled))}");
        });
        return Say($"The network: {string.Join("; ", neurons)}.");
    }
}

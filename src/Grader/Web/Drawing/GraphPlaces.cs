using System.Collections.Immutable;

namespace Grader.Web.Drawing;

/// <summary>A place in a drawing, in pixels.</summary>
internal readonly record struct Place(double X, double Y)
{
    public static Place operator +(Place a, Place b) => new(a.X + b.X, a.Y + b.Y);

    public static Place operator -(Place a, Place b) => new(a.X - b.X, a.Y - b.Y);

    public static Place operator *(double factor, Place a) => new(factor * a.X, factor * a.Y);

    public double Length => Math.Sqrt(X * X + Y * Y);

    /// <summary>How far the place is from a straight line between two others.</summary>
    public double From(Place a, Place b)
    {
        var (line, own) = (b - a, this - a);
        var along = Math.Clamp((line.X * own.X + line.Y * own.Y) / Math.Max(1e-9, line.X * line.X + line.Y * line.Y), 0, 1);
        return (own - along * line).Length;
    }
}

/// <summary>Where the nodes of a network stand: a column per step from the inputs, and no connection through a node that it does not lead to.</summary>
internal static class GraphPlaces
{
    public const double Radius = 21;
    private const double Across = 132, Down = 92, Clearance = Radius + 9;

    public static ImmutableArray<Place> Of(NetworkGraph graph)
    {
        var columns = Columns(graph);
        var rows = new int[graph.Nodes.Length];
        var heights = new int[columns.Max() + 1];
        for (var node = 0; node < rows.Length; node++) rows[node] = heights[columns[node]]++;
        var shifts = new Place[heights.Length];
        Place At(int node) => new Place(columns[node] * Across, (rows[node] - (heights[columns[node]] - 1) / 2.0) * Down) + shifts[columns[node]];
        // Two rounds over the inner columns: each takes the shift at which the fewest connections run into nodes.
        for (var column = 1; column < 2 * heights.Length - 3; column++)
        {
            var inner = (column - 1) % Math.Max(1, heights.Length - 2) + 1;
            if (inner >= heights.Length - 1) break;
            Place best = default;
            var least = double.MaxValue;
            foreach (var x in new[] { 0.0, -36, 36, -50, 50 })
            {
                foreach (var y in new[] { 0.0, -34, 34, -60, 60 })
                {
                    shifts[inner] = new(x, y);
                    var cost = 1000 * Collisions(graph, At) + Math.Abs(x) + Math.Abs(y);
                    if (cost < least) (least, best) = (cost, shifts[inner]);
                }
            }
            shifts[inner] = best;
        }
        return [.. Enumerable.Range(0, rows.Length).Select(At)];
    }

    private static int[] Columns(NetworkGraph graph)
    {
        var columns = new int[graph.Nodes.Length];
        for (var node = 0; node < columns.Length; node++)
            if (graph.Nodes[node].Kind is NodeKind.Neuron or NodeKind.Loss)
                columns[node] = 1 + graph.Connections.Where(connection => connection.To == node && graph.Nodes[connection.From].Kind != NodeKind.Target).Select(connection => columns[connection.From]).DefaultIfEmpty(-1).Max();
        // A target stands beside the outputs that it is compared with.
        for (var node = 0; node < columns.Length; node++)
            if (graph.Nodes[node].Kind == NodeKind.Target) columns[node] = Math.Max(0, columns[graph.Connections.First(connection => connection.From == node).To] - 1);
        return columns;
    }

    private static int Collisions(NetworkGraph graph, Func<int, Place> at) => graph.Connections.Sum(connection =>
        Enumerable.Range(0, graph.Nodes.Length).Count(node => node != connection.From && node != connection.To && at(node).From(at(connection.From), at(connection.To)) < Clearance));
}

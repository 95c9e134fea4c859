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
    private const double Across = 140, Down = 84, Clearance = Radius + 11;

    // How a column may be moved, and spread, to make way.
    private static readonly double[] Shifts = [0, -36, 36, -56, 56];
    private static readonly double[] Spreads = [1, 1.5, 2, 2.6, 3.2];

    private readonly record struct Column(Place Shift, double Spread)
    {
        public double Cost => Math.Abs(Shift.X) + 1.5 * Math.Abs(Shift.Y) + 30 * (Spread - 1);
    }

    public static ImmutableArray<Place> Of(NetworkGraph graph)
    {
        var columns = Columns(graph);
        var rows = new int[graph.Nodes.Length];
        var heights = new int[columns.Max() + 1];
        for (var node = 0; node < rows.Length; node++)
            if (graph.Nodes[node].Kind != NodeKind.Target) rows[node] = heights[columns[node]]++;
        Place At(int node, Column[] arrangement)
        {
            if (graph.Nodes[node].Kind == NodeKind.Target) // below what it is compared with
            {
                var to = graph.Connections.First(connection => connection.From == node).To;
                var others = graph.Connections.Where(connection => connection.To == to && graph.Nodes[connection.From].Kind == NodeKind.Target).Select(connection => connection.From).ToList();
                return At(to, arrangement) + new Place((others.IndexOf(node) - (others.Count - 1) / 2.0) * 3 * Radius, Down);
            }
            var column = arrangement[columns[node]];
            return new Place(columns[node] * Across, column.Spread * (rows[node] - (heights[columns[node]] - 1) / 2.0) * Down) + column.Shift;
        }
        double Cost(Column[] arrangement) => 1000 * Collisions(graph, node => At(node, arrangement)) + arrangement.Sum(column => column.Cost);
        var inner = Enumerable.Range(1, Math.Max(0, heights.Length - 2)).ToArray();
        var best = new[] { inner, inner.Reverse() }.Select(order => Arranged(order, heights, Cost)).MinBy(Cost)!;
        return [.. Enumerable.Range(0, rows.Length).Select(node => At(node, best))];
    }

    // Column by column, each takes the place at which the fewest connections run into nodes.
    private static Column[] Arranged(IEnumerable<int> order, int[] heights, Func<Column[], double> cost)
    {
        var arrangement = new Column[heights.Length];
        Array.Fill(arrangement, new(default, 1));
        foreach (var column in order)
        {
            var choices = from spread in heights[column] > 1 ? Spreads : [1.0]
                          from x in Shifts
                          from y in Shifts
                          select new Column(new(x, y), spread);
            arrangement[column] = choices.MinBy(choice => cost([.. arrangement.Select((old, c) => c == column ? choice : old)]));
        }
        return arrangement;
    }

    private static int[] Columns(NetworkGraph graph)
    {
        var columns = new int[graph.Nodes.Length];
        for (var round = 0; round < columns.Length; round++) // definitions may come in any order
            for (var node = 0; node < columns.Length; node++)
                if (graph.Nodes[node].Kind is NodeKind.Neuron or NodeKind.Loss)
                    columns[node] = 1 + graph.Connections.Where(connection => connection.To == node && graph.Nodes[connection.From].Kind != NodeKind.Target).Select(connection => columns[connection.From]).DefaultIfEmpty(-1).Max();
        return columns;
    }

    private static int Collisions(NetworkGraph graph, Func<int, Place> at) => graph.Connections.Sum(connection =>
        Enumerable.Range(0, graph.Nodes.Length).Count(node => node != connection.From && node != connection.To && at(node).From(at(connection.From), at(connection.To)) < Clearance));
}

using System.Collections.Immutable;

namespace Grader.Web.Drawing;

/// <summary>
/// Where the nodes of a network stand: a column per step from the inputs, and no connection through a node that it does not lead to.
/// </summary>
internal sealed class GraphPlaces
{
    public const double Radius = 21;
    private const double Across = 140, Down = 84, Clearance = Radius + 11;

    // How a column may be moved, and spread, to make way.
    private static readonly double[] Shifts = [0, -36, 36, -56, 56];
    private static readonly double[] Spreads = [1, 1.5, 2, 2.6, 3.2];

    private readonly NetworkGraph _graph;
    private readonly int[] _columns;
    private readonly int[] _rows;
    private readonly int[] _heights;

    private readonly record struct Column(Place Shift, double Spread)
    {
        public double Cost => Math.Abs(Shift.X) + 1.5 * Math.Abs(Shift.Y) + 30 * (Spread - 1);
    }

    private GraphPlaces(NetworkGraph graph)
    {
        _graph = graph;
        _columns = Columns(graph);
        _rows = new int[graph.Nodes.Length];
        _heights = new int[_columns.Max() + 1];
        for (var node = 0; node < _rows.Length; node++)
            if (!IsTarget(node)) _rows[node] = _heights[_columns[node]]++;
    }

    public static ImmutableArray<Place> Of(NetworkGraph graph) => new GraphPlaces(graph).Best();

    private ImmutableArray<Place> Best()
    {
        var inner = Enumerable.Range(1, Math.Max(0, _heights.Length - 2)).ToArray();
        var best = new[] { inner, inner.Reverse() }.Select(Arranged).MinBy(Cost)!;
        return [.. Enumerable.Range(0, _rows.Length).Select(node => At(node, best))];
    }

    private bool IsTarget(int node) => _graph.Nodes[node].Kind == NodeKind.Target;

    private Place At(int node, Column[] arrangement)
    {
        if (IsTarget(node)) return BelowWhatItIsComparedWith(node, arrangement);
        var column = arrangement[_columns[node]];
        var row = _rows[node] - (_heights[_columns[node]] - 1) / 2.0;
        return new Place(_columns[node] * Across, column.Spread * row * Down) + column.Shift;
    }

    private Place BelowWhatItIsComparedWith(int target, Column[] arrangement)
    {
        var to = _graph.Connections.First(connection => connection.From == target).To;
        var others = _graph.Connections.Where(connection => connection.To == to && IsTarget(connection.From))
            .Select(connection => connection.From).ToList();
        return At(to, arrangement) + new Place((others.IndexOf(target) - (others.Count - 1) / 2.0) * 3 * Radius, Down);
    }

    private double Cost(Column[] arrangement) => 1000 * Collisions(arrangement) + arrangement.Sum(column => column.Cost);

    // Column by column, each takes the place at which the fewest connections run into nodes.
    private Column[] Arranged(IEnumerable<int> order)
    {
        var arrangement = new Column[_heights.Length];
        Array.Fill(arrangement, new(default, 1));
        foreach (var column in order)
        {
            var choices = from spread in _heights[column] > 1 ? Spreads : [1.0]
                          from x in Shifts
                          from y in Shifts
                          select new Column(new(x, y), spread);
            arrangement[column] = choices.MinBy(choice => Cost([.. arrangement.Select((old, c) => c == column ? choice : old)]));
        }
        return arrangement;
    }

    private int Collisions(Column[] arrangement) => _graph.Connections.Sum(connection =>
    {
        var (from, to) = (At(connection.From, arrangement), At(connection.To, arrangement));
        return Enumerable.Range(0, _rows.Length)
            .Count(node => node != connection.From && node != connection.To && At(node, arrangement).From(from, to) < Clearance);
    });

    // One after the last of those that lead to it.
    private static int[] Columns(NetworkGraph graph)
    {
        var columns = new int[graph.Nodes.Length];
        for (var round = 0; round < columns.Length; round++) // definitions may come in any order
            for (var node = 0; node < columns.Length; node++)
                if (graph.Nodes[node].Kind is NodeKind.Neuron or NodeKind.Loss) columns[node] = 1 + Sources(node).DefaultIfEmpty(-1).Max();
        return columns;

        IEnumerable<int> Sources(int node) =>
            from connection in graph.Connections
            where connection.To == node && graph.Nodes[connection.From].Kind != NodeKind.Target
            select columns[connection.From];
    }
}

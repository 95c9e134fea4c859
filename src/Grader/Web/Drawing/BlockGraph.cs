using Formulas.Tree;
using ReferenceSolutions;

namespace Grader.Web.Drawing;

/// <summary>One array of a model, or at another step than the one that is drawn: h_{t-1}.</summary>
/// <param name="Letters">The letters of its dimensions, as the model declares them.</param>
/// <param name="Step">Its step, where the model has steps.</param>
/// <param name="IsGiven">Whether nothing computes it here.</param>
internal sealed record Block(string Name, string Letters, string Step, bool IsGiven, bool IsLoss);

/// <summary>
/// The arrays of a model and which is made of which, in columns: everything stands one column after the last thing it is made of, and what
/// leads past a column has a place of its own in it (K. Sugiyama et al., IEEE Trans. SMC 11 (1981), 109).
/// </summary>
internal sealed class BlockGraph
{
    private const int Sweeps = 4;

    private readonly List<Block?> _blocks = []; // null where a line passes
    private readonly List<(int From, int To)> _edges = [];
    private readonly Dictionary<(Quantity, int Offset, int At), int> _nodes = [];
    private readonly HashSet<Quantity> _shown;
    private readonly Model _model;
    private int[] _columns = [];

    /// <param name="shown">The names that students see.</param>
    public BlockGraph(Model model, IEnumerable<Quantity> shown)
    {
        _model = model;
        _shown = [.. shown];
        if (model.Loss is { } loss) _shown.Add(loss);
        foreach (var definition in model.Definitions.Where(IsDrawn)) Add(definition);
        _columns = Columns();
        PassColumns();
        Rows = Ordered();
    }

    public IReadOnlyList<Block?> Blocks => _blocks;

    /// <summary>Each from one block, or place where a line passes, to one in the next column.</summary>
    public IReadOnlyList<(int From, int To)> Edges => _edges;

    public IReadOnlyList<int> ColumnOf => _columns;

    /// <summary>The row of each in its column, from 0.</summary>
    public int[] Rows { get; }

    public int HeightOf(int column) => _columns.Count(other => other == column);

    private bool IsDrawn(Definition definition) =>
        _shown.Contains(definition.Target.Quantity) && definition.Body is not (Formula.Extent or Formula.Number)
        && definition.Target.Layer is null or { IsNumber: false };

    private void Add(Definition definition)
    {
        var target = NodeOf(definition.Target.Quantity, definition.Target.Layer);
        _blocks[target] = _blocks[target]! with { IsGiven = false };
        foreach (var symbol in Walks.Nodes(definition.Body).OfType<Formula.Symbol>())
        {
            if (!_shown.Contains(symbol.Quantity) || IsSize(symbol.Quantity)) continue;
            var from = NodeOf(symbol.Quantity, symbol.Layer);
            if (from != target && !_edges.Contains((from, target))) _edges.Add((from, target));
        }
    }

    private bool IsSize(Quantity quantity) =>
        _model.Definitions.Any(definition => definition.Target.Quantity == quantity && definition.Body is Formula.Extent);

    // What stands at another step is drawn as given: time is unrolled by one step.
    private int NodeOf(Quantity quantity, Formulas.Tree.Index? step)
    {
        var key = (quantity, step?.Offset ?? 0, step is { IsNumber: true } ? 1 : step is null || step.Letter == quantity.Layer ? 0 : 2);
        if (_nodes.TryGetValue(key, out var known)) return known;
        var shown = step is null ? quantity.Layer ?? "" : step.Letter.Contains('#') || step.Letter.Contains('·') ? quantity.Layer ?? ""
            : $"{step}";
        _nodes.Add(key, _blocks.Count);
        _blocks.Add(new(quantity.Name, string.Concat(quantity.Letters), shown, IsGiven: true, quantity == _model.Loss));
        return _blocks.Count - 1;
    }

    // One after the last of those that it is made of; what is given, one before the first that needs it.
    private int[] Columns()
    {
        var columns = new int[_blocks.Count];
        for (var round = 0; round < columns.Length; round++)
            foreach (var (from, to) in _edges) columns[to] = Math.Min(columns.Length, Math.Max(columns[to], columns[from] + 1));
        for (var node = 0; node < columns.Length; node++)
            if (_blocks[node]!.IsGiven && _edges.Any(edge => edge.From == node))
                columns[node] = _edges.Where(edge => edge.From == node).Min(edge => columns[edge.To]) - 1;
        return columns;
    }

    private void PassColumns()
    {
        var columns = _columns.ToList();
        foreach (var (from, to) in _edges.ToArray())
        {
            if (columns[to] - columns[from] < 2) continue;
            _edges.Remove((from, to));
            var last = from;
            for (var column = columns[from] + 1; column < columns[to]; column++)
            {
                _blocks.Add(null);
                columns.Add(column);
                _edges.Add((last, _blocks.Count - 1));
                last = _blocks.Count - 1;
            }
            _edges.Add((last, to));
        }
        _columns = [.. columns];
    }

    // By the mean row of the neighbours, a few times to and fro, so that few lines cross.
    private int[] Ordered()
    {
        var rows = new int[_blocks.Count];
        var heights = new int[_columns.Length == 0 ? 0 : _columns.Max() + 1];
        for (var node = 0; node < rows.Length; node++) rows[node] = heights[_columns[node]]++;
        for (var sweep = 0; sweep < Sweeps; sweep++)
            foreach (var column in Enumerable.Range(0, heights.Length))
            {
                var members = Enumerable.Range(0, rows.Length).Where(node => _columns[node] == column).ToArray();
                var means = members.Select(node => Mean(node, rows)).ToArray();
                Array.Sort(means, members, Comparer<double>.Default);
                for (var row = 0; row < members.Length; row++) rows[members[row]] = row;
            }
        return rows;
    }

    private double Mean(int node, int[] rows)
    {
        var (sum, count) = (0.0, 0);
        foreach (var (from, to) in _edges)
        {
            if (from != node && to != node) continue;
            var other = from == node ? to : from;
            sum += rows[other] - (HeightOf(_columns[other]) - 1) / 2.0;
            count++;
        }
        return count == 0 ? 0 : sum / count + 1e-6 * node; // ties stay as they are
    }
}

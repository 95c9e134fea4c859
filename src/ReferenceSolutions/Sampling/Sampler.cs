using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Numbers;

namespace ReferenceSolutions.Sampling;

/// <summary>
/// Draws points by stratum: leaves are drawn, the model is run forwards, and a point is kept if it fulfils the conditions and its stratum
/// still
/// has room. So every symbol has its consistent value, and what hides mistakes gets its share of the points by construction.
/// </summary>
public static class Sampler
{
    private const int Batch = 64;
    private const int BatchLimit = 400;

    /// <summary>One set of points for each choice of widths.</summary>
    /// <param name="seed">Texts that the points depend on.</param>
    /// <exception cref="ModelException">Too few points fulfil the conditions.</exception>
    public static ImmutableArray<SampledNetwork> Sample(Model model, params ImmutableArray<string> seed) =>
        Sample([.. model.Widths.Select(widths => new Network(model, widths))], seed);

    /// <summary>One set of points for each network of a model.</summary>
    /// <inheritdoc cref="Sample(Model, ImmutableArray{string})"/>
    public static ImmutableArray<SampledNetwork> Sample(IReadOnlyList<Network> networks, params ImmutableArray<string> seed)
    {
        var sets = ImmutableArray.CreateBuilder<SampledNetwork>(networks.Count);
        for (var i = 0; i < networks.Count; i++)
        {
            var count = (networks[i].Model.PointCount + networks.Count - 1) / networks.Count;
            sets.Add(Sample(networks[i], Seed.Uniform([.. seed, $"{i}"]), count));
        }
        return sets.ToImmutable();
    }

    private static SampledNetwork Sample(Network network, Func<double> uniform, int count)
    {
        var model = network.Model;
        var cells = Cells(model);
        var combinations = 1;
        foreach (var alternatives in model.Strata) combinations *= alternatives.Length;
        var perCell = (count + cells.Count * combinations - 1) / (cells.Count * combinations);
        if (network.Leaves.TrueForAll(leaf => leaf.Leaf.Domain.IsConstant)) perCell = 1; // a problem with numbers has one point

        var kept = new Kept(network, cells.Count * combinations * perCell);
        var conditions = new Conditions(network);
        foreach (var cell in cells) Fill(kept, conditions, network, uniform, cell, new(combinations, perCell));
        return kept.Points();
    }

    // Draws points of one cell until each combination of strata has as many as it should.
    private static void Fill(Kept kept, Conditions conditions, Network network, Func<double> uniform, Cell cell, Room room)
    {
        for (var batch = 0; !room.IsFull; batch++)
        {
            if (batch == BatchLimit)
                throw new ModelException(
                    $"Too few points fulfil the conditions of the model: after {batch * Batch} draws some strata are still short of points.");
            var points = Draw(network, uniform, cell);
            var accepted = conditions.Accepted(points);
            for (var p = 0; p < accepted.Length; p++)
                if (room.Takes(accepted[p])) kept.Add(points, p, cell, accepted[p]);
        }
    }

    // How many points each combination of strata can still take.
    private sealed class Room
    {
        private readonly int[] _left;
        private int _all;

        public Room(int combinations, int perCombination)
        {
            _left = new int[combinations];
            for (var i = 0; i < combinations; i++) _left[i] = perCombination;
            _all = combinations * perCombination;
        }

        public bool IsFull => _all == 0;

        public bool Takes(int combination)
        {
            if (combination < 0 || _left[combination] == 0) return false;
            _left[combination]--;
            _all--;
            return true;
        }
    }

    // The points that are kept: their leaves, from which everything else follows.
    private sealed class Kept(Network network, int count)
    {
        private readonly List<double[]> _leaves = [];
        private readonly ImmutableArray<ImmutableArray<Stratum>>.Builder _strata =
            ImmutableArray.CreateBuilder<ImmutableArray<Stratum>>(count);
        private readonly List<byte[]> _families = [];

        public void Add(PointColumns<Sized> points, int p, Cell cell, int combination)
        {
            var drawn = new double[network.Leaves.Count];
            for (var leaf = 0; leaf < drawn.Length; leaf++) drawn[leaf] = points.Column(network.Leaves[leaf].Column)[p].Value;
            _leaves.Add(drawn);
            _strata.Add(StrataOf(network.Model, cell, combination));
            _families.Add(cell.Families);
        }

        public SampledNetwork Points()
        {
            var set = network.Empty<Sized>(_leaves.Count, Families());
            for (var leaf = 0; leaf < network.Leaves.Count; leaf++)
                for (var p = 0; p < _leaves.Count; p++)
                    set.Columns[network.Leaves[leaf].Column * _leaves.Count + p] = Sized.Exactly(_leaves[p][leaf]);
            network.Run(set);
            return new(network, set, _strata.MoveToImmutable());
        }

        private byte[][] Families()
        {
            var families = new byte[network.Model.OpenFunctions.Length][];
            for (var f = 0; f < families.Length; f++)
            {
                families[f] = new byte[_families.Count];
                for (var p = 0; p < _families.Count; p++) families[f][p] = _families[p][f];
            }
            return families;
        }
    }

    // Points are drawn cell by cell: with the families of the open functions, and with targets that sum to one or not.
    private sealed record Cell(byte[] Families, bool Sums);

    // All open functions of a point come from the same family: σ and f in one problem are meant to be of one kind.
    private static List<Cell> Cells(Model model)
    {
        var cells = new List<Cell>();
        var sumsAtHalf = false;
        foreach (var leaf in model.Leaves) sumsAtHalf |= leaf.SumsToOne == SumsToOne.AtHalf;
        var count = model.OpenFunctions.IsEmpty ? 1 : FunctionTable.Families.Length;
        for (var family = 0; family < count; family++)
        {
            var families = new byte[model.OpenFunctions.Length];
            for (var f = 0; f < families.Length; f++) families[f] = (byte)family;
            if (sumsAtHalf) cells.Add(new(families, Sums: true));
            cells.Add(new(families, Sums: false));
        }
        return cells;
    }

    private static PointColumns<Sized> Draw(Network network, Func<double> uniform, Cell cell)
    {
        var families = new byte[cell.Families.Length][];
        for (var f = 0; f < families.Length; f++)
        {
            families[f] = new byte[Batch];
            for (var p = 0; p < Batch; p++) families[f][p] = cell.Families[f];
        }
        var points = network.Empty<Sized>(Batch, families);
        for (var p = 0; p < Batch; p++) DrawLeaves(network, uniform, cell, points, p);
        network.Forward<Sized, Sized>(points);
        return points;
    }

    private static void DrawLeaves(Network network, Func<double> uniform, Cell cell, PointColumns<Sized> points, int point)
    {
        foreach (var (leaf, column) in network.Leaves)
            points.Columns[column * points.Count + point] = Sized.Exactly(leaf.Domain.At(uniform()));
        foreach (var leaf in network.Model.Leaves)
            if (leaf.SumsToOne == SumsToOne.Always || (leaf.SumsToOne == SumsToOne.AtHalf && cell.Sums))
                Normalise(network, leaf, points, point);
    }

    // Scales the elements of a leaf at one point so that their sum is one, to the last digit.
    private static void Normalise(Network network, Leaf leaf, PointColumns<Sized> points, int point)
    {
        var columns = new List<int>();
        foreach (var (other, column) in network.Leaves)
            if (ReferenceEquals(other, leaf)) columns.Add(column);
        var (total, rest) = (0.0, 1.0);
        foreach (var column in columns) total += points.Columns[column * points.Count + point].Value;
        for (var i = 0; i < columns.Count; i++)
        {
            var share = i == columns.Count - 1 ? rest : points.Columns[columns[i] * points.Count + point].Value / total;
            points.Columns[columns[i] * points.Count + point] = Sized.Exactly(share);
            rest -= share;
        }
    }

    private static ImmutableArray<Stratum> StrataOf(Model model, Cell cell, int combination)
    {
        var strata = ImmutableArray.CreateBuilder<Stratum>();
        for (var f = 0; f < cell.Families.Length; f++)
            strata.Add(new Stratum.Family(model.OpenFunctions[f], FunctionTable.Families[cell.Families[f]]));
        if (cell.Sums) strata.Add(new Stratum.TargetsSumToOne());
        foreach (var alternatives in model.Strata)
        {
            strata.Add(new Stratum.Where(alternatives[combination % alternatives.Length]));
            combination /= alternatives.Length;
        }
        return strata.ToImmutable();
    }

    // The conditions of the model as one tape, run over a batch of candidates.
    private sealed class Conditions
    {
        private readonly Tape _tape = new();
        private readonly List<int> _keep = [];
        private readonly List<int[]> _strata = [];

        public Conditions(Network network)
        {
            var writer = new TapeWriter(_tape, network.Layout, new PointElements(network.Layout));
            foreach (var condition in network.Model.Keep) _keep.Add(writer.Append(condition));
            foreach (var alternatives in network.Model.Strata)
            {
                var steps = new int[alternatives.Length];
                for (var i = 0; i < steps.Length; i++) steps[i] = writer.Append(alternatives[i]);
                _strata.Add(steps);
            }
        }

        /// <summary>For each point the combination of alternatives that it lies in, or -1 if it does not fulfil the conditions.</summary>
        public int[] Accepted(PointColumns<Sized> points)
        {
            var results = new Sized[_tape.Count * points.Count];
            _tape.Run(points, results);
            var accepted = new int[points.Count];
            for (var p = 0; p < accepted.Length; p++) accepted[p] = Combination(results.AsSpan(), p, points.Count);
            return accepted;
        }

        private int Combination(ReadOnlySpan<Sized> results, int point, int count)
        {
            foreach (var step in _keep)
                if (results[step * count + point].Value != 1) return -1;
            var (combination, factor) = (0, 1);
            foreach (var alternatives in _strata)
            {
                var chosen = 0;
                while (chosen < alternatives.Length && results[alternatives[chosen] * count + point].Value != 1) chosen++;
                if (chosen == alternatives.Length) return -1;
                combination += factor * chosen;
                factor *= alternatives.Length;
            }
            return combination;
        }
    }
}

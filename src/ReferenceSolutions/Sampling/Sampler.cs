using System.Collections.Immutable;
using Formulas;

namespace ReferenceSolutions.Sampling;

/// <summary>
/// Draws points by stratum: leaves are drawn, the model is run forwards, and a point is kept if it fulfils the conditions and its stratum still
/// has room. So every symbol has its consistent value, and what hides mistakes gets its share of the points by construction.
/// </summary>
public static class Sampler
{
    private const int Batch = 64;
    private const int BatchLimit = 400;

    /// <summary>One set of points for each choice of widths.</summary>
    /// <param name="seed">Texts that the points depend on.</param>
    /// <exception cref="ModelException">Too few points fulfil the conditions.</exception>
    public static ImmutableArray<PointSet> Sample(Model model, params ImmutableArray<string> seed) =>
        [.. model.Widths.Select((widths, i) => Sample(new Network(model, widths), Seed.Uniform([.. seed, $"{i}"]), (model.PointCount + model.Widths.Length - 1) / model.Widths.Length))];

    private static PointSet Sample(Network network, Func<double> uniform, int count)
    {
        var model = network.Model;
        var conditions = new Conditions(network);
        var cells = Families(model.OpenFunctions.Length).SelectMany(families => SumChoices(model).Select(sums => (families, sums))).ToArray();
        var combinations = model.Strata.Aggregate(1, (product, alternatives) => product * alternatives.Length);
        var perCell = (count + cells.Length * combinations - 1) / (cells.Length * combinations);
        var isConstant = network.Leaves.All(leaf => leaf.Leaf.Domain.IsConstant);
        if (isConstant) perCell = 1; // a problem with numbers has one point

        var leaves = new List<double[]>();
        var strata = ImmutableArray.CreateBuilder<ImmutableArray<Stratum>>();
        var kept = model.OpenFunctions.Select(_ => new List<byte>()).ToArray();
        foreach (var (families, sums) in cells)
        {
            var room = new int[combinations];
            Array.Fill(room, perCell);
            for (var batch = 0; room.Any(left => left > 0); batch++)
            {
                if (batch == BatchLimit) throw new ModelException($"Too few points fulfil the conditions of the model: after {batch * Batch} draws some strata are still short of points.");
                var points = Draw(network, uniform, families, sums);
                foreach (var (point, combination) in conditions.Accepted(points))
                {
                    if (room[combination] == 0) continue;
                    room[combination]--;
                    leaves.Add([.. network.Leaves.Select(leaf => points.Column(leaf.Column)[point].Value)]);
                    strata.Add(StrataOf(model, families, sums, combination));
                    for (var f = 0; f < kept.Length; f++) kept[f].Add(families[f]);
                }
            }
        }
        var set = network.Empty<Sized>(leaves.Count, [.. kept.Select(list => list.ToArray())]);
        for (var leaf = 0; leaf < network.Leaves.Count; leaf++)
            for (var p = 0; p < leaves.Count; p++) set.Columns[network.Leaves[leaf].Column * leaves.Count + p] = Sized.Exactly(leaves[p][leaf]);
        network.Run<Sized, Sized>(set);
        return new(network, set, strata.ToImmutable());
    }

    // All open functions of a point come from the same family: σ and f in one problem are meant to be of one kind.
    private static IEnumerable<byte[]> Families(int openFunctions) =>
        openFunctions == 0 ? [[]] : Enumerable.Range(0, Functions.Families.Length).Select(family => Enumerable.Repeat((byte)family, openFunctions).ToArray());

    private static bool[] SumChoices(Model model) => model.Leaves.Any(leaf => leaf.SumsToOne == SumsToOne.AtHalf) ? [true, false] : [false];

    private static Points<Sized> Draw(Network network, Func<double> uniform, byte[] families, bool sums)
    {
        var points = network.Empty<Sized>(Batch, [.. families.Select(family => Enumerable.Repeat(family, Batch).ToArray())]);
        for (var p = 0; p < Batch; p++)
        {
            foreach (var (leaf, column) in network.Leaves) points.Columns[column * Batch + p] = Sized.Exactly(leaf.Domain.At(uniform()));
            foreach (var group in network.Leaves.Where(leaf => leaf.Leaf.SumsToOne == SumsToOne.Always || (leaf.Leaf.SumsToOne == SumsToOne.AtHalf && sums)).GroupBy(leaf => leaf.Leaf))
            {
                var total = group.Sum(leaf => points.Columns[leaf.Column * Batch + p].Value);
                var rest = 1.0;
                foreach (var (_, column) in group.SkipLast(1))
                {
                    var share = points.Columns[column * Batch + p].Value / total;
                    points.Columns[column * Batch + p] = Sized.Exactly(share);
                    rest -= share;
                }
                points.Columns[group.Last().Column * Batch + p] = Sized.Exactly(rest);
            }
        }
        network.Forward<Sized, Sized>(points);
        return points;
    }

    private static ImmutableArray<Stratum> StrataOf(Model model, byte[] families, bool sums, int combination)
    {
        var strata = ImmutableArray.CreateBuilder<Stratum>();
        for (var f = 0; f < families.Length; f++)
        {
            var family = Functions.Families[families[f]].Name;
            strata.Add(new($"{Greek.Spelled(model.OpenFunctions[f].Name)}={family}", IsAssumption: families[f] == 0));
        }
        if (sums) strata.Add(new("targets-sum-to-one", IsAssumption: true));
        foreach (var alternatives in model.Strata)
        {
            strata.Add(new(Formulas.Printing.PlainPrinter.Print(alternatives[combination % alternatives.Length]).Trim('[', ']'), IsAssumption: false));
            combination /= alternatives.Length;
        }
        return strata.ToImmutable();
    }

    // The conditions of the model as one tape, run over a batch of candidates.
    private sealed class Conditions
    {
        private readonly Tape _tape = new();
        private readonly int[] _keep;
        private readonly int[][] _strata;

        public Conditions(Network network)
        {
            var lowering = new Lowering(_tape, network.Layout, new PointElements(network.Layout));
            _keep = [.. network.Model.Keep.Select(lowering.Append)];
            _strata = [.. network.Model.Strata.Select(alternatives => alternatives.Select(lowering.Append).ToArray())];
        }

        /// <summary>The points that fulfil all conditions, with the combination of alternatives that each lies in.</summary>
        public IEnumerable<(int Point, int Combination)> Accepted(Points<Sized> points)
        {
            var results = new Sized[_tape.Count * points.Count];
            _tape.Run<Sized, Sized>(points, results);
            for (var p = 0; p < points.Count; p++)
            {
                bool Holds(int step) => results[step * points.Count + p].Value == 1;
                if (!_keep.All(Holds)) continue;
                var (combination, factor, fits) = (0, 1, true);
                foreach (var alternatives in _strata)
                {
                    var chosen = Array.FindIndex(alternatives, Holds);
                    if (chosen < 0) fits = false;
                    combination += factor * chosen;
                    factor *= alternatives.Length;
                }
                if (fits) yield return (p, combination);
            }
        }
    }
}

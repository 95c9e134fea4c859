using System.Collections.Immutable;

namespace ReferenceSolutions.Sampling;

/// <summary>
/// Draws points by stratum: leaves are drawn, the model is run forwards, and a point is kept if it fulfils the conditions and its stratum
/// still has room. So every symbol has its consistent value, and what hides mistakes gets its share of the points by construction.
/// </summary>
public static class Sampler
{
    private const int Batch = 64;
    private const int BatchLimit = 400;

    /// <summary>One set of points for each choice of sizes.</summary>
    /// <param name="seed">Texts that the points depend on.</param>
    /// <exception cref="ModelException">Too few points fulfil the conditions.</exception>
    public static ImmutableArray<SampledNetwork> Sample(Model model, params ImmutableArray<string> seed) =>
        Sample([.. model.Sizes.Select(sizes => new Network(model, sizes))], seed);

    /// <summary>One set of points for each network of a model.</summary>
    /// <inheritdoc cref="Sample(Model, ImmutableArray{string})"/>
    public static ImmutableArray<SampledNetwork> Sample(IReadOnlyList<Network> networks, params ImmutableArray<string> seed)
    {
        var sets = ImmutableArray.CreateBuilder<SampledNetwork>(networks.Count);
        for (var i = 0; i < networks.Count; i++)
        {
            var count = Share(networks[i].Model.PointCount, networks.Count);
            sets.Add(Sample(networks[i], Seed.Uniform([.. seed, $"{i}"]), count));
        }
        return sets.ToImmutable();
    }

    /// <summary>
    /// A few points of each network, which nobody can know who does not know the seed: so many in all, and two at least in every stratum of
    /// each network.
    /// </summary>
    /// <inheritdoc cref="Sample(Model, ImmutableArray{string})"/>
    public static ImmutableArray<SampledNetwork> SampleFew(IReadOnlyList<Network> networks, int count, params ImmutableArray<string> seed)
    {
        var sets = ImmutableArray.CreateBuilder<SampledNetwork>(networks.Count);
        for (var i = 0; i < networks.Count; i++)
        {
            var (cells, combinations, most) = (SamplingCell.Of(networks[i].Model).Count, 1, 1);
            foreach (var alternatives in networks[i].Model.Strata)
                (combinations, most) = (combinations * alternatives.Length, Math.Max(most, alternatives.Length));
            var perCell = Math.Max(Share(2, combinations), Share(2 * most, cells * combinations));
            var each = Math.Max(Share(count, networks.Count), perCell * cells * combinations);
            sets.Add(Sample(networks[i], Seed.Unforeseen([.. seed, $"{i}"]), each));
        }
        return sets.ToImmutable();
    }

    // rounded up
    private static int Share(int count, int among) => (count + among - 1) / among;

    private static SampledNetwork Sample(Network network, Func<double> uniform, int count)
    {
        var model = network.Model;
        var cells = SamplingCell.Of(model);
        var combinations = 1;
        foreach (var alternatives in model.Strata) combinations *= alternatives.Length;
        var perCell = Share(count, cells.Count * combinations);
        if (network.Leaves.TrueForAll(leaf => leaf.Leaf.IsConstant)) perCell = 1; // a problem with numbers has one point

        var kept = new KeptPoints(network, cells.Count * combinations * perCell);
        var conditions = new PointConditions(network);
        using var draws = new LeafDraws(network, uniform, Batch, conditions.LastStep);
        foreach (var cell in cells) Fill(kept, conditions, network, draws, cell, new(combinations, perCell));
        return kept.Points();
    }

    // Draws points of one cell until each combination of strata has as many as it should.
    private static void Fill(
        KeptPoints kept, PointConditions conditions, Network network, LeafDraws draws, SamplingCell cell, StratumQuota quota)
    {
        for (var batch = 0; !quota.IsFull; batch++)
        {
            if (batch == BatchLimit)
                throw new ModelException(
                    $"Too few points fulfil the conditions of the model: after {batch * Batch} draws some strata are still short of points.");
            var points = draws.Draw(cell);
            var accepted = conditions.Accepted(points);
            for (var p = 0; p < accepted.Length; p++)
                if (quota.Takes(accepted[p])) kept.Add(KeptPoints.LeavesOf(network, points, p), cell, accepted[p]);
        }
    }
}

using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Numbers;

namespace ReferenceSolutions.Sampling;

/// <summary>The points that are kept: their leaves, from which everything else follows, and the strata that each lies in.</summary>
internal sealed class KeptPoints(Network network, int count)
{
    private readonly List<double[]> _leaves = [];
    private readonly ImmutableArray<ImmutableArray<Stratum>>.Builder _strata =
        ImmutableArray.CreateBuilder<ImmutableArray<Stratum>>(count);
    private readonly List<byte[]> _families = [];

    public int Count => _leaves.Count;

    /// <summary>The leaves of a point, in their order.</summary>
    public static double[] LeavesOf(Network network, PointColumns<Sized> points, int p)
    {
        var drawn = new double[network.Leaves.Count];
        for (var leaf = 0; leaf < drawn.Length; leaf++) drawn[leaf] = points.Column(network.Leaves[leaf].Column)[p].Value;
        return drawn;
    }

    public void Add(double[] leaves, SamplingCell cell, int combination)
    {
        _leaves.Add(leaves);
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
        return new(network, set, _strata.ToImmutable());
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

    private static ImmutableArray<Stratum> StrataOf(Model model, SamplingCell cell, int combination)
    {
        var strata = ImmutableArray.CreateBuilder<Stratum>();
        strata.AddRange(cell.Strata(model.OpenFunctions));
        foreach (var alternatives in model.Strata)
        {
            strata.Add(new Stratum.Where(alternatives[combination % alternatives.Length]));
            combination /= alternatives.Length;
        }
        return strata.ToImmutable();
    }
}

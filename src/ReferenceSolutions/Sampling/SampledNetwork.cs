using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Numbers;
using Formulas.Tree;

namespace ReferenceSolutions.Sampling;

/// <summary>Sample points of one network: the values and adjoints of everything named, and the strata of each point.</summary>
public sealed class SampledNetwork
{
    // all steps of the model, for backward passes with other adjoints
    private readonly Lazy<Sized[]> _results;
    private readonly Lazy<PointColumns<Sized>> _withOwnSizes;

    internal SampledNetwork(Network network, PointColumns<Sized> points, ImmutableArray<ImmutableArray<Stratum>> strata)
        : this(network, points, strata, -1, null)
    {
    }

    // 5 parameters: a column's adjoint is given, or none
    private SampledNetwork(
        Network network, PointColumns<Sized> points, ImmutableArray<ImmutableArray<Stratum>> strata, int given, Sized[]? adjoint)
    {
        Network = network;
        Elements = new(network.Layout);
        Points = points;
        Strata = strata;
        _results = new(() => network.Forward<Sized, Sized>(points));
        _withOwnSizes = new(() =>
        {
            var own = new PointColumns<Sized>(points.Count, (Sized[])points.Columns.Clone(), points.Families);
            network.RunWithOwnSizes(own, given, adjoint);
            return own;
        });
        Exact = new(network, points);
    }

    public Network Network { get; }

    /// <summary>The values and adjoints of the network's elements, as formulas find them in the points.</summary>
    public PointElements Elements { get; }

    public PointColumns<Sized> Points { get; }

    /// <summary>
    /// The same values, each with the size of the terms of its own definition only: what formulas that read the same elements have
    /// in common is no error between them. Computed when it is first needed.
    /// </summary>
    public PointColumns<Sized> WithOwnSizes => _withOwnSizes.Value;

    /// <summary>The strata that each point lies in.</summary>
    public ImmutableArray<ImmutableArray<Stratum>> Strata { get; }

    /// <summary>Whether a point lies in a stratum. Its name says which it is; records would compare whatever they hold.</summary>
    public bool LiesIn(int point, Stratum stratum)
    {
        foreach (var one in Strata[point])
            if (one.Name == stratum.Name) return true;
        return false;
    }

    /// <summary>Some of the points.</summary>
    public SampledNetwork At(int[] chosen)
    {
        var columns = new Sized[chosen.Length * (Points.Columns.Length / Points.Count)];
        for (var column = 0; column < columns.Length / chosen.Length; column++)
            for (var p = 0; p < chosen.Length; p++) columns[column * chosen.Length + p] = Points.Column(column)[chosen[p]];
        var families = new byte[Points.Families.Length][];
        for (var f = 0; f < families.Length; f++)
        {
            families[f] = new byte[chosen.Length];
            for (var p = 0; p < chosen.Length; p++) families[f][p] = Points.Families[f][chosen[p]];
        }
        var strata = ImmutableArray.CreateBuilder<ImmutableArray<Stratum>>(chosen.Length);
        foreach (var p in chosen) strata.Add(Strata[p]);
        return new(Network, new(chosen.Length, columns, families), strata.MoveToImmutable());
    }

    /// <summary>The same leaves with another adjoint for one element: what everything before it comes to, given that.</summary>
    public SampledNetwork With(Quantity quantity, Sized[] adjoint)
    {
        var points = new PointColumns<Sized>(Points.Count, (Sized[])Points.Columns.Clone(), Points.Families);
        var column = Network.Layout.Column(quantity, [], 0);
        var given = Network.StepOf(column);
        Network.Backward<Sized, Sized>(points, _results.Value, (step, handed) =>
        {
            if (step == given) adjoint.CopyTo(handed);
        });
        return new(Network, points, Strata, column, adjoint);
    }

    /// <summary>The same points to high precision.</summary>
    public ExactColumns Exact { get; }
}

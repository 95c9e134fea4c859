using System.Collections.Immutable;
using Formulas.Numbers;

namespace ReferenceSolutions.Sampling.Beyond;

/// <summary>
/// Points around one: a problem with numbers has a single point, and a formula is more than its value there. What is given is moved by up to
/// two fifths, and keeps its sign; what is nothing becomes something.
/// </summary>
public static class Varying
{
    private const int Count = 64;
    private const double Most = 0.4;
    private const double OfNothing = 0.5;

    /// <summary>Points around the first one.</summary>
    /// <param name="seed">Texts that they depend on.</param>
    public static SampledNetwork Around(SampledNetwork set, params ImmutableArray<string> seed)
    {
        var (network, uniform) = (set.Network, Seed.Uniform([.. seed]));
        byte[][] families = [.. set.Points.Families.Select(drawn => Enumerable.Repeat(drawn[0], Count).ToArray())];
        var points = network.Empty<Sized>(Count, families);
        foreach (var (leaf, column) in network.Leaves)
        {
            var value = set.Points.Column(column)[0].Value;
            foreach (ref var moved in points.Columns.AsSpan(column * Count, Count))
                moved = Sized.Exactly(leaf.Label is null ? Moved(value, 2 * uniform() - 1) : value);
        }
        network.Run(points);
        return new(network, points, [.. Enumerable.Repeat(ImmutableArray<Stratum>.Empty, Count)]);
    }

    private static double Moved(double value, double by) => value == 0 ? OfNothing * by : value * (1 + Most * by);
}

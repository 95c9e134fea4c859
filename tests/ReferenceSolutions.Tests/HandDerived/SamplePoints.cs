using System.Collections.Immutable;
using ReferenceSolutions.HandDerived;

namespace ReferenceSolutions.Tests.HandDerived;

/// <summary>Points of a network with leaves drawn from a seed. The leaf's name decides its range, as on the problem's page.</summary>
internal static class SamplePoints
{
    /// <summary>What an unspecified activation may turn out to be: logistic, tanh, and two that are smooth but not monotone.</summary>
    public static readonly ImmutableArray<Activation> Activations =
    [
        new(Logistic, u => Logistic(u) * Logistic(-u)),
        new(Math.Tanh, u => 1 / Math.Pow(Math.Cosh(u), 2)),
        new(Math.Sin, Math.Cos),
        new(u => u * Logistic(u), u => Logistic(u) + u * Logistic(u) * Logistic(-u)),
    ];

    public static readonly Activation Linear = new(u => u, _ => 1);

    public static double Logistic(double u) => 1 / (1 + Math.Exp(-u));

    /// <summary>Every leaf gets its value when it is first asked for and keeps it.</summary>
    public static NetworkPoint Draw(
        int seed,
        Func<Random, string, double> range,
        ImmutableArray<int> widths,
        params (string Name, Activation Value)[] functions)
    {
        var random = new Random(seed);
        var leaves = new Dictionary<string, double>();
        return new NetworkPoint(
            (name, indices) =>
            {
                var quantity = Quantity(name, indices);
                return leaves.TryGetValue(quantity, out var value) ? value : leaves[quantity] = range(random, name);
            },
            widths,
            functions.ToDictionary(function => function.Name, function => function.Value));
    }

    /// <summary>A point whose leaves are written out.</summary>
    public static NetworkPoint At(params (string Quantity, double Value)[] leaves)
    {
        var values = leaves.ToDictionary(leaf => leaf.Quantity, leaf => leaf.Value);
        return new NetworkPoint((name, indices) => values[Quantity(name, indices)], [], new Dictionary<string, Activation>());
    }

    public static double Between(this Random random, double low, double high) => low + (high - low) * random.NextDouble();

    /// <summary>±[low, high], so that no factor is near zero.</summary>
    public static double EitherSign(this Random random, double low, double high) =>
        random.Between(low, high) * (random.Next(2) == 0 ? 1 : -1);

    public static string Quantity(string name, params int[] indices) =>
        indices.Length == 0 ? name : name + "[" + string.Join(",", indices) + "]";
}

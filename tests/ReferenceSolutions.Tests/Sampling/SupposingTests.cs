using ReferenceSolutions.Sampling;

namespace ReferenceSolutions.Tests.Sampling;

/// <summary>z = w x; a = z²; L = a + 3 w at w = 2, x = 5, where z or what L changes with it by is taken for another.</summary>
public sealed class SupposingTests
{
    private static readonly SampledNetwork Truth = Sampler.Sample(Models.Of("z = w*x; a = z^2; L = a + 3*w", ("w", "2"), ("x", "5")),
        "supposing")[0];

    [Fact]
    public void What_comes_after_a_value_comes_from_it()
    {
        var given = Supposing.In(Truth, [Element("z", isSlope: false, 2)]);
        Assert.Equal((12, 144, 150), (Value(given, "z"), Value(given, "a"), Value(given, "L")));
        Assert.Equal(24, Slope(given, "z"));
        Assert.Equal((24 * 5 + 3, 24 * 2), (Slope(given, "w"), Slope(given, "x")));
    }

    [Fact]
    public void What_comes_before_a_derivative_comes_from_it()
    {
        var given = Supposing.In(Truth, [Element("z", isSlope: true, -40)]);
        Assert.Equal((10, 100, 106), (Value(given, "z"), Value(given, "a"), Value(given, "L")));
        Assert.Equal((-20, 1), (Slope(given, "z"), Slope(given, "a")));
        Assert.Equal((-20 * 5 + 3, -20 * 2), (Slope(given, "w"), Slope(given, "x")));
    }

    [Fact]
    public void Several_are_taken_together()
    {
        var given = Supposing.In(Truth, [Element("z", isSlope: false, 2), Element("a", isSlope: false, 1)]);
        Assert.Equal((12, 145, 151), (Value(given, "z"), Value(given, "a"), Value(given, "L")));
    }

    private static Supposed Element(string name, bool isSlope, double difference) =>
        new(Truth.Network.Model.Quantities.Single(quantity => quantity.Name == name), [], 0, isSlope, difference);

    private static double Value(SampledNetwork set, string name) => set.Points.Column(Column(set, name))[0].Value;

    private static double Slope(SampledNetwork set, string name) =>
        set.Points.Column(set.Network.Layout.Elements + Column(set, name))[0].Value;

    private static int Column(SampledNetwork set, string name) =>
        set.Network.Layout.Column(set.Network.Model.Quantities.Single(quantity => quantity.Name == name), [], 0);
}

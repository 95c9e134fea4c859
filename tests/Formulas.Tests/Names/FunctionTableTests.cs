using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;

namespace Formulas.Tests.Names;

/// <summary>Value, slope and curvature of every known function, in doubles, against 256 bits and against differences of them.</summary>
public sealed partial class FunctionTableTests
{
    private static readonly double[] Everywhere = [-6.5, -2.3, -0.7, -1e-3, 1e-3, 0.4, 1.9, 7.2];

    // Where a function is not smooth, or not defined, everywhere.
    private static readonly Dictionary<string, double[]> Places = new()
    {
        ["ln"] = [1e-3, 0.4, 1, 1.9, 7.2, 1e9],
        ["log10"] = [1e-3, 0.4, 1, 1.9, 7.2, 1e9],
        ["log2"] = [1e-3, 0.4, 1, 1.9, 7.2, 1e9],
        ["sqrt"] = [1e-3, 0.4, 1, 1.9, 7.2, 1e9],
        ["log1p"] = [-0.9, -0.3, -1e-3, 1e-9, 0.4, 1.9, 1e9],
        ["acosh"] = [1.001, 1.3, 2, 7.2, 1e9],
        ["atanh"] = [-0.95, -0.4, -1e-3, 1e-9, 0.3, 0.9],
        ["csc"] = [-4, -1.2, -0.7, 0.4, 1.3, 2],
        ["cot"] = [-4, -1.2, -0.7, 0.4, 1.3, 2],
        ["sec"] = [-4, -1.2, -0.7, 1e-3, 0.4, 1.3, 2],
        ["csch"] = [-20, -2.3, -0.7, 0.4, 1.9, 20],
        ["coth"] = [-20, -2.3, -0.7, 0.4, 1.9, 20],
        ["cbrt"] = [-6.5, -0.7, 0.4, 1.9, 1e9],
        ["erf"] = [-7, -2.3, -0.7, -1e-3, 1e-3, 0.4, 1.9, 5.9, 6.1, 15],
        ["asin"] = [-0.9, -0.4, -1e-3, 1e-3, 0.3, 0.95],
        ["acos"] = [-0.9, -0.4, -1e-3, 1e-3, 0.3, 0.95],
        ["tan"] = [-4, -1.2, -0.7, 1e-3, 0.4, 1.3, 2],
        ["asec"] = [-7.2, -1.3, -1.001, 1.001, 1.3, 7.2, 1e9],
        ["acsc"] = [-7.2, -1.3, -1.001, 1.001, 1.3, 7.2, 1e9],
        ["acot"] = [-1e9, -2.3, -0.4, 1e-3, 0.4, 2.3, 1e9],
        ["asech"] = [1e-3, 0.4, 0.9, 0.999],
        ["acsch"] = [-1e9, -2.3, -0.4, 1e-3, 0.4, 2.3, 1e9],
        ["acoth"] = [-7.2, -1.3, -1.001, 1.001, 1.3, 7.2, 1e9],
        ["logistic"] = [-700, -30, -2.3, 0, 0.4, 30, 700],
        ["tanh"] = [-300, -20, -2.3, -1e-3, 1e-3, 0.4, 20, 300],
        ["softplus"] = [-30, -2.3, 0, 0.4, 30, 700],
        ["logsigmoid"] = [-700, -30, -2.3, 0, 0.4, 30],
        ["Φ"] = [-37, -20, -6.5, -4.01, -3.99, -2.51, -2.49, -0.7, -1e-3, 1e-3, 0.4, 1.9, 7.2, 40],
        ["gelu"] = [-37, -20, -6.5, -4.01, -3.99, -2.51, -2.49, -0.7, -1e-3, 1e-3, 0.4, 1.9, 7.2, 40],
        ["silu"] = [-700, -30, -2.3, 0, 0.4, 30, 700],
        ["mish"] = [-300, -30, -2.3, 0, 0.4, 30, 300],
        ["hardtanh"] = [-2.3, -1.01, -0.99, 0, 0.4, 0.99, 1.01, 7.2],
        ["relu6"] = [-2.3, -0.01, 0.01, 3, 5.99, 6.01, 9],
    };

    private static readonly ImmutableArray<Function.Known> All =
        [.. FunctionTable.Table.Select(row => row.Function).OfType<Function.Known>().Concat(FunctionTable.Families)
            .DistinctBy(function => function.Name)];

    public static TheoryData<string> Names => [.. All.Select(function => function.Name)];

    [Theory]
    [MemberData(nameof(Names))]
    public void A_value_is_that_of_256_bits(string name) =>
        Check(name, (jet, _, exact, function) => (jet.Value, function.Curve.Exact(exact)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_slope_is_the_difference_of_values(string name) =>
        Check(name, (jet, _, exact, function) => (jet.Slope, Difference(function.Curve.Exact, exact)));

    [Theory]
    [MemberData(nameof(Names))]
    public void A_curvature_is_the_difference_of_slopes(string name) =>
        Check(name, (jet, _, exact, function) => (jet.Curvature, Difference(u => Exact.Call(function.Curve, 1, u), exact)));

    [Theory]
    [MemberData(nameof(Names))]
    public void The_slope_to_256_bits_is_the_difference_of_values(string name)
    {
        var function = All.Single(known => known.Name == name);
        foreach (var u in PlacesOf(name))
        {
            var (slope, difference) = (Exact.Call(function.Curve, 1, u), Difference(function.Curve.Exact, u));
            Assert.True(BigFloat.Abs(slope - difference) <= (BigFloat)1e-25 * (BigFloat.Abs(slope) + BigFloat.Abs(difference) + 1e-20),
                $"{name}'({u}) is {slope.ToDouble():R}, the difference {difference.ToDouble():R}");
        }
    }

    [Theory]
    [InlineData("ln")]
    [InlineData("log10")]
    [InlineData("log2")]
    [InlineData("sqrt")]
    public void Below_zero_there_is_no_value(string name)
    {
        var function = All.Single(known => known.Name == name);

        Assert.False(double.IsFinite(function.Curve.At(-1).Value));
        Assert.True(function.Curve.Exact(-1).IsNaN);
    }

    [Theory]
    [InlineData("asec", 0.5)]
    [InlineData("acsc", -0.5)]
    [InlineData("asech", -0.5)]
    [InlineData("asech", 1.5)]
    [InlineData("acoth", 0.5)]
    public void Where_its_reciprocal_has_no_inverse_there_is_no_value(string name, double u)
    {
        var function = All.Single(known => known.Name == name);
        Assert.False(double.IsFinite(function.Curve.At(u).Value));
        Assert.True(function.Curve.Exact(u).IsNaN);
    }

    [Theory]
    [InlineData("Φ", -9)]
    [InlineData("Φ", -3)]
    [InlineData("Φ", -2.45)]
    [InlineData("gelu", -12)]
    [InlineData("logsigmoid", 30)]
    public void A_value_next_to_nothing_keeps_its_digits(string name, double u)
    {
        var function = All.Single(known => known.Name == name);
        var (value, exact) = (function.Curve.At(u).Value, function.Curve.Exact(u));
        Assert.True(Math.Abs(value / exact.ToDouble() - 1) < 1e-13, $"{name}({u}) is {exact.ToDouble():R}, not {value:R}");
        var wide = function.Curve.Exact(((BigFloat)u).At(1000));
        Assert.True(BigFloat.Abs(exact / wide - 1) < BigFloat.Power(2, -245));
    }

    [Fact]
    public void Every_function_has_no_value_where_its_argument_has_none() => Assert.All(All, function =>
    {
        Assert.True(double.IsNaN(function.Curve.At(double.NaN).Value), function.Name);
        Assert.True(function.Curve.Exact(BigFloat.NaN).IsNaN, function.Name);
    });

    private static void Check(string name, Func<Jet, double, BigFloat, Function.Known, (double InDoubles, BigFloat Exact)> compared)
    {
        var function = All.Single(known => known.Name == name);
        foreach (var u in PlacesOf(name))
        {
            var (inDoubles, exact) = compared(function.Curve.At(u), u, u, function);
            // the rounding of u itself moves a value by the slope, and a term of size one may be lost in the difference from it
            var scale = 1 + Math.Abs(inDoubles);
            Assert.True(
                Math.Abs(inDoubles - exact.ToDouble()) <= 4e-15 * scale, $"{name} at {u}: {inDoubles:R} instead of {exact.ToDouble():R}");
        }
    }

    // Five points, h = 2^-40: off by about h⁴, 1e-48.
    private static BigFloat Difference(Func<BigFloat, BigFloat> function, BigFloat u)
    {
        var h = BigFloat.Power(2, -40);
        return (function(u - h - h) - function(u + h + h) + (BigFloat)8 * (function(u + h) - function(u - h))) / ((BigFloat)12 * h);
    }

    private static double[] PlacesOf(string name) => Places.GetValueOrDefault(name, Everywhere);
}

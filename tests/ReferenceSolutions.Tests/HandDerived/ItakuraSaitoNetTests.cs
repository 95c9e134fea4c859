using ReferenceSolutions.HandDerived;

namespace ReferenceSolutions.Tests.HandDerived;

public class ItakuraSaitoNetTests
{
    [Fact]
    public void The_gradient_is_that_of_the_forward_pass()
    {
        foreach (var point in UsablePoints())
        {
            CentralDifferences.AssertGradient(ItakuraSaitoNet.Derive(point), (p, node) => Loss(p, node), point);
        }
    }

    [Fact]
    public void The_points_have_z6_on_both_sides_of_zero_and_of_the_target()
    {
        var signs = UsablePoints()
            .Select(point => (Z6(point) > 0, Z6(point) * Z6(point) > point["t"]))
            .CountBy(sign => sign)
            .ToList();

        Assert.Equal(4, signs.Count);
        Assert.All(signs, sign => Assert.True(sign.Value >= 30));
    }

    [Fact]
    public void The_parts_of_the_homework_have_their_closed_forms()
    {
        foreach (var point in UsablePoints())
        {
            var gradient = ItakuraSaitoNet.Derive(point);
            var z = new Dictionary<string, double>();
            Loss(point, (value, name, _) => z[name] = value);
            Func<double, double> slope = point.Function("sigma").Slope;

            var z6 = z["z6"];
            var a = 2 * (z6 * z6 - point["t"]) / Math.Pow(z6, 3);
            var d = a * slope(z["z3"]) * (point["w36"]
                + point["w34"] * point["w46"] * slope(z["z4"])
                + point["w35"] * point["w56"] * slope(z["z5"]));

            AssertClose(a, gradient["z6"]);
            AssertClose(a * z["x4"], gradient["w46"]);
            AssertClose(a, gradient["b6"]);
            AssertClose(d, gradient["z3"]);
        }
    }

    private static void AssertClose(double expected, double actual) =>
        Assert.True(Math.Abs(expected - actual) <= 1e-12 * (1 + Math.Abs(expected)), $"{expected:R} expected, {actual:R} found");

    /// <summary>Two hundred points or more for all activations together, away from the pole at z6 = 0.</summary>
    private static IEnumerable<NetworkPoint> UsablePoints() =>
        from seed in Enumerable.Range(0, 400)
        let activation = SamplePoints.Activations[seed % SamplePoints.Activations.Length]
        let point = SamplePoints.Draw(seed, Range, [], ("sigma", activation))
        where Math.Abs(Z6(point)) is > 0.45 and < 2.2
        select point;

    private static double Range(Random random, string name) => name switch
    {
        "t" => random.Between(0.3, 3),
        "b6" => random.Between(-3, 3),
        _ when name[0] == 'w' => random.EitherSign(0.3, 1.6),
        _ => random.Between(-1.5, 1.5),
    };

    private static double Z6(NetworkPoint point)
    {
        var z6 = double.NaN;
        Loss(point, (value, name, _) => name == "z6" ? z6 = value : value);
        return z6;
    }

    private static double Loss(NetworkPoint point, Node node)
    {
        var s = point.Function("sigma").Value;
        double x1 = Leaf("x1"), x2 = Leaf("x2");
        var z3 = node(Leaf("w13") * x1 + Leaf("w23") * x2 + Leaf("b3"), "z3");
        var x3 = node(s(z3), "x3");
        var z4 = node(Leaf("w14") * x1 + Leaf("w24") * x2 + Leaf("w34") * x3 + Leaf("b4"), "z4");
        var x4 = node(s(z4), "x4");
        var z5 = node(Leaf("w15") * x1 + Leaf("w25") * x2 + Leaf("w35") * x3 + Leaf("b5"), "z5");
        var x5 = node(s(z5), "x5");
        var z6 = node(Leaf("w36") * x3 + Leaf("w46") * x4 + Leaf("w56") * x5 + Leaf("b6"), "z6");
        var x6 = node(z6 * z6, "x6");
        var ratio = Leaf("t") / x6;
        return ratio - Math.Log(ratio) - 1;

        double Leaf(string name) => node(point[name], name);
    }
}

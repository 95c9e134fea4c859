using Formulas.Evaluating;
using Formulas.Numbers;
using ReferenceSolutions.Autodiff;
using ReferenceSolutions.Sampling;

namespace ReferenceSolutions.Tests.Autodiff;

/// <summary>Derivatives as steps of a tape, against what they are by hand and against finite differences.</summary>
public sealed class TapeSlopesTests
{
    private const string Wide = "±0.3..2", Positive = "0.3..2";

    public static TheoryData<string, string> Formulas => new()
    {
        // a formula of x and y with every operation, and the domain of both
        { "3*x - y", Wide },
        { "x*y + x*x", Wide },
        { "-x*y", Wide },
        { "x/y", Wide },
        { "y/x", Wide },
        { "x^3 - y^-2", Wide },
        { "x^2.5 + x^y", Positive },
        { "y^x", Positive },
        { "e^(x*y)", Wide },
        { "ln(x + y)", Positive },
        { "sqrt(x)*sin(y) + tanh(x)", Positive },
        { "sigma(x*y)", Wide },
        { "f(sigma(x)) - sigma(y)", Wide },
        { "sigma(y) + sigma'(x)*y", Wide },
        { "relu(x)*y + abs(x)", Wide },
        { "max(x, y)*x", Wide },
        { "min(x, y)^2", Wide },
        { "min(x, y, 1)*max(x, 0.5)", Wide },
        { "[x > y]*x^2 + [x <= y]*y^3", Wide },
        { "x > y ? x*y : y^2", Wide },
        { "1/(1 + e^(-x))*(1 - 1/(1 + e^(-x)))", Wide },
    };

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_slope_is_a_finite_difference(string formula, string domain)
    {
        foreach (var (value, byX, _) in Slopes(formula, domain, 0)) AssertSlope(value, byX);
    }

    [Theory]
    [MemberData(nameof(Formulas))]
    public void A_slope_of_a_slope_is_a_finite_difference_of_it(string formula, string domain)
    {
        if (formula.Contains("sigma'", StringComparison.Ordinal)) return; // a third derivative
        foreach (var (_, byX, twice) in Slopes(formula, domain, 1)) AssertSlope(byX, twice);
    }

    [Theory]
    [InlineData("x^3*y", "3*x^2*y", "6*x*y")]
    [InlineData("x/y", "1/y", "0")]
    [InlineData("y/x", "-y/x^2", "2*y/x^3")]
    [InlineData("e^(2*x)", "2*e^(2*x)", "4*e^(2*x)")]
    [InlineData("y", "0", "0")]
    [InlineData("x", "1", "0")]
    public void Slopes_are_what_they_are_by_hand(string formula, string once, string twice)
    {
        foreach (var set in Sets(formula, Wide))
        {
            var (first, second) = Appended(set.Network, out var tape);
            var expected = new[] { once, twice }
                .Select(text => new TapeWriter(tape, set.Network.Layout,
                    set.Elements).Append(Models.Read(text, set.Network.Model))).ToArray();
            var results = new Sized[tape.Count * set.Points.Count];
            tape.Run<Sized, Sized>(set.Points, results);
            for (var p = 0; p < set.Points.Count; p++)
            {
                Assert.Equal(results[expected[0] * set.Points.Count + p].Value, results[first * set.Points.Count + p].Value, 1e-12);
                Assert.Equal(results[expected[1] * set.Points.Count + p].Value, results[second * set.Points.Count + p].Value, 1e-11);
            }
        }
    }

    [Fact]
    public void The_same_slope_is_the_same_step()
    {
        var set = Sets("x*y", Wide).First();
        var (tape, slopes) = (set.Network.Tape, new TapeSlopes());
        var leaf = Leaf(set.Network);
        Assert.Equal(slopes.Of(tape, set.Network.LossStep, leaf), slopes.Of(tape, set.Network.LossStep, leaf));
    }

    // The first and second derivative of the loss by x, as steps.
    private static (int First, int Second) Appended(Network network, out Tape tape)
    {
        tape = network.Tape;
        var slopes = new TapeSlopes();
        var first = slopes.Of(tape, network.LossStep, Leaf(network));
        return (first, slopes.Of(tape, first, Leaf(network)));
    }

    private static int Leaf(Network network) =>
        network.StepOf(network.Layout.Column(network.Model.Quantities.Single(quantity => quantity.Name == "x"), [], 0));

    private static IEnumerable<SampledNetwork> Sets(string formula, string domain) =>
        Sampler.Sample(Models.Of($"L = {formula}", ("x", domain), ("y", domain)), "slopes");

    // At each point: the value, its derivative by x and the second one, each as a function of how far x is moved.
    private static IEnumerable<(Func<double, double> Value, Func<double, double> ByX, Func<double, double> Twice)> Slopes(
        string formula, string domain, int order)
    {
        foreach (var set in Sets(formula, domain))
        {
            var column = set.Network.Layout.Column(set.Network.Model.Quantities.Single(quantity => quantity.Name == "x"), [], 0);
            var loss = set.Network.LossStep;
            var slopes = new TapeSlopes();
            var first = slopes.Of(set.Network.Tape, loss, Leaf(set.Network));
            var second = order == 0 ? first : slopes.Of(set.Network.Tape, first, Leaf(set.Network));
            for (var p = 0; p < set.Points.Count; p++)
            {
                var point = p;
                yield return (moved => At(loss, moved), moved => At(first, moved), moved => At(second, moved));

                double At(int step, double moved)
                {
                    var columns = (Sized[])set.Points.Columns.Clone();
                    var at = column * set.Points.Count + point;
                    columns[at] = Sized.Exactly(columns[at].Value + moved);
                    var results = new Sized[set.Network.Tape.Count * set.Points.Count];
                    set.Network.Tape.Run<Sized, Sized>(new(set.Points.Count, columns, set.Points.Families), results);
                    return results[step * set.Points.Count + point].Value;
                }
            }
        }
    }

    // where the slope itself does not jump nearby
    private static void AssertSlope(Func<double, double> value, Func<double, double> slope)
    {
        const double h = 1e-3;
        if (Math.Abs(slope(2 * h) - slope(-2 * h)) > 0.2 * (1 + Math.Abs(slope(0)))) return;
        var difference = (value(-2 * h) - 8 * value(-h) + 8 * value(h) - value(2 * h)) / (12 * h);
        Assert.Equal(difference, slope(0), 1e-6 * (1 + Math.Abs(difference)));
    }
}

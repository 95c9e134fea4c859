using Formulas.Evaluating;
using Formulas.Numbers;
using Formulas.Tree;
using ReferenceSolutions.Autodiff;
using ReferenceSolutions.Sampling;
using Tests.Shared;

namespace ReferenceSolutions.Tests.Autodiff;

/// <summary>Small models, and their derivatives as everyone knows them.</summary>
public sealed class BackwardPassTests
{
    private const string Wide = "±0.3..2";
    private const string Positive = "0.3..2";

    public static TheoryData<string, string, string, string> Rows => new()
    {
        // model, domain of x and y, ∂L/∂x, ∂L/∂y
        { "L = 3*x - y", Wide, "3", "-1" },
        { "L = x*y", Wide, "y", "x" },
        { "L = x*x", Wide, "2*x", "0" },
        { "L = x/y", Wide, "1/y", "-x/y^2" },
        { "L = x^3 - y^-2", Wide, "3*x^2", "2*y^-3" },
        { "L = x^y", Positive, "y*x^(y-1)", "x^y*ln(x)" },
        { "L = x^2.5", Positive, "2.5*x^1.5", "0" },
        { "L = e^(x*y)", Wide, "y*e^(x*y)", "x*e^(x*y)" },
        { "L = ln(x + y)", Positive, "1/(x+y)", "1/(x+y)" },
        { "L = abs(x)*y", Wide, "sign(x)*y", "abs(x)" },
        { "L = relu(x) + y", Wide, "[x > 0]", "1" },
        { "L = max(x, y)", Wide, "[x > y]", "[y > x]" },
        { "L = min(x, y, 1)", Wide, "[x < y]*[x < 1]", "[y < x]*[y < 1]" },
        { "L = [x > y]*x^2", Wide, "[x > y]*2*x", "0" },
        { "L = sqrt(x)*sin(y)", Positive, "sin(y)/(2*sqrt(x))", "sqrt(x)*cos(y)" },
        { "L = sigma(x*y)", Wide, "y*sigma'(x*y)", "x*sigma'(x*y)" },
        { "L = f(sigma(x)) - sigma(y)", Wide, "f'(sigma(x))*sigma'(x)", "-sigma'(y)" },
        // chains, and many paths to one leaf
        { "z = x*y; a = z^2; L = a + z + x", Wide, "(2*x*y + 1)*y + 1", "(2*x*y + 1)*x" },
        { "u = x + y; v = x - y; L = u*v", Wide, "2*x", "-2*y" },
        { "u = x; v = u; w = v; L = w*w*y", Wide, "2*x*y", "x^2" },
        { "p = 1/(1+e^(-x)); L = -(y*ln(p) + (1-y)*ln(1-p))", Positive, "1/(1+e^(-x)) - y", "-x" },
        { "L = y", Wide, "0", "1" },
    };

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_derivative_is_what_it_is_by_hand(string text, string domain, string byX, string byY)
    {
        foreach (var set in Sets(text, domain))
        {
            AssertSame(byX, set, "x");
            AssertSame(byY, set, "y");
        }
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void A_derivative_is_the_slope_of_the_loss(string text, string domain, string byX, string byY)
    {
        Assert.NotEqual((byX, byY), ("", ""));
        foreach (var set in Sets(text, domain))
        {
            foreach (var (leaf, column) in set.Network.Leaves)
            {
                var differences = FiniteDifferences.Of(set.Network, set.Points, column);
                for (var p = 0; p < set.Points.Count; p++)
                {
                    if (differences[p].Uncertainty > 1e-6) continue; // across the kink of a max
                    Assert.Equal(differences[p].Value, Adjoint(set, leaf.Quantity)[p].Value, 1e-8 + 10 * differences[p].Uncertainty);
                }
            }
        }
    }

    [Fact]
    public void The_adjoint_of_every_named_node_is_there_under_all_its_names()
    {
        var set = Sampler.Sample(Models.Layered([2, 3, 4, 2]), "adjoints")[0];
        var layout = set.Network.Layout;
        var quantities = set.Network.Model.Quantities.ToDictionary(quantity => quantity.Name);
        for (var layer = 1; layer <= 3; layer++)
        {
            for (var j = 1; j <= layout.SizeOf(Layering.At(Index.Of(layer)), 0); j++)
            {
                var ofZ = Values(layout.Elements + layout.Column(quantities["z"], [j], layer));
                Assert.Equal(ofZ, Values(layout.Elements + layout.Column(quantities["b"], [j], layer)));
                Assert.Equal(ofZ, Values(layout.Column(quantities["δ"], [j], layer)));
                Assert.DoesNotContain(0, ofZ);
            }
        }

        double[] Values(int column) => [.. set.Points.Column(column).ToArray().Select(sized => sized.Value)];
    }

    [Fact]
    public void A_copy_has_an_adjoint_of_its_own()
    {
        // z and a are the same step; ∂L/∂z has both paths, ∂L/∂a only its own
        var set = Sampler.Sample(Models.Of("z = x*y; a = z; L = a^2 + z", ("x", Wide), ("y", Wide)), "copy")[0];

        for (var p = 0; p < set.Points.Count; p++)
        {
            var (z, a) = (Adjoint(set, "z")[p].Value, Adjoint(set, "a")[p].Value);
            Assert.Equal(z, a + 1, 1e-12);
        }
    }

    [Fact]
    public void Doubles_and_256_bits_agree()
    {
        foreach (var set in Sampler.Sample(Models.Layered([2, 3, 2], [3, 3, 3, 3]), "exact"))
        {
            for (var column = 0; column < 2 * set.Network.Layout.Elements; column++)
            {
                for (var p = 0; p < set.Points.Count; p++)
                {
                    var sized = set.Points.Column(column)[p];
                    Assert.Equal(set.Exact.At(column, p).ToDouble(), sized.Value, 1e-14 * sized.Size);
                }
            }
        }
    }

    private static IEnumerable<SampledNetwork> Sets(string text, string domain) =>
        Enumerable.Range(0, 4).SelectMany(seed => Sampler.Sample(Models.Of(text, ("x", domain), ("y", domain)), "backward", $"{seed}"));

    private static ReadOnlySpan<Sized> Adjoint(SampledNetwork set, string name) =>
        Adjoint(set, set.Network.Model.Quantities.Single(quantity => quantity.Name == name));

    private static ReadOnlySpan<Sized> Adjoint(SampledNetwork set, Quantity quantity) =>
        set.Points.Column(set.Network.Layout.Elements + set.Network.Layout.Column(quantity, [], 0));

    private static void AssertSame(string formula, SampledNetwork set, string name)
    {
        var tape = new Tape();
        var result = new TapeWriter(tape, set.Network.Layout, set.Elements).Append(Models.Read(formula, set.Network.Model));
        var expected = new Sized[tape.Count * set.Points.Count];
        tape.Run<Sized, Sized>(set.Points, expected);
        for (var p = 0; p < set.Points.Count; p++)
        {
            var (value, adjoint) = (expected[result * set.Points.Count + p], Adjoint(set, name)[p]);
            Assert.Equal(value.Value, adjoint.Value, 1e-14 * (value.Size + adjoint.Size) + double.Epsilon);
        }
    }
}

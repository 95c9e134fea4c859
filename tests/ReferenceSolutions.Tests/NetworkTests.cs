using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Numbers;
using ReferenceSolutions.Sampling;
using Tests.Shared;

namespace ReferenceSolutions.Tests;

/// <summary>A broken model is a sentence for its author.</summary>
public sealed class NetworkTests
{
    [Theory]
    [InlineData("z = w*x; L = z^2", "x has neither a definition in the model nor a domain to be drawn from.")]
    [InlineData("x = z + 1; z = w*x; L = z^2", "The definition of x leads back to itself.")]
    [InlineData("x = x + w; L = x^2", "The definition of x leads back to itself.")]
    [InlineData("x = L; L = x^2*w", "The definition of x leads back to itself.")]
    [InlineData("x = w; z = dL/dx; L = z^2", "The model uses the derivative by x; a forward model has values only.")]
    [InlineData("x = w; z = sum_{i=1}^{600000} x; L = z^2",
        "The model is too large: with z it takes more than 500,000 sums, products and functions. Please make sums or sizes smaller.")]
    public void What_is_wrong_with_a_model_is_said(string definitions, string sentence)
    {
        var model = Models.Of(definitions, ("w", "-2..2"), ("x", ""));

        Assert.Equal(sentence, Assert.Throws<ModelException>(() => new Network(model, Sizes.None)).Message);
    }

    [Fact]
    public void A_layer_without_weights_to_it_is_said()
    {
        var model = Models.Layered([2, 3, 2]);

        var failure = Assert.Throws<ModelException>(() =>
            new Network(model with { Leaves = model.Leaves.RemoveAt(1) }, Layering.Of(2, 3, 2)));

        Assert.Equal("w[1,1]^1 has neither a definition in the model nor a domain to be drawn from.", failure.Message);
    }

    [Fact]
    public void A_network_grows_with_its_weights_up_to_twenty_layers_of_64()
    {
        static int Steps(int depth, int width)
        {
            int[] widths = [.. Enumerable.Repeat(width, depth + 1)];
            return new Network(Models.Layered(widths), Layering.Of(widths)).Tape.Count;
        }

        Assert.Equal(10 * (Steps(2, 64) - Steps(1, 64)), Steps(20, 64) - Steps(10, 64));
        Assert.InRange(Steps(20, 64), 3 * 20 * 64 * 64, Network.StepLimit); // a load, a product and an addition for each weight
    }

    [Fact]
    public void A_network_that_is_too_large_is_named_with_its_sizes()
    {
        int[] widths = [.. Enumerable.Repeat(64, 60)];

        var failure = Assert.Throws<ModelException>(() => new Network(Models.Layered(widths), Layering.Of(widths)));

        Assert.Matches(
            @"^The model is too large: with [wz]\[[0-9,]+\]\^\d+ it takes more than 500,000 .* \(layers 64-64-", failure.Message);
    }

    [Fact]
    public void Points_of_a_large_network_are_worked_out_in_parts_with_the_same_values()
    {
        int[] widths = [40, 40, 40, 40];
        var network = new Network(Models.Layered(widths), Layering.Of(widths));
        var (points, parts) = (network.Empty<Sized>(500, [new byte[500]]), network.Empty<Sized>(1, [new byte[1]]));
        var random = new Random(3);
        foreach (var (_, column) in network.Leaves)
            for (var p = 0; p < 500; p++) points.Columns[column * 500 + p] = Sized.Exactly(random.NextDouble() - 0.5);

        network.Run(points);

        foreach (var point in (int[])[0, 277, 278, 499])
        {
            foreach (var (_, column) in network.Leaves) parts.Columns[column] = points.Column(column)[point];
            network.Run(parts);
            for (var column = 0; column < 2 * network.Layout.Elements; column++)
                Assert.Equal(parts.Column(column)[0], points.Column(column)[point]);
        }
    }

    [Fact]
    public void Own_sizes_stay_where_bounds_grow_with_depth()
    {
        static (double Bound, double Own) Usual(int depth)
        {
            int[] widths = [.. Enumerable.Repeat(4, depth + 1)];
            var set = Sampler.Sample(Models.Layered(widths) with { PointCount = 16 }, "sizes")[0];
            return (Median(set.Points), Median(set.WithOwnSizes));

            double Median(PointColumns<Sized> points)
            {
                var z = set.Network.Model.Quantities.Single(one => one.Name == "z");
                double[] sizes = [.. set.Network.Layout.ElementsOf(z).Where(element => element.Layer == depth)
                    .SelectMany(element => points.Column(element.Column).ToArray()).Select(value => value.Size / Math.Abs(value.Value))
                        .Order()];
                return sizes[sizes.Length / 2];
            }
        }

        var (few, many) = (Usual(3), Usual(18));

        Assert.True(many.Bound > 100 * few.Bound, $"{few.Bound} {many.Bound}");
        Assert.True(many.Own < 3 * few.Own, $"{few.Own} {many.Own}");
    }

    [Theory]
    [InlineData(3, 16)]
    [InlineData(40, 500)]
    public void With_own_sizes_values_are_the_same_and_leaves_exact(int width, int count)
    {
        int[] widths = [width, width, width, width];
        var network = new Network(Models.Layered(widths), Layering.Of(widths));
        var (points, own) = (network.Empty<Sized>(count, [new byte[count]]), network.Empty<Sized>(count, [new byte[count]]));
        var random = new Random(3);
        foreach (var (_, column) in network.Leaves)
            for (var p = 0; p < count; p++) points.Columns[column * count + p] = Sized.Exactly(random.NextDouble() - 0.5);
        points.Columns.CopyTo(own.Columns, 0);

        network.Run(points);
        network.RunWithOwnSizes(own);

        for (var i = 0; i < own.Columns.Length; i++)
        {
            Assert.Equal(points.Columns[i].Value, own.Columns[i].Value);
            Assert.InRange(own.Columns[i].Size, Math.Abs(own.Columns[i].Value), points.Columns[i].Size * (1 + 1e-12));
        }
        Assert.All(network.Leaves, leaf => Assert.Equal(points.Column(leaf.Column)[0], own.Column(leaf.Column)[0]));
    }

    [Fact]
    public void An_element_beyond_the_layers_is_said()
    {
        var model = Models.Layered([2, 3, 2]);
        var definitions = model.Definitions.SetItem(0, model.Definitions[0] with { Body = Models.Read("x_5", model) });

        var failure = Assert.Throws<ModelException>(() => new Network(model with { Definitions = definitions }, Layering.Of(2, 3, 2)));

        Assert.Equal("The model uses x[5], which does not exist.", failure.Message);
    }

    [Theory]
    [InlineData(2, 3, 2)]
    [InlineData(3, 3, 3)]
    [InlineData(1, 1, 1)]
    public void A_layered_network_is_that_of_a_loop(params int[] widths)
    {
        var set = Sampler.Sample(Models.Layered(widths) with { PointCount = 16 }, "forward")[0];
        var layout = set.Network.Layout;
        double Value(string name, int[] subscripts, int layer, int p) =>
            set.Points.Column(
                layout.Column(set.Network.Model.Quantities.Single(quantity => quantity.Name == name), subscripts, layer))[p].Value;

        for (var p = 0; p < set.Points.Count; p++)
        {
            var sigma = FunctionTable.Families[set.Points.Families[0][p]];
            var a = Enumerable.Range(1, widths[0]).Select(j => Value("x", [j], 0, p)).ToArray();
            for (var l = 1; l < widths.Length; l++)
            {
                var z = Enumerable.Range(1, widths[l])
                    .Select(j => Enumerable.Range(1, widths[l - 1]).Sum(k => Value("w", [j, k], l, p) * a[k - 1]) + Value("b", [j], l, p))
                    .ToArray();
                a = [.. z.Select(current => sigma.Curve.At(current).Value)];
                for (var j = 1; j <= widths[l]; j++)
                {
                    Assert.Equal(z[j - 1], Value("z", [j], l, p), 1e-13);
                    Assert.Equal(a[j - 1], Value("a", [j], l, p), 1e-13);
                }
            }
            Assert.Equal(0.5 * a.Select((output, j) => Math.Pow(output - Value("y", [j + 1], 0, p), 2)).Sum(), Value("L", [], 0, p), 1e-13);
        }
    }
}

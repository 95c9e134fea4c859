using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;
using ReferenceSolutions.Sampling;
using Tests.Shared;

namespace ReferenceSolutions.Tests.Sampling;

public sealed class SamplerTests
{
    private const int LeastOfStratum = 8;

    private static readonly Axis Samples = Layering.Plain(0, "n", "samples"), Outputs = Layering.Plain(1, "i", "outputs");
    private static readonly Dimension[] Both = [Samples.Dimension, Outputs.Dimension];

    // two strata of two, four families: sixteen cells
    private static readonly Model Stratified = WithConditions(
        Models.Of("z = w*x + b; y = sigma(z); L = (y - t)^2/2", ("w", "±0.3..1.6"), ("x", "-1.5..1.5"), ("b", "-1..1"),
            ("t", "-0.9..0.9")),
        keep: ["0.1 < |z| < 2", "|y - t| > 0.05"], strata: [["z > 0", "z < 0"], ["y > t", "y < t"]]);

    private static readonly Model Targets = WithTargets(SumsToOne.AtHalf);

    [Theory]
    [InlineData(64, 64)]
    [InlineData(65, 80)]
    [InlineData(100, 112)]
    [InlineData(1, 16)]
    public void Every_stratum_has_its_share(int wanted, int points)
    {
        var set = Sampler.Sample(Stratified with { PointCount = wanted }, "strata")[0];

        Assert.Equal(points, set.Points.Count);
        var shares = set.Strata.SelectMany(strata => strata).CountBy(stratum => stratum.Name).ToDictionary();
        Assert.Equal(["sigma=logistic", "sigma=smooth1", "sigma=smooth2", "sigma=tanh", "y < t", "y > t", "z < 0", "z > 0"],
            shares.Keys.Order(StringComparer.Ordinal));
        Assert.All(
            shares, share => Assert.Equal(share.Key.StartsWith("sigma", StringComparison.Ordinal) ? points / 4 : points / 2, share.Value));
        if (wanted >= 64) Assert.All(shares, share => Assert.True(share.Value >= LeastOfStratum));
    }

    [Theory]
    [InlineData(16)]
    [InlineData(1)]
    public void Of_a_few_points_two_lie_in_every_stratum_of_every_network(int count)
    {
        foreach (var model in new[] { Stratified, Targets, Models.Layered([3, 4, 2]) })
        {
            foreach (var set in Sampler.SampleFew([new Network(model, model.Sizes[0]), new Network(model, model.Sizes[0])], count, "few"))
            {
                Assert.InRange(set.Points.Count, Math.Max(2, count / 2), 40);
                Assert.All(
                    set.Strata.SelectMany(strata => strata).CountBy(stratum => stratum.Name), share => Assert.True(share.Value >= 2));
            }
        }
    }

    [Fact]
    public void The_cells_are_as_large_as_each_other() =>
        Assert.All(Sampler.Sample(Stratified, "strata")[0].Strata
            .CountBy(strata => string.Join(", ", strata.Select(stratum => stratum.Name))), cell => Assert.Equal(4, cell.Value));

    [Fact]
    public void Only_what_has_a_name_is_an_assumption() =>
        Assert.Equal(["sigma=logistic", "targets-sum-to-one"],
            Sampler.Sample(Stratified, "names").Concat(Sampler.Sample(Targets, "names")).SelectMany(set => set.Strata)
                .SelectMany(strata => strata)
                .Where(stratum => stratum.IsAssumption).Select(stratum => stratum.Name).Distinct().Order(StringComparer.Ordinal));

    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    public void Every_point_fulfils_the_conditions_and_lies_in_its_strata(string seed)
    {
        var set = Sampler.Sample(Stratified with { PointCount = 300 }, "conditions", seed)[0];
        for (var p = 0; p < set.Points.Count; p++)
        {
            var (w, x, b, t, z, y) =
                (Value(set, "w", p), Value(set, "x", p), Value(set, "b", p), Value(set, "t", p), Value(set, "z", p), Value(set, "y", p));
            Assert.InRange(Math.Abs(w), 0.3, 1.6);
            Assert.InRange(x, -1.5, 1.5);
            Assert.InRange(Math.Abs(z), 0.1, 2);
            Assert.True(Math.Abs(y - t) > 0.05);
            Assert.Equal(z, w * x + b, 1e-15);
            Assert.Equal(y, FunctionTable.Families[set.Points.Families[0][p]].Curve.At(z).Value, 1e-15);
            var names = set.Strata[p].Select(stratum => stratum.Name).ToArray();
            Assert.Contains(z > 0 ? "z > 0" : "z < 0", names);
            Assert.Contains(y > t ? "y > t" : "y < t", names);
            Assert.Contains($"sigma={FunctionTable.Families[set.Points.Families[0][p]].Name}", names);
        }
    }

    [Fact]
    public void The_same_seed_gives_the_same_points_bit_for_bit()
    {
        Assert.Equal(Bits("seed", "7"), Bits("seed", "7"));
        Assert.NotEqual(Bits("seed", "7"), Bits("seed", "8"));
        Assert.NotEqual(Bits("seed", "7"), Bits("seed7"));

        static long[] Bits(params ImmutableArray<string> seed) =>
            [.. Sampler.Sample(Stratified, seed).Concat(Sampler.Sample(Models.Layered([2, 3], [3, 3, 3]), seed))
                .SelectMany(set => set.Points.Columns).Select(sized => BitConverter.DoubleToInt64Bits(sized.Value))];
    }

    [Fact]
    public void Another_seed_gives_other_points()
    {
        var seen = Enumerable.Range(0, 50).SelectMany(seed => Sampler.Sample(Stratified, "other", $"{seed}")[0].Points.Column(0).ToArray())
            .ToArray();

        Assert.Equal(seen.Length, seen.Distinct().Count());
    }

    [Fact]
    public void Points_never_change()
    {
        var set = Sampler.Sample(Stratified, "2026", "for ever")[0];

        Assert.Equal(
            [0.66193384535791822, 1.3332829770868107, 0.83095203198202483], [Value(set, "w", 0), Value(set, "x", 20), Value(set, "t", 63)]);
    }

    [Fact]
    public void Targets_sum_to_one_at_half_of_the_points_and_nowhere_else()
    {
        foreach (var set in Sampler.Sample(Targets, "targets"))
        {
            var sums = Enumerable.Range(0, set.Points.Count).Select(p => TargetsOf(set, p).Sum()).ToArray();
            for (var p = 0; p < sums.Length; p++)
                Assert.Equal(set.Strata[p].Any(stratum => stratum.Name == "targets-sum-to-one"), Math.Abs(sums[p] - 1) < 1e-15);
            Assert.Equal(sums.Length, 2 * sums.Count(sum => Math.Abs(sum - 1) < 1e-15));
        }
    }

    [Fact]
    public void Targets_that_always_sum_to_one_do_and_none_of_them_is_all()
    {
        foreach (var set in Sampler.Sample(WithTargets(SumsToOne.Always), "targets"))
        {
            for (var p = 0; p < set.Points.Count; p++)
            {
                Assert.Equal(1, TargetsOf(set, p).Sum(), 1e-15);
                Assert.All(TargetsOf(set, p), target => Assert.InRange(target, 0.01, 0.97));
                Assert.Empty(set.Strata[p]);
            }
        }
    }

    [Fact]
    public void Targets_that_sum_to_one_do_so_without_any_rounding()
    {
        foreach (var set in Enumerable.Range(0, 20).SelectMany(seed => Sampler.Sample(WithTargets(SumsToOne.Always), "exactly", $"{seed}")))
        {
            for (var p = 0; p < set.Points.Count; p++)
            {
                var sum = TargetsOf(set, p).Aggregate((BigFloat)0.0, (sum, target) => sum + target);
                Assert.Equal(0, (sum - 1.0).Sign);
            }
        }
    }

    [Fact]
    public void A_matrix_of_targets_sums_to_one_row_by_row()
    {
        var t = new Quantity(0, "t", ["n", "i"], [Samples, Outputs], null);
        var model = new Model
        {
            Quantities = [t],
            Leaves = [new(t, null, Domain.Parse("0.05..0.95")!, SumsToOne.Always)],
            Sizes = [Layering.Plain(Both, 3, 4), Layering.Plain(Both, 2, 2)],
        };
        foreach (var set in Sampler.Sample(model, "rows"))
        {
            var width = set.Network.Layout.SizeOf(Outputs, 0);
            for (var p = 0; p < set.Points.Count; p++)
                Assert.All(TargetsOf(set, p).Chunk(width), row => Assert.Equal(1, row.Sum(), 1e-15));
        }
    }

    [Theory]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    [InlineData(8)]
    public void Open_functions_are_drawn_independently(int functions)
    {
        var set = Sampler.Sample(Models.Of("L = x", ("x", "-1..1")) with
        {
            OpenFunctions = [.. Enumerable.Range(0, functions).Select(slot => new Function.Open($"f{slot}", slot))],
        }, "families")[0];
        var families = set.Points.Families;

        Assert.Equal(functions, families.Length);
        for (var f = 0; f < functions; f++)
        {
            Assert.Equal<byte>([0, 1, 2, 3], families[f].Distinct().Order());
            for (var g = 0; g < f; g++)
            {
                Assert.Contains(families[f].Zip(families[g]), pair => pair.First != pair.Second);
                Assert.Contains(families[f].Zip(families[g]), pair => pair.First == 0 && pair.Second != 0);
            }
        }
    }

    [Fact]
    public void All_of_them_are_logistic_in_the_cell_of_the_assumption()
    {
        var set = Sampler.Sample(Models.Of("L = f(x)*sigma(x)", ("x", "-1..1")), "families")[0];
        var together = Enumerable.Range(0, set.Points.Count)
            .Where(p => set.Strata[p].Any(stratum => stratum is Stratum.AllLogistic && stratum.IsAssumption)).ToArray();

        Assert.True(together.Length >= LeastOfStratum);
        Assert.All(together, p => Assert.All(set.Points.Families, family => Assert.Equal(0, family[p])));
        Assert.Equal("sigma=f=logistic", set.Strata[together[0]].OfType<Stratum.AllLogistic>().Single().Name);
    }

    [Fact]
    public void Points_are_shared_by_the_widths()
    {
        var sets = Sampler.Sample(Models.Layered([3, 4, 2, 5], [2, 5, 3, 4, 2], [3, 3, 3, 3]), "widths");

        Assert.Equal(["3-4-2-5", "2-5-3-4-2", "3-3-3-3"], sets.Select(set => string.Join('-', set.Network.Layout.Sizes.All[1])));
        Assert.All(sets, set => Assert.Equal(24, set.Points.Count)); // a third of 64, in whole cells of four families
    }

    [Fact]
    public void A_problem_of_numbers_has_one_point() =>
        Assert.Equal(1, Sampler.Sample(Models.Of("L = x*y", ("x", "3"), ("y", "0.01")), "numbers")[0].Points.Count);

    [Theory]
    [InlineData("z > 10")]
    [InlineData("z = 0")]
    [InlineData("0/(z - z) < 1")]
    public void Conditions_that_nothing_fulfils_are_said(string condition)
    {
        var failure = Assert.Throws<ModelException>(() => Sampler.Sample(WithConditions(Stratified, [condition], []), "impossible"));

        Assert.StartsWith("Too few points fulfil the conditions of the model", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void A_stratum_that_is_never_met_is_said() =>
        Assert.Throws<ModelException>(() => Sampler.Sample(WithConditions(Stratified, [], [["z > 0", "z > 10"]]), "impossible"));

    private static Model WithConditions(Model model, string[] keep, string[][] strata) => model with
    {
        Keep = [.. keep.Select(text => Models.Condition(text, model))],
        Strata = [.. strata.Select(alternatives => alternatives.Select(text => Models.Condition(text, model)).ToImmutableArray())],
    };

    private static Model WithTargets(SumsToOne sums)
    {
        var t = new Quantity(0, "t", ["i"], [Outputs], null);
        return new Model
        {
            Quantities = [t],
            Leaves = [new(t, null, Domain.Parse("0.05..0.95")!, sums)],
            Sizes = [Layering.Plain(Both, 2, 2), Layering.Plain(Both, 3, 3), Layering.Plain(Both, 5, 5)],
        };
    }

    private static IEnumerable<double> TargetsOf(SampledNetwork set, int point) =>
        set.Network.Leaves.Select(leaf => set.Points.Column(leaf.Column)[point].Value);

    private static double Value(SampledNetwork set, string name, int point) =>
        set.Points.Column(set.Network.Layout
            .Column(set.Network.Model.Quantities.Single(quantity => quantity.Name == name), [], 0))[point].Value;
}

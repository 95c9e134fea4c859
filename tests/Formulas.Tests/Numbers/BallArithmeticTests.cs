using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;

namespace Formulas.Tests.Numbers;

using Most = BallArithmetic<MostWidth>;
using Usual = BallArithmetic<UsualWidth>;

/// <summary>A ball holds the true value: what many more bits say lies within its error.</summary>
public sealed class BallArithmeticTests
{
    [Theory]
    [InlineData(1)]
    [InlineData(20261128)]
    public void What_more_bits_say_lies_within_the_error(int seed)
    {
        var random = new Random(seed);
        var functions = FunctionTable.Table.Select(row => row.Function).OfType<Function.Known>().ToArray();
        for (var i = 0; i < 300; i++)
        {
            var inputs = Enumerable.Range(0, 3).Select(_ => 4 * random.NextDouble() - 2).ToArray();
            var program = Enumerable.Range(0, 8).Select(_ => (Kind: random.Next(7), A: random.Next(3), B: random.Next(3),
                Function: functions[random.Next(functions.Length)])).ToArray();
            var (few, many) = (Run<UsualWidth>(inputs, program), Run<MostWidth>(inputs, program));
            for (var r = 0; r < few.Length; r++)
            {
                if (few[r].IsUnknown || few[r].IsHuge) continue;
                Assert.True(few[r].IsUndefined == many[r].IsUndefined || many[r].IsUnknown, $"step {r} of program {i} (seed {seed})");
                if (few[r].IsUndefined) break;
                Assert.True((few[r].Value - many[r].Value).Size <= few[r].Error + many[r].Error,
                    $"step {r} of program {i}, {program[r]}: {few[r].Value.ToDouble():R} and {many[r].Value.ToDouble():R} (seed {seed})");
            }
        }
    }

    [Fact]
    public void What_cancels_leaves_its_error()
    {
        var huge = Usual.Power(Usual.Whole(10), 309);
        var left = Usual.Subtract(Usual.Add(Usual.Whole(1), huge), huge);
        Assert.True(left.Error >= Magnitude.Of(1));

        huge = Most.Power(Most.Whole(10), 309);
        left = Most.Subtract(Most.Add(Most.Whole(1), huge), huge);
        Assert.True(left.Value == 1 && left.Error < Magnitude.Of(1e-100));
    }

    [Fact]
    public void Nothing_is_told_of_a_difference_of_what_cannot_be_held()
    {
        var tower = Usual.Whole(9);
        for (var i = 0; i < 4; i++) tower = Usual.Power(Usual.Whole(9), tower);

        Assert.True(tower.IsHuge || tower.IsUnknown);
        Assert.True(Usual.Subtract(tower, tower).IsUnknown);
        Assert.True(Usual.Divide(Usual.Whole(1), Usual.Whole(0)).IsUndefined);
        Assert.True(Usual.Divide(Usual.Whole(1), Usual.Subtract(Usual.Pi, Usual.Pi)).IsUnknown);
    }

    [Fact]
    public void A_comparison_is_told_where_errors_leave_no_doubt()
    {
        var (pi, same) = (Usual.Pi, Usual.Add(Usual.Pi, Usual.Whole(0)));

        Assert.True(Usual.Told(true, pi, same).IsUnknown);
        Assert.True(Usual.Told(true, pi, Usual.Whole(3)).Value == 1);
        Assert.True(Usual.Told(false, Usual.Whole(3), Usual.Whole(3)).Value.IsZero);
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1.5, 1e-300)]
    [InlineData(1e300, 1e300)]
    [InlineData(3, 5)]
    public void Sizes_add_multiply_and_divide(double a, double b)
    {
        var (one, other) = (Magnitude.Of(a), Magnitude.Of(b));

        Assert.Equal(Magnitude.Of(a + b), one + other);
        Assert.Equal(a * b, BigFloat.Of(one * other).ToDouble(), 1e-15 * a * b);
        if (b > 0) Assert.Equal(a / b, BigFloat.Of(one / other).ToDouble(), 1e-15 * a / b);
        Assert.Equal(a < b, one < other);
        Assert.True((one / Magnitude.Zero).IsInfinite || a == 0);
    }

    private static Ball[] Run<TWidth>(double[] inputs, (int Kind, int A, int B, Function.Known Function)[] program) where TWidth : IWidth
    {
        var values = inputs.Select(input => (Ball)(BigFloat)input).ToList();
        foreach (var (kind, a, b, function) in program)
        {
            var (left, right) = (values[^(a + 1)], values[^(b + 1)]);
            values.Add(kind switch
            {
                0 => BallArithmetic<TWidth>.Add(left, right),
                1 => BallArithmetic<TWidth>.Subtract(left, right),
                2 => BallArithmetic<TWidth>.Multiply(left, right),
                3 => BallArithmetic<TWidth>.Divide(left, right),
                4 => BallArithmetic<TWidth>.Power(left, 3),
                5 => BallArithmetic<TWidth>.Call(function.Curve, 1, left),
                _ => BallArithmetic<TWidth>.Call(function.Curve, 0, left),
            });
        }
        return [.. values.Skip(inputs.Length)];
    }
}

using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Numbers;

namespace Formulas.Tests.Evaluating;

/// <summary>
/// The derivative of every operation by each of its operands is the slope of what the operation
/// itself computes: to 256 bits, and in doubles. The operands are the columns 0, 1 and 2.
/// </summary>
public sealed class OperationsTests
{
    private static readonly ImmutableArray<double[]> AnySign = [[0.7, -1.3, 2.1], [-1.2, 0.4, -0.9], [2.5, 1.9, 0.3], [-0.6, -2.2, -1.7]];
    private static readonly ImmutableArray<double[]> PositiveBase = [[0.7, -1.3, 0], [1.2, 0.4, 0], [2.5, 1.9, 0], [0.1, 3, 0]];
    private static readonly ImmutableArray<double[]> Switches = [[1, -1.3, 2.1], [0, 0.4, -0.9]];

    private static readonly (string Name, Step Step, ImmutableArray<double[]> Points)[] Rows =
    [
        ("-a", new(Operation.Negate, 0), AnySign),
        ("a + b", new(Operation.Add, 0, 1), AnySign),
        ("a - b", new(Operation.Subtract, 0, 1), AnySign),
        ("a b", new(Operation.Multiply, 0, 1), AnySign),
        ("a/b", new(Operation.Divide, 0, 1), AnySign),
        ("a^b", new(Operation.Power, 0, 1), PositiveBase),
        ("a^0", new(Operation.WholePower, 0, 0), AnySign),
        ("a^1", new(Operation.WholePower, 0, 1), AnySign),
        ("a^2", new(Operation.WholePower, 0, 2), AnySign),
        ("a^5", new(Operation.WholePower, 0, 5), AnySign),
        ("a^-1", new(Operation.WholePower, 0, -1), AnySign),
        ("a^-4", new(Operation.WholePower, 0, -4), AnySign),
        ("exp(a)", new(Operation.Call, 0, Operand: FunctionTable.Exp), AnySign),
        ("relu(a)", new(Operation.Call, 0, Operand: FunctionTable.Relu), AnySign),
        ("sigma(a)", new(Operation.Call, 0, Operand: Vocabularies.Sigma), AnySign),
        ("max(a, b)", new(Operation.Pick, 0, 1, Operand: FunctionTable.Max), AnySign),
        ("min(a, b)", new(Operation.Pick, 0, 1, Operand: FunctionTable.Min), AnySign),
        ("a ? b : c", new(Operation.Choose, 0, 1, 2), Switches),
    ];

    public static TheoryData<string> Names => [.. Rows.Select(row => row.Name)];

    [Fact]
    public void Every_operation_has_a_row_or_no_operand()
    {
        var covered = Rows.Select(row => row.Step.Operation).ToHashSet();

        Assert.All(Enum.GetValues<Operation>(), operation => Assert.Equal(Operations.Slots(operation) > 0, covered.Contains(operation)));
    }

    [Theory]
    [MemberData(nameof(Names))]
    public void A_local_derivative_is_the_slope_of_its_operation(string name)
    {
        var (_, step, points) = Rows.Single(row => row.Name == name);
        for (var slot = 0; slot < Operations.Slots(step.Operation); slot++)
        {
            var inDoubles = Derivative<Sized, Sized>(step, slot, Columns(points, Sized.Exactly));
            var exactly = Derivative<BigFloat, Exact>(step, slot, Columns<BigFloat>(points, value => value));
            for (var p = 0; p < points.Length; p++)
            {
                var slope = Slope(step, Operations.Operand(step, slot), points, p);
                Assert.True(BigFloat.Abs(exactly[p] - slope) < 1e-20,
                    $"∂({name})/∂{"abc"[Operations.Operand(step, slot)]} at point {p}: {exactly[p].ToDouble():R} instead of "
                        + $"{slope.ToDouble():R}");
                Assert.Equal(exactly[p].ToDouble(), inDoubles[p].Value, 1e-14 * (1 + inDoubles[p].Size));
            }
        }
    }

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 1)]
    [InlineData(2, 0)]
    public void A_whole_power_has_its_slope_at_zero(int exponent, double slope)
    {
        var step = new Step(Operation.WholePower, 0, exponent);

        Assert.Equal(slope, Derivative<Sized, Sized>(step, 0, [Sized.Exactly(0), Sized.Exactly(0), Sized.Exactly(0)])[0].Value);
        Assert.Equal<BigFloat>(slope, Derivative<BigFloat, Exact>(step, 0, [0, 0, 0])[0]);
    }

    [Fact]
    public void Where_both_are_the_largest_one_of_them_has_the_slope()
    {
        Step max = new(Operation.Pick, 0, 1, Operand: FunctionTable.Max), min = new(Operation.Pick, 0, 1, Operand: FunctionTable.Min);
        var columns = new[] { Sized.Exactly(0.7), Sized.Exactly(0.7), Sized.Exactly(0) };

        foreach (var step in new[] { max, min })
            Assert.Equal(1, Derivative<Sized, Sized>(step, 0, columns)[0].Value + Derivative<Sized, Sized>(step, 1, columns)[0].Value);
    }

    // (f(h) - f(-h))/2h with h = 2^-40: off by h² f'''/6, about 1e-24
    private static BigFloat Slope(Step step, int operand, ImmutableArray<double[]> points, int point)
    {
        var h = BigFloat.Power(2, -40);
        return (Moved(h) - Moved(-h)) / (h + h);

        BigFloat Moved(BigFloat by)
        {
            var columns = Columns<BigFloat>(points, value => value);
            columns[operand * points.Length + point] += by;
            return Run<BigFloat, Exact>(step, columns, out _)[3 * points.Length + point];
        }
    }

    private static T[] Derivative<T, TArithmetic>(Step step, int slot, T[] columns) where T : struct where TArithmetic : IArithmetic<T>
    {
        var results = Run<T, TArithmetic>(step, columns, out var points);
        var local = new T[points.Count];
        Operations.Derivative<T, TArithmetic>(step, slot, points, results, results.AsSpan(3 * points.Count), local);
        return local;
    }

    // three loads, then the step
    private static T[] Run<T, TArithmetic>(Step step, T[] columns, out PointColumns<T> points)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        var tape = new Tape();
        for (var column = 0; column < 3; column++) tape.Append(new(Operation.Load, column));
        tape.Append(step);
        var count = columns.Length / 3;
        points = new(count, columns, [[.. Enumerable.Range(0, count).Select(point => (byte)(point % FunctionTable.Families.Length))]]);
        var results = new T[tape.Count * count];
        tape.Run<T, TArithmetic>(points, results);
        return results;
    }

    private static T[] Columns<T>(ImmutableArray<double[]> points, Func<double, T> value) =>
        [.. Enumerable.Range(0, 3).SelectMany(column => points.Select(point => value(point[column])))];
}

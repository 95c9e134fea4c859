using Formulas.Evaluating;
using Formulas.Tree;
using Grading.Comparing.Precision;

namespace Grading.Tests.Comparing.Precision;

/// <summary>How much work a step is: for 256 bits, for more, for as many as there are, for the network.</summary>
public sealed class HighPrecisionWorkTests
{
    [Theory]
    [InlineData(Operation.Load, 0, "1 2 8 1")]
    [InlineData(Operation.Multiply, 0, "1 2 8 1")]
    [InlineData(Operation.Divide, 0, "2 4 16 2")]
    [InlineData(Operation.Power, 0, "36 144 1080 36")]
    [InlineData(Operation.WholePower, 0, "2 4 16 2")]
    [InlineData(Operation.WholePower, 1, "4 8 32 4")]
    [InlineData(Operation.WholePower, 3, "6 12 48 6")]
    [InlineData(Operation.WholePower, -3, "6 12 48 6")]
    [InlineData(Operation.WholePower, 7, "8 16 64 8")]
    public void A_step_is_so_much_work(Operation operation, int power, string work) =>
        Assert.Equal(work, Work(new Step(operation, 0, power)));

    [Theory]
    [InlineData("identity", "1 4 30 1")]
    [InlineData("abs", "1 4 30 1")]
    [InlineData("sign", "1 4 30 1")]
    [InlineData("step", "1 4 30 1")]
    [InlineData("relu", "1 4 30 1")]
    [InlineData("exp", "12 48 360 12")]
    [InlineData("ln", "12 48 360 12")]
    [InlineData("sqrt", "12 48 360 12")]
    [InlineData("logistic", "12 48 360 12")]
    [InlineData("tanh", "12 48 360 12")]
    [InlineData("expm1", "12 48 360 12")]
    [InlineData("log1p", "12 48 360 12")]
    [InlineData("smooth1", "12 48 360 12")]
    [InlineData("sin", "24 96 720 24")]
    public void A_function_is_so_much_work(string function, string work) =>
        Assert.Equal(work, Work(new Step(Operation.Call, Operand: new Function.Open(function, 0))));

    [Fact]
    public void The_steps_of_a_tape_add_up_and_a_network_runs_three_times()
    {
        var tape = TapeOf(new(Operation.Load), new(Operation.Divide), new(Operation.Call, Operand: new Function.Open("exp", 0)));

        Assert.Equal(1 + 2 + 12, HighPrecisionWork.Of(tape, Effort.Usual));
        Assert.Equal(2 * (1 + 2) + 4 * 12, HighPrecisionWork.Of(tape, Effort.More));
        Assert.Equal(3 * (1 + 2 + 12), HighPrecisionWork.OfNetwork(tape));
    }

    private static readonly Effort[] Efforts = [Effort.Usual, Effort.More, Effort.Most, Effort.Network];

    private static string Work(Step step) => string.Join(' ', Efforts.Select(effort => HighPrecisionWork.Of(TapeOf(step), effort)));

    private static Tape TapeOf(params Step[] steps)
    {
        var tape = new Tape();
        foreach (var step in steps) tape.Append(step);
        return tape;
    }
}

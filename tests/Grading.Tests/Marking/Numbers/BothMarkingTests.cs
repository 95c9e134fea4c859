using Grading.Assignments;
using Grading.Tests.Marking.Tables;
using Grading.Verdicts;

namespace Grading.Tests.Marking.Numbers;

/// <summary>∂E/∂W_11 = (y_1 - t_1) y_1 (1 - y_1) a_1 = 0.0822, with its formula.</summary>
public sealed class BothMarkingTests
{
    [Theory]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1 = 0.0822")]
    [InlineData("(y1 - t1) y1 (1 - y1) a1 = 0.0822")]
    [InlineData("(y[1] - t[1])*y[1]*(1 - y[1])*a[1] = 0.082167")]
    [InlineData("(y_1 - t_1) \\cdot y_1 (1 - y_1) a_1 \\approx 0.0822")]
    [InlineData("$(y_1 - t_1) y_1 (1 - y_1) a_1 ≈ 0.0822$")]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1\n0.0822")]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1; 0.0822")]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1, 0.0822")]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1, 0,0822")]
    [InlineData("0.0822 = (y_1 - t_1)*y_1*(1 - y_1)*a_1")]
    [InlineData("0.0822, (y_1 - t_1)*y_1*(1 - y_1)*a_1")]
    [InlineData("dE/dW_11 = (y_1 - t_1)*y_1*(1 - y_1)*a_1 = 0.0822")]
    [InlineData("\\frac{\\partial E}{\\partial W_{11}} = (y_1 - t_1) y_1 (1 - y_1) a_1 = 0.0822")]
    [InlineData("(y_1 - t_1)*sigma'(m_1)*a_1 = 0.0822")]
    [InlineData("(y_1 - t_1)*sigma(m_1)*(1 - sigma(m_1))*a_1 = 0.0822")]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1 = (0.75137 - 0.01)*0.75137*(1 - 0.75137)*0.59327 = 0.0822")]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1 = 0.74137*0.18682*0.59327 = 0.0822")]
    [InlineData("formula: (y_1 - t_1)*y_1*(1 - y_1)*a_1\nvalue: 0.0822")]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1 = (y_1 - t_1)*(y_1 - y_1^2)*a_1 = 0.0822")]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1 => 8.22e-2")]
    public void Both_are_given_and_right(string answer) => AssertOutcome(Verdict.Correct, "", answer, 1);

    [Theory]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1 = 0.09", "half:formula", 0.5)]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1 = -0.0822", "half:formula", 0.5)]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1 = 0.08", "half:formula", 0.5)]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1", "half:formula", 0.5)]
    [InlineData("dE/dW_11 = (y_1 - t_1)*y_1*(1 - y_1)*a_1", "half:formula", 0.5)]
    [InlineData("(y_1 - t_1)*sigma'(m_1)*a_1", "half:formula", 0.5)]
    [InlineData("0.0822", "half:value", 0.5)]
    [InlineData("0.082167", "half:value", 0.5)]
    [InlineData("0.74137*0.18682*0.59327 = 0.0822", "half:value", 0.5)]
    [InlineData("(t_1 - y_1)*y_1*(1 - y_1)*a_1 = 0.0822", "half:value", 0.5)]
    [InlineData("(y_1 - t_1)*y_1*a_1 = 0.0822", "half:value", 0.5)]
    [InlineData("(y_1 - t_1)*a_1\n0.0822", "half:value", 0.5)]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_2 = 0.0822", "half:value", 0.5)]
    [InlineData("(y_1 - t_1)*a_1 = 0.4398", "half:none", 0)]
    [InlineData("0.4398", "half:none", 0)]
    [InlineData("(y_1 - t_1)*a_1", "half:none", 0)]
    public void One_half_earns_a_half(string answer, string reason, double credit) =>
        AssertOutcome(Verdict.Wrong, reason, answer, (decimal)credit);

    [Theory]
    [InlineData("foo*y_1 = 0.0822")]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1 = 0.0822.3.4")]
    [InlineData("dE/dy_1*y_1*(1 - y_1)*a_1 = 0.0822")]
    [InlineData("(y_1 - t_1)*y_1*(1 - y_1)*a_1 = 0.0822 = 0.09")]
    [InlineData("blue")]
    public void What_cant_be_read_is_asked_about(string answer) =>
        Assert.Equal(Verdict.Unreadable, Marker.Of(NumberTables.Net)["worked"].Grade(answer).Verdict);

    private static void AssertOutcome(Verdict verdict, string reason, string answer, decimal credit)
    {
        var outcome = Marker.Of(NumberTables.Net)["worked"].Grade(answer);
        Assert.Equal((verdict, reason, (decimal?)credit), (outcome.Verdict, outcome.Reason.Word, new Assignment().CreditOf(outcome)));
    }
}

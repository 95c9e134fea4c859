using Grading.Comparing.Precision;

namespace Grading.Tests.Comparing.Precision;

public sealed class AllowanceTests
{
    [Theory]
    [InlineData(10, 100, false)]
    [InlineData(11, 0, true)]
    [InlineData(0, 101, true)]
    public void It_is_spent_when_either_kind_of_work_is_too_much(long formulas, long networks, bool isSpent) =>
        Assert.Equal(isSpent, new Allowance(10, 100).Without(formulas, networks).IsSpent);
}

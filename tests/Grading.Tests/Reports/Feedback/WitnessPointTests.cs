using Grading.Reports.Feedback;

namespace Grading.Tests.Reports.Feedback;

/// <summary>The column of witnesses as a sentence.</summary>
public sealed class WitnessPointTests
{
    [Theory]
    [InlineData("z6=1.15891 t=1.94849 -> 0.175168", "At z6 = 1.16, t = 1.95 yours gives 0.175.")]
    [InlineData(
        "z6=1.15891 sigma=logistic -> -0.175168, right is 0.136384", "At z6 = 1.16, sigma = logistic yours gives −0.175; right is 0.136.")]
    [InlineData("z6=1.15891 sigma=logistic -> -0.175168", "At z6 = 1.16 yours gives −0.175.")] // which the answer does not have
    [InlineData("z6=0.610 -> 0.1751, right is 0.1752", "At z6 = 0.610 yours gives 0.1751; right is 0.1752.")]
    [InlineData("layers 3-4-2-5 l=1 j=1 f=logistic -> 1.00793", "At layers 3-4-2-5, l = 1, j = 1, f = logistic yours gives 1.01.")]
    [InlineData("inputs 3, hidden units 4 j=1 -> no value", "At inputs 3, hidden units 4, j = 1 yours gives no value.")]
    [InlineData("3 samples: [0, 1] -> 0.5", "At 3 samples: [0, 1] yours gives 0.500.")]
    [InlineData(" -> 12", "Yours gives 12.")]
    [InlineData("t=1234567.5 -> 1.2E-07", "At t = 1.23·10⁶ yours gives 1.2·10⁻⁷.")]
    [InlineData("z=12.5 -> -5441.7", "At z = 12.5 yours gives −5440.")]
    [InlineData("z=12.5 -> -5.4417E+05", "At z = 12.5 yours gives −544000.")]
    [InlineData("the compiler is not there", null)]
    [InlineData("a -> b -> c", null)]
    [InlineData("x=1 and more -> 2", null)]
    [InlineData("", null)]
    public void A_point_is_a_sentence(string witness, string? sentence) => Assert.Equal(
        sentence, WitnessPoint.Of(witness, "a f") is { } at ? StudentSentences.AtPoint(at.Where, at.Value, at.Right) : null);

    [Fact]
    public void What_is_right_may_come_from_elsewhere() =>
        Assert.Equal("0.412", WitnessPoint.Of("z6=1.1 -> 0.175168", "z6", "0.412345")!.Right);
}

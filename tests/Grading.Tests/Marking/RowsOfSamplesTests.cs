using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>Where samples lie in a row, and where a letter with a hat is the output or nobody's.</summary>
public sealed class RowsOfSamplesTests
{
    [Theory]
    [InlineData("db", "np.sum(A-Y, axis=1, keepdims=True)/m")]
    [InlineData("db", "np.sum(A-Y, axis=-1)/m")]
    [InlineData("db", "(a-y) @ np.ones(m)/m")]
    [InlineData("db", "np.dot(a-y, np.ones(m))/m")]
    [InlineData("db", @"\frac{1}{m}(a-y)\mathbf{1}")]
    [InlineData("db", @"\frac{1}{m}\mathbf{1}^\top(a-y)")]
    [InlineData("dz", @"\frac1m(\hat Y - Y)")]
    [InlineData("dz", "(Ŷ - Y)/m")]
    [InlineData("dw", @"\frac1m X(\hat{Y}-Y)^\top")]
    public void A_row_is_added_up_and_compared(string part, string answer) =>
        Assert.Equal(Verdict.Correct, Marked.OfLibrary("logistic-regression", part, answer).Verdict);

    [Theory]
    [InlineData("db", "np.sum(A-Y, axis=1)", Verdict.Wrong)]
    [InlineData("db", "(y-a) @ np.ones(m)/m", Verdict.Wrong)]
    [InlineData("db", "np.sum(X*(a-y), axis=1)/m", Verdict.Wrong)] // of a matrix a vector is left
    [InlineData("db", "np.sum(A-Y, axis=0)/m", Verdict.Unreadable)] // the row itself, or its sum
    public void What_is_no_such_sum_is_not_taken_for_one(string part, string answer, Verdict verdict) =>
        Assert.Equal(verdict, Marked.OfLibrary("logistic-regression", part, answer).Verdict);

    // y is a hidden unit there, and x the output
    [Fact]
    public void Beside_another_y_nobody_knows_what_a_hat_means() =>
        Assert.Equal(Verdict.Unreadable, Marked.Part("cross-entropy", "sigmoid-output-weight", @"(x_i - t_i)\hat y_j").Verdict);
}

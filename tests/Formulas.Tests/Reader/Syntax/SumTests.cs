namespace Formulas.Tests.Reader.Syntax;

/// <summary>Where sums begin and end: a part of their value.</summary>
public sealed class SumTests
{
    private const string Term = @"w_{kj}^{l+1} \delta_k^{l+1} f'(z_j^l)";

    [Theory]
    [InlineData(@"\sum_{k=1}^{j}")]
    [InlineData(@"\sum^{j}_{k=1}")]
    [InlineData(@"\sum_{k=j}^{n}")]
    [InlineData(@"\sum_{k=j+1}^{n_{l+1}}")]
    [InlineData(@"\sum_{k=1}^{k}")]
    [InlineData(@"\sum_{k=1}^{2n}")]
    [InlineData(@"\sum_{k=1}^{n/2}")]
    [InlineData(@"\sum_{k=1}^{n-j}")]
    [InlineData(@"\sum_{k=1}^{n_j}")]
    [InlineData(@"\sum_{k=1}^{\infty}")]
    [InlineData(@"\sum_{k=1}^{L}")]
    [InlineData(@"\sum_{k=1}^{w}")]
    [InlineData(@"\sum_{k=1}^{C}")]
    [InlineData(@"\sum_{k=a}^{b}")]
    [InlineData(@"\sum_{k=j}")]
    [InlineData(@"\sum_{k=1}")]
    [InlineData(@"\sum_k^{j}")]
    [InlineData(@"\sum_k^3")]
    [InlineData(@"\sum_{k\in j}")]
    [InlineData(@"\sum_{k\in\text{inputs}}")]
    [InlineData(@"\sum_{k\in\text{prev}}")]
    public void A_sum_that_ends_at_no_size_is_asked_about(string sum) =>
        Assert.StartsWith("sum-", Read.Error("nielsen-delta-rules", "hidden-delta", sum + Term).Word);

    [Theory]
    [InlineData(@"\sum_{k=1}^{n}")]
    [InlineData(@"\sum^n_{k=1}")]
    [InlineData(@"\sum_{k=0}^{N-1}")]
    [InlineData(@"\sum_{k=1}^{n_{l+1}}")]
    [InlineData(@"\sum_{k=1}^{n^{(l+1)}}")]
    [InlineData(@"\sum_{k=1}^{n_{out}}")]
    [InlineData(@"\sum_k^n")]
    [InlineData(@"\sum_{k\in\{1,\dots,n\}}")]
    [InlineData(@"\sum_{k\in l+1}")]
    [InlineData(@"\sum_{k\in\text{layer }l+1}")]
    [InlineData(@"\sum_{k in layer l+1}")]
    [InlineData(@"\sum_{k in all}")]
    public void A_sum_over_a_layer_is_that(string sum) =>
        Assert.Equal(
            Read.Prefix("nielsen-delta-rules", "hidden-delta", @"\sum_k" + Term),
                Read.Prefix("nielsen-delta-rules", "hidden-delta", sum + Term));

    [Theory]
    [InlineData(@"\sum_{k\in l}")]
    [InlineData(@"\sum_{k\in\text{layer }l-1}")]
    [InlineData(@"\sum_{k\in L}")]
    public void A_sum_over_another_layer_does_not_fit(string sum) =>
        Assert.NotNull(Read.Fault("nielsen-delta-rules", "hidden-delta", sum + Term));

    [Theory]
    [InlineData("sum(w[l+1][k][j]*delta[l+1][k] for k in range(j)) * fprime(z[l][j])")]
    [InlineData("Enumerable.Range(0, j).Sum(k => w[l+1][k][j]*delta[l+1][k]) * fprime(z[l][j])")]
    public void A_loop_that_ends_at_an_index_is_asked_about(string text) =>
        Assert.StartsWith("sum-", Read.Error("nielsen-delta-rules", "hidden-delta", text).Word);
}

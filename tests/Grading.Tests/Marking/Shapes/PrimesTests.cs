using Grading.Verdicts;

namespace Grading.Tests.Marking.Shapes;

/// <summary>A prime turns an array, as in MATLAB and Julia; of an activation it can be the slope. What fits the shapes is meant.</summary>
public sealed class PrimesTests
{
    [Theory]
    [InlineData("two-layer-batch", "dA", @"dH \circ H'")]
    [InlineData("two-layer-batch", "dA", "dH .* H'")]
    [InlineData("two-layer-batch", "dA", "dH * H'")]
    [InlineData("two-layer-batch", "dA", "(dS @ W2') .* H'")]
    [InlineData("two-layer-batch", "dW1", "X' * (dH .* H') + lambda*W1")]
    [InlineData("two-layer-batch", "dW2", "H'*dS + lambda*W2")]
    [InlineData("l-layer-batch", "output", "(A^L - Y)/N .* A^L'")]
    [InlineData("l-layer-batch", "hidden", "dZ{l+1}*W{l+1}' .* A{l}'")]
    [InlineData("l-layer-batch", "hidden", @"dZ^{l+1} (W^{l+1})^T \odot (A^{l})'")]
    [InlineData("l-layer-batch", "weight", "A{l-1}'*dZ{l}")]
    [InlineData("delta-rules", "weight", "a{l-1}*Delta{l}'")]
    public void What_fits_is_meant(string problem, string part, string answer) =>
        Assert.Equal(Verdict.Correct, Marked.OfLibrary(problem, part, answer).Verdict);

    [Theory]
    [InlineData("two-layer-batch", "dA", "dH .* A'")] // a pre-activation has no slope
    [InlineData("two-layer-batch", "dA", "dH .* X'")]
    [InlineData("two-layer-batch", "dA", "H'")]
    [InlineData("two-layer-batch", "dW2", "dS'*H + lambda*W2")]
    [InlineData("two-layer-batch", "dW2", "H*dS' + lambda*W2")]
    [InlineData("l-layer-batch", "weight", "A{l}'*dZ{l}")]
    [InlineData("l-layer-batch", "hidden", "dZ{l+1}*W{l+1}' .* A{l+1}'")]
    public void A_prime_makes_nothing_right(string problem, string part, string answer) =>
        Assert.Equal(Verdict.Wrong, Marked.OfLibrary(problem, part, answer).Verdict);

    // A vector may be a row or a column: both fit.
    [Theory]
    [InlineData("hidden-delta", @"W^{l+1} Delta^{l+1} \odot a^l'")]
    [InlineData("output-delta", @"(a^L - y) \odot a^L'")]
    public void Where_both_fit_it_is_asked(string part, string answer) =>
        Assert.IsType<Reason.Ambiguous>(Marked.OfLibrary("delta-rules", part, answer).Reason);
}

using Grading.Verdicts;

namespace Grading.Tests.Marking.Shapes;

/// <summary>a[l]^2 is a square: what stands in brackets is a layer already.</summary>
public sealed class SquaresTests
{
    [Theory]
    [InlineData("vanilla-rnn", "last", "(h[T] - u[T])*(1 - h[T]^2)", Verdict.Correct)]
    [InlineData("vanilla-rnn", "last", "dL/dz[T] = (h[T] - u[T])*(1 - h[T]^{2})", Verdict.Correct)]
    [InlineData("vanilla-rnn", "step-jacobian", "diag(1 - h[t]^2) @ W", Verdict.Correct)]
    [InlineData("l-layer-batch", "output", "(A[L] - Y)/N * (A[L] - A[L]^2)", Verdict.Conditional)]
    [InlineData("l-layer-batch", "output", "(A[L] - Y)/N * A[L]^2", Verdict.Wrong)]
    [InlineData("delta-rules", "output-delta", "(a[L] - y)*(a[L] - a[L]^2)", Verdict.Conditional)]
    [InlineData("delta-rules", "output-delta", "(a[L][j] - y[j])*(a[L][j] - a[L][j]^2)", Verdict.Conditional)]
    [InlineData("delta-rules", "weight", "a[i]^{l-1} Delta[j]^l", Verdict.Correct)] // neurons in brackets
    [InlineData("delta-rules", "weight", "Delta[l] a[l-1]^T", Verdict.Wrong)] // and a row
    public void A_layer_in_brackets_is_known(string problem, string part, string answer, Verdict verdict) =>
        Assert.Equal(verdict, Marked.OfLibrary(problem, part, answer).Verdict);
}

namespace Formulas.Tests.Reader.Syntax;

public sealed class ProgramTests
{
    private const string Hidden = "(* (sum[k] (* w_jk^(l+1) Delta_k^(l+1))) (f' z_j^l))";

    // Sums of programs.
    [Theory]
    [InlineData("sum(w[l+1][j][k]*delta[l+1][k] for k in range(n)) * fprime(z[l][j])")]
    [InlineData("sum([w[l+1][j][k]*delta[l+1][k] for k in range(len(delta[l+1]))]) * fprime(z[l][j])")]
    [InlineData("np.sum([w[l+1][j,k]*delta[l+1][k] for k in range(0, n_next)])*fprime(z[l][j])")]
    [InlineData("sum(w[l+1][j][k]*delta[l+1][k] for k in range(1, n+1)) * fprime(z[l][j])")]
    [InlineData("sum(w[l+1][j][k]*delta[l+1][k] for k in layer) * fprime(z[l][j])")]
    [InlineData("Enumerable.Range(0, n).Sum(k => w[l+1][j][k]*delta[l+1][k]) * fprime(z[l][j])")]
    [InlineData("Enumerable.Range(0, n).Select(k => w[l+1][j][k]*delta[l+1][k]).Sum() * fprime(z[l][j])")]
    [InlineData("(w[l+1] * delta[l+1]).sum(axis=1) * fprime(z[l])")]
    [InlineData("np.sum(w[l+1] * delta[l+1][None,:], axis=1, keepdims=True) * fprime(z[l])")]
    [InlineData("(w[l+1] * delta[l+1]) @ np.ones(n) * fprime(z[l])")]
    [InlineData(@"(W^{l+1} \odot \Delta^{l+1}) \mathbf{1} \odot f'(z^l)")]
    public void A_sum_of_a_program_is_read(string answer) =>
        Assert.Equal(Hidden.Replace(" w_jk^(l+1) Delta_k^(l+1)", ""), Plain(Read.Prefix("delta-rules", "hidden-delta", answer)));

    // A product with ones, and the letter of the sum, change nothing.
    private static string Plain(string prefix) => prefix.Replace("(* (* w_jk^(l+1) Delta_k^(l+1)) 1)", "(* w_jk^(l+1) Delta_k^(l+1))")
        .Replace(" w_jk^(l+1) Delta_k^(l+1)", "");

    [Theory]
    [InlineData("delta6*(w36 + sum(w[3][i]*w[i][6]*sigma'(z[i]) for i in range(4, 6)))")]
    [InlineData("delta6*(w36 + Enumerable.Range(4, 2).Sum(i => w[3][i]*w[i][6]*sigma'(z[i])))")]
    public void Numbered_neurons_are_summed_over(string answer) =>
        Assert.Equal(
            "(* delta6 (+ w36 (sum[i=4..5] (* (* w_3i w_i6) (sigma' z_i)))))", Read.Prefix("itakura-saito", "d", answer));

    [Theory]
    [InlineData("sum(w[l+1][j][k]*delta[l+1][k] for k in range(1, n))")]
    [InlineData("sum(w[l+1][j][k]*delta[l+1][k] for k in range(n-1))")]
    [InlineData("sum(w[l+1][j][k]*delta[l+1][k] for k in range(3))")]
    [InlineData("sum(w*d for w, d in zip(w[l+1][j], delta[l+1]))")]
    [InlineData("sum(w[l+1][j][k]*delta[l+1][k] for k in range(n) if k != j)")]
    [InlineData("Enumerable.Range(1, n).Sum(k => w[l+1][j][k]*delta[l+1][k])")]
    public void A_range_in_doubt_is_asked_about(string answer) => Read.Error("delta-rules", "hidden-delta", answer);

    [Theory]
    [InlineData("np.sum(Delta[l], axis=0)")]
    [InlineData("np.sum(Delta[l], axis=1, keepdims=True)")]
    [InlineData("Delta[l] @ np.ones(m)")]
    public void An_axis_that_the_question_does_not_have_is_asked_about(string answer)
    {
        var fault = Read.Fault("delta-rules", "bias", answer);
        Assert.Equal(("shape", true), (fault.Word, fault.IsQuestion));
    }

    [Theory]
    [InlineData(@"\mathbf{1}^T (a^L - y)")]
    [InlineData(@"\mathbf{1}_n^\top (a^L - y)")]
    [InlineData("np.ones(n).T @ (a[L] - y)")]
    [InlineData("np.ones((1, n)).dot(a[L] - y)")]
    public void Ones_add_up(string answer) =>
        Assert.Equal("(* (f' z_j^L) (sum[k] (* 1 (- a_k^L y_k))))",
            Read.Prefix("delta-rules", "output-delta", $"f'(z_j^L) * ({answer})"));

    [Theory]
    [InlineData("new"), InlineData("n+1"), InlineData("i+1"), InlineData("k+1"), InlineData("t+1"), InlineData("neu"), InlineData("next")]
    public void A_new_value_bears_a_mark(string mark) => Assert.Equal(
        Read.Prefix("itakura-saito", "c", "b6 - k*dL/dz6"), Read.Prefix("itakura-saito", "c", $"b_6^{{{mark}}} = b6 - k*dL/dz6"));

    [Theory]
    [InlineData("old"), InlineData("n"), InlineData("i"), InlineData("k"), InlineData("t"), InlineData("alt"), InlineData("prev")]
    public void An_old_value_bears_a_mark(string mark) => Assert.Equal(
        Read.Prefix("itakura-saito", "c", "b6 - k*dL/dz6"), Read.Prefix("itakura-saito", "c", $"b_6^{{{mark}}} - k*dL/dz6"));
}

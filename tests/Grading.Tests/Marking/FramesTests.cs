using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>What stands around a right answer, and what it is written with, changes nothing.</summary>
public sealed class FramesTests
{
    [Theory]
    [InlineData("convolution-1d", "dw2", "g_1 x_2 + g_2 x_3 + g_3 x_4.")] // the end of a sentence
    [InlineData("convolution-1d", "dw2", @"\[g_1 x_2 + g_2 x_3 + g_3 x_4.\]")]
    [InlineData("two-layer-batch", "dW2", @"H^T dS + \lambda W_2.")]
    [InlineData("two-layer-batch", "db2", "dS^T 1.")]
    [InlineData("gru-cell", "dr", @"$$(U_p^\top da_p) \odot h_{prev}$$")]
    [InlineData("gru-cell", "dr", @"(U_p^\top da_p) \odot h_{prev};")]
    [InlineData("gru-cell", "dr", @"= (U_p^\top da_p) \odot h_{\text{prev}}")]
    [InlineData("multiclass-svm", "dV", "X^T.dot(dS)")]
    [InlineData("batch-norm", "dxh", @"dY \cdot gamma")] // a vector along the rows
    [InlineData("batch-norm", "dxh", "gamma · dY")]
    [InlineData("optimisers", "momentum", @"w[t+1] = w[t] + \mu v[t] - \eta g")]
    [InlineData("delta-rules", "hidden-delta", "dC/dz = sum_k w_jk^(l+1) Delta_k^(l+1) f'(z_j^l)")] // in no layer that is told
    [InlineData("nielsen-delta-rules", "weight", @"\frac{\partial C}{\partial w} = a_k^{l-1} \delta_j^l")]
    [InlineData("vanilla-rnn", "input", "dL/dx = U^T delta_t")]
    [InlineData("net-with-numbers", "dW", @"\[[[0.0822, 0.0827], [-0.0226, -0.0227]]\]")]
    [InlineData("net-with-numbers", "dW", @"\boxed{\begin{pmatrix} 0.0822 & 0.0827 \\ -0.0226 & -0.0227 \end{pmatrix}}")]
    [InlineData("net-with-numbers", "dW", "[[0.0822, 0.0827], [-0.0226, -0.0227]];")]
    [InlineData("net-with-numbers", "dW", "np.array([[0.0822, 0.0827], [-0.0226, -0.0227]])  # rounded")]
    [InlineData("net-with-numbers", "dW", "**0.0822, 0.0827, -0.0226, -0.0227**")]
    [InlineData("net-with-numbers", "dW", "Answer: [[0.0822, 0.0827], [-0.0226, -0.0227]]")]
    [InlineData("net-with-numbers", "dW", "= [[0.0822, 0.0827], [-0.0226, -0.0227]].")]
    public void It_stays_right(string problem, string part, string answer) =>
        Assert.Equal(Verdict.Correct, Marked.OfLibrary(problem, part, answer).Verdict);

    [Theory]
    [InlineData("nielsen-delta-rules", "weight", @"\frac{\partial C}{\partial b} = a_k^{l-1} \delta_j^l", Verdict.Unreadable)]
    [InlineData("nielsen-delta-rules", "bias", "dC/dw = delta_j^l", Verdict.Unreadable)]
    [InlineData("batch-norm", "dxh", "dY gamma", Verdict.Wrong)]
    [InlineData("batch-norm", "dxh", "dY @ gamma", Verdict.Wrong)]
    [InlineData("net-with-numbers", "dW", @"\[0.0822, 0.0827, 0.0226, -0.0227\]", Verdict.Wrong)]
    public void And_makes_nothing_right(string problem, string part, string answer, Verdict verdict) =>
        Assert.Equal(verdict, Marked.OfLibrary(problem, part, answer).Verdict);
}

using Grading.Assignments;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Explaining;

/// <summary>Mistakes with batches, classes, steps of time and windows are computed from the model; no problem lists them.</summary>
public sealed class MistakesOfArraysTests
{
    private static readonly Dictionary<string, ProblemGrading> Library =
        ProblemReader.Read(ProblemReader.Outlines(Path.Combine(Repository.Folder, "problems")))
            .ToDictionary(problem => problem.Id, problem => new ProblemGrading(problem, new Assignment()));

    [Theory]
    [InlineData("AVG", "softmax-regression", "dS", "P - Y")]
    [InlineData("AVG", "softmax-regression", "dW", "X^T (P - Y) + 2*lambda*W")]
    [InlineData("AVG", "softmax-regression", "dW", "X^T dS/N + 2*lambda*W")]
    [InlineData("AVG", "two-layer-batch", "db1", "np.mean(dA, axis=0)")]
    [InlineData("AVG", "logistic-regression", "step", "w - eta*X @ (a - y)")]
    [InlineData("AVG", "batch-norm", "dgamma", "np.mean(dY*xh, axis=0)")]
    [InlineData("AVG", "convolution-1d", "db-any", "np.mean(g)")]
    [InlineData("AXIS", "two-layer-batch", "db1", "np.sum(dA, axis=1)")]
    [InlineData("AXIS", "two-layer-batch", "db2", "np.sum(dS)")]
    [InlineData("AXIS", "attention", "dS", "A_ij (dA_ij - sum_m A_mj dA_mj)")]
    [InlineData("AXIS", "multiclass-svm", "dS", "(M - Y*np.sum(M, axis=0, keepdims=True))/N")]
    [InlineData("AXIS", "layer-norm", "dgamma", "np.sum(dY*xh, axis=1)")]
    [InlineData("NOSUM", "two-layer-batch", "db1", "dA")]
    [InlineData("NOSUM", "layer-norm", "dbeta", "dY")]
    [InlineData("NOSUM", "logistic-regression", "db", "dz")]
    [InlineData("TRANS", "two-layer-batch", "dW2", "H @ dS + lambda*W2")]
    [InlineData("TRANS", "two-layer-batch", "dW1", "dA.T @ X + lambda*W1")]
    [InlineData("TRANS", "two-layer-batch", "dH", "W2 @ dS")]
    [InlineData("TRANS", "softmax-regression", "dW", "(P - Y)^T X/N + 2*lambda*W")]
    [InlineData("TRANS", "multi-head-attention", "dV", "P_a dO_a")]
    [InlineData("LABEL", "softmax-regression", "dS", "P/N")]
    [InlineData("LABEL", "softmax-regression", "dS", "(P_nc - 1)/N")]
    [InlineData("LABEL", "softmax-regression", "dW", "X^T P/N + 2*lambda*W")]
    [InlineData("LABEL", "word2vec", "dv", "U^T yhat")]
    [InlineData("LABEL", "losses", "mse", "2 p x")]
    [InlineData("SOFTSIG", "softmax-regression", "dS", "-Y*(1 - P)/N")]
    [InlineData("SOFTSIG", "two-layer-batch", "dscores", "-Y*(1 - P)/N")]
    [InlineData("SOFTSIG", "attention", "dS", "A_ij dA_ij")]
    [InlineData("TIME", "vanilla-rnn", "U", "delta_T x_T^T")]
    [InlineData("TIME", "vanilla-rnn", "b", "delta_T")]
    [InlineData("TIME", "vanilla-rnn", "sgd", "W - eta*delta_T h_(T-1)^T")]
    [InlineData("FLIP", "convolution-1d", "dx", "sum_k g_(i+k-1) w_k")]
    [InlineData("FLIP", "convolution-1d", "dx", "w_1 g_i + w_2 g_(i+1) + w_3 g_(i+2)")]
    [InlineData("FLIP", "convolution-1d", "dx3", "g1 w1 + g2 w2 + g3 w3")]
    [InlineData("FLIP", "convolution-2d", "dw", "sum_o sum_p g_(f,o,p) x_(c,o-k+1,p-l+1)")]
    [InlineData("SHIFT", "convolution-1d", "dw", "sum_o g_o x_(o+k)")]
    [InlineData("SHIFT", "convolution-1d", "dw2", "g1 x1 + g2 x2 + g3 x3")]
    [InlineData("SHIFT", "convolution-1d", "stride-dw", "sum_o g_o x_(2o+k-2)")]
    [InlineData("SHIFT", "convolution-2d", "dx", "sum_f sum_k sum_l w_(f,c,k,l) g_(f,i-k,j-l)")]
    [InlineData("LATERAL", "convolution-1d", "dx3", "g1 w3 + g2 w2")]
    [InlineData("LATERAL", "batch-norm", "dX", "dxh_nd/sqrt(v_d + eps)")]
    [InlineData("LATERAL", "lstm-cell", "dhp", "Ui^T dai + Uf^T daf + Ug^T dag")]
    [InlineData("REG", "two-layer-batch", "dW1", "X.T @ dA")]
    [InlineData("REG", "two-layer-batch", "db2", "np.sum(dS, axis=0) + lambda*b2")]
    [InlineData("REG", "softmax-regression", "step", "W - eta*X^T dS")]
    [InlineData("REG", "optimisers", "matrix-decay", "W - eta*(y - t) x^T")]
    [InlineData("FAC2X", "two-layer-batch", "dW1", "X.T @ dA + 2*lambda*W1")]
    [InlineData("FAC2X", "optimisers", "decay", "w - eta*(g + 2*lambda*w)")]
    [InlineData("FAC2", "softmax-regression", "step", "(1 - eta*lambda)*W - eta*X^T dS")]
    [InlineData("MASK", "dropout-and-pooling", "dropout", "G/p")]
    [InlineData("MASK", "dropout-and-pooling", "dropout", "G*(1 - M)/p")]
    [InlineData("NOFP", "two-layer-batch", "dW1", "X.T @ dH + lambda*W1")]
    [InlineData("NOFP", "two-layer-batch", "db1", "np.sum(dH, axis=0)")]
    [InlineData("NOFP", "residual-block", "dW", "dh x^T")]
    [InlineData("RELUGATE", "two-layer-batch", "dW1", "X.T @ (dH * (A < 0)) + lambda*W1")]
    [InlineData("SCALE", "dropout-and-pooling", "dropout", "G*M")]
    [InlineData("SCALE", "dropout-and-pooling", "dropout", "G*M/(1 - p)")]
    [InlineData("SCALE", "attention", "dQ", "dS K")]
    [InlineData("SCALE", "multi-head-attention", "dK", "dS_a^T Q_a")]
    [InlineData("BIASC", "optimisers", "adam", "w - eta*(1-beta1)*g/(sqrt((1-beta2)*g^2) + eps)")]
    [InlineData("BIASC", "optimisers", "adam-k", "w - eta*(beta1*m + (1-beta1)*g)/(sqrt(beta2*s + (1-beta2)*g^2) + eps)")]
    [InlineData("BIASC", "optimisers", "adam-k",
        "w - eta*((beta1*m + (1-beta1)*g)/(1-beta1))/(sqrt((beta2*s + (1-beta2)*g^2)/(1-beta2)) + eps)")]
    [InlineData("OLDNEW", "optimisers", "rmsprop", "w - eta*g/(sqrt(s) + eps)")]
    [InlineData("OLDNEW", "optimisers", "adam-k", "w - eta*(m/(1-beta1^k))/(sqrt(s/(1-beta2^k)) + eps)")]
    [InlineData("NOTERM", "optimisers", "momentum", "w - eta*g")]
    [InlineData("NOTERM", "optimisers", "matrix-momentum", "W - eta*(y - t) x^T")]
    [InlineData("DESC", "two-layer-batch", "step", "W2 += eta*dW2")]
    [InlineData("DESC", "l-layer-batch", "sgd", "W^l + eta (A^{l-1})^T dZ^l")]
    [InlineData("NOLR", "softmax-regression", "step", "W - dW")]
    [InlineData("CASES", "activations", "leaky", "1")]
    [InlineData("CASES", "losses", "huber", "(p-y) x")]
    [InlineData("CASES", "dropout-and-pooling", "max-windows", "g_q 1[u_qk < v_q]")]
    public void A_slip_of_the_library_has_its_mistake(string code, string problem, string part, string slip)
    {
        var outcome = Library[problem][part]!.Grade(slip);

        Assert.Equal((Verdict.Wrong, code), (outcome.Verdict, outcome.Mistake?.Code));
    }

    [Fact]
    public void Most_slips_of_the_library_have_a_mistake_and_no_right_answer_has_one()
    {
        var (wrong, named) = (0, 0);
        foreach (var problem in Library.Values)
        {
            foreach (var part in problem.Parts.Where(part => part.Part.Question is Question.Formula))
            {
                foreach (var slip in part.Part.Slips.Select(part.Grade).Where(outcome => outcome.Verdict == Verdict.Wrong))
                {
                    wrong++;
                    if (slip.Mistake is not null) named++;
                }
                Assert.All(part.Part.Right, right => Assert.Null(part.Grade(right).Mistake));
            }
        }
        Assert.True(named >= 0.8 * wrong, $"only {named} of {wrong} have a mistake");
    }
}

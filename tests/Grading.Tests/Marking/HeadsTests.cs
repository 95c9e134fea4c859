using Grading.Assignments;
using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>What stands before a formula, and where a formula is said to hold: it is what is asked, or it is asked about.</summary>
public sealed class HeadsTests
{
    private const string Right = "2(z6^2-t)/z6^3";

    [Theory]
    [InlineData("dL/dx6: ")]
    [InlineData("z6: ")]
    [InlineData("b: ")]
    [InlineData("(b): ")]
    [InlineData("part b: ")]
    [InlineData("gradient wrt x6: ")]
    [InlineData("the derivative of L by w46: ")]
    [InlineData("second derivative: ")]
    [InlineData("negative gradient: ")]
    [InlineData("loss: ")]
    [InlineData("x6 is ")]
    [InlineData("the gradient wrt x6 is ")]
    [InlineData("the loss is ")]
    [InlineData("kδ6 = ")]
    [InlineData("Δδ6 = ")]
    [InlineData("δ6' = ")]
    [InlineData("2δ6 = ")]
    [InlineData("0 = dL/dz6 - ")]
    public void A_head_of_something_else_is_asked_about(string head) => AssertAsked("itakura-saito", "a", head + Right);

    [Theory]
    [InlineData("a: ")]
    [InlineData("(a): ")]
    [InlineData("Part 1 (a): ")]
    [InlineData("Q5. dL/dz6 = ")]
    [InlineData("Answer: ")]
    [InlineData("**Answer:** ")]
    [InlineData("Lösung: ")]
    [InlineData("gradient wrt z6: ")]
    [InlineData("dL/dz6: ")]
    [InlineData("delta6 is ")]
    [InlineData("The answer is ")]
    [InlineData("So we see that the derivative is ")]
    [InlineData("\\frac{d}{dz_6} L = ")]
    public void A_head_of_what_is_asked_is_harmless(string head) =>
        Assert.Equal(Verdict.Correct, Grade("itakura-saito", "a", head + Right).Verdict);

    [Theory]
    [InlineData("loss", "dC/dw = 0.288")]
    [InlineData("loss", "gradient = 0.288")]
    [InlineData("loss", "p = 0.288")]
    [InlineData("loss", "10 C: 0.288")]
    [InlineData("loss", "loss after the step: 0.288")]
    [InlineData("loss", "the output is 0.288")]
    [InlineData("dw1", "dw2: 2.081")]
    [InlineData("dw1", "the gradient of w2 is 2.081")]
    [InlineData("dw1", "δ1 = 2.081")]
    [InlineData("dw1", "|dw1| = 2.081")]
    [InlineData("dw1", "2.081 for w2")]
    [InlineData("loss", "0.288 (x=1)")]
    [InlineData("loss", "0.288 with w2 = 5")]
    [InlineData("loss", "C = 0.288 at x = 3")]
    [InlineData("loss", "C = 0.288 ≈ 0.29")]
    [InlineData("loss", "0.288 to 0.289")]
    [InlineData("loss", "0.288 +- 0.001")]
    [InlineData("loss", "2.884·10−1")]
    [InlineData("relu-positive", "1 for z < 0")]
    [InlineData("relu-positive", "1\\quad(z<0)")]
    [InlineData("relu-negative", "0 (z>0)")]
    [InlineData("sgd", "w1 - eta*dC/dw1, eta < 0")]
    [InlineData("sgd", "w1_old = w1_new - eta*dC/dw1")]
    [InlineData("sgd", "w1,old = w1,new - eta*dC/dw1")]
    [InlineData("sgd", "w1, after = w1 - eta*dC/dw1")]
    [InlineData("sgd", "w_1;nouveau = w_1 - eta*dC/dw1")]
    [InlineData("sgd", "w1 -= eta*dC/dw1; w1 -= eta*dC/dw1")]
    [InlineData("sigmoid-derivative", "1/(1+e−z)·(1−1/(1+e−z))")]
    public void Numbers_and_conditions_of_something_else_are_asked_about(string part, string answer) =>
        AssertAsked("relu-sigmoid", part, answer);

    [Theory]
    [InlineData("loss", "L = 0.288")]
    [InlineData("loss", "Loss: 0.288")]
    [InlineData("loss", "C = 0.2884 (for x = 3, t = 1, w1 = 0.01, w2 = -5, b = -1)")]
    [InlineData("loss", "0.5*(y-1)^2 with y = 0.24048908")]
    [InlineData("dw1", "grad_w1 = 2.081")]
    [InlineData("relu-positive", "1 for z > 0")]
    [InlineData("sgd", "new weight: w1 - eta*dC/dw1")]
    [InlineData("sgd", "w1_new = w1_old - eta*dC/dw1 (eta > 0)")]
    [InlineData("sgd", "w1,new = w1 - eta*dC/dw1")]
    [InlineData("sgd", "w_1, new = w_1 - eta*dC/dw1")]
    [InlineData("sgd", "w_{1},neu := w_{1},alt - eta*dC/dw1")]
    [InlineData("sgd", "w1; updated = w1,old - eta*dC/dw1")]
    [InlineData("sgd", "w1+ = w1 - eta*dC/dw1")]
    [InlineData("sgd", "w1+ = -eta*dC/dw1")]
    public void Numbers_and_conditions_of_the_question_are_harmless(string part, string answer) =>
        Assert.Equal(Verdict.Correct, Grade("relu-sigmoid", part, answer).Verdict);

    [Theory]
    [InlineData("weight", "bias: δ_j^l a_k^{l-1}")]
    [InlineData("bias", "δ_j^l for w")]
    [InlineData("bias", "δ_j^l for weights")]
    [InlineData("weight", "Δw_{jk}^l = a_k^{l-1} δ_j^l")]
    [InlineData("weight", "∂C/∂(W^l)^T = δ^l (a^{l-1})^T")]
    [InlineData("weight", "∂C/∂w_{jk}^L = a_k^{L-1} δ_j^L")]
    [InlineData("weight", "δ_j^l a_k^{l-1}\\quad (l = L)")]
    [InlineData("weight", "δ_i^l a_j^{l-1}")]
    [InlineData("weight", "a_k^l-1 δ_j^l")]
    [InlineData("hidden-delta", "δ_j^L = \\sum_k w_{kj}^{l+1} δ_k^{l+1} f'(z_j^l)")]
    [InlineData("hidden-delta", "np.dot(w[l+1][:,j], delta[l+1]) * fprime(z[l][j])")]
    [InlineData("hidden-delta", "(W^T)^{l+1} δ^{l+1} ⊙ f'(z^l)")]
    public void Layers_and_letters_of_something_else_are_asked_about(string part, string answer) =>
        AssertAsked("nielsen-delta-rules", part, answer);

    [Theory]
    [InlineData("weight", "weights: δ_j^l a_k^{l-1}")]
    [InlineData("weight", "(BP4) $\\frac{∂C}{∂w_{jk}^l} = a_k^{l-1} δ_j^l$")]
    [InlineData("output-delta", "\\nabla_a C(a^L) \\odot f'(z^L)")]
    [InlineData("output-delta", "\\frac{\\partial C}{\\partial a_j^L}(a^L) f'(z_j^L)")]
    public void Layers_and_letters_of_the_question_are_harmless(string part, string answer) =>
        Assert.Equal(Verdict.Correct, Grade("nielsen-delta-rules", part, answer).Verdict);

    [Fact]
    public void Letters_of_the_question_are_never_exchanged() =>
        Assert.Equal(Verdict.Wrong, Grade("nielsen-delta-rules", "weight", "δ_k^l a_j^{l-1}").Verdict);

    private static void AssertAsked(string problem, string part, string answer) =>
        Assert.Equal(Verdict.Unreadable, Grade(problem, part, answer).Verdict);

    private static Outcome Grade(string problem, string part, string answer) =>
        new ProblemGrading(Repository.Problem(problem), new Assignment())[part]!.Grade(answer);
}

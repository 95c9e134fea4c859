using Grading.Assignments;
using Grading.Verdicts;

namespace Grading.Tests.Assignments;

/// <summary>
/// What an assignment may treat otherwise, for all parts or for one: each switch changes a verdict, and no other answer's.
/// </summary>
public sealed class SwitchesTests
{
    [Theory]
    [InlineData("assume-logistic: correct", "itakura-saito", "d", Logistic, Verdict.Conditional, Verdict.Correct)]
    [InlineData("assume-logistic: wrong", "itakura-saito", "d", Logistic, Verdict.Conditional, Verdict.Wrong)]
    [InlineData("targets-sum-to-one: correct", "softmax-any-targets", "output-weight", "(x_i - t_i) y_j", Verdict.Conditional,
        Verdict.Correct)]
    [InlineData("targets-sum-to-one: wrong", "softmax-any-targets", "output-weight", "(x_i - t_i) y_j", Verdict.Conditional, Verdict.Wrong)]
    [InlineData("form: required", "relu-sigmoid", "sigmoid-derivative", "sigma(z)(1-sigma(z))", Verdict.Correct, Verdict.Wrong)]
    [InlineData("form: required", "relu-sigmoid", "sigmoid-derivative", "e^(-z)/(1+e^(-z))^2", Verdict.Correct, Verdict.Correct)]
    [InlineData("form: required", "relu-sigmoid", "sigmoid-derivative", "exp(-z)/(1+exp(-z))^2", Verdict.Correct, Verdict.Correct)]
    [InlineData("form: required", "itakura-saito", "a", "2/z6 - 2t/z6^3", Verdict.Correct, Verdict.Correct)]
    [InlineData("batch-average: accept", "delta-rules", "weight", "1/N a_i^(l-1) Delta_j^l", Verdict.Wrong, Verdict.Correct)]
    [InlineData("batch-average: accept", "cross-entropy", "sigmoid-output-weight", @"\frac{1}{n} (x_i - t_i) y_j", Verdict.Wrong,
        Verdict.Correct)]
    [InlineData("batch-average: accept", "itakura-saito", "b", "w46 - k/N*x4*dL/dz6", Verdict.Wrong, Verdict.Correct)]
    [InlineData("batch-average: accept", "delta-rules", "weight", "N a_i^(l-1) Delta_j^l", Verdict.Unreadable, Verdict.Unreadable)]
    [InlineData("batch-average: accept", "delta-rules", "weight", "1/N a_j^(l-1) Delta_i^l", Verdict.Unreadable, Verdict.Unreadable)]
    [InlineData("intermediate-deltas: accept", "itakura-saito", "d", "sigma'(z3)*(w36*delta6 + w34*delta4 + w35*delta5)",
        Verdict.Unreadable, Verdict.Correct)]
    [InlineData("bare-increment: accept", "itakura-saito", "b", "-k*x4*dL/dz6", Verdict.Wrong, Verdict.Correct)]
    [InlineData("sum-convention: einstein", "delta-rules", "hidden-delta", "w_jk^(l+1) Delta_k^(l+1) f'(z_j^l)", Verdict.Wrong,
        Verdict.Correct)]
    [InlineData("sum-convention: einstein", "delta-rules", "hidden-delta", "w_kj^(l+1) Delta_k^(l+1) f'(z_j^l)", Verdict.Wrong,
        Verdict.Wrong)]
    [InlineData("sum-convention: einstein", "cross-entropy", "sigmoid-hidden-weight", "(x_i - t_i) w_ji y_j (1 - y_j) z_k", Verdict.Wrong,
        Verdict.Correct)]
    [InlineData("decimals: 2", "relu-sigmoid", "loss", "0.29", Verdict.Wrong, Verdict.Correct)]
    [InlineData("decimals: 4", "relu-sigmoid", "loss", "0.288", Verdict.Correct, Verdict.Wrong)]
    [InlineData("relu-sigmoid.loss: { decimals: 2 }", "relu-sigmoid", "loss", "0.29", Verdict.Wrong, Verdict.Correct)]
    [InlineData("relu-sigmoid.db: { decimals: 2 }", "relu-sigmoid", "loss", "0.29", Verdict.Wrong, Verdict.Wrong)]
    [InlineData("itakura-saito.d: { assume-logistic: correct }", "itakura-saito", "d", Logistic, Verdict.Conditional, Verdict.Correct)]
    public void A_switch_changes_a_verdict(string switches, string problem, string part, string answer, Verdict usual, Verdict switched)
    {
        Assert.Equal(usual, Mark(new(), problem, part, answer));
        Assert.Equal(switched,
            Mark(AssignmentReader.Parse($"switches: {{ {switches} }}", "homework.yaml", Repository.Problems), problem, part, answer));
    }

    private const string Logistic = "dL/dz6*x3*(1 - x3)*(w36 + w34*w46*x4*(1 - x4) + w35*w56*x5*(1 - x5))";

    private static Verdict Mark(Assignment assignment, string problem, string part, string answer) =>
        new ProblemGrading(Repository.Problem(problem), assignment)[part]!.Grade(answer).Verdict;
}

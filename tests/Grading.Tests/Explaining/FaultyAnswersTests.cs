using System.Text;
using Formulas.Reader;
using Grading.Verdicts;

namespace Grading.Tests.Explaining;

/// <summary>What students read: the answers of one class that went wrong, in all the ways there are.</summary>
public sealed class FaultyAnswersTests
{
    private static readonly (string Problem, string Part, string Answer)[] Answers =
    [
        // names and characters
        ("itakura-saito", "a", "2*(z7^2 - t)/z7^3"),
        ("itakura-saito", "a", "2*(z6^2 - T0)/z6^3"),
        ("itakura-saito", "d", "dL/dz6*sigm'(z3)*w36*foo"),
        ("nielsen-delta-rules", "bias", "detla_j^l"),
        ("itakura-saito", "a", "2*(х6 - t)/z6^3"),
        ("relu-sigmoid", "relu-negative", "O"),
        ("itakura-saito", "a", "2*(z6^2 - t)/z6^3 €"),
        ("itakura-saito", "d", @"$\input{solutions.tex}$"),
        ("itakura-saito", "a", "I did not get to this one."),
        ("itakura-saito", "b", "__import__('os').system('id')"),
        // what is half finished
        ("itakura-saito", "b", "w46 = w46 - k*"),
        ("itakura-saito", "a", "2*(z6^2 - t/z6^3"),
        ("itakura-saito", "a", "2*z6^2 - t)/z6^3"),
        ("itakura-saito", "a", "2*(z6^2 -* t)/z6^3"),
        ("itakura-saito", "d", "dL/dz6*sigma'*w36"),
        ("delta-rules", "hidden-delta", "???"),
        ("delta-rules", "hidden-delta", "sum Delta_k^(l+1) w_jk^(l+1) f'(z_j^l)"),
        ("relu-sigmoid", "sigmoid-derivative", "e^(-z)/(1+e^(-z))^2 = ..."),
        // which of the two?
        ("itakura-saito", "a", "±2(z6^2 - t)/z6^3"),
        ("itakura-saito", "c", "b6 = b6 - 2k(z6^2 - t)/z6 z6^2"),
        ("itakura-saito", "a", "2/z6 - 2t/z6^3 = 2(z6^2 - t)/z6^2"),
        ("relu-sigmoid", "sigmoid-derivative", "e^(-z)/(1+e^(-z))^2 or s(1-s)"),
        ("relu-sigmoid", "dw1", "2,080"),
        ("relu-sigmoid", "dw2", "-0.004 or -0.005"),
        ("itakura-saito", "b", "w46 - k*eta*dL/dz6*x4"),
        ("relu-sigmoid", "sigmoid-large-z", "it depends"),
        ("relu-sigmoid", "sigmoid-large-z", "a) or b)"),
        // indices and shapes
        ("cross-entropy", "softmax-hidden-weight", "(x_i - t_i) w_ji y_j (1 - y_j) z_k"),
        ("nielsen-delta-rules", "hidden-delta", "sum_k w_jk^(l+1) delta_k^(l+1) f'(z_j^l)"),
        ("cross-entropy", "sigmoid-output-weight", "(x_i - t_i) w_ij"),
        ("nielsen-delta-rules", "hidden-delta", @"W^{l+1} delta^{l+1} \odot f'(z^l)"),
        ("delta-rules", "weight", "np.outer(delta[l], a[l-1])"),
        ("delta-rules", "bias", "sum_j Delta_j^l"),
        ("nielsen-delta-rules", "hidden-delta", "∑𝑘𝑤𝑙+1𝑘𝑗𝛿𝑙+1𝑘𝑓′(𝑧𝑙𝑗)"),
        ("delta-rules", "linear-output-delta", @"\frac{\partial C}{a_j^L}"),
        ("nielsen-delta-rules", "weight", "a_k^(l-1)**delta_j^l"),
        // read, and not what was asked
        ("itakura-saito", "b", "w46 - k*dL/dw46"),
        ("itakura-saito", "a", "delta6"),
        ("itakura-saito", "a", "2*(x6 - t)/(x6*sqrt(x6))"),
        ("itakura-saito", "d", "dL/dz6*x3*(1 - x3)*(w36 + w34*w46*x4*(1 - x4) + w35*w56*x5*(1 - x5))"),
        ("softmax-any-targets", "output-weight", "(x_i - t_i) y_j"),
        ("relu-sigmoid", "loss", "C"),
        // more than a formula can be
        ("itakura-saito", "a", "9^9^9^9^9"),
        ("itakura-saito", "a", "sum_{i=1}^{1000000} z6"),
    ];

    [Fact]
    public Task Forty_faulty_answers_and_what_their_authors_read()
    {
        Assert.True(Answers.Length >= 40);
        var told = new StringBuilder();
        foreach (var (problem, part, answer) in Answers)
            told.Append($"{problem}.{part}:  {answer}\n{Told(answer, Marked.Part(problem, part, answer))}\n\n");
        return Verify(told.ToString());
    }

    private static string Told(string answer, Outcome outcome)
    {
        var read = outcome.Reading.Length > 0 ? $"  read as {outcome.Reading}\n" : "";
        var hint = outcome.Place is { } place ? MarkedText.Below(outcome.Hint, answer, place.Start, place.Length) : outcome.Hint;
        return $"  {outcome.Verdict.Word()} ({outcome.Reason.Word}){(outcome.Mistake is not null ? $" {outcome.Mistake}" : "")}\n{read}{string.Join('\n', hint.Split('\n').Select(line => $"  {line}"))}";
    }
}

using Grading.Assignments;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Problems;

public sealed class SpellingsTests
{
    private const string File = """
        id: neuron
        title: One neuron
        statement: One neuron.
        write: { w: omega, yhat: ['\hat y', o] }
        symbols:
          w, x, b, t: 0.3..1.5
        functions: { sigma: logistic }
        model: |
          z = w*x + b;  yhat = sigma(z)
          C = 1/2*(yhat - t)^2
        parts:
          a:
            question: What is the derivative by w?
            ask: dC/dw
            write: { x: omega, sigma: S }
            right: ["(yhat - t) sigma'(z) x"]
            slips: ["(yhat - t) sigma'(z)"]
          b:
            question: What is the derivative by x?
            ask: dC/dx
            right: ["(yhat - t) sigma'(z) w"]
            slips: ["(yhat - t) sigma'(z)"]
        """;

    private static readonly Problem Neuron = ProblemReader.Parse(File, "neuron.yaml");

    [Theory]
    [InlineData("a", "(o - t) S'(z) omega", Verdict.Correct)] // the part's own spelling counts before the file's
    [InlineData("b", "(o - t) f'(z) omega", Verdict.Correct)]
    [InlineData("b", @"(\hat y - t) \varphi'(z) \omega", Verdict.Correct)]
    [InlineData("b", "(o - t) sigma'(z) W", Verdict.Correct)] // what people usually write
    [InlineData("b", "(o - t) S'(z) omega", Verdict.Unreadable)]
    public void A_problem_and_a_part_say_what_else_stands_for_a_name(string part, string answer, Verdict verdict) =>
        Assert.Equal(verdict, Marker.Of(Neuron)[part].Grade(answer).Verdict);

    [Theory]
    [InlineData("write: { w: [v], b: omega }", "(yhat - t) f'(z) v", Verdict.Correct)]
    [InlineData("write: { w: [v], b: omega }", "(yhat - t) f'(z) omega", Verdict.Wrong)] // the assignment counts before the problem
    [InlineData("write: { b: [w] }", "(yhat - t) f'(z) w", Verdict.Correct)] // and a declared name before both
    public void An_assignment_counts_before_a_problem(string write, string answer, Verdict verdict)
    {
        var assignment = AssignmentReader.Parse(write, "homework.yaml", [Neuron]);
        Assert.Equal(verdict, new ProblemGrading(Neuron, assignment)["b"]!.Grade(answer).Verdict);
    }

    [Theory]
    [InlineData("write: { q: v }", "write.q: There is no symbol or function \"q\".")]
    [InlineData("write: { w: 'v + 1' }", "write.w: \"v + 1\" should be one word")]
    public void What_can_not_be_a_spelling_is_refused(string write, string sentence)
    {
        var fault = Assert.Throws<ProblemFileException>(() => AssignmentReader.Parse(write, "homework.yaml", [Neuron]));
        Assert.Contains(sentence, fault.Message);
    }

    [Fact]
    public void A_letter_for_the_loss_is_told_what_the_loss_is_called() =>
        Assert.Contains("The loss is C in this question.", Marker.Of(Neuron)["a"].Grade("2 L x").Hint);

    [Theory]
    [InlineData("1/N (yhat - t) sigma'(z) x", Verdict.Wrong, "AVG")]
    [InlineData("1/N (yhat - t) x", Verdict.Unreadable, "AVG")]
    public void The_average_of_a_batch_is_the_mistake_that_it_is(string answer, Verdict verdict, string code)
    {
        var outcome = Marker.Of(Neuron)["a"].Grade(answer);
        Assert.Equal((verdict, code), (outcome.Verdict, outcome.Mistake?.Code));
    }
}

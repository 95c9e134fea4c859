using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Problems;

/// <summary>An update in a file that declares no step size has one that students may call what they like.</summary>
public sealed class ImplicitStepTests
{
    private static readonly Problem Squares = ProblemReader.Parse("""
        id: squares
        title: One neuron
        statement: 'A neuron with a square loss.'
        symbols: { 'x, w, t': 0.3..2 }
        model: y = w*x; L = 1/2*(y - t)^2
        parts:
          new: { question: 'The new weight?', ask: update w }
          slope: { question: 'The slope?', ask: dL/dw }
          both: { question: 'Both?', ask: '[dL/dw, update w]' }
        """, "squares.yaml");

    [Theory]
    [InlineData("new", "w - eta*(y-t)*x", Verdict.Correct)]
    [InlineData("new", "w - alpha*(y-t)*x", Verdict.Correct)]
    [InlineData("new", "w - lr*(y-t)*x", Verdict.Correct)]
    [InlineData("new", "w - learning_rate*(y-t)*x", Verdict.Correct)]
    [InlineData("new", "w := w - η (y-t) x", Verdict.Correct)]
    [InlineData("new", "w -= eta*(y-t)*x", Verdict.Correct)]
    [InlineData("new", "w + eta*(y-t)*x", Verdict.Wrong)]
    [InlineData("new", "w - (y-t)*x", Verdict.Wrong)]
    [InlineData("slope", "(y-t)*x", Verdict.Correct)]
    [InlineData("slope", "eta*(y-t)*x", Verdict.Unreadable)]
    [InlineData("both", "(y-t)*x, w - eta*(y-t)*x", Verdict.Correct)]
    public void It_has_any_usual_name(string part, string answer, Verdict verdict) =>
        Assert.Equal(verdict, Marker.Of(Squares)[part].Grade(answer).Verdict);
}

using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>Answers to wide models: what is right is right, whatever the network takes in high precision.</summary>
public sealed class LargeModelsTests
{
    private const string Wide = """
        id: wide
        title: A mini-batch of a wide layer
        statement: A mini-batch.
        dims: { n: samples = 16, d: inputs = 32, h: hidden units = 32, c: classes = 4 }
        symbols:
          X[n,d], W[d,h], V[h,c]: ±0.1..0.3
          y[n]: label of c
        model: |
          N = size(n); Y[n,c] = [c = y[n]]
          H[n,h] = tanh(X W); P[n,c] = softmax(H V; c)
          L = -mean(ln(P[n,y[n]]); n)
        parts:
          V: { question: 'The gradient by V.', ask: dL/dV }
        """;

    [Theory]
    [InlineData("V", "H^T (P - Y)/N", Verdict.Correct)]
    [InlineData("V", "H^T (P - Y)", Verdict.Wrong)]
    public void Answers_are_decided(string part, string answer, Verdict verdict) =>
        Assert.Equal(verdict, new ProblemGrading(ProblemReader.Parse(Wide, "large.yaml"), new())[part]!.Grade(answer).Verdict);
}

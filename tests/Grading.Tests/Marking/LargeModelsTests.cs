using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>Answers to deep and to wide models: what is right is right, whatever the network takes in high precision.</summary>
public sealed class LargeModelsTests
{
    private const string Deep = """
        id: deep
        title: Twenty layers
        statement: Twenty layers of four neurons.
        dims: { l: layers 1..L, j: neurons of l = 4-4-4-4-4-4-4-4-4-4-4-4-4-4-4-4-4-4-4-4-4, m: neurons of l-1, k: neurons of l+1, o: neurons of L }
        symbols:
          w[l,j,m], b[l,j], a[0,j]: ±0.3..0.9
          y[o]: 0..1
        functions: { f: logistic }
        model: |
          z[l,j] = w[l] a[l-1] + b[l]
          a[l,j] = f(z[l])
          C = 1/2*|a[L] - y|^2
          delta[l,j] = dC/dz[l,j]
        parts:
          back: { question: 'The errors of a hidden layer.', ask: dC/dz, for: l < L, given: [delta] }
        """;

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
    [InlineData(Deep, "back", "((w^{l+1})^T delta^{l+1}) \\odot f'(z^l)", Verdict.Correct)]
    [InlineData(Deep, "back", "sum_k w_kj^(l+1) delta_k^(l+1) f'(z_j^l)", Verdict.Correct)]
    [InlineData(Deep, "back", "(w^{l+1} delta^{l+1}) \\odot f'(z^l)", Verdict.Wrong)]
    [InlineData(Wide, "V", "H^T (P - Y)/N", Verdict.Correct)]
    [InlineData(Wide, "V", "H^T (P - Y)", Verdict.Wrong)]
    public void Answers_are_decided(string problem, string part, string answer, Verdict verdict) =>
        Assert.Equal(verdict, new ProblemGrading(ProblemReader.Parse(problem, "large.yaml"), new())[part]!.Grade(answer).Verdict);
}

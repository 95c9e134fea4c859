using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Comparing;

/// <summary>Networks of many layers: bounds of rounding grow with each of them, verdicts stay.</summary>
public sealed class DeepNetworkTests
{
    private static readonly string[] Right =
    [
        @"back: ((w^{l+1})^T delta^{l+1}) \odot f'(z^l)",
        "back: sum_k w_kj^(l+1) delta_k^(l+1) f'(z_j^l)",
        "first: delta_j^1 a_m^0",
        "first: delta^1 (a^0)^T",
        "input: (w^1)^T delta^1",
        "input: sum_k w_kj^1 delta_k^1",
    ];

    private static readonly string[] Wrong =
    [
        "back: (w^{l+1})^T delta^{l+1}",
        @"back: 1.00001*((w^{l+1})^T delta^{l+1}) \odot f'(z^l)",
        @"back: -((w^{l+1})^T delta^{l+1}) \odot f'(z^l)",
        @"back: ((w^{l+1})^T delta^{l+1}) \odot f'(z^l) + 10^(-200)*10^(-200)*f(1)^2",
        "first: delta_j^1 f(a_m^0)",
        "first: 2*delta_j^1 a_m^0",
        "first: delta^1 (a^0)^T + delta^1 (a^0)^T*10^(-6)",
        "input: -(w^1)^T delta^1",
        "input: w^1 delta^1",
        "input: sum_k w_kj^1 delta_k^1 f(2)",
    ];

    [Theory]
    [InlineData(4, 5, "tanh")]
    [InlineData(4, 20, "tanh")]
    [InlineData(4, 20, "relu")]
    [InlineData(4, 20, "logistic")]
    [InlineData(8, 20, "tanh")]
    [InlineData(8, 20, "relu")]
    [InlineData(8, 10, "logistic")]
    [InlineData(5, 12, "any smooth")]
    [InlineData(16, 20, "relu")]
    [InlineData(16, 20, "tanh")]
    [InlineData(64, 5, "tanh")]
    [InlineData(64, 5, "relu")]
    public void Right_answers_are_correct_and_slips_wrong(int width, int depth, string function)
    {
        var marker = Marker.Of(Deep(width, depth, function));

        Assert.All(Right, answer => Assert.Equal(Verdict.Correct, Grade(marker, answer)));
        // where no gate is closed, the sum of the two is the one to 200 digits
        Assert.All(Wrong.Where(answer => function == "relu" || !answer.Contains("10^(-200)", StringComparison.Ordinal)),
            answer => Assert.Equal(Verdict.Wrong, Grade(marker, answer)));
    }

    private static Verdict Grade(Marker marker, string answer)
    {
        var at = answer.IndexOf(':', StringComparison.Ordinal);
        return marker[answer[..at]].Grade(answer[(at + 2)..]).Verdict;
    }

    // Weights so large that each layer multiplies what rounding may have done by its width.
    internal static Problem Deep(int width, int depth, string function)
    {
        var weights = width > 32 ? "0.05..0.4" : width > 8 ? "0.1..0.5" : "0.3..0.9";
        return ProblemReader.Parse($$"""
            id: deep
            title: Deep
            statement: A deep network.
            dims: { l: layers 1..L, j: neurons of l = {{string.Join('-', Enumerable.Repeat(width, depth + 1))}}, m: neurons of l-1, k: neurons of l+1, o: neurons of L }
            symbols:
              w[l,j,m], b[l,j], a[0,j]: ±{{weights}}
              y[o]: 0..1
            functions: { f: {{function}} }
            model: |
              z[l,j] = w[l] a[l-1] + b[l]
              a[l,j] = f(z[l])
              C = 1/2*|a[L] - y|^2
              delta[l,j] = dC/dz[l,j]
            parts:
              back: { question: 'What is the error?', ask: dC/dz, for: l < L, given: [delta] }
              first: { question: 'What is the first gradient?', ask: 'dC/dw[1]', given: [delta] }
              input: { question: 'What is the gradient of the input?', ask: 'dC/da[0]', given: [delta] }
            """, "deep.yaml");
    }
}

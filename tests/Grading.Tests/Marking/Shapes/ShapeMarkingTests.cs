using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Marking.Shapes;

/// <summary>The shapes of gradients: with samples n, inputs d, hidden units h, classes c; of layers; and with numbers.</summary>
public sealed class ShapeMarkingTests
{
    private static readonly Problem Batch = ProblemReader.Parse("""
        id: shapes
        title: Shapes
        statement: Two layers.
        dims: { n: samples, d: inputs, h: hidden units, c k: classes }
        symbols:
          X[n,d], W1[d,h], W2[h,c]: ±0.2..1.3
          b1[h], b2[c], g[n,h,c]: -0.5..0.5
        model: |
          N = size(n)
          A[n,h] = tanh(X W1 + b1)
          S[n,c] = A W2 + b2;  P[n,c] = softmax(S; c)
          L = sum(S*P) + sum(g)
        parts:
          W1: { question: 'Which shape?', ask: dL/dW1, as: shape }
          A: { question: 'Which shape?', ask: A, as: shape }
          b1: { question: 'Which shape?', ask: dL/db1, as: shape }
          g: { question: 'Which shape?', ask: dL/dg, as: shape }
          L: { question: 'Which shape?', ask: L, as: shape }
          P: { question: 'Which shape?', ask: 'dP/dS', as: shape }
        """, "shapes.yaml");

    private static readonly Problem Layers = ProblemReader.Parse("""
        id: layers
        title: Layers
        statement: Many layers.
        dims: { l: layers 1..L, n: samples, j: neurons of l = 3-4-2-5 or 3-3-3-3, k: neurons of l-1, o: neurons of L }
        symbols:
          A[0,n,j], Y[n,o]: ±0.2..1.3
          W[l,k,j]: ±0.3..1.4
          b[l,j]: -1..1
        model: |
          Z[l,n,j] = A[l-1] W[l] + b[l];   A[l,n,j] = tanh(Z[l])
          C = 1/2*|A[L] - Y|^2
        parts:
          W: { question: 'Which shape?', ask: dC/dW, as: shape }
          b: { question: 'Which shape?', ask: dC/db, as: shape }
        """, "layers.yaml");

    private static readonly Problem Numbers = ProblemReader.Parse("""
        id: numbers
        title: Numbers
        statement: A convolution.
        dims: { n: samples = 5, d: inputs = 4, h: hidden units = 6, r: taps = 3, o: outputs = d - r + 1 }
        symbols: { 'W[h,d], V[h,o]': ±0.2..1.3 }
        model: L = sum(W) + sum(V)
        parts:
          W: { question: 'Which shape?', ask: dL/dW, as: shape }
          V: { question: 'Which shape?', ask: dL/dV, as: shape }
        """, "numbers.yaml");

    [Theory]
    [InlineData("W1", "(d, h)")]
    [InlineData("W1", "(d,h)")]
    [InlineData("W1", "d, h")]
    [InlineData("W1", "[d, h]")]
    [InlineData("W1", "{d, h}")]
    [InlineData("W1", "d × h")]
    [InlineData("W1", "d x h")]
    [InlineData("W1", "dxh")]
    [InlineData("W1", "d X h")]
    [InlineData("W1", "(d x h)")]
    [InlineData("W1", "d×h")]
    [InlineData("W1", "d by h")]
    [InlineData("W1", "d-by-h")]
    [InlineData("W1", "d*h")]
    [InlineData("W1", "d h")]
    [InlineData("W1", "$d \\times h$")]
    [InlineData("W1", "\\mathbb{R}^{d \\times h}")]
    [InlineData("W1", "R^{d×h}")]
    [InlineData("W1", "R^(d x h)")]
    [InlineData("W1", "ℝ^{d×h}")]
    [InlineData("W1", "dW1 ∈ R^{d × h}")]
    [InlineData("W1", "\\frac{\\partial L}{\\partial W_1} \\in \\mathbb{R}^{d\\times h}")]
    [InlineData("W1", "the shape is (d, h)")]
    [InlineData("W1", "The shape of dL/dW1 is d x h.")]
    [InlineData("W1", "dW1.shape = (d, h)")]
    [InlineData("W1", "shape: (d, h)")]
    [InlineData("W1", "torch.Size([d, h])")]
    [InlineData("W1", "a d x h matrix")]
    [InlineData("W1", "matrix of shape (d, h)")]
    [InlineData("W1", "d rows and h columns")]
    [InlineData("W1", "h columns and d rows")]
    [InlineData("W1", "d rows, h columns")]
    [InlineData("W1", "inputs x hidden units")]
    [InlineData("W1", "(inputs, hidden units)")]
    [InlineData("W1", "number of inputs × number of hidden units")]
    [InlineData("W1", "inputs by hidden")]
    [InlineData("W1", "(D, H)")]
    [InlineData("W1", "n_d x n_h")]
    [InlineData("W1", "(X.shape[1], W2.shape[0])")]
    [InlineData("A", "(n, h)")]
    [InlineData("A", "(N, h)")]
    [InlineData("A", "N x h")]
    [InlineData("A", "samples x hidden units")]
    [InlineData("b1", "h")]
    [InlineData("b1", "(h,)")]
    [InlineData("b1", "(h)")]
    [InlineData("b1", "(h, 1)")]
    [InlineData("b1", "h x 1")]
    [InlineData("b1", "R^h")]
    [InlineData("b1", "a vector of length h")]
    [InlineData("b1", "vector with h entries")]
    [InlineData("b1", "column vector of length h")]
    [InlineData("b1", "h-dimensional vector")]
    [InlineData("b1", "length h")]
    [InlineData("g", "(n, h, c)")]
    [InlineData("g", "n × h × c")]
    [InlineData("g", "N x h x k")]
    [InlineData("L", "scalar")]
    [InlineData("L", "a scalar")]
    [InlineData("L", "()")]
    [InlineData("L", "1")]
    [InlineData("L", "1x1")]
    [InlineData("L", "(1,)")]
    [InlineData("P", "(n, c, n, k)")]
    public void Sizes_are_told_by_what_they_count(string part, string answer) => AssertOutcome(Batch, Verdict.Correct, "", part, answer);

    [Theory]
    [InlineData("W1", "(h, d)", "shape-transposed")]
    [InlineData("W1", "h by d", "shape-transposed")]
    [InlineData("W1", "h rows and d columns", "shape-transposed")]
    [InlineData("W1", "(n, h)", "shape-sizes")]
    [InlineData("W1", "(d, c)", "shape-sizes")]
    [InlineData("W1", "d", "shape-dimensions")]
    [InlineData("W1", "(n, d, h)", "shape-dimensions")]
    [InlineData("W1", "scalar", "shape-dimensions")]
    [InlineData("b1", "(1, h)", "shape-transposed")]
    [InlineData("b1", "row vector of length h", "shape-transposed")]
    [InlineData("b1", "(n, h)", "shape-dimensions")]
    [InlineData("b1", "n", "shape-sizes")]
    [InlineData("b1", "1", "shape-sizes")]
    [InlineData("A", "(h, N)", "shape-transposed")]
    [InlineData("L", "n", "shape-dimensions")]
    [InlineData("g", "(n, c, h)", "shape-sizes")]
    public void Another_shape_is_wrong_with_a_reason(string part, string answer, string reason) =>
        AssertOutcome(Batch, Verdict.Wrong, reason, part, answer);

    [Theory]
    [InlineData("W1", "(p, q)", "unknown-size:p")]
    [InlineData("W1", "(d, m)", "unknown-size:m")]
    [InlineData("W1", "(n_x, n_h)", "unknown-size:n_x")]
    [InlineData("W1", "(4, 6)", "unknown-size:4")]
    [InlineData("W1", "same as W1", "unknown-size:same")]
    [InlineData("W1", "(d, h)^T", "unknown-size:(d, h)^T")]
    [InlineData("W1", "", "no-shape")]
    public void Students_own_letters_are_asked_about(string part, string answer, string reason) =>
        AssertOutcome(Batch, Verdict.Unreadable, reason, part, answer);

    [Theory]
    [InlineData("W", "(k, j)", Verdict.Correct)]
    [InlineData("W", "k x j", Verdict.Correct)]
    [InlineData("W", "(n_{l-1}, n_l)", Verdict.Correct)]
    [InlineData("W", "n^{[l-1]} × n^{[l]}", Verdict.Correct)]
    [InlineData("W", "(n^{(l-1)}, n^{(l)})", Verdict.Correct)]
    [InlineData("W", "n[l-1] x n[l]", Verdict.Correct)]
    [InlineData("W", "N_{l-1} \\times N_l", Verdict.Correct)]
    [InlineData("W", "d_{l-1} by d_l", Verdict.Correct)]
    [InlineData("W", "m^{l-1} x m^l", Verdict.Correct)]
    [InlineData("W", "(j, k)", Verdict.Wrong)]
    [InlineData("W", "(n_l, n_{l-1})", Verdict.Wrong)]
    [InlineData("W", "(n_{l-1}, n_{l+1})", Verdict.Wrong)]
    [InlineData("W", "(n, j)", Verdict.Wrong)]
    [InlineData("b", "j", Verdict.Correct)]
    [InlineData("b", "(n_l, 1)", Verdict.Correct)]
    [InlineData("b", "n^{[l]}", Verdict.Correct)]
    [InlineData("b", "n_{l-1}", Verdict.Wrong)]
    [InlineData("b", "(n, j)", Verdict.Wrong)]
    public void Neurons_of_layers_have_many_names(string part, string answer, Verdict verdict) =>
        AssertOutcome(Layers, verdict, null, part, answer);

    [Theory]
    [InlineData("W", "(6, 4)", Verdict.Correct)]
    [InlineData("W", "6x4", Verdict.Correct)]
    [InlineData("W", "6 by 4", Verdict.Correct)]
    [InlineData("W", "(h, d)", Verdict.Correct)]
    [InlineData("W", "(6, d)", Verdict.Correct)]
    [InlineData("W", "(4, 6)", Verdict.Wrong)]
    [InlineData("W", "24", Verdict.Wrong)]
    [InlineData("V", "(6, 2)", Verdict.Correct)]
    [InlineData("V", "(6, 4 - 3 + 1)", Verdict.Correct)]
    [InlineData("V", "(h, d - r + 1)", Verdict.Correct)]
    [InlineData("V", "h × (d - r + 1)", Verdict.Correct)]
    [InlineData("V", "(h, d-r+1)", Verdict.Correct)]
    [InlineData("V", "(h, d - r)", Verdict.Wrong)]
    [InlineData("V", "(h, o)", Verdict.Correct)]
    public void Sizes_may_be_numbers_and_what_they_follow_from(string part, string answer, Verdict verdict) =>
        AssertOutcome(Numbers, verdict, null, part, answer);

    private static void AssertOutcome(Problem problem, Verdict verdict, string? reason, string part, string answer)
    {
        var outcome = Marker.Of(problem)[part].Part.Question is Question.Shape shape
            ? new Grading.Marking.Shapes.ShapeMarking(shape, problem.Sections[0]).Grade(answer)
            : throw new InvalidOperationException();
        Assert.Equal((verdict, reason ?? outcome.Reason.Word), (outcome.Verdict, outcome.Reason.Word));
    }
}

using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>Sums that go on behind a plus, places that are compared, arrays that choose.</summary>
public sealed class SumReachTests
{
    private static readonly Marker Pairs = Marker.Of(ProblemReader.Parse("""
        id: pairs
        title: Pairs
        statement: Two views are embedded with the same weights.
        dims: { n: samples, d: inputs, e: units }
        symbols:
          A[n,d], P[n,d], W[d,e], G[n,e], H[n,e]: ±0.3..1.2
          lambda: 0.1..0.9
        model: |
          N = size(n)
          U[n,e] = A W; V[n,e] = P W
          r[n] = sum(U*G; e)
          M[n,e] = relu(V)
          L = sum(U*G + M*H) + lambda/2*|W|^2
          dU[n,e] = dL/dU; dV[n,e] = dL/dV
        keep: all |V[n,e]| > 0.05
        parts:
          weights: { question: 'What is it?', ask: dL/dW, given: [dL/dU, dL/dV] }
          gate: { question: 'What is it?', ask: dL/dV }
          rows: { question: 'What is it?', ask: 'where(r > 0, G, H)' }
        """, "pairs.yaml"));

    private static readonly Marker Strided = Marker.Of(ProblemReader.Parse("""
        id: strided
        title: Strided
        statement: A convolution with stride.
        dims: { i: inputs = 8, r: taps = 3, o: outputs = 4 }
        symbols: { 'x[i], w[r], G[o]': ±0.3..1.2 }
        model: |
          z[o] = sum(w[r]*(x[2*o+r-2] or 0); r)
          L = sum(G*z)
        parts:
          dx: { question: 'What is it?', ask: dL/dx, given: [dL/dz] }
        """, "strided.yaml"));

    [Theory]
    [InlineData(
        @"\sum_n A_{nd} \frac{\partial L}{\partial U_{ne}} + P_{nd} \frac{\partial L}{\partial V_{ne}} + \lambda W_{de}", "correct")]
    [InlineData("sum_n A_nd dU_ne + P_nd dV_ne + lambda W_de", "correct")]
    [InlineData("sum_n (A_nd dU_ne + P_nd dV_ne) + lambda W_de", "correct")]
    [InlineData("lambda W_de + sum_n A_nd dU_ne + P_nd dV_ne", "correct")]
    [InlineData("sum_n A_nd dU_ne - P_nd dV_ne + lambda W_de", "wrong")]
    [InlineData("sum_n A_nd dU_ne + lambda W_de + P_nd dV_ne", "wrong")] // where does it end?
    [InlineData("lambda W_de - sum_n A_nd dU_ne + P_nd dV_ne", "wrong")]
    [InlineData("A_nd dU_ne + sum_n P_nd dV_ne + lambda W_de", "wrong")]
    public void A_sum_reaches_as_far_as_its_letter(string answer, string verdict) =>
        Assert.Equal(verdict, Pairs["weights"].Grade(answer).Verdict.Word());

    [Theory]
    [InlineData("gate", "np.where(V > 0, H, 0)", "correct")]
    [InlineData("gate", "np.where(M, H, 0)", "correct")]
    [InlineData("gate", "np.where(M, 0, H)", "wrong")]
    [InlineData("rows", "np.where((r > 0)[:, None], G, H)", "correct")]
    [InlineData("rows", "np.where((r > 0)[:, np.newaxis], G, H)", "correct")]
    [InlineData("rows", "np.where((r < 0)[:, None], G, H)", "wrong")]
    public void An_array_chooses_where_it_is_not_nothing(string part, string answer, string verdict) =>
        Assert.Equal(verdict, Pairs[part].Grade(answer).Verdict.Word());

    [Theory]
    [InlineData(@"\sum_o \sum_r [2o + r - 2 = i] w_r \frac{\partial L}{\partial z_o}", "correct")]
    [InlineData("sum_o sum_r [i = 2*o + r - 2] w_r dz_o", "correct")]
    [InlineData("sum_o sum_r [i == r + 2*o - 2] w_r dz_o", "correct")]
    [InlineData("sum_o dz_o w_(i-2o+2)", "correct")]
    [InlineData("sum_o sum_r [o + r - 2 = i] w_r dz_o", "wrong")]
    [InlineData("sum_o sum_r [2o + r - 1 = i] w_r dz_o", "wrong")]
    public void Places_are_compared(string answer, string verdict) =>
        Assert.Equal(verdict, Strided["dx"].Grade(answer).Verdict.Word());
}

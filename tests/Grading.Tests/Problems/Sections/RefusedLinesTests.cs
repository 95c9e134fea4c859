using System.Text;
using Grading.Problems;

namespace Grading.Tests.Problems.Sections;

/// <summary>
/// What has two readings, or none, is refused with a sentence that names the dimension: the slips that authors make, by rule.
/// </summary>
public sealed class RefusedLinesTests
{
    private const string Batch = "n: samples, d: inputs, h: hidden units, c k: classes";
    private const string Weights = "X[n,d], W[d,h], V[h,d], b[h], S[n,c], g[n]: 0.2..1";
    private const string Tokens = "i j: tokens, c: channels";
    private const string Attention = "M[i,j], p[i], r[i], w[i], X[i,c], U[c,i]: 0.2..1";
    private const string Time = "t: steps 1..T, j k: units, i: inputs";
    private const string Recurrent = "W[j,k], U[j,i], b[j], h[0,j], x[t,i]: 0.2..1";
    private const string Taps = "i: inputs = 6, k: taps = 3, o: outputs = 3";
    private const string Signal = "x[i], w[k]: 0.2..1";

    // A rule, the dimensions, the symbols and the lines of a model; what is asked is its last name, unless a row says otherwise.
    private static readonly (string Rule, string Dims, string Symbols, string Model, string Ask)[] Slips =
    [
        ("the order of a product", Batch, Weights, "A[n,h] = X V + b; L = sum(A)", "L"),
        ("a mean of everything", Batch, Weights, "mu[d] = mean(X); L = sum(X - mu)", "L"),
        ("an index beside what is open", Time, Recurrent, "z[t,j] = W h[t-1] + b[j]; h[t,j] = tanh(z[t]); L = sum(h)", "L"),
        ("a dimension twice", Tokens, Attention, "P[i,j] = softmax(M; j); L = sum(P)", "L"),
        ("no start", Time, "W[j,k]: 0.2..1", "h[t,j] = tanh(W h[t-1]); L = sum(h)", "L"),
        ("outside of the range", Taps, Signal, "y[o] = sum(w[k]*x[2*o+k-2]; k); L = sum(y)", "L"),
        ("a letter as a number", Batch, Weights, "L = 1/n*sum(g)", "L"),
        ("a name that is none", "", "x, y: 0.2..1", "L = x*y", "dL/dyy"),

        ("1 places and values", Batch, Weights, "L = sum(g)/n", "L"),
        ("1 places and values", Batch, Weights, "L = sum(g; q)", "L"),
        ("1 places and values", Batch, Weights, "L = size(X)*sum(g)", "L"),
        ("2 the left side declares", Batch, Weights, "A[n] = X W; L = sum(A)", "L"),
        ("2 the left side declares", Batch, Weights, "A[n,h] = g; L = sum(A)", "L"),
        ("3 all or none", Tokens, Attention, "q[i] = w[i]*w; L = sum(q)", "L"),
        ("3 all or none", Batch, Weights, "A[n,h] = X[n] W + g[n] + b[h]; L = sum(A)", "L"),
        ("4 two products", Tokens, Attention, "L = sum(p r)", "L"),
        ("4 two products", Batch, Weights, "A[n,h] = 1/2 X W; L = sum(A)", "L"),
        ("4 two products", Batch, Weights + "\n  B[n,d,h]: 0.2..1", "L = sum(B W)", "L"),
        ("5 a dimension twice", Tokens, Attention, "L = sum(M*w)", "L"),
        ("5 a dimension twice", Tokens, Attention, "L = sum(M^2)", "L"),
        ("6 a letter is bound once", Batch, "s[c]: 0.2..1", "P[c] = exp(s[c])/sum(exp(s[c]); c); L = sum(P)", "L"),
        ("6 a letter is bound once", Tokens, Attention, "q[i] = sum(M[i,j]*sum(w[j]; j); j); L = sum(q)", "L"),
        ("7 reductions", Batch, Weights, "mu[d] = mean(X; 0); L = sum(mu)", "L"),
        ("7 reductions", Batch, Weights, "L = sum(g; c)", "L"),
        ("7 reductions", "", "x: 0.2..1", "L = sum(x)", "L"),
        ("8 ordered", Time, Recurrent, "h[t,j] = tanh(W h + U x[t] + b); L = sum(h)", "L"),
        ("8 ordered", Time, Recurrent + "\n  e[t]: 0.2..1", "q[t] = softmax(e; s)*e[t]; L = sum(q)", "L"),
        ("8 ordered", Time, Recurrent, "d[t,j] = W^T d[t+1] + b; L = sum(d)", "L"),
        ("9 outside of the range", Taps, Signal, "y[o] = x[o+4]; L = sum(y)", "L"),
        ("9 outside of the range", Taps, Signal, "y[o] = sum(w[k]*x[o-k]; k); L = sum(y)", "L"),
        ("10 namesakes", Batch, "w[d,h], w[h,c], z[d]: 0.2..1", "q[h] = w^T z; L = sum(q)", "L"),
        ("10 namesakes", Batch, "w[d,h], w[h,c], z[d]: 0.2..1", "q[n] = sum(w[n,h]; h); L = sum(q)", "L"),
        ("11 bars and brackets", Batch, Weights, "L = |g|", "L"),
        ("11 bars and brackets", Batch, Weights + "\n  y[n]: label of c", "L = sum(g*y)", "L"),
        ("11 bars and brackets", Batch, Weights + "\n  y[n]: label of c", "L = sum([d = y[n]]*X[n,d]; n, d)", "L"),
        ("12 derivatives", Batch, Weights, "A[n,h] = X W; L = sum(A); delta[n] = dL/dA[n,h]", "L"),
        ("12 derivatives", Batch, Weights, "A[n,h] = X W; L = sum(A)", "dL/dB"),
        ("12 derivatives", Batch, Weights, "A[n,h] = X W; L = sum(A)", "d(X W)/dX"),
        ("words of other languages", Batch, Weights, "q[h] = sums(X W; n); L = sum(q)", "L"),
        ("words of other languages", Batch, Weights, "q[h] = average(X W; n); L = sum(q)", "L"),
        ("words of other languages", Batch, Weights, "L = norm(W)", "L"),
        ("words of other languages", Batch, Weights, "L = sum(sigmoind(g))", "L"),
        ("words of other languages", Batch, Weights, "L = sum(X[:,1])", "L"),
        ("words of other languages", Batch, Weights, "A[n,h] = X W; L = sum(A)", "grad A"),
        ("a dimension by another name", Batch, Weights, "q[n,h] = sum(X[n,i]*W[i,h]; i); L = sum(q)", "L"),
        ("a dimension by another name", Batch, Weights, "q[n,h] = sum(X_ni*W_ih; d); L = sum(q)", "L"),
        ("a dimension by another name", Batch, Weights, "q[n,m] = X W; L = sum(g)", "L"),
        ("a product that fits the other way", Batch, Weights, "A[n,h] = X W^T; L = sum(A)", "L"),
        ("or 0", Taps, Signal, "y[o] = x[o+4] or 0; L = sum(y)", "L"),
        ("or 0", Taps, Signal, "y[o] = (2*x[o+4] or 0); L = sum(y)", "L"),
        ("or 0", Taps, Signal, "y[o] = (x[o+4] or 1); L = sum(y)", "L"),
        ("a derivative at no element", Taps, Signal, "y[o] = x[2*o-1]; L = sum(y)", "dL/dx[2*o]"),
        ("two asks", Batch, Weights, "A[n,h] = X W; L = sum(A)", "dL/dX, dL/dW"),
        ("sizes given twice", "n: samples = 3 = 4", "x[n]: 0.2..1", "L = sum(x)", "L"),
        ("one noun for two", "n: samples, m: samples", "x[n], z[m]: 0.2..1", "L = sum(x)*sum(z)", "L"),
        ("a letter and its noun", "samples: n", "x: 0.2..1", "L = x", "L"),
        ("13 taken names", Time, "T, x: 0.2..1", "L = x*T", "L"),
        ("13 taken names", "nn: samples", "x: 0.2..1", "L = x", "L"),
        ("13 taken names", "n: samples, m n: classes", "x: 0.2..1", "L = x", "L"),
    ];

    [Fact]
    public Task Each_is_told()
    {
        var told = new StringBuilder();
        foreach (var (rule, dims, symbols, model, ask) in Slips)
            told.Append($"{rule}: {model}{(ask == "L" ? "" : $" | {ask}")}\n{FaultsOf(dims, symbols, model, ask)}\n\n");
        return Verify(told.ToString());
    }

    private static string FaultsOf(string dims, string symbols, string model, string ask)
    {
        var text = $"id: slip\ntitle: A slip\nstatement: none\ndims: {{ {dims} }}\nsymbols:\n  {symbols}\nmodel: |\n  {model}\nparts:\n"
            + $"  a: {{ question: q, ask: '{ask}' }}\n";
        try
        {
            ProblemReader.Parse(text, "slip.yaml");
            return "    (no fault)";
        }
        catch (ProblemFileException e)
        {
            return string.Join('\n', e.Faults.Select(fault => $"    {fault}"));
        }
    }
}

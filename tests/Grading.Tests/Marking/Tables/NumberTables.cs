using Grading.Problems;

namespace Grading.Tests.Marking.Tables;

/// <summary>
/// A net with numbers: n = (0.3775, 0.3925), a = (0.5933, 0.5969), m = (1.1059, 1.2249), y = (0.7514, 0.7729), E = 0.2984.
/// </summary>
internal static class NumberTables
{
    public static readonly Problem Net = ProblemReader.Parse("""
        id: net
        title: Numbers
        statement: A net with numbers.
        functions: { sigma: logistic }
        dims: { i: inputs, h: hidden neurons, o: outputs }
        symbols:
          x[i]: [0.05, 0.10]
          t[o]: [0.01, 0.99]
          V[h,i]: [[0.15, 0.20], [0.25, 0.30]]
          W[o,h]: [[0.40, 0.45], [0.50, 0.55]]
          R[k,i]: [[1, 2], [3, 4], [5, 6]]
          b: 0.35
          c: 0.60
          eta: step 0.5
        model: |
          q[k] = R x
          n[h] = V x + b;  a[h] = sigma(n)
          m[o] = W a + c;  y[o] = sigma(m)
          E = 1/2*|t - y|^2 + sum(q) - sum(q)
        parts:
          forward: { question: 'All.', ask: '[n, a, m, y, E]', as: table, decimals: 4 }
          two: { question: 'Two.', ask: '[a[1], E]', decimals: 4 }
          delta: { question: 'Errors.', ask: dE/dm, as: table, decimals: 4 }
          dW: { question: 'Slopes.', ask: dE/dW, as: table, decimals: 4, follows: { delta: m } }
          dw5: { question: 'One slope.', ask: 'dE/dW[1,1]', decimals: 4, follows: { delta: m } }
          y1: { question: 'An output.', ask: 'y[1]', decimals: 4, follows: { forward: a } }
          new-W: { question: 'New weights.', ask: update W, as: table, decimals: 4, follows: { delta: m } }
          R: { question: 'A table of three rows.', ask: R, as: table, decimals: 4 }
          worked: { question: 'With its formula.', ask: 'dE/dW[1,1]', as: formula and value, decimals: 4 }
        """.Replace("o: outputs }", "o: outputs, k: rows }", StringComparison.Ordinal), "net.yaml");

    public static readonly Problem Formulas = ProblemReader.Parse("""
        id: formulas
        title: Formulas
        statement: A net of two.
        functions: { sigma: logistic }
        symbols: { 'x1, x2, w1, w2, t': 0.3..2, 'b': -1..1, 'eta': step }
        model: z = w1*x1 + w2*x2 + b; y = sigma(z); C = 1/2*(y - t)^2
        parts:
          slopes: { question: 'Slopes.', ask: '[dC/dw1, dC/dw2, dC/db]' }
          steps: { question: 'Steps.', ask: '[update w1, update b]' }
        """, "formulas.yaml");
}

namespace Grading.Authoring;

/// <summary>A problem to start from: every field that most problems have, with what it is for. It is valid as it stands.</summary>
public static class StartingFile
{
    /// <summary>The text of the file.</summary>
    public static string Text(string id) => Template.Replace("ID", id, StringComparison.Ordinal);

    private const string Template = """
        # Teaches: what somebody learns who solves this, in one sentence.
        # grader validate checks this file; grader solution ID --problems FILE prints the worked key.
        id: ID
        title: A two-layer network on a batch
        # Markdown with formulas between dollar signs; what stands between two of them is set in a line of its own.
        statement: |
          A network turns the samples in the rows of $X$ into scores:

          $$A = X W_1 + b_1, \qquad H = \mathrm{relu}(A), \qquad S = H W_2 + b_2.$$

          The loss is $L = \frac{1}{2N} \sum_n \|S_n - Y_n\|^2$ for $N$ samples with the targets $Y_n$.
        # What indices run over, by their letters. Sizes are chosen for you, all different; write "d: inputs = 6" where they matter.
        dims: { n: samples, d: inputs, h: hidden units, c: outputs }
        # Where the model starts: arrays with their dimensions, and where their numbers are drawn from. eta is a step size: it is there in updates.
        symbols:
          X[n,d], W1[d,h], W2[h,c]: ±0.2..1.3
          b1[h], b2[c]: -0.5..0.5
          Y[n,c]: -1..1
          eta: step
        # One definition a line; side by side is the matrix product, * is element by element. The last line is the loss.
        model: |
          N = size(n)
          A[n,h] = X W1 + b1
          H[n,h] = relu(A)
          S[n,c] = H W2 + b2
          L = 1/(2*N)*sum((S - Y)^2)
        # Conditions on the points: here away from the kink of relu.
        keep: |
          all |A[n,h]| > 0.05
        # The reference is derived from the model. right, slips: answers that must be right and wrong; validate marks them.
        parts:
          dS:
            question: 'What is $\partial L/\partial S$?'
            ask: dL/dS
            right: ['(S - Y)/N']
            slips: ['S - Y', '(Y - S)/N']
          dW1:
            question: 'What is $\partial L/\partial W_1$? You may use $\partial L/\partial S$.'
            ask: dL/dW1
            given: [dL/dS]
            right: ['X^T ((dS W2^T) \odot (A > 0))']
            slips: ['X^T (dS W2^T)']
          new-W2:
            question: 'What is $W_2$ after one step of gradient descent with the step size $\eta$? You may use $\partial L/\partial W_2$.'
            ask: update W2
            given: [dL/dW2]
            right: ['W2 - eta*dW2', 'W2 -= eta*dW2']
            slips: ['W2 + eta*dW2']
          shape:
            question: 'Which shape has $\partial L/\partial W_1$?'
            ask: dL/dW1
            as: shape
            right: ['(d, h)']
            slips: ['(h, d)']

        """;
}

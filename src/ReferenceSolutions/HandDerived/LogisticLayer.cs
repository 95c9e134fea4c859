using Formulas.Numbers;

namespace ReferenceSolutions.HandDerived;

/// <summary>One layer of logistic neurons, as scripted answers compute it.</summary>
/// <remarks>Nielsen, Neural Networks and Deep Learning (2015), chapter 2, equation BP2, with σ'(z) = σ(z) (1 − σ(z)).</remarks>
public static class LogisticLayer
{
    /// <summary>
    /// δ_j = Σ_k w_kj δ_k^next σ'(z_j), with the size Σ_k |w_kj δ_k^next|: forms of σ' that are equal (σ − σ², 1 − tanh², …) differ in
    /// rounding by a
    /// fraction of one, however small the slope is.
    /// </summary>
    /// <param name="w">w[k][j]: from neuron j of this layer to neuron k of the next.</param>
    public static Sized[] HiddenDelta(double[][] w, double[] deltaNext, double[] z)
    {
        var delta = new Sized[z.Length];
        for (var j = 0; j < z.Length; j++)
        {
            var (sum, size) = (0.0, 0.0);
            for (var k = 0; k < w.Length; k++)
            {
                sum += w[k][j] * deltaNext[k];
                size += Math.Abs(w[k][j] * deltaNext[k]);
            }
            var s = 1 / (1 + Math.Exp(-z[j]));
            delta[j] = new(sum * s * (1 - s), size);
        }
        return delta;
    }
}

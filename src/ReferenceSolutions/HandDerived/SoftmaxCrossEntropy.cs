using static ReferenceSolutions.HandDerived.Signs;

namespace ReferenceSolutions.HandDerived;

/// <summary>
/// Inputs z_k, hidden y_j, outputs x_i; no biases; logistic hidden units, a softmax output layer and E = −Σ_i t_i ln x_i. The targets are
/// arbitrary: where they sum to one, x_i Σ_m t_m − t_i becomes the x_i − t_i of the textbooks.
/// The weights of both layers are called w and told apart by their letters, w_kj and w_ji.
/// </summary>
/// <remarks>
/// Bishop, Pattern Recognition and Machine Learning (2006), equation 4.106 (the derivative of the softmax) and section 5.3.1.
/// </remarks>
public static class SoftmaxCrossEntropy
{
    /// <summary>∂E by w_kj, w_ji, z, y, x and t; the widths are those of z, y and x.</summary>
    public static Gradient Derive(NetworkPoint point)
    {
        var (K, J, I) = (point.Widths[0], point.Widths[1], point.Widths[2]);
        var z = Vector(K, k => point["z", k]);
        var t = Vector(I, i => point["t", i]);

        // y_j = g(Σ_k w_kj z_k)
        var y = Vector(J, j => Logistic(Sum(K, k => point["w_kj", k, j] * z[k])));

        // u_i = Σ_j w_ji y_j,  x_i = e^{u_i} / Σ_m e^{u_m}
        var u = Vector(I, i => Sum(J, j => point["w_ji", j, i] * y[j]));
        var normalizer = Sum(I, m => Math.Exp(u[m]));
        var x = Vector(I, i => Math.Exp(u[i]) / normalizer);

        var dE = new Gradient();
        for (var i = 1; i <= I; i++)
        {
            // ∂E/∂x_i = −t_i/x_i and ∂E/∂t_i = −ln x_i
            dE["x", i] = -t[i] / x[i];
            dE["t", i] = -Math.Log(x[i]);
        }

        // Every u_i moves every output: ∂x_m/∂u_i = x_m ([m = i] − x_i), so
        // δ_i = ∂E/∂u_i = Σ_m (−t_m/x_m) x_m ([m = i] − x_i) = x_i Σ_m t_m − t_i
        var targetSum = Sum(I, m => t[m]);
        var outputDelta = Vector(I, i => x[i] * targetSum - t[i]);
        for (var j = 1; j <= J; j++)
        {
            // ∂E/∂w_ji = δ_i y_j
            for (var i = 1; i <= I; i++)
            {
                dE["w_ji", j, i] = outputDelta[i] * y[j];
            }

            // ∂E/∂y_j = Σ_i δ_i w_ji
            dE["y", j] = Sum(I, i => outputDelta[i] * point["w_ji", j, i]);
        }

        // By the net input of hidden neuron j: δ_j = ∂E/∂y_j g' with g' = y_j (1 − y_j)
        var hiddenDelta = Vector(J, j => dE["y", j] * y[j] * (1 - y[j]));
        for (var k = 1; k <= K; k++)
        {
            // ∂E/∂w_kj = δ_j z_k = Σ_i (x_i Σ_m t_m − t_i) w_ji y_j (1 − y_j) z_k
            for (var j = 1; j <= J; j++)
            {
                dE["w_kj", k, j] = hiddenDelta[j] * z[k];
            }

            // ∂E/∂z_k = Σ_j δ_j w_kj
            dE["z", k] = Sum(J, j => hiddenDelta[j] * point["w_kj", k, j]);
        }

        return dE;
    }
}

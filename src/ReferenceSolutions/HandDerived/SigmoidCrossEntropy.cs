using static ReferenceSolutions.HandDerived.Signs;

namespace ReferenceSolutions.HandDerived;

/// <summary>
/// Inputs z_k, hidden y_j, outputs x_i; no biases; logistic units in both layers; one binary cross-entropy per output:
/// E = −Σ_i [t_i ln x_i + (1 − t_i) ln(1 − x_i)]. The weights of both layers are called w and told apart by their letters, w_kj and w_ji.
/// </summary>
/// <remarks>
/// Bishop, Pattern Recognition and Machine Learning (2006), sections 5.2 (this error with this output unit) and 5.3.1 (equations 5.53 to
/// 5.56).
/// </remarks>
public static class SigmoidCrossEntropy
{
    /// <summary>∂E by w_kj, w_ji, z, y, x and t; the widths are those of z, y and x. Not finite where an output saturates to 0 or
    /// 1.</summary>
    public static Gradient Derive(NetworkPoint point)
    {
        var (K, J, I) = (point.Widths[0], point.Widths[1], point.Widths[2]);
        var z = Vector(K, k => point["z", k]);
        var t = Vector(I, i => point["t", i]);

        // y_j = g(Σ_k w_kj z_k),  x_i = g(Σ_j w_ji y_j)
        var y = Vector(J, j => Logistic(Sum(K, k => point["w_kj", k, j] * z[k])));
        var x = Vector(I, i => Logistic(Sum(J, j => point["w_ji", j, i] * y[j])));

        var dE = new Gradient();
        for (var i = 1; i <= I; i++)
        {
            // ∂E/∂x_i = −t_i/x_i + (1 − t_i)/(1 − x_i) = (x_i − t_i) / (x_i (1 − x_i))
            dE["x", i] = (x[i] - t[i]) / (x[i] * (1 - x[i]));

            // ∂E/∂t_i = −ln x_i + ln(1 − x_i)
            dE["t", i] = Math.Log(1 - x[i]) - Math.Log(x[i]);
        }

        // By the net input of output i: δ_i = ∂E/∂x_i g' with g' = x_i (1 − x_i), which cancels: δ_i = x_i − t_i   (5.54)
        var outputDelta = Vector(I, i => x[i] - t[i]);
        for (var j = 1; j <= J; j++)
        {
            // ∂E/∂w_ji = δ_i y_j   (5.53)
            for (var i = 1; i <= I; i++)
            {
                dE["w_ji", j, i] = outputDelta[i] * y[j];
            }

            // ∂E/∂y_j = Σ_i δ_i w_ji
            dE["y", j] = Sum(I, i => outputDelta[i] * point["w_ji", j, i]);
        }

        // By the net input of hidden neuron j: δ_j = ∂E/∂y_j g' with g' = y_j (1 − y_j)   (5.56)
        var hiddenDelta = Vector(J, j => dE["y", j] * y[j] * (1 - y[j]));
        for (var k = 1; k <= K; k++)
        {
            // ∂E/∂w_kj = δ_j z_k = Σ_i (x_i − t_i) w_ji y_j (1 − y_j) z_k
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

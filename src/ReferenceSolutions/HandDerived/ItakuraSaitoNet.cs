namespace ReferenceSolutions.HandDerived;

/// <summary>
/// Inputs 1 and 2, neurons 3, 4 and 5, output 6; w_ij leads from i to j. Neuron 3 feeds 4, 5 and 6, so three paths lead back to it.
/// The loss is the Itakura–Saito divergence of the output x6 = z6² from the target t.
/// </summary>
/// <remarks>
/// Divergence: Févotte, Bertin and Durrieu, "Nonnegative matrix factorization with the Itakura–Saito divergence", Neural Computation 21
/// (2009).
/// Backward pass through a network without layers: Bishop, Pattern Recognition and Machine Learning (2006), section 5.3.1.
/// </remarks>
public static class ItakuraSaitoNet
{
    /// <summary>∂L by all weights, biases and inputs, by t, and by z and x of the neurons 3 to 6; not finite where z6 = 0.</summary>
    public static Gradient Derive(NetworkPoint point)
    {
        var sigma = point.Function("sigma");
        double x1 = point["x1"], x2 = point["x2"], t = point["t"];
        double w13 = point["w13"], w14 = point["w14"], w15 = point["w15"];
        double w23 = point["w23"], w24 = point["w24"], w25 = point["w25"];
        double w34 = point["w34"], w35 = point["w35"], w36 = point["w36"], w46 = point["w46"], w56 = point["w56"];

        // z_j = Σ_i w_ij x_i + b_j,  x_j = σ(z_j)
        var z3 = w13 * x1 + w23 * x2 + point["b3"];
        var x3 = sigma.Value(z3);
        var z4 = w14 * x1 + w24 * x2 + w34 * x3 + point["b4"];
        var x4 = sigma.Value(z4);
        var z5 = w15 * x1 + w25 * x2 + w35 * x3 + point["b5"];
        var x5 = sigma.Value(z5);
        // but x6 = z6²
        var z6 = w36 * x3 + w46 * x4 + w56 * x5 + point["b6"];
        var x6 = z6 * z6;

        var dL = new Gradient();

        // L = t/x6 − ln(t/x6) − 1, so ∂L/∂x6 = −t/x6² + 1/x6 and ∂L/∂t = 1/x6 − 1/t
        dL["x6"] = (x6 - t) / (x6 * x6);
        dL["t"] = 1 / x6 - 1 / t;

        // ∂L/∂z6 = ∂L/∂x6 · 2 z6 = 2 (z6² − t)/z6³
        dL["z6"] = 2 * (z6 * z6 - t) / (z6 * z6 * z6);

        // Neurons 4 and 5 feed the output only: ∂L/∂x_j = w_j6 ∂L/∂z6,  ∂L/∂z_j = ∂L/∂x_j σ'(z_j)
        dL["x4"] = w46 * dL["z6"];
        dL["z4"] = dL["x4"] * sigma.Slope(z4);
        dL["x5"] = w56 * dL["z6"];
        dL["z5"] = dL["x5"] * sigma.Slope(z5);

        // Neuron 3 feeds 4, 5 and 6: ∂L/∂x3 = Σ_j w_3j ∂L/∂z_j over all three, ∂L/∂z3 = ∂L/∂x3 σ'(z3)
        dL["x3"] = w34 * dL["z4"] + w35 * dL["z5"] + w36 * dL["z6"];
        dL["z3"] = dL["x3"] * sigma.Slope(z3);

        // The inputs feed 3, 4 and 5: ∂L/∂x_i = Σ_j w_ij ∂L/∂z_j
        dL["x1"] = w13 * dL["z3"] + w14 * dL["z4"] + w15 * dL["z5"];
        dL["x2"] = w23 * dL["z3"] + w24 * dL["z4"] + w25 * dL["z5"];

        // ∂L/∂b_j = ∂L/∂z_j
        dL["b3"] = dL["z3"];
        dL["b4"] = dL["z4"];
        dL["b5"] = dL["z5"];
        dL["b6"] = dL["z6"];

        // ∂L/∂w_ij = x_i ∂L/∂z_j
        dL["w13"] = x1 * dL["z3"];
        dL["w23"] = x2 * dL["z3"];
        dL["w14"] = x1 * dL["z4"];
        dL["w24"] = x2 * dL["z4"];
        dL["w34"] = x3 * dL["z4"];
        dL["w15"] = x1 * dL["z5"];
        dL["w25"] = x2 * dL["z5"];
        dL["w35"] = x3 * dL["z5"];
        dL["w36"] = x3 * dL["z6"];
        dL["w46"] = x4 * dL["z6"];
        dL["w56"] = x5 * dL["z6"];
        return dL;
    }
}

using static ReferenceSolutions.HandDerived.Signs;

namespace ReferenceSolutions.HandDerived;

/// <summary>
/// One neuron after another: z1 = w1 x, a1 = relu(z1), z2 = w2 a1 + b, y = σ(z2) with σ the logistic function, C = ½ (y − t)².
/// </summary>
/// <remarks>
/// Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors", Nature 323 (1986), equations 4 to 7.
/// </remarks>
public static class ReluSigmoidNet
{
    /// <summary>∂C by w1, w2, b, x, t, z1, a1, z2 and y. At z1 = 0, where relu has no slope, it is taken as 0.</summary>
    public static Gradient Derive(NetworkPoint point)
    {
        double x = point["x"], t = point["t"], w1 = point["w1"], w2 = point["w2"], b = point["b"];

        // z1 = w1 x,  a1 = relu(z1),  z2 = w2 a1 + b,  y = σ(z2)
        var z1 = w1 * x;
        var a1 = Math.Max(z1, 0);
        var z2 = w2 * a1 + b;
        var y = Logistic(z2);

        var dC = new Gradient();

        // ∂C/∂y = y − t and ∂C/∂t = t − y
        dC["y"] = y - t;
        dC["t"] = t - y;

        // ∂C/∂z2 = ∂C/∂y σ'(z2) = (y − t) y (1 − y)
        dC["z2"] = dC["y"] * y * (1 - y);

        // z2 = w2 a1 + b: ∂C/∂w2 = a1 ∂C/∂z2,  ∂C/∂b = ∂C/∂z2,  ∂C/∂a1 = w2 ∂C/∂z2
        dC["w2"] = a1 * dC["z2"];
        dC["b"] = dC["z2"];
        dC["a1"] = w2 * dC["z2"];

        // relu' is 1 for an active neuron and 0 for a dead one: ∂C/∂z1 = ∂C/∂a1 relu'(z1)
        dC["z1"] = z1 > 0 ? dC["a1"] : 0;

        // z1 = w1 x: ∂C/∂w1 = x ∂C/∂z1,  ∂C/∂x = w1 ∂C/∂z1
        dC["w1"] = x * dC["z1"];
        dC["x"] = w1 * dC["z1"];
        return dC;
    }
}

using static ReferenceSolutions.HandDerived.Signs;

namespace ReferenceSolutions.HandDerived;

/// <summary>
/// A layered network of any widths n_0, …, n_L: a^0 is the input, z_j^l = Σ_k w_{k→j}^l a_k^{l−1} + b_j^l and a_j^l = f(z_j^l), where
/// w_{k→j}^l
/// leads from neuron k of layer l−1 to neuron j of layer l. Courses write it w_kj or w_jk; the derivation is the same, the names are not.
/// Linear units are an f of slope 1.
/// </summary>
/// <remarks>
/// Nielsen, Neural Networks and Deep Learning (2015), chapter 2, equations BP1 to BP4, with δ_j^l = ∂C/∂z_j^l;
/// first in Rumelhart, Hinton and Williams, "Learning representations by back-propagating errors", Nature 323 (1986).
/// </remarks>
public static class LayeredNet
{
    /// <summary>w_{k→j} is written w_kj, <c>w[k,j,l]</c>; C = ½ ‖a^L − y‖². ∂C by w, b, z, a (layers 0 to L) and y.</summary>
    public static Gradient DeriveFromTo(NetworkPoint point)
    {
        var (n, L) = (point.Widths, point.Widths.Length - 1);
        var (z, a) = PropagateForward(point, FromTo);
        var dC = new Gradient();
        for (var j = 1; j <= n[L]; j++)
        {
            // ∂C/∂a_j^L = a_j^L − y_j and ∂C/∂y_j = y_j − a_j^L
            dC["a", j, L] = a[j, L] - point["y", j];
            dC["y", j] = point["y", j] - a[j, L];
        }

        PropagateBack(point, FromTo, (z, a), dC);
        return dC;
    }

    /// <summary>
    /// w_{k→j} is written w_jk, <c>w[j,k,l]</c>. The cost stands for any C(a^L) and therefore couples the outputs:
    /// C = Σ_i p_i a_i + ½ Σ_i Σ_m q_im a_i a_m + ¼ Σ_i r_i a_i⁴ with a = a^L. ∂C by w, b, z, a (layers 0 to L), p, q and r.
    /// </summary>
    public static Gradient DeriveToFrom(NetworkPoint point)
    {
        var (n, L) = (point.Widths, point.Widths.Length - 1);
        var (z, a) = PropagateForward(point, ToFrom);
        var dC = new Gradient();
        for (var i = 1; i <= n[L]; i++)
        {
            // a_i stands in row i and in column i of q: ∂C/∂a_i = p_i + ½ Σ_m (q_im + q_mi) a_m + r_i a_i³
            dC["a", i, L] = point["p", i]
                + 0.5 * Sum(n[L], m => (point["q", i, m] + point["q", m, i]) * a[m, L])
                + point["r", i] * Math.Pow(a[i, L], 3);

            // C is linear in p, q and r: ∂C/∂p_i = a_i, ∂C/∂r_i = ¼ a_i⁴, ∂C/∂q_im = ½ a_i a_m
            dC["p", i] = a[i, L];
            dC["r", i] = 0.25 * Math.Pow(a[i, L], 4);
            for (var m = 1; m <= n[L]; m++)
            {
                dC["q", i, m] = 0.5 * a[i, L] * a[m, L];
            }
        }

        PropagateBack(point, ToFrom, (z, a), dC);
        return dC;
    }

    /// <summary>The two subscripts of the weight from neuron k to neuron j, in the order in which the course writes them.</summary>
    private delegate (int First, int Second) Subscripts(int k, int j);

    private static (int First, int Second) FromTo(int k, int j) => (k, j);

    private static (int First, int Second) ToFrom(int k, int j) => (j, k);

    private static double Weight(NetworkPoint point, (int First, int Second) subscripts, int l) =>
        point["w", subscripts.First, subscripts.Second, l];

    /// <summary>z_j^l and a_j^l as <c>z[j, l]</c> and <c>a[j, l]</c>; there is no neuron 0.</summary>
    private static (double[,] Z, double[,] A) PropagateForward(NetworkPoint point, Subscripts subscripts)
    {
        var (n, L) = (point.Widths, point.Widths.Length - 1);
        var f = point.Function("f");
        var z = new double[n.Max() + 1, L + 1];
        var a = new double[n.Max() + 1, L + 1];
        for (var k = 1; k <= n[0]; k++)
        {
            a[k, 0] = point["a", k, 0];
        }

        for (var l = 1; l <= L; l++)
        {
            for (var j = 1; j <= n[l]; j++)
            {
                // z_j^l = Σ_k w_{k→j}^l a_k^{l−1} + b_j^l,  a_j^l = f(z_j^l)
                z[j, l] = Sum(n[l - 1], k => Weight(point, subscripts(k, j), l) * a[k, l - 1]) + point["b", j, l];
                a[j, l] = f.Value(z[j, l]);
            }
        }

        return (z, a);
    }

    /// <summary>From ∂C/∂a_j^L, which <paramref name="dC"/> already has, down to the inputs: the cost enters there and nowhere
    /// else.</summary>
    private static void PropagateBack(NetworkPoint point, Subscripts subscripts, (double[,] Z, double[,] A) forward, Gradient dC)
    {
        var (n, L) = (point.Widths, point.Widths.Length - 1);
        var f = point.Function("f");
        var (z, a) = forward;
        for (var l = L; l >= 1; l--)
        {
            for (var j = 1; j <= n[l]; j++)
            {
                // BP1: δ_j^l = ∂C/∂a_j^l f'(z_j^l)
                dC["z", j, l] = dC["a", j, l] * f.Slope(z[j, l]);

                // BP3: ∂C/∂b_j^l = δ_j^l
                dC["b", j, l] = dC["z", j, l];
            }

            for (var k = 1; k <= n[l - 1]; k++)
            {
                // BP2 without its last factor, which the next round supplies: ∂C/∂a_k^{l−1} = Σ_j w_{k→j}^l δ_j^l
                dC["a", k, l - 1] = Sum(n[l], j => Weight(point, subscripts(k, j), l) * dC["z", j, l]);

                // BP4: ∂C/∂w_{k→j}^l = a_k^{l−1} δ_j^l
                for (var j = 1; j <= n[l]; j++)
                {
                    var (first, second) = subscripts(k, j);
                    dC["w", first, second, l] = a[k, l - 1] * dC["z", j, l];
                }
            }
        }
    }
}

using System.Collections.Immutable;
using ScriptMessages;

namespace Grading.Marking.Scripted;

/// <summary>
/// How many times the results of a script hold the rounding of what they are made from. A quotient of differences holds it 1/h times,
/// wherever its step h comes from and whatever is made to depend on it; a derivation holds it once or a few times, and more only at inputs
/// where its terms cancel. Source: stochastic arithmetic (J. Vignes, A stochastic arithmetic for reliable scientific computation, Math.
/// Comput. Simul. 35, 1993); N. Higham, Accuracy and Stability of Numerical Algorithms, 2nd ed., section 1.6.
/// </summary>
internal static class ErrorGrowth
{
    /// <summary>
    /// In so many perturbations each result is looked at: their root mean square is seldom small by luck.
    /// </summary>
    public const uint Perturbations = 4;

    /// <summary>What three quarters of the numbers of the results exceed.</summary>
    /// <param name="results">The numbers of each result.</param>
    /// <param name="perturbed">The same of each perturbation, of the first calls.</param>
    /// <returns>Infinite where a result is another kind of thing in a perturbation; 0 where there are no numbers but 0.</returns>
    public static double Of(ImmutableArray<double[]> results, IReadOnlyList<ImmutableArray<double[]>> perturbed)
    {
        var growths = new List<double>();
        for (var call = 0; call < perturbed[0].Length; call++)
        {
            if (perturbed.Any(run => run[call].Length != results[call].Length)) return double.PositiveInfinity;
            for (var i = 0; i < results[call].Length; i++)
                if (double.IsFinite(results[call][i]) && Of(results[call][i], perturbed.Select(run => run[call][i])) is > 0 and var growth)
                    growths.Add(growth);
        }
        growths.Sort();
        return growths.Count == 0 ? 0 : growths[growths.Count / 4];
    }

    private static double Of(double number, IEnumerable<double> perturbed)
    {
        var change = Math.Sqrt(perturbed.Average(other => Math.Pow(other - number, 2)));
        if (!double.IsFinite(change)) return double.PositiveInfinity;
        return change == 0 ? 0 : change / Math.Abs(number) / Request.Run.LargestPerturbation;
    }
}

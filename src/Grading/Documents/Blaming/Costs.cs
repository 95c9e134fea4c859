using Grading.Documents.Texts;

namespace Grading.Documents.Blaming;

/// <summary>A cost that a sentence speaks of where the problem leaves it open, with what it makes of the last layer.</summary>
/// <param name="Name">A stable word for it.</param>
internal sealed record Cost(string Name, Statement Says);

/// <summary>The costs that sentences speak of.</summary>
internal static class Costs
{
    private const string Error = "a_j^L - y_j";

    /// <summary>Those that a sentence speaks of.</summary>
    public static IEnumerable<Cost> Of(Saying saying)
    {
        if (saying.IsOfSquares) yield return new("quadratic-cost", new(@"\frac{\partial C}{\partial a_j^L}", Error));
        if (saying.IsOfEntropy) yield return new("cross-entropy", new(@"\frac{\partial C}{\partial z_j^L}", Error));
    }
}

namespace Formulas.Evaluating.Looping;

/// <summary>
/// What the values of a step run over, a bit for each: first the sums around it, from outside in, then the free letters in their order.
/// In a column the values of the highest bit stand next to each other.
/// </summary>
internal static class LoopAxes
{
    /// <summary>So many sums can stand in a formula.</summary>
    public const int MostLoops = 8;

    private const int Loops = (1 << MostLoops) - 1;

    public static int OfLoop(int number) => 1 << number;

    /// <param name="letters">A bit for each.</param>
    public static int OfLetters(int letters) => letters << MostLoops;

    /// <summary>The free letters among them, a bit for each.</summary>
    public static int Letters(int axes) => axes >> MostLoops;

    /// <summary>The free letters alone.</summary>
    public static int WithoutLoops(int axes) => axes & ~Loops;
}

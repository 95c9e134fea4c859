using Formulas.Tree;

namespace Formulas.Evaluating.Looping;

/// <summary>What can stand below a name or above it, as a number of 16 bits; below zero for what has none.</summary>
internal static class LoopPlaces
{
    // A place: what stands there, and how far it is moved, from -128 on.
    private const int NoMove = 128, Half = 8;

    // what stands there: a number; from 1 on the free letters; then those of the sums; then the last step or layer of a dimension
    private const int Number = 0, FirstFree = 1, FirstLoop = 24, FirstEnd = 32, Most = 255;

    /// <summary>A number.</summary>
    public static int OfNumber(int number) => Place(Number, number);

    /// <summary>A free letter, and what is added to it.</summary>
    public static int OfFree(int letter, int offset) => letter < FirstLoop - FirstFree ? Place(FirstFree + letter, offset) : -1;

    /// <summary>The letter of a sum.</summary>
    public static int OfLoop(int loop, int offset) => Place(FirstLoop + loop, offset);

    /// <summary>The last step or layer.</summary>
    public static int OfEnd(Dimension ordered, int offset) =>
        FirstEnd + ordered.Id <= Most ? Place(FirstEnd + ordered.Id, offset) : -1;

    private static int Place(int what, int offset) => offset is >= -NoMove and < NoMove ? what << Half | offset + NoMove : -1;

    /// <summary>Whether a free letter stands at a place.</summary>
    public static bool IsFree(int place, int letter) => place >> Half == FirstFree + letter;

    /// <summary>What stands at a place.</summary>
    /// <param name="free">The values of the free letters.</param>
    /// <param name="loops">Those of the letters of the sums.</param>
    public static int Value(int place, Sizes sizes, ReadOnlySpan<int> free, ReadOnlySpan<int> loops)
    {
        var (what, offset) = (place >> Half, (place & Most) - NoMove);
        return offset + what switch
        {
            Number => 0,
            < FirstLoop => free[what - FirstFree],
            < FirstEnd => loops[what - FirstLoop],
            _ => sizes.Last(sizes.Dimensions[what - FirstEnd]),
        };
    }
}

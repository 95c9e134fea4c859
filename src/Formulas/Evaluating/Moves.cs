using System.Runtime.InteropServices;

namespace Formulas.Evaluating;

/// <summary>
/// Where a tape reads elements that have a free index in them: the same formula for another value of that index reads other columns, and
/// is the same otherwise. It is lowered once for all of them.
/// </summary>
public sealed class Moves
{
    // how far the column of a step goes on with the letter in that place
    private readonly record struct Move(int Step, int Letter, int Stride);

    // how far a column goes on with each of the first letters, in so many bits each
    private const int Bits = 21;
    private const int Packed = 3;

    private readonly List<Move> _moves = [];
    private uint _fixed;

    /// <summary>Forgets all of them, for another formula.</summary>
    public void Clear()
    {
        _moves.Clear();
        _fixed = 0;
    }

    /// <summary>The letter in that place decides more than what is read: a condition, the range of a sum, a layer.</summary>
    internal void Fix(int letter) => _fixed |= letter < 32 ? 1u << letter : 0;

    internal void Add(int step, int letter, int stride) => _moves.Add(new(step, letter, stride));

    /// <summary>Whether the letter in that place can have another value on the same tape.</summary>
    public bool IsFree(int letter) => letter < 32 && (_fixed >> letter & 1) == 0;

    /// <summary>Reads what belongs to a value of a letter that is so much larger.</summary>
    public void Apply(Tape tape, int letter, int difference)
    {
        foreach (ref readonly var move in CollectionsMarshal.AsSpan(_moves))
            if (move.Letter == letter) tape.Shift(move.Step, move.Stride * difference);
    }

    /// <summary>
    /// How far what a step reads goes on with each letter, as one number; below zero where there are too many letters for that.
    /// </summary>
    /// <param name="next">The first move of that step or of a later one; steps are asked for in their order, from 0 on.</param>
    public long Strides(int step, ref int next)
    {
        var moves = CollectionsMarshal.AsSpan(_moves);
        var strides = 0L;
        for (; next < moves.Length && moves[next].Step <= step; next++)
        {
            var (letter, stride) = (moves[next].Letter, moves[next].Stride);
            if (letter >= Packed || stride >> Bits - 2 != 0) return -1;
            strides += (long)stride << Bits * letter;
        }
        return strides;
    }

    /// <summary>How many columns further what has these strides stands where the letters are so much larger.</summary>
    public static int Distance(long strides, ReadOnlySpan<int> differences)
    {
        var distance = 0;
        for (var letter = 0; letter < differences.Length && letter < Packed; letter++)
            distance += (int)(strides >> Bits * letter & (1L << Bits) - 1) * differences[letter];
        return distance;
    }
}

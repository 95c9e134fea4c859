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
}

using System.Numerics;

namespace Formulas.Evaluating.Looping;

/// <summary>
/// The values of a step, run by run: over a run, what the step reads has its values next to each other as well. Where one of its operands
/// is the same for all terms or for all values of a letter, the next run reads those again.
/// </summary>
internal sealed class LoopRuns
{
    private readonly Axis[] _outer = new Axis[8 * sizeof(int)]; // from inside out
    private int _count;

    // What changes from run to run, and how far each operand moves with it.
    private record struct Axis(int Size, int A, int B, int C, int At = 0);

    /// <summary>How many values a run has.</summary>
    public int Length { get; private set; }

    /// <summary>Where the operands' values of this run begin.</summary>
    public int A { get; private set; }

    /// <inheritdoc cref="A"/>
    public int B { get; private set; }

    /// <inheritdoc cref="A"/>
    public int C { get; private set; }

    /// <summary>How far the values of one term stand behind those of the one before, where terms are taken together.</summary>
    public int TermA { get; private set; }

    /// <inheritdoc cref="TermA"/>
    public int TermB { get; private set; }

    /// <summary>Begins with the first run.</summary>
    /// <param name="inside">What the step runs over, and the sum whose terms it takes together.</param>
    /// <param name="operands">What its operands run over.</param>
    /// <param name="taken">The bit of that sum; 0 where there is none.</param>
    /// <param name="sizes">How many terms or values each bit stands for.</param>
    /// <param name="points">How many points there are.</param>
    public void Begin(int inside, (int A, int B, int C) operands, int taken, ReadOnlySpan<int> sizes, int points)
    {
        (Length, _count, A, B, C, TermA, TermB) = (points, 0, 0, 0, 0, 0, 0);
        var (a, b, c, isRun) = (points, points, points, true);
        for (var rest = inside; rest != 0;)
        {
            var axis = BitOperations.Log2((uint)rest);
            var bit = 1 << axis;
            rest ^= bit;
            var moved = new Axis(
                sizes[axis], (operands.A & bit) == 0 ? 0 : a, (operands.B & bit) == 0 ? 0 : b, (operands.C & bit) == 0 ? 0 : c);
            isRun &= bit != taken && moved.A != 0 && moved.B != 0 && moved.C != 0;
            if (isRun) Length *= moved.Size;
            else if (bit == taken) (TermA, TermB) = (moved.A, moved.B);
            else _outer[_count++] = moved;
            if (moved.A != 0) a *= moved.Size;
            if (moved.B != 0) b *= moved.Size;
            if (moved.C != 0) c *= moved.Size;
        }
    }

    /// <summary>Moves to the next run; false behind the last one.</summary>
    public bool Next()
    {
        for (var i = 0; i < _count; i++)
        {
            ref var axis = ref _outer[i];
            axis.At++;
            var move = axis.At < axis.Size ? 1 : 1 - axis.Size; // on, or back to the beginning
            (A, B, C) = (A + move * axis.A, B + move * axis.B, C + move * axis.C);
            if (move == 1) return true;
            axis.At = 0;
        }
        return false;
    }
}

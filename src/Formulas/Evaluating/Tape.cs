using System.Runtime.CompilerServices;

namespace Formulas.Evaluating;

/// <summary>
/// A formula as straight-line code: every step computes one column from earlier ones, all points at once. A forward model is a tape too,
/// and reverse-mode differentiation walks it backwards.
/// </summary>
public sealed partial class Tape
{
    private Step[] _steps = new Step[64];

    public int Count { get; private set; }

    public ref readonly Step this[int step] => ref Steps[step];

    private ReadOnlySpan<Step> Steps => _steps.AsSpan(0, Count);

    // Inlined, a step without an operand is stored without telling the garbage collector.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Append(in Step step)
    {
        var steps = _steps;
        var at = Count;
        if (at >= steps.Length) steps = Grown();
        steps[at] = step;
        Count = at + 1;
        return at;
    }

    private Step[] Grown()
    {
        Array.Resize(ref _steps, 2 * _steps.Length);
        return _steps;
    }

    public void Clear() => Count = 0;

    /// <summary>A step that reads a column reads another one, so many columns further.</summary>
    public void Shift(int step, int columns) => _steps[step] = _steps[step] with { A = _steps[step].A + columns };
}

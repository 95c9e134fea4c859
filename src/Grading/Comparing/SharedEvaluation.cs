using Formulas.Evaluating;
using Formulas.Evaluating.Replacing;
using Formulas.Numbers;
using Formulas.Tree;

namespace Grading.Comparing;

/// <summary>
/// Evaluates formulas that share most of their parts, as the repairs of one answer do, at the points of one frame: whatever stands in
/// several of
/// them is evaluated once.
/// </summary>
internal sealed class SharedEvaluation
{
    private const int Kept = 16_384;

    private readonly Reference.Frame _frame;
    private readonly Tape _tape = new();
    private readonly TapeWriter _writer;
    private readonly PointEvaluation _point;
    private Sized[] _values = new Sized[1024];
    private int _evaluated;

    public SharedEvaluation(Reference.Frame frame)
    {
        _frame = frame;
        _writer = new(_tape, frame.Set.Network.Layout, frame.Set.Elements) { SharesParts = true };
        foreach (var index in frame.Indices) _writer.Bind(index.Letter, index.Value);
        _point = new(frame.Set.Network.Layout, frame.Set.Points, frame.Indices);
    }

    /// <summary>Begins anew, for the formulas of another answer.</summary>
    public void Clear()
    {
        _writer.Clear();
        _evaluated = _point.Steps = 0;
        if (_values.Length > Kept) _values = new Sized[Kept];
    }

    /// <summary>How many steps it took so far.</summary>
    public int Steps => _tape.Count + _point.Steps;

    /// <summary>
    /// Whether a formula with something else in one place can have the reference's value: false only where one point shows another. That
    /// costs a hundredth of making the formula and evaluating it at all points.
    /// </summary>
    public bool CanBeRight(Occurrence at, Formula by)
    {
        for (var point = 0; point < _frame.Values.Length; point++)
            if (_frame.Usable[point] && _point.Value(at, by, point) is { } value && !Comparison.CanBeRepaired(value, _frame.Values[point]))
                return false;
        return true;
    }

    /// <summary>Whether the formula has the reference's value at all points of the frame.</summary>
    public bool IsRight(Formula formula)
    {
        var step = _writer.Append(formula);
        if (_writer.IsTooLarge) return false;
        var needed = _tape.Count * _frame.Set.Points.Count;
        if (_values.Length < needed) Array.Resize(ref _values, 2 * needed);
        var values = _tape.Value(step, _frame.Set.Points, _values, _evaluated);
        _evaluated = _tape.Count;
        return Comparison.AllRepaired(values, _frame.Values, _frame.Usable);
    }
}

using System.Buffers;
using Formulas.Evaluating;
using Formulas.Numbers;
using ReferenceSolutions.Autodiff;

namespace ReferenceSolutions;

// How far each element can be trusted, given the others.
public sealed partial class Network
{
    /// <summary>
    /// Computes everything as <see cref="Run(PointColumns{Sized})"/> does, and beside each element the size of its own terms only: what it
    /// reads is taken as it is. The bounds of a network grow with every layer, but what rounding did to the elements is the same for all
    /// formulas that read them.
    /// </summary>
    /// <param name="given">The column of an element whose true adjoint another stands in for; -1 for none.</param>
    /// <param name="instead">That other adjoint.</param>
    public void RunWithOwnSizes(PointColumns<Sized> points, int given = -1, Sized[]? instead = null)
    {
        if (IsTogether(points)) OwnSizes(points, given, instead);
        else InParts(points, (part, from) => OwnSizes(part, given, instead?.AsSpan(from, part.Count).ToArray()));
    }

    private void OwnSizes(PointColumns<Sized> points, int given, Sized[]? instead)
    {
        var columns = ColumnsOfSteps();
        var length = _tape.Count * points.Count;
        var (results, adjoints) = (ArrayPool<Sized>.Shared.Rent(length), ArrayPool<Sized>.Shared.Rent(length));
        Forward(points, columns, results);
        if (_loss >= 0) Backward(points, columns, results, adjoints.AsSpan(0, length), given, instead);
        ArrayPool<Sized>.Shared.Return(results);
        ArrayPool<Sized>.Shared.Return(adjoints);
    }

    // 6 parameters: a pass, and an adjoint that another stands in for
    private void Backward(PointColumns<Sized> points, int[] columns, Sized[] results, Span<Sized> adjoints, int given, Sized[]? instead)
    {
        BackwardPass.Run<Sized, Sized>(_tape, points, results, adjoints, _loss, (step, adjoint) =>
        {
            if (columns[step] < 0) return;
            if (columns[step] == given) instead!.CopyTo(adjoint);
            adjoint.CopyTo(points.Columns.AsSpan((Layout.Elements + columns[step]) * points.Count));
            TakeAsIs(adjoint);
        });
        CopyNamedAdjoints(points);
    }

    private void Forward(PointColumns<Sized> points, int[] columns, Sized[] results)
    {
        var first = 0;
        for (var step = 0; step < columns.Length; step++)
        {
            if (columns[step] < 0) continue;
            _tape.Run(points, results, first, step);
            var values = results.AsSpan(step * points.Count, points.Count);
            values.CopyTo(points.Columns.AsSpan(columns[step] * points.Count));
            TakeAsIs(values);
            first = step + 1;
        }
        _tape.Run(points, results, first, _tape.Count - 1);
    }

    private static void TakeAsIs(Span<Sized> values)
    {
        foreach (ref var value in values) value = Sized.Exactly(value.Value);
    }

    // The element that each step computes; -1 for none.
    private int[] ColumnsOfSteps()
    {
        var columns = new int[_tape.Count];
        columns.AsSpan().Fill(-1);
        for (var column = 0; column < _steps.Length; column++)
            if (_steps[column] >= 0) columns[_steps[column]] = column;
        return columns;
    }
}

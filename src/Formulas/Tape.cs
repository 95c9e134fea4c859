using System.Diagnostics;

namespace Formulas;

/// <summary>What one step of a <see cref="Tape"/> does.</summary>
public enum Operation
{
    /// <summary>Column A of the points.</summary>
    Load,
    Number,
    Constant,

    /// <summary>The whole number A.</summary>
    Whole,
    Negate,
    Add,
    Subtract,
    Multiply,
    Divide,
    Power,

    /// <summary>Step A to the whole power B.</summary>
    WholePower,

    /// <summary>A function of step A; its order is B.</summary>
    Call,

    /// <summary>The larger or smaller of steps A and B.</summary>
    Pick,

    /// <summary>1 where a relation holds between steps A and B, else 0.</summary>
    Compare,

    /// <summary>Step B where step A is 1, step C where it is 0.</summary>
    Choose,

    /// <summary>No value: an element that does not exist.</summary>
    Undefined,
}

/// <summary>One step: an operation on the results of earlier steps.</summary>
public readonly record struct Step(Operation Operation, int A = 0, int B = 0, int C = 0, object? Operand = null);

/// <summary>The values of a formula's names at all sample points: a column of <paramref name="Count"/> values for each element.</summary>
/// <param name="Count">How many points.</param>
/// <param name="Columns">Column after column.</param>
/// <param name="Families">For each open function and point, its row in <see cref="Functions.Families"/>.</param>
public sealed record Points<T>(int Count, T[] Columns, byte[][] Families) where T : struct
{
    public ReadOnlySpan<T> Column(int column) => Columns.AsSpan(column * Count, Count);
}

/// <summary>
/// A formula as straight-line code: every step computes one column from earlier ones, all points at once. A forward model is a tape too,
/// and reverse-mode differentiation walks it backwards.
/// </summary>
public sealed class Tape
{
    private readonly List<Step> _steps = [];

    public int Count => _steps.Count;

    public Step this[int step] => _steps[step];

    public int Append(Step step)
    {
        _steps.Add(step);
        return _steps.Count - 1;
    }

    public void Clear() => _steps.Clear();

    /// <summary>Computes every step; the result of step i stands at i·points.Count in <paramref name="results"/>.</summary>
    public void Run<T, TArithmetic>(Points<T> points, Span<T> results) where T : struct where TArithmetic : IArithmetic<T>
    {
        for (var i = 0; i < _steps.Count; i++)
            Run<T, TArithmetic>(_steps[i], points, results, results.Slice(i * points.Count, points.Count));
    }

    private static void Run<T, TArithmetic>(in Step step, Points<T> points, Span<T> results, Span<T> result)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        var count = result.Length;
        ReadOnlySpan<T> a = default, b = default;
        if (step.Operation >= Operation.Negate && step.Operation != Operation.Undefined)
        {
            a = results.Slice(step.A * count, count);
            if (step.Operation is not (Operation.Negate or Operation.WholePower or Operation.Call)) b = results.Slice(step.B * count, count);
        }
        switch (step.Operation)
        {
            case Operation.Load: points.Column(step.A).CopyTo(result); break;
            case Operation.Number: result.Fill(TArithmetic.Number((Formula.Number)step.Operand!)); break;
            case Operation.Constant: result.Fill(TArithmetic.Constant((Formula.Constant)step.Operand!)); break;
            case Operation.Whole: result.Fill(TArithmetic.Whole(step.A)); break;
            case Operation.Undefined: result.Fill(TArithmetic.Undefined); break;
            case Operation.Negate:
                for (var p = 0; p < count; p++) result[p] = TArithmetic.Negate(a[p]);
                break;
            case Operation.Add: TArithmetic.Add<TArithmetic>(a, b, result); break;
            case Operation.Subtract: TArithmetic.Subtract<TArithmetic>(a, b, result); break;
            case Operation.Multiply: TArithmetic.Multiply<TArithmetic>(a, b, result); break;
            case Operation.Divide: TArithmetic.Divide<TArithmetic>(a, b, result); break;
            case Operation.Power:
                for (var p = 0; p < count; p++) result[p] = TArithmetic.Power(a[p], b[p]);
                break;
            case Operation.WholePower when step.B is 2 or 3:
                TArithmetic.Multiply<TArithmetic>(a, a, result);
                if (step.B == 3) TArithmetic.Multiply<TArithmetic>(result, a, result);
                break;
            case Operation.WholePower:
                for (var p = 0; p < count; p++) result[p] = TArithmetic.Power(a[p], step.B);
                break;
            case Operation.Call when step.Operand is Function.Known known:
                for (var p = 0; p < count; p++) result[p] = TArithmetic.Call(known, step.B, a[p]);
                break;
            case Operation.Call when step.Operand is Function.Open open:
                var families = points.Families[open.Slot];
                for (var p = 0; p < count; p++) result[p] = TArithmetic.Call(Functions.Families[families[p]], step.B, a[p]);
                break;
            case Operation.Pick:
                var relation = ((Function.Pick)step.Operand!).Largest ? Relation.GreaterOrEqual : Relation.LessOrEqual;
                for (var p = 0; p < count; p++)
                    result[p] = TArithmetic.IsUndefined(a[p]) || TArithmetic.Holds(relation, a[p], b[p]) ? a[p] : b[p];
                break;
            case Operation.Compare:
                for (var p = 0; p < count; p++)
                {
                    result[p] = TArithmetic.IsUndefined(a[p]) || TArithmetic.IsUndefined(b[p])
                        ? TArithmetic.Undefined
                        : TArithmetic.Whole(TArithmetic.Holds((Relation)step.C, a[p], b[p]) ? 1 : 0);
                }
                break;
            case Operation.Choose:
                var otherwise = results.Slice(step.C * count, count);
                var zero = TArithmetic.Whole(0);
                for (var p = 0; p < count; p++)
                    result[p] = TArithmetic.IsUndefined(a[p]) ? a[p] : TArithmetic.Holds(Relation.NotEqual, a[p], zero) ? b[p] : otherwise[p];
                break;
            default: throw new UnreachableException();
        }
    }
}

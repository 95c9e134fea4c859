using System.Diagnostics;
using System.Numerics;
using System.Runtime.CompilerServices;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;

namespace Formulas.Evaluating;

/// <summary>
/// What every operation of a tape computes, and beside it its derivative by each of its operands, which is all that reverse-mode
/// differentiation needs to know of it. Both hold for every kind of number.
/// </summary>
public static class Operations
{
    // Smaller whole powers are products of columns, which are quicker than powers one by one.
    private const int LargestProduct = 64;

    // Larger ones of a column are seldom met twice.
    private const int LargestKept = 4;

    /// <summary>The columns that one step reads: A, B and C are those of its operands, as many as it has.</summary>
    internal readonly ref struct Operands<T>(PointColumns<T> points, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> c)
        where T : struct
    {
        public readonly ReadOnlySpan<T> A = a, B = b, C = c;

        public PointColumns<T> Points => points;
    }

    /// <summary>How many steps an operation reads.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static int Read(Operation operation) => operation switch
    {
        Operation.Load or Operation.Number or Operation.Constant or Operation.Whole or Operation.Undefined => 0,
        Operation.Negate or Operation.WholePower or Operation.Call => 1,
        Operation.Choose => 3,
        _ => 2,
    };

    /// <summary>Whether what the step makes of a column of points is kept beside that: functions and small powers.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static bool IsKept(in Step step) =>
        step.Operation == Operation.Call || step.Operation == Operation.WholePower && step.B is > 1 and <= LargestKept;

    /// <summary>What a step that is kept makes of a column of points.</summary>
    internal static T[] Kept<T, TArithmetic>(in Step step, PointColumns<T> points, int column)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        if (points.Kept(column, step.Operand, step.B) is { } kept) return kept;
        var results = new T[points.Count];
        if (points.Longer?.Find(step.Operand, step.B, column, results) != true)
        {
            Value<T, TArithmetic>(step, new(points, points.Column(column), default, default), results);
            points.Longer?.Keep(step.Operand, step.B, column, results);
        }
        points.Keep(column, step.Operand, step.B, results);
        return results;
    }

    /// <summary>How many operands of an operation have a derivative.</summary>
    public static int Slots(Operation operation) => operation switch
    {
        Operation.Compare => 0,
        Operation.Choose => 2,
        _ => Read(operation),
    };

    /// <summary>The step that stands in a slot.</summary>
    public static int Operand(in Step step, int slot) => (step.Operation == Operation.Choose ? slot + 1 : slot) switch
    {
        0 => step.A,
        1 => step.B,
        _ => step.C,
    };

    /// <summary>What a step without operands computes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Leaf<T, TArithmetic>(in Step step, PointColumns<T> points, Span<T> values)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        switch (step.Operation)
        {
            case Operation.Load: Copy(points.Column(step.A), values); break;
            case Operation.Number:
                var number = (Formula.Number)step.Operand!;
                TArithmetic.Fill(values, TArithmetic.Number(number.Digits, number.Value));
                break;
            case Operation.Constant:
                TArithmetic.Fill(values, ((Formula.Constant)step.Operand!).Name == "e" ? TArithmetic.E : TArithmetic.Pi);
                break;
            case Operation.Whole: TArithmetic.Fill(values, TArithmetic.Whole(step.A)); break;
            case Operation.Undefined: TArithmetic.Fill(values, TArithmetic.Undefined); break;
            default: throw new UnreachableException();
        }
    }

    /// <summary>What a step computes at all points.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static void Value<T, TArithmetic>(in Step step, in Operands<T> of, Span<T> values)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        switch (step.Operation)
        {
            case Operation.Negate: Negate<T, TArithmetic>(of.A, values); break;
            case Operation.Add: TArithmetic.Add(of.A, of.B, values); break;
            case Operation.Subtract: TArithmetic.Subtract(of.A, of.B, values); break;
            case Operation.Multiply: TArithmetic.Multiply(of.A, of.B, values); break;
            case Operation.Divide: TArithmetic.Divide(of.A, of.B, values); break;
            case Operation.WholePower: WholePower<T, TArithmetic>(of.A, step.B, values); break;
            case Operation.Power: Power<T, TArithmetic>(of.A, of.B, values); break;
            case Operation.Call: of.Points.Call<TArithmetic>((Function)step.Operand!, step.B, of.A, values); break;
            case Operation.Pick: Pick<T, TArithmetic>(RelationOf(step), of.A, of.B, values); break;
            case Operation.Compare: Compare<T, TArithmetic>((Relation)step.C, of.A, of.B, values); break;
            case Operation.Choose: Choose<T, TArithmetic>(of, values); break;
            default: throw new UnreachableException();
        }
    }

    /// <summary>The usual case. Called by this name it is compiled ahead, with all that it calls.</summary>
    public static void Derivative(
        in Step step, int slot, PointColumns<Sized> points, ReadOnlySpan<Sized> results, ReadOnlySpan<Sized> values, Span<Sized> local) =>
        Derivative<Sized, Sized>(step, slot, points, results, values, local);

    /// <summary>∂step/∂operand at all points.</summary>
    /// <param name="slot">Which operand.</param>
    /// <param name="results">The values of all steps.</param>
    /// <param name="values">The values of the step itself.</param>
    /// <param name="local">The derivatives.</param>
    public static void Derivative<T, TArithmetic>(
        in Step step, int slot, PointColumns<T> points, ReadOnlySpan<T> results, ReadOnlySpan<T> values, Span<T> local)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        var a = results.Slice(step.A * local.Length, local.Length);
        var b = Read(step.Operation) > 1 ? results.Slice(step.B * local.Length, local.Length) : default;
        switch (step.Operation)
        {
            case Operation.Negate: TArithmetic.Fill(local, TArithmetic.Whole(-1)); break;
            case Operation.Add: TArithmetic.Fill(local, TArithmetic.Whole(1)); break;
            case Operation.Subtract: TArithmetic.Fill(local, TArithmetic.Whole(slot == 0 ? 1 : -1)); break;
            case Operation.Multiply: Copy(slot == 0 ? b : a, local); break; // ∂(ab)/∂a = b
            case Operation.Divide: DivideSlope<T, TArithmetic>(slot, b, values, local); break;
            case Operation.WholePower: WholePowerSlope<T, TArithmetic>(a, step.B, local); break;
            case Operation.Power: PowerSlope<T, TArithmetic>(slot, a, b, values, local); break;
            case Operation.Call: points.Call<TArithmetic>((Function)step.Operand!, step.B + 1, a, local); break;
            case Operation.Pick: PickSlope<T, TArithmetic>(RelationOf(step), slot, a, b, local); break;
            case Operation.Choose: ChooseSlope<T, TArithmetic>(slot, a, local); break;
            default: throw new UnreachableException();
        }
    }

    /// <inheritdoc cref="Derivative(in Step, int, PointColumns{Sized}, ReadOnlySpan{Sized}, ReadOnlySpan{Sized}, Span{Sized})"/>
    public static void HandBack(ReadOnlySpan<Sized> adjoint, ReadOnlySpan<Sized> local, Span<Sized> product, Span<Sized> into) =>
        HandBack<Sized, Sized>(adjoint, local, product, into);

    /// <summary>What a step adds to the adjoint of an operand: x̄_operand += x̄_step · ∂step/∂operand.</summary>
    /// <param name="adjoint">x̄_step.</param>
    /// <param name="local">∂step/∂operand.</param>
    /// <param name="product">Room for their product.</param>
    /// <param name="into">x̄_operand.</param>
    public static void HandBack<T, TArithmetic>(ReadOnlySpan<T> adjoint, ReadOnlySpan<T> local, Span<T> product, Span<T> into)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        TArithmetic.Multiply(adjoint, local, product);
        TArithmetic.Add(into, product, into);
    }

    /// <inheritdoc cref="Derivative(in Step, int, PointColumns{Sized}, ReadOnlySpan{Sized}, ReadOnlySpan{Sized}, Span{Sized})"/>
    public static void Fill(Span<Sized> values, int whole) => Fill<Sized, Sized>(values, whole);

    /// <summary>A whole number at all points.</summary>
    public static void Fill<T, TArithmetic>(Span<T> values, int whole) where T : struct where TArithmetic : IArithmetic<T> =>
        TArithmetic.Fill(values, TArithmetic.Whole(whole));

    private static void Negate<T, TArithmetic>(ReadOnlySpan<T> a, Span<T> values) where T : struct where TArithmetic : IArithmetic<T>
    {
        for (var p = 0; p < values.Length; p++) values[p] = TArithmetic.Negate(a[p]);
    }

    // ∂(a/b)/∂a = 1/b, ∂(a/b)/∂b = -(a/b)/b
    private static void DivideSlope<T, TArithmetic>(int slot, ReadOnlySpan<T> b, ReadOnlySpan<T> values, Span<T> local)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        var one = TArithmetic.Whole(1);
        for (var p = 0; p < local.Length; p++) local[p] = TArithmetic.Divide(slot == 0 ? one : TArithmetic.Negate(values[p]), b[p]);
    }

    // a^n
    private static void WholePower<T, TArithmetic>(ReadOnlySpan<T> a, int exponent, Span<T> values)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        if (exponent is 0 or < -LargestProduct or > LargestProduct)
        {
            for (var p = 0; p < values.Length; p++) values[p] = TArithmetic.Power(a[p], exponent);
            return;
        }
        RepeatedProduct<T, TArithmetic>(a, Math.Abs(exponent), values);
        if (exponent > 0) return;
        var one = TArithmetic.Whole(1);
        for (var p = 0; p < values.Length; p++) values[p] = TArithmetic.Divide(one, values[p]);
    }

    // by repeated squaring, from the highest bit down
    private static void RepeatedProduct<T, TArithmetic>(ReadOnlySpan<T> a, int exponent, Span<T> values)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        var power = a;
        for (var bit = BitOperations.Log2((uint)exponent) - 1; bit >= 0; bit--)
        {
            TArithmetic.Multiply(power, power, values);
            power = values;
            if ((exponent >> bit & 1) == 1) TArithmetic.Multiply(power, a, values);
        }
        if (exponent == 1) Copy(a, values);
    }

    // ∂a^n/∂a = n a^(n-1)
    private static void WholePowerSlope<T, TArithmetic>(ReadOnlySpan<T> a, int exponent, Span<T> local)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        var factor = TArithmetic.Whole(exponent);
        for (var p = 0; p < local.Length; p++)
            local[p] = exponent == 0 ? factor : TArithmetic.Multiply(factor, TArithmetic.Power(a[p], exponent - 1));
    }

    // a^b
    private static void Power<T, TArithmetic>(ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> values)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        for (var p = 0; p < values.Length; p++) values[p] = TArithmetic.Power(a[p], b[p]);
    }

    // ∂a^b/∂a = b a^(b-1), ∂a^b/∂b = a^b ln a
    private static void PowerSlope<T, TArithmetic>(int slot, ReadOnlySpan<T> a, ReadOnlySpan<T> b, ReadOnlySpan<T> values, Span<T> local)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        var one = TArithmetic.Whole(1);
        for (var p = 0; p < local.Length; p++)
        {
            local[p] = slot == 0
                ? TArithmetic.Multiply(b[p], TArithmetic.Power(a[p], TArithmetic.Subtract(b[p], one)))
                : TArithmetic.Multiply(values[p], TArithmetic.Call(FunctionTable.Ln.Curve, 0, a[p]));
        }
    }

    // the larger of a and b, or the smaller
    private static void Pick<T, TArithmetic>(Relation relation, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> values)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        for (var p = 0; p < values.Length; p++)
            values[p] = TArithmetic.IsUndefined(a[p]) || Holds<T, TArithmetic>(relation, a[p], b[p]) ? a[p] : b[p];
    }

    // 1 for the one that is picked, 0 for the other; of equal ones the first
    private static void PickSlope<T, TArithmetic>(Relation relation, int slot, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> local)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        for (var p = 0; p < local.Length; p++)
            local[p] = TArithmetic.Whole(Holds<T, TArithmetic>(relation, a[p], b[p]) == (slot == 0) ? 1 : 0);
    }

    private static Relation RelationOf(in Step pick) =>
        ((Function.Pick)pick.Operand!).Largest ? Relation.GreaterOrEqual : Relation.LessOrEqual;

    // 1 where the relation holds, else 0; nowhere a slope
    private static void Compare<T, TArithmetic>(Relation relation, ReadOnlySpan<T> a, ReadOnlySpan<T> b, Span<T> values)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        for (var p = 0; p < values.Length; p++)
        {
            values[p] = TArithmetic.Told(Holds<T, TArithmetic>(relation, a[p], b[p]), a[p], b[p]);
        }
    }

    // b where a is 1, c where it is 0
    private static void Choose<T, TArithmetic>(in Operands<T> of, Span<T> values) where T : struct where TArithmetic : IArithmetic<T>
    {
        ReadOnlySpan<T> a = of.A, b = of.B, c = of.C;
        for (var p = 0; p < values.Length; p++)
            values[p] = TArithmetic.IsUndefined(a[p]) ? a[p] : IsTrue<T, TArithmetic>(a[p]) ? b[p] : c[p];
    }

    // 1 for the value that is chosen, 0 for the other
    private static void ChooseSlope<T, TArithmetic>(int slot, ReadOnlySpan<T> a, Span<T> local)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        for (var p = 0; p < local.Length; p++) local[p] = TArithmetic.Whole(IsTrue<T, TArithmetic>(a[p]) == (slot == 0) ? 1 : 0);
    }

    private static bool IsTrue<T, TArithmetic>(T condition) where T : struct where TArithmetic : IArithmetic<T> =>
        Holds<T, TArithmetic>(Relation.NotEqual, condition, TArithmetic.Whole(0));

    private static bool Holds<T, TArithmetic>(Relation relation, T a, T b) where T : struct where TArithmetic : IArithmetic<T> =>
        !TArithmetic.IsUndefined(a) && !TArithmetic.IsUndefined(b) && Relations.Holds(relation, TArithmetic.Compare(a, b));

    // Not the framework's own, which is compiled for every kind of number when it is first called.
    private static void Copy<T>(ReadOnlySpan<T> from, Span<T> to)
    {
        for (var p = 0; p < to.Length; p++) to[p] = from[p];
    }
}

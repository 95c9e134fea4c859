using System.Diagnostics;
using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Tree;

namespace ReferenceSolutions.Autodiff;

/// <summary>The derivative of every operation by each of its operands: all that reverse-mode differentiation needs to know of them.</summary>
public static class LocalDerivatives
{
    /// <summary>How many operands of an operation have a derivative.</summary>
    public static int Slots(Operation operation) => operation switch
    {
        Operation.Load or Operation.Number or Operation.Constant or Operation.Whole or Operation.Undefined or Operation.Compare => 0,
        Operation.Negate or Operation.WholePower or Operation.Call => 1,
        Operation.Add or Operation.Subtract or Operation.Multiply or Operation.Divide or Operation.Power or Operation.Pick or Operation.Choose => 2,
        _ => throw new UnreachableException(),
    };

    /// <summary>The step that stands in a slot.</summary>
    public static int Operand(Step step, int slot) => step.Operation == Operation.Choose ? (slot == 0 ? step.B : step.C) : slot == 0 ? step.A : step.B;

    /// <summary>∂step/∂operand at all points.</summary>
    /// <param name="result">The values of the step itself.</param>
    public static void Compute<T, TArithmetic>(Step step, int slot, Points<T> points, ReadOnlySpan<T> results, ReadOnlySpan<T> result, Span<T> local)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        var count = local.Length;
        var one = TArithmetic.Whole(1);
        var zero = TArithmetic.Whole(0);
        var a = results.Slice(step.A * count, count);
        var b = step.Operation is Operation.Call or Operation.WholePower or Operation.Negate ? default : results.Slice(step.B * count, count);
        switch (step.Operation)
        {
            case Operation.Negate: TArithmetic.Fill(local, TArithmetic.Whole(-1)); break;
            case Operation.Add: TArithmetic.Fill(local, one); break;
            case Operation.Subtract: TArithmetic.Fill(local, TArithmetic.Whole(slot == 0 ? 1 : -1)); break;
            // ∂(ab)/∂a = b
            case Operation.Multiply: (slot == 0 ? b : a).CopyTo(local); break;
            // ∂(a/b)/∂a = 1/b, ∂(a/b)/∂b = -(a/b)/b
            case Operation.Divide:
                for (var p = 0; p < count; p++) local[p] = TArithmetic.Divide(slot == 0 ? one : TArithmetic.Negate(result[p]), b[p]);
                break;
            // ∂a^n/∂a = n a^(n-1)
            case Operation.WholePower:
                for (var p = 0; p < count; p++) local[p] = step.B == 0 ? zero : TArithmetic.Multiply(TArithmetic.Whole(step.B), TArithmetic.Power(a[p], step.B - 1));
                break;
            // ∂a^b/∂a = b a^(b-1), ∂a^b/∂b = a^b ln a
            case Operation.Power:
                for (var p = 0; p < count; p++)
                {
                    local[p] = slot == 0
                        ? TArithmetic.Multiply(b[p], TArithmetic.Power(a[p], TArithmetic.Subtract(b[p], one)))
                        : TArithmetic.Multiply(result[p], TArithmetic.Call(FunctionTable.Ln, 0, a[p]));
                }
                break;
            case Operation.Call:
                for (var p = 0; p < count; p++)
                {
                    var function = step.Operand as Function.Known ?? FunctionTable.Families[points.Families[((Function.Open)step.Operand!).Slot][p]];
                    local[p] = TArithmetic.Call(function, step.B + 1, a[p]);
                }
                break;
            case Operation.Pick:
                var relation = ((Function.Pick)step.Operand!).Largest ? Relation.GreaterOrEqual : Relation.LessOrEqual;
                for (var p = 0; p < count; p++) local[p] = TArithmetic.Holds(relation, a[p], b[p]) == (slot == 0) ? one : zero;
                break;
            case Operation.Choose:
                for (var p = 0; p < count; p++) local[p] = TArithmetic.Holds(Relation.NotEqual, a[p], zero) == (slot == 0) ? one : zero;
                break;
            default: throw new UnreachableException();
        }
    }
}

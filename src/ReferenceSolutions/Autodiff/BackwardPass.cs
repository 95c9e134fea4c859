using Formulas.Evaluating;
using Formulas.Numbers;

namespace ReferenceSolutions.Autodiff;

/// <summary>What is done with the adjoint of a step at all points before it is handed on to the steps before.</summary>
public delegate void Reached<T>(int step, Span<T> adjoint) where T : struct;

/// <summary>
/// Reverse-mode differentiation: the adjoint of every step of a tape, from the loss back to the leaves,
/// x̄_i = Σ_k x̄_k ∂x_k/∂x_i over the steps k that use step i.
/// </summary>
/// <remarks>
/// Source: A. Griewank and A. Walther, Evaluating Derivatives, 2nd ed., SIAM 2008, section 3.2. Whatever computes is one of
/// <see cref="Operations"/>: arithmetic that is called from another assembly is not compiled ahead.
/// </remarks>
public static class BackwardPass
{
    /// <summary>The usual case. Called by this name it is compiled ahead, with all that it calls.</summary>
    public static Sized[] Run(Tape tape, PointColumns<Sized> points, ReadOnlySpan<Sized> results, int loss) =>
        Run<Sized, Sized>(tape, points, results, loss);

    /// <summary>The adjoints of all steps at all points; that of step i stands at i·count.</summary>
    /// <param name="results">The values of all steps, from a run forwards.</param>
    /// <param name="loss">The step whose derivatives are taken.</param>
    /// <param name="reached">Told of the adjoint of each step when it is complete; what it leaves there is handed on.</param>
    public static T[] Run<T, TArithmetic>(
        Tape tape, PointColumns<T> points, ReadOnlySpan<T> results, int loss, Reached<T>? reached = null)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        var adjoints = new T[tape.Count * points.Count];
        Run<T, TArithmetic>(tape, points, results, adjoints, loss, reached);
        return adjoints;
    }

    /// <summary>The same in memory that the caller has.</summary>
    /// <param name="adjoints">Where they are put, tape.Count times points.Count of them; what stands there does not matter.</param>
    // 6 parameters: those above and where to
    public static void Run<T, TArithmetic>(
        Tape tape, PointColumns<T> points, ReadOnlySpan<T> results, Span<T> adjoints, int loss, Reached<T>? reached = null)
        where T : struct where TArithmetic : IArithmetic<T>
    {
        var count = points.Count;
        Operations.Fill<T, TArithmetic>(adjoints, 0);
        Operations.Fill<T, TArithmetic>(adjoints.Slice(loss * count, count), 1);
        var (local, product) = (new T[count], new T[count]);
        for (var i = loss; i >= 0; i--)
        {
            reached?.Invoke(i, adjoints.Slice(i * count, count));
            var step = tape[i];
            for (var slot = 0; slot < Operations.Slots(step.Operation); slot++)
            {
                Operations.Derivative<T, TArithmetic>(step, slot, points, results, results.Slice(i * count, count), local);
                var into = adjoints.Slice(Operations.Operand(step, slot) * count, count);
                var from = adjoints.Slice(i * count, count);
                Operations.HandBack<T, TArithmetic>(from, local, product, into);
            }
        }
    }
}

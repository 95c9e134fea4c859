using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Documents.Steps;

/// <summary>
/// Formulas where all layers count as one: in a network whose layers have one width an index may run over the wrong layer, and what was
/// written has a value all the same. So w_kj for w_jk is seen to be another value, and not only that it doesn't fit.
/// </summary>
internal static class Squares
{
    public static Formula Of(Formula formula) => formula switch
    {
        Symbol symbol => Of(symbol),
        Derivative derivative => derivative with { With = Of(derivative.With) },
        Slope slope => new Slope(Of(slope.Of), Of(slope.With)) { IsDirect = slope.IsDirect },
        Sum { Range: { } range } sum => sum with { Range = Of(range), Body = Of(sum.Body) },
        _ => Walks.WithOperands(formula, Of),
    };

    public static Quantity Of(Quantity quantity) => quantity.Axes.IsEmpty ? quantity : quantity with { Axes = [.. quantity.Axes.Select(Of)] };

    /// <summary>Whether all layers of a quantity count as one already.</summary>
    public static bool IsOf(Quantity quantity) => Of(quantity).Axes.SequenceEqual(quantity.Axes);

    public static Axis Of(Axis axis) => axis.Layer is null ? axis : axis with { Layer = Index.Of(1) };

    private static Symbol Of(Symbol symbol) => symbol with { Quantity = Of(symbol.Quantity) };

    private static SumRange Of(SumRange range) => range switch
    {
        SumRange.Over over => new SumRange.Over(Of(over.Axis)),
        SumRange.Between { SizeOf: { } axis } between => between with { SizeOf = Of(axis) },
        _ => range,
    };
}

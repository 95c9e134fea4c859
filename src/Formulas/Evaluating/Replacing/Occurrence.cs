using System.Collections.Immutable;
using Formulas.Tree;

namespace Formulas.Evaluating.Replacing;

/// <summary>
/// A part of a formula at the place where it stands: the formula can be had with something else there, and what is around that place is
/// looked at without making it. Source: G. Huet, The Zipper, Journal of Functional Programming 7 (1997), 549–554.
/// </summary>
public sealed class Occurrence
{
    private Occurrence(Formula part, Occurrence? within, int operand)
    {
        (Part, Within, Operand) = (part, within, operand);
        Around = within is null ? [] : within.Part is Formula.Sum sum ? within.Around.Add(sum) : within.Around;
    }

    public Formula Part { get; }

    /// <summary>What it is an operand of; null for the whole formula.</summary>
    public Occurrence? Within { get; }

    /// <summary>Which operand of that it is, counted from 0.</summary>
    public int Operand { get; }

    /// <summary>The sums that it stands in, outermost first.</summary>
    public ImmutableArray<Formula.Sum> Around { get; }

    /// <summary>The formula and everything in it outside of conditions, outermost first and from left to right.</summary>
    public static List<Occurrence> In(Formula formula)
    {
        var all = new List<Occurrence>();
        Collect(new(formula, null, 0), all);
        return all;
    }

    /// <summary>The whole formula with something else in this place.</summary>
    public Formula Replaced(Formula by)
    {
        for (var at = this; at.Within is { } outer; at = outer) by = Walks.WithOperand(outer.Part, at.Operand, by);
        return by;
    }

    /// <summary>
    /// Every formula that differs from this one in one place, as <paramref name="local"/> proposes for each node outside conditions.
    /// </summary>
    public static List<(T Tag, Formula Formula)> Variants<T>(Formula formula, Func<Formula, IEnumerable<(T, Formula)>> local)
    {
        var variants = new List<(T, Formula)>();
        foreach (var one in In(formula))
            foreach (var (tag, variant) in local(one.Part)) variants.Add((tag, one.Replaced(variant)));
        return variants;
    }

    private static void Collect(Occurrence one, List<Occurrence> all)
    {
        all.Add(one);
        var operands = Walks.Operands(one.Part);
        for (var i = operands.InCondition; i < operands.Count; i++) Collect(new(operands[i], one, i), all);
    }
}

using Formulas.Tree;
using Grading.Comparing;
using ReferenceSolutions;

namespace Grading.Marking;

/// <summary>
/// Whether a wrong answer has content, so that another can be built on it: neither zero nor a constant, and of about the size of what is
/// right. Who writes nothing of the derivation into one part earns nothing for repeating that nothing in the next.
/// </summary>
internal static class Content
{
    private const double Factor = 1000;

    // of the points, for a formula may vanish or grow where the truth does not
    private const double Share = 0.75;

    private const double Same = 1e-9;

    /// <summary>Whether a value is of the size of the truth.</summary>
    public static bool IsOfSize(double own, double truth) => Math.Abs(own) is var size
        && size <= Factor * Math.Abs(truth) && size * Factor >= Math.Abs(truth) && size > 0;

    /// <summary>
    /// Whether a formula is of the reference's size at most points, uses something that the reference comes from, and is no more of a
    /// constant than that: z6/z6 is 1.
    /// </summary>
    public static bool Has(Formula own, Formula asked, Reference reference)
    {
        var (usable, ofSize, ownVaries, varies) = (0, 0, new Varying(), new Varying());
        foreach (var frame in reference.Frames)
        {
            var values = Evaluation.OfThread.Run(own, frame.Set, frame.Indices);
            for (var p = 0; p < values.Length; p++)
            {
                if (!frame.Usable[p]) continue;
                usable++;
                if (IsOfSize(values[p].Value, frame.Values[p].Value)) ofSize++;
                ownVaries.Add(values[p].Value);
                varies.Add(frame.Values[p].Value);
            }
        }
        var model = reference.Frames[0].Set.Network.Model;
        return ofSize >= Share * usable && (ownVaries.IsSo || !varies.IsSo) && LeavesOf(own, model).Overlaps(LeavesOf(asked, model));
    }

    /// <summary>Whether something was left to work out: with an earlier answer of one the reference is not the same everywhere.</summary>
    /// <param name="givenOne">The later reference, given that.</param>
    public static bool IsLeft(Reference givenOne)
    {
        var varies = new Varying();
        foreach (var frame in givenOne.Frames)
        {
            for (var p = 0; p < frame.Values.Length; p++)
                if (frame.Usable[p]) varies.Add(frame.Values[p].Value);
        }
        return varies.IsSo;
    }

    // Whether values are not all the same.
    private struct Varying
    {
        private double? _first;

        public bool IsSo { get; private set; }

        public void Add(double value)
        {
            _first ??= value;
            IsSo |= Math.Abs(value - _first.Value) > Same * Math.Abs(_first.Value);
        }
    }

    // The quantities of a formula by their names; of those that numbers tell apart, each.
    private static HashSet<Quantity> QuantitiesOf(Formula formula)
    {
        var quantities = new HashSet<Quantity>();
        foreach (var node in Walks.Nodes(formula))
        {
            if (node is not Formula.Symbol symbol) continue;
            if (symbol.Quantity.IsFamily) quantities.UnionWith(symbol.Quantity.Members.Values);
            else quantities.Add(symbol.Quantity);
        }
        return quantities;
    }

    // The leaves of the model that the values of a formula come from.
    private static HashSet<Quantity> LeavesOf(Formula formula, Model model)
    {
        var open = new Stack<Quantity>(QuantitiesOf(formula));
        foreach (var node in Walks.Nodes(formula))
            if (node is Formula.Derivative derivative) open.Push(derivative.Of.Quantity);
        var (seen, leaves) = (new HashSet<Quantity>(), new HashSet<Quantity>());
        while (open.TryPop(out var quantity))
        {
            if (!seen.Add(quantity)) continue;
            if (model.Leaves.Any(leaf => leaf.Quantity == quantity)) leaves.Add(quantity);
            foreach (var definition in model.Definitions)
                if (definition.Target.Quantity == quantity)
                    foreach (var used in QuantitiesOf(definition.Body)) open.Push(used);
        }
        return leaves;
    }
}

using System.Collections.Immutable;
using Formulas.Tree;
using ReferenceSolutions;
using static Formulas.Tree.Formula;

namespace Grading.Problems.Methods;

/// <summary>What a method needs to be given: the leaves that its result follows from, in the order of their declaration.</summary>
/// <param name="given">The nodes whose derivatives are given.</param>
internal sealed class NeededInputs(Model model, ImmutableArray<Quantity> given)
{
    private readonly HashSet<Quantity> _values = []; // whose values are used
    private readonly HashSet<Quantity> _ways = []; // on the way back from the loss

    public ImmutableArray<MethodInput> Of(Formula asked)
    {
        foreach (var node in Walks.Nodes(asked)) Visit(node);
        return
        [
            .. model.Leaves.Select(leaf => leaf.Quantity).Distinct().Where(_values.Contains).Select(leaf => new MethodInput(leaf, false)),
            .. given.Distinct().Select(node => new MethodInput(node, true)),
        ];
    }

    private void Visit(Formula node)
    {
        switch (node)
        {
            case Symbol { Quantity: var quantity } when model.AdjointNames.FirstOrDefault(name => name.Name == quantity) is { } adjoint:
                Derive([model.Loss!, .. given], adjoint.Of);
                break;
            case Symbol { Quantity: var quantity } when model.Partials.FirstOrDefault(partial => partial.Name == quantity) is { } partial:
                Derive([partial.Of], partial.With);
                break;
            case Symbol { Quantity: var quantity }:
                Use(quantity);
                break;
            case Derivative derivative:
                Derive([derivative.Of.Quantity, .. given], derivative.With.Quantity);
                break;
        }
    }

    private void Use(Quantity quantity)
    {
        if (!_values.Add(quantity)) return;
        foreach (var body in BodiesOf(quantity))
            foreach (var symbol in SymbolsIn(body)) Use(symbol);
    }

    // The slopes on all ways from the ends back to what is derived by, as far as they are not given.
    private void Derive(ImmutableArray<Quantity> ends, Quantity with)
    {
        var between = Between(with);
        foreach (var end in ends) GoBack(end, between);
    }

    private void GoBack(Quantity quantity, HashSet<Quantity> between)
    {
        if (!_ways.Add(quantity)) return;
        foreach (var term in BodiesOf(quantity).SelectMany(Terms))
        {
            ImmutableArray<Quantity> symbols = [.. SymbolsIn(term)];
            if (!symbols.Any(between.Contains)) continue;
            foreach (var symbol in symbols)
            {
                Use(symbol);
                if (between.Contains(symbol)) GoBack(symbol, between);
            }
        }
    }

    // What depends on a node by a way on which nothing is given.
    private HashSet<Quantity> Between(Quantity with)
    {
        HashSet<Quantity> between = [with];
        int before;
        do
        {
            before = between.Count;
            foreach (var (target, body) in model.Definitions)
                if (!given.Contains(target.Quantity) && SymbolsIn(body).Any(between.Contains)) between.Add(target.Quantity);
        }
        while (between.Count > before);
        return between;
    }

    private IEnumerable<Formula> BodiesOf(Quantity quantity) =>
        model.Definitions.Where(definition => definition.Target.Quantity == quantity).Select(definition => definition.Body);

    private static IEnumerable<Quantity> SymbolsIn(Formula formula) =>
        Walks.Nodes(formula).OfType<Symbol>().Select(symbol => symbol.Quantity).Distinct();

    // A term without the node has no slope there.
    private static IEnumerable<Formula> Terms(Formula formula) => formula switch
    {
        Binary { Operator: Operator.Add or Operator.Subtract } sum => Terms(sum.Left).Concat(Terms(sum.Right)),
        Negate negate => Terms(negate.Operand),
        _ => [formula],
    };
}

using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace ReferenceSolutions;

/// <summary>What a quantity is for in its network.</summary>
public enum Role
{
    /// <summary>Nothing that the model tells.</summary>
    None,

    /// <summary>What a signal is multiplied with on its way: w46.</summary>
    Weight,

    /// <summary>What is added to a weighted sum: b6.</summary>
    Bias,

    /// <summary>What flows along connections: an input or an activity.</summary>
    Signal,

    /// <summary>What an activation function is taken of: z6.</summary>
    PreActivation,

    /// <summary>What the loss compares an output with: t.</summary>
    Target,

    /// <summary>What is differentiated.</summary>
    Loss,

    /// <summary>A name for the derivative by another quantity: δ6.</summary>
    Adjoint,

    /// <summary>How many elements there are: the N of a mean.</summary>
    Size,
}

/// <summary>The roles of a model's quantities, found from the way it is built; no name says anything.</summary>
public sealed class Roles
{
    private readonly Model _model;
    private readonly Dictionary<Quantity, Role> _roles = [];
    private readonly HashSet<Quantity> _leaves = [];
    private readonly HashSet<Quantity> _inLoss = [];

    public Roles(Model model)
    {
        _model = model;
        foreach (var leaf in model.Leaves) _leaves.Add(leaf.Quantity);
        foreach (var name in model.AdjointNames) _roles.TryAdd(name.Name, Role.Adjoint);
        if (model.Loss is { } loss) _roles.TryAdd(loss, Role.Loss);
        FindSizesAndLabels();
        FindActivations();
        FindWeights();
        FindBiases();
        if (model.Loss is { } from) FindTargets(from, []);
        foreach (var definition in model.Definitions)
            if (definition.Target.Quantity == model.Loss) _inLoss.UnionWith(Symbols(definition.Body));
    }

    public Role Of(Quantity quantity) => _roles.GetValueOrDefault(quantity);

    /// <summary>Whether both are for the same: one could be taken for the other.</summary>
    public bool AreAlike(Quantity one, Quantity other) => Of(one) == Of(other);

    /// <summary>Whether the loss is taken of it directly: an output, or its target.</summary>
    public bool IsInLoss(Quantity quantity) => _inLoss.Contains(quantity);

    /// <summary>Everything with a role, in the order of the model's quantities.</summary>
    public IEnumerable<Quantity> With(Role role)
    {
        foreach (var quantity in _model.Quantities)
            if (Of(quantity) == role) yield return quantity;
    }

    // N = size(n); Y[n,c] = [c = y[n]]
    private void FindSizesAndLabels()
    {
        foreach (var definition in _model.Definitions)
        {
            if (definition.Body is Extent) _roles.TryAdd(definition.Target.Quantity, Role.Size);
            if (IsOfLabels(definition.Body)) _roles.TryAdd(definition.Target.Quantity, Role.Target);
        }
    }

    private static bool IsOfLabels(Formula body) => body is Choose
    {
        Condition: Condition.Values { Relation: Relation.Equal } condition, Then: Number { Value: 1 }, Else: Number { Value: 0 },
    } && (condition.Left is Position || condition.Right is Position);

    // x3 = σ(z3): z3 is a pre-activation, x3 a signal
    private void FindActivations()
    {
        var activations = Inner().Where(definition => definition.Body is Call { Order: 0, Arguments: [Symbol] }).ToArray();
        foreach (var definition in activations) _roles.TryAdd(((Symbol)((Call)definition.Body).Arguments[0]).Quantity, Role.PreActivation);
        foreach (var definition in activations) _roles.TryAdd(definition.Target.Quantity, Role.Signal);
    }

    // w46 x4: a factor that is drawn and has two indices, or whose partner is computed, or comes from several connections
    private void FindWeights()
    {
        foreach (var quantity in _model.Quantities)
            if (quantity.Axes.Length == 2) _roles.TryAdd(quantity, Role.Weight);
        var products = Products().ToArray();
        foreach (var product in products)
            if (IsLeaf(product.Left) != IsLeaf(product.Right)) Decide(product, weightIsLeft: IsLeaf(product.Left));
        foreach (var product in products)
            if (Uses(products, product.Left) - Uses(products, product.Right) is not 0 and var more) Decide(product, weightIsLeft: more < 0);
        // w x by itself can't be told from x w: weights stand where the others do
        var usuallyLeft =
            products.Sum(product => (Of(product.Left) == Role.Weight ? 1 : 0) - (Of(product.Right) == Role.Weight ? 1 : 0)) >= 0;
        foreach (var product in products) Decide(product, usuallyLeft);
    }

    private void Decide((Quantity Left, Quantity Right) product, bool weightIsLeft)
    {
        if (Of(product.Left) == Role.Weight || Of(product.Right) == Role.Weight) weightIsLeft = Of(product.Left) == Role.Weight;
        var (weight, signal) = weightIsLeft ? (product.Left, product.Right) : (product.Right, product.Left);
        if (!IsLeaf(weight)) return;
        _roles.TryAdd(weight, Role.Weight);
        if (Of(weight) == Role.Weight) _roles.TryAdd(signal, Role.Signal);
    }

    // z6 = w46 x4 + b6
    private void FindBiases()
    {
        foreach (var definition in Inner())
        {
            if (!Symbols(definition.Body).Any(quantity => Of(quantity) == Role.Weight)) continue;
            foreach (var term in Terms(definition.Body))
                if (term is Symbol symbol && IsLeaf(symbol.Quantity)) _roles.TryAdd(symbol.Quantity, Role.Bias);
        }
    }

    // C = (y - t)², or e = y - t and C = e²
    private void FindTargets(Quantity from, HashSet<Quantity> seen)
    {
        foreach (var definition in _model.Definitions.Where(definition => definition.Target.Quantity == from))
        {
            foreach (var quantity in Symbols(definition.Body).Where(quantity => Of(quantity) == Role.None && seen.Add(quantity)).ToArray())
            {
                if (IsLeaf(quantity)) _roles.TryAdd(quantity, Role.Target);
                else FindTargets(quantity, seen);
            }
        }
    }

    // All definitions but those of the loss: what is multiplied there is no connection.
    private IEnumerable<Definition> Inner() => _model.Definitions.Where(definition => definition.Target.Quantity != _model.Loss);

    private IEnumerable<(Quantity Left, Quantity Right)> Products()
    {
        foreach (var definition in Inner())
            foreach (var node in Walks.Nodes(definition.Body))
                if (node is Binary { Operator: Operator.Multiply, Left: Symbol left, Right: Symbol right })
                    yield return (left.Quantity, right.Quantity);
    }

    private static int Uses((Quantity Left, Quantity Right)[] products, Quantity quantity) =>
        products.Count(product => product.Left == quantity || product.Right == quantity);

    private static IEnumerable<Formula> Terms(Formula sum) => sum switch
    {
        Binary { Operator: Operator.Add or Operator.Subtract } binary => Terms(binary.Left).Concat(Terms(binary.Right)),
        Negate negate => Terms(negate.Operand),
        _ => [sum],
    };

    private static IEnumerable<Quantity> Symbols(Formula formula) =>
        Walks.Nodes(formula).OfType<Symbol>().Select(symbol => symbol.Quantity);

    private bool IsLeaf(Quantity quantity) => _leaves.Contains(quantity);
}

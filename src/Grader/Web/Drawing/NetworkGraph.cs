using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Tree;
using ReferenceSolutions;

namespace Grader.Web.Drawing;

/// <summary>What a node of the drawing stands for.</summary>
internal enum NodeKind
{
    Input,
    Neuron,
    Target,
    Loss,
}

/// <param name="Name">What is written in it.</param>
/// <param name="Text">Its definitions, for who asks: <c>z3 = w13*x1 + b3, x3 = sigma(z3)</c>.</param>
internal sealed record Node(string Name, NodeKind Kind, string Text);

/// <param name="Weight">What the value is multiplied by on its way; empty where there is no one name for it.</param>
internal sealed record Connection(int From, int To, string Weight);

/// <summary>
/// The network that a model of scalars describes: an activation and what goes into it are one neuron, a term of the sum is a connection,
/// and what is left over (weights, biases) is no node.
/// </summary>
internal sealed record NetworkGraph(ImmutableArray<Node> Nodes, ImmutableArray<Connection> Connections)
{
    public static NetworkGraph Of(Model model) => new Reader(model).Read();

    private sealed class Reader(Model model)
    {
        private readonly List<Node> _nodes = [];
        private readonly List<Connection> _connections = [];
        private readonly Dictionary<Quantity, int> _nodeOf = [];
        private readonly HashSet<Quantity> _defined = [.. model.Definitions.Select(definition => definition.Target.Quantity)];

        public NetworkGraph Read()
        {
            foreach (var input in Inputs()) Add(input, new(input.Name, NodeKind.Input, Greek.Spelled(input.Name)));
            var bodies = model.Definitions.Where(definition => !HasActivation(definition.Target.Quantity)).Select(Drawn).ToArray();
            foreach (var (body, node, kind) in bodies) Connect(body, node, kind);
            return new([.. _nodes], [.. _connections]);
        }

        // One node for an activation and what goes into it.
        private (Formula Body, int Node, NodeKind Kind) Drawn(Definition definition)
        {
            var quantity = definition.Target.Quantity;
            var kind = quantity == model.Loss ? NodeKind.Loss : NodeKind.Neuron;
            if (Argument(definition) is not { } argument)
                return (definition.Body, Add(quantity, new(quantity.Name, kind, TextOf(definition))), kind);
            var before = model.Definitions.First(other => other.Target.Quantity == argument);
            var node = Add(quantity, new(quantity.Name, kind, $"{TextOf(before)}, {TextOf(definition)}"));
            _nodeOf[argument] = node;
            return (before.Body, node, kind);
        }

        private int Add(Quantity quantity, Node node)
        {
            _nodeOf[quantity] = _nodes.Count;
            _nodes.Add(node);
            return _nodes.Count - 1;
        }

        private static string TextOf(Definition definition) =>
            $"{PlainPrinter.Print(definition.Target)} = {PlainPrinter.Print(definition.Body)}";

        // x3 = σ(z3), where z3 is defined, too, and is needed for nothing else in the model
        private Quantity? Argument(Definition definition) =>
            definition is { Body: Formula.Call { Order: 0, Arguments: [Formula.Symbol { Quantity: var argument }] } }
            && definition.Target.Quantity != model.Loss && _defined.Contains(argument) && Uses(argument) == 1 ? argument : null;

        private int Uses(Quantity quantity) => model.Definitions.Count(definition => SymbolsOf(definition.Body).Contains(quantity));

        // what is drawn with its activation
        private bool HasActivation(Quantity quantity) => model.Definitions.Any(definition => Argument(definition) == quantity);

        private void Connect(Formula body, int node, NodeKind kind)
        {
            foreach (var term in Terms(body))
            {
                var symbols = SymbolsOf(term).ToArray();
                var sources = symbols.Where(_nodeOf.ContainsKey).ToArray();
                foreach (var source in sources) Connect(_nodeOf[source], node, sources.Length == 1 ? WeightOf(term, symbols, source) : "");
                if (kind == NodeKind.Loss) ConnectTargets(symbols, node);
            }
        }

        private static string WeightOf(Formula term, Quantity[] symbols, Quantity source) =>
            symbols.Where(symbol => symbol != source).ToArray() is [var weight] && IsProduct(term) ? weight.Name : "";

        // What the loss compares with is neither computed nor drawn yet.
        private void ConnectTargets(Quantity[] symbols, int loss)
        {
            foreach (var target in symbols.Where(symbol => !_defined.Contains(symbol) && !_nodeOf.ContainsKey(symbol)))
                Connect(Add(target, new(target.Name, NodeKind.Target, Greek.Spelled(target.Name))), loss, "");
        }

        private void Connect(int from, int to, string weight)
        {
            if (from != to && !_connections.Any(known => known.From == from && known.To == to)) _connections.Add(new(from, to, weight));
        }

        // Signals that nothing computes, in the order in which they are first multiplied.
        private IEnumerable<Quantity> Inputs()
        {
            var roles = new Roles(model);
            return model.Definitions.Where(definition => definition.Target.Quantity != model.Loss)
                .SelectMany(definition => SymbolsOf(definition.Body))
                .Where(symbol => roles.Of(symbol) == Role.Signal && !_defined.Contains(symbol)).Distinct();
        }

        private static IEnumerable<Formula> Terms(Formula formula) => formula switch
        {
            Formula.Binary { Operator: Operator.Add or Operator.Subtract } sum => Terms(sum.Left).Concat(Terms(sum.Right)),
            Formula.Negate negate => Terms(negate.Operand),
            _ => [formula],
        };

        private static bool IsProduct(Formula term) => term switch
        {
            Formula.Symbol or Formula.Number => true,
            Formula.Binary { Operator: Operator.Multiply } product => IsProduct(product.Left) && IsProduct(product.Right),
            _ => false,
        };

        private static IEnumerable<Quantity> SymbolsOf(Formula formula) =>
            Walks.Nodes(formula).OfType<Formula.Symbol>().Select(symbol => symbol.Quantity).Distinct();
    }
}

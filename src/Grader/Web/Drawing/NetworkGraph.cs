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
/// The network that a model of scalars describes: an activation and what goes into it are one neuron, a term of the sum is a connection, and what is
/// left over (weights, biases) is no node.
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
            var inputs = Inputs();
            foreach (var input in inputs) Add(input, new(input.Name, NodeKind.Input, Greek.Spelled(input.Name)));
            var bodies = new List<(Formula Body, int Node, NodeKind Kind)>();
            foreach (var definition in model.Definitions)
            {
                var quantity = definition.Target.Quantity;
                if (ActivationOf(quantity) is not null) continue; // drawn with its activation
                var before = Argument(definition) is { } argument ? model.Definitions.First(other => other.Target.Quantity == argument) : null;
                var kind = quantity == model.Loss ? NodeKind.Loss : NodeKind.Neuron;
                var node = Add(quantity, new(quantity.Name, kind, before is null ? TextOf(definition) : $"{TextOf(before)}, {TextOf(definition)}"));
                if (before is not null) _nodeOf[before.Target.Quantity] = node;
                bodies.Add(((before ?? definition).Body, node, kind));
            }
            foreach (var (body, node, kind) in bodies) Connect(body, node, kind);
            return new([.. _nodes], [.. _connections]);
        }

        private int Add(Quantity quantity, Node node)
        {
            _nodeOf[quantity] = _nodes.Count;
            _nodes.Add(node);
            return _nodes.Count - 1;
        }

        private static string TextOf(Definition definition) => $"{PlainPrinter.Print(definition.Target)} = {PlainPrinter.Print(definition.Body)}";

        // x3 = σ(z3), where z3 is defined, too, and is needed for nothing else in the model
        private Quantity? Argument(Definition definition) => definition.Target.Quantity != model.Loss && definition.Body is Formula.Call { Order: 0, Arguments: [Formula.Symbol { Quantity: var argument }] } && _defined.Contains(argument)
            && model.Definitions.Count(other => SymbolsOf(other.Body).Contains(argument)) == 1 ? argument : null;

        private Definition? ActivationOf(Quantity quantity) => model.Definitions.FirstOrDefault(definition => Argument(definition) == quantity);

        private void Connect(Formula body, int node, NodeKind kind)
        {
            foreach (var term in Terms(body))
            {
                var symbols = SymbolsOf(term).ToArray();
                var sources = symbols.Where(_nodeOf.ContainsKey).ToArray();
                foreach (var source in sources)
                {
                    var others = symbols.Where(symbol => symbol != source).ToArray();
                    Connect(_nodeOf[source], node, sources.Length == 1 && others is [var weight] && IsProduct(term) ? weight.Name : "");
                }
                if (kind != NodeKind.Loss) continue;
                foreach (var target in symbols.Where(symbol => !_defined.Contains(symbol) && !_nodeOf.ContainsKey(symbol)))
                    Connect(Add(target, new(target.Name, NodeKind.Target, Greek.Spelled(target.Name))), node, "");
            }
        }

        private void Connect(int from, int to, string weight)
        {
            if (from != to && !_connections.Any(known => known.From == from && known.To == to)) _connections.Add(new(from, to, weight));
        }

        // Leaves that are multiplied by a weight: those that occur in several terms; else what is not called w; else the last factor.
        private List<Quantity> Inputs()
        {
            var inputs = new List<Quantity>();
            var products = model.Definitions.Where(definition => definition.Target.Quantity != model.Loss).SelectMany(definition => Terms(definition.Body))
                .Where(IsProduct).Select(term => SymbolsOf(term).ToArray()).Where(symbols => symbols.Length > 1 && !symbols.Any(_defined.Contains)).ToArray();
            foreach (var symbols in products)
            {
                var input = symbols.FirstOrDefault(symbol => products.Count(other => other.Contains(symbol)) > 1)
                    ?? symbols.LastOrDefault(symbol => symbol.Name[0] is not ('w' or 'W' or 'v' or 'θ')) ?? symbols[^1];
                if (!inputs.Contains(input)) inputs.Add(input);
            }
            return inputs;
        }

        private static IEnumerable<Formula> Terms(Formula formula) => formula switch
        {
            Formula.Binary { Operator: Operator.Add or Operator.Subtract } sum => Terms(sum.Left).Concat(Terms(sum.Right)),
            Formula.Negate negate => Terms(negate.Operand),
            _ => [formula],
        };

        private static bool IsProduct(Formula term) => term is Formula.Symbol or Formula.Number or Formula.Binary { Operator: Operator.Multiply } && (term is not Formula.Binary product || IsProduct(product.Left) && IsProduct(product.Right));

        private static IEnumerable<Quantity> SymbolsOf(Formula formula) => Walks.Nodes(formula).OfType<Formula.Symbol>().Select(symbol => symbol.Quantity).Distinct();
    }
}

using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader;
using Formulas.Tree;
using Tests.Shared;

namespace ReferenceSolutions.Tests;

/// <summary>Small models, written as in a problem file.</summary>
internal static class Models
{
    public static readonly Function.Open Sigma = new("σ", 0);
    public static readonly Function.Open F = new("f", 1);

    /// <summary>
    /// A model of scalars: <c>z = w*x; L = z^2</c>. The last definition is the loss; every leaf has its
    /// domain, or an empty one if nobody draws it.
    /// </summary>
    public static Model Of(string definitions, params ReadOnlySpan<(string Name, string Domain)> leaves)
    {
        var statements = definitions.Split(';', StringSplitOptions.TrimEntries)
            .Select(text => text.Split('=', 2, StringSplitOptions.TrimEntries)).ToArray();
        var quantities = new List<Quantity>();
        foreach (var name in leaves.ToArray().Select(leaf => leaf.Name).Concat(statements.Select(statement => statement[0])).Distinct())
            quantities.Add(Quantity.Scalar(quantities.Count, Greek.Canonical(name)));
        var model = new Model
        {
            Quantities = [.. quantities],
            Leaves = [.. leaves.ToArray().Where(leaf => leaf.Domain.Length > 0)
                .Select(leaf => new Leaf(Find(quantities, leaf.Name), null, Domain.Parse(leaf.Domain)!))],
            Loss = Find(quantities, statements[^1][0]),
            OpenFunctions = definitions.Contains("f(", StringComparison.Ordinal)
                ? [Sigma, F]
                : definitions.Contains("sigma(", StringComparison.Ordinal) ? [Sigma]
                : [],
        };
        return model with
        {
            Definitions = [.. statements.Select(statement =>
            new Definition(Formula.Symbol.Of(Find(quantities, statement[0])), Read(statement[1], model)))]
        };
    }

    /// <summary>A formula over the names of a model.</summary>
    public static Formula Read(string text, Model model) => FormulaReader.Read(text, Vocabulary(model)) switch
    {
        Reading.Success success => success.Formula,
        Reading.Unread failure => throw new ArgumentException($"{text}: {failure.Fault.Word}"),
        var other => throw new ArgumentException($"{text}: {other}"),
    };

    /// <summary>A condition over the names of a model.</summary>
    public static Formula Condition(string text, Model model) =>
        ((Reading.Success)FormulaReader.ReadCondition(text, Vocabulary(model))).Formula;

    /// <summary>
    /// A layered network with the square loss: z_j^l = Σ_k w_jk^l a_k^(l-1) + b_j^l, a_j^l = σ(z_j^l), L = ½ Σ_j
    /// (a_j^L - y_j)², and δ_j^l for ∂L/∂z_j^l.
    /// </summary>
    public static Model Layered(params ReadOnlySpan<int[]> widths)
    {
        var here = new Formulas.Tree.Index("l", 0);
        var sizes = widths.ToArray().Select(each => Layering.Of(each));
        Quantity x = new(0, "x", ["j"], [Layering.At(Formulas.Tree.Index.Of(0))], null);
        Quantity w = new(1, "w", ["j", "k"], [Layering.Here, Layering.Before], "l") { Steps = Layering.Layers };
        Quantity b = new(2, "b", ["j"], [Layering.Here], "l") { Steps = Layering.Layers };
        Quantity z = new(3, "z", ["j"], [Layering.Here], "l") { Steps = Layering.Layers };
        Quantity a = new(4, "a", ["j"], [Layering.Here], "l") { FirstLayer = 0, Steps = Layering.Layers };
        Quantity y = new(5, "y", ["j"], [Layering.Last], null);
        Quantity delta = new(6, "δ", ["j"], [Layering.Here], "l") { Steps = Layering.Layers };
        var loss = Quantity.Scalar(7, "L");
        var model = new Model
        {
            Quantities = [x, w, b, z, a, y, delta, loss],
            Leaves = [new(x, null, Domain.Parse("-1.5..1.5")!), new(w, null, Domain.Parse("±0.3..1.4")!),
                new(b, null, Domain.Parse("-1..1")!), new(y, null, Domain.Parse("-1..1")!)],
            AdjointNames = [new(delta, z)],
            Loss = loss,
            OpenFunctions = [Sigma],
            Sizes = [.. sizes],
        };
        ImmutableArray<Formulas.Tree.Index> j = [new("j", 0)];
        return model with
        {
            Definitions =
            [
                new(new(a, j, Formulas.Tree.Index.Of(0)), Indexed("x_j", Layering.At(Formulas.Tree.Index.Of(0)), null)),
                new(new(z, j, here), Indexed("sum_k w_jk^l*a_k^(l-1) + b_j^l", Layering.Here, "l")),
                new(new(a, j, here), Indexed("sigma(z_j^l)", Layering.Here, "l")),
                new(Formula.Symbol.Of(loss), Read("1/2*sum_j (a_j^L - y_j)^2", model)),
            ],
        };

        Formula Indexed(string text, Axis axis, string? layer) =>
            ((Reading.Success)FormulaReader.Read(text, Vocabulary(model).WithFree([new("j", axis)], layer))).Formula;
    }

    private static Vocabulary Vocabulary(Model model) =>
        new(model.Quantities, [("sigma", Sigma), ("f", F)]) { Loss = model.Loss, Dimensions = model.Sizes[0].Dimensions };

    private static Quantity Find(IEnumerable<Quantity> quantities, string name) =>
        quantities.Single(quantity => quantity.Name == Greek.Canonical(name));
}

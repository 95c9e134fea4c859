using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using static Formulas.Tree.Formula;
using static Tests.Shared.Layering;

namespace Formulas.Tests;

/// <summary>The vocabularies of five problems, as their problem files declare them.</summary>
internal static class Vocabularies
{
    public static readonly Function.Open Sigma = new("σ", 0);
    public static readonly Function.Open F = new("f", 0);

    // ρ(z) = z²
    private static readonly Quantity Argument = Quantity.Scalar(-100, "z");
    private static readonly Function.Defined Rho = new("ρ", Argument, new Binary(Operator.Power, Symbol.Of(Argument), Integer(2)));

    /// <summary>The scalar 2-3-1 network of itakura-saito.</summary>
    public static Vocabulary ItakuraSaito { get; } = Scalars(null, "z6");

    /// <summary>The same, where the derivative by z3 is asked for.</summary>
    public static Vocabulary ItakuraSaitoByZ3 { get; } = Scalars(null, "z3");

    /// <summary>The same for the update of w46, with the step size k.</summary>
    public static Vocabulary UpdateOfW46 { get; } = Scalars("w46");

    /// <summary>The same for the update of b6.</summary>
    public static Vocabulary UpdateOfB6 { get; } = Scalars("b6");

    /// <summary>One input z and the logistic function σ.</summary>
    public static Vocabulary Logistic { get; } = new([Quantity.Scalar(0, "z")], [("σ", FunctionTable.Logistic)]);

    /// <summary>The chain x → z1 → a1 → z2 → y → C of relu-sigmoid.</summary>
    public static Vocabulary ReluSigmoid { get; } = Chain(null);

    /// <summary>The same for the update of w1, with the step size η.</summary>
    public static Vocabulary UpdateOfW1 { get; } = Chain("w1");

    /// <summary>The vocabulary of a part, by the ids of problem and part.</summary>
    public static Vocabulary Of(string problem, string part) => (problem, part) switch
    {
        ("itakura-saito", "b") => UpdateOfW46,
        ("itakura-saito", "c") => UpdateOfB6,
        ("itakura-saito", "d") => ItakuraSaitoByZ3,
        ("itakura-saito", _) => ItakuraSaito,
        ("delta-rules" or "nielsen-delta-rules", _) => Layered(problem, part),
        ("cross-entropy" or "softmax-any-targets", _) => CrossEntropy(part.EndsWith("output-weight", StringComparison.Ordinal)),
        ("relu-sigmoid", "sigmoid-derivative" or "relu-positive" or "relu-negative") => Logistic,
        ("relu-sigmoid", "sgd") => UpdateOfW1,
        ("relu-sigmoid", _) => ReluSigmoid,
        ("convolution" or "steps" or "labels" or "compounds" or "way", _) => ArrayVocabularies.Of(problem, part),
        _ => throw new ArgumentException($"{problem}.{part}"),
    };

    /// <summary>delta-rules (w_kj leads from k to j) and nielsen-delta-rules (w_jk leads from k to j).</summary>
    public static Vocabulary Layered(string problem, string part)
    {
        var nielsen = problem == "nielsen-delta-rules";
        var w = nielsen ? InLayers(0, "w", ["j", "k"], Here, Before) : InLayers(0, "w", ["k", "j"], Before, Here);
        var b = InLayers(1, "b", ["j"], Here);
        var z = InLayers(2, "z", ["j"], Here);
        var a = InLayers(3, "a", ["j"], Here) with { FirstLayer = 0 };
        var y = new Quantity(4, "y", ["j"], [Last], null);
        var delta = InLayers(5, nielsen ? "δ" : "Δ", ["j"], Here);
        var c = Quantity.Scalar(6, "C");
        var linear = part.StartsWith("linear-", StringComparison.Ordinal);
        Index j = new("j", 0), l = new("l", 0), last = new("L", 0);
        var (free, asked) = part.Replace("linear-", "") switch
        {
            "output-delta" => (ImmutableArray.Create(new FreeIndex("j", Last)), new Symbol(z, [j], last)),
            "hidden-delta" => ([new("j", Here)], new Symbol(z, [j], l)),
            "weight" when nielsen => ([new("j", Here), new("k", Before)], new Symbol(w, [j, new("k", 0)], l)),
            "weight" => ([new("i", Before), new("j", Here)], new Symbol(w, [new("i", 0), j], l)),
            "bias" => ([new("j", Here)], new Symbol(b, [j], l)),
            _ => throw new ArgumentException(part),
        };
        Quantity[] quantities = [w, b, z, a, y, delta, c];
        (string, Function)[] functions = [("f", linear ? FunctionTable.Identity : F)];
        return new(quantities, functions, Spelling.Usual(quantities, functions, nielsen ? null : new Symbol(a, [j], last)))
        {
            Loss = c,
            Dimensions = [Layers, Neurons],
            FreeIndices = free,
            FreeLayer = part.EndsWith("output-delta", StringComparison.Ordinal) ? null : "l",
            Asked = asked,
            Sought = new Derivative(Symbol.Of(c), asked),
            Activations = new Dictionary<int, ActivationRule> { [a.Id] = new(linear ? FunctionTable.Identity : F, z) },
        };
    }

    /// <summary>cross-entropy: z → y → x, where two arrays are called w and are told apart by their letters.</summary>
    public static Vocabulary CrossEntropy(bool output)
    {
        Axis first = Plain(0, "k", "inputs"), second = Plain(1, "j", "hidden units"), third = Plain(2, "i", "outputs");
        var kj = new Quantity(0, "w", ["k", "j"], [first, second], null);
        var ji = new Quantity(1, "w", ["j", "i"], [second, third], null);
        var e = Quantity.Scalar(6, "E");
        return new(
            [kj, ji, new(2, "z", ["k"], [first], null), new(3, "y", ["j"], [second], null), new(4, "x", ["i"], [third], null),
                new(5, "t", ["i"], [third], null), e],
            [("g", FunctionTable.Logistic)])
        {
            Loss = e,
            Dimensions = [first.Dimension, second.Dimension, third.Dimension],
            FreeIndices = output ? [new("j", second), new("i", third)] : [new("k", first), new("j", second)],
            Asked = output ? new Symbol(ji, [new("j", 0), new("i", 0)], null) : new Symbol(kj, [new("k", 0), new("j", 0)], null),
        };
    }

    private static Quantity InLayers(int id, string name, ImmutableArray<string> letters, params ImmutableArray<Axis> axes) =>
        new(id, name, letters, axes, "l") { Steps = Layers };

    private static Vocabulary Scalars(string? updated, string by = "")
    {
        string[] names = ["x1", "x2", "w13", "w23", "w14", "w24", "w34", "w15", "w25", "w35", "w36", "w46", "w56", "b3", "b4", "b5", "b6",
            "z3", "z4", "z5", "z6", "x3", "x4", "x5", "x6", "t", "L", "δ4", "δ5", "δ6", .. updated is null ? Array.Empty<string>() : ["k"]];
        var quantities = names.Select((name, id) => Quantity.Scalar(id, name)).ToArray();
        Quantity Named(string name) => quantities[Array.IndexOf(names, name)];
        (string, Function)[] functions = [("σ", Sigma), ("ρ", Rho)];
        return new(quantities, functions, Spelling.Usual(quantities, functions, Symbol.Of(Named("x6"))))
        {
            Loss = Named("L"),
            Updated = updated is null ? null : Named(updated),
            Sought = updated is null ? new Derivative(Symbol.Of(Named("L")), Symbol.Of(Named(by))) : Symbol.Of(Named(updated)),
            Step = updated is null ? null : Named("k"),
            Alias = by is "z6" ? Named("δ6") : null,
            Activations = new Dictionary<int, ActivationRule>
            {
                [Named("x3").Id] = new(Sigma, Named("z3")),
                [Named("x4").Id] = new(Sigma, Named("z4")),
                [Named("x5").Id] = new(Sigma, Named("z5")),
                [Named("x6").Id] = new(Rho, Named("z6")),
            },
        };
    }

    private static Vocabulary Chain(string? updated)
    {
        string[] names = ["x", "t", "w1", "w2", "b", "z1", "a1", "z2", "y", "C", .. updated is null ? Array.Empty<string>() : ["η"]];
        var quantities = names.Select((name, id) => Quantity.Scalar(id, name)).ToArray();
        Quantity Named(string name) => quantities[Array.IndexOf(names, name)];
        (string, Function)[] functions = [("σ", FunctionTable.Logistic)];
        var usual = Spelling.Usual(quantities, functions, Symbol.Of(Named("y")));
        return new(quantities, functions, updated is null ? usual : usual.RemoveAll(spelling => spelling.Written == "h"))
        {
            Loss = Named("C"),
            Updated = updated is null ? null : Named(updated),
            Sought = Symbol.Of(Named(updated ?? "C")),
            Step = updated is null ? null : Named("η"),
            Activations = new Dictionary<int, ActivationRule>
            {
                [Named("a1").Id] = new(FunctionTable.Relu, Named("z1")),
                [Named("y").Id] = new(FunctionTable.Logistic, Named("z2")),
            },
        };
    }
}

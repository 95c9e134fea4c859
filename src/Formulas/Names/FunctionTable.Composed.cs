using System.Collections.Immutable;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Names;

// The functions of several numbers, written down as formulas of their parameters; slopes and values to high precision follow from those.
// What is not given at the end is what all libraries take for it, where they agree: leaky_relu(z) is asked for its slope.
public static partial class FunctionTable
{
    private static ImmutableArray<(Function Function, string[] Spellings)> Composed() =>
    [
        // z, below 0 a z
        (Row("leaky_relu", 2, of => IfPositive(of[0], of[0], Times(of[1], of[0]))),
            ["leaky_relu", "leakyrelu", "leakyReLU", "leakyRelu", "LeakyReLU", "lrelu", "LReLU", "prelu", "PReLU"]),
        // z, below 0 a (e^z - 1)
        (Row("elu", 2, of => IfPositive(of[0], of[0], Times(of[1], ExpBelowZero(of[0]))), Integer(1)), ["elu", "ELU"]),
        (Row("celu", 2, of => IfPositive(of[0], of[0], Times(of[1], ExpBelowZero(Over(of[0], of[1])))), Integer(1)), ["celu", "CELU"]),
        (Row("clip", 3, of => Of(Min, Of(Max, of[0], of[1]), of[2])), ["clip", "clamp"]),
        // ½ r², beyond d a line of the slope d
        (Row("huber", 2, of => Huber(of[0], of[1]), Integer(1)), ["huber"]),
        (Row("huber_loss", 3, of => Huber(Minus(of[0], of[1]), of[2])) with { HasSlope = false }, ["huber_loss"]),
        // of the margin, or of prediction and label in either order
        (Row("hinge", 2, of => Of(Max, Integer(0), Minus(Integer(1), Times(of[0], of[1]))), Integer(1)) with { HasSlope = false },
            ["hinge", "hinge_loss"]),
    ];

    private static Function.Composed Row(string name, int arity, Func<Formula[], Formula> body, params ReadOnlySpan<Formula> defaults)
    {
        // the ids of parameters lie below those of all declared names
        var parameters = Enumerable.Range(1, arity).Select(place => Quantity.Scalar(-10_000 - place, $"{name}{place}")).ToImmutableArray();
        return new(name, parameters, body([.. parameters.Select(Symbol.Of)])) { Arity = arity, Defaults = [.. defaults] };
    }

    private static Choose Huber(Formula r, Formula d) => new(
        new Condition.Values(Relation.LessOrEqual, Of(Abs, r), d),
        Over(new Binary(Operator.Power, r, Integer(2)), Integer(2)), Times(d, Minus(Of(Abs, r), Over(d, Integer(2)))));

    private static Choose IfPositive(Formula z, Formula then, Formula otherwise) =>
        new(new Condition.Values(Relation.Greater, z, Integer(0)), then, otherwise);

    // e^z - 1; above 0, where it is not asked for, not larger than a number can be
    private static Call ExpBelowZero(Formula z) => Of(ExpLessOne, Of(Min, z, Integer(0)));

    private static Call Of(Function function, params ReadOnlySpan<Formula> arguments) => new(function, 0, [.. arguments]);

    private static Binary Minus(Formula a, Formula b) => new(Operator.Subtract, a, b);

    private static Binary Times(Formula a, Formula b) => new(Operator.Multiply, a, b);

    private static Binary Over(Formula a, Formula b) => new(Operator.Divide, a, b);
}

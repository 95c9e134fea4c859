using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using Tests.Shared;
using static Formulas.Tree.Formula;

namespace Formulas.Tests;

/// <summary>Random well-typed formulas from a seed, over the scalar and over a layered vocabulary.</summary>
internal sealed class RandomFormulas(int seed)
{
    private static readonly string[] Digits = ["0", "1", "2", "3.5", "10", ".5", "1e-3", "2.50"];
    private static readonly Operator[] Operators = [Operator.Add, Operator.Subtract, Operator.Multiply, Operator.Multiply, Operator.Divide,
        Operator.Power];
    private static readonly string[] Called = ["exp", "ln", "sqrt", "abs", "sin", "tanh", "logistic", "log10", "sech", "atan"];

    private readonly Random _random = new(seed);

    public Formula Scalar(int depth)
    {
        var vocabulary = Vocabularies.ItakuraSaito;
        Quantity[] names = [.. vocabulary.Quantities.Where(quantity => quantity.Name is not "L")];
        var family = ((Meaning.Name)vocabulary.Words.Exactly("w")!).Quantities[0];
        return Grow(depth, () => _random.Next(5) switch
        {
            0 => new Derivative(Symbol.Of(vocabulary.Loss!), Symbol.Of(Pick(names))),
            1 => new Sum("i", new SumRange.Between(Index.Of(4), Index.Of(5), null),
                new Binary(Operator.Multiply, new Symbol(family, [Index.Of(3), new("i", 0)], null), Symbol.Of(Pick(names)))),
            _ => Symbol.Of(Pick(names)),
        }, Vocabularies.Sigma);
    }

    public Formula Layered(int depth) => Layered(depth, [("j", 0)]);

    // Letters in scope, each with its layer relative to l.
    private Formula Layered(int depth, ImmutableArray<(string Letter, int Layer)> scope) => Grow(depth, () => _random.Next(6) switch
    {
        0 when scope.Length < 4 => Summed(depth, scope),
        1 => new Choose(
            new Condition.Indices(Pick([Relation.Equal, Relation.NotEqual]), new(scope[0].Letter, 0),
                new(Pick(scope.Where(dummy => dummy.Layer == scope[0].Layer).ToArray()).Letter, 0)), Integer(1), Integer(0)),
        2 => new Derivative(Symbol.Of(Vocabulary.Loss!), Element(Pick([.. scope]))),
        _ => Element(Pick([.. scope])),
    }, Vocabularies.F);

    private static Vocabulary Vocabulary { get; } = Vocabularies.Layered("delta-rules", "hidden-delta");

    private Sum Summed(int depth, ImmutableArray<(string Letter, int Layer)> scope)
    {
        var letter = ((string[])["k", "m", "n"])[scope.Length - 1];
        var layer = _random.Next(-1, 2);
        var body = new Binary(Operator.Multiply, Element((letter, layer)), Layered(depth - 2, scope.Add((letter, layer))));
        var axis = Layering.At(new("l", layer));
        return new(letter, _random.Next(4) == 0 ? new SumRange.Between(Index.Of(2), null, axis) : new SumRange.Over(axis), body);
    }

    private Symbol Element((string Letter, int Layer) at)
    {
        var quantity = Pick([.. Vocabulary.Quantities.Where(quantity => quantity is { Layer: not null, Axes.Length: 1 })]);
        return new(quantity, [new(at.Letter, 0)], new("l", at.Layer));
    }

    private Formula Grow(int depth, Func<Formula> leaf, Function.Open open)
    {
        if (depth <= 0) return _random.Next(3) == 0 ? Number() : leaf();
        Formula Inner() => Grow(depth - 1 - _random.Next(2), leaf, open);
        return _random.Next(10) switch
        {
            0 => Number(),
            1 => new Negate(Inner()),
            2 => new Call(FunctionTable.Named(Pick(Called))!, 0, [Inner()]),
            3 => new Call(open, _random.Next(2), [Inner()]),
            4 => new Call(FunctionTable.Max, 0, [Inner(), Inner(), Inner()]),
            5 => new Choose(Condition(Inner, leaf), Inner(), Inner()),
            6 => leaf(),
            _ => new Binary(Pick(Operators), Inner(), Inner()),
        };
    }

    // of two numbers none is read
    private Condition.Values Condition(Func<Formula> inner, Func<Formula> leaf)
    {
        var (left, right) = (inner(), inner());
        var hasName = Walks.First(new Binary(Operator.Add, left, right), node => node is Symbol or Derivative) is not null;
        return new(Pick(Enum.GetValues<Relation>()), left, hasName ? right : leaf());
    }

    private Formula Number()
    {
        var digits = Pick(Digits);
        return _random.Next(6) == 0
            ? new Constant(Pick(["e", "pi"]))
            : new Number(digits, double.Parse(digits, System.Globalization.CultureInfo.InvariantCulture));
    }

    private T Pick<T>(T[] items) => items[_random.Next(items.Length)];
}

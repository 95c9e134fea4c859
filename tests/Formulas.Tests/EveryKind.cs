using System.Collections.Immutable;
using System.Reflection;
using System.Xml.Linq;
using Formulas.Evaluating;
using Formulas.Evaluating.Replacing;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Printing;
using Formulas.Tree;
using Formulas.Typing;
using Tests.Shared;
using static Formulas.Tree.Formula;

namespace Formulas.Tests;

/// <summary>
/// Every kind of node through every operation: printing, walks, renaming, sameness, typing, lowering,
/// both kinds of number, differentiation. The kinds are found in the families themselves, so a new one fails here until it has a
/// sample and every operation has a row for it.
/// </summary>
public sealed class EveryKind
{
    private static readonly Quantity W = new(0, "w", ["j", "k"], [Layering.Here, Layering.Before], "l") { Steps = Layering.Layers };
    private static readonly Quantity A = new(1, "a", ["j"], [Layering.Here], "l") { FirstLayer = 0, Steps = Layering.Layers };
    private static readonly Quantity Scalar = Quantity.Scalar(2, "x");
    private static readonly Symbol X = Symbol.Of(Scalar);
    private static readonly Index L = new("l", 0), J = new("j", 0);
    private static readonly Symbol Vector = new(A, [], L), Element = new(A, [J], L);
    private static readonly Function.Open Sigma = new("σ", 0);
    private static readonly Function.Defined Square = new("ρ", Quantity.Scalar(9, "u"), Power(Symbol.Of(Quantity.Scalar(9, "u"))));

    private static readonly Function.Composed Clip = (Function.Composed)FunctionTable.Named("clip")!;

    private static readonly Vocabulary Words =
        new Vocabulary([W, A, Scalar], [("σ", Sigma), ("ρ", Square)]).WithFree([new("j", Layering.Here)], "l");

    private static readonly ImmutableArray<Formula> Samples =
    [
        new Number("0.5", 0.5), new Constant("pi"), new Constant("e"), X, Vector, Element, new Symbol(W, [J, new("k", 0)], L),
        new Derivative(X, X),
        new Slope(X, X), new Slope(Vector, Vector), new Slope(Power(X), X) { IsDirect = true }, new Derivative(X, Vector), new Negate(X),
            new Negate(Vector), Power(X), new Binary(Operator.Power, X, X),
        .. Enum.GetValues<Operator>().Select(@operator => new Binary(@operator, Vector, Vector)),
        .. Enum.GetValues<Operator>().Select(@operator => new Binary(@operator, X, Element)),
        .. Functions().Select(function => new Call(function, 0, [X])), .. Functions().Select(function => new Call(function, 0, [Vector])),
        new Call(FunctionTable.Exp, 1, [X]), new Call(Square, 1, [X]), new Call(Sigma, 1, [X]),
        new Call(FunctionTable.Max, 0, [X, Vector, X]), new Call(Clip, 0, [X, X, Integer(1)]), new Call(Clip, 1, [X, X, Integer(1)]),
        new Call(Clip, 0, [Vector, X, Vector]),
        .. Ranges().Select(range => new Sum("k", range, new Symbol(A, [new("k", 0)], L))), new Sum("", null, Vector),
        .. Enum.GetValues<Reduction>().Select(by => new Sum("", null, Vector) { By = by }),
        .. Enum.GetValues<Reduction>().Where(by => by != Reduction.Mean)
            .Select(by => new Sum("k", new SumRange.Over(Layering.Here), new Symbol(A, [new("k", 0)], L)) { By = by }),
        new Position(J), new Position(Index.Of(2)), new Position(L), new Extent(Layering.Here),
        .. Conditions().Select(condition => new Choose(condition, X, Vector)),
        .. Conditions().Select(condition => new Choose(condition, Integer(1), Integer(0))),
        new Transpose(Vector), new Transpose(X), new Column(Vector), new Column(X), new Diagonal(Vector), new Diagonal(X),
    ];

    private static readonly (string Name, Action<Formula> Run)[] Operations =
    [
        ("prefix", formula => Assert.NotEmpty(PrefixPrinter.Print(formula))),
        ("plain text", formula => Assert.NotEmpty(PlainPrinter.Print(formula))),
        ("LaTeX", formula => Assert.NotEmpty(LatexPrinter.Print(formula))),
        ("MathML", formula => Assert.Equal("math", XElement.Parse(MathMLPrinter.Print(formula)).Name)),
        ("MathML in pieces", formula =>
        {
            var pieces = XElement.Parse($"<p>{MathMLPrinter.PrintPieces(formula)}</p>");
            Assert.All(pieces.Elements(), piece => Assert.Equal("math", piece.Name));
            Assert.Equal(XElement.Parse(MathMLPrinter.Print(formula)).Value, pieces.Value);
        }),
        ("operands", formula => Assert.Equal(Walks.Nodes(formula).Count, 1 + Total(Walks.Operands(formula)))),
        ("with operands", formula => Assert.Equal(formula, Walks.WithOperands(formula, inner => inner))),
        ("other operands",
            formula => Assert.Equal(Walks.Operands(formula).Count > 0, formula != Walks.WithOperands(formula, inner => new Negate(inner)))),
        ("replace", formula => Assert.Equal(new Constant("e"), Walks.Replace(formula, node => node == formula ? new Constant("e") : null))),
        ("size", formula => Assert.Equal(Walks.Nodes(formula).Count, Walks.Size(formula, 100))),
        ("variants", formula => Assert.InRange(Occurrence.Variants(formula, Doubled).Count, 1, Walks.Nodes(formula).Count)),
        ("sameness", formula => Assert.Equal(formula.GetHashCode(), Copied(formula).GetHashCode())),
        ("renaming", formula => Assert.Equal(formula, Renaming.Of(Renaming.Of(formula, [("j", new("i", 0))]), [("i", J)]))),
        ("typing", formula => Assert.True(IndexTyping.Of(formula, Words) is ({ }, null) or (null, { Word.Length: > 0 }))),
        ("lowering", formula => Evaluated(formula)),
        ("differentiation", formula => Differentiated(formula)),
    ];

    private static IEnumerable<Function> Functions() => [FunctionTable.Exp, FunctionTable.Max, Sigma, Square];

    private static IEnumerable<SumRange?> Ranges() =>
        [null, new SumRange.Over(Layering.Here), new SumRange.Between(Index.Of(1), Index.Of(2), null),
            new SumRange.Between(Index.Of(2), null, Layering.Here) { Short = 1 }];

    private static IEnumerable<Condition> Conditions()
    {
        Condition values = new Condition.Values(Relation.Less, X, Integer(1)),
        indices = new Condition.Indices(Relation.NotEqual, J, Index.Of(1));
        return [values, indices, new Condition.Both(values, values), new Condition.Both(indices, indices),
            new Condition.Both(values, indices)];
    }

    private static Binary Power(Formula basis) => new(Operator.Power, basis, Integer(2));

    private static int Total(Operands operands)
    {
        var total = 0;
        foreach (var operand in operands) total += Walks.Nodes(operand).Count;
        return total;
    }

    private static IEnumerable<(int, Formula)> Doubled(Formula node) => [(2, new Binary(Operator.Multiply, Integer(2), node))];

    private static Formula Copied(Formula formula) => formula is Symbol symbol
        ? symbol with { Subscripts = [.. symbol.Subscripts.ToArray()] }
        : Walks.WithOperands(formula, Copied);

    // Whatever typing accepts has a value, in doubles and to 256 bits, and the same one.
    private static void Evaluated(Formula formula)
    {
        if (IndexTyping.Of(formula, Words).Formula is not { } typed) return;
        var layout = new ColumnLayout(Words.Quantities, Layering.Of(2, 2, 2));
        var tape = new Tape();
        var writer = new TapeWriter(tape, layout, new PointElements(layout)) { SharesParts = true };
        writer.Bind("l", 1);
        writer.Bind("j", 2);
        var step = writer.Append(typed);
        var values = Enumerable.Range(0, 2 * layout.Elements).Select(column => (column + 1) / 16.0).ToArray();
        Sized[] rounded = new Sized[tape.Count];
        BigFloat[] exact = new BigFloat[tape.Count];
        tape.Run(new(1, [.. values.Select(Sized.Exactly)], [[1]]), rounded);
        tape.Run<BigFloat, Exact>(new(1, [.. values.Select(value => (BigFloat)value)], [[1]]), exact);
        if (double.IsNaN(rounded[step].Size)) Assert.True(double.IsNaN(rounded[step].Value) && formula is Slope); // known to nodes only
        else Assert.Equal(exact[step].ToDouble(), rounded[step].Value, 1e-13 * (1 + rounded[step].Size));
    }

    // What may define a function of x has a derivative; what is linear, such as a sum, is differentiated part by part.
    private static void Differentiated(Formula formula)
    {
        var isOfScalars = Walks.Nodes(formula).All(node => node is Number or Constant or Symbol { IsWhole: false } or Negate or Choose
            or Binary { Operator: <= Operator.Power } or Call { Arguments.Length: 1 });
        if (isOfScalars || formula is Sum or Derivative or Slope { IsDirect: true } or Transpose or Column or Diagonal)
            Assert.NotEmpty(PrefixPrinter.Print(Differentiation.Of(formula, Scalar)));
    }

    // All but the one that stands in trees only while they are read; of it ReadingsTests tells.
    private static IEnumerable<Type> Kinds(Type family) => family.GetNestedTypes(BindingFlags.Public | BindingFlags.NonPublic)
        .Where(kind => kind.BaseType == family && kind != typeof(Either));

    private static IEnumerable<object> Mentions(Formula sample) => sample switch
    {
        Sum { Range: { } range } => [sample, range],
        Choose choose => [sample, choose.Condition],
        Call call => [sample, call.Function],
        _ => [sample],
    };

    public static TheoryData<string> Families() =>
        new(new[] { typeof(Formula), typeof(SumRange), typeof(Condition), typeof(Function) }.SelectMany(Kinds)
            .Select(kind => kind.FullName!));

    public static TheoryData<string> Names() => new(Operations.Select(operation => operation.Name));

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_kind_has_a_sample(string kind) =>
        Assert.Contains(Samples, sample => Mentions(sample).Any(part => part.GetType().FullName == kind));

    [Theory]
    [MemberData(nameof(Names))]
    public void Every_kind_goes_through(string operation)
    {
        var run = Operations.Single(row => row.Name == operation).Run;
        Assert.All(Samples, run);
    }

    [Fact]
    public void Every_operation_that_takes_a_formula_is_among_them()
    {
        // the public static methods of the library that take a formula first, and where they are called
        string[] called =
        [
            "PrefixPrinter.Print", "PlainPrinter.Print", "LatexPrinter.Print", "MathMLPrinter.Print", "MathMLPrinter.PrintPieces",
            "Walks.Operands", "Walks.WithOperands",
            "Walks.Replace", "Walks.Size", "Walks.First", "Walks.Nodes", "Renaming.Of", "IndexTyping.Of",
            "Differentiation.Of",
        ];
        var found = typeof(Formula).Assembly.GetExportedTypes()
            .Where(type => type is { IsAbstract: true, IsSealed: true } || type == typeof(IndexTyping))
            .SelectMany(type => type.GetMethods(BindingFlags.Public | BindingFlags.Static | BindingFlags.DeclaredOnly))
            .Where(method => method.GetParameters() is [{ } first, ..] && (first.ParameterType == typeof(Formula)))
            .Select(method => $"{method.DeclaringType!.Name}.{method.Name}").Distinct();
        Assert.Equal(called.Order(StringComparer.Ordinal), found.Order(StringComparer.Ordinal));
    }

    [Fact]
    public void A_renamed_index_is_not_captured_by_a_dummy()
    {
        var formula = new Sum("k", null, new Binary(Operator.Multiply, new Symbol(A, [J], L), new Symbol(A, [new("k", 0)], L)));
        Assert.Equal("(sum[k'] (* a_k^(l+1) a_(k')^(l+1)))",
            PrefixPrinter.Print(Renaming.Of(formula, [("j", new Index("k", 0)), ("l", new Index("l", 1))])));
    }
}

using System.Xml.Linq;
using Formulas.Names;
using Formulas.Printing;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Tests.Printing;

public sealed class EveryKind
{
    private static readonly Quantity W = new(0, "w", ["j", "k"], [new(new("l", 0)), new(new("l", -1))], "l");
    private static readonly Quantity A = new(1, "a", ["j"], [new(new("l", 0))], "l");
    private static readonly Symbol X = Symbol.Of(Quantity.Scalar(2, "x"));
    private static readonly Index L = new("l", 0), J = new("j", 0);
    private static readonly Symbol Vector = new(A, [], L);

    private static readonly Formula[] Samples =
    [
        new Number("0.5", 0.5), new Constant("pi"), X, Vector, new Symbol(W, [J, new("k", 1)], L), new Derivative(X, X), new Negate(X),
        .. Enum.GetValues<Operator>().Select(@operator => new Binary(@operator, X, Vector)),
        new Call(FunctionTable.Exp, 1, [X]), new Sum("k", null, X), new Sum("k", new SumRange.Over(new(L)), X),
        new Sum("k", new SumRange.Between(Index.Of(1), Index.Of(2), null), X), new Sum("k", new SumRange.Between(Index.Of(2), null, new(L)) { Short = 1 }, X), new Sum("", null, Vector),
        .. Conditions().Select(condition => new Choose(condition, X, Vector)),
        new Choose(new Condition.Indices(Relation.Equal, J, Index.Of(1)), Integer(1), Integer(0)),
        new Transpose(Vector), new Column(Vector), new Diagonal(Vector),
    ];

    private static Condition[] Conditions()
    {
        Condition values = new Condition.Values(Relation.Less, X, Integer(1)), indices = new Condition.Indices(Relation.NotEqual, J, Index.Of(1));
        return [values, indices, new Condition.Both(values, values), new Condition.Both(indices, indices)];
    }

    public static TheoryData<string> Families() => new(Kinds(typeof(Formula)).Concat(Kinds(typeof(SumRange))).Concat(Kinds(typeof(Condition))).Select(kind => kind.FullName!));

    private static IEnumerable<Type> Kinds(Type family) => family.GetNestedTypes().Where(kind => kind.BaseType == family);

    [Theory]
    [MemberData(nameof(Families))]
    public void Every_kind_has_a_sample(string kind) => Assert.Contains(Samples, sample => Mentions(sample).Any(part => part.GetType().FullName == kind));

    private static IEnumerable<object> Mentions(Formula sample) => sample switch
    {
        Sum { Range: { } range } => [sample, range],
        Choose choose => [sample, choose.Condition],
        _ => [sample],
    };

    [Fact]
    public void Every_kind_goes_through_every_printer()
    {
        foreach (var sample in Samples)
        {
            Assert.NotEmpty(PrefixPrinter.Print(sample));
            Assert.NotEmpty(PlainPrinter.Print(sample));
            Assert.NotEmpty(LatexPrinter.Print(sample));
            Assert.Equal("math", XElement.Parse(MathMLPrinter.Print(sample)).Name);
        }
    }

    [Fact]
    public void Every_kind_goes_through_every_operation()
    {
        foreach (var sample in Samples)
        {
            var text = PrefixPrinter.Print(sample);
            Assert.Equal(text, PrefixPrinter.Print(Walks.Replace(sample, _ => null)));
            Assert.Equal(text, PrefixPrinter.Print(Renaming.Of(sample, [])));
            Assert.NotEmpty(Walks.Nodes(sample));
            Assert.InRange(Walks.Size(sample, 100), 1, 10);
        }
    }

    [Fact]
    public void A_renamed_index_is_not_captured_by_a_dummy()
    {
        var formula = new Sum("k", null, new Binary(Operator.Multiply, new Symbol(A, [J], L), new Symbol(A, [new("k", 0)], L)));
        Assert.Equal("(sum[k'] (* a_k^(l+1) a_(k')^(l+1)))", PrefixPrinter.Print(Renaming.Of(formula, [("j", new Index("k", 0)), ("l", new Index("l", 1))])));
    }
}

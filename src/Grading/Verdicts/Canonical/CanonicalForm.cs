using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Grading.Verdicts.Canonical;

/// <summary>
/// One text for all ways to write a formula that has no values, as its indices or shapes don't fit: multiplied out, equal terms together,
/// factors and terms sorted, the letters that are summed over named in order of appearance.
/// </summary>
internal static class CanonicalForm
{
    // Of more letters in one term not every order is tried.
    private const int MostOrdered = 4;

    /// <summary>Larger ones keep the text they are read as.</summary>
    private const int LargestSize = 300;

    public static string? Of(Formula formula) => Walks.Size(formula, LargestSize) >= LargestSize ? null
        : Text(new Terms(), formula, ImmutableDictionary<string, string>.Empty);

    private static string Text(Terms terms, Formula formula, ImmutableDictionary<string, string> names)
    {
        var sum = new SortedDictionary<string, double>(StringComparer.Ordinal);
        foreach (var term in terms.Of(formula))
        {
            var text = Text(terms, term, names);
            sum[text] = sum.GetValueOrDefault(text) + term.Number;
        }
        return string.Join(" + ", sum.Where(term => term.Value != 0).Select(term => $"{Digits(term.Value)}*{term.Key}"));
    }

    private static string Digits(double number) => number.ToString("G12", CultureInfo.InvariantCulture);

    // The least of the texts that it has with its letters in any order.
    private static string Text(Terms terms, Term term, ImmutableDictionary<string, string> names)
    {
        var orders = term.Sums.Length <= MostOrdered ? Orders(term.Sums) : [term.Sums];
        return orders.Select(order => Ordered(terms, term, order, names)).Min(StringComparer.Ordinal)!;
    }

    private static string Ordered(Terms terms, Term term, ImmutableArray<Bound> order, ImmutableDictionary<string, string> names)
    {
        foreach (var bound in order) names = names.SetItem(bound.Letter, $"#{names.Count}");
        var factors = new SortedDictionary<string, int>(StringComparer.Ordinal);
        foreach (var factor in term.Factors)
        {
            var text = Factor(terms, factor.Base, names);
            factors[text] = factors.GetValueOrDefault(text) + factor.Exponent;
        }
        var sums = order.Select(bound => $"sum_{names[bound.Letter]}{Range(bound.Range, names)} ");
        var left = factors.Where(factor => factor.Value != 0);
        return string.Concat(sums) + string.Join('*', left.Select(factor => $"{factor.Key}^{factor.Value}"));
    }

    private static string Factor(Terms terms, Formula formula, ImmutableDictionary<string, string> names) => formula switch
    {
        Constant constant => constant.Name,
        Symbol symbol => Symbol(symbol, names),
        Derivative derivative => $"d{Symbol(derivative.Of, names)}/d{Symbol(derivative.With, names)}",
        Call call => $"{call.Function.Name}{call.Order}({string.Join(", ", Arguments(call, argument => Text(terms, argument, names)))})",
        Choose choose => $"({Asked(terms, choose.Condition, names)} ? {Text(terms, choose.Then, names)} : {Text(terms, choose.Else, names)})",
        _ when !terms.IsOne(formula) => $"({Text(terms, formula, names)})",
        _ => $"({Word(formula)} {string.Join(" ", Operands(formula).Select(operand => Text(terms, operand, names)))})",
    };

    private static string Word(Formula formula) => formula switch
    {
        Binary binary => binary.Operator.ToString(),
        _ => formula.GetType().Name,
    };

    private static IEnumerable<Formula> Operands(Formula formula)
    {
        foreach (var operand in Walks.Operands(formula)) yield return operand;
    }

    // The larger of two is the same in either order.
    private static IEnumerable<string> Arguments(Call call, Func<Formula, string> text)
    {
        var texts = call.Arguments.Select(text);
        return call.Function is Function.Pick ? texts.Order(StringComparer.Ordinal) : texts;
    }

    private static string Asked(Terms terms, Condition condition, ImmutableDictionary<string, string> names) => condition switch
    {
        Condition.Values values => $"{Text(terms, values.Left, names)} {values.Relation} {Text(terms, values.Right, names)}",
        Condition.Indices indices => $"{Named(indices.Left, names)} {indices.Relation} {Named(indices.Right, names)}",
        Condition.Both both => $"{Asked(terms, both.First, names)} and {Asked(terms, both.Second, names)}",
        _ => throw new UnreachableException(),
    };

    private static string Symbol(Symbol symbol, ImmutableDictionary<string, string> names) =>
        $"{symbol.Quantity.Name}[{string.Join(',', symbol.Subscripts.Select(index => Named(index, names)))}]"
        + (symbol.Layer is { } layer ? $"@{Named(layer, names)}" : "");

    private static string Range(SumRange? range, ImmutableDictionary<string, string> names) => range switch
    {
        null => "",
        SumRange.Over over => $"[{Named(over.Axis, names)}]",
        SumRange.Between { IsWholeAxis: true, Last: null } whole => whole.SizeOf is { } axis ? $"[{Named(axis, names)}]" : "",
        SumRange.Between between =>
            $"[{Named(between.First, names)}..{(between.Last is { } last ? Named(last, names) : "")}-{between.Short}]",
        _ => throw new UnreachableException(),
    };

    private static string Named(Axis axis, ImmutableDictionary<string, string> names) =>
        axis.Layer is { } layer ? Named(layer, names) : axis.Dimension.Letter;

    private static string Named(Index index, ImmutableDictionary<string, string> names) =>
        names.TryGetValue(index.Letter, out var name) ? (index with { Letter = name }).ToString() : index.ToString();

    private static IEnumerable<ImmutableArray<Bound>> Orders(ImmutableArray<Bound> bounds)
    {
        if (bounds.Length < 2) return [bounds];
        return bounds.SelectMany((first, i) => Orders(bounds.RemoveAt(i)).Select(rest => rest.Insert(0, first)));
    }
}

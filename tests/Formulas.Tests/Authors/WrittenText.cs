using Formulas.Authors;
using Formulas.Tree;

namespace Formulas.Tests.Authors;

/// <summary>What an author wrote, with a bracket around everything.</summary>
internal static class WrittenText
{
    public static string Of(Written written) => written switch
    {
        Written.Number number => number.Digits,
        Written.Name name => name.Word + Places(name) + (name.OrZero ? "?0" : ""),
        Written.Applied applied => $"({applied.Word}{new string('\'', applied.Primes)} {string.Join(' ', applied.Arguments.Select(Of))}"
            + (applied.Letters.IsEmpty ? ")" : $" over {string.Join(',', applied.Letters)})"),
        Written.Negated negated => $"(- {Of(negated.Operand)})",
        Written.Joined joined => $"({Sign(joined.Operator)} {Of(joined.Left)} {Of(joined.Right)})",
        Written.Transposed transposed => $"(transpose {Of(transposed.Operand)})",
        Written.Bars bars => $"(abs {Of(bars.Operand)})",
        Written.Bracket bracket => $"(if {Of(bracket.Condition)} 1 0)",
        Written.Where where => $"(if {Of(where.Condition)} {Of(where.Then)} {Of(where.Else)})",
        Written.Slope slope => $"(slope {Of(slope.Of)} {Of(slope.With)})",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    public static string Of(Comparisons condition) => string.Join(
        " or ", condition.Alternatives.Select(group =>
            string.Join(" and ", group.Select(one => $"({one.Relation} {Of(one.Left)} {Of(one.Right)})"))));

    private static string Places(Written.Name name) => name.Places.IsEmpty ? "" : $"[{string.Join(',', name.Places.Select(Of))}]";

    private static string Of(Place place) => place switch
    {
        Place.Combined combined =>
            string.Join('+', combined.Terms.Select(term => term.Factor == 1 ? term.Letter : $"{term.Factor}{term.Letter}")
            .Concat(combined.Offset != 0 || combined.Terms.IsEmpty ? [$"{combined.Offset}"] : [])),
        Place.Label label => $"@{Of(label.Name)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Sign(Operator sign) => sign switch
    {
        Operator.Add => "+",
        Operator.Subtract => "-",
        Operator.Multiply => "*",
        Operator.Divide => "/",
        Operator.Power => "^",
        _ => "@",
    };
}

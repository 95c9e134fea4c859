using static Formulas.Tree.Formula;

namespace Formulas.Tree;

/// <summary>
/// Where two formulas differ that are made alike: terms of sums and factors of products are matched in any order, everything else place by
/// place.
/// </summary>
public sealed class Differences
{
    // Longer ones are too long to look for what differs.
    private const int MostNodes = 400;

    private readonly HashSet<Formula> _one = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Formula> _other = new(ReferenceEqualityComparer.Instance);

    private Differences() { }

    /// <summary>The pieces of the first that the second has not, as the very nodes.</summary>
    public IReadOnlySet<Formula> One => _one;

    /// <summary>The pieces of the second that the first has not.</summary>
    public IReadOnlySet<Formula> Other => _other;

    /// <summary>
    /// What differs; nothing where the formulas have nothing in common. In neither formula may a node stand in two places: it would be told
    /// for both.
    /// </summary>
    public static Differences Between(Formula one, Formula other)
    {
        var found = new Differences();
        if (Math.Max(Walks.Size(one, MostNodes), Walks.Size(other, MostNodes)) < MostNodes) found.Compare(one, other);
        return found._one.Contains(one) || found._other.Contains(other) ? new() : found;
    }

    // A term or factor, and whether it is taken away or divided by.
    private readonly record struct Member(Formula Formula, bool IsInverse);

    private void Compare(Formula one, Formula other)
    {
        if (AreSame(one, other)) return;
        if (IsSum(one) || IsSum(other)) Match(Terms(one), Terms(other), one, other);
        else if (IsProduct(one) || IsProduct(other)) Match(Factors(one), Factors(other), one, other);
        else if (AreAlike(one, other)) CompareOperands(one, other);
        else Mark(one, other);
    }

    private void Mark(Formula one, Formula other)
    {
        _one.Add(one);
        _other.Add(other);
    }

    // What is left after all that both have; of that, one of each is looked into, and so are those that have something in common.
    private void Match(List<Member> ones, List<Member> others, Formula one, Formula other)
    {
        var left = ones.Where(member => !Removes(others, theirs => IsSame(member, theirs))).ToList();
        if (left.Count == ones.Count) Mark(one, other);
        else if (left is [var mine] && others is [var only] && mine.IsInverse == only.IsInverse) Compare(mine.Formula, only.Formula);
        else
        {
            left.RemoveAll(member => Removes(others, theirs => IsInPart(member, theirs)));
            _one.UnionWith(left.Select(member => member.Formula));
            _other.UnionWith(others.Select(member => member.Formula));
        }
    }

    private static bool Removes(List<Member> members, Predicate<Member> isIt)
    {
        var at = members.FindIndex(isIt);
        if (at >= 0) members.RemoveAt(at);
        return at >= 0;
    }

    private static bool IsSame(Member one, Member other) => one.IsInverse == other.IsInverse && AreSame(one.Formula, other.Formula);

    // Then what differs within is noted.
    private bool IsInPart(Member one, Member other)
    {
        if (one.IsInverse != other.IsInverse || Walks.Operands(one.Formula).Count == 0) return false;
        var found = Between(one.Formula, other.Formula);
        _one.UnionWith(found._one);
        _other.UnionWith(found._other);
        return found._one.Count + found._other.Count > 0;
    }

    private void CompareOperands(Formula one, Formula other)
    {
        var (ones, others) = (Walks.Operands(one), Walks.Operands(other));
        for (var i = 0; i < ones.Count; i++) Compare(ones[i], others[i]);
    }

    private static bool AreSame(Formula one, Formula other)
    {
        if (one.Equals(other)) return true;
        if (IsSum(one) && IsSum(other)) return AreMatched(Terms(one), Terms(other));
        if (IsProduct(one) && IsProduct(other)) return AreMatched(Factors(one), Factors(other));
        if (!AreAlike(one, other)) return false;
        var (ones, others) = (Walks.Operands(one), Walks.Operands(other));
        return Enumerable.Range(0, ones.Count).All(i => AreSame(ones[i], others[i]));
    }

    private static bool AreMatched(List<Member> ones, List<Member> others) =>
        ones.Count == others.Count && ones.All(member => Removes(others, theirs => IsSame(member, theirs)));

    // The same but for what they are made of; in a power only the exponent may differ, as the basis may have no place of its own.
    private static bool AreAlike(Formula one, Formula other) => (one, other) switch
    {
        (Binary { Operator: Operator.Power } power, Binary { Operator: Operator.Power } second) => power.Left.Equals(second.Left),
        (Binary binary, Binary second) => binary.Operator == second.Operator,
        (Call call, Call second) =>
            call.Function == second.Function && call.Order == second.Order && call.Arguments.Length == second.Arguments.Length,
        (Sum sum, Sum second) => sum with { Body = second.Body } == second,
        (Negate, Negate) or (Transpose, Transpose) or (Column, Column) or (Diagonal, Diagonal) => true,
        _ => false,
    };

    private static bool IsSum(Formula formula) => formula is Binary { Operator: Operator.Add or Operator.Subtract };

    private static bool IsProduct(Formula formula) => formula is Binary { Operator: Operator.Multiply or Operator.Divide };

    private static List<Member> Terms(Formula formula) => [.. Members(formula, isInverse: false, IsSum)];

    private static List<Member> Factors(Formula formula) => [.. Members(formula, isInverse: false, IsProduct)];

    private static IEnumerable<Member> Members(Formula formula, bool isInverse, Func<Formula, bool> isOfKind)
    {
        if (formula is not Binary binary || !isOfKind(formula)) return [new(formula, isInverse)];
        var turns = binary.Operator is Operator.Subtract or Operator.Divide;
        return Members(binary.Left, isInverse, isOfKind).Concat(Members(binary.Right, isInverse != turns, isOfKind));
    }
}

using System.Diagnostics;

namespace Formulas.Tree;

/// <summary>What a <see cref="Formula.Choose"/> asks.</summary>
public abstract record Condition
{
    private Condition() { }

    public sealed record Values(Relation Relation, Formula Left, Formula Right) : Condition;

    public sealed record Indices(Relation Relation, Index Left, Index Right) : Condition;

    public sealed record Both(Condition First, Condition Second) : Condition;
}

public enum Relation
{
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    Equal,
    NotEqual,
}

/// <summary>What the relations say of the outcome of a comparison.</summary>
public static class Relations
{
    public static bool Holds(Relation relation, int comparison) => relation switch
    {
        Relation.Less => comparison < 0,
        Relation.LessOrEqual => comparison <= 0,
        Relation.Greater => comparison > 0,
        Relation.GreaterOrEqual => comparison >= 0,
        Relation.Equal => comparison == 0,
        Relation.NotEqual => comparison != 0,
        _ => throw new UnreachableException(),
    };
}

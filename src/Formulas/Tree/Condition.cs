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

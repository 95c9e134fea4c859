namespace Formulas.Tree;

/// <summary>
/// What an index can run over, by a name: the samples, the classes, the steps of time, the neurons of a layer. A dimension with an end is
/// ordered: quantities of a step may use those of other steps.
/// </summary>
/// <param name="Id">Its place among the dimensions of the model.</param>
/// <param name="Letter">Its first letter.</param>
/// <param name="Noun">What it holds, in the plural: "samples".</param>
public sealed record Dimension(int Id, string Letter, string Noun)
{
    /// <summary>The letter for its last element (T of the steps t = 1, …, T); null where it is not ordered.</summary>
    public string? End { get; init; }

    /// <summary>What its size changes with: the layers, for the neurons of a layer; null where it has one size.</summary>
    public Dimension? Layers { get; init; }

    /// <summary>One of what it holds: "sample", "hidden unit", "class", "query".</summary>
    public string One =>
        Noun.EndsWith("ies", StringComparison.Ordinal) ? Noun[..^3] + "y"
        : Noun.EndsWith("sses", StringComparison.Ordinal) || Noun.EndsWith("xes", StringComparison.Ordinal)
            || Noun.EndsWith("ches", StringComparison.Ordinal) ? Noun[..^2]
        : Noun.EndsWith('s') ? Noun[..^1]
        : Noun;

    public bool Equals(Dimension? other) => other is not null && Id == other.Id && Noun == other.Noun;

    public override int GetHashCode() => Id;

    public override string ToString() => Noun;
}

/// <summary>What an index runs over: a dimension, and for the neurons of a layer which layer.</summary>
/// <param name="Layer">Relative to a layer letter (<c>l-1</c>), the last one (<c>L</c>), or a number; null for a dimension of one
/// size.</param>
public sealed record Axis(Dimension Dimension, Index? Layer)
{
    public override string ToString() => Layer is null ? Dimension.Noun : $"layer {Layer}";
}

/// <summary>A free index of a question with what it runs over: δ_j^l has j over layer l.</summary>
public sealed record FreeIndex(string Letter, Axis Axis);

namespace Formulas.Tree;

/// <summary>The neurons of one layer: what an index runs over.</summary>
/// <param name="Layer">The layer: relative to a layer letter (<c>l-1</c>), the last one (<c>L</c>), or a number.</param>
public sealed record Axis(Index Layer)
{
    public override string ToString() => $"layer {Layer}";
}

/// <summary>A free index of a question with what it runs over: δ_j^l has j over layer l.</summary>
public sealed record FreeIndex(string Letter, Axis Axis);

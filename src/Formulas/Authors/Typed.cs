using System.Collections.Immutable;
using Formulas.Tree;

namespace Formulas.Authors;

/// <summary>One dimension that an expression leaves open: the letter that stands for it in the formula, and what it runs over.</summary>
internal sealed record OpenAxis(string Letter, Axis Axis);

/// <summary>A part of an author's line: one number for each element of the dimensions that it leaves open.</summary>
/// <param name="IsRow">Whether it is a vector that was transposed.</param>
internal sealed record Typed(Formula Formula, ImmutableArray<OpenAxis> Open, bool IsRow = false)
{
    public static Typed Of(Formula number) => new(number, []);

    public bool IsNumber => Open.IsEmpty;

    /// <summary>How many times it has an axis open.</summary>
    public int Times(Axis axis) => Open.Count(open => open.Axis == axis);

    /// <summary>The same with other letters for what is open.</summary>
    public Typed Renamed(ImmutableArray<(string Letter, string By)> letters) => letters.IsEmpty ? this : this with
    {
        Formula = Renaming.Of(Formula, [.. letters.Select(pair => (pair.Letter, new Tree.Index(pair.By, 0)))]),
        Open = [.. Open.Select(open => new OpenAxis(By(open.Letter, letters), Renamed(open.Axis, letters)))],
    };

    private static Axis Renamed(Axis axis, ImmutableArray<(string Letter, string By)> letters) =>
        axis.Layer is { } layer ? axis with { Layer = layer with { Letter = By(layer.Letter, letters) } } : axis;

    private static string By(string letter, ImmutableArray<(string Letter, string By)> letters)
    {
        foreach (var (from, by) in letters)
            if (from == letter) return by;
        return letter;
    }

    /// <summary>In words: "one number per sample and class".</summary>
    public string InWords =>
        Open.IsEmpty ? "a number" : $"one number per {string.Join(" and ", Open.Select(open => open.Axis.Dimension.One))}";
}

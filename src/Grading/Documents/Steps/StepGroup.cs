using System.Collections.Immutable;
using Formulas.Tree;
using Grading.Verdicts;
using ReferenceSolutions.Autodiff.Nodes;

namespace Grading.Documents.Steps;

/// <summary>What equal false steps share, however they are written: the values of both sides at the same points.</summary>
internal static class StepGroup
{
    private const int MostPoints = 24;

    /// <summary>An id that begins with d; empty where neither side has a value.</summary>
    public static string Of(Formula left, Formula right, StepWords words, ImmutableArray<NodeField> fields)
    {
        if (Equality.Of(left, right, words).Equality is not { } equality) return "";
        var values = new List<string>(MostPoints);
        foreach (var frame in Frames.Of(equality, fields))
        {
            if (values.Count >= MostPoints) break;
            var (one, other) = (frame.Field.Run(equality.Left, frame.Indices), frame.Field.Run(equality.Right, frame.Indices));
            for (var p = 0; p < Math.Min(one.Length, other.Length) && values.Count < MostPoints; p++)
                values.Add($"{Evidence.Number(one[p].Value)} {Evidence.Number(other[p].Value)}");
        }
        return values.Count == 0 ? "" : "d" + Evidence.Cluster([.. values])[1..];
    }
}

using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Tree;
using ReferenceSolutions.Autodiff.Nodes;

namespace Grading.Documents.Steps;

/// <summary>One network with values of the letters of an equality.</summary>
/// <param name="FromEnd">The layer, counted from the last one; 0 without a letter for it.</param>
/// <param name="AreDistinct">Whether letters that run over the same have different values.</param>
internal sealed record Frame(NodeField Field, ImmutableArray<IndexValue> Indices, int? Layer, int FromEnd, bool AreDistinct);

/// <summary>All values of the letters of an equality, in all networks where it has a meaning.</summary>
internal static class Frames
{
    // of one network, half of them with different letters where there are such; of more, some are chosen
    private const int Most = 24;

    private const int MostNumbers = 10;

    private const double GoldenSection = 0.6180339887498949;

    /// <param name="areAll">Whether none may be left out, as where a value is put in for each.</param>
    public static List<Frame> Of(Equality equality, IEnumerable<NodeField> fields, bool areAll = false)
    {
        var frames = new List<Frame>();
        foreach (var field in fields)
        {
            if (equality.IsSquare && !IsSquare(field.Network.Layout.Sizes)) continue;
            var all = new List<Frame>();
            foreach (var layer in Layers(equality, field.Network.Layout)) Bind(equality.Letters, field, layer, all);
            if (areAll || all.Count <= Most) frames.AddRange(all);
            else
            {
                frames.AddRange(Some(all.FindAll(frame => frame.AreDistinct)));
                frames.AddRange(Some(all.FindAll(frame => !frame.AreDistinct)));
            }
        }
        return frames;
    }

    // By the golden section, which keeps step with no letter.
    private static IEnumerable<Frame> Some(List<Frame> all)
    {
        if (all.Count <= Most / 2) return all;
        return Enumerable.Range(0, Most / 2).Select(i => (int)(i * GoldenSection % 1 * all.Count)).Distinct().Order().Select(i => all[i]);
    }

    private static bool IsSquare(Sizes sizes)
    {
        foreach (var dimension in sizes.Dimensions)
            if (dimension.Layers is not null && sizes.All[dimension.Id].Distinct().Count() > 1) return false;
        return true;
    }

    // The layers where everything that is written exists; none but 0 without a letter.
    private static IEnumerable<int> Layers(Equality equality, ColumnLayout layout)
    {
        if (equality.Letters.Layer is not { } letter) return [0];
        var (first, last) = (0, int.MaxValue);
        foreach (var symbol in Letters.Symbols(equality.Left).Concat(Letters.Symbols(equality.Right)))
        {
            if (symbol.Layer is not { IsNumber: false } layer || layer.Letter != letter) continue;
            var (from, to) = layout.Steps(symbol.Quantity);
            (first, last) = (Math.Max(first, from - layer.Offset), Math.Min(last, to - layer.Offset));
        }
        return last == int.MaxValue || last < first ? [] : Enumerable.Range(first, last - first + 1);
    }

    private static void Bind(Letters letters, NodeField field, int layer, List<Frame> frames)
    {
        var steps = letters.Layer is null ? null : field.Network.Model.Quantities.FirstOrDefault(one => one.Layer is not null)?.Steps;
        var fromEnd = steps is null ? 0 : layer - field.Network.Layout.Sizes.Last(steps);
        foreach (var bound in Bindings(letters, field.Network.Layout, layer).Take(50 * Most * 4))
            frames.Add(new(field, bound, letters.Layer is null ? null : layer, fromEnd, AreDistinct(letters, bound)));
    }

    private static IEnumerable<ImmutableArray<IndexValue>> Bindings(Letters letters, ColumnLayout layout, int layer)
    {
        IEnumerable<ImmutableArray<IndexValue>> bindings = [letters.Layer is { } letter ? [new(letter, layer)] : []];
        foreach (var free in letters.Free)
        {
            var count = Letters.IsOfMembers(free) ? MostNumbers - 1 : layout.SizeOf(free.Axis, layer);
            bindings = bindings.SelectMany(bound => Enumerable.Range(1, count).Select(value => bound.Add(new(free.Letter, value))));
        }
        return bindings;
    }

    private static bool AreDistinct(Letters letters, ImmutableArray<IndexValue> bound)
    {
        var values = bound.ToDictionary(one => one.Letter, one => one.Value);
        for (var i = 0; i < letters.Free.Length; i++)
            for (var j = 0; j < i; j++)
                if (letters.Free[i].Axis == letters.Free[j].Axis && values[letters.Free[i].Letter] == values[letters.Free[j].Letter])
                    return false;
        return true;
    }
}

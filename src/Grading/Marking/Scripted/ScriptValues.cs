using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using ScriptMessages;

namespace Grading.Marking.Scripted;

/// <summary>Arrays of arrays as scripts take and return them: made of their elements, and taken apart.</summary>
internal static class ScriptValues
{
    /// <summary>An array of its elements.</summary>
    /// <param name="depth">How many indices it has.</param>
    /// <param name="places">The indices of each element, in their order.</param>
    public static Value Of(int depth, IReadOnlyList<ImmutableArray<int>> places, double[] elements) => depth switch
    {
        0 => new Value.Number(elements[0]),
        1 => new Value.Vector(elements),
        2 => new Value.Matrix(Rows(places, elements, 0..elements.Length, 0)),
        3 => new Value.Cube([.. Runs(places, 0..elements.Length, 0).Select(layer => Rows(places, elements, layer, 1))]),
        _ => throw new UnreachableException(),
    };

    private static double[][] Rows(IReadOnlyList<ImmutableArray<int>> places, double[] elements, Range within, int index) =>
        [.. Runs(places, within, index).Select(row => elements[row])];

    // The elements that follow each other and have one index in common.
    private static IEnumerable<Range> Runs(IReadOnlyList<ImmutableArray<int>> places, Range within, int index)
    {
        var start = within.Start.Value;
        for (var i = start + 1; i <= within.End.Value; i++)
        {
            if (i < within.End.Value && places[i][index] == places[start][index]) continue;
            yield return start..i;
            start = i;
        }
    }

    /// <summary>All numbers of a value, row by row.</summary>
    public static double[] Numbers(Value? value) => value switch
    {
        null => [],
        Value.Number number => [number.X],
        Value.Vector vector => vector.Elements,
        Value.Matrix matrix => [.. matrix.Rows.SelectMany(row => row ?? [])],
        Value.Cube cube => [.. cube.Layers.SelectMany(rows => rows ?? []).SelectMany(row => row ?? [])],
        _ => throw new UnreachableException(),
    };

    /// <summary>How many numbers there are at each place and where they stand: two values of one shape are written alike.</summary>
    public static string Shape(Value? value) => value switch
    {
        null => "null",
        Value.Number => "double",
        Value.Vector vector => $"double{Length(vector.Elements.Length)}",
        Value.Matrix matrix => $"double{Lengths(matrix.Rows)}",
        Value.Cube { Layers: [] } => "double[0][][]",
        Value.Cube cube =>
            $"double{Length(cube.Layers.Length)}{Common([.. cube.Layers.Select(rows => rows is null ? null : Lengths(rows))], "[][]")}",
        _ => throw new UnreachableException(),
    };

    private static string Lengths(double[]?[] rows) => rows.Length == 0
        ? "[0][]"
        : $"{Length(rows.Length)}{Common([.. rows.Select(row => row is null ? null : Length(row.Length))], "[]")}";

    // [4] where all are so long, [] where there are none, else each: {[4], null}
    private static string Common(string?[] lengths, string none) => Array.TrueForAll(lengths, length => length == lengths[0])
        ? lengths[0] ?? none
        : $"{{{string.Join(", ", lengths.Select(length => length ?? "null"))}}}";

    private static string Length(int length) => string.Create(CultureInfo.InvariantCulture, $"[{length}]");

    /// <summary>Where an element stands, as C# counts: [0][2].</summary>
    public static string Place(Value value, int element)
    {
        switch (value)
        {
            case Value.Vector:
                return Length(element);
            case Value.Matrix matrix:
                for (var row = 0; row < matrix.Rows.Length; element -= matrix.Rows[row++]!.Length)
                    if (element < matrix.Rows[row]!.Length) return $"{Length(row)}{Length(element)}";
                break;
            case Value.Cube cube:
                for (var layer = 0; layer < cube.Layers.Length; layer++)
                {
                    var rows = new Value.Matrix(cube.Layers[layer]!);
                    var count = Numbers(rows).Length;
                    if (element < count) return $"{Length(layer)}{Place(rows, element)}";
                    element -= count;
                }
                break;
        }
        return "";
    }
}

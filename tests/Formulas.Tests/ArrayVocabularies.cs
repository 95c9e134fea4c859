using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;
using static Tests.Shared.Layering;

namespace Formulas.Tests;

/// <summary>
/// Vocabularies whose indices are places of a convolution, steps of time, or told by labels; whose names have several letters; and for the
/// way to an answer.
/// </summary>
internal static class ArrayVocabularies
{
    private static readonly Axis Inputs = Plain(0, "i", "inputs"), Taps = Plain(1, "k", "taps"), Outputs = Plain(2, "o", "outputs");

    private static readonly Axis Time = new(new Dimension(0, "t", "steps") { End = "T" }, null);

    private static readonly Axis Units = Plain(1, "j", "units"), Words = Plain(2, "k", "words");

    private static readonly Axis Samples = Plain(0, "n", "samples"), Classes = Plain(1, "c", "classes");

    /// <summary>The vocabulary of a part, by the ids of problem and part.</summary>
    public static Vocabulary Of(string problem, string part) => problem switch
    {
        "convolution" => Convolution(part),
        "steps" => Steps(part),
        "labels" => Labels(part),
        "compounds" => Compounds(part),
        "way" when part == "numbers" => Vocabularies.ItakuraSaito.OnTheWay([], ["C"]),
        "way" when part == "chain" => Vocabularies.ReluSigmoid.OnTheWay([], []),
        "way" => Labels(part).OnTheWay([], []).WithFree(Labels(part).FreeIndices, null),
        _ => throw new ArgumentException($"{problem}.{part}"),
    };

    // y_o = Σ_k w_k x_{2o+k-3}, and the loss L of all y; M has rows of inputs
    private static Vocabulary Convolution(string part)
    {
        var l = Quantity.Scalar(5, "L");
        Quantity[] quantities =
        [
            new(0, "x", ["i"], [Inputs], null), new(1, "w", ["k"], [Taps], null), new(2, "g", ["o"], [Outputs], null),
            new(3, "y", ["o"], [Outputs], null), Quantity.Scalar(4, "b"), l,
            new(6, "M", ["i", "j"], [Inputs, Plain(3, "j", "units")], null),
        ];
        return new(quantities, [])
        {
            Loss = l,
            Dimensions = [Inputs.Dimension, Taps.Dimension, Outputs.Dimension],
            Shifted = [Inputs.Dimension],
            FreeIndices = part switch { "dw" => [new("k", Taps)], "dx" => [new("i", Inputs)], "dy" => [new("o", Outputs)], _ => [] },
        };
    }

    // h^t_j = tanh(s^t + Σ_i U_ji h^{t-1}_i), and labels y^t of words at each step
    private static Vocabulary Steps(string part)
    {
        Quantity Timed(int id, string name, params ImmutableArray<Axis> axes) =>
            new(id, name, [.. axes.Select(axis => axis.Dimension.Letter)], axes, "t") { Steps = Time.Dimension };
        var l = Quantity.Scalar(6, "L");
        Quantity h = Timed(0, "h", Units) with { FirstLayer = 0 }, s = Timed(1, "s"), y = Timed(4, "y"), p = Timed(5, "p", Words);
        Quantity[] quantities =
        [
            h, s, new(2, "U", ["j", "i"], [Units, Units], null), new(3, "v", ["j"], [Units], null), y, p, l,
            new(7, "q", ["t"], [Time], null),
        ];
        return new(quantities, [("f", Vocabularies.F)])
        {
            Loss = l,
            Dimensions = [Time.Dimension, Units.Dimension, Words.Dimension],
            Labels = [(y, Words)],
            FreeIndices = part switch { "dh" or "dv" => [new("j", Units)], "dp" => [new("k", Words)], _ => [] },
            FreeLayer = part is "ds" or "dh" or "dp" ? "t" : null,
        };
    }

    // L = -Σ_n log P_{n,y_n}; the word o is a label by itself
    private static Vocabulary Labels(string part)
    {
        var l = Quantity.Scalar(5, "L");
        Quantity y = new(1, "y", ["n"], [Samples], null), o = Quantity.Scalar(2, "o");
        Quantity[] quantities =
        [
            new(0, "P", ["n", "c"], [Samples, Classes], null), y, o, new(3, "U", ["c", "d"], [Classes, Units], null),
            new(4, "v", ["d"], [Units], null), l, Quantity.Scalar(6, "m"),
            new(7, "Q", ["n", "c", "d"], [Samples, Classes, Units], null),
        ];
        return new(quantities, [])
        {
            Loss = l,
            Dimensions = [Samples.Dimension, Classes.Dimension, Units.Dimension],
            Labels = [(y, Classes), (o, Classes)],
            SizeNames = [("N", Samples)],
            FreeIndices = part switch
            {
                "dP" => [new("n", Samples), new("c", Classes)],
                "dU" => [new("c", Classes), new("d", Units)],
                "dv" => [new("d", Units)],
                _ => [],
            },
        };
    }

    // h_{prev}, W_2, dh_{next}, and a family of numbered scalars beside them
    private static Vocabulary Compounds(string part)
    {
        var l = Quantity.Scalar(7, "L");
        Quantity[] quantities =
        [
            new(0, "hprev", ["j"], [Units], null), new(1, "W2", ["j", "i"], [Units, Units], null), new(2, "xhat", ["j"], [Units], null),
            new(3, "W1", ["j", "i"], [Units, Units], null), Quantity.Scalar(4, "z1"), Quantity.Scalar(5, "z2"), Quantity.Scalar(6, "γ"), l,
            new(8, "h", ["j"], [Units], null),
        ];
        return new(quantities, [])
        {
            Loss = l,
            Dimensions = [Units.Dimension],
            FreeIndices = part is "vector" ? [new("j", Units)] : [],
        };
    }
}

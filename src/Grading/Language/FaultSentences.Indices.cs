using System.Diagnostics;
using Formulas.Tree;
using Formulas.Typing;
using static Formulas.Translating.Spoken;

namespace Grading.Language;

// About indices and shapes that don't fit together.
public static partial class FaultSentences
{
    /// <summary>What is wrong with the indices, or what has to be asked about them.</summary>
    public static string Of(IndexFault fault) => fault switch
    {
        IndexFault.AtLetter at => Of(at.Kind, at.Letter),
        IndexFault.Renamed renamed => Say($"The question has the index {renamed.Asked}, your answer has {renamed.Letter}. "
            + $"Do you mean {renamed.Asked}? Write it so, or put a left-hand side with your letters before it."),
        IndexFault.RunsOverTwo two => Say($"{two.Letter} runs over {Named(two.First):said} in {Named(two.Use):said} "
            + $"but over {Named(two.Second):said} in {two.Other}. {CheckLayers:said}"),
        IndexFault.ComparesLayers two => Say($"{two.Left} and {two.Right} are compared here, "
            + $"but {two.Left} runs over {Named(two.First):said} and {two.Right} over {Named(two.Second):said}. {CheckLayers:said}"),
        IndexFault.WrongLimit sum => Say($"The sum over {sum.Letter} has as many terms as there are in {Named(sum.Limit):said}, "
            + $"but {sum.Letter} runs over {Named(sum.Axis):said}. How many are there?"),
        IndexFault.NotALayer at => Say($"In {at.Use} a layer should stand above, but {at.Letter} is not a layer. Check the superscript."),
        IndexFault.LayerAsNeuron at => Say($"In {at.Use} the layer {at.Letter} stands where the number of a neuron should stand."),
        IndexFault.NoSuchPair pair => Say($"{pair.Use} has its indices over {string.Join(And, pair.Axes.Select(Named)):list}; "
            + $"no quantity of that name connects these layers in this order."),
        IndexFault.Shapes shapes => Of(shapes.Kind, Of(shapes.First), Of(shapes.Second)),
        _ => throw new UnreachableException(),
    };

    private static string CheckLayers => Say("Check which index belongs to which layer.");

    private static string Named(string? use) => use switch
    {
        null => Say("the question"),
        "" => Say("the sum"),
        _ => use,
    };

    private static string Named(Axis? axis) => axis switch
    {
        null => Say("an unknown layer"),
        { Layer: { } layer } => Say($"layer {layer}"),
        _ => axis.Dimension.Noun,
    };

    private static string Of(LetterFault kind, string letter) => kind switch
    {
        LetterFault.NotSummed => Say($"The index {letter} occurs on the right-hand side but not in the question, and no sum runs over it. "
            + $"What has to happen to it?"),
        LetterFault.SummedAway =>
            Say($"The sum runs over {letter}, but {letter} is an index of the quantity asked for. It must not be summed away."),
        LetterFault.SumOverNothing => Say($"The sum runs over {letter}, but nothing behind the sum sign has the index {letter}."),
        LetterFault.NeedsLimits => Say($"The sum over {letter} needs its limits: from which number to which does {letter} run?"),
        LetterFault.OneTooMany => Say($"This sum over {letter} begins at 0, and the steps of this question are counted from 1: its first "
            + $"term has what comes before the first step. Which steps are meant?"),
        LetterFault.LayerNotFree =>
            Say($"The question is about one layer or step only. Which layer is {letter} in your answer?"),
        _ => throw new UnreachableException(),
    };

    private static string Of(ShapeFault kind, string first, string second) => kind switch
    {
        ShapeFault.Transposed => Say($"This is {first:said}; the question asks for {second:said}. It may be right up to a transpose."),
        ShapeFault.Unclear =>
            Say($"This may be {first:said}; the question asks for {second:said}. "
                + $"Write out its indices, and over which of them what is added up."),
        ShapeFault.Wrong => Say($"This is {first:said}; the question asks for {second:said}."),
        ShapeFault.Differ => Say($"{Capital(first):said} and {second:said} can't be combined here. "
            + $"Check the order of the factors and what has to be transposed."),
        _ => throw new UnreachableException(),
    };

    private static string Capital(string text) => char.ToUpperInvariant(text[0]) + text[1..];

    private static string Of(Shape shape) => shape switch
    {
        Shape.Scalar => Say("a single number"),
        Shape.Vector vector => OnePerNeuron(vector.Length),
        Shape.ColumnVector column => OnePerNeuron(column.Length),
        Shape.RowVector row => OnePerNeuron(row.Length),
        Shape.Ones => Say("a vector of ones"),
        Shape.Identity => Say("an identity matrix"),
        Shape.Matrix matrix => Say($"a matrix with rows for {Named(matrix.Rows):said} and columns for {Named(matrix.Columns):said}"),
        _ => throw new UnreachableException(),
    };

    private static string OnePerNeuron(Axis axis) => axis.Layer is null ? Say($"one number for each of the {Named(axis)}")
        : Say($"one number per neuron of {Named(axis):said}");
}

using Formulas.Names;
using Formulas.Tree;

namespace Formulas.Typing;

/// <summary>Indices that don't fit together: a wrong answer with a reason in words, or one that has to be asked about.</summary>
/// <param name="Reason">A machine word.</param>
/// <param name="Sentence">What is wrong with the indices, for the student.</param>
/// <param name="IsQuestion">True where it can't be told what is meant; otherwise the answer is wrong whatever its values.</param>
public sealed record IndexFault(string Reason, string Sentence, bool IsQuestion = false)
{
    internal static IndexFault RunsOverTwo(string letter, Axis first, string use, Axis second, string other) =>
        new($"index-axis:{letter}", $"{letter} runs over {first} in {use} but over {second} in {other}. Check which index belongs to which layer.");

    internal static IndexFault ComparesLayers(Index left, Axis first, Index right, Axis second) =>
        new($"index-axis:{left.Letter}", $"{left} and {right} are compared here, but {left} runs over {first} and {right} over {second}. Check which index belongs to which layer.");

    internal static IndexFault NotSummed(string letter) =>
        new($"index-unbound:{letter}", $"The index {letter} occurs on the right-hand side but not in the question, and no sum runs over it. What has to happen to it?");

    internal static IndexFault Renamed(string letter, string asked) =>
        new($"index-renamed:{letter}", $"The question has the index {asked}, your answer has {letter}. Do you mean {asked}? Write it so, or put a left-hand side with your letters before it.", IsQuestion: true);

    internal static IndexFault SummedAway(string letter) =>
        new($"index-summed:{letter}", $"The sum runs over {letter}, but {letter} is an index of the quantity asked for. It must not be summed away.");

    internal static IndexFault SumOverNothing(string letter) =>
        new($"index-unused:{letter}", $"The sum runs over {letter}, but nothing behind the sum sign has the index {letter}.");

    internal static IndexFault NeedsLimits(string letter) =>
        new($"sum-range:{letter}", $"The sum over {letter} needs its limits, since the neurons of this network are numbered one by one. From which number to which does {letter} run?", IsQuestion: true);

    internal static IndexFault WrongLimit(string letter, Axis limit, Axis axis) =>
        new($"sum-range:{letter}", $"The sum over {letter} has as many terms as {limit} has neurons, but {letter} runs over {axis}. How many neurons are there?");

    internal static IndexFault NotALayer(string use, string letter) =>
        new($"index-layer:{letter}", $"In {use} a layer should stand above, but {letter} is not a layer. Check the superscript.");

    internal static IndexFault LayerNotFree(string letter) =>
        new($"index-layer:{letter}", $"The question is about the last layer, {Vocabulary.LastLayer}. Which layer is {letter} in your answer?", IsQuestion: true);

    internal static IndexFault LayerAsNeuron(string use, string letter) =>
        new($"index-layer:{letter}", $"In {use} the layer {letter} stands where the number of a neuron should stand.");

    internal static IndexFault NoSuchPair(string use, string axes) =>
        new($"index-pair:{use}", $"{use} has its indices over {axes}; no quantity of that name connects these layers in this order.");

    internal static IndexFault Transposed(string given, string asked) =>
        new("transposed", $"This is {given}; the question asks for {asked}. It may be right up to a transpose.");

    internal static IndexFault WrongShape(string given, string asked) =>
        new("shape", $"This is {given}; the question asks for {asked}.");

    internal static IndexFault ShapesDiffer(string left, string right) =>
        new("shapes", $"{char.ToUpperInvariant(left[0])}{left[1..]} and {right} can't be combined here. Check the order of the factors and what has to be transposed.");
}

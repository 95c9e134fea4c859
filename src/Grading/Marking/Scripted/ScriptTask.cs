using System.Collections.Immutable;
using Formulas.Numbers;
using Grading.Comparing;
using Grading.Problems;
using Grading.Problems.Methods;
using Grading.Wording;
using ReferenceSolutions.Sampling;
using ScriptMessages;

namespace Grading.Marking.Scripted;

/// <summary>What a script part asks for: calls with the values that a model has at its points, and what each should return.</summary>
public sealed record ScriptTask(Signature Signature, ImmutableArray<ScriptTask.Call> Calls)
{
    /// <summary>One call.</summary>
    /// <param name="Returned">What it should return.</param>
    /// <param name="Numbers">The same numbers, each with its size.</param>
    /// <param name="Place">How large the arrays are, in words; empty where there are none.</param>
    public sealed record Call(ImmutableArray<Value> Inputs, Value Returned, Sized[] Numbers, string Place)
    {
        /// <summary>What a number may be off whatever it is: see <see cref="Comparison.IsSame"/>.</summary>
        public double Floor { get; init; }
    }

    /// <summary>The inputs of all calls.</summary>
    public ImmutableArray<ImmutableArray<Value>> Inputs => [.. Calls.Select(call => call.Inputs)];

    /// <summary>The task of a part at some points of its model.</summary>
    public static ScriptTask Of(Question.Script question, IEnumerable<SampledNetwork> sets) =>
        new(question.Signature, [.. sets.SelectMany(set => CallsAt(question, set))]);

    /// <summary>The same, and some points with far smaller numbers than it is made for.</summary>
    public ScriptTask And(ScriptTask small) =>
        this with { Calls = [.. Calls, .. small.Calls.Select(call => call with { Floor = Tolerances.RoundedAtOne })] };

    /// <summary>The same with its first call once more at the end: a method that remembers its calls gives itself away.</summary>
    public ScriptTask Repeated() => Calls.IsEmpty ? this : this with { Calls = Calls.Add(Calls[0]) };

    private static IEnumerable<Call> CallsAt(Question.Script question, SampledNetwork set)
    {
        var frames = Reference.Of(question.Asked, [set]).Frames;
        if (frames.IsEmpty) yield break;
        var depth = frames[0].Indices.Length;
        ImmutableArray<int>[] places = [.. frames.Select(frame => frame.Indices.Select(index => index.Value).ToImmutableArray())];
        Input[] inputs = [.. question.Inputs.Select(input => Input.Of(input, set))];
        var place = StudentSentences.OfSizes(set.Network.Layout.Sizes);
        for (var point = 0; point < set.Points.Count; point++)
        {
            Sized[] numbers = [.. frames.Select(frame => frame.Values[point])];
            if (Array.TrueForAll(numbers, number => double.IsFinite(number.Value)))
                yield return new(
                    [.. inputs.Select(input => input.At(set, point))],
                    ScriptValues.Of(depth, places, [.. numbers.Select(number => number.Value)]), numbers, place);
        }
    }

    // Where the elements of an input stand among the columns of a network.
    private sealed record Input(int Depth, ImmutableArray<int>[] Places, int[] Columns, double First)
    {
        public static Input Of(MethodInput input, SampledNetwork set)
        {
            var (layout, quantity) = (set.Network.Layout, input.Quantity);
            var elements = layout.ElementsOf(quantity).ToArray();
            // labels count from 1 in a model, from 0 in C#
            var isLabel = set.Network.Model.Leaves.Any(leaf => leaf.Quantity == quantity && leaf.Label is not null);
            return new(
                input.Depth,
                [.. elements.Select(element => quantity.Layer is null ? element.Subscripts : element.Subscripts.Insert(0, element.Layer))],
                [.. elements.Select(element => element.Column + (input.IsDerivative ? layout.Elements : 0))],
                isLabel && !input.IsDerivative ? 1 : 0);
        }

        public Value At(SampledNetwork set, int point)
        {
            var elements = new double[Columns.Length];
            for (var i = 0; i < elements.Length; i++) elements[i] = set.Points.Column(Columns[i])[point].Value - First;
            return ScriptValues.Of(Depth, Places, elements);
        }
    }
}

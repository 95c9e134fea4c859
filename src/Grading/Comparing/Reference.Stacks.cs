using System.Collections.Immutable;
using Formulas.Evaluating.Looping;
using Formulas.Numbers;
using Formulas.Tree;
using ReferenceSolutions.Sampling;

namespace Grading.Comparing;

// Frames that are evaluated together.
public sealed partial class Reference
{
    // values of a stack; where there are more, columns are long enough one by one
    private const int Longest = 2048;

    private readonly Lazy<JoinedElements?> _together;

    /// <summary>What answers read, at all frames together; null where those are not worth joining.</summary>
    internal JoinedElements? Together => _together.Value;

    private JoinedElements? Join()
    {
        var isWorth = false;
        foreach (var stack in Stacks)
        {
            if (stack.Values.Length > Longest) return null;
            isWorth |= stack.Frames.Length > 1;
        }
        return isWorth ? new([.. Stacks[0].Frames[0].Indices.Select(index => index.Letter)], [.. Stacks.Select(Joined)]) : null;
    }

    private static JoinedFrames Joined(FrameStack stack) =>
        new(stack.Set.Network.Layout, stack.Set.Points, Values(stack.Frames[0].Indices), Values(stack.Frames[^1].Indices));

    private static int[] Values(ImmutableArray<IndexValue> indices)
    {
        var values = new int[indices.Length];
        for (var i = 0; i < values.Length; i++) values[i] = indices[i].Value;
        return values;
    }

    /// <summary>
    /// The frames of one network and layer, which differ in their free indices only: an answer is evaluated for all of them at once,
    /// since a few long columns are quicker than many short ones.
    /// </summary>
    internal sealed class FrameStack
    {
        /// <param name="frames">In the order of their indices, those of the first one smallest.</param>
        public FrameStack(ImmutableArray<Frame> frames)
        {
            Frames = frames;
            (Values, Usable) = (frames[0].Values, frames[0].Usable);
            if (frames.Length == 1) return;
            var length = 0;
            foreach (var frame in frames) length += frame.Values.Length;
            (Values, Usable) = (new Sized[length], new bool[length]);
            var first = 0;
            foreach (var frame in frames)
            {
                frame.Values.CopyTo(Values, first);
                frame.Usable.CopyTo(Usable, first);
                first += frame.Values.Length;
            }
        }

        public ImmutableArray<Frame> Frames { get; }

        public SampledNetwork Set => Frames[0].Set;

        /// <summary>The free indices of the first frame.</summary>
        public ImmutableArray<IndexValue> Indices => Frames[0].Indices;

        /// <summary>The reference at the points of all frames, one after the other.</summary>
        public Sized[] Values { get; }

        /// <summary>Whether it has a value there.</summary>
        public bool[] Usable { get; }
    }
}

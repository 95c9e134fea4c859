using System.Collections.Immutable;
using Formulas.Numbers;
using Formulas.Tree;
using ReferenceSolutions.Sampling;

namespace Grading.Comparing;

// Frames that are evaluated together.
public sealed partial class Reference
{
    /// <summary>
    /// The frames of one network and layer, which differ in their free indices only: an answer is evaluated for all of them at once,
    /// since a few long columns are quicker than many short ones.
    /// </summary>
    internal sealed class FrameStack
    {
        // values in a column; where there are more, columns are long enough one by one
        private const int Longest = 2048;

        private readonly Lazy<JoinedColumns?> _columns;

        /// <param name="frames">In the order of their indices, those of the first one smallest.</param>
        public FrameStack(ImmutableArray<Frame> frames)
        {
            Frames = frames;
            _columns = new(Join);
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

        /// <summary>The points of all frames; null where they are not worth joining.</summary>
        public JoinedColumns? Columns => Frames.Length == 1 ? null : _columns.Value;

        private JoinedColumns? Join()
        {
            if (Values.Length > Longest) return null;
            var values = new int[Frames.Length][];
            for (var f = 0; f < values.Length; f++)
            {
                values[f] = new int[Indices.Length];
                for (var i = 0; i < Indices.Length; i++) values[f][i] = Frames[f].Indices[i].Value - Indices[i].Value;
            }
            return new(Set.Points, values);
        }
    }
}

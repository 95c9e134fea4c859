using System.Collections.Concurrent;
using System.Collections.Immutable;
using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Tree;
using Formulas.Typing;
using Grading.Comparing;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions.Mistakes;
using static Formulas.Tree.Formula;

namespace Grading.Explaining.Repairs;

/// <summary>Tries the repairs of a wrong answer, one after the other, until one of them is right.</summary>
internal sealed class RepairTrials
{
    // Repairs are worth so many looks, and so many steps of evaluation: half a millisecond in all. The likeliest come first.
    private const int RepairLimit = 250;
    private const int StepLimit = 1600;

    // What was written down wrongly rather than worked out wrongly.
    private static readonly HashSet<Mistake> Notation =
    [
        Mistake.Transposed, Mistake.OtherLayer, Mistake.OtherIndex, Mistake.SumForgotten, Mistake.SumIndex, Mistake.SumRange,
        Mistake.Parentheses, Mistake.Typo, Mistake.DotProduct, Mistake.SlopeAtActivation,
        Mistake.SlopeOfOtherNeuron, Mistake.AbsoluteValue, Mistake.PathsCrossed, Mistake.WrongAxis, Mistake.KernelFlipped,
        Mistake.PlacesShifted, Mistake.TargetForgotten, Mistake.Averaged,
    ];

    private readonly Vocabulary _vocabulary;
    private readonly Reference _reference;
    private readonly Reference.Frame _probe;
    private readonly Reference.Frame? _square;
    private readonly TreeRepairs _edits;

    // what an answer's repairs were evaluated in, for the next one's
    private readonly ConcurrentBag<(SharedEvaluation Probe, SharedEvaluation? Square)> _free = [];

    public RepairTrials(Question.Formula question, Reference reference)
    {
        (_vocabulary, _reference) = (question.Vocabulary, reference);
        _probe = Probe(reference.Frames)!;
        _square = Probe(reference.Frames.Where(frame => AreEqual(frame.Set.Network.Layout.Sizes)));
        _edits = new(reference.Frames[0].Set.Network.Roles, question.Vocabulary);
    }

    /// <summary>
    /// The first repair that makes the answer right. Those of notation and indices are asked for before the others, but all are tried in
    /// one go.
    /// </summary>
    public Finding? FirstRight(Formula answer, bool isTyped)
    {
        if (!_free.TryTake(out var room)) room = (new(_probe), _square is { } square ? new(square) : null);
        room.Probe.Clear();
        room.Square?.Clear();
        try
        {
            return FirstRight(answer, new Trial(this, answer, isTyped, room));
        }
        finally
        {
            _free.Add(room);
        }
    }

    private Finding? FirstRight(Formula answer, Trial trial)
    {
        Finding? other = null;
        var tried = 0;
        foreach (var (mistake, repaired) in _edits.Of(answer))
        {
            if (tried++ == RepairLimit) break;
            var isNotation = Notation.Contains(mistake);
            if (!isNotation && other is not null) continue;
            if (trial.Steps > StepLimit) break;
            if (!trial.IsRight(mistake, repaired)) continue;
            var finding = new Finding(mistake, new Trace.Repair(mistake));
            if (isNotation) return finding;
            other = finding;
        }
        return other;
    }

    // A few points of one frame: indices that differ tell a transposed matrix, and small layers are soon summed over.
    private static Reference.Frame? Probe(IEnumerable<Reference.Frame> frames) =>
        frames.MinBy(frame => Sum(frame.Set.Network.Layout.Sizes) + (HaveTwice(frame.Indices) ? 1_000_000 : 0))?.Slice(4);

    private static bool HaveTwice(ImmutableArray<IndexValue> indices)
    {
        for (var i = 0; i < indices.Length; i++)
            for (var j = i + 1; j < indices.Length; j++)
                if (indices[i].Value == indices[j].Value) return true;
        return false;
    }

    private static int Sum(Sizes sizes)
    {
        var sum = 0;
        foreach (var dimension in sizes.All)
            foreach (var size in dimension) sum += size;
        return sum;
    }

    // Whether all layers have as many neurons.
    private static bool AreEqual(Sizes sizes)
    {
        var size = 0;
        foreach (var dimension in sizes.Dimensions)
        {
            if (dimension.End is not null) continue;
            foreach (var one in sizes.All[dimension.Id])
            {
                if (size > 0 && one != size) return false;
                size = one;
            }
        }
        return size > 0;
    }

    // The repairs of one answer, tried one after the other: a few points rule out nearly every one; what passes there is looked at
    // everywhere.
    private sealed class Trial
    {
        private readonly RepairTrials _all;
        private readonly bool _isTyped;
        private readonly bool _hasIndices;
        private readonly SharedEvaluation _probe;
        private readonly SharedEvaluation? _square;

        public Trial(RepairTrials all, Formula answer, bool isTyped, (SharedEvaluation Probe, SharedEvaluation? Square) room)
        {
            (_all, _isTyped) = (all, isTyped);
            _hasIndices = all._vocabulary.HasIndices || Walks.First(answer, node => node is Sum) is not null;
            _probe = room.Probe;
            _square = isTyped && _hasIndices ? room.Square : null;
        }

        /// <summary>How many steps were evaluated so far.</summary>
        public int Steps => _probe.Steps + (_square?.Steps ?? 0);

        public bool IsRight(Mistake mistake, Formula repaired)
        {
            var formula = !_hasIndices || (_isTyped && TreeRepairs.KeepsIndices(mistake)) ? repaired : Typed(repaired);
            return formula is not null && _probe.IsRight(formula) && _all.IsRight(formula);
        }

        // Where all layers are as wide, sums run over the same numbers whatever they run over: nearly every repair is ruled out untyped.
        private Formula? Typed(Formula repaired)
        {
            var standing = _isTyped ? _all._edits.StandingOf(repaired) : TreeRepairs.Standing.Untyped;
            if (standing == TreeRepairs.Standing.Unbound) return null;
            if (standing == TreeRepairs.Standing.Bound && _square is not null && !_square.IsRight(repaired)) return null;
            return IndexTyping.Of(repaired, _all._vocabulary).Formula;
        }
    }

    private bool IsRight(Formula formula)
    {
        foreach (var frame in _reference.Frames)
        {
            var values = Evaluation.OfThread.Run(formula, frame.Set, frame.Indices);
            if (!Comparison.AllRepaired(values, frame.Values, frame.Usable)) return false;
        }
        return true;
    }
}

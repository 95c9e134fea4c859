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
    private readonly TreeRepairs _edits;

    // what an answer's repairs were evaluated in, for the next one's
    private readonly ConcurrentBag<SharedEvaluation> _free = [];

    public RepairTrials(Question.Formula question, Reference reference)
    {
        (_vocabulary, _reference) = (question.Vocabulary, reference);
        _probe = Probe(reference.Frames);
        _edits = new(reference.Frames[0].Set.Network.Roles, question.Vocabulary);
    }

    /// <summary>
    /// The first repair that makes the answer right. Those of notation and indices are asked for before the others, but all are tried in
    /// one go.
    /// </summary>
    public Finding? FirstRight(Formula answer, bool isTyped)
    {
        if (!_free.TryTake(out var room)) room = new(_probe);
        room.Clear();
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
        foreach (var repair in _edits.Of(answer))
        {
            if (tried++ == RepairLimit) break;
            var isNotation = Notation.Contains(repair.Mistake);
            if (!isNotation && other is not null) continue;
            if (trial.Steps > StepLimit) break;
            if (!trial.CanBeRight(repair) || !trial.IsRight(repair)) continue;
            var finding = new Finding(repair.Mistake, new Trace.Repair(repair.Mistake));
            if (isNotation) return finding;
            other = finding;
        }
        return other;
    }

    // A few points of one frame: indices that differ tell a transposed matrix, and small layers are soon summed over.
    private static Reference.Frame Probe(ImmutableArray<Reference.Frame> frames) =>
        frames.MinBy(frame => Sum(frame.Set.Network.Layout.Sizes) + (HaveTwice(frame.Indices) ? 1_000_000 : 0))!.Slice(4);

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

    /// <summary>
    /// The repairs of one answer, tried one after the other: one point rules out nearly every one, a few points nearly all of the others;
    /// what passes there is looked at everywhere.
    /// </summary>
    internal sealed class Trial
    {
        private readonly RepairTrials _all;
        private readonly bool _isTyped;
        private readonly bool _hasIndices;
        private readonly bool _isBound; // every letter is bound, and every sum has its range
        private readonly SharedEvaluation _probe;

        public Trial(RepairTrials all, Formula answer, bool isTyped, SharedEvaluation room)
        {
            (_all, _isTyped, _probe) = (all, isTyped, room);
            _hasIndices = all._vocabulary.HasIndices || Walks.First(answer, node => node is Sum) is not null;
            _isBound = isTyped && _hasIndices && all._edits.StandingOf(answer, []) == TreeRepairs.Standing.Bound;
        }

        /// <summary>How many steps were evaluated so far.</summary>
        public int Steps => _probe.Steps;

        /// <summary>Whether one point leaves it open that a repair is right: nothing is made for that but what it puts in.</summary>
        public bool CanBeRight(Repair repair) =>
            NeedsTyping(repair.Mistake) ? CanBeTypedRight(repair) : _probe.CanBeRight(repair.At, repair.By);

        /// <summary>Whether a repair is right everywhere.</summary>
        public bool IsRight(Repair repair)
        {
            var formula = NeedsTyping(repair.Mistake) ? IndexTyping.Of(repair.Whole, _all._vocabulary).Formula : repair.Whole;
            return formula is not null && _probe.IsRight(formula) && _all.IsRight(formula);
        }

        private bool NeedsTyping(Mistake mistake) => _hasIndices && !(_isTyped && TreeRepairs.KeepsIndices(mistake));

        // Where everything around is bound, what is put in is typed by itself, as it would be with all the rest.
        private bool CanBeTypedRight(Repair repair) => !_isBound || _all._edits.StandingOf(repair.By, repair.At.Around) switch
        {
            TreeRepairs.Standing.Untyped => true,
            TreeRepairs.Standing.Unbound => false,
            _ => IndexTyping.Of(repair.By, _all._vocabulary, repair.At.Around) is { } typed && _probe.CanBeRight(repair.At, typed),
        };
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

using Formulas.Evaluating;
using Formulas.Numbers;
using Formulas.Tree;
using Formulas.Typing;
using Grading.Comparing;
using Grading.Problems;
using ReferenceSolutions;
using ReferenceSolutions.Sampling;

namespace Grading.Tests.Marking.Generated;

/// <summary>What a tree is worth.</summary>
internal enum Worth
{
    Right,

    /// <summary>Right where an assumption holds that an answer may make.</summary>
    Assuming,
    Wrong,
}

/// <summary>
/// What is asked, in 256 bits at points of another seed than those that answers are marked at: whether a tree is right is decided here,
/// and not by what is tested.
/// </summary>
internal sealed class FreshPoints(Problem problem, Part part, Question.Formula question)
{
    private const int PointsOfNetwork = 8;

    private static readonly BigFloat Least = BigFloat.Power(2, -60);

    // targets that sum to one do so in doubles only
    private readonly BigFloat _precision =
        BigFloat.Power(2, part.Section.Model.Leaves.Any(leaf => leaf.SumsToOne != SumsToOne.No) ? -40 : -150);

    private readonly Reference _reference =
        Reference.Of(question, ProblemGrading.Points(problem, part.Section, "fresh").Select(Some));

    private readonly Dictionary<Reference.Frame, BigFloat[]> _truth = [];

    /// <summary>What a tree is worth; one whose indices don't fit is wrong.</summary>
    public Worth Of(Formula tree)
    {
        if (IndexTyping.Of(tree, question.Vocabulary).Formula is not { } typed) return Worth.Wrong;
        var failing = new HashSet<string>();
        var isRight = true;
        foreach (var frame in _reference.Frames)
        {
            var (values, truth) = (Values(typed, frame), TruthIn(frame));
            for (var p = 0; p < values.Length; p++)
            {
                if (!frame.Usable[p] || AreEqual(values[p], truth[p])) continue;
                isRight = false;
                failing.UnionWith(frame.Set.Strata[p].Select(stratum => stratum.Name));
            }
            if (!isRight && Assumptions.All(failing.Contains)) return Worth.Wrong;
        }
        return isRight ? Worth.Right : Worth.Assuming;
    }

    private BigFloat[] TruthIn(Reference.Frame frame)
    {
        if (!_truth.TryGetValue(frame, out var truth)) _truth.Add(frame, truth = Values(question.Reference, frame));
        return truth;
    }

    // Plainly, without the ways in which marking saves work.
    private static BigFloat[] Values(Formula typed, Reference.Frame frame)
    {
        var (set, tape) = (frame.Set, new Tape());
        var writer = new TapeWriter(tape, set.Network.Layout, set.Elements);
        foreach (var index in frame.Indices) writer.Bind(index.Letter, index.Value);
        var result = writer.Append(typed);
        var count = set.Points.Count;
        var columns = new BigFloat[set.Points.Columns.Length];
        for (var step = 0; step < tape.Count; step++)
        {
            if (tape[step] is not { Operation: Operation.Load, A: var column }) continue;
            for (var p = 0; p < count; p++) columns[(column * count) + p] = set.Exact.At(column, p);
        }
        var points = new PointColumns<BigFloat>(count, columns, set.Points.Families);
        return tape.Value<BigFloat, Exact>(result, points, new BigFloat[tape.Count * count]).ToArray();
    }

    private IEnumerable<string> Assumptions =>
        _reference.Strata.Where(stratum => stratum.IsAssumption).Select(stratum => stratum.Name);

    private bool AreEqual(BigFloat one, BigFloat other)
    {
        if (one.IsNaN || other.IsNaN) return one.IsNaN == other.IsNaN;
        var size = BigFloat.Abs(one) + BigFloat.Abs(other);
        return BigFloat.Abs(one - other) <= _precision * (size > Least ? size : Least);
    }

    // Points of every kind, for they stand kind by kind.
    private static SampledNetwork Some(SampledNetwork all)
    {
        var count = Math.Min(PointsOfNetwork, all.Points.Count);
        return all.At([.. Enumerable.Range(0, count).Select(i => (int)(((2L * i) + 1) * all.Points.Count / (2 * count)))]);
    }
}

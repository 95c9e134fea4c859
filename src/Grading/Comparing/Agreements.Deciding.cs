using Grading.Comparing.Precision;
using ReferenceSolutions.Sampling;

namespace Grading.Comparing;

// What doubles leave open.
public sealed partial class Agreements
{
    // points worked out together in high precision
    private const int AtATime = 8;

    // points of a layer at which both are nothing, for all of them
    private const int Speakers = 8;

    private static readonly Effort[] Efforts = [Effort.Usual, Effort.More, Effort.Most, Effort.Network];

    // for a point that tells the two apart: the others are for terms that cancel
    private static readonly Effort[] ForOne = [Effort.Usual, Effort.Network];

    // What doubles could not: first what the network computes is taken as it is, then in high precision, a few points at a time, until no
    // more could change the verdict, or the work grows too much.
    private void Decide(Func<Reference.Frame, ExactValues> answer, Func<Reference.Frame, ExactValues> expected)
    {
        if (IsSettled()) return;
        var sides = new Side[_reference.Frames.Length];
        for (var f = 0; f < sides.Length; f++) sides[f] = new(answer(_reference.Frames[f]), expected(_reference.Frames[f]));
        var (work, first) = (_work = new Work(_reference), 0);
        var suspects = (Far: new List<Place>(), Near: new List<Place>());
        foreach (var stack in _reference.Stacks)
        {
            CompareAsIs(sides, stack.Frames.Length, ref first, suspects, work);
            if (IsSettled()) return;
        }
        if (Refute(sides, [.. suspects.Far, .. suspects.Near], work)) return;
        foreach (var effort in Efforts)
            if (Decide(sides, effort, work)) return;
    }

    // A point of a frame, and where it stands among all.
    private readonly record struct Place(int At, int Frame, int Point);

    private readonly record struct Side(ExactValues Answer, ExactValues Expected)
    {
        // of the two formulas at one point; what is known already counts as well, so that no answer gains by another
        public long Work(Effort effort) => Answer.Work(effort) + Expected.Work(effort);

        // only where there is a network whose values could be better known
        public bool CanUse(Effort effort) => effort != Effort.Network || ReadsNetwork;

        public bool ReadsNetwork => Answer.ReadsNetwork || Expected.ReadsNetwork;
    }

    /// <summary>What has been worked out in high precision, of the formulas and of the networks.</summary>
    internal (long Formulas, long Networks) Spent => _work?.Spent ?? default;

    // What has been worked out in high precision for one answer.
    private sealed class Work(Reference reference)
    {
        private readonly HashSet<(SampledNetwork Set, int Point)> _networks = [];
        private readonly Allowance _allowed = HighPrecisionWork.Allowed(reference);

        public (long Formulas, long Networks) Spent { get; private set; }

        // Charges for the points of a frame; false where they are too many. All frames of a network share what it is at a point.
        public bool Takes(Reference.Frame frame, int[] points, Side side, Effort effort)
        {
            var network = effort == Effort.Network ? HighPrecisionWork.OfNetwork(frame.Set.Network.Tape) : 0;
            var more = network == 0 ? 0 : points.Count(point => _networks.Add((frame.Set, point)));
            Spent = (Spent.Formulas + points.Length * side.Work(effort), Spent.Networks + network * more);
            return !_allowed.Without(Spent.Formulas, Spent.Networks).IsSpent;
        }
    }

    // Rounding in a deep network is common to formulas that read the same elements: what is the same given those is the same. Where the two
    // seem to differ, or could, is kept for a closer look.
    private void CompareAsIs(Side[] sides, int frames, ref int frame, (List<Place> Far, List<Place> Near) suspects, Work work)
    {
        var nothing = new List<Place>();
        for (var end = frame + frames; frame < end; frame++)
            if (sides[frame].ReadsNetwork && Agreed(frame).Contains(Agreement.Undecided)) CompareAsIs(sides, frame, suspects, nothing);
        if (nothing.Count > 2 * Speakers) DecideNothing(sides, nothing, work);
    }

    private void CompareAsIs(Side[] sides, int frame, (List<Place> Far, List<Place> Near) suspects, List<Place> nothing)
    {
        var of = _reference.Frames[frame];
        var agreement = Agreed(frame);
        var expected = Evaluation.OfThread.RunAsIs(sides[frame].Expected.Formula, of.Set, of.Indices).ToArray();
        var answer = Evaluation.OfThread.RunAsIs(sides[frame].Answer.Formula, of.Set, of.Indices);
        for (var p = 0; p < agreement.Length; p++)
        {
            if (agreement[p] != Agreement.Undecided) continue;
            var place = new Place(_first[frame] + p, frame, p);
            var given = Comparison.Compare(answer[p], expected[p], Tolerances.Formula);
            if (given == Agreement.Same) agreement[p] = given;
            else if (answer[p] == default && expected[p] == default) nothing.Add(place);
            else (given == Agreement.Different ? suspects.Far : suspects.Near).Add(place);
        }
    }

    // Where both are nothing, as behind a closed gate, some points of a layer speak for the others.
    private void DecideNothing(Side[] sides, List<Place> nothing, Work work)
    {
        for (var i = 0; i < Speakers; i++)
        {
            var speaker = nothing[(int)((long)i * nothing.Count / Speakers)];
            if (!Decide(sides, speaker, Effort.AsIs, work) || _agreement[speaker.At] != Agreement.Same) return;
        }
        foreach (var place in nothing) _agreement[place.At] = Agreement.Same;
    }

    // One of the suspects in each stratum that is open is looked at closely. Whether nothing more is to be done.
    private bool Refute(Side[] sides, List<Place> suspects, Work work)
    {
        foreach (var stratum in (Stratum?[])[null, .. _reference.Strata])
        {
            var at = suspects.FindIndex(one => _agreement[one.At] == Agreement.Undecided
                && Counts(_reference.Frames[one.Frame], one.Point, stratum));
            if (at < 0 || stratum is not null && !IsOpen(stratum)) continue;
            foreach (var effort in ForOne)
                if (!Decide(sides, suspects[at], effort, work)) return true;
            if (IsSettled()) return true;
        }
        return false;
    }

    // One point; false where the work is too much.
    private bool Decide(Side[] sides, Place at, Effort effort, Work work)
    {
        if (_agreement[at.At] != Agreement.Undecided) return true;
        int[] point = [at.Point];
        if (!work.Takes(_reference.Frames[at.Frame], point, sides[at.Frame], effort)) return false;
        Decide(sides[at.Frame], point, effort, Agreed(at.Frame));
        return true;
    }

    private Span<Agreement> Agreed(int frame) => _agreement.AsSpan(_first[frame], _reference.Frames[frame].Values.Length);

    // Whether nothing more is to be done.
    private bool Decide(Side[] sides, Effort effort, Work work)
    {
        for (var f = 0; f < sides.Length; f++)
        {
            foreach (var points in Undecided(f).Chunk(AtATime))
            {
                if (!sides[f].CanUse(effort)) break;
                if (!work.Takes(_reference.Frames[f], points, sides[f], effort)) return true;
                var areAll = AreDecidedAtOnce(sides[f], effort, Agreed(f));
                if (!areAll) Decide(sides[f], points, effort, Agreed(f));
                if (IsSettled()) return true;
                if (areAll) break;
            }
        }
        return false;
    }

    // A number beside a reference that is one, too: what it is at one point it is at all.
    private static bool AreDecidedAtOnce(Side side, Effort effort, Span<Agreement> agreement)
    {
        if (side.Expected.OneValue(effort) is not { } expected || side.Answer.OneValue(effort) is not { } answer) return false;
        var same = Comparison.Decide(answer, expected, Tolerances.Formula, isLast: effort >= Effort.Most);
        agreement.Replace(Agreement.Undecided, same);
        return true;
    }

    private int[] Undecided(int frame)
    {
        var points = new List<int>();
        var agreement = Agreed(frame);
        for (var p = 0; p < agreement.Length; p++)
            if (agreement[p] == Agreement.Undecided) points.Add(p);
        return [.. points];
    }

    private static void Decide(Side side, int[] points, Effort effort, Span<Agreement> agreement)
    {
        var (answer, expected) = (side.Answer.At(points, effort), side.Expected.At(points, effort));
        for (var i = 0; i < points.Length; i++)
            agreement[points[i]] = Comparison.Decide(answer[i], expected[i], Tolerances.Formula, isLast: effort >= Effort.Most);
    }

    // Whether no point that is still undecided could change the verdict: there is none, or everything it
    // could hold on has a point where it doesn't.
    private bool IsSettled()
    {
        if (!_agreement.AsSpan().Contains(Agreement.Undecided)) return true;
        if (!Has(Agreement.Different, null)) return false;
        foreach (var stratum in _reference.Strata)
            if (IsOpen(stratum)) return false;
        return true;
    }

    private bool IsOpen(Stratum stratum) => Has(Agreement.Undecided, stratum) && !Has(Agreement.Different, stratum);
}

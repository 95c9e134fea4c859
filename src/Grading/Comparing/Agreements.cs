using Formulas.Evaluating.Looping;
using Formulas.Numbers;
using Formulas.Tree;
using ReferenceSolutions.Sampling;

namespace Grading.Comparing;

/// <summary>
/// An answer beside the reference: its value at every point, frame after frame, and whether that is the reference's. It is worked out once;
/// judging, the witness and explaining all look at it.
/// </summary>
/// <remarks>
/// What doubles can't decide is decided in high precision, but for points that can no longer change a verdict:
/// high precision takes a student's patience.
/// </remarks>
public sealed partial class Agreements
{
    private readonly Reference _reference;
    private readonly Agreement[] _agreement;
    private readonly double[] _values;
    private readonly int[] _first; // by frame, the place of its first point
    private Work? _work; // null where doubles decide

    private Agreements(Reference reference)
    {
        _reference = reference;
        (_agreement, _values, _first) = (new Agreement[reference.Points], new double[reference.Points], new int[reference.Frames.Length]);
        for (var f = 1; f < _first.Length; f++) _first[f] = _first[f - 1] + reference.Frames[f - 1].Values.Length;
    }

    /// <summary>A point at which the answer is not the reference's.</summary>
    /// <param name="Value">The answer there; not finite where it has none.</param>
    public readonly record struct Witness(Reference.Frame Frame, int Point, double Value)
    {
        /// <summary>The reference there.</summary>
        public double Truth => Frame.Values[Point].Value;
    }

    /// <summary>The answer at all points.</summary>
    public ReadOnlySpan<double> Values => _values;

    /// <summary>The same, to be changed by whoever is the last to look at this.</summary>
    internal double[] TakeValues() => _values;

    /// <summary>True where the answer has too many terms to be evaluated.</summary>
    public bool IsTooLarge { get; private set; }

    /// <summary>True where the answer is made of terms far larger than the reference's, which cancel.</summary>
    public bool HasLargeTerms { get; private set; }

    /// <summary>The first point at which the answer is not the reference's; null where there is none.</summary>
    public Witness? Different { get; private set; }

    /// <summary>True where nothing speaks against the answer, or against it under an assumption, and not enough for it either.</summary>
    public bool IsUndecided
    {
        get
        {
            if (!_agreement.AsSpan().Contains(Agreement.Undecided)) return false;
            if (Different is null) return true;
            foreach (var stratum in _reference.Strata)
                if (stratum.IsAssumption && IsOpen(stratum)) return true;
            return false;
        }
    }

    /// <summary>Compares a formula with the reference.</summary>
    public static Agreements Of(Formula formula, Reference reference)
    {
        var agreements = new Agreements(reference);
        if (!agreements.CompareTogether(formula)) agreements.CompareByFrames(formula);
        // what was cut short is not worth high precision
        if (!agreements.IsTooLarge) agreements.Decide(frame => new(formula, frame.Set, frame.Indices), frame => frame.Exact);
        agreements.Different = agreements.FirstDifferent();
        return agreements;
    }

    /// <summary>Compares the values of a script with the reference.</summary>
    /// <param name="values">A value for each point, frame after frame; NaN where there is none.</param>
    public static Agreements Of(ReadOnlySpan<double> values, Reference reference)
    {
        var agreements = new Agreements(reference);
        values.CopyTo(agreements._values);
        var i = 0;
        foreach (var frame in reference.Frames)
            foreach (var expected in frame.Values)
                agreements._agreement[i] = Comparison.IsSame(values[i++], expected) ? Agreement.Same : Agreement.Different;
        agreements.Different = agreements.FirstDifferent();
        return agreements;
    }

    /// <summary>
    /// Whether a formula has the reference's value at every point, as far as doubles can tell, and is made of terms like its: what most
    /// answers need.
    /// </summary>
    public static bool AreAllSame(Formula formula, Reference reference)
    {
        var evaluation = Evaluation.OfThread;
        if (reference.Together is { } together && evaluation.Looped.Write(formula, together)
            && AreAllSame(evaluation.Looped, reference) is { } same) return same;
        foreach (var frame in reference.Frames)
        {
            var values = evaluation.Run(formula, frame.Set, frame.Indices);
            if (!Comparison.AllSameInTerms(values, frame.Values, frame.Usable)) return false;
        }
        return !evaluation.IsTooLarge;
    }

    // All frames of a network in one look; false where they are not worth it, or too many.
    private bool CompareTogether(Formula formula)
    {
        var looped = Evaluation.OfThread.Looped;
        if (_reference.Together is not { } together || !looped.Write(formula, together)) return false;
        var first = 0;
        for (var s = 0; s < _reference.Stacks.Length; s++)
        {
            var values = looped.Run(s);
            if (values.IsEmpty) return false;
            Compare(first, values, _reference.Stacks[s].Values, _reference.Stacks[s].Usable);
            first += values.Length;
        }
        return true;
    }

    private void CompareByFrames(Formula formula)
    {
        for (var f = 0; f < _first.Length; f++)
        {
            var frame = _reference.Frames[f];
            Compare(_first[f], Evaluation.OfThread.Run(formula, frame.Set, frame.Indices), frame.Values, frame.Usable);
        }
        IsTooLarge = Evaluation.OfThread.IsTooLarge;
    }

    // Null where a network has too many values for one look.
    private static bool? AreAllSame(LoopedFormula formula, Reference reference)
    {
        for (var s = 0; s < reference.Stacks.Length; s++)
        {
            var stack = reference.Stacks[s];
            var values = formula.Run(s);
            if (values.IsEmpty) return null;
            if (!Comparison.AllSameInTerms(values, stack.Values, stack.Usable)) return false;
        }
        return true;
    }

    /// <summary>
    /// Whether doubles tell that a formula is another than the reference, and under every assumption that these points know: then it is at
    /// all points that these are some of.
    /// </summary>
    public static bool AreRefuted(Formula formula, Reference reference)
    {
        var agreements = new Agreements(reference);
        agreements.CompareByFrames(formula);
        if (agreements.IsTooLarge || !agreements.Has(Agreement.Different, null)) return false;
        foreach (var stratum in reference.Strata)
            if (stratum.IsAssumption && !agreements.Has(Agreement.Different, stratum)) return false;
        return true;
    }

    /// <summary>Whether two formulas have different values anywhere the reference has one: two readings of one answer.</summary>
    public static bool Differ(Formula one, Formula other, Reference reference) => Between(one, other, reference).Different is not null;

    /// <summary>
    /// Whether two formulas differ, and not only where an assumption fails that an answer may make: the members of a chain.
    /// </summary>
    public static bool Contradict(Formula one, Formula other, Reference reference)
    {
        var between = Between(one, other, reference);
        if (between.Different is null) return false;
        foreach (var stratum in reference.Strata)
            if (stratum.IsAssumption && between.Hold(stratum, out var count) && count >= Reference.LeastPointsOfStratum) return false;
        return true;
    }

    /// <summary>Whether two formulas differ in every network, layer and element, and under every assumption: an equation that is never so.</summary>
    public static bool AreNeverSame(Formula one, Formula other, Reference reference)
    {
        var between = Between(one, other, reference);
        return between.Different is not null && !between.HoldsInAFrame() && Contradict(one, other, reference);
    }

    private bool HoldsInAFrame()
    {
        var first = 0;
        foreach (var frame in _reference.Frames)
        {
            if (!_agreement.AsSpan(first, frame.Values.Length).Contains(Agreement.Different)) return true;
            first += frame.Values.Length;
        }
        return false;
    }

    // The second formula beside the first, wherever the reference has a value.
    private static Agreements Between(Formula one, Formula other, Reference reference)
    {
        var agreements = new Agreements(reference);
        var first = 0;
        foreach (var frame in reference.Frames)
        {
            agreements.Compare(frame, first, one, other);
            first += frame.Values.Length;
        }
        if (!agreements.IsTooLarge)
            agreements.Decide(frame => new(other, frame.Set, frame.Indices), frame => new(one, frame.Set, frame.Indices));
        agreements.Different = agreements.FirstDifferent();
        return agreements;
    }

    /// <summary>Whether the answer is the reference's at all points of a stratum, and how many those are.</summary>
    /// <param name="stratum">Null for all points.</param>
    public bool Hold(Stratum? stratum, out int count)
    {
        (count, var i) = (0, 0);
        foreach (var frame in _reference.Frames)
        {
            for (var p = 0; p < frame.Values.Length; p++, i++)
            {
                if (!Counts(frame, p, stratum)) continue;
                if (_agreement[i] != Agreement.Same) return false;
                count++;
            }
        }
        return true;
    }

    /// <summary>How many of the points at which the reference has a value lack a finite one in the answer.</summary>
    public int NotFinite()
    {
        var (count, i) = (0, 0);
        foreach (var frame in _reference.Frames)
            foreach (var usable in frame.Usable)
                count += !double.IsFinite(_values[i++]) && usable ? 1 : 0;
        return count;
    }

    private void Compare(int first, ReadOnlySpan<Sized> values, ReadOnlySpan<Sized> expected, ReadOnlySpan<bool> usable)
    {
        for (var p = 0; p < values.Length; p++)
        {
            _values[first + p] = values[p].Value;
            _agreement[first + p] = usable[p]
                ? Comparison.Compare(values[p], expected[p], Tolerances.Formula)
                : Agreement.Different;
        }
        HasLargeTerms |= Comparison.HasLargeTerms(values, expected);
    }

    private void Compare(Reference.Frame frame, int first, Formula one, Formula other)
    {
        var expected = Evaluation.OfThread.Run(one, frame.Set, frame.Indices).ToArray();
        IsTooLarge |= Evaluation.OfThread.IsTooLarge;
        var agreement = _agreement.AsSpan(first, expected.Length);
        var values = Evaluation.OfThread.Run(other, frame.Set, frame.Indices);
        IsTooLarge |= Evaluation.OfThread.IsTooLarge;
        for (var p = 0; p < expected.Length; p++)
        {
            _values[first + p] = values[p].Value;
            agreement[p] = frame.Usable[p] ? Comparison.Compare(values[p], expected[p], Tolerances.Formula) : Agreement.Same;
        }
    }

    private bool Has(Agreement wanted, Stratum? stratum)
    {
        var i = 0;
        foreach (var frame in _reference.Frames)
            for (var p = 0; p < frame.Values.Length; p++)
                if (_agreement[i++] == wanted && Counts(frame, p, stratum)) return true;
        return false;
    }

    private static bool Counts(Reference.Frame frame, int point, Stratum? stratum) =>
        frame.Usable[point] && (stratum is null || frame.Set.LiesIn(point, stratum));

    private Witness? FirstDifferent() => FirstNotSame(null, Agreement.Different);

    /// <summary>
    /// The first point of a stratum at which the answer is not the reference's, or not certainly; null where there is none.
    /// </summary>
    public Witness? FirstNotSame(Stratum? stratum) =>
        FirstNotSame(stratum, Agreement.Different) ?? FirstNotSame(stratum, Agreement.Undecided);

    private Witness? FirstNotSame(Stratum? stratum, Agreement agreement)
    {
        var i = 0;
        foreach (var frame in _reference.Frames)
            for (var p = 0; p < frame.Values.Length; p++, i++)
                if (_agreement[i] == agreement && Counts(frame, p, stratum)) return new(frame, p, _values[i]);
        return null;
    }
}

using System.Collections.Immutable;
using Formulas;
using Formulas.Numbers;
using Formulas.Reader;
using Formulas.Tree;
using Formulas.Typing;
using Grading.Assignments;
using Grading.Comparing;
using Grading.Explaining;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions.Mistakes;
using ReferenceSolutions.Sampling;

namespace Grading.Marking;

/// <summary>Marks formulas and updates: the answer is read, evaluated at all points, and compared with the reference stratum by stratum.</summary>
public sealed class FormulaMarking(Question.Formula question, Reference reference, Switches switches)
{
    [ThreadStatic]
    private static Evaluation? t_evaluation;

    private static Evaluation Evaluation => t_evaluation ??= new();

    private readonly Lazy<Diagnosis> _diagnosis = new(() => new Diagnosis(question, reference));
    private readonly GivenNames _givenNames = new(question, reference.Frames[0].Set.Network.Model, switches);

    public Outcome Grade(string answer)
    {
        var outcome = GradeOnce(answer);
        return outcome.Verdict is Verdict.Wrong or Verdict.Unreadable ? WithRepair(answer, outcome) : outcome;
    }

    private Outcome GradeOnce(string answer) => FormulaReader.Read(answer, question.Vocabulary) switch
    {
        Reading.Success success => Grade(success),
        Reading.Mistyped mistyped => WithImpliedSums(mistyped) is { } summed ? Grade(new Reading.Success(summed)) : Grade(mistyped),
        Reading.Unread { Fault: var fault } => Averaged(answer, fault) ?? new(Verdict.Unreadable, new Reason.Unread(fault)) { Finding = OfFault(fault) },
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static Finding? OfFault(ReadingFault fault) => fault switch
    {
        ReadingFault.Pairing { Kind: PairingFault.MissingPartial } => Finding.Of(Mistake.Typo),
        ReadingFault.UnknownName { Name: "N" or "n" or "m" } => Finding.Of(Mistake.Averaged),
        ReadingFault.UnknownName { Name: "eta" or "η" or "alpha" or "α" } => Finding.Of(Mistake.UpdateGiven),
        _ => null,
    };

    private Outcome Grade(Reading.Success read)
    {
        var formula = read.Formula;
        if (reference.UsablePoints < Reference.LeastPoints) return new(Verdict.Review, Cause.TooFewPoints);
        if (read.Otherwise is { } otherwise && Differ(formula, otherwise))
            return new(Verdict.Unreadable, new Reason.Ambiguous(formula, otherwise));
        foreach (var member in read.Earlier)
            if (Differ(formula, member)) return new(Verdict.Unreadable, new Reason.Contradiction(member, formula));

        var outcome = IsRight(formula) ? new(Verdict.Correct) { Formula = formula } : GradePointwise(read);
        if (outcome.Verdict is Verdict.Correct or Verdict.Conditional && _givenNames.FirstNotGiven(formula) is { } derivative)
            return new(Verdict.Unreadable, new Reason.NotExplicit(derivative)) { Formula = formula };
        return switches.FormRequired && outcome.Verdict is Verdict.Correct && !question.Form.IsEmpty && Conventions.OutsideForm(formula, question) is { } other
            ? new(Verdict.Wrong, new Reason.OtherForm(question.Form, other)) { Formula = formula }
            : outcome;
    }

    // The answer with the sums that its indices imply, where the assignment takes that for writing them.
    private Formula? WithImpliedSums(Reading.Mistyped mistyped) => switches.ImpliedSums && mistyped.Fault is IndexFault.AtLetter { Kind: LetterFault.NotSummed }
        ? IndexTyping.Of(Conventions.WithImpliedSums(mistyped.Formula, question.Vocabulary), question.Vocabulary).Formula
        : null;

    // Right for a batch of one, and half of it for a batch of two: the average, where the assignment takes that as well.
    private Outcome? Averaged(string answer, ReadingFault fault)
    {
        if (!switches.BatchAverage || Conventions.BatchSize(fault) is not { } letter) return null;
        if (FormulaReader.Read(Conventions.ForBatchOf(2, letter, answer), question.Vocabulary) is not Reading.Success { Otherwise: null, Formula: var half }) return null;
        var two = Formula.Integer(2);
        Formula whole = question.Updated is { } updated && Formula.Symbol.Of(updated) is var old
            ? new Formula.Binary(Operator.Add, old, new Formula.Binary(Operator.Multiply, two, new Formula.Binary(Operator.Subtract, half, old)))
            : new Formula.Binary(Operator.Multiply, two, half);
        var one = GradeOnce(Conventions.ForBatchOf(1, letter, answer));
        return one.Verdict is Verdict.Correct or Verdict.Conditional && Judge(whole).Verdict == one.Verdict ? one with { Reason = one.IsPlain ? new Reason.Plain(Cause.BatchAverage) : one.Reason } : null;
    }

    // What most answers need: the reference's value at every point, as far as doubles can tell.
    private bool IsRight(Formula formula)
    {
        var evaluation = Evaluation;
        foreach (var frame in reference.Frames)
        {
            if (!Comparison.AllSame(evaluation.Run(formula, frame.Set, frame.Indices), frame.Values, frame.Usable, Comparison.FormulaTolerance)) return false;
        }
        return !evaluation.IsTooLarge;
    }

    private Outcome GradePointwise(Reading.Success read)
    {
        var formula = read.Formula;
        var values = new double[reference.Points];
        var agreement = Agreements(formula, out var witness, values);
        if (Evaluation.IsTooLarge) return new(Verdict.Unreadable, Cause.TooLarge);
        if (witness is null && agreement.Any(frame => frame.Contains(Agreement.Undecided))) return new(Verdict.Review, Cause.Undecided) { Formula = formula };
        var outcome = Judge(agreement) with { Formula = formula };
        if (outcome.Verdict is Verdict.Wrong && question.Updated is not null && switches.BareIncrement && read.Update == UpdateForm.NewValue && IsIncrement(formula)) return new(Verdict.Correct) { Formula = formula };
        if (witness is { } at && outcome.Verdict is Verdict.Wrong or Verdict.Conditional)
            outcome = outcome with { Witness = Evidence.Witness(formula, at.Frame, at.Point, values[at.Index]), Truth = Evidence.Number(at.Frame.Values[at.Point].Value) };
        if (outcome.Verdict is not Verdict.Wrong) return outcome;
        var (finding, cluster) = _diagnosis.Value.Of(formula, values, (outcome.Reason as Reason.OnlyIf)?.Stratum);
        return outcome.With(finding) with { Cluster = cluster };
    }

    /// <summary>The verdict on a formula as it stands, without explanations.</summary>
    internal Outcome Judge(Formula formula) => Judge(Agreements(formula, out _));

    // Indices that don't fit are wrong whatever the values, with the reason in words.
    private Outcome Grade(Reading.Mistyped mistyped)
    {
        var fault = mistyped.Fault;
        var outcome = new Outcome(fault.IsQuestion ? Verdict.Unreadable : Verdict.Wrong, new Reason.Misfit(fault)) { Formula = mistyped.Formula };
        return fault.IsQuestion ? outcome : outcome with { Finding = _diagnosis.Value.Of(mistyped.Formula, fault), Cluster = Evidence.Cluster(outcome.Reading) };
    }

    // Whether the answer has the reference's value, frame by frame and point by point; the witness is a point where it has another. Points that
    // doubles can't decide stay so where the others have settled the verdict: high precision takes a student's patience.
    private Agreement[][] Agreements(Formula formula, out (Reference.Frame Frame, int Point, int Index)? witness, double[]? values = null)
    {
        witness = null;
        var first = 0;
        var all = new Agreement[reference.Frames.Length][];
        for (var f = 0; f < all.Length; f++)
        {
            var frame = reference.Frames[f];
            var agreement = all[f] = new Agreement[frame.Values.Length];
            Compare(formula, frame, frame.Values, agreement, values is null ? default : values.AsSpan(first, agreement.Length));
            first += agreement.Length;
        }
        if (!IsSettled(all))
            for (var f = 0; f < all.Length; f++) Decide(formula, reference.Frames[f], reference.Frames[f].Values, reference.Frames[f].Exact, all[f]);
        first = 0;
        for (var f = 0; f < all.Length && witness is null; first += all[f++].Length)
            for (var p = 0; p < all[f].Length && witness is null; p++)
                if (all[f][p] == Agreement.Different && reference.Frames[f].Usable[p]) witness = (reference.Frames[f], p, first + p);
        return all;
    }

    // Whether no point that is still undecided could change the verdict: there is none, or everything it could hold on has a point where it doesn't.
    private bool IsSettled(Agreement[][] agreement)
    {
        if (!agreement.Any(frame => frame.Contains(Agreement.Undecided))) return true;
        if (!Has(agreement, Agreement.Different, null)) return false;
        foreach (var stratum in reference.Strata)
            if (Has(agreement, Agreement.Undecided, stratum) && !Has(agreement, Agreement.Different, stratum)) return false;
        return true;
    }

    private bool Has(Agreement[][] agreement, Agreement wanted, Stratum? stratum)
    {
        for (var f = 0; f < agreement.Length; f++)
        {
            var frame = reference.Frames[f];
            for (var p = 0; p < agreement[f].Length; p++)
                if (agreement[f][p] == wanted && frame.Usable[p] && (stratum is null || frame.Set.Strata[p].Contains(stratum))) return true;
        }
        return false;
    }

    private static void Compare(Formula formula, Reference.Frame frame, ReadOnlySpan<Sized> expected, Span<Agreement> agreement, Span<double> kept = default)
    {
        var values = Evaluation.Run(formula, frame.Set, frame.Indices);
        for (var p = 0; p < kept.Length; p++) kept[p] = values[p].Value;
        for (var p = 0; p < agreement.Length; p++) agreement[p] = frame.Usable[p] ? Comparison.Compare(values[p], expected[p], Comparison.FormulaTolerance) : Agreement.Different;
    }

    // In high precision what doubles could not.
    private static void Decide(Formula formula, Reference.Frame frame, ReadOnlySpan<Sized> expected, Lazy<BigFloat[]> exactly, Span<Agreement> agreement)
    {
        if (!agreement.Contains(Agreement.Undecided)) return;
        var values = Evaluation.Run(formula, frame.Set, frame.Indices);
        if (Evaluation.IsTooLarge) return; // what was cut short is not worth high precision
        var exact = new Evaluation().RunExactly(formula, frame.Set, frame.Indices);
        for (var p = 0; p < agreement.Length; p++)
            if (agreement[p] == Agreement.Undecided) agreement[p] = Comparison.Decide(exact[p], exactly.Value[p], (values[p].Size, expected[p].Size), Comparison.FormulaTolerance);
    }

    // Two readings of one answer: do they have different values anywhere?
    private bool Differ(Formula one, Formula other)
    {
        foreach (var frame in reference.Frames)
        {
            var expected = Evaluation.Run(one, frame.Set, frame.Indices).ToArray();
            var exact = new Lazy<BigFloat[]>(() => new Evaluation().RunExactly(one, frame.Set, frame.Indices));
            var agreement = new Agreement[expected.Length];
            Compare(other, frame, expected, agreement);
            Decide(other, frame, expected, exact, agreement);
            for (var p = 0; p < agreement.Length; p++)
                if (frame.Usable[p] && agreement[p] == Agreement.Different) return true;
        }
        return false;
    }

    /// <summary>The verdict on an answer that has the reference's value at some points, frame by frame.</summary>
    internal Outcome Judge(Agreement[][] agreement)
    {
        if (Holds(agreement, _ => true, out _)) return new(Verdict.Correct);
        Stratum? explains = null;
        foreach (var stratum in reference.Strata)
        {
            if (!Holds(agreement, strata => strata.Contains(stratum), out var count) || count < Reference.LeastPointsOfStratum) continue;
            if (!stratum.IsAssumption)
            {
                explains ??= stratum;
                continue;
            }
            return new(switches.Assume(stratum), new Reason.Assumes(stratum));
        }
        return explains is null ? new(Verdict.Wrong) : new(Verdict.Wrong, new Reason.OnlyIf(explains));
    }

    private bool Holds(Agreement[][] agreement, Func<ImmutableArray<Stratum>, bool> includes, out int count)
    {
        count = 0;
        for (var f = 0; f < agreement.Length; f++)
        {
            var frame = reference.Frames[f];
            for (var p = 0; p < agreement[f].Length; p++)
            {
                if (!frame.Usable[p] || !includes(frame.Set.Strata[p])) continue;
                if (agreement[f][p] != Agreement.Same) return false;
                count++;
            }
        }
        return true;
    }

    private bool IsIncrement(Formula formula) =>
        Judge(Agreements(new Formula.Binary(Operator.Add, Formula.Symbol.Of(question.Updated!), formula), out _)).Verdict == Verdict.Correct;

    // A slip of notation that a repair would make right is named, never silently accepted.
    private Outcome WithRepair(string answer, Outcome outcome)
    {
        if (!answer.Contains("**", StringComparison.Ordinal)) return outcome;
        var repaired = answer.Replace("**", "*", StringComparison.Ordinal);
        var isRight = FormulaReader.Read(repaired, question.Vocabulary) is Reading.Success { Otherwise: null } read && Judge(read.Formula).Verdict is Verdict.Correct or Verdict.Conditional;
        return isRight ? outcome with { Reason = new Reason.Repaired(outcome.Reason, "**", "*"), Finding = Finding.Of(Mistake.Typo) } : outcome;
    }
}

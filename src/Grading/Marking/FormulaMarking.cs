using System.Diagnostics;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;
using Formulas.Typing;
using Grading.Assignments;
using Grading.Comparing;
using Grading.Explaining;
using Grading.Marking.Confirming;
using Grading.Problems;
using Grading.Verdicts;
using Grading.Verdicts.Canonical;
using ReferenceSolutions.Mistakes;

namespace Grading.Marking;

/// <summary>
/// Marks formulas and updates: the answer is read, compared with the reference at all points, judged, and explained where it is wrong.
/// </summary>
public sealed class FormulaMarking
{
    private readonly Question.Formula _question;
    private readonly Reference _reference;
    private readonly Switches _switches;
    private readonly Permission _permission;
    private readonly Restating _restating;
    private readonly Meant _meant;
    private readonly Lazy<Diagnosis> _diagnosis;

    /// <param name="explainer">Makes what explains wrong answers when the first of them comes; the usual if null.</param>
    public FormulaMarking(Question.Formula question, Reference reference, Switches switches, Func<Diagnosis>? explainer = null)
    {
        (_question, _reference, _switches) = (question, reference, switches);
        _permission = switches.PermissionIn(question, reference.Frames[0].Set.Network.Model);
        _restating = new(question, _permission, reference);
        _meant = new(question, reference, _restating);
        _diagnosis = new(explainer ?? (() => new Diagnosis(question, reference)));
    }

    /// <summary>Looks again at what could be right without a derivation; null where nothing does.</summary>
    internal Confirmation? Confirmation { get; init; }

    /// <summary>The verdict on an answer, with what can be said about it.</summary>
    public Outcome Grade(string answer)
    {
        var outcome = Judge(answer);
        return outcome.Verdict is Verdict.Wrong or Verdict.Unreadable ? Repaired(answer, outcome) : outcome;
    }

    /// <summary>How an answer is read: what can be told of it without the reference.</summary>
    public AsRead Read(string answer) => FormulaReader.Read(answer, _question.Vocabulary) switch
    {
        Reading.Success read when _meant.OnReading(read) is { } question => AsRead.Not(question),
        Reading.Success read => new(read.Formula, Withheld.By(_permission, read.Formula) ?? Reason.None, IsReadable: true)
        {
            HasEarlierLines = read.HasEarlierLines,
        },
        Reading.Mistyped { Formula: var formula } => new(formula, Reason.None, IsReadable: true),
        Reading.Unread { Fault: var fault } => new(null, new Reason.Unread(fault), IsAveraged(answer, fault)),
        _ => throw new UnreachableException(),
    };

    // Whether it could be read with a number for the size of a batch: then it is marked.
    private bool IsAveraged(string answer, ReadingFault fault) => !_meant.CouldBeGuessed
        && Conventions.BatchSize(fault) is { } letter && Plain(Conventions.ForBatchOf(2, letter, answer)) is not null;

    /// <summary>The verdict on a formula as it stands, without questions, explanations or what may stand in an answer.</summary>
    private Verdict VerdictOn(Formula formula) => Judging.Of(Agreements.Of(formula, _reference), _reference, _switches).Verdict;

    private Outcome Judge(string answer) => FormulaReader.Read(answer, _question.Vocabulary) switch
    {
        Reading.Success success => Judge(success),
        Reading.Mistyped mistyped => WithImpliedSums(mistyped) is { } summed ? Summed(mistyped, summed) : Misfitting(mistyped),
        Reading.Unread { Fault: var fault } => Averaged(answer, fault) ?? Unread(fault),
        _ => throw new UnreachableException(),
    };

    private Outcome Judge(Reading.Success read)
    {
        if (_reference.UsablePoints < Reference.LeastPoints) return new(Verdict.Review, Cause.TooFewPoints);
        if (_meant.Asked(read) is { } question) return new(Verdict.Unreadable, question);
        var outcome = Agreements.AreAllSame(read.Formula, _reference)
            ? Confirmed(new(Verdict.Correct) { Formula = read.Formula }, read.Formula, hasLargeTerms: false)
            : Compared(read);
        if (outcome.Verdict is not (Verdict.Correct or Verdict.Conditional)) return outcome;
        foreach (var member in read.Earlier)
            if (!_meant.TellsWithheld(member) && Agreements.Contradict(read.Formula, member, _reference))
                return new(Verdict.Unreadable, new Reason.Contradiction(member, read.Formula)) { Formula = read.Formula };
        if (_meant.OfPutIn(read) is { } other) return new(Verdict.Unreadable, other) { Formula = read.Formula };
        // dL/dw = w - k…: the new value, and it says that it is the gradient
        return read is { Update: UpdateForm.Gradient, Left: { } gradient }
            ? new(Verdict.Unreadable, new Reason.OtherLeft(gradient)) { Formula = read.Formula }
            : WorkedOut(read.Formula, outcome);
    }

    // What leaves something to work out is told that first.
    private Outcome Confirmed(Outcome outcome, Formula formula, bool hasLargeTerms)
    {
        var confirmed = Confirmation?.Of(outcome, formula, hasLargeTerms, _reference) ?? outcome;
        return confirmed != outcome && _restating.First(formula) is not null ? outcome : confirmed;
    }

    // Point by point, and in high precision where it must be: what isn't right without a doubt.
    private Outcome Compared(Reading.Success read)
    {
        var agreements = Agreements.Of(read.Formula, _reference);
        var outcome = Judge(read, agreements);
        if (outcome.Verdict is not Verdict.Wrong) return Confirmed(outcome, read.Formula, agreements.HasLargeTerms);
        return AcceptedIncrement(read) is { } updated
            ? Confirmed(new(Verdict.Correct) { Formula = read.Formula }, updated, agreements.HasLargeTerms)
            : Explained(outcome, read.Formula, agreements);
    }

    /// <summary>The verdict on an answer as it was read, from where it agrees with the reference.</summary>
    private Outcome Judge(Reading.Success read, Agreements agreements)
    {
        var formula = read.Formula;
        if (agreements.IsTooLarge) return new(Verdict.Unreadable, Cause.TooLarge);
        if (agreements.IsUndecided) return new(Verdict.Review, Cause.Undecided) { Formula = formula };
        var outcome = Judging.Of(agreements, _reference, _switches) with { Formula = formula };
        return agreements.Different is { } at && outcome.Verdict is Verdict.Wrong or Verdict.Conditional
            ? outcome with { Witness = Evidence.Witness(formula, at), Truth = Evidence.Number(at.Truth) }
            : outcome;
    }

    private Outcome Explained(Outcome outcome, Formula formula, Agreements agreements)
    {
        var onlyIf = (outcome.Reason as Reason.OnlyIf)?.Stratum;
        var (finding, cluster) = ExplanationGuard.Try(() => _diagnosis.Value.Of(formula, agreements.TakeValues(), onlyIf), (null, ""));
        return outcome.With(finding) with { Cluster = cluster };
    }

    // A right value in names that don't answer the question, or in others than those it asks for.
    private Outcome WorkedOut(Formula formula, Outcome outcome)
    {
        if (_restating.First(formula) is { } derivative) return NotExplicit(derivative, formula);
        return outcome.Verdict is Verdict.Correct && _permission.FirstOutsideForm(formula) is { } other
            ? new(Verdict.Wrong, new Reason.OtherForm(_question.Form, PlainPrinter.Print(other))) { Formula = formula }
            : outcome;
    }

    private static Outcome NotExplicit(Formula derivative, Formula formula) =>
        new(Verdict.Unreadable, new Reason.NotExplicit(derivative)) { Formula = formula };

    // Indices that don't fit are wrong whatever the values, with the reason in words.
    private Outcome Misfitting(Reading.Mistyped mistyped)
    {
        var fault = mistyped.Fault;
        var reason = new Reason.Misfit(fault);
        if (fault.IsQuestion || !mistyped.IsNamed && IsRightInOtherLetters(mistyped.Formula))
            return new(Verdict.Unreadable, reason) { Formula = mistyped.Formula };
        var outcome = new Outcome(Verdict.Wrong, reason) { Formula = mistyped.Formula };
        var finding = ExplanationGuard.Try(() => _diagnosis.Value.Of(mistyped.Formula, fault), null);
        return outcome.With(finding) with { Cluster = Evidence.Cluster(CanonicalForm.Of(mistyped.Formula) ?? outcome.Reading) };
    }

    // δ_i^l a_j^{l-1} where δ_j^l a_k^{l-1} is asked for, and no head tells the letters. Those of the question are never exchanged.
    private bool IsRightInOtherLetters(Formula formula)
    {
        if (_question.Vocabulary.Asked is not { Subscripts.IsEmpty: false } asked) return false;
        foreach (var side in OtherLetters.Of(formula, asked))
            if (IndexTyping.Of(formula, _question.Vocabulary, side).Formula is { } renamed
                && VerdictOn(renamed) is Verdict.Correct or Verdict.Conditional) return true;
        return false;
    }

    // The sums that its indices imply count where the assignment takes that for writing them; elsewhere only if the answer restates the
    // question with them (δ_kj δ_k^l), which is asked about rather than called wrong.
    private Outcome Summed(Reading.Mistyped mistyped, Formula summed)
    {
        if (_switches.ImpliedSums) return Judge(new Reading.Success(summed));
        return _restating.First(summed) is { } derivative && VerdictOn(summed) is Verdict.Correct or Verdict.Conditional
            ? NotExplicit(derivative, mistyped.Formula)
            : Misfitting(mistyped);
    }

    // The answer with the sums that its indices imply.
    private Formula? WithImpliedSums(Reading.Mistyped mistyped) =>
        mistyped.Fault is IndexFault.AtLetter { Kind: LetterFault.NotSummed }
            ? IndexTyping.Of(Conventions.WithImpliedSums(mistyped.Formula, _question.Vocabulary), _question.Vocabulary).Formula
            : null;

    // The new value that a bare increment makes, where the assignment takes that and it is right.
    private Formula.Binary? AcceptedIncrement(Reading.Success read)
    {
        if (!_switches.BareIncrement || _question.Updated is not { } updated || read.Update != UpdateForm.NewValue) return null;
        var sum = new Formula.Binary(Operator.Add, Formula.Symbol.Of(updated), read.Formula);
        return VerdictOn(sum) == Verdict.Correct ? sum : null;
    }

    private static Outcome Unread(ReadingFault fault) => new(Verdict.Unreadable, new Reason.Unread(fault)) { Finding = OfFault(fault) };

    private static Finding? OfFault(ReadingFault fault) => fault switch
    {
        ReadingFault.Pairing { Kind: PairingFault.MissingPartial } => Finding.Of(Mistake.Typo),
        ReadingFault.UnknownName { Name: "N" or "n" or "m" } => Finding.Of(Mistake.Averaged),
        ReadingFault.UnknownName { Name: "eta" or "η" or "alpha" or "α" } => Finding.Of(Mistake.UpdateGiven),
        _ => null,
    };

    // Right for a batch of one, and half of it for a batch of two: the average, where the assignment takes that as well.
    private Outcome? Averaged(string answer, ReadingFault fault)
    {
        if (_meant.CouldBeGuessed || Conventions.BatchSize(fault) is not { } letter) return null;
        if (Plain(Conventions.ForBatchOf(2, letter, answer)) is not { } half) return null;
        var one = Judge(Conventions.ForBatchOf(1, letter, answer));
        if (one.Verdict is not (Verdict.Correct or Verdict.Conditional) || VerdictOn(Doubled(half)) != one.Verdict) return null;
        if (!_switches.BatchAverage)
            return new Outcome(Verdict.Wrong).With(Finding.Of(Mistake.Averaged)) with { Cluster = Evidence.Cluster(Mistake.Averaged.Code) };
        return one.IsPlain ? one with { Reason = new Reason.Plain(Cause.BatchAverage) } : one;
    }

    // Of an update, its step.
    private Formula Doubled(Formula half)
    {
        var two = Formula.Integer(2);
        if (_question.Updated is not { } updated) return new Formula.Binary(Operator.Multiply, two, half);
        var old = Formula.Symbol.Of(updated);
        return new Formula.Binary(
            Operator.Add, old, new Formula.Binary(Operator.Multiply, two, new Formula.Binary(Operator.Subtract, half, old)));
    }

    // A slip of notation that a repair would make right is named, never silently accepted.
    private Outcome Repaired(string answer, Outcome outcome)
    {
        if (!answer.Contains("**", StringComparison.Ordinal)) return outcome;
        // what costs no try tells nothing of the value
        if (outcome.Verdict is Verdict.Unreadable && _meant.CouldBeGuessed) return outcome;
        var isRight = ExplanationGuard.Try(() => WouldBeRight(answer.Replace("**", "*", StringComparison.Ordinal)), false);
        return isRight
            ? outcome with { Reason = new Reason.Repaired(outcome.Reason, "**", "*"), Finding = Finding.Of(Mistake.Typo) }
            : outcome;
    }

    private bool WouldBeRight(string answer) =>
        Plain(answer) is { } formula && VerdictOn(formula) is Verdict.Correct or Verdict.Conditional;

    // What can be read in one way.
    private Formula? Plain(string answer) =>
        FormulaReader.Read(answer, _question.Vocabulary) is Reading.Success { Otherwise: null, Formula: var formula } ? formula : null;
}

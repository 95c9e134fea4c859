using Formulas.Reader;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Marking;

/// <summary>
/// What is asked about an answer before its value is looked at. Names come first: nothing is told about the value of what the part does not
/// give, where somebody could find the answer by asking.
/// </summary>
internal sealed class Meant(Question.Formula question, Reference reference, Restating restating)
{
    private bool? _couldBeGuessed;

    /// <summary>Whether the answer is one number at all points: tries are counted, and what costs none tells nothing.</summary>
    public bool CouldBeGuessed => _couldBeGuessed ??= IsOneNumber();

    /// <summary>Whether to compare the member of a chain would tell something of what the part does not give, at no cost.</summary>
    public bool TellsWithheld(Formula member) => CouldBeGuessed && restating.First(member) is not null;

    /// <summary>What is asked of students whose answer is marked; null where nothing is.</summary>
    public Reason? Asked(Reading.Success read)
    {
        if (CouldBeGuessed && FirstLeftOpen(read) is { } open) return new Reason.NotExplicit(open);
        if (OfReadings(read) is { } question) return question;
        if (read.Update != UpdateForm.Gradient && read.Left is { } left && IsOtherThanAsked(left)) return new Reason.OtherLeft(left);
        if (OfMembers(read) is { } member) return member;
        if (read.Claims.IsEmpty) return null;
        return WhichIsFalse(read) ?? (CouldBeGuessed ? OfPutIn(read) : null);
    }

    /// <summary>What is asked while an answer is read: two readings, or members of a chain, that differ from each other.</summary>
    public Reason? OnReading(Reading.Success read) => OfReadings(read) is { } question
        ? question is Reason.Ambiguous ? question : null
        : OfMembers(read);

    private Reason? OfReadings(Reading.Success read)
    {
        if (read.Otherwise is not { } otherwise) return null;
        if ((restating.First(read.Formula) ?? restating.First(otherwise)) is { } derivative) return new Reason.NotExplicit(derivative);
        return Agreements.Differ(read.Formula, otherwise, reference) ? new Reason.Ambiguous(read.Formula, otherwise) : null;
    }

    private Reason.Contradiction? OfMembers(Reading.Success read)
    {
        foreach (var member in read.Earlier)
            if (IsContradicted(member, read.Formula)) return new(member, read.Formula);
        return null;
    }

    private bool IsOtherThanAsked(Formula left) => Agreements.Contradict(question.Reference, left, reference);

    /// <summary>What is asked where an answer is right only with x3 = 0 put in; null where it has nothing like it.</summary>
    public Reason? OfPutIn(Reading.Success read)
    {
        foreach (var claim in read.Claims)
            if (claim is { IsPutIn: true, Left: { } left } && IsOther(left, claim.Right)) return new Reason.Contradiction(left,
                claim.Right);
        return null;
    }

    // the other sign is a matter of taste: w + k δ where δ = -∂L/∂w
    private bool IsOther(Formula left, Formula right) => Agreements.AreNeverSame(left, right, reference)
        && Agreements.AreNeverSame(left, new Formula.Negate(right), reference);

    // "… since x6 = z6^3": a name that stands for something else than in the question
    private Reason.Contradiction? WhichIsFalse(Reading.Success read)
    {
        foreach (var claim in read.Claims)
            if (!claim.IsPutIn && Agreements.AreNeverSame(claim.Left ?? read.Formula, claim.Right, reference))
                return new(claim.Left ?? read.Formula, claim.Right);
        return null;
    }

    // The general form and the one of the logistic function may stand side by side.
    private bool IsContradicted(Formula member, Formula answer) =>
        restating.First(member) is null && restating.First(answer) is null && Agreements.Contradict(answer, member, reference);

    // What the part does not give, wherever it stands in an answer.
    private Formula? FirstLeftOpen(Reading.Success read)
    {
        if ((restating.First(read.Formula) ?? First(read.Otherwise) ?? First(read.Left)) is { } open) return open;
        foreach (var (left, right) in read.Claims)
            if ((restating.First(right) ?? First(left)) is { } claimed) return claimed;
        return null;
    }

    private Formula? First(Formula? formula) => formula is null ? null : restating.First(formula);

    private bool IsOneNumber()
    {
        double? only = null;
        foreach (var frame in reference.Frames)
        {
            for (var p = 0; p < frame.Values.Length; p++)
            {
                if (!frame.Usable[p]) continue;
                only ??= frame.Values[p].Value;
                if (frame.Values[p].Value != only) return false;
            }
        }
        return true;
    }
}

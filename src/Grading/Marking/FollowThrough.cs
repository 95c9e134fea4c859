using System.Globalization;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Explaining;
using Grading.Marking.Confirming;
using Grading.Marking.Numbers;
using Grading.Marking.Tables;
using Grading.Problems;
using Grading.Verdicts;
using ReferenceSolutions.Sampling;

namespace Grading.Marking;

/// <summary>
/// Right, given an earlier mistake: the reverse pass is run again with the student's own answer to the
/// earlier part as the adjoint of its node, and the later answer is compared with what then comes out.
/// </summary>
/// <param name="Later">The part that builds on the other.</param>
/// <param name="Earlier">The part whose answer is built on.</param>
/// <param name="GradeEarlier">The verdict on an answer to that.</param>
/// <param name="Node">The quantity whose adjoint that answer is.</param>
internal sealed record FollowThrough(PartSetup Later, PartSetup Earlier, Func<string, Outcome> GradeEarlier, Quantity Node)
{
    /// <summary>What marks the cells of a table.</summary>
    public required Func<PartSetup, PartMarking> MarkingOf { get; init; }

    // Pairs of texts that come up again; others are worked out again.
    private const int Remembered = 250;
    private const int LongestRemembered = 1000;

    private readonly BoundedCache<(string, string), Outcome?> _outcomes = new(Remembered);

    // What the later part comes to, by the earlier answer: a reference takes memory.
    private const int RememberedReferences = 8;

    private readonly BoundedCache<string, Reference?> _references = new(RememberedReferences);

    // The same at few points, and of numbers, by the values of the earlier answer: however they are written, mistakes are the same.
    private readonly BoundedCache<ValuesKey, Reference> _fewReferences = new(4 * RememberedReferences);

    private readonly BoundedCache<ValuesKey, NumberGiven> _numbers = new(4 * RememberedReferences);

    private readonly Lazy<Reference> _earlierReference =
        new(() => Reference.Of((Question.Formula)Earlier.Part.Question, Earlier.Sets.Value));

    // Enough to see of most answers that they are wrong given the earlier one, too.
    private readonly Lazy<SampledNetwork[]> _few = new(() => [.. Later.Sets.Value.Select(FewPoints.Of)]);

    private readonly Lazy<bool> _isLeft = new(() => Content.IsLeft(Reference.Of((Question.Formula)Later.Part.Question,
        Later.Sets.Value.Select(set => set.With(Node, Evaluation.OfThread.Run(Formula.Integer(1), set, []).ToArray())))));

    /// <summary>The verdict on a wrong answer, given the student's own earlier one; null where it is wrong all the same.</summary>
    /// <param name="ofEarlier">The verdict on the earlier answer by itself, where it is known.</param>
    public Outcome? Of(string answer, string earlier, Outcome outcome, Verdict? ofEarlier = null)
    {
        if (ofEarlier is { } verdict && verdict != Verdict.Wrong) return null;
        if (_outcomes.TryGet((answer, earlier), out var known)) return known;
        var result = (ofEarlier ?? GradeEarlier(earlier).Verdict) == Verdict.Wrong && Given(answer, earlier) is { } given
            ? Followed(outcome, given)
            : null;
        if (Later.Remembers && answer.Length + earlier.Length <= LongestRemembered) _outcomes.Add((answer, earlier), result);
        return result;
    }

    private Outcome Followed(Outcome outcome, Outcome given)
    {
        outcome = outcome with { Reason = new Reason.Follows(Earlier.Part.Id, given.Reason), Finding = null, Cluster = "" };
        return given.Verdict switch
        {
            Verdict.Correct => outcome with { Verdict = Verdict.FollowThrough, Witness = "" },
            Verdict.FollowThrough or Verdict.Wrong => outcome with { Verdict = given.Verdict },
            _ => outcome with { Verdict = Verdict.Conditional },
        };
    }

    // The verdict on the later answer where the earlier one stands for the truth; null where that makes it no better.
    private Outcome? Given(string answer, string earlier) => (Later.Part.Question, Earlier.Part.Question) switch
    {
        (Question.Formula later, Question.Formula before) => OfFormula(later, before, answer, earlier),
        (Question.Number later, Question.Number before) => OfNumber(later, before, answer, earlier),
        (Question.Number later, Question.Table before) => Supposals.IsRight(
            later.With(Later.Switches.Decimals), answer, Supposals.Of(before, earlier, Node, Later.Sets.Value[0]), Later.Sets.Value[0])
            ? new(Verdict.Correct)
            : null,
        (Question.Table later, Question.Number or Question.Table) => OfTable(later, Earlier.Part.Question, answer, earlier),
        _ => null,
    };

    // Where cells are right given the earlier answer.
    private Outcome? OfTable(Question.Table later, Question before, string answer, string earlier)
    {
        if (Supposals.Of(before, earlier, Node, Later.Sets.Value[0]) is not { IsEmpty: false } supposed) return null;
        var outcome = new TableMarking(later, Later, MarkingOf).Grade(answer, supposed);
        return outcome is { Verdict: Verdict.FollowThrough } or { Verdict: Verdict.Wrong, Reason: Reason.Cells { Followed: > 0 } }
            ? outcome : null;
    }

    private Outcome? OfFormula(Question.Formula later, Question.Formula before, string answer, string earlier)
    {
        if (Read(answer, later.Vocabulary) is not { } formula || Read(earlier, before.Vocabulary) is not { } own) return null;
        if (Agreements.AreRefuted(formula, FewGiven(later, own))) return null;
        if (ReferenceGiven(later, before, (earlier, own)) is not { } reference) return null;
        if (new Restating(later, PermissionIn(Later, later), reference).First(formula) is not null || !_isLeft.Value) return null;
        var agreements = Agreements.Of(formula, reference);
        var outcome = Judging.Of(agreements, reference, Later.Switches) with { Formula = formula };
        outcome = new Confirmation(later, Later.Part.Section.Model, Later.Fresh)
            .Of(outcome, formula, agreements.HasLargeTerms, reference, set => Given(set, own));
        return outcome.Verdict is Verdict.Correct or Verdict.Conditional ? outcome : null;
    }

    // The later part's reference at few points, given the earlier answer.
    private Reference FewGiven(Question.Formula later, Formula own)
    {
        Sized[][] values = [.. _few.Value.Select(set => Evaluation.OfThread.Run(own, set, []).ToArray())];
        var key = ValuesKey.Of(values.Length == 1 ? values[0] : [.. values.SelectMany(column => column)]);
        if (_fewReferences.TryGet(key, out var known)) return known;
        var reference = Reference.Of(later, _few.Value.Zip(values, (set, column) => set.With(Node, column)));
        if (Later.Remembers) _fewReferences.Add(key, reference);
        return reference;
    }

    // The later part's reference given the earlier answer; null where nothing can be built on that.
    private Reference? ReferenceGiven(Question.Formula later, Question.Formula before, (string Text, Formula Formula) earlier)
    {
        if (_references.TryGet(earlier.Text, out var known)) return known;
        var reference = HasContent(earlier.Formula, before)
            ? Reference.Of(later, Later.Sets.Value.Select(set => Given(set, earlier.Formula)))
            : null;
        if (Later.Remembers && earlier.Text.Length <= LongestRemembered) _references.Add(earlier.Text, reference);
        return reference;
    }

    // Points at which the earlier answer stands for the derivative.
    private SampledNetwork Given(SampledNetwork set, Formula own) => set.With(Node, Evaluation.OfThread.Run(own, set, []).ToArray());

    private Outcome? OfNumber(Question.Number later, Question.Number before, string answer, string earlier)
    {
        if (Read(earlier, before.Vocabulary) is not { } own) return null;
        var value = Evaluation.OfThread.Run(own, Later.Sets.Value[0], [])[0];
        var key = ValuesKey.Of([value]);
        if (!_numbers.TryGet(key, out var given))
        {
            given = new(later, before, value, this);
            if (Later.Remembers) _numbers.Add(key, given);
        }
        return given.Marking is { } marking && IsRight(marking, answer) && !given.IsNothing ? new(Verdict.Correct) : null;
    }

    // What the later number comes to, given an earlier one; without a marking where nothing can be built on that.
    private sealed class NumberGiven
    {
        private readonly Lazy<bool> _isNothing;

        public NumberGiven(Question.Number later, Question.Number before, Sized value, FollowThrough follow)
        {
            var set = follow.Later.Sets.Value[0];
            _isNothing = new(() => FollowThrough.IsNothing(Marking!, value.Value));
            if (!Content.IsOfSize(value.Value, Reference.Of(before.Reference, set, []).Values[0].Value)) return;
            Marking = new(
                later.With(follow.Later.Switches.Decimals), Reference.Of(later.Reference, set.With(follow.Node, [value]), []));
        }

        public NumberMarking? Marking { get; }

        public bool IsNothing => _isNothing.Value;
    }

    private static bool IsRight(NumberMarking marking, string answer) => marking.Judge(answer).Verdict == Verdict.Correct;

    // Whether nothing is left to work out: zero would be right, or the earlier number itself.
    private static bool IsNothing(NumberMarking marking, double earlier) =>
        IsRight(marking, "0") || IsRight(marking, earlier.ToString("R", CultureInfo.InvariantCulture));

    private static Formula? Read(string answer, Vocabulary vocabulary) =>
        FormulaReader.Read(answer, vocabulary) is Reading.Success { Otherwise: null } read ? read.Formula : null;

    // Nothing can be built on zero, on a constant, or on the question itself.
    private bool HasContent(Formula own, Question.Formula before) => Walks.First(own, node => node is Formula.Derivative) is null
        && PermissionIn(Earlier, before).FirstForbidden(own) is null
        && Content.Has(own, before.Reference, _earlierReference.Value);

    private static Permission PermissionIn(PartSetup setup, Question.Formula question) =>
        setup.Switches.PermissionIn(question, setup.Sets.Value[0].Network.Model);
}

using Formulas;
using Formulas.Names;
using Formulas.Reader;
using Formulas.Tree;
using Grading.Comparing;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Marking;

/// <summary>
/// Right, given an earlier mistake: the reverse pass is run again with the student's own answer to the earlier part as the adjoint of its node,
/// and the later answer is compared with what then comes out.
/// </summary>
/// <param name="Earlier">The part whose answer is built on.</param>
/// <param name="Node">The quantity whose adjoint that answer is.</param>
internal sealed record FollowThrough(PartGrading Earlier, Quantity Node)
{
    // Pairs of texts that come up again; others are worked out again.
    private const int Remembered = 250;
    private const int LongestRemembered = 1000;

    private readonly Recent<(string, string), Outcome?> _outcomes = new(Remembered);

    // What the later part comes to, by the earlier answer: a reference takes memory.
    private const int RememberedReferences = 8;

    private readonly Recent<string, Reference?> _references = new(RememberedReferences);

    /// <summary>The verdict on a wrong answer, given the student's own earlier one; null where it is wrong all the same.</summary>
    public Outcome? Of(PartGrading part, string answer, string earlier, Outcome outcome)
    {
        if (_outcomes.TryGet((answer, earlier), out var known)) return known;
        var result = Work(part, answer, earlier, outcome);
        if (part.Remembers && answer.Length + earlier.Length <= LongestRemembered) _outcomes.Add((answer, earlier), result);
        return result;
    }

    private Outcome? Work(PartGrading part, string answer, string earlier, Outcome outcome)
    {
        if (Earlier.Grade(earlier).Verdict != Verdict.Wrong) return null;
        var followed = (part.Part.Question, Earlier.Part.Question) switch
        {
            (Question.Formula later, Question.Formula before) => OfFormula(part, later, before, answer, earlier),
            (Question.Number later, Question.Number before) => OfNumber(part, later, before, answer, earlier),
            _ => null,
        };
        if (followed is null) return null;
        outcome = outcome with { Reason = new Reason.Follows(Earlier.Part.Id, followed.Reason), Finding = null, Cluster = "" };
        return followed.Verdict == Verdict.Correct
            ? outcome with { Verdict = Verdict.FollowThrough, Witness = "" }
            : outcome with { Verdict = Verdict.Conditional };
    }

    private Outcome? OfFormula(PartGrading part, Question.Formula later, Question.Formula before, string answer, string earlier)
    {
        if (Read(answer, later.Vocabulary) is not { } formula) return null;
        if (!_references.TryGet(earlier, out var reference))
        {
            reference = Given(part, later, before, earlier);
            if (part.Remembers && earlier.Length <= LongestRemembered) _references.Add(earlier, reference);
        }
        if (reference is null) return null;
        var outcome = new FormulaMarking(later, reference, part.Switches).Judge(formula);
        return outcome.Verdict is Verdict.Correct or Verdict.Conditional ? outcome : null;
    }

    // The later part's reference given the earlier answer; null where nothing can be built on that.
    private Reference? Given(PartGrading part, Question.Formula later, Question.Formula before, string earlier)
    {
        if (Read(earlier, before.Vocabulary) is not { } own || IsDegenerate(own)) return null;
        return Reference.Of(later, part.Sets.Value.Select(set => set.With(Node, Evaluation.OfThread.Run(own, set, []).ToArray())));
    }

    private Outcome? OfNumber(PartGrading part, Question.Number later, Question.Number before, string answer, string earlier)
    {
        if (Read(earlier, before.Vocabulary) is not { } own) return null;
        var set = part.Sets.Value[0];
        var value = Evaluation.OfThread.Run(own, set, [])[0];
        if (value.Value == 0 || !double.IsFinite(value.Value)) return null;
        var reference = Reference.Of(later.Reference, set.With(Node, [value]), []);
        return new NumberMarking(later.With(part.Switches.Decimals), reference).Judge(answer).Verdict == Verdict.Correct ? new(Verdict.Correct) : null;
    }

    private static Formula? Read(string answer, Vocabulary vocabulary) => FormulaReader.Read(answer, vocabulary) is Reading.Success { Otherwise: null } read ? read.Formula : null;

    // Nothing can be built on zero, on a constant, or on the question itself.
    private static bool IsDegenerate(Formula own)
    {
        var nodes = Walks.Nodes(own).ToArray();
        return nodes.OfType<Formula.Derivative>().Any() || !nodes.OfType<Formula.Symbol>().Any();
    }
}

using Grading.Assignments;
using Grading.Comparing;
using Grading.Marking;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>Explaining can't cost a verdict.</summary>
public sealed class GuardTests
{
    private static readonly int[] Depths = [10, 50, 100, 150, 200, 250, 400, 1000];

    public static TheoryData<string, string, string> Wrong => new()
    {
        { "itakura-saito", "a", "2(z6^2 - t)/z6^2" },
        { "itakura-saito", "a", "2(z6^2 - t)/|z6|^3" },
        { "itakura-saito", "d", "dL/dz6*sigma'(z3)*w36" },
        { "delta-rules", "hidden-delta", "w_kj^(l+1) delta_k^(l+1) f'(z_j^l)" },
        { "itakura-saito", "a", "2**(z6^2 - t)/z6" },
    };

    [Theory]
    [MemberData(nameof(Wrong))]
    public void A_verdict_stands_when_explaining_fails(string problem, string part, string answer)
    {
        var (question, reference) = Asked(problem, part);
        var usual = new FormulaMarking(question, reference, new()).Grade(answer);

        var outcome =
            new FormulaMarking(question, reference, new(), () => throw new InvalidOperationException("a bug in explaining")).Grade(answer);

        Assert.Equal((Verdict.Wrong, usual.Witness, usual.Truth), (outcome.Verdict, outcome.Witness, outcome.Truth));
        Assert.IsNotType<Reason.Internal>(outcome.Reason);
        Assert.Null(outcome.Finding);
        Assert.Equal(usual.Reason is Reason.Found ? Reason.None : usual.Reason, outcome.Reason);
        Assert.Equal(0, new Assignment().CreditOf(outcome));
    }

    [Theory]
    [InlineData("itakura-saito", "a", "2(z6^2 - t)/z6^3")]
    [InlineData("itakura-saito", "a", "(z6^2 - t")]
    [InlineData("itakura-saito", "a", "delta6")]
    public void What_is_not_explained_never_asks_for_an_explanation(string problem, string part, string answer)
    {
        var (question, reference) = Asked(problem, part);
        var usual = new FormulaMarking(question, reference, new()).Grade(answer);

        var outcome =
            new FormulaMarking(question, reference, new(), () => throw new InvalidOperationException("a bug in explaining")).Grade(answer);

        Assert.Equal((usual.Verdict, usual.Reason.Word, usual.Hint), (outcome.Verdict, outcome.Reason.Word, outcome.Hint));
    }

    // Explaining builds trees a little deeper than the answer's; on the small stack of a worker thread as well.
    [Theory]
    [InlineData("(", "1/(1+", ")")]
    [InlineData("-", "-", "")]
    [InlineData("(", "(", ")")]
    [InlineData("e^(", "1+", ")")]
    public void The_deepest_readable_answers_are_explained(string first, string open, string close)
    {
        var (question, reference) = Asked("itakura-saito", "a");
        var marking = new FormulaMarking(question, reference, new());
        var verdicts = new List<Verdict>();
        var thread = new Thread(() =>
        {
            foreach (var depth in Depths)
                verdicts.Add(
                    marking.Grade(first + string.Concat(Enumerable.Repeat(open, depth)) + "z6"
                        + string.Concat(Enumerable.Repeat(close, depth + 1))).Verdict);
        }, maxStackSize: 1 << 20);
        thread.Start();
        thread.Join();
        Assert.All(verdicts, verdict => Assert.True(verdict is Verdict.Wrong or Verdict.Unreadable, verdict.Word()));
    }

    private static (Question.Formula Question, Reference Reference) Asked(string problem, string part)
    {
        var asked = Repository.Problem(problem).Parts.Single(one => one.Id == part);
        var question = (Question.Formula)asked.Question;
        return (question, Reference.Of(question, ProblemGrading.Points(Repository.Problem(problem), asked.Section, "0")));
    }
}

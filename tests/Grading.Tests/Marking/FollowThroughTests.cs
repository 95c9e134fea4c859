using Grading.Assignments;
using Grading.Submissions;
using Grading.Verdicts;
using ReferenceSolutions.Sampling;

namespace Grading.Tests.Marking;

/// <summary>Right, given an earlier mistake.</summary>
public sealed class FollowThroughTests
{
    private const string WrongA = @"\frac{2(z_6^2 - t)}{z_6^2}";
    private const string LogisticD =
        @"\frac{2(z_6^2 - t)}{z_6^2} \times \left[w_{36} + \sum_{i=4}^5 w_{3i} w_{i6} \sigma(z_i) (1 - \sigma(z_i)) \right] \times \sigma(z_3) (1 - \sigma(z_3))";

    private static Dictionary<string, Outcome> Grade(string problem, params (string Part, string Answer)[] answers)
    {
        var batch = new Batch(Repository.Problems, new Assignment());
        var submission =
            new Submission("1",
                [.. answers.Select((answer, i) => new Answer(problem, answer.Part, answer.Answer, false, new Source("sheet", i + 1)))], []);
        return batch.Grade(submission).ToDictionary(result => result.Part, result => result.Outcome);
    }

    [Fact]
    public void What_is_consistent_with_a_wrong_first_part_follows_through()
    {
        var outcomes =
            Grade("itakura-saito", ("a", WrongA), ("b", $"w_{{46}} = w_{{46}} - k {WrongA} \\sigma(z_4)"), ("c", $"b_6 - k {WrongA}"),
                ("d", LogisticD));
        Assert.Equal(Verdict.Wrong, outcomes["a"].Verdict);
        Assert.Equal((Verdict.FollowThrough, "follows:a"), (outcomes["b"].Verdict, outcomes["b"].Reason.Word));
        Assert.Equal((Verdict.FollowThrough, "follows:a"), (outcomes["c"].Verdict, outcomes["c"].Reason.Word));
        Assert.Equal((Verdict.Conditional, "follows:a assumes:sigma=logistic"), (outcomes["d"].Verdict, outcomes["d"].Reason.Word));
    }

    [Fact]
    public void Numbers_follow_through_as_well()
    {
        var outcomes = Grade("relu-sigmoid", ("db", "-0.277"), ("dw1", "4.155"), ("dw2", "-0.0083"));
        Assert.Equal(Verdict.FollowThrough, outcomes["dw1"].Verdict);
        Assert.Equal(Verdict.FollowThrough, outcomes["dw2"].Verdict);
    }

    private static readonly (string Problem, (string Part, string Answer)[] Answers)[] Honest =
    [
        ("itakura-saito", [("a", "2(z6^2 - t)/z6^2"), ("b", "w46 - k*2(z6^2 - t)/z6^2*x4")]),
        ("itakura-saito", [("a", "2(t - z6^2)/z6^3"), ("b", "w46 - k*x4*2(t - z6^2)/z6^3")]),
        ("itakura-saito", [("a", "(x6 - t)/x6^2"), ("b", "w46 - eta*sigma(z4)*(x6 - t)/x6^2")]),
        ("itakura-saito", [("a", "1/x6 - t/x6^2"), ("c", "b6 - k*(1/x6 - t/x6^2)")]),
        ("itakura-saito", [("a", "-t/z6^2 + 2/z6"), ("c", "b6 - k*(2/z6 - t/z6^2)")]),
        ("itakura-saito", [("a", "2/z6"), ("c", "b6 -= 2k/z6")]),
        ("itakura-saito", [("a", "(x6 - t)/x6^2"), ("d", "(x6 - t)/x6^2*sigma'(z3)*(w36 + w34*w46*sigma'(z4) + w35*w56*sigma'(z5))")]),
        ("itakura-saito", [("a", "-2t/z6^3"), ("d", "-2t/z6^3*sigma'(z3)*(w36 + w34*sigma'(z4)*w46 + w35*sigma'(z5)*w56)")]),
        ("relu-sigmoid", [("db", "0.139"), ("dw1", "-2.085")]),
        ("relu-sigmoid", [("db", "-0.277"), ("dw2", "-0.0083")]),
    ];

    [Fact]
    public void What_is_built_on_a_mistake_with_content_follows() => Assert.All(Honest, row =>
        Assert.Equal(Verdict.FollowThrough, Grade(row.Problem, row.Answers)[row.Answers[^1].Part].Verdict));

    // what is not worked out into one part earns nothing in the next
    private static readonly (string Problem, (string Part, string Answer)[] Answers)[] WithoutContent =
    [
        ("itakura-saito", [("a", "z6 - z6"), ("b", "w46")]),
        ("itakura-saito", [("a", "z6 - z6"), ("c", "b6")]),
        ("itakura-saito", [("a", "z6 - z6"), ("d", "0")]),
        ("itakura-saito", [("a", "0*t"), ("d", "z3 - z3")]),
        ("itakura-saito", [("a", "1e-9*t"), ("b", "w46 - k*x4*1e-9*t")]),
        ("itakura-saito", [("a", "1e9*t"), ("c", "b6 - k*1e9*t")]),
        ("itakura-saito", [("a", "t/1000000"), ("d", "t/1000000*sigma'(z3)*(w36 + w34*w46*sigma'(z4) + w35*w56*sigma'(z5))")]),
        ("itakura-saito", [("a", "z6/z6"), ("b", "w46 - k*x4")]),
        ("itakura-saito", [("a", "x4/x4 + 2"), ("c", "b6 - 3k")]),
        ("relu-sigmoid", [("db", "1e-9"), ("dw1", "0")]),
        ("relu-sigmoid", [("db", "1e-9"), ("dw2", "0")]),
        ("relu-sigmoid", [("db", "0.001"), ("dw2", "0")]),
        ("relu-sigmoid", [("db", "0.001"), ("dw2", "0.00003")]),
        ("relu-sigmoid", [("db", "500"), ("dw1", "-7500")]),
    ];

    [Fact]
    public void Nothing_follows_from_what_has_no_content() => Assert.All(WithoutContent, row =>
        Assert.Equal(Verdict.Wrong, Grade(row.Problem, row.Answers)[row.Answers[^1].Part].Verdict));

    [Theory]
    [InlineData("0", "w46")]
    [InlineData("3", "w46 - k*3*x4")]
    [InlineData("dL/dz6", "w46 - k*x4")]
    [InlineData("", "w46 - k*x4")]
    [InlineData("2(z6^2 -", "w46 - k*x4")]
    public void Nothing_follows_from_a_degenerate_answer(string a, string b) =>
        Assert.Equal(Verdict.Wrong, Grade("itakura-saito", ("a", a), ("b", b))["b"].Verdict);

    [Fact]
    public void A_wrong_first_part_never_raises_a_score()
    {
        var assignment = new Assignment { Credit = new Dictionary<Verdict, decimal?> { [Verdict.FollowThrough] = 0.25m } };
        Reason assumes = new Reason.Assumes(new Stratum.TargetsSumToOne());
        Assert.Equal(0.25m, assignment.CreditOf(new Outcome(Verdict.Conditional, new Reason.Follows("a", assumes))));
        Assert.Equal(0.5m, assignment.CreditOf(new Outcome(Verdict.Conditional, assumes)));
    }
}

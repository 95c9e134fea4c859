using Grading.Assignments;
using Grading.Submissions;

namespace Grading.Tests.Assignments;

/// <summary>Points are decimal: totals add up to the cent. The right value is for those who teach.</summary>
public sealed class CreditTests
{
    private static readonly Submission Wrong =
        Sheet(("a", "2(z6^2 - t)/z6^2"), ("b", "w46 + k*x4*dL/dz6"), ("c", "b6 - k*dL/dz6"),
            ("d", "dL/dz6*x3*(1 - x3)*(w36 + w34*w46*x4*(1 - x4) + w35*w56*x5*(1 - x5))"));

    private static Submission Sheet(params (string Part, string Answer)[] answers) =>
        new("1", [.. answers.Select((answer, i) =>
            new Answer("itakura-saito", answer.Part, answer.Answer, false, new Source("sheet", i + 1)))], []);

    [Fact]
    public void Totals_add_up_to_the_cent()
    {
        var assignment =
            AssignmentReader.Parse(
                "problems: { itakura-saito: { a: 0.1, b: 0.2, c: 0.7, d: 3.3 } }\ncredit: { conditional: 0.35, wrong: 0.15 }\nmistakes: { "
                    + "DESC: 0.65 }", "homework.yaml", Repository.Problems);

        var scores = new Batch(Repository.Problems, assignment).Grade(Wrong).Select(result => result.Score!.Value).ToArray();

        Assert.Equal([0.015m, 0.13m, 0.7m, 1.155m], scores);
        Assert.Equal(2m, scores.Sum());
    }

    [Fact]
    public void A_tenth_ten_times_is_one()
    {
        var assignment = AssignmentReader.Parse("credit: { correct: 0.1 }", "homework.yaml", Repository.Problems);
        var batch = new Batch(Repository.Problems, assignment);
        Assert.Equal(1.0m, Enumerable.Range(0, 10).Sum(_ => batch.Grade(Sheet(("c", "b6 - k*dL/dz6"))).Sum(result => result.Score ?? 0)));
    }

    [Fact]
    public void The_right_value_is_shown_to_those_who_teach_only()
    {
        var shown = new Batch(Repository.Problems, new Assignment()) { Reveals = true }.Grade(Wrong);
        var usual = new Batch(Repository.Problems, new Assignment()).Grade(Wrong);

        foreach (var (with, without) in shown.Zip(usual))
        {
            Assert.DoesNotContain("right is", without.Outcome.Witness, StringComparison.Ordinal);
            Assert.Equal(without.Outcome.Witness.Length == 0
                ? ""
                : $"{without.Outcome.Witness}, right is {without.Outcome.Truth}", with.Outcome.Witness);
            Assert.Equal(without with { Outcome = without.Outcome with { Witness = with.Outcome.Witness } }, with);
        }
        Assert.Equal(3, shown.Count(result => result.Outcome.Witness.Length > 0));
    }
}

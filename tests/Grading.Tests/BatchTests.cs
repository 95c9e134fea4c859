using System.Collections.Immutable;
using System.Text;
using Grading.Assignments;
using Grading.Reports;
using Grading.Submissions.Sheets;
using Grading.Verdicts;

namespace Grading.Tests;

public sealed class BatchTests
{
    [Fact]
    public Task The_sample_submissions_have_their_results() => Verify(Encoding.UTF8.GetString(Bytes(threads: 1)));

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(7)]
    public void Results_are_the_same_bytes_in_every_run_and_for_any_number_of_threads(int threads)
    {
        var first = Bytes(threads: 1);

        for (var run = 0; run < 3; run++) Assert.Equal(first, Bytes(threads));
    }

    [Fact]
    public void A_row_stands_for_every_part_of_the_problems_that_were_begun()
    {
        var results = Grade("student: s1\n## itakura-saito\nb: w46\n");

        Assert.Equal("a missing, b wrong, c missing, d missing", Verdicts(results));
        Assert.All(results, result => Assert.Equal((0m, 1m, 0m), (result.Credit, result.Points, result.Score)));
    }

    [Fact]
    public void With_an_assignment_a_row_stands_for_every_part_in_its_order()
    {
        var results = Grade("student: s1\n## itakura-saito\na: 2/z6 - 2t/z6^3\n", """
            problems: { softmax-any-targets: { output-weight: 3 }, itakura-saito: { a: 2.5, d: 0 } }
            credit: { conditional: 0.25 }
            """);

        Assert.Equal("output-weight missing, hidden-weight missing, a correct, b missing, c missing, d missing", Verdicts(results));
        Assert.Equal([3, 1, 2.5m, 1, 1, 0], results.Select(result => result.Points));
        Assert.Equal([0, 0, 2.5m, 0, 0, 0], results.Select(result => result.Score!.Value));
    }

    [Fact]
    public void Credit_is_by_verdict_and_review_has_none()
    {
        var results = Grade("""
            student: s1
            ## softmax-any-targets
            output-weight: (x_i - t_i) y_j
            hidden-weight: 1
            hidden-weight: 2
            """, "credit: { conditional: 0.75 }\nproblems: { softmax-any-targets: { output-weight: 2 } }");

        Assert.Equal("output-weight conditional, hidden-weight review", Verdicts(results));
        Assert.Equal((0.75m, 1.5m), (results[0].Credit, results[0].Score));
        Assert.Equal((null, null), (results[1].Credit, results[1].Score));
    }

    [Theory]
    [InlineData("a: 1\na: 2", "a review", "answered-twice")]
    [InlineData("a: 2/z6 - 2t/z6^3\na: 2/z6 - 2t/z6^3", "a correct", "")] // the same twice is one answer
    [InlineData("a:\n```csharp\nvar g = 2/z6;\nreturn g;\n```", "a review", "script")]
    public void An_answer_that_is_more_than_one_formula(string lines, string verdict, string reason)
    {
        var result = Grade($"student: s1\n## itakura-saito\n{lines}\n")[0];

        Assert.Equal((verdict, reason), (Verdicts([result]), result.Outcome.Reason.Word));
    }

    [Fact]
    public void Identical_answers_are_the_same_whoever_gives_them()
    {
        const string Sheet = "## itakura-saito\na: 2(z6^2-t)/z6^3\nb: w46 + 1\n";
        var batch = new Batch(Repository.Problems, new Assignment());

        var outcomes =
            batch.Grade(Enumerable.Range(0, 500)
                .Select(i => AnswerSheet.Parse($"student: s{i}\n{Sheet}", "sheet.md", $"s{i}", Repository.Catalogue)), threads: 4)
            .Select(graded => (graded.Submission.Student, Verdicts(graded.Results))).ToArray();

        Assert.Equal(Enumerable.Range(0, 500).Select(i => ($"s{i}", "a correct, b wrong, c missing, d missing")), outcomes);
    }

    private static byte[] Bytes(int threads)
    {
        var batch = new Batch(Repository.Problems, new Assignment());
        using var stream = new MemoryStream();
        ResultsCsv.Write(
            stream, batch.Grade(Repository.SampleSubmissions(), threads).SelectMany(graded => graded.Results).Select(ResultRow.Of));
        return stream.ToArray();
    }

    private static ImmutableArray<Result> Grade(string sheet, string assignment = "title: none") =>
        new Batch(Repository.Problems, AssignmentReader.Parse(assignment, "assignment.yaml", Repository.Problems))
            .Grade(AnswerSheet.Parse(sheet, "sheet.md", "s1", Repository.Catalogue));

    private static string Verdicts(IEnumerable<Result> results) =>
        string.Join(", ", results.Select(result => $"{result.Part} {result.Outcome.Verdict.Word()}"));
}

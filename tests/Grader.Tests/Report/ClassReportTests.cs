using Grader.Report;
using Grading.Reports;
using Grading.Reports.Places;
using Grading.Verdicts;

namespace Grader.Tests.Report;

/// <summary>What the page says of a class.</summary>
public sealed class ClassReportTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private static ResultRow Row(int student, string part, Verdict verdict, decimal? credit, string reading = "", string cluster = "") =>
        new(
        $"s{student:D4}", "itakura-saito", part, reading, reading, verdict, credit, 1, credit, "", "", credit == 0
            ? "Look again?"
            : "", "", cluster, "", $"s{student:D4}.md:3");

    private ClassReport Report(IEnumerable<ResultRow> rows)
    {
        var results = Path.Combine(_folder, "results.csv");
        ResultsCsv.Write(OutputPlace.Alone(results), rows);
        return ClassSums.Report(results, PartColumns.Of(results, Class.Problems), Class.Problems, new() { Seed = "2026", Title = "HW 3" });
    }

    [Fact]
    public void Difficulty_and_discrimination_are_mean_credit_and_correlation_with_the_total()
    {
        decimal[] a = [1, 1, 0, 0, 1], b = [1, 0, 0, 0.5m, 1];

        var report =
            Report(Enumerable.Range(0, 5)
                .SelectMany(s =>
                    new[] { Row(s, "a", a[s] == 1 ? Verdict.Correct : Verdict.Wrong, a[s]), Row(s, "b", Verdict.Wrong, b[s]) }));

        Assert.Equal(0.6, report.Parts[0].Difficulty, 12);
        Assert.Equal(0.5, report.Parts[1].Difficulty, 12);
        // by the formula of a correlation, from sums
        double[] x = [.. a.Select(credit => (double)credit)], t = [.. a.Zip(b, (one, other) => (double)(one + other) / 2)];
        var (mx, mt) = (x.Average(), t.Average());
        Assert.Equal(x.Zip(t, (p, q) => (p - mx) * (q - mt))
            .Sum() / Math.Sqrt(x.Sum(p => (p - mx) * (p - mx)) * t.Sum(q => (q - mt) * (q - mt))), report.Parts[0].Discrimination, 12);
        Assert.Equal("1 0 1 0 0 1 0 0 0 2", string.Join(" ", report.Histogram));
        Assert.Equal(0.55, report.Mean, 12);
    }

    [Fact]
    public void Wrong_answers_that_are_the_same_are_one_and_the_plainest_is_shown_typeset()
    {
        var report =
            Report([Row(1, "a", Verdict.Wrong, 0, "2*t/z6 + 7*0", "c1"), Row(2, "a", Verdict.Wrong, 0, "2*t/z6", "c1"),
                Row(3, "a", Verdict.Wrong, 0, "z6", "c2"), Row(4, "a", Verdict.Correct, 1, "1")]);

        Assert.Equal([("2*t/z6", 2), ("z6", 1)], report.Clusters.Select(cluster => (cluster.Reading, cluster.Students)));
        var page = ReportFile.Html(report);
        Assert.Matches("<math[^>]*>.*<mfrac>.*</mfrac>.*</math>", page);
        Assert.Contains("Look again?", page, StringComparison.Ordinal);
        Assert.Contains("seed <b>2026</b>", page, StringComparison.Ordinal);
        Assert.Contains("Itakura", page, StringComparison.Ordinal);
    }

    [Fact]
    public void What_awaits_a_person_is_listed_with_its_place_and_does_not_count()
    {
        var report = Report([Row(1, "a", Verdict.Review, null, "x"), Row(2, "a", Verdict.Correct, 1)]);

        Assert.Equal((1, 1), (report.AwaitingCount, report.Undecided));
        Assert.Equal(1, report.Histogram.Sum());
        Assert.Contains("s0001.md:3", ReportFile.Html(report), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(200, 200)]
    [InlineData(201, 0)]
    public void Up_to_two_hundred_students_have_all_their_answers_on_the_page(int students, int shown)
    {
        var page = ReportFile.Html(Report(Enumerable.Range(1, students).Select(s => Row(s, "a", Verdict.Correct, 1))));

        Assert.Equal(shown, page.Split("<details>").Length - 1);
        Assert.Equal(shown == 0, page.Contains("feedback files", StringComparison.Ordinal));
    }

    [Fact]
    public void A_class_without_anybody_has_a_page() =>
        Assert.Contains("0 students, 0 answers", ReportFile.Html(Report([])), StringComparison.Ordinal);

    [Fact]
    public void The_page_needs_nothing_from_elsewhere()
    {
        var page = ReportFile.Html(
            Report([Row(1, "a", Verdict.Wrong, 0, "z6", "c"), Row(2, "b", Verdict.Review, null, "</style><script>x</script>")]));

        foreach (var word in new[] { "<script", "src=", "@import", "url(", "http:", "https:", "<link" })
            Assert.DoesNotContain(
                word, page.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        Assert.Contains("default-src 'none'", page, StringComparison.Ordinal);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
    }
}

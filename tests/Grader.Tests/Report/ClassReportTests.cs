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
    [InlineData(200, 200, 400)]
    [InlineData(201, 201, 201)]
    [InlineData(1000, 1000, 1000)]
    [InlineData(1001, 0, 0)]
    public void Two_hundred_students_have_all_their_answers_on_the_page_and_a_thousand_what_is_not_correct(
        int students, int shown, int answers)
    {
        var page = ReportFile.Html(Report(Enumerable.Range(1, students)
            .SelectMany(s => new[] { Row(s, "a", Verdict.Correct, 1), Row(s, "b", Verdict.Wrong, 0, "z6", "c1") })));

        Assert.Equal(shown, page.Split("<details class=\"student\">").Length - 1);
        Assert.Equal(answers, page.Split("<span class=\"is ").Length - 1);
        Assert.Equal(students > 200, page.Contains("feedback files", StringComparison.Ordinal));
    }

    [Fact]
    public void Equal_wrong_answers_lead_to_their_students_and_back()
    {
        var page = ReportFile.Html(Report([Row(1, "a", Verdict.Correct, 1), Row(2, "a", Verdict.Wrong, 0, "2*t/z6", "c1"),
            Row(3, "a", Verdict.Wrong, 0, "2*t/z6", "c1")]));

        Assert.Matches("<tr id=\"w1\".*<a href=\"#s2\">s0002</a>\\s*<a href=\"#s3\">s0003</a>", page);
        Assert.Matches("id=\"s2\"[^~]*<a href=\"#w1\">", page);
        Assert.Equal(3, page.Split("href=\"#w1\"").Length); // of two students
    }

    [Fact]
    public void What_asks_for_somebody_comes_first()
    {
        var rows = Enumerable.Range(1, 12).SelectMany(s => new[]
        {
            Row(s, "a", s < 5 ? Verdict.Wrong : Verdict.Correct, s < 5 ? 0 : 1, "2*t/z6", "c1"),
            s == 12 ? Row(s, "b", Verdict.Review, null) : Row(s, "b", s < 3 ? Verdict.Missing : Verdict.Correct, s < 3 ? 0 : 1),
        });

        var report = Report(rows);

        Assert.Equal(
        [
            ("awaiting", "1 answer waits for a person; 1 total is open until then"),
            ("risk", "2 students may need somebody to talk to"),
            ("w1", "4 students gave the same wrong answer to itakura-saito a"),
        ],
            ActionPoint.Of(report).Select(point => (point.Anchor, point.Sentence)));
        var page = ReportFile.Html(report);
        Assert.All(ActionPoint.Of(report), point => Assert.Contains($"id=\"{point.Anchor}\"", page, StringComparison.Ordinal));
        Assert.Equal("Nothing.", Assert.Single(System.Text.RegularExpressions.Regex.Matches(
            ReportFile.Html(Report([Row(1, "a", Verdict.Correct, 1)])), "asks for somebody</h2>\\s*<p>(.*?)</p>")
                .Select(match => match.Groups[1].Value)));
    }

    [Theory]
    [InlineData("itakura-saito", 0)]
    [InlineData("itakura-saito relu-sigmoid", 2)]
    public void One_of_several_problems_can_be_looked_at_alone(string problems, int rules)
    {
        var page = ReportFile.Html(Report(problems.Split(' ').Select(
            problem => Row(1, "a", Verdict.Correct, 1) with { Problem = problem, Part = problem == "relu-sigmoid" ? "loss" : "a" })));

        Assert.Equal(rules, page.Split(":checked) .of:not(").Length - 1);
    }

    [Fact]
    public void A_class_without_anybody_has_a_page() =>
        Assert.Contains("0 students, 0 answers", ReportFile.Html(Report([])), StringComparison.Ordinal);

    [Fact]
    public void The_page_needs_nothing_from_elsewhere()
    {
        var page = ReportFile.Html(
            Report([Row(1, "a", Verdict.Wrong, 0, "z6", "c"), Row(2, "b", Verdict.Review, null, "</style><script>x</script>")]));

        foreach (var word in new[] { "src=", "@import", "url(", "http:", "https:", "<link" })
            Assert.DoesNotContain(
                word, page.Replace("http://www.w3.org", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        var policy = System.Net.WebUtility.HtmlDecode(page.Split("Content-Security-Policy\" content=\"")[1].Split('"')[0]);
        Assert.Equal(
            $"default-src 'none'; style-src {Hash(page, "style")}; script-src {Hash(page, "script")}; base-uri 'none'; form-action 'none'",
            policy);
        Assert.Contains("@media print", page, StringComparison.Ordinal);
    }

    // Of the only element of its kind.
    private static string Hash(string page, string element)
    {
        var content = Assert.Single(page.Split($"<{element}>").Skip(1)).Split($"</{element}>")[0];
        return $"'sha256-{Convert.ToBase64String(System.Security.Cryptography.SHA256.HashData(System.Text.Encoding.UTF8.GetBytes(content)))}'";
    }
}

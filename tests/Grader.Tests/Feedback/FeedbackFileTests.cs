using System.Diagnostics;
using System.Net;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Grader.Commands;
using Grader.Feedback;
using Grading;
using Grading.Reports;
using Grading.Reports.Steps;
using Grading.Submissions;
using Grading.Verdicts;

namespace Grader.Tests.Feedback;

/// <summary>What a student reads.</summary>
public sealed partial class FeedbackFileTests
{
    private static readonly ResultRow Wrong = new(
        "2026-0112", "itakura-saito", "d", "2(z6²–t)/z6³", "2*(z6^2 - t)/z6^3", Verdict.Wrong, 0, 1, 0, "lateral", "LATERAL",
        "Follow every arrow?", "z6=1.15891 sigma=logistic -> 0.175168", "w1", "", "2026-0112.md:3");

    private static string Html(params ResultRow[] rows) => Html([], rows);

    private static string Html(StepRow[] steps, params ResultRow[] rows) =>
        FeedbackFile.Form("Homework 3", Class.Problems).Text(new(rows[0].Student, [.. rows]), [.. steps]);

    // As one reads it.
    private static string Text(string html) =>
        WebUtility.HtmlDecode(Blanks().Replace(Tags().Replace(html[html.IndexOf("<body", StringComparison.Ordinal)..], " "), " "));

    [Fact]
    public void An_answer_has_its_reading_its_verdict_in_words_its_hint_and_a_point()
    {
        var html = Html(Wrong);

        Assert.Matches("<math.*<mfrac>", html);
        var text = Text(html);
        foreach (var said in new[]
        {
            "Homework 3", "2026-0112", "0 of 1 points", "Your answer 2(z6²–t)/z6³", "Not right", "Follow every arrow?",
            "At z6 = 1.16 yours gives 0.175.",
        })
            Assert.Contains(said, text, StringComparison.Ordinal);
        Assert.Contains(
            "At z6 = 1.16, sigma = logistic yours", Text(Html(Wrong with { Reading = "2*sigma'(z3)" })), StringComparison.Ordinal);
        Assert.DoesNotContain("right is", text, StringComparison.Ordinal);
        Assert.Contains(
            "; right is 0.136.", Text(Html(Wrong with { Witness = Wrong.Witness + ", right is 0.136384" })), StringComparison.Ordinal);
    }

    // Also where two problems have a part of the same name.
    [Fact]
    public void Every_section_has_a_name_of_its_own()
    {
        var html = Html(Wrong, Wrong with { Part = "a" }, Wrong with { Problem = "relu-sigmoid", Part = "loss" },
            Wrong with { Problem = "relu-sigmoid", Part = "a" });

        var names = Labelled().Matches(html).Select(match => match.Groups[1].Value).ToArray();
        Assert.Equal(5, names.Length);
        Assert.Equal(names, names.Distinct());
        Assert.All(names.SelectMany(name => name.Split(' ')), id => Assert.Equal(2, html.Split($" id=\"{id}\"").Length));
    }

    [Fact]
    public void What_a_person_did_is_said_and_never_who()
    {
        var text = Text(Html(
            Wrong with { Credit = 0.5m, Score = 0.5m, Reason = "lateral overridden:0", Comment = "One route is missing." },
            Wrong with { Part = "a", Verdict = Verdict.Correct, Reason = "read-as:comma", Credit = 1, Score = 1 },
            Wrong with { Part = "b", Verdict = Verdict.Review, Credit = null, Score = null }));

        Assert.Contains("One route is missing. Decided by a person.", text, StringComparison.Ordinal);
        Assert.Contains("A person said how it is meant.", text, StringComparison.Ordinal);
        Assert.Contains("A person has to look at it", text, StringComparison.Ordinal);
        Assert.Contains("Not final: a person has yet to look at some parts.", text, StringComparison.Ordinal);
        Assert.DoesNotContain("overridden", text, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_of_a_derivation_have_their_marks_as_signs_and_in_words()
    {
        var html = Html(
            [
                Step("4", @"\frac{\partial L}{\partial z_6}", @"2\frac{z_6^2 - t}{z_6^2}", "false", mistake: "LATERAL"),
                Step("5", @"2\frac{z_6^2 - t}{z_6^2}", "2 - 2t/z6^2", "true"), Step("7", "x6", "<b>", "unread", "undecided"),
            ],
            Wrong with { Source = "2026-0112.md:4" });

        var text = Text(html);
        Assert.Contains("Your derivation, line by line", text, StringComparison.Ordinal);
        Assert.Contains("4 ✗ does not hold", text, StringComparison.Ordinal);
        Assert.Contains("5 ✓ holds =", text, StringComparison.Ordinal); // the chain goes on: its left side is not repeated
        Assert.Contains("7 ? could not be read or told", text, StringComparison.Ordinal);
        Assert.Contains("<details open", html, StringComparison.Ordinal);
        Assert.DoesNotContain("<b>", html[html.IndexOf("details", StringComparison.Ordinal)..]
            .Replace("<b>0</b>", "", StringComparison.Ordinal), StringComparison.Ordinal);
    }

    [Fact]
    public void Nothing_runs_nothing_is_loaded_and_nothing_that_a_student_wrote_is_rendered()
    {
        const string evil = "<script>alert(1)</script><img src=//x><style>*{}</style>";
        var wrong = Wrong with { Student = evil, Problem = evil, Part = evil, Answer = evil, Reading = evil };
        wrong = wrong with { Hint = evil, Witness = evil, Comment = evil };
        var html = Html(
            [Step("1", evil, @"\text{" + evil + "}", "true", evil)],
            wrong,
            Wrong with { Student = evil, Witness = $"{evil}=1 -> {evil}" });

        foreach (var word in new[] { "<script", "<img", "src=", "@import", "url(", "http:", "https:", "<link" })
            Assert.DoesNotContain(word, html.Replace("&lt;", "", StringComparison.Ordinal).Replace("src=//x", "", StringComparison.Ordinal),
                StringComparison.OrdinalIgnoreCase);
        var style = Assert.Single(Styles().Matches(html)).Groups[1].Value;
        var policy = WebUtility.HtmlDecode(Policies().Match(html).Groups[1].Value);
        var hash = Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(style)));
        Assert.Equal($"default-src 'none'; style-src 'sha256-{hash}'; base-uri 'none'; form-action 'none'", policy);
        Assert.DoesNotContain("style=\"", html, StringComparison.Ordinal);
        Assert.Contains("@media print", style, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("submissions-sample", 16)]
    [InlineData("examples/documents", 5)]
    public void No_file_of_a_class_is_over_thirty_kilobytes(string folder, int least)
    {
        var typeset = 0;
        var form = FeedbackFile.Form("Homework 3", Class.Problems);
        foreach (var handedIn in IntakeReader.Open(Path.Combine(Class.Repository, folder), Class.Catalogue, null).Submissions)
        {
            var (submission, documents) = Class.Batch.Taken(handedIn);
            var rows = Class.Batch.Grade(submission).Select(ResultRow.Of);
            var html = form.Text(new(submission.Student, [.. rows]), StepRows.Of(submission.Student, documents));
            Assert.InRange(Encoding.UTF8.GetByteCount(html), 9_000, FeedbackFile.MostBytes);
            typeset += html.Contains("role=\"math\"", StringComparison.Ordinal) ? 1 : 0;
        }
        Assert.InRange(typeset, least, 17);
    }

    // What would be too much is as it was typed: lines first, then readings.
    [Theory]
    [InlineData(1, 5, true, true, true)]
    [InlineData(2, 40, true, false, true)]
    [InlineData(2, 400, true, false, false)]
    [InlineData(90, 5, false, false, false)]
    public void A_long_file_has_its_formulas_as_they_were_typed(int parts, int lines, bool hasReadings, bool hasFormulas, bool hasEveryLine)
    {
        var rows = Enumerable.Range(1, parts).Select(part => Wrong with { Part = $"p{part}" }).Append(Wrong with { Source = "x:1" });
        var steps = Enumerable.Range(1, lines)
            .Select(line => Step($"{line}", @"\frac{\partial L}{\partial z_6}", @"2\frac{z_6^2 - t}{z_6^2}", "true"));

        var html = Html([.. steps], [.. rows]);

        Assert.Equal(hasReadings, html.Contains("role=\"math\"", StringComparison.Ordinal));
        Assert.Equal(hasFormulas, html.Contains("<math><mo>=</mo></math>", StringComparison.Ordinal));
        Assert.Equal(hasEveryLine, html.Contains("<li class=\"true\">", StringComparison.Ordinal));
        Assert.Equal(!hasEveryLine, html.Contains($"{lines} lines that hold are left out here", StringComparison.Ordinal));
    }

    // Against something of the same run: on any machine it is the smaller part.
    [Fact]
    public void Three_hundred_files_take_less_than_half_of_the_time_of_grading_as_many()
    {
        var submissions =
            IntakeReader.Open(Path.Combine(Class.Repository, "submissions-sample"), Class.Catalogue, null).Submissions.ToArray();
        var students =
            submissions.Select(one => new StudentResults(one.Student, [.. Class.Batch.Grade(one).Select(ResultRow.Of)])).ToArray();
        var form = FeedbackFile.Form("Homework 3", Class.Problems);
        form.Text(students[0], []);

        var feedback = Least(() => Take(300, i => form.Text(students[i % students.Length], []).Length));
        var grading = Least(() => Grade(new(Class.Problems, new()), submissions));

        var asMany = grading * 300 / submissions.Length;
        Assert.True(feedback < asMany / 2, $"{feedback} and {asMany}");
    }

    private static void Take(int count, Func<int, int> each)
    {
        for (var i = 0; i < count; i++) Assert.NotEqual(0, each(i));
    }

    // anew: what was graded once is known
    private static void Grade(Batch batch, Submission[] submissions) => Take(submissions.Length, i => batch.Grade(submissions[i]).Length);

    private static TimeSpan Least(Action action) => Enumerable.Range(0, 2).Select(_ =>
    {
        var watch = Stopwatch.StartNew();
        action();
        return watch.Elapsed;
    }).Min();

    private static StepRow Step(string line, string left, string right, string verdict, string reason = "", string mistake = "") => new(
        "2026-0112", "itakura-saito", "d", line, left, right, verdict, reason, mistake, "", "", "d1", $"2026-0112.md:{line}");

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tags();

    [GeneratedRegex(@"\s+")]
    private static partial Regex Blanks();

    [GeneratedRegex("<style>(.*?)</style>", RegexOptions.Singleline)]
    private static partial Regex Styles();

    [GeneratedRegex("<section[^>]* aria-labelledby=\"([^\"]*)\"")]
    private static partial Regex Labelled();

    [GeneratedRegex("Content-Security-Policy\" content=\"([^\"]*)\"")]
    private static partial Regex Policies();
}

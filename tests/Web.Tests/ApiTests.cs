using System.Net;
using System.Text.Json;
using Grader.Web;
using Grading;
using Grading.Problems;
using Grading.Submissions;
using Grading.Verdicts;

namespace Web.Tests;

public sealed class ApiTests(OpenSite open) : IClassFixture<OpenSite>
{
    private readonly Site _site = open.Site;

    [Fact]
    public async Task Every_sample_answer_of_every_problem_has_the_verdict_of_grader_check()
    {
        var batch = new Batch(Site.Problems, new());
        foreach (var problem in Site.Problems)
        {
            foreach (var part in problem.Parts.Where(part => part.Question is not Question.Script))
            {
                foreach (var answer in part.Right.Concat(part.Slips).Concat(part.Conditional))
                {
                    var expected = batch.Grade(new Submission("s1", [new(problem.Id, part.Id, answer, IsScript: false, new("", 1))], []))
                        .Single(result => result.Part == part.Id).Outcome;

                    var (status, body) = await _site.Check(problem.Id, part.Id, answer);

                    Assert.Equal(HttpStatusCode.OK, status);
                    Assert.Equal((expected.Verdict.Word(), expected.Reading, expected.Hint),
                        (body.GetProperty("verdict").GetString(), Text(body, "reading"), Text(body, "sentence")));
                }
            }
        }
    }

    [Fact]
    public async Task Every_answer_of_the_sample_class_has_the_verdict_of_grader_check()
    {
        var catalogue =
            new ProblemCatalogue(
                [.. Site.Problems.Select(problem => new CatalogueProblem(problem.Id, [.. problem.Parts.Select(part => part.Id)]))]);
        var batch = new Batch(Site.Problems, new());
        var count = 0;
        foreach (var submission in IntakeReader.Open(Path.Combine(AppContext.BaseDirectory, "submissions-sample"), catalogue).Submissions)
        {
            foreach (var result in batch.Grade(submission)
                .Where(result => result.Answer is { IsScript: false, Text.Length: > 0 }
                    && result.Outcome.Reason.Word is not ("answered-twice" or "file") && Part(result) is { Question: not Question.Script }))
            {
                var others = submission.Answers.Where(answer => answer.Problem == result.Problem && answer.Part != result.Part)
                    .DistinctBy(answer => answer.Part).ToDictionary(answer => answer.Part, answer => answer.Text);

                var (_, body) = await _site.Check(result.Problem, result.Part, result.Answer!.Text, others);

                Assert.Equal($"{result.Student} {result.Part} {result.Outcome.Verdict.Word()}",
                    $"{result.Student} {result.Part} {body.GetProperty("verdict").GetString()}");
                count++;
            }
        }
        Assert.True(count > 100, $"only {count} answers were compared");
    }

    [Theory]
    [InlineData("itakura-saito", "a", "dL/dz6", "is left as it stands")]
    [InlineData("itakura-saito", "d", "delta6*w36", "")]
    [InlineData("relu-sigmoid", "loss", "1/2*(y - t)^2", "asks for a number")]
    [InlineData("relu-sigmoid", "loss", "1/2*(0.24 - t)^2", "")]
    public async Task What_is_left_to_work_out_is_told_while_an_answer_is_read(string problem, string part, string answer, string told)
    {
        var (_, body) = await _site.Read(problem, part, answer);

        Assert.Equal("read", Text(body, "status"));
        Assert.Contains(told, Text(body, "sentence"), StringComparison.Ordinal);
        Assert.Equal(told.Length == 0, Text(body, "sentence").Length == 0);
    }

    [Fact]
    public async Task Nothing_of_the_reference_leaves_the_server()
    {
        string[] known = ["verdict", "reading", "mathml", "sentence", "mark", "triesLeft", "tries"];
        var grading = Site.Problems.ToDictionary(problem => problem.Id, problem => new ProblemGrading(problem, new()));
        foreach (var problem in Site.Problems)
        {
            foreach (var part in problem.Parts.Where(part => part.Question is Question.Formula or Question.Number))
            {
                foreach (var slip in part.Slips)
                {
                    var outcome = grading[problem.Id][part.Id]!.Grade(slip);
                    var (_, body) = await _site.Check(problem.Id, part.Id, slip);

                    Assert.Empty(body.EnumerateObject().Select(property => property.Name).Except(known));
                    var text = body.GetRawText();
                    foreach (var secret in new[] { outcome.Truth, outcome.Witness, outcome.Cluster }.Where(secret => secret.Length > 4))
                        Assert.DoesNotContain(secret, text, StringComparison.Ordinal);
                }
            }
        }
    }

    [Theory]
    [InlineData("itakura-saito", "a", "2(z6^2 - t)/z_6³", "read", "2*(z6^2 - t)/z6^3", null)]
    [InlineData("itakura-saito", "c", "  b6 - k*detla6", "unreadable", "b6 - k", "detla6")]
    [InlineData("itakura-saito", "a", "2(z6^2 - t/z6^3", "unfinished", "2*(z6^2 - t/z6^3)", "(")]
    [InlineData("itakura-saito", "a", "```\n2*ζ6\n```", "unreadable", "2", "ζ6")]
    [InlineData("itakura-saito", "a", "   ", "empty", null, null)]
    [InlineData("relu-sigmoid", "loss", "0,288", "read", "0.288", null)]
    [InlineData("relu-sigmoid", "sigmoid-large-z", "b", "read", "(b) Its magnitude becomes small.", null)]
    [InlineData("relu-sigmoid", "sigmoid-large-z", "it depends", "unreadable", null, null)]
    [InlineData("nielsen-delta-rules", "hidden-delta-code", "double[] Delta(", "unreadable", null, null)]
    public async Task An_answer_is_read(string problem, string part, string answer, string status, string? reading, string? marked)
    {
        var (_, body) = await _site.Read(problem, part, answer);

        Assert.Equal((status, reading ?? ""), (body.GetProperty("status").GetString(), Text(body, "reading")));
        if (marked is not null)
            Assert.Equal(marked,
                answer.Substring(
                    body.GetProperty("mark").GetProperty("start").GetInt32(), body.GetProperty("mark").GetProperty("length").GetInt32()));
    }

    [Theory]
    [InlineData("itakura-saito", "a", "2(z6^2 - t)/z6", "read", "2*(z6^2 - t)/z6")]
    [InlineData("itakura-saito", "a", "2(z6^2 - t)/z", "unfinished", "2*(z6^2 - t)")]
    [InlineData("itakura-saito", "a", "\\frac{2t}", "unfinished", "2*t/□")]
    [InlineData("itakura-saito", "a", "2t - k*detla6", "unreadable", "2*t")]
    [InlineData("itakura-saito", "a", "d", "unfinished", null)]
    [InlineData("itakura-saito", "b", "w_4", "unfinished", null)]
    [InlineData("itakura-saito", "b", "2t*w_{4", "unfinished", "2*t")]
    [InlineData("itakura-saito", "a", "2t dL/", "unfinished", "2*t")]
    [InlineData("itakura-saito", "a", "\\hat{\\mathbf{", "unfinished", null)]
    [InlineData("itakura-saito", "a", "\\hat{\\mathbf} + 1", "unreadable", null)]
    [InlineData("itakura-saito", "a", "2t ∂L/∂", "unfinished", "2*t")]
    [InlineData("itakura-saito", "a", "\\partial L/\\partial", "unfinished", null)]
    [InlineData("itakura-saito", "a", "d L / d z", "unfinished", null)]
    [InlineData("relu-sigmoid", "loss", "1/2*(0.7", "unfinished", "1/2*0.7")]
    public async Task What_is_typed_is_read_so_far(string problem, string part, string answer, string status, string? reading)
    {
        var (_, body) = await _site.Read(problem, part, answer);

        Assert.Equal(status, body.GetProperty("status").GetString());
        Assert.Equal(reading, body.TryGetProperty("reading", out var read) ? read.GetString() : null);
        Assert.Equal(status == "read", !body.TryGetProperty("sentence", out _));
    }

    [Fact]
    public async Task A_reading_says_nothing_about_right_and_wrong()
    {
        foreach (var problem in Site.Problems)
        {
            foreach (var part in problem.Parts.Where(part => part.Question is not Question.Script))
            {
                foreach (var answer in part.Right.Concat(part.Slips))
                {
                    var (status, body) = await _site.Read(problem.Id, part.Id, answer);
                    Assert.Equal(HttpStatusCode.OK, status);
                    Assert.Empty(body.EnumerateObject().Select(property => property.Name)
                        .Except(["status", "reading", "mathml", "sentence", "mark"]));
                }
            }
        }
    }

    [Fact]
    public async Task Where_readings_are_shown_there_are_no_verdicts()
    {
        await using var site = await Site.Start(Shown.Reading);

        Assert.Equal(HttpStatusCode.Forbidden, (await site.Check("itakura-saito", "a", "2(z6^2 - t)/z6^3")).Status);
        Assert.Equal(HttpStatusCode.OK, (await site.Read("itakura-saito", "a", "2(z6^2 - t)/z6^3")).Status);
        var page = await site.Client.GetStringAsync("/problems/itakura-saito");
        Assert.DoesNotContain("check.a", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_later_answer_may_follow_from_an_earlier_mistake()
    {
        const string wrong = "2(t - z6^2)/z6^3";
        var (_, alone) = await _site.Check("itakura-saito", "c", $"b6 - k*{wrong}");
        var (_, followed) = await _site.Check("itakura-saito", "c", $"b6 - k*{wrong}", new() { ["a"] = wrong });

        Assert.Equal(("wrong", "follow-through"), (alone.GetProperty("verdict").GetString(), followed.GetProperty("verdict").GetString()));
    }

    [Theory]
    [InlineData("no-such-problem", "a")]
    [InlineData("itakura-saito", "z")]
    [InlineData("<b>", "\"><script>")]
    public async Task What_is_not_there_is_404(string problem, string part)
    {
        var (status, body) = await _site.Check(problem, part, "1");

        Assert.Equal(HttpStatusCode.NotFound, status);
        Assert.Equal("There is no such problem or part here.", body.GetProperty("detail").GetString());
    }

    [Fact]
    public async Task An_assignment_decides_what_there_is()
    {
        await using var site =
            await Site.Start(
                assignment: new()
                {
                    Title = "Homework 3",
                    Problems = [new("relu-sigmoid", System.Collections.Immutable.ImmutableSortedDictionary<string, decimal>.Empty)]
                });

        Assert.Contains("Homework 3", await site.Client.GetStringAsync("/"), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await site.Check("relu-sigmoid", "loss", "0.288")).Status);
        Assert.Equal(HttpStatusCode.NotFound, (await site.Check("itakura-saito", "a", "1")).Status);
    }

    [Fact]
    public async Task The_document_names_every_endpoint_and_every_field()
    {
        var document = JsonDocument.Parse(await _site.Client.GetStringAsync("/openapi.json")).RootElement;

        Assert.Equal(["/api/check", "/api/lines", "/api/open", "/api/read"],
            document.GetProperty("paths").EnumerateObject().Select(path => path.Name).Order(StringComparer.Ordinal));
        var schemas = document.GetProperty("components").GetProperty("schemas");
        Assert.Equal(["mark", "mathml", "reading", "sentence", "tries", "triesLeft", "verdict"],
            schemas.GetProperty("CheckReply").GetProperty("properties").EnumerateObject().Select(property => property.Name)
                .Order(StringComparer.Ordinal));
        Assert.Equal(["answer", "browser", "others", "part", "problem"],
            schemas.GetProperty("CheckRequest").GetProperty("properties").EnumerateObject().Select(property => property.Name)
                .Order(StringComparer.Ordinal));
        Assert.All(document.GetProperty("paths").EnumerateObject(),
            path => Assert.True(path.Value.GetProperty("post").GetProperty("responses").TryGetProperty("429", out _)));
    }

    [Fact]
    public async Task A_script_is_run_in_the_sandbox()
    {
        await using var site = await Site.Start(runsScripts: true);
        var part = Site.Problems.Single(problem => problem.Id == "nielsen-delta-rules").Parts
            .Single(part => part.Question is Question.Script);

        var (_, right) = await site.Check("nielsen-delta-rules", part.Id, part.Right[0]);
        var (_, wrong) =
            await site.Check(
                "nielsen-delta-rules", part.Id, "double[] Delta(double[][] w, double[] deltaNext, double[] z) => new double[z.Length];");
        var (_, forbidden) =
            await site.Check("nielsen-delta-rules", part.Id,
                "double[] Delta(double[][] w, double[] deltaNext, double[] z) { System.IO.File.ReadAllText(\"/etc/passwd\"); return z; }");

        Assert.Equal(("correct", "wrong", "unreadable"), (Verdict(right), Verdict(wrong), Verdict(forbidden)));
    }

    private static string? Verdict(JsonElement body) => body.GetProperty("verdict").GetString();

    private static Part? Part(Result result) =>
        Site.Problems.FirstOrDefault(problem => problem.Id == result.Problem)?.Parts.FirstOrDefault(part => part.Id == result.Part);

    private static string Text(JsonElement body, string property) => body.TryGetProperty(property, out var value) ? value.GetString()! : "";
}

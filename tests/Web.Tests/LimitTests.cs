using System.Net;
using System.Text;
using Grader.Web.Guarding;

namespace Web.Tests;

public sealed class LimitTests(OpenSite open) : IClassFixture<OpenSite>
{
    // for a machine with much else to do: what has no bound takes longer than anybody waits
    private static readonly TimeSpan Forever = TimeSpan.FromMinutes(2);

    private readonly Site _site = open.Site;

    public static TheoryData<string, string> HostileBodies
    {
        get
        {
            var bodies = new TheoryData<string, string>
            {
                { "", "application/json" },
                { "{", "application/json" },
                { "null", "application/json" },
                { "[]", "application/json" },
                { "\"text\"", "application/json" },
                { new string('[', 5000), "application/json" },
                { string.Concat(Enumerable.Repeat("{\"problem\":", 2000)), "application/json" },
                { "{\"problem\":\"itakura-saito\",\"part\":\"a\"}", "application/json" },
                { "{\"problem\":\"itakura-saito\",\"part\":\"a\",\"answer\":null}", "application/json" },
                { "{\"problem\":\"itakura-saito\",\"part\":\"a\",\"answer\":5}", "application/json" },
                { "{\"problem\":\"itakura-saito\",\"part\":\"a\",\"answer\":\"\\ud800\"}", "application/json" },
                { "{\"problem\":\"itakura-saito\",\"part\":\"a\",\"answer\":\"1\",\"answer\":\"2\"}", "application/json" },
                { "{\"problem\":\"itakura-saito\",\"part\":\"a\",\"answer\":\"1\",\"seed\":\"0\"}", "application/json" },
                { "{\"problem\":\"itakura-saito\",\"part\":\"a\",\"answer\":\"1\",\"others\":{\"b\":null}}", "application/json" },
                { "{\"problem\":\"itakura-saito\",\"part\":\"a\",\"answer\":\"" + new string('9', 100_000) + "\"}", "application/json" },
                { "<?xml version=\"1.0\"?><!DOCTYPE a [<!ENTITY b \"b\">]><a>&b;</a>", "application/json" },
                { "<script>alert(1)</script>", "text/html" },
                { "problem=itakura-saito&part=a&answer=1", "application/x-www-form-urlencoded" },
                { "{\"problem\":\"itakura-saito\",\"part\":\"a\",\"answer\":\"1\"}", "text/plain" },
            };
            return bodies;
        }
    }

    [Theory]
    [MemberData(nameof(HostileBodies))]
    public async Task A_hostile_body_is_refused(string body, string type)
    {
        foreach (var path in new[] { "/api/read", "/api/check", "/api/lines", "/api/open" })
        {
            var (status, answer) = await _site.Send(path, body, type);

            Assert.True(path == "/api/open" && body.Length > 60_000 || (int)status is >= 400 and < 500, $"{path}: {status} {answer}");
            Assert.DoesNotContain("<script", answer, StringComparison.Ordinal);
            Assert.DoesNotContain("   at ", answer, StringComparison.Ordinal);
        }
    }

    [Theory]
    [InlineData("not a form", "text/plain", 415)]
    [InlineData("not multipart", "multipart/form-data", 400)]
    [InlineData("--b\r\nContent-Disposition: form-data", "multipart/form-data; boundary=b", 400)]
    public async Task A_hostile_form_is_refused(string body, string type, int expected)
    {
        using var content = new ByteArrayContent(Encoding.UTF8.GetBytes(body));
        content.Headers.TryAddWithoutValidation("Content-Type", type);
        foreach (var path in new[] { "/sheet", "/problems/itakura-saito" })
        {
            using var response = await _site.Client.PostAsync(path, content);
            Assert.Equal(expected, (int)response.StatusCode);
        }
    }

    [Fact]
    public async Task A_form_of_many_fields_or_bytes_is_refused()
    {
        var many = string.Join('&', Enumerable.Range(0, 600).Select(i => $"f{i}=1"));
        Assert.Equal(HttpStatusCode.BadRequest, (await _site.Send("/sheet", many, "application/x-www-form-urlencoded")).Status);
        Assert.Equal(HttpStatusCode.RequestEntityTooLarge,
            (await _site.Send("/sheet", "a=" + new string('1', 600_000), "application/x-www-form-urlencoded")).Status);
    }

    [Theory]
    [InlineData("<script>alert(1)</script>")]
    [InlineData("\"><img src=x onerror=alert(1)>")]
    [InlineData("</textarea><b>")]
    [InlineData("\\text{<i>}")]
    public async Task What_is_typed_comes_back_encoded(string answer)
    {
        var (_, page) =
            await _site.Send("/problems/itakura-saito",
                $"itakura-saito.a={Uri.EscapeDataString(answer)}&do=check.a&student={Uri.EscapeDataString(answer)}",
                "application/x-www-form-urlencoded");

        Assert.Contains("unreadable", page, StringComparison.Ordinal);
        foreach (var markup in new[] { "<script>", "<img", "</textarea><b>", "<i>" })
            Assert.DoesNotContain(markup, page, StringComparison.Ordinal);
        foreach (var path in new[] { "/api/read", "/api/check" })
        {
            using var response = await _site.Client
                .PostAsync(path, System.Net.Http.Json.JsonContent.Create(new { problem = "itakura-saito", part = "a", answer }));
            Assert.DoesNotContain('<', await response.Content.ReadAsStringAsync());
            Assert.Equal("application/json", response.Content.Headers.ContentType!.MediaType);
        }
    }

    [Fact]
    public async Task Every_answer_has_the_security_headers()
    {
        foreach (var path in new[] { "/", "/problems/itakura-saito", "/page.js", "/openapi.json", "/nothing", "/api/read" })
        {
            using var response = await _site.Client.GetAsync(path);
            var policy = Assert.Single(response.Headers.GetValues("Content-Security-Policy"));
            Assert.StartsWith("default-src 'none'; script-src 'self'; style-src 'self';", policy, StringComparison.Ordinal);
            Assert.DoesNotContain("unsafe", policy, StringComparison.Ordinal);
            Assert.Equal("nosniff", Assert.Single(response.Headers.GetValues("X-Content-Type-Options")));
            Assert.False(response.Headers.Contains("Set-Cookie"));
            Assert.False(response.Headers.Contains("Server"));
        }
    }

    [Fact]
    public async Task Another_site_can_not_spend_a_visitors_tries()
    {
        using var request =
            new HttpRequestMessage(HttpMethod.Post,
                "/problems/relu-sigmoid")
            { Content = new FormUrlEncodedContent([new("relu-sigmoid.loss", "1"), new("do", "check")]) };
        request.Headers.Add("Sec-Fetch-Site", "cross-site");

        using var response = await _site.Client.SendAsync(request);

        Assert.Equal(HttpStatusCode.Forbidden, response.StatusCode);
    }

    [Fact]
    public async Task An_address_has_so_many_requests()
    {
        await using var site = await Site.Start(limits: new() { RequestBurst = 5, RequestsPerSecond = 1 });
        var statuses = new List<HttpStatusCode>();
        for (var i = 0; i < 8; i++)
        {
            using var response = await site.Client.GetAsync("/");
            statuses.Add(response.StatusCode);
            if (response.StatusCode == HttpStatusCode.TooManyRequests) Assert.NotNull(response.Headers.RetryAfter);
        }

        Assert.Equal(Enumerable.Repeat(HttpStatusCode.OK, 5), statuses.Take(5));
        Assert.Contains(HttpStatusCode.TooManyRequests, statuses);
    }

    [Fact]
    public async Task A_choice_has_two_tries_and_one_more_an_hour()
    {
        var clock = new SteppedClock();
        await using var site = await Site.Start(clock: clock);
        Task<(HttpStatusCode Status, System.Text.Json.JsonElement Body)> Try(string option) =>
            site.Check("relu-sigmoid", "sigmoid-large-z", option);

        Assert.Equal(1, (await Try("a")).Body.GetProperty("triesLeft").GetInt32());
        Assert.Equal(1, (await Try("a")).Body.GetProperty("triesLeft").GetInt32()); // told already
        Assert.Equal(0, (await Try("c")).Body.GetProperty("triesLeft").GetInt32());
        var (status, body) = await Try("b");
        Assert.Equal(HttpStatusCode.TooManyRequests, status);
        Assert.Contains("60 minutes", body.GetProperty("detail").GetString(), StringComparison.Ordinal);
        clock.Step(TimeSpan.FromMinutes(61));
        Assert.Equal("correct", (await Try("b")).Body.GetProperty("verdict").GetString());
        Assert.Equal("correct", (await Try("b")).Body.GetProperty("verdict").GetString()); // what is right costs nothing
    }

    [Fact]
    public async Task Numbers_can_not_be_guessed()
    {
        await using var site = await Site.Start();
        var told = 0;
        for (var i = 0; i < 40; i++)
            if ((await site.Check("relu-sigmoid", "dw1", $"{1 + i / 100.0}")).Status == HttpStatusCode.OK) told++;

        Assert.Equal(6, told);
        // nor in the place of a formula
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests],
            [(await site.Check("relu-sigmoid", "relu-positive", "2")).Status,
                (await site.Check("relu-sigmoid", "relu-positive", "-1")).Status,
                (await site.Check("relu-sigmoid", "relu-positive", "1")).Status]);
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.TooManyRequests],
            [(await site.Check("relu-sigmoid", "relu-negative", "2 + 0*z")).Status,
                (await site.Check("relu-sigmoid", "relu-negative", "z")).Status,
                (await site.Check("relu-sigmoid", "relu-negative", "0*z")).Status]);
        // what can't be read costs nothing
        Assert.Equal([HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.OK],
            [(await site.Check("relu-sigmoid", "sigmoid-large-z", "what?")).Status,
                (await site.Check("relu-sigmoid", "sigmoid-large-z", "who?")).Status,
                (await site.Check("relu-sigmoid", "sigmoid-large-z", "how?")).Status]);
    }

    [Fact]
    public void An_address_has_so_much_of_the_processor()
    {
        var clock = new SteppedClock();
        var budgets = new TimeBudgets(clock, burst: 10, share: 0.5);

        budgets.Spend("10.0.0.1", TimeSpan.FromSeconds(9));
        Assert.Null(budgets.Owed("10.0.0.1"));
        Assert.Equal((true, false, false),
            (budgets.HasUsed("10.0.0.1", 0.5), budgets.HasUsed("10.0.0.1", 0.95), budgets.HasUsed("10.0.0.2", 0.5)));
        budgets.Spend("10.0.0.1", TimeSpan.FromSeconds(3));
        Assert.Equal(TimeSpan.FromSeconds(4), budgets.Owed("10.0.0.1"));
        Assert.Null(budgets.Owed("10.0.0.2"));
        clock.Step(TimeSpan.FromSeconds(5));
        Assert.Null(budgets.Owed("10.0.0.1"));
    }

    [Fact]
    public async Task A_sum_of_too_many_terms_is_refused_at_once()
    {
        const string answer =
            "sum_m sum_n sum_o sum_p sum_q sum_r sum_s sum_t w_jm^(l+1)*w_nm^(l+1)*Delta_o^(l+1)*w_pq^(l+1)*w_rs^(l+1)*f'(z_t^l)";

        var (_, body) = await _site.Check("delta-rules", "hidden-delta", answer).WaitAsync(Forever);

        Assert.Equal("unreadable", body.GetProperty("verdict").GetString());
    }

    [Theory]
    [InlineData("e: x\n")]
    [InlineData("## itakura-saitoh\n")]
    [InlineData("## itakura-saito\na: x\n")]
    [InlineData("<!-- x\n")]
    [InlineData("```\n")]
    [InlineData("student: x\n")]
    [InlineData("weigth: 2*x\n")]
    [InlineData("problem: \n")]
    [InlineData("((((((((((((((((((((\n")]
    [InlineData("a")]
    public async Task A_hostile_sheet_is_opened_soon(string line)
    {
        var sheet = string.Concat(Enumerable.Repeat(line, 150_000 / line.Length)).Replace("\n", "\\n", StringComparison.Ordinal);
        var (status, _) = await _site.Send("/api/open", $"{{\"sheet\":\"{sheet}\"}}", "application/json").WaitAsync(Forever);

        Assert.Equal(HttpStatusCode.OK, status);
    }
}

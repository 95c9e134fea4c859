using System.Net;
using System.Text.Json;
using Grader.Web;
using Tests.Shared;

namespace Web.Tests.Derivations;

/// <summary>The lines of a derivation, as the API and the page without its script mark them.</summary>
public sealed class FieldLinesTests(OpenSite open) : IClassFixture<OpenSite>
{
    internal const string Derivation = """
        dL/dz3 = dL/dx3 sigma'(z3)
        dL/dx3 = dL/dz6 w36 + dL/dz4 w34
        So with dz6/dz4 = w46 sigma'(z4)
        dx3/dz3 = sigma'

        as asked:
        dL/dz3 = dL/dz6 sigma'(z3)(w36 + w34 w46 sigma'(z4))
        """;

    private readonly Site _site = open.Site;

    private static async Task<(HttpStatusCode Status, JsonElement Body)> Lines(Site site, string problem, string part, string derivation) =>
        await site.Post("/api/lines", new { problem, part, derivation });

    private static string Marks(JsonElement body) => string.Join(' ', body.GetProperty("lines").EnumerateArray()
        .Select(line => $"{line.GetProperty("line")}:{line.GetProperty("mark")}"));

    [Fact]
    public async Task Each_line_has_its_mark()
    {
        var (status, body) = await Lines(_site, "itakura-saito", "d", Derivation);

        Assert.Equal(HttpStatusCode.OK, status);
        Assert.Equal("1:true 2:false 3:true 4:unread 6:words 7:follows", Marks(body));
        Assert.Equal("2 of 5 lines hold. The first that does not is line 2.", body.GetProperty("sentence").GetString());
        var lines = body.GetProperty("lines").EnumerateArray().ToArray();
        Assert.Equal("dz6/dz4 = w46*sigma'(z4)", lines[2].GetProperty("reading").GetString());
        Assert.Equal(
            "\"sigma\" is a function: please write what it is taken of, in parentheses.", lines[3].GetProperty("sentence").GetString());
        Assert.Equal("Right, if line 2 were.", lines[5].GetProperty("sentence").GetString());
    }

    // Where no mistake is known that explains it; those that follow have no question of their own.
    [Fact]
    public async Task The_first_line_that_does_not_hold_is_asked_about()
    {
        var (_, body) = await Lines(_site, "itakura-saito", "a", "x6 = z6^2\nx6 = z6 + 17\nx6 = z6 + 18");

        var sentences = body.GetProperty("lines").EnumerateArray()
            .Select(line => line.TryGetProperty("sentence", out var sentence) ? $"{sentence}" : "");
        Assert.Equal(["", "The two sides are not equal. What leads from \"x6\" to \"z6 + 17\"?", ""], sentences);
    }

    // a chain over lines, a definition, an assumption, LaTeX
    [Theory]
    [InlineData("itakura-saito", "a", "x6 = z6^2\ndL/dz6 = 2/z6 - 2t/z6^3\n= 2(z6^2 - t)/z6^3", "1:true 2:true 3:true")]
    [InlineData("itakura-saito", "d", "sigma'(z3) = x3(1 - x3)", "1:only-if")]
    [InlineData("itakura-saito", "d", "s = w36 + w34 w46 sigma'(z4)\nq = s + w35 w56 sigma'(z5)\ndL/dz3 = dL/dz6 sigma'(z3) q",
        "1:definition 2:definition 3:true")]
    [InlineData("itakura-saito", "a", "$x_6 = z_6^2$\nand $\\frac{\\partial L}{\\partial z_6} = 2 z_6$", "1:true 2:false")]
    [InlineData("itakura-saito", "b", "w46 = w46 - k x4 dL/dz6", "1:true")]
    [InlineData("itakura-saito", "a", "nothing at all", "1:words")]
    public async Task Lines_are_read_as_those_of_a_document(string problem, string part, string derivation, string marks) =>
        Assert.Equal(marks, Marks((await Lines(_site, problem, part, derivation)).Body));

    private static string Said(JsonElement body) => body.GetProperty("sentence").GetString()!;

    [Fact]
    public async Task In_parts_with_tries_a_line_that_does_not_hold_costs_one_until_none_is_left()
    {
        await using var site = await Site.Start();
        const string derivation = "relu'(z) = 2\nrelu'(z) = 1\nrelu'(z) = 3\nrelu'(z) = 1\nrelu'(z) = 0";

        var (_, first) = await Lines(site, "relu-sigmoid", "relu-positive", derivation);

        // two tries: nothing behind the second tells anything, not even of what is right
        Assert.Equal("1:false 2:true 3:false 4:read 5:read", Marks(first));
        Assert.Equal("1 of 3 lines hold. The first that does not is line 1. The rest is only read: no try is left.", Said(first));
        Assert.Equal((0, "No wrong answer is left; one more every hour."),
            (first.GetProperty("triesLeft").GetInt32(), first.GetProperty("tries").GetString()));
        Assert.Equal("1:read", Marks((await Lines(site, "relu-sigmoid", "relu-positive", "relu'(z) = 5")).Body));
        // they are those of the answer
        Assert.Equal(HttpStatusCode.TooManyRequests, (await site.Check("relu-sigmoid", "relu-positive", "4")).Status);
    }

    [Fact]
    public async Task The_same_line_costs_once_and_what_holds_costs_nothing()
    {
        await using var site = await Site.Start();
        for (var i = 0; i < 3; i++)
        {
            var (_, body) = await Lines(site, "relu-sigmoid", "relu-positive", "relu'(z) = 1\nrelu'(z) = 2");
            Assert.Equal(("1:true 2:false", 1), (Marks(body), body.GetProperty("triesLeft").GetInt32()));
        }
    }

    // the same text is another claim where a name in it is
    [Fact]
    public async Task A_name_does_not_make_tries_free()
    {
        await using var site = await Site.Start();
        var told = 0;
        for (var i = 0; i < 12; i++)
        {
            var (_, body) = await Lines(site, "relu-sigmoid", "dw1", $"s = dC/dw1 - {1 + i / 100.0:0.00}\ns + s = 0");
            if (Marks(body) == "1:true 2:false") told++;
            else Assert.EndsWith("2:read", Marks(body), StringComparison.Ordinal);
        }

        Assert.Equal(6, told);
    }

    // several at once, and what halves all there are, would be more than a try
    [Theory]
    [InlineData("(dC/dw1 - 2.07)(dC/dw1 - 2.08) = 0")]
    [InlineData("[dC/dw1 > 2.5] = 1")]
    [InlineData("max(0, dC/dw1 - 2.5) = 0")]
    [InlineData("s = dC/dw1 - 2.5\ns = |s|")]
    [InlineData("1/(dC/dw1 - 3) = 2")]
    public async Task A_line_that_asks_for_more_than_one_number_is_only_read(string derivation)
    {
        await using var site = await Site.Start();

        var (_, body) = await Lines(site, "relu-sigmoid", "dw1", derivation);

        var last = body.GetProperty("lines").EnumerateArray().Last();
        Assert.True(last.GetProperty("mark").GetString() is "read" or "unread", Marks(body));
        Assert.Equal(6, body.GetProperty("triesLeft").GetInt32());
    }

    // lines without numbers may be as they like, and numbers may stand beside what is asked for
    [Theory]
    [InlineData("dC/dw1 = (y - t) y (1 - y) w2 x", "1:true")]
    [InlineData("C = 1/2 (y - t)^2", "1:true")]
    [InlineData("dC/dw1 = 2.080", "1:true")]
    [InlineData("dC/dw1 - 2.5 = 0", "1:false")]
    [InlineData("(dC/dw1)^2 = 4.5", "1:false")]
    [InlineData("s = (y - t) y (1 - y)\ndC/dw1 = s w2 x", "1:definition 2:true")]
    public async Task Other_lines_beside_numbers_are_marked(string derivation, string marks)
    {
        await using var site = await Site.Start();

        Assert.Equal(marks, Marks((await Lines(site, "relu-sigmoid", "dw1", derivation)).Body));
    }

    // All parts of a section that ask for formulas have the tries of its lines together.
    [Fact]
    public async Task Formulas_beside_numbers_share_the_tries_of_lines()
    {
        using var files = new Homework();
        files.Put("beside.yaml", Beside);
        var problems = Grading.Problems.ProblemReader.Read(Grading.Problems.ProblemReader.Outlines(files.Root));
        await using var site = await Site.Start(with: options => options with { Problems = [.. problems] });
        var (_, page) = await site.Send("/problems/beside", "do=read", "application/x-www-form-urlencoded");
        Assert.Contains("You are told of 6 lines that they do not hold, and of one more every 10 minutes.", page, StringComparison.Ordinal);

        var left = new List<int>();
        for (var i = 1; i <= 7; i++)
            left.Add((await Lines(site, "beside", i % 2 == 0 ? "a" : "b", $"y = {i}00")).Body.GetProperty("triesLeft").GetInt32());

        Assert.Equal([5, 4, 3, 2, 1, 0, 0], left);
        // answers have their own
        Assert.Equal(HttpStatusCode.OK, (await site.Check("beside", "value", "700")).Status);
    }

    private const string Beside = """
        id: beside
        title: Formulas beside a number
        statement: A product.
        symbols: { x: 3, w: 2 }
        model: |
          y = w*x
        parts:
          a: { question: 'The slope by w?', ask: dy/dw, right: [x], slips: [w] }
          b: { question: 'The slope by x?', ask: dy/dx, right: [w], slips: [x] }
          value: { question: 'The value?', ask: y, decimals: 0, right: ['6'], slips: ['5'] }
        """;

    [Fact]
    public async Task The_form_says_what_lines_cost_and_what_is_left()
    {
        await using var site = await Site.Start();
        var (_, before) = await site.Send("/problems/relu-sigmoid", "do=read", "application/x-www-form-urlencoded");
        var (_, after) = await site.Send("/problems/relu-sigmoid",
            "relu-sigmoid.relu-positive=relu'(z)+%3D+3&do=lines.relu-positive", "application/x-www-form-urlencoded");

        Assert.Contains("A line that does not hold costs one of these, too.", before, StringComparison.Ordinal);
        Assert.Contains("One more wrong answer is left, and one more every hour.", after, StringComparison.Ordinal);
        Assert.DoesNotContain("data-line-tries", (await site.Send("/problems/itakura-saito", "do=read",
            "application/x-www-form-urlencoded")).Body, StringComparison.Ordinal); // formulas may be tried at will
    }

    [Fact]
    public async Task No_value_leaves_the_server()
    {
        var (_, body) = await Lines(_site, "itakura-saito", "d", Derivation);

        Assert.DoesNotContain("->", body.GetRawText(), StringComparison.Ordinal);
        Assert.All(body.GetProperty("lines").EnumerateArray(), line => Assert.False(line.TryGetProperty("witness", out _)));
    }

    [Fact]
    public async Task Where_readings_are_shown_no_line_has_a_mark()
    {
        await using var site = await Site.Start(Shown.Reading);

        var (_, body) = await Lines(site, "itakura-saito", "d", Derivation);
        var (_, page) = await site.Send(
            "/problems/itakura-saito", $"itakura-saito.d={Uri.EscapeDataString(Derivation)}&do=lines.d",
                "application/x-www-form-urlencoded");

        Assert.Equal("1:read 2:read 3:read 4:unread 6:words 7:read", Marks(body));
        Assert.Equal("1 of the lines could not be read. They are not marked here.", body.GetProperty("sentence").GetString());
        Assert.DoesNotContain("<li class=\"true\"", page, StringComparison.Ordinal);
        Assert.Contains("<li class=\"read\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_a_text_without_end_a_hundred_lines_are_marked()
    {
        var (_, body) = await Lines(_site, "itakura-saito", "a", string.Concat(Enumerable.Repeat("x6 = z6^2\n", 1500)));

        Assert.Equal(100, body.GetProperty("lines").GetArrayLength());
        Assert.EndsWith("Only the first 100 lines were looked at: a derivation has at most 100 lines here.",
            body.GetProperty("sentence").GetString(), StringComparison.Ordinal);
        Assert.Equal(HttpStatusCode.OK, (await Lines(_site, "itakura-saito", "a", new string('1', 20_001))).Status);
    }

    [Fact]
    public async Task The_form_comes_back_with_the_marks_and_with_what_was_typed()
    {
        var (_, page) = await _site.Send("/problems/itakura-saito",
            $"itakura-saito.d={Uri.EscapeDataString(Derivation)}&itakura-saito.a=%3Cb%3E+%3D+1&do=lines.d",
                "application/x-www-form-urlencoded");

        Assert.Contains("<li class=\"false\"><span class=\"no\">2</span>", page, StringComparison.Ordinal);
        Assert.Contains("<code>dx3/dz3 = sigma&#39;</code>", page, StringComparison.Ordinal);
        Assert.Contains(">&lt;b&gt; = 1</textarea>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("badge", page, StringComparison.Ordinal);
    }
}

using System.Net;
using System.Text.Json;
using Grader.Web;

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
        Assert.Equal("\"sigma\" is a function: please write what it is taken of, in parentheses.", lines[3].GetProperty("sentence").GetString());
        Assert.Equal("Right, if line 2 were.", lines[5].GetProperty("sentence").GetString());
    }

    // a chain over lines, a definition, an assumption, LaTeX
    [Theory]
    [InlineData("itakura-saito", "a", "x6 = z6^2\ndL/dz6 = 2/z6 - 2t/z6^3\n= 2(z6^2 - t)/z6^3", "1:true 2:true 3:true")]
    [InlineData("itakura-saito", "d", "sigma'(z3) = x3(1 - x3)", "1:only-if")]
    [InlineData("itakura-saito", "d", "s = w36 + w34 w46 sigma'(z4)\nq = s + w35 w56 sigma'(z5)\ndL/dz3 = dL/dz6 sigma'(z3) q", "1:definition 2:definition 3:true")]
    [InlineData("itakura-saito", "a", "$x_6 = z_6^2$\nand $\\frac{\\partial L}{\\partial z_6} = 2 z_6$", "1:true 2:false")]
    [InlineData("itakura-saito", "b", "w46 = w46 - k x4 dL/dz6", "1:true")]
    [InlineData("itakura-saito", "a", "nothing at all", "1:words")]
    public async Task Lines_are_read_as_those_of_a_document(string problem, string part, string derivation, string marks) =>
        Assert.Equal(marks, Marks((await Lines(_site, problem, part, derivation)).Body));

    // whoever could ask whether 2.08 is the slope would need no tries
    [Theory]
    [InlineData("relu-sigmoid", "dw1", "dC/dw1 = 2.080", "1:read")]
    [InlineData("relu-sigmoid", "dw1", "dC/dw1 - 2 = 0", "1:read")]
    [InlineData("relu-sigmoid", "relu-positive", "relu'(z) = 1", "1:read")]
    public async Task Where_numbers_could_be_found_by_trying_lines_are_only_read(string problem, string part, string derivation, string marks) =>
        Assert.Equal(marks, Marks((await Lines(_site, problem, part, derivation)).Body));

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
            "/problems/itakura-saito", $"itakura-saito.d={Uri.EscapeDataString(Derivation)}&do=lines.d", "application/x-www-form-urlencoded");

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
            $"itakura-saito.d={Uri.EscapeDataString(Derivation)}&itakura-saito.a=%3Cb%3E+%3D+1&do=lines.d", "application/x-www-form-urlencoded");

        Assert.Contains("<li class=\"false\"><span class=\"no\">2</span>", page, StringComparison.Ordinal);
        Assert.Contains("<code>dx3/dz3 = sigma&#x27;</code>", page, StringComparison.Ordinal);
        Assert.Contains(">&lt;b&gt; = 1</textarea>", page, StringComparison.Ordinal);
        Assert.DoesNotContain("badge", page, StringComparison.Ordinal);
    }
}

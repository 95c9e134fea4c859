using System.Net;
using Grader.Web;
using Grader.Web.Watching;

namespace Web.Tests.Watching;

/// <summary>Problem files that somebody is writing: their pages are those of the files as they are, with what is wrong with them.</summary>
public sealed class WatchedFolderTests : IDisposable
{
    private const string Good = """
        id: line
        title: A line
        statement: With $y = w x$ and $L = y^2$.
        symbols:
          x, w: 1..2
        model: |
          y = w*x
          L = y^2
        parts:
          a: { question: 'Find $\partial L/\partial w$.', ask: dL/dw, right: ['2*y*x'] }
        """;

    private readonly string _folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    public WatchedFolderTests() => Write("line.yaml", Good);

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    [Fact]
    public async Task A_page_shows_the_file_as_it_is_and_its_faults_instead_of_ending()
    {
        await using var site = await Watched();
        Assert.Contains("<h1>A line</h1>", await site.Client.GetStringAsync("/problems/line"), StringComparison.Ordinal);

        Write("line.yaml", Good.Replace("ask: dL/dw", "ask: dL/dq", StringComparison.Ordinal));
        var broken = await site.Client.GetStringAsync("/problems/line");
        Assert.Contains("line.yaml:10", broken, StringComparison.Ordinal);
        Assert.Contains("http-equiv=\"refresh\"", broken, StringComparison.Ordinal);
        Assert.Contains("line.yaml:10", await site.Client.GetStringAsync("/"), StringComparison.Ordinal);

        Write("line.yaml", Good.Replace("A line", "A better line", StringComparison.Ordinal));
        Assert.Contains("<h1>A better line</h1>", await site.Client.GetStringAsync("/problems/line"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_yaml_at_all_is_shown_under_its_id()
    {
        Write("line.yaml", Good.Replace("title: A line", "title: A line: [", StringComparison.Ordinal));
        await using var site = await Watched();
        Assert.Contains("line.yaml:2", await site.Client.GetStringAsync("/problems/line"), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_new_file_has_a_page_and_one_that_is_gone_has_none()
    {
        await using var site = await Watched();
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(new Uri("/problems/other", UriKind.Relative))).StatusCode);
        Write("other.yaml", Good.Replace("id: line", "id: other", StringComparison.Ordinal));
        Assert.Contains("A line", await site.Client.GetStringAsync("/problems/other"), StringComparison.Ordinal);
        File.Delete(Path.Combine(_folder, "line.yaml"));
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(new Uri("/problems/line", UriKind.Relative))).StatusCode);
    }

    [Fact]
    public async Task A_page_tells_what_it_cannot_set_and_is_shown()
    {
        Write("line.yaml", Good.Replace("$y = w x$", @"$y = \wrong x$", StringComparison.Ordinal));
        await using var site = await Watched();
        var page = await site.Client.GetStringAsync("/problems/line");
        Assert.Contains("<code>line.yaml:3</code>", page, StringComparison.Ordinal);
        Assert.Contains("name=\"line.a\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_a_page_compares_changes_with_the_files_and_only_with_them()
    {
        await using var site = await Watched();
        var first = await site.Client.GetStringAsync("/watch");
        Assert.Equal(first, await site.Client.GetStringAsync("/watch"));
        Assert.Contains($"data-watch=\"{first}\"", await site.Client.GetStringAsync("/"), StringComparison.Ordinal);
        Write("line.yaml", Good + "\n");
        Assert.NotEqual(first, await site.Client.GetStringAsync("/watch"));
    }

    [Fact]
    public async Task Answers_are_checked_with_the_files_as_they_are()
    {
        await using var site = await Watched();
        async Task<string?> Verdict() => (await site.Post("/api/check", new { problem = "line", part = "a", answer = "2*y*x" }))
            .Body.GetProperty("verdict").GetString();
        Assert.Equal("correct", await Verdict());
        Write("line.yaml", Good.Replace("L = y^2\nparts", "L = y^3\nparts", StringComparison.Ordinal));
        Assert.Equal("wrong", await Verdict());
    }

    [Fact]
    public void Two_files_with_one_id_are_a_fault_of_the_second()
    {
        Write("other.yaml", Good);
        var read = new WatchedFolder(_folder, _ => new()).Read();
        var fault = Assert.Single(Assert.Single(read.Faults).Faults);
        Assert.Equal("other.yaml:1: id: The id \"line\" is also that of line.yaml.", $"{fault}");
        Assert.Single(read.Problems);
    }

    [Fact]
    public async Task Without_it_nothing_is_watched()
    {
        await using var site = await Site.Start();
        Assert.Equal(HttpStatusCode.NotFound, (await site.Client.GetAsync(new Uri("/watch", UriKind.Relative))).StatusCode);
        Assert.DoesNotContain("data-watch", await site.Client.GetStringAsync("/"), StringComparison.Ordinal);
    }

    private Task<Site> Watched() => Site.Start(with: options => options with
    {
        Problems = [],
        Watched = new(_folder, _ => new()),
        Limits = WebLimits.Uncounted,
    });

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(_folder, name), text);
}

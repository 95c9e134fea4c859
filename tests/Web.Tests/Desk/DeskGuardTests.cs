using System.Net;
using System.Text.RegularExpressions;
using Grading.Reports;
using Tests.Shared;

namespace Web.Tests.Desk;

/// <summary>Who comes in, and what of students is seen.</summary>
public sealed partial class DeskGuardTests : IDisposable
{
    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private async Task<DeskSite> Sample(bool showsNames = false)
    {
        DeskSite.Grade(_files, Path.Combine(AppContext.BaseDirectory, "submissions-sample"));
        return await DeskSite.Open(_files, options => options with { ShowsNames = showsNames });
    }

    // Every address that a page of the desk leads to, and those of forms.
    private static async Task<string[]> Routes(TaClient ta)
    {
        var item = (await ta.Items("/list"))[0];
        var student = Students().Match((await ta.Open("/students")).Page).Value;
        return
        [
            "GET /", $"GET {item}", $"GET {item}/each", $"GET {student}", "GET /students", "GET /list", "GET /progress",
            "GET /export", "GET /regrade",
            "GET /problems/itakura-saito", "GET /nowhere", "GET /base.css", "GET /page.css", "GET /desk.css", "GET /desk.js",
                "GET /icon.svg", "GET /math-font", "GET /math-font.css",
            "GET /export/overrides.csv", "GET /export/decided.csv", "GET /export/gradebook.csv", "GET /export/report.html",
            "GET /export/feedback.zip", $"POST {item}", "POST /undo", "POST /putback", "POST /read", "PUT /",
                "DELETE /export/overrides.csv",
        ];
    }

    private static async Task<(int Status, string Body)> Ask(HttpClient client, string route, params (string Name, string Value)[] headers)
    {
        using var request = new HttpRequestMessage(new(route.Split(' ')[0]), route.Split(' ')[1]);
        if (request.Method != HttpMethod.Get) request.Content = new FormUrlEncodedContent([]);
        foreach (var (name, value) in headers) request.Headers.TryAddWithoutValidation(name, value);
        using var reply = await client.SendAsync(request);
        return ((int)reply.StatusCode, await reply.Content.ReadAsStringAsync());
    }

    [Fact]
    public async Task Nobody_comes_in_without_a_link_by_another_name_or_from_another_page()
    {
        await using var desk = await Sample();
        var ta = await desk.Enter();
        var routes = await Routes(ta);
        foreach (var route in routes)
        {
            var (status, body) = await Ask(desk.Stranger(), route);
            Assert.Equal((403, true), (status, body.StartsWith("This desk opens with a link", StringComparison.Ordinal)));
            Assert.Equal(403, (await Ask(desk.Stranger(), route, ("Cookie", $"{CookieOf(desk)}={new string('0', 32)}"))).Status);
            Assert.Equal(400, (await Ask(ta.Http, route, ("Host", "evil.example"))).Status);
            Assert.Equal(403, (await Ask(ta.Http, route, ("Sec-Fetch-Site", "cross-site"))).Status);
            Assert.Equal(403, (await Ask(ta.Http, route, ("Sec-Fetch-Site", "same-site"))).Status);
            Assert.DoesNotContain("ta1", body, StringComparison.Ordinal);
            Assert.DoesNotContain("Homework", body, StringComparison.Ordinal);
        }
        Assert.Equal(403, (await Ask(desk.Stranger(), $"GET /in/{new string('0', 32)}")).Status);
        Assert.Equal(403, (await Ask(desk.Stranger(), "GET /in/")).Status);
        Assert.Empty(desk.Links.All.Where(link => link.Secret.Length != 32));
        Assert.False(File.Exists(desk.Options.Log.Path)); // nothing was written by any of these
    }

    private static string CookieOf(DeskSite desk) => $"desk-{TypedText.Digits(desk.Options.Links.Path)}";

    [Fact]
    public async Task Links_are_for_their_owner_alone_and_deleting_one_takes_it_back()
    {
        await using var desk = await Sample();
        var (one, two) = (await desk.Enter("ta1"), await desk.Enter("ta2"));
        var path = desk.Options.Links.Path;
        if (!OperatingSystem.IsWindows()) Assert.Equal(UnixFileMode.UserRead | UnixFileMode.UserWrite, File.GetUnixFileMode(path));

        File.WriteAllLines(path, File.ReadAllLines(path).Where(line => !line.StartsWith("ta2 ", StringComparison.Ordinal)));

        Assert.Equal(303, (await Ask(one.Http, "GET /")).Status);
        Assert.Equal(403, (await Ask(two.Http, "GET /")).Status);
        File.Delete(path);
        Assert.Equal(403, (await Ask(one.Http, "GET /")).Status);
    }

    [Fact]
    public async Task A_link_that_another_page_leads_to_goes_on_by_itself()
    {
        await using var desk = await Sample();

        var (status, page) = await Ask(desk.Stranger(), $"GET /in/{desk.Secret("ta1")}", ("Sec-Fetch-Site", "cross-site"));

        Assert.Equal(200, status);
        Assert.Contains("url=/", page, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_second_desk_with_the_same_links_has_the_same_secrets()
    {
        string secret;
        await using (var first = await Sample()) secret = first.Secret("ta1");
        await using var second = await DeskSite.Open(_files, options => options with { Tas = ["ta1", "ta3"] });

        Assert.Equal(secret, second.Secret("ta1"));
        Assert.Equal(32, second.Secret("ta3").Length);
    }

    // All pages that can be reached, with a decision in the log and without.
    [Fact]
    public async Task No_page_has_the_id_of_a_student_unless_names_are_shown()
    {
        await using var desk = await Sample();
        var ta = await desk.Enter();
        string[] students = [.. ResultsReader.Students(desk.Options.Results).Select(student => student.Student)];
        Assert.Equal(17, students.Length);
        var items = await ta.Items("/list");
        await ta.Decide(items[0], "0.5", "x");
        var (seen, waiting) = (new HashSet<string>(), new Queue<string>(["/", "/list", "/students", "/progress", "/export"]));
        while (waiting.TryDequeue(out var path))
        {
            if (!seen.Add(path)) continue;
            using var reply = await ta.Http.GetAsync(path);
            var page = WebUtility.HtmlDecode(await reply.Content.ReadAsStringAsync()) + reply.Headers.Location;
            Assert.All(students, student => Assert.DoesNotContain(student, page, StringComparison.OrdinalIgnoreCase));
            Assert.DoesNotContain("submissions-sample", page, StringComparison.Ordinal);
            foreach (Match link in Links().Matches(page))
            {
                var to = link.Groups[1].Value;
                var isNamed = to.Contains("names=1", StringComparison.Ordinal) || to.StartsWith("/export/", StringComparison.Ordinal);
                if (!isNamed) waiting.Enqueue(to);
            }
        }
        Assert.True(seen.Count > 200, $"only {seen.Count} pages");
        var named = (await ta.Open($"{items[0]}?names=1")).Page;
        Assert.Contains(students, student => named.Contains(student, StringComparison.Ordinal));
    }

    [Fact]
    public async Task A_student_is_found_by_id_and_by_code()
    {
        await using var desk = await Sample();
        var ta = await desk.Enter();

        var (path, page) = await ta.Open("/students?id=2026-0149");

        Assert.Matches("^/students/s-[0-9a-f]{3,}$", path);
        Assert.Contains("2,080", page, StringComparison.Ordinal);
        Assert.Equal(path, (await ta.Open($"/students?id={path["/students/".Length..]}")).Path);
        Assert.Contains("There is no such student", (await ta.Open("/students?id=nobody")).Page, StringComparison.Ordinal);
    }

    [GeneratedRegex("/students/s-[0-9a-f]+")]
    private static partial Regex Students();

    [GeneratedRegex("href=\"(/[^\"]*)\"")]
    private static partial Regex Links();
}

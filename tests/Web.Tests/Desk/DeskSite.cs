using System.Net;
using Grader.Desk;
using Grader.Desk.Guarding;
using Grading;
using Grading.Assignments;
using Grading.Reports;
using Grading.Reports.Places;
using Grading.Submissions;
using Microsoft.AspNetCore.Builder;
using Tests.Shared;

namespace Web.Tests.Desk;

/// <summary>A desk of its own on a free port, as <c>grader desk</c> starts it, over results in a folder that goes away.</summary>
internal sealed class DeskSite : IAsyncDisposable
{
    private readonly WebApplication _app;
    private readonly List<HttpClient> _clients = [];

    private DeskSite(WebApplication app, DeskOptions options, DeskLinks links) => (_app, Options, Links) = (app, options, links);

    public static ProblemCatalogue Catalogue { get; } = new([.. Site.Problems.Select(problem => new CatalogueProblem(problem.Id,
        [.. problem.Parts.Select(part => part.Id)]) { Names = problem.IsName })]);

    public DeskOptions Options { get; }

    public DeskLinks Links { get; }

    public string Url => _app.Urls.Single();

    public string Log => File.ReadAllText(Options.Log.Path);

    /// <summary>The rows of the log.</summary>
    public string[] Rows => File.Exists(Options.Log.Path) ? [.. Log.TrimEnd('\n').Split('\n').Skip(1)] : [];

    public static async Task<DeskSite> Start(Homework files, params (string Student, string Sheet)[] sheets)
    {
        foreach (var (student, sheet) in sheets) files.Put($"class/{student}.md", sheet);
        Grade(files, Path.Combine(files.Root, "class"));
        return await Open(files);
    }

    /// <summary>Grades a folder into the results of the desk.</summary>
    public static void Grade(Homework files, string folder)
    {
        var batch = new Batch(Site.Problems, new());
        var submissions = IntakeReader.Open(folder, Catalogue, null).Submissions;
        var rows = submissions.SelectMany(submission => batch.Grade(batch.Taken(submission).Submission)).Select(ResultRow.Of);
        ResultsCsv.Write(OutputPlace.Alone(Path.Combine(files.Root, "results.csv")), rows);
    }

    public static async Task<DeskSite> Open(Homework files, Func<DeskOptions, DeskOptions>? with = null)
    {
        var options = (with ?? (same => same))(new()
        {
            Results = Path.Combine(files.Root, "results.csv"),
            Log = OutputPlace.Alone(Path.Combine(files.Root, "overrides.csv")),
            Links = OutputPlace.Alone(Path.Combine(files.Root, "results.desk")),
            Texts = OutputPlace.Alone(Path.Combine(files.Root, "results.seen")),
            Problems = Site.Problems,
            Assignment = new Assignment { Title = "Homework 3" },
            Catalogue = Catalogue,
            Reload = () => (Site.Problems, new()),
            Tas = ["ta1", "ta2"],
            Url = "http://127.0.0.1:0",
        });
        var links = DeskLinks.Drawn(options.Links, options.Tas);
        links.Keep();
        var app = DeskServer.Build(options, links, Board.Open(options));
        await app.StartAsync();
        return new(app, options, links);
    }

    public string Secret(string ta) => Links.All.Single(link => link.Ta == ta).Secret;

    /// <summary>A browser without anything in it.</summary>
    public HttpClient Stranger()
    {
        var client = new HttpClient(new SocketsHttpHandler { AllowAutoRedirect = false, CookieContainer = new() })
        {
            BaseAddress = new(Url),
            Timeout = TimeSpan.FromSeconds(60),
        };
        _clients.Add(client);
        return client;
    }

    /// <summary>Somebody who has opened the link.</summary>
    public async Task<TaClient> Enter(string ta = "ta1")
    {
        var client = Stranger();
        using var reply = await client.GetAsync($"/in/{Secret(ta)}");
        Assert.Equal(HttpStatusCode.SeeOther, reply.StatusCode);
        return new(client);
    }

    public async ValueTask DisposeAsync()
    {
        foreach (var client in _clients) client.Dispose();
        await _app.StopAsync();
        await _app.DisposeAsync();
    }
}

using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Grader.Desk.Cases;
using Grader.Desk.Guarding;
using Grader.Desk.Pages;
using Grader.Web.Fonts;
using Grader.Web.Look;
using Grading.Problems;
using Grading.Reports.Decided;
using Grading.Submissions;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using static Formulas.Translating.Spoken;

namespace Grader.Desk;

/// <summary>The pages of the desk: links and forms; nothing is kept but the log.</summary>
internal sealed partial class DeskEndpoints
{
    private static readonly string[] Styles = ["base.css", "page.css", "desk.css"];
    private static readonly string[] Scripts = ["desk.js"];

    private readonly DeskOptions _options;
    private readonly DeskLinks _links;
    private readonly Board _board;
    private readonly ItemViews _views;
    private readonly Leases _leases;
    private (Snapshot Of, StudentCodes Codes)? _codes;

    private DeskEndpoints(DeskOptions options, DeskLinks links, Board board)
    {
        (_options, _links, _board) = (options, links, board);
        _views = new(options, board);
        _leases = new(options.Clock);
    }

    public static void Map(IEndpointRouteBuilder app, DeskOptions options, DeskLinks links, Board board)
    {
        var desk = new DeskEndpoints(options, links, board);
        foreach (var (name, asset) in PageAssets.All) app.MapGet($"/{name}", (HttpContext context) => PageAssets.Reply(context, asset));
        FontEndpoints.Map(app, options.Font);
        desk.MapPages(app);
        desk.MapForms(app);
    }

    private void MapPages(IEndpointRouteBuilder app)
    {
        Get(app, "/", Next);
        Get(app, "/students", Students);
        Get(app, "/list", context => Plain(context, OtherPages.List));
        Get(app, "/progress", context => Plain(context, OtherPages.Progress));
        Get(app, "/export", context => Plain(context, OtherPages.Export));
        Get(app, "/regrade", Regrade);
        app.MapGet("/export/{name}", (string name, HttpContext context) => Exported(context, name));
        app.MapGet("/items/{id}", (string id, HttpContext context) => ItemOr404(context, id, (desk, item) => Shown(context, desk, item)));
        app.MapGet("/items/{id}/each", (string id, HttpContext context) =>
            ItemOr404(context, id, (desk, item) => Page(context, desk, item.Id, OtherPages.Each(desk, item))));
        app.MapGet("/students/{code}", (string code, HttpContext context) => Student(context, code));
        app.MapGet("/problems/{id}", (string id, HttpContext context) => Problem(context, id));
        app.MapFallback((Delegate)((HttpContext context) => NotFound(context, View(context), DeskSentences.NoSuchPage)));
    }

    private void MapForms(IEndpointRouteBuilder app)
    {
        app.MapPost("/items/{id}", (string id, HttpContext context) => Posted(context, form => Decide(context, id, form)));
        Post(app, "/undo", (context, _) => After(context, _board.Undo(DeskGuard.TaOf(context))));
        Post(app, "/putback", (context, _) => After(context, _board.PutBack()));
        Post(app, "/read", (context, form) =>
            ItemOr404(context, form["item"].ToString(), (desk, item) => Read(context, desk, item, Typed(form, "means"))));
    }

    private static void Get(IEndpointRouteBuilder app, string path, Func<HttpContext, Task<IResult>> reply) =>
        app.MapGet(path, Executed(reply));

    private static void Post(IEndpointRouteBuilder app, string path, Func<HttpContext, IFormCollection, Task<IResult>> reply) =>
        app.MapPost(path, Executed(context => Posted(context, form => reply(context, form))));

    // Handlers that are values can't be looked at while compiling; they are run as they are.
    private static RequestDelegate Executed(Func<HttpContext, Task<IResult>> reply) =>
        async context => await (await reply(context)).ExecuteAsync(context);

    private Task<IResult> Plain(HttpContext context, Func<DeskView, RenderFragment> content)
    {
        var desk = View(context);
        return Page(context, desk, "", content(desk));
    }

    private Task<IResult> Problem(HttpContext context, string id)
    {
        var desk = View(context);
        return _options.Problems.FirstOrDefault(problem => problem.Id == id) is { } found
            ? Page(context, desk, "", OtherPages.Statement(desk, found))
            : NotFound(context, desk, DeskSentences.NoSuchPage);
    }

    private DeskView View(HttpContext context)
    {
        var (ta, now, filter) = (DeskGuard.TaOf(context), _board.Now(), FilterOf(context.Request.Query));
        var mine = History.Of(now.Log, ta);
        return new()
        {
            Options = _options,
            Now = now,
            Codes = CodesOf(now),
            Ta = ta,
            Filter = filter,
            Listed = Queue.Listed(now, filter),
            Others = _leases.Others(ta),
            Notices = Notices(),
            Missing = _board.Missing.Length,
            IsLogGone = _board.IsLogGone,
            CanUndo = mine.Count > 0,
            Receipt = context.Request.Query.ContainsKey("saved") ? Receipt(mine) : null,
        };
    }

    private ImmutableArray<string> Notices() =>
    [
        .. _board.HaveProblemsChanged ? new[] { DeskSentences.ProblemsChanged } : [],
        .. _board.HasOtherProblems ? new[] { DeskSentences.OtherProblems } : [],
        .. _board.Notices,
        .. _board.Broken is { } broken ? new[] { broken } : [],
    ];

    private string Receipt(Stack<Deed> mine)
    {
        if (!mine.TryPeek(out var deed)) return Say("Taken back.");
        var row = deed.Rows[^1].Row;
        return DeskSentences.Receipt(row, Path.GetFileName(_options.Log.Path));
    }

    // The codes of a class stay the same as long as its students do.
    private StudentCodes CodesOf(Snapshot now)
    {
        if (_codes is { } known && ReferenceEquals(known.Of.Class, now.Class)) return known.Codes;
        var codes = new StudentCodes(_links.Key, _options.ShowsNames, now.Class.Students.Select(student => student.Student));
        _codes = (now, codes);
        return codes;
    }

    private static Filter FilterOf(IQueryCollection query) => new(
        Enum.TryParse<ItemKind>(query["kind"].ToString(), ignoreCase: true, out var kind) ? kind : null,
        query["part"].ToString(),
        int.TryParse(query["min"].ToString(), NumberStyles.None, CultureInfo.InvariantCulture, out var least) ? least : 1,
        query["by"].ToString());

    private Task<IResult> Next(HttpContext context)
    {
        var desk = View(context);
        var skipped = desk.Now.Item(context.Request.Query["skip"].ToString());
        if (skipped is not null) _leases.Skip(desk.Ta, skipped.Id);
        return Following(desk, skipped) is { } next
            ? Found(desk.Address(next))
            : Page(context, desk, "", OtherPages.Done(desk));
    }

    private Item? Following(DeskView desk, Item? after) =>
        Queue.Next(desk.Now, desk.Listed, after, item => _leases.IsAside(desk.Ta, item.Id));

    private Task<IResult> Shown(HttpContext context, DeskView desk, Item item)
    {
        var query = context.Request.Query;
        var asked = new Asked(
            Choice.OneLine(query["means"].ToString()), query["other"].ToString(), query["comment"].ToString(), query.ContainsKey("names"),
            PageOf(query["next"].ToString()));
        _leases.Take(desk.Ta, item.Id);
        return Page(context, desk, item.Id, ItemPage.Content(desk, _views.Of(item, desk, asked)));
    }

    private Task<IResult> Decide(HttpContext context, string id, IFormCollection form)
    {
        var desk = View(context);
        if (desk.Now.Item(id) is not { } item) return NotFound(context, desk, DeskSentences.GroupGone);
        var next = PageOf(form["next"].ToString());
        if (ChoiceOf(form, ItemViews.FormerOf(item, desk.Now)) is not { } choice)
            return Found($"/items/{id}?comment={Uri.EscapeDataString(Typed(form, "comment"))}");
        if (Refusal(desk, item, form, choice) is { } sentence)
        {
            var kept = new Asked(Typed(form, "means"), Typed(form, "credit"), Typed(form, "comment"), Names: false, next);
            return Kept(context, desk, item, kept, sentence, StatusCodes.Status400BadRequest);
        }
        return _board.Decide(item, choice, desk.Ta, form["on"].ToString()) switch
        {
            Saved.Failed failed => Kept(
                context, desk, item, new(choice.Means, Typed(form, "credit"), choice.Comment, Names: false, next), failed.Sentence),
            Saved.Stale => Conflict(context, id, choice),
            _ => Decided(context, item, next),
        };
    }

    // The form as it was.
    private Task<IResult> Kept(
        HttpContext context, DeskView desk, Item item, Asked kept, string sentence, int status = StatusCodes.Status503ServiceUnavailable)
    {
        var view = _views.Of(item, desk, kept) with { Remarks = [$"{Say("Not saved.")} {sentence}"] };
        return Page(context, desk, item.Id, ItemPage.Content(desk, view), status);
    }

    // Why what was posted can't be decided; null where it can.
    private string? Refusal(DeskView desk, Item item, IFormCollection form, Choice choice)
    {
        if (form.ContainsKey(DecidingKey.Keep)) return null;
        var (credit, means) = (Typed(form, "credit"), Typed(form, "means"));
        if (credit.Length > 0 && means.Length > 0) return DeskSentences.OneOfTwo;
        if (credit.Length > 0 && credit != "auto" && choice.Credit is null) return DeskSentences.NoCredit;
        return means.Length > 0 ? _views.Unmarkable(item, desk, means) : null;
    }

    private Task<IResult> Conflict(HttpContext context, string id, Choice mine)
    {
        var desk = View(context);
        if (desk.Now.Item(id) is not { } item) return NotFound(context, desk, DeskSentences.GroupGone);
        var conflict = OtherPages.Conflict(desk, _views.Of(item, desk, new("", "", "", Names: false)), mine);
        return Page(context, desk, id, conflict, StatusCodes.Status409Conflict);
    }

    private Task<IResult> Decided(HttpContext context, Item item, string next)
    {
        if (next.Length > 0) return Found(WithReceipt(next));
        var desk = View(context);
        return Found(WithReceipt(desk.Address(Following(desk, item) is { } following ? $"/items/{following.Id}" : "/")));
    }

    // A page of this desk that leads to items; empty for anything else.
    private static string PageOf(string next) => Leading().IsMatch(next) ? next : "";

    [GeneratedRegex(@"\A/(?:students/[\w.@-]+|items/i[0-9a-f]+/each)\z")]
    private static partial Regex Leading();

    private static string Typed(IFormCollection form, string field) => Choice.OneLine(form[field].ToString());

    // Null where no key was pressed: Enter in the comment.
    private static Choice? ChoiceOf(IFormCollection form, Decision? former)
    {
        var (credit, means, comment) = (Typed(form, "credit"), Typed(form, "means"), Typed(form, "comment"));
        if (form.ContainsKey(DecidingKey.Keep)) return former is null ? null : new(former.Credit, former.Means, comment);
        if (means.Length > 0 && credit.Length == 0) return new(null, means, comment);
        if (credit == "auto") return Choice.Auto;
        return credit.Length == 0 ? null : new(Choice.CreditOf(credit), means, comment);
    }

    private Task<IResult> After(HttpContext context, Saved saved)
    {
        var desk = View(context);
        return saved switch
        {
            Saved.Failed failed => Page(
                context, desk, "", OtherPages.Said(Say("Not saved"), failed.Sentence), StatusCodes.Status503ServiceUnavailable),
            Saved.Stale => Page(
                context, desk, "", OtherPages.Said(Say("Not taken back"), DeskSentences.UndoStale), StatusCodes.Status409Conflict),
            _ => Found(WithReceipt(desk.Address(Following(desk, null) is { } next ? $"/items/{next.Id}" : "/"))),
        };
    }

    private static string WithReceipt(string address) =>
        $"{address}{(address.Contains('?', StringComparison.Ordinal) ? '&' : '?')}saved=1";

    private Task<IResult> Read(HttpContext context, DeskView desk, Item item, string means)
    {
        if (means.Length == 0) return Task.FromResult(Results.Text("", "text/html"));
        var effect = DeskSentences.Effect(_views.EffectOf(item, desk, Choice.Meaning(means)));
        RenderFragment piece = builder =>
        {
            builder.AddContent(0, _views.MeantReading(item, desk, means));
            builder.AddContent(1, $" ({effect})");
        };
        return PageHtml.Reply<Bare>(context, new() { [nameof(Bare.ChildContent)] = piece });
    }

    private Task<IResult> Students(HttpContext context)
    {
        var (desk, asked) = (View(context), context.Request.Query["id"].ToString().Trim());
        var found = desk.Now.Class.Student(asked) is not null ? desk.Codes.Code(asked)
            : desk.Codes.Student(asked) is not null ? asked
            : null;
        return found is not null ? Found($"/students/{found}") : Page(context, desk, "", OtherPages.Students(desk, asked));
    }

    private Task<IResult> Student(HttpContext context, string code)
    {
        var desk = View(context);
        return desk.Codes.Student(code) is { } id && desk.Now.Class.Student(id) is { } student
            ? Page(context, desk, "", OtherPages.Student(desk, student))
            : NotFound(context, desk, DeskSentences.NoSuchPage);
    }

    private Task<IResult> Regrade(HttpContext context)
    {
        var desk = View(context);
        try
        {
            var lines = Regrading.Lines(_options, desk.Now);
            return Page(context, desk, "", OtherPages.Regrade([.. lines.Select(line => Masked(line, desk.Codes))]));
        }
        catch (Exception e) when (e is ProblemFileException or UnusableFileException)
        {
            return Page(context, desk, "", OtherPages.Said(Say("The problem files can’t be used"), e.Message));
        }
    }

    // A line begins with the student.
    private static string Masked(string line, StudentCodes codes) =>
        line.Split("  ", 2) is [var student, var rest] ? $"{codes.Shown(student)}  {rest}" : line;

    private Task<IResult> Exported(HttpContext context, string name)
    {
        var desk = View(context);
        if (Exports.Of(name, _options, desk.Now) is not { } export) return NotFound(context, desk, DeskSentences.NoSuchPage);
        context.Response.Headers.ContentDisposition = $"attachment; filename=\"{export.Name}\"";
        return Task.FromResult(Results.Bytes(export.Content, export.Type));
    }

    private Task<IResult> ItemOr404(HttpContext context, string id, Func<DeskView, Item, Task<IResult>> reply)
    {
        var desk = View(context);
        return desk.Now.Item(id) is { } item ? reply(desk, item) : NotFound(context, desk, DeskSentences.GroupGone);
    }

    private static async Task<IResult> Posted(HttpContext context, Func<IFormCollection, Task<IResult>> reply)
    {
        if (!context.Request.HasFormContentType) return Unreadable(StatusCodes.Status415UnsupportedMediaType);
        IFormCollection form;
        try
        {
            form = await context.Request.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or InvalidOperationException) // no form, or a NUL in it
        {
            return Unreadable(StatusCodes.Status400BadRequest);
        }
        return await reply(form);

        static IResult Unreadable(int status) => Results.Text(DeskSentences.UnreadableRequest, statusCode: status);
    }

    // A page of its own for what was posted.
    private static Task<IResult> Found(string address) => Task.FromResult<IResult>(new SeeOther(address));

    private sealed class SeeOther(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }

    private static Task<IResult> NotFound(HttpContext context, DeskView desk, string sentence) =>
        Page(context, desk, "", OtherPages.Said(Say("Not here"), sentence), StatusCodes.Status404NotFound);

    private static Task<IResult> Page(HttpContext context, DeskView desk, string current, RenderFragment content, int status = 200) =>
        PageHtml.Reply(context, new()
        {
            [nameof(Shell.Title)] = $"{desk.Options.Title}: {Say("the desk")}",
            [nameof(Shell.Kind)] = "desk",
            [nameof(Shell.Font)] = desk.Options.Font.Value?.Version,
            [nameof(Shell.Styles)] = Styles,
            [nameof(Shell.Scripts)] = Scripts,
            [nameof(Shell.ChildContent)] = DeskFrame.Around(desk, current, content),
        }, status);
}

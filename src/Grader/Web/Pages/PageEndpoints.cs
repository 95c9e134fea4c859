using System.Text;
using Grader.Web.Fonts;
using Grader.Web.Guarding;
using Grader.Web.Look;
using Grading.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;

namespace Grader.Web.Pages;

/// <summary>
/// The pages, which work without the script, too: a form that comes back with readings and verdicts, and the sheet as a file.
/// </summary>
internal static class PageEndpoints
{
    private static readonly string[] Styles = ["base.css", "page.css"];

    // in their order: each uses those before it
    private static readonly string[] Scripts = ["kept.js", "names.js", "page.js", "sheet.js"];

    public static void Map(IEndpointRouteBuilder app, ServeOptions options)
    {
        var pages = app.MapGroup("").ExcludeFromDescription();
        foreach (var (name, asset) in PageAssets.All) pages.MapGet($"/{name}", (HttpContext context) => PageAssets.Reply(context, asset));
        FontEndpoints.Map(pages, options.Font);
        pages.MapGet("/", (PageViews views, HttpContext context) => Html(context, views, views.Title, ListPage.Content(views)));
        pages.MapGet("/problems/{id}", (string id, PageViews views, HttpContext context) =>
            views.Problem(id) is { } view ? Html(context, views, view, new())
            : views.FaultsOf(id) is { IsEmpty: false } faults ? Html(context, views, id, ListPage.Broken(views, id, faults))
            : NotFound(context, views));
        if (options.Watched is not null) pages.MapGet("/watch", (PageViews views) => Results.Text(views.Stamp ?? ""));
        pages.MapPost("/problems/{id}", (string id, PageViews views, SelfCheck check, HttpContext context) =>
            views.Problem(id) is { } view ? Post(context, views, view, check, options.Limits) : NotFound(context, views));
        pages.MapGet("/{**path}", (PageViews views, HttpContext context) => NotFound(context, views));
        pages.MapPost("/sheet", (SelfCheck check, HttpContext context) => Sheet(context, check, options.Limits));
    }

    private static Task<IResult> NotFound(HttpContext context, PageViews views)
    {
        context.Response.StatusCode = StatusCodes.Status404NotFound;
        return context.Request.Path.StartsWithSegments("/api", StringComparison.Ordinal)
            ? Task.FromResult(Results.Text(PageSentences.NoSuchPage, statusCode: 404))
            : Html(context, views, PageSentences.NoSuchPageTitle, ListPage.NotFound(views));
    }

    private static async Task<IResult> Post(HttpContext context, PageViews views, ProblemView view, SelfCheck check, WebLimits limits)
    {
        if (await PostedForm.Read(context, limits) is not { } form) return Results.Text(PageSentences.UnreadableRequest, statusCode: 415);
        var asked = form["do"].ToString();
        var posted = asked == "open" ? await Opened(context, form, view.Problem, check) : PostedForm.Of(form, view.Problem);
        posted = posted with { Browser = form["browser"].ToString() };
        foreach (var part in view.Problem.Parts)
        {
            var state = new PartState { Typed = posted.Typed(part) };
            var wantsVerdict = views.Show == Shown.Verdict && (asked == "check" || asked == $"check.{part.Id}");
            posted.Parts[part.Id] = state.Typed.Trim().Length == 0
                ? state
                : asked == $"lines.{part.Id}" && part.Question is Question.Formula
                ? await Lined(context, view.Problem, part, posted, check, state)
                : await Answered(context, view.Problem, part, posted, check, state, wantsVerdict);
        }
        return await Html(context, views, view, posted);
    }

    private static async Task<PartState> Lined(
        HttpContext context, Problem problem, Part part, PostedForm posted, SelfCheck check, PartState state) =>
        await check.Lines(Visitor.Of(context, posted.Browser), problem, part, state.Typed, context.RequestAborted) is { } lines
            ? state with { Lines = lines }
            : state with { Refusal = PageSentences.Busy };

    // 7 parameters: a part of a form, and where its answer comes from.
    private static async Task<PartState> Answered(
        HttpContext context, Problem problem, Part part, PostedForm posted, SelfCheck check, PartState state, bool wantsVerdict)
    {
        if (wantsVerdict) state = await Checked(context, problem, part, posted, check, state);
        if (state.Check is not null) return state;
        return state with { Read = await check.Read(Visitor.AddressOf(context), problem, part, state.Typed, context.RequestAborted) };
    }

    private static async Task<PartState> Checked(
        HttpContext context, Problem problem, Part part, PostedForm posted, SelfCheck check, PartState state) =>
        await check.Check(Visitor.Of(context, posted.Browser), problem, part, state.Typed, posted.Fields, context.RequestAborted) switch
        {
            Web.Checked.Done done => state with { Check = done.Reply },
            Web.Checked.Later later => state with { Refusal = later.Sentence },
            _ => state with { Refusal = PageSentences.Busy },
        };

    private static async Task<PostedForm> Opened(HttpContext context, IFormCollection form, Problem problem, SelfCheck check)
    {
        var cancelled = context.RequestAborted;
        if (form.Files.GetFile("sheet") is not { Length: > 0 } file)
            return PostedForm.Of(form, problem) with { Notices = [PageSentences.NoSheet] };
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        if (await check.Open(Visitor.AddressOf(context), await reader.ReadToEndAsync(cancelled), cancelled) is not { } opened)
            return PostedForm.Of(form, problem) with { Notices = [PageSentences.Busy] };
        var typed = PostedForm.Of(form, problem);
        var own = opened.Answers.Where(answer => answer.Problem == problem.Id).ToDictionary(answer => answer.Part, answer => answer.Answer);
        // what was typed here stays
        var kept = typed.Fields.Where(field => field.Value.Trim().Length > 0).ToArray();
        string[] differing = [.. from field in kept
                                 where own.GetValueOrDefault(field.Key, field.Value) != field.Value
                                 select field.Key];
        foreach (var (part, answer) in kept) own[part] = answer;
        return new()
        {
            Student = opened.Student.Length > 0 ? opened.Student : typed.Student,
            Notices = [PageSentences.Opened(opened.Answers.Count), .. PageSentences.Kept(differing), .. opened.Notices],
            Fields = own,
        };
    }

    private static async Task<IResult> Sheet(HttpContext context, SelfCheck check, WebLimits limits)
    {
        if (await PostedForm.Read(context, limits) is not { } form) return Results.Text(PageSentences.UnreadableRequest, statusCode: 415);
        var sheet = SheetFields.Sheet(form["student"].ToString(), check.Problems, (problem, part) => PostedForm.Field(form, problem, part));
        context.Response.Headers.ContentDisposition = "attachment; filename=\"answers.md\"";
        return Results.Text(sheet, "text/markdown", Encoding.UTF8);
    }

    private static Task<IResult> Html(HttpContext context, PageViews views, ProblemView view, PostedForm posted) =>
        Html(context, views, $"{view.Problem.Title} – {views.Title}", ProblemPage.Content(views, view, posted));

    private static Task<IResult> Html(HttpContext context, PageViews views, string title, RenderFragment content) =>
        PageHtml.Reply(context, new()
        {
            [nameof(Shell.Title)] = title,
            [nameof(Shell.Stamp)] = views.Stamp,
            [nameof(Shell.Font)] = views.Font?.Version,
            [nameof(Shell.Styles)] = Styles,
            [nameof(Shell.Scripts)] = Scripts,
            [nameof(Shell.Remark)] = PageSentences.Foot(views.Show),
            [nameof(Shell.ChildContent)] = content,
        }, context.Response.StatusCode);
}

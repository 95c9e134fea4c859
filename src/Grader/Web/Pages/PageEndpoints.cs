using System.Text;
using Grading.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Logging.Abstractions;

namespace Grader.Web.Pages;

/// <summary>The pages, which work without the script, too: a form that comes back with readings and verdicts, and the sheet as a file.</summary>
internal static class PageEndpoints
{
    public static void Map(IEndpointRouteBuilder app, ServeOptions options)
    {
        var pages = app.MapGroup("").ExcludeFromDescription();
        foreach (var (name, asset) in PageAssets.All)
        {
            pages.MapGet($"/{name}", (HttpContext context) =>
            {
                context.Response.Headers.CacheControl = context.Request.QueryString.HasValue ? "public, max-age=31536000, immutable" : "no-cache";
                return Results.Bytes(asset.Content, asset.Type);
            });
        }
        pages.MapGet("/", (PageViews views, HttpContext context) => Html<ListPage>(context, new() { [nameof(ListPage.Views)] = views }));
        pages.MapGet("/problems/{id}", (string id, PageViews views, HttpContext context) => views.Problem(id) is { } view ? ProblemHtml(context, views, view, new()) : NotFound());
        pages.MapPost("/problems/{id}", (string id, PageViews views, SelfCheck check, HttpContext context) => views.Problem(id) is { } view ? Post(context, views, view, check, options.Limits) : NotFound());
        pages.MapPost("/sheet", (SelfCheck check, HttpContext context) => Sheet(context, check, options.Limits));
    }

    private static Task<IResult> NotFound() => Task.FromResult(Results.Text(PageSentences.NoSuchPage, statusCode: 404));

    private static async Task<IResult> Post(HttpContext context, PageViews views, ProblemView view, SelfCheck check, WebLimits limits)
    {
        if (await Form(context, limits) is not { } form) return Results.Text(PageSentences.UnreadableRequest, statusCode: 415);
        var asked = form["do"].ToString();
        var posted = asked == "open" ? await Opened(form, view, check, WebServer.AddressOf(context), context.RequestAborted) : new FormState { Student = form["student"].ToString(), Fields = view.Parts.ToDictionary(part => part.Part.Id, part => Field(form, view.Problem, part.Part)) };
        foreach (var part in view.Parts)
        {
            var typed = posted.Fields.GetValueOrDefault(part.Part.Id, "");
            var state = new PartState { Typed = typed, Tries = int.TryParse(form[$"tries.{part.Part.Id}"].ToString(), out var tries) ? Math.Clamp(tries, 0, 9999) : 0 };
            var isChecked = views.Show == Shown.Verdict && (asked == "check" || asked == $"check.{part.Part.Id}") && typed.Trim().Length > 0;
            if (isChecked) state = await Checked(context, view.Problem, part.Part, posted, check, state);
            if (state.Check is null && typed.Trim().Length > 0) state = state with { Read = await check.Read(part.Part, typed, context.RequestAborted) };
            posted.Parts[part.Part.Id] = state;
        }
        return await ProblemHtml(context, views, view, posted);
    }

    private static async Task<PartState> Checked(HttpContext context, Problem problem, Part part, FormState posted, SelfCheck check, PartState state) =>
        await check.Check(WebServer.AddressOf(context), problem, part, state.Typed, posted.Fields, context.RequestAborted) switch
        {
            Web.Checked.Done done => state with { Check = done.Reply, Tries = state.Tries + 1 },
            Web.Checked.Later later => state with { Refusal = later.Sentence },
            _ => state with { Refusal = PageSentences.Busy },
        };

    private static async Task<FormState> Opened(IFormCollection form, ProblemView view, SelfCheck check, string address, CancellationToken cancelled)
    {
        if (form.Files.GetFile("sheet") is not { Length: > 0 } file) return new() { Student = form["student"].ToString(), Notices = [PageSentences.NoSheet], Fields = view.Parts.ToDictionary(part => part.Part.Id, part => Field(form, view.Problem, part.Part)) };
        using var reader = new StreamReader(file.OpenReadStream(), Encoding.UTF8);
        if (await check.Open(address, await reader.ReadToEndAsync(cancelled), cancelled) is not { } opened) return new() { Student = form["student"].ToString(), Notices = [PageSentences.Busy] };
        var own = opened.Answers.Where(answer => answer.Problem == view.Problem.Id).ToDictionary(answer => answer.Part, answer => answer.Answer);
        return new() { Student = opened.Student, Notices = [PageSentences.Opened(own.Count), .. opened.Notices], Fields = own };
    }

    private static async Task<IResult> Sheet(HttpContext context, SelfCheck check, WebLimits limits)
    {
        if (await Form(context, limits) is not { } form) return Results.Text(PageSentences.UnreadableRequest, statusCode: 415);
        var sheet = SheetFields.Sheet(form["student"].ToString(), check.Problems, (problem, part) => Field(form, problem, part));
        context.Response.Headers.ContentDisposition = "attachment; filename=\"answers.md\"";
        return Results.Text(sheet, "text/markdown", Encoding.UTF8);
    }

    private static string Field(IFormCollection form, Problem problem, Part part) => form[$"{problem.Id}.{part.Id}"].ToString().ReplaceLineEndings("\n");

    // Nothing of a form touches the disk.
    private static async Task<IFormCollection?> Form(HttpContext context, WebLimits limits)
    {
        if (!context.Request.HasFormContentType) return null;
        var form = new FormFeature(context.Request, new()
        {
            ValueCountLimit = 500,
            KeyLengthLimit = 300,
            ValueLengthLimit = limits.FormBytes,
            MultipartBodyLengthLimit = limits.FormBytes,
            MultipartHeadersCountLimit = 8,
            MultipartHeadersLengthLimit = 2048,
            MemoryBufferThreshold = limits.FormBytes,
        });
        try
        {
            return await form.ReadFormAsync(context.RequestAborted);
        }
        catch (Exception e) when (e is InvalidDataException or IOException and not BadHttpRequestException)
        {
            throw new BadHttpRequestException(PageSentences.UnreadableRequest, e);
        }
    }

    private static Task<IResult> ProblemHtml(HttpContext context, PageViews views, ProblemView view, FormState posted) =>
        Html<ProblemPage>(context, new() { [nameof(ProblemPage.Views)] = views, [nameof(ProblemPage.View)] = view, [nameof(ProblemPage.Posted)] = posted });

    private static async Task<IResult> Html<TPage>(HttpContext context, Dictionary<string, object?> parameters) where TPage : IComponent
    {
        await using var renderer = new HtmlRenderer(context.RequestServices, NullLoggerFactory.Instance);
        var html = await renderer.Dispatcher.InvokeAsync(async () => (await renderer.RenderComponentAsync<TPage>(ParameterView.FromDictionary(parameters))).ToHtmlString());
        return Results.Text("<!DOCTYPE html>\n" + html + "\n", "text/html", Encoding.UTF8);
    }
}

/// <summary>A form that came in, and what is made of it.</summary>
public sealed record FormState
{
    public string Student { get; init; } = "";

    public IReadOnlyList<string> Notices { get; init; } = [];

    /// <summary>What stands in the fields, by part.</summary>
    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    public Dictionary<string, PartState> Parts { get; } = [];
}

using System.Globalization;
using Grader.Web.Derivations;
using Grader.Web.Guarding;
using Grader.Web.Pages;
using Grading.Problems;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.HttpResults;
using Microsoft.AspNetCore.Http.Metadata;
using Microsoft.AspNetCore.Routing;

namespace Grader.Web;

/// <summary>The API that the page's script uses, and anybody else: readings, verdicts, and the answers of a sheet.</summary>
internal static class ApiEndpoints
{
    public static void Map(IEndpointRouteBuilder app, ServeOptions options)
    {
        var api = app.MapGroup("/api").WithMetadata(new SizeLimit(options.Limits.ApiBytes)).WithTags("answers");
        Refuses(api.MapPost("/read", Read), 400, 404, 413, 415, 429, 503)
            .WithSummary("How an answer is read, or where it can't be.");
        Refuses(api.MapPost(
            "/check", (CheckRequest request, SelfCheck check, HttpContext context) => Check(request, check, options.Show, context)),
                400, 403, 404, 413, 415, 429, 503)
            .WithSummary("The verdict on an answer, as grader check gives it.");
        Refuses(api.MapPost("/lines", Lines), 400, 404, 413, 415, 429, 503)
            .WithSummary("The lines of a derivation with their marks; only how they are read, where verdicts are not shown.");
        Refuses(api.MapPost("/open", Open), 400, 413, 415, 429, 503)
            .WithMetadata(new SizeLimit(options.Limits.FormBytes))
            .WithSummary("The answers of a sheet.");
    }

    private static RouteHandlerBuilder Refuses(RouteHandlerBuilder endpoint, params ReadOnlySpan<int> statuses)
    {
        foreach (var status in statuses) endpoint.ProducesProblem(status);
        return endpoint;
    }

    private static async Task<Results<Ok<OpenReply>, ProblemHttpResult>> Open(OpenRequest request, SelfCheck check, HttpContext context) =>
        await check.Open(Visitor.AddressOf(context), request.Sheet, context.RequestAborted) is { } reply
            ? TypedResults.Ok(reply)
            : Busy(context);

    private static async Task<Results<Ok<ReadReply>, ProblemHttpResult>> Read(ReadRequest request, SelfCheck check, HttpContext context)
    {
        if (Find(check, request.Problem, request.Part) is not var (problem, part)) return NotFound();
        return await check.Read(Visitor.AddressOf(context), problem, part, request.Answer, context.RequestAborted) is { } reply
            ? TypedResults.Ok(reply)
            : Busy(context);
    }

    private static async Task<Results<Ok<LinesReply>, ProblemHttpResult>> Lines(LinesRequest request, SelfCheck check, HttpContext context)
    {
        if (Find(check, request.Problem, request.Part) is not var (problem, part)) return NotFound();
        var visitor = Visitor.Of(context, request.Browser);
        return await check.Lines(visitor, problem, part, request.Derivation, context.RequestAborted) is { } reply
            ? TypedResults.Ok(reply)
            : Busy(context);
    }

    private static async Task<Results<Ok<CheckReply>, ProblemHttpResult>> Check(
        CheckRequest request, SelfCheck check, Shown show, HttpContext context)
    {
        if (show != Shown.Verdict) return Refusal(403, PageSentences.NoVerdicts);
        if (Find(check, request.Problem, request.Part) is not { Part: { } part, Problem: { } problem }) return NotFound();
        var others = request.Others ?? [];
        if (others.ContainsValue(null!)) return Refusal(400, PageSentences.UnreadableRequest);
        return await check.Check(Visitor.Of(context, request.Browser), problem, part, request.Answer, others, context.RequestAborted) switch
        {
            Checked.Done done => TypedResults.Ok(done.Reply),
            Checked.Later later => Later(context, later.After, later.Sentence),
            _ => Busy(context),
        };
    }

    private static (Problem Problem, Part Part)? Find(SelfCheck check, string problemId, string partId) =>
        check.Problem(problemId) is { } problem && problem.Parts.FirstOrDefault(part => part.Id == partId) is { } part
            ? (problem, part)
            : null;

    private static ProblemHttpResult NotFound() => Refusal(404, PageSentences.NoSuchPart);

    private static ProblemHttpResult Busy(HttpContext context)
    {
        context.Response.Headers.RetryAfter = "5";
        return Refusal(503, PageSentences.Busy);
    }

    private static ProblemHttpResult Later(HttpContext context, TimeSpan after, string sentence)
    {
        context.Response.Headers.RetryAfter = Math.Ceiling(after.TotalSeconds).ToString(CultureInfo.InvariantCulture);
        return Refusal(429, sentence);
    }

    private static ProblemHttpResult Refusal(int status, string sentence) => TypedResults.Problem(sentence, statusCode: status);

    private sealed record SizeLimit(long? MaxRequestBodySize) : IRequestSizeLimitMetadata;
}

using Grader.Web.Derivations;
using Grading.Problems;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Grader.Web.Pages;

/// <summary>A form that came in: what stands in the fields, by part.</summary>
internal sealed record PostedForm
{
    public string Student { get; init; } = "";

    /// <summary>What the page's script drew for this browser; empty without it.</summary>
    public string Browser { get; init; } = "";

    public IReadOnlyList<string> Notices { get; init; } = [];

    public IReadOnlyDictionary<string, string> Fields { get; init; } = new Dictionary<string, string>();

    /// <summary>What is made of it.</summary>
    public Dictionary<string, PartState> Parts { get; } = [];

    public static PostedForm Of(IFormCollection form, Problem problem) => new()
    {
        Student = form["student"].ToString(),
        Fields = problem.Parts.ToDictionary(part => part.Id, part => Field(form, problem, part)),
    };

    public static string Field(IFormCollection form, Problem problem, Part part) =>
        (part.Question is Question.Selection
            ? string.Join(", ", form[$"{problem.Id}.{part.Id}"].ToArray())
            : form[$"{problem.Id}.{part.Id}"].ToString()).ReplaceLineEndings("\n");

    public string Typed(Part part) => Fields.GetValueOrDefault(part.Id, "");

    /// <summary>Reads a form; nothing of it touches the disk. Null where there is none.</summary>
    public static async Task<IFormCollection?> Read(HttpContext context, WebLimits limits)
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
}

/// <summary>A part with what its visitor typed and was told, where the page is made from a form.</summary>
internal sealed record PartState
{
    public string Typed { get; init; } = "";

    /// <summary>Whether an option is among those that are chosen.</summary>
    public bool Chooses(string letter) => Typed.Split(", ").Contains(letter);

    public ReadReply? Read { get; init; }

    /// <summary>The lines of a derivation, where they were to be marked.</summary>
    public LinesReply? Lines { get; init; }

    public CheckReply? Check { get; init; }

    /// <summary>Why there is no verdict although one was asked for.</summary>
    public string? Refusal { get; init; }
}

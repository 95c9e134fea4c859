using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Grader.Web;

// What requests have in common, as the document of the API says it.
internal static class Described
{
    public const string Problem = "The problem's id, such as itakura-saito.";

    public const string Part = "The part's id, such as a.";

    public const string Answer =
        "The answer as typed: plain text, LaTeX, or C# in a fenced block (```csharp). A part that asks for C# takes it without a fence.";

    public const string Browser =
        "Where tries are counted: 32 hexadecimal digits, drawn once for each browser; without them the address is one browser.";
}

[Description("An answer whose reading is wanted.")]
internal sealed record ReadRequest
{
    [Description(Described.Problem)]
    [Required, StringLength(200)]
    public required string Problem { get; init; }

    [Description(Described.Part)]
    [Required, StringLength(200)]
    public required string Part { get; init; }

    [Description(Described.Answer)]
    [Required]
    public required string Answer { get; init; }
}

[Description("An answer whose verdict is wanted.")]
internal sealed record CheckRequest
{
    [Description(Described.Problem)]
    [Required, StringLength(200)]
    public required string Problem { get; init; }

    [Description(Described.Part)]
    [Required, StringLength(200)]
    public required string Part { get; init; }

    [Description(Described.Answer)]
    [Required]
    public required string Answer { get; init; }

    [Description(Described.Browser)]
    [StringLength(100)]
    public string? Browser { get; init; }

    [Description("Answers to other parts of the problem, by part: an answer that is right given an earlier mistake is follow-through.")]
    public Dictionary<string, string>? Others { get; init; }
}

[Description("The text of an answer sheet.")]
internal sealed record OpenRequest
{
    [Description("The sheet as a file: student on top, a heading for each problem, a line for each part.")]
    [Required]
    public required string Sheet { get; init; }
}

[Description("A place in the answer as typed, in UTF-16 code units.")]
internal sealed record Mark(int Start, int Length);

[Description("How an answer is read.")]
internal sealed record ReadReply
{
    [Description("read, unfinished (more may make it readable), unreadable, or empty.")]
    public required string Status { get; init; }

    [Description("The formula that would be marked, as text; or the option that is chosen. Where it can't be read, what can be so far.")]
    public string? Reading { get; init; }

    [Description("The same as MathML: an element for each term of a sum, between which a line may end.")]
    public string? Mathml { get; init; }

    [Description("Why it can't be read and what to try; or a remark.")]
    public string? Sentence { get; init; }

    [Description("The place that the sentence speaks of.")]
    public Mark? Mark { get; init; }
}

[Description("What becomes of an answer.")]
internal sealed record CheckReply
{
    [Description("correct, conditional, follow-through, wrong, unreadable, missing, or review.")]
    public required string Verdict { get; init; }

    [Description("The formula that was marked, as text; or the option that was chosen.")]
    public string? Reading { get; init; }

    [Description("The same as MathML, an element for each term of a sum.")]
    public string? Mathml { get; init; }

    [Description("Why it can't be read, what it assumes, or a question that leads on.")]
    public string? Sentence { get; init; }

    [Description("The place that the sentence speaks of.")]
    public Mark? Mark { get; init; }

    [Description("How many more wrong answers this part has a verdict for; null where there is no limit.")]
    public int? TriesLeft { get; init; }

    [Description("The same as a sentence.")]
    public string? Tries { get; init; }
}

[Description("The answers of a sheet.")]
internal sealed record OpenReply
{
    [Description("The student that the sheet names, or empty.")]
    public required string Student { get; init; }

    public required IReadOnlyList<OpenedAnswer> Answers { get; init; }

    [Description("What somebody should know about the sheet: full sentences.")]
    public required IReadOnlyList<string> Notices { get; init; }
}

[Description("One answer of a sheet, as the page's field takes it.")]
internal sealed record OpenedAnswer(string Problem, string Part, string Answer);

using System.ComponentModel;
using System.ComponentModel.DataAnnotations;

namespace Grader.Web.Derivations;

[Description("A derivation whose lines are to be marked.")]
internal sealed record LinesRequest
{
    [Description(Described.Problem)]
    [Required, StringLength(200)]
    public required string Problem { get; init; }

    [Description(Described.Part)]
    [Required, StringLength(200)]
    public required string Part { get; init; }

    [Description("The derivation as typed, line by line: plain text, or LaTeX between dollar signs. "
        + "A hundred lines and 20,000 characters are marked.")]
    [Required]
    public required string Derivation { get; init; }

    [Description(Described.Browser)]
    [StringLength(100)]
    public string? Browser { get; init; }
}

[Description("The lines of a derivation.")]
internal sealed record LinesReply
{
    [Description("Those in which anything stands.")]
    public required IReadOnlyList<LineReply> Lines { get; init; }

    [Description("What there is to say of them together.")]
    public required string Sentence { get; init; }

    [Description("Of how many more lines it is told that they do not hold; null where there is no limit.")]
    public int? TriesLeft { get; init; }

    [Description("The same as a sentence.")]
    public string? Tries { get; init; }
}

[Description("A line of a derivation.")]
internal sealed record LineReply
{
    [Description("Its number, from 1.")]
    public required int Line { get; init; }

    [Description("true, only-if, definition, false, follows (from a false line), unread, or words; "
        + "read, where it is read and not marked: no verdicts are shown, or no try is left.")]
    public required string Mark { get; init; }

    [Description("As it was typed.")]
    public required string Typed { get; init; }

    [Description("As it was read.")]
    public string? Reading { get; init; }

    [Description("The same as MathML.")]
    public string? Mathml { get; init; }

    [Description("What it assumes, what it follows from, why it can't be read, or a question that leads on.")]
    public string? Sentence { get; init; }
}

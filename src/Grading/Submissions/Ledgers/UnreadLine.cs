namespace Grading.Submissions.Ledgers;

/// <summary>What a line that was not consumed looks like.</summary>
public enum UnreadKind
{
    /// <summary>Words; nobody's answer.</summary>
    Prose,

    /// <summary>A formula or a number without a part.</summary>
    Mathematics,

    /// <summary>It begins with a part's name, in a form that is not read.</summary>
    Label,

    Image,

    /// <summary>Text beside the block that is the answer.</summary>
    BesideBlock,

    /// <summary>Words among the lines of an answer.</summary>
    Remark,

    /// <summary>A whole file that only a person can read.</summary>
    File,
}

/// <summary>A line that no rule consumed, so that a person has to see it.</summary>
/// <param name="Problem">The id of the problem whose heading stands above it, or null.</param>
public sealed record UnreadLine(Source Place, string Text, UnreadKind Kind, string? Problem)
{
    private const int Longest = 500;

    /// <summary>Whether it could be the answer to a part that has none.</summary>
    public bool CouldBeAnAnswer => Kind is UnreadKind.Mathematics or UnreadKind.Label or UnreadKind.Image or UnreadKind.File;

    /// <summary>The same, with no more text than a sentence quotes.</summary>
    internal static UnreadLine Of(Source place, string text, UnreadKind kind, string? problem) =>
        new(place, text.Length <= Longest ? text : text[..Longest], kind, problem);
}

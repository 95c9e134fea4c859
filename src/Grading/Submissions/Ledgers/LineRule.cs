namespace Grading.Submissions.Ledgers;

/// <summary>
/// What consumed a line that is not blank. The list is closed: a line that none of it is about is not consumed, and is listed as an
/// <see cref="UnreadLine"/>.
/// </summary>
public enum LineRule
{
    /// <summary>Text of an answer, or a line of the block that is one.</summary>
    Answer,

    /// <summary>A part's name, with what stands behind it on the line.</summary>
    Label,

    Heading,

    /// <summary><c>student: ID</c></summary>
    Student,

    /// <summary>The marks around a block, and those that stray.</summary>
    Fence,

    /// <summary>A line of nothing but dashes, or what divides a table's head from its rows.</summary>
    Rule,

    Comment,

    /// <summary>What a sheet says of itself: <c>Course: …</c>, the titles of a table.</summary>
    Caption,

    /// <summary>What the format has around the text: a preamble, <c>\begin</c> and <c>\end</c>, front matter.</summary>
    Markup,
}

namespace Formulas.Reader.Segments;

/// <summary>What the delimiters around a stretch of text say of it.</summary>
public enum SegmentKind
{
    /// <summary>Outside of all delimiters.</summary>
    Text,

    /// <summary>$…$ or \(…\).</summary>
    Inline,

    /// <summary>$$…$$, \[…\] or an environment such as align.</summary>
    Display,
}

/// <summary>A stretch of an answer or a document.</summary>
/// <param name="Start">Its first character, behind the delimiter.</param>
/// <param name="End">Behind its last character, before the delimiter.</param>
public sealed record Segment(SegmentKind Kind, int Start, int End);

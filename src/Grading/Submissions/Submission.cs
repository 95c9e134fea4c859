using System.Collections.Immutable;
using Grading.Submissions.Ledgers;

namespace Grading.Submissions;

/// <summary>
/// Where something was read: a file, named from the folder that was handed in, with '/' between folders, and a line, counted from 1.
/// </summary>
/// <param name="Cell">The cell of a notebook that the line is in, counted from 1; 0 where there are no cells.</param>
public readonly record struct Source(string File, int Line, int Cell = 0)
{
    /// <summary>As in <c>hw3.md:12</c>, or <c>hw3.ipynb:4:12</c> in a notebook's fourth cell.</summary>
    public override string ToString() => Cell > 0 ? $"{File}:{Cell}:{Line}" : $"{File}:{Line}";

    /// <summary>The place without its file.</summary>
    public string InFile => Cell > 0 ? $"{Cell}:{Line}" : $"{Line}";
}

/// <summary>
/// One answer as the student wrote it. <paramref name="Problem"/> and <paramref name="Part"/> are ids of the catalogue, or what the student
/// typed where no such id exists: an answer is never dropped for its heading.
/// </summary>
public sealed record Answer(string Problem, string Part, string Text, bool IsScript, Source Source)
{
    /// <summary>Why nobody knows whether this is what the student answered, so that a person must look; empty where it is known.</summary>
    public string Doubt { get; init; } = "";

    /// <summary>Stands for the problem of an answer with no heading above it.</summary>
    public const string NoProblem = "?";
}

/// <summary>Something a person should know about what was read; a full sentence.</summary>
public sealed record Notice(Source Source, string Sentence);

/// <summary>
/// Everything one student handed in. With a <paramref name="Fault"/> (a sentence: part of it could not be read) every part needs a person;
/// the answers are then only what could be read all the same.
/// </summary>
public sealed record Submission(string Student, ImmutableArray<Answer> Answers, ImmutableArray<Notice> Notices, string? Fault = null)
{
    /// <summary>The lines that are nobody's answer and that no rule consumed.</summary>
    public ImmutableArray<UnreadLine> Unread { get; init; } = [];

    /// <summary>The lines of what may be a whole document rather than an answer sheet; empty where it is none.</summary>
    internal ImmutableArray<PlacedLine> Document { get; init; } = [];

    /// <summary>Whether it may be a whole document, whose parts only its problem can tell.</summary>
    public bool IsDocument => !Document.IsEmpty;
}

/// <summary>
/// What a path turned out to hold: its layout in words ("a folder of 12 answer sheets"), what was noticed before any student was read,
/// and the submissions, which are read one by one while they are enumerated.
/// </summary>
public sealed record Intake(string Layout, ImmutableArray<Notice> Notices, IEnumerable<Submission> Submissions)
{
    /// <summary>How many students there are, for whoever waits.</summary>
    public int Students { get; init; }

    /// <summary>The problems that somebody has answered, where that is known before the submissions are read; else null.</summary>
    public IReadOnlySet<string>? Begun { get; init; }

    /// <summary>Whether it is a table whose columns are questions.</summary>
    public bool HasQuestions { get; init; }
}

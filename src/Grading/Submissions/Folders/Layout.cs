using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grading.Submissions.Folders;

/// <summary>A way in which submissions lie in a folder, an archive or a table. A new one is a row of <see cref="Layouts"/>.</summary>
/// <param name="Id">The word for <c>--layout</c>.</param>
/// <param name="Title">Its name in sentences.</param>
internal abstract record Layout(string Id, string Title)
{
    /// <summary>Sheets and students' folders, as they are.</summary>
    public sealed record Plain(string Id, string Title) : Layout(Id, Title);

    /// <summary>
    /// Files whose path says whose they are: the groups <c>student</c> and <c>file</c>, and where the system has them <c>late</c> and
    /// <c>html</c> (a text typed into the browser).
    /// </summary>
    /// <param name="Path">Of a file, from the root of the download.</param>
    /// <param name="Submitters">A file that names the students behind the group <c>student</c>, or null.</param>
    /// <param name="Mark">A file without which it is not recognised, and which holds no answers; or null.</param>
    public sealed record Download(string Id, string Title, Regex Path, string? Submitters = null, string? Mark = null) : Layout(Id, Title);

    /// <summary>Our own tables: one row per answer, or one row per student with a column per part.</summary>
    public sealed record Table(string Id, string Title) : Layout(Id, Title);

    /// <summary>A table of another system: a row per attempt, and questions that name their part.</summary>
    /// <param name="Marks">The columns it is recognised by; of each, one of the alternatives.</param>
    /// <param name="Student">The columns that may name the student, the best one first.</param>
    /// <param name="Attempt">The column that numbers attempts; without one the time says which is the last.</param>
    /// <param name="Answers">Which columns hold answers.</param>
    public sealed record Form(
        string Id, string Title, ImmutableArray<string[]> Marks, ImmutableArray<string> Student, string? Attempt, FormAnswers Answers)
        : Layout(Id, Title)
    {
        /// <summary>The columns that may say when an attempt was made, the best one first.</summary>
        public ImmutableArray<string> Time { get; init; } = [];

        /// <summary>Further columns, in which no answers stand.</summary>
        public ImmutableArray<string> Others { get; init; } = [];

        /// <summary>Whether a comma in an answer has a backslash before it.</summary>
        public bool EscapesCommas { get; init; }
    }
}

/// <summary>Where a form keeps questions and answers.</summary>
internal enum FormAnswers
{
    /// <summary>A column per question, headed by its text.</summary>
    UnderTheQuestion,

    /// <summary><c>Response 1</c>, beside <c>Question 1</c> or alone.</summary>
    Responses,

    /// <summary>A row per question, answers by name in one cell of JSON.</summary>
    Json,
}

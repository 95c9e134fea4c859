using Grading.Marking.Scripted;
using Grading.Problems;
using Grading.Submissions.Sheets;

namespace Grader.Web;

/// <summary>The answer in a field: as a cell of a table holds it, and as C# where C# is asked for.</summary>
internal readonly record struct TypedAnswer(string Text, bool IsScript)
{
    public static TypedAnswer Of(Part part, string typed)
    {
        var (text, isScript) = AnswerBody.OfCell(typed);
        return new(text, isScript || part.Question is Question.Script);
    }

    public bool IsEmpty => Text.Length == 0;

    /// <summary>Whether marking the answer to <paramref name="part"/> starts the compiler.</summary>
    public bool NeedsCompiler(Part part) =>
        IsScript && !IsEmpty && (part.Question is Question.Script || ScriptVerdicts.SingleExpression(Text) is null);

    /// <summary>
    /// A place in the answer as a place in the field, where the answer stands somewhere within: spaces and fences around it are no part of
    /// it.
    /// </summary>
    public Mark MarkIn(string typed, int start, int length)
    {
        var offset = Math.Max(0, typed.ReplaceLineEndings("\n").IndexOf(Text, StringComparison.Ordinal));
        var from = Math.Clamp(offset + start, 0, typed.Length);
        return new(from, Math.Clamp(length, 0, typed.Length - from));
    }
}

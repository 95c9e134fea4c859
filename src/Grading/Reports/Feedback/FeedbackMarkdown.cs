using System.Collections.Immutable;
using System.Text;
using Grading.Reports.Steps;
using Grading.Wording;

namespace Grading.Reports.Feedback;

/// <summary>What a student reads, as Markdown. Whatever a student wrote stands in code, where nothing of it is rendered.</summary>
internal static class FeedbackMarkdown
{
    /// <summary>The files of a class.</summary>
    public static FeedbackForm Form(string title) => new(FeedbackForm.Markdown, (student, steps) => Of(student, title, steps));

    public static string Of(StudentResults student, string title) => Of(student, title, []);

    /// <summary>All of a student's parts, each with the lines of its derivation.</summary>
    public static string Of(StudentResults student, string title, ImmutableArray<StepRow> steps)
    {
        var text = new StringBuilder($"# {(title.Length > 0 ? title : StudentSentences.Results)}\n\n{StudentSentences.OfStudent(Code(student.Student))}\n\n");
        text.Append(StudentSentences.Score(Cell.Number(student.Score), Cell.Number(student.Points), student.Awaiting == 0)).Append('\n');
        var counting = student.Counting;
        foreach (var line in Totals.Lines(counting, Totals.Dropped(student.Rows, counting))) text.Append($"\n{line}\n");
        var problem = "";
        foreach (var row in student.Rows)
        {
            if (row.Problem != problem)
            {
                text.Append($"\n## {Code(problem = row.Problem)}\n");
                text.Append(Of(Derivation.Before(problem, steps), StudentSentences.OtherLines));
            }
            text.Append(Of(row)).Append(Of(Derivation.Of(row, steps), StudentSentences.YourDerivation));
        }
        return text.ToString();
    }

    /// <summary>One part: its verdict as a heading, the answer and what is said of it.</summary>
    public static string Of(ResultRow row)
    {
        var score = row.Score is null ? "" : $" ({StudentSentences.PointsOf(Cell.Number(row.Score), Cell.Number(row.Points))})";
        var text = new StringBuilder($"\n### {Code(row.Part)}: {StudentSentences.Shown(row.Verdict)}{score}\n");
        text.Append(Given(row.Answer, $"\n{StudentSentences.YourAnswer}:\n\n{Block(row.Answer)}\n"));
        text.Append(Given(row.Reading, $"\n{StudentSentences.ReadAs} {Code(row.Reading)}\n"));
        text.Append(Given(row.Hint, $"\n{Block(row.Said)}\n"));
        text.Append(Given(row.Witness, $"\n{StudentSentences.DoesNotHold}: {Code(row.Witness)}\n"));
        text.Append(Given(row.Comment, $"\n{Block(row.Comment)}\n"));
        return text.Append(row.Score is null ? $"\n{StudentSentences.APersonWillLook}\n" : "").ToString();
    }

    private static string Of(Derivation derivation, string title) => derivation.Lines.IsEmpty ? ""
        : $"\n{title}:\n\n{Block(MarkedLines.Text(derivation))}\n\n{StepMarks.Legend(derivation)}.\n";

    // What is said of something where there is anything to say.
    private static string Given(string thing, string said) => thing.Length == 0 ? "" : said;

    // Inline code ends at as many backticks as it begins with: one more than the text has in a row.
    private static string Code(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        var ticks = new string('`', LongestRun(line) + 1);
        return line.Length == 0 ? "" : ticks.Length == 1 ? $"`{line}`" : $"{ticks} {line} {ticks}";
    }

    private static string Block(string text)
    {
        var fence = new string('`', Math.Max(3, LongestRun(text) + 1));
        return $"{fence}text\n{text.ReplaceLineEndings("\n").TrimEnd('\n')}\n{fence}";
    }

    private static int LongestRun(string text)
    {
        var (longest, run) = (0, 0);
        foreach (var c in text) longest = Math.Max(longest, run = c == '`' ? run + 1 : 0);
        return longest;
    }
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Grading.Assignments;
using Grading.Reports.Places;
using Grading.Reports.Steps;
using Grading.Submissions;
using Grading.Submissions.Folders;
using Grading.Verdicts;
using Grading.Wording;

namespace Grading.Reports;

/// <summary>One Markdown file per student. Whatever a student wrote stands in code, where nothing of it is rendered.</summary>
internal static class FeedbackFolder
{
    public static void Write(OutputPlace folder, string results, string? steps, string title, Counting counting)
    {
        try
        {
            Directory.CreateDirectory(folder.Path);
            // first of all, so that no part of it is ever taken for a student's
            File.WriteAllText(Path.Combine(folder.Path, FeedbackMark.Name), FeedbackMark.Text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(AssistantSentences.NotWritten(folder.Shown, e), e);
        }
        using var derivations = new StepsBeside(steps);
        foreach (var student in ResultsReader.Students(results, counting))
            OutputFile.Write(folder.Below(FileName(student.Student)), Markdown(student, title, derivations.Of(student.Student)));
    }

    /// <summary>
    /// The id where it can be a file's name in any system; otherwise what can be kept of it, and a hash that tells it from others.
    /// </summary>
    public static string FileName(string student)
    {
        var kept = string.Concat(student.Take(80).Select(c => IsKept(c) ? c : '_')).TrimStart('.');
        var isWhole = kept == student && !kept.EndsWith('.') && kept.All(c => !char.IsAsciiLetterUpper(c));
        return (isWhole ? kept : $"{kept.TrimEnd('.')}-{Hash(student)}") + ".md";
    }

    private static bool IsKept(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '@' or '.';

    private static string Hash(string student) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(student)).AsSpan(0, 4));

    public static string Markdown(StudentResults student, string title) => Markdown(student, title, []);

    /// <summary>All of a student's parts, each with the lines of its derivation.</summary>
    public static string Markdown(StudentResults student, string title, ImmutableArray<StepRow> steps)
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
                text.Append(Markdown(Derivation.Before(problem, steps), StudentSentences.OtherLines));
            }
            text.Append(Markdown(row)).Append(Markdown(Derivation.Of(row, steps), StudentSentences.YourDerivation));
        }
        return text.ToString();
    }

    /// <summary>One part: its verdict as a heading, the answer and what is said of it.</summary>
    public static string Markdown(ResultRow row)
    {
        var score = row.Score is null ? "" : $" ({StudentSentences.PointsOf(Cell.Number(row.Score), Cell.Number(row.Points))})";
        var text = new StringBuilder($"\n### {Code(row.Part)}: {row.Verdict.Word()}{score}\n");
        text.Append(Given(row.Answer, $"\n{StudentSentences.YourAnswer}:\n\n{Block(row.Answer)}\n"));
        text.Append(Given(row.Reading, $"\n{StudentSentences.ReadAs} {Code(row.Reading)}\n"));
        text.Append(Given(row.Hint, $"\n{Block(row.Hint)}\n"));
        text.Append(Given(row.Witness, $"\n{StudentSentences.DoesNotHold}: {Code(row.Witness)}\n"));
        text.Append(Given(row.Comment, $"\n{Block(row.Comment)}\n"));
        return text.Append(row.Score is null ? $"\n{StudentSentences.APersonWillLook}\n" : "").ToString();
    }

    private static string Markdown(Derivation derivation, string title) => derivation.Lines.IsEmpty ? ""
        : $"\n{title}:\n\n{Block(MarkedLines.Text(derivation))}\n\n{MarkedLines.Legend(derivation)}.\n";

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

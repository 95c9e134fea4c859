using System.Text;

namespace Grading.Submissions.Sheets;

/// <summary>An answer as it is written into a sheet, below its question.</summary>
public sealed record SheetAnswer(string Part, string Question, string Text, bool IsScript);

/// <summary>Writes answer sheets, such that <see cref="AnswerSheet"/> reads every answer back as it was.</summary>
public static class SheetText
{
    /// <summary>A sheet of one student, problem after problem; each answer stands below its question, which is a comment.</summary>
    public static string Write(string student, IEnumerable<(string Problem, IEnumerable<SheetAnswer> Answers)> problems)
    {
        var text = new StringBuilder().Append("student: ").Append(student is "" ? "" : StudentId.Clean(student)).Append('\n');
        foreach (var (problem, answers) in problems)
        {
            text.Append("\n## ").Append(problem).Append("\n\n");
            foreach (var answer in answers)
            {
                text.Append("<!-- ").Append(answer.Question.Replace("-->", "-- >", StringComparison.Ordinal)).Append(" -->\n");
                text.Append(answer.Part).Append(": ").Append(IsPlain(answer) ? answer.Text : Fenced(answer)).Append("\n\n");
            }
            text.Length--;
        }
        return text.ToString();
    }

    // One line that means nothing else in a sheet.
    private static bool IsPlain(SheetAnswer answer) => !answer.IsScript
        && !answer.Text.Any(IsSpecial)
        && !answer.Text.Contains("<!--", StringComparison.Ordinal)
        && answer.Text.Trim() == answer.Text
        && Reads(answer);

    private static bool IsSpecial(char c) => char.IsControl(c) || c is '`' or '~' or '\u2028' or '\u2029';

    private static bool Reads(SheetAnswer answer)
    {
        var catalogue = new ProblemCatalogue(new CatalogueProblem("problem", [answer.Part]));
        var sheet = $"## problem\n{answer.Part}: {answer.Text}\n";
        return AnswerSheet.Parse(sheet, "", "", catalogue).Answers is [{ IsScript: false } read] && read.Text == answer.Text;
    }

    private static string Fenced(SheetAnswer answer)
    {
        var fence = "```";
        while (answer.Text.Contains(fence, StringComparison.Ordinal)) fence += "`";
        return $"\n{fence}{(answer.IsScript ? "csharp" : "")}\n{answer.Text}\n{fence}";
    }
}

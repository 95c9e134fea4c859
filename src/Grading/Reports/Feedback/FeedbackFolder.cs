using System.Security.Cryptography;
using System.Text;
using Grading.Assignments;
using Grading.Reports.Places;
using Grading.Reports.Steps;
using Grading.Submissions;
using Grading.Submissions.Folders;
using Grading.Wording;

namespace Grading.Reports.Feedback;

/// <summary>One file per student.</summary>
internal static class FeedbackFolder
{
    /// <summary>Writes the files; a student's file of another form, from an earlier run, goes.</summary>
    /// <exception cref="UnusableFileException">Nothing can be written there.</exception>
    public static void Write(OutputPlace folder, (string Results, string? Steps) read, Counting counting, FeedbackForm form)
    {
        Try(folder, () =>
        {
            Directory.CreateDirectory(folder.Path);
            // first of all, so that no part of it is ever taken for a student's
            File.WriteAllText(Path.Combine(folder.Path, FeedbackMark.Name), FeedbackMark.Text);
        });
        using var derivations = new StepsBeside(read.Steps);
        foreach (var student in ResultsReader.Students(read.Results, counting))
        {
            var name = FileName(student.Student);
            OutputFile.Write(folder.Below(name + form.Ending), form.Text(student, derivations.Of(student.Student)));
            Try(folder, () =>
            {
                foreach (var other in form.Others) File.Delete(Path.Combine(folder.Path, name + other));
            });
        }
    }

    private static void Try(OutputPlace folder, Action change)
    {
        try
        {
            change();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(AssistantSentences.NotWritten(folder.Shown, e), e);
        }
    }

    /// <summary>
    /// Without its ending: the id where it can be a file's name in any system; otherwise what can be kept of it, and a hash that tells it
    /// from others.
    /// </summary>
    public static string FileName(string student)
    {
        var kept = string.Concat(student.Take(80).Select(c => IsKept(c) ? c : '_')).TrimStart('.');
        var isWhole = kept == student && !kept.EndsWith('.') && kept.All(c => !char.IsAsciiLetterUpper(c));
        return isWhole ? kept : $"{kept.TrimEnd('.')}-{Hash(student)}";
    }

    private static bool IsKept(char c) => char.IsAsciiLetterOrDigit(c) || c is '-' or '_' or '@' or '.';

    private static string Hash(string student) => Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(student)).AsSpan(0, 4));
}

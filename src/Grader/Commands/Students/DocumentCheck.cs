using System.Collections.Immutable;
using Grader.Commands.Showing;
using Grading;
using Grading.Documents;
using Grading.Documents.Texts;
using Grading.Reports;
using Grading.Reports.Steps;
using Grading.Submissions;
using Grading.Verdicts;
using Grading.Wording;

namespace Grader.Commands.Students;

/// <summary><c>grader check FILE</c> of a whole document: its answers, and the steps on the way to them.</summary>
internal static class DocumentCheck
{
    /// <summary>Shows a file as a document on one problem; whether all of it is right.</summary>
    public static bool Run(string file, Batch batch, string problem, string? steps)
    {
        var (text, fault) = HomeworkText.Open(file);
        if (text is null) throw new UnusableFileException(fault!.Sentence);
        var document = batch.Document(problem, text)!;
        var submission = new Submission(Path.GetFileNameWithoutExtension(file), document.Answers, []);
        return Show(Path.GetFileName(file), batch, submission, [document], steps);
    }

    /// <summary>Shows the verdicts and the lines that don't hold; whether all of it is right.</summary>
    /// <param name="submission">With the answers of the documents.</param>
    /// <param name="steps">Where the table of steps goes; null for nowhere.</param>
    public static bool Show(string name, Batch batch, Submission submission, ImmutableArray<GradedDocument> documents, string? steps)
    {
        var rows = StepRows.Of(submission.Student, documents);
        if (steps is not null) Write(steps, rows);
        var results = batch.Grade(submission);
        foreach (var document in documents)
        {
            Terminal.Out.WriteLine(StudentSentences.DocumentFound(
                name, document.Found, batch.PartsOf(document.Problem), document.Equalities));
            Terminal.Out.WriteLine(document.Problem);
            foreach (var result in results.Where(result => result.Problem == document.Problem)) Show(result, rows);
            Terminal.Out.WriteLine($"  {StepsInWords.Summary(rows.Where(step => step.Problem == document.Problem))}");
        }
        return results.All(result => result.Outcome.Verdict is Verdict.Correct or Verdict.FollowThrough);
    }

    private static void Write(string path, ImmutableArray<StepRow> rows)
    {
        using var file = File.Create(path);
        StepsCsv.Write(file, rows);
    }

    private static void Show(Result result, ImmutableArray<StepRow> steps)
    {
        foreach (var line in ShownResult.Of(result).Split('\n')) Terminal.Out.WriteLine(line);
        if (result.Answer is not { } answer) return;
        Terminal.Out.WriteLine($"     {StudentSentences.Line(answer.Source.InFile)}");
        foreach (var line in StepsInWords.Lines(Derivation.Of(ResultRow.Of(result), steps))) Terminal.Out.WriteLine($"     {line}");
    }
}

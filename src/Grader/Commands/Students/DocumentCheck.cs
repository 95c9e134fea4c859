using System.Collections.Immutable;
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
    public static bool Run(string file, Batch batch, string problem, CheckOutput shown)
    {
        var (text, fault) = HomeworkText.Open(file);
        if (text is null) throw new UnusableFileException(fault!.Sentence);
        var document = batch.Document(problem, text)!;
        var submission = new Submission(IntakeReader.StudentOf(file), document.Answers, []);
        return Show(Path.GetFileName(file), batch, submission, [document], shown);
    }

    /// <summary>Shows the verdicts and the lines that don't hold; whether all of it is right.</summary>
    /// <param name="submission">With the answers of the documents.</param>
    public static bool Show(
        string name, Batch batch, Submission submission, ImmutableArray<GradedDocument> documents, CheckOutput shown)
    {
        var rows = StepRows.Of(submission.Student, documents);
        var results = batch.Grade(submission);
        foreach (var document in documents)
        {
            shown.Say(StudentSentences.DocumentFound(name, document.Found, batch.PartsOf(document.Problem), document.Equalities));
            shown.Say(document.Problem);
            foreach (var result in results.Where(result => result.Problem == document.Problem)) Show(result, rows, shown);
            shown.Say($"  {StepsInWords.Summary(rows.Where(step => step.Problem == document.Problem))}");
        }
        shown.Keep(rows);
        return results.All(result => result.Outcome.Verdict is Verdict.Correct or Verdict.FollowThrough);
    }

    private static void Show(Result result, ImmutableArray<StepRow> steps, CheckOutput shown)
    {
        shown.Answer(result);
        if (result.Answer is not { } answer) return;
        shown.Say($"     {StudentSentences.Line(answer.Source.InFile)}");
        foreach (var line in StepsInWords.Lines(Derivation.Of(ResultRow.Of(result), steps))) shown.Say($"     {line}");
    }
}

using System.Collections.Immutable;
using Grader.Commands.Showing;
using Grading;
using Grading.Documents;
using Grading.Documents.Steps;
using Grading.Documents.Texts;
using Grading.Problems;
using Grading.Reports.Steps;
using Grading.Submissions;
using Grading.Verdicts;
using Grading.Wording;

namespace Grader.Commands.Students;

/// <summary><c>grader check FILE --problem ID</c>: a student's own document, its answers and the steps on the way to them.</summary>
internal static class DocumentCheck
{
    /// <summary>Shows the verdicts and the lines that don't hold; whether all of it is right.</summary>
    public static bool Run(string file, Batch batch, Problem problem, string? steps)
    {
        var (text, fault) = HomeworkText.Open(file);
        if (text is null) throw new UnusableFileException(fault!.Sentence);
        var document = batch.Document(problem.Id, text)!;
        var submission = new Submission(Path.GetFileNameWithoutExtension(file), document.Answers, []);
        if (steps is not null) Write(steps, submission, document);
        var name = Path.GetFileName(file);
        Terminal.Out.WriteLine(StudentSentences.DocumentFound(name, document.Found, problem.Parts.Length, document.Steps.Length));
        Terminal.Out.WriteLine(problem.Id);
        var results = batch.Grade(submission);
        foreach (var result in results) Show(result, document.Steps);
        Terminal.Out.WriteLine($"  {Summary(document.Steps)}");
        return results.All(result => result.Outcome.Verdict is Verdict.Correct or Verdict.FollowThrough);
    }

    private static void Write(string path, Submission submission, GradedDocument document)
    {
        using var file = File.Create(path);
        StepsCsv.Write(file, document.Steps.Select(step => StepRows.Of(submission.Student, document.Problem, step)));
    }

    private static void Show(Result result, ImmutableArray<Step> steps)
    {
        foreach (var line in ShownResult.Of(result).Split('\n')) Terminal.Out.WriteLine(line);
        if (result.Answer is not { } answer) return;
        Terminal.Out.WriteLine($"     line {answer.Source.InFile}");
        var wrong = steps.Where(step => step.Part == result.Part && step.Verdict is StepVerdict.False).ToImmutableArray();
        if (result.Outcome.Verdict is Verdict.Wrong or Verdict.FollowThrough) ShowCause(wrong, answer.Source, steps);
        else
            foreach (var step in wrong) Said(StudentSentences.Remark(step.Place.InFile, step.Left, step.Right));
    }

    // The error that a wrong conclusion comes from, with what follows from it; the others are remarks.
    private static void ShowCause(ImmutableArray<Step> wrong, Source conclusion, ImmutableArray<Step> steps)
    {
        if ((wrong.LastOrDefault(step => step.Place == conclusion) ?? wrong.FirstOrDefault()) is not { } last) return;
        var cause = last.Follows ?? last.Place;
        if (steps.FirstOrDefault(step => step.Place == cause && step.Verdict is StepVerdict.False) is { } first)
            Said(StudentSentences.FirstWrongLine(first.Place.InFile, first.Left, first.Right));
        string[] following = [.. wrong.Where(step => step.Follows == cause).Select(step => step.Place.InFile).Distinct()];
        if (following.Length > 0) Said(StudentSentences.LinesThatFollow(following));
        foreach (var step in wrong.Where(step => step.Place != cause && step.Follows != cause))
            Said(StudentSentences.Remark(step.Place.InFile, step.Left, step.Right));
    }

    private static string Summary(ImmutableArray<Step> steps) => StudentSentences.StepsInAll(
        steps.Count(step => step.Verdict is StepVerdict.True), steps.Count(step => step.Verdict is StepVerdict.OnlyIf),
        steps.Count(step => step.Verdict is StepVerdict.False), steps.Count(step => step.Verdict is StepVerdict.Unread));

    private static void Said(string text) => Terminal.Out.WriteLine($"     {text}");
}

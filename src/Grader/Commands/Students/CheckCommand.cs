using System.CommandLine;
using Formulas.Reader;
using Grading;
using Grading.Problems;
using Grading.Submissions;
using Grading.Verdicts;
using Grading.Wording;

namespace Grader.Commands.Students;

/// <summary><c>grader check FILE</c>: a student's own sheet; the reading, the verdict and a hint for each answer, never the reference.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "An answer sheet." }.WithoutOptions();
        var problems = CommonOptions.Problems();
        var assignment = CommonOptions.AssignmentFile();
        var seed = CommonOptions.Seed();
        var command = new Command("check", "Check your own answers before you hand in.") { file, problems, assignment, seed };
        command.SetAction(parsed => Exit.Run(() => Check(parsed.GetValue(file)!, parsed.GetValue(problems), parsed.GetValue(assignment), parsed.GetValue(seed))));
        return command;
    }

    /// <summary><c>grader check FILE</c> without options.</summary>
    public static int Run(string file) => Exit.Run(() => Check(file, null, null, null));

    private static int Check(string file, string? problemPath, string? assignmentPath, string? seed)
    {
        var outlines = ProblemReader.Outlines(Loading.ProblemPath(problemPath));
        var intake = SubmissionPath.Open(file, Loading.CatalogueOf(outlines));
        var submissions = new List<Submission>(intake.Submissions);
        // Without an assignment only the problems that the sheet has begun are read: this command should feel instant.
        var begun = new HashSet<string>();
        foreach (var submission in submissions)
            foreach (var answer in submission.Answers) begun.Add(answer.Problem);
        var problems = ProblemReader.Read(outlines.Where(outline => assignmentPath is not null || begun.Contains(outline.Id)));
        var assignment = Loading.Load(problems, assignmentPath, seed);
        using var scripts = Loading.Scripts(lanes: 1, allowWeakerSandbox: true); // a student's own code
        var batch = new Batch(problems, assignment, scripts);
        var right = true;
        foreach (var notice in intake.Notices) Console.Error.WriteLine($"{notice.Source}: {notice.Sentence}");
        foreach (var submission in submissions)
        {
            foreach (var notice in submission.Notices) Console.Error.WriteLine($"{notice.Source}: {notice.Sentence}");
            var problem = "";
            foreach (var result in batch.Grade(submission))
            {
                if (result.Problem != problem) Console.Out.WriteLine($"{(problem.Length > 0 ? "\n" : "")}{problem = result.Problem}");
                Console.Out.WriteLine(Shown(result));
                right &= result.Outcome.Verdict is Verdict.Correct or Verdict.FollowThrough;
            }
        }
        return right ? Exit.Done : Exit.NotRightYet;
    }

    private static string Shown(Result result)
    {
        var outcome = result.Outcome;
        var lines = new List<string> { $"  {result.Part}: {outcome.Verdict.Word()}" };
        if (outcome.Reading.Length > 0) lines.Add($"     read as  {outcome.Reading}");
        if (outcome.Place is { } place && result.Answer is { } answer)
            lines.AddRange(MarkedText.Below(outcome.Hint, answer.Text, place.Start, place.Length).Split('\n').Select(line => "     " + line));
        else if (outcome.Hint.Length > 0) lines.Add($"     {outcome.Hint}");
        return string.Join('\n', lines);
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using Grader.Commands.Showing;
using Grading;
using Grading.Assignments;
using Grading.Problems;
using Grading.Submissions;
using Grading.Verdicts;

namespace Grader.Commands.Students;

/// <summary>
/// <c>grader check FILE</c>: a student's own sheet; the reading, the verdict and a hint for each answer, never the reference.
/// </summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var file = new Argument<string>("FILE") { Description = "An answer sheet." }.WithoutOptions();
        var problems = CommonOptions.Problems();
        var assignment = CommonOptions.AssignmentFile();
        var seed = CommonOptions.Seed();
        var problem = new Option<string?>("--problem") { Description = "The problem that a whole document is about." };
        var steps = new Option<string?>("--steps") { Description = "Also write what is said of each line of a document." };
        var command = new Command("check", "Check your own answers before you hand in.")
            { file, problem, steps, problems, assignment, seed };
        command.SetAction(parsed =>
            Exit.Run(() => parsed.GetValue(problem) is { } id ? CheckDocument(Told(parsed), id) : Check(Told(parsed))));
        return command;

        Checking Told(ParseResult parsed) => new(
            parsed.GetValue(file)!, parsed.GetValue(problems), parsed.GetValue(assignment), parsed.GetValue(seed), parsed.GetValue(steps));
    }

    /// <summary><c>grader check FILE</c> without options.</summary>
    public static int Run(string file) => Exit.Run(() => Check(new(file, null, null, null, null)));

    // What the command was told: the file, and where problems, assignment and seed are from, and the steps go to.
    private sealed record Checking(string File, string? Problems, string? Assignment, string? Seed, string? Steps);

    private static int CheckDocument(Checking told, string id)
    {
        var outlines = ProblemReader.Outlines(Loading.ProblemPath(told.Problems));
        var problem = Loading.ProblemOf(outlines, id);
        var (problems, assignment) = Loading.Load(outlines, told.Assignment, told.Seed, () => new HashSet<string> { problem.Id });
        // all that an assignment sets is not in one document
        var batch = new Batch([.. problems.Where(one => one.Id == problem.Id)], assignment with { Problems = [] });
        return DocumentCheck.Run(told.File, batch, problem.Id, told.Steps) ? Exit.Done : Exit.NotRightYet;
    }

    private static int Check(Checking told)
    {
        var outlines = ProblemReader.Outlines(Loading.ProblemPath(told.Problems));
        var intake = IntakeReader.Open(told.File, Loading.CatalogueOf(outlines));
        var submissions = new List<Submission>(intake.Submissions);
        var (problems, assignment) = Read(outlines, submissions, told.Assignment, told.Seed);
        using var scripts = Loading.Scripts(lanes: 1, allowWeakerSandbox: true); // a student's own code
        var batch = new Batch(problems, assignment, scripts);
        Show(intake.Notices);
        var isRight = true;
        foreach (var submission in submissions)
        {
            isRight &= batch.Taken(submission) is (var taken, [_, ..] documents)
                ? DocumentCheck.Show(Path.GetFileName(told.File), batch, taken, documents, told.Steps)
                : ShowSheet(submission, batch);
        }
        return isRight ? Exit.Done : Exit.NotRightYet;
    }

    // Without an assignment only the problems that the sheet has begun are read: this command should feel instant.
    private static (ImmutableArray<Problem> Problems, Assignment Assignment) Read(
        ImmutableArray<Outline> outlines, List<Submission> submissions, string? assignmentPath, string? seed)
    {
        var begun = Loading.Begun(submissions, outlines);
        if (assignmentPath is not null) return Loading.Load(outlines, assignmentPath, seed, () => begun);
        var problems = ProblemReader.Read(outlines.Where(outline => begun.Contains(outline.Id)));
        return (problems, Loading.Load(problems, null, seed));
    }

    private static bool ShowSheet(Submission submission, Batch batch)
    {
        Show(submission.Notices);
        return Show(batch.Grade(submission));
    }

    private static void Show(ImmutableArray<Notice> notices)
    {
        foreach (var notice in notices) Terminal.Error.WriteLine($"{notice.Source}: {notice.Sentence}");
    }

    // Whether all of it is right.
    private static bool Show(ImmutableArray<Result> results)
    {
        var (isRight, problem) = (true, "");
        foreach (var result in results)
        {
            if (result.Problem != problem) Terminal.Out.WriteLine($"{(problem.Length > 0 ? "\n" : "")}{problem = result.Problem}");
            Terminal.Out.WriteLine(ShownResult.Of(result));
            isRight &= result.Outcome.Verdict is Verdict.Correct or Verdict.FollowThrough;
        }
        return isRight;
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using Grader.Commands.Calling;
using Grader.Commands.Paths;
using Grading;
using Grading.Assignments;
using Grading.Problems;
using Grading.Reports.Steps;
using Grading.Submissions;
using Grading.Verdicts;
using Grading.Wording;

namespace Grader.Commands.Students;

/// <summary>
/// <c>grader check FILE</c>: a student's own sheet; the reading, the verdict and a hint for each answer, never the reference.
/// </summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var file = new InputFileArgument("FILE")
        {
            Description = "An answer sheet, a document, or a folder of them; - is standard input.",
            Arity = ArgumentArity.ExactlyOne,
        };
        var (problems, assignment, seed) = (CommonOptions.Problems(), CommonOptions.AssignmentFile(), CommonOptions.Seed());
        var problem = new Option<string?>("--problem") { HelpName = "ID", Description = "The problem that a whole document is about." };
        var steps = new OutputOption("--steps") { Description = "Also write what is said of each line of documents to this file." };
        var (json, language) = (CommonOptions.Json(), CommonOptions.Language());
        var command = new DescribedCommand("check", "Check your own answers before you hand in.",
        [
            "grader check my-answers.md",
            "grader check my-answers.md --assignment homework.yaml",
            "grader check my-document.md --problem itakura-saito --steps steps.csv",
            "grader check my-answers.md --json",
            "grader check my-answers.md --language de",
        ])
        { file, problem, steps, problems, assignment, seed, json, language };
        CommonOptions.NotBoth(command, language, json);
        command.Validators.Add(result =>
        {
            if (result.GetValue(steps) == "-") result.AddError(AssistantSentences.BothToStandardOutput(command.Name, steps.Name));
        });
        command.SetAction(parsed => Exit.Run(() =>
        {
            using var paths = CommandPaths.Of(parsed);
            using var locked = paths.Lock();
            var told = new Checking(paths.Read(file)!)
            {
                Problems = parsed.GetValue(problems),
                Assignment = paths.Read(assignment),
                Seed = parsed.GetValue(seed),
            };
            var shown = new CheckOutput(parsed.GetValue(json));
            var isRight = parsed.GetValue(problem) is { } id ? CheckDocument(told, id, shown) : Check(told, shown);
            if (paths[steps] is { } place) StepsCsv.Write(place, shown.Steps);
            paths.Show();
            return isRight ? Exit.Done : Exit.NotRightYet;
        }));
        return command;
    }

    /// <summary><c>grader check FILE</c> without options.</summary>
    public static int Run(string file) =>
        Exit.Run(() => Check(new(file), new(isJson: false)) ? Exit.Done : Exit.NotRightYet);

    // What the command was told: the file, and where problems, assignment and seed are from.
    private sealed record Checking(string File)
    {
        public string? Problems { get; init; }
        public string? Assignment { get; init; }
        public string? Seed { get; init; }
    }

    private static bool CheckDocument(Checking told, string id, CheckOutput shown)
    {
        var outlines = ProblemReader.Outlines(Loading.ProblemPath(told.Problems));
        var problem = Loading.ProblemOf(outlines, id);
        var (problems, assignment) = Loading.Load(outlines, told.Assignment, told.Seed, () => new HashSet<string> { problem.Id });
        // all that an assignment sets is not in one document
        var batch = new Batch([.. problems.Where(one => one.Id == problem.Id)], assignment with { Problems = [] });
        return DocumentCheck.Run(told.File, batch, problem.Id, shown);
    }

    private static bool Check(Checking told, CheckOutput shown)
    {
        var outlines = ProblemReader.Outlines(Loading.ProblemPath(told.Problems));
        var intake = IntakeReader.Open(told.File, Loading.CatalogueOf(outlines));
        var submissions = new List<Submission>(intake.Submissions);
        if (submissions.Count == 0)
        {
            CheckOutput.Show(intake.Notices);
            throw new UnusableFileException(AssistantSentences.NothingHandedIn([StandardInput.Shown(told.File)], layout: null));
        }
        if (submissions is [{ Answers: [], IsDocument: false, Fault: { } fault }]) throw new UnusableFileException(fault);
        var (problems, assignment) = Read(outlines, submissions, told.Assignment, told.Seed);
        using var scripts = Loading.Scripts(lanes: 1, allowWeakerSandbox: true); // a student's own code
        var batch = new Batch(problems, assignment, scripts);
        CheckOutput.Show(intake.Notices);
        var isRight = true;
        foreach (var submission in submissions)
        {
            if (submissions.Count > 1) shown.Heading(submission.Student);
            isRight &= batch.Taken(submission) is (var taken, [_, ..] documents)
                ? DocumentCheck.Show(Path.GetFileName(told.File), batch, taken, documents, shown)
                : ShowSheet(submission, batch, shown);
        }
        return isRight;
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

    private static bool ShowSheet(Submission submission, Batch batch, CheckOutput shown)
    {
        CheckOutput.Show(submission.Notices);
        var (isRight, problem) = (true, "");
        foreach (var result in batch.Grade(submission))
        {
            if (result.Problem != problem) shown.Problem(problem = result.Problem);
            shown.Answer(result);
            isRight &= result.Outcome.Verdict is Verdict.Correct or Verdict.FollowThrough;
        }
        return isRight;
    }
}

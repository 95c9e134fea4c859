using System.CommandLine;
using Grader.Grading;
using Grader.Reports;
using Grader.Submissions;

namespace Grader.Commands;

/// <summary><c>grader grade PATH...</c>: a class of submissions to results.csv.</summary>
internal static class GradeCommand
{
    // So many notices are shown one by one; the rest is counted.
    private const int NoticesShown = 50;

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Answer sheets, folders of sheets or of students, tables (student,problem,part,answer).", Arity = ArgumentArity.OneOrMore };
        var problems = Common.Problems();
        var assignment = Common.AssignmentFile();
        var seed = Common.Seed();
        var output = new Option<string>("--out") { Description = "Where the results go (default: results.csv).", DefaultValueFactory = _ => "results.csv" };
        var threads = new Option<int>("--threads") { Description = "How many threads grade (default: one per core).", DefaultValueFactory = _ => Environment.ProcessorCount };
        threads.Validators.Add(result =>
        {
            if (result.GetValueOrDefault<int>() is < 1 or > 512) result.AddError("--threads takes a number from 1 to 512.");
        });
        var weaker = new Option<bool>("--allow-weaker-sandbox") { Description = "Run answers in C# even where this machine lacks a layer of the sandbox (see SECURITY.md)." };
        var command = new Command("grade", "Grade submissions and write one row per answer.") { paths, problems, assignment, output, seed, threads, weaker };
        command.SetAction(parsed => Common.Run(() => Grade(
            parsed.GetValue(paths)!, parsed.GetValue(problems), parsed.GetValue(assignment), parsed.GetValue(output)!, parsed.GetValue(seed), parsed.GetValue(threads), parsed.GetValue(weaker))));
        return command;
    }

    private static int Grade(string[] paths, string? problemPath, string? assignmentPath, string output, string? seed, int threads, bool weaker)
    {
        var (problems, assignment) = Common.Load(problemPath, assignmentPath, seed);
        var catalogue = Common.CatalogueOf(problems);
        var intakes = paths.Select(path => SubmissionPath.Open(path, catalogue)).ToArray();
        var tally = new Tally();
        foreach (var (path, intake) in paths.Zip(intakes))
        {
            Console.Error.WriteLine($"{path}: {intake.Layout}");
            foreach (var notice in intake.Notices) tally.Notice(notice);
        }
        using var scripts = Common.Scripts(Math.Min(threads, Environment.ProcessorCount), weaker);
        var batch = new Batch(problems, assignment, scripts);
        ResultsCsv.Write(output, Rows(batch, intakes.SelectMany(intake => intake.Submissions), threads, tally));
        if (ScriptVerdicts.Sandbox(scripts.MissingLayers, weaker) is { } sandbox) Console.Error.WriteLine(sandbox);
        Console.Error.WriteLine(tally.Summary(output));
        return Exit.Done;
    }

    private static IEnumerable<ResultRow> Rows(Batch batch, IEnumerable<Submission> submissions, int threads, Tally tally)
    {
        foreach (var (submission, results) in batch.Grade(submissions, threads))
        {
            tally.Student();
            foreach (var notice in submission.Notices) tally.Notice(notice);
            foreach (var result in results)
            {
                tally.Count(result.Outcome.Verdict);
                yield return ResultRow.Of(result);
            }
        }
    }

    // What was graded, for stderr.
    private sealed class Tally
    {
        private readonly int[] _verdicts = new int[Enum.GetValues<Verdict>().Length];
        private int _students;
        private int _notices;

        public void Student() => _students++;

        public void Count(Verdict verdict) => _verdicts[(int)verdict]++;

        public void Notice(Notice notice)
        {
            if (++_notices <= NoticesShown) Console.Error.WriteLine($"{notice.Source}: {notice.Sentence}");
        }

        public string Summary(string output)
        {
            var more = _notices > NoticesShown ? $"… and {_notices - NoticesShown} more remarks like these.\n" : "";
            var verdicts = Enum.GetValues<Verdict>().Where(verdict => _verdicts[(int)verdict] > 0).Select(verdict => $"{_verdicts[(int)verdict]} {verdict.Word()}");
            return $"{more}{_students} {(_students == 1 ? "student" : "students")}, {_verdicts.Sum()} answers: {string.Join(", ", verdicts)}.\nResults are in {output}.";
        }
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using Grading;
using Grading.Problems;
using Grading.Submissions;
using Grading.Verdicts;

namespace Tests.Shared;

/// <summary>The real problems, the samples, and a class graded as the command does it.</summary>
internal static class Class
{
    public static string Repository { get; } = Find();

    public static string Samples { get; } = Path.Combine(Repository, "tests", "Grading.Tests", "Submissions", "Folders", "Samples");

    public static string ProblemFolder { get; } = Path.Combine(Repository, "problems");

    public static ImmutableArray<Problem> Problems { get; } = SeedProblems.Read(ProblemFolder);

    public static ProblemCatalogue Catalogue { get; } =
        new([.. Problems.Select(problem => new CatalogueProblem(problem.Id, [.. problem.Parts.Select(part => part.Id)]))]);

    public static Batch Batch { get; } = new(Problems, new());

    /// <summary>What is announced, what is remarked, and a line for each answer that there is.</summary>
    public static string Grade(string path, IntakeOptions? options = null)
    {
        var intake = IntakeReader.Open(path, Catalogue, options);
        var lines = new List<string> { intake.Layout };
        var submissions = intake.Submissions.ToArray();
        Assert.Equal(intake.Students, submissions.Length);
        lines.AddRange(intake.Notices.Concat(submissions.SelectMany(submission => submission.Notices))
            .Select(notice => $"  {notice.Source}: {notice.Sentence}"));
        foreach (var result in submissions.SelectMany(submission => Batch.Grade(submission))
            .Where(result => result.Answer is not null || result.Outcome.Verdict == Verdict.Review))
            lines.Add(
                $"{result.Student}  {result.Problem}.{result.Part}  {result.Outcome.Verdict.Word()}  "
                + $"{result.Answer?.Text.ReplaceLineEndings("⏎")}");
        return string.Join('\n', lines);
    }

    private static string Find([CallerFilePath] string file = "") =>
        Path.GetFullPath(Path.Combine(Path.GetDirectoryName(file)!, "..", ".."));
}

using System.Collections.Immutable;
using Grading.Assignments;
using Grading.Problems;
using Grading.Scripts;
using Grading.Submissions;
using Grading.Wording;

namespace Grader.Commands;

/// <summary>What the commands load: problems, an assignment on them, what runs scripts.</summary>
internal static class Loading
{
    /// <summary>The problems, and the assignment on them.</summary>
    public static (ImmutableArray<Problem> Problems, Assignment Assignment) Load(string? problemPath, string? assignmentPath, string? seed)
    {
        var problems = ProblemReader.Read(ProblemPath(problemPath));
        return (problems, Load(problems, assignmentPath, seed));
    }

    /// <summary>The assignment on problems that have been read.</summary>
    public static Assignment Load(ImmutableArray<Problem> problems, string? assignmentPath, string? seed)
    {
        if (assignmentPath is not null && !File.Exists(assignmentPath))
            throw new UnusableFileException(AssistantSentences.NoAssignmentFile(assignmentPath));
        var assignment = assignmentPath is null ? new() : AssignmentReader.Read(assignmentPath, problems);
        return seed is null ? assignment : assignment with { Seed = seed };
    }

    /// <summary>The folder of problems: as given, or the nearest <c>problems</c> in this folder, above it, or beside the program.</summary>
    public static string ProblemPath(string? given)
    {
        if (given is not null) return Path.Exists(given) ? given : throw new UnusableFileException(AssistantSentences.NoProblemsAt(given));
        return ProblemsAbove(Directory.GetCurrentDirectory())
            ?? ProblemsAbove(AppContext.BaseDirectory)
            ?? throw new UnusableFileException(AssistantSentences.NoProblemsHere);
    }

    private static string? ProblemsAbove(string start)
    {
        for (var folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
            if (Path.Combine(folder, "problems") is var path && ProblemReader.FilesIn(path).Length > 0) return path;
        return null;
    }

    public static ProblemCatalogue CatalogueOf(IEnumerable<Outline> problems) =>
        new([.. problems.Select(problem => new CatalogueProblem(problem.Id, () => problem.Parts) { Names = NamesOf(problem) })]);

    public static ProblemCatalogue CatalogueOf(IEnumerable<Problem> problems) =>
        new([.. problems.Select(problem => new CatalogueProblem(problem.Id,
            [.. problem.Parts.Select(part => part.Id)]) { Names = problem.IsName })]);

    // the problem is read when the first label asks for it
    private static Func<string, string, bool> NamesOf(Outline outline)
    {
        var problem = new Lazy<Problem>(() => ProblemReader.Read([outline])[0]);
        return (part, name) => problem.Value.IsName(part, name);
    }

    /// <summary>The problem that is meant by an id.</summary>
    /// <exception cref="UnusableFileException">There is none.</exception>
    public static Problem ProblemOf(ImmutableArray<Problem> problems, string id)
    {
        var catalogue = CatalogueOf(problems);
        if (problems.FirstOrDefault(problem => problem.Id == catalogue.Problem(id)) is { } found) return found;
        var sentence = AssistantSentences.NoSuchProblem(id, catalogue.NearestProblem(id), problems.Select(problem => problem.Id));
        throw new UnusableFileException(sentence);
    }

    /// <summary>What runs answers in C#, with every limit that such an answer has. Nothing is started before the first one comes.</summary>
    public static ScriptRunner Scripts(int lanes, bool allowWeakerSandbox) => new(new()
    {
        Steps = 2_000_000,
        Elements = 8_000_000,
        CompileTime = TimeSpan.FromSeconds(10),
        RunTime = TimeSpan.FromSeconds(5),
        StartTime = TimeSpan.FromSeconds(60),
        HeapBytes = 256L << 20,
        ResidentBytes = 480L << 20,
        WorkerSeconds = 3600,
        ScriptsPerWorker = 2000,
        Lanes = lanes,
        AllowWeakerSandbox = allowWeakerSandbox,
    });
}

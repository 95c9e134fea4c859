using System.Collections.Immutable;
using Grader.Commands.Calling;
using Grading.Assignments;
using Grading.Problems;
using Grading.Scripts;
using Grading.Submissions;
using Grading.Wording;

namespace Grader.Commands;

/// <summary>What the commands load: problems, an assignment on them, what runs scripts.</summary>
internal static class Loading
{
    // So few are read before anything is known of the answers to them.
    private const int Few = 16;

    /// <summary>
    /// The problems that are needed, of a folder that may have hundreds, and the assignment on them: those that it names, and those that
    /// somebody has begun.
    /// </summary>
    public static (ImmutableArray<Problem> Problems, Assignment Assignment) Load(
        ImmutableArray<Outline> outlines, string? assignmentPath, string? seed, Func<IReadOnlySet<string>> begun)
    {
        if (outlines.Length <= Few) return LoadAll(outlines, assignmentPath, seed);
        var named = assignmentPath is null || !File.Exists(assignmentPath) ? [] : AssignmentReader.ProblemsIn(assignmentPath);
        if (assignmentPath is not null && named.IsEmpty) return LoadAll(outlines, assignmentPath, seed);
        var wanted = begun();
        var problems = ProblemReader.Read(outlines.Where(outline => wanted.Contains(outline.Id) || named.Contains(outline.Id)));
        try
        {
            return (problems, Load(problems, assignmentPath, seed));
        }
        catch (ProblemFileException) // what is wrong can be told only by who knows all problems
        {
            return LoadAll(outlines, assignmentPath, seed);
        }
    }

    private static (ImmutableArray<Problem> Problems, Assignment Assignment) LoadAll(
        ImmutableArray<Outline> outlines, string? assignmentPath, string? seed)
    {
        var problems = ProblemReader.Read(outlines);
        return (problems, Load(problems, assignmentPath, seed));
    }

    /// <summary>The problems that the submissions have something on, looked through until all are found.</summary>
    /// <remarks>What a whole document is about is told by all of them.</remarks>
    public static HashSet<string> Begun(IEnumerable<Submission> submissions, ImmutableArray<Outline> problems)
    {
        var begun = new HashSet<string>();
        foreach (var submission in submissions)
        {
            foreach (var answer in submission.Answers) begun.Add(answer.Problem);
            foreach (var line in submission.Unread)
                if (line is { Problem: { } problem, CouldBeAnAnswer: true }) begun.Add(problem);
            if (submission.IsDocument) begun.UnionWith(problems.Select(outline => outline.Id));
            if (begun.Count >= problems.Length) break;
        }
        return begun;
    }

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
        return OwnProblems()
            ?? ProblemsAbove(AppContext.BaseDirectory)
            ?? throw new UnusableFileException(AssistantSentences.NoProblemsHere);
    }

    /// <summary>The nearest folder <c>problems</c> in this folder or above it; null where there is none.</summary>
    public static string? OwnProblems() => ProblemsAbove(Directory.GetCurrentDirectory());

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
        return (part, name) => ProblemReader.Read([outline])[0].IsName(part, name);
    }

    /// <summary>The problem that is meant by an id; the files of the others are not read.</summary>
    /// <exception cref="UsageException">There is none.</exception>
    public static Problem ProblemOf(ImmutableArray<Outline> problems, string id)
    {
        var catalogue = CatalogueOf(problems);
        if (problems.FirstOrDefault(problem => problem.Id == catalogue.Problem(id)) is { } found) return ProblemReader.Read([found])[0];
        var sentence = AssistantSentences.NoSuchProblem(id, catalogue.NearestProblem(id), problems.Select(problem => problem.Id));
        throw new UsageException(sentence);
    }

    /// <summary>What runs answers in C#, with every limit that such an answer has. Nothing is started before the first one comes.</summary>
    public static ScriptRunner Scripts(int lanes, bool allowWeakerSandbox) => new(new()
    {
        Steps = 2_000_000,
        StepsInAll = 20_000_000,
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

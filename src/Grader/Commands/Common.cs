using System.Collections.Immutable;
using System.CommandLine;
using Grader.Grading;
using Grader.Problems;
using Grader.Scripts;
using Grader.Submissions;

namespace Grader.Commands;

/// <summary>The exit codes of all commands.</summary>
internal static class Exit
{
    public const int Done = 0;
    public const int NotRightYet = 1;
    public const int Usage = 2;
    public const int BrokenProblem = 3;
    public const int Files = 4;

    /// <summary>As shells have it for Ctrl-C.</summary>
    public const int Interrupted = 130;
}

/// <summary>What the commands have in common: options, problems, and failures as sentences on stderr.</summary>
internal static class Common
{
    public static Option<string?> Problems() => new("--problems") { Description = "The folder of problem files, or one file (default: problems, here or above)." };

    public static Option<string?> AssignmentFile() => new("--assignment") { Description = "The assignment file: problems, points, seed, credit, switches." };

    public static Option<string?> Seed() => new("--seed") { Description = "Decides the sample points; the assignment's seed, or 0, if not given." };

    /// <summary>A mistyped option is a usage error, not a file or an id of that name.</summary>
    public static Argument<T> WithoutOptions<T>(this Argument<T> argument)
    {
        argument.Validators.Add(result =>
        {
            foreach (var token in result.Tokens)
                if (token.Value.StartsWith("--", StringComparison.Ordinal)) result.AddError($"There is no option \"{token.Value}\".");
        });
        return argument;
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
        if (assignmentPath is not null && !File.Exists(assignmentPath)) throw new UnusableFileException($"There is no assignment file \"{assignmentPath}\".");
        var assignment = assignmentPath is null ? new() : AssignmentReader.Read(assignmentPath, problems);
        return seed is null ? assignment : assignment with { Seed = seed };
    }

    /// <summary>The folder of problems: as given, or the nearest <c>problems</c> in this folder, above it, or beside the program.</summary>
    public static string ProblemPath(string? given)
    {
        if (given is not null) return Path.Exists(given) ? given : throw new UnusableFileException($"There is no folder or file of problems at \"{given}\".");
        foreach (var start in new[] { Directory.GetCurrentDirectory(), AppContext.BaseDirectory })
            for (var folder = start; !string.IsNullOrEmpty(folder); folder = Path.GetDirectoryName(folder))
                if (Path.Combine(folder, "problems") is var path && ProblemReader.FilesIn(path).Length > 0) return path;
        throw new UnusableFileException("There is no folder \"problems\" here or above. Name it with --problems.");
    }

    public static Catalogue CatalogueOf(IEnumerable<Outline> problems) => new([.. problems.Select(problem => new CatalogueProblem(problem.Id, () => problem.Parts))]);

    public static Catalogue CatalogueOf(IEnumerable<Problem> problems) =>
        new([.. problems.Select(problem => new CatalogueProblem(problem.Id, [.. problem.Parts.Select(part => part.Id)]))]);

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

    /// <summary>Runs a command; what the user can mend is a sentence and an exit code, not a stack trace.</summary>
    public static int Run(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (ProblemFileException e)
        {
            Console.Error.WriteLine(e.Message);
            return Exit.BrokenProblem;
        }
        catch (UnusableFileException e)
        {
            Console.Error.WriteLine(e.Message);
            return Exit.Files;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message);
            return Exit.Files;
        }
    }
}

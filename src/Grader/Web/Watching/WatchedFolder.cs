using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Grader.Web.Statements;
using Grading.Assignments;
using Grading.Language;
using Grading.Problems;

namespace Grader.Web.Watching;

/// <summary>What is wrong with the file of a problem; it may be shown nevertheless.</summary>
internal sealed record ProblemFaults(string Id, ImmutableArray<Fault> Faults);

/// <summary>What a folder has to show just now.</summary>
internal sealed record Watched(ImmutableArray<Problem> Problems, Assignment Assignment, ImmutableArray<ProblemFaults> Faults);

/// <summary>
/// The problem files that somebody is writing: a file that can't be used stops nothing, and only those that have changed are read anew.
/// </summary>
/// <param name="path">A folder, or one file.</param>
/// <param name="assign">The assignment on the problems that can be used.</param>
internal sealed class WatchedFolder(string path, Func<ImmutableArray<Problem>, Assignment> assign)
{
    private readonly Dictionary<string, (string Stamp, Problem? Problem, ProblemFaults Faults)> _read = [];

    /// <summary>Changes with any of the files.</summary>
    public string Stamp() => StampOf(Encoding.UTF8.GetBytes(string.Join('\n', Files().Select(file => $"{file} {StampOf(Content(file))}"))));

    /// <summary>Reads what has changed.</summary>
    public Watched Read()
    {
        var (problems, faults, files) = (new List<Problem>(), new List<ProblemFaults>(), new Dictionary<string, string>());
        foreach (var file in Files())
        {
            var (problem, found) = OfFile(file);
            if (found.Faults.Length > 0) faults.Add(found);
            if (problem is null) continue;
            if (files.TryAdd(problem.Id, file)) problems.Add(problem);
            else faults.Add(new(problem.Id, [SameId(file, problem.Id, files[problem.Id])]));
        }
        problems.Sort((one, other) => string.CompareOrdinal(one.Id, other.Id));
        return Assigned([.. problems], faults);
    }

    private Watched Assigned(ImmutableArray<Problem> problems, List<ProblemFaults> faults)
    {
        try
        {
            return new(problems, assign(problems), [.. faults]);
        }
        catch (ProblemFileException e) // of the assignment
        {
            return new(problems, new(), [.. faults, new("", e.Faults)]);
        }
    }

    private (Problem? Problem, ProblemFaults Faults) OfFile(string file)
    {
        var content = Content(file);
        var stamp = StampOf(content);
        if (_read.TryGetValue(file, out var known) && known.Stamp == stamp) return (known.Problem, known.Faults);
        var (problem, faults) = Read(file);
        var found = new ProblemFaults(problem?.Id ?? IdIn(Encoding.UTF8.GetString(content), file), faults);
        _read[file] = (stamp, problem, found);
        return (problem, found);
    }

    private static (Problem? Problem, ImmutableArray<Fault> Faults) Read(string file)
    {
        try
        {
            return (ProblemReader.Read(file)[0], StatementFaults.OfFile(file));
        }
        catch (ProblemFileException e)
        {
            return (null, e.Faults);
        }
    }

    private IEnumerable<string> Files() => File.Exists(path) ? [path] : ProblemReader.FilesIn(path);

    // An editor may be replacing it just now; it is asked for again in a moment.
    private static byte[] Content(string file)
    {
        try
        {
            return File.ReadAllBytes(file);
        }
        catch (IOException)
        {
            return [];
        }
    }

    private static string StampOf(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content).AsSpan(0, 12));

    private static Fault SameId(string file, string id, string other) =>
        new(Path.GetFileName(file), 1, "id", AuthorSentences.SameId(id, Path.GetFileName(other)));

    private static string IdIn(string text, string file)
    {
        const string field = "id:";
        foreach (var line in text.Split('\n'))
            if (line.StartsWith(field, StringComparison.Ordinal) && line[field.Length..].Trim() is { Length: > 0 } id) return id;
        return Path.GetFileNameWithoutExtension(file);
    }
}

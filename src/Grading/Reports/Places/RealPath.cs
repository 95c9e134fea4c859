using Grading.Submissions;

namespace Grading.Reports.Places;

/// <summary>Where a path leads: in full, with every link in it followed, as the system would.</summary>
internal static class RealPath
{
    // As many as Linux follows.
    private const int MostLinks = 40;

    /// <summary>The path, which need not be there; null where its links lead in a circle.</summary>
    public static string? Of(string path)
    {
        var full = Path.GetFullPath(path);
        var real = Path.GetPathRoot(full)!;
        var steps = new Stack<string>(StepsOf(full[real.Length..]));
        for (var links = 0; steps.TryPop(out var step);)
        {
            if (step is "." or "") continue;
            if (step == "..")
            {
                real = Path.GetDirectoryName(real) ?? real;
                continue;
            }
            var next = Path.Combine(real, step);
            if (TargetOf(next) is not { } target)
            {
                real = next;
                continue;
            }
            if (++links > MostLinks) return null;
            if (Path.IsPathRooted(target)) real = Path.GetPathRoot(target)!;
            foreach (var beyond in StepsOf(target[(Path.GetPathRoot(target) ?? "").Length..])) steps.Push(beyond);
        }
        return real;
    }

    /// <summary>
    /// Under which it is looked up: two paths that a disk may take for one have one key, as where it knows no capitals or writes accents in
    /// another way.
    /// </summary>
    public static string Key(string realPath) => TakenApart.Of(realPath).ToUpperInvariant();

    /// <summary>Whether a path, by its key, lies below a folder.</summary>
    public static bool IsBelow(string key, string folderKey) =>
        key.Length > folderKey.Length
        && key.StartsWith(folderKey, StringComparison.Ordinal)
        && (folderKey.EndsWith(Path.DirectorySeparatorChar) || key[folderKey.Length] == Path.DirectorySeparatorChar);

    // The last first.
    private static IEnumerable<string> StepsOf(string path) => path.Split(Path.DirectorySeparatorChar).Reverse();

    private static string? TargetOf(string path)
    {
        try
        {
            return new FileInfo(path).LinkTarget;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return null;
        }
    }
}

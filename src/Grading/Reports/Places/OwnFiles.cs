using System.Text;

namespace Grading.Reports.Places;

/// <summary>
/// What this tool has written itself: a file of it may be replaced where a file that somebody handed in may not, and a folder of it is never
/// taken for a student's.
/// </summary>
internal static class OwnFiles
{
    // Beside an output while it is written: its rows, its journal, its rows in order, the steps of documents.
    private static readonly string[] Suffixes = [".part", ".journal", ".ordered", ".steps", ".steps.part", ".steps.ordered"];

    // How they begin: results, steps, their journal, Canvas, Moodle.
    private static readonly string[] Beginnings =
    [
        "student,problem,part,answer,reading,verdict,",
        "student,problem,part,line,left,right,verdict,",
        "grader-journal ",
        "Student,ID,SIS User ID,SIS Login ID,Section,",
        "ID number,Email address,Assignment: ",
    ];

    /// <summary>Stands in the page about a class.</summary>
    public const string PageMark = "<meta name=\"generator\" content=\"grader\"";

    private static readonly string[] GradebookEnds = ["student,", ",total,points,awaiting"];

    // Names that nobody's answers are read from where they lie in a folder.
    private static readonly string[] Endings = [".csv", ".tsv", ".json", ".html"];

    /// <summary>The file that is locked as long as somebody writes an output: a hidden one, which is nobody's answers.</summary>
    public static string LockOf(string path) => Path.Combine(Path.GetDirectoryName(path) ?? "", $".{Path.GetFileName(path)}.lock");

    /// <summary>What stands beside an output while it is written.</summary>
    public static IEnumerable<string> Beside(string path) => Suffixes.Select(suffix => path + suffix).Append(LockOf(path));

    /// <summary>Whether a file is called as one that stands beside an output.</summary>
    public static bool IsCalledAsBeside(string path) =>
        Array.Exists(Suffixes, suffix => path.EndsWith(suffix, StringComparison.Ordinal))
        || (Path.GetFileName(path).StartsWith('.') && path.EndsWith(".lock", StringComparison.Ordinal));

    public static bool MayBeNewAmongSubmissions(string path) => Endings.Contains(Path.GetExtension(path).ToLowerInvariant());

    /// <summary>Whether a file that is there was written by this tool, as far as its beginning tells.</summary>
    public static bool IsOwn(string path)
    {
        try
        {
            using var reader = new StreamReader(path, Encoding.UTF8);
            var start = new char[1 << 12];
            var text = new string(start, 0, reader.ReadBlock(start));
            return text.Length == 0 ? IsCalledAsBeside(path) : IsOwnText(text);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false;
        }
    }

    private static bool IsOwnText(string text)
    {
        var line = text.AsSpan(0, text.AsSpan().IndexOfAny('\r', '\n') is var end and >= 0 ? end : text.Length);
        return Array.Exists(Beginnings, beginning => text.StartsWith(beginning, StringComparison.Ordinal))
            || (line.StartsWith(GradebookEnds[0]) && line.EndsWith(GradebookEnds[1]))
            || text.Contains(PageMark, StringComparison.Ordinal);
    }
}

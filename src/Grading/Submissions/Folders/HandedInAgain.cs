using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;

namespace Grading.Submissions.Folders;

/// <summary>A file of a student, as the layout names it.</summary>
/// <param name="Student">As the path has it: an id, or a submission that the list of submitters knows.</param>
/// <param name="Shown">What the student called the file.</param>
internal sealed record FoundFile(string Student, NamedPath File, string Shown, bool IsLate, bool IsRead);

/// <summary>hw3.md, hw3-1.md, hw3-2.md: the same file handed in again. The last one counts.</summary>
internal static partial class HandedInAgain
{
    /// <summary>Of the versions of each file the last.</summary>
    public static (ImmutableArray<FoundFile> Kept, ImmutableArray<Notice> Notices) Last(IEnumerable<FoundFile> files, string student)
    {
        var kept = ImmutableArray.CreateBuilder<FoundFile>();
        var notices = ImmutableArray.CreateBuilder<Notice>();
        foreach (var versions in files.Select(file => (file, Version: Again().Match(file.Shown))).GroupBy(file => Stem(file.Version)))
        {
            var ordered = versions.OrderBy(one => Number(one.Version)).Select(one => one.file).ToArray();
            // "part-2.md" without a "part.md" is just a name.
            var isName = ordered.Length == 1 || versions.All(one => one.Version.Groups["n"].Success);
            var earlier = isName ? [] : ordered[..^1];
            kept.AddRange(ordered[earlier.Length..]);
            foreach (var file in earlier)
                notices.Add(new(new(ordered[^1].File.Name, 1), Sentences.LastCounts(student, ordered[^1].Shown, file.Shown)));
        }
        return (kept.ToImmutable(), notices.ToImmutable());
    }

    private static string Stem(Match version) => version.Groups["stem"].Value + version.Groups["end"].Value;

    private static int Number(Match version) =>
        version.Groups["n"] is { Success: true } number ? int.Parse(number.Value, CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(@"^(?<stem>.*?)(?:-(?<n>\d{1,4}))?(?<end>\.[^./]*)?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Again();
}

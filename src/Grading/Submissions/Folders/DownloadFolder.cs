using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Grading.Submissions.Sheets;

namespace Grading.Submissions.Folders;

/// <summary>Puts the files of a download together, student by student. Of a file handed in several times the last one counts.</summary>
internal static partial class DownloadFolder
{
    /// <summary>The layout that names files as these are named, for at least half of them; or null.</summary>
    public static Layout.Download? Recognise(NamedPath root, IReadOnlyCollection<NamedPath> files) => Layouts.All.OfType<Layout.Download>().FirstOrDefault(layout =>
        files.Count > 0 && (layout.Submitters is null || files.Any(file => file.FileName == layout.Submitters))
        && (layout.Mark is null || files.Any(file => file.FileName == layout.Mark)) && 2 * files.Count(file => layout.Path.IsMatch(Relative(root, file))) >= files.Count);

    /// <summary>The files of each student, and what the layout is in words.</summary>
    public static (string Words, ImmutableArray<StudentFiles> Places, ImmutableArray<Notice> Notices) Read(Layout.Download layout, NamedPath root, IReadOnlyCollection<NamedPath> files)
    {
        var notices = new List<Notice>();
        var submitters = files.FirstOrDefault(file => file.FileName == layout.Submitters) is { Path: not null } list ? People(list, notices) : null;
        var found = new List<(string Student, NamedPath File, string Shown, bool IsLate, bool IsRead)>();
        foreach (var file in files.Where(file => file.FileName != layout.Submitters && file.FileName != layout.Mark))
        {
            var match = layout.Path.Match(Relative(root, file));
            var shown = match.Groups["file"] is { Success: true } name ? name.Value : match.Groups["html"].Value;
            var isRead = match.Success && IsRead(shown);
            if (match.Success) found.Add((match.Groups["student"].Value, file, shown, match.Groups["late"].Success, isRead));
            if (!isRead) notices.Add(new(new(file.Name, 1), match.Success ? Sentences.UnknownFile(file.Name) : Sentences.NotOfLayout(file.Name, layout.Title)));
        }
        var ignored = notices.Count;
        var places = ImmutableArray.CreateBuilder<StudentFiles>();
        foreach (var one in found.GroupBy(entry => entry.Student))
        {
            var (kept, superseded) = Last([.. one.Where(entry => entry.IsRead).Select(entry => (entry.File, entry.Shown))], one.Key);
            // Someone who handed in nothing that can be read is not someone who handed in nothing.
            Notice? fault = kept.IsEmpty ? new(new(one.First().File.Name, 1), Sentences.NothingReadable(one.Key, one.Select(entry => entry.File.FileName))) : null;
            foreach (var student in submitters is null ? [one.Key] : StudentsOf(one.Key, submitters, layout, notices))
                places.Add(Place(StudentId.Clean(student), $"{root.Name}/{one.Key}", kept, superseded) with { Fault = fault });
        }
        var (counting, again) = submitters is null ? (places.ToImmutable(), 0) : LastOfEach(places, submitters);
        var late = found.Where(entry => entry.IsLate).Select(entry => entry.Student).Distinct().Count();
        var words = $"{layout.Title}: {Count(counting.Length, "student")}{(late > 0 ? $", {late} late" : "")}"
            + $"{(again > 0 ? $", {again} handed in again" : "")}{(ignored > 0 ? $", {Count(ignored, "file")} ignored" : "")}";
        return (words, counting, [.. notices]);
    }

    /// <summary>The path below the root, as the layouts describe it.</summary>
    private static string Relative(NamedPath root, NamedPath file) => file.Name[(root.Name.Length + 1)..];

    private static bool IsRead(string file) => FolderListing.IsSheet(file) || BrowserText.IsPage(file) || file.EndsWith(".csx", StringComparison.OrdinalIgnoreCase);

    private static StudentFiles Place(string student, string name, IEnumerable<(NamedPath File, string Shown)> files, ImmutableArray<Notice> notices)
    {
        var byKind = files.ToLookup(file => file.Shown.EndsWith(".csx", StringComparison.OrdinalIgnoreCase), file => file);
        return new(student, name, [.. byKind[false].Select(file => file.File)], [.. byKind[true].Select(file => file.File with { ScriptName = Path.GetFileNameWithoutExtension(Path.GetFileName(file.Shown)) })], notices, null);
    }

    // hw3.md, hw3-1.md, hw3-2.md: the same file handed in again.
    private static (ImmutableArray<(NamedPath File, string Shown)> Kept, ImmutableArray<Notice> Notices) Last(ImmutableArray<(NamedPath File, string Shown)> files, string student)
    {
        var kept = ImmutableArray.CreateBuilder<(NamedPath, string)>();
        var notices = ImmutableArray.CreateBuilder<Notice>();
        foreach (var versions in files.Select(file => (file, Version: Again().Match(file.Shown))).GroupBy(file => file.Version.Groups["stem"].Value + file.Version.Groups["end"].Value))
        {
            var ordered = versions.OrderBy(one => one.Version.Groups["n"] is { Success: true } n ? int.Parse(n.Value, CultureInfo.InvariantCulture) : 0).Select(one => one.file).ToArray();
            // "part-2.md" without a "part.md" is just a name.
            if (ordered.Length == 1 || versions.All(one => one.Version.Groups["n"].Success))
            {
                kept.AddRange(ordered);
                continue;
            }
            kept.Add(ordered[^1]);
            foreach (var earlier in ordered[..^1]) notices.Add(new(new(ordered[^1].File.Name, 1), Sentences.LastCounts(student, ordered[^1].Shown, earlier.Shown)));
        }
        return (kept.ToImmutable(), notices.ToImmutable());
    }

    private static ImmutableDictionary<string, (ImmutableArray<string> Students, string CreatedAt)>? People(NamedPath list, List<Notice> notices)
    {
        var (text, fault) = TextFile.Read(list);
        if (fault is null) return Submitters.Read(text, list.Name);
        notices.Add(fault);
        return null;
    }

    private static ImmutableArray<string> StudentsOf(
        string submission, ImmutableDictionary<string, (ImmutableArray<string> Students, string CreatedAt)> submitters, Layout.Download layout, List<Notice> notices)
    {
        if (submitters.TryGetValue(submission, out var found) && found.Students.Length > 0) return found.Students;
        notices.Add(new(new(submission, 1), Sentences.NoSubmitters(submission, layout.Submitters!)));
        return [submission];
    }

    // Someone who stands in two submissions of an export (a group's and an own one): the later counts.
    private static (ImmutableArray<StudentFiles> Places, int Again) LastOfEach(
        IEnumerable<StudentFiles> places, ImmutableDictionary<string, (ImmutableArray<string> Students, string CreatedAt)> submitters)
    {
        var again = 0;
        var counting = ImmutableArray.CreateBuilder<StudentFiles>();
        foreach (var one in places.GroupBy(place => place.Student))
        {
            var ordered = one.OrderBy(place => submitters.GetValueOrDefault(Path.GetFileName(place.Name)).CreatedAt, StringComparer.Ordinal).ToArray();
            again += ordered.Length > 1 ? 1 : 0;
            counting.Add(ordered[^1] with
            {
                Notices = [.. ordered[^1].Notices, .. ordered[..^1].Select(earlier => new Notice(new(ordered[^1].Name, 1), Sentences.LastCounts(one.Key, ordered[^1].Name, earlier.Name)))],
            });
        }
        return (counting.ToImmutable(), again);
    }

    public static string Count(int n, string thing) => string.Create(CultureInfo.InvariantCulture, $"{n} {thing}{(n == 1 ? "" : "s")}");

    [GeneratedRegex(@"^(?<stem>.*?)(?:-(?<n>\d{1,4}))?(?<end>\.[^./]*)?$", RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Again();
}

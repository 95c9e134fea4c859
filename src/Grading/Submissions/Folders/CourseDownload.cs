using System.Collections.Immutable;

namespace Grading.Submissions.Folders;

/// <summary>Puts the files of a download together, student by student. Of a file handed in several times the last one counts.</summary>
internal sealed class CourseDownload
{
    private readonly Layout.Download _layout;
    private readonly NamedPath _root;
    private readonly List<Notice> _notices = [];
    private readonly ImmutableDictionary<string, (ImmutableArray<string> Students, string CreatedAt)>? _submitters;

    private CourseDownload(Layout.Download layout, NamedPath root, IReadOnlyCollection<NamedPath> files)
    {
        (_layout, _root) = (layout, root);
        if (files.FirstOrDefault(file => file.FileName == layout.Submitters) is { Path: not null } list) _submitters = People(list);
    }

    /// <summary>The layout that names files as these are named, for at least half of them; or null.</summary>
    public static Layout.Download? Recognise(NamedPath root, IReadOnlyCollection<NamedPath> files) => files.Count == 0 ? null
        : Layouts.All.OfType<Layout.Download>().FirstOrDefault(layout => Names(layout, root, files));

    private static bool Names(Layout.Download layout, NamedPath root, IReadOnlyCollection<NamedPath> files) =>
        (layout.Submitters is null || files.Any(file => file.FileName == layout.Submitters))
        && (layout.Mark is null || files.Any(file => file.FileName == layout.Mark))
        && 2 * files.Count(file => layout.Path.IsMatch(Relative(root, file))) >= files.Count;

    /// <summary>The files of each student, and what the layout is in words.</summary>
    public static (string Words, ImmutableArray<StudentFiles> Places, ImmutableArray<Notice> Notices) Read(
        Layout.Download layout, NamedPath root, IReadOnlyCollection<NamedPath> files)
    {
        var folder = new CourseDownload(layout, root, files);
        var found = folder.Find(files);
        var ignored = folder._notices.Count;
        var places = found.GroupBy(entry => entry.Student).SelectMany(one => folder.PlacesOf(one.Key, [.. one]))
            .Concat(folder.WithoutFolder([.. found.Select(entry => entry.Student)])).ToImmutableArray();
        var (counting, again) = folder.LastOfEach(places);
        var late = found.Where(entry => entry.IsLate).Select(entry => entry.Student).Distinct().Count();
        var words = Sentences.Download(layout.Title, counting.Length, late, again, ignored);
        return (words, counting, [.. folder._notices]);
    }

    // The files that say whose they are; the others, and those that nobody reads, are noticed.
    private List<FoundFile> Find(IEnumerable<NamedPath> files)
    {
        var found = new List<FoundFile>();
        foreach (var file in files.Where(file => file.FileName != _layout.Submitters && file.FileName != _layout.Mark))
        {
            if (FoundAs(file) is not { } one)
            {
                _notices.Add(new(new(file.Name, 1), Sentences.NotOfLayout(file.Name, _layout.Title)));
                continue;
            }
            found.Add(one);
            if (!one.IsRead) _notices.Add(new(new(file.Name, 1), Sentences.UnknownFile(file.Name)));
        }
        return found;
    }

    private FoundFile? FoundAs(NamedPath file)
    {
        var match = _layout.Path.Match(Relative(_root, file));
        if (!match.Success) return null;
        var shown = match.Groups["file"] is { Success: true } name ? name.Value : match.Groups["html"].Value;
        return new(match.Groups["student"].Value, file, shown, match.Groups["late"].Success, IsRead(shown));
    }

    // The files that one name in the download stands for: of a student, or of everybody in a group.
    private IEnumerable<StudentFiles> PlacesOf(string name, IReadOnlyList<FoundFile> found)
    {
        var (kept, superseded) = HandedInAgain.Last([.. found.Where(entry => entry.IsRead)], name);
        // Someone who handed in nothing that can be read is not someone who handed in nothing.
        Notice? fault = kept.Length > 0 ? null
            : new(new(found[0].File.Name, 1), Sentences.NothingReadable(name, found.Select(entry => entry.File.FileName)));
        foreach (var student in StudentsOf(name))
        {
            yield return Place(StudentId.Clean(student), $"{_root.Name}/{name}", kept, superseded) with
            {
                Fault = fault,
                Others = [.. found.Where(entry => !entry.IsRead).Select(entry => entry.File)],
            };
        }
    }

    // Whoever the list names and no folder holds has handed in something that is not here.
    private IEnumerable<StudentFiles> WithoutFolder(HashSet<string> found) =>
        from submission in _submitters ?? []
        where !found.Contains(submission.Key)
        from student in submission.Value.Students
        let fault = new Notice(new(_layout.Submitters!, 1), Sentences.NoFolderOf(student, submission.Key, _layout.Submitters!))
        select new StudentFiles(StudentId.Clean(student), $"{_root.Name}/{submission.Key}", [], [], [], fault);

    /// <summary>The path below the root, as the layouts describe it.</summary>
    private static string Relative(NamedPath root, NamedPath file) => file.Name[(root.Name.Length + 1)..];

    private static bool IsRead(string file) => file.Length > 0 && (FolderListing.IsSheet(file) || IsScript(file));

    private static bool IsScript(string file) => file.EndsWith(".csx", StringComparison.OrdinalIgnoreCase);

    private static StudentFiles Place(string student, string name, IEnumerable<FoundFile> files, ImmutableArray<Notice> notices)
    {
        var byKind = files.ToLookup(file => IsScript(file.Shown));
        ImmutableArray<NamedPath> sheets = [.. byKind[false].Select(file => file.File)];
        ImmutableArray<NamedPath> scripts = [.. byKind[true].Select(file => file.File with { ScriptName = Stem(file.Shown) })];
        return new(student, name, sheets, scripts, notices, null);
    }

    private static string Stem(string file) => Path.GetFileNameWithoutExtension(Path.GetFileName(file));

    private ImmutableDictionary<string, (ImmutableArray<string> Students, string CreatedAt)>? People(NamedPath list)
    {
        var (text, fault) = TextFile.Read(list);
        if (fault is null) return Submitters.Read(text, list.Name);
        _notices.Add(fault);
        return null;
    }

    private ImmutableArray<string> StudentsOf(string submission)
    {
        if (_submitters is null) return [submission];
        if (_submitters.TryGetValue(submission, out var found) && found.Students.Length > 0) return found.Students;
        _notices.Add(new(new(submission, 1), Sentences.NoSubmitters(submission, _layout.Submitters!)));
        return [submission];
    }

    // Someone who stands in two submissions of an export (a group's and an own one): the later counts.
    private (ImmutableArray<StudentFiles> Places, int Again) LastOfEach(ImmutableArray<StudentFiles> places)
    {
        if (_submitters is null) return (places, 0);
        var ofEach = places.GroupBy(place => StudentId.Key(place.Student)).Select(one => one.ToArray()).ToArray();
        return ([.. ofEach.Select(one => one is [var only] ? only : LastOf(one))], ofEach.Count(one => one.Length > 1));
    }

    private StudentFiles LastOf(StudentFiles[] places)
    {
        if (AttemptTime.Last([.. places.Select(CreatedAt)]) is { } at) return Latest(places[at], places.Where((_, i) => i != at));
        var why = Sentences.SeveralSubmissions(places[0].Student, places.Select(place => place.Name));
        return places[^1] with { Fault = new(new(places[^1].Name, 1), why) };
    }

    private string CreatedAt(StudentFiles place) =>
        _submitters!.TryGetValue(Path.GetFileName(place.Name), out var handed) ? handed.CreatedAt : "";

    private static StudentFiles Latest(StudentFiles last, IEnumerable<StudentFiles> others)
    {
        var notices = others.Select(earlier =>
            new Notice(new(last.Name, 1), Sentences.LastCounts(last.Student, last.Name, earlier.Name)));
        return last with { Notices = [.. last.Notices, .. notices] };
    }
}

using System.Collections.Immutable;

namespace Grading.Submissions.Folders;

/// <summary>A file or folder, on disk or in an archive, and its name in sentences and sources.</summary>
internal sealed record NamedPath(string Path, string Name, ZipFolder? Zip = null)
{
    public string FileName => System.IO.Path.GetFileName(Path);

    /// <summary>What the student called the file, where a course system put more in front.</summary>
    public string? ScriptName { get; init; }

    public string Stem => ScriptName ?? System.IO.Path.GetFileNameWithoutExtension(Path);
}

/// <summary>
/// What lies in a folder, in ordinal order of names. Hidden files and README.md are passed over, links are not followed: one student's
/// folder could lead to another's answers, or out.
/// </summary>
internal sealed record FolderListing(
    ImmutableArray<NamedPath> Sheets, ImmutableArray<NamedPath> Scripts, ImmutableArray<NamedPath> Folders, ImmutableArray<Notice> Notices)
{
    public static bool IsSheet(string file) => Extension(file) is ".md" or ".markdown" or ".txt";

    public static bool IsTable(string file) => Extension(file) is ".csv" or ".tsv";

    public static FolderListing Read(NamedPath folder)
    {
        var sheets = ImmutableArray.CreateBuilder<NamedPath>();
        var scripts = ImmutableArray.CreateBuilder<NamedPath>();
        var folders = ImmutableArray.CreateBuilder<NamedPath>();
        var notices = ImmutableArray.CreateBuilder<Notice>();
        foreach (var (named, kind) in Entries(folder).Where(entry => !IsPassedOver(entry.File.FileName)).OrderBy(entry => entry.File.FileName, StringComparer.Ordinal))
        {
            switch (kind)
            {
                case EntryKind.Link:
                    notices.Add(new(new(named.Name, 1), Sentences.Link(named.Name)));
                    break;
                case EntryKind.Folder:
                    folders.Add(named);
                    break;
                case var _ when IsSheet(named.FileName):
                    sheets.Add(named);
                    break;
                case var _ when Extension(named.FileName) == ".csx":
                    scripts.Add(named);
                    break;
                default:
                    notices.Add(new(new(named.Name, 1), Sentences.UnknownFile(named.Name)));
                    break;
            }
        }
        return new(sheets.ToImmutable(), scripts.ToImmutable(), folders.ToImmutable(), notices.ToImmutable());
    }

    /// <summary>All files below a folder, however deep, but no links.</summary>
    public static IEnumerable<NamedPath> AllFiles(NamedPath folder, List<Notice> notices)
    {
        foreach (var (named, kind) in Entries(folder).Where(entry => !IsPassedOver(entry.File.FileName)).OrderBy(entry => entry.File.FileName, StringComparer.Ordinal))
        {
            if (kind == EntryKind.Link) notices.Add(new(new(named.Name, 1), Sentences.Link(named.Name)));
            if (kind == EntryKind.File) yield return named;
            if (kind != EntryKind.Folder) continue;
            foreach (var file in AllFiles(named, notices)) yield return file;
        }
    }

    private enum EntryKind { File, Folder, Link }

    private static IEnumerable<(NamedPath File, EntryKind Kind)> Entries(NamedPath folder) => folder.Zip is { } zip
        ? zip.List(folder.Path).Select(entry =>
            (new NamedPath(entry.Path, $"{folder.Name}/{Path.GetFileName(entry.Path)}", zip), entry.IsFolder ? EntryKind.Folder : EntryKind.File))
        : new DirectoryInfo(folder.Path).EnumerateFileSystemInfos().Select(entry =>
            (new NamedPath(entry.FullName, $"{folder.Name}/{entry.Name}"), entry.LinkTarget is not null ? EntryKind.Link : entry is DirectoryInfo ? EntryKind.Folder : EntryKind.File));

    private static bool IsPassedOver(string name) =>
        name[0] == '.' || name == "__MACOSX" || name.Equals("README.md", StringComparison.OrdinalIgnoreCase);

    private static string Extension(string file) => Path.GetExtension(file).ToLowerInvariant();
}

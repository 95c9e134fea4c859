using System.Collections.Immutable;
using Grading.Submissions.Formats;

namespace Grading.Submissions.Folders;

/// <summary>
/// What lies in a folder, in ordinal order of names. Hidden files, README.md and feedback of the tool itself are passed over, links are not
/// followed: one student's folder could lead to another's answers, or out.
/// </summary>
internal sealed record FolderListing(
    ImmutableArray<NamedPath> Sheets, ImmutableArray<NamedPath> Scripts, ImmutableArray<NamedPath> Folders, ImmutableArray<Notice> Notices)
{
    /// <summary>The files that are not read.</summary>
    public ImmutableArray<NamedPath> Others { get; init; } = [];

    /// <summary>Whether answers can be read out of such a file.</summary>
    public static bool IsSheet(string file) => HandInFormats.Of(file) is not (HandInFormat.Unreadable or HandInFormat.Unknown);

    public static bool IsTable(string file) => Extension(file) is ".csv" or ".tsv";

    public static FolderListing Read(NamedPath folder)
    {
        var sheets = ImmutableArray.CreateBuilder<NamedPath>();
        var scripts = ImmutableArray.CreateBuilder<NamedPath>();
        var folders = ImmutableArray.CreateBuilder<NamedPath>();
        var others = ImmutableArray.CreateBuilder<NamedPath>();
        var notices = ImmutableArray.CreateBuilder<Notice>();
        foreach (var (named, kind) in Entries(folder))
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
                    others.Add(named);
                    notices.Add(new(new(named.Name, 1), Sentences.UnknownFile(named.Name)));
                    break;
            }
        }
        return new(sheets.ToImmutable(), scripts.ToImmutable(), folders.ToImmutable(), notices.ToImmutable())
        {
            Others = others.ToImmutable(),
        };
    }

    /// <summary>All files below a folder, however deep, but no links.</summary>
    public static IEnumerable<NamedPath> AllFiles(NamedPath folder, List<Notice> notices)
    {
        foreach (var (named, kind) in Entries(folder))
        {
            if (kind == EntryKind.Link) notices.Add(new(new(named.Name, 1), Sentences.Link(named.Name)));
            if (kind == EntryKind.File) yield return named;
            if (kind != EntryKind.Folder) continue;
            foreach (var file in FilesBelow(named, notices)) yield return file;
        }
    }

    // A folder that can't be opened, or whose path is too long, is one student's trouble: it stands for a sheet that can't be read.
    private static IEnumerable<NamedPath> FilesBelow(NamedPath folder, List<Notice> notices)
    {
        try
        {
            return [.. AllFiles(folder, notices)];
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return [new(Path.Combine(folder.Path, Unopened), $"{folder.Name}/{Unopened}", folder.Zip)];
        }
    }

    private const string Unopened = "answers.md";

    private enum EntryKind { File, Folder, Link }

    private static IEnumerable<(NamedPath File, EntryKind Kind)> Entries(NamedPath folder) =>
        (folder.Zip is { } zip ? InArchive(folder, zip) : OnDisk(folder))
            .Where(entry => !IsPassedOver(entry.File.FileName) && !(entry.Kind == EntryKind.Folder && FeedbackMark.IsIn(entry.File)))
            .OrderBy(entry => entry.File.FileName, StringComparer.Ordinal);

    private static IEnumerable<(NamedPath File, EntryKind Kind)> InArchive(NamedPath folder, ZipFolder zip) =>
        zip.List(folder.Path).Select(entry => (
            new NamedPath(entry.Path, $"{folder.Name}/{Path.GetFileName(entry.Path)}", zip),
            entry.IsFolder ? EntryKind.Folder : EntryKind.File));

    private static IEnumerable<(NamedPath File, EntryKind Kind)> OnDisk(NamedPath folder) =>
        new DirectoryInfo(folder.Path).EnumerateFileSystemInfos().Select(entry => (
            new NamedPath(FullName(entry, folder), $"{folder.Name}/{entry.Name}"),
            IsLink(entry) ? EntryKind.Link : entry is DirectoryInfo ? EntryKind.Folder : EntryKind.File));

    // Where it is longer than any path, the library says that it is empty.
    private static string FullName(FileSystemInfo entry, NamedPath folder) =>
        entry.FullName.Length > 0 ? entry.FullName : throw new PathTooLongException(folder.Path);

    private static bool IsLink(FileSystemInfo entry)
    {
        try
        {
            return entry.LinkTarget is not null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return false; // whoever reads it says why that can't be
        }
    }

    private static bool IsPassedOver(string name) =>
        name[0] == '.' || name is "__MACOSX" or "Thumbs.db" or "desktop.ini"
            || name.Equals("README.md", StringComparison.OrdinalIgnoreCase);

    private static string Extension(string file) => Path.GetExtension(file).ToLowerInvariant();
}

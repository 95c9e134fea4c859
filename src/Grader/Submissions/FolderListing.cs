using System.Collections.Immutable;

namespace Grader.Submissions;

/// <summary>A file or folder, and its name in sentences and sources.</summary>
internal readonly record struct NamedPath(string Path, string Name)
{
    public string Stem => System.IO.Path.GetFileNameWithoutExtension(Path);
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
        foreach (var entry in new DirectoryInfo(folder.Path).EnumerateFileSystemInfos().Where(e => !IsPassedOver(e.Name)).OrderBy(e => e.Name, StringComparer.Ordinal))
        {
            var named = new NamedPath(entry.FullName, $"{folder.Name}/{entry.Name}");
            switch (entry)
            {
                case { LinkTarget: not null }:
                    notices.Add(new(new(named.Name, 1), Sentences.Link(named.Name)));
                    break;
                case DirectoryInfo:
                    folders.Add(named);
                    break;
                case var _ when IsSheet(entry.Name):
                    sheets.Add(named);
                    break;
                case var _ when Extension(entry.Name) == ".csx":
                    scripts.Add(named);
                    break;
                default:
                    notices.Add(new(new(named.Name, 1), Sentences.UnknownFile(named.Name)));
                    break;
            }
        }
        return new(sheets.ToImmutable(), scripts.ToImmutable(), folders.ToImmutable(), notices.ToImmutable());
    }

    private static bool IsPassedOver(string name) =>
        name[0] == '.' || name == "__MACOSX" || name.Equals("README.md", StringComparison.OrdinalIgnoreCase);

    private static string Extension(string file) => Path.GetExtension(file).ToLowerInvariant();
}

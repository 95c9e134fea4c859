using System.IO.Compression;

namespace Grading.Submissions.Folders;

/// <summary>
/// An archive read in place; nothing of it is ever written to disk. What a hostile archive could do (thousands of entries, a few bytes that
/// unpack to gigabytes, names that lead out of the folder) is refused here, with a sentence.
/// </summary>
internal sealed class ZipFolder
{
    private const int MostEntries = 200_000;
    private const long MostBytes = 4L * 1024 * 1024 * 1024;

    // Text shrinks to a tenth; a bomb to a thousandth.
    private const int HighestRatio = 250;
    private const int SmallAnyway = 64 * 1024;

    private readonly Dictionary<string, ZipArchiveEntry> _entries = new(StringComparer.Ordinal);

    private ILookup<string, (string Path, bool IsFolder)>? _folders;

    private ZipFolder(string name) => Root = new("", name, this);

    public NamedPath Root { get; }

    /// <summary>The entries that may be read, by path.</summary>
    public IEnumerable<NamedPath> Files => _entries.Keys.Order(StringComparer.Ordinal).Select(path => new NamedPath(path, $"{Root.Name}/{path}", this));

    /// <exception cref="UnusableFileException">It is no archive, or one that is too large.</exception>
    public static ZipFolder Open(string path, List<Notice> notices)
    {
        var folder = new ZipFolder(Path.GetFileName(path));
        try
        {
            // Open as long as the command runs: its entries are read one student after another.
            var archive = new ZipArchive(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), ZipArchiveMode.Read);
            if (archive.Entries.Count > MostEntries) throw new UnusableFileException(Sentences.ZipTooLarge(path, $"{archive.Entries.Count:N0} entries", $"{MostEntries:N0}"));
            var bytes = archive.Entries.Sum(entry => entry.Length);
            if (bytes > MostBytes) throw new UnusableFileException(Sentences.ZipTooLarge(path, $"{bytes:N0} bytes", $"{MostBytes:N0}"));
            foreach (var entry in archive.Entries.Where(entry => !entry.FullName.EndsWith('/'))) folder.Add(entry, notices);
        }
        catch (InvalidDataException e)
        {
            throw new UnusableFileException(Sentences.NotAZip(path), e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(Sentences.Unreadable(path, e), e);
        }
        return folder;
    }

    public long Length(string path) => _entries[path].Length;

    /// <summary>The bytes of an entry: as many as it says it has, and not one more.</summary>
    public byte[] Read(string path)
    {
        var entry = _entries[path];
        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return stream.ReadByte() < 0 ? bytes : throw new InvalidDataException(path);
    }

    private void Add(ZipArchiveEntry entry, List<Notice> notices)
    {
        var path = entry.FullName;
        var shown = $"{Root.Name}/{path}";
        var isLink = (entry.ExternalAttributes >> 16 & 0xF000) == 0xA000;
        var refusal = LeadsOut(path) ? Sentences.LeadsOut(shown)
            : isLink ? Sentences.Link(shown)
            : entry.Length > SmallAnyway && entry.Length / Math.Max(1, entry.CompressedLength) > HighestRatio ? Sentences.Bomb(shown, entry.CompressedLength, entry.Length)
            : !_entries.TryAdd(path, entry) ? Sentences.TwoEntries(shown)
            : null;
        if (refusal is not null) notices.Add(new(new(shown, 1), refusal));
    }

    private static bool LeadsOut(string path) =>
        path.Length == 0 || path[0] is '/' || path.Contains('\\') || path.Contains(':') && Path.IsPathRooted(path) || path.Split('/').Any(step => step is ".." or "." or "");

    /// <summary>What lies directly in a folder of the archive: its files, and its folders.</summary>
    public IEnumerable<(string Path, bool IsFolder)> List(string folder) => (_folders ??= Folders())[folder];

    private ILookup<string, (string Path, bool IsFolder)> Folders()
    {
        var folders = new HashSet<(string Path, bool IsFolder)>();
        foreach (var file in _entries.Keys)
        {
            folders.Add((file, false));
            for (var end = file.LastIndexOf('/'); end > 0 && folders.Add((file[..end], true)); end = file.LastIndexOf('/', end - 1)) { }
        }
        return folders.ToLookup(entry => entry.Path.LastIndexOf('/') is var end and > 0 ? entry.Path[..end] : "");
    }
}

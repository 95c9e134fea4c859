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

    // names that stand for two files with different contents
    private readonly HashSet<string> _twice = new(StringComparer.Ordinal);

    private ILookup<string, (string Path, bool IsFolder)>? _folders;

    private ZipFolder(string name) => Name = name;

    /// <summary>Of the archive, without its folder.</summary>
    public string Name { get; }

    /// <exception cref="UnusableFileException">It is no archive, or one that is too large.</exception>
    public static ZipFolder Open(string path, List<Notice> notices)
    {
        var folder = new ZipFolder(Path.GetFileName(path));
        try
        {
            // Open as long as the command runs: its entries are read one student after another.
            var archive = new ZipArchive(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read), ZipArchiveMode.Read);
            RefuseLarge(archive, path);
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

    private static void RefuseLarge(ZipArchive archive, string path)
    {
        var entries = archive.Entries.Count;
        if (entries > MostEntries)
            throw new UnusableFileException(Sentences.ZipTooLarge(path, $"{entries:N0} entries", $"{MostEntries:N0}"));
        var bytes = archive.Entries.Sum(entry => entry.Length);
        if (bytes > MostBytes) throw new UnusableFileException(Sentences.ZipTooLarge(path, $"{bytes:N0} bytes", $"{MostBytes:N0}"));
    }

    public bool Has(string path) => _entries.ContainsKey(path);

    /// <summary>Whether another file of that name, with other contents, is in the archive as well.</summary>
    public bool HoldsTwice(string path) => _twice.Contains(path);

    public long Length(string path) => _entries[path].Length;

    /// <summary>The bytes of an entry: as many as it says it has, and not one more.</summary>
    public byte[] Read(string path)
    {
        var entry = _entries[path];
        if (entry.IsEncrypted) throw new EncryptedFileException(path);
        var bytes = new byte[entry.Length];
        using var stream = entry.Open();
        stream.ReadExactly(bytes);
        return stream.ReadByte() < 0 ? bytes : throw new InvalidDataException(path);
    }

    private void Add(ZipArchiveEntry entry, List<Notice> notices)
    {
        var path = entry.FullName;
        var shown = $"{Name}/{path}";
        var refusal = LeadsOut(path) ? Sentences.LeadsOut(shown)
            : IsLink(entry) ? Sentences.Link(shown)
            : IsBomb(entry) ? Sentences.Bomb(shown, entry.CompressedLength, entry.Length)
            : !_entries.TryAdd(path, entry) ? Sentences.TwoEntries(shown)
            : null;
        if (_entries.TryGetValue(path, out var first) && first != entry && first.Crc32 != entry.Crc32) _twice.Add(path);
        if (refusal is not null) notices.Add(new(new(shown, 1), refusal));
    }

    private static bool IsLink(ZipArchiveEntry entry) => (entry.ExternalAttributes >> 16 & 0xF000) == 0xA000;

    private static bool IsBomb(ZipArchiveEntry entry) =>
        entry.Length > SmallAnyway && entry.Length / Math.Max(1, entry.CompressedLength) > HighestRatio;

    private static bool LeadsOut(string path) => path.Length == 0
        || path[0] is '/'
        || path.Contains('\\')
        || path.Contains(':') && Path.IsPathRooted(path)
        || path.Split('/').Any(step => step is ".." or "." or "");

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

/// <summary>A file of an archive that needs a password.</summary>
internal sealed class EncryptedFileException(string message) : IOException(message);

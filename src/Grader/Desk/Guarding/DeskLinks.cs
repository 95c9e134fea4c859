using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Grading.Reports.Places;

namespace Grader.Desk.Guarding;

/// <summary>
/// Who may come in: a secret of 128 bits for each, and the key that hides names, in a file that nobody else may read. A line that is
/// deleted, or the file, takes a link back at once.
/// </summary>
internal sealed class DeskLinks
{
    private const int SecretBytes = 16;
    private const string KeyName = "names";

    private readonly OutputPlace _place;
    private readonly Lock _lock = new();
    private ImmutableArray<(string Name, string Secret)> _lines = [];
    private (DateTime, long) _stamp;
    private bool _hasNew;

    private DeskLinks(OutputPlace place) => _place = place;

    /// <summary>The links that are there, with new ones for those who have none, which are not in the file before they are kept.</summary>
    public static DeskLinks Drawn(OutputPlace place, ImmutableArray<string> tas)
    {
        var links = new DeskLinks(place);
        links.Refresh();
        var missing = new[] { KeyName }.Concat(tas).Where(name => links._lines.All(line => line.Name != name)).ToArray();
        links._lines = [.. links._lines, .. missing.Select(name => (name, Secret()))];
        links._hasNew = missing.Length > 0;
        return links;
    }

    /// <summary>Puts what was drawn into the file.</summary>
    public void Keep()
    {
        lock (_lock)
        {
            if (_hasNew) Write(_lines);
            _hasNew = false;
        }
    }

    /// <summary>Hides names: the same code for a student as long as the file is there.</summary>
    public byte[] Key => Encoding.ASCII.GetBytes(_lines.First(line => line.Name == KeyName).Secret);

    public ImmutableArray<(string Ta, string Secret)> All => [.. _lines.Where(line => line.Name != KeyName)];

    /// <summary>Whose secret it is; null where it is nobody's.</summary>
    public string? Whose(string? secret)
    {
        lock (_lock)
        {
            Refresh();
            if (secret is null) return null;
            string? found = null;
            var hash = Hash(secret);
            foreach (var (name, own) in All)
                if (CryptographicOperations.FixedTimeEquals(hash, Hash(own))) found = name;
            return found;
        }
    }

    private static byte[] Hash(string secret) => SHA256.HashData(Encoding.UTF8.GetBytes(secret));

    private static string Secret() => Convert.ToHexStringLower(RandomNumberGenerator.GetBytes(SecretBytes));

    private void Refresh()
    {
        var file = new FileInfo(_place.Path);
        var stamp = file.Exists ? (file.LastWriteTimeUtc, file.Length) : default;
        if (stamp == _stamp) return;
        _stamp = stamp;
        var text = file.Exists ? File.ReadAllLines(_place.Path) : [];
        var key = _lines.Where(line => line.Name == KeyName);
        ImmutableArray<(string, string)> read =
        [
            .. text.Select(line => line.Split(' ')).Where(cells => cells is [_, { Length: SecretBytes * 2 }])
                .Select(cells => (cells[0], cells[1])),
        ];
        // the codes of students stay as long as this desk runs
        _lines = read.Any(line => line.Item1 == KeyName) ? read : [.. read, .. key];
    }

    private void Write(ImmutableArray<(string Name, string Secret)> lines)
    {
        OutputFile.Write(_place, file =>
        {
            const UnixFileMode own = UnixFileMode.UserRead | UnixFileMode.UserWrite;
            if (!OperatingSystem.IsWindows()) File.SetUnixFileMode(((FileStream)file).SafeFileHandle, own);
            file.Write(Encoding.ASCII.GetBytes(string.Concat(lines.Select(line => $"{line.Name} {line.Secret}\n"))));
        }, ".new");
        Refresh();
    }
}

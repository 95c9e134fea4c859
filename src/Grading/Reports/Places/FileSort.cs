using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Grading.Reports.Places;

/// <summary>What stands at a path.</summary>
internal enum FileSort
{
    Nothing,
    Regular,
    Folder,
    Link,

    /// <summary>A device, a pipe or a socket: nothing that a file may take the place of.</summary>
    Special,
}

/// <summary>
/// What the system knows of a path, the link itself where it is one: its sort, which file it is whatever it is called, and by how many names
/// it is called. Which file it is, is known on Linux only; elsewhere it is 0.
/// </summary>
internal readonly record struct FileFacts(FileSort Sort, UInt128 Identity, uint Names)
{
    private const int CurrentFolder = -100;
    private const int LinkItself = 0x100;
    private const uint BasicFacts = 0x7FF;
    private const int Size = 256;

    public static FileFacts Of(string path) => Of(path, LinkItself);

    /// <summary>What the system finds behind a link; not every one leads to a path (<c>/dev/stdout</c>).</summary>
    public static FileFacts Behind(string path) => Of(path, 0);

    private static FileFacts Of(string path, int flags)
    {
        try
        {
            var facts = new byte[Size];
            byte[] name = [.. Encoding.UTF8.GetBytes(path), 0];
            return StatX(CurrentFolder, name, flags, BasicFacts, facts) == 0 ? Of(facts) : default;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return Unaided(path);
        }
    }

    /// <summary>Whether a file that is open is still the one that is found by its name.</summary>
    public static bool IsAt(string path, SafeHandle open)
    {
        try
        {
            var facts = new byte[Size];
            return StatX((int)open.DangerousGetHandle(), [0], EmptyPath, BasicFacts, facts) == 0 && Of(facts).Identity == Of(path).Identity;
        }
        catch (Exception e) when (e is DllNotFoundException or EntryPointNotFoundException)
        {
            return File.Exists(path);
        }
    }

    private const int EmptyPath = 0x1000;

    // struct statx, the same on every processor: links at 16, mode at 28, inode at 32, device at 136.
    private static FileFacts Of(ReadOnlySpan<byte> facts)
    {
        var sort = (BinaryPrimitives.ReverseEndianness(BinaryPrimitives.ReadUInt16BigEndian(facts[28..])) & 0xF000) switch
        {
            0x8000 => FileSort.Regular,
            0x4000 => FileSort.Folder,
            0xA000 => FileSort.Link,
            _ => FileSort.Special,
        };
        var device = MemoryMarshal.Read<ulong>(facts[136..]);
        return new(sort, new(device, MemoryMarshal.Read<ulong>(facts[32..])), MemoryMarshal.Read<uint>(facts[16..]));
    }

    private static FileFacts Unaided(string path)
    {
        var sort = new FileInfo(path).LinkTarget is not null ? FileSort.Link
            : Directory.Exists(path) ? FileSort.Folder
            : File.Exists(path) ? FileSort.Regular
            : FileSort.Nothing;
        return new(sort, 0, 1);
    }

    [DllImport("libc", EntryPoint = "statx")]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int StatX(int folder, byte[] path, int flags, uint mask, byte[] facts);
}

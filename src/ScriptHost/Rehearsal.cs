using System.Collections.Immutable;
using System.Reflection.PortableExecutable;
using ScriptMessages;

namespace ScriptHost;

/// <summary>
/// Runs everything once before the lock falls, so that each library is loaded and each path of the runtime is compiled: a message there and
/// back, an assembly that is refused, an exception, an array that is too long.
/// </summary>
internal static class Rehearsal
{
    // in the header of managed code (ECMA-335, II.25.3.3)
    private const int OffsetOfFlags = 16;

    public static void Run()
    {
        var request = new Request([1], "Entry", 1, 1, 1, [[new Value.Number(1), new Value.Vector([1]), new Value.Matrix([[1]])]]);
        var payload = Messages.Encode(new byte[Messages.NonceLength], writer => Messages.Write(writer, request));
        var reply = Execution.Run(Messages.Decode(payload, Messages.ReadRequest)) with { Results = [null, new Value.Vector([1])] };
        _ = Messages.Decode(Messages.Encode(new byte[Messages.NonceLength], writer => Messages.Write(writer, reply)), Messages.ReadReply);
        // This assembly is full of what is not on the list, and reading it loads what reading any needs.
        _ = MetadataList.Check(AsEmitted(File.ReadAllBytes(typeof(Rehearsal).Assembly.Location)));
        Guard.Allow(1, 0);
        foreach (var spend in ImmutableArray.Create<Action>(
            Guard.Enter, Guard.Step, () => Guard.New<double>(9), () => Guard.New<double>(9, 9), () => Array.IndexOf([1], 1, 7)))
        {
            try
            {
                spend();
            }
            catch (Exception e) when (e is LimitReached or ArgumentException)
            {
                // as it should be
            }
        }
        GC.Collect();
    }

    // Where this program was compiled ahead, its file says so in its flags, and would be refused before anything of it is read.
    private static byte[] AsEmitted(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image, writable: false));
        BitConverter.TryWriteBytes(image.AsSpan(file.PEHeaders.CorHeaderStartOffset + OffsetOfFlags), (int)CorFlags.ILOnly);
        return image;
    }
}

using System.Collections.Immutable;
using System.Reflection.PortableExecutable;
using ScriptMessages;

namespace ScriptHost;

/// <summary>
/// Does the whole work once before the lock falls, on the thread that will do it: messages there and back, a script of ours that is
/// compiled as any other, in every way that one can end, and an assembly that is refused. What the runtime needs for it is loaded then,
/// whether this program was compiled ahead or not; nothing names it.
/// </summary>
internal static class Rehearsal
{
    // in the header of managed code (ECMA-335, II.25.3.3)
    private const int OffsetOfFlags = 16;

    private const long Steps = 100_000;
    private const long Elements = 100_000;
    private const int ResultElements = 10;

    /// <param name="compiled">The compiled <see cref="RehearsalScript"/>, as the compile worker has written it.</param>
    /// <exception cref="InvalidDataException">It is none.</exception>
    public static void Run(byte[] compiled)
    {
        using var reader = new BinaryReader(new MemoryStream(compiled, writable: false));
        if (Compiled.Read(reader) is not Compiled.Image script) throw new InvalidDataException();
        double[] numbers = [.. script.Numbers.Select(number => number.Value)];
        for (var way = 0; way < RehearsalScript.Ways; way++)
        {
            ImmutableArray<Value> arguments = [new Value.Matrix([[1, 2], [3, 4]]), new Value.Vector([1, 2]), new Value.Number(way)];
            Answer(new(script.Bytes, RehearsalScript.Method, Steps, Steps, Elements, ResultElements, [arguments, arguments],
                [new(numbers, 2)]));
        }
        Answer(new([1], RehearsalScript.Method, Steps, Steps, Elements, ResultElements, [], []));
        // This assembly is full of what is not on the list, and reading it loads what reading any needs.
        Answer(new(AsEmitted(File.ReadAllBytes(typeof(Rehearsal).Assembly.Location)), "", Steps, Steps, Elements, ResultElements, [], []));
        GC.Collect();
    }

    private static void Answer(Request request)
    {
        var payload = Messages.Encode(new byte[Messages.NonceLength], writer => Messages.Write(writer, request));
        var reply = Execution.Run(Messages.Decode(payload, Messages.ReadRequest));
        Messages.WriteFrame(Stream.Null, Messages.Encode(new byte[Messages.NonceLength], writer => Messages.Write(writer, reply)));
    }

    // Where this program was compiled ahead, its file says so in its flags, and would be refused before anything of it is read.
    private static byte[] AsEmitted(byte[] image)
    {
        using var file = new PEReader(new MemoryStream(image, writable: false));
        BitConverter.TryWriteBytes(image.AsSpan(file.PEHeaders.CorHeaderStartOffset + OffsetOfFlags), (int)CorFlags.ILOnly);
        return image;
    }
}

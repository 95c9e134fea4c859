using System.Collections.Immutable;
using System.Text;

namespace ScriptMessages;

/// <summary>What became of a script in the run process.</summary>
public enum Status : byte
{
    Done,
    Steps,
    Memory,
    Stack,
    Exception,

    /// <summary>The calls together take more steps than all calls may, and none of them more than one may.</summary>
    Work,

    /// <summary>The result has more elements than any right answer.</summary>
    TooLong,

    /// <summary>The emitted code holds something that is not on the list: the compile worker should never have let it through.</summary>
    Refused,
}

/// <summary>A job for the run process: code, and the inputs of each call. No expected value, no seed, no name.</summary>
/// <param name="Image">The emitted assembly.</param>
/// <param name="Entry">The method to call.</param>
/// <param name="Steps">The steps of each call.</param>
/// <param name="StepsInAll">The steps of all calls together.</param>
/// <param name="Elements">The array elements of each call.</param>
/// <param name="ResultElements">A result with more is not sent.</param>
/// <param name="Runs">How often it goes through the calls, until one does not end well.</param>
public sealed record Request(
    byte[] Image, string Entry, long Steps, long StepsInAll, long Elements, int ResultElements, ImmutableArray<ImmutableArray<Value>> Calls,
    ImmutableArray<Request.Run> Runs)
{
    /// <summary>Once through the first of the calls.</summary>
    /// <param name="Numbers">What the numbers of the script are to be that can be others than were written: see
    /// <see cref="Compiled.Image"/>.</param>
    /// <param name="Calls">Through so many.</param>
    /// <param name="Perturbation">Unless it is 0, what is rounded is another number than it comes to, in each perturbation another
    /// one.</param>
    public readonly record struct Run(double[] Numbers, int Calls, uint Perturbation = 0)
    {
        /// <summary>How far what is rounded lies from what it comes to, at most and by its size: 2^-30.</summary>
        public const double LargestPerturbation = 1.0 / (1 << 30);
    }
}

/// <param name="Call">The first call that did not end well, or the number of calls, of all runs together.</param>
/// <param name="Detail">The type of an exception, or the entry that was refused.</param>
/// <param name="Steps">The most steps that a call took.</param>
/// <param name="Results">Of the calls before it.</param>
public sealed record Reply(Status Status, int Call, string Detail, long Steps, ImmutableArray<Value?> Results);

/// <summary>
/// The protocol: frames of a length and so many bytes, over two pipes. Requests begin with 16 random bytes that the reply repeats, so that
/// an old reply is never taken for a new one. Doubles travel as their bits.
/// </summary>
public static class Messages
{
    public const int NonceLength = 16;

    /// <summary>The class that a script is compiled to: a name that nobody can write in C#.</summary>
    public const string ClassOfScript = "Submission#0";

    /// <summary>A longer frame is no message of ours.</summary>
    public const int FrameLimit = 64 << 20;

    public static void WriteFrame(Stream stream, ReadOnlySpan<byte> payload)
    {
        var frame = new byte[4 + payload.Length];
        BitConverter.TryWriteBytes(frame, payload.Length);
        payload.CopyTo(frame.AsSpan(4));
        stream.Write(frame);
        stream.Flush();
    }

    /// <summary>The next frame; null at the end of the stream.</summary>
    /// <exception cref="InvalidDataException">The frame is too long or ends early.</exception>
    public static byte[]? ReadFrame(Stream stream)
    {
        Span<byte> length = stackalloc byte[4];
        var read = stream.ReadAtLeast(length, 4, throwOnEndOfStream: false);
        if (read == 0) return null;
        var count = read < 4 ? -1 : BitConverter.ToInt32(length);
        if (count is < 0 or > FrameLimit) throw new InvalidDataException();
        var payload = new byte[count];
        if (stream.ReadAtLeast(payload, count, throwOnEndOfStream: false) < count) throw new InvalidDataException();
        return payload;
    }

    /// <summary>A message as bytes, behind its nonce.</summary>
    public static byte[] Encode(ReadOnlySpan<byte> nonce, Action<BinaryWriter> write)
    {
        using var memory = new MemoryStream();
        memory.Write(nonce);
        using var writer = new BinaryWriter(memory, Encoding.UTF8);
        write(writer);
        writer.Flush();
        return memory.ToArray();
    }

    /// <summary>The message behind the nonce.</summary>
    /// <exception cref="InvalidDataException">These bytes are no such message.</exception>
    public static T Decode<T>(byte[] payload, Func<BinaryReader, T> read)
    {
        try
        {
            using var reader = new BinaryReader(new MemoryStream(payload, NonceLength, payload.Length - NonceLength), Encoding.UTF8);
            return read(reader);
        }
        catch (Exception e) when (e is IOException or ArgumentException or FormatException or OverflowException)
        {
            throw new InvalidDataException("This is not a message.", e);
        }
    }

    public static void Write(BinaryWriter writer, Request request)
    {
        WriteBytes(writer, request.Image);
        writer.Write(request.Entry);
        writer.Write(request.Steps);
        writer.Write(request.StepsInAll);
        writer.Write(request.Elements);
        writer.Write(request.ResultElements);
        writer.Write(request.Calls.Length);
        foreach (var arguments in request.Calls) WriteValues(writer, arguments.AsSpan());
        writer.Write(request.Runs.Length);
        foreach (var run in request.Runs)
        {
            WriteVector(writer, run.Numbers);
            writer.Write(run.Calls);
            writer.Write(run.Perturbation);
        }
    }

    public static Request ReadRequest(BinaryReader reader)
    {
        var image = ReadBytes(reader);
        var (entry, steps, stepsInAll) = (reader.ReadString(), reader.ReadInt64(), reader.ReadInt64());
        var (elements, resultElements) = (reader.ReadInt64(), reader.ReadInt32());
        var calls = ImmutableArray.CreateBuilder<ImmutableArray<Value>>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            calls.Add([.. ReadValues(reader).Select(value => value ?? throw new InvalidDataException())]);
        var runs = ImmutableArray.CreateBuilder<Request.Run>();
        for (var left = reader.ReadInt32(); left > 0; left--)
            runs.Add(new(ReadVector(reader) ?? throw new InvalidDataException(), reader.ReadInt32(), reader.ReadUInt32()));
        return new(image, entry, steps, stepsInAll, elements, resultElements, calls.ToImmutable(), runs.ToImmutable());
    }

    public static void Write(BinaryWriter writer, Reply reply)
    {
        writer.Write((byte)reply.Status);
        writer.Write(reply.Call);
        writer.Write(reply.Detail);
        writer.Write(reply.Steps);
        WriteValues(writer, reply.Results.AsSpan());
    }

    public static Reply ReadReply(BinaryReader reader)
    {
        var status = (Status)reader.ReadByte();
        if (!Enum.IsDefined(status)) throw new InvalidDataException();
        return new(status, reader.ReadInt32(), reader.ReadString(), reader.ReadInt64(), ReadValues(reader));
    }

    public static void WriteBytes(BinaryWriter writer, byte[] bytes)
    {
        writer.Write(bytes.Length);
        writer.Write(bytes);
    }

    public static byte[] ReadBytes(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        var bytes = reader.ReadBytes(length);
        return bytes.Length == length ? bytes : throw new InvalidDataException();
    }

    private static void WriteValues(BinaryWriter writer, ReadOnlySpan<Value?> values)
    {
        writer.Write(values.Length);
        foreach (var value in values)
        {
            switch (value)
            {
                case null:
                    writer.Write((byte)0);
                    break;
                case Value.Number number:
                    writer.Write((byte)1);
                    writer.Write(number.X);
                    break;
                case Value.Vector vector:
                    writer.Write((byte)2);
                    WriteVector(writer, vector.Elements);
                    break;
                case Value.Matrix matrix:
                    writer.Write((byte)3);
                    WriteMatrix(writer, matrix.Rows);
                    break;
                case Value.Cube cube:
                    writer.Write((byte)4);
                    writer.Write(cube.Layers.Length);
                    foreach (var layer in cube.Layers) WriteMatrix(writer, layer);
                    break;
                default:
                    throw new System.Diagnostics.UnreachableException();
            }
        }
    }

    private static ImmutableArray<Value?> ReadValues(BinaryReader reader)
    {
        var values = ImmutableArray.CreateBuilder<Value?>();
        for (var left = reader.ReadInt32(); left > 0; left--)
        {
            values.Add(reader.ReadByte() switch
            {
                0 => null,
                1 => new Value.Number(reader.ReadDouble()),
                2 => new Value.Vector(ReadVector(reader) ?? throw new InvalidDataException()),
                3 => new Value.Matrix(ReadMatrix(reader) ?? throw new InvalidDataException()),
                4 => ReadCube(reader),
                _ => throw new InvalidDataException(),
            });
        }
        return values.ToImmutable();
    }

    private static Value.Cube ReadCube(BinaryReader reader)
    {
        var layers = new List<double[]?[]?>();
        for (var left = reader.ReadInt32(); left > 0; left--) layers.Add(ReadMatrix(reader));
        return new([.. layers]);
    }

    private static double[]?[]? ReadMatrix(BinaryReader reader)
    {
        var left = reader.ReadInt32();
        if (left < 0) return null;
        var rows = new List<double[]?>();
        for (; left > 0; left--) rows.Add(ReadVector(reader));
        return [.. rows];
    }

    private static void WriteMatrix(BinaryWriter writer, double[]?[]? rows)
    {
        writer.Write(rows?.Length ?? -1);
        foreach (var row in rows ?? []) WriteVector(writer, row);
    }

    private static void WriteVector(BinaryWriter writer, double[]? vector)
    {
        writer.Write(vector?.Length ?? -1);
        foreach (var element in vector ?? []) writer.Write(element);
    }

    private static double[]? ReadVector(BinaryReader reader)
    {
        var length = reader.ReadInt32();
        if (length < 0) return null;
        var elements = new List<double>();
        for (; length > 0; length--) elements.Add(reader.ReadDouble());
        return [.. elements];
    }
}

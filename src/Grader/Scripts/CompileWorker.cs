using System.Collections.Immutable;
using System.Globalization;
using ScriptHost;
using ScriptHost.Lock;

namespace Grader.Scripts;

/// <summary>
/// The process that compiles: this program itself, started with a word of its own. It loads the compiler, warms it up, locks itself, and only then
/// reads the first text of a student. It never runs what it has compiled.
/// </summary>
internal static class CompileWorker
{
    /// <summary>The first argument of a process that is to compile.</summary>
    public const string Word = "compile-scripts";

    private const long DataBytes = 2L << 30;

    // Deep expressions are parsed and bound recursively.
    private const int StackBytes = 64 << 20;

    // Good and bad: every layer runs once before the lock, so that what it needs is loaded and compiled.
    private static readonly string[] Rehearsed =
    [
        "double[] T(double[][] a) { var t = new double[a[0].Length]; for (int i = 0; i < t.Length; i++) t[i] = Math.Exp(-a[0][i]); return t; }\ndouble[] Run(double[][] w) { Func<double, double> f = x => x * x; double s(double x) => f(x); var r = (double[])T(w).Clone(); foreach (var x in r) r[0] += s(x); while (r[0] > 9) r[0] /= 2; return r; }",
        "var m = new double[2, 3]; (double a, double b) = (1, 2); double[] q = { a, b }; return new[] { m[0, 0] > 1 ? a : b, q.Length switch { 1 => 2, _ => 3 } };",
        "double[] Run(double[][] w) { retrun w[0]; }",
        "double[] Run(double[][] w) { try { return w[0]; } finally { } }",
        "double[] Run(double[][] w) { System.IO.File.Delete(undefined); return 1; }",
        "double[] Run(double[][] w) { return System.Environment.Version; }",
        "double[] Run(double[] w) { return w; }",
        "double[] Run(double[][] w) { object o = w; return w[0]; }",
    ];

    /// <summary>Serves until the pipe ends. The arguments: the process it works for.</summary>
    public static int Run(string[] args)
    {
        if (args is not [_, var parent, var secret, var cpu]) return 2;
        var (input, output) = ProcessLock.TakeStandardStreams();
        var exit = 0;
        var worker = new Thread(() => exit = Serve(input, output, int.Parse(parent, CultureInfo.InvariantCulture), secret, int.Parse(cpu, CultureInfo.InvariantCulture)), StackBytes);
        worker.Start();
        worker.Join();
        return exit;
    }

    private static int Serve(Stream input, Stream output, int parent, string secret, int cpuSeconds)
    {
        var compiler = new Compiler();
        var signature = new Signature("Run", ValueKind.Vector, [("w", ValueKind.Matrix)]);
        foreach (var code in Rehearsed) _ = Answered(compiler, new(new(code, signature, false), Gates.All));
        var layers = ProcessLock.Close(new(DataBytes, cpuSeconds, MayOpenFiles: true), parent, secret);
        Messages.WriteFrame(output, Messages.Encode(new byte[Messages.NonceLength], writer => writer.Write(string.Join('\n', layers))));
        try
        {
            while (Messages.ReadFrame(input) is { } payload)
            {
                var answer = Answered(compiler, Messages.Decode(payload, Order.Read));
                Messages.WriteFrame(output, Messages.Encode(payload.AsSpan(0, Messages.NonceLength), writer => Write(writer, answer)));
            }
            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return 3;
        }
    }

    private static Compiled Answered(Compiler compiler, Order order)
    {
        try
        {
            return compiler.Compile(order.Script, order.Gates);
        }
        catch (InsufficientExecutionStackException)
        {
            return new Compiled.Rejected(new("too-complicated", 0, ""));
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new Compiled.Failed(e.GetType().Name);
        }
    }

    private static void Write(BinaryWriter writer, Compiled compiled)
    {
        switch (compiled)
        {
            case Compiled.Image image:
                writer.Write((byte)0);
                Messages.WriteBytes(writer, image.Bytes);
                break;
            case Compiled.Rejected { Why: var why }:
                writer.Write((byte)1);
                writer.Write(why.Rule);
                writer.Write(why.Line);
                writer.Write(why.What);
                break;
            case Compiled.Failed failed:
                writer.Write((byte)2);
                writer.Write(failed.What);
                break;
            default:
                throw new System.Diagnostics.UnreachableException();
        }
    }

    /// <summary>Reads the answer, on the other side.</summary>
    public static Compiled Read(BinaryReader reader) => reader.ReadByte() switch
    {
        0 => new Compiled.Image(Messages.ReadBytes(reader)),
        1 => new Compiled.Rejected(new(reader.ReadString(), reader.ReadInt32(), reader.ReadString())),
        2 => new Compiled.Failed(reader.ReadString()),
        _ => throw new InvalidDataException(),
    };

    /// <summary>What is to be compiled.</summary>
    public sealed record Order(Script Script, Gates Gates)
    {
        public void Write(BinaryWriter writer)
        {
            var (code, signature, isBody) = Script;
            writer.Write(code);
            writer.Write(isBody);
            writer.Write(signature.Name);
            writer.Write((byte)signature.Returns);
            writer.Write(signature.Parameters.Length);
            foreach (var (name, kind) in signature.Parameters)
            {
                writer.Write(name);
                writer.Write((byte)kind);
            }
            writer.Write(Gates.TextScan);
            writer.Write(Gates.SyntaxList);
            writer.Write(Gates.Steps);
        }

        public static Order Read(BinaryReader reader)
        {
            var (code, isBody, name, returns) = (reader.ReadString(), reader.ReadBoolean(), reader.ReadString(), (ValueKind)reader.ReadByte());
            var parameters = ImmutableArray.CreateBuilder<(string, ValueKind)>();
            for (var left = reader.ReadInt32(); left > 0; left--) parameters.Add((reader.ReadString(), (ValueKind)reader.ReadByte()));
            return new(new(code, new(name, returns, parameters.ToImmutable()), isBody), new(reader.ReadBoolean(), reader.ReadBoolean(), reader.ReadBoolean()));
        }
    }
}

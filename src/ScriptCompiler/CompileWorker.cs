using System.Globalization;
using ScriptMessages;
using ScriptMessages.Lock;

namespace ScriptCompiler;

/// <summary>
/// The process that compiles: a program of its own. It loads the compiler, warms it up, locks itself, and only then
/// reads the first text of a student. It never runs what it has compiled.
/// </summary>
internal static class CompileWorker
{
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
        if (args is not [var parent, var secret, var cpu]) return 2;
        var (input, output) = ProcessLock.TakeStandardStreams();
        var exit = 0;
        var worker =
            new Thread(() => exit =
                Serve(input, output, int.Parse(parent, CultureInfo.InvariantCulture), secret,
                    int.Parse(cpu, CultureInfo.InvariantCulture)), StackBytes);
        worker.Start();
        worker.Join();
        return exit;
    }

    private static int Serve(Stream input, Stream output, int parent, string secret, int cpuSeconds)
    {
        var compiler = new Compiler();
        var signature = new Signature("Run", ValueKind.Vector, [("w", ValueKind.Matrix)]);
        foreach (var code in Rehearsed) _ = Answered(compiler, new(new(code, signature, false), Gates.All));
        // what the processes that run scripts rehearse with
        var rehearsal = (Compiled.Image)compiler.Compile(RehearsalScript.Script, Gates.All);
        var greeting = ProcessLock.Close(new(DataBytes, cpuSeconds, MayOpenFiles: true), parent, secret);
        Messages.WriteFrame(output, Messages.Encode(new byte[Messages.NonceLength], writer =>
        {
            writer.Write(greeting.ToString());
            Messages.WriteBytes(writer, Messages.Encode([], rehearsal.Write));
        }));
        try
        {
            while (Messages.ReadFrame(input) is { } payload)
            {
                var answer = Answered(compiler, Messages.Decode(payload, CompileOrder.Read));
                Messages.WriteFrame(output, Messages.Encode(payload.AsSpan(0, Messages.NonceLength), answer.Write));
            }
            return 0;
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            return 3;
        }
    }

    private static Compiled Answered(Compiler compiler, CompileOrder order)
    {
        try
        {
            return compiler.Compile(order.Script, order.Gates, order.Other);
        }
        catch (InsufficientExecutionStackException)
        {
            return new Compiled.Rejected(Rule.TooComplicated, 0, "");
        }
        catch (Exception e) when (e is not OutOfMemoryException)
        {
            return new Compiled.Failed(e.GetType().Name);
        }
    }
}

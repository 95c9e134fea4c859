using System.Collections.Immutable;
using Microsoft.Win32.SafeHandles;

namespace ScriptMessages.Lock;

/// <summary>What a worker process may still do, once it has locked itself.</summary>
/// <param name="DataBytes">Private memory, by the kernel's count.</param>
/// <param name="CpuSeconds">Processor time of the whole process; the kernel kills it at the end.</param>
public sealed record ProcessLimits(long DataBytes, int CpuSeconds, bool MayOpenFiles);

/// <summary>
/// Locks the process it is called in: no core, no file to write, bounded memory and processor time, no new privileges, seccomp, death with
/// its parent. Then it tries what should be impossible, and reports the layers that hold.
/// </summary>
public static class ProcessLock
{
    public const string Landlocked = "Landlock";
    public const string SystemCalls = "seccomp";
    public const string Limits = "resource limits";
    public const string DiesWithParent = "death with the parent";

    /// <summary>Processes, network, mounts and shared memory of its own: one more layer where the kernel lets an ordinary user have
    /// it, and none that is missed elsewhere.</summary>
    public const string Namespaces = "namespaces";

    /// <summary>The layers that must hold, in the order of reports.</summary>
    public static readonly ImmutableArray<string> Layers = [Landlocked, SystemCalls, Limits, DiesWithParent];

    // Descriptors below this are taken, so no file is opened; with none at all even poll() fails.
    private const int StandardStreams = 3;

    private const int Cpu = 0, FileSize = 1, Data = 2, Core = 4, OpenFiles = 7;

    /// <summary>
    /// Takes the two pipes of the protocol away from the standard streams, so that nothing that is printed by accident becomes a message;
    /// then locks. To be called on the main thread, before a message is read.
    /// </summary>
    public static (Stream Input, Stream Output) TakeStandardStreams()
    {
        if (!OperatingSystem.IsLinux() && !OperatingSystem.IsMacOS()) return (Console.OpenStandardInput(), Console.OpenStandardOutput());
        var (input, output, nothing) = (Native.Duplicate(0), Native.Duplicate(1), Native.Open("/dev/null", 2));
        if (nothing >= 0)
        {
            for (var standard = 0; standard <= 2; standard++) _ = Native.Duplicate(nothing, standard);
            _ = Native.Close(nothing);
        }
        return (Pipe(input, FileAccess.Read), Pipe(output, FileAccess.Write));
    }

    private static FileStream Pipe(int descriptor, FileAccess access) => new(new SafeFileHandle(descriptor, true), access, 0);

    /// <summary>Locks the process; the layers that hold, each found by trying.</summary>
    /// <param name="parent">The process that started this one: without it there is nobody to work for.</param>
    /// <param name="secret">A file that exists, and that no worker may read.</param>
    public static Greeting Close(ProcessLimits limits, int parent, string secret)
    {
        var held = ImmutableArray.CreateBuilder<string>();
        var process = OutsideProcess();
        // Before seccomp: what only Landlock forbids.
        if (Landlock.Version > 0 && !CanRead(secret)) held.Add(Landlocked);
        var dies = DieWith(parent);
        var limited = LimitResources(limits);
        if (Filter(limits.MayOpenFiles)) held.Add(SystemCalls);
        if (limited) held.Add(Limits);
        if (dies) held.Add(DiesWithParent);
        if (IsFirstProcess) held.Add(Namespaces);
        return new(process, held.ToImmutable());
    }

    // In a namespace of its own a process is the first, and its parent is nobody.
    private static bool IsFirstProcess => OperatingSystem.IsLinux() && Environment.ProcessId == 1;

    // What whoever started it calls this process; 0 where that can't be told.
    private static int OutsideProcess() =>
        OperatingSystem.IsLinux() && Native.ReadLink("/proc/self") is { } link && int.TryParse(link, out var id) ? id : 0;

    private static bool DieWith(int parent)
    {
        if (!OperatingSystem.IsLinux()) return false;
        var dies = Native.Control(Native.SetParentDeathSignal, Native.SignalKill);
        // It may have ended before it was asked for.
        if (dies && !IsFirstProcess && Native.ParentProcess() != parent) Environment.Exit(1);
        Native.Control(Native.SetDumpable, 0);
        return dies;
    }

    private static bool LimitResources(ProcessLimits limits)
    {
        if (OperatingSystem.IsWindows()) return false;
        var limited = Limit(Core, 0) && Limit(FileSize, 0) && Limit(Cpu, limits.CpuSeconds);
        if (OperatingSystem.IsLinux()) limited &= Limit(Data, limits.DataBytes);
        if (!limits.MayOpenFiles) limited &= Limit(OpenFiles, StandardStreams);
        return limited;
    }

    // Without Landlock a worker could read its own files: with seccomp it can't.
    private static bool Filter(bool mayOpenFiles)
    {
        var own = Path.Combine(AppContext.BaseDirectory, "ScriptMessages.dll");
        return Seccomp.LockProcess(mayOpenFiles) && Reaching.FirstAnswered() is null && (mayOpenFiles || !CanRead(own));
    }

    private static bool Limit(int resource, long value)
    {
        // macOS numbers two of them otherwise.
        if (OperatingSystem.IsMacOS() && resource == OpenFiles) resource = 8;
        var limit = new ResourceLimit { Soft = (nuint)value, Hard = (nuint)value };
        return Native.SetLimit(resource, ref limit) == 0;
    }

    private static bool CanRead(string path)
    {
        var descriptor = Native.Open(path, 0);
        if (descriptor < 0) return false;
        _ = Native.Close(descriptor);
        return true;
    }
}

using System.Collections.Concurrent;
using System.Diagnostics;
using ScriptMessages.Lock;

namespace Grading.Scripts;

/// <summary>
/// Starts worker processes from one long-lived thread that has taken the file system away from itself (<see cref="Landlock"/>): the
/// children are restricted from their first instruction, the rest of this process is not. Workers die when the thread that started them
/// ends, so it ends last.
/// </summary>
internal sealed class Launcher : IDisposable
{
    // What a .NET process reads while it starts.
    private static readonly string[] System = ["/lib", "/lib64", "/usr/lib", "/usr/lib64", "/etc/ld.so.cache", "/proc", "/sys/fs/cgroup",
        "/sys/devices/system", "/dev/urandom"];

    private readonly BlockingCollection<(ProcessStartInfo Start, TaskCompletionSource<Process> Started)> _queue = [];
    private readonly string[] _readable;

    /// <param name="programs">The files and folders of the programs that are started.</param>
    public Launcher(IEnumerable<string> programs)
    {
        _readable = [.. System, InstalledRuntime.Folder ?? AppContext.BaseDirectory, .. programs, .. Apart];
        new Thread(Serve) { IsBackground = true, Name = "script launcher" }.Start();
    }

    // Two programs of util-linux: the first ends its child with this process, the second starts it in namespaces of its own, where it is
    // the only process and has no network.
    private static readonly string[] Apart = ["/usr/bin/setpriv", "/usr/bin/unshare"];

    private static readonly string[] NewNamespaces = ["--pdeathsig", "SIGKILL", Apart[1], "--user", "--pid", "--fork", "--mount", "--ipc",
        "--net", "--propagation", "unchanged", "--kill-child=SIGKILL", "--"];

    /// <summary>Whether programs may be tried to be started in namespaces of their own.</summary>
    public static bool HasNamespaces => OperatingSystem.IsLinux() && Apart.All(File.Exists);

    /// <summary>The same program in namespaces of its own. Where the kernel lets no ordinary user have them, it ends at once.</summary>
    public static ProcessStartInfo InNamespaces(ProcessStartInfo start)
    {
        string[] arguments = [.. NewNamespaces, start.FileName, .. start.ArgumentList];
        start.FileName = Apart[0];
        start.ArgumentList.Clear();
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        return start;
    }

    /// <summary>
    /// How the program of that name beside this one is started, by the runtime or as the program that it is, with an empty environment and
    /// pipes only.
    /// </summary>
    /// <param name="heapBytes">Managed memory: beyond it there is an OutOfMemoryException, which can be caught, and not the end of the
    /// machine.</param>
    public static ProcessStartInfo Program(string name, long heapBytes, params ReadOnlySpan<string> arguments)
    {
        var library = Path.Combine(AppContext.BaseDirectory, $"{name}.dll");
        var dotnet = File.Exists(library) ? InstalledRuntime.Dotnet : null;
        var start = new ProcessStartInfo(
            dotnet ?? Path.Combine(AppContext.BaseDirectory, OperatingSystem.IsWindows() ? $"{name}.exe" : name))
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            UseShellExecute = false,
            CreateNoWindow = true,
            WorkingDirectory = Path.GetPathRoot(AppContext.BaseDirectory),
        };
        if (dotnet is not null) start.ArgumentList.Add(library);
        foreach (var argument in arguments) start.ArgumentList.Add(argument);
        // The environment may hold what is nobody's business. Windows programs do not start without a few of its variables.
        if (!OperatingSystem.IsWindows()) start.Environment.Clear();
        // No thread is made behind the lock: the one that compiles anew what runs often (the runtime's tiers) would end after four idle
        // seconds, and a runtime that can't have it again takes that for the end of its memory. It waits for 24 days instead.
        foreach (var (variable, value) in new (string, string)[]
        {
            ("DOTNET_TC_BackgroundWorkerTimeoutMs", "7fffffff"),
            ("DOTNET_GCHeapHardLimit", $"0x{heapBytes:x}"), ("DOTNET_gcServer", "0"), ("DOTNET_gcConcurrent", "0"),
            ("DOTNET_EnableDiagnostics", "0"), ("DOTNET_TieredPGO", "0"), ("DOTNET_NOLOGO", "1"),
        }) start.Environment[variable] = value;
        return start;
    }

    /// <exception cref="global::System.ComponentModel.Win32Exception">The program does not start.</exception>
    public Process Start(ProcessStartInfo start)
    {
        var started = new TaskCompletionSource<Process>(TaskCreationOptions.RunContinuationsAsynchronously);
        _queue.Add((start, started));
        return started.Task.GetAwaiter().GetResult();
    }

    public void Dispose() => _queue.CompleteAdding();

    private void Serve()
    {
        Landlock.RestrictThread(_readable);
        foreach (var (start, started) in _queue.GetConsumingEnumerable())
        {
            try
            {
                started.SetResult(Process.Start(start)!);
            }
            catch (Exception e)
            {
                started.SetException(e);
            }
        }
        _queue.Dispose();
    }
}

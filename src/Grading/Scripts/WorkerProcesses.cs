using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using ScriptMessages.Lock;

namespace Grading.Scripts;

/// <summary>
/// Starts the processes that compile and run scripts, each locked and watched, and knows which of them are at work. Nothing is started
/// before the first is asked for.
/// </summary>
internal sealed class WorkerProcesses(Limits limits) : IDisposable
{
    // The program that runs scripts.
    private const string HostLibrary = "script-host.dll";

    // A file that every system has and that no worker may read: the proof that the file system is closed to it.
    private const string Secret = "/etc/passwd";

    private readonly Lazy<Launchers> _launchers = new(() => new());
    private readonly HashSet<int> _workers = []; // locked by itself

    private volatile bool _haveNamespaces = Launcher.HasNamespaces;
    private int _runs;

    /// <summary>Whether the program that runs scripts lies beside this one as what the installed runtime runs.</summary>
    public static bool NeedRuntime => File.Exists(Path.Combine(AppContext.BaseDirectory, HostLibrary));

    /// <summary>The layers of the sandbox that this machine does not offer; unknown (default) before the first process.</summary>
    public ImmutableArray<string> MissingLayers { get; private set; }

    /// <summary>Whether they have namespaces of their own: one more layer where there is one.</summary>
    public bool HaveNamespaces => _haveNamespaces;

    /// <summary>How many run processes were started.</summary>
    public int Runs => _runs;

    /// <summary>Those that are at work now.</summary>
    public IReadOnlyCollection<int> Ids
    {
        get
        {
            lock (_workers) return [.. _workers];
        }
    }

    public Worker StartCompile() => Start(
        _launchers.Value.OfCompiler, () => Launcher.Program("script-compiler", 400L << 20, ProcessId, Secret, Seconds), []);

    /// <param name="rehearsal">What a compile worker has handed over for it.</param>
    public Worker StartRun(byte[] rehearsal)
    {
        Interlocked.Increment(ref _runs);
        return Start(_launchers.Value.OfRunner,
            () => Launcher.Program("script-host", limits.HeapBytes, ProcessId, Secret,
                (limits.HeapBytes + (384L << 20)).ToString(CultureInfo.InvariantCulture), Seconds), rehearsal);
    }

    private Worker Start(Launcher launcher, Func<ProcessStartInfo> program, byte[] rehearsal)
    {
        if (!_haveNamespaces) return Start(launcher, program(), rehearsal);
        try
        {
            return Start(launcher, Launcher.InNamespaces(program()), rehearsal);
        }
        catch (InvalidOperationException)
        {
            // this kernel lets nobody else have them: one layer less, none of those that are asked for
            _haveNamespaces = false;
            return Start(launcher, program(), rehearsal);
        }
    }

    private Worker Start(Launcher launcher, ProcessStartInfo start, byte[] rehearsal)
    {
        var worker = Worker.Start(launcher, _launchers.Value.Watchdog, start, limits, rehearsal);
        lock (_workers) _workers.Add(worker.ProcessId);
        return worker;
    }

    /// <summary>What to say instead of running anything in a worker that lacks a layer; null where it may run.</summary>
    public ScriptOutcome.NotRun? Missing(Worker worker)
    {
        ImmutableArray<string> missing = [.. ProcessLock.Layers.Except(worker.Layers)];
        if (MissingLayers.IsDefault || missing.Length > MissingLayers.Length) MissingLayers = missing;
        return missing.IsEmpty || limits.AllowWeakerSandbox ? null : new(missing);
    }

    /// <summary>Ends a worker, if there is one.</summary>
    public void Drop(ref Worker? worker)
    {
        if (worker is null) return;
        lock (_workers) _workers.Remove(worker.ProcessId);
        worker.Dispose();
        worker = null;
    }

    public void Dispose()
    {
        if (_launchers.IsValueCreated) _launchers.Value.Dispose();
    }

    private static string ProcessId => Environment.ProcessId.ToString(CultureInfo.InvariantCulture);

    private string Seconds => limits.WorkerSeconds.ToString(CultureInfo.InvariantCulture);

    private sealed class Launchers : IDisposable
    {
        public Watchdog Watchdog { get; } = new();

        public Launcher OfCompiler { get; } = new([AppContext.BaseDirectory]);

        /// <summary>The run process sees its own program with its messages, and nothing of ours beside it.</summary>
        public Launcher OfRunner { get; } = new(
            new[] { "script-host", HostLibrary, "script-host.runtimeconfig.json", "script-host.deps.json", "ScriptMessages.dll" }
                .Select(file => Path.Combine(AppContext.BaseDirectory, file)));

        public void Dispose()
        {
            Watchdog.Dispose();
            OfCompiler.Dispose();
            OfRunner.Dispose();
        }
    }
}

using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using ScriptMessages;
using ScriptMessages.Lock;

namespace Grading.Scripts;

/// <summary>
/// Runs scripts in processes of their own, several at a time, and survives every one of them. Nothing is started before the first script
/// comes. A verdict about resources or exceptions is given only when a fresh process has come to the same; a process that is lost otherwise
/// costs its script a second try and nothing else.
/// </summary>
public sealed class ScriptRunner : IDisposable
{
    private readonly Limits _limits;
    private readonly Gates _gates;
    private readonly WorkerProcesses _processes;
    private readonly SemaphoreSlim _free;
    private readonly Stack<Lane> _lanes = new(); // locked by itself

    // Of all lanes, so that only one compiler has to warm up. Compiled ahead it is warm, and each lane has its own; so has each where lanes
    // are kept for whoever comes, since nobody's script may hold up the others'.
    private readonly Compiling? _compiling = RuntimeFeature.IsDynamicCodeSupported ? new() : null;

    // What a few scripts were compiled to, each in the place of another one: a right script is run again at once, at other inputs.
    private readonly Known?[] _known = new Known?[16];

    private byte[] _rehearsal = []; // the same from every compile worker
    private volatile bool _keepsLanes;

    public ScriptRunner(Limits limits) : this(limits, Gates.All) { }

    internal ScriptRunner(Limits limits, Gates gates)
    {
        (_limits, _gates, _processes) = (limits, gates, new(limits));
        _free = new(limits.Lanes, limits.Lanes);
    }

    /// <summary>The layers of the sandbox that this machine does not offer; unknown (default) before the first script.</summary>
    public ImmutableArray<string> MissingLayers => _processes.MissingLayers;

    /// <summary>The layers that there should be.</summary>
    public static ImmutableArray<string> Layers => ProcessLock.Layers;

    /// <summary>Whether there is a runtime to run scripts: a native program brings none.</summary>
    public static bool HasRuntime => InstalledRuntime.Dotnet is not null || !WorkerProcesses.NeedRuntime;

    /// <summary>Whether a script was not run as there is no runtime.</summary>
    public bool LackedRuntime { get; private set; }

    /// <summary>Whether the processes have namespaces of their own: one more layer where there is one.</summary>
    internal bool HasNamespaces => _processes.HaveNamespaces;

    /// <summary>How many run processes were started: one a lane, and one or two for every script that had to be stopped.</summary>
    public int RunProcesses => _processes.Runs;

    /// <summary>The processes that are at work now.</summary>
    internal IReadOnlyCollection<int> ProcessIds => _processes.Ids;

    /// <summary>The memory of the processes that are at work now.</summary>
    internal IEnumerable<long> ResidentBytes => Idle().SelectMany(lane => new[] { lane.Compiling.Worker, lane.Run }).OfType<Worker>()
        .Distinct().Select(worker => worker.ResidentBytes);

    /// <summary>A number of a script as another one.</summary>
    /// <param name="Index">Among the <see cref="ScriptOutcome.Numbers"/> of the script.</param>
    public readonly record struct OtherNumber(int Index, double Value);

    /// <summary>A run of a script through the first of some calls.</summary>
    /// <param name="Other">A number that is another one than was written; null for the script as it stands.</param>
    /// <param name="Calls">Through so many.</param>
    /// <param name="Perturbation">Of what is rounded: see <see cref="Request.Run"/>; 0 for none.</param>
    public readonly record struct Trial(OtherNumber? Other, int Calls, uint Perturbation = 0);

    /// <summary>Compiles a script and runs it once for each tuple of inputs. May be called from any thread.</summary>
    /// <param name="isSound">Whether results have the right shape and only finite numbers; others are looked at again in a fresh
    /// process.</param>
    /// <param name="trial">Null for the script as it stands, through all of the calls.</param>
    public ScriptOutcome Run(
        Script script, ImmutableArray<ImmutableArray<Value>> calls, int resultElements, Func<ImmutableArray<Value?>, bool> isSound,
        Trial? trial = null) =>
        InLane(script, (lane, image) =>
            [Alone(lane, image, new(script, calls, resultElements), trial ?? new(null, calls.Length), isSound)])[0]!;

    /// <summary>
    /// The same for several trials in one exchange: an outcome for each, as if each had been run alone, and null where that has to be done:
    /// behind one that did not end well, and where something else has to be compiled. Values are believed as they come.
    /// </summary>
    public ImmutableArray<ScriptOutcome?> RunTogether(
        Script script, ImmutableArray<ImmutableArray<Value>> calls, int resultElements, ImmutableArray<Trial> trials)
    {
        var outcomes = InLane(script, (lane, image) => [.. Together(lane, image, new(script, calls, resultElements), trials)]);
        return outcomes.Length == trials.Length ? outcomes : [.. trials.Select(_ => outcomes[0])];
    }

    // The outcomes of the work; or one alone, where it has not come to that.
    private ImmutableArray<ScriptOutcome?> InLane(Script script, Func<Lane, Compiled.Image, ImmutableArray<ScriptOutcome?>> work)
    {
        if (_gates.TextScan && TextScan.Check(script.Code) is { } rejected) return [new ScriptOutcome.Rejected(rejected)];
        if (!HasRuntime)
        {
            LackedRuntime = true;
            return [new ScriptOutcome.NotRun([])];
        }
        _free.Wait();
        var lane = Take() ?? new((_keepsLanes ? null : _compiling) ?? new());
        try
        {
            return Compile(lane, script, out var image) is { } outcome ? [outcome] : work(lane, image);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or IOException)
        {
            return [ScriptOutcome.Failed.NotStarted];
        }
        finally
        {
            if (_keepsLanes) Refill(lane);
            lock (_lanes) _lanes.Push(lane);
            _free.Release();
        }
    }

    // What is run, and what for.
    private sealed record Job(Script Script, ImmutableArray<ImmutableArray<Value>> Calls, int ResultElements);

    private Request Request(Compiled.Image image, Job job, ImmutableArray<Request.Run> runs) =>
        new(image.Bytes, job.Script.Signature.Name, _limits.Steps, _limits.StepsInAll, _limits.Elements, job.ResultElements, job.Calls,
            runs);

    private static Request.Run RunOf(Compiled.Image image, Trial trial)
    {
        double[] numbers = [.. image.Numbers.Select(number => number.Value)];
        if (trial.Other is var (index, value)) numbers[index] = value;
        return new(numbers, trial.Calls, trial.Perturbation);
    }

    private ScriptOutcome Alone(
        Lane lane, Compiled.Image image, Job job, Trial trial, Func<ImmutableArray<Value?>, bool> isSound)
    {
        var run = RunOf(image, trial);
        // where it has to be a constant
        if (trial.Other is var (index, value) && image.Numbers[index] is { IsRead: false } number
            && Compile(lane.Compiling, new(job.Script, _gates, new(number.Place, value)), out image) is { } none) return none;
        return Run(lane, image, Request(image, job with { Calls = job.Calls[..trial.Calls] }, [run]), isSound, trial.Other is not null);
    }

    // Those that need nothing compiled. One alone is not worth an exchange that may have to be made again.
    private ScriptOutcome?[] Together(Lane lane, Compiled.Image image, Job job, ImmutableArray<Trial> trials)
    {
        var outcomes = new ScriptOutcome?[trials.Length];
        int[] together = [.. Enumerable.Range(0, trials.Length)
            .Where(i => trials[i].Other is not { } other || image.Numbers[other.Index].IsRead)];
        for (var done = 0; together.Length - done > 1;)
            if (Together(lane, image, job, trials, together[done..], outcomes) is > 0 and var more) done += more;
            else break;
        return outcomes;
    }

    // How many came to an end before one threw something with another number, and that one: the others are begun again. 0 where there are
    // none.
    private int Together(
        Lane lane, Compiled.Image image, Job job, ImmutableArray<Trial> trials, int[] together, ScriptOutcome?[] outcomes)
    {
        if (_processes.Missing(Ready(lane)) is not null) return 0;
        var request = Request(image, job, [.. together.Select(i => RunOf(image, trials[i]))]);
        var reply = Ask(lane.Run!, request, out _);
        if (reply is not { Status: Status.Done or Status.Work or Status.Exception }) _processes.Drop(ref lane.Run);
        if (reply is null) return 0;
        var (next, first) = (0, 0);
        for (; next < together.Length; next++)
        {
            var trial = trials[together[next]];
            var isWhole = first + trial.Calls <= reply.Results.Length;
            if (!isWhole && !IsKnown(reply, trial)) break;
            var outcome = isWhole ? new ScriptOutcome.Values(reply.Results.Slice(first, trial.Calls), reply.Steps)
                : reply.Status == Status.Work ? new ScriptOutcome.Stopped("time", -1)
                : (ScriptOutcome)new ScriptOutcome.Threw(reply.Detail, reply.Call - first);
            outcomes[together[next]] = outcome with { Uses = image.Uses, Numbers = image.Numbers };
            first += trial.Calls;
            if (outcome is ScriptOutcome.Threw) return next + 1;
        }
        return 0;
    }

    // Of one that did not come to its end.
    private static bool IsKnown(Reply reply, Trial trial) =>
        reply.Status == Status.Work || reply.Status == Status.Exception && trial.Other is not null;

    // What a script cost its lane is started again in that script's time, not in the next one's.
    private void Refill(Lane lane)
    {
        try
        {
            lane.Compiling.Worker ??= _processes.StartCompile();
            lane.Run ??= _processes.StartRun(_rehearsal);
        }
        catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception or IOException)
        {
            lane.Run = null; // the next script is told
        }
    }

    /// <summary>
    /// Starts the processes of all lanes, and keeps them started, so that no script waits for them; what goes wrong is told to the first
    /// script.
    /// </summary>
    public void StartLanes()
    {
        _keepsLanes = true;
        Task.WaitAll([.. Enumerable.Range(0, _limits.Lanes)
            .Select(_ => Task.Factory.StartNew(Try, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default))]);
    }

    /// <summary>Runs a script of one line, the way that all go.</summary>
    public ScriptOutcome Try() => Run(
        new("double One(double x) => x;", new("One", ValueKind.Number, [("x", ValueKind.Number)]), IsBody: false),
        [[new Value.Number(1)]], 1, _ => true);

    private Lane? Take()
    {
        lock (_lanes) return _lanes.TryPop(out var lane) ? lane : null;
    }

    private Lane[] Idle()
    {
        lock (_lanes) return _lanes.ToArray();
    }

    public void Dispose()
    {
        while (Take() is { } lane)
        {
            _processes.Drop(ref lane.Compiling.Worker);
            _processes.Drop(ref lane.Run);
        }
        _processes.Dispose();
        _free.Dispose();
    }

    private sealed record Known(Script Script, Compiled.Image Image);

    private ScriptOutcome? Compile(Lane lane, Script script, out Compiled.Image image)
    {
        ref var place = ref _known[(uint)script.GetHashCode() % _known.Length];
        if (Volatile.Read(ref place) is { } known && known.Script == script)
        {
            image = known.Image;
            return null;
        }
        if (Compile(lane.Compiling, new(script, _gates), out image) is { } outcome) return outcome;
        Volatile.Write(ref place, new(script, image));
        return null;
    }

    private ScriptOutcome? Compile(Compiling with, CompileOrder order, out Compiled.Image image)
    {
        lock (with) return CompileAlone(with, order, out image);
    }

    private ScriptOutcome? CompileAlone(Compiling with, CompileOrder order, out Compiled.Image image)
    {
        image = new([], [], []);
        var loss = Loss.Gone;
        for (var attempt = 0; attempt < 2; attempt++)
        {
            with.Worker ??= _processes.StartCompile();
            _rehearsal = with.Worker.Handed;
            if (_processes.Missing(with.Worker) is { } notRun) return notRun;
            if (with.Worker.Exchange(order.Write, Compiled.Read, _limits.CompileTime, out loss) is { } compiled)
            {
                switch (compiled)
                {
                    case Compiled.Image emitted:
                        image = emitted;
                        return null;
                    case Compiled.Rejected why:
                        return new ScriptOutcome.Rejected(why);
                    case Compiled.Failed failed:
                        return new ScriptOutcome.Failed(failed.What);
                }
            }
            _processes.Drop(ref with.Worker);
        }
        // What fills a compiler's memory or stack twice is a text that no person wrote by hand; how long it takes is the machine's affair.
        return loss switch
        {
            Loss.Gone => new ScriptOutcome.Failed("compile worker lost"),
            Loss.Time => new ScriptOutcome.Stopped("time", -1),
            _ => new ScriptOutcome.Rejected(new(Rule.TooComplicated, 0, "")),
        };
    }

    // What a script with another number throws is told nobody: it need not come again.
    private ScriptOutcome Run(
        Lane lane, Compiled.Image image, Request request, Func<ImmutableArray<Value?>, bool> isSound, bool mayThrow)
    {
        for (var attempt = 0; ; attempt++)
        {
            if (_processes.Missing(Ready(lane)) is { } notRun) return notRun;
            var reply = Ask(lane.Run!, request, out var loss);
            var outcome = reply is null ? Outcome(loss) : Outcome(reply, request);
            outcome = outcome with { Uses = image.Uses, Numbers = image.Numbers };
            if (outcome is ScriptOutcome.Values values && isSound(values.Results) || reply is { Status: Status.Work }
                || mayThrow && outcome is ScriptOutcome.Threw) return outcome;
            // Whatever else happened in it, the process is not used again; and it is believed only when another says the same.
            _processes.Drop(ref lane.Run);
            if (attempt == 1) return outcome;
        }
    }

    // The lane's run process, a new one where it has none or has had its time.
    private Worker Ready(Lane lane)
    {
        if (lane.Run?.Served >= _limits.ScriptsPerWorker) _processes.Drop(ref lane.Run);
        return lane.Run ??= _processes.StartRun(_rehearsal);
    }

    private Reply? Ask(Worker worker, Request request, out Loss loss) =>
        worker.Exchange(writer => Messages.Write(writer, request), Messages.ReadReply, _limits.RunTime, out loss);

    private static ScriptOutcome Outcome(Reply reply, Request request) => reply.Status switch
    {
        Status.Done when reply.Results.Length == request.Runs[0].Calls => new ScriptOutcome.Values(reply.Results, reply.Steps),
        Status.Steps => new ScriptOutcome.Stopped("steps", reply.Call),
        Status.Work => new ScriptOutcome.Stopped("time", -1),
        Status.Memory => new ScriptOutcome.Stopped("memory", reply.Call),
        Status.Stack => new ScriptOutcome.Stopped("stack", reply.Call),
        Status.TooLong => new ScriptOutcome.Stopped("shape", reply.Call),
        Status.Exception => new ScriptOutcome.Threw(reply.Detail, reply.Call),
        _ => new ScriptOutcome.Failed($"run process: {reply.Status} {reply.Detail}"),
    };

    private static ScriptOutcome Outcome(Loss loss) => loss switch
    {
        Loss.Time => new ScriptOutcome.Stopped("time", -1),
        Loss.Memory => new ScriptOutcome.Stopped("memory", -1),
        Loss.Crash => new ScriptOutcome.Stopped("crash", -1),
        _ => new ScriptOutcome.Failed("run process lost"),
    };

    // What compiles and a run process that works for one script at a time.
    private sealed class Lane(Compiling compiling)
    {
        public readonly Compiling Compiling = compiling;
        public Worker? Run;
    }

    // A compile worker, locked while it compiles.
    private sealed class Compiling
    {
        public Worker? Worker;
    }
}

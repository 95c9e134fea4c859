using System.Collections.Immutable;
using System.Diagnostics;
using System.Globalization;
using System.Security.Cryptography;
using ScriptMessages;
using ScriptMessages.Lock;

namespace Grading.Scripts;

/// <summary>How an exchange with a worker ended, when it did not answer.</summary>
internal enum Loss
{
    /// <summary>Out of processor time, or without an answer for much longer: stopped by the watchdog, or by the kernel.</summary>
    Time,
    Memory,

    /// <summary>The process ended itself by a fault: an overflowing stack, memory that the kernel refused.</summary>
    Crash,

    /// <summary>Anything else: killed by somebody, ended, or answering what is no answer.</summary>
    Gone,
}

/// <summary>A worker process and the two pipes to it. It serves one exchange at a time; one that has failed is never used again.</summary>
internal sealed class Worker : IDisposable
{
    // So many times its processor time may pass on the clock: a machine that others keep busy is not the script's fault.
    private const int Patience = 24;

    private readonly Process _process;
    private readonly Lock _lock = new();
    private long _residentLimit;
    private TimeSpan? _time; // while it is waited for
    private (TimeSpan Processor, long Clock)? _deadline;
    private Loss? _killedFor;

    private Worker(Process process, long residentLimit) =>
        (_process, _residentLimit, ProcessId) = (process, residentLimit, process.Id);

    /// <summary>The layers of the sandbox that the worker has found to hold.</summary>
    public ImmutableArray<string> Layers { get; private set; } = [];

    /// <summary>The process that works: where it has namespaces of its own, a child of the one that was started.</summary>
    public int ProcessId { get; private set; }

    /// <summary>What it has handed over at its start: of a compile worker, the script that run processes rehearse with.</summary>
    public byte[] Handed { get; private set; } = [];

    /// <summary>How many exchanges it has served.</summary>
    public int Served { get; private set; }

    /// <summary>Starts a worker and waits until it has locked itself.</summary>
    /// <param name="rehearsal">What it needs for that, or nothing.</param>
    /// <exception cref="InvalidOperationException">It does not start; with what it said.</exception>
    public static Worker Start(Launcher launcher, Watchdog watchdog, ProcessStartInfo start, Limits limits, byte[] rehearsal)
    {
        var worker = new Worker(launcher.Start(start), limits.ResidentBytes);
        watchdog.Watch(worker);
        worker.Hand(rehearsal);
        var greeting = worker.Receive(limits.StartTime);
        if (greeting is null)
        {
            worker._process.Kill();
            var fault = worker._process.StandardError.ReadToEnd();
            worker.Dispose();
            throw new InvalidOperationException($"The worker for scripts does not start. {fault}".TrimEnd());
        }
        var (said, handed) = Messages.Decode(greeting, reader =>
            (Greeting.Parse(reader.ReadString()), reader.BaseStream.Position == reader.BaseStream.Length ? []
                : Messages.ReadBytes(reader)));
        (worker.Layers, worker.Handed) = (said.Layers, handed);
        if (said.ProcessId > 0) worker.ProcessId = said.ProcessId;
        return worker;
    }

    /// <summary>
    /// Sends a request and waits for the answer; null, and the reason, where there is none. The worker is of no more use then.
    /// </summary>
    public T? Exchange<T>(Action<BinaryWriter> request, Func<BinaryReader, T> read, TimeSpan time, out Loss loss) where T : class
    {
        Served++;
        loss = Loss.Gone;
        var nonce = RandomNumberGenerator.GetBytes(Messages.NonceLength);
        try
        {
            Messages.WriteFrame(_process.StandardInput.BaseStream, Messages.Encode(nonce, request));
            if (Receive(time) is { } payload && payload.AsSpan(0, Math.Min(payload.Length, nonce.Length)).SequenceEqual(nonce))
                return Messages.Decode(payload, read);
        }
        catch (Exception e) when (e is IOException or InvalidDataException)
        {
            // the pipe is broken: the reason is found below
        }
        loss = Reason();
        return null;
    }

    /// <summary>Stops the worker when it has had its time or its memory.</summary>
    public void Look()
    {
        lock (_lock)
        {
            if (_time is not { } time || _killedFor is not null) return;
            // nearly always the answer comes before the first look, and nothing has to be read
            var deadline = _deadline ??= (ProcessorTime + time,
                Stopwatch.GetTimestamp() + (long)(Patience * time.TotalSeconds * Stopwatch.Frequency));
            if (Stopwatch.GetTimestamp() > deadline.Clock || ProcessorTime > deadline.Processor) Kill(Loss.Time);
            else if (ResidentBytes > _residentLimit) Kill(Loss.Memory);
        }
    }

    /// <summary>The memory that the process has now; 0 where it can't be told.</summary>
    public long ResidentBytes
    {
        get
        {
            try
            {
                if (OperatingSystem.IsLinux())
                    return long.Parse(File.ReadAllText($"/proc/{ProcessId}/statm").Split(' ')[1], CultureInfo.InvariantCulture)
                        * Environment.SystemPageSize;
                _process.Refresh();
                return _process.WorkingSet64;
            }
            catch (Exception e)
                when (e is IOException or InvalidOperationException or UnauthorizedAccessException or IndexOutOfRangeException)
            {
                return 0;
            }
        }
    }

    // What the process has computed until now, on all its threads; nothing where that can't be told.
    private TimeSpan ProcessorTime
    {
        get
        {
            try
            {
                if (!OperatingSystem.IsLinux()) return _process.TotalProcessorTime;
                // man proc_pid_stat: behind the name, which may hold anything, utime and stime are the 12th and 13th field, in hundredths
                var text = File.ReadAllText($"/proc/{ProcessId}/stat");
                var fields = text[(text.LastIndexOf(')') + 2)..].Split(' ');
                return TimeSpan.FromMilliseconds(10 * (long.Parse(fields[11], CultureInfo.InvariantCulture)
                    + long.Parse(fields[12], CultureInfo.InvariantCulture)));
            }
            catch (Exception e)
                when (e is IOException or InvalidOperationException or UnauthorizedAccessException or IndexOutOfRangeException)
            {
                return TimeSpan.Zero;
            }
        }
    }

    public void Dispose()
    {
        lock (_lock)
        {
            _time = null;
            _residentLimit = long.MaxValue;
            _killedFor ??= Loss.Gone;
        }
        End();
        if (!_process.WaitForExit(2000)) _process.Kill();
        _process.WaitForExit();
        _process.Dispose();
    }

    private void Hand(byte[] rehearsal)
    {
        if (rehearsal.Length == 0) return;
        try
        {
            Messages.WriteFrame(_process.StandardInput.BaseStream,
                Messages.Encode(new byte[Messages.NonceLength], writer => Messages.WriteBytes(writer, rehearsal)));
        }
        catch (IOException)
        {
            // it has ended: it won't greet
        }
    }

    private byte[]? Receive(TimeSpan time)
    {
        lock (_lock) (_time, _deadline) = (time, null);
        try
        {
            return Messages.ReadFrame(_process.StandardOutput.BaseStream);
        }
        catch (InvalidDataException)
        {
            return null;
        }
        finally
        {
            lock (_lock) _time = null;
        }
    }

    private void Kill(Loss reason)
    {
        _killedFor = reason;
        End();
    }

    // The process in namespaces of its own first: whoever started it buries it, and ends as it did.
    private void End()
    {
        try
        {
            if (_process.HasExited) return;
            using var inner = ProcessId == _process.Id ? null : Process.GetProcessById(ProcessId);
            (inner ?? _process).Kill();
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException or System.ComponentModel.Win32Exception)
        {
            // it has ended already
        }
    }

    private Loss Reason()
    {
        // A pipe that closes and a process that does not end is not one of ours.
        if (!_process.WaitForExit(1000)) return _killedFor ?? Loss.Gone;
        lock (_lock)
        {
            return _killedFor ?? (_process.ExitCode - 128) switch
            {
                24 => Loss.Time,                     // SIGXCPU
                4 or 6 or 7 or 8 or 11 => Loss.Crash, // SIGILL, SIGABRT, SIGBUS, SIGFPE, SIGSEGV
                _ => Loss.Gone,
            };
        }
    }
}

/// <summary>Looks at all workers fifty times a second, as long as there are any.</summary>
internal sealed class Watchdog : IDisposable
{
    private readonly Lock _lock = new();
    private readonly List<WeakReference<Worker>> _workers = [];
    private readonly Timer _timer;

    public Watchdog() => _timer = new(_ => Look(), null, TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(20));

    public void Watch(Worker worker)
    {
        lock (_lock)
        {
            _workers.RemoveAll(known => !known.TryGetTarget(out _));
            _workers.Add(new(worker));
        }
    }

    public void Dispose() => _timer.Dispose();

    private void Look()
    {
        Worker[] workers;
        lock (_lock) workers = [.. _workers.Select(known => known.TryGetTarget(out var worker) ? worker : null).OfType<Worker>()];
        foreach (var worker in workers)
        {
            try
            {
                worker.Look();
            }
            catch (Exception e) when (e is InvalidOperationException or System.ComponentModel.Win32Exception)
            {
                // it ended while we looked
            }
        }
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using System.Security.Cryptography;
using ScriptMessages;

namespace Grading.Scripts;

/// <summary>How an exchange with a worker ended, when it did not answer.</summary>
internal enum Loss
{
    /// <summary>Stopped by the watchdog, or by the kernel's limit on processor time.</summary>
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
    private readonly Process _process;
    private readonly Lock _lock = new();
    private long _residentLimit;
    private long _deadline = long.MaxValue;
    private Loss? _killedFor;

    private Worker(Process process, long residentLimit) => (_process, _residentLimit) = (process, residentLimit);

    /// <summary>The layers of the sandbox that the worker has found to hold.</summary>
    public ImmutableArray<string> Layers { get; private set; } = [];

    public int ProcessId => _process.Id;

    /// <summary>How many exchanges it has served.</summary>
    public int Served { get; private set; }

    /// <summary>Starts a worker and waits until it has locked itself.</summary>
    /// <exception cref="InvalidOperationException">It does not start; with what it said.</exception>
    public static Worker Start(Launcher launcher, Watchdog watchdog, ProcessStartInfo start, Limits limits)
    {
        var worker = new Worker(launcher.Start(start), limits.ResidentBytes);
        watchdog.Watch(worker);
        var greeting = worker.Receive(limits.StartTime);
        if (greeting is null)
        {
            worker._process.Kill();
            var said = worker._process.StandardError.ReadToEnd();
            worker.Dispose();
            throw new InvalidOperationException($"The worker for scripts does not start. {said}".TrimEnd());
        }
        worker.Layers = [.. Messages.Decode(greeting, reader => reader.ReadString()).Split('\n', StringSplitOptions.RemoveEmptyEntries)];
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
            if (_deadline == long.MaxValue || _killedFor is not null) return;
            if (Stopwatch.GetTimestamp() > _deadline) Kill(Loss.Time);
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
                    return long.Parse(File.ReadAllText($"/proc/{_process.Id}/statm").Split(' ')[1],
                        System.Globalization.CultureInfo.InvariantCulture) * Environment.SystemPageSize;
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

    public void Dispose()
    {
        lock (_lock)
        {
            _deadline = long.MaxValue;
            _residentLimit = long.MaxValue;
            _killedFor ??= Loss.Gone;
        }
        try
        {
            _process.Kill();
        }
        catch (InvalidOperationException)
        {
            // it has ended already
        }
        _process.WaitForExit();
        _process.Dispose();
    }

    private byte[]? Receive(TimeSpan time)
    {
        lock (_lock) _deadline = Stopwatch.GetTimestamp() + (long)(time.TotalSeconds * Stopwatch.Frequency);
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
            lock (_lock) _deadline = long.MaxValue;
        }
    }

    private void Kill(Loss reason)
    {
        _killedFor = reason;
        _process.Kill();
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

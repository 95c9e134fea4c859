using System.Diagnostics;

namespace WebLoad;

/// <summary>
/// Ticks each millisecond, on a thread of its own: what is due since the last tick begins with this one. The timers of the runtime come up
/// to two milliseconds late, which is more than a page takes.
/// </summary>
internal static class Clock
{
    private static readonly long s_tick = Stopwatch.Frequency / 1000;
    private static readonly PriorityQueue<TaskCompletionSource<long>, long> s_waiting = new();


    /// <summary>When it did: the tick after the moment; the moment itself where nobody was there to send in time.</summary>
    public static Task<long> Reaches(long moment)
    {
        if (Stopwatch.GetTimestamp() >= moment) return Task.FromResult(moment);
        var reached = new TaskCompletionSource<long>(TaskCreationOptions.RunContinuationsAsynchronously);
        lock (s_waiting) s_waiting.Enqueue(reached, moment);
        return reached.Task;
    }

    private static void Tick()
    {
        while (true)
        {
            Thread.Sleep(1);
            var now = Stopwatch.GetTimestamp();
            lock (s_waiting)
            {
                while (s_waiting.TryPeek(out _, out var moment) && moment <= now)
                    s_waiting.Dequeue().SetResult(now - moment <= 2 * s_tick ? now : moment);
            }
        }
    }

    static Clock() => new Thread(Tick) { IsBackground = true, Priority = ThreadPriority.Highest }.Start();
}

using System.Runtime.InteropServices;

namespace Benchmarks;

/// <summary>The CPU time of this thread alone: what others do on the machine does not count.</summary>
internal static class ThreadClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>What some work takes, in microseconds.</summary>
    public static double Of(Action work)
    {
        var start = Now();
        work();
        return Now() - start;
    }

    private static double Now() => ClockGetTime(ThreadCpuTime, out var time) == 0
        ? time.Seconds * 1e6 + time.Nanoseconds / 1e3
        : throw new PlatformNotSupportedException("There is no clock for threads.");

    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ClockGetTime(int clock, out TimeSpec time);
}

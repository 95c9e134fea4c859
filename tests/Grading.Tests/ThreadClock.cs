using System.Runtime.InteropServices;

namespace Grading.Tests;

/// <summary>The processor time of this thread alone, on Linux: what others do on the machine does not count.</summary>
internal static class ThreadClock
{
    private const int ThreadCpuTime = 3;

    /// <summary>What some work takes, in seconds.</summary>
    public static double Of(Action work)
    {
        var began = Now();
        work();
        return Now() - began;
    }

    private static double Now() => ClockGetTime(ThreadCpuTime, out var time) == 0
        ? time.Seconds + time.Nanoseconds / 1e9
        : throw new PlatformNotSupportedException();

    private readonly record struct TimeSpec(long Seconds, long Nanoseconds);

    [DllImport("libc", EntryPoint = "clock_gettime")]
    private static extern int ClockGetTime(int clock, out TimeSpec time);
}

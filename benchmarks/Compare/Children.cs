using System.Runtime.InteropServices;

namespace Benchmarks.Compare;

/// <summary>What the system knows about the processes that this one has started and that have ended (Linux and macOS).</summary>
internal static class Children
{
    private const int OfChildren = -1;

    // struct rusage: two times of two words, user and system, and fourteen words more.
    private static readonly long[] Usage = new long[18];

    /// <summary>Exact where polling a process until it ends loses its last moments, which is all there is of a short one.</summary>
    public static double ProcessorMilliseconds() =>
        ResourceUsage(OfChildren, Usage) == 0
            ? (Usage[0] + Usage[2]) * 1e3 + (Usage[1] + Usage[3]) / 1e3
            : throw new InvalidOperationException("The system does not tell the processor time of processes.");

    [DllImport("libc", EntryPoint = "getrusage")]
    private static extern int ResourceUsage(int who, [In, Out] long[] usage);
}

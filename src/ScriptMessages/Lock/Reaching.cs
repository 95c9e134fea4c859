using System.Collections.Immutable;
using System.Runtime.InteropServices;

namespace ScriptMessages.Lock;

/// <summary>
/// System calls that reach another process, a file or the network, each in a form that the kernel itself would answer otherwise. After the
/// lock every one of them has to be "not permitted": each worker tries them all before it reads a text of a student.
/// </summary>
public static class Reaching
{
    private const int NotPermitted = 1; // EPERM
    private const long HighHalf = 1L << 32; // as a pointer: its low half is null
    private const long Self = -1; // here: this process

    /// <summary>The calls by what they would do: number and arguments.</summary>
    public static readonly ImmutableArray<(string What, int Number, long[] Arguments)> Calls =
    [
        ("socket", 41, [2, 1, 0, 0]),
        ("limits of a process, with a pointer whose low half is null", 302, [0, 7, HighHalf, 0]),
        ("limits of a process, with a pointer whose low half is null, by its number", 302, [Self, 7, HighHalf, 0]),
        ("limits of another process", 302, [2, 7, 0, 0]),
        ("fcntl: duplicate", 72, [0, 0, 0, 0]),
        ("fcntl: set flags", 72, [0, 4, 0x2000, 0]),
        ("fcntl: lock", 72, [0, 6, 0, 0]),
        ("fcntl: owner", 72, [0, 8, Self, 0]),
        ("fcntl: signal", 72, [0, 10, 9, 0]),
        ("fcntl: owner, extended", 72, [0, 15, 0, 0]),
        ("fcntl: lease", 72, [0, 1024, 2, 0]),
        ("fcntl: notice", 72, [0, 1026, 1, 0]),
        ("fcntl: size of a pipe", 72, [0, 1031, 65536, 0]),
        ("fcntl: seals", 72, [0, 1033, 1, 0]),
        ("fcntl: the flags, with bits above", 72, [0, HighHalf | 3, 0, 0]),
        ("ioctl: owner", 16, [0, 0x8901, 0, 0]),
        ("affinity, set", 203, [0, 8, 0, 0]),
        ("affinity of another process", 204, [2, 8, 0, 0]),
        ("scheduler, set", 144, [0, 0, 0, 0]),
        ("scheduler parameters, set", 142, [0, 0, 0, 0]),
        ("scheduler attributes, set", 314, [0, 0, 0, 0]),
        ("priority, set", 141, [0, 0, 0, 0]),
        ("priority of input and output, set", 251, [1, 0, 0, 0]),
        ("clock of another process", 228, [~2L << 3 | 2, 0, 0, 0]),
        ("clock of another process, with bits above zero", 228, [(~2L << 3 | 2) & 0xFFFFFFFF, 0, 0, 0]),
        ("resolution of such a clock", 229, [~2L << 3 | 2, 0, 0, 0]),
        ("sleep on such a clock", 230, [~2L << 3 | 2, 0, 0, 0]),
        ("futex: lock with the owner's priority", 202, [0, 6, 0, 0]),
        ("futex: the same, private", 202, [0, 128 | 13, 0, 0]),
        ("membarrier: all processes", 324, [1, 0, 0, 0]),
        ("membarrier: all that asked for it", 324, [2, 0, 0, 0]),
        ("signal", 62, [Self, 0, 0, 0]),
        ("signal to a thread", 200, [Self, 0, 0, 0]),
        ("signal to a thread of another process", 234, [2, 2, 0, 0]),
        ("signal with a value", 129, [Self, 0, 0, 0]),
        ("signal with a value to a thread", 297, [Self, Self, 0, 0]),
        ("process descriptor", 434, [Self, 0, 0, 0]),
        ("signal by a process descriptor", 424, [0, 0, 0, 0]),
        ("descriptor of another process", 438, [0, 0, 0, 0]),
        ("memory of another process, read", 310, [Self, 0, 0, 0]),
        ("memory of another process, written", 311, [Self, 0, 0, 0]),
        ("advice on another's memory", 440, [0, 0, 0, 0]),
        ("release of another's memory", 448, [0, 0, 0, 0]),
        ("pages of another, moved", 279, [Self, 0, 0, 0]),
        ("pages of another, migrated", 256, [Self, 0, 0, 0]),
        ("trace", 101, [0, 0, 0, 0]),
        ("comparison of processes", 312, [Self, Self, 0, 0]),
        ("list of another's locks", 274, [0, 0, 0, 0]),
        ("process group, set", 109, [0, 0, 0, 0]),
        ("session", 112, [0, 0, 0, 0]),
        ("performance counters", 298, [0, 0, 0, 0]),
        ("shared memory", 29, [0, 4096, 0x200, 0]),
        ("semaphores", 64, [0, 1, 0x200, 0]),
        ("messages", 68, [0, 0x200, 0, 0]),
        ("file in memory", 319, [0, 0, 0, 0]),
        ("faults of memory", 323, [0, 0, 0, 0]),
        ("ring of requests", 425, [1, 0, 0, 0]),
        ("execve", 59, [0, 0, 0, 0]),
        ("child", 57, [0, 0, 0, 0]),
        ("child that shares memory", 58, [0, 0, 0, 0]),
        ("namespaces", 272, [0x40000000, 0, 0, 0]),
        ("namespace of another", 308, [0, 0, 0, 0]),
        ("mount", 165, [0, 0, 0, 0]),
        ("keys", 250, [0, 0, 0, 0]),
        ("program in the kernel", 321, [0, 0, 0, 0]),
        ("file, the old way", 2, [0, 0, 0, 0]),
        ("limit, set", 160, [7, 0, 0, 0]),
    ];

    /// <summary>The first call that is answered by anything but "not permitted"; null where none is.</summary>
    public static string? FirstAnswered()
    {
        foreach (var (what, number, arguments) in Calls)
            if (!IsRefused(number, arguments)) return what;
        return CanFork() ? "clone" : CanOpenToWrite() ? "openat" : null;
    }

    // By number, as no library is loaded any more.
    private static bool IsRefused(int number, long[] arguments)
    {
        var at = Array.ConvertAll(arguments, argument => (nint)(argument == Self ? Environment.ProcessId : argument));
        return Native.SystemCall(number, at[0], at[1], at[2], at[3]) == -1 && Marshal.GetLastPInvokeError() == NotPermitted;
    }

    // clone(SIGCHLD): a child, if there is one, ends at once.
    private static bool CanFork()
    {
        const int Clone = 56, Exit = 60;
        var child = Native.SystemCall(Clone, 17, 0, 0, 0);
        if (child == 0) Native.SystemCall(Exit, 0, 0, 0, 0);
        return child >= 0;
    }

    // A new name in a folder that does not exist: no file is made whatever the answer.
    private static bool CanOpenToWrite()
    {
        const int OpenAt = 257, ReadWriteCreate = 0x42;
        var path = Marshal.StringToCoTaskMemUTF8("/no-such-folder/file");
        var answer = Native.SystemCall(OpenAt, -100, path, ReadWriteCreate, 0);
        var error = Marshal.GetLastPInvokeError();
        Marshal.FreeCoTaskMem(path);
        return answer != -1 || error != NotPermitted;
    }
}

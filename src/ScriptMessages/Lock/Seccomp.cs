using System.Runtime.InteropServices;

namespace ScriptMessages.Lock;

/// <summary>
/// seccomp: the kernel answers "not permitted" to every system call that is not on a short list, in all threads of the process (TSYNC) and
/// for good. An ordinary user may set it after no-new-privileges. The table is that of x86-64; other processors do without this layer, and
/// say so.
/// </summary>
public static class Seccomp
{
    private const int SetModeFilter = 1;
    private const int AllThreads = 1;
    private const int SeccompCall = 317;
    private const uint X64 = 0xC000003E;
    private const int OtherTable = 0x40000000; // x32

    private const uint Allow = 0x7fff0000;
    private const uint NotPermitted = 0x00050000 | 1;  // EPERM
    private const uint NotThere = 0x00050000 | 38;     // ENOSYS: glibc then uses the older call
    private const uint Kill = 0x80000000;

    private const uint AllBits = 0xFFFFFFFF;

    // What a runtime needs that computes, collects garbage and talks over pipes it already has. None of these can name another process.
    private static readonly int[] Computing =
    [
        0, 1, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 20, 19, 24, 25, 26, 27, 28, 35, 39, 60, 63, 96, 97, 98, 99, 131, 186,
        219, 231, 232,
        270, 271, 273, 281, 309, 318, 334,
        // read write close fstat poll lseek mmap mprotect munmap brk rt_sigaction rt_sigprocmask rt_sigreturn writev readv
        // sched_yield mremap msync mincore madvise nanosleep getpid exit uname gettimeofday getrlimit getrusage sysinfo sigaltstack
        // gettid restart_syscall exit_group epoll_wait pselect6
        // ppoll set_robust_list epoll_pwait getcpu getrandom rseq
    ];

    // What could name another process, or do more than is needed: allowed with these arguments only.
    private static Call[] Limited =>
    [
        // clone: the threads that glibc (and musl) makes, no processes, no namespaces
        new(56, new Argument(0, AllBits, 0x3d0f00, 0x7d0f00)),
        // fcntl: asking for flags, and closing on exec; no owner, no signal, no lease, no notice of what others do to a file
        new(72, new Argument(1, AllBits, 1, 2, 3)),
        // prctl: names of threads and of memory
        new(157, new Argument(0, AllBits, 15, 0x53564d41)),
        // futex: waiting and waking; priorities are lent to other threads, of whatever process
        new(202, new Argument(1, ~(128u | 256u), 0, 1, 3, 4, 5, 9, 10)),
        // sched_getaffinity of this process
        new(204, new Argument(0, AllBits, 0, Own)),
        // clock_gettime, clock_getres, clock_nanosleep: the clocks of the machine and of this process; a negative number is the
        // processor time of any
        new(228, OwnClock), new(229, OwnClock), new(230, OwnClock),
        // tgkill: signals to threads of this process
        new(234, new Argument(0, AllBits, Own)),
        // prlimit64: asking, about this process
        new(302, new Argument(0, AllBits, 0, Own), new Argument(2, AllBits, 0)),
        // membarrier: between the threads of this process
        new(324, new Argument(0, AllBits, 0, 8, 16)),
    ];

    // A compiler may open files, within what Landlock leaves of the file system: libraries are loaded when they are first needed.
    private static readonly int[] OpeningFiles = [4, 6, 17, 21, 79, 89, 217, 262, 267, 269, 293, 332, 439];
    // stat lstat pread64 access getcwd readlink getdents64 newfstatat readlinkat faccessat pipe2 statx faccessat2

    // openat: neither written nor made (O_WRONLY, O_RDWR, O_CREAT, O_TRUNC, O_TMPFILE)
    private static readonly Call OpenToRead = new(257, new Argument(2, 0x400243, 0));

    private static readonly Argument OwnClock = new(0, 0xFFFFFFF0, 0);

    private static uint Own => (uint)Environment.ProcessId;

    // A system call by its number, and what its arguments have to be.
    private sealed record Call(int Number, params Argument[] Arguments);

    // An argument is 64 bits wide: where only these bits may be set, and with these values, the upper half is zero.
    private sealed record Argument(int Index, uint Bits, params uint[] Values);

    /// <summary>Locks the whole process; false where that can't be done.</summary>
    public static bool LockProcess(bool mayOpenFiles)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64) return false;
        if (!Native.Control(Native.SetNoNewPrivileges, 1)) return false;
        var program = Program(
            mayOpenFiles ? [.. Computing, .. OpeningFiles] : Computing, mayOpenFiles ? [.. Limited, OpenToRead] : Limited);
        var filter = Marshal.AllocHGlobal(8 * program.Count);
        var header = Marshal.AllocHGlobal(16);
        try
        {
            for (var i = 0; i < program.Count; i++) Marshal.WriteInt64(filter, 8 * i, program[i]);
            Marshal.WriteInt64(header, 0, program.Count);
            Marshal.WriteIntPtr(header, 8, filter);
            return Native.SystemCall(SeccompCall, SetModeFilter, AllThreads, header, 0) == 0;
        }
        finally
        {
            Marshal.FreeHGlobal(filter);
            Marshal.FreeHGlobal(header);
        }
    }

    // The filter as the kernel reads it: nr at 0, arch at 4, the low half of argument i at 16 + 8 i and its high half behind.
    private static List<long> Program(int[] allowed, Call[] limited)
    {
        List<long> program =
        [
            Load(4), Instruction(0x15, 1, 0, X64), Return(Kill),
            Load(0), Instruction(0x35, 0, 1, OtherTable), Return(Kill), // at or above
            // clone3: its flags lie behind a pointer
            UnlessEqual(435, 1), Return(NotThere),
        ];
        foreach (var number in allowed) program.AddRange([UnlessEqual((uint)number, 1), Return(Allow)]);
        foreach (var call in limited)
        {
            List<long> tests = [.. call.Arguments.SelectMany(Test), Return(Allow)];
            program.AddRange([UnlessEqual((uint)call.Number, tests.Count), .. tests]);
        }
        program.Add(Return(NotPermitted));
        return program;
    }

    // Refuses the call, or goes on behind.
    private static IEnumerable<long> Test(Argument argument)
    {
        yield return Load(20 + 8 * argument.Index);
        yield return Instruction(0x15, 1, 0, 0);
        yield return Return(NotPermitted);
        yield return Load(16 + 8 * argument.Index);
        yield return Instruction(0x54, 0, 0, argument.Bits); // and
        for (var i = 0; i < argument.Values.Length; i++) yield return Instruction(0x15, argument.Values.Length - i, 0, argument.Values[i]);
        yield return Return(NotPermitted);
    }

    private static long Load(int offset) => Instruction(0x20, 0, 0, (uint)offset);

    private static long Return(uint action) => Instruction(0x06, 0, 0, action);

    private static long UnlessEqual(uint value, int skip) => Instruction(0x15, 0, skip, value);

    // struct sock_filter: code (2 bytes), jump if true, jump if false, operand (4 bytes)
    private static long Instruction(int code, int ifTrue, int ifFalse, uint operand) =>
        (uint)code | (long)ifTrue << 16 | (long)ifFalse << 24 | (long)operand << 32;
}

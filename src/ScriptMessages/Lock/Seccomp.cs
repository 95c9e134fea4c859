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
    private const int CloneThread = 0x00010000;

    private const uint Allow = 0x7fff0000;
    private const uint NotPermitted = 0x00050000 | 1;  // EPERM
    private const uint NotThere = 0x00050000 | 38;     // ENOSYS: glibc then uses the older call
    private const uint Kill = 0x80000000;

    // What a runtime needs that computes, collects garbage and talks over pipes it already has.
    private static readonly int[] Computing =
    [
        0, 1, 3, 5, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16, 20, 19, 24, 25, 26, 27, 28, 35, 39, 60, 63, 72, 96, 97, 98, 99, 131, 186, 202,
        203, 204, 219, 228, 229, 230, 231, 232,
        270, 271, 273, 281, 309, 318, 324, 334,
        // read write close fstat poll lseek mmap mprotect munmap brk rt_sigaction rt_sigprocmask rt_sigreturn ioctl writev readv
        // sched_yield mremap msync mincore madvise nanosleep getpid exit uname fcntl gettimeofday getrlimit getrusage sysinfo sigaltstack
        // gettid futex sched_(set|get)affinity restart_syscall clock_gettime clock_getres clock_nanosleep exit_group epoll_wait pselect6
        // ppoll set_robust_list epoll_pwait getcpu getrandom membarrier rseq
    ];

    // A compiler may open files, within what Landlock leaves of the file system: libraries are loaded when they are first needed.
    private static readonly int[] OpeningFiles = [4, 6, 17, 21, 79, 89, 217, 257, 262, 267, 269, 293, 332, 439];
    // stat lstat pread64 access getcwd readlink getdents64 openat newfstatat readlinkat faccessat pipe2 statx faccessat2

    /// <summary>Locks the whole process; false where that can't be done.</summary>
    public static bool LockProcess(bool mayOpenFiles)
    {
        if (!OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != Architecture.X64) return false;
        if (!Native.Control(Native.SetNoNewPrivileges, 1)) return false;
        var program = Program(mayOpenFiles ? [.. Computing, .. OpeningFiles] : Computing);
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

    // The filter as the kernel reads it: nr at 0, arch at 4, the low half of argument i at 16 + 8 i.
    private static List<long> Program(int[] allowed)
    {
        var program = new List<long>();
        void Load(int offset) => program.Add(Instruction(0x20, 0, 0, (uint)offset));
        void Return(uint action) => program.Add(Instruction(0x06, 0, 0, action));
        void UnlessEqual(uint value, int skip) => program.Add(Instruction(0x15, 0, skip, value));
        Load(4);
        program.Add(Instruction(0x15, 1, 0, X64));
        Return(Kill);
        Load(0);
        program.Add(Instruction(0x35, 0, 1, OtherTable)); // at or above
        Return(Kill);
        // clone3: its flags lie behind a pointer
        UnlessEqual(435, 1);
        Return(NotThere);
        // clone: threads, no processes
        UnlessEqual(56, 4);
        Load(16);
        program.Add(Instruction(0x45, 0, 1, CloneThread)); // has the bit
        Return(Allow);
        Return(NotPermitted);
        // tgkill: signals to threads of this process
        UnlessEqual(234, 4);
        Load(16);
        UnlessEqual((uint)Environment.ProcessId, 1);
        Return(Allow);
        Return(NotPermitted);
        // prctl: names of threads and of memory
        UnlessEqual(157, 5);
        Load(16);
        program.Add(Instruction(0x15, 1, 0, 15));
        UnlessEqual(0x53564d41, 1);
        Return(Allow);
        Return(NotPermitted);
        // prlimit64: asking
        UnlessEqual(302, 4);
        Load(32);
        UnlessEqual(0, 1);
        Return(Allow);
        Return(NotPermitted);
        foreach (var number in allowed)
        {
            UnlessEqual((uint)number, 1);
            Return(Allow);
        }
        Return(NotPermitted);
        return program;
    }

    // struct sock_filter: code (2 bytes), jump if true, jump if false, operand (4 bytes)
    private static long Instruction(int code, int ifTrue, int ifFalse, uint operand) =>
        (uint)code | (long)ifTrue << 16 | (long)ifFalse << 24 | (long)operand << 32;
}

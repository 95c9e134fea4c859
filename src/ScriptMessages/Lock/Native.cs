using System.Runtime.InteropServices;

namespace ScriptMessages.Lock;

/// <summary>The few calls of the C library that the lock is made of.</summary>
internal static class Native
{
    public const int SetParentDeathSignal = 1;
    public const int SetDumpable = 4;
    public const int SetNoNewPrivileges = 38;
    public const int SignalKill = 9;

    [DllImport("libc", EntryPoint = "prctl", SetLastError = true)]
    public static extern int Control(int option, nuint first, nuint second, nuint third, nuint fourth);

    [DllImport("libc", EntryPoint = "syscall", SetLastError = true)]
    public static extern nint SystemCall(nint number, nint first, nint second, nint third, nint fourth);

    [DllImport("libc", EntryPoint = "setrlimit", SetLastError = true)]
    public static extern int SetLimit(int resource, ref ResourceLimit limit);

    [DllImport("libc", EntryPoint = "open", SetLastError = true)]
    public static extern int Open([MarshalAs(UnmanagedType.LPUTF8Str)] string path, int flags);

    [DllImport("libc", EntryPoint = "close", SetLastError = true)]
    public static extern int Close(int descriptor);

    [DllImport("libc", EntryPoint = "dup", SetLastError = true)]
    public static extern int Duplicate(int descriptor);

    [DllImport("libc", EntryPoint = "dup2", SetLastError = true)]
    public static extern int Duplicate(int descriptor, int onto);

    [DllImport("libc", EntryPoint = "getppid")]
    public static extern int ParentProcess();

    [DllImport("libc", EntryPoint = "readlink", SetLastError = true)]
    private static extern nint ReadLink([MarshalAs(UnmanagedType.LPUTF8Str)] string path, byte[] target, nint length);

    /// <summary>What a symbolic link names; null where it is none.</summary>
    public static string? ReadLink(string path)
    {
        var target = new byte[64];
        var length = ReadLink(path, target, target.Length);
        return length < 0 ? null : System.Text.Encoding.ASCII.GetString(target, 0, (int)length);
    }

    public static bool Control(int option, nuint argument) => Control(option, argument, 0, 0, 0) == 0;
}

[StructLayout(LayoutKind.Sequential)]
internal struct ResourceLimit
{
    public nuint Soft;
    public nuint Hard;
}

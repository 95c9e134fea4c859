using System.Runtime.InteropServices;

namespace ScriptMessages.Lock;

/// <summary>
/// Landlock (Linux 5.13 and later): takes the file system away from the calling thread, and from every process it starts from then on,
/// except for what is named. An ordinary user may do so. The threads that run already keep what they have: a launcher thread restricts
/// itself, and its children are restricted from their first instruction.
/// </summary>
public static class Landlock
{
    private const int CreateRuleset = 444;
    private const int AddRule = 445;
    private const int RestrictSelf = 446;
    private const int AskVersion = 1;
    private const int RulePathBeneath = 1;
    private const int OpenPath = 0x200000 | 0x80000; // O_PATH | O_CLOEXEC

    private const ulong Execute = 1 << 0;
    private const ulong WriteFile = 1 << 1;
    private const ulong ReadFile = 1 << 2;
    private const ulong ReadFolder = 1 << 3;

    /// <summary>The version the kernel offers; 0 where it offers none.</summary>
    public static int Version { get; } = OperatingSystem.IsLinux()
        ? Math.Max(0, (int)Native.SystemCall(CreateRuleset, 0, 0, AskVersion, 0))
        : 0;

    /// <summary>
    /// Restricts the calling thread to reading and executing below these paths, and to writing to /dev/null. False where there is no
    /// Landlock.
    /// </summary>
    public static bool RestrictThread(IEnumerable<string> readable)
    {
        if (Version < 1) return false;
        var attributes = new Ruleset
        {
            // All rights on files that this version knows: 13 at first, then moving, truncating and device control.
            Files = (1UL << (Version switch { 1 => 13, 2 => 14, 3 or 4 => 15, _ => 16 })) - 1,
            Network = Version >= 4 ? 3UL : 0,  // bind and connect
            Scope = Version >= 6 ? 3UL : 0,    // abstract sockets, signals
        };
        var memory = Marshal.AllocHGlobal(Marshal.SizeOf<Ruleset>());
        try
        {
            Marshal.StructureToPtr(attributes, memory, false);
            var ruleset = (int)Native.SystemCall(CreateRuleset, memory, Version switch { < 4 => 8, < 6 => 16, _ => 24 }, 0, 0);
            if (ruleset < 0) return false;
            foreach (var path in readable) Allow(ruleset, path, ReadFile | (Directory.Exists(path) ? Execute | ReadFolder : Execute));
            Allow(ruleset, "/dev/null", ReadFile | WriteFile);
            var restricted = Native.Control(Native.SetNoNewPrivileges, 1) && Native.SystemCall(RestrictSelf, ruleset, 0, 0, 0) == 0;
            _ = Native.Close(ruleset);
            return restricted;
        }
        finally
        {
            Marshal.FreeHGlobal(memory);
        }
    }

    private static void Allow(int ruleset, string path, ulong rights)
    {
        var descriptor = Native.Open(path, OpenPath);
        if (descriptor < 0) return; // what is not there needs no permission
        var memory = Marshal.AllocHGlobal(16);
        Marshal.WriteInt64(memory, (long)rights);
        Marshal.WriteInt32(memory, 8, descriptor);
        _ = Native.SystemCall(AddRule, ruleset, RulePathBeneath, memory, 0);
        Marshal.FreeHGlobal(memory);
        _ = Native.Close(descriptor);
    }

    [StructLayout(LayoutKind.Sequential)]
    private struct Ruleset
    {
        public ulong Files;
        public ulong Network;
        public ulong Scope;
    }
}

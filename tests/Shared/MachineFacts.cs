using System.Runtime.InteropServices;

namespace Tests.Shared;

/// <summary>Needs all layers of the sandbox.</summary>
public sealed class LinuxFactAttribute : FactAttribute
{
    public LinuxFactAttribute() => Skip = Missing;

    public static string? Missing =>
        !OperatingSystem.IsLinux() || RuntimeInformation.ProcessArchitecture != System.Runtime.InteropServices.Architecture.X64
        ? "The whole sandbox needs Linux on x86-64."
        : ScriptMessages.Lock.Landlock.Version < 1 ? "This kernel has no Landlock." : null;
}

/// <summary>Rows that need all layers of the sandbox.</summary>
public sealed class LinuxTheoryAttribute : TheoryAttribute
{
    public LinuxTheoryAttribute() => Skip = LinuxFactAttribute.Missing;
}

/// <summary>Needs another user to run as, which only root has.</summary>
public sealed class OrdinaryUserFactAttribute : FactAttribute
{
    public OrdinaryUserFactAttribute() =>
        Skip = LinuxFactAttribute.Missing
            ?? (Environment.UserName != "root"
                ? "The other tests run as an ordinary user already."
                : !File.Exists("/usr/bin/setpriv") ? "There is no setpriv here."
                : null);
}

/// <summary>Takes minutes: run it with GRADER_LONG_TESTS=1.</summary>
public sealed class LongFactAttribute : FactAttribute
{
    public LongFactAttribute() =>
        Skip = LinuxFactAttribute.Missing
            ?? (Environment.GetEnvironmentVariable("GRADER_LONG_TESTS") is null ? "Takes minutes; set GRADER_LONG_TESTS=1." : null);
}

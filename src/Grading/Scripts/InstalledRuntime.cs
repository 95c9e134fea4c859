using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace Grading.Scripts;

/// <summary>
/// The .NET runtime of this machine. A native program has none of its own, and what runs scripts needs one: it is looked for where the
/// applications of .NET look for theirs (DOTNET_ROOT, the place that was written down when it was installed, the usual folders:
/// learn.microsoft.com/dotnet/core/install, "How .NET apps find the runtime"), and on the PATH.
/// </summary>
internal static class InstalledRuntime
{
    private static string Program => OperatingSystem.IsWindows() ? "dotnet.exe" : "dotnet";

    /// <summary>Its folder, with the program <c>dotnet</c> in it; null where there is none of this version.</summary>
    public static string? Folder { get; } = (RuntimeFeature.IsDynamicCodeSupported ? Own() : Candidates()).FirstOrDefault(IsUsable);

    /// <summary>The program that runs others.</summary>
    public static string? Dotnet => Folder is null ? null : Path.Combine(Folder, Program);

    // shared/Microsoft.NETCore.App/VERSION/
    private static string[] Own() => [Path.GetFullPath(Path.Combine(RuntimeEnvironment.GetRuntimeDirectory(), "../../.."))];

    private static IEnumerable<string> Candidates()
    {
        if (Environment.GetEnvironmentVariable("DOTNET_ROOT") is { Length: > 0 } root) yield return root;
        foreach (var folder in (Environment.GetEnvironmentVariable("PATH") ?? "").Split(Path.PathSeparator))
            if (FolderOf(Path.Combine(folder, Program)) is { } found) yield return found;
        const string written = "/etc/dotnet/install_location";
        if (File.Exists(written)) yield return File.ReadAllText(written).Trim();
        foreach (var usual in (string[])["/usr/share/dotnet", "/usr/lib/dotnet", "/usr/lib64/dotnet", "/usr/local/share/dotnet", "/opt/dotnet"])
            yield return usual;
    }

    // on the PATH there is a link to it, usually
    private static string? FolderOf(string program) => Path.IsPathRooted(program) && File.Exists(program)
        ? Path.GetDirectoryName(File.ResolveLinkTarget(program, returnFinalTarget: true)?.FullName ?? program)
        : null;

    private static bool IsUsable(string folder)
    {
        var versions = Path.Combine(folder, "shared", "Microsoft.NETCore.App");
        return File.Exists(Path.Combine(folder, Program)) && Directory.Exists(versions)
            && Directory.EnumerateDirectories(versions, $"{Environment.Version.Major}.*").Any();
    }
}

using Benchmarks.Compare;

namespace Benchmarks;

/// <summary>The program that is measured: a path that was given, else the native one that build/release.sh made, else the one beside this.</summary>
internal sealed record Product(string[] Words, bool IsNative)
{
    private static readonly string Released = Path.Combine(Repository.Root, "artifacts/linux-x64/grader");

    public static Product Of(string? path)
    {
        if ((path ?? (File.Exists(Released) ? Released : null)) is { } program) return new([Path.GetFullPath(program)], true);
        return new(["dotnet", Path.Combine(AppContext.BaseDirectory, "grader.dll")], false);
    }

    public Command Does(params string[] arguments) => new(Repository.Root, [.. Words, .. arguments]);
}

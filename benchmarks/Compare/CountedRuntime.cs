namespace Benchmarks.Compare;

/// <summary>
/// Settings of the runtime with which the same program takes the same instructions again: code is optimised at once or not at all, so
/// that nothing depends on when a thread in the background gets to it, which under a slow counter is sooner.
/// </summary>
internal static class CountedRuntime
{
    // Valgrind counts a "repeat" of the processor once for each byte; so memory is cleared and copied by loops.
    private const string Loops = "glibc.cpu.x86_rep_stosb_threshold=1000000000:glibc.cpu.x86_rep_movsb_threshold=1000000000";

    /// <summary>As in the first tenth of a second, when nothing is optimised yet: the wait for that is long (hexadecimal ms).</summary>
    public static readonly Dictionary<string, string> AtStart = With("DOTNET_TC_CallCountingDelayMs", "100000");

    /// <summary>As after a while: what was compiled ahead stays, all else is optimised before it runs for the first time.</summary>
    public static readonly Dictionary<string, string> Later = With("DOTNET_TieredCompilation", "0");

    private static Dictionary<string, string> With(string name, string value) => new()
    {
        ["DOTNET_TieredPGO"] = "0",
        ["DOTNET_gcServer"] = "0",
        // Otherwise most runs of a class under valgrind crash. Probably: the runtime writes code through a second mapping of the same memory,
        // and valgrind goes on with the code that was there before.
        ["DOTNET_EnableWriteXorExecute"] = "0",
        ["GLIBC_TUNABLES"] = Loops,
        [name] = value,
    };
}

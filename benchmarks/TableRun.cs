namespace Benchmarks;

/// <summary>
/// The whole table in one run, as ratios: a start beside an empty program, a class beside the program that does the least, an answer
/// beside a parser written by hand and beside other programs.
/// </summary>
internal static class TableRun
{
    public static void Run()
    {
        foreach (var (title, run) in (ReadOnlySpan<(string, Action)>)
        [
            ("Start", StartRun.Run), ("A class", () => ClassRun.Run(null)), ("Scripts", ScriptRun.Run),
            ("An answer", SliceRun.Run), ("Other programs", PeersRun.Run),
        ])
        {
            Console.WriteLine($"\n## {title}\n");
            run();
        }
    }
}

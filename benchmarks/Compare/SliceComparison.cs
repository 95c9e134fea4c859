namespace Benchmarks.Compare;

/// <summary>
/// The answers of <see cref="AnswerBenchmarks"/>, from text to verdict, in two builds. The command line is no surface for that: of what a
/// row of a table costs there, reading the formula and evaluating it is a part. Each checkout's own benchmarks are linked to its types, so
/// theirs are loaded and called.
/// </summary>
internal static class SliceComparison
{
    public static IEnumerable<Figure> Of(Turns turns, string folder)
    {
        if (turns is not { A.Benchmarks: { } a, B.Benchmarks: { } b }) return [];
        IEnumerable<Figure> counted = turns.Counter is InstructionCounter.Cachegrind ? CountedSlices.Of(a, b, folder) : [];
        return [.. counted, .. TimedSlices.Of(LoadedBuild.From(a), LoadedBuild.From(b))];
    }

    /// <summary>Builds that have no benchmarks.</summary>
    public static IEnumerable<string> Differences(Turns turns) =>
        from build in (Build[])[turns.A, turns.B]
        where build.Benchmarks is null
        select $"slices: {build.Letter} has no built benchmarks; a checkout has, after `dotnet build -c Release`.";
}

namespace Benchmarks.Compare;

/// <summary>How long a student waits: the command line on one sheet or one formula, beside an empty program.</summary>
internal static class StartComparison
{
    private static readonly (string Name, string[] Words)[] Commands =
    [
        ("`check`, a right sheet", ["check", Sheet("seed-000.md")]),
        ("`check`, two problems with wrong answers", ["check", Sheet("2026-0112.txt")]),
        ("`read`, one formula", ["read", "2*(z6^2-t)/z6^3", "--problem", "itakura-saito", "--part", "a"]),
    ];

    public static IEnumerable<Figure> Of(Turns turns, string folder)
    {
        var empty = new Command(folder, [EmptyProgram.Make(folder)]);
        var product = Commands.SelectMany(one => Of(turns, one.Name, build => build.Does(one.Words)));
        return Of(turns, "an empty console program, twice", _ => empty).Concat(product);
    }

    private static IEnumerable<Figure> Of(Turns turns, string name, Func<Build, Command> does)
    {
        Command AtStart(Build build) => does(build) with { Settings = CountedRuntime.AtStart };
        if (turns.Counter is not null) yield return turns.Counted($"start: {name}", AtStart);
        yield return turns.Timed($"start: {name}", TimeSpan.FromSeconds(4), does);
    }

    /// <summary>Commands of which the two builds print different things.</summary>
    public static IEnumerable<string> Differences(Turns turns) =>
        from one in Commands
        where turns.A.Does(one.Words).Run() != turns.B.Does(one.Words).Run()
        select $"start: {one.Name}: the two builds print different things.";

    private static string Sheet(string name) => Path.Combine(Repository.Root, "submissions-sample", name);
}

using System.Globalization;
using ClassScale;

namespace Benchmarks.Compare;

/// <summary>
/// A class that doesn't exist, one table for both builds, graded by the command line; and whether the results are equal byte for byte.
/// </summary>
internal static class ClassComparison
{
    private const int Students = 20_000;

    // Counted: what the second table costs more than the first, which has whatever a class needs once.
    private const int Few = 100;
    private const int More = 400;

    public static IEnumerable<Figure> Of(Turns turns, string folder)
    {
        if (turns.Counter is not null) yield return Counted(turns, folder);
        var table = Table(folder, Students);
        var name = string.Create(CultureInfo.InvariantCulture, $"class: {Students * SyntheticClass.PartsEach:N0} answers");
        yield return turns.Timed(name, TimeSpan.FromSeconds(20), build => Grade(build, table));
    }

    /// <summary>Whether the two builds have written the same results.</summary>
    public static IEnumerable<string> Differences(Turns turns, string folder)
    {
        var table = Table(folder, Students);
        var (a, b) = (Results(turns.A, table), Results(turns.B, table));
        var isSame = File.ReadAllBytes(a).AsSpan().SequenceEqual(File.ReadAllBytes(b));
        return [isSame ? "class: both builds write the same results.csv." : "class: the two builds write different results.csv."];
    }

    private static Figure Counted(Turns turns, string folder)
    {
        var (few, all) = (Table(folder, Few), Table(folder, Few + More));
        Command Does(Build build, string table) => Grade(build, table, "--threads", "1") with { Settings = CountedRuntime.Later };
        Figure Grading(string table) => turns.Counted("", build => Does(build, table));
        var each = Grading(all).Less(Grading(few), More * SyntheticClass.PartsEach / 1e3);
        return each with { Name = "class: an answer, one thread", Unit = "k" };
    }

    private static string Table(string folder, int students)
    {
        var path = Path.Combine(folder, $"class-{students}.csv");
        if (!File.Exists(path)) SyntheticClass.WriteTable(path, students);
        return path;
    }

    private static Command Grade(Build build, string table, params string[] more) =>
        build.Does(["grade", table, "--out", Results(build, table), .. more]);

    private static string Results(Build build, string table) => $"{table}.results-{build.Letter}.csv";
}

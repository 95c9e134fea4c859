using System.Globalization;

namespace Benchmarks.Compare;

/// <summary>Two builds in turns: what starting, an answer and a class take in the second, against the first.</summary>
internal static class BuildComparison
{
    private const string Usage = "compare DIR_A DIR_B [start] [slices] [class] [--publish] [--limit RATIO]";

    private static readonly string[] Groups = ["start", "slices", "class"];

    public static int Run(string[] arguments)
    {
        if (Options.Read(arguments) is not { } options)
        {
            Console.Error.WriteLine($"Say {Usage}.");
            return 2;
        }
        var folder = Directory.CreateTempSubdirectory("grader-compare-").FullName;
        try
        {
            return Compare(options, folder);
        }
        catch (ArgumentException e)
        {
            Console.Error.WriteLine(e.Message);
            return 2;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static int Compare(Options options, string folder)
    {
        var turns = new Turns(Found('A', options.A, options, folder), Found('B', options.B, options, folder));
        Console.WriteLine($"A: {options.A}\nB: {options.B}\n");
        Console.WriteLine(Figure.Heading);
        var notes = new List<string>();
        var isAbove = false;
        foreach (var group in options.Groups)
        {
            var figures = Printed(Figures(group, turns, folder));
            isAbove |= figures.Any(figure => figure.Quickest > options.Limit && figure.IsCount == figures.Any(one => one.IsCount));
            notes.AddRange(Differences(group, turns, folder));
        }
        Console.WriteLine($"\n{string.Join('\n', notes)}");
        return isAbove ? 1 : 0;
    }

    // Each as soon as it is known.
    private static List<Figure> Printed(IEnumerable<Figure> figures)
    {
        var all = new List<Figure>();
        foreach (var figure in figures)
        {
            Console.WriteLine(figure.Row);
            all.Add(figure);
        }
        return all;
    }

    private static Build Found(char letter, string at, Options options, string folder)
    {
        var build = Build.At(letter, at);
        return options.Publishes ? build.Published(folder) : build;
    }

    private static IEnumerable<Figure> Figures(string group, Turns turns, string folder) => group switch
    {
        "start" => StartComparison.Of(turns, folder),
        "slices" => SliceComparison.Of(turns, folder),
        _ => ClassComparison.Of(turns, folder),
    };

    private static IEnumerable<string> Differences(string group, Turns turns, string folder) => group switch
    {
        "start" => StartComparison.Differences(turns),
        "slices" => SliceComparison.Differences(turns),
        _ => ClassComparison.Differences(turns, folder),
    };

    private sealed record Options(string A, string B)
    {
        public string[] Groups { get; init; } = BuildComparison.Groups;

        public bool Publishes { get; init; }

        public double? Limit { get; init; }

        /// <summary>Nothing where a word is not understood.</summary>
        public static Options? Read(string[] words) => words switch
        {
            [var a, var b] => new(a, b),
            [.. var before, "--publish"] => Read(before) is { } read ? read with { Publishes = true } : null,
            [.. var before, "--limit", var ratio] when double.TryParse(ratio, CultureInfo.InvariantCulture, out var limit) =>
                Read(before) is { } read ? read with { Limit = limit } : null,
            [.. var before, var group] when before.Length > 1 && BuildComparison.Groups.Contains(group) =>
                Read(before) is { } read ? read with { Groups = read.Groups.Length == 3 ? [group] : [.. read.Groups, group] } : null,
            _ => null,
        };
    }
}

using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Grader.Commands.Calling;
using Grader.Commands.Paths;
using Grader.Commands.Showing;
using Grading.Reports;
using Grading.Reports.Places;
using Grading.Wording;
using static Formulas.Translating.Spoken;

namespace Grader.Commands.Grading;

/// <summary>
/// <c>grader clusters RESULTS</c>: what a person may decide once for all who gave it, the most frequent first.
/// </summary>
internal static class ClustersCommand
{
    private const int LongestExample = 90;

    private static string[] Header =>
        [Say("students"), Say("part"), Say("cluster"), Say("credit"), Say("mistake"), Say("example")];

    public static Command Create()
    {
        var results = new InputFileArgument("RESULTS") { Description = "The results of \"grader grade\"; - is standard input." };
        var output = new OutputOption("--out")
        {
            Description = "Also write them to this file, with an empty column \"credit\" to fill in, for \"grader grade --overrides\".",
        };
        var steps = new InputOption("--steps")
        {
            Description = "The steps that \"grader grade --steps\" wrote: equal false steps from which wrong answers come are listed, too.",
        };
        var least = new NumberOption("--least", 1, int.MaxValue, 1)
        {
            Description = "Only those of at least so many students (default: 1).",
        };
        var (json, language) = (CommonOptions.Json(), CommonOptions.Language());
        var command = new DescribedCommand(
            "clusters",
            "List what can be decided at once: equal wrong answers, one unreadable text, one kind of review.",
            [
                "grader clusters results.csv --least 2",
                "grader clusters results.csv --out decisions.csv",
                "grader clusters results.csv --json",
            ])
        {
            results, output, steps, least, json, language,
        };
        CommonOptions.NotBoth(command, language, json);
        command.Validators.Add(result =>
        {
            if (result.GetValue(json) && result.GetValue(output) == "-")
                result.AddError(AssistantSentences.BothToStandardOutput(json.Name, output.Name));
        });
        command.SetAction(parsed => Exit.Run(() =>
        {
            using var paths = CommandPaths.Of(parsed);
            using var locked = paths.Lock();
            var (table, beside) = (paths.Read(results)!, paths.Read(steps));
            var groups = beside is null ? AnswerGroup.Of(table) : AnswerGroup.Of(table, beside);
            groups = groups.RemoveAll(group => group.Students < parsed.GetValue(least));
            Show(groups, paths[output], parsed.GetValue(json) ? Objects : Lines);
            paths.Show();
            return Exit.Done;
        }));
        return command;
    }

    private static void Show(
        ImmutableArray<AnswerGroup> clusters, OutputPlace? output, Func<ImmutableArray<AnswerGroup>, IEnumerable<string>> lines)
    {
        if (output is not { IsStandardOutput: true })
            foreach (var line in lines(clusters)) Terminal.Out.WriteLine(line);
        if (output is null) return;
        AnswerGroup.WriteUndecided(output, clusters);
        Terminal.Error.WriteLine(AssistantSentences.FillIn(output.Shown));
    }

    private static IEnumerable<string> Objects(ImmutableArray<AnswerGroup> clusters) => clusters.Select(JsonLine.Of);

    // A table for the terminal: numbers to the right, the last column as long as it is.
    private static IEnumerable<string> Lines(ImmutableArray<AnswerGroup> clusters)
    {
        if (clusters.IsEmpty) return [AssistantSentences.NoWrongAnswers];
        string[][] rows = [Header, .. clusters.Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, rows[0].Length - 1).Select(column => rows.Max(row => row[column].Length))];
        return rows.Select(row => string.Join("  ", row.Select((cell, column) => column switch
        {
            0 => cell.PadLeft(widths[0]),
            _ when column < widths.Length => cell.PadRight(widths[column]),
            _ => cell,
        })));
    }

    private static string[] Cells(AnswerGroup cluster) =>
    [
        cluster.Students.ToString(CultureInfo.InvariantCulture),
        $"{cluster.Problem}.{cluster.Part}",
        cluster.Id,
        Cell.Number(cluster.Credit),
        cluster.Told,
        Short(cluster.Example),
    ];

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestExample ? line : $"{line[..(LongestExample - 1)]}…";
    }
}

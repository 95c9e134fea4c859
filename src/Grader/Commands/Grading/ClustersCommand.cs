using System.Collections.Immutable;
using System.CommandLine;
using System.Globalization;
using Grader.Commands.Paths;
using Grader.Commands.Showing;
using Grading.Reports;
using Grading.Reports.Places;
using Grading.Wording;

namespace Grader.Commands.Grading;

/// <summary>
/// <c>grader clusters RESULTS</c>: what a person may decide once for all who gave it, the most frequent first.
/// </summary>
internal static class ClustersCommand
{
    private const int LongestExample = 90;

    private static readonly string[] Header = ["students", "part", "cluster", "credit", "mistake", "example"];

    public static Command Create()
    {
        var results = new InputFileArgument("RESULTS") { Description = "The results of \"grader grade\"." }.WithoutOptions();
        var output = new OutputOption("--out")
        {
            Description = "Also write them to this file, with an empty column \"credit\" to fill in, for \"grader grade --overrides\".",
        };
        var steps = new InputOption("--steps")
        {
            Description = "The steps that \"grader grade --steps\" wrote: equal false steps from which wrong answers come are listed, too.",
        };
        var least = new Option<int>("--least")
        {
            Description = "Only those of at least so many students (default: 1).",
            DefaultValueFactory = _ => 1,
        };
        var command = new Command(
            "clusters", "List what can be decided at once: equal wrong answers, one unreadable text, one kind of review.")
        {
            results, output, steps, least,
        };
        command.SetAction(parsed => Exit.Run(() =>
        {
            using var paths = CommandPaths.Of(parsed);
            using var locked = paths.Lock();
            var (table, beside) = (parsed.GetValue(results)!, parsed.GetValue(steps));
            Show(beside is null ? AnswerGroup.Of(table) : AnswerGroup.Of(table, beside), paths[output], parsed.GetValue(least));
            paths.Show();
            return Exit.Done;
        }));
        return command;
    }

    private static void Show(ImmutableArray<AnswerGroup> all, OutputPlace? output, int least)
    {
        var clusters = all.RemoveAll(cluster => cluster.Students < least);
        if (output is not { IsStandardOutput: true })
            foreach (var line in Lines(clusters)) Terminal.Out.WriteLine(line);
        if (output is null) return;
        AnswerGroup.WriteUndecided(output, clusters);
        Terminal.Error.WriteLine(AssistantSentences.FillIn(output.Shown));
    }

    // A table for the terminal: numbers to the right, the last column as long as it is.
    private static IEnumerable<string> Lines(ImmutableArray<AnswerGroup> clusters)
    {
        if (clusters.IsEmpty) return [AssistantSentences.NoWrongAnswers];
        string[][] rows = [Header, .. clusters.Select(Cells)];
        int[] widths = [.. Enumerable.Range(0, Header.Length - 1).Select(column => rows.Max(row => row[column].Length))];
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
        cluster.Mistake.Length > 0 ? cluster.Mistake : cluster.Reason,
        Short(cluster.Example),
    ];

    private static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= LongestExample ? line : $"{line[..(LongestExample - 1)]}…";
    }
}

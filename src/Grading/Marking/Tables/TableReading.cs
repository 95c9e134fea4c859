using System.Collections.Immutable;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Marking.Tables;

/// <summary>What of an answer stands in which cell of the table that is asked for.</summary>
internal abstract record TableReading
{
    private TableReading() { }

    /// <summary>Every text has its cell.</summary>
    /// <param name="Texts">By cell; null for one that is left out.</param>
    /// <param name="Turned">The first group with its rows and columns exchanged, or null.</param>
    public sealed record Filled(ImmutableArray<string?> Texts, string? Turned) : TableReading;

    /// <summary>It can't be told which is which.</summary>
    public sealed record Unclear(Reason Reason) : TableReading;

    // A run of cells behind one name, or behind none.
    private sealed record Run(string? Label, ImmutableArray<string> Texts, Entry Entry);

    /// <summary>Reads it in the first way that fills the table; where none does, what is said of the first.</summary>
    public static TableReading Of(string answer, Question.Table table, TableNames names)
    {
        TableReading? first = null;
        foreach (var text in TableText.All)
        {
            var read = Of(text.Of(answer), table, names);
            if (read is Filled) return read;
            first ??= read;
        }
        return first!;
    }

    private static TableReading Of(ImmutableArray<Entry> entries, Question.Table table, TableNames names)
    {
        while (entries is [Entry.Row { Label: null } all]) entries = all.Entries;
        var runs = RunsOf(entries);
        var count = runs.Sum(run => run.Texts.Length);
        var known = runs.Select(run => run.Label is null ? null : names.Of(run.Label)).ToArray();
        return InOrder(runs, known, count, table)
            ?? (TableReading?)ByName(runs, known, table)
            ?? new Unclear(Why(runs, known, count, table, names));
    }

    // Behind a name come the cells without one, to the next name.
    private static List<Run> RunsOf(ImmutableArray<Entry> entries)
    {
        var runs = new List<Run>();
        foreach (var entry in entries)
        {
            if (entry is Entry.Row row && row.Entries.Any(IsNamed)) runs.AddRange(RunsOf(row.Entries));
            else if (entry.Label is null && runs.Count > 0 && entry is Entry.Cell)
                runs[^1] = runs[^1] with
                {
                    Texts = [.. runs[^1].Texts, .. entry.Cells.Select(cell => cell.Text)],
                    Entry = new Entry.Row(null, [runs[^1].Entry, entry])
                };
            else runs.Add(new(entry.Label, [.. entry.Cells.Select(cell => cell.Text)], entry));
        }
        return runs;
    }

    private static bool IsNamed(Entry entry) => entry.Label is not null || entry is Entry.Row { Entries: [{ Label: not null }, ..] };

    // All cells in the order of the question; names that are known must say the same, and numbers in names that are not must ascend.
    private static Filled? InOrder(List<Run> runs, Range?[] known, int count, Question.Table table)
    {
        if (count != table.Cells.Length) return null;
        var (at, last) = (0, long.MinValue);
        for (var r = 0; r < runs.Count; r++)
        {
            if (known[r] is { } cells)
            {
                if (cells.Start.Value != at || cells.End.Value - at != runs[r].Texts.Length) return null;
            }
            else if (runs[r].Label is { } label && TableNames.NumberOf(label) is { } number)
            {
                if (number == last || number < last && LettersOf(label) == LettersOf(runs[r - 1].Label ?? "")) return null;
                last = number;
            }
            at += runs[r].Texts.Length;
        }
        return new([.. runs.SelectMany(run => run.Texts)], TurnedIn(runs, table));
    }

    private static string LettersOf(string label) => string.Concat(label.Where(char.IsLetter));

    // Every run has a name that is known; cells may be left out.
    private static Filled? ByName(List<Run> runs, Range?[] known, Question.Table table)
    {
        var texts = new string?[table.Cells.Length];
        for (var r = 0; r < runs.Count; r++)
        {
            if (known[r] is not { } cells || !Fill(texts.AsSpan(cells), runs[r].Texts)) return null;
        }
        return runs.Count == 0 ? null : new([.. texts], TurnedByName(runs, known, table));
    }

    // False where they are not as many, or say something else than what is there.
    private static bool Fill(Span<string?> cells, ImmutableArray<string> texts)
    {
        if (cells.Length != texts.Length) return false;
        for (var c = 0; c < cells.Length; c++)
        {
            if (cells[c] is { } before && before != texts[c]) return false;
            cells[c] = texts[c];
        }
        return true;
    }

    private static Reason Why(List<Run> runs, Range?[] known, int count, Question.Table table, TableNames names)
    {
        for (var r = 0; r < runs.Count; r++)
            if (runs[r].Label is { } label && known[r] is null && count == table.Cells.Length) return new Reason.UnknownCell(label,
                names.InWords);
        return new Reason.OtherCells(count, names.InWords);
    }

    // The groups stand one after the other: of a matrix, its rows may be columns.
    private static string? TurnedIn(List<Run> runs, Question.Table table)
    {
        if (table.Groups is [var only]) return IsTurned(runs, only) ? only.Name : null;
        var group = 0;
        foreach (var run in runs)
        {
            if (group < table.Groups.Length && IsTurned(run.Entry, table.Groups[group])) return table.Groups[group].Name;
            group++;
        }
        return null;
    }

    private static string? TurnedByName(List<Run> runs, Range?[] known, Question.Table table)
    {
        for (var r = 0; r < runs.Count; r++)
        {
            var first = 0;
            foreach (var group in table.Groups)
            {
                if (known[r]!.Value.Start.Value == first && IsTurned(runs[r].Entry, group)) return group.Name;
                first += group.Cells.Length;
            }
        }
        return null;
    }

    private static bool IsTurned(List<Run> runs, TableGroup group) =>
        runs is [var one] ? IsTurned(one.Entry, group) : IsTurned(new Entry.Row(null, [.. runs.Select(run => run.Entry)]), group);

    private static bool IsTurned(Entry entry, TableGroup group)
    {
        if (group.Sizes is not [var rows, var columns] || rows == columns || rows == 1 || columns == 1) return false;
        while (entry is Entry.Row { Entries: [Entry.Row inner] }) entry = inner;
        return entry is Entry.Row { Entries: var lines } && lines.Length == columns
            && lines.All(line => line is Entry.Row && line.Count == rows);
    }
}

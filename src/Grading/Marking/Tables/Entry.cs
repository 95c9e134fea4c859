using System.Collections.Immutable;

namespace Grading.Marking.Tables;

/// <summary>A place of a table as it is written.</summary>
internal abstract record Entry(string? Label)
{
    /// <summary>A single cell.</summary>
    public sealed record Cell(string? Label, string Text) : Entry(Label);

    /// <summary>Several, in brackets or on a line.</summary>
    public sealed record Row(string? Label, ImmutableArray<Entry> Entries) : Entry(Label);

    /// <summary>How many cells there are.</summary>
    public int Count => Cells.Count();

    public IEnumerable<Cell> Cells => this switch
    {
        Cell cell => [cell],
        Row row => row.Entries.SelectMany(entry => entry.Cells),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

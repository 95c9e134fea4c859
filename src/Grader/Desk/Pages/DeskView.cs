using System.Collections.Immutable;
using Grader.Desk.Cases;
using Grader.Desk.Guarding;

namespace Grader.Desk.Pages;

/// <summary>What all pages of the desk have, for one request.</summary>
internal sealed record DeskView
{
    public required DeskOptions Options { get; init; }

    public required Snapshot Now { get; init; }

    public required StudentCodes Codes { get; init; }

    /// <summary>Who looks.</summary>
    public required string Ta { get; init; }

    public required Filter Filter { get; init; }

    /// <summary>The items of the filter, as listed.</summary>
    public required ImmutableArray<Item> Listed { get; init; }

    public required ImmutableArray<(string Ta, string Item, TimeSpan For)> Others { get; init; }

    public ImmutableArray<string> Notices { get; init; } = [];

    /// <summary>How many decisions of this desk the log has lost.</summary>
    public int Missing { get; init; }

    /// <summary>Whether the log is not there at all.</summary>
    public bool IsLogGone { get; init; }

    /// <summary>What was just done, as the log has it.</summary>
    public string? Receipt { get; init; }

    /// <summary>Whether there is something of one's own to take back.</summary>
    public bool CanUndo { get; init; }

    public int All => Now.Items.Length;

    public int Decided { get => field == 0 ? field = Now.Items.Count(Now.IsDecided) : field; init; }

    public int OpenTotals => Now.Class.Students.Count(student => Now.ResultsOf(student).Awaiting > 0);

    public string Address(Item item) => Address($"/items/{item.Id}");

    /// <summary>An address that keeps the filter.</summary>
    public string Address(string path) => Filter.Query.Length == 0
        ? path
        : $"{path}{(path.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Filter.Query}";
}

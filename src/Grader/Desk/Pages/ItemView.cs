using System.Collections.Immutable;
using Grader.Desk.Cases;
using Grading.Reports.Decided;
using Microsoft.AspNetCore.Components;

namespace Grader.Desk.Pages;

/// <summary>A key that decides: what it is called, and what it would do.</summary>
/// <param name="Name">The field of the form: credit, means or keep.</param>
/// <param name="Key">The key on the keyboard; empty where there is none.</param>
internal sealed record DecidingKey(string Name, string Value, string Key, string Label, KeyEffect Effect)
{
    /// <summary>The field that says that what was decided on another text holds for this one, too.</summary>
    public const string Keep = "keep";

    /// <summary>Enter means this one.</summary>
    public bool IsOutlined { get; init; }
}

/// <summary>A text that was typed, who typed it, and how it was read, as text and typeset.</summary>
internal sealed record TypedWay(string Text, string Read, MarkupString Reading, ImmutableArray<StudentCase> Students);

/// <summary>An item as its page shows it.</summary>
internal sealed record ItemView
{
    public required Item Item { get; init; }

    /// <summary>What changes with the item, sent back with a decision.</summary>
    public required string Token { get; init; }

    public MarkupString? Question { get; init; }

    public required ImmutableArray<TypedWay> Ways { get; init; }

    public MarkupString? Right { get; init; }

    public string Hint { get; init; } = "";

    public string Reason { get; init; } = "";

    /// <summary>Where it does not hold, with both values.</summary>
    public string Witness { get; init; } = "";

    /// <summary>What was decided about the same mistake elsewhere.</summary>
    public string Elsewhere { get; init; } = "";

    /// <summary>What counts now; null where nothing is decided.</summary>
    public Decision? Decided { get; init; }

    /// <summary>What was decided on another text.</summary>
    public Decision? Former { get; init; }

    /// <summary>That text, where it is still known.</summary>
    public string? FormerText { get; init; }

    /// <summary>How many of the group are decided one by one.</summary>
    public int Alone { get; init; }

    public required ImmutableArray<DecidingKey> Keys { get; init; }

    /// <summary>Comments on this part with how often they were used.</summary>
    public ImmutableArray<(string Text, int Count)> Comments { get; init; } = [];

    public string Comment { get; init; } = "";

    /// <summary>What a meaning would be read as.</summary>
    public MarkupString? MeantReading { get; init; }

    public string Means { get; init; } = "";

    /// <summary>A credit that was typed.</summary>
    public string Other { get; init; } = "";

    public ImmutableArray<string> Remarks { get; init; } = [];

    public bool ShowsNames { get; init; }

    /// <summary>The page to go on to after a decision; empty for the next item.</summary>
    public string Next { get; init; } = "";

    public DecidingKey? Outlined => Keys.FirstOrDefault(key => key.IsOutlined);
}

using Microsoft.AspNetCore.Components;

namespace Grader.Web.Derivations;

/// <summary>A line of a derivation as a page shows it.</summary>
/// <param name="Where">Its number, or where it stands in a file.</param>
/// <param name="Kind">How it is coloured: the word of its mark.</param>
/// <param name="Sign">The mark, for those who see it.</param>
/// <param name="Word">The mark, for those who hear it.</param>
/// <param name="Formula">Markup of our own printers.</param>
/// <param name="Why">What is to be said of it; null for nothing.</param>
internal sealed record MarkedLine(string Where, string Kind, string Sign, string Word, MarkupString Formula, string? Why)
{
    /// <summary>Where a formula in it is wider than a phone, and no script finds that out.</summary>
    public bool IsReached { get; init; }
}

using System.Collections.Immutable;

namespace Grading.Assignments;

/// <summary>What a class was told about whole documents.</summary>
public sealed record DocumentRules
{
    /// <summary>The file of what was asked: lines of it that students print again are not theirs. Null where there is none.</summary>
    public string? Handout { get; init; }

    /// <summary>Words of headings with the section of the problem that stands below them.</summary>
    public ImmutableArray<(string Heading, string Section)> Sections { get; init; } = [];

    /// <summary>Whether anything is said of the lines on the way.</summary>
    public bool SpeaksOfSteps { get; init; } = true;

    /// <summary>The section that a heading names; null for none.</summary>
    public string? SectionOf(string title)
    {
        foreach (var (heading, section) in Sections)
            if (title.Contains(heading, StringComparison.OrdinalIgnoreCase)) return section;
        return null;
    }
}

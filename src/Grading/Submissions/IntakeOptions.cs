using System.Collections.Immutable;

namespace Grading.Submissions;

/// <summary>What the person at the keyboard said about the layout.</summary>
public sealed record IntakeOptions
{
    /// <summary>The layout's id where it is not to be recognised; null otherwise.</summary>
    public string? Layout { get; init; }

    /// <summary>
    /// For tables whose columns are questions: a column (or a part of its title) and the part it belongs to, <c>PROBLEM.PART</c>, or
    /// <c>student</c>.
    /// </summary>
    public ImmutableSortedDictionary<string, string> Columns { get; init; } =
        ImmutableSortedDictionary.Create<string, string>(StringComparer.OrdinalIgnoreCase);
}

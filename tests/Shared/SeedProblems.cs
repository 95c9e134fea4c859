using System.Collections.Immutable;
using Grading.Problems;

namespace Tests.Shared;

/// <summary>
/// The six problems that have derivations by hand, approved texts and a corpus of answers. The rest of the library is checked by its own
/// samples, as <c>grader validate</c> does.
/// </summary>
internal static class SeedProblems
{
    private static readonly string[] Ids =
        ["cross-entropy", "delta-rules", "itakura-saito", "nielsen-delta-rules", "relu-sigmoid", "softmax-any-targets"];

    /// <summary>Those six of a folder.</summary>
    public static ImmutableArray<Problem> Read(string folder) =>
        [.. ProblemReader.Read(ProblemReader.Outlines(folder).Where(outline => Ids.Contains(outline.Id))).OrderBy(problem => problem.Id,
            StringComparer.Ordinal)];
}

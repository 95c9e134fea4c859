using Grading.Verdicts;

namespace Grading.Reports.Decided;

/// <summary>
/// What rows are decided together: <c>w…</c> (or <c>option-a</c>) equal wrong answers, as the results have them; <c>u…</c> the same
/// text that is not marked for the same reason; <c>r…</c> what a person must look at for the same reason under the same name;
/// <c>d…</c> equal false steps. The ids begin with a letter; those of older results, which don't, mean the same.
/// </summary>
internal static class GroupId
{
    private const int OldLength = 8;

    /// <summary>Whether it is the id of a group of equal false steps.</summary>
    public static bool IsOfSteps(string? id) => id is ['d', ..];

    /// <summary>Whether it is about something that need not be a part.</summary>
    public static bool IsAsTyped(string? id) => id is ['r', ..];

    public static string Of(string typed) =>
        typed.Length == OldLength && typed.All(char.IsAsciiHexDigit) ? "w" + typed.ToLowerInvariant() : typed;

    /// <summary>The group of a row as the machine wrote it; empty where there is none.</summary>
    public static string Of(ResultRow row) => row switch
    {
        { Cluster.Length: > 0 } => Of(row.Cluster),
        { Verdict: Verdict.Unreadable or Verdict.Wrong } => Named('u', row, row.Answer.Trim()),
        { Verdict: Verdict.Review } => Named('r', row, ""),
        _ => "",
    };

    private static string Named(char kind, ResultRow row, string text) =>
        kind + Evidence.Cluster(row.Problem, row.Part, row.Reason, text)[1..];
}

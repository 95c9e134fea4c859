using System.Globalization;
using System.Text.RegularExpressions;

namespace Grading.Reports.Decided;

/// <summary>
/// A row as the machine wrote it: what a person's decision put into it is taken out again, so that deciding twice is deciding once.
/// </summary>
internal static partial class MachineRow
{
    private const string ReadAs = "read-as:";

    public static ResultRow Of(ResultRow row)
    {
        if (Overridden().Match(row.Reason) is not { Success: true } match) return row;
        var word = match.Groups["credit"].Value;
        decimal? credit = decimal.TryParse(word, NumberStyles.Number, CultureInfo.InvariantCulture, out var before) ? before : null;
        return row with { Reason = row.Reason[..match.Index], Credit = credit, Score = credit * row.Points, Comment = "" };
    }

    /// <summary>Whether the row is that of what a person said was meant.</summary>
    public static bool IsReadAs(ResultRow row) => row.Reason.StartsWith(ReadAs, StringComparison.Ordinal);

    /// <summary>Whether its credit is what a person decided.</summary>
    public static bool IsDecided(ResultRow row) => Overridden().IsMatch(row.Reason);

    /// <summary>The reason of what was meant: why a person had to say it, then the machine's own.</summary>
    public static string ReasonOf(ResultRow typed, string meant)
    {
        var first = typed.Reason.Split(' ')[0];
        var why = IsReadAs(typed) ? first : ReadAs + (first.Length > 0 ? first : "typed");
        return $"{why} {meant}".TrimEnd();
    }

    [GeneratedRegex(" ?overridden:(?<credit>[0-9.]+|none)$", RegexOptions.CultureInvariant)]
    private static partial Regex Overridden();
}

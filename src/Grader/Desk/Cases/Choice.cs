using System.Collections.Immutable;
using System.Globalization;
using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Submissions;

namespace Grader.Desk.Cases;

/// <summary>What a person chose for an item.</summary>
/// <param name="Credit">From 0 to 1; null for the machine's again, or where only a meaning is given.</param>
internal sealed record Choice(decimal? Credit, string Means, string Comment)
{
    private const int LongestText = 1000;

    // As the pages write them.
    private static readonly (string Sign, string Fraction)[] Written = [("½", "1/2"), ("¼", "1/4"), ("¾", "3/4"), ("⁄", "/")];

    public static Choice None { get; } = Of(0);

    public static Choice Half { get; } = Of(0.5m);

    public static Choice Full { get; } = Of(1);

    /// <summary>The machine's again.</summary>
    public static Choice Auto { get; } = new(null, "", "");

    public static Choice Of(decimal credit) => new(credit, "", "");

    public static Choice Meaning(string means) => new(null, OneLine(means), "");

    public bool IsAuto => Credit is null && Means.Length == 0;

    /// <summary>
    /// A credit as a person types it: <c>0.5</c>, <c>.75</c>, <c>0,5</c>, <c>30 %</c>, <c>3/4</c>, <c>¾</c>; null where it is none.
    /// </summary>
    public static decimal? CreditOf(string typed)
    {
        var text = Written.Aggregate(typed.Trim(), (line, one) => line.Replace(one.Sign, one.Fraction, StringComparison.Ordinal));
        var isPercent = text.EndsWith('%');
        var parts = (isPercent ? text[..^1] : text).Split('/', 2);
        if (NumberOf(parts[0]) is not { } credit) return null;
        if (parts.Length == 2)
        {
            if (NumberOf(parts[1]) is not (> 0 and { } below) || credit > below) return null;
            credit /= below;
        }
        if (isPercent) credit /= 100;
        return credit is >= 0 and <= 1 ? credit : null;
    }

    private static decimal? NumberOf(string text) =>
        decimal.TryParse(text.Trim().Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number)
            ? number
            : null;

    /// <summary>A text of one line, as a log keeps it.</summary>
    public static string OneLine(string text)
    {
        var line = TypedText.Printable(text.ReplaceLineEndings(" ")).Trim();
        return line.Length <= LongestText ? line : line[..LongestText];
    }

    /// <summary>
    /// The rows that say so in the log. A student's own row beats one about a group: where a meaning has been marked, or all of the group
    /// have rows of their own, those are what is decided anew. A credit that was given to a student alone stays.
    /// </summary>
    public ImmutableArray<Decision> Rows(Item item, Snapshot now, ProblemCatalogue catalogue, string by, string at)
    {
        Case[] all = [.. item.Cases.DistinctBy(one => one.Of.Student)];
        if (item.IsPerStudent || Means.Length > 0) return [.. all.Select(OfStudent)];
        Case[] own = [.. all.Where(one => now.Of(one).By?.Target.Student is not null).Except(now.DecidedAlone(item))];
        return own.Length == all.Length
            ? [.. all.Select(OfStudent)]
            : [Row(new(item.Problem, item.Part, null, item.Group), ""), .. own.Select(OfStudent)];

        Decision OfStudent(Case one) =>
            Row(new(item.Problem, item.Part, one.Of.Student, null), Cell.DigitsOf(one.Row.Answer) ?? "");

        Decision Row(Target target, string seen) =>
            new(target, Credit, Means, DecisionRow.PlaceOf(Means, catalogue), Comment, IsAuto ? "" : seen, by, at, default)
            {
                IsAuto = IsAuto,
            };
    }
}

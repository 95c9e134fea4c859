namespace Grader.Web.Guarding;

/// <summary>What is said of tries, where there are any.</summary>
internal static class TrySentences
{
    public const string LinesCost = "A line that does not hold costs one of these, too.";

    /// <summary>How often an answer may be wrong where it could be guessed, and how often it still may be, if that is known.</summary>
    public static string Of(Budget budget, int? left)
    {
        var again = Again(budget);
        return left switch
        {
            null => $"You may be wrong {budget.Tries} times here, and {again}.",
            0 => $"No wrong answer is left; {again}.",
            1 => $"One more wrong answer is left, and {again}.",
            _ => $"{left} wrong answers are left, and {again}.",
        };
    }

    /// <summary>The same of lines of a derivation that do not hold.</summary>
    public static string OfLines(Budget budget, int? left) => left switch
    {
        null => $"You are told of {budget.Tries} lines that they do not hold, and of {Again(budget)}.",
        0 => $"No try is left for lines that do not hold; {Again(budget)}.",
        1 => $"You are told of one more line that it does not hold, and of {Again(budget)}.",
        _ => $"You are told of {left} more lines that they do not hold, and of {Again(budget)}.",
    };

    private static string Again(Budget budget) =>
        $"one more every {(budget.Interval == TimeSpan.FromHours(1) ? "hour" : $"{budget.Interval.TotalMinutes:0} minutes")}";
}

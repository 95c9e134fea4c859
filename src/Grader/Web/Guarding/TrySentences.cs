using static Formulas.Translating.Spoken;

namespace Grader.Web.Guarding;

/// <summary>What is said of tries, where there are any.</summary>
internal static class TrySentences
{
    public static string LinesCost => Say("A line that does not hold costs one of these, too.");

    /// <summary>How often an answer may be wrong where it could be guessed, and how often it still may be, if that is known.</summary>
    public static string Of(Budget budget, int? left)
    {
        var again = Again(budget);
        return left switch
        {
            null => Say($"You may be wrong {budget.Tries} times here, and {again}."),
            0 => Say($"No wrong answer is left; {again}."),
            1 => Say($"One more wrong answer is left, and {again}."),
            _ => Say($"{left} wrong answers are left, and {again}."),
        };
    }

    /// <summary>The same of lines of a derivation that do not hold.</summary>
    public static string OfLines(Budget budget, int? left) => left switch
    {
        null => Say($"You are told of {budget.Tries} lines that they do not hold, and of {Again(budget)}."),
        0 => Say($"No try is left for lines that do not hold; {Again(budget)}."),
        1 => Say($"You are told of one more line that it does not hold, and of {Again(budget)}."),
        _ => Say($"You are told of {left} more lines that they do not hold, and of {Again(budget)}."),
    };

    private static string Again(Budget budget) =>
        budget.Interval == TimeSpan.FromHours(1) ? Say("one more every hour") : Say($"one more every {budget.Interval.TotalMinutes:0} "
            + "minutes");
}

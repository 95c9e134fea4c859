using System.Collections.Immutable;
using System.Globalization;
using Grading.Wording;

namespace Grading.Reports.Feedback;

/// <summary>A point at which an answer is not right, taken out of the column of witnesses.</summary>
/// <param name="Where">Sizes, indices and inputs, to three digits: <c>inputs 3, hidden units 4</c>, <c>z6 = 1.16</c>.</param>
/// <param name="Value">What the answer comes to there.</param>
/// <param name="Right">What is right there; empty where it is not to be shown.</param>
internal sealed record WitnessPoint(ImmutableArray<string> Where, string Value, string Right)
{
    private const string Arrow = " -> ", RightIs = ", right is ";
    private const int Digits = 3;

    /// <summary>
    /// The point of a witness; null where there is none, or where it is told in other words. Which function is meant is left out where the
    /// answer has none of that name and nothing else is shown.
    /// </summary>
    /// <param name="reading">The answer whose value is told.</param>
    /// <param name="truth">What is right there, where the witness itself does not tell.</param>
    public static WitnessPoint? Of(string witness, string reading, string truth = "")
    {
        if ($" {witness}".Split(Arrow) is not [var at, var values]) return null;
        var (value, right) = values.Split(RightIs) is [var first, var second] ? (first, second) : (values, truth);
        var words = at.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        var sizes = string.Join(' ', words.TakeWhile(word => !IsGiven(word)));
        var given = words.SkipWhile(word => !IsGiven(word)).Select(word => word.Split('=', 2)).ToArray();
        if (Array.Exists(given, one => one.Length < 2)) return null;
        bool IsTold(string[] one) => right.Length > 0 || IsNumber(one[1], out _) || reading.Contains(one[0], StringComparison.Ordinal);
        var where = given.Where(IsTold).Select(one => $"{one[0]} = {Rounded(one[1])}").Prepend(sizes).Where(one => one.Length > 0);
        // rounded, they would look the same
        return Rounded(value) == Rounded(right)
            ? new([.. where], Signed(value), Signed(right))
            : new([.. where], Rounded(value), Rounded(right));
    }

    private static bool IsGiven(string word) => word.IndexOf('=') is > 0;

    private static bool IsNumber(string text, out double value) =>
        double.TryParse(text, NumberStyles.Float, CultureInfo.InvariantCulture, out value);

    // 0.610 and not 0.61: as many digits everywhere. What is counted is not rounded.
    private static string Rounded(string number)
    {
        var isMeasured = IsNumber(number, out var value) && number.AsSpan().ContainsAny('.', 'E');
        if (!isMeasured) return Signed(number);
        var places = value == 0 ? 0 : Digits - 1 - (int)Math.Floor(Math.Log10(Math.Abs(value)));
        return Signed(value.ToString(places is >= 0 and <= 6 ? $"F{places}" : $"G{Digits}", CultureInfo.InvariantCulture));
    }

    private static string Signed(string number) =>
        WrittenNumber.Of(number) is ['-', .. var digits] ? $"−{digits}" : WrittenNumber.Of(number);
}

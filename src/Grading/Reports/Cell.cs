using System.Globalization;
using System.Text.RegularExpressions;

namespace Grading.Reports;

/// <summary>What stands in a cell of a table that people open in a spreadsheet.</summary>
public static partial class Cell
{
    private const int LongestAnswer = 2000;

    /// <summary>
    /// A text that no spreadsheet runs as a formula: where it begins like one (also after blanks, also in full-width characters) an
    /// apostrophe stands before it. Control characters other than tab and line breaks become U+FFFD.
    /// </summary>
    public static string Text(string text)
    {
        if (IsPlain(text))
        {
            return text;
        }
        var shown = TypedText.Printable(text);
        return FormulaStart().IsMatch(shown.TrimStart('\'')) ? "'" + shown : shown;
    }

    /// <summary>The text that a cell was written from.</summary>
    public static string Original(string cell) => cell is ['\'', .. var rest] && FormulaStart().IsMatch(rest.TrimStart('\'')) ? rest : cell;

    // Nearly all texts: they begin with an ASCII character that begins no formula, and hold no control character.
    private static bool IsPlain(string text) => text.Length == 0
        || (text[0] is > ' ' and < '\u007F' and not ('=' or '+' or '-' or '@' or '\'')
            && !text.AsSpan().ContainsAnyInRange('\0', '\u001F')
            && !text.AsSpan().ContainsAnyInRange('\u007F', '\u009F'));

    /// <summary>
    /// A student's answer: a text, cut where it is too long for a cell; then its length and the first digits of its hash stand at the end.
    /// </summary>
    public static string Answer(string answer)
    {
        // what is read back from the results has been cut already
        if (answer.Length <= LongestAnswer || IsCut(answer))
        {
            return Text(answer);
        }
        var cut = char.IsHighSurrogate(answer[LongestAnswer - 1]) ? LongestAnswer - 1 : LongestAnswer;
        var rest = string.Create(CultureInfo.InvariantCulture, $"… ({answer.Length} characters, {TypedText.Digits(answer)})");
        return Text(string.Concat(answer.AsSpan(0, cut), rest));
    }

    /// <summary>Whether an answer was cut when it was written into its cell.</summary>
    public static bool IsCut(string answer) => answer.Length is > LongestAnswer and <= LongestAnswer + 60 && CutAnswer().IsMatch(answer);

    /// <summary>The digits that tell which answer stands in a cell; null where it was cut and does not say.</summary>
    public static string? DigitsOf(string answer) => !IsCut(answer) ? TypedText.Digits(answer)
        : CutAnswer().Match(answer).Groups["digits"] is { Success: true, Value: var digits } ? digits : null;

    /// <summary>A number without trailing zeros; empty for none.</summary>
    public static string Number(decimal? number) => number switch
    {
        null => "",
        0 => "0",
        1 => "1",
        _ => number.Value.ToString("0.############################", CultureInfo.InvariantCulture),
    };

    [GeneratedRegex(
        @"\A.{1999,2000}… \([0-9]+ characters(?:, (?<digits>[0-9a-f]{12}))?\)\z",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex CutAnswer();

    // Blanks and invisible characters don't keep a spreadsheet from looking at what comes next.
    [GeneratedRegex(@"^(?:[\t\r\n]|[\s\p{Cf}]*[=+\-@＝＋－＠])", RegexOptions.CultureInvariant)]
    private static partial Regex FormulaStart();
}

using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Grading.Scripts;

namespace Grading.Marking.Scripted;

/// <summary>A script as a text, as far as that is looked at without a compiler.</summary>
internal static partial class ScriptText
{
    // What is smaller keeps from dividing by zero.
    private const double LeastThreshold = 1e-6;

    // In a method a larger one keeps numbers from overflowing, or stands for none; whole ones up to 2 count arrays and calls.
    private const double MostThresholdOfMethod = 100;
    private const double MostCounted = 2;

    // More are a table, or hide a number among others.
    private const int MostNumbers = 40;

    /// <summary>The signs and words of a script, whatever stands between them.</summary>
    public static string Tokens(string code) => string.Join(' ', Token().Matches(WithoutComments(code)).Select(token => token.Value));

    /// <summary>Whether a script has more numbers than are looked at one by one.</summary>
    public static bool HasManyNumbers(string code) => Numbers(WithoutComments(code)).Count(number => Distance(number) > 0) > MostNumbers;

    /// <summary>
    /// The script with one of its numbers another by a quarter, for each number but 0; those farthest from 1 first. Names of numbers (Math.PI)
    /// are numbers.
    /// </summary>
    public static IEnumerable<OtherNumber> WithOtherNumbers(string code)
    {
        var text = WithoutComments(code);
        // what counts rounds and elements, names types, or is returned as it stands, decides nothing; arrows compare nothing
        var deciding = Counting().Replace(text, counting => new string(' ', counting.Length));
        var decides = Deciding().IsMatch(deciding);
        return Numbers(text).OrderByDescending(Distance).Take(MostNumbers).Select(number => new OtherNumber(
            new(number.Index, Other(number), $"{text[..number.Index]}{Written(number)}{text[(number.Index + number.Length)..]}"),
            ValueOf(number),
            decides && ValueOf(number) >= LeastThreshold && deciding[number.Index] != ' '));
    }

    /// <summary>A script with another number in it.</summary>
    /// <param name="Value">The number as it was.</param>
    /// <param name="CouldBeThreshold">Whether the script may go one way or the other by that number.</param>
    internal readonly record struct OtherNumber(ScriptRunner.OtherNumber Number, double Value, bool CouldBeThreshold);

    /// <summary>Whether a number of a method would be told to decide nothing: one that lies where its values do.</summary>
    public static bool IsThresholdOfMethod(double number) =>
        number < MostThresholdOfMethod && !(double.IsInteger(number) && number <= MostCounted);

    /// <summary>The script without its comments, all else where it was.</summary>
    public static string WithoutComments(string code)
    {
        var text = new StringBuilder(code.Length);
        for (var i = 0; i < code.Length; i++)
        {
            var next = i + 1 < code.Length ? code[i + 1] : '\0';
            if (code[i] == '/' && (next is '/' or '*'))
            {
                var end = next == '/' ? code.IndexOf('\n', i) : code.IndexOf("*/", i + 2, StringComparison.Ordinal);
                if (end < 0) break;
                var past = next == '/' ? end : end + 2;
                for (; i < past; i++) text.Append(code[i] is '\n' or '\r' ? code[i] : ' ');
                i--;
                continue;
            }
            text.Append(code[i]);
        }
        return text.ToString();
    }

    private static IEnumerable<Match> Numbers(string text) => Number().Matches(text).Where(number => ValueOf(number) != 0);

    private static double ValueOf(Match number) => number.Groups["value"] is { Success: true } value
        ? double.Parse(value.ValueSpan, CultureInfo.InvariantCulture)
        : double.PositiveInfinity;

    private static double Distance(Match number) => Math.Abs(Math.Log(ValueOf(number)));

    // A whole number stays one: it may count rounds or elements.
    private static double Other(Match number)
    {
        var value = ValueOf(number);
        var isWhole = number.Groups["value"].Value.All(char.IsAsciiDigit) && value < int.MaxValue / 2;
        return isWhole ? value + Math.Max(1, Math.Floor(value / 4)) : 1.25 * value;
    }

    private static string Written(Match number) => double.IsPositiveInfinity(ValueOf(number))
        ? $"({number.Value}/4*3)"
        : Other(number).ToString("R", CultureInfo.InvariantCulture) + number.Groups["suffix"].Value;

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_]*|[0-9.][\w.]*|\S", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    // the arguments of a type are types, the last of them a word of the language: no variable is called so
    [GeneratedRegex(
        @"\bfor\s*\([^)]*\)|\[[^\]]*\]|=>|(?:\breturn\b|(?<=[?:]))\s*-?[0-9.]+\s*(?=[:;)])"
        + @"|\b(?:Func|Action|List|IEnumerable)\s*<(?:[\s,<]|\b(?:Func|List|IEnumerable|double|int|long|float|bool)\b)*"
        + @"\b(?:double|int|long|float|bool)[\s\[\],]*>[\s>]*",
        RegexOptions.CultureInvariant)]
    private static partial Regex Counting();

    [GeneratedRegex(@"[<>?]|==|!=|\b(?:Max|Min|Abs|Sign|Clamp|Floor|Ceiling|Round|Truncate)\b", RegexOptions.CultureInvariant)]
    private static partial Regex Deciding();

    [GeneratedRegex(
        @"(?<![\w.])(?<value>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?<suffix>[dDfFmMlLuU]?)(?![\w.])|\b(?:Math|double|float|int|long)\.[A-Z]\w*(?![\w(])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

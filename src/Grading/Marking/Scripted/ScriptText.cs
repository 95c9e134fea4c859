using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Grading.Marking.Scripted;

/// <summary>A script as a text, as far as that is looked at without a compiler.</summary>
internal static partial class ScriptText
{
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
    public static IEnumerable<string> WithOtherNumbers(string code)
    {
        var text = WithoutComments(code);
        return Numbers(text).OrderByDescending(Distance).Take(MostNumbers)
            .Select(number => $"{text[..number.Index]}{Other(number)}{text[(number.Index + number.Length)..]}");
    }

    /// <summary>The script without its comments.</summary>
    public static string WithoutComments(string code)
    {
        var text = new StringBuilder();
        for (var i = 0; i < code.Length; i++)
        {
            var next = i + 1 < code.Length ? code[i + 1] : '\0';
            if (code[i] == '/' && (next is '/' or '*'))
            {
                var end = next == '/' ? code.IndexOf('\n', i) : code.IndexOf("*/", i + 2, StringComparison.Ordinal);
                if (end < 0) break;
                i = next == '/' ? end - 1 : end + 1;
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
    private static string Other(Match number)
    {
        var (value, suffix) = (ValueOf(number), number.Groups["suffix"].Value);
        if (double.IsPositiveInfinity(value)) return $"({number.Value}/4*3)";
        var isWhole = number.Groups["value"].Value.All(char.IsAsciiDigit) && value < int.MaxValue / 2;
        var other = isWhole ? value + Math.Max(1, Math.Floor(value / 4)) : 1.25 * value;
        return other.ToString("R", CultureInfo.InvariantCulture) + suffix;
    }

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_]*|[0-9.][\w.]*|\S", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(
        @"(?<![\w.])(?<value>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?<suffix>[dDfFmMlLuU]?)(?![\w.])|\b(?:Math|double|float|int|long)\.[A-Z]\w*(?![\w(])",
        RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

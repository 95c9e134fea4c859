using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Grading.Marking.Scripted;

/// <summary>A script as a text, as far as that is looked at without a compiler.</summary>
internal static partial class ScriptText
{
    // Of a script that takes its steps from more numbers, the smallest and largest are looked at.
    private const int MostNumbers = 12;

    /// <summary>The signs and words of a script, whatever stands between them.</summary>
    public static string Tokens(string code) => string.Join(' ', Token().Matches(WithoutComments(code)).Select(token => token.Value));

    /// <summary>The script with one of its numbers larger by a quarter, for each number but 0 and 1; those farthest from 1 first.</summary>
    public static IEnumerable<string> WithOtherNumbers(string code)
    {
        var text = WithoutComments(code);
        return Number().Matches(text).Select(number => (Number: number, Value: ValueOf(number))).Where(one => one.Value is not (0 or 1))
            .OrderByDescending(one => Math.Abs(Math.Log(one.Value))).Take(MostNumbers)
            .Select(one => $"{text[..one.Number.Index]}{Larger(one.Number, one.Value)}{text[(one.Number.Index + one.Number.Length)..]}");
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

    private static double ValueOf(Match number) => double.Parse(number.Groups["value"].Value, CultureInfo.InvariantCulture);

    // A whole number stays one: it may count rounds or elements.
    private static string Larger(Match number, double value)
    {
        var isWhole = number.Groups["value"].Value.All(char.IsAsciiDigit) && value < int.MaxValue / 2;
        return isWhole
            ? (value + Math.Max(1, Math.Floor(value / 4))).ToString(CultureInfo.InvariantCulture) + number.Groups["suffix"].Value
            : (1.25 * value).ToString("R", CultureInfo.InvariantCulture) + number.Groups["suffix"].Value;
    }

    [GeneratedRegex(@"[\p{L}_][\p{L}\p{Nd}_]*|[0-9.][\w.]*|\S", RegexOptions.CultureInvariant)]
    private static partial Regex Token();

    [GeneratedRegex(
        @"(?<![\w.])(?<value>(?:[0-9]+\.?[0-9]*|\.[0-9]+)(?:[eE][+-]?[0-9]+)?)(?<suffix>[dDfFmMlLuU]?)(?![\w.])", RegexOptions.CultureInvariant)]
    private static partial Regex Number();
}

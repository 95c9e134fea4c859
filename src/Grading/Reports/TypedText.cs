using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;

namespace Grading.Reports;

/// <summary>What a student typed, as a cell shows it, and which text it is.</summary>
public static partial class TypedText
{
    // So many hexadecimal digits tell answers apart.
    private const int DigitsShown = 12;

    /// <summary>Control characters other than tab and line breaks as U+FFFD.</summary>
    public static string Printable(string text) => Unprintable().Replace(text, "\uFFFD");

    /// <summary>The first digits of SHA-256 of the whole text, as a cell shows its characters.</summary>
    public static string Digits(string text) =>
        Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(Printable(text))))[..DigitsShown];

    [GeneratedRegex(@"[\p{Cc}-[\t\r\n]]", RegexOptions.CultureInvariant)]
    private static partial Regex Unprintable();
}

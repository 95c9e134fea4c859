using System.Text.RegularExpressions;

namespace Grading.Documents.Texts;

/// <summary>Letters of sums that are told apart by numbers, i_1 and i_2: they are read as i' and i''.</summary>
internal static partial class NumberedLetters
{
    /// <summary>The letters that a text numbers in its sums.</summary>
    public static string In(string text) => string.Concat(Sums().Matches(text).Select(match => match.Groups["letter"].Value).Distinct());

    /// <summary>A formula in which these letters have primes.</summary>
    public static string Primed(string formula, string letters) => letters.Length == 0 ? formula
        : Numbered().Replace(formula, match => letters.Contains(match.Groups["letter"].Value, StringComparison.Ordinal)
            ? match.Groups["letter"].Value + new string('\'', match.Groups["number"].Value[0] - '0')
            : match.Value);

    /// <summary>e_i of a student's own, read as another letter: e by itself is a number.</summary>
    public static string WithoutErrors(string formula) => Errors().Replace(formula, Error);

    // a letter that no homework has
    private const string Error = @"\xi ";

    [GeneratedRegex(@"(?<![A-Za-z\\])e(?=_(?:[a-z]|\{[a-z]+\}))", RegexOptions.CultureInvariant)]
    private static partial Regex Errors();

    [GeneratedRegex(@"\\sum(?:\\limits)?_\s*\{?\s*(?<letter>[a-z])_\{?[1-9]", RegexOptions.CultureInvariant)]
    private static partial Regex Sums();

    [GeneratedRegex(@"(?<![A-Za-z\\])(?<letter>[a-z])_(?:\{(?<number>[1-4])\}|(?<number>[1-4]))", RegexOptions.CultureInvariant)]
    private static partial Regex Numbered();
}

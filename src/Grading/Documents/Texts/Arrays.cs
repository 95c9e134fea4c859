using System.Text.RegularExpressions;

namespace Grading.Documents.Texts;

/// <summary>Arrays that are written out: their rows and columns are none of the display that they stand in.</summary>
internal static partial class Arrays
{
    /// <summary>The text with each array as a list in brackets, character for character, to be cut into rows.</summary>
    public static string Masked(string text) => Array().Replace(text, match =>
    {
        var (begin, cells, end) = (match.Groups["begin"].Length, match.Groups["cells"].Value, match.Groups["end"].Length);
        cells = cells.Replace(@"\\", ", ", StringComparison.Ordinal).Replace('&', ',');
        return $"[{new string(' ', begin - 1)}{cells}{new string(' ', end - 1)}]";
    });

    [GeneratedRegex(@"(?<begin>\\begin\{(?<kind>[pbBvV]?matrix)\})(?<cells>.*?)(?<end>\\end\{\k<kind>\})",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Array();
}

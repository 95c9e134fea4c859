namespace Grading.Documents.Texts;

/// <summary>
/// A derivation that was typed without any delimiters: each line with an equality is a formula, with the words around it.
/// </summary>
internal static class PlainLines
{
    private static readonly string[] Delimiters = ["$", @"\(", @"\[", @"\begin{", "```"];

    /// <summary>The text with delimiters, line for line; one that has any is as it is.</summary>
    public static string Delimited(string text)
    {
        if (Array.Exists(Delimiters, mark => text.Contains(mark, StringComparison.Ordinal))) return text;
        return string.Join('\n', text.ReplaceLineEndings("\n").Split('\n').Select(line => line.Contains('=') ? $"${line.Trim()}$" : line));
    }
}

using System.Text.RegularExpressions;

namespace Grading.Documents.Texts;

/// <summary>The blanks that programs for scanned pages put between all signs: <c>x _ { 3 }</c> is <c>x_{3}</c>.</summary>
internal static partial class Spacing
{
    /// <summary>The text without blanks around marks of scripts and within braces.</summary>
    public static PlacedText Closed(PlacedText text)
    {
        if (!IsSpaced().IsMatch(text.Text)) return text;
        var (made, kept) = (new PlacedText.Builder(text), 0);
        foreach (Match blank in Blanks().Matches(text.Text))
        {
            made.Copy(kept, blank.Index);
            kept = blank.Index + blank.Length;
        }
        made.Copy(kept, text.Text.Length);
        return made.Made();
    }

    [GeneratedRegex(@"[_^] \{ | [_^] ?\{", RegexOptions.CultureInvariant)]
    private static partial Regex IsSpaced();

    [GeneratedRegex(@"(?<!\\)[ \t]+(?=[_^}])|(?<=[_^{])[ \t]+(?=\S)|(?<=\\[a-zA-Z]{2,12})[ \t]+(?=\{)", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();
}

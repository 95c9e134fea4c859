using System.Text.RegularExpressions;

namespace Grading.Submissions.Ledgers;

/// <summary>
/// What a line that is nobody's answer looks like. Where it can't be told, it is mathematics: a person looks at that.
/// </summary>
internal static partial class LineLook
{
    private const int Longest = 2000;

    public static UnreadKind Of(string line)
    {
        var text = line.Length <= Longest ? line : line[..Longest];
        return Image().IsMatch(text) ? UnreadKind.Image
            : IsMathematics(Addresses().Replace(text, " ")) ? UnreadKind.Mathematics
            : UnreadKind.Prose;
    }

    /// <summary>Whether a line below an answer is words only, enough of them to say something, and no condition of the answer's.</summary>
    public static bool IsRemark(string line)
    {
        const int fewest = 3;
        return !HasFormulaSign(line) && line.AsSpan().Trim().Count(' ') >= fewest - 1 && Word().Count(line) >= fewest
            && !Condition().IsMatch(line) && Of(line) == UnreadKind.Prose;
    }

    // What tells most lines of answers at once: a sign that no words have, and no address, where it could stand too.
    private static bool HasFormulaSign(string line) => line.AsSpan().IndexOfAny('$', '^', '=') >= 0
        && !line.Contains('@') && !line.Contains("//", StringComparison.Ordinal) && !line.Contains("www.", StringComparison.Ordinal)
        && !line.Contains('!');

    /// <summary>Whether there is an image in an answer.</summary>
    public static bool HasImage(string answer) => (answer.Contains("![", StringComparison.Ordinal) && MarkdownImage().IsMatch(answer))
        || answer.Contains(@"\includegraphics", StringComparison.Ordinal);

    private static bool IsMathematics(string text) => Signs().IsMatch(text) || Operation().IsMatch(text) || !HasWords(text);

    // Nothing but names and numbers: no word of three letters, or a single one that a number stands beside.
    private static bool HasWords(string text)
    {
        var words = Word().Count(text);
        return words > 1 || (words == 1 && !text.Any(char.IsAsciiDigit)) || !text.Any(char.IsLetterOrDigit);
    }

    [GeneratedRegex(@"!\[[^\[\]\n]*\][(\[]", RegexOptions.CultureInvariant | RegexOptions.RightToLeft)]
    private static partial Regex MarkdownImage();

    [GeneratedRegex(@"!\[|<img\b|\\includegraphics", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Image();

    // an e-mail address, a link, a date, a time
    [GeneratedRegex(@"\S+@\S+|\b(?:https?|ftp)://\S+|\bwww\.\S+|\b\d{1,4}([/.-])\d{1,2}\1\d{1,4}\b|\b\d{1,2}:\d\d(?::\d\d)?\b",
        RegexOptions.CultureInvariant)]
    private static partial Regex Addresses();

    // $ \( \frac ^ = ← ∂ ∑ and Greek letters; an underscore between a letter and its index
    [GeneratedRegex(@"[$^=←≤≥≈⋅×√∂∇∑∏∫⊙∘²³¹₀-₉\p{IsGreek}]|\\[(\[a-zA-Z]|[A-Za-z]_[{A-Za-z0-9]|[A-Za-z]\w*\((?!s\))",
        RegexOptions.CultureInvariant)]
    private static partial Regex Signs();

    // 2*x, x4/z6, w + 1: an operator beside a digit, a bracket or a short name
    [GeneratedRegex(@"(?<!\p{L}{2})[\p{L}\d)\]}'′]\s*[*/+·−]\s*[-(\[{\\]?\s*(?!\p{L}{3})[\p{L}\d(\[{\\]|\d\s+-\s*\d|\d-[A-Za-z]|[A-Za-z]\d\s*-",
        RegexOptions.CultureInvariant)]
    private static partial Regex Operation();

    [GeneratedRegex(@"^\s*(?:where|with|if|for|when|else|otherwise|and|or|wobei|mit|falls|wenn|für|sonst|und|oder)\b",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex Condition();

    [GeneratedRegex(@"\p{L}{3,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

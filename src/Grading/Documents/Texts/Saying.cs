using System.Buffers;
using System.Text.RegularExpressions;
using Formulas.Names;

namespace Grading.Documents.Texts;

/// <summary>What the words of its sentence say of an equality.</summary>
/// <param name="IsInParentheses">Whether the sentence is a remark in parentheses.</param>
internal sealed partial record Saying(string Words, bool IsInParentheses)
{
    /// <summary>Whether they speak of a case, and not of what is asked: "if it were", "for example".</summary>
    public bool IsConditional => Condition().IsMatch(Words);

    /// <summary>Whether they give a name: "let ℓ_s be the cross-entropy of a sample".</summary>
    public bool IsNaming => Naming().IsMatch(Words);

    /// <summary>Whether an equality in a line of the text may be no claim: "one often sees", "not".</summary>
    public bool IsLoose => IsConditional || Loose().IsMatch(Words);

    /// <summary>Whether they speak of squared errors, or of the cross-entropy.</summary>
    public bool IsOfSquares => Squares().IsMatch(Words);

    /// <summary>Whether they speak of one function where any may be meant.</summary>
    public bool IsOfFunction => Word().Matches(Words).Any(word => IsFunction(word.Value.ToLowerInvariant()));

    private static bool IsFunction(string word) => word is "hyperbolic" or "linear"
        || FunctionTable.Named(word) is not null || FunctionTable.Table.Any(row => row.Spellings.Contains(word));

    public bool IsOfEntropy => Words.Contains("entropy", StringComparison.OrdinalIgnoreCase);

    /// <summary>Whether sums over repeated indices are said to be understood.</summary>
    public static bool UnderstandsSums(string text) => Understood().IsMatch(text);

    /// <summary>The saying of what stands from one place of a text to another.</summary>
    /// <param name="isDisplayed">Of a display only the words before it speak.</param>
    public static Saying Of(string text, int from, int to, bool isDisplayed)
    {
        var before = Mathematics().Replace(text[ParagraphBefore(text, from, isDisplayed)..from], " ¤ ")
            .TrimEnd('$', '\\', '[', '(', ' ', '\n');
        var sentence = Contrast().Split(before[EndOfSentence(before)..])[^1];
        if (isDisplayed) return new(sentence, false);
        var behind = Mathematics().Replace(text[to..Math.Min(text.Length, to + Most)].TrimStart('$', ' '), " ¤ ");
        if (behind.IndexOf("\n\n", StringComparison.Ordinal) is >= 0 and var blank) behind = behind[..blank];
        if (SentenceEnds().Match(behind) is { Success: true } end) behind = behind[..end.Index];
        return new($"{sentence} ◊ {behind}", before.Count(c => c == '(') > before.Count(c => c == ')'));
    }

    private const int Most = 400;

    // Before a display that begins a paragraph.
    private static readonly SearchValues<char> Opening = SearchValues.Create("$ \n\\[&");

    private static int EndOfSentence(string before)
    {
        var end = 0;
        foreach (Match match in SentenceEnds().Matches(before)) end = match.Index + match.Length;
        return Math.Min(end, before.Length);
    }

    // The beginning of the paragraph; of the one before, where only the display stands in it.
    private static int ParagraphBefore(string text, int from, bool isDisplayed)
    {
        var start = Blank(text, from);
        if (isDisplayed && text.AsSpan(start, from - start).IndexOfAnyExcept(Opening) < 0) start = Blank(text, Math.Max(0, start - 2));
        return Math.Max(start, from - Most);
    }

    private static int Blank(string text, int before)
    {
        var at = text.AsSpan(0, before).LastIndexOf("\n\n");
        return at < 0 ? 0 : at + 2;
    }

    [GeneratedRegex(@"\b(?:were|would|suppos\w+|assum\w+|quadratic|squared|mse|entropy|special\s+case"
        + @"|in\s+case|unless|provided|for\s+(?:example|instance)|often|check\s+for)\b",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Condition();

    // if it were linear, …, but I keep it general: what stands behind it is said of nothing else
    [GeneratedRegex(@"\b(?:but|however|nevertheless|in\s+general|generally)\b(?!\s+(?:if|for|when|only|in\s+case)\b)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Contrast();

    [GeneratedRegex(@"\b(?:if|not\s+◊|usually|sometimes|remember\w*|guess\w*|wrong|instead|case|only\s+for)(?!\w)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Loose();

    [GeneratedRegex(@"\b(?:let|denote|define|write|call|put|set)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Naming();

    [GeneratedRegex("[A-Za-z]{4,}", RegexOptions.CultureInvariant)]
    private static partial Regex Word();

    [GeneratedRegex(@"\b(?:quadratic|squared?|squares|mse)\b", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Squares();

    [GeneratedRegex(@"einstein|summation\s+(?:convention|is|over)|repeated\s+ind"
        + @"|sums?\s+(?:\w+\s+){0,3}(?:implied|understood|implicit|omitted|left\s+out)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Understood();

    [GeneratedRegex(@"\$\$.*?\$\$|\$[^$]*\$|\\\[.*?\\\]|\\\(.*?\\\)|\\begin\{(?<name>\w+\*?)\}.*?\\end\{\k<name>\}",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Mathematics();

    // a heading is no part of the sentence behind it
    [GeneratedRegex(@"[.!?]\s+(?=[A-Z(¤])|\\(?:sub)*(?:section|paragraph)\*?\{[^{}]*\}\s*|\\begin\{document\}\s*|^[ \t]*#{1,6}\s.*\n",
        RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex SentenceEnds();
}

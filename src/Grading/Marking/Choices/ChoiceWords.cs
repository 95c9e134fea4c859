using System.Collections.Immutable;
using System.Globalization;

namespace Grading.Marking.Choices;

/// <summary>
/// The words of an answer to a choice: letters with their apostrophes, whole numbers with sign and decimals, and every sign that could
/// mean something; what only separates is left out.
/// </summary>
internal static class ChoiceWords
{
    private const string Separators = "*.,;:!()[]{}\"“”„«»'_-‐‑–—…$\\|/\u00ad";
    private const string Apostrophes = "'’‘ʼ`´′＇";
    private const string Minuses = "-−–+";

    // What may stand around a choice without changing it. No word that denies, doubts, compares or joins is among them.
    private static readonly ImmutableHashSet<string> Fillers =
    [
        "a", "an", "the", "it", "its", "it's", "this", "that", "these", "they", "their", "there", "i", "my", "we", "you", "think",
        "believe", "guess", "say", "choose", "chose", "pick", "select", "answer", "ans", "option", "choice", "solution", "is", "are",
        "be", "will", "would", "should", "does", "do", "has", "have", "become", "becomes", "becoming", "get", "gets", "getting", "go",
        "goes", "going", "of", "in", "for", "to", "very", "quite", "really", "rather", "so", "then", "thus", "hence", "therefore",
        "because", "since", "as", "here", "always", "clearly", "correct", "right", "true", "value", "values", "magnitude", "size",
        "derivative", "derivatives", "slope", "gradient", "function", "sigmoid", "activation", "curve", "also", "just", "simply",
        "please", "number", "letter",
    ];

    // What one speaks about; beside a number it is a factor: 1/4 z.
    private static readonly ImmutableHashSet<string> Names = ["sigma", "sigma'", "σ", "σ'", "f", "f'", "z"];

    /// <summary>The words in lower case, in their order.</summary>
    public static ImmutableArray<string> Of(string text)
    {
        var words = ImmutableArray.CreateBuilder<string>();
        for (var at = 0; at < text.Length;)
        {
            var end = WordEnd(text, at);
            if (end > at) words.Add(Folded(text[at..end]));
            at = Math.Max(end, at + 1);
        }
        return words.ToImmutable();
    }

    /// <summary>Whether a word says nothing of which option is chosen.</summary>
    public static bool IsFiller(string word) => Fillers.Contains(word);

    /// <summary>Whether a word is a name of what the question is about.</summary>
    public static bool IsName(string word) => Names.Contains(word);

    /// <summary>Whether a word leads to where something is so.</summary>
    public static bool IsCondition(string word) => word is "for" or "as" or "when" or "if" or "while" or "where" or "with";

    /// <summary>Whether a word is written in digits.</summary>
    public static bool IsNumber(string word) => char.IsDigit(word[^1]);

    // Where the word ends that begins here; here, where there is only something that separates.
    private static int WordEnd(string text, int at)
    {
        if (char.IsLetter(text[at])) return AfterLetters(text, at);
        if (MeaningEnd(text, at) is var meant && meant > at) return meant;
        if (NumberEnd(text, at) is var number && number > at) return number;
        return char.IsWhiteSpace(text[at]) || Separators.Contains(text[at]) || Apostrophes.Contains(text[at]) ? at : at + 1;
    }

    // What separates elsewhere and means something here: !b, a comment's //, a box [ ] without a tick, b- at the end.
    private static int MeaningEnd(string text, int at)
    {
        var next = at + 1;
        while (next < text.Length && char.IsWhiteSpace(text[next])) next++;
        var isMeant = text[at] switch
        {
            '!' => next < text.Length && char.IsLetterOrDigit(text[next]),
            '/' => at + 1 < text.Length && text[at + 1] == '/',
            '[' => next < text.Length && text[next] == ']',
            _ => next == text.Length && Minuses.Contains(text[at]),
        };
        return !isMeant ? at : text[at] == '[' ? next + 1 : at + 1;
    }

    // Also behind an apostrophe: isn't, σ'.
    private static int AfterLetters(string text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || IsMark(text, at))) at++;
        return at;
    }

    private static bool IsMark(string text, int at) =>
        CharUnicodeInfo.GetUnicodeCategory(text[at]) is UnicodeCategory.NonSpacingMark
        || (Apostrophes.Contains(text[at]) && !IsQuote(text, at));

    // 'small', "b": what closes a quotation is no apostrophe, but σ'(z) has one
    private static bool IsQuote(string text, int at) =>
        (at + 1 >= text.Length || !char.IsLetter(text[at + 1])) && !(at + 1 < text.Length && text[at + 1] == '(');

    // 0, 0.25, -2; a sign belongs to the number behind it, and a point or comma between digits too
    private static int NumberEnd(string text, int at)
    {
        var start = at;
        if (Minuses.Contains(text[at]))
        {
            at++;
            while (at < text.Length && text[at] == ' ') at++;
        }
        if (at >= text.Length || !char.IsDigit(text[at])) return start;
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || IsPointWithin(text, at))) at++;
        return at;
    }

    private static bool IsPointWithin(string text, int at) =>
        text[at] is '.' or ',' && at + 1 < text.Length && char.IsDigit(text[at + 1]) && char.IsDigit(text[at - 1]);

    private static string Folded(string word)
    {
        var folded = word.ToLowerInvariant().ToCharArray();
        foreach (ref var letter in folded.AsSpan())
            if (Apostrophes.Contains(letter)) letter = '\'';
        return new(folded);
    }
}

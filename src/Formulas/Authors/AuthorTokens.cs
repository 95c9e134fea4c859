using Formulas.Names;

namespace Formulas.Authors;

internal enum AuthorTokenKind
{
    Name,
    Number,
    Sign,

    /// <summary>A line ends, or a semicolon outside of brackets.</summary>
    Separator,
    End,
}

/// <summary>One token.</summary>
/// <param name="IsAttached">Whether it touches the token before it.</param>
internal readonly record struct AuthorToken(AuthorTokenKind Kind, string Text, int Start, int Line, bool IsAttached)
{
    public int End => Start + Text.Length;
}

/// <summary>The text of an author as tokens.</summary>
internal static class AuthorTokens
{
    // the longest first
    private static readonly string[] Signs = [":=", "-=", "!=", "<=", ">=", "+", "-", "*", "/", "^", "@", "(", ")", "[", "]", ",", ";",
        "=", "|", "'", "<", ">"];

    private static readonly (string Typed, string Sign)[] Same = [("≤", "<="), ("≥", ">="), ("≠", "!="), ("·", "*"), ("−", "-"),
        ("==", "=")];

    /// <summary>The text with one way to write each sign.</summary>
    public static string Normal(string text)
    {
        foreach (var (typed, sign) in Same) text = text.Replace(typed, sign, StringComparison.Ordinal);
        return text;
    }

    public static List<AuthorToken> Of(string text)
    {
        var (tokens, depth, line, at) = (new List<AuthorToken>(), 0, 0, 0);
        while (at < text.Length)
        {
            var c = text[at];
            if (c == '\n')
            {
                if (depth == 0) tokens.Add(new(AuthorTokenKind.Separator, "\n", at, line, false));
                line++;
            }
            if (c == '#') // a comment
                while (at + 1 < text.Length && text[at + 1] != '\n') at++;
            if (char.IsWhiteSpace(c) || c == '#')
            {
                at++;
                continue;
            }
            var (kind, length) = Next(text, at);
            if (length == 0)
                throw new AuthorException(NoSign(c, depth), new(at, at + 1)) { Line = line };
            var word = text.Substring(at, length);
            if (word is "(" or "[") depth++;
            if (word is ")" or "]") depth--;
            if (word == ";" && depth == 0) kind = AuthorTokenKind.Separator;
            tokens.Add(new(kind, word, at, line, at > 0 && !char.IsWhiteSpace(text[at - 1])));
            at += length;
        }
        tokens.Add(new(AuthorTokenKind.End, "", text.Length, line, false));
        return tokens;
    }

    private static string NoSign(char sign, int depth) =>
        sign == ':' && depth > 0 ? LanguageSentences.PlaceOfColon : LanguageSentences.UnknownSign(sign);

    private static (AuthorTokenKind, int) Next(string text, int at)
    {
        if (char.IsLetter(text[at])) return (AuthorTokenKind.Name, LengthOfName(text, at));
        if (char.IsAsciiDigit(text[at])) return (AuthorTokenKind.Number, LengthOfNumber(text, at));
        foreach (var sign in Signs)
            if (string.CompareOrdinal(text, at, sign, 0, sign.Length) == 0) return (AuthorTokenKind.Sign, sign.Length);
        return (AuthorTokenKind.End, 0);
    }

    private static int LengthOfName(string text, int at)
    {
        var end = at + 1;
        while (end < text.Length && (char.IsLetterOrDigit(text[end]) || text[end] == '_')) end++;
        return end - at;
    }

    // 3, 0.5, 1e-8
    private static int LengthOfNumber(string text, int at)
    {
        var end = Digits(text, at);
        if (end + 1 < text.Length && text[end] == '.' && char.IsAsciiDigit(text[end + 1])) end = Digits(text, end + 1);
        return AfterExponent(text, end) - at;
    }

    private static int AfterExponent(string text, int end)
    {
        if (end + 1 >= text.Length || text[end] is not ('e' or 'E')) return end;
        var exponent = end + (text[end + 1] is '+' or '-' ? 2 : 1);
        return exponent < text.Length && char.IsAsciiDigit(text[exponent]) ? Digits(text, exponent) : end;
    }

    private static int Digits(string text, int at)
    {
        while (at < text.Length && char.IsAsciiDigit(text[at])) at++;
        return at;
    }

    /// <summary>A name as the rest of the program has it: Greek as letters.</summary>
    public static string Canonical(string word) => Greek.Canonical(word);
}

namespace Formulas.Reader.Tokens;

/// <summary>Words with a meaning of their own.</summary>
internal static class Keywords
{
    /// <summary>What a word is that leads from one formula to another, or stands for a sign; null for any other.</summary>
    public static TokenKind? KindOf(ReadOnlySpan<char> word) => word.Length is 1 or > 9 && word is not ['Σ'] ? null : Listed(word);

    private static TokenKind? Listed(ReadOnlySpan<char> word) => word switch
    {
        "where" or "with" or "or" or "and" or "if" or "otherwise" or "else" or "for" or "when" or "also" or "since" or "because"
            or "using" => TokenKind.Words,
        "partial" => TokenKind.Partial,
        "nabla" => TokenKind.Nabla,
        "Σ" => TokenKind.Sum,
        _ => null,
    };
}

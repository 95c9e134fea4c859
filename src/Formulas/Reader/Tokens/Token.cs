namespace Formulas.Reader.Tokens;

internal enum TokenKind : byte
{
    End,
    Number,

    /// <summary>Letters and digits in one go; the vocabulary decides how they are cut.</summary>
    Run,

    /// <summary>One whole name, from a LaTeX command: it is never cut or glued to its neighbours.</summary>
    Name,
    Sub,
    Sup,
    Power,
    Open,
    Close,
    Bar,
    Plus,
    Minus,
    PlusMinus,
    Times,
    Cdot,
    Slash,
    At,
    Hadamard,
    Outer,
    Prime,
    Comma,
    Semicolon,
    Colon,
    Question,
    Dot,
    Equals,
    Becomes,
    SubtractAssign,
    AddAssign,
    Less,
    LessOrEqual,
    Greater,
    GreaterOrEqual,
    DoubleEquals,
    NotEqual,

    /// <summary>Between two comparisons that both hold.</summary>
    And,
    Frac,

    /// <summary>TeX's own fraction, {a \over b}.</summary>
    Over,
    In,
    Sqrt,
    Sum,
    Partial,
    Nabla,
    Indicator,
    Underbrace,
    Infinity,
    Percent,
    Ellipsis,
    Ampersand,
    CasesBegin,
    CasesEnd,
    NewLine,

    /// <summary>Room between a formula and what is said about it: \quad, a second column of an alignment.</summary>
    Gap,

    /// <summary>Words between formulas: where, with, or, if, ….</summary>
    Words,

    /// <summary>A character or command without a meaning; no matter in a line that is passed over.</summary>
    Unknown,
}

/// <summary>Which kinds of token an answer has: most answers have no lines, no clauses and no equations to look for.</summary>
internal readonly record struct TokenKinds(ulong Mask)
{
    public static TokenKinds Of(params ReadOnlySpan<TokenKind> kinds)
    {
        var mask = 0UL;
        foreach (var kind in kinds) mask |= 1UL << (int)kind;
        return new(mask);
    }

    public TokenKinds With(TokenKind kind) => new(Mask | 1UL << (int)kind);

    public bool Has(TokenKind kind) => (Mask >> (int)kind & 1) == 1;

    /// <summary>Those behind which another bracket is open, or one less.</summary>
    public static readonly TokenKinds Nested = Of(TokenKind.Open, TokenKind.CasesBegin, TokenKind.Close, TokenKind.CasesEnd);

    /// <summary>One more bracket that is open behind a token of this kind, or one less.</summary>
    public static int Nesting(TokenKind kind) => kind switch
    {
        TokenKind.Open or TokenKind.CasesBegin => 1,
        TokenKind.Close or TokenKind.CasesEnd => -1,
        _ => 0,
    };

    public bool HasAny(TokenKinds others) => (Mask & others.Mask) != 0;
}

/// <summary>A piece of an answer.</summary>
/// <param name="Bracket">
/// Which bracket it is, whatever stands there for it; of a name, what it was marked with: <see cref="Vector"/>, <see cref="Accent"/>.
/// </param>
/// <param name="Text">The canonical text of a name, of words and of an unknown command.</param>
internal readonly record struct Token(TokenKind Kind, int Start, int Length, char Bracket = '\0', string? Text = null)
{
    /// <summary>A name in bold or below an arrow, which says that it is a vector.</summary>
    public const char Vector = 'v';

    /// <summary>A name with an accent, which is part of it.</summary>
    public const char Accent = 'a';

    public int End => Start + Length;
}

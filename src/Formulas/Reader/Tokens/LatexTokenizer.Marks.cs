using System.Runtime.CompilerServices;

namespace Formulas.Reader.Tokens;

// Marks that mean something at one place and nothing at another: quotes, a tilde, braces round one name.
internal sealed partial class LatexTokenizer
{
    private const string NoAtom = "_^{ +-*/=";

    // What a sign of two operands can stand behind.
    public static readonly TokenKinds Operands = TokenKinds.Of(
        TokenKind.Number, TokenKind.Run, TokenKind.Name, TokenKind.Close, TokenKind.Prime, TokenKind.Bar, TokenKind.Underbrace);

    // What takes an argument in braces.
    private static readonly TokenKinds TakesBraces = TokenKinds.Of(
        TokenKind.Sub, TokenKind.Sup, TokenKind.Power, TokenKind.Frac, TokenKind.Sqrt, TokenKind.Underbrace, TokenKind.Indicator);

    // The quote that is open.
    private char _quote;

    /// <summary>A command, a brace, a tilde or a quote at the place; where the text goes on behind it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public int Mark(int at) => text[at] switch
    {
        '\\' => Command(at),
        '{' => Brace(at),
        '~' => Tilde(at),
        _ => Quote(at),
    };

    // Quotes and backticks stand round an answer, or are primes.
    private int Quote(int at)
    {
        var c = text[at];
        if (c == '`' && (at > 0 && text[at - 1] == '$' || at + 1 < text.Length && text[at + 1] == '$')) return at + 1; // $`2t`$
        if (c == _quote) _quote = '\0';
        else if (at > 0 && (char.IsLetterOrDigit(text[at - 1]) || ")]}'`\"".Contains(text[at - 1])))
        {
            // σ"(z) has two
            tokens.Add(TokenKind.Prime, at, 1);
            if (c == '"') tokens.Add(TokenKind.Prime, at, 1);
        }
        else _quote = c;
        return at + 1;
    }

    // A tilde before a number is "about", in LaTeX a space.
    // ~~struck out~~, and ~(z > 0) for its opposite, are not dropped.
    private int Tilde(int at)
    {
        var next = at + 1 < text.Length ? text[at + 1] : ' ';
        var isOperand = tokens.Count > 0 && Operands.Has(tokens[^1].Kind);
        var isSpace = next != '~'
            && (isOperand || text.Contains('\\', StringComparison.Ordinal) || " .-=".Contains(next) || char.IsAsciiDigit(next));
        if (isSpace) return at + 1;
        var length = next == '~' ? 2 : 1;
        tokens.Add(TokenKind.Unknown, at, length);
        return at + length;
    }

    private int Brace(int at)
    {
        if ((tokens.Count == 0 || !TakesBraces.Has(tokens[^1].Kind)) && InBraces(at) is > 0 and var behind) return behind;
        tokens.Add(TokenKind.Open, at, 1, '{');
        return at + 1;
    }

    // {z}_{6}, {\sigma}(z), \partial {L}: braces round one name, without them; the place behind. 0 where they are something else.
    private int InBraces(int at)
    {
        var from = at + 1;
        while (from < text.Length && text[from] == ' ') from++;
        if (from >= text.Length || text[from] != '\\' && !IsLetter(text[from])) return 0;
        var to = from;
        while (to < text.Length && text[to] != '}')
            if (NoAtom.Contains(text[to++])) return 0;
        if (to == text.Length || !IsBeforeScript(to + 1) || IsArgument()) return 0;
        var count = tokens.Count;
        var end = text[from] == '\\' ? Command(from) : Letters(from, to);
        if (end == to && tokens.Count == count + 1) return to + 1;
        tokens.RemoveRange(count, tokens.Count - count);
        return 0;
    }

    private int Letters(int from, int to)
    {
        var end = from;
        while (end < to && (IsLetter(text[end]) || char.IsAsciiDigit(text[end]))) end++;
        if (Keywords.KindOf(text.AsSpan(from, end - from)) is null) tokens.Add(TokenKind.Run, from, end - from);
        return end;
    }

    private bool IsBeforeScript(int at)
    {
        if (tokens.Count > 0 && tokens[^1].Kind == TokenKind.Partial) return true;
        while (at < text.Length && text[at] == ' ') at++;
        if (at >= text.Length) return false;
        var isBehindName = tokens.Count > 0 && tokens[^1].Kind is TokenKind.Run or TokenKind.Name or TokenKind.Close;
        return text[at] == '_' || text[at] is '(' or '\'' && !isBehindName;
    }

    // Whether braces at this place are the second argument of a fraction, or what stands below a root.
    private bool IsArgument()
    {
        var groups = 0;
        for (var token = tokens.Count - 1; token >= 0 && tokens[token].Kind == TokenKind.Close; groups++)
        {
            var depth = 0;
            for (; token >= 0; token--)
            {
                depth -= TokenKinds.Nesting(tokens[token].Kind);
                if (depth == 0) break;
            }
            if (--token < 0) return false;
            if (TakesBraces.Has(tokens[token].Kind)) return groups < 1 && tokens[token].Kind is TokenKind.Frac or TokenKind.Sqrt;
        }
        return false;
    }
}

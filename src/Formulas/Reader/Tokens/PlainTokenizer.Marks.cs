using System.Buffers;

namespace Formulas.Reader.Tokens;

// Marks that mean something at one place and nothing at another: quotes, a tilde, braces round one name.
internal readonly ref partial struct PlainTokenizer
{
    private static readonly SearchValues<char> NoAtom = SearchValues.Create("_^{ +-*/=");

    // What a sign of two operands can stand behind.
    private static readonly TokenKinds Operands = TokenKinds.Of(
        TokenKind.Number, TokenKind.Run, TokenKind.Name, TokenKind.Close, TokenKind.Prime, TokenKind.Bar, TokenKind.Underbrace);

    // What takes an argument in braces.
    private static readonly TokenKinds TakesBraces = TokenKinds.Of(
        TokenKind.Sub, TokenKind.Sup, TokenKind.Power, TokenKind.Frac, TokenKind.Sqrt, TokenKind.Underbrace, TokenKind.Indicator);

    // A tilde before a number is "about", in LaTeX a space; quotes and backticks stand round an answer, or are primes.
    private int Mark(int at, ref char quote)
    {
        var c = _text[at];
        if (c == '~') return Tilde(at);
        if (c == '`' && (at > 0 && _text[at - 1] == '$' || at + 1 < _text.Length && _text[at + 1] == '$')) return at + 1; // $`2t`$
        if (c == quote) quote = '\0';
        else if (at > 0 && (char.IsLetterOrDigit(_text[at - 1]) || ")]}'`\"".Contains(_text[at - 1])))
        {
            // σ"(z) has two
            tokens.Add(TokenKind.Prime, at, 1);
            if (c == '"') tokens.Add(TokenKind.Prime, at, 1);
        }
        else quote = c;
        return at + 1;
    }

    // ~~struck out~~, and ~(z > 0) for its opposite, are not dropped.
    private int Tilde(int at)
    {
        var next = at + 1 < _text.Length ? _text[at + 1] : ' ';
        var isOperand = tokens.Count > 0 && Operands.Has(tokens[^1].Kind);
        var isSpace = next != '~' && (isOperand || _text.Contains('\\', StringComparison.Ordinal) || " .-=".Contains(next) || char.IsAsciiDigit(next));
        if (isSpace) return at + 1;
        var length = next == '~' ? 2 : 1;
        tokens.Add(TokenKind.Unknown, at, length);
        return at + length;
    }

    // {z}_{6}, {\sigma}(z), \partial {L}: braces round one name, without them; the place behind. 0 where they are something else.
    private int InBraces(int at, ref LatexTokenizer? latex)
    {
        if (tokens.Count > 0 && TakesBraces.Has(tokens[^1].Kind)) return 0;
        var from = at + 1;
        while (from < _text.Length && _text[from] == ' ') from++;
        if (from >= _text.Length || _text[from] != '\\' && !IsLetter(_text[from])) return 0;
        var to = _text.IndexOf('}', from);
        if (to < 0 || _text.AsSpan(from, to - from).ContainsAny(NoAtom) || !IsBeforeScript(to + 1) || IsArgument()) return 0;
        var count = tokens.Count;
        var end = _text[from] == '\\' ? (latex ??= new(_text, vocabulary, tokens)).Command(from) : Run(from);
        if (end == to && tokens.Count == count + 1) return to + 1;
        tokens.RemoveRange(count, tokens.Count - count);
        return 0;
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || c is >= 'Α' and <= 'ω';

    private bool IsBeforeScript(int at)
    {
        if (tokens.Count > 0 && tokens[^1].Kind == TokenKind.Partial) return true;
        while (at < _text.Length && _text[at] == ' ') at++;
        if (at >= _text.Length) return false;
        var isBehindName = tokens.Count > 0 && tokens[^1].Kind is TokenKind.Run or TokenKind.Name or TokenKind.Close;
        return _text[at] == '_' || _text[at] is '(' or '\'' && !isBehindName;
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

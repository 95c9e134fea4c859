namespace Formulas;

/// <summary>
/// Cuts a folded answer into tokens: plain text, Python, C# and calculator notation. At a backslash the <see cref="LatexTokenizer"/> takes
/// over, since students mix the two.
/// </summary>
internal ref struct PlainTokenizer(Folded folded, Vocabulary vocabulary, List<Token> tokens)
{
    private static readonly string[] Libraries = ["Math", "math", "np", "numpy", "torch", "tf", "jnp", "cmath", "MathF", "scipy", "special", "linalg", "T"];

    private readonly string _text = folded.Text;
    private int _at;

    /// <summary>Fills the list of tokens; the last one is <see cref="TokenKind.End"/>.</summary>
    public TokenKinds Tokenize()
    {
        var latex = new LatexTokenizer(_text, tokens);
        while (_at < _text.Length)
        {
            var c = _text[_at];
            if (c == '\\')
            {
                latex.Command(ref _at);
            }
            else if (char.IsAsciiLetter(c) || c is >= 'Α' and <= 'ω') Run();
            else if (char.IsAsciiDigit(c) || (c == '.' && _at + 1 < _text.Length && char.IsAsciiDigit(_text[_at + 1]))) Number();
            else if (c is ' ' or '\t' or '$' or '\r' or '~' or '"') _at++;
            else if (c == '\n')
            {
                if (!latex.InCases) Put(TokenKind.NewLine, 1);
                else _at++;
            }
            else if (c == '&')
            {
                if (latex.InCases) Put(TokenKind.Ampersand, 1);
                else _at++;
            }
            else if (Punctuation(c) is var (kind, length)) Put(kind, length);
            else Put(TokenKind.Unknown, _at + 1 < _text.Length && char.IsSurrogatePair(_text[_at], _text[_at + 1]) ? 2 : 1);
        }
        tokens.Add(new(TokenKind.End, _text.Length, 0));
        var kinds = 0UL;
        foreach (var token in tokens) kinds |= 1UL << (int)token.Kind;
        return new(kinds);
    }

    private readonly (TokenKind Kind, int Length)? Punctuation(char c)
    {
        var next = _at + 1 < _text.Length ? _text[_at + 1] : '\0';
        return (c, next) switch
        {
            ('*', '*') => (TokenKind.Power, 2),
            ('*', _) => (TokenKind.Times, 1),
            ('-', '=') => (TokenKind.SubtractAssign, 2),
            ('+', '=') => (TokenKind.AddAssign, 2),
            ('+', '-') or ('+', '/') when _text.AsSpan(_at).StartsWith("+/-") || _text.AsSpan(_at).StartsWith("+-") => (TokenKind.PlusMinus, next == '/' ? 3 : 2),
            ('+', _) => (TokenKind.Plus, 1),
            ('-', '>') => (TokenKind.Becomes, 2),
            ('-', _) => (TokenKind.Minus, 1),
            ('/', _) => (TokenKind.Slash, 1),
            ('·', _) => (TokenKind.Cdot, 1),
            ('@', _) => (TokenKind.At, 1),
            ('⊙', _) => (TokenKind.Hadamard, 1),
            ('⊗', _) => (TokenKind.Outer, 1),
            ('^', _) => (TokenKind.Sup, 1),
            ('_', _) => (TokenKind.Sub, 1),
            ('(' or '[' or '{', _) => (TokenKind.Open, 1),
            (')' or ']' or '}', _) => (TokenKind.Close, 1),
            ('|', _) => (TokenKind.Bar, 1),
            ('\'', _) => (TokenKind.Prime, 1),
            (',', _) => (TokenKind.Comma, 1),
            (';', _) => (TokenKind.Semicolon, 1),
            (':', '=') => (TokenKind.Becomes, 2),
            (':', _) => (TokenKind.Colon, 1),
            ('?', _) => (TokenKind.Question, 1),
            ('.', '*') => (TokenKind.Hadamard, 2),
            ('.', '^') => (TokenKind.Power, 2),
            ('.', '/') => (TokenKind.Slash, 2),
            ('.', '.') => (TokenKind.Ellipsis, _text.AsSpan(_at).StartsWith("...") ? 3 : 2),
            ('.', _) => (TokenKind.Dot, 1),
            ('=', '=') => (TokenKind.DoubleEquals, 2),
            ('=', '>') => (TokenKind.NewLine, 2),
            ('=', _) => (TokenKind.Equals, 1),
            ('<', '-') when _at + 2 >= _text.Length || !char.IsAsciiDigit(_text[_at + 2]) => (TokenKind.Becomes, 2),
            ('<', '=') => (TokenKind.LessOrEqual, 2),
            ('<', _) => (TokenKind.Less, 1),
            ('>', '=') => (TokenKind.GreaterOrEqual, 2),
            ('>', _) => (TokenKind.Greater, 1),
            ('!', '=') => (TokenKind.NotEqual, 2),
            ('→', _) => (TokenKind.Becomes, 1),
            ('∑', _) => (TokenKind.Sum, 1),
            ('∂', _) => (TokenKind.Partial, 1),
            ('∇', _) => (TokenKind.Nabla, 1),
            ('√', _) => (TokenKind.Sqrt, 1),
            ('∞', _) => (TokenKind.Infinity, 1),
            ('±', _) => (TokenKind.PlusMinus, 1),
            ('…', _) => (TokenKind.Ellipsis, 1),
            ('∈', _) => (TokenKind.In, 1),
            ('%', _) => (TokenKind.Percent, 1),
            (Folding.Indicator, _) => (TokenKind.Indicator, 1),
            _ => null,
        };
    }

    // Digits with a point and an exponent: 2.884e-1, .5, 1e-3, 2.0f. The e of 2e^(-z) is no exponent.
    private void Number()
    {
        var start = _at;
        SkipDigits();
        if (_at < _text.Length && _text[_at] == '.' && (_at + 1 >= _text.Length || _text[_at + 1] is not ('*' or '^' or '/' or '.' or 'T')))
        {
            _at++;
            SkipDigits();
        }
        if (_at < _text.Length && _text[_at] is 'e' or 'E')
        {
            var exponent = _at + 1;
            if (exponent < _text.Length && _text[exponent] is '+' or '-') exponent++;
            if (exponent < _text.Length && char.IsAsciiDigit(_text[exponent]))
            {
                _at = exponent;
                SkipDigits();
            }
        }
        var end = _at;
        if (HasSuffix(start)) _at++;
        tokens.Add(new(TokenKind.Number, start, end - start));
    }

    // The suffix of a C# literal (2.0f, 2d), unless it is a name here or an index (w_{3m}).
    private readonly bool HasSuffix(int start)
    {
        if (_at >= _text.Length || _text[_at] is not ('f' or 'd' or 'm' or 'F' or 'D' or 'M')) return false;
        if (_at + 1 < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at + 1]) || "_'(/\\^},]".Contains(_text[_at + 1]))) return false;
        return (start == 0 || _text[start - 1] is not ('_' or '{' or '[')) && vocabulary.Words.Exactly(_text.AsSpan(_at, 1)) is null;
    }

    private void SkipDigits()
    {
        while (_at < _text.Length && char.IsAsciiDigit(_text[_at])) _at++;
    }

    // Letters and digits; a word with an underscore of its own (learning_rate, f_prime) stays whole, a library's name (np.) is dropped.
    private void Run()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiLetterOrDigit(_text[_at]) || _text[_at] is >= 'Α' and <= 'ω')) _at++;
        if (_at < _text.Length && _text[_at] == '_' && vocabulary.Words.Longest(_text.AsSpan(start), out var length) is not null && length > _at - start
            && (start + length >= _text.Length || !char.IsAsciiLetter(_text[start + length])))
            _at = start + length;
        var word = _text.AsSpan(start, _at - start);
        if (_at < _text.Length && _text[_at] == '.' && _at + 1 < _text.Length && char.IsAsciiLetter(_text[_at + 1]) && Libraries.AsSpan().Contains(word.ToString()))
        {
            _at++;
            if (_text.AsSpan(_at).StartsWith("PI") || _text.AsSpan(_at, 1) is "E" && (_at + 1 >= _text.Length || !char.IsAsciiLetterOrDigit(_text[_at + 1])))
            {
                var letters = _text[_at] == 'E' ? 1 : 2;
                tokens.Add(new(TokenKind.Name, _at, letters, letters == 1 ? "e" : "π"));
                _at += letters;
            }
            return;
        }
        var isCall = word is "where" && _at < _text.Length && _text[_at] == '('; // np.where(...)
        if (!isCall && Keyword(word) is { } kind) tokens.Add(new(kind, start, word.Length, word.ToString()));
        else if (word.Length > 7 && word.StartsWith("partial"))
        {
            // partialC, as calculators want it typed
            tokens.Add(new(TokenKind.Partial, start, 7));
            tokens.Add(new(TokenKind.Run, start + 7, word.Length - 7));
        }
        else tokens.Add(new(TokenKind.Run, start, word.Length));
    }

    private static TokenKind? Keyword(ReadOnlySpan<char> word) => word switch
    {
        "where" or "with" or "or" or "and" or "if" or "otherwise" or "else" or "for" or "when" or "also" or "since" or "because" or "using" => TokenKind.Words,
        "partial" => TokenKind.Partial,
        "nabla" => TokenKind.Nabla,
        "Σ" => TokenKind.Sum,
        _ => null,
    };

    private void Put(TokenKind kind, int length)
    {
        tokens.Add(new(kind, _at, length, kind is TokenKind.Open or TokenKind.Close ? _text[_at] switch
        {
            '(' => "(",
            '[' => "[",
            '{' => "{",
            ')' => ")",
            ']' => "]",
            _ => "}",
        } : null));
        _at += length;
    }
}

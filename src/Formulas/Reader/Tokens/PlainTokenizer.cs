using System.Runtime.CompilerServices;
using Formulas.Names;

namespace Formulas.Reader.Tokens;

/// <summary>
/// Cuts a folded answer into tokens: plain text, Python, C# and calculator notation. At a backslash the <see cref="LatexTokenizer"/> takes
/// over, since students mix the two.
/// </summary>
internal readonly ref partial struct PlainTokenizer(Folded folded, Vocabulary vocabulary, TokenList tokens)
{
    private static readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> Libraries = new HashSet<string>(
        ["Math", "math", "np", "numpy", "torch", "tf", "jnp", "cmath", "MathF", "scipy", "special", "linalg", "T", "self", "this", "F", "nn",
            "functional", "jax", "keras", "ops", "activations", "stats", Distribution]).GetAlternateLookup<ReadOnlySpan<char>>();

    private static readonly TokenKinds Comparisons =
        TokenKinds.Of(TokenKind.Less, TokenKind.LessOrEqual, TokenKind.Greater, TokenKind.GreaterOrEqual);

    // names one within another: tf.keras.activations
    private const int DeepestLibrary = 4;

    // norm.cdf of SciPy
    private const string Distribution = "norm";

    // Of two signs that stand at one place, the first counts.
    private static readonly (string Sign, TokenKind Kind)[] Signs =
    [
        ("-->", TokenKind.NewLine), ("==>", TokenKind.NewLine),
        ("+/-", TokenKind.PlusMinus), ("...", TokenKind.Ellipsis), ("+-", TokenKind.PlusMinus), ("..", TokenKind.Ellipsis),
        ("**", TokenKind.Power), (".^", TokenKind.Power), (".*", TokenKind.Hadamard), ("./", TokenKind.Slash),
        ("+=", TokenKind.AddAssign), ("-=", TokenKind.SubtractAssign), ("->", TokenKind.Becomes), ("<-", TokenKind.Becomes),
        (":=", TokenKind.Becomes),
        ("==", TokenKind.DoubleEquals), ("=>", TokenKind.NewLine), ("<=", TokenKind.LessOrEqual), (">=", TokenKind.GreaterOrEqual),
        ("!=", TokenKind.NotEqual), ("&&", TokenKind.And), ("&", TokenKind.And),
        ("+", TokenKind.Plus), ("-", TokenKind.Minus), ("*", TokenKind.Times), ("/", TokenKind.Slash), ("@", TokenKind.At),
        ("^", TokenKind.Sup), ("_", TokenKind.Sub),
        ("(", TokenKind.Open), ("[", TokenKind.Open), ("{", TokenKind.Open), (")", TokenKind.Close), ("]", TokenKind.Close),
        ("}", TokenKind.Close),
        ("|", TokenKind.Bar), ("‖", TokenKind.Bar), ("∥", TokenKind.Bar), ("'", TokenKind.Prime), (",", TokenKind.Comma), (";", TokenKind.Semicolon), (":", TokenKind.Colon),
        ("?", TokenKind.Question),
        (".", TokenKind.Dot), ("=", TokenKind.Equals), ("<", TokenKind.Less), (">", TokenKind.Greater), ("%", TokenKind.Percent),
        ("·", TokenKind.Cdot), ("⊙", TokenKind.Hadamard), ("⊗", TokenKind.Outer), ("→", TokenKind.Becomes), ("∑", TokenKind.Sum),
        ("∂", TokenKind.Partial),
        ("∇", TokenKind.Nabla), ("√", TokenKind.Sqrt), ("∞", TokenKind.Infinity), ("±", TokenKind.PlusMinus), ("…", TokenKind.Ellipsis),
        ("∈", TokenKind.In), ("∧", TokenKind.And),
        ($"{Folding.Indicator}", TokenKind.Indicator),
    ];

    // The usual ones by their character, and with which characters a longer one begins and goes on.
    private static readonly TokenKind[] Single = new TokenKind[128];
    private static readonly bool[] Begins = new bool[128];
    private static readonly bool[] GoesOn = new bool[128];

    // By their first character; the last ones are those that begin with a character that is not ASCII.
    private static readonly (string Sign, TokenKind Kind)[][] Starting = new (string, TokenKind)[129][];

    private readonly string _text = folded.Text;

    static PlainTokenizer()
    {
        foreach (var (sign, kind) in Signs)
        {
            if (sign.Length > 1) Begins[sign[0]] = GoesOn[sign[1]] = true;
            else if (sign[0] < 128) Single[sign[0]] = kind;
        }
        Single['{'] = Single['%'] = Single['&'] = TokenKind.End; // looked at more closely
        for (var c = 0; c < Starting.Length; c++) Starting[c] = Array.FindAll(Signs, row => Math.Min(row.Sign[0], (char)128) == c);
    }

    /// <summary>Fills the list of tokens; the last one is <see cref="TokenKind.End"/>.</summary>
    public void Tokenize()
    {
        Tokenize(0, _text.Length, isDisplay: false);
        tokens.Add(TokenKind.End, _text.Length, 0);
    }

    /// <summary>Adds the tokens of a stretch of the answer.</summary>
    /// <param name="isDisplay">Where rows end at \\ and not at the ends of lines, and columns are apart.</param>
    // 23 branches: the loop over all characters of an answer, in which a call for each of them would be felt
    public void Tokenize(int from, int to, bool isDisplay)
    {
        LatexTokenizer? latex = null;
        var text = _text.AsSpan(0, to);
        for (var at = from; at < text.Length;)
        {
            var c = text[at];
            if (c is >= 'a' and <= 'z' or >= 'A' and <= 'Z' or >= 'Α' and <= 'ω') at = Run(at);
            else if (c is >= '0' and <= '9' || (c == '.' && at + 1 < text.Length && char.IsAsciiDigit(text[at + 1]))) at = Number(at);
            else if (c is ' ' or '\t' or '$' or '\r') at++;
            else if (c < 128 && Single[c] != TokenKind.End
                && !(Begins[c] && at + 1 < text.Length && text[at + 1] is < (char)128 and var next && GoesOn[next]))
                tokens.Add(Single[c], at++, 1, c);
            else if (c is '\\' or '{' or '~' or '"' or '`') at = (latex ??= new(_text, vocabulary, tokens)).Mark(at);
            else if (c == '\n' || (c == '&' && !IsAnd(at, isDisplay)))
                Break(c, at++, latex is { InCases: true }, isDisplay);
            else at = Sign(at);
        }
    }

    // Within cases an & separates and the end of a line does not; elsewhere lines end rows, but in a display, where columns are apart.
    private void Break(char sign, int at, bool inCases, bool isDisplay)
    {
        if (sign == '&' && inCases) tokens.Add(TokenKind.Ampersand, at, 1);
        else if (sign == '&') tokens.Add(TokenKind.Gap, at, 1);
        else if (sign == '\n' && !inCases && !isDisplay) tokens.Add(TokenKind.NewLine, at, 1);
    }

    // a > b && c > d, and NumPy's (a > b) & (c > d): what follows a comparison in the same bracket sets no columns apart
    private bool IsAnd(int at, bool isDisplay)
    {
        var open = Unclosed();
        if (open >= 0 && tokens[open].Kind == TokenKind.CasesBegin) return false;
        var isTwo = !isDisplay && at + 1 < _text.Length && _text[at + 1] == '&';
        if (open < 0 && !isTwo) return false;
        for (var i = tokens.Count - 1; i > open; i--)
            if (Comparisons.Has(tokens[i].Kind)) return true;
        return isTwo && open >= 0;
    }

    // The innermost bracket that is open, among the tokens; -1 where there is none.
    private int Unclosed()
    {
        var depth = 0;
        for (var i = tokens.Count - 1; i >= 0; i--)
        {
            depth += TokenKinds.Nesting(tokens[i].Kind);
            if (depth > 0) return i;
        }
        return -1;
    }

    private int Sign(int start)
    {
        var text = _text.AsSpan(start);
        if (text[0] == '%' && AfterConstant(start) is > 0 and var end) return end;
        foreach (var (sign, kind) in Starting[Math.Min(text[0], (char)128)])
        {
            if (!text.StartsWith(sign) || IsTwoSigns(sign, start)) continue;
            tokens.Add(kind, start, sign.Length, sign[0]);
            return start + sign.Length;
        }
        var length = text.Length > 1 && char.IsSurrogatePair(text[0], text[1]) ? 2 : 1;
        tokens.Add(TokenKind.Unknown, start, length);
        return start + length;
    }

    // %pi and %e, as Maxima has them; the place behind, 0 for anything else. Behind a letter or a bracket a % is an operator, and in LaTeX a comment.
    private int AfterConstant(int start)
    {
        var end = start + (_text.AsSpan(start).StartsWith("%pi") ? 3 : 2);
        if (end > _text.Length || end < _text.Length && char.IsAsciiLetterOrDigit(_text[end]) || _text.Contains('\\')) return 0;
        if (start > 0 && (char.IsLetter(_text[start - 1]) || _text[start - 1] is ')' or ']')) return 0;
        if (vocabulary.Words.Exactly(_text.AsSpan(start + 1, end - start - 1)) is not Meaning.Constant { Word: var word }) return 0;
        tokens.Add(TokenKind.Name, start, end - start, text: word);
        return end;
    }

    // Digits with a point and an exponent: 2.884e-1, .5, 1e-3, 2.0f. The e of 2e^(-z) is no exponent.
    private int Number(int start)
    {
        ReadOnlySpan<char> text = _text;
        var at = AfterDigits(start);
        if (at < text.Length && text[at] == '.' && (at + 1 >= text.Length || text[at + 1] is not ('*' or '^' or '/' or '.' or 'T')))
            at = AfterDigits(at + 1);
        if (at < text.Length && text[at] is 'e' or 'E') at = AfterExponent(at);
        if (at < text.Length && IsOpenEnd(text[at]) && MayGoOn(at) && Continued(start, at) is > 0 and var end) return end;
        // a point behind it says nothing more: x_4. is the end of a sentence, and 1./N a quotient
        tokens.Add(TokenKind.Number, start, text[at - 1] == '.' ? at - 1 - start : at - start);
        return HasSuffix(start, at) ? at + 1 : at;
    }

    // What a number can go on with: the usual number ends at something else.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static bool IsOpenEnd(char c) => c is ' ' or '!' or 'e' or 'E' or 'x' or 'X' or 'd' or 'D' or '\\' or '{' or '~';

    // Behind e-1; at the e where that is none of the number.
    private int AfterExponent(int e)
    {
        var digits = e + 1;
        if (digits < _text.Length && _text[digits] is '+' or '-') digits++;
        return digits < _text.Length && char.IsAsciiDigit(_text[digits]) ? AfterDigits(digits) : e;
    }

    // The suffix of a C# literal (2.0f, 2d), unless it is a name here or an index (w_{3m}).
    private bool HasSuffix(int start, int at)
    {
        if (at >= _text.Length || _text[at] is not ('f' or 'd' or 'm' or 'F' or 'D' or 'M')) return false;
        if (at + 1 < _text.Length && (char.IsAsciiLetterOrDigit(_text[at + 1]) || "_'(/\\^},]".Contains(_text[at + 1]))) return false;
        return (start == 0 || _text[start - 1] is not ('_' or '{' or '[')) && vocabulary.Declared(_text.AsSpan(at, 1)) is null;
    }

    // z6 <-1, where(r <-k, …), w1 +-eta
    private bool IsTwoSigns(string sign, int start) => sign switch
    {
        "<-" => (start + 2 < _text.Length && char.IsAsciiDigit(_text[start + 2])) || IsPartOfMore(start),
        "+-" => tokens.Count > 0 && LatexTokenizer.Operands.Has(tokens[^1].Kind),
        _ => false,
    };

    // Within a bracket that is not the whole answer: (w <- w - k*g) is an update, 1[r <-k] a comparison.
    private bool IsPartOfMore(int start)
    {
        var open = Unclosed();
        if (open < 0) return false;
        if (open > 0 || tokens[open].Kind == TokenKind.CasesBegin) return true;
        var depth = 1;
        for (var at = start; at < _text.Length; at++)
        {
            if (_text[at] is '(' or '[' or '{') depth++;
            else if (_text[at] is ')' or ']' or '}' && --depth == 0) return !_text.AsSpan(at + 1).Trim(" .;\r\n\t$").IsEmpty;
        }
        return false;
    }

    private int AfterDigits(int at)
    {
        ReadOnlySpan<char> text = _text;
        while (at < text.Length && text[at] is >= '0' and <= '9') at++;
        return at;
    }

    // Letters and digits; a library's name (np.) is dropped.
    private int Run(int start)
    {
        ReadOnlySpan<char> text = _text;
        var at = start + 1;
        while (at < text.Length && text[at] is >= 'a' and <= 'z' or >= '0' and <= '9' or >= 'A' and <= 'Z' or >= 'Α' and <= 'ω') at++;
        if (at < text.Length && text[at] == '_') at = Underscored(start, at);
        else if (at + 1 < text.Length && text[at] == '.' && char.IsAsciiLetter(text[at + 1]) && IsLibrary(start, at)) return Member(at + 1);
        Word(start, at);
        return at;
    }

    // A word with an underscore of its own (learning_rate, f_prime) stays whole.
    private int Underscored(int start, int at)
    {
        ReadOnlySpan<char> text = _text;
        var isWord = vocabulary.Words.Longest(text[start..], out var length) is not null && length > at - start
            && (start + length >= text.Length || !char.IsAsciiLetter(text[start + length]));
        return isWord ? start + length : at;
    }

    private void Word(int start, int end)
    {
        var word = _text.AsSpan(start, end - start);
        var isCall = word is "where" && end < _text.Length && _text[end] == '('; // np.where(...)
        if (!isCall && Keywords.KindOf(word) is { } kind) tokens.Add(kind, start, word.Length, text: new(word));
        else if (word.Length > 7 && word.StartsWith("partial"))
        {
            // partialC, as calculators want it typed
            tokens.Add(TokenKind.Partial, start, 7);
            tokens.Add(TokenKind.Run, start + 7, word.Length - 7);
        }
        else tokens.Add(TokenKind.Run, start, word.Length);
    }

    // np in np.exp, torch and nn in torch.nn.relu; not the T of X.T.dot(y) and X^T.dot(y), nor what is a name of the question.
    private bool IsLibrary(int start, int end, int within = 0)
    {
        var word = _text.AsSpan(start, end - start);
        if (within == DeepestLibrary || !Libraries.Contains(word)) return false;
        if (start > 0 && _text[start - 1] is '.' or '^') return _text[start - 1] == '.' && IsMemberOfLibrary(start - 1, within + 1);
        return word.Length > 1 || vocabulary.Declared(word) is not Meaning.Name;
    }

    private bool IsMemberOfLibrary(int dot, int within)
    {
        var start = dot;
        while (start > 0 && char.IsAsciiLetterOrDigit(_text[start - 1])) start--;
        return start < dot && IsLibrary(start, dot, within);
    }

    // After "Math.": a constant, or anything else, which stands for itself.
    private int Member(int start)
    {
        var text = _text.AsSpan(start);
        if (text is ['c' or 'p', 'd', 'f', '(', ..] && _text.AsSpan(0, start - 1).EndsWith(Distribution))
        {
            tokens.Add(TokenKind.Name, start, 3, text: text[0] == 'c' ? "normcdf" : "normpdf");
            return start + 3;
        }
        var letters = text.StartsWith("PI") ? 2 : text[0] == 'E' && (text.Length == 1 || !char.IsAsciiLetterOrDigit(text[1])) ? 1 : 0;
        if (letters > 0 && !IsObject(start)) tokens.Add(TokenKind.Name, start, letters, text: letters == 1 ? "e" : "π");
        return letters > 0 && IsObject(start) ? start : start + letters;
    }

    // self.E is a name of the question
    private bool IsObject(int start) => _text.AsSpan(0, start - 1) is [.., 's', 'e', 'l', 'f'] or [.., 't', 'h', 'i', 's'];
}

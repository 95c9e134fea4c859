using System.Globalization;
using System.Net;
using System.Text;

namespace Grader.Web.Statements;

/// <summary>
/// The formulas of statements as MathML. They are notation for people (<c>l = 1, \dots, L</c>), which the language of answers does not
/// read; this knows how signs are set, and nothing of what they mean. What it does not know is shown as it was typed, and told to authors.
/// </summary>
internal ref partial struct LatexMath
{
    private const int DeepestNesting = 50;

    private readonly string _latex;
    private readonly List<Unset>? _unset;
    private int _at;
    private int _depth;
    private bool _followsOperand; // a minus after one is a difference, elsewhere a sign
    private bool _isTall; // after \left, \Big and the like: the bracket that follows grows with what it encloses

    private MathFont _font;
    private bool _hasLimits; // \operatorname* and \mathop, whose limits stand below and above

    private LatexMath(string latex, List<Unset>? unset = null) => (_latex, _unset) = (latex, unset);

    /// <summary>What can't be set, and where it stands in the formula.</summary>
    public readonly record struct Unset(string Text, int At);

    /// <summary>A whole <c>&lt;math&gt;</c> element.</summary>
    public static string Print(string latex, bool isDisplayed)
    {
        var text = new StringBuilder(isDisplayed ? "<math display=\"block\">" : "<math>");
        new LatexMath(latex.Trim()).All(text);
        return text.Append("</math>").ToString();
    }

    /// <summary>What of a formula can't be set: commands, environments, braces without another.</summary>
    public static List<Unset> Missing(string latex)
    {
        var unset = new List<Unset>();
        new LatexMath(latex, unset).All(new());
        return unset;
    }

    private void All(StringBuilder text)
    {
        while (_at < _latex.Length)
        {
            Cells(text, Aligned);
            if (_at >= _latex.Length) break;
            // what closes nothing
            if (_latex[_at] == '}') Miss("}", _at++);
            else Construct(Name(), text);
        }
    }

    private readonly void Miss(string what, int at) => _unset?.Add(new(what, at));

    private void Row(StringBuilder text)
    {
        text.Append("<mrow>");
        _followsOperand = false;
        while (true)
        {
            SkipSpace();
            if (EndsRow()) break;
            WithScripts(text);
        }
        text.Append("</mrow>");
    }

    private readonly bool EndsRow() => _at >= _latex.Length || _latex[_at] is '}' or '&' || IsNext("\\\\") || IsEnd();

    private readonly bool IsNext(string sign) => string.CompareOrdinal(_latex, _at, sign, 0, sign.Length) == 0;

    private readonly bool IsEnd() => IsNext("\\end") && !char.IsAsciiLetter(At(_at + "\\end".Length));

    private void SkipSpace()
    {
        while (_at < _latex.Length && char.IsWhiteSpace(_latex[_at])) _at++;
    }

    // An atom with its primes, and with what stands below and above it.
    private void WithScripts(StringBuilder text)
    {
        var atom = new StringBuilder();
        var isLarge = Atom(atom);
        var (below, above, hasPrimes) = (new StringBuilder(), new StringBuilder(), false);
        for (SkipSpace(); _at < _latex.Length && _latex[_at] is '_' or '^' or '\''; SkipSpace())
        {
            var sign = _latex[_at++];
            hasPrimes |= sign == '\'';
            if (sign == '\'') atom.Append("<mo lspace=\"0.05em\" rspace=\"0\">′</mo>"); // raised by itself
            else Script(sign == '_' ? below : above);
        }
        if (Element(below.Length > 0, above.Length > 0, isLarge) is not { } element)
        {
            text.Append(atom);
            return;
        }
        text.Append('<').Append(element).Append('>').Append(hasPrimes ? $"<mrow>{atom}</mrow>" : atom.ToString());
        if (below.Length > 0) text.Append("<mrow>").Append(below).Append("</mrow>");
        if (above.Length > 0) text.Append("<mrow>").Append(above).Append("</mrow>");
        text.Append("</").Append(element).Append('>');
    }

    private void Script(StringBuilder text)
    {
        SkipSpace();
        Argument(text);
    }

    private static string? Element(bool hasBelow, bool hasAbove, bool isLarge) => (hasBelow, hasAbove, isLarge) switch
    {
        (false, false, _) => null,
        (true, true, true) => "munderover",
        (true, false, true) => "munder",
        (false, true, true) => "mover",
        (true, true, false) => "msubsup",
        (true, false, false) => "msub",
        (false, true, false) => "msup",
    };

    // True for signs whose limits stand below and above.
    private bool Atom(StringBuilder text)
    {
        switch (_latex[_at])
        {
            case '{':
                Argument(text);
                _followsOperand = true;
                return false;
            case '\\':
                return Command(text);
            case '^' or '_' or '\'' or '&': // scripts of nothing
                if (_latex[_at] == '&') Miss("&", _at++);
                text.Append("<mrow></mrow>");
                return false;
            default:
                Character(text);
                return false;
        }
    }

    private void Character(StringBuilder text)
    {
        var c = _latex[_at];
        if (char.IsAsciiDigit(c)) Leaf("mn", InFont(Digits()), text);
        else if (char.IsLetter(c) || char.IsHighSurrogate(c)) Leaf("mi", InFont(Letter()), text);
        else Sign(_latex[_at++], text);
        _followsOperand = char.IsLetterOrDigit(c) || c is ')' or ']' or '|';
    }

    private void Sign(char c, StringBuilder text)
    {
        switch (c)
        {
            case '.':
                Leaf("mtext", ".", text);
                break;
            case '~':
                Leaf("mtext", "\u00A0", text);
                break;
            case ',' or ';':
                text.Append("<mo separator=\"true\">").Append(c).Append("</mo>");
                break;
            case '(' or ')' or '[' or ']' or '|':
                Bracket(c.ToString(), text);
                break;
            case '-' or '+':
                text.Append(_followsOperand ? "<mo>" : "<mo form=\"prefix\">").Append(c == '-' ? '−' : '+').Append("</mo>");
                break;
            case '/':
                text.Append("<mo lspace=\"0.06em\" rspace=\"0.06em\">/</mo>");
                break;
            default:
                Leaf("mo", c.ToString(), text);
                break;
        }
    }

    private string Digits()
    {
        var start = _at;
        while (IsDigit(_at) || At(_at) == '.' && IsDigit(_at + 1)) _at++;
        return _latex[start.._at];
    }

    // one letter, which may be two characters
    private string Letter()
    {
        var start = _at++;
        if (char.IsHighSurrogate(_latex[start]) && _at < _latex.Length) _at++;
        return _latex[start.._at];
    }

    private readonly char At(int place) => place < _latex.Length ? _latex[place] : '\0';

    private readonly bool IsDigit(int place) => char.IsAsciiDigit(At(place));

    // A letter or a sign that stands for itself; else what is set by a rule of its own. True for signs whose limits stand below and above.
    private bool Command(StringBuilder text)
    {
        var name = Name();
        if (MathSigns.Letters.TryGetValue(name, out var letter)) Leaf("mi", InFont(letter), text);
        else if (MathSigns.Signs.TryGetValue(name, out var sign)) SignOf(sign, text);
        else if (MathSigns.Large.TryGetValue(name, out var large)) text.Append("<mo movablelimits=\"true\">").Append(large).Append("</mo>");
        else Rule(name, text);
        if (!MathSigns.Spaces.ContainsKey(name)) _followsOperand = IsOperand(name);
        return MathSigns.HasLimits(name) || name is "operatorname" or "mathop" && _hasLimits;
    }

    private void SignOf(string sign, StringBuilder text)
    {
        if (MathSigns.Brackets.Contains(sign)) Bracket(sign, text);
        else if (MathSigns.IsBrace(sign)) Brace(sign, text);
        else Leaf("mo", sign, text);
    }

    private static bool IsOperand(string name) => !IsSign(name) && !MathSigns.Large.ContainsKey(name)
        && !MathSigns.Functions.Contains(name) && !MathSigns.Sizes.Contains(name) && !MathSigns.Styles.Contains(name);

    private static bool IsSign(string name) => MathSigns.Signs.TryGetValue(name, out var sign) && !MathSigns.IsBrace(sign);

    private void Rule(string name, StringBuilder text)
    {
        if (MathSigns.Spaces.TryGetValue(name, out var width))
            text.Append(CultureInfo.InvariantCulture, $"<mspace width=\"{width}\"></mspace>");
        else if (MathSigns.Accents.TryGetValue(name, out var mark)) Accent(mark, text);
        else if (MathSigns.Functions.Contains(name)) Function(name, text);
        else if (MathSigns.Sizes.Contains(name) || MathSigns.Styles.Contains(name)) Size(name, text);
        else Construct(name, text);
    }

    private void Accent(string mark, StringBuilder text)
    {
        var isBelow = mark == MathSigns.Underline;
        Argument(text.Append(isBelow ? "<munder>" : "<mover>"));
        Leaf("mo", mark, text);
        text.Append(isBelow ? "</munder>" : "</mover>");
    }

    private void Function(string name, StringBuilder text)
    {
        Leaf("mi", name, text.Append("<mrow>"));
        SkipSpace();
        text.Append(At(_at) is '(' or '_' or '^' ? "<mo>\u2061</mo></mrow>" : "<mspace width=\"0.167em\"></mspace></mrow>");
    }

    private void Size(string name, StringBuilder text)
    {
        _isTall = MathSigns.Sizes.Contains(name);
        // an empty bracket: \left. or \right.
        if (name is "left" or "right" && At(_at) == '.') _at++;
        text.Append("<mrow></mrow>");
    }

    private void Bracket(string bracket, StringBuilder text)
    {
        text.Append(_isTall ? "<mo stretchy=\"true\">" : "<mo stretchy=\"false\">").Append(bracket).Append("</mo>");
        _isTall = false;
    }

    // {…}, a command, or one character: \frac12 is a half.
    private void Argument(StringBuilder text)
    {
        SkipSpace();
        if (_depth >= DeepestNesting) _at = _latex.Length;
        if (_at >= _latex.Length || _latex[_at] == '}')
        {
            text.Append("<mrow></mrow>");
            return;
        }
        _depth++;
        if (_latex[_at] == '{') Group(text);
        else if (IsDigit(_at)) Leaf("mn", _latex[_at++].ToString(), text);
        else Atom(text);
        _depth--;
    }

    private void Group(StringBuilder text)
    {
        var open = _at++;
        Cells(text, Aligned);
        if (At(_at) == '}') _at++;
        else Miss("{", open);
    }

    // The text between braces, as it stands.
    private string Raw()
    {
        SkipSpace();
        if (_at >= _latex.Length) return "";
        if (_latex[_at] != '{') return _latex[_at++].ToString();
        var (start, depth) = (++_at, 1);
        for (; _at < _latex.Length; _at++)
        {
            depth += _latex[_at] switch { '{' => 1, '}' => -1, _ => 0 };
            if (depth == 0) return _latex[start.._at++];
        }
        Miss("{", start - 1);
        return _latex[start..];
    }

    private string Name()
    {
        var start = ++_at;
        while (_at < _latex.Length && char.IsAsciiLetter(_latex[_at])) _at++;
        if (_at == start && _at < _latex.Length) _at++;
        return _latex[start.._at];
    }

    private static void Leaf(string element, string content, StringBuilder text) =>
        text.Append('<').Append(element).Append('>').Append(WebUtility.HtmlEncode(content)).Append("</").Append(element).Append('>');
}

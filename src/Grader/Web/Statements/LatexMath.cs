using System.Collections.Frozen;
using System.Globalization;
using System.Net;
using System.Text;

namespace Grader.Web.Statements;

/// <summary>
/// The formulas of statements as MathML. They are notation for people (<c>l = 1, \dots, L</c>), which the language of answers does not read; this
/// knows how signs are set, and nothing of what they mean. What it does not know is shown as it was typed.
/// </summary>
internal ref struct LatexMath
{
    private const int DeepestNesting = 50;

    private static readonly FrozenDictionary<string, string> Letters = Table("""
        alpha α  beta β  gamma γ  delta δ  epsilon ϵ  varepsilon ε  zeta ζ  eta η  theta θ  iota ι  kappa κ  lambda λ  mu μ  nu ν  xi ξ  pi π  rho ρ
        sigma σ  tau τ  phi ϕ  varphi φ  chi χ  psi ψ  omega ω  Gamma Γ  Delta Δ  Theta Θ  Lambda Λ  Xi Ξ  Pi Π  Sigma Σ  Phi Φ  Psi Ψ  Omega Ω
        ell ℓ  partial ∂  nabla ∇  infty ∞  hbar ℏ
        """);

    private static readonly FrozenDictionary<string, string> Signs = Table("""
        cdot ·  times ×  odot ⊙  otimes ⊗  circ ∘  pm ±  mp ∓  div ÷  ast ∗  ne ≠  neq ≠  le ≤  leq ≤  ge ≥  geq ≥  ll ≪  gg ≫
        approx ≈  equiv ≡  sim ∼  propto ∝  in ∈  notin ∉  subset ⊂  forall ∀  exists ∃  to →  rightarrow →  leftarrow ←  gets ←  Rightarrow ⇒
        mapsto ↦  dots …  ldots …  cdots ⋯  vdots ⋮  top ⊤  prime ′  mid ∣  vert |  lvert |  rvert |  Vert ‖  | ‖  lVert ‖  rVert ‖  langle ⟨
        rangle ⟩  { {  } }  % %  _ _  colon :
        """);

    private static readonly FrozenSet<string> Functions = FrozenSet.ToFrozenSet(["ln", "log", "exp", "sin", "cos", "tan", "sinh", "cosh", "tanh", "arctan", "det", "dim", "diag", "sgn", "tr"]);

    private static readonly FrozenDictionary<string, string> Large = Table("sum ∑  prod ∏  int ∫  max max  min min  lim lim");

    private static readonly FrozenDictionary<string, string> Spaces = Table("quad 1em  qquad 2em  , 0.167em  : 0.222em  ; 0.278em  ! 0em");

    // Sizes of brackets: browsers stretch them by themselves.
    private static readonly FrozenSet<string> Sizes = FrozenSet.ToFrozenSet(["left", "right", "big", "Big", "bigg", "Bigg", "bigl", "bigr", "Bigl", "Bigr", "displaystyle", "textstyle", "limits", "nolimits"]);

    private static readonly FrozenDictionary<string, string> Accents = Table("hat ^  bar ¯  tilde ~  vec →  dot ˙");

    private readonly string _latex;
    private int _at;
    private int _depth;
    private bool _followsOperand; // a minus after one is a difference, elsewhere a sign
    private bool _isTall; // after \left, \Big and the like: the bracket that follows grows with what it encloses

    private LatexMath(string latex) => _latex = latex;

    /// <summary>A whole <c>&lt;math&gt;</c> element.</summary>
    public static string Print(string latex, bool isDisplayed)
    {
        var reader = new LatexMath(latex.Trim());
        var text = new StringBuilder(isDisplayed ? "<math display=\"block\">" : "<math>");
        while (reader._at < reader._latex.Length)
        {
            reader.Row(text);
            if (reader._at < reader._latex.Length) reader._at++; // a closing brace without an opening one
        }
        return text.Append("</math>").ToString();
    }

    private void Row(StringBuilder text)
    {
        text.Append("<mrow>");
        _followsOperand = false;
        while (true)
        {
            SkipSpace();
            if (_at >= _latex.Length || _latex[_at] == '}') break;
            WithScripts(text);
        }
        text.Append("</mrow>");
    }

    private void SkipSpace()
    {
        while (_at < _latex.Length && (char.IsWhiteSpace(_latex[_at]) || _latex[_at] == '&')) _at++;
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
            if (sign == '\'')
            {
                atom.Append("<mo lspace=\"0.05em\" rspace=\"0\">′</mo>"); // raised by itself
                hasPrimes = true;
            }
            else
            {
                SkipSpace();
                Argument(sign == '_' ? below : above);
            }
        }
        var element = (below.Length > 0, above.Length > 0, isLarge) switch
        {
            (false, false, _) => null,
            (true, true, true) => "munderover",
            (true, false, true) => "munder",
            (false, true, true) => "mover",
            (true, true, false) => "msubsup",
            (true, false, false) => "msub",
            (false, true, false) => "msup",
        };
        if (element is null)
        {
            text.Append(atom);
            return;
        }
        text.Append('<').Append(element).Append('>').Append(hasPrimes ? $"<mrow>{atom}</mrow>" : atom.ToString());
        if (below.Length > 0) text.Append("<mrow>").Append(below).Append("</mrow>");
        if (above.Length > 0) text.Append("<mrow>").Append(above).Append("</mrow>");
        text.Append("</").Append(element).Append('>');
    }

    // True for signs whose limits stand below and above.
    private bool Atom(StringBuilder text)
    {
        var c = _latex[_at];
        switch (c)
        {
            case '{':
                Argument(text);
                _followsOperand = true;
                return false;
            case '\\': return Command(text);
            case '^' or '_' or '\'': // scripts of nothing
                text.Append("<mrow></mrow>");
                return false;
        }
        _at++;
        if (char.IsAsciiDigit(c))
        {
            var start = _at - 1;
            while (_at < _latex.Length && (char.IsAsciiDigit(_latex[_at]) || _latex[_at] == '.' && _at + 1 < _latex.Length && char.IsAsciiDigit(_latex[_at + 1]))) _at++;
            Leaf("mn", _latex[start.._at], text);
        }
        else if (char.IsLetter(c)) Leaf("mi", c.ToString(), text);
        else if (c is '.') Leaf("mtext", ".", text);
        else if (c is ',' or ';') text.Append("<mo separator=\"true\">").Append(c).Append("</mo>");
        else if (char.IsHighSurrogate(c) && _at < _latex.Length) Leaf("mi", $"{c}{_latex[_at++]}", text);
        else if (c is '(' or ')' or '[' or ']' or '|') Bracket(c.ToString(), text);
        else if (c is '-' or '+') text.Append(_followsOperand ? "<mo>" : "<mo form=\"prefix\">").Append(c == '-' ? '−' : '+').Append("</mo>");
        else if (c is '/') text.Append("<mo lspace=\"0.06em\" rspace=\"0.06em\">/</mo>");
        else Leaf("mo", c.ToString(), text);
        _followsOperand = char.IsLetterOrDigit(c) || c is ')' or ']' or '|';
        return false;
    }

    private bool Command(StringBuilder text)
    {
        var name = Name();
        if (Letters.TryGetValue(name, out var letter)) Leaf("mi", letter, text);
        else if (Signs.TryGetValue(name, out var sign) && sign is "{" or "}" or "⟨" or "⟩" or "‖" or "|") Bracket(sign, text);
        else if (sign is not null) Leaf("mo", sign, text);
        else if (Large.TryGetValue(name, out var large)) text.Append("<mo movablelimits=\"true\">").Append(large).Append("</mo>");
        else if (Spaces.TryGetValue(name, out var width)) text.Append(CultureInfo.InvariantCulture, $"<mspace width=\"{width}\"></mspace>");
        else if (name is " " or "~") Leaf("mtext", "\u00A0", text);
        else if (Sizes.Contains(name))
        {
            _isTall = name is not ("displaystyle" or "textstyle" or "limits" or "nolimits");
            // an empty bracket: \left. or \right.
            if (name is "left" or "right" && _at < _latex.Length && _latex[_at] == '.') _at++;
            text.Append("<mrow></mrow>");
        }
        else if (Functions.Contains(name))
        {
            Leaf("mi", name, text.Append("<mrow>"));
            SkipSpace();
            text.Append(_at < _latex.Length && _latex[_at] is '(' or '_' or '^' ? "<mo>\u2061</mo></mrow>" : "<mspace width=\"0.167em\"></mspace></mrow>");
        }
        else Construct(name, text);
        if (!Spaces.ContainsKey(name)) _followsOperand = !Signs.ContainsKey(name) && !Large.ContainsKey(name) && !Functions.Contains(name) && !Sizes.Contains(name);
        return name is "sum" or "prod" or "max" or "min" or "lim";
    }

    private void Construct(string name, StringBuilder text)
    {
        switch (name)
        {
            case "frac" or "dfrac" or "tfrac":
                Argument(text.Append("<mfrac>"));
                Argument(text);
                text.Append("</mfrac>");
                break;
            case "sqrt":
                Argument(text.Append("<msqrt>"));
                text.Append("</msqrt>");
                break;
            case "text" or "mbox" or "textit" or "textbf":
                Leaf("mtext", Raw().Replace(' ', '\u00A0'), text);
                break;
            case "mathrm" or "operatorname" or "mathit":
                text.Append("<mi mathvariant=\"normal\">").Append(WebUtility.HtmlEncode(Raw())).Append("</mi>");
                break;
            case "mathbf" or "boldsymbol" or "bm":
                Leaf("mi", string.Concat(Raw().Select(Bold)), text);
                break;
            case var accent when Accents.TryGetValue(accent, out var mark):
                Argument(text.Append("<mover>"));
                Leaf("mo", mark, text);
                text.Append("</mover>");
                break;
            default:
                Leaf("mtext", "\\" + name, text);
                break;
        }
    }

    private void Bracket(string bracket, StringBuilder text)
    {
        text.Append(_isTall ? "<mo stretchy=\"true\">" : "<mo stretchy=\"false\">").Append(bracket).Append("</mo>");
        _isTall = false;
    }

    private static string Bold(char letter) => letter switch
    {
        >= 'a' and <= 'z' => char.ConvertFromUtf32(0x1D41A + letter - 'a'),
        >= 'A' and <= 'Z' => char.ConvertFromUtf32(0x1D400 + letter - 'A'),
        _ => letter.ToString(),
    };

    // {…}, a command, or one character: \frac12 is a half.
    private void Argument(StringBuilder text)
    {
        SkipSpace();
        if (_at >= _latex.Length || _latex[_at] == '}' || _depth >= DeepestNesting)
        {
            text.Append("<mrow></mrow>");
            if (_depth >= DeepestNesting) _at = _latex.Length;
            return;
        }
        _depth++;
        if (_latex[_at] == '{')
        {
            _at++;
            Row(text);
            if (_at < _latex.Length) _at++;
        }
        else if (_latex[_at] == '\\') Command(text);
        else if (char.IsAsciiDigit(_latex[_at])) Leaf("mn", _latex[_at++].ToString(), text);
        else Atom(text);
        _depth--;
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
        return _latex[start..];
    }

    private string Name()
    {
        var start = ++_at;
        while (_at < _latex.Length && char.IsAsciiLetter(_latex[_at])) _at++;
        if (_at == start && _at < _latex.Length) _at++;
        return _latex[start.._at];
    }

    private static FrozenDictionary<string, string> Table(string words) =>
        words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Chunk(2).ToFrozenDictionary(pair => pair[0], pair => pair[1]);

    private static void Leaf(string element, string content, StringBuilder text) =>
        text.Append('<').Append(element).Append('>').Append(WebUtility.HtmlEncode(content)).Append("</").Append(element).Append('>');
}

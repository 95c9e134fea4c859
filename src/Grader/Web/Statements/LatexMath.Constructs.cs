using System.Net;
using System.Text;

namespace Grader.Web.Statements;

// Commands with arguments: fractions, fonts, texts, what stands below and above.
internal ref partial struct LatexMath
{
    // Each of these has its own arguments.
    // 13 branches: a table with one row for each way to be set
    private void Construct(string name, StringBuilder text)
    {
        var at = _at - name.Length - 1;
        switch (name)
        {
            case " " or "~":
                Leaf("mtext", "\u00A0", text);
                break;
            case "frac" or "dfrac" or "tfrac" or "cfrac":
                Pair("<mfrac>", "</mfrac>", text);
                break;
            case "binom" or "dbinom" or "tbinom":
                Pair("<mrow><mo>(</mo><mfrac linethickness=\"0\">", "</mfrac><mo>)</mo></mrow>", text);
                break;
            case "sqrt":
                Root(text);
                break;
            case "overset" or "stackrel" or "underset":
                Stack(name is "underset" ? "munder" : "mover", text);
                break;
            case "operatorname" or "mathrm" or "mathit" or "mathop":
                Word(name, text);
                break;
            case "tag":
                Leaf("mtext", $"\u2003({Raw()})", text);
                break;
            case "label":
                Raw();
                text.Append("<mrow></mrow>");
                break;
            case "substack" or "boxed" or "mathord" or "mathbin" or "mathrel" or "mathopen" or "mathclose":
                Argument(text);
                break;
            case "begin":
                Environment(text);
                break;
            default:
                if (MathSigns.Texts.Contains(name)) Words(text);
                else if (MathFonts.Named(name) is { } font) InFont(font, text);
                else Unknown(name, at, text);
                break;
        }
    }

    private readonly void Unknown(string name, int at, StringBuilder text)
    {
        Miss("\\" + name, at);
        Leaf("mtext", "\\" + name, text);
    }

    private void Pair(string open, string close, StringBuilder text)
    {
        Argument(text.Append(open));
        Argument(text);
        text.Append(close);
    }

    // \sqrt[3]{x}
    private void Root(StringBuilder text)
    {
        SkipSpace();
        if (Bracketed() is not { } degree)
        {
            Argument(text.Append("<msqrt>"));
            text.Append("</msqrt>");
            return;
        }
        Argument(text.Append("<mroot>"));
        Nested(degree, text);
        text.Append("</mroot>");
    }

    // The text between square brackets that may stand before an argument.
    private string? Bracketed()
    {
        if (At(_at) != '[' || _latex.IndexOf(']', _at) is not (>= 0 and var end)) return null;
        var inner = _latex[(_at + 1)..end];
        _at = end + 1;
        return inner;
    }

    // \overset{above}{base}
    private void Stack(string element, StringBuilder text)
    {
        var mark = new StringBuilder();
        Argument(mark);
        Argument(text.Append('<').Append(element).Append('>'));
        text.Append(mark).Append("</").Append(element).Append('>');
    }

    // What names it stands beyond, as a limit does.
    private void Brace(string sign, StringBuilder text)
    {
        var element = sign == MathSigns.BraceBelow ? "munder" : "mover";
        Argument(text.Append('<').Append(element).Append('>'));
        text.Append("<mo stretchy=\"true\">").Append(sign).Append("</mo></").Append(element).Append('>');
    }

    // \operatorname{arg\,max}, \mathrm{d}: upright letters; with a command or a script in them they are a formula in such letters
    private void Word(string name, StringBuilder text)
    {
        _hasLimits = At(_at) == '*' || name == "mathop";
        if (At(_at) == '*') _at++;
        var start = _at;
        var word = Raw();
        if (MathSigns.Plain(word.Replace("\\_", "", StringComparison.Ordinal)).AsSpan().IndexOfAny("\\_^{") < 0 && name != "mathop")
        {
            text.Append("<mi mathvariant=\"normal\">").Append(WebUtility.HtmlEncode(MathSigns.Plain(word))).Append("</mi>");
            return;
        }
        _at = start;
        Argument(text);
    }

    // Words, with formulas between dollar signs in them.
    private void Words(StringBuilder text)
    {
        SkipSpace();
        var at = _at;
        var pieces = Raw().Split('$');
        if (pieces.Length > 1) text.Append("<mrow>");
        for (var i = 0; i < pieces.Length; i++)
        {
            if (i % 2 == 1) Nested(pieces[i], text);
            else if (pieces[i].Length > 0 || pieces.Length == 1) Leaf("mtext", Said(pieces[i], at), text);
        }
        if (pieces.Length > 1) text.Append("</mrow>");
    }

    private readonly string Said(string words, int at)
    {
        words = MathSigns.Plain(words);
        var command = words.IndexOf('\\');
        if (command >= 0)
        {
            var end = command + 1;
            while (end < words.Length && char.IsAsciiLetter(words[end])) end++;
            Miss(words[command..Math.Max(end, Math.Min(command + 2, words.Length))], at);
        }
        return words.Replace(' ', '\u00A0');
    }

    // A formula that stands by itself within this one.
    private readonly void Nested(string latex, StringBuilder text)
    {
        if (_depth >= DeepestNesting) return;
        text.Append("<mrow>");
        new LatexMath(latex, _unset) { _depth = _depth + 1, _font = _font }.All(text);
        text.Append("</mrow>");
    }

    private void InFont(MathFont font, StringBuilder text)
    {
        var outer = _font;
        _font = font;
        Argument(text);
        _font = outer;
    }

    private readonly string InFont(string letters) => MathFonts.Of(_font, letters);
}

using Formulas.Names;

namespace Formulas.Reader.Tokens;

/// <summary>Reads one LaTeX command at a time, from a table. To add a command, add a row.</summary>
internal sealed class LatexTokenizer(string text, TokenList tokens)
{
    private abstract record Row
    {
        /// <summary>Changes nothing about the value: spacing, sizes of brackets.</summary>
        public sealed record Skip : Row;

        /// <summary>Changes nothing about the value, nor does its argument in braces.</summary>
        public sealed record SkipWithArgument : Row;

        /// <summary>Stands for a token.</summary>
        public sealed record Is(TokenKind Kind, string? Text = null, char Bracket = '\0') : Row;

        /// <summary>A font: its argument is read as if it stood there without it.</summary>
        public sealed record Font : Row;

        /// <summary>Text within a formula.</summary>
        public sealed record Words : Row;
    }

    private static readonly Row SkipRow = new Row.Skip();
    private static readonly Row FontRow = new Row.Font();

    private static readonly Trie<Row> Commands = new();

    static LatexTokenizer()
    {
        foreach (var (name, row) in Table()) Commands.Add(name, row);
    }


    private int _cases;

    /// <summary>Within \begin{cases}, where &amp; and line breaks separate.</summary>
    public bool InCases => _cases > 0;

    private static IEnumerable<(string Name, Row Row)> Table()
    {
        foreach (var name in new[] { ",", ";", ":", "!", " ", ">", "quad", "qquad", "displaystyle", "textstyle", "limits", "nolimits",
            "left", "right", "big", "Big", "bigg", "Bigg",
            "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "bigm", "middle", "(", ")", "[", "]", "thinspace",
            "nonumber", "notag", "therefore", "hfill", "mathopen", "mathclose", "rm", "bf", "it", "cal",
            "scriptstyle", "blacksquare", "square", "Box", "qed", "enspace", "enskip", "smallskip", "medskip", "newline", "break", "relax",
            "kern", "allowbreak", "nobreak", "par", "noindent", "strut", "mathstrut" })
            yield return (name, SkipRow);
        foreach (var name in new[] { "tag", "label", "hspace", "vspace", "phantom", "color" })
            yield return (name, new Row.SkipWithArgument());
        foreach (var name in new[] { "mathrm", "operatorname", "mathbf", "boldsymbol", "bm", "vec", "mathit", "mathsf", "mathcal", "hat",
            "bar", "tilde", "boxed", "mathord", "mathop", "textbf", "textit", "ensuremath", "mathbin", "mathscr", "pmb", "fbox", "mathrel",
            "underline", "overline", "emph", "mathtt", "mathfrak" })
            yield return (name, FontRow);
        foreach (var name in new[] { "text", "mbox", "textrm", "textnormal", "textsf", "hbox" }) yield return (name, new Row.Words());
        foreach (var name in new[] { "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu",
            "nu", "xi", "pi", "rho", "sigma",
            "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Phi", "Psi", "Omega" })
        {
            yield return (name, new Row.Is(TokenKind.Name, Greek.Canonical(name)));
            if (name is "epsilon" or "theta" or "pi" or "rho" or "sigma" or "phi" or "kappa")
                yield return ("var" + name, new Row.Is(TokenKind.Name, Greek.Canonical(name)));
        }
        foreach (var name in new[] { "exp", "ln", "log", "lg", "sin", "cos", "tan", "sinh", "cosh", "tanh", "sech", "max", "min", "arctan",
            "arcsin", "arccos" })
            yield return (name, new Row.Is(TokenKind.Name, name));
        yield return ("top", new Row.Is(TokenKind.Name, "⊤"));
        yield return ("intercal", new Row.Is(TokenKind.Name, "⊤"));
        yield return ("ell", new Row.Is(TokenKind.Name, "l"));
        yield return ("frac", new Row.Is(TokenKind.Frac));
        yield return ("dfrac", new Row.Is(TokenKind.Frac));
        yield return ("tfrac", new Row.Is(TokenKind.Frac));
        yield return ("cfrac", new Row.Is(TokenKind.Frac));
        yield return ("nicefrac", new Row.Is(TokenKind.Frac));
        yield return ("over", new Row.Is(TokenKind.Over));
        yield return ("in", new Row.Is(TokenKind.In));
        yield return ("sqrt", new Row.Is(TokenKind.Sqrt));
        yield return ("sum", new Row.Is(TokenKind.Sum));
        yield return ("Sigma", new Row.Is(TokenKind.Sum));
        yield return ("partial", new Row.Is(TokenKind.Partial));
        yield return ("nabla", new Row.Is(TokenKind.Nabla));
        yield return ("infty", new Row.Is(TokenKind.Infinity));
        yield return ("prime", new Row.Is(TokenKind.Prime));
        yield return ("cdot", new Row.Is(TokenKind.Cdot));
        yield return ("bullet", new Row.Is(TokenKind.Cdot));
        yield return ("times", new Row.Is(TokenKind.Times));
        yield return ("ast", new Row.Is(TokenKind.Times));
        yield return ("div", new Row.Is(TokenKind.Slash));
        yield return ("odot", new Row.Is(TokenKind.Hadamard));
        yield return ("circ", new Row.Is(TokenKind.Hadamard));
        yield return ("otimes", new Row.Is(TokenKind.Outer));
        yield return ("pm", new Row.Is(TokenKind.PlusMinus));
        yield return ("mp", new Row.Is(TokenKind.PlusMinus));
        foreach (var name in new[] { "dots", "ldots", "cdots", "dotsb", "dotsc" }) yield return (name, new Row.Is(TokenKind.Ellipsis));
        foreach (var name in new[] { "leftarrow", "gets", "longleftarrow", "Leftarrow", "to", "rightarrow", "mapsto", "longrightarrow",
            "coloneqq", "coloneq" })
            yield return (name, new Row.Is(TokenKind.Becomes));
        foreach (var name in new[] { "sim", "approx", "equiv", "simeq", "triangleq", "doteq" })
            yield return (name, new Row.Is(TokenKind.Equals));
        foreach (var name in new[] { "Rightarrow", "implies", "Longrightarrow", "iff", "Leftrightarrow" })
            yield return (name, new Row.Is(TokenKind.NewLine));
        yield return ("lt", new Row.Is(TokenKind.Less));
        yield return ("gt", new Row.Is(TokenKind.Greater));
        yield return ("le", new Row.Is(TokenKind.LessOrEqual));
        yield return ("leq", new Row.Is(TokenKind.LessOrEqual));
        yield return ("ge", new Row.Is(TokenKind.GreaterOrEqual));
        yield return ("geq", new Row.Is(TokenKind.GreaterOrEqual));
        yield return ("ne", new Row.Is(TokenKind.NotEqual));
        yield return ("neq", new Row.Is(TokenKind.NotEqual));
        foreach (var name in new[] { "vert", "lvert", "rvert", "mid", "|" }) yield return (name, new Row.Is(TokenKind.Bar));
        yield return ("{", new Row.Is(TokenKind.Open, Bracket: '('));
        yield return ("lbrace", new Row.Is(TokenKind.Open, Bracket: '('));
        yield return ("lbrack", new Row.Is(TokenKind.Open, Bracket: '['));
        yield return ("}", new Row.Is(TokenKind.Close, Bracket: ')'));
        yield return ("rbrace", new Row.Is(TokenKind.Close, Bracket: ')'));
        yield return ("rbrack", new Row.Is(TokenKind.Close, Bracket: ']'));
        yield return ("_", new Row.Is(TokenKind.Sub));
        yield return ("%", new Row.Is(TokenKind.Percent));
        yield return ("colon", new Row.Is(TokenKind.Colon));
        yield return ("underbrace", new Row.Is(TokenKind.Underbrace));
        yield return ("overbrace", new Row.Is(TokenKind.Underbrace));
        yield return ("mathbb", new Row.Is(TokenKind.Indicator));
        yield return ("mathds", new Row.Is(TokenKind.Indicator));
        yield return ("mathbbm", new Row.Is(TokenKind.Indicator));
    }

    private static bool AreLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiLetter(c)) return false;
        return true;
    }

    /// <summary>Reads the command at the place and returns where the text goes on.</summary>
    public int Command(int start)
    {
        var from = start + 1;
        if (from >= text.Length) return Unknown(start, from, "");
        var at = from;
        while (at < text.Length && char.IsAsciiLetter(text[at])) at++;
        if (at == from) at++;
        var name = text.AsSpan(from, at - from);
        if (name is "\\")
        {
            tokens.Add(InCases ? TokenKind.Semicolon : TokenKind.NewLine, start, 2);
            return at;
        }
        if (name is "begin" or "end") return Environment(start, at, begins: name is "begin");
        switch (Commands.Exactly(name))
        {
            // \left. and \right. are brackets without a sign
            case Row.Skip: return name is "left" or "right" && at < text.Length && text[at] == '.' ? at + 1 : at;
            case Row.SkipWithArgument: return Argument(at).End;
            case Row.Is { Kind: TokenKind.Indicator }: return Indicator(start, at);
            case Row.Is { Kind: var kind, Text: var canonical, Bracket: var bracket }:
                tokens.Add(kind, start, at - start, bracket, canonical);
                return at;
            case Row.Font: return Font(start, at, name is "mathbf" or "boldsymbol");
            case Row.Words:
                var words = Argument(at);
                tokens.Add(TokenKind.Words, words.From, words.To - words.From,
                    text: text[words.From..words.To].Trim().TrimEnd('.', ',', ':').ToLowerInvariant());
                return words.End;
            default: return Unknown(start, at, name.ToString());
        }
    }

    // \mathbb{1}, \mathbb{I}; of other letters it is a font
    private int Indicator(int start, int at)
    {
        var (from, to, end) = Argument(at);
        if (text.AsSpan(from, to - from).Trim() is not ("1" or "I")) return at;
        tokens.Add(TokenKind.Indicator, start, end - start);
        return end;
    }

    // \mathbf{1}[...] is an indicator too; otherwise the braces group and nothing else
    private int Font(int start, int at, bool isBold)
    {
        var (from, to, end) = Argument(at);
        var letters = text.AsSpan(from, to - from);
        if (isBold && letters is "1") tokens.Add(TokenKind.Indicator, start, end - start);
        else if (letters.Length > 0 && letters.IndexOfAny("\\{^_ ") < 0)
            tokens.Add(char.IsAsciiDigit(letters[0]) ? TokenKind.Number : TokenKind.Run, from, letters.Length);
        else if (letters is ['\\', .. var command] && end > to && AreLetters(command)) Command(from); // \mathbf{\Delta}
        else return at;
        return end;
    }

    private int Unknown(int start, int end, string command)
    {
        tokens.Add(TokenKind.Unknown, start, end - start, text: command);
        return end;
    }

    private int Environment(int start, int at, bool begins)
    {
        var (from, to, end) = Argument(at);
        var name = text.AsSpan(from, to - from).TrimEnd('*');
        if (name is "cases" or "dcases")
        {
            tokens.Add(begins ? TokenKind.CasesBegin : TokenKind.CasesEnd, start, end - start);
            _cases += begins ? 1 : -1;
        }
        else if (name is not ("aligned" or "align" or "equation" or "split" or "gathered" or "gather" or "displaymath" or "math"
            or "eqnarray" or "multline"))
            Unknown(start, end, $"{(begins ? "begin" : "end")}{{{name}}}");
        return end;
    }

    // The argument after a command: what stands in braces, or one character.
    private (int From, int To, int End) Argument(int at)
    {
        while (at < text.Length && text[at] == ' ') at++;
        if (at >= text.Length) return (at, at, at);
        if (text[at] != '{') return (at, at + 1, at + 1);
        var depth = 0;
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] == '{') depth++;
            else if (text[i] == '}' && --depth == 0) return (at + 1, i, i + 1);
        }
        return (at + 1, text.Length, text.Length);
    }
}

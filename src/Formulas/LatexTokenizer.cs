namespace Formulas;

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
        public sealed record Is(TokenKind Kind, string? Text = null) : Row;

        /// <summary>A font: its argument is read as if it stood there without it.</summary>
        public sealed record Font : Row;

        /// <summary>Text within a formula.</summary>
        public sealed record Words : Row;
    }

    private static readonly Row Skip = new Row.Skip();
    private static readonly Row Font = new Row.Font();

    private static readonly Spellings<Row> Commands = new();

    static LatexTokenizer()
    {
        foreach (var (name, row) in Table()) Commands.Add(name, row);
    }


    private int _cases;

    /// <summary>Within \begin{cases}, where &amp; and line breaks separate.</summary>
    public bool InCases => _cases > 0;

    private static IEnumerable<(string Name, Row Row)> Table()
    {
        foreach (var name in new[] { ",", ";", ":", "!", " ", ">", "quad", "qquad", "displaystyle", "textstyle", "limits", "nolimits", "left", "right", "big", "Big", "bigg", "Bigg",
            "bigl", "bigr", "Bigl", "Bigr", "biggl", "biggr", "Biggl", "Biggr", "bigm", "middle", "(", ")", "[", "]", "thinspace", "nonumber", "notag", "therefore", "hfill", "mathopen", "mathclose", "rm", "bf", "it", "cal",
            "scriptstyle", "blacksquare", "square", "Box", "qed", "enspace", "enskip", "smallskip", "medskip", "newline", "break", "relax", "kern", "allowbreak", "nobreak", "par", "noindent", "strut", "mathstrut" })
            yield return (name, Skip);
        foreach (var name in new[] { "tag", "label", "hspace", "vspace", "phantom", "color" }) yield return (name, new Row.SkipWithArgument());
        foreach (var name in new[] { "mathrm", "operatorname", "mathbf", "boldsymbol", "bm", "vec", "mathit", "mathsf", "mathcal", "hat", "bar", "tilde", "boxed", "mathord", "mathop", "textbf", "textit", "ensuremath", "mathbin", "mathscr", "pmb", "fbox", "mathrel", "underline", "overline", "emph", "mathtt", "mathfrak" })
            yield return (name, Font);
        foreach (var name in new[] { "text", "mbox", "textrm", "textnormal", "textsf", "hbox" }) yield return (name, new Row.Words());
        foreach (var name in new[] { "alpha", "beta", "gamma", "delta", "epsilon", "zeta", "eta", "theta", "iota", "kappa", "lambda", "mu", "nu", "xi", "pi", "rho", "sigma",
            "tau", "upsilon", "phi", "chi", "psi", "omega", "Gamma", "Delta", "Theta", "Lambda", "Xi", "Pi", "Phi", "Psi", "Omega" })
        {
            yield return (name, new Row.Is(TokenKind.Name, Greek.Canonical(name)));
            if (name is "epsilon" or "theta" or "pi" or "rho" or "sigma" or "phi" or "kappa") yield return ("var" + name, new Row.Is(TokenKind.Name, Greek.Canonical(name)));
        }
        foreach (var name in new[] { "exp", "ln", "log", "lg", "sin", "cos", "tan", "sinh", "cosh", "tanh", "sech", "max", "min", "arctan", "arcsin", "arccos" })
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
        foreach (var name in new[] { "leftarrow", "gets", "longleftarrow", "Leftarrow", "to", "rightarrow", "mapsto", "longrightarrow", "coloneqq", "coloneq" })
            yield return (name, new Row.Is(TokenKind.Becomes));
        foreach (var name in new[] { "sim", "approx", "equiv", "simeq", "triangleq", "doteq" }) yield return (name, new Row.Is(TokenKind.Equals));
        foreach (var name in new[] { "Rightarrow", "implies", "Longrightarrow", "iff", "Leftrightarrow" }) yield return (name, new Row.Is(TokenKind.NewLine));
        yield return ("lt", new Row.Is(TokenKind.Less));
        yield return ("gt", new Row.Is(TokenKind.Greater));
        yield return ("le", new Row.Is(TokenKind.LessOrEqual));
        yield return ("leq", new Row.Is(TokenKind.LessOrEqual));
        yield return ("ge", new Row.Is(TokenKind.GreaterOrEqual));
        yield return ("geq", new Row.Is(TokenKind.GreaterOrEqual));
        yield return ("ne", new Row.Is(TokenKind.NotEqual));
        yield return ("neq", new Row.Is(TokenKind.NotEqual));
        foreach (var name in new[] { "vert", "lvert", "rvert", "mid", "|" }) yield return (name, new Row.Is(TokenKind.Bar));
        yield return ("{", new Row.Is(TokenKind.Open, "("));
        yield return ("lbrace", new Row.Is(TokenKind.Open, "("));
        yield return ("lbrack", new Row.Is(TokenKind.Open, "["));
        yield return ("}", new Row.Is(TokenKind.Close, ")"));
        yield return ("rbrace", new Row.Is(TokenKind.Close, ")"));
        yield return ("rbrack", new Row.Is(TokenKind.Close, "]"));
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

    /// <summary>Reads the command at the place and moves on.</summary>
    public void Command(ref int at)
    {
        var start = at++;
        if (at >= text.Length)
        {
            Unknown(start, at, "");
            return;
        }
        var end = at;
        while (end < text.Length && char.IsAsciiLetter(text[end])) end++;
        if (end == at) end++;
        var name = text.AsSpan(at, end - at);
        if (name is "\\")
        {
            at = end;
            tokens.Add(new(InCases ? TokenKind.Semicolon : TokenKind.NewLine, start, 2));
            return;
        }
        if (name is "begin" or "end")
        {
            Environment(start, end, begins: name is "begin", ref at);
            return;
        }
        at = end;
        if (Commands.Exactly(name) is not { } row)
        {
            Unknown(start, end, name.ToString());
            return;
        }
        switch (row)
        {
            case Row.Skip:
                // \left. and \right. are brackets without a sign
                if (name is "left" or "right" && at < text.Length && text[at] == '.') at++;
                break;
            case Row.SkipWithArgument: at = Argument(at).End; break;
            case Row.Is { Kind: TokenKind.Indicator }:
                var (from, to, after) = Argument(at);
                // \mathbb{1}, \mathbb{I}; of other letters it is a font
                if (text.AsSpan(from, to - from).Trim() is "1" or "I")
                {
                    tokens.Add(new(TokenKind.Indicator, start, after - start));
                    at = after;
                }
                break;
            case Row.Is { Kind: var kind, Text: var canonical }:
                tokens.Add(new(kind, start, at - start, canonical));
                break;
            case Row.Font:
                // \mathbf{1}[...] is an indicator too; otherwise the braces group and nothing else
                var font = Argument(at);
                if (name is "mathbf" or "boldsymbol" && text.AsSpan(font.From, font.To - font.From) is "1")
                {
                    tokens.Add(new(TokenKind.Indicator, start, font.End - start));
                    at = font.End;
                }
                else if (text.AsSpan(font.From, font.To - font.From).IndexOfAny("\\{^_ ") < 0 && font.To > font.From)
                {
                    tokens.Add(new(char.IsAsciiDigit(text[font.From]) ? TokenKind.Number : TokenKind.Run, font.From, font.To - font.From));
                    at = font.End;
                }
                else if (text.AsSpan(font.From, font.To - font.From) is ['\\', .. var letters] && font.End > font.To && AreLetters(letters))
                {
                    at = font.From; // \mathbf{\Delta}
                    Command(ref at);
                    at = font.End;
                }
                break;
            case Row.Words:
                var words = Argument(at);
                tokens.Add(new(TokenKind.Words, words.From, words.To - words.From, text[words.From..words.To].Trim().TrimEnd('.', ',', ':').ToLowerInvariant()));
                at = words.End;
                break;
        }
    }

    private void Unknown(int start, int end, string command) => tokens.Add(new(TokenKind.Unknown, start, end - start, command));

    private void Environment(int start, int end, bool begins, ref int at)
    {
        var (from, to, after) = Argument(end);
        var name = text.AsSpan(from, to - from).TrimEnd('*');
        at = after;
        if (name is "cases" or "dcases")
        {
            tokens.Add(new(begins ? TokenKind.CasesBegin : TokenKind.CasesEnd, start, after - start));
            _cases += begins ? 1 : -1;
        }
        else if (name is not ("aligned" or "align" or "equation" or "split" or "gathered" or "gather" or "displaymath" or "math" or "eqnarray" or "multline"))
            Unknown(start, after, $"{(begins ? "begin" : "end")}{{{name}}}");
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

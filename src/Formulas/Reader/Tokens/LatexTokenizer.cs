namespace Formulas.Reader.Tokens;

/// <summary>Reads one LaTeX command at a time, from a table. To add a command, add a row.</summary>
internal sealed class LatexTokenizer(string text, TokenList tokens)
{
    private int _cases;

    /// <summary>Within \begin{cases}, where &amp; and line breaks separate.</summary>
    public bool InCases => _cases > 0;

    private static bool AreLetters(ReadOnlySpan<char> text)
    {
        foreach (var c in text)
            if (!char.IsAsciiLetter(c)) return false;
        return true;
    }

    /// <summary>Reads the command at the place and returns where the text goes on.</summary>
    // 19 branches: a row for each kind of command, after the two that have no row in the table
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
            return at < text.Length && text[at] == '*' ? at + 1 : AfterSpace(at);
        }
        if (name is "begin" or "end") return Environment(start, at, begins: name is "begin");
        switch (LatexCommands.Named(name))
        {
            case LatexCommand.Skip: return name is "left" or "right" && at < text.Length && text[at] == '.' ? at + 1 : at; // \left. has no sign
            case LatexCommand.SkipWithArgument: return Argument(at).End;
            case LatexCommand.Is { Kind: TokenKind.Indicator }: return Indicator(start, at);
            case LatexCommand.Is { Kind: var kind, Text: var canonical, Bracket: var bracket }:
                tokens.Add(kind, start, at - start, bracket, canonical);
                return at;
            case LatexCommand.Font: return Font(start, at, name is "mathbf" or "boldsymbol");
            case LatexCommand.Box: return Box(at);
            case LatexCommand.Words: return Words(at);
            default: return Unknown(start, at, name.ToString());
        }
    }

    // \framebox[3cm]{…}, \colorbox{yellow}{…}: to the braces that hold the formula
    private int Box(int at)
    {
        while (at < text.Length && text[at] == '[' && text.IndexOf(']', at) is > 0 and var close) at = close + 1;
        var end = Argument(at).End;
        return end < text.Length && text[end] == '{' && at < text.Length && text[at] == '{' ? end : at;
    }

    // \\[1ex]: room between rows
    private int AfterSpace(int at)
    {
        if (at >= text.Length || text[at] != '[') return at;
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-' or ' ')) end++;
        return end < text.Length && text[end] == ']' && text.AsSpan(at, end - at).Trim("[ ") is [.., >= 'a' and <= 'z'] ? end + 1 : at;
    }

    private int Words(int at)
    {
        var (from, to, end) = Argument(at);
        var words = text[from..to].Trim(' ', '.', ',', ':', '(', ')').ToLowerInvariant();
        tokens.Add(TokenKind.Words, from, to - from, text: words);
        return end;
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
        else if (Environments.IsDisplay(name)) return begins && Environments.HasColumns(name) ? Columns(end) : end;
        else Unknown(start, end, $"{(begins ? "begin" : "end")}{{{name}}}");
        return end;
    }

    // {rcl} behind \begin{array}
    private int Columns(int at)
    {
        var end = at;
        while (end < text.Length && text[end] == ' ') end++;
        return end < text.Length && text[end] == '{' ? Argument(at).End : at;
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

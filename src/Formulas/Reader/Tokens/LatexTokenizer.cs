using Formulas.Names;

namespace Formulas.Reader.Tokens;

/// <summary>Reads one LaTeX command at a time, from a table. To add a command, add a row.</summary>
internal sealed partial class LatexTokenizer(string text, Vocabulary vocabulary, TokenList tokens)
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
        while (at < text.Length && text[at] is >= 'a' and <= 'z' or >= 'A' and <= 'Z') at++;
        if (at == from) at++;
        var name = text.AsSpan(from, at - from);
        if (name is ['\\'])
        {
            tokens.Add(InCases ? TokenKind.Semicolon : TokenKind.NewLine, start, 2);
            return at < text.Length && text[at] == '*' ? at + 1 : AfterSpace(at);
        }
        if (name is "begin" or "end") return Environment(start, at, begins: name is "begin");
        switch (LatexCommands.Named(name))
        {
            case LatexCommand.Skip:
                return name is "left" or "right" && at < text.Length && text[at] == '.' ? at + 1
                : at; // \left. has no sign
            case LatexCommand.Is { Kind: TokenKind.Indicator }: return Indicator(start, at);
            case LatexCommand.Is token: return Sign(start, at, token);
            case { } command: return WithArgument(command, start, at);
            default: return OtherName(start, at, name.ToString());
        }
    }

    // \framebox[3cm]{…}, \colorbox{yellow}{…}: to the braces that hold the formula
    private int Box(int at)
    {
        at = AfterOptions(at);
        var end = Argument(at).End;
        return end < text.Length && text[end] == '{' && at < text.Length && text[at] == '{' ? end : at;
    }

    // [rgb], [label=(a)]
    private int AfterOptions(int at)
    {
        while (at < text.Length && text[at] == '[' && text.IndexOf(']', at) is > 0 and var close) at = close + 1;
        return at;
    }

    // \\[1ex]: room between rows
    private int AfterSpace(int at)
    {
        if (at >= text.Length || text[at] != '[') return at;
        var end = at + 1;
        while (end < text.Length && (char.IsAsciiLetterOrDigit(text[end]) || text[end] is '.' or '-' or ' ')) end++;
        return end < text.Length && text[end] == ']' && text.AsSpan(at, end - at).Trim("[ ") is [.., >= 'a' and <= 'z'] ? end + 1 : at;
    }

    // 13 branches: a table with one row for each kind of command
    private int WithArgument(LatexCommand command, int start, int at) => command switch
    {
        LatexCommand.SkipWithArgument => Argument(AfterOptions(at)).End,
        LatexCommand.SkipWithLength => AfterLength(at) ?? Unknown(start, at, text[(start + 1)..at]),
        LatexCommand.EndMark => text.AsSpan(at).Trim(" .$\r\n").IsEmpty ? at : Unknown(start, at, text[(start + 1)..at]),
        LatexCommand.Font => Font(at),
        LatexCommand.Box => Box(at),
        LatexCommand.Vector => Vector(start, at),
        LatexCommand.Accent accent => Accented(start, at, accent.Word),
        LatexCommand.OperatorName => OperatorName(start, at),
        LatexCommand.Stacked => Stacked(start, at),
        LatexCommand.Words => Words(at),
        LatexCommand.Item => Row(start, AfterOptions(at)),
        LatexCommand.Between => Row(start, Said(Row(start, at))),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private int Row(int start, int at)
    {
        tokens.Add(TokenKind.NewLine, start, 0);
        return at;
    }

    private int Sign(int start, int at, LatexCommand.Is sign)
    {
        if (sign.Kind == TokenKind.Times && IsSecondHalf(start, at)) return at;
        tokens.Add(sign.Kind, start, at - start, sign.Bracket, sign.Text);
        return at;
    }

    // .\ast is one sign, and so is \*\*
    private bool IsSecondHalf(int start, int at)
    {
        if (tokens.Count == 0 || tokens[^1].End != start) return false;
        var (before, first) = (tokens[^1].Kind, tokens[^1].Start);
        if (before != TokenKind.Dot && (before != TokenKind.Times || tokens[^1].Length != 2)) return false;
        tokens.RemoveRange(tokens.Count - 1, 1);
        tokens.Add(before == TokenKind.Dot ? TokenKind.Hadamard : TokenKind.Power, first, at - first);
        return true;
    }

    // \mathbb{1}, \mathbb{I}; of other letters it is a font
    private int Indicator(int start, int at)
    {
        var (from, to, end) = Argument(at);
        if (text.AsSpan(from, to - from).Trim() is not ("1" or "I")) return at;
        tokens.Add(TokenKind.Indicator, start, end - start);
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
        else if (Environments.IsList(name)) return Row(start, AfterOptions(end));
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

    // The argument after a command: what stands in braces, another command, or one character.
    private (int From, int To, int End) Argument(int at)
    {
        while (at < text.Length && text[at] == ' ') at++;
        if (at >= text.Length) return (at, at, at);
        if (text[at] == '\\') return AnotherCommand(at);
        if (text[at] != '{') return (at, at + 1, at + 1);
        var depth = 0;
        for (var i = at; i < text.Length; i++)
        {
            if (text[i] == '{') depth++;
            else if (text[i] == '}' && --depth == 0) return (at + 1, i, i + 1);
        }
        return (at + 1, text.Length, text.Length);
    }

    private (int From, int To, int End) AnotherCommand(int start)
    {
        var at = start + 1;
        while (at < text.Length && char.IsAsciiLetter(text[at])) at++;
        if (at == start + 1) at = Math.Min(at + 1, text.Length);
        return (start, at, at);
    }
}

using System.Buffers;
using Formulas.Names;

namespace Formulas.Reader.Tokens;

// Commands with an argument that is a name, a number or a word: \hat{y}, \mathbf{a}, \operatorname{sech}, \mathrm{e}, \text{exp}.
internal sealed partial class LatexTokenizer
{
    private static readonly SearchValues<char> NoName = SearchValues.Create("\\{^_ ~,");
    private static readonly SearchValues<char> InNumbers = SearchValues.Create("0123456789.eE+-");

    // A word that is known here is no text; anything else is.
    private int Words(int at)
    {
        var (from, to, end) = Argument(at);
        var word = text.AsSpan(from, to - from).Trim();
        if (IsKnown(word, end))
        {
            tokens.Add(TokenKind.Run, from + text.AsSpan(from).IndexOf(word), word.Length);
            return end;
        }
        if (word.Length > 3 && AreLetters(word) && Keywords.KindOf(word) is null && text.AsSpan(end) is ['(', ..]) // \text{sinc}(x)
        {
            tokens.Add(TokenKind.Name, from, to - from, text: word.ToString());
            return end;
        }
        return Said(at);
    }

    private int Said(int at)
    {
        var (from, to, end) = Argument(at);
        var words = text[from..to].Trim(' ', '.', ',', ':', '(', ')').ToLowerInvariant();
        tokens.Add(TokenKind.Words, from, to - from, text: words);
        return end;
    }

    private bool IsKnown(ReadOnlySpan<char> word, int end) => word is "T" or "d" || AreLetters(word) && vocabulary.Declared(word) switch
    {
        Meaning.Name or Meaning.Constant => true,
        Meaning.Call or Meaning.Form => word is not "where" and not "step" || IsCalled(end),
        _ => false,
    };

    private bool IsCalled(int at) => text.AsSpan(at).TrimStart() is ['(', ..] or ['\\', 'l', 'e', 'f', 't', '(', ..];

    // A font says nothing: its argument is read as if it stood there without it.
    private int Font(int at)
    {
        var (from, to, end) = Argument(at);
        var letters = text.AsSpan(from, to - from);
        if (IsNumber(letters)) tokens.Add(TokenKind.Number, from, letters.Length);
        else if (letters.Length > 1 && AreLetters(letters) && IsCalled(end)) // \mathrm{sinc}(x): a function's name, whole
            tokens.Add(TokenKind.Name, from, letters.Length, text: letters.ToString());
        else if (IsPlainName(letters)) tokens.Add(TokenKind.Run, from, letters.Length);
        else if (IsCommand(letters) && end > to) Command(from); // \mathrm{\Delta}
        else return at;
        return end;
    }

    // \mathbf{1}[...] is an indicator; of one name this says that it is a vector; otherwise the braces group and nothing else
    private int Vector(int start, int at)
    {
        var (from, to, end) = Argument(at);
        var argument = text.AsSpan(from, to - from).Trim();
        if (argument is "1")
        {
            tokens.Add(TokenKind.Indicator, start, end - start);
            return end;
        }
        if (IsNumber(argument)) return Font(at);
        from += text.AsSpan(from).IndexOf(argument);
        return BareName(argument) is { } name ? Marked(new(TokenKind.Name, start, 0, Token.Vector, name), from, to, end) : Font(at);
    }

    private int Accented(int start, int at, string accent)
    {
        var (from, to, end) = Argument(at);
        var argument = text.AsSpan(from, to - from);
        from += argument.Length - argument.TrimStart().Length;
        if (Inner(from, to) is { } name)
        {
            // \hat{\mathbf{y}}: bold or not, it is the name with the accent
            tokens.Add(TokenKind.Name, start, end - start, Token.Accent, WithAccent(name, accent));
            return end;
        }
        return BareName(argument.Trim()) is { } bare
            ? Marked(new(TokenKind.Name, start, 0, Token.Accent, WithAccent(bare, accent)), from, to, end)
            : Unknown(start, at, text[(start + 1)..at]);
    }

    // The name in \mathbf{y}.
    private string? Inner(int from, int to)
    {
        if (from >= to || text[from] != '\\') return null;
        var at = from + 1;
        while (at < to && char.IsAsciiLetter(text[at])) at++;
        if (LatexCommands.Named(text.AsSpan(from + 1, at - from - 1)) is not (LatexCommand.Vector or LatexCommand.Font)) return null;
        var (first, last, end) = Argument(at);
        if (end > to) return null; // its argument is not there
        var argument = text.AsSpan(first, last - first).Trim();
        return text.AsSpan(end, to - end).IsWhiteSpace() && BareName(argument) is { } name && !HasScripts(argument) ? name : null;
    }

    // y1 and a hat are yhat1
    private static string WithAccent(string name, string accent)
    {
        var digits = name.Length;
        while (digits > 0 && char.IsAsciiDigit(name[digits - 1])) digits--;
        return $"{name.AsSpan(0, digits)}{accent}{name.AsSpan(digits)}";
    }

    // \hat{y}, or \hat{y_j} with the scripts behind the name
    private int Marked(Token mark, int from, int to, int end)
    {
        var bare = LengthOfName(text.AsSpan(from, to - from));
        if (text.AsSpan(from + bare, to - from - bare).IsWhiteSpace())
        {
            tokens.Add(mark.Kind, mark.Start, end - mark.Start, mark.Bracket, mark.Text);
            return end;
        }
        tokens.Add(TokenKind.Open, mark.Start, 0, '{');
        tokens.Add(mark.Kind, mark.Start, from + bare - mark.Start, mark.Bracket, mark.Text);
        return from + bare;
    }

    // The letters of a name, or a Greek letter as a command; with scripts behind it or without. Null for anything else.
    private static string? BareName(ReadOnlySpan<char> argument)
    {
        var length = LengthOfName(argument);
        if (length == 0 || !AreScripts(argument[length..])) return null;
        var name = argument[..length];
        if (name[0] != '\\') return name.ToString();
        return LatexCommands.Named(name[1..]) is LatexCommand.Is { Kind: TokenKind.Name, Text: { } greek } ? greek : null;
    }

    // _{46}^l and nothing else
    private static bool AreScripts(ReadOnlySpan<char> text)
    {
        for (text = text.TrimStart(); text is ['_' or '^', _, ..]; text = text.TrimStart())
        {
            text = text[1..].TrimStart();
            var end = text.IsEmpty || text[0] != '{' ? Math.Max(1, LengthOfName(text)) : text.IndexOf('}') + 1;
            if (end == 0 || end > text.Length) return false;
            text = text[end..];
        }
        return text.IsEmpty;
    }

    private static bool HasScripts(ReadOnlySpan<char> argument) => argument.ContainsAny('_', '^');

    private static int LengthOfName(ReadOnlySpan<char> text)
    {
        var length = text is ['\\', ..] ? 1 : 0;
        while (length < text.Length
            && (IsLetter(text[length]) || length > 0 && text[0] != '\\' && char.IsAsciiDigit(text[length]))) length++;
        return length;
    }

    private static bool IsLetter(char c) => char.IsAsciiLetter(c) || c is >= 'Α' and <= 'ω';

    // The name of a function is never cut: \operatorname{sinc} is not sin c.
    private int OperatorName(int start, int at)
    {
        if (at < text.Length && text[at] == '*') at++;
        var (from, to, end) = Argument(at);
        var name = text.AsSpan(from, to - from).Trim();
        if (name.Length < 2 || IsCommand(name)) return Font(at);
        // \operatorname{leaky\_relu}
        if (name.Contains('_') && name.ToString().Replace("\\_", "_", StringComparison.Ordinal) is var whole
            && vocabulary.Words.Exactly(whole) is Meaning.Call)
        {
            tokens.Add(TokenKind.Name, start, end - start, text: whole);
            return end;
        }
        if (!IsPlainName(name)) return Unknown(start, at, "operatorname");
        tokens.Add(TokenKind.Name, start, end - start, text: name.ToString());
        return end;
    }

    // A sign with something above it: \stackrel{!}{=}
    private int Stacked(int start, int at)
    {
        var above = Argument(at);
        var (from, to, end) = Argument(above.End);
        // \stackrel{+}{=}: no remark, whatever it is
        if (IsOperator(text.AsSpan(above.From, above.To - above.From).Trim())) return Unknown(start, at, text[(start + 1)..at]);
        var sign = text.AsSpan(from, to - from).Trim();
        if (sign is "=") tokens.Add(TokenKind.Equals, from, to - from);
        else if (IsCommand(sign) && LatexCommands.Named(sign[1..]) is LatexCommand.Is { Kind: not (TokenKind.Name or TokenKind.Sum) } known)
            tokens.Add(known.Kind, from, to - from, known.Bracket, known.Text);
        else return Unknown(start, at, text[(start + 1)..at]);
        return end;
    }

    private static bool IsOperator(ReadOnlySpan<char> sign) => sign is "+" or "-" or "−" or "/" or "±" or "\\pm" or "\\mp" or "\\cdot"
        or "\\times" or "\\div" or "\\odot";

    // Macros that are called as a function is: \sigmoid
    private int OtherName(int start, int at, string name)
    {
        if (vocabulary.Words.Exactly(name) is not Meaning.Call { Order: 0 }) return Unknown(start, at, name);
        tokens.Add(TokenKind.Name, start, at - start, text: name);
        return at;
    }

    // \mathrel{-} is a sign.
    private static bool IsPlainName(ReadOnlySpan<char> argument) =>
        argument.Length > 0 && argument.IndexOfAny(NoName) < 0 && char.IsLetterOrDigit(argument[0]);

    private static bool IsNumber(ReadOnlySpan<char> argument) =>
        argument.Length > 0 && char.IsAsciiDigit(argument[0]) && argument.IndexOfAnyExcept(InNumbers) < 0;

    private static bool IsCommand(ReadOnlySpan<char> argument) => argument is ['\\', _, ..] && AreLetters(argument[1..]);
}

using System.Globalization;
using System.Text;

namespace ScriptMessages;

/// <summary>
/// The first layer: one pass over the text, without recursion and before any compiler sees it. It bounds what a parser can be made to do,
/// and admits only characters that look like what they are.
/// </summary>
public static class TextScan
{
    private const int Length = 16_000;
    private const int LineLength = 1000;
    private const int Depth = 60;
    private const int OperatorRun = 12;

    // How often these may occur: each can be nested without brackets.
    private static readonly (string Text, int Most)[] Counted = [("=>", 60), ("?", 100), ("else", 100), ("<", 200), ("switch", 40)];

    public static Compiled.Rejected? Check(string code)
    {
        if (code.Length > Length) return new(Rule.TooLong, 0, $"{code.Length}");
        foreach (var (text, most) in Counted)
            if (Count(code, text) > most) return new(Rule.TooComplicated, 0, text);
        return new Scanner(code).Run();
    }

    private static int Count(string code, string text)
    {
        var count = 0;
        for (var at = code.IndexOf(text, StringComparison.Ordinal); at >= 0;
            at = code.IndexOf(text, at + text.Length, StringComparison.Ordinal)) count++;
        return count;
    }

    private ref struct Scanner(string code)
    {
        private readonly Stack<char> _open = new();
        private int _at;
        private int _line = 1;
        private int _lineStart;
        private int _run;

        public Compiled.Rejected? Run()
        {
            while (_at < code.Length)
            {
                var fault = code[_at] switch
                {
                    '/' when Next == '/' => LineComment(),
                    '/' when Next == '*' => BlockComment(),
                    '"' => Text(),
                    '$' when Next == '"' => TextWithHoles(),
                    '(' or '[' or '{' => Open(),
                    ')' or ']' or '}' => Close(),
                    _ => Plain(),
                };
                if (fault is not null) return fault;
            }
            return _open.Count > 0 ? new(Rule.Brackets, _line, $"{_open.Peek()}") : null;
        }

        private readonly char Next => _at + 1 < code.Length ? code[_at + 1] : '\0';

        private readonly Compiled.Rejected Fault(string rule, string what) => new(rule, _line, what);

        private Compiled.Rejected? Plain()
        {
            var c = code[_at];
            if (!IsCode(c))
                return c is '\'' or '$' or '@' or '#' or '\\' or '`' ? Fault(Rule.NotOffered, $"{c}") : Fault(Rule.Character, Shown(c));
            _run = c is '+' or '-' or '!' or '~' or '*' or '&' or '|' or '^' or '%' or '='
                ? _run + 1
                : c is ' ' or '\t' or '\n' or '\r' ? _run
                : 0;
            return _run > OperatorRun ? Fault(Rule.TooComplicated, $"{c}") : Advance();
        }

        private Compiled.Rejected? Open()
        {
            _open.Push(code[_at]);
            return _open.Count > Depth ? Fault(Rule.TooComplicated, $"{code[_at]}") : Step();
        }

        private Compiled.Rejected? Close()
        {
            var opening = code[_at] switch { ')' => '(', ']' => '[', _ => '{' };
            return _open.TryPop(out var open) && open == opening ? Step() : Fault(Rule.Brackets, $"{code[_at]}");
        }

        private Compiled.Rejected? Step()
        {
            _run = 0;
            return Advance();
        }

        private Compiled.Rejected? LineComment()
        {
            while (_at < code.Length && code[_at] is not ('\n' or '\r'))
                if (Commented() is { } fault) return fault;
            return null;
        }

        private Compiled.Rejected? BlockComment()
        {
            var line = _line;
            _at += 2;
            while (_at < code.Length)
            {
                if (code[_at] == '*' && Next == '/')
                {
                    _at += 2;
                    return null;
                }
                if (Commented() is { } fault) return fault;
            }
            return new(Rule.Comment, line, "/*");
        }

        // Plain texts on one line, for exceptions.
        private Compiled.Rejected? Text()
        {
            _at++;
            while (_at < code.Length && code[_at] != '"')
            {
                if (code[_at] is '\n' or '\r' or '\\') return Fault(Rule.Quotes, "\"");
                if (Commented() is { } fault) return fault;
            }
            if (_at == code.Length) return Fault(Rule.Quotes, "\"");
            _at++;
            return null;
        }

        // $"d = {d}": nothing in a hole could make a compiler see another end of the text than this scan does.
        private Compiled.Rejected? TextWithHoles()
        {
            var start = ++_at + 1;
            if (Text() is { } fault) return fault;
            for (var i = start; i < _at - 1; i++)
            {
                if (code[i] is not ('{' or '}')) continue;
                if (code[i + 1] == code[i]) i++;
                else if (code[i] == '}' || !IsHole(ref i)) return Fault(Rule.NotOffered, "$");
            }
            return null;
        }

        // From the brace that opens a hole to the one that ends it: code of this scan's characters, its brackets closed, and no comment.
        private readonly bool IsHole(ref int i)
        {
            var open = 0;
            for (i++; i < _at - 1; i++)
            {
                var c = code[i];
                if (c == '}') return open == 0;
                open += c is '(' or '[' ? 1 : c is ')' or ']' ? -1 : 0;
                if (open < 0 || c == '{' || !IsCode(c) || c == '/' && code[i + 1] is ('/' or '*')) return false;
            }
            return false;
        }

        // Comments may be in any language, but hold nothing that is not seen.
        private Compiled.Rejected? Commented()
        {
            if (!Rune.TryGetRuneAt(code, _at, out var rune)) return Fault(Rule.Character, Shown(code[_at]));
            if (rune.Value is not ('\n' or '\r' or '\t') && Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control
                or UnicodeCategory.Format or UnicodeCategory.PrivateUse
                or UnicodeCategory.Surrogate or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator
                    or UnicodeCategory.ParagraphSeparator) return Fault(Rule.Character, $"U+{rune.Value:X4}");
            for (var i = 1; i < rune.Utf16SequenceLength; i++) _at++;
            return Advance();
        }

        private Compiled.Rejected? Advance()
        {
            // \r\n and a lone \r end a line as \n does
            if (code[_at] == '\n' || code[_at] == '\r' && Next != '\n') (_line, _lineStart) = (_line + 1, _at + 1);
            else if (_at - _lineStart > LineLength) return Fault(Rule.LongLine, "");
            _at++;
            return null;
        }

        // Latin and Greek: letters of other scripts look like these and are not.
        private static bool IsCode(char c) =>
            c is >= ' ' and <= '~' and not ('\'' or '$' or '@' or '#' or '\\' or '`') or '\n' or '\r' or '\t' or '\u00A0'
            || (c is >= '\u00C0' and <= '\u00FF' or >= '\u0370' and <= '\u03FF' or '\u00B5') && char.IsLetter(c);

        private static string Shown(char c) => $"U+{(int)c:X4}";
    }
}

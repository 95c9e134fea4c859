using System.Globalization;
using System.Text;
using Formulas.Names;

namespace Formulas.Reader.Tokens;

// Numbers whose digits are grouped (12\,345.678\,9), have a decimal comma in braces, or an exponent that stands apart: 2.884 e-1, 2.884 x 10^-1.
internal readonly ref partial struct PlainTokenizer
{
    // Larger ones are no doubles.
    private const int LargestFactorial = 18;

    // Whether what stands behind the digits can belong to the number; behind the usual number nothing does.
    private bool MayGoOn(int at)
    {
        var c = _text[at];
        if (c == ' ')
        {
            while (at < _text.Length && _text[at] == ' ') at++;
            if (at == _text.Length) return false;
            c = _text[at];
        }
        if (c == '\\') return at + 1 < _text.Length && ",;:! mtr".Contains(_text[at + 1]); // a space, \mathrm, \text
        return c is 'e' or 'E' or 'x' or 'X' or 'd' or 'D' or '~' or '{' or '!';
    }

    // The number from its start, which goes on behind the place; 0 where nothing does.
    private int Continued(int start, int at)
    {
        if (_text.AsSpan(at) is ['{', ',', '}', >= '0' and <= '9', ..]) return CommaInBraces(start, at);
        if (_text[at] == '!') return Factorial(start, at);
        if (_text[at] is 'd' or 'D') return DoubleExponent(start, at);
        var space = AfterNarrowSpace(at);
        var isGrouped = space > at && space < _text.Length && char.IsAsciiDigit(_text[space]);
        var (digits, end) = isGrouped && Grouped(start) is var (grouped, last) ? (grouped, last) : ((string?)null, at);
        if (Exponent(end) is var (exponent, behind))
        {
            tokens.Add(TokenKind.Number, start, behind - start, text: $"{digits ?? _text[start..at]}e{exponent}");
            return behind;
        }
        if (digits is null) return 0;
        tokens.Add(TokenKind.Number, start, end - start, text: digits);
        return end;
    }

    // 2.884D-1, as Fortran prints it; 0 for anything else. Of letters the d is a name or a suffix.
    private int DoubleExponent(int start, int d)
    {
        if (!vocabulary.AsksNumber || d + 1 == _text.Length || _text[d + 1] is not ('+' or '-')) return 0;
        if (Whole(d + 1, '\0') is not var (exponent, end)) return 0;
        tokens.Add(TokenKind.Number, start, end - start, text: $"{_text.AsSpan(start, d - start)}e{exponent}");
        return end;
    }

    // 3!, where the mark can't be one of emphasis: something follows, or it is not the first. 0 for anything else.
    private int Factorial(int start, int mark)
    {
        var before = _text.AsSpan(0, start).TrimEnd();
        var behind = _text.AsSpan(mark + 1).TrimStart();
        if (!int.TryParse(_text.AsSpan(start, mark - start), NumberStyles.None, CultureInfo.InvariantCulture, out var number)) return 0;
        if (number > LargestFactorial || _text.AsSpan(mark) is ['!', '=', ..]) return 0;
        if (before is [.., '^' or '_' or '.' or '{'] || before is [.., var last] && char.IsLetter(last)) return 0;
        if (behind is not (['+' or '-' or '*' or '/' or ')' or ']' or '}' or '=', ..] or [])) return 0;
        if (behind is [] && !before.Contains('!')) return 0;
        var value = 1L;
        for (var factor = 2; factor <= number; factor++) value *= factor;
        tokens.Add(TokenKind.Number, start, mark + 1 - start, text: value.ToString(CultureInfo.InvariantCulture));
        return mark + 1;
    }

    // 0{,}288, and 2{,}080, which can be read in two ways
    private int CommaInBraces(int start, int at)
    {
        var end = AfterDigits(at + 3);
        if (!_text.AsSpan(start, at - start).Contains('.') && (_text.AsSpan(start, at - start) is "0" || end - at - 3 != 3))
        {
            tokens.Add(TokenKind.Number, start, end - start,
                text: $"{_text.AsSpan(start, at - start)}.{_text.AsSpan(at + 3, end - at - 3)}");
            return end;
        }
        tokens.Add(TokenKind.Number, start, at - start);
        tokens.Add(TokenKind.Comma, at, 3, ',');
        return at + 3;
    }

    // Groups of three digits with narrow spaces between them, from the point to both sides. What is grouped otherwise is two numbers.
    private (string Digits, int End)? Grouped(int start)
    {
        var digits = new StringBuilder();
        var (at, groups, isRegular) = (start, 0, true);
        Group(ref at, digits, ref groups, ref isRegular, isFraction: false);
        if (at + 1 < _text.Length && _text[at] == '.' && char.IsAsciiDigit(_text[at + 1]))
        {
            digits.Append('.');
            at++;
            Group(ref at, digits, ref groups, ref isRegular, isFraction: true);
        }
        return groups > 0 && isRegular ? (digits.ToString(), at) : null;
    }

    private void Group(ref int at, StringBuilder digits, ref int groups, ref bool isRegular, bool isFraction)
    {
        var (from, first) = (at, true);
        for (at = AfterDigits(at); ; at = AfterDigits(at))
        {
            digits.Append(_text, from, at - from);
            var next = AfterNarrowSpace(at);
            if (next == at || next >= _text.Length || !char.IsAsciiDigit(_text[next]))
            {
                isRegular &= first || (isFraction ? at - from <= 3 : at - from == 3);
                return;
            }
            isRegular &= first && !isFraction ? at - from is 1 or 2 or 3 : at - from == 3;
            (from, at, first) = (next, next, false);
            groups++;
        }
    }

    private int AfterNarrowSpace(int at)
    {
        while (true)
        {
            if (at < _text.Length && _text[at] == '~') at++;
            else if (_text.AsSpan(at) is ['\\', ',' or ';' or ':' or '!' or ' ', ..]) at += 2;
            else return at;
        }
    }

    // Behind the digits: " e-1", "e -1", "\mathrm{e}{-3}", " x 10^{-1}"
    private (int Exponent, int End)? Exponent(int place)
    {
        var at = AfterBlanks(place);
        if (at >= _text.Length) return null;
        if (_text[at] is 'x' or 'X') return PowerOfTen(at);
        return _text[at] switch
        {
            'e' or 'E' when IsE(at) => LetterExponent(place, at),
            '\\' when AfterUprightE(at) is > 0 and var behind => Whole(AfterBlanks(behind), '{'),
            _ => null,
        };
    }

    // Nobody's name, nor the beginning of one.
    private bool IsE(int at) =>
        vocabulary.Words.Longest(_text.AsSpan(at), out var length) is null or Meaning.Constant or { IsUsual: true } && length <= 1;

    // A blank before the e or before its sign, and none between sign and digits: 3e - 1 is three times e less one.
    private (int Exponent, int End)? LetterExponent(int place, int e)
    {
        var at = AfterBlanks(e + 1);
        if (e == place && at == e + 1) return null;
        if (at == e + 1 || at < _text.Length && _text[at] is '+' or '-') return Whole(at, '\0');
        return null;
    }

    // \mathrm{e}, \text{E}; 0 for anything else
    private int AfterUprightE(int at)
    {
        if (at + 1 >= _text.Length || _text[at + 1] is not ('m' or 't' or 'r')) return 0;
        foreach (var font in (string[])["\\mathrm{", "\\text{", "\\rm{", "\\textrm{"])
        {
            var rest = _text.AsSpan(at);
            if (!rest.StartsWith(font) || rest.Length < font.Length + 2 || rest[font.Length] is not ('e' or 'E')) continue;
            var behind = at + font.Length + 1;
            if (_text[behind] != '}') continue;
            behind++;
            return behind < _text.Length && _text[behind] is '{' or '-' or '+' || behind < _text.Length
                && char.IsAsciiDigit(_text[behind]) ? behind : 0;
        }
        return 0;
    }

    // x 10^{-1}, x10^-1, x 10**-1
    private (int Exponent, int End)? PowerOfTen(int x)
    {
        var at = AfterBlanks(x + 1);
        if (!_text.AsSpan(at).StartsWith("10")) return null;
        at = AfterBlanks(at + 2);
        if (at >= _text.Length) return null;
        at = _text[at] == '^' ? at + 1 : _text.AsSpan(at).StartsWith("**") ? at + 2 : -1;
        return at < 0 ? null : Whole(AfterBlanks(at), '{') ?? Whole(AfterBlanks(at), '(');
    }

    // A whole number with its sign, perhaps in brackets.
    private (int Exponent, int End)? Whole(int at, char open)
    {
        var isInBrackets = at < _text.Length && open != '\0' && _text[at] == open;
        if (isInBrackets) at++;
        var sign = at < _text.Length && _text[at] is '+' or '-' ? _text[at++] : '+';
        var end = AfterDigits(at);
        if (end == at || end - at > 4 || end < _text.Length && (_text[end] == '.' || char.IsAsciiLetterOrDigit(_text[end]))) return null;
        var exponent = int.Parse(_text.AsSpan(at, end - at), CultureInfo.InvariantCulture);
        if (isInBrackets && (end >= _text.Length || _text[end++] != (open == '{' ? '}' : ')'))) return null;
        return (sign == '-' ? -exponent : exponent, end);
    }

    private int AfterBlanks(int at)
    {
        while (at < _text.Length)
        {
            var next = _text[at] == ' ' ? at + 1 : AfterNarrowSpace(at);
            if (next == at) break;
            at = next;
        }
        return at;
    }
}

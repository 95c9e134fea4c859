using System.Globalization;
using System.Text.RegularExpressions;

namespace Grading.Marking.Shapes;

/// <summary>
/// Reads one size.
/// <code>
/// size   = term {+|- term}
/// term   = factor {[*|/] factor}
/// factor = number | name | (size)
/// </code>
/// </summary>
internal sealed partial class SizeReader(string text, ShapeNames names)
{
    private const int Deepest = 20;

    private readonly string _text = text.Trim();
    private int _at;
    private int _depth;

    /// <summary>The first name that is not known.</summary>
    public string? Unknown { get; private set; }

    /// <summary>The size; null where this is none.</summary>
    public Size? Whole()
    {
        if (names.Named(_text) is { } named) return named;
        var size = Sum();
        return size is not null && _at == _text.Length ? size : null;
    }

    private void SkipBlanks()
    {
        while (_at < _text.Length && char.IsWhiteSpace(_text[_at])) _at++;
    }

    private char Next
    {
        get
        {
            SkipBlanks();
            return _at < _text.Length ? _text[_at] : '\0';
        }
    }

    private Size? Sum()
    {
        if (++_depth > Deepest) return null;
        var left = Term();
        while (left is not null && Next is '+' or '-')
        {
            var sign = _text[_at++];
            left = Term() is { } right ? Joined(left, right, sign) : null;
        }
        _depth--;
        SkipBlanks();
        return left;
    }

    private static bool BeginsFactor(char next) => next is '*' or '/' or '(' || char.IsLetterOrDigit(next);

    private Size? Term()
    {
        var left = Factor();
        while (left is not null && Next is var next && BeginsFactor(next))
        {
            if (next is '*' or '/') _at++;
            left = Factor() is { } right ? Joined(left, right, next == '/' ? '/' : '*') : null;
        }
        return left;
    }

    private Size? Factor()
    {
        if (Next == '(')
        {
            _at++;
            var inner = Sum();
            if (Next != ')') return null;
            _at++;
            return inner;
        }
        var match = Token().Match(_text, _at);
        if (!match.Success) return null;
        _at += match.Length;
        if (double.TryParse(match.Value, NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture,
            out var number)) return names.Number(number);
        var named = names.Named(match.Value);
        if (named is null) Unknown ??= match.Value;
        return named;
    }

    private static Size Joined(Size left, Size right, char sign) => new(null, [.. left.Values.Zip(right.Values, (a, b) => sign switch
    {
        '+' => a + b,
        '-' => a - b,
        '*' => a * b,
        _ => a / b,
    })]);

    // h, n_{l-1}, n^{[l]}, n^l, X.shape[0], |h|, 4
    [GeneratedRegex(@"\G(?:\d+(?:\.\d+)?|\|\w+\||#?\s*\\?[\p{L}]+\d*(?:\.shape\[\d\])?(?:[_^]\s*(?:\{[^{}]*\}|\[[^\]]*\]|\([^)]*\)|\w+)|\[[^\]]*\])*)")]
    private static partial Regex Token();
}

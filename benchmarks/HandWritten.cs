using System.Globalization;
using Formulas.Numbers;
using Grading.Comparing;
using Grading.Problems;
using ReferenceSolutions.Sampling;

namespace Benchmarks;

/// <summary>
/// The least that an answer takes, written by hand for formulas of names, numbers, brackets and <c>+ - * / ^</c>: each node's column is
/// computed while the text is read, values with the sizes of their terms, in buffers that are used again; then all values are compared. No
/// tree, no other notation, nothing said about what is wrong.
/// </summary>
internal sealed class HandWritten
{
    private const int Deepest = 16;

    private readonly (string Name, Sized[] Column)[] _names;
    private readonly Sized[] _values;
    private readonly bool[] _usable;
    private readonly Sized[][] _columns;
    private string _text = "";
    private int _at;

    public HandWritten(Question.Formula question, SampledNetwork set)
    {
        var frame = Reference.Of(question, [set]).Frames[0];
        (_values, _usable) = (frame.Values, frame.Usable);
        _names = [.. set.Network.Model.Quantities.Where(quantity => quantity.IsScalar && set.Network.Layout.Column(quantity, [], 0) >= 0)
            .Select(quantity => (quantity.Name, set.Points.Column(set.Network.Layout.Column(quantity, [], 0)).ToArray()))];
        _columns = [.. Enumerable.Range(0, Deepest).Select(_ => new Sized[_values.Length])];
    }

    /// <summary>Whether the formula has the reference's value at all points.</summary>
    /// <exception cref="FormatException">It is no such formula.</exception>
    public bool IsRight(string text)
    {
        (_text, _at) = (text, 0);
        Sum(0);
        return _at == text.Length
            ? Comparison.AllSameInTerms(_columns[0], _values, _usable)
            : throw new FormatException($"The hand-written parser reads nothing behind {text[.._at]}.");
    }

    // What is read stands in the column of its depth.
    private void Sum(int depth)
    {
        Product(depth);
        while (Next() is '+' or '-')
        {
            var isPlus = _text[_at++] == '+';
            Product(depth + 1);
            if (isPlus) Sized.Add(_columns[depth], _columns[depth + 1], _columns[depth]);
            else Sized.Subtract(_columns[depth], _columns[depth + 1], _columns[depth]);
        }
    }

    private void Product(int depth)
    {
        Power(depth);
        while (Next() is '*' or '/')
        {
            var isTimes = _text[_at++] == '*';
            Power(depth + 1);
            if (isTimes) Sized.Multiply(_columns[depth], _columns[depth + 1], _columns[depth]);
            else Sized.Divide(_columns[depth], _columns[depth + 1], _columns[depth]);
        }
    }

    // To a whole power, as products.
    private void Power(int depth)
    {
        Atom(depth);
        if (Next() != '^') return;
        _at++;
        var exponent = (int)Number();
        _columns[depth].CopyTo(_columns[depth + 1], 0);
        for (; exponent > 1; exponent--) Sized.Multiply(_columns[depth], _columns[depth + 1], _columns[depth]);
    }

    private void Atom(int depth)
    {
        if (Next() == '(')
        {
            _at++;
            Sum(depth);
            _at += Next() == ')' ? 1 : throw new FormatException("A bracket is open.");
        }
        else if (char.IsAsciiDigit(Next())) Sized.Fill(_columns[depth], Sized.Exactly(Number()));
        else Named().CopyTo(_columns[depth], 0);
    }

    private char Next()
    {
        while (_at < _text.Length && _text[_at] == ' ') _at++;
        return _at < _text.Length ? _text[_at] : '\0';
    }

    private double Number()
    {
        var start = _at;
        while (_at < _text.Length && (char.IsAsciiDigit(_text[_at]) || _text[_at] == '.')) _at++;
        return _at - start == 1 ? _text[start] - '0' : double.Parse(_text.AsSpan(start, _at - start), CultureInfo.InvariantCulture);
    }

    private Sized[] Named()
    {
        var start = _at;
        while (_at < _text.Length && char.IsAsciiLetterOrDigit(_text[_at])) _at++;
        var name = _text.AsSpan(start, _at - start);
        foreach (var (known, column) in _names)
            if (name.SequenceEqual(known)) return column;
        throw new FormatException($"There is no {name}.");
    }
}

using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace Formulas.Translating;

/// <summary>
/// An interpolated string as a sentence: in English the string itself; in other languages its words with {0}, {1}, … for what is put in
/// are looked up; {0:said} is for what is a sentence itself, or words of one, and {0:list} for several with "and" between them.
/// </summary>
[InterpolatedStringHandler]
public ref struct Sentence
{
    private readonly StringBuilder? _words;
    private readonly List<string>? _given;
    private DefaultInterpolatedStringHandler _english;

    public Sentence(int literalLength, int formattedCount)
    {
        if (Translation.Current == Translation.English) _english = new(literalLength, formattedCount, CultureInfo.InvariantCulture);
        else (_words, _given) = (new(literalLength), new(formattedCount));
    }

    public void AppendLiteral(string value)
    {
        if (_words is null) _english.AppendLiteral(value);
        else _words.Append(value);
    }

    public void AppendFormatted<T>(T value, string? format = null)
    {
        if (_words is null) _english.AppendFormatted(value, format);
        else if (value is IFormattable given) Give(Formatted(given, format));
        else Give(value?.ToString(), format);
    }

    public void AppendFormatted(string? value)
    {
        if (_words is null) _english.AppendFormatted(value);
        else Give(value);
    }

    internal string ToStringAndClear() =>
        _words is null ? _english.ToStringAndClear() : Translation.Current.Of($"{_words}", [.. _given!]);

    private static string Formatted(IFormattable given, string? format)
    {
        var text = given.ToString(format, CultureInfo.InvariantCulture);
        return format == "N0" ? Translation.Current.Thousands(text) : text;
    }

    private readonly void Give(string? value, string? format = null)
    {
        _words!.Append(CultureInfo.InvariantCulture, $"{{{_given!.Count}{(format is null ? "" : ":")}{format}}}");
        _given.Add(value ?? "");
    }
}

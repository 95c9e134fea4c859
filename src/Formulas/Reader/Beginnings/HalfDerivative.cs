using System.Text.RegularExpressions;
using Formulas.Names;
using Formulas.Reader.Tokens;

namespace Formulas.Reader.Beginnings;

/// <summary>What a derivative begins like, in every way to write one: <c>∂L</c>, <c>\partial L/\partial</c>, <c>(dC)/(d</c>, <c>d L / d z</c>.</summary>
internal static partial class HalfDerivative
{
    /// <summary>Whether a text is nothing but that, with names that go on so.</summary>
    public static bool Is(ReadOnlySpan<char> text, Vocabulary vocabulary)
    {
        var half = Half().Match(text.TrimEnd().ToString());
        return half.Success && BeginsLoss(half.Groups["of"].ValueSpan, vocabulary) && Begins(half.Groups["with"].ValueSpan, vocabulary);
    }

    private static bool BeginsLoss(ReadOnlySpan<char> name, Vocabulary vocabulary) =>
        Begins(name, vocabulary) || LossNames.LengthIn(name) > 0;

    private static bool Begins(ReadOnlySpan<char> name, Vocabulary vocabulary)
    {
        if (name is ['\\', .. var command] && LatexCommands.HasBeginning(command)) return true;
        var letters = name.IndexOfAny('_', '^', '{') is >= 0 and var end ? name[..end] : name;
        return letters.IsEmpty || vocabulary.Words.HasBeginning(letters);
    }

    // a sign, what is derived, perhaps of what it is, a line, a sign, and by what
    [GeneratedRegex(
        """
        ^[({\[\s]*
        (?:∂|\\partial\b|partial|(?:\\mathrm\{)?d\}?)\s*
        (?<of>[\\\p{L}][^\s()/*+=,{}\[\]-]*(?:[_^]\{[^{}]*\}?[^\s()/*+=,{}\[\]-]*)*)?(?:\([^()]*\))?
        [)}\]\s]*
        (?:(?:/|\\over\b|\{)[({\[\s]*
        (?:(?:∂|\\partial\b|partial|p[artil]*|\\[a-z]*(?:\{d?\}?)?|d)\s*
        (?<with>[\\\p{L}][^\s()/*+=,{}\[\]-]*(?:[_^]\{[^{}]*\}?[^\s()/*+=,{}\[\]-]*)*)?)?)?$
        """,
        RegexOptions.IgnorePatternWhitespace | RegexOptions.CultureInvariant | RegexOptions.NonBacktracking)]
    private static partial Regex Half();
}

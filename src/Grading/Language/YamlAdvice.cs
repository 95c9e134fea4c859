using System.Text.RegularExpressions;

namespace Grading.Language;

/// <summary>
/// What an author should write where a file is no YAML. It looks at the lines around the place at which reading ended, for what people
/// write there; a file that can be read never comes here.
/// </summary>
internal static partial class YamlAdvice
{
    // What a text that is not in quotes can't begin with.
    private const string Special = "@`%*&!|>]},";

    /// <summary>The advice and its line; the scanner's own words where nothing better is known.</summary>
    /// <param name="line">Where reading ended, from 1.</param>
    public static (int Line, string Sentence) For(string text, int line, string message)
    {
        var lines = YamlLines.Of(text);
        var at = Math.Clamp(line - 1, 0, lines.Count - 1);
        if (message.Contains("escape", StringComparison.Ordinal)) return (line, AuthorSentences.Backslash);
        if (lines.FirstTab() is { } tab) return (tab + 1, AuthorSentences.Tab);
        foreach (var near in (int[])[at, at - 1, at + 1])
            if (near >= 0 && near < lines.Count && lines[near].Advice(AdviceOn) is { } sentence) return (near + 1, sentence);
        if (lines.OpenQuote(at) is { } quote) return (quote.Line + 1, AuthorSentences.QuoteIsOpen(quote.Sign));
        if (lines.OpenBracket() is { } bracket) return (bracket.Line + 1, AuthorSentences.BracketIsOpenAt(bracket.Sign));
        foreach (var near in (int[])[at, at - 1])
            if (near >= 0 && lines.Indentation(near) is { } sentence) return (near + 1, sentence);
        for (var any = 0; any < lines.Count; any++)
            if (lines[any].Advice(AdviceOn) is { } sentence) return (any + 1, sentence);
        var isOurs = message.EndsWith('.') && !message.StartsWith("While", StringComparison.Ordinal);
        return (line, isOurs ? message : AuthorSentences.NoYaml(message));
    }

    // What is wrong with a line by itself.
    private static string? AdviceOn(string line)
    {
        if (Glued().Match(line) is { Success: true } glued) return AuthorSentences.NoBlank(glued.Groups[1].Value, glued.Groups[2].Value);
        var field = Field().Match(line);
        var value = field.Success ? field.Groups["value"].Value : line.TrimStart();
        if (value.Length == 0 || value[0] == '#' || field.Success && YamlFlow.IsHeader(value)) return null;
        if (value[0] is '[' or '{') return YamlFlow.Advice(value);
        if (!field.Success) return null;
        var before = field.Groups["before"].Value;
        if (value[0] is '\'' or '"') return YamlFlow.BehindQuote(value) is { } behind ? AuthorSentences.MoreBehindQuote(behind) : null;
        if (Special.Contains(value[0])) return AuthorSentences.NeedsQuotes($"begins with {value[0]}", before + YamlFlow.Quoted(value));
        return ColonWithin().IsMatch(value) ? AuthorSentences.NeedsQuotes("has a colon in it", before + YamlFlow.Quoted(value)) : null;
    }

    // id:x
    [GeneratedRegex(@"^\s*(?:- )?([A-Za-z][\w-]*):([^\s:/=].*)$")]
    private static partial Regex Glued();

    [GeneratedRegex(@"^\s*(?<before>(?:- +)?(?:[^\s'""\[{#:][^:'""\[{]*: +|- +)+?)(?<value>.*?)\s*$")]
    private static partial Regex Field();

    [GeneratedRegex(@":(\s|$)")]
    private static partial Regex ColonWithin();
}

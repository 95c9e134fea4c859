using System.Text.RegularExpressions;

namespace Grading.Language;

/// <summary>Lists and mappings in one line, <c>[a, b]</c> and <c>{ a: b }</c>: what in them should stand in quotes.</summary>
internal static partial class YamlFlow
{
    private const string Special = "@`%*&!|>";

    /// <summary>What should be written otherwise in a value that begins with a bracket; null where nothing is wrong by itself.</summary>
    public static string? Advice(string value)
    {
        var kinds = new Stack<char>();
        var at = 0;
        while (at < value.Length)
        {
            var c = value[at];
            if (c is '[' or '{') kinds.Push(c);
            else if (c is ']' or '}')
            {
                if (!kinds.TryPop(out var open) || (open == '[') != (c == ']')) return AuthorSentences.ClosesNothing(c);
            }
            else if (c is '\'' or '"')
            {
                if (EndOfQuote(value, at) is not { } end) return null;
                if (More(value, end, kinds) is { } more) return AuthorSentences.MoreBehindQuote(more);
                at = end;
            }
            else if (c is not (',' or ' ' or ':') && kinds.Count > 0)
            {
                var end = EndOfText(value, at);
                var isKey = kinds.Peek() == '{' && !IsBehind(value, at, ':');
                if (isKey && EndOfKey(value, at, end) is { } colon) end = colon + 1;
                else if (Wrong(value[at..end], isKey, IsBehind(value, at, ','), kinds.Peek()) is { } sentence) return sentence;
                at = end - 1;
            }
            at++;
        }
        return null;
    }

    /// <summary>What stands behind a text in quotes and is no part of it; null where nothing does, or the quote is never closed.</summary>
    public static string? BehindQuote(string value) =>
        EndOfQuote(value, 0) is { } end && value[(end + 1)..].Trim() is { Length: > 0 } more && more[0] is not ('#' or ':') ? more : null;

    /// <summary>A text in single quotes.</summary>
    public static string Quoted(string text) => $"'{text.Trim().Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>Whether a value says that its text stands in the lines below: |, >-.</summary>
    public static bool IsHeader(string value) => Header().IsMatch(value);

    /// <summary>The place of the quotation mark that closes the one here.</summary>
    public static int? EndOfQuote(string value, int open)
    {
        for (var at = open + 1; at < value.Length; at++)
        {
            if (value[at] == '\\' && value[open] == '"') at++;
            else if (value[at] == value[open])
            {
                if (value[open] == '"' || at + 1 >= value.Length || value[at + 1] != '\'') return at;
                at++;
            }
        }
        return null;
    }

    private static string? More(string value, int end, Stack<char> kinds)
    {
        var behind = value[(end + 1)..].TrimStart();
        if (behind.Length == 0 || behind[0] is ',' or ']' or '}' or '#' or ':' || kinds.Count == 0) return null;
        return behind[..EndOfText(behind, 0)].Trim() is { Length: > 0 } more ? more : null;
    }

    [GeneratedRegex(@"^[|>][+-]?\d?[+-]?\s*(#.*)?$")]
    private static partial Regex Header();

    // A text goes on to a comma with a blank behind it, or to the bracket that closes what it stands in; brackets of its own are within.
    private static int EndOfText(string value, int start)
    {
        var depth = 0;
        for (var at = start; at < value.Length; at++)
        {
            var c = value[at];
            if (c is '[' or '{' or '(') depth++;
            else if (depth == 0 && (c is ']' or '}' || c == ',' && Ends(value, at))) return at;
            else if (depth > 0 && c is ']' or '}' or ')') depth--;
        }
        return value.Length;
    }

    private static int? EndOfKey(string value, int start, int end)
    {
        for (var at = start; at < end; at++)
            if (value[at] == ':' && Ends(value, at)) return at;
        return null;
    }

    private static bool Ends(string value, int at) => at + 1 >= value.Length || value[at + 1] == ' ';

    private static bool IsBehind(string value, int at, char sign) => value.AsSpan(0, at).TrimEnd() is [.., var last] && last == sign;

    private static string? Wrong(string text, bool isKey, bool isBehindComma, char kind)
    {
        text = text.Trim();
        if (isKey) return isBehindComma ? AuthorSentences.CommaInBraces(text) : null;
        var where = kind == '{' ? "In { } a" : "In [ ] a";
        if (Special.Contains(text[0])) return AuthorSentences.NeedsQuotes($"begins with {text[0]}", Quoted(text), where);
        if (text.AsSpan().IndexOfAny("[]{}") is >= 0 and var sign)
            return AuthorSentences.NeedsQuotes($"has {text[sign]} in it", Quoted(text), where);
        return text.Contains(": ", StringComparison.Ordinal) ? AuthorSentences.NeedsQuotes("has a colon in it", Quoted(text), where) : null;
    }
}

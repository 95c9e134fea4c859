using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grading.Submissions.Sheets;

/// <summary>What one line of an answer sheet is, outside fenced blocks.</summary>
internal abstract partial record SheetLine
{
    private const int LongestProblemLine = 200;

    private static readonly char[] MarksAround = ['*', '_', '`', ':', ' ', '\t'];

    private SheetLine() { }

    /// <summary>A heading that names a problem, by its id or by what was typed in its place.</summary>
    public sealed record Problem(string Name) : SheetLine;

    /// <summary>A heading that names no problem: it ends an answer and is ignored.</summary>
    public sealed record Heading : SheetLine;

    /// <summary>The start of an answer: the part as typed, and the rest of the line.</summary>
    public sealed record Part(string Name, string Rest) : SheetLine
    {
        /// <summary>The problem, where the label itself names it; null where the heading does.</summary>
        public string? OfProblem { get; init; }

        /// <summary>Whether nothing but an equals sign or an arrow makes it a label.</summary>
        public bool IsWeak { get; init; }
    }

    /// <summary>Dashes or the like, which divide.</summary>
    public sealed record Divider : SheetLine;

    public sealed record Text : SheetLine;

    /// <summary>
    /// Reads a line at its place in the sheet. Under a heading, outside any answer, any word before a colon starts an answer; otherwise
    /// only the parts of the problem do, and near misses of them.
    /// </summary>
    public static SheetLine Read(string line, SheetPlace at, ProblemCatalogue catalogue)
    {
        var text = line.Trim();
        return text.Length == 0 ? new Text()
            : text[0] == '#' ? ReadHeading(text.Trim('#', ' ', '\t'), text, at.Problem, catalogue)
            : IsDivider(text) ? new Divider()
            : (SheetLine?)ReadProblem(text, isHeading: false, catalogue)
            ?? (SheetLine?)ReadLabel(text, at, catalogue)
            ?? new Text();
    }

    /// <summary>
    /// Whether a line names a problem. The parts of problems, for which their files are read, are asked for only where a heading may be one.
    /// </summary>
    public static bool IsProblem(string line, ProblemCatalogue catalogue)
    {
        var text = line.Trim();
        return text is ['#', ..]
            ? ReadHeading(text.Trim('#', ' ', '\t'), text, problem: null, catalogue) is Problem
            : text.Length > 0 && !IsDivider(text) && ReadProblem(text, isHeading: false, catalogue) is not null;
    }

    // a part that there is, in whatever form, goes before a word that might be meant as one
    private static Part? ReadLabel(string text, SheetPlace at, ProblemCatalogue catalogue)
    {
        var part = ReadPart(text, at.Problem, at.TakesAnyWord, catalogue);
        return part is not null && IsKnownPart(part.Name, at.Problem, catalogue) ? part : OtherLabels.Read(text, at, catalogue) ?? part;
    }

    private static bool IsDivider(string text) =>
        text is ['-' or '*' or '_' or '=' or '–' or '—', _, _, ..] && text.AsSpan().TrimStart(text[0]).IsEmpty;

    private static SheetLine ReadHeading(string heading, string text, string? problem, ProblemCatalogue catalogue)
    {
        if (catalogue.Problem(heading) is { } id)
        {
            return new Problem(id);
        }
        // "### a" and "### a: 2*x" head an answer; a colon makes both look alike.
        var part = ReadPart(heading, problem, anyWord: false, catalogue) ?? ReadPart(heading + ":", problem, anyWord: false, catalogue);
        return part is not null && IsKnownPart(part.Name, problem, catalogue) ? part
            : (SheetLine?)ReadProblem(heading, isHeading: true, catalogue)
            ?? (text.TrimStart('#') is "" or [' ' or '\t', ..] ? new Heading() : new Text());
    }

    private static Problem? ReadProblem(string text, bool isHeading, ProblemCatalogue catalogue)
    {
        if (text.Length > LongestProblemLine) return null;
        var trimmed = text.Trim(MarksAround);
        var prefix = PrefixOf(trimmed);
        var name = (prefix?.Groups["name"].Value ?? trimmed).Trim(MarksAround);
        if (catalogue.Problem(name) is { } id) return new(id);
        var isNamed = prefix?.Groups["colon"].Success == true;
        return (isHeading || isNamed) && IsMeantAsProblem(name, isNamed, catalogue) ? new(name) : null;
    }

    // the usual line has no such prefix, and what matches it costs a student more time than the rest of the sheet
    private static Match? PrefixOf(string text) =>
        text.StartsWith("problem", StringComparison.OrdinalIgnoreCase) || text is [>= '0' and <= '9', ..]
            ? ProblemPrefix().Match(text)
            : null;

    // Not a problem's name, but meant as one: near to one, one word after "Problem:", or a heading shaped like an id.
    private static bool IsMeantAsProblem(string name, bool isNamed, ProblemCatalogue catalogue) => name.Length > 0
        && (catalogue.NearestProblem(name) is not null || (isNamed ? !name.Any(char.IsWhiteSpace) : IdShape().IsMatch(name)));

    // "a: x" and "a) x", as most lines are, and what begins like no part; everything else is matched in full
    private static Part? ReadPart(string text, string? problem, bool anyWord, ProblemCatalogue catalogue)
    {
        var start = WithoutEmphasis(text);
        if (!MayBeginPart(start)) return null;
        if (PlainPart(start) is not { } plain) return MatchedPart(start, problem, anyWord, catalogue);
        return IsKnownPart(plain.Name, problem, catalogue) || IsMeantAsPart(plain.Name, problem, anyWord, catalogue) ? plain : null;
    }

    private static bool MayBeginPart(string start) =>
        start.Length > 0 && (char.IsLetter(start[0]) || char.IsNumber(start[0]) || start[0] == '(');

    private static Part? PlainPart(string start) => start.AsSpan().IndexOfAny(':', ')') is > 0 and <= 60 and var mark
        && IsPlainName(start.AsSpan(0, mark))
        && RestAfter(start, mark) is { } rest
            ? new(start[..mark], rest)
            : null;

    private static Part? MatchedPart(string start, string? problem, bool anyWord, ProblemCatalogue catalogue)
    {
        var match = PartStart().Match(start);
        if (!match.Success) return null;
        var name = match.Groups["name"].Value;
        var isPart = IsKnownPart(name, problem, catalogue)
            || (!match.Groups["dot"].Success && IsMeantAsPart(name, problem, anyWord, catalogue));
        return isPart ? new(name, match.Groups["rest"].Value) : null;
    }

    // what follows "a:" or "a)"; null after ":=" and before the marks that may follow a parenthesis
    private static string? RestAfter(string start, int mark)
    {
        var rest = start[(mark + 1)..];
        return start[mark] == ':' ? (rest is ['=', ..] ? null : rest) : rest is [':' or '.', ..] ? null : rest;
    }

    private static bool IsPlainName(ReadOnlySpan<char> name)
    {
        foreach (var c in name)
            if (!char.IsAsciiLetterOrDigit(c) && c is not ('-' or '_')) return false;
        return name[0] is not ('-' or '_') && name[^1] is not ('-' or '_');
    }

    internal static bool IsKnownPart(string name, string? problem, ProblemCatalogue catalogue) =>
        problem is not null && catalogue.Problem(problem) is { } id
            ? catalogue.Part(id, name) is not null
            : catalogue.PartsUnder(problem).Contains(name, StringComparer.OrdinalIgnoreCase);

    /// <summary>
    /// Inside an answer, "w1: ..." is a remark about w1 and not a near miss of the part dw1: names of one or two letters are near to
    /// nothing there.
    /// </summary>
    private static bool IsMeantAsPart(string name, string? problem, bool anyWord, ProblemCatalogue catalogue) => anyWord
        ? catalogue.NearestPart(problem, name) is not null || (!name.Contains(' ') && !Captions.IsOne(name))
        : name.Length > 2 ? catalogue.NearestPart(problem, name) is not null : IsOneMoreLetter(name, catalogue.PartsUnder(problem));

    /// <summary>Where the parts are a, b, c and d, a line "e: ..." begins a part that there is not.</summary>
    private static bool IsOneMoreLetter(string name, ImmutableArray<string> parts) =>
        name.Length == 1 && parts.All(part => part.Length == 1) && char.ToLowerInvariant(name[0]) is >= 'a' and <= 'h';

    /// <summary>
    /// The line without its bullet and without the emphasis of its first words: <c>- **d:** x</c> is <c>d: x</c>, and so is
    /// <c>**d: x**</c>.
    /// </summary>
    private static string WithoutEmphasis(string text)
    {
        const int longestStart = 80;
        if (text is ['-' or '*' or '+', ' ' or '\t', ..])
        {
            text = text[1..].TrimStart();
        }
        var mark = text[..Math.Max(0, text.AsSpan().IndexOfAnyExcept("*_`"))];
        if (mark.Length is 0 or > 3)
        {
            return text;
        }
        var inner = text[mark.Length..];
        var close = inner.AsSpan(0, Math.Min(longestStart, inner.Length)).IndexOf(mark);
        if (close >= 0 && inner.AsSpan(0, close).TrimEnd(":.)").IndexOfAny(":.)") < 0)
        {
            return inner[..close] + inner[(close + mark.Length)..];
        }
        return mark.Length > 1 && inner.EndsWith(mark, StringComparison.Ordinal) ? inner[..^mark.Length] : text;
    }

    internal const string PartName = @"(?<name>[\p{L}\p{N}](?:[\p{L}\p{N}\x20_-]{0,60}[\p{L}\p{N}])?)";

    // a: x    b) x    (c) x    a. x    Part d: x    output delta: x        but not   w46 := x    f(a): x    a.x
    [GeneratedRegex($"""
        ^ (?: part[ \t]+ )?
        (?: \( {PartName} \) (?: : | \.(?=\s|$) )?
          | {PartName} (?: \) (?: : | \.(?=\s|$) )? | :(?!=) | (?<dot>\.)(?=\s|$) ) )
        (?<rest> .* ) $
        """, RegexOptions.IgnorePatternWhitespace | RegexOptions.IgnoreCase | RegexOptions.Singleline | RegexOptions.CultureInvariant)]
    private static partial Regex PartStart();

    // x    Problem: x    Problem 2: x    Problem x    2. x
    [GeneratedRegex(
        @"^(?:problem\b\s*\d*\s*(?:(?<colon>:)|[.)–-])?\s*|\d+\s*[.):]\s*)?(?<name>.*)$",
        RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex ProblemPrefix();

    [GeneratedRegex("^[a-z0-9]+(?:-[a-z0-9]+)+$", RegexOptions.IgnoreCase | RegexOptions.CultureInvariant)]
    private static partial Regex IdShape();
}

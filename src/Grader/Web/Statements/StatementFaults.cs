using System.Collections.Immutable;
using System.Text.RegularExpressions;
using Grading;
using Grading.Language;
using Grading.Problems;
using Markdig.Extensions.Mathematics;
using Markdig.Syntax;
using Markdig.Syntax.Inlines;

namespace Grader.Web.Statements;

/// <summary>What of the texts for students can't be shown as it is meant: TeX that is not set, formulas without dollars.</summary>
internal static partial class StatementFaults
{
    /// <summary>All of a problem file, with lines.</summary>
    public static ImmutableArray<Fault> OfFile(string path) =>
        [.. Passages.In(path).SelectMany(passage => In(passage.Text).Select(found =>
            new Fault(passage.File, passage.Line + found.Line, passage.Field, found.Sentence)))];

    /// <summary>All of a text; lines count from 0.</summary>
    public static IEnumerable<(int Line, string Sentence)> In(string markdown)
    {
        var document = StatementMarkdown.Parsed(markdown);
        foreach (var block in document.Descendants<MathBlock>())
            foreach (var unset in LatexMath.Missing(block.Lines.ToString()))
                yield return (LineAt(markdown, block.Span.Start) + 1 + LineAt(block.Lines.ToString(), unset.At), Sentence(unset.Text));
        foreach (var inline in document.Descendants<Inline>())
        {
            if (inline is MathInline math)
                foreach (var unset in LatexMath.Missing(math.Content.ToString().Trim()))
                    yield return (LineAt(markdown, math.Span.Start) + LineAt(math.Content.ToString(), unset.At), Sentence(unset.Text));
            else if (inline is LiteralInline literal && Outside(literal) is { } sentence)
                yield return (LineAt(markdown, literal.Span.Start), sentence);
        }
    }

    private static string? Outside(LiteralInline literal)
    {
        var text = literal.Content.ToString();
        if (Command().Match(text) is { Success: true } command) return AuthorSentences.NoFormula(command.Value);
        var dollar = text.IndexOf('$');
        return dollar >= 0 && !(dollar == 0 && literal.IsFirstCharacterEscaped) ? AuthorSentences.DollarAlone : null;
    }

    private static string Sentence(string unset) => unset switch
    {
        "{" => AuthorSentences.BraceIsOpen,
        "}" => AuthorSentences.BraceIsNot,
        "&" => AuthorSentences.ColumnsOutside,
        _ => AuthorSentences.NotSet(unset),
    };

    private static int LineAt(string text, int place) => text.AsSpan(0, Math.Clamp(place, 0, text.Length)).Count('\n');

    [GeneratedRegex(@"\\[A-Za-z]+")]
    private static partial Regex Command();
}

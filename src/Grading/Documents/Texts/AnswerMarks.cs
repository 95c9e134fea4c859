using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grading.Documents.Texts;

/// <summary>What stands behind the word "Answer", with the question above it.</summary>
/// <param name="Line">Where the answer begins.</param>
/// <param name="End">The line behind it.</param>
/// <param name="Text">What is answered; empty for nothing.</param>
/// <param name="Question">The text since the answer before; where there is none, the question of that one.</param>
internal sealed record AnswerMark(int Line, int End, string Text, string Question)
{
    /// <summary>Whether it tells of something instead of giving it: "as derived above".</summary>
    public bool IsProse => AnswerMarks.HasProse(Text);

    /// <summary>Whether it is nothing but a number.</summary>
    public bool IsNumber => AnswerMarks.IsNumber(Text);
}

/// <summary>
/// Finds the answers of pages that print each question and an "Answer =" under it, as course pages do when they are saved.
/// </summary>
internal static partial class AnswerMarks
{
    // more words than this between formulas are prose
    private const int MostWords = 3;

    private const int LastParagraphs = 2;

    /// <summary>The answers of a document in their order.</summary>
    public static ImmutableArray<AnswerMark> In(IReadOnlyList<string> text)
    {
        var marks = ImmutableArray.CreateBuilder<AnswerMark>();
        var begin = 0;
        for (var line = 0; line < text.Count; line++)
        {
            if (Mark().Match(text[line]) is not { Success: true } mark) continue;
            var end = EndOf(text, line, IsBlank(mark.Groups["text"].Value));
            var question = Asked(Joined(text, begin, line));
            if (question.Length == 0 && marks.Count > 0) question = marks[^1].Question;
            marks.Add(new(line, end, Answer(mark.Groups["text"].Value, Joined(text, line + 1, end)), question));
            begin = end;
        }
        return marks.ToImmutable();
    }

    // From the last paragraph that asks something; where none does, the last ones.
    private static string Asked(string above)
    {
        var paragraphs = above.Split("\n\n", StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        var asking = Array.FindLastIndex(paragraphs, paragraph => paragraph.Contains('?'));
        return string.Join("\n\n", paragraphs[(asking >= 0 ? asking : Math.Max(0, paragraphs.Length - LastParagraphs))..]);
    }

    internal static bool IsNumber(string text) => Number().IsMatch(text);

    internal static bool HasProse(string text) => Word().Count(Mathematics().Replace(text, " ")) > MostWords;

    private static string Answer(string first, string rest) => $"{first}\n{rest}".Trim().Trim('*', '_').Trim();

    private static bool IsBlank(string text) => text.AsSpan().Trim("*_ \t").IsEmpty;

    // An answer goes on to the next blank line; a display behind an empty place is the answer, too.
    private static int EndOf(IReadOnlyList<string> text, int mark, bool isEmpty)
    {
        var at = mark + 1;
        while (isEmpty && at < text.Count && IsBlank(text[at])) at++;
        if (isEmpty && at > mark + 1 && !(at < text.Count && Display().IsMatch(text[at]))) return mark + 1;
        while (at < text.Count && !IsBlank(text[at]) && !Mark().IsMatch(text[at])) at++;
        return at;
    }

    private static string Joined(IReadOnlyList<string> text, int from, int to) =>
        string.Join('\n', text.Skip(from).Take(to - from)).Trim();

    // Answer = x, **Answer:** x, Ans. x, Your answer is x, Answer next w1 = x
    [GeneratedRegex(@"^[\s>*_#+\-]*(?:(?:your|my|the|final)\s+)?(?:answer|ans|antwort)\b[*_]*\s*(?:[=:.]|\bis\b)\s*(?<text>.*)$"
        + @"|^[\s>*_#+\-]*(?:answer|ans|antwort)\b\s+(?<text>[^=:]{0,20}=.*)$|^\s*(?:answer|antwort)\s*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Mark();

    [GeneratedRegex(@"^\s*(?:\$\$|\\\[|\\begin\{)", RegexOptions.CultureInvariant)]
    private static partial Regex Display();

    [GeneratedRegex(@"^\$?[-+−≈\s]*\d[\d.,\s]*(?:e[-+−]?\d+)?\$?$", RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Number();

    [GeneratedRegex(@"\$[^$]*\$|`[^`]*`", RegexOptions.CultureInvariant)]
    private static partial Regex Mathematics();

    [GeneratedRegex(@"(?<![\\\w])[A-Za-z]{2,}(?![\w(])", RegexOptions.CultureInvariant)]
    private static partial Regex Word();
}

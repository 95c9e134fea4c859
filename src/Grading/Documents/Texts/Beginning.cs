using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grading.Documents.Texts;

/// <summary>A line that begins something: a heading, a bold title, the letter or number of a part.</summary>
/// <param name="Title">Its words.</param>
/// <param name="Letter">The letter of a part that it tells, in small; empty for none.</param>
/// <param name="IsHeading">Whether it is a heading and no mere label.</param>
public sealed record Beginning(int Line, string Title, string Letter, bool IsHeading)
{
    /// <summary>Whether it is a sentence that only speaks of something.</summary>
    public bool IsSpoken { get; init; }

    /// <summary>Whether what follows is what is asked, printed again: nobody's answer.</summary>
    public bool IsHandout { get; init; }
}

/// <summary>Finds the lines that begin the parts of a document.</summary>
internal static partial class Beginnings
{
    /// <summary>The beginnings in order.</summary>
    public static ImmutableArray<Beginning> In(HomeworkText text)
    {
        var (beginnings, isHandout) = (ImmutableArray.CreateBuilder<Beginning>(), false);
        for (var line = 0; line < text.Lines; line++)
        {
            if (IsNumberOfEquation(text, line) || Of(text.Line(line), line) is not { } beginning) continue;
            if (beginning.IsHeading) isHandout = Handout().IsMatch(beginning.Title);
            beginnings.Add(beginning with { IsHandout = isHandout });
        }
        return beginnings.ToImmutable();
    }

    // (4) alone on its line, right behind a display
    private static bool IsNumberOfEquation(HomeworkText text, int line) =>
        Number().IsMatch(text.Line(line)) && line > 0 && EndOfDisplay().IsMatch(text.Line(line - 1));

    private static Beginning? Of(string line, int number)
    {
        if (Heading().Match(line) is { Success: true } heading) return Titled(heading.Groups["title"].Value, number, isHeading: true);
        if (Capitals().IsMatch(line) || Numbered().IsMatch(line)) return Titled(line, number, isHeading: true);
        if (Bold().Match(line) is { Success: true } bold) return Titled(bold.Groups["title"].Value, number, isHeading: false);
        var label = Label().Match(line);
        return label.Success ? new(number, line.Trim(), label.Groups["letter"].Value.ToLowerInvariant(), IsHeading: false) : null;
    }

    private static Beginning Titled(string title, int line, bool isHeading) =>
        new(line, title.Trim(), OfTitle().Match(title).Groups["letter"].Value.ToLowerInvariant(), isHeading);

    [GeneratedRegex(@"^\s*\(\d{1,3}[a-z]?\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Number();

    [GeneratedRegex(@"(?:\$\$|\\\]|\\end\{[a-z]+\*?\})\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex EndOfDisplay();

    [GeneratedRegex(@"^\s*#{1,6}\s+(?<title>.*?)\s*#*\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex Heading();

    // **x**, __x__, \noindent {\bf x}, \textbf{x}
    [GeneratedRegex(@"^\s*(?:[-*+]\s+)?(?:\\[a-z]+\s+)*"
        + @"(?:(?:\*\*|__)(?<title>[^*$]+?)(?:\*\*|__)"
        + @"|\{\\bf(?:series)?\s+(?<title>[^{}$]+)\}|\\(?:textbf|underline)\{(?<title>[^{}$]+)\})",
        RegexOptions.CultureInvariant)]
    private static partial Regex Bold();

    // CASE 2: SOFTMAX OUTPUTS
    [GeneratedRegex(@"^[^\p{Ll}=$\\]*\p{Lu}{4}[^\p{Ll}=$\\]*$", RegexOptions.CultureInvariant)]
    private static partial Regex Capitals();

    // Case 2: softmax outputs; Problem 2 (linear units); Part 2: f(z) = z
    [GeneratedRegex(@"^\s*(?:case|section|problem|question|exercise|part|fall|aufgabe|teil)\s+(?:\d{1,2}|[IVX]{1,4})\b"
        + @"(?:[.:)]\s.{0,80}|[.:,)]?(?:\s[^=$\\]{0,60})?)$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Numbered();

    // (a) x, a) x, 1(a) x, Q1(b), Part a: x, 3. x
    [GeneratedRegex(@"^\s*(?:[-*+>]\s+)?(?:(?:part|question|problem|exercise|q|aufgabe|teil)\s*)?(?:(?:\d+(?:\.\d+)*\s*)?[.\-]?\s*"
        + @"(?:\((?<letter>[a-h])\)[.:]*|(?<![\d\w])(?<letter>[a-h])[).:]+)|\(?\d{1,2}[).])(?=\s|$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Label();

    // 1(a), a), Part A, Q1(b), 2.2 Part a
    [GeneratedRegex(@"^\W*(?:(?:part|question|problem|exercise|q|aufgabe|teil)\s*)?(?:\d+(?:\.\d+)*\s*)?[.\-:]?\s*(?:part|teil)?\s*"
        + @"\(?(?<letter>[a-h])(?:\s*[).:]|\s*$)",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex OfTitle();

    [GeneratedRegex(@"^[\d.\s]*(?:the\s+)?(?:question|questions|problem statement|statement|task|handout|aufgabenstellung|given)\W*$",
        RegexOptions.CultureInvariant | RegexOptions.IgnoreCase)]
    private static partial Regex Handout();
}

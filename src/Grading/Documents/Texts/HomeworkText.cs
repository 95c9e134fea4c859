using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;
using Formulas.Names;
using Formulas.Reader.Chains;
using Grading.Submissions;
using Grading.Submissions.Folders;
using Grading.Submissions.Ledgers;

namespace Grading.Documents.Texts;

/// <summary>
/// A document as one text: its lines, without comments, code and what only sets the text, and with its own commands spelled out. Every
/// place of it knows the line that it was typed in.
/// </summary>
public sealed partial class HomeworkText
{
    /// <summary>So many characters are read.</summary>
    public const int MostCharacters = 1_000_000;

    private readonly string _typed;
    private readonly int[] _begins; // of the lines, in the typed text
    private readonly ImmutableArray<Source> _places;
    private readonly ImmutableArray<(int Begin, Source Place)> _typedLines;
    private readonly PlacedText _expanded;
    private readonly FoldedText _folded;
    private readonly string _numbered;
    private ImmutableArray<AnswerMark> _marks;

    private HomeworkText(string typed, int[] begins, IReadOnlyList<PlacedLine> lines, PlacedText expanded)
    {
        (_typed, _begins, _places, _expanded) = (typed, begins, [.. lines.Take(begins.Length).Select(line => line.Place)], expanded);
        _typedLines = [.. begins.SelectMany((begin, line) => TypedLines(begin, lines[line]))];
        _folded = ChainReader.Fold(expanded.Text);
        _numbered = NumberedLetters.In(_folded.Text);
    }

    /// <summary>A document in any format that is read; why it can't be read, or null.</summary>
    public static (HomeworkText? Text, Notice? Fault) Open(string path)
    {
        var (lines, fault) = HandInFile.Read(new(path, Path.GetFileName(path)));
        return fault is null ? (Of(lines), null) : (null, fault);
    }

    /// <summary>What was typed into a field: a document, or plain lines of which each that has an equality is one.</summary>
    public static HomeworkText Typed(string text) => Of(PlacedLine.Of(PlainLines.Delimited(text), ""));

    internal static HomeworkText Of(IReadOnlyList<PlacedLine> lines)
    {
        var (text, macros) = (new StringBuilder(), new Macros());
        var begins = new List<int>();
        string? fence = null;
        foreach (var line in lines)
        {
            if (line.Rule is LineRule.Markup) macros.Learn(line.Text);
            begins.Add(text.Length);
            var isFence = FenceOf(line.Text, fence, out var next);
            if (line.Rule is null && fence is null && !isFence) text.Append(Divided(WithoutNumber(line.Text.TrimEnd('\r'))));
            fence = next;
            text.Append('\n');
            if (text.Length > MostCharacters) break;
        }
        var typed = text.ToString();
        macros.Learn(typed);
        return new(typed, [.. begins], lines, Spacing.Closed(macros.Expand(typed)));
    }

    // x = y        (2)
    private static string WithoutNumber(string line) => EquationNumber().Match(line) is { Success: true } number
        ? line[..number.Index] + new string(' ', number.Length)
        : line;

    // x = y        u = v: two of them on one line of a plain text
    private static string Divided(string line) =>
        line.Length > MostBeside ? line : SideBySide().Replace(line, gap => $";{gap.Value[1..]}");

    // nobody sets equations side by side on a longer line
    private const int MostBeside = 400;

    [GeneratedRegex(@"(?<=^[^$\\|=]*=[^$\\|]*\S)(?:\s{3,}|\t\s*)(?=[^$\\|=\s+\-−·*/≈:][^$\\|=]*=[^$\\|]*$)",
        RegexOptions.CultureInvariant)]
    private static partial Regex SideBySide();

    [GeneratedRegex(@"\s{3,}\(\d{1,3}[a-z]?\)\s*$", RegexOptions.CultureInvariant)]
    private static partial Regex EquationNumber();

    private static bool FenceOf(string line, string? open, out string? next)
    {
        var text = line.AsSpan().TrimStart();
        var marks = text.Length - text.TrimStart('`').Length;
        next = open;
        if (marks < 3 || open is not null && (marks < open.Length || !text.TrimStart('`').IsWhiteSpace())) return false;
        next = open is null ? new('`', marks) : null;
        return true;
    }

    /// <summary>How many lines it has.</summary>
    public int Lines => _begins.Length;

    /// <summary>A line as typed, without what is no text.</summary>
    public string Line(int line) =>
        _typed[_begins[line]..(line + 1 < _begins.Length ? _begins[line + 1] - 1 : _typed.Length)].TrimEnd('\n');

    // a line of the text may have been several in the file
    private static IEnumerable<(int Begin, Source Place)> TypedLines(int begin, PlacedLine line) => line.Further
        .Select(further => (begin + further.At, line.Place with { Line = further.Line })).Prepend((begin, line.Place));

    /// <summary>Where a line stands in its file.</summary>
    public Source Place(int line) => _places[line];

    /// <summary>The line that a place of the folded text is in.</summary>
    public int LineAt(int position)
    {
        var found = Array.BinarySearch(_begins, Typed(position));
        return found >= 0 ? found : ~found - 1;
    }

    /// <summary>Where in its file a place of the folded text was typed.</summary>
    public Source PlaceAt(int position)
    {
        var (at, first, last) = (Typed(position), 0, _typedLines.Length - 1);
        while (first < last)
        {
            var middle = (first + last + 1) / 2;
            if (_typedLines[middle].Begin <= at) first = middle;
            else last = middle - 1;
        }
        return _typedLines[first].Place;
    }

    /// <summary>What stands from one place of the folded text to another, spelled out.</summary>
    public string Folded(int from, int to) =>
        NumberedLetters.WithoutErrors(NumberedLetters.Primed(_folded.Text[from..to], _numbered));

    /// <summary>What stands behind the word "Answer".</summary>
    internal ImmutableArray<AnswerMark> Marks =>
        _marks.IsDefault ? _marks = AnswerMarks.In([.. Enumerable.Range(0, Lines).Select(Line)]) : _marks;

    /// <summary>What the sentence says that a chain stands in.</summary>
    internal Saying SayingOf(Chain chain) =>
        Saying.Of(_folded.Text, chain.Head.Start, chain.Members[^1].End, chain.IsDisplayed);

    /// <summary>Whether sums over repeated indices are said to be understood.</summary>
    internal bool UnderstandsSums => Saying.UnderstandsSums(_folded.Text);

    /// <summary>The names that its sentences give.</summary>
    internal IEnumerable<(string Name, string Body)> Spoken(IReadOnlyDictionary<string, string> results) =>
        SpokenNames.In(_folded.Text, results);

    /// <summary>The names that its sentences give to what an equation came to, with a place right behind that.</summary>
    internal IEnumerable<(string Name, int Behind)> SpokenOfEquations => SpokenNames.OfEquations(_folded.Text);

    /// <summary>Whether a name stands somewhere in it.</summary>
    internal bool Mentions(System.Text.RegularExpressions.Regex name) => name.IsMatch(_folded.Text);

    /// <summary>The same as it was typed, with the document's own commands.</summary>
    public string AsTyped(int from, int to)
    {
        if (to <= from) return "";
        var (start, end) = (Typed(from), _expanded.Ends[Math.Min(_folded.Place(to - 1), _expanded.Ends.Length - 1)]);
        // a letter of mathematics is two characters
        if (start > 0 && start < _typed.Length && char.IsLowSurrogate(_typed[start])) start--;
        if (end > 0 && end < _typed.Length && char.IsLowSurrogate(_typed[end])) end++;
        return start < end ? _typed[start..end].Replace('\n', ' ').Trim() : "";
    }

    private int Typed(int position)
    {
        if (_expanded.Starts.Length == 0) return 0;
        return _expanded.Starts[Math.Min(_folded.Place(position), _expanded.Starts.Length - 1)];
    }

    /// <summary>Its equalities.</summary>
    public ImmutableArray<Chain> Chains(Vocabulary vocabulary) => ChainReader.Read(Arrays.Masked(_folded.Text), vocabulary);
}

using System.Collections.Immutable;
using System.Text;
using System.Text.RegularExpressions;

namespace Grading.Marking.Tables;

/// <summary>
/// Cuts a table into its entries: brackets, commas, semicolons, lines, "and", columns of LaTeX and Markdown, arrays of NumPy, each
/// entry perhaps with a name and an equals sign or a colon before it.
/// </summary>
/// <param name="HasBlanks">Whether blanks stand between numbers.</param>
/// <param name="HasDecimalCommas">Whether a comma between digits is a decimal one.</param>
internal sealed partial record TableText(bool HasBlanks, bool HasDecimalCommas)
{
    // deeper brackets are no table
    private const int Deepest = 8;

    /// <summary>The ways to cut, the likeliest first.</summary>
    public static readonly ImmutableArray<TableText> All = [new(false, false), new(true, false), new(false, true), new(true, true)];

    /// <summary>The entries.</summary>
    public ImmutableArray<Entry> Of(string text)
    {
        text = Plain(Unframed(text));
        if (HasDecimalCommas) text = DecimalComma().Replace(text, ".");
        return MarkdownTable.Of(text) ?? EntriesOf(text, 0);
    }

    // What stands around a table and says nothing of it: a display, a box, bold type, code, "Answer:", comments.
    private static string Unframed(string text)
    {
        text = Display().Replace(Comment().Replace(text, ""), "").Trim().Trim('`');
        if (text.StartsWith("**", StringComparison.Ordinal) && text.EndsWith("**", StringComparison.Ordinal)) text = text.Trim('*');
        return Beginning().Replace(text, "");
    }

    // LaTeX's and NumPy's ways to write brackets, rows and columns
    private static string Plain(string text)
    {
        text = Opening().Replace(text.Replace("\r", "", StringComparison.Ordinal), "[");
        text = Closing().Replace(text, "]");
        text = Array().Replace(text, "");
        text = ColumnOfSign().Replace(text, "$1").Replace(@"\\", "\n", StringComparison.Ordinal).Replace('&', ',');
        return Space().Replace(text, " ").Replace("$", "", StringComparison.Ordinal).Replace('−', '-').Trim();
    }

    private ImmutableArray<Entry> EntriesOf(string text, int depth)
    {
        var rows = Cut(text, isRow: true);
        if (rows.Length <= 1) return RowOf(rows is [var only] ? only : text, depth);
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var row in rows)
        {
            var inner = RowOf(row, depth);
            if (inner.Length > 1) entries.Add(new Entry.Row(null, inner));
            else entries.AddRange(inner);
        }
        return entries.ToImmutable();
    }

    private ImmutableArray<Entry> RowOf(string text, int depth)
    {
        var entries = ImmutableArray.CreateBuilder<Entry>();
        foreach (var piece in Cut(text, isRow: false)) entries.AddRange(EntryOf(piece, depth));
        return entries.ToImmutable();
    }

    private ImmutableArray<Entry> EntryOf(string piece, int depth)
    {
        var (label, body) = Labelled(piece.Trim().TrimEnd('.'));
        if (depth < Deepest && Inside(Turning().Replace(body, "$1")) is { } inside)
        {
            var entries = EntriesOf(inside, depth + 1);
            // of more than a vector it can't be told which rows are meant
            if (!Turning().IsMatch(body) || entries.All(entry => entry is Entry.Cell))
                return entries is [Entry.Cell { Label: null } only] ? [only with { Label = label }] : [new Entry.Row(label, entries)];
        }
        if (HasBlanks && Numbers().IsMatch(body))
        {
            var cells = body.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(Entry (number) => new Entry.Cell(null, number));
            return label is null ? [.. cells] : [new Entry.Row(label, [.. cells])];
        }
        return [new Entry.Cell(label, body)];
    }

    // What stands between brackets that enclose everything.
    private static string? Inside(string text)
    {
        if (text.Length < 2 || text[0] is not ('[' or '(' or '{')) return null;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += Step(text[i]);
            if (depth == 0) return i == text.Length - 1 ? text[1..^1] : null;
        }
        return null;
    }

    private static int Step(char c) => c is '[' or '(' or '{' ? 1 : c is ']' or ')' or '}' ? -1 : 0;

    // n_1 = 0.3775, E: 0.2984; but not 0.5*0.3 = 0.15
    private static (string? Label, string Body) Labelled(string text)
    {
        var match = Label().Match(text);
        return match.Success && !Function().IsMatch(match.Groups[1].Value)
            ? (match.Groups[1].Value.Trim(), text[match.Length..].Trim())
            : (null, text);
    }

    // At lines and semicolons, or at commas and "and", outside of brackets; between brackets that follow each other, too.
    private static string[] Cut(string text, bool isRow)
    {
        var (pieces, piece, depth) = (new List<string>(), new StringBuilder(), 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += Step(text[i]);
            var length = depth == 0 ? Separator(text, i, isRow) : 0;
            if (length > 0 || depth == 0 && !isRow && IsBetweenBrackets(text, i))
            {
                if (length == 0) piece.Append(text[i]);
                pieces.Add(piece.ToString());
                piece.Clear();
                i += Math.Max(0, length - 1);
            }
            else piece.Append(text[i]);
        }
        pieces.Add(piece.ToString());
        // what ends with a separator has nothing behind it
        if (string.IsNullOrWhiteSpace(pieces[^1])) pieces.RemoveAt(pieces.Count - 1);
        return isRow ? [.. pieces.Where(one => !string.IsNullOrWhiteSpace(one))] : [.. pieces];
    }

    private static int Separator(string text, int at, bool isRow) => text[at] switch
    {
        '\n' when !IsWithinArray(text, at) => isRow ? 1 : 0,
        ';' => isRow ? 1 : 0,
        ',' => isRow ? 0 : 1,
        ' ' when !isRow && And().Match(text, at) is { Success: true } and => and.Length,
        _ => 0,
    };

    // [0.1 0.2]\n[0.3 0.4]: the brackets tell where rows end
    private static bool IsWithinArray(string text, int at) =>
        text[..at].TrimEnd() is [.., ',' or ']' or ')'] && text[at..].TrimStart() is ['[' or '(', ..];

    private static bool IsBetweenBrackets(string text, int at) => text[at] == ']' && text[(at + 1)..].TrimStart() is ['[', ..];

    [GeneratedRegex(@"(?<!\\)\\[\[\]()]|\\(?:boxed|fbox)\b\s*")]
    private static partial Regex Display();

    [GeneratedRegex(@"(?<=\s)#.*$", RegexOptions.Multiline)]
    private static partial Regex Comment();

    [GeneratedRegex(@"^(?:\s*(?:answer|ans|solution|result)\s*:)?\s*=?\s*", RegexOptions.IgnoreCase)]
    private static partial Regex Beginning();

    [GeneratedRegex(@"\\begin\s*\{[a-zA-Z*]+\}(?:\{[clr|@ ]*\})?")]
    private static partial Regex Opening();

    [GeneratedRegex(@"(?:\\\\\s*)?\\end\s*\{[a-zA-Z*]+\}")]
    private static partial Regex Closing();

    [GeneratedRegex(@"\b(?:np|numpy|torch|jnp)\s*\.\s*(?:array|asarray|tensor|matrix)\s*(?=\()|\barray\s*(?=\()|\btensor\s*(?=\()|\\(?:left|right|big|Big|bigl|bigr)\b\s*|,\s*dtype\s*=\s*[\w.]+")]
    private static partial Regex Array();

    // a column as a row that is turned
    [GeneratedRegex(@"([\])])\s*(?:\^\s*(?:\{\s*)?(?:T|\\top|\\intercal|\\mathsf\{T\})(?:\s*\})?|\.T)\s*$")]
    private static partial Regex Turning();

    [GeneratedRegex(@"&\s*(=|\\approx|≈|:)\s*&?")]
    private static partial Regex ColumnOfSign();

    [GeneratedRegex(@"\\(?:quad|qquad|hfill)\b|\\[,;:! ]|~|[ \t]+")]
    private static partial Regex Space();

    [GeneratedRegex(@"(?<=\d),(?=\d)")]
    private static partial Regex DecimalComma();

    [GeneratedRegex(@"^[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?(?:\s+[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?)+$")]
    private static partial Regex Numbers();

    // a letter first, and neither sum nor product in it
    [GeneratedRegex(@"^\s*((?:the\s+|new\s+)?[\p{L}\\∂](?:[^=:≈*<>\n]*?))\s*(?:==?|:=|:|\\approx\b|≈|\\simeq\b)\s*(?!=)")]
    private static partial Regex Label();

    // sigma(0.3775), e^(-0.5): an expression of numbers
    [GeneratedRegex(@"\d\.\d|\.\d|\d\s*\)|\s[-+]\s*[\d\p{L}\\(]")]
    private static partial Regex Function();

    [GeneratedRegex(@"\G\s+(?:and|und)\s+", RegexOptions.IgnoreCase)]
    private static partial Regex And();
}

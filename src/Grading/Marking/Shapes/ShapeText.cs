using System.Collections.Immutable;
using System.Text.RegularExpressions;

namespace Grading.Marking.Shapes;

/// <summary>Cuts a shape into the texts of its sizes: (h, d), h × d, [h, d], R^{h×d}, "h by d", "h rows and d columns", "a vector of length h".</summary>
internal static partial class ShapeText
{
    private const string Opening = "([{<";
    private const string Closing = ")]}>";

    /// <summary>The sizes; empty for a number, null where this is no shape.</summary>
    /// <param name="isName">Whether a text is a size as it stands.</param>
    public static ImmutableArray<string>? Of(string text, Predicate<string> isName)
    {
        text = Plain(text);
        if (Scalar().IsMatch(text)) return [];
        if (RowsAndColumns().Match(text) is { Success: true } rows) return [Trimmed(rows.Groups[1].Value), Trimmed(rows.Groups[2].Value)];
        if (ColumnsAndRows().Match(text) is { Success: true } columns) return [Trimmed(columns.Groups[2].Value),
            Trimmed(columns.Groups[1].Value)];
        if (Vector().Match(text) is { Success: true } vector) return OfVector(vector.Groups[1].Value, Trimmed(vector.Groups[2].Value));
        text = Words().Replace(text, "").Trim();
        while (Inside(text) is { } inside) text = inside.Trim();
        return text.Length == 0 ? null : Cut(text, isName);
    }

    private static ImmutableArray<string> OfVector(string kind, string length) => kind.Trim() switch
    {
        "row" => ["1", length],
        "column" => [length, "1"],
        _ => [length],
    };

    private static string Plain(string text)
    {
        text = Spaces().Replace(text.Replace("$", "", StringComparison.Ordinal), " ");
        text = Before().Replace(text, "");
        text = Reals().Replace(text, "");
        text = Times().Replace(text, " × ");
        return Between().Replace(text, " × ").Trim().TrimEnd('.').Trim();
    }

    private static string Trimmed(string text) => text.Trim().Trim('(', ')', ',').Trim();

    // What stands between brackets that enclose everything.
    private static string? Inside(string text)
    {
        if (text.Length < 2 || !Opening.Contains(text[0])) return null;
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += Opening.Contains(text[i]) ? 1 : Closing.Contains(text[i]) ? -1 : 0;
            if (depth == 0) return i == text.Length - 1 ? text[1..^1] : null;
        }
        return null;
    }

    // At the strongest separator there is.
    private static ImmutableArray<string>? Cut(string text, Predicate<string> isName)
    {
        foreach (var separators in (ReadOnlySpan<string>)[",;", "×", "*"])
            if (CutAt(text, separators) is { Length: > 1 } pieces)
                return pieces is [var only, ""] ? [only] : pieces.Contains("") ? null : [.. pieces];
        // hxd, h d: a name with a blank in it is a noun
        foreach (var separator in (ReadOnlySpan<char>)[' ', 'x', 'X'])
            if ((separator == ' ' || !isName(text)) && text.Split(separator,
                StringSplitOptions.RemoveEmptyEntries) is { Length: > 1 } pieces && Array.TrueForAll(pieces, isName)) return [.. pieces];
        return [text];
    }

    private static string[] CutAt(string text, string separators)
    {
        var (pieces, depth, start) = (new List<string>(), 0, 0);
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] is '(' or '[' or '{' ? 1 : text[i] is ')' or ']' or '}' ? -1 : 0;
            if (depth != 0 || !separators.Contains(text[i])) continue;
            pieces.Add(text[start..i].Trim());
            start = i + 1;
        }
        pieces.Add(text[start..].Trim());
        return [.. pieces];
    }

    [GeneratedRegex(@"\\(?:left|right|quad|qquad)\b|\\[,;:! ]|~|\s+")]
    private static partial Regex Spaces();

    // dW1.shape =, the shape of dL/dW is, torch.Size
    [GeneratedRegex(@"^.*?(?<![<>!=])=(?!=)\s*|^.*?\\in\b\s*|^.*?∈\s*|^.*?\b(?:is|are|has|have)\b:?\s*|^[^:]*:\s*|\b(?:torch\.Size|np\.shape|tuple)\s*(?=\()", RegexOptions.IgnoreCase)]
    private static partial Regex Before();

    [GeneratedRegex(@"\\(?:mathbb|mathbf|mathrm|bm)\s*\{?\s*R\s*\}?\s*\^|(?<![A-Za-z])[Rℝ]\s*\^|\\R\s*\^|ℝ")]
    private static partial Regex Reals();

    [GeneratedRegex(@"\\(?:times|cdot|ast)\b\s*|[×✕⨯⋅·∗]|-?\b(?:by|times|mal)\b-?")]
    private static partial Regex Times();

    // an x that is no letter of a size: between blanks, digits or brackets
    [GeneratedRegex(@"(?<=[\s\d)\]}])[xX](?=[\s\d(\[{])|(?<=\d)[xX](?=\w)|(?<=[\w)\]}]\s)[xX](?=\s)")]
    private static partial Regex Between();

    [GeneratedRegex(@"^(?:an?\s+|the\s+|just\s+|single\s+)*(?:scalar|number|\(\s*\)|\[\s*\])(?:\s*\(\s*\))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Scalar();

    [GeneratedRegex(@"^(?:an?\s+)?(?:matrix\s+)?(?:of\s+|with\s+)?(.+?)\s+rows?\s*(?:,|and|×|,\s*and|with|&)?\s*(?:and\s+)?(.+?)\s+col(?:umn)?s?$", RegexOptions.IgnoreCase)]
    private static partial Regex RowsAndColumns();

    [GeneratedRegex(@"^(?:an?\s+)?(?:matrix\s+)?(?:of\s+|with\s+)?(.+?)\s+col(?:umn)?s?\s*(?:,|and|×|,\s*and|with|&)?\s*(?:and\s+)?(.+?)\s+rows?$", RegexOptions.IgnoreCase)]
    private static partial Regex ColumnsAndRows();

    [GeneratedRegex(@"^(?:an?\s+|the\s+)?(?:(row|column)?[\s-]*vector\s+(?:of|with)\s+(?:(?:length|size|dimension|shape)\s+)?|length\s+)(.+?)(?:\s+(?:elements|entries|numbers|components))?$", RegexOptions.IgnoreCase)]
    private static partial Regex Vector();

    [GeneratedRegex(@"^an?\s+(?=.*\s(?:matrix|array|tensor)$)|\b(?:an?\s+)?(?:matrix|array|tensor|ndarray)\b(?:\s+(?:of|with))?|(?<!\.)\b(?:of\s+)?(?:shape|dimensions?|size)\b(?!\()|-?dim(?:ensional)?\b|(?<=\w)-?\s*vector\b|\b(?:elements|entries)$", RegexOptions.IgnoreCase)]
    private static partial Regex Words();
}

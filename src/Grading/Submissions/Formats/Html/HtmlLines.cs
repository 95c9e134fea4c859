using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using AngleSharp.Dom;
using AngleSharp.Html.Parser;
using Grading.Submissions.Ledgers;

namespace Grading.Submissions.Formats.Html;

/// <summary>
/// What a page shows, line by line, as a sheet has it: formulas in LaTeX, raised and lowered text as ^{…} and _{…}, rows of tables with
/// their bars, labels of lists. Struck text is gone; nothing is run or followed.
/// </summary>
internal sealed class HtmlLines
{
    private static readonly HashSet<string> Blocks = new(StringComparer.Ordinal)
    {
        "address", "article", "aside", "blockquote", "body", "center", "dd", "details", "div", "dl", "dt", "fieldset", "figcaption",
            "figure",
        "footer", "form", "h1", "h2", "h3", "h4", "h5", "h6", "header", "html", "li", "main", "nav", "ol", "p", "pre", "section",
            "summary", "ul",
    };

    private static readonly HashSet<string> Unseen = new(StringComparer.Ordinal)
        { "audio", "button", "canvas", "del", "head", "iframe", "mjx-math", "noscript", "object", "s", "strike", "style", "template",
            "title", "video" };

    private static readonly HashSet<string> Machinery = new(StringComparer.Ordinal)
        { "noscript", "script", "style", "template", "title" };

    private static readonly string[] UnseenClasses = ["MathJax", "MathJax_Preview", "MathJax_Display", "MathJax_SVG", "katex-html",
        "accesshide"];

    private static readonly string[] ReadersClasses = ["hidden-readable", "screenreader-only", "sr-only", "visually-hidden"];

    private readonly List<PlacedLine> _lines = [];
    private readonly StringBuilder _line = new();
    private readonly List<(int At, int Line)> _further = [];
    private readonly Source _start;
    private readonly string _html;
    private readonly bool _isPage;
    private int _at, _place, _verbatim;

    private HtmlLines(string html, Source start, bool isPage) => (_html, _start, _isPage, _at, _place) = (html, start, isPage, 1, 1);

    /// <summary>
    /// The lines of a page, or of a text with tags in it, whose own line ends count; each with the line of the file that it begins in.
    /// Null where it is larger or deeper than any editor's.
    /// </summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    public static List<PlacedLine>? Of(string html, Source start, bool isPage)
    {
        html = WirisText.AsMathMl(HtmlTags.WithoutEmbedded(html));
        if (html.Length > HtmlTags.MostCharacters || HtmlTags.IsTooDeep(html)) return null;
        html = HtmlTags.Escaped(html, isPage);
        var parser = new HtmlParser(new HtmlParserOptions { IsKeepingSourceReferences = true, IsScripting = false });
        using var document = parser.ParseDocument(html);
        var reading = new HtmlLines(html, start, isPage);
        if (document.Body is { } body) reading.AddInside(body);
        reading.End();
        return reading._lines;
    }

    private void AddInside(INode parent)
    {
        foreach (var node in parent.ChildNodes)
        {
            if (node is IText text) AddText(text.Data);
            else if (node is IElement element) Add(element);
        }
    }

    private void Add(IElement element)
    {
        if (element.SourceReference is { Position.Line: > 0 and var line }) _at = line;
        if (HtmlFormulas.OfTypesetter(element, Math) is { } typeset) Append($"${typeset.Trim()}$");
        if (IsUnseen(element))
        {
            AddUnseen(element);
            return;
        }
        switch (element.LocalName)
        {
            case "br":
                Break();
                break;
            case "hr":
                EndIfAny();
                Append("---");
                End();
                break;
            case "img" or "math" or "script" or "svg":
                AddFormula(element);
                break;
            case "sub" or "sup":
                AddScript(element);
                break;
            case "table":
                AddTable(element);
                break;
            default:
                AddOther(element);
                break;
        }
    }

    private void AddOther(IElement element)
    {
        var isBlock = Blocks.Contains(element.LocalName);
        if (isBlock && element.LocalName != "dd") EndIfAny();
        if (element.LocalName is ['h', >= '1' and <= '6'] && !string.IsNullOrWhiteSpace(element.TextContent)) Append("## ");
        if (element.LocalName == "li") Append(LabelOf(element));
        if (element.LocalName == "pre") AddPreformatted(element);
        else AddInside(element);
        if (element.LocalName == "dt") Append(_line.ToString().TrimEnd().EndsWith(':') ? " " : ": ");
        else if (isBlock) EndIfAny();
    }

    // What is said to those who don't see the page is read where it says more than the page shows.
    private static bool IsSaidAgain(IElement element) => Array.Exists(ReadersClasses, name => element.ClassList.Contains(name))
        && (element.QuerySelector("math") is null || FormulaBefore(element) is not null);

    private static string? FormulaBefore(IElement element) =>
        element.PreviousElementSibling is { LocalName: "img" } image ? HtmlFormulas.OfImage(image, Math) : null;

    private static bool IsSaidBeside(IElement image) => image.NextElementSibling is { } next
        && Array.Exists(ReadersClasses, name => next.ClassList.Contains(name)) && next.QuerySelector("math") is not null;

    // In a line that somebody types it is no page's machinery but part of the answer, struck text excepted.
    private void AddUnseen(IElement element)
    {
        if (!_isPage && _line.Length > 0 && Machinery.Contains(element.LocalName)) Append(element.OuterHtml.ReplaceLineEndings(" "));
    }

    private static bool IsUnseen(IElement element) => Unseen.Contains(element.LocalName)
        || element.GetAttribute("aria-hidden") == "true"
        || element.HasAttribute("hidden")
        || IsSaidAgain(element)
        || Array.Exists(UnseenClasses, name => element.ClassList.Contains(name))
        || (element.GetAttribute("style") is { } style
            && (style.Contains("line-through", StringComparison.OrdinalIgnoreCase)
                || style.Replace(" ", "", StringComparison.Ordinal).Contains("display:none", StringComparison.OrdinalIgnoreCase)));

    // the line ends of a page are blanks, those of a text with tags in it are line ends
    private void AddText(string text)
    {
        foreach (var c in text)
        {
            if (c == '\n')
            {
                if (_isPage && _verbatim == 0) AppendBlank();
                else End();
                _at++;
            }
            else if (c is '\u200B' or '\uFEFF' or '\u00AD') continue;
            else if (c is '\u00A0' || (_isPage && _verbatim == 0 && c is ' ' or '\t' or '\r' or '\f')) AppendBlank();
            else Append(c.ToString());
        }
    }

    private void AppendBlank()
    {
        if (!_isPage || (_line.Length > 0 && _line[^1] != ' ')) _line.Append(' ');
    }

    private void Append(string text)
    {
        if (_line.Length == 0) _place = _at;
        else if (_at > (_further.Count > 0 ? _further[^1].Line : _place)) _further.Add((_line.Length, _at));
        _line.Append(text);
    }

    // A line end in a text stands behind most <br>: one of the two is enough.
    private void Break()
    {
        if (_isPage || _line.Length > 0) End();
    }

    private void EndIfAny()
    {
        if (!string.IsNullOrWhiteSpace(_line.ToString())) End();
        else Clear();
    }

    private void End()
    {
        _lines.Add(new(_line.ToString().TrimEnd(), At(_line.Length == 0 ? _at : _place))
        {
            Further = [.. _further.Select(begin => (begin.At, At(begin.Line).Line))],
        });
        Clear();
    }

    private Source At(int line) => _start with { Line = _start.Line + line - 1 };

    private void Clear()
    {
        _line.Clear();
        _further.Clear();
    }

    private void AddFormula(IElement element)
    {
        var latex = element.LocalName switch
        {
            "math" => MathMl.Latex(element),
            "script" => HtmlFormulas.OfScript(element),
            "img" => HtmlFormulas.OfImage(element, Math),
            _ => null,
        };
        if (latex is not null) Append($"${latex.Trim()}$");
        else if (element.LocalName == "script") AddUnseen(element);
        else if (!IsSaidBeside(element)) Append($"![{Shown(element)}](image)");
    }

    private static string Shown(IElement image) =>
        string.Concat((image.GetAttribute("alt") ?? image.GetAttribute("title") ?? "").Where(c => c is not ('[' or ']' or '\n')).Take(80));

    private static IElement? Math(string mathMl)
    {
        if (mathMl.Length > HtmlTags.MostCharacters || HtmlTags.IsTooDeep(mathMl)) return null;
        return new HtmlParser().ParseDocument(mathMl).QuerySelector("math");
    }

    private void AddScript(IElement element)
    {
        var inside = Flat(element);
        if (inside.Length > 0) Append($"{(element.LocalName == "sup" ? '^' : '_')}{{{inside}}}");
    }

    // All that an element shows on one line.
    private string Flat(IElement element)
    {
        var inside = new HtmlLines(_html, _start, isPage: true) { _at = _at };
        inside.AddInside(element);
        inside.End();
        return string.Join(' ', inside._lines.Select(line => line.Text.Trim()).Where(text => text.Length > 0));
    }

    private void AddTable(IElement table)
    {
        EndIfAny();
        foreach (var row in table.QuerySelectorAll("tr"))
        {
            if (row.Closest("table") != table) continue;
            if (row.SourceReference is { Position.Line: > 0 and var line }) _at = line;
            IElement[] cells = [.. row.Children.Where(cell => cell.LocalName is "td" or "th")];
            if (cells is [var only]) AddInside(only);
            else if (cells.Length > 0) Append($"| {string.Join(" | ", cells.Select(Cell))} |");
            EndIfAny();
        }
        End();
    }

    private string Cell(IElement cell) => Flat(cell).Replace("|", @"\|", StringComparison.Ordinal);

    private void AddPreformatted(IElement element)
    {
        var language = element.QuerySelector("code")?.ClassList.FirstOrDefault(name => name.StartsWith("language-",
            StringComparison.Ordinal));
        if (language is not null) AddFence("```" + language["language-".Length..]);
        if (BeginsWithLineEnd(element)) _at++;
        _verbatim++;
        AddInside(element);
        _verbatim--;
        if (language is not null)
        {
            EndIfAny();
            AddFence("```");
        }
    }

    // The line end right behind <pre> is none of its text.
    private bool BeginsWithLineEnd(IElement element)
    {
        if (element.SourceReference is not { Position.Index: >= 0 and var start } || start >= _html.Length) return false;
        var end = _html.IndexOf('>', start);
        return end >= 0 && _html.AsSpan(end + 1).TrimStart('\r') is ['\n', ..];
    }

    private void AddFence(string fence)
    {
        Append(fence);
        End();
    }

    private static string LabelOf(IElement item)
    {
        if (item.ParentElement is not { LocalName: "ol" } list) return "";
        var before = list.Children.TakeWhile(other => other != item).Count(other => other.LocalName == "li");
        var number = (Number(item, "value") ?? (Number(list, "start") ?? 1) + before);
        var style = (list.GetAttribute("style") ?? "") + (list.GetAttribute("type") ?? "");
        return style is "a" || style.Contains("lower-alpha", StringComparison.Ordinal)
            || style.Contains("lower-latin", StringComparison.Ordinal)
            ? $"{Letter(number, 'a')}) "
            : style is "A" || style.Contains("upper-alpha", StringComparison.Ordinal) ? $"{Letter(number, 'A')}) "
            : string.Create(CultureInfo.InvariantCulture, $"{number}. ");
    }

    private static char Letter(int number, char first) => (char)(first + System.Math.Clamp(number - 1, 0, 25));

    private static int? Number(IElement element, string attribute) =>
        int.TryParse(element.GetAttribute(attribute), NumberStyles.Integer, CultureInfo.InvariantCulture, out var number) ? number : null;
}

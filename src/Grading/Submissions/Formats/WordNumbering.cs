using System.Globalization;
using System.Xml.Linq;

namespace Grading.Submissions.Formats;

/// <summary>The labels that Word puts in front of the items of a list, counted as it counts them: a), (b), 3.</summary>
internal sealed class WordNumbering
{
    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private readonly Dictionary<(string Id, string Level), (string Format, string Text)> _levels = [];
    private readonly Dictionary<(string Id, string Level), int> _counts = [];

    public WordNumbering(XElement? numbering)
    {
        if (numbering is null) return;
        var lists = numbering.Elements(W + "abstractNum").ToLookup(list => Value(list, "abstractNumId"));
        foreach (var number in numbering.Elements(W + "num"))
        {
            var id = Value(number, "numId");
            var list = number.Element(W + "abstractNumId") is { } of ? lists[Value(of, "val")].FirstOrDefault() : null;
            foreach (var level in list?.Elements(W + "lvl") ?? [])
                _levels[(id, Value(level, "ilvl"))] = (Setting(level, "numFmt"), Setting(level, "lvlText"));
        }
    }

    /// <summary>What stands in front of a paragraph, with a blank behind it; empty for none.</summary>
    public string Label(XElement paragraph)
    {
        if (paragraph.Element(W + "pPr")?.Element(W + "numPr") is not { } list) return "";
        var key = (Setting(list, "numId"), Setting(list, "ilvl") is { Length: > 0 } level ? level : "0");
        if (!_levels.TryGetValue(key, out var form)) return "";
        var count = _counts[key] = _counts.GetValueOrDefault(key) + 1;
        var number = form.Format switch
        {
            "lowerLetter" => Letter(count, 'a'),
            "upperLetter" => Letter(count, 'A'),
            "decimal" => count.ToString(CultureInfo.InvariantCulture),
            _ => null,
        };
        if (number is null) return "";
        var percent = form.Text.IndexOf('%', StringComparison.Ordinal);
        return percent < 0 || percent + 1 >= form.Text.Length ? "" : $"{form.Text[..percent]}{number}{form.Text[(percent + 2)..]} ";
    }

    private static string Letter(int count, char first) => ((char)(first + Math.Min(count - 1, 25))).ToString();

    private static string Setting(XElement of, string name) => of.Element(W + name) is { } setting ? Value(setting, "val") : "";

    private static string Value(XElement of, string attribute) => of.Attribute(W + attribute)?.Value ?? "";
}

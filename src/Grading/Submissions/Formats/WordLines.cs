using System.IO.Compression;
using System.Xml;
using System.Xml.Linq;
using Grading.Submissions.Ledgers;

namespace Grading.Submissions.Formats;

/// <summary>
/// The paragraphs of a Word document, one line each (more where a line is broken), its equations in LaTeX. Only the text is read: macros,
/// links, pictures and whatever else is in the file are not opened.
/// </summary>
internal sealed class WordLines
{
    private const long MostBytes = 64L * 1024 * 1024;
    private const int Deepest = 200;

    private static readonly XNamespace W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main";

    private static readonly string[] Pictures = ["drawing", "pict", "object"];

    private readonly List<PlacedLine> _lines = [];
    private readonly string _file;
    private readonly WordNumbering _numbering;
    private int _paragraph;

    private WordLines(string file, WordNumbering numbering) => (_file, _numbering) = (file, numbering);

    /// <summary>The lines, each with its paragraph; null where it is no document of Word's that can be read.</summary>
    public static List<PlacedLine>? Of(byte[] bytes, string file)
    {
        try
        {
            using var archive = new ZipArchive(new MemoryStream(bytes), ZipArchiveMode.Read);
            if (Xml(archive, "word/document.xml")?.Element(W + "body") is not { } body) return null;
            var reading = new WordLines(file, new(Xml(archive, "word/numbering.xml")));
            reading.AddBlocks(body);
            foreach (var notes in new[] { "word/footnotes.xml", "word/endnotes.xml" })
                if (Xml(archive, notes) is { } root) reading.AddNotes(root);
            return reading._lines;
        }
        catch (Exception e) when (e is InvalidDataException or XmlException or IOException or NotSupportedException)
        {
            return null;
        }
    }

    private static XElement? Xml(ZipArchive archive, string name)
    {
        if (archive.GetEntry(name) is not { } entry) return null;
        if (entry.Length > MostBytes) throw new InvalidDataException(name);
        var bytes = new byte[entry.Length];
        using (var stream = entry.Open()) stream.ReadExactly(bytes);
        RefuseDeep(bytes);
        using var reader = Reader(bytes);
        return XElement.Load(reader, LoadOptions.PreserveWhitespace);
    }

    private static XmlReader Reader(byte[] bytes) => XmlReader.Create(new MemoryStream(bytes), new()
    {
        DtdProcessing = DtdProcessing.Prohibit,
        XmlResolver = null,
        MaxCharactersInDocument = MostBytes,
    });

    // What follows walks the tree by recursion.
    private static void RefuseDeep(byte[] bytes)
    {
        using var reader = Reader(bytes);
        while (reader.Read())
            if (reader.Depth > Deepest) throw new InvalidDataException();
    }

    private void AddBlocks(XElement parent)
    {
        foreach (var block in parent.Elements())
        {
            if (block.Name == W + "p") AddParagraph(block);
            else if (block.Name == W + "tbl") AddTable(block);
            else if (block.Name.LocalName is not ("del" or "moveFrom" or "sectPr")) AddBlocks(block);
        }
    }

    private void AddNotes(XElement notes)
    {
        foreach (var note in notes.Elements().Where(note => note.Attribute(W + "type") is null)) AddBlocks(note);
    }

    private void AddParagraph(XElement paragraph)
    {
        _paragraph++;
        var text = Heading(paragraph) + _numbering.Label(paragraph) + Text(paragraph).Trim();
        foreach (var line in text.Split('\n')) _lines.Add(new(line.TrimEnd(), new(_file, _paragraph)));
    }

    private static string Heading(XElement paragraph)
    {
        var style = paragraph.Element(W + "pPr")?.Element(W + "pStyle")?.Attribute(W + "val")?.Value ?? "";
        return style.StartsWith("Heading", StringComparison.OrdinalIgnoreCase) || style is "Title" or "Titel"
            || style.StartsWith("berschrift", StringComparison.OrdinalIgnoreCase)
                || style.StartsWith("Überschrift", StringComparison.OrdinalIgnoreCase)
            ? "## "
            : "";
    }

    // A row of a table is a line; the paragraphs of its cells are counted like all others.
    private void AddTable(XElement table)
    {
        foreach (var row in table.Elements(W + "tr"))
        {
            var place = new Source(_file, _paragraph + 1);
            var cells = new List<string>();
            foreach (var cell in row.Elements(W + "tc"))
            {
                var paragraphs = cell.Descendants(W + "p").ToArray();
                _paragraph += paragraphs.Length;
                cells.Add(string.Join(' ', paragraphs.Select(Text)).Replace('\n', ' ').Replace("|", @"\|",
                    StringComparison.Ordinal).Trim());
            }
            _lines.Add(new($"| {string.Join(" | ", cells)} |", place));
        }
        _lines.Add(new("", new(_file, _paragraph)));
    }

    private static string Text(XElement element) => string.Concat(element.Elements().Select(Inline));

    private static string Inline(XElement element)
    {
        if (element.Name.Namespace == WordMath.Namespace) return Equation(element);
        if (element.Name == W + "r") return Run(element);
        // fields' instructions are no text, what is deleted is gone, a choice of pictures is one picture
        return element.Name.LocalName is "pPr" or "del" or "moveFrom" ? ""
            : element.Name.LocalName == "AlternateContent" ? "![picture](word)"
            : Text(element);
    }

    private static string Equation(XElement element) => element.Name.LocalName == "oMathPara"
        ? string.Join(' ', element.Elements(WordMath.Namespace + "oMath").Select(Equation))
        : $"${WordMath.Latex(element).Trim()}$";

    private static string Run(XElement run)
    {
        var properties = run.Element(W + "rPr");
        if (IsOn(properties, "strike") || IsOn(properties, "dstrike") || IsOn(properties, "vanish")) return "";
        var text = string.Concat(run.Elements().Select(Piece));
        if (string.IsNullOrWhiteSpace(text)) return text;
        return properties?.Element(W + "vertAlign")?.Attribute(W + "val")?.Value switch
        {
            "superscript" => $"^{{{text}}}",
            "subscript" => $"_{{{text}}}",
            _ => text,
        };
    }

    private static bool IsOn(XElement? properties, string name) => properties?.Element(W + name) is { } mark
        && mark.Attribute(W + "val")?.Value is not ("0" or "false" or "off");

    private static string Piece(XElement piece) => piece.Name.LocalName switch
    {
        "t" => piece.Value.Replace('\u00A0', ' '),
        "tab" => "\t",
        "br" or "cr" => "\n",
        "noBreakHyphen" => "-",
        "sym" => Symbol(piece),
        "AlternateContent" => "![picture](word)",
        var name => Array.IndexOf(Pictures, name) >= 0 ? "![picture](word)" : "",
    };

    // a character of another font; which one it shows is not known
    private static string Symbol(XElement piece) => $"[{piece.Attribute(W + "char")?.Value}]";
}

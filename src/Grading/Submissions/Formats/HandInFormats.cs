using Grading.Submissions.Formats.Html;
using Grading.Submissions.Ledgers;
using static Formulas.Translating.Spoken;

namespace Grading.Submissions.Formats;

/// <summary>How a file that a student handed in is read.</summary>
internal enum HandInFormat
{
    Text,
    Tex,
    Page,
    Notebook,
    Word,

    /// <summary>A person can read it.</summary>
    Unreadable,

    /// <summary>Nothing that people hand in answers in.</summary>
    Unknown,
}

/// <summary>The formats of files by the ends of their names: one row each.</summary>
internal static class HandInFormats
{
    private static readonly Dictionary<string, (HandInFormat Format, Func<string> Kind)> Rows = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = (HandInFormat.Text, () => Say("a text")),
        [".md"] = (HandInFormat.Text, () => Say("a text")),
        [".markdown"] = (HandInFormat.Text, () => Say("a text")),
        [".txt"] = (HandInFormat.Text, () => Say("a text")),
        [".tex"] = (HandInFormat.Tex, () => Say("a LaTeX document")),
        [".html"] = (HandInFormat.Page, () => Say("a page")),
        [".htm"] = (HandInFormat.Page, () => Say("a page")),
        [".ipynb"] = (HandInFormat.Notebook, () => Say("a notebook")),
        [".docx"] = (HandInFormat.Word, () => Say("a Word document")),
        [".docm"] = (HandInFormat.Word, () => Say("a Word document")),
        [".pdf"] = (HandInFormat.Unreadable, () => Say("a PDF")),
        [".png"] = (HandInFormat.Unreadable, () => Say("an image")),
        [".jpg"] = (HandInFormat.Unreadable, () => Say("an image")),
        [".jpeg"] = (HandInFormat.Unreadable, () => Say("an image")),
        [".gif"] = (HandInFormat.Unreadable, () => Say("an image")),
        [".bmp"] = (HandInFormat.Unreadable, () => Say("an image")),
        [".tif"] = (HandInFormat.Unreadable, () => Say("an image")),
        [".tiff"] = (HandInFormat.Unreadable, () => Say("an image")),
        [".webp"] = (HandInFormat.Unreadable, () => Say("an image")),
        [".heic"] = (HandInFormat.Unreadable, () => Say("an image")),
        [".heif"] = (HandInFormat.Unreadable, () => Say("an image")),
        [".svg"] = (HandInFormat.Unreadable, () => Say("an image")),
        [".doc"] = (HandInFormat.Unreadable, () => Say("a document of an older Word")),
        [".rtf"] = (HandInFormat.Unreadable, () => Say("a document (RTF)")),
        [".odt"] = (HandInFormat.Unreadable, () => Say("a document (ODT)")),
        [".pages"] = (HandInFormat.Unreadable, () => Say("a document (Pages)")),
    };

    public static HandInFormat Of(string file) =>
        Rows.TryGetValue(Path.GetExtension(file), out var row) ? row.Format : HandInFormat.Unknown;

    /// <summary>What it is, in words.</summary>
    public static string Kind(string file) => Rows.TryGetValue(Path.GetExtension(file), out var row) ? row.Kind() : Say("a file of another kind");

    /// <summary>The lines of a file that is text, in whatever format; null where it is not as its format wants it.</summary>
    public static List<PlacedLine>? Lines(string text, HandInFormat format, string name) => format switch
    {
        HandInFormat.Text => HtmlTags.IsIn(text) ? HtmlText.Lines(PlacedLine.Of(text, name)) : PlacedLine.Of(text, name),
        HandInFormat.Tex => TexLines.Of(text, name),
        HandInFormat.Page => HtmlLines.Of(text, new(name, 1), isPage: true),
        HandInFormat.Notebook => NotebookLines.Of(text, name),
        _ => throw new System.Diagnostics.UnreachableException(),
    };
}

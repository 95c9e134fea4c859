using Grading.Submissions.Formats.Html;
using Grading.Submissions.Ledgers;

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
    private static readonly Dictionary<string, (HandInFormat Format, string Kind)> Rows = new(StringComparer.OrdinalIgnoreCase)
    {
        [""] = (HandInFormat.Text, "a text"),
        [".md"] = (HandInFormat.Text, "a text"),
        [".markdown"] = (HandInFormat.Text, "a text"),
        [".txt"] = (HandInFormat.Text, "a text"),
        [".tex"] = (HandInFormat.Tex, "a LaTeX document"),
        [".html"] = (HandInFormat.Page, "a page"),
        [".htm"] = (HandInFormat.Page, "a page"),
        [".ipynb"] = (HandInFormat.Notebook, "a notebook"),
        [".docx"] = (HandInFormat.Word, "a Word document"),
        [".docm"] = (HandInFormat.Word, "a Word document"),
        [".pdf"] = (HandInFormat.Unreadable, "a PDF"),
        [".png"] = (HandInFormat.Unreadable, "an image"),
        [".jpg"] = (HandInFormat.Unreadable, "an image"),
        [".jpeg"] = (HandInFormat.Unreadable, "an image"),
        [".gif"] = (HandInFormat.Unreadable, "an image"),
        [".bmp"] = (HandInFormat.Unreadable, "an image"),
        [".tif"] = (HandInFormat.Unreadable, "an image"),
        [".tiff"] = (HandInFormat.Unreadable, "an image"),
        [".webp"] = (HandInFormat.Unreadable, "an image"),
        [".heic"] = (HandInFormat.Unreadable, "an image"),
        [".heif"] = (HandInFormat.Unreadable, "an image"),
        [".svg"] = (HandInFormat.Unreadable, "an image"),
        [".doc"] = (HandInFormat.Unreadable, "a document of an older Word"),
        [".rtf"] = (HandInFormat.Unreadable, "a document (RTF)"),
        [".odt"] = (HandInFormat.Unreadable, "a document (ODT)"),
        [".pages"] = (HandInFormat.Unreadable, "a document (Pages)"),
    };

    public static HandInFormat Of(string file) =>
        Rows.TryGetValue(Path.GetExtension(file), out var row) ? row.Format : HandInFormat.Unknown;

    /// <summary>What it is, in words.</summary>
    public static string Kind(string file) => Rows.TryGetValue(Path.GetExtension(file), out var row) ? row.Kind : "a file of another kind";

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

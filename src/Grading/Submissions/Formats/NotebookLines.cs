using System.Text.Json;
using Grading.Submissions.Formats.Html;
using Grading.Submissions.Ledgers;

namespace Grading.Submissions.Formats;

/// <summary>
/// The lines of a notebook: cells of text as they are, cells of code as blocks. What running it has printed is not what a student wrote.
/// </summary>
internal static class NotebookLines
{
    private const int Deepest = 64;

    /// <summary>The lines, each with its cell; null where it is no notebook.</summary>
    public static List<PlacedLine>? Of(string json, string file)
    {
        try
        {
            using var notebook = JsonDocument.Parse(json, new() { MaxDepth = Deepest });
            return Cells(notebook.RootElement) is { } cells ? Lines(cells, Language(notebook.RootElement), file) : null;
        }
        catch (Exception e) when (e is JsonException or InvalidOperationException)
        {
            return null;
        }
    }

    // the third version of the format has worksheets around the cells
    private static JsonElement? Cells(JsonElement root) => Property(root, "cells")
        ?? (Property(root, "worksheets") is { ValueKind: JsonValueKind.Array } sheets && sheets.GetArrayLength() > 0
            ? Property(sheets[0], "cells")
            : null);

    private static string Language(JsonElement root)
    {
        var metadata = Property(root, "metadata");
        var name = Text(Property(Property(metadata, "language_info"), "name")) is { Length: > 0 } told ? told
            : Text(Property(Property(metadata, "kernelspec"), "language"));
        return name.ToLowerInvariant() is "c#" or "csharp" or "polyglot-notebook" ? "csharp" : name;
    }

    private static List<PlacedLine> Lines(JsonElement cells, string language, string file)
    {
        var lines = new List<PlacedLine>();
        var number = 0;
        foreach (var cell in cells.EnumerateArray())
        {
            number++;
            var text = Text(Property(cell, "source") ?? Property(cell, "input"));
            if (string.IsNullOrWhiteSpace(text)) continue;
            var ofCell = PlacedLine.Of(text, file).ConvertAll(line => line with { Place = new(file, line.Place.Line, number) });
            if (Text(Property(cell, "cell_type")) == "code") AddBlock(lines, ofCell, language);
            else lines.AddRange(HtmlTags.IsIn(text) ? HtmlText.Lines(ofCell) ?? throw new JsonException() : ofCell);
            lines.Add(new("", new(file, ofCell.Count, number)));
        }
        return lines;
    }

    private static void AddBlock(List<PlacedLine> lines, List<PlacedLine> code, string language)
    {
        if (code[0].Text.Trim() is "#!csharp" or "#!c#") (language, code[0]) = ("csharp", code[0] with { Rule = LineRule.Markup });
        var fence = "```";
        while (code.Exists(line => line.Text.Contains(fence, StringComparison.Ordinal))) fence += "`";
        lines.Add(new(fence + language.Replace(" ", "", StringComparison.Ordinal), code[0].Place));
        lines.AddRange(code);
        lines.Add(new(fence, code[^1].Place));
    }

    private static JsonElement? Property(JsonElement? of, string name) =>
        of is { ValueKind: JsonValueKind.Object } element && element.TryGetProperty(name, out var value) ? value : null;

    // a text, or its lines one by one
    private static string Text(JsonElement? value) => value switch
    {
        { ValueKind: JsonValueKind.String } text => text.GetString()!,
        { ValueKind: JsonValueKind.Array } parts => string.Concat(parts.EnumerateArray().Select(part => Text(part))),
        _ => "",
    };
}

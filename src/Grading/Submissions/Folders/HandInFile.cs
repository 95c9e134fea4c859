using Grading.Submissions.Formats;
using Grading.Submissions.Ledgers;
using Grading.Submissions.Sheets;

namespace Grading.Submissions.Folders;

/// <summary>A file that holds answers, in any format that is read: its lines, or why there are none.</summary>
internal sealed record HandInFile(IReadOnlyList<PlacedLine> Lines, Notice? Fault)
{
    public static HandInFile Read(NamedPath file)
    {
        if (file.Zip?.HoldsTwice(file.Path) == true) return new([], new(new(file.Name, 1), Sentences.TwoDifferentEntries(file.Name)));
        var format = HandInFormats.Of(file.FileName);
        if (format == HandInFormat.Word) return ReadWord(file);
        var (text, fault) = TextFile.Read(file);
        return fault is not null ? new([], fault) : Of(text.Length == 0 ? [] : HandInFormats.Lines(text, format, file.Name), file);
    }

    private static HandInFile ReadWord(NamedPath file)
    {
        var (bytes, fault) = TextFile.ReadBytes(file);
        return fault is not null ? new([], fault) : Of(bytes.Length == 0 ? [] : WordLines.Of(bytes, file.Name), file);
    }

    private static HandInFile Of(List<PlacedLine>? lines, NamedPath file) => lines is not null ? new(lines, null)
        : new([], new(new(file.Name, 1), Sentences.NotOfFormat(file.Name, HandInFormats.Kind(file.FileName))));

    /// <summary>The student named on top; null where none is.</summary>
    public static string? StudentOnTop(NamedPath file)
    {
        if (HandInFormats.Of(file.FileName) == HandInFormat.Text) return TextFile.StudentOnTop(file);
        foreach (var line in Read(file).Lines.Take(StudentLine.LinesOnTop))
            if (line.Rule is null && StudentLine.In(line.Text) is { } id) return id;
        return null;
    }
}

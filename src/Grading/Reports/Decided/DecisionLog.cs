using System.Collections.Immutable;
using System.Text;
using CsvHelper;
using Grading.Reports.Places;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Decided;

/// <summary>
/// The file that decisions are appended to, each on the disk before anybody is told so. Whoever appends holds the lock of its place.
/// Columns that a table lacks are put behind its own, its separator is kept, and no row of it is ever changed.
/// </summary>
internal sealed class DecisionLog(OutputPlace place)
{
    private static readonly string[] Columns = ["problem", "part", "cluster", "student", "credit", "comment", "by", "at", "seen", "means"];

    /// <summary>Where it is.</summary>
    public string Path => place.Path;

    /// <summary>Makes the file that is needed: one with all columns.</summary>
    /// <exception cref="UnusableFileException">It can't be read or written.</exception>
    public void Prepare()
    {
        if (!File.Exists(place.Path) || new FileInfo(place.Path).Length == 0)
        {
            Replace(string.Join(',', Columns) + "\n");
            return;
        }
        var text = LogText.Read(place.Path);
        using var reader = text.Open();
        if (!DecisionsReader.AreOverrides(reader.Headers.Select(Name)))
            throw new UnusableFileException(AssistantSentences.NoOverrides(place.Shown));
        string[] missing = [.. Columns.Except(reader.Headers.Select(Name))];
        if (missing.Length > 0) Replace(WithColumns(text, missing));
        else if (!text.IsUtf8) Replace(text.Whole + text.Torn);
    }

    /// <summary>Appends rows in one piece and waits until they are on the disk.</summary>
    /// <exception cref="UnusableFileException">They are not there.</exception>
    public void Append(ImmutableArray<Decision> rows)
    {
        Prepare();
        var text = LogText.Read(place.Path);
        try
        {
            using var file = new FileStream(place.Path, FileMode.Append, FileAccess.Write, FileShare.Read, bufferSize: 0);
            file.Write(Encoding.UTF8.GetBytes(Start(text) + Lines(text, rows)));
            file.Flush(flushToDisk: true);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(AssistantSentences.NotWritten(place.Shown, e), e);
        }
    }

    // The next row has its own line, whatever stands before it.
    private static string Start(LogText text)
    {
        if (text.Torn.Length > 0) return TornLine.Closing(text.Torn, text.Separator, Headers(text).Length);
        return text.Whole.EndsWith('\n') ? "" : "\n";
    }

    private static string Lines(LogText text, ImmutableArray<Decision> rows)
    {
        using var written = new StringWriter();
        var options = CsvWriterOptions.Default with { Separator = text.Separator, NewLine = "\n" };
        using (var csv = CsvWriter.Create(written, options, leaveOpen: true))
        {
            foreach (var row in rows)
            {
                foreach (var column in Headers(text)) csv.WriteField(Cell.Text(CellOf(row, column)));
                csv.EndRecord();
            }
        }
        return written.ToString();
    }

    private static string CellOf(Decision row, string column) => column switch
    {
        "problem" => row.Target.Problem,
        "part" => row.Target.Part,
        "cluster" => row.Target.Cluster ?? "",
        "student" => row.Target.Student ?? "",
        "credit" => row.IsAuto ? DecisionRow.Auto : Cell.Number(row.Credit),
        _ => NoteOf(row, column),
    };

    private static string NoteOf(Decision row, string column) => column switch
    {
        "comment" => row.Comment,
        "by" => row.By,
        "at" => row.At,
        "seen" => row.Seen,
        "means" => row.Means,
        _ => "",
    };

    private static string[] Headers(LogText text)
    {
        using var reader = text.Open();
        return [.. reader.Headers.Select(Name)];
    }

    private static string Name(string header) => header.Trim().ToLowerInvariant();

    // A row may have fewer cells than columns, so that only the header changes. A last row that a person typed without its end gets
    // one: with the new columns it would be a torn one.
    private static string WithColumns(LogText text, string[] missing)
    {
        var end = text.Whole.IndexOf('\n') is >= 0 and var first ? first : text.Whole.Length;
        var header = text.Whole[..end].TrimEnd('\r');
        var rows = text.Whole[header.Length..] + text.Torn;
        var ending = text.Torn.Length == 0 && !rows.EndsWith('\n') ? "\n" : "";
        return header + text.Separator + string.Join(text.Separator, missing) + rows + ending;
    }

    // Complete before it is there.
    private void Replace(string text) => OutputFile.Write(place, file =>
    {
        file.Write(Encoding.UTF8.GetBytes(text));
        ((FileStream)file).Flush(flushToDisk: true);
    }, ".new");
}

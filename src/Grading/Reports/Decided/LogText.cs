using System.Text;
using CsvHelper;
using Grading.Submissions;
using Grading.Wording;

namespace Grading.Reports.Decided;

/// <summary>The text of a log of decisions.</summary>
/// <param name="Whole">All lines that were written to their end.</param>
/// <param name="Torn">The beginning of a line whose writer was killed; empty where there is none.</param>
internal sealed record LogText(string Whole, string Torn, char Separator)
{
    /// <summary>Whether what is appended is in the same encoding as what is there: spreadsheets write UTF-16, too.</summary>
    public bool IsUtf8 { get; init; } = true;

    private static readonly char[] Separators = [',', ';', '\t'];

    /// <exception cref="UnusableFileException">The file can't be read.</exception>
    public static LogText Read(string path)
    {
        try
        {
            using var file = new StreamReader(path, Encoding.UTF8);
            var text = file.ReadToEnd();
            if (TornLine.OpenQuote(text) is { } line) throw new UnusableFileException(Sentences.QuoteNotClosed(path, line));
            var widest = Separators.MaxBy(separator =>
            {
                using var reader = Reader(text, separator);
                return reader.Headers.Count;
            });
            var end = TornLine.StartIn(text, widest);
            return new(text[..end], text[end..], widest) { IsUtf8 = file.CurrentEncoding.CodePage == Encoding.UTF8.CodePage };
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(AssistantSentences.DecisionsNotRead(path, e), e);
        }
    }

    /// <summary>A reader of what is whole.</summary>
    public CsvReader Open() => Reader(Whole, Separator);

    private static CsvReader Reader(string text, char separator) =>
        CsvReader.FromText(text, new() { Separator = separator, TrackLineNumbers = true });
}

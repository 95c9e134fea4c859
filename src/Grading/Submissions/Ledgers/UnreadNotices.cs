using System.Collections.Immutable;

namespace Grading.Submissions.Ledgers;

/// <summary>What is said about the lines that were not consumed: what could be an answer line by line, prose with its ranges.</summary>
internal static class UnreadNotices
{
    // So many are quoted; the others are named by their places.
    private const int Quoted = 5;

    public static IEnumerable<Notice> Of(Ledger ledger)
    {
        if (ledger.UnreadCount == 0) return [];
        return ledger.Unread
            .Where(line => line.Kind is not (UnreadKind.BesideBlock or UnreadKind.File))
            .GroupBy(line => line.Place.File)
            .SelectMany(ofFile => OfFile([.. ofFile]));
    }

    private static IEnumerable<Notice> OfFile(ImmutableArray<UnreadLine> lines)
    {
        UnreadLine[] possible = [.. lines.Where(line => line.CouldBeAnAnswer)];
        foreach (var line in possible.Take(Quoted)) yield return new(line.Place, Sentences.Unread(line));
        if (possible.Length > Quoted)
            yield return new(possible[Quoted].Place, Sentences.UnreadToo(Ranges(possible.Skip(Quoted))));
        foreach (var kind in new[] { UnreadKind.Prose, UnreadKind.Remark })
        {
            UnreadLine[] words = [.. lines.Where(line => line.Kind == kind)];
            if (words.Length > 0) yield return new(words[0].Place, Sentences.UnreadWords(words[0], Ranges(words)));
        }
    }

    /// <summary>Places as ranges: "3-5, 9".</summary>
    public static string Ranges(IEnumerable<UnreadLine> lines)
    {
        const int most = 12;
        var ranges = new List<(Source First, Source Last)>();
        foreach (var place in lines.Select(line => line.Place))
        {
            if (ranges is [.., var (first, last)] && place.Cell == last.Cell && place.Line == last.Line + 1) ranges[^1] = (first, place);
            else ranges.Add((place, place));
        }
        var shown = ranges.Take(most).Select(range => range.First == range.Last
            ? range.First.InFile : $"{range.First.InFile}-{range.Last.Line}");
        return string.Join(", ", shown) + (ranges.Count > most ? $" and {ranges.Count - most} more places" : "");
    }
}

using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader.Segments;
using Formulas.Reader.Statements;
using Formulas.Reader.Tokens;

namespace Formulas.Reader.Chains;

/// <summary>
/// Finds the equalities of a document by its delimiters: what stands between them is read, each display by itself. Rows, words and clauses
/// are those of answers.
/// </summary>
public static class ChainReader
{
    /// <summary>More equalities than this are not looked at.</summary>
    public const int MostEqualities = 400;

    /// <summary>A text with every letter shape, dash and script in one form, as answers are read, and the place of each character.</summary>
    public static FoldedText Fold(string text)
    {
        var folded = Folding.Fold(text);
        return new(folded.Text, folded.Origin?.Places);
    }

    /// <summary>The chains of a folded text in its order.</summary>
    public static ImmutableArray<Chain> Read(string folded, Vocabulary vocabulary)
    {
        var chains = new Chaining(folded);
        var source = new Source(new(folded, null), vocabulary, new());
        var segments = Segmentation.Of(folded);
        if (segments.IsEmpty) segments = Paragraphs(folded);
        for (var s = 0; s < segments.Length && chains.Equalities < MostEqualities; s++)
            if (segments[s].Kind != SegmentKind.Text || segments.All(segment => segment.Kind == SegmentKind.Text))
                Read(source, segments[s], s, chains);
        return chains.Made();
    }

    // Of a text without delimiters: words and formulas are told apart by the words.
    private static ImmutableArray<Segment> Paragraphs(string folded)
    {
        var paragraphs = ImmutableArray.CreateBuilder<Segment>();
        for (var start = 0; start < folded.Length;)
        {
            var end = folded.IndexOf("\n\n", start, StringComparison.Ordinal) is > 0 and var blank ? blank : folded.Length;
            if (end > start) paragraphs.Add(new(SegmentKind.Text, start, end));
            start = Math.Max(end, start + 1);
        }
        return paragraphs.ToImmutable();
    }

    private static void Read(Source source, Segment segment, int number, Chaining chains)
    {
        var tokens = source.Tokens;
        tokens.Clear();
        new PlainTokenizer(source.Folded, source.Vocabulary, tokens)
            .Tokenize(segment.Start, segment.End, isDisplay: segment.Kind != SegmentKind.Text);
        tokens.Add(TokenKind.End, segment.End, 0);
        new Lines(source).Settle();
        new Prose(source).Gather(0, tokens.Count - 1);
        new Layout(source).Settle();
        var rows = new Rows(source).Read();
        var statements = new List<Statement>();
        for (var r = 0; r < rows.Count; r++) new Cutting(source, statements).Cut(rows[r].From, rows[r].To, r);
        foreach (var statement in statements) chains.Add(source, statement, segment.Kind, number);
    }
}

/// <summary>A text with every letter shape, dash and script brought to one form.</summary>
/// <param name="Places">For every character where it stood; null where nothing changed.</param>
public sealed record FoldedText(string Text, int[]? Places)
{
    /// <summary>Where a character stood in the text as typed.</summary>
    public int Place(int position) => Places is null ? position : Places[Math.Min(position, Places.Length - 1)];
}

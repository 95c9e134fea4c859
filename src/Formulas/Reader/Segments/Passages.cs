using System.Collections.Immutable;
using Formulas.Reader.Syntax;
using Formulas.Reader.Tokens;

namespace Formulas.Reader.Segments;

/// <summary>
/// Tokens of an answer with delimiters: a display has rows of its own, and of the text around mathematics only its words are kept, with
/// what touches a formula (<c>dL/dz6 = $…$</c>).
/// </summary>
internal readonly ref struct Passages(Source source)
{
    private static readonly TokenKinds Touching = TokenKinds.Of(
        TokenKind.Plus, TokenKind.Minus, TokenKind.Times, TokenKind.Cdot, TokenKind.Slash, TokenKind.Hadamard, TokenKind.At,
        TokenKind.Outer, TokenKind.Power, TokenKind.Sup, TokenKind.Sub, TokenKind.Equals, TokenKind.Becomes, TokenKind.SubtractAssign,
        TokenKind.AddAssign, TokenKind.Open, TokenKind.Close);

    private static readonly TokenKinds Values = TokenKinds.Of(
        TokenKind.Number, TokenKind.Run, TokenKind.Name, TokenKind.Frac, TokenKind.Partial, TokenKind.Close, TokenKind.Open);

    private static readonly TokenKinds Separators =
        TokenKinds.Of(TokenKind.Comma, TokenKind.Semicolon, TokenKind.Dot, TokenKind.Colon, TokenKind.NewLine);

    private TokenList Tokens => source.Tokens;

    public void Tokenize(ImmutableArray<Segment> segments)
    {
        var tokenizer = new PlainTokenizer(source.Folded, source.Vocabulary, Tokens);
        for (var i = 0; i < segments.Length; i++)
        {
            var (segment, first) = (Plain(segments, i), Tokens.Count);
            if (segment.Kind == SegmentKind.Display) Tokens.Add(TokenKind.NewLine, segment.Start, 0, Breaks.DisplayBegins);
            tokenizer.Tokenize(segment.Start, segment.End, isDisplay: segment.Kind != SegmentKind.Text);
            if (segment.Kind == SegmentKind.Display) Tokens.Add(TokenKind.NewLine, segment.End, 0, Breaks.DisplayEnds);
            else if (segment.Kind == SegmentKind.Text) Spoken(first);
        }
        Tokens.Add(TokenKind.End, source.Folded.Text.Length, 0);
    }

    // A text without the signs of emphasis that stand round the formula before it or behind it: **$2t$**.
    private Segment Plain(ImmutableArray<Segment> segments, int at)
    {
        var segment = segments[at];
        if (segment.Kind != SegmentKind.Text) return segment;
        var before = at > 1 ? Stars(segments[at - 2], segment) : 0;
        var behind = at + 2 < segments.Length ? Stars(segment, segments[at + 2]) : 0;
        return segment with { Start = segment.Start + before, End = segment.End - behind };
    }

    // How many signs of emphasis end one text and begin the other.
    private int Stars(Segment before, Segment behind)
    {
        if (before.Kind != SegmentKind.Text || behind.Kind != SegmentKind.Text) return 0;
        ReadOnlySpan<char> text = source.Folded.Text;
        var one = text[before.Start..before.End];
        var other = text[behind.Start..behind.End];
        var (opening, closing) = (one.Length - one.TrimEnd('*').Length, other.Length - other.TrimStart('*').Length);
        return opening == closing && (opening == one.Length || char.IsWhiteSpace(one[^(opening + 1)])) ? opening : 0;
    }

    // Every line of a text between formulas.
    private void Spoken(int first)
    {
        Tokens.Add(TokenKind.NewLine, 0, 0);
        for (var from = first; from < Tokens.Count;)
        {
            var to = from;
            while (Tokens[to].Kind != TokenKind.NewLine) to++;
            from = Line(from, to, isFirst: from == first, isLast: to == Tokens.Count - 1) + 1;
        }
        Tokens.RemoveRange(Tokens.Count - 1, 1);
    }

    // Of a line with words these are kept, with what touches the formulas beside it and what is a formula itself; its new end.
    private int Line(int from, int to, bool isFirst, bool isLast)
    {
        to = new Prose(source, isText: true).Gather(from, to);
        if (!HasWords(from, to)) return to;
        var kept = from;
        for (int start = from, end; start < to; start = end)
        {
            end = start + 1;
            while (end < to && Tokens[start].Kind != TokenKind.Words && Tokens[end].Kind != TokenKind.Words) end++;
            var touches = isFirst && start == from && Touches(start, end, start) || isLast && end == to && Touches(start, end, end - 1);
            if (Tokens[start].Kind != TokenKind.Words && !touches && !IsFormula(start, end) && !IsMeant(start, end, kept)) continue;
            for (var i = start; i < end; i++) Tokens[kept++] = Tokens[i];
        }
        Tokens.RemoveRange(kept, to - kept);
        return kept;
    }

    private bool HasWords(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (Tokens[i].Kind == TokenKind.Words) return true;
        return false;
    }

    // A function's name, or a number that is none of a list.
    private bool IsMeant(int from, int to, int kept)
    {
        while (to > from && Separators.Has(Tokens[to - 1].Kind)) to--;
        while (to > from && Separators.Has(Tokens[from].Kind)) from++;
        if (to != from + 1) return false;
        if (source.MeaningOf(from) is Names.Meaning.Call or Names.Meaning.Form) return true;
        return Tokens[from].Kind == TokenKind.Number
            && !(kept > 0 && Tokens[kept - 1] is { Kind: TokenKind.Words, Text: { } words } && Phrases.AreNumbered(words));
    }

    // More than a letter or a number between words: an equation, or what can be read.
    private bool IsFormula(int from, int to)
    {
        while (to > from && Separators.Has(Tokens[to - 1].Kind)) to--;
        while (to > from && Separators.Has(Tokens[from].Kind)) from++;
        if (to - from < 2) return false;
        for (var i = from; i < to; i++)
            if (Tokens[i].Kind is TokenKind.Equals or TokenKind.Becomes) return true;
        var cursor = new Cursor();
        return Grammar.Read(source, Definitions.Empty, ref cursor, from, to) is not null;
    }

    // Whether a stretch of text is a part of the formula that it touches with one of its tokens.
    private bool Touches(int from, int to, int token)
    {
        if (from >= to || !Touching.Has(Tokens[token].Kind)) return false;
        for (var i = from; i < to; i++)
            if (Values.Has(Tokens[i].Kind)) return true;
        return Tokens[token].Kind is TokenKind.Equals or TokenKind.Becomes;
    }
}

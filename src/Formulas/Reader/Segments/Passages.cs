using System.Collections.Immutable;
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

    private TokenList Tokens => source.Tokens;

    public void Tokenize(ImmutableArray<Segment> segments)
    {
        var tokenizer = new PlainTokenizer(source.Folded, source.Vocabulary, Tokens);
        foreach (var segment in segments)
        {
            var first = Tokens.Count;
            if (segment.Kind == SegmentKind.Display) Tokens.Add(TokenKind.NewLine, segment.Start, 0, Breaks.DisplayBegins);
            tokenizer.Tokenize(segment.Start, segment.End, isDisplay: segment.Kind != SegmentKind.Text);
            if (segment.Kind == SegmentKind.Display) Tokens.Add(TokenKind.NewLine, segment.End, 0, Breaks.DisplayEnds);
            else if (segment.Kind == SegmentKind.Text) Spoken(first);
        }
        Tokens.Add(TokenKind.End, source.Folded.Text.Length, 0);
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

    // A line with words is words, but for what touches the formulas beside it; its new end.
    private int Line(int from, int to, bool isFirst, bool isLast)
    {
        to = new Prose(source).Gather(from, to);
        var (firstWords, lastWords) = (from, to - 1);
        while (firstWords < to && Tokens[firstWords].Kind != TokenKind.Words) firstWords++;
        if (firstWords == to) return to;
        while (Tokens[lastWords].Kind != TokenKind.Words) lastWords--;
        var before = isFirst && Touches(from, firstWords, from) ? firstWords : from;
        var behind = isLast && Touches(lastWords + 1, to, to - 1) ? lastWords + 1 : to;
        var words = Joined(firstWords, lastWords);
        var kept = before;
        Tokens[kept++] = words;
        for (var i = behind; i < to; i++) Tokens[kept++] = Tokens[i];
        Tokens.RemoveRange(kept, to - kept);
        return kept;
    }

    // Whether a stretch of text is a part of the formula that it touches with one of its tokens.
    private bool Touches(int from, int to, int token)
    {
        if (from >= to || !Touching.Has(Tokens[token].Kind)) return false;
        for (var i = from; i < to; i++)
            if (Values.Has(Tokens[i].Kind)) return true;
        return Tokens[token].Kind is TokenKind.Equals or TokenKind.Becomes;
    }

    // From the words after the last full stop on: what was said before belongs to something else.
    private Token Joined(int first, int last)
    {
        var begin = last;
        while (begin > first && Tokens[begin - 1].Kind != TokenKind.Dot) begin--;
        if (Tokens[begin].Kind != TokenKind.Words) begin = first;
        var text = "";
        for (var i = begin; i <= last; i++)
            if (Tokens[i] is { Kind: TokenKind.Words, Text: { } words }) text += text.Length > 0 ? $" {words}" : words;
        return new(TokenKind.Words, Tokens[begin].Start, Tokens[last].End - Tokens[begin].Start, Text: text);
    }
}

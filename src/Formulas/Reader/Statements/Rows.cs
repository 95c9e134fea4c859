using Formulas.Reader.Segments;
using Formulas.Reader.Tokens;

namespace Formulas.Reader.Statements;

/// <summary>
/// The rows of an answer, by its tokens: a row that begins with an operator, or follows one that ends in one or leaves a bracket open, goes
/// on. A break's own bracket tells what it is.
/// </summary>
internal readonly ref struct Rows(Source source)
{
    private static readonly TokenKinds Operators = TokenKinds.Of(
        TokenKind.Plus, TokenKind.Minus, TokenKind.Times, TokenKind.Cdot, TokenKind.Slash, TokenKind.Hadamard, TokenKind.At,
        TokenKind.Outer,
        TokenKind.Power, TokenKind.Sup, TokenKind.Sub);

    private static readonly TokenKinds BeforeMore = TokenKinds.Of(
        TokenKind.Equals, TokenKind.Becomes, TokenKind.Comma, TokenKind.SubtractAssign, TokenKind.AddAssign, TokenKind.Frac);

    private TokenList Tokens => source.Tokens;

    // A break and all that follow it at once.
    private readonly record struct Break(int Lines, bool BeginsDisplay, bool EndsDisplay)
    {
        public bool IsBlank => Lines > 1 && !BeginsDisplay && !EndsDisplay;
    }

    /// <summary>The rows in order; breaks within them are no tokens any more.</summary>
    public List<Row> Read()
    {
        var rows = new List<Row>();
        if (!Tokens.Kinds.Has(TokenKind.NewLine))
        {
            if (Tokens.Count > 1) rows.Add(new(0, Tokens.Count - 1, false, -1));
            return rows;
        }
        var (kept, from, depth, doubtful) = (0, 0, 0, -1);
        var (isDisplay, inDisplay) = (false, false);
        var end = Tokens.Count - 1;
        for (var i = 0; i < end; i++)
        {
            if (Tokens[i].Kind != TokenKind.NewLine)
            {
                depth += TokenKinds.Nesting(Tokens[i].Kind);
                Tokens[kept++] = Tokens[i];
                isDisplay |= inDisplay;
                continue;
            }
            var at = BreakAt(ref i, end);
            inDisplay = at.BeginsDisplay || inDisplay && !at.EndsDisplay;
            if (kept == from) continue;
            if (i + 1 < end && GoesOn(kept - 1, i + 1, depth, at))
            {
                if (at.IsBlank && depth <= 0 && IsSign(i + 1)) doubtful = kept;
                continue;
            }
            Keep();
        }
        if (kept > from) Keep();
        Tokens.RemoveRange(kept, Tokens.Count - kept);
        Tokens.Add(TokenKind.End, source.Folded.Text.Length, 0);
        return rows;

        void Keep()
        {
            rows.Add(new(from, kept, isDisplay, doubtful));
            (from, depth, isDisplay, doubtful) = (kept, 0, false, -1);
        }
    }

    private Break BreakAt(ref int token, int end)
    {
        var (newLines, begins, ends) = (0, false, false);
        for (; token < end && Tokens[token].Kind == TokenKind.NewLine; token++)
        {
            var (mark, start) = (Tokens[token].Bracket, Tokens[token].Start);
            if (mark == Breaks.DisplayBegins) begins = true;
            else if (mark == Breaks.DisplayEnds) (begins, ends) = (false, true);
            else if (source.Folded.Text[start] == '\n') newLines++;
        }
        token--;
        return new(newLines, begins, ends);
    }

    private bool IsSign(int token) => Tokens[token].Kind is TokenKind.Plus or TokenKind.Minus;

    private bool GoesOn(int before, int after, int depth, Break at)
    {
        var (left, right) = (Tokens[before].Kind, Tokens[after].Kind);
        if (right == TokenKind.Words) return Phrases.BeginsClause(Phrases.First(Tokens[after].Text!));
        if (left == TokenKind.Words) return IsLead(before);
        if (depth > 0 && !at.BeginsDisplay && !at.EndsDisplay) return true;
        if (IsSign(after) && left == TokenKind.Dot) return false; // a sentence is over
        if (IsSign(after) && at is { EndsDisplay: true, BeginsDisplay: false, Lines: > 0 }) return false; // a page's number, a bullet
        return Operators.Has(left) || BeforeMore.Has(left) || Operators.Has(right) || right is TokenKind.Close;
    }

    // "where", at the end of a row
    private bool IsLead(int token) => Tokens[token] is { Kind: TokenKind.Words, Text: { } words } && Phrases.Defines(words);
}

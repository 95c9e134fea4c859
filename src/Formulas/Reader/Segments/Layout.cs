using Formulas.Reader.Tokens;

namespace Formulas.Reader.Segments;

/// <summary>
/// Takes out what only sets a formula in its place: room that separates nothing (beside a sign, in brackets, at the ends of rows), empty
/// braces, and the emphasis of Markdown around a formula.
/// </summary>
internal readonly ref struct Layout(Source source)
{
    // Beside these, room separates nothing.
    private static readonly TokenKinds Signs = TokenKinds.Of(
        TokenKind.Plus, TokenKind.Minus, TokenKind.Times, TokenKind.Cdot, TokenKind.Slash, TokenKind.Hadamard, TokenKind.At,
        TokenKind.Outer, TokenKind.Power, TokenKind.Sup, TokenKind.Sub, TokenKind.Equals, TokenKind.Becomes, TokenKind.SubtractAssign,
        TokenKind.AddAssign, TokenKind.Comma, TokenKind.Semicolon, TokenKind.NewLine, TokenKind.End, TokenKind.Gap,
        TokenKind.Frac, TokenKind.Sum);

    private static readonly TokenKinds Relations = TokenKinds.Of(TokenKind.Equals, TokenKind.Becomes);

    // What ends an equation that stands beside another one.
    private static readonly TokenKinds Ends = TokenKinds.Of(
        TokenKind.NewLine, TokenKind.End, TokenKind.Gap, TokenKind.Comma, TokenKind.Semicolon, TokenKind.Words);

    private static readonly TokenKinds Emphasis = TokenKinds.Of(TokenKind.Power, TokenKind.Times, TokenKind.Sub);

    private static readonly TokenKinds Edges = TokenKinds.Of(
        TokenKind.NewLine, TokenKind.End, TokenKind.Equals, TokenKind.Becomes, TokenKind.Colon, TokenKind.Words, TokenKind.Dot,
        TokenKind.Comma, TokenKind.Semicolon);

    // Behind these, signs of emphasis close though a formula follows: **Answer:** 2t.
    private static readonly TokenKinds Labelling = TokenKinds.Of(
        TokenKind.Colon, TokenKind.Words, TokenKind.Comma, TokenKind.Equals, TokenKind.Becomes);

    private TokenList Tokens => source.Tokens;

    public void Settle()
    {
        Emphasised();
        // most answers have neither room nor braces; a command can stand for braces
        if (!Tokens.Kinds.Has(TokenKind.Gap) && !source.Folded.Text.AsSpan().ContainsAny('{', '\\')) return;
        var (kept, depth) = (0, 0);
        for (var i = 0; i < Tokens.Count; i++)
        {
            depth += TokenKinds.Nesting(Tokens[i].Kind);
            if (IsEmptyGroup(i))
            {
                depth--;
                i++;
            }
            else if (IsGroupOfOne(i))
            {
                Tokens[kept++] = Tokens[i + 1];
                depth--;
                i += 2;
            }
            else if (Tokens[i].Kind != TokenKind.Gap || depth <= 0 && kept > 0 && !Signs.Has(Tokens[kept - 1].Kind)
                && (!Signs.Has(Tokens[i + 1].Kind) || IsBetweenEquations(kept - 1, i + 1)))
                Tokens[kept++] = Tokens[i];
        }
        Tokens.RemoveRange(kept, Tokens.Count - kept);
    }

    // a = b \qquad \frac{…}{…} = c: two of them side by side
    private bool IsBetweenEquations(int before, int behind) => Tokens[behind].Kind is TokenKind.Frac or TokenKind.Sum
        && HasRelation(before, step: -1) && HasRelation(behind, step: 1);

    // Whether there is a relation up to the next gap or comma that stands in no bracket.
    private bool HasRelation(int from, int step)
    {
        var depth = 0;
        for (var i = from; i >= 0 && i < Tokens.Count; i += step)
        {
            depth += step * TokenKinds.Nesting(Tokens[i].Kind);
            if (depth < 0) return false;
            if (depth == 0 && Relations.Has(Tokens[i].Kind)) return true;
            if (depth == 0 && Ends.Has(Tokens[i].Kind)) return false;
        }
        return false;
    }

    // {} - \frac…, but not {}_6
    private bool IsEmptyGroup(int open) => Tokens[open].Bracket == '{' && Tokens[open + 1] is { Kind: TokenKind.Close, Bracket: '}' }
        && Tokens[open + 2].Kind is not (TokenKind.Sub or TokenKind.Sup)
        && (open == 0 || Tokens[open - 1].Kind is not (TokenKind.Sub or TokenKind.Sup or TokenKind.Frac or TokenKind.Sqrt));

    // {-}, \mathbin{\odot}, \intertext{hence}: braces round a sign or words
    private bool IsGroupOfOne(int open) => Tokens[open].Bracket == '{' && Tokens[open].Kind == TokenKind.Open
        && (Tokens[open + 1].Kind == TokenKind.Words
            || Signs.Has(Tokens[open + 1].Kind) && Tokens[open + 1].Kind is not (TokenKind.Frac or TokenKind.Sum or TokenKind.Gap))
        && Tokens[open + 2] is { Kind: TokenKind.Close, Bracket: '}' }
        && (open == 0 || Tokens[open - 1].Kind is not (TokenKind.Sub or TokenKind.Sup));

    // **2t**, __2t__, *2t*, **Answer:** 2t: the same signs at both edges, where neither can be an operator.
    private void Emphasised()
    {
        if (!Tokens.Kinds.HasAny(Emphasis)) return;
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (!Emphasis.Has(Tokens[i].Kind) || i > 0 && !Edges.Has(Tokens[i - 1].Kind)) continue;
            var marks = MarksAt(i);
            if (ClosingMarks(i + marks.Tokens, marks) is not { } close) continue;
            Tokens.RemoveRange(close, marks.Tokens);
            Tokens.RemoveRange(i, marks.Tokens);
            i--;
        }
    }

    // How many signs stand together at a token, and in how many tokens.
    private (int Tokens, int Signs, bool IsLine) MarksAt(int token)
    {
        var (end, isLine) = (token + 1, Tokens[token].Kind == TokenKind.Sub);
        while (Emphasis.Has(Tokens[end].Kind) && Tokens[end].Kind == TokenKind.Sub == isLine
            && Tokens[end].Start == Tokens[end - 1].End) end++;
        return (end - token, Tokens[end - 1].End - Tokens[token].Start, isLine);
    }

    private int? ClosingMarks(int from, (int Tokens, int Signs, bool IsLine) marks)
    {
        for (var i = from; i < Tokens.Count && Tokens[i].Kind != TokenKind.NewLine; i++)
        {
            if (!Emphasis.Has(Tokens[i].Kind)) continue;
            var found = MarksAt(i);
            if (found == marks && (Edges.Has(Tokens[i + marks.Tokens].Kind) || Labelling.Has(Tokens[i - 1].Kind))) return i;
            i += found.Tokens - 1;
        }
        return null;
    }
}

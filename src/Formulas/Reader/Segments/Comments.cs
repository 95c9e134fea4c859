using Formulas.Reader.Tokens;

namespace Formulas.Reader.Segments;

/// <summary>
/// Takes out comments of programs and of LaTeX: behind a blank, up to the end of the line. A percent sign or slashes before what reads as
/// mathematics can be an operator, and stay.
/// </summary>
internal readonly ref struct Comments(Source source)
{
    private TokenList Tokens => source.Tokens;

    private static readonly TokenKinds Marks = TokenKinds.Of(TokenKind.Percent, TokenKind.Unknown);

    public void Drop()
    {
        if (!MayHaveAny()) return;
        var (kept, isLatex) = (0, source.Folded.Text.Contains('\\'));
        for (var i = 0; i < Tokens.Count; i++)
        {
            if (IsMark(i) && IsApart(i) && EndOf(i) is var end && IsComment(i, end, isLatex)) i = end - 1;
            else Tokens[kept++] = Tokens[i];
        }
        Tokens.RemoveRange(kept, Tokens.Count - kept);
    }

    // \div is a slash too
    private bool MayHaveAny() => Tokens.Kinds.HasAny(Marks) || Tokens.Kinds.Has(TokenKind.Slash)
        && (source.Folded.Text.Contains("//", StringComparison.Ordinal) || source.Folded.Text.Contains('\\'));

    private bool IsMark(int token) => Tokens[token].Kind switch
    {
        TokenKind.Percent => source.Folded.Text[Tokens[token].Start] == '%',
        TokenKind.Unknown => source.Text(token) is "#",
        TokenKind.Slash => Tokens[token + 1].Kind == TokenKind.Slash && Tokens[token + 1].Start == Tokens[token].End,
        _ => false,
    };

    private bool IsApart(int token) => Tokens[token].Start is var start && (start == 0 || char.IsWhiteSpace(source.Folded.Text[start - 1]));

    // The first token of the next line.
    private int EndOf(int token)
    {
        var lineEnd = source.Folded.Text.IndexOf('\n', Tokens[token].Start);
        if (lineEnd < 0) return Tokens.Count - 1;
        var end = token;
        while (end < Tokens.Count - 1 && Tokens[end].Start < lineEnd) end++;
        return end;
    }

    private bool IsComment(int mark, int end, bool isLatex)
    {
        var behindFormula = mark > 0 && Tokens[mark - 1].Kind != TokenKind.NewLine;
        if (behindFormula && (Tokens[mark].Kind == TokenKind.Unknown || isLatex && Tokens[mark].Kind == TokenKind.Percent)) return true;
        return new Prose(source).IsAny(Tokens[mark].Kind == TokenKind.Slash ? mark + 2 : mark + 1, end);
    }
}

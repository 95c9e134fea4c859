using System.Buffers;
using Formulas.Reader.Tokens;

namespace Formulas.Reader.Segments;

/// <summary>
/// Takes out what only lays out an answer (rulers between its lines, bullets, the mark of a quote, what a brace below a formula is called),
/// and makes one word of letters with points between them.
/// </summary>
internal readonly ref struct Lines(Source source)
{
    private static readonly SearchValues<char> InNumbers = SearchValues.Create("+-0123456789. ");

    // What lays out an answer, wherever it stands.
    private static readonly TokenKinds Marks = TokenKinds.Of(TokenKind.NewLine, TokenKind.Less, TokenKind.Dot, TokenKind.Underbrace);

    // What lays out a line that it begins.
    private static readonly TokenKinds Beginnings = TokenKinds.Of(
        TokenKind.Greater, TokenKind.Minus, TokenKind.Equals, TokenKind.DoubleEquals, TokenKind.Times, TokenKind.Cdot);

    private TokenList Tokens => source.Tokens;

    public void Settle()
    {
        if (!Tokens.Kinds.HasAny(Marks) && !Beginnings.Has(Tokens[0].Kind)) return;
        var kept = 0;
        var bullet = BulletAt(0);
        for (var i = 0; i < Tokens.Count; i++)
        {
            var end = EndOfMark(i, kept);
            if (end > i || bullet != TokenKind.End && IsFirst(i) && BulletAt(i) == bullet) i = Math.Max(end - 1, i);
            else if (EndOfBreak(i) is > 0 and var behind)
            {
                Tokens[kept] = new(TokenKind.NewLine, Tokens[i].Start, 0);
                Tokens.Turn(kept++, TokenKind.NewLine); // the list knows its kinds
                i = behind - 1;
            }
            else if (Abbreviation(i, out end) is { } letters)
            {
                Tokens[kept++] = new(TokenKind.Words, Tokens[i].Start, Tokens[end - 1].End - Tokens[i].Start, Text: letters);
                i = end - 1;
            }
            else Tokens[kept++] = Tokens[i];
        }
        Tokens.RemoveRange(kept, Tokens.Count - kept);
    }

    /// <summary>The first sign of the line below the head of a table, |---|---|; null where there is none.</summary>
    public int? Table()
    {
        if (!Tokens.Kinds.Has(TokenKind.Bar) || !Tokens.Kinds.Has(TokenKind.NewLine)) return null;
        for (var i = 0; i < Tokens.Count; i++)
            if (Tokens[i].Kind == TokenKind.Bar && IsFirst(i) && LineOf(i) is var line && line.Contains("--", StringComparison.Ordinal)
                && !line.ContainsAnyExcept("|-: ")) return i;
        return null;
    }

    /// <summary>The first sign of a line that is drawn behind an equals sign, dL/dz6 = -----, between what stands above and below; null where
    /// there is none.</summary>
    public int? FractionBar()
    {
        if (!Tokens.Kinds.Has(TokenKind.Equals) || !Tokens.Kinds.Has(TokenKind.NewLine)) return null;
        for (var i = 1; i < Tokens.Count; i++)
            if (Tokens[i].Kind == TokenKind.Minus && Tokens[i - 1].Kind == TokenKind.Equals && IsRuler(LineOf(i))) return i;
        return null;
    }

    // Behind what means nothing at a place; that place itself where something does.
    private int EndOfMark(int token, int kept) => Tokens[token].Kind switch
    {
        TokenKind.Greater when IsFirst(token) && IsFollowed(token) => token + 1,
        TokenKind.Minus or TokenKind.Equals or TokenKind.DoubleEquals when IsFirst(token) && IsRuler(LineOf(token)) => EndOfLine(token),
        TokenKind.Sub or TokenKind.Sup when Tokens.Kinds.Has(TokenKind.Underbrace) && IsLabel(token, kept) => EndOfGroup(token + 1),
        _ => token,
    };

    // The sign before every point of a list, apart from what follows: * 2t. The end for none.
    private TokenKind BulletAt(int token) => Tokens[token].Kind is TokenKind.Times or TokenKind.Cdot && IsFollowed(token)
        ? Tokens[token].Kind
        : TokenKind.End;

    // Behind <br> or <br/>; 0 for anything else.
    private int EndOfBreak(int token)
    {
        if (Tokens[token].Kind != TokenKind.Less || Tokens[token + 1].Kind != TokenKind.Run || source.Text(token + 1) is not "br") return 0;
        var end = Tokens[token + 2].Kind == TokenKind.Slash ? token + 3 : token + 2;
        return Tokens[end].Kind == TokenKind.Greater ? end + 1 : 0;
    }

    private bool IsFirst(int token) => token == 0 || Tokens[token - 1].Kind == TokenKind.NewLine;

    private ReadOnlySpan<char> LineOf(int token)
    {
        var text = source.Folded.Text.AsSpan(Tokens[token].Start);
        var end = text.IndexOf('\n');
        return (end < 0 ? text : text[..end]).Trim();
    }

    // By a blank and more than a number, which would be compared or multiplied.
    private bool IsFollowed(int token) => LineOf(token) is [_, ' ', ..] line && line[1..].ContainsAnyExcept(InNumbers);

    private static bool IsRuler(ReadOnlySpan<char> line) => line.Length > 2 && !line.ContainsAnyExcept(line[0], line[0]);

    private int EndOfLine(int token)
    {
        var end = token;
        while (Tokens[end].Kind is not (TokenKind.NewLine or TokenKind.End)) end++;
        return end;
    }

    // below the brace under x - t: what stands behind it, with words in it
    private bool IsLabel(int token, int kept)
    {
        if (kept < 3 || Tokens[kept - 1].Kind != TokenKind.Close || Tokens[token + 1].Bracket != '{'
            || Tokens[token + 2].Kind != TokenKind.Words) return false;
        var (depth, open) = (1, kept - 2);
        for (; open > 0 && depth > 0; open--) depth -= TokenKinds.Nesting(Tokens[open].Kind);
        return Tokens[open].Kind == TokenKind.Underbrace && Tokens[open].Text != LatexCommands.Cancelled;
    }

    private int EndOfGroup(int open)
    {
        var (depth, end) = (0, open);
        do depth += TokenKinds.Nesting(Tokens[end++].Kind);
        while (depth > 0 && end < Tokens.Count - 1);
        return end;
    }

    // q.e.d., i.e.
    private string? Abbreviation(int token, out int end)
    {
        end = token;
        var letters = "";
        while (letters.Length <= Phrases.LongestAbbreviation && Tokens[end] is { Kind: TokenKind.Run, Length: 1 }
            && (end == token || Tokens[end].Start == Tokens[end - 1].End))
        {
            letters += source.Text(end++).ToString();
            if (Tokens[end].Kind != TokenKind.Dot || Tokens[end].Start > Tokens[end - 1].End) break;
            end++;
        }
        return letters.Length > 1 && letters.ToLowerInvariant() is var small && Phrases.IsAbbreviation(small) ? small : null;
    }
}

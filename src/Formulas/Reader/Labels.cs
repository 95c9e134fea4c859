using Formulas.Names;
using Formulas.Reader.Segments;
using Formulas.Reader.Tokens;

namespace Formulas.Reader;

/// <summary>What leads to a formula without a meaning: "Answer:", "return", "(a)", "part b:".</summary>
internal readonly ref struct Labels(Source source)
{
    private static readonly TokenKinds InLabels =
        TokenKinds.Of(TokenKind.Run, TokenKind.Words, TokenKind.Sub, TokenKind.Number, TokenKind.Slash);

    private TokenList Tokens => source.Tokens;

    /// <summary>Behind the label that begins at a token.</summary>
    public int Skip(int from, int to)
    {
        if (Tokens.Kinds.Has(TokenKind.Colon) && AfterColon(from, to) is { } behind) return behind;
        from = SkipPartLabel(from, to);
        while (from < to - 1 && IsLabelWord(from)) from++;
        return from;
    }

    private int? AfterColon(int from, int to)
    {
        for (var i = from; i < Math.Min(to, from + 6); i++)
        {
            if (Tokens[i].Kind == TokenKind.Colon) return i + 1;
            if (!InLabels.Has(Tokens[i].Kind) || IsRemark(i)) break;
        }
        return null;
    }

    private bool IsRemark(int token) => Tokens[token] is { Kind: TokenKind.Words, Text: { } words }
        && !Phrases.Concludes(words) && (Phrases.IsRemark(words) || Phrases.BeginsClause(Phrases.First(words)));

    // a), 3a) and (a)
    private int SkipPartLabel(int from, int to)
    {
        if (from + 1 < to && Tokens[from + 1].Bracket == ')' && IsPartLabel(from)) return from + 2;
        if (from + 2 < to && Tokens[from].Kind == TokenKind.Number && Tokens[from + 2].Bracket == ')' && IsPartLabel(from + 1)) return from + 3;
        var isInBrackets = from + 3 < to && Tokens[from].Bracket == '(' && Tokens[from + 2].Bracket == ')' && IsPartLabel(from + 1);
        return isInBrackets ? from + 3 : from;
    }

    private bool IsPartLabel(int token) => Tokens[token] is { Kind: TokenKind.Run, Length: 1 } && source.Text(token)[0] is >= 'a' and <= 'i'
        && source.MeaningOf(token) is not (Meaning.Constant or Meaning.Name { Quantities: [{ IsScalar: true }, ..] });

    private bool IsLabelWord(int token) => Tokens[token] is { Kind: TokenKind.Run, Length: > 1 } && source.MeaningOf(token) is null
        && Phrases.IsLabel(source.Text(token));
}

using Formulas.Reader.Syntax;
using Formulas.Reader.Tokens;
using Formulas.Tree;

namespace Formulas.Reader.Segments;

/// <summary>The new value of what is updated, with its word behind a comma: w46, new = …, and the old one: w46,old - …</summary>
internal readonly ref struct NewValues(Source source)
{
    // What a name consists of.
    private static readonly TokenKinds Naming = TokenKinds.Of(
        TokenKind.Run, TokenKind.Name, TokenKind.Number, TokenKind.Sub, TokenKind.Sup, TokenKind.Open, TokenKind.Close);

    // Behind a name that ends with its word.
    private static readonly TokenKinds BehindNew = TokenKinds.Of(TokenKind.Equals, TokenKind.Becomes);
    private static readonly TokenKinds BehindOld = TokenKinds.Of(TokenKind.Plus, TokenKind.Minus, TokenKind.Equals, TokenKind.Becomes);

    private TokenList Tokens => source.Tokens;

    /// <summary>Makes a mark below the name of each of them.</summary>
    /// <returns>The first comma behind which a word is unknown that could be one; or null.</returns>
    public int? Join()
    {
        for (var i = 1; i < Tokens.Count - 2; i++)
        {
            if (Tokens[i].Kind is not (TokenKind.Comma or TokenKind.Semicolon)) continue;
            if (Tokens[i + 1].Kind is not (TokenKind.Run or TokenKind.Words)) continue;
            var word = source.Name(i + 1);
            var isOld = word is "old" or "alt" or "prev";
            if (!(isOld ? BehindOld : BehindNew).Has(Tokens[i + 2].Kind) || !IsBehindName(i)) continue;
            if (isOld || word is "new" or "neu" or "next" or "updated") Tokens.Turn(i, TokenKind.Sub);
            else if (Tokens[i + 1] is { Kind: TokenKind.Run, Length: > 1 } && source.UsualMeaningOf(i + 1) is null) return i;
        }
        return null;
    }

    // The name of what is updated, from where its statement or its side of an equation begins.
    private bool IsBehindName(int comma)
    {
        var (from, depth) = (comma, 0);
        while (from > 0 && Naming.Has(Tokens[from - 1].Kind) && depth >= 0) depth -= TokenKinds.Nesting(Tokens[--from].Kind);
        return depth == 0 && from < comma && IsUpdated(from, comma);
    }

    private bool IsUpdated(int from, int to)
    {
        var cursor = new Cursor();
        return Grammar.Read(source, Definitions.Empty, ref cursor, from, to) is { First: Formula.Symbol name }
            && name.Quantity == source.Vocabulary.Updated;
    }
}

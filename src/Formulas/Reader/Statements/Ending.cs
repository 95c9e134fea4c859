using Formulas.Reader.Segments;
using Formulas.Reader.Tokens;

namespace Formulas.Reader.Statements;

/// <summary>
/// What stands in brackets at the end of a statement and is no factor of it: an equation's number, marks, a condition, a remark.
/// </summary>
internal readonly ref struct Ending(Source source)
{
    private static readonly TokenKinds Punctuation =
        TokenKinds.Of(TokenKind.Dot, TokenKind.Semicolon, TokenKind.Comma, TokenKind.NewLine, TokenKind.Gap);

    private static readonly TokenKinds Comparisons = TokenKinds.Of(
        TokenKind.Less, TokenKind.LessOrEqual, TokenKind.Greater, TokenKind.GreaterOrEqual, TokenKind.NotEqual, TokenKind.In);

    // Before a bracket that is a factor, an argument or an index.
    private static readonly TokenKinds BeforeOperands = TokenKinds.Of(
        TokenKind.Plus, TokenKind.Minus, TokenKind.Times, TokenKind.Cdot, TokenKind.Slash, TokenKind.Hadamard, TokenKind.At,
        TokenKind.Outer, TokenKind.Power, TokenKind.Sup, TokenKind.Sub, TokenKind.Frac, TokenKind.Sqrt, TokenKind.Equals,
        TokenKind.Indicator, TokenKind.Becomes, TokenKind.Sum);

    private static readonly string[] Units =
        ["mark", "point", "pt", "s.f", "sf", "d.p", "dp", "sig", "dec", "digit", "place"];

    private TokenList Tokens => source.Tokens;

    /// <summary>Where a statement ends, without what only follows it.</summary>
    /// <param name="otherwise">Where it ends if what follows is a factor, as it can be read as well; -1 where it can't.</param>
    public int Of(int from, int to, out int otherwise)
    {
        otherwise = -1;
        for (to = Trimmed(from, to); to - 1 > from && Tokens[to - 1].Kind == TokenKind.Close; to = Trimmed(from, to))
        {
            var open = OpenOf(from, to - 1);
            if (open > from && Tokens[open - 1].Kind == TokenKind.Indicator && IsConditionOnLayers(open, to - 1))
            {
                to = open - 1;
                continue;
            }
            if (open <= from || BeforeOperands.Has(Tokens[open - 1].Kind)) break;
            var kind = KindOf(open, to - 1);
            if (kind == Bracket.Operand) break;
            if (kind == Bracket.Doubtful) otherwise = to;
            to = open;
        }
        return to;
    }

    /// <summary>
    /// Where a bracket opens at the end of a statement that says the same in another way: 2t (= t + t). Null where none does.
    /// </summary>
    public int? EqualAtEnd(int from, int to)
    {
        to = Trimmed(from, to);
        if (to - from < 4 || Tokens[to - 1].Kind != TokenKind.Close) return null;
        var open = OpenOf(from, to - 1);
        if (open <= from) return null;
        return Tokens[open + 1].Kind == TokenKind.Equals && !BeforeOperands.Has(Tokens[open - 1].Kind) ? open : null;
    }

    /// <summary>Whether a statement compares values or indices.</summary>
    public bool IsComparison(int from, int to)
    {
        if (to - from > 2 && Tokens[from].Kind == TokenKind.Open && OpenOf(from, to - 1) == from) return IsComparison(from + 1, to - 1);
        var depth = 0;
        var isAny = false;
        for (var i = from; i < to; i++)
        {
            depth += TokenKinds.Nesting(Tokens[i].Kind);
            if (Tokens[i].Kind == TokenKind.Question) return false;
            isAny |= depth == 0 && Comparisons.Has(Tokens[i].Kind);
        }
        return isAny;
    }

    /// <summary>Whether it speaks of layers and indices only: l = 1, …, L-1.</summary>
    public bool IsOfIndices(int from, int to)
    {
        var isAny = false;
        for (var i = from; i < to; i++)
        {
            var kind = Tokens[i].Kind;
            if (kind == TokenKind.Run && !IsIndex(i) || kind is TokenKind.Name && Tokens[i].Text is not "l") return false;
            isAny |= kind is TokenKind.Equals or TokenKind.Ellipsis || Comparisons.Has(kind);
        }
        return isAny;
    }

    /// <summary>Whether it speaks of one layer only, or of none: l = L, l > L.</summary>
    public bool IsOfOneLayer(int from, int to)
    {
        if (source.Vocabulary.FreeLayer is not { } layer || Tokens[to].Kind is TokenKind.Comma or TokenKind.Words) return false;
        if (Tokens[from].Kind == TokenKind.Open && OpenOf(from, to - 1) == from) (from, to) = (from + 1, to - 1);
        if (to < from + 3 || !source.Text(from).SequenceEqual(layer)) return false;
        for (var i = from; i < to; i++)
            if (Tokens[i].Kind is TokenKind.Comma or TokenKind.Ellipsis) return false;
        return Tokens[from + 1].Kind == TokenKind.Equals || source.Vocabulary.IsEnd(source.Text(from + 2).ToString())
            && Tokens[from + 1].Kind is TokenKind.Greater or TokenKind.GreaterOrEqual;
    }

    /// <summary>Whether it has letters of indices and their relations only: j = k.</summary>
    public bool IsOfLetters(int from, int to) => IsOfIndices(from, to) && Tokens[from].Kind == TokenKind.Run;

    /// <summary>(5), (3.7)</summary>
    public bool IsEquationNumber(int from, int to) =>
        to == from + 3 && Tokens[from].Bracket is '(' or '[' && Tokens[from + 1].Kind == TokenKind.Number
        && Tokens[from + 2].Kind == TokenKind.Close;

    /// <summary>(simplified), [3 marks]: a remark in brackets, and nothing else.</summary>
    public bool IsBracketedRemark(int from, int to) =>
        to - from > 2 && Tokens[from].Kind == TokenKind.Open && Tokens[to - 1].Kind == TokenKind.Close && OpenOf(from, to - 1) == from
        && IsRemark(from + 1, to - 1);

    private enum Bracket
    {
        Operand,
        Remark,
        Doubtful,
    }

    private Bracket KindOf(int open, int close)
    {
        if (Tokens[open - 1].Kind is TokenKind.Prime || source.UsualMeaningOf(open - 1) is Names.Meaning.Call) return Bracket.Operand;
        if (IsIndicator(open)) return Bracket.Operand;
        if (IsGlued(open)) return IsConditionOnLayers(open, close) ? Bracket.Remark : Bracket.Operand;
        if (Tokens[open + 1].Kind is TokenKind.Equals or TokenKind.Becomes) return Bracket.Operand; // (= 2t)
        if (IsEquationNumber(open, close + 1)) return OfNumber(open);
        if (IsRemark(open + 1, close) || IsInLayers(open) && IsConditionOnLayers(open, close)) return Bracket.Remark;
        return Tokens[open].Bracket == '(' ? OfCondition(open + 1, close) : Bracket.Operand;
    }

    // 1{c = y_n}, 1(j = k): right behind a 1 that is no index
    private bool IsIndicator(int open) => Tokens[open].Bracket is '{' or '(' && Tokens[open].Start == Tokens[open - 1].End
        && Tokens[open - 1].Kind == TokenKind.Number && source.Text(open - 1) is "1"
        && (open < 2 || Tokens[open - 2].Kind is not (TokenKind.Sub or TokenKind.Sup));

    private bool IsConditionOnLayers(int open, int close) =>
        (Tokens[open].Bracket == '(' || IsInLayers(open)) && IsComparison(open + 1, close) && IsOfIndices(open + 1, close)
        && !IsOfOneLayer(open + 1, close);

    // [l < L] is no factor, as [j = k] is
    private bool IsInLayers(int open) => Tokens[open].Bracket == '[' && source.Vocabulary.FreeLayer is { } layer
        && source.Text(open + 1).SequenceEqual(layer);

    private Bracket OfNumber(int open) => Tokens[open - 1].Kind == TokenKind.Gap ? Bracket.Remark
        : Tokens[open].Start > Tokens[open - 1].End ? Bracket.Doubtful : Bracket.Operand;

    private Bracket OfCondition(int from, int to)
    {
        if (HasRelation(from, to)) return Bracket.Remark;
        return !IsComparison(from, to) || HasWords(from + 1, to) ? Bracket.Operand : IsOfIndices(from, to) ? Bracket.Remark
            : Bracket.Doubtful;
    }

    // (0 for z6 < 0) is another formula
    private bool HasWords(int from, int to)
    {
        for (var i = from; i < to && !Comparisons.Has(Tokens[i].Kind); i++)
            if (Tokens[i].Kind == TokenKind.Words) return true;
        return false;
    }

    // f(x), w[4][6]
    private bool IsGlued(int open) => Tokens[open].Start == Tokens[open - 1].End
        && Tokens[open - 1].Kind is TokenKind.Run or TokenKind.Name or TokenKind.Close;

    // (by the chain rule), [3 marks]
    private bool IsRemark(int from, int to)
    {
        if (Tokens[from] is { Kind: TokenKind.Words, Text: { } words }) return Phrases.IsRemark(words);
        return Tokens[from].Kind == TokenKind.Number && to > from + 1 && IsUnit(source.Text(from + 1, to - 1));
    }

    // What is counted in marks or digits: 3 marks, 4 s.f.
    private static bool IsUnit(string text)
    {
        foreach (var unit in Units)
            if (text.StartsWith(unit, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private bool HasRelation(int from, int to)
    {
        var (depth, isAny) = (0, false);
        for (var i = from; i < to; i++)
        {
            depth += TokenKinds.Nesting(Tokens[i].Kind);
            if (Tokens[i].Kind == TokenKind.Question) return false; // (c = y_n ? 1 : 0)
            isAny |= depth == 0 && Tokens[i].Kind == TokenKind.Equals;
        }
        return isAny;
    }

    private bool IsIndex(int token) =>
        Tokens[token].Length == 1 && source.MeaningOf(token) is null or Names.Meaning.Constant or Names.Meaning.Step
        || source.Vocabulary.HasIndices && source.Text(token) is "L" or "l";

    private int Trimmed(int from, int to)
    {
        while (to > from && Punctuation.Has(Tokens[to - 1].Kind)) to--;
        return to;
    }

    private int OpenOf(int from, int close)
    {
        var depth = 0;
        for (var i = close; i >= from; i--)
        {
            depth -= TokenKinds.Nesting(Tokens[i].Kind);
            if (depth == 0) return i;
        }
        return -1;
    }
}

using Formulas.Names;
using Formulas.Reader.Segments;
using Formulas.Reader.Tokens;

namespace Formulas.Reader;

/// <summary>What leads to a formula without a meaning: "Answer:", "return", "(a)", "part b:".</summary>
internal readonly ref struct Labels(Source source)
{
    // What no label has.
    private static readonly TokenKinds Apart = TokenKinds.Of(
        TokenKind.Equals, TokenKind.Becomes, TokenKind.SubtractAssign, TokenKind.AddAssign, TokenKind.Less, TokenKind.LessOrEqual,
        TokenKind.Greater, TokenKind.GreaterOrEqual, TokenKind.NotEqual, TokenKind.In, TokenKind.NewLine, TokenKind.Comma,
        TokenKind.Semicolon, TokenKind.Question, TokenKind.End);

    private const int LongestLabel = 24;

    // What a formula begins with.
    private static readonly TokenKinds Starting = TokenKinds.Of(
        TokenKind.Number, TokenKind.Run, TokenKind.Name, TokenKind.Open, TokenKind.Frac, TokenKind.Sqrt, TokenKind.Sum, TokenKind.Partial,
        TokenKind.Nabla);

    private TokenList Tokens => source.Tokens;

    /// <summary>Behind the label that begins at a token.</summary>
    public int Skip(int from, int to) => Skip(from, to, out _);

    /// <param name="doubt">What is to be asked about the label, which says that the formula is of something else; or null.</param>
    public int Skip(int from, int to, out ReadingFault? doubt)
    {
        doubt = null;
        if (Tokens.Kinds.Has(TokenKind.Colon) && Colon(from, to) is { } colon) return BehindColon(from, colon, to, out doubt);
        if (MayBePart(from)) from = SkipPartLabel(from, to);
        while (from < to - 1 && IsLabelWord(from)) from++;
        return from;
    }

    private bool IsDoubtful(Headed headed, int from, int colon) =>
        headed == Headed.AsOther || headed == Headed.AsName && IsUnknownWord(from, colon);

    // "w1: 2.081" says w1 = 2.081
    private int BehindColon(int from, int colon, int to, out ReadingFault? doubt)
    {
        doubt = null;
        if (colon + 1 >= to || Tokens[colon + 1].Kind == TokenKind.Words) return colon + 1;
        var headed = new Equation.Heading(source).Of(from, colon);
        if (IsDoubtful(headed, from, colon)) doubt = OtherHead(from, colon);
        if (doubt is not null || headed != Headed.AsName) return colon + 1;
        Tokens.Turn(colon, TokenKind.Equals);
        return from;
    }

    // "falsch:"
    private bool IsUnknownWord(int from, int to) => to == from + 1 && Tokens[from] is { Kind: TokenKind.Run, Length: > 3 }
        && source.UsualMeaningOf(from) is null && !source.Text(from).ContainsAnyExceptInRange('A', 'z');

    /// <summary>What stands before a formula names something else than what is asked.</summary>
    public ReadingFault OtherHead(int from, int to)
    {
        var text = source.Text(from, to - 1);
        return new ReadingFault.Quoting(QuotingFault.OtherLeft, text, source.Place(from), text.Length);
    }

    /// <summary>
    /// Behind a number before a formula, which may be a label or a factor: "2. (z6 - t)", "(2) z6"; the same place where there is none.
    /// </summary>
    public int AfterNumber(int from, int to)
    {
        if (to - from < 2) return from;
        var isNumber = Tokens[from].Kind == TokenKind.Number;
        var end = Tokens[from].End;
        var hasPoint = isNumber && Tokens[from + 1].Start > end && source.Folded.Text.AsSpan(end) is ['.', ..]; // 2. x, not 0.2.88
        var behind = isNumber ? from + 1 : from + 3;
        if (behind >= to || !Starting.Has(Tokens[behind].Kind) || Tokens[behind].Start == Tokens[behind - 1].End + (hasPoint ? 1 : 0))
            return from;
        var isDotted = isNumber && (hasPoint || source.Folded.Text[Math.Max(0, Tokens[from + 1].Start - 1)] == '$');
        var isBracketed = to - from > 3
            && Tokens[from].Bracket == '(' && Tokens[from + 1].Kind == TokenKind.Number && Tokens[from + 2].Bracket == ')';
        return isDotted || isBracketed ? behind : from;
    }

    // The one that ends a label.
    private int? Colon(int from, int to)
    {
        var depth = 0;
        for (var i = from; i < Math.Min(to, from + LongestLabel); i++)
        {
            depth += TokenKinds.Nesting(Tokens[i].Kind);
            if (Tokens[i].Kind == TokenKind.Colon && depth == 0) return i > from ? i : null;
            if (depth == 0 && Apart.Has(Tokens[i].Kind) || IsRemark(i) || Changes(i)) break;
        }
        return null;
    }

    // "wrong: 2t"
    private bool Changes(int token) => Tokens[token].Kind switch
    {
        TokenKind.Run => Phrases.Changes(source.Text(token)) && source.MeaningOf(token) is null,
        TokenKind.Words => Phrases.ChangingIn(Tokens[token].Text!) is not null,
        _ => false,
    };

    private bool IsRemark(int token) => Tokens[token] is { Kind: TokenKind.Words, Text: { } words }
        && (Phrases.IsReason(words) || Phrases.BeginsClause(Phrases.First(words))
            || Phrases.First(words) is "note" or "check" or "recall" or "hint");

    // A bracket, or one that is closed behind one or two tokens.
    private bool MayBePart(int from) => Tokens[from].Kind switch
    {
        TokenKind.Open => true,
        TokenKind.Run => Tokens[from + 1].Kind == TokenKind.Close,
        TokenKind.Number => Tokens[from + 1].Kind == TokenKind.Close
            || Tokens[from + 1].Kind == TokenKind.Run && Tokens[from + 2].Kind == TokenKind.Close,
        _ => false,
    };

    // a), 5), 3a) and (a)
    private int SkipPartLabel(int from, int to)
    {
        if (from + 1 < to && Tokens[from + 1].Bracket == ')' && (IsPartLabel(from) || Tokens[from].Kind == TokenKind.Number)) return from
            + 2;
        if (from + 2 < to && Tokens[from].Kind == TokenKind.Number && Tokens[from + 2].Bracket == ')'
            && IsPartLabel(from + 1)) return from + 3;
        var isInBrackets = from + 3 < to && Tokens[from].Bracket == '(' && Tokens[from + 2].Bracket == ')' && IsPartLabel(from + 1);
        return isInBrackets || IsTag(from, to) ? from + 3 : from;
    }

    // (BP1)
    private bool IsTag(int from, int to) => from + 3 < to && Tokens[from].Bracket == '(' && Tokens[from + 2].Bracket == ')'
        && Tokens[from + 1] is { Kind: TokenKind.Run, Length: > 1 } && source.UsualMeaningOf(from + 1) is null
        && source.Text(from + 1) is [>= 'A' and <= 'Z', .., >= '0' and <= '9'] && Tokens[from + 3].Start > Tokens[from + 2].End;

    private bool IsPartLabel(int token) => Tokens[token] is { Kind: TokenKind.Run, Length: 1 } && source.Text(token)[0] is >= 'a' and <= 'i'
        && source.MeaningOf(token) is not (Meaning.Constant or Meaning.Name { Quantities: [{ IsScalar: true }, ..] });

    // "double" declares a variable, and doubles what is none.
    private bool IsLabelWord(int token) => Tokens[token] is { Kind: TokenKind.Run, Length: > 1 } && source.MeaningOf(token) is null
        && Phrases.IsLabel(source.Text(token)) && (source.Text(token) is not "double" || Tokens.Kinds.Has(TokenKind.Equals));
}

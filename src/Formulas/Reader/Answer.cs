using Formulas.Reader.Segments;
using Formulas.Reader.Statements;
using Formulas.Reader.Tokens;

namespace Formulas.Reader;

/// <summary>
/// The tokens of one answer. Most are one formula, perhaps behind a label; of rows, clauses and words the one that is the answer is chosen
/// by <see cref="Choice"/>. The formula itself is read by <see cref="Equation"/>.
/// </summary>
internal readonly ref struct Answer(Source source)
{
    /// <summary>An answer of more pieces than this is not read: no formula of a homework is that long.</summary>
    public const int TokenLimit = 1000;

    // What an answer has that is more than one formula.
    private static readonly TokenKinds Separators = TokenKinds.Of(
        TokenKind.NewLine, TokenKind.Comma, TokenKind.Semicolon, TokenKind.Words, TokenKind.Gap, TokenKind.Less, TokenKind.LessOrEqual,
        TokenKind.Greater, TokenKind.GreaterOrEqual, TokenKind.NotEqual, TokenKind.In);

    private static readonly TokenKinds Relations = TokenKinds.Of(
        TokenKind.Equals, TokenKind.Becomes, TokenKind.SubtractAssign, TokenKind.AddAssign);

    private TokenList Tokens => source.Tokens;

    public Reading Read()
    {
        if (Tokens.Kinds.HasAny(Separators)) return OfStatements();
        var (from, to) = (0, Tokens.Count - 1);
        while (to > from && Tokens[to - 1].Kind == TokenKind.Dot) to--;
        if (from < to && Tokens[from].Kind is TokenKind.Equals or TokenKind.Becomes) from++;
        from = new Labels(source).Skip(from, to, out var doubt);
        if (doubt is not null) return new Reading.Unread(doubt);
        if (Tokens[from].Bracket == '(' && IsNameBefore(from, to)) return new Reading.Unread(NoFactor(to - 1));
        if (IsBracketedEnd(from, to) || IsBracketed(from) || IsNumbered(from, to)) return OfStatements();
        var reading = Unreadable(from, to) is { } fault ? new Reading.Unread(fault) : OfEquation(from, to);
        return reading is Reading.Unread unread ? OtherThan(unread, from, to) : reading;
    }

    // What can't be read as one formula; where the choice comes to the very same tokens, they are not read again.
    private Reading OtherThan(Reading.Unread reading, int from, int to)
    {
        var before = Tokens.Fingerprint();
        if (Choose(out var chosen, out var defining) is not null) return reading;
        if ((chosen.From, chosen.To) == (from, to) && ReferenceEquals(defining.Definitions, Definitions.Empty) && Tokens.Fingerprint() == before)
            return reading;
        return Read(chosen, defining) is not Reading.Unread and var other ? other : reading;
    }

    // made where it stands, and not copied there
    private Reading OfEquation(int from, int to)
    {
        var equation = new Equation(source, Definitions.Empty, new());
        return equation.Read(from, to, default);
    }

    // (w_1) 2.081: what it is of, and no factor
    private bool IsNameBefore(int from, int to) => Tokens[to - 1].Kind == TokenKind.Number && Tokens[to - 2].Kind == TokenKind.Close
        && Tokens[to - 1].Start > Tokens[to - 2].End && new Sorting(source, []).IsName(from + 1, to - 2);

    private ReadingFault.Quoting NoFactor(int token)
    {
        var text = source.Text(token, token);
        return new(QuotingFault.LeftOver, text, source.Place(token), text.Length);
    }

    // A bracket that may stand round an equation, or signs of emphasis.
    private bool IsBracketed(int from) => Tokens[from].Kind switch
    {
        TokenKind.Open => Tokens.Kinds.HasAny(Relations),
        TokenKind.Power or TokenKind.Times or TokenKind.Sub => true,
        _ => false,
    };

    // A bracket behind a blank: 2t (5). Without separators it has a number or an equation in it.
    private bool IsBracketedEnd(int from, int to)
    {
        if (to - from < 4 || Tokens[to - 1] is not { Kind: TokenKind.Close, Bracket: ')' or ']' }) return false;
        if (Tokens[to - 2].Kind != TokenKind.Number && !Tokens.Kinds.HasAny(Relations)) return false;
        return new Ending(source).Of(from, to, out _) < to;
    }

    private bool IsNumbered(int from, int to) => Tokens[from].Kind switch
    {
        TokenKind.Number => Tokens[from + 1].Start > Tokens[from].End && new Labels(source).AfterNumber(from, to) > from,
        TokenKind.Open => Tokens[from + 1].Kind == TokenKind.Number && new Labels(source).AfterNumber(from, to) > from,
        _ => false,
    };

    private Reading OfStatements() =>
        Choose(out var chosen, out var defining) is { } fault ? new Reading.Unread(fault) : Read(chosen, defining);

    private ReadingFault? Choose(out Chosen chosen, out Defining defining)
    {
        chosen = default;
        defining = new(source);
        if (source.Vocabulary.Updated is not null && new NewValues(source).Join() is { } comma)
            return new Labels(source).OtherHead(comma - 1, comma + 2);
        var choice = new Choice(source);
        var fault = choice.Of(out chosen);
        defining = choice.Defining;
        return fault;
    }

    private Reading Read(Chosen chosen, Defining defining)
    {
        var (from, to) = (chosen.From, chosen.To);
        if (Unreadable(from, to) is { } fault) return new Reading.Unread(fault);
        var reading = new Equation(source, defining.Definitions, defining.Cursor).Read(from, to, chosen.Head);
        if (!chosen.Above.IsDefaultOrEmpty) reading = WithRowsAbove(reading, chosen, defining);
        if (reading is not Reading.Success success) return reading;
        if (chosen.Otherwise > 0 && Otherwise(chosen, defining) is { } other)
            success = chosen.SaysSame ? success with { Earlier = success.Earlier.Add(other) } : success with { Otherwise = other };
        if (chosen.Claims is { IsDefaultOrEmpty: false } claims) success = success with { Claims = claims };
        return chosen.HasEarlier ? success with { HasEarlierLines = true } : success;
    }

    // What rows above say of the same has the same value. Where one of the two doesn't even fit the question, they may be one product.
    private Reading WithRowsAbove(Reading reading, Chosen chosen, Defining defining)
    {
        var place = 0;
        foreach (var (from, to) in chosen.Above)
        {
            var above = new Equation(source, defining.Definitions, defining.Cursor).Read(from, to, default);
            if (above is Reading.Unread || reading is Reading.Unread) continue;
            if ((above, reading) is not (Reading.Success other, Reading.Success success))
                return new Reading.Unread(TwoAnswers((from, to), (chosen.From, chosen.To)));
            reading = success with { Earlier = success.Earlier.Insert(place++, other.Formula) };
        }
        return reading;
    }

    private ReadingFault.Pairing TwoAnswers((int From, int To) one, (int From, int To) other)
    {
        var second = source.Text(other.From, other.To - 1);
        return new(PairingFault.TwoAnswers, source.Text(one.From, one.To - 1), second, source.Place(other.From), second.Length);
    }

    // With the bracket at its end as a factor, where it can be one.
    private Formulas.Tree.Formula? Otherwise(Chosen chosen, Defining defining) =>
        new Equation(source, defining.Definitions, defining.Cursor).Read(chosen.OtherFrom, chosen.Otherwise,
            chosen.Head) is Reading.Success other
            ? other.Formula : null;

    private ReadingFault? Unreadable(int from, int to)
    {
        if (from >= to) return new ReadingFault.Plain(PlainFault.Empty, 0, 0);
        if (to - from > TokenLimit) return new ReadingFault.TooLong(Measure.Tokens, to - from, TokenLimit, 0, 0);
        if (Tokens.Kinds.Has(TokenKind.Unknown) && UnknownIn(from, to) is { } unknown) return unknown;
        return source.Vocabulary.AsksNumber || source.Folded.Origin is not null ? LostIn(from, to) : null;
    }

    // 4.16·10−3 and e−z, whose exponents were lost when they were copied, and 0.288 +- 0.001
    private ReadingFault.Plain? LostIn(int from, int to)
    {
        for (var i = from + 1; i < to - 1; i++)
        {
            if (Tokens[i].Kind == TokenKind.Plus && Tokens[i + 1].Kind == TokenKind.Minus && Tokens[i + 1].Start == Tokens[i].End
                && Tokens[i + 2].Start > Tokens[i + 1].End) return new(PlainFault.PlusMinus, source.Place(i), 2);
            if (Tokens[i].Kind != TokenKind.Minus || Tokens[i + 1].Start > Tokens[i].End) continue;
            if (source.Vocabulary.AsksNumber && IsTen(i - 1) && Tokens[i + 1].Kind == TokenKind.Number && !source.Text(i + 1).Contains('.')
                || IsPowerOfE(i)) return new(PlainFault.Flattened, source.Place(i), 1);
        }
        return null;
    }

    private bool IsTen(int token) => token > 0 && Tokens[token].Kind == TokenKind.Number && source.Text(token) is "10"
        && (Tokens[token - 1].Kind is TokenKind.Times or TokenKind.Cdot
            || Tokens[token - 1].Kind == TokenKind.Run && source.Text(token - 1) is "x");

    private bool IsPowerOfE(int minus) => source.Folded.Typed(Tokens[minus].Start, Tokens[minus].End) is not "-"
        && Tokens[minus - 1] is { Kind: TokenKind.Run, Length: 1 } && Tokens[minus - 1].End == Tokens[minus].Start
        && source.MeaningOf(minus - 1) is Names.Meaning.Constant && source.Text(minus - 1) is "e"
        && Tokens[minus + 1].Kind is TokenKind.Run;

    private ReadingFault? UnknownIn(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (Tokens[i].Kind != TokenKind.Unknown) continue;
            if (Tokens[i].Text is { } command)
                return new ReadingFault.Quoting(QuotingFault.UnknownCommand, command, source.Place(i), command.Length + 1);
            var character = source.Text(i).ToString();
            return new ReadingFault.UnknownCharacter(character, source.Place(i), character.Length);
        }
        return null;
    }
}

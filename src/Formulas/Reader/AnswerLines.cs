using Formulas.Names;
using Formulas.Reader.Tokens;

namespace Formulas.Reader;

/// <summary>
/// The tokens of one answer: which of its lines counts, and what is only a label before it. What stands behind its formula is read by
/// <see cref="Clauses"/>, the formula by <see cref="Equation"/>.
/// </summary>
internal readonly ref struct AnswerLines(Source source)
{
    /// <summary>A concluding line of more pieces than this is not read: no formula of a homework is that long.</summary>
    public const int TokenLimit = 1000;

    private static readonly TokenKinds Operators = TokenKinds.Of(
        TokenKind.Plus, TokenKind.Minus, TokenKind.Times, TokenKind.Cdot, TokenKind.Slash, TokenKind.Hadamard, TokenKind.At,
        TokenKind.Outer,
        TokenKind.Power, TokenKind.Sup, TokenKind.Sub);

    private static readonly TokenKinds BeforeMore = TokenKinds.Of(
        TokenKind.Equals, TokenKind.Becomes, TokenKind.Comma, TokenKind.SubtractAssign, TokenKind.AddAssign, TokenKind.Words,
        TokenKind.Frac);

    private static readonly TokenKinds InLabels =
        TokenKinds.Of(TokenKind.Run, TokenKind.Words, TokenKind.Sub, TokenKind.Number, TokenKind.Slash);

    private TokenList Tokens => source.Tokens;

    public Reading Read()
    {
        var (from, to, earlier) = Tokens.Kinds.Has(TokenKind.NewLine) ? ConcludingLine() : (0, Tokens.Count - 1, false);
        // "= c" continues an equation from the line before: its last member counts
        if (from < to && Tokens[from].Kind is TokenKind.Equals or TokenKind.Becomes) from++;
        from = SkipLabel(from, to);
        to = TrimEnd(from, to);
        if (Unreadable(from, to) is { } fault) return new Reading.Unread(fault);
        var clauses = new Clauses(source);
        if (Tokens.Kinds.HasAny(Clauses.Separators) && clauses.Read(from, ref to) is { } inClause) return new Reading.Unread(inClause);
        var reading = new Equation(source, clauses.Definitions, clauses.Cursor).Read(from, to);
        return earlier && reading is Reading.Success success ? success with { HasEarlierLines = true } : reading;
    }

    private ReadingFault? Unreadable(int from, int to)
    {
        if (from >= to) return new ReadingFault.Plain(PlainFault.Empty, 0, 0);
        if (to - from > TokenLimit) return new ReadingFault.TooLong(Measure.Tokens, to - from, TokenLimit, 0, 0);
        return Tokens.Kinds.Has(TokenKind.Unknown) ? UnknownIn(from, to) : null;
    }

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

    // The last line that says something: lines are joined where a bracket is open or an operator stands at the break.
    private (int From, int To, bool Earlier) ConcludingLine()
    {
        var (from, depth, earlier) = (0, 0, false);
        var end = Tokens.Count - 1;
        while (end > 0 && Tokens[end - 1].Kind is TokenKind.NewLine) end--;
        for (var i = 0; i < end; i++)
        {
            depth += TokenKinds.Nesting(Tokens[i].Kind);
            if (Tokens[i].Kind != TokenKind.NewLine) continue;
            if (i == from) from++;
            else if (depth <= 0 && !IsJoined(i)) (from, depth, earlier) = (i + 1, 0, true);
        }
        return (from, WithoutBreaks(from, end), earlier);
    }

    // A line that begins with a minus may be an answer of its own, but then nothing stands before it.
    private bool IsJoined(int lineBreak)
    {
        var (before, after) = (Tokens[lineBreak - 1].Kind, Tokens[lineBreak + 1].Kind);
        return Operators.Has(before) || BeforeMore.Has(before) || Operators.Has(after) || after is TokenKind.Close or TokenKind.Words;
    }

    // Line breaks within the line are spaces; the new end of it.
    private int WithoutBreaks(int from, int end)
    {
        var line = from;
        for (var i = from; i < end; i++)
            if (Tokens[i].Kind != TokenKind.NewLine) Tokens[line++] = Tokens[i];
        Tokens.RemoveRange(line, Tokens.Count - line);
        Tokens.Add(TokenKind.End, source.Folded.Text.Length, 0);
        return line;
    }

    // "Answer:", "return", "(a)", "part b:": labels without meaning
    private int SkipLabel(int from, int to)
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
            if (!InLabels.Has(Tokens[i].Kind)) break;
        }
        return null;
    }

    // a) and (a)
    private int SkipPartLabel(int from, int to)
    {
        if (from + 1 < to && Tokens[from + 1].Bracket == ')' && IsPartLabel(from)) return from + 2;
        var isInBrackets = from + 3 < to && Tokens[from].Bracket == '(' && Tokens[from + 2].Bracket == ')' && IsPartLabel(from + 1);
        return isInBrackets ? from + 3 : from;
    }

    private bool IsPartLabel(int token) => Tokens[token] is { Kind: TokenKind.Run, Length: 1 } && source.Text(token)[0] is >= 'a' and <= 'i'
        && source.MeaningOf(token) is not (Meaning.Constant or Meaning.Name { Quantities: [{ IsScalar: true }, ..] });

    private bool IsLabelWord(int token) => Tokens[token] is { Kind: TokenKind.Run, Length: > 1 } && source.MeaningOf(token) is null
        && Phrases.IsLabel(source.Text(token));

    private int TrimEnd(int from, int to)
    {
        while (to > from && Tokens[to - 1].Kind is TokenKind.Dot or TokenKind.Semicolon or TokenKind.Comma or TokenKind.NewLine) to--;
        return to;
    }
}

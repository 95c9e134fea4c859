using Formulas.Reader.Segments;
using Formulas.Reader.Tokens;

namespace Formulas.Reader.Statements;

// What else could be the answer, or changes it.
internal ref partial struct Choice
{
    private const int LongestQuote = 60;

    // Another statement that could be the answer as well.
    private readonly Statement? Rival(Statement answer)
    {
        if (IsAsked(HeadOf(answer))) return Alternative(answer);
        foreach (var other in Candidates)
            if (other != answer && (other.Row == answer.Row ? IsRival(answer, other) : IsRivalAside(answer, other))) return other;
        return null;
    }

    private readonly bool IsRivalAside(Statement answer, Statement other) =>
        IsAside(other) && (other.Row > answer.Row || IsAside(answer));

    // dL/dz6 = 2t or 3t
    private readonly Statement? Alternative(Statement answer)
    {
        foreach (var other in Candidates)
            if (other.Row == answer.Row && other.From > answer.From && other is { Lead: Lead.Another, Relation: < 0 }
                && IsBehindOr(other)) return other;
        return null;
    }

    private readonly bool IsBehindOr(Statement statement)
    {
        var words = Tokens[statement.From - 1].Kind == TokenKind.Colon ? statement.From - 2 : statement.From - 1;
        return words >= 0 && Tokens[words] is { Kind: TokenKind.Words, Text: { } text } && Phrases.First(text) is "or";
    }

    // "2t, or equivalently 2 t": the same twice, as their values will tell
    private readonly bool AreEqual(Statement one, Statement other) =>
        WordsBefore(one.From > other.From ? one : other) is { } words && Phrases.AreEqual(words);

    private readonly bool IsRival(Statement answer, Statement other)
    {
        var leads = answer.Lead == Lead.Conclusion && other.From < answer.From; // "L is 2t"
        if (leads && (other.HasLeft || _sorting.IsName(other.From, other.To) || IsAsked((other.From, other.To)))) return false;
        return !other.HasLeft || answer.HasLeft && !Mentions(answer, other);
    }

    private readonly ReadingFault TwoAnswers(Statement one, Statement other)
    {
        if (one.From > other.From) (one, other) = (other, one);
        if (IsNumberInTwo(one, other))
        {
            var number = source.Text(one.From, other.To - 1);
            return new ReadingFault.Quoting(QuotingFault.DecimalComma, number, source.Place(one.From), number.Length);
        }
        var before = other.From - 1;
        if (Tokens[before] is { Kind: TokenKind.Words, Text: { } words } && !Phrases.IsBetweenAnswers(Phrases.First(words)))
            return _sorting.Quoted(QuotingFault.Words, before, other.To);
        if (Tokens[before].Kind != TokenKind.Words) before = other.From;
        var first = source.Text(one.From, one.To - 1);
        var second = source.Text(other.From, other.To - 1);
        if (first.Length > LongestQuote) first = "…" + first[^LongestQuote..];
        var length = before < other.From ? Tokens[before].Length : second.Length;
        return new ReadingFault.Pairing(PairingFault.TwoAnswers, first, second, source.Place(before), length);
    }

    // 2,080
    private readonly bool IsNumberInTwo(Statement one, Statement other) => one.To == one.From + 1 && other.To == other.From + 1
        && other.From == one.To + 1 && Tokens[one.To].Kind == TokenKind.Comma
        && Tokens[one.From].Kind == TokenKind.Number && Tokens[other.From].Kind == TokenKind.Number
        && Tokens[other.From].Start == Tokens[one.To].End;

    // What stands in the answer's row, or below it, and can't be passed over.
    private readonly ReadingFault? After(Statement answer)
    {
        var row = _rows[answer.Row];
        if (row.Doubtful is >= 0 and var sign) return _sorting.Quoted(QuotingFault.AcrossBlankLine, sign, sign + 1);
        if (_sorting.Doubt is var (token, fault) && token >= row.From) return fault;
        if (Beside(answer, row) is >= 0 and var beside) return _sorting.Quoted(QuotingFault.Words, beside, beside + 1);
        // words at the end of the row above go on into this one
        var from = answer.Row > 0 && Tokens[row.From - 1].Kind == TokenKind.Words ? _rows[answer.Row - 1].From : row.From;
        for (var i = from; i < Tokens.Count; i++)
            if (Tokens[i] is { Kind: TokenKind.Words, Text: { } words } && Phrases.ChangingIn(words) is not null)
                return _sorting.Quoted(QuotingFault.Words, i, i + 1);
        return null;
    }

    // Words that stand right beside the answer, or in its row, and are not known to mean nothing to it: "half of D", "D over two".
    // -1 where there are none.
    private readonly int Beside(Statement answer, Row row)
    {
        if (WordsBefore(answer) is { } before && answer.From > row.From && !Phrases.LeaveAlone(before))
            return answer.From - 1;
        var depth = 0;
        for (var i = answer.To; i < row.To; i++)
        {
            depth += TokenKinds.Nesting(Tokens[i].Kind);
            if (depth > 0 || Tokens[i] is not { Kind: TokenKind.Words, Text: { } words }) continue;
            if (IsOfOtherLayer(i) || Phrases.AddAnother(words)) return i;
            if (Phrases.First(words) is "for" && new Equation.Heading(source).SaysOther(i)) return i;
            if (Tokens[i - 1].Kind == TokenKind.Gap || Phrases.BeginRemark(words, isApart: i > answer.To)) return -1;
            if (!Phrases.AreHarmless(words) && !Phrases.Concludes(words) && !Phrases.IsExplaining(words)) return i;
        }
        return -1;
    }

    // "for layer l+1"
    private readonly bool IsOfOtherLayer(int words)
    {
        var layer = source.Folded.Text.IndexOf("layer", Tokens[words].Start, StringComparison.OrdinalIgnoreCase);
        return layer >= 0 && layer <= Tokens[words].End
            && source.Folded.Text.AsSpan(layer + "layer".Length).TrimStart(" $\\(") is ['l', var next, .. var rest]
            && (next is '+' or '-' || next == ' ' && rest is ['+' or '-', ..]);
    }
}

using Formulas.Reader.Segments;
using Formulas.Reader.Tokens;

namespace Formulas.Reader.Statements;

/// <summary>What of an answer is its formula.</summary>
/// <param name="From">Its first token.</param>
/// <param name="To">Behind its last token.</param>
/// <param name="Otherwise">Where it ends if brackets behind it are a factor; -1 where they can't be.</param>
/// <param name="Head">The left-hand side in a row above it, or an empty stretch.</param>
/// <param name="HasEarlier">Whether statements before it were passed over.</param>
internal readonly record struct Chosen(int From, int To, int Otherwise, (int From, int To) Head, bool HasEarlier);

/// <summary>
/// Chooses the statement of an answer that is its formula: the last one whose left-hand side is what is asked; else what the last row says.
/// The others define names, or are passed over; where two could be the answer, neither is chosen.
/// </summary>
internal ref struct Choice(Source source)
{
    private const int DefinitionLimit = 20;
    private const int LongestQuote = 60;

    private readonly TokenList Tokens => source.Tokens;
    private List<Row> _rows = [];
    private Sorting _sorting = new(source, []);
    private Defining _defining = new(source);

    private readonly List<Statement> Candidates => _sorting.Candidates;

    private readonly List<Statement> Definitions => _sorting.Definitions;

    /// <summary>What the other statements define.</summary>
    public readonly Defining Defining => _defining;

    /// <summary>Chooses; why nothing can be chosen, or null.</summary>
    public ReadingFault? Of(out Chosen chosen)
    {
        chosen = default;
        if (Tokens.Kinds.Has(TokenKind.Comma)) new DecimalCommas(source).Merge();
        new Comments(source).Drop();
        new Prose(source).Gather(0, Tokens.Count - 1);
        new Layout(source).Settle();
        _rows = new Rows(source).Read();
        _sorting = new(source, _rows);
        _sorting.Sort();
        if (Candidates.Count == 0) return _sorting.Doubt?.Fault ?? OnlyWords();
        var answer = Conclusion();
        if (Rival(answer) is { } rival) return TwoAnswers(answer, rival);
        if (After(answer) is { } doubt) return doubt;
        if (Define(answer) is { } fault) return fault;
        chosen = Made(answer);
        return null;
    }

    private readonly ReadingFault OnlyWords()
    {
        for (var i = 0; i < Tokens.Count; i++)
            if (Tokens[i].Kind == TokenKind.Words) return _sorting.Quoted(QuotingFault.Words, i, i + 1);
        return new ReadingFault.Plain(PlainFault.Empty, 0, 0);
    }

    private readonly Statement Conclusion()
    {
        for (var i = Candidates.Count - 1; i >= 0; i--)
        {
            var head = HeadOf(Candidates[i]);
            if (head.From >= head.To) break; // a formula by itself, below all others
            if (IsAsked(head)) return Candidates[i];
        }
        var last = FirstOfRow(Candidates[^1].Row);
        if (!last.HasLeft || !_defining.IsOwn(last.From, last.Relation)) return last;
        // g = …, in a row below the formula that it is used in
        for (var i = Candidates.Count - 1; i >= 0; i--)
            if (Candidates[i].Row < last.Row && Mentions(Candidates[i], last)) return FirstOfRow(Candidates[i].Row);
        return last;
    }

    // The left-hand side of a statement, or of the one that it goes on from; an empty stretch where it has none.
    private readonly (int From, int To) HeadOf(Statement statement)
    {
        if (!statement.GoesOn) return statement.HasLeft ? (statement.From, statement.Relation) : default;
        var above = Candidates.FindLastIndex(other => other.From < statement.From && !other.GoesOn);
        return above < 0 || !Candidates[above].HasLeft ? default : (Candidates[above].From, Candidates[above].Relation);
    }

    private readonly bool IsAsked((int From, int To) head) =>
        head.From < head.To && new Equation(source, Formulas.Reader.Definitions.Empty, new()).IsAsked(head.From, head.To);

    // What a row says: what words such as "is" lead to, or else its first statement.
    private readonly Statement FirstOfRow(int row)
    {
        var first = Candidates.FindIndex(statement => statement.Row == row);
        var concluding = Candidates.FindLastIndex(statement => statement.Row == row && statement.Lead == Lead.Conclusion);
        return Candidates[Math.Max(first, concluding)];
    }

    // Whether a formula has the name that another statement defines.
    private readonly bool Mentions(Statement formula, Statement definition)
    {
        var name = source.Text(definition.From, definition.From);
        for (var i = Math.Max(formula.Relation, formula.From); i < formula.To; i++)
            if (Tokens[i].Kind is TokenKind.Run or TokenKind.Name && source.Text(i, i).Contains(name, StringComparison.Ordinal)) return true;
        return false;
    }

    // Another statement of the same row that could be the answer as well.
    private readonly Statement? Rival(Statement answer)
    {
        if (IsAsked(HeadOf(answer))) return null;
        foreach (var other in Candidates)
        {
            if (other.Row != answer.Row || other == answer || answer.Lead == Lead.Conclusion && other.From < answer.From) continue;
            if (!other.HasLeft || answer.HasLeft && !Mentions(answer, other)) return other;
        }
        return null;
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
        return new ReadingFault.Pairing(PairingFault.TwoAnswers, first, second, source.Place(before), before < other.From ? Tokens[before].Length : second.Length);
    }

    // 2,080
    private readonly bool IsNumberInTwo(Statement one, Statement other) => one.To == one.From + 1 && other.To == other.From + 1
        && other.From == one.To + 1 && Tokens[one.To].Kind == TokenKind.Comma
        && Tokens[one.From].Kind == TokenKind.Number && Tokens[other.From].Kind == TokenKind.Number
        && Tokens[other.From].Start == Tokens[one.To].End;

    // What stands in the answer's row, or below it, and can't be passed over.
    private readonly ReadingFault? After(Statement answer)
    {
        if (_rows[answer.Row].Doubtful is >= 0 and var sign) return _sorting.Quoted(QuotingFault.AcrossBlankLine, sign, sign + 1);
        if (_sorting.Doubt is var (token, fault) && token >= _rows[answer.Row].From) return fault;
        for (var i = Math.Max(0, answer.From - 1); i < Tokens.Count; i++)
            if (Tokens[i] is { Kind: TokenKind.Words, Text: { } words } && Phrases.ChangingIn(words) is not null) return _sorting.Quoted(QuotingFault.Words, i, i + 1);
        return null;
    }

    private ReadingFault? Define(Statement answer)
    {
        Definitions.Sort((one, other) => (one.Row < answer.Row).CompareTo(other.Row < answer.Row));
        var strict = Definitions.FindIndex(definition => definition.Row < answer.Row) is >= 0 and var above ? above : Definitions.Count;
        foreach (var other in Candidates)
        {
            if (other == answer || !other.HasLeft) continue;
            if (other.Row == answer.Row) Definitions.Insert(strict++, other);
            else if (_defining.IsOwn(other.From, other.Relation) && Mentions(answer, other)) Definitions.Add(other);
        }
        if (strict > DefinitionLimit)
            return new ReadingFault.TooLong(Measure.Clauses, strict, DefinitionLimit, source.Place(Definitions[0].From), 1);
        return DefineAll(strict);
    }

    // In whatever order they stand: one that can't be read yet may need another. The first ones must be read; the rest only help.
    private ReadingFault? DefineAll(int strict)
    {
        var open = Enumerable.Range(0, Math.Min(Definitions.Count, 2 * DefinitionLimit)).ToList();
        while (open.Count > 0)
        {
            var (progress, fault) = (false, (ReadingFault?)null);
            foreach (var i in open.ToArray())
            {
                var (from, to) = (Definitions[i].From, new Ending(source).Of(Definitions[i].From, Definitions[i].To, out _));
                if (_defining.Define(from, Definitions[i].Relation, to) is { } why)
                {
                    if (i < strict) fault ??= why;
                    continue;
                }
                progress = true;
                open.Remove(i);
            }
            if (!progress) return fault;
        }
        return null;
    }

    private readonly Chosen Made(Statement answer)
    {
        var to = new Ending(source).Of(answer.From, answer.To, out var otherwise);
        var from = answer.GoesOn ? answer.From + 1 : answer.From;
        var head = answer.GoesOn ? HeadOf(answer) : default;
        var earlier = Candidates.Exists(other => other.Row < answer.Row) || answer.Row > 0 && _rows[0].From < answer.From;
        return new(from, to, otherwise, head, earlier);
    }
}

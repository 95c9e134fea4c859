using Formulas.Reader.Statements;
using Formulas.Reader.Tokens;

namespace Formulas.Reader;

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
    private readonly List<Statement> _candidates = [];
    private readonly List<Statement> _definitions = [];
    private List<Row> _rows = [];
    private (int Token, ReadingFault Fault)? _doubt;
    private bool _isRange;
    private Defining _defining = new(source);

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
        Sort();
        if (_candidates.Count == 0) return _doubt?.Fault ?? OnlyWords();
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
            if (Tokens[i].Kind == TokenKind.Words) return Words(i);
        return new ReadingFault.Plain(PlainFault.Empty, 0, 0);
    }

    // Every statement is a candidate, a definition, or is passed over.
    private void Sort()
    {
        var statements = new List<Statement>();
        var labels = new Labels(source);
        for (var row = 0; row < _rows.Count; row++)
            new Cutting(source, statements).Cut(labels.Skip(_rows[row].From, _rows[row].To), _rows[row].To, row);
        var hasDisplay = _rows.Exists(row => row.IsDisplay);
        foreach (var statement in statements)
        {
            if (statement.Lead == Lead.Definition && statement.HasLeft) _definitions.Add(statement);
            else if (IsCandidate(statement)) Add(statement, hasDisplay);
        }
    }

    private void Add(Statement statement, bool hasDisplay)
    {
        var isOutside = hasDisplay && !_rows[statement.Row].IsDisplay;
        if (!isOutside) _candidates.Add(statement);
        else if (statement.HasLeft && _defining.IsOwn(statement.From, statement.Relation)) _definitions.Add(statement);
        else if (statement is { IsFirst: true, Lead: Lead.None } && _candidates.Count > 0 && !IsNumber(statement) && IsFormula(statement))
            _doubt ??= (statement.From, Quoted(QuotingFault.OutsideDisplay, statement.From, statement.To));
    }

    // 12: the number of a page or of an equation
    private readonly bool IsNumber(Statement statement) =>
        statement.To == statement.From + 1 && Tokens[statement.From].Kind == TokenKind.Number
        || new Ending(source).IsEquationNumber(statement.From, statement.To);

    private bool IsFormula(Statement statement)
    {
        var cursor = new Syntax.Cursor();
        return Syntax.Grammar.Read(source, Definitions.Empty, ref cursor, Math.Max(statement.Relation + 1, statement.From), statement.To) is not null;
    }

    private bool IsCandidate(Statement statement)
    {
        var ending = new Ending(source);
        var (from, to) = (statement.From, statement.To);
        if (statement.Lead == Lead.Remark || IsExplained(statement)) return false;
        if (!statement.IsFirst || statement.Lead != Lead.None)
        {
            if (ending.IsEquationNumber(from, to)) return false;
            if (_isRange && statement.Relation < 0 && statement.Lead == Lead.None && AreIndices(from, to)) return false;
            _isRange = false;
            if (statement.Lead == Lead.Condition)
            {
                if (!ending.IsOfIndices(from, to) && !IsSetApart(from - 1)) _doubt ??= (from - 1, Quoted(QuotingFault.Words, from - 1, _rows[statement.Row].To));
                return false;
            }
            if (ending.IsComparison(from, to) || statement.HasLeft && ending.IsOfIndices(from, to) && !ending.IsComparison(from, to) && IsRange(from, to))
            {
                _isRange = true;
                return false;
            }
        }
        if (statement.Lead == Lead.Definition) _doubt ??= (from - 1, Words(from - 1));
        return statement.Lead != Lead.Definition;
    }

    // "…, if z > 0" and "\quad \text{if } z > 0"
    private readonly bool IsSetApart(int words) => words > 0
        && (Tokens[words - 1].Kind is TokenKind.Comma or TokenKind.Gap || source.Folded.Text[Math.Max(0, Tokens[words].Start - 1)] == '{');

    // what follows "l = 1" after commas: …, L-1
    private readonly bool AreIndices(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (Tokens[i].Kind is not (TokenKind.Ellipsis or TokenKind.Number or TokenKind.Minus or TokenKind.Plus) && Tokens[i].Length != 1) return false;
        return true;
    }

    // l = 1, …, L-1 and l = L
    private readonly bool IsRange(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (source.Text(i) is "L" or "l" || Tokens[i].Kind == TokenKind.Ellipsis) return true;
        return false;
    }

    // "where eta is the learning rate": a name that words are said about
    private readonly bool IsExplained(Statement statement) => statement.Relation < 0
        && statement.Lead is Lead.Definition or Lead.Another or Lead.Other
        && Tokens[statement.To] is { Kind: TokenKind.Words, Text: { } words } && Phrases.IsExplaining(words);

    private readonly Statement Conclusion()
    {
        for (var i = _candidates.Count - 1; i >= 0; i--)
        {
            var head = HeadOf(_candidates[i]);
            if (head.From >= head.To) break; // a formula by itself, below all others
            if (IsAsked(head)) return _candidates[i];
        }
        var last = FirstOfRow(_candidates[^1].Row);
        if (!last.HasLeft || !_defining.IsOwn(last.From, last.Relation)) return last;
        // g = …, in a row below the formula that it is used in
        for (var i = _candidates.Count - 1; i >= 0; i--)
            if (_candidates[i].Row < last.Row && Mentions(_candidates[i], last)) return FirstOfRow(_candidates[i].Row);
        return last;
    }

    // The left-hand side of a statement, or of the one that it goes on from; an empty stretch where it has none.
    private readonly (int From, int To) HeadOf(Statement statement)
    {
        if (!statement.GoesOn) return statement.HasLeft ? (statement.From, statement.Relation) : default;
        var above = _candidates.FindLastIndex(other => other.From < statement.From && !other.GoesOn);
        return above < 0 || !_candidates[above].HasLeft ? default : (_candidates[above].From, _candidates[above].Relation);
    }

    private readonly bool IsAsked((int From, int To) head) =>
        head.From < head.To && new Equation(source, Definitions.Empty, new()).IsAsked(head.From, head.To);

    // What a row says: what words such as "is" lead to, or else its first statement.
    private readonly Statement FirstOfRow(int row)
    {
        var first = _candidates.FindIndex(statement => statement.Row == row);
        var concluding = _candidates.FindLastIndex(statement => statement.Row == row && statement.Lead == Lead.Conclusion);
        return _candidates[Math.Max(first, concluding)];
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
        foreach (var other in _candidates)
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
            return Quoted(QuotingFault.Words, before, other.To);
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
        if (_rows[answer.Row].Doubtful is >= 0 and var sign) return Quoted(QuotingFault.AcrossBlankLine, sign, sign + 1);
        if (_doubt is var (token, fault) && token >= _rows[answer.Row].From) return fault;
        for (var i = Math.Max(0, answer.From - 1); i < Tokens.Count; i++)
            if (Tokens[i] is { Kind: TokenKind.Words, Text: { } words } && Phrases.ChangingIn(words) is not null) return Words(i);
        return null;
    }

    private ReadingFault? Define(Statement answer)
    {
        _definitions.Sort((one, other) => (one.Row < answer.Row).CompareTo(other.Row < answer.Row));
        var strict = _definitions.FindIndex(definition => definition.Row < answer.Row) is >= 0 and var above ? above : _definitions.Count;
        foreach (var other in _candidates)
        {
            if (other == answer || !other.HasLeft) continue;
            if (other.Row == answer.Row) _definitions.Insert(strict++, other);
            else if (_defining.IsOwn(other.From, other.Relation) && Mentions(answer, other)) _definitions.Add(other);
        }
        if (strict > DefinitionLimit)
            return new ReadingFault.TooLong(Measure.Clauses, strict, DefinitionLimit, source.Place(_definitions[0].From), 1);
        return DefineAll(strict);
    }

    // In whatever order they stand: one that can't be read yet may need another. The first ones must be read; the rest only help.
    private ReadingFault? DefineAll(int strict)
    {
        var open = Enumerable.Range(0, Math.Min(_definitions.Count, 2 * DefinitionLimit)).ToList();
        while (open.Count > 0)
        {
            var (progress, fault) = (false, (ReadingFault?)null);
            foreach (var i in open.ToArray())
            {
                var (from, to) = (_definitions[i].From, new Ending(source).Of(_definitions[i].From, _definitions[i].To, out _));
                if (_defining.Define(from, _definitions[i].Relation, to) is { } why)
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
        var earlier = _candidates.Exists(other => other.Row < answer.Row) || answer.Row > 0 && _rows[0].From < answer.From;
        return new(from, to, otherwise, head, earlier);
    }

    private readonly ReadingFault.Quoting Words(int token) =>
        new(QuotingFault.Words, source.Text(token, token), source.Place(token), Tokens[token].Length);

    private readonly ReadingFault.Quoting Quoted(QuotingFault kind, int from, int to)
    {
        var text = source.Text(from, to - 1);
        return new(kind, text, source.Place(from), text.Length);
    }
}

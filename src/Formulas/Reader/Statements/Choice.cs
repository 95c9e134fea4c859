using System.Collections.Immutable;
using Formulas.Reader.Segments;
using Formulas.Reader.Tokens;

namespace Formulas.Reader.Statements;

/// <summary>What of an answer is its formula.</summary>
/// <param name="From">Its first token.</param>
/// <param name="To">Behind its last token.</param>
/// <param name="OtherFrom">Its first token, if a number before it is a factor and no label.</param>
/// <param name="Otherwise">Where it ends if brackets behind it are a factor; -1 where it can be read in one way only.</param>
/// <param name="Head">The left-hand side in a row above it, or an empty stretch.</param>
/// <param name="HasEarlier">Whether statements before it were passed over.</param>
internal readonly record struct Chosen(int From, int To, int OtherFrom, int Otherwise, (int From, int To) Head, bool HasEarlier)
{
    /// <summary>Whether what stands from <see cref="OtherFrom"/> on says the same in another way.</summary>
    public bool SaysSame { get; init; }

    /// <summary>Rows above that say the same, unless what is chosen is only a part of it.</summary>
    public ImmutableArray<(int From, int To)> Above { get; init; }

    /// <summary>What the other statements say of quantities of the question.</summary>
    public ImmutableArray<Claim> Claims { get; init; }
}

/// <summary>
/// Chooses the statement of an answer that is its formula: the last one whose left-hand side is what is asked; else what the last row says.
/// The others define names, or are passed over; where two could be the answer, neither is chosen.
/// </summary>
internal ref partial struct Choice(Source source)
{
    private const int DefinitionLimit = 20;

    private static readonly TokenKinds Growing = TokenKinds.Of(TokenKind.AddAssign, TokenKind.SubtractAssign);

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
        if ((new Lines(source).Table() ?? new Lines(source).FractionBar()) is { } drawn)
            return _sorting.Quoted(QuotingFault.LeftOver, drawn, drawn + 1);
        new Lines(source).Settle();
        if (Tokens.Kinds.Has(TokenKind.Comma)) new DecimalCommas(source).Merge();
        new Comments(source).Drop();
        new Prose(source).Gather(0, Tokens.Count - 1);
        new Layout(source).Settle();
        _rows = new Rows(source).Read();
        _sorting = new(source, _rows);
        _sorting.Sort();
        if (Candidates.Count == 0) return _sorting.Doubt?.Fault ?? OnlyWords();
        var answer = Conclusion();
        if (answer.Doubt is { } head) return head;
        var rival = Rival(answer);
        if (rival is not null && !AreEqual(answer, rival)) return TwoAnswers(answer, rival);
        if (After(answer) is { } doubt) return doubt;
        if (Define(answer) is { } fault) return fault;
        if (ClaimsOf(answer, out var claims) is { } said) return said;
        chosen = Made(answer) with { Claims = claims, Above = Above(answer) };
        if (rival is not null)
            chosen = chosen with
            {
                SaysSame = true,
                OtherFrom = rival.From,
                Otherwise = new Ending(source).Of(rival.From, rival.To, out _)
            };
        return null;
    }

    private readonly ReadingFault? ClaimsOf(Statement answer, out ImmutableArray<Claim> made)
    {
        var claims = new Claiming(source);
        foreach (var definition in Definitions)
            if (_defining.IsKnownFunction(definition.From, definition.Relation)) _sorting.Remarks.Add(definition);
        var fault = claims.Of(answer, _sorting);
        if (!source.Vocabulary.AsksNumber)
            foreach (var definition in Definitions) claims.AddPutIn(definition);
        made = claims.Claims;
        return fault;
    }

    private readonly ReadingFault OnlyWords()
    {
        for (var i = 0; i < Tokens.Count; i++)
            if (Tokens[i].Kind == TokenKind.Words) return _sorting.Quoted(QuotingFault.Words, i, i + 1);
        return new ReadingFault.Plain(PlainFault.Empty, 0, 0);
    }

    private readonly Statement Conclusion()
    {
        if ((Asked(byName: true) ?? Asked(byName: false)) is { } asked) return InItsLetters(asked);
        var last = FirstOfRow(LastOf(Candidates).Row);
        if (!last.HasLeft || !_defining.IsOwn(last.From, last.Relation)) return last;
        if (UseOf(last) is { } use) return use;
        // g = …, in a row below the formula that it is used in
        for (var i = Candidates.Count - 1; i >= 0; i--)
            if (Candidates[i].Row < last.Row && Mentions(Candidates[i], last)) return FirstOfRow(Candidates[i].Row);
        return last;
    }

    // s = 1/(1+e^{-z}); s(1-s): what stands behind a name that it uses, in the same row
    private readonly Statement? UseOf(Statement definition)
    {
        var last = Candidates.FindLast(statement => statement.Row == definition.Row)!;
        if (last.HasLeft || last.GoesOn) return null;
        foreach (var other in Candidates)
            if (other.Row == last.Row && other.HasLeft && _defining.IsOwn(other.From, other.Relation) && Mentions(last, other)) return last;
        return null;
    }

    private readonly Statement LastOf(List<Statement> candidates)
    {
        for (var i = candidates.Count - 1; i >= 0; i--)
            if (!IsAside(candidates[i])) return candidates[i];
        return candidates[^1];
    }

    // The last statement with what is asked on its left, unless a formula by itself stands below it.
    private readonly Statement? Asked(bool byName)
    {
        for (var i = Candidates.Count - 1; i >= 0; i--)
        {
            if (IsAside(Candidates[i])) continue;
            var head = HeadOf(Candidates[i]);
            if (IsAsked(head, byName)) return Candidates[i];
            if (head.From >= head.To && !HasAsked(Candidates[i].Row, byName)) return null;
        }
        return null;
    }

    // ∂E/∂w_kj = …, below ∂E/∂w_ji = …: of several, the one in the letters of the question
    private readonly Statement InItsLetters(Statement asked)
    {
        if (Candidates.Count < 2 || source.Vocabulary.Asked is not { Subscripts.IsEmpty: false } || IsInItsLetters(HeadOf(asked)))
            return asked;
        for (var i = Candidates.Count - 1; i >= 0; i--)
            if (Candidates[i].HasLeft && IsInItsLetters((Candidates[i].From, Candidates[i].Relation))) return Candidates[i];
        return asked;
    }

    private readonly bool IsInItsLetters((int From, int To) head) =>
        new Equation(source, Formulas.Reader.Definitions.Empty, new()).IsAskedInItsLetters(head.From, head.To);

    private readonly bool HasAsked(int row, bool byName)
    {
        foreach (var statement in Candidates)
            if (statement.Row == row && IsAsked(HeadOf(statement), byName)) return true;
        return false;
    }

    // The number of a page, below the answer.
    private readonly bool IsPageNumber(Statement statement) => statement.Row == _rows.Count - 1 && statement.Row > 0
        && statement.To == statement.From + 1 && Tokens[statement.From].Kind == TokenKind.Number && statement.Lead == Lead.None
        && !source.Text(statement.From).ContainsAnyExceptInRange('0', '9') && Candidates[0].Row < statement.Row;

    // "The numerator is …", "a common mistake is …": words that say what it is, and not that it is the answer.
    private readonly bool IsAside(Statement statement) => IsPageNumber(statement)
        || statement.Relation < 0 && statement.Lead is Lead.Conclusion or Lead.Other
        && WordsBefore(statement) is { } words && !Phrases.AreHarmless(words) && !Phrases.IsReason(words);

    private readonly string? WordsBefore(Statement statement) =>
        statement.From > 0 && Tokens[statement.From - 1] is { Kind: TokenKind.Words, Text: { } words } ? words : null;

    // The left-hand side of a statement, or of the one that it goes on from; an empty stretch where it has none.
    private readonly (int From, int To) HeadOf(Statement statement)
    {
        if (!statement.GoesOn) return statement.HasLeft ? (statement.From, statement.Relation) : default;
        var above = Candidates.FindLastIndex(other => other.From < statement.From && !other.GoesOn);
        return above < 0 || !Candidates[above].HasLeft ? default : (Candidates[above].From, Candidates[above].Relation);
    }

    private readonly bool IsAsked((int From, int To) head, bool byName = false) =>
        head.From < head.To && new Equation(source, Formulas.Reader.Definitions.Empty, new()).IsAsked(head.From, head.To, byName);

    // What a row says: what words such as "is" lead to, or else its first statement.
    private readonly Statement FirstOfRow(int row)
    {
        var first = Candidates.FindIndex(statement => statement.Row == row);
        var concluding = Candidates.FindLastIndex(statement => statement.Row == row && statement.Lead == Lead.Conclusion);
        return Candidates[Math.Max(first, concluding)];
    }

    // Whether a formula has the name that another statement defines.
    private readonly bool Mentions(Statement formula, Statement definition) => Claiming.Mentions(source, formula, definition);

    private ReadingFault? Define(Statement answer)
    {
        SortOutClaims();
        Definitions.Sort((one, other) => (one.Row < answer.Row).CompareTo(other.Row < answer.Row));
        var strict = Definitions.FindIndex(definition => definition.Row < answer.Row) is >= 0 and var above ? above : Definitions.Count;
        foreach (var other in Candidates)
        {
            if (other == answer || !other.HasLeft) continue;
            if (IsSecondStep(answer, other)) return _sorting.Quoted(QuotingFault.Growing, other.From, other.Relation + 1);
            if (Mentions(answer, other) && GrowthOf(other) is >= 0 and var sign)
                return _sorting.Quoted(QuotingFault.Growing, sign - 1, sign + 1);
            if (IsDefinedAgain(other, answer) || IsRestated(other) || IsOfLayer(other)) continue;
            if (other.Row == answer.Row) Definitions.Insert(strict++, other);
            else if (_defining.IsOwn(other.From, other.Relation) && Mentions(answer, other)) Definitions.Add(other);
        }
        if (strict > DefinitionLimit)
            return new ReadingFault.TooLong(Measure.Clauses, strict, DefinitionLimit, source.Place(Definitions[0].From), 1);
        return DefineAll(strict);
    }

    // What is said of names of the question, and put in nowhere; with w2 = -5 is both, where the question gives numbers.
    private readonly void SortOutClaims()
    {
        for (var i = Definitions.Count - 1; i >= 0; i--)
        {
            var isPutIn = !IsOfLayer(Definitions[i]) && !SaysMore(Definitions[i]);
            if (!isPutIn || source.Vocabulary.AsksNumber) _sorting.Remarks.Add(Definitions[i]);
            if (!isPutIn) Definitions.RemoveAt(i);
        }
    }

    // a_k^{l-1} = f(z_k^{l-1}) is so in all layers but one: it says what is so, and is put in nowhere.
    private readonly bool IsOfLayer(Statement definition) => source.Vocabulary.FreeLayer is not null
        && Tokens[definition.From].Kind is TokenKind.Run or TokenKind.Name or TokenKind.Partial or TokenKind.Frac or TokenKind.Nabla
        && !_defining.IsOwn(definition.From, definition.Relation) && !_defining.IsFunction(definition.From, definition.Relation);

    // Another statement about what is asked.
    private readonly bool IsRestated(Statement other) =>
        IsAsked((other.From, other.Relation), byName: true) && !_defining.IsOwn(other.From, other.Relation);

    // x6 = z6^2 = …, k = …: a chain about a name of the question, or a formula for a step size
    private readonly bool SaysMore(Statement definition)
    {
        if (_defining.IsOwn(definition.From, definition.Relation) || _defining.IsFunction(definition.From, definition.Relation))
            return false;
        if (_defining.IsStep(definition.From, definition.Relation)) return definition.To > definition.Relation + 3;
        var depth = 0;
        for (var i = definition.Relation + 1; i < definition.To; i++)
        {
            depth += TokenKinds.Nesting(Tokens[i].Kind);
            if (depth == 0 && Tokens[i].Kind is TokenKind.Equals or TokenKind.Becomes) return true;
        }
        return false;
    }

    // w -= …; w -= …
    private readonly bool IsSecondStep(Statement answer, Statement other) => answer.HasLeft && Growing.Has(Tokens[answer.Relation].Kind)
        && Growing.Has(Tokens[other.Relation].Kind) && IsAsked(HeadOf(answer), byName: true) && IsAsked(HeadOf(other), byName: true);

    // u = …, and below it u = … once more
    private readonly bool IsDefinedAgain(Statement definition, Statement answer)
    {
        var left = source.Text(definition.From, definition.Relation - 1);
        foreach (var other in Candidates)
            if (other.From > definition.From && other != answer && other.HasLeft && source.Text(other.From, other.Relation - 1) == left)
                return true;
        return false;
    }

    // s = 0; for … s += …: the sign by which a name that is defined grows afterwards, whatever it stands in; -1 where there is none.
    private readonly int GrowthOf(Statement definition)
    {
        if (!Tokens.Kinds.HasAny(Growing)) return -1;
        for (var i = definition.To; i < Tokens.Count; i++)
            if (Growing.Has(Tokens[i].Kind) && source.Text(i - 1).SequenceEqual(source.Text(definition.Relation - 1))) return i;
        return -1;
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

    // Formulas in rows above, which no operator leads on from: other forms of it, or factors of one product.
    private readonly ImmutableArray<(int From, int To)> Above(Statement answer)
    {
        if (answer.Row == 0 || answer.GoesOn) return [];
        var above = ImmutableArray.CreateBuilder<(int From, int To)>();
        foreach (var other in Candidates)
            if (other.Row < answer.Row
                && IsOfSame(answer, other)) above.Add((other.From, new Ending(source).Of(other.From, other.To, out _)));
        return above.DrainToImmutable();
    }

    private readonly bool IsOfSame(Statement answer, Statement other)
    {
        if (other is not { Lead: Lead.None, IsFirst: true, GoesOn: false } || IsAside(other)) return false;
        if (answer.HasLeft) return source.Vocabulary.AsksNumber && other.HasLeft && IsAsked(HeadOf(other)) && IsAsked(HeadOf(answer));
        return other.HasLeft ? IsAsked(HeadOf(other), byName: true) : !IsAsked((other.From, other.To)); // w -> w - k…
    }

    private readonly Chosen Made(Statement answer)
    {
        var to = new Ending(source).Of(answer.From, answer.To, out var otherwise);
        var from = answer.GoesOn ? answer.From + 1 : answer.From;
        var head = answer.GoesOn ? HeadOf(answer) : default;
        var earlier = Candidates.Exists(other => other.Row < answer.Row) || answer.Row > 0 && _rows[0].From < answer.From;
        if (otherwise < 0 && new Ending(source).EqualAtEnd(from, to) is { } equal)
            return new(from, equal, equal + 2, IsAsked((equal + 2, to - 1)) ? -1 : to - 1, head, earlier) { SaysSame = true }; // (= C)
        var numbered = new Labels(source).AfterNumber(from, to);
        return numbered > from && otherwise < 0
            ? new(numbered, to, from, to, head, earlier)
            : new(from, to, from, otherwise, head, earlier);
    }
}

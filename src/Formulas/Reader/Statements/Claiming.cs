using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader.Segments;
using Formulas.Reader.Syntax;
using Formulas.Reader.Tokens;
using Formulas.Tree;

namespace Formulas.Reader.Statements;

/// <summary>
/// What an answer says beside its formula of quantities of the question, in remarks ("since x6 = z6^2"), conditions and other statements:
/// it is compared by value. What can't be read of it is passed over, unless a formula may go on in it.
/// </summary>
internal ref struct Claiming(Source source)
{
    private const int Most = 20;
    private const double Rounded = 0.05;

    private readonly TokenList Tokens => source.Tokens;
    private readonly List<Claim> _claims = [];

    public readonly ImmutableArray<Claim> Claims => [.. _claims];

    /// <summary>Reads them; what is to be asked about one that may be a part of the answer, or null.</summary>
    public readonly ReadingFault? Of(Statement answer, in Sorting sorting)
    {
        foreach (var remark in sorting.Remarks)
            if (IsOtherNumber(remark) || !Add(remark, ofAnswer: true) && IsFormula(remark)) return Quoted(remark.From, remark.To);
        foreach (var condition in sorting.Conditions) AddCondition(condition.From, condition.To);
        foreach (var other in sorting.Candidates)
            if (other != answer && IsPartOf(answer, other)) return Quoted(other.From, other.To);
        return InBrackets(answer);
    }

    /// <summary>What a definition that is put in says of a quantity of the question, or of a number such as e.</summary>
    public readonly void AddPutIn(Statement definition)
    {
        var before = _claims.Count;
        if (source.MeaningOf(definition.From) is Meaning.Constant constant) AddNumber(constant, definition);
        else Add(definition, ofAnswer: false);
        if (_claims.Count == before) return;
        if (_claims[^1].Left is Formula.Derivative || IsUpdate(_claims[^1])) _claims.RemoveAt(before);
        else _claims[^1] = _claims[^1] with { IsPutIn = true };
    }

    // e = 2; e = 2.72 is what it is, and e = x - t another name.
    private readonly void AddNumber(Meaning.Constant constant, Statement definition)
    {
        var (number, cursor) = (definition.Relation + 1, new Cursor());
        if (definition.Relation == definition.From + 1 && definition.To == number + 1 && Tokens[number].Kind == TokenKind.Number
            && Grammar.Read(source, Definitions.Empty, ref cursor, number, definition.To) is { First: Formula.Number value }
            && Math.Abs(value.Value - Math.E) > Rounded && Math.Abs(value.Value - Math.PI) > Rounded)
            _claims.Add(new(new Formula.Constant(constant.Word), value));
    }

    // A statement beside the answer that goes on from it, or may be put into it and can't be read.
    private readonly bool IsPartOf(Statement answer, Statement other)
    {
        if (other.GoesOn && other.Row == answer.Row && other.From > answer.From || other.HasLeft && IsOtherNumber(other)) return true;
        return other.HasLeft && !new Defining(source).IsOwn(other.From, other.Relation) && !Add(other, ofAnswer: false)
            && Mentions(source, answer, other);
    }

    // z > 0: so somewhere
    private readonly void AddCondition(int from, int to)
    {
        if (_claims.Count == Most) return;
        if (Tokens[from].Kind == TokenKind.Open && Tokens[to - 1].Kind == TokenKind.Close) (from, to) = (from + 1, to - 1);
        if (Grammar.ReadCondition(source, from, to) is { } holds) _claims.Add(new(Formula.Integer(1), holds));
    }

    // 2t (with x6 = z6^2), 2t (z6 > 0), behind a formula
    private readonly ReadingFault.Quoting? InBrackets(Statement answer)
    {
        for (var i = new Ending(source).Of(answer.From, answer.To, out _); i < answer.To; i++)
        {
            if (Tokens[i].Kind != TokenKind.Open) continue;
            var (from, depth, relation) = (i + 1, 1, -1);
            for (i++; depth > 0 && i < answer.To; i++)
            {
                depth += TokenKinds.Nesting(Tokens[i].Kind);
                if (depth == 1 && relation < 0 && Tokens[i].Kind == TokenKind.Equals) relation = i;
                if (depth > 1 || depth == 1 && !Separators.Has(Tokens[i].Kind)) continue;
                if (Within(new(from, i, relation, Lead.Remark, answer.Row, false)) is { } fault) return fault;
                (from, relation) = (i + 1, -1);
            }
        }
        return null;
    }

    private static readonly TokenKinds Separators = TokenKinds.Of(TokenKind.Comma, TokenKind.Semicolon, TokenKind.Words);

    private readonly ReadingFault.Quoting? Within(Statement remark)
    {
        var ending = new Ending(source);
        if (remark.From >= remark.To) return null;
        if (remark.HasLeft && IsOtherNumber(remark) || ending.IsOfOneLayer(remark.From, remark.To)) return Quoted(remark.From, remark.To);
        if (remark.HasLeft) Add(remark, ofAnswer: true);
        else if (!source.Vocabulary.HasIndices && ending.IsComparison(remark.From, remark.To)) AddCondition(remark.From, remark.To);
        return null;
    }

    // Whether it could be read, or says what a step size is.
    private readonly bool Add(Statement statement, bool ofAnswer)
    {
        if (_claims.Count == Most) return true;
        var labels = new Labels(source);
        var from = labels.AfterNumber(labels.Skip(statement.From, statement.Relation), statement.Relation);
        var to = new Ending(source).Of(from, statement.To, out _);
        var defining = new Defining(source);
        var equation = new Equation(source, Definitions.Empty, new());
        if (equation.IsAsked(from, statement.Relation, byName: true))
        {
            if (ofAnswer && equation.Read(from, to, default) is Reading.Success { Update: UpdateForm.NewValue } read)
                _claims.Add(new(null, read.Formula));
            return true;
        }
        if (defining.IsFunction(from, statement.Relation))
        {
            if (defining.ClaimOfFunction(from, statement.Relation, to) is { } function) _claims.Add(function);
            return true;
        }
        if (defining.IsStep(from, statement.Relation)) return statement.To - statement.Relation < 4;
        if (defining.IsOwn(from, statement.Relation) || equation.Claim(from, statement.Relation, to) is not { } claim) return false;
        if (!(source.Vocabulary.Updated is not null && IsUpdate(claim)) && !IsOfPlace(statement)) _claims.Add(claim);
        return true;
    }

    // "which vanishes at z6^2 = t": where something else is so
    private readonly bool IsOfPlace(Statement statement) => statement.From > 0
        && Tokens[statement.From - 1] is { Kind: TokenKind.Words, Text: { } words } && words.EndsWith(" at", StringComparison.Ordinal)
        && !Phrases.AreHarmless(words);

    // b6 = b6 - k…, beside the update that is asked for
    private static bool IsUpdate(Claim claim) => claim.Left is Formula.Symbol
        && Walks.First(claim.Right, node => node == claim.Left) is not null;

    /// <summary>Whether a formula has the name that another statement defines.</summary>
    public static bool Mentions(Source source, Statement formula, Statement definition)
    {
        var name = source.Text(definition.From, definition.From);
        for (var i = Math.Max(formula.Relation, formula.From); i < formula.To; i++)
            if (source.Tokens[i].Kind is TokenKind.Run or TokenKind.Name && source.Text(i, i).Contains(name, StringComparison.Ordinal))
                return true;
        return false;
    }

    // More than a name, a number or a call, behind what can't be read.
    private readonly bool IsFormula(Statement statement)
    {
        var cursor = new Cursor();
        var to = new Ending(source).Of(statement.Relation + 1, statement.To, out _);
        return Grammar.Read(source, Definitions.Empty, ref cursor, statement.Relation + 1, to) is not
        { First: Formula.Symbol or Formula.Derivative or Formula.Call or Formula.Number };
    }

    // y = 0.2405 = 0.38
    private readonly bool IsOtherNumber(Statement statement)
    {
        var last = statement.To - 1;
        return last - 2 > statement.Relation - 1 && last - 2 > statement.From && Tokens[last].Kind == TokenKind.Number
            && Tokens[last - 1].Kind is TokenKind.Equals or TokenKind.Becomes && Tokens[last - 2].Kind == TokenKind.Number
            && Tokens[last - 3].Kind == TokenKind.Equals && !source.Text(last).SequenceEqual(source.Text(last - 2));
    }

    private readonly ReadingFault.Quoting Quoted(int from, int to)
    {
        var text = source.Text(from, to - 1);
        return new(QuotingFault.LeftOver, text, source.Place(from), text.Length);
    }
}

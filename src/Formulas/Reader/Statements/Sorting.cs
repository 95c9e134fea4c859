using Formulas.Names;
using Formulas.Reader.Segments;
using Formulas.Reader.Syntax;
using Formulas.Reader.Tokens;

namespace Formulas.Reader.Statements;

/// <summary>
/// Sorts the statements of an answer: one can be the answer, defines a name, or is passed over as a remark, a condition or a number of an
/// equation. What is neither is kept as a doubt.
/// </summary>
internal ref struct Sorting(Source source, List<Row> rows)
{
    private static readonly TokenKinds Operators = TokenKinds.Of(
        TokenKind.Plus, TokenKind.Minus, TokenKind.Times, TokenKind.Cdot, TokenKind.Slash, TokenKind.Hadamard, TokenKind.At,
            TokenKind.Outer,
        TokenKind.Power, TokenKind.Becomes);

    private static readonly TokenKinds Calculating = TokenKinds.Of(
        TokenKind.Plus, TokenKind.Minus, TokenKind.Times, TokenKind.Cdot, TokenKind.Slash, TokenKind.Hadamard, TokenKind.At,
            TokenKind.Outer,
        TokenKind.Becomes, TokenKind.Words);

    private readonly TokenList Tokens => source.Tokens;
    private readonly Ending _ending = new(source);
    private readonly bool _hasDisplay = rows.Exists(row => row.IsDisplay);

    /// <summary>Those that can be the answer.</summary>
    public List<Statement> Candidates { get; } = [];

    /// <summary>Those that define a name, and nothing else.</summary>
    public List<Statement> Definitions { get; } = [];

    /// <summary>Equations in remarks and conditions: "since x6 = z6^2".</summary>
    public List<Statement> Remarks { get; } = [];

    /// <summary>Comparisons beside the answer: "z > 0".</summary>
    public List<Statement> Conditions { get; } = [];

    /// <summary>The first piece that can't be passed over, and what is to be asked about it.</summary>
    public (int Token, ReadingFault Fault)? Doubt { get; private set; }

    public void Sort()
    {
        var statements = new List<Statement>();
        for (var row = 0; row < rows.Count; row++)
            new Cutting(source, statements).Cut(rows[row].From, rows[row].To, row);
        var inRange = false; // behind "l = 1", …, L-1
        foreach (var statement in statements)
        {
            SortCondition(statement);
            var isRange = IsRange(statement, inRange);
            inRange = isRange;
            if (isRange) continue;
            if (!IsPassedOver(statement)) Sort(statement);
            else if (statement.Lead == Lead.Remark) SortRemark(statement);
        }
    }

    // Where an answer holds: in all layers, and at values that there are. "for w2" says that it is another answer.
    private void SortCondition(Statement statement)
    {
        var (from, to) = (statement.From, statement.To);
        if (statement is { IsFirst: true, Lead: Lead.None } or { GoesOn: true }) return;
        if (_ending.IsOfOneLayer(from, to) || IsOfOther(statement)) Doubt ??= (from, Quoted(QuotingFault.LeftOver, from, to));
        else if (!source.Vocabulary.HasIndices && _ending.IsComparison(from, to)) Conditions.Add(statement);
    }

    private readonly bool IsOfOther(Statement statement) => statement.Lead == Lead.Remark && IsName(statement.From, statement.To)
        && Tokens[statement.From - 1] is { Kind: TokenKind.Words, Text: "for" }
        && (!AreIndices(statement.From, statement.To) || source.MeaningOf(statement.From) is Meaning.Name)
        && new Equation.Heading(source).Of(statement.From - 1, statement.To) == Headed.AsOther;

    /// <summary>What is said of a passage of the answer.</summary>
    public readonly ReadingFault.Quoting Quoted(QuotingFault kind, int from, int to)
    {
        var text = source.Text(from, to - 1);
        return new(kind, text, source.Place(from), text.Length);
    }

    private void Sort(Statement statement)
    {
        switch (statement.Lead)
        {
            case Lead.Definition when statement.HasLeft:
                Definitions.Add(statement);
                break;
            case Lead.Definition:
                Doubt ??= (statement.From - 1, Quoted(QuotingFault.Words, statement.From - 1, statement.From));
                break;
            case Lead.Condition:
                if (statement.HasLeft && !_ending.IsOfIndices(statement.From, statement.To)) Remarks.Add(statement);
                if (!IsSetApart(statement.From - 1) && !_ending.IsOfIndices(statement.From, statement.To))
                    Doubt ??= (statement.From - 1, Quoted(QuotingFault.Words, statement.From - 1, rows[statement.Row].To));
                break;
            default:
                if (_hasDisplay && !rows[statement.Row].IsDisplay) SortOutside(statement);
                else Candidates.Add(statement);
                break;
        }
    }

    // Beside a display only names are defined; what could be a part of the answer is asked about.
    private void SortOutside(Statement statement)
    {
        if (statement.HasLeft && new Defining(source).IsOwn(statement.From, statement.Relation)) Definitions.Add(statement);
        else if (statement is { IsFirst: true, Lead: Lead.None } && Candidates.Count > 0 && !IsNumber(statement) && IsFormula(statement))
            Doubt ??= (statement.From, Quoted(QuotingFault.OutsideDisplay, statement.From, statement.To));
    }

    // A remark says what is so, or where; what it does to a formula, or another formula in it, is asked about.
    private void SortRemark(Statement statement)
    {
        var (from, to) = (statement.From, statement.To);
        if (statement.HasLeft)
        {
            if (_ending.IsComparison(from, statement.Relation) || IsIndexOfQuestion(statement) && !_ending.IsOfIndices(from, to))
                Doubt ??= (from, Quoted(QuotingFault.LeftOver, from, to)); // "for all l = 2t"
            else if (!_ending.IsOfIndices(from, to)) Remarks.Add(statement);
            return;
        }
        if (Calculates(from, to) ? !IsQuantity(from, to) && !IsOfLayers(from, to) : IsPieceBehindRemark(from, to))
            Doubt ??= (from, Quoted(QuotingFault.LeftOver, from, to));
    }

    private readonly bool IsIndexOfQuestion(Statement statement)
    {
        if (statement.Relation != statement.From + 1 || source.Vocabulary.Asked is not { } asked) return false;
        var letter = source.Text(statement.From).ToString();
        foreach (var index in asked.Subscripts)
            if (index.Letter == letter) return true;
        return letter == source.Vocabulary.FreeLayer;
    }

    // By signs outside of brackets, or by one that it begins with: "+ 1", "z6/2", "(a) * 2", "else 0".
    private readonly bool Calculates(int from, int to)
    {
        var depth = 0;
        for (var i = from; i < to; i++)
        {
            depth += TokenKinds.Nesting(Tokens[i].Kind);
            if (depth == 0 && Calculating.Has(Tokens[i].Kind)) return true;
        }
        return false;
    }

    // dL/dx6, -1 and other names and numbers
    private readonly bool IsQuantity(int from, int to)
    {
        if (Operators.Has(Tokens[from].Kind)) return false;
        var cursor = new Cursor();
        return Grammar.Read(source, Formulas.Reader.Definitions.Empty, ref cursor, from, to) is
        { First: Formulas.Tree.Formula.Symbol or Formulas.Tree.Formula.Derivative or Formulas.Tree.Formula.Call };
    }

    // l = L - 1, l < L - 1
    private readonly bool IsOfLayers(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (Calculating.Has(Tokens[i].Kind) && Tokens[i].Kind is not (TokenKind.Plus or TokenKind.Minus)) return false;
        return !Operators.Has(Tokens[from].Kind) && Tokens[from].Kind != TokenKind.Open
            && (_ending.IsOfIndices(from, to) || AreIndices(from, to));
    }

    // "for z > 0, 1 for z < 0", "; 0"
    private readonly bool IsPieceBehindRemark(int from, int to)
    {
        if (from == 0 || Tokens[from - 1].Kind is not (TokenKind.Comma or TokenKind.Semicolon)) return Tokens[from - 1] is
        { Kind: TokenKind.Words, Text: { } words }
            && (Phrases.First(words) is "otherwise" or "else" or "elsewhere" || words is "to" && Tokens[from].Kind == TokenKind.Number);
        if (Tokens[to] is { Kind: TokenKind.Words, Text: { } behind }
            && Phrases.First(behind) is "for" or "if" or "when" or "otherwise" or "elsewhere")
            return true;
        return Tokens[from].Kind == TokenKind.Number
            || !IsName(from, to) && !_ending.IsComparison(from, to) && !AreIndices(from, to) && IsFormula(from, to);
    }

    private readonly bool IsPassedOver(Statement statement)
    {
        if (statement.Lead == Lead.Remark || IsExplained(statement)) return true;
        if (statement is { Row: > 0, IsFirst: true, Lead: Lead.None } && Tokens[statement.From].Bracket != '['
            && _ending.IsComparison(statement.From, statement.To)) return true; // (z6 > 0), below a formula
        if (statement is { IsFirst: true, Lead: Lead.None } || statement.Lead == Lead.Condition) return false;
        var (from, to) = (statement.From, statement.To);
        return _ending.IsEquationNumber(from, to) || _ending.IsBracketedRemark(from, to) || _ending.IsComparison(from, to);
    }

    // "where eta is the learning rate", "so w_1 gets smaller": a name that words are said about
    private readonly bool IsExplained(Statement statement) => statement is { Relation: < 0, Lead: not Lead.Condition }
        && Tokens[statement.To] is { Kind: TokenKind.Words, Text: { } words } && Phrases.IsExplaining(words)
        && (statement.Lead is Lead.Definition or Lead.Another or Lead.Other || IsName(statement.From, statement.To));

    /// <summary>Whether it is one name, with its subscripts.</summary>
    public readonly bool IsName(int from, int to)
    {
        if (Tokens[from].Kind is not (TokenKind.Run or TokenKind.Name)) return false;
        for (var i = from + 1; i < to; i++)
            if (Tokens[i].Kind is not (TokenKind.Sub or TokenKind.Sup) && TokenKinds.Nesting(Tokens[i].Kind) == 0
                && Tokens[i - 1].Kind is not (TokenKind.Sub or TokenKind.Sup or TokenKind.Open)) return false;
        return true;
    }

    // Behind a formula: l = L, or "l = 1" and what follows it after commas.
    private readonly bool IsRange(Statement statement, bool inRange)
    {
        if (statement is { IsFirst: true, Lead: Lead.None }) return false;
        if (!statement.HasLeft) return inRange && statement.Lead is (Lead.None or Lead.Remark) && AreIndices(statement.From, statement.To);
        return _ending.IsOfIndices(statement.From, statement.To) && HasLayer(statement.From, statement.To);
    }

    private readonly bool AreIndices(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (Tokens[i].Kind is not (TokenKind.Ellipsis or TokenKind.Number or TokenKind.Minus or TokenKind.Plus)
                && Tokens[i].Length != 1)
                return false;
        return true;
    }

    private readonly bool HasLayer(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (source.Text(i) is "L" or "l" || Tokens[i].Kind == TokenKind.Ellipsis) return true;
        return false;
    }

    // "…, if z > 0" and "\quad \text{if } z > 0"
    private readonly bool IsSetApart(int words) => words > 0
        && (Tokens[words - 1].Kind is TokenKind.Comma or TokenKind.Gap || source.Folded.Text[Math.Max(0, Tokens[words].Start - 1)] == '{');

    // 12, (5): the number of a page or of an equation
    private readonly bool IsNumber(Statement statement) =>
        statement.To == statement.From + 1 && Tokens[statement.From].Kind == TokenKind.Number
        || _ending.IsEquationNumber(statement.From, statement.To);

    private readonly bool IsFormula(Statement statement) => IsFormula(Math.Max(statement.Relation + 1, statement.From), statement.To);

    private readonly bool IsFormula(int from, int to)
    {
        var cursor = new Cursor();
        return Grammar.Read(source, Formulas.Reader.Definitions.Empty, ref cursor, from, to) is not null;
    }
}

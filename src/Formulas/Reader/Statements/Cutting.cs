using Formulas.Reader.Segments;
using Formulas.Reader.Tokens;

namespace Formulas.Reader.Statements;

/// <summary>Cuts a row into statements: at commas, semicolons, words and gaps that stand in no bracket.</summary>
internal readonly ref struct Cutting(Source source, List<Statement> statements)
{
    private static readonly TokenKinds Relations = TokenKinds.Of(
        TokenKind.Equals, TokenKind.Becomes, TokenKind.SubtractAssign, TokenKind.AddAssign);

    private TokenList Tokens => source.Tokens;

    /// <summary>Adds the statements of a row.</summary>
    // 17 branches: one walk, and what each kind of token does to the statement that is open
    public void Cut(int from, int to, int row)
    {
        from = new Labels(source).Skip(from, to, out var doubt);
        var (depth, start, relation, lead) = (0, from, -1, Lead.None);
        var isFirst = true;
        for (var i = from; i < to; i++)
        {
            depth += TokenKinds.Nesting(Tokens[i].Kind);
            if (depth > 0) continue;
            if (lead == Lead.None && relation < 0 && i > start) HeadAt(start, i);
            var kind = Tokens[i].Kind;
            if (relation < 0 && Relations.Has(kind)) relation = i;
            // with x6 = z6^2: …
            var endsClause = lead != Lead.None && relation > start && kind == TokenKind.Colon && !HasQuestion(start, i);
            if (!endsClause && !Separates(i, start, to)) continue;
            if (Add(start, i, relation, lead, row, isFirst, doubt)) (isFirst, doubt) = (false, null);
            if (kind == TokenKind.Words) (lead, doubt) = (Next(lead, Tokens[i].Text!), doubt ?? DoubtOf(lead, from, i));
            else if (endsClause || !Stays(lead, kind)) lead = Lead.None;
            (start, relation) = (i + 1, -1);
        }
        Add(start, to, relation, lead, row, isFirst, doubt);
    }

    private static bool IsVerb(Token token) =>
        token is { Kind: TokenKind.Words, Text: { } words } && !words.Contains(' ') && Subjects.EndInVerb(words);

    // "y is 0.2405", "…, w2: 2": a name and what it is equal to
    private void HeadAt(int start, int token)
    {
        if (!IsVerb(Tokens[token]) && (Tokens[token].Kind != TokenKind.Colon || HasQuestion(start, token))) return;
        if (Tokens[token + 1].Kind is TokenKind.Words or TokenKind.End
            || new Equation.Heading(source).Of(start, token) != Headed.AsName) return;
        Tokens.Turn(token, TokenKind.Equals);
    }

    // "the gradient of w2 is": what stands before a verb says that what follows is something else
    private ReadingFault? DoubtOf(Lead before, int row, int verb)
    {
        var words = Tokens[verb].Text!;
        if (before is Lead.Definition or Lead.Condition || !Subjects.EndInVerb(words)) return null;
        if (LeadOf(words) != Lead.Conclusion) return null;
        var from = verb;
        while (from > row && !Breaks(Tokens[from - 1].Kind)) from--;
        if (before == Lead.Remark && Tokens[from] is { Kind: TokenKind.Words, Text: { } first } && Phrases.IsReason(first)) return null;
        return new Equation.Heading(source).Of(from, verb + 1) == Headed.AsOther ? new Labels(source).OtherHead(from, verb + 1) : null;
    }

    private static bool Breaks(TokenKind kind) =>
        kind is TokenKind.Comma or TokenKind.Semicolon or TokenKind.Gap or TokenKind.Dot or TokenKind.Colon;

    // "or: 3t"
    private static bool Stays(Lead lead, TokenKind separator) =>
        lead is Lead.Remark or Lead.Definition || lead == Lead.Another && separator == TokenKind.Colon;

    // c ? a : b
    private bool HasQuestion(int from, int to)
    {
        for (var i = from; i < to; i++)
            if (Tokens[i].Kind == TokenKind.Question) return true;
        return false;
    }

    // "for every neuron j of layer l": a remark goes on
    private static Lead Next(Lead before, string words) => LeadOf(words) switch
    {
        Lead.Other when before == Lead.Remark => Lead.Remark,
        Lead.Other or Lead.Conclusion when before is Lead.Definition or Lead.Another && Phrases.IsExplaining(words) => Lead.Remark,
        var lead => lead,
    };

    private bool Add(int from, int to, int relation, Lead lead, int row, bool isFirst, ReadingFault? doubt)
    {
        while (from < to && Tokens[from].Kind == TokenKind.Dot) from++; // the end of a sentence
        if (from >= to) return false;
        while (RelationWithin(from, to) is { } within) (from, to, relation) = (from + 1, to - 1, within);
        if (relation > from && Tokens[from].Kind == TokenKind.Number)
            from = new Labels(source).AfterNumber(from, relation); // 2. dL/dz6 = …
        if (relation == from && lead is Lead.Remark) lead = Lead.None; // "…, by the chain rule, = 2t": the chain goes on
        statements.Add(new(from, to, relation, lead, row, isFirst) { Doubt = doubt });
        return true;
    }

    // A bracket or a box round an equation is that equation; [j = k] is a condition on indices.
    private int? RelationWithin(int from, int to)
    {
        if (to - from < 4 || Tokens[from].Kind != TokenKind.Open || Tokens[to - 1].Kind != TokenKind.Close) return null;
        var (depth, relation) = (0, -1);
        for (var i = from; i < to; i++)
        {
            depth += TokenKinds.Nesting(Tokens[i].Kind);
            if (depth == 0 && i < to - 1) return null;
            if (depth == 1 && relation < 0 && Relations.Has(Tokens[i].Kind)) relation = i;
        }
        if (relation < 0 && Tokens[from + 1].Kind == TokenKind.Open) return RelationWithin(from + 1, to - 1); // {{2t = t + t}}
        return relation < 0 || Tokens[from].Bracket == '[' && new Ending(source).IsOfLetters(from + 1, to - 1) ? null : relation;
    }

    private bool Separates(int token, int start, int to) => Tokens[token].Kind switch
    {
        TokenKind.Comma or TokenKind.Semicolon => true,
        TokenKind.Colon => token == start && token > 0 && Tokens[token - 1].Kind == TokenKind.Words,
        TokenKind.Words => !IsConditional(token, to),
        TokenKind.Gap => token > start && !Relations.Has(Tokens[token - 1].Kind) && !Relations.Has(Tokens[token + 1].Kind),
        _ => false,
    };

    // The "if" and "else" of "a if c else b".
    private bool IsConditional(int token, int to)
    {
        if (Tokens[token].Text is "else") return true;
        if (Tokens[token].Text is not "if") return false;
        for (var i = token + 1; i < to; i++)
            if (Tokens[i].Kind == TokenKind.Words && Tokens[i].Text == "else") return true;
        return false;
    }

    private static Lead LeadOf(string words)
    {
        var first = Phrases.First(words);
        if (Phrases.Concludes(words)) return Lead.Conclusion;
        return first switch
        {
            "if" or "when" => Lead.Condition,
            "or" or "also" or "and" => Lead.Another,
            _ when Phrases.Defines(first) => Lead.Definition,
            _ when Phrases.IsRemark(words) => Lead.Remark,
            _ => Lead.Other,
        };
    }
}

using static Formulas.Formula;

namespace Formulas;

/// <summary>The tokens of one answer: which of its lines and clauses count, and what they define. Its formula is read by <see cref="Equation"/>.</summary>
internal readonly ref struct Statement(Folded folded, Vocabulary vocabulary, List<Token> tokens, TokenKinds kinds)
{
    /// <summary>A concluding line of more pieces than this is not read: no formula of a homework is that long.</summary>
    public const int TokenLimit = 3000;

    private const int DefinitionLimit = 20;

    // Words that lead to the answer and are no part of it.
    private static readonly string[] Labels =
        ["return", "var", "double", "float", "ans", "answer", "therefore", "so", "hence", "thus", "then", "finally", "result", "simplified", "solution", "final", "the", "is", "we", "get"];

    // "where eta is the learning rate": a remark that defines nothing
    private static readonly string[] Remarks = ["is", "are", "denotes", "means", "learning", "step", "rate"];

    private static readonly TokenKinds Separators = TokenKinds.Of(TokenKind.Comma, TokenKind.Semicolon, TokenKind.Words);

    public Reading Read()
    {
        var (from, to, earlier) = kinds.Has(TokenKind.NewLine) ? ConcludingLine() : (0, tokens.Count - 1, false);
        // "= c" continues an equation from the line before: its last member counts
        if (from < to && tokens[from].Kind is TokenKind.Equals or TokenKind.Becomes) from++;
        from = SkipLabel(from, to);
        to = TrimEnd(from, to);
        if (from >= to) return new Reading.Failure(FormulaError.Empty());
        if (to - from > TokenLimit) return new Reading.Failure(FormulaError.TooManyTokens(TokenLimit));
        if (kinds.Has(TokenKind.Unknown) && UnknownIn(from, to) is { } unknown) return new Reading.Failure(unknown);
        var parser = new FormulaParser(folded, vocabulary, tokens);
        if (kinds.HasAny(Separators) && ReadClauses(parser, from, ref to) is { } error) return new Reading.Failure(error);
        var reading = new Equation(folded, vocabulary, tokens, parser).Read(from, to);
        return earlier && reading is Reading.Success success ? success with { HasEarlierLines = true } : reading;
    }

    private FormulaError? UnknownIn(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind != TokenKind.Unknown) continue;
            var start = folded.Place(tokens[i].Start);
            return tokens[i].Text is { } command ? FormulaError.UnknownCommand(command, start) : FormulaError.UnknownCharacter(folded.Text[tokens[i].Start], start);
        }
        return null;
    }

    // The last line that says something: lines are joined where a bracket is open or an operator stands at the break.
    private (int From, int To, bool Earlier) ConcludingLine()
    {
        var (from, depth, earlier) = (0, 0, false);
        var end = tokens.Count - 1;
        while (end > 0 && tokens[end - 1].Kind is TokenKind.NewLine) end--;
        for (var i = 0; i < end; i++)
        {
            depth += Nesting(tokens[i].Kind);
            if (tokens[i].Kind != TokenKind.NewLine) continue;
            if (i == from) from++;
            else if (depth <= 0 && !JoinsNext(tokens[i - 1].Kind) && !JoinsPrevious(tokens[i + 1])) (from, depth, earlier) = (i + 1, 0, true);
        }
        // line breaks within the line are spaces
        var line = from;
        for (var i = from; i < end; i++)
            if (tokens[i].Kind != TokenKind.NewLine) tokens[line++] = tokens[i];
        tokens.RemoveRange(line, tokens.Count - line);
        tokens.Add(new(TokenKind.End, folded.Text.Length, 0));
        return (from, line, earlier);
    }

    internal static int Nesting(TokenKind kind) => kind switch
    {
        TokenKind.Open or TokenKind.CasesBegin => 1,
        TokenKind.Close or TokenKind.CasesEnd => -1,
        _ => 0,
    };

    private static bool IsOperator(TokenKind kind) => kind is TokenKind.Plus or TokenKind.Minus or TokenKind.Times or TokenKind.Cdot or TokenKind.Slash
        or TokenKind.Hadamard or TokenKind.At or TokenKind.Outer or TokenKind.Power or TokenKind.Sup or TokenKind.Sub;

    private static bool JoinsNext(TokenKind kind) => IsOperator(kind) || kind is TokenKind.Equals or TokenKind.Becomes or TokenKind.Comma
        or TokenKind.SubtractAssign or TokenKind.AddAssign or TokenKind.Words or TokenKind.Frac;

    // A line that begins with a minus may be an answer of its own, but then nothing stands before it.
    private static bool JoinsPrevious(Token token) => IsOperator(token.Kind) || token.Kind is TokenKind.Close or TokenKind.Words;

    // "Answer:", "return", "(a)", "part b:": labels without meaning
    private int SkipLabel(int from, int to)
    {
        if (kinds.Has(TokenKind.Colon))
        {
            for (var i = from; i < Math.Min(to, from + 6); i++)
            {
                if (tokens[i].Kind == TokenKind.Colon) return i + 1;
                if (tokens[i].Kind is not (TokenKind.Run or TokenKind.Words or TokenKind.Sub or TokenKind.Number or TokenKind.Slash)) break;
            }
        }
        while (from < to - 1 && tokens[from].Kind == TokenKind.Run && tokens[from].Length > 1 && vocabulary.Words.Exactly(Text(from)) is null && IsOneOf(Labels, Text(from))) from++;
        return from;
    }

    private static bool IsOneOf(string[] words, ReadOnlySpan<char> text)
    {
        foreach (var word in words)
            if (text.Equals(word, StringComparison.OrdinalIgnoreCase)) return true;
        return false;
    }

    private int TrimEnd(int from, int to)
    {
        while (to > from && tokens[to - 1].Kind is TokenKind.Dot or TokenKind.Semicolon or TokenKind.Comma or TokenKind.NewLine) to--;
        return to;
    }

    private ReadOnlySpan<char> Text(int token) => folded.Text.AsSpan(tokens[token].Start, tokens[token].Length);

    // The formula ends at the first comma or "where"; what follows defines names.
    private FormulaError? ReadClauses(FormulaParser parser, int from, ref int to)
    {
        var definitions = new List<(int From, int To)>();
        var (depth, start, end) = (0, from, to);
        for (var i = from; i < to; i++)
        {
            depth += Nesting(tokens[i].Kind);
            if (depth > 0 || tokens[i].Kind is not (TokenKind.Comma or TokenKind.Semicolon) && !IsClauseWord(i, to)) continue;
            if (tokens[i].Kind == TokenKind.Comma && IsDecimalComma(i))
            {
                MergeDecimal(i);
                (to, end, i) = (to - 2, end - 2, i - 1);
                continue;
            }
            if (start == from && i > start) end = i;
            else if (i > start) definitions.Add((start, i));
            start = i + 1;
        }
        if (start > from && start < to) definitions.Add((start, to));
        to = end;
        if (definitions.Count > DefinitionLimit) return FormulaError.TooManyDefinitions(DefinitionLimit, folded.Place(tokens[definitions[0].From].Start));
        foreach (var (first, last) in definitions)
            if (Define(parser, first, last) is { } error) return error;
        return null;
    }

    // A word that ends the formula; the "if" of "a if c else b" does not.
    private bool IsClauseWord(int token, int to)
    {
        if (tokens[token].Kind != TokenKind.Words) return false;
        var text = tokens[token].Text;
        var space = text!.IndexOf(' ');
        if ((space < 0 ? text : text[..space]) is not ("where" or "with" or "and" or "for" or "when" or "if" or "as" or "since" or "because")) return false;
        if (text is not "if") return true;
        for (var i = token + 1; i < to; i++)
            if (tokens[i].Kind == TokenKind.Words && tokens[i].Text == "else") return false;
        return true;
    }

    // 0,288 can only be a decimal comma, and so can 2,0809; 2,080 and 1,0 can be something else.
    private bool IsDecimalComma(int comma)
    {
        if (comma == 0 || tokens[comma - 1].Kind != TokenKind.Number || tokens[comma + 1].Kind != TokenKind.Number) return false;
        if (tokens[comma - 1].End != tokens[comma].Start || tokens[comma + 1].Start != tokens[comma].End) return false;
        var whole = Text(comma - 1);
        var decimals = Text(comma + 1);
        return !whole.ContainsAnyExceptInRange('0', '9') && (whole is "0" || decimals.Length > 3) && !decimals.Contains('.');
    }

    private void MergeDecimal(int comma)
    {
        var (whole, decimals) = (tokens[comma - 1], tokens[comma + 1]);
        tokens[comma - 1] = new(TokenKind.Number, whole.Start, decimals.End - whole.Start, $"{Text(comma - 1)}.{Text(comma + 1)}");
        tokens.RemoveRange(comma, 2);
    }

    // "g = …", "dL/dw46 = …", "s = sigma", "f' = 1", "sigma'(z) = …": names the answer defines itself
    private FormulaError? Define(FormulaParser parser, int from, int to)
    {
        var equals = from;
        while (equals < to && tokens[equals].Kind is not (TokenKind.Equals or TokenKind.Becomes)) equals++;
        if (equals >= to) return IsRemark(from, to) ? null : SecondAnswer(from, to);
        if (equals == from) return FormulaError.LeftOver("=", folded.Place(tokens[from].Start), 1);
        var named = tokens[from].Kind is TokenKind.Run or TokenKind.Name;
        if (named && equals == from + 1 && to == equals + 2 && MeaningOf(equals + 1) is Meaning.Call call)
        {
            parser.Definitions.Add(Name(from), call); // s = sigma
            return null;
        }
        if (named && FunctionOf(from, equals) is var (order, parameter)) return DefineFunction(parser, from, order, parameter, equals, to);
        if (parser.Parse(equals + 1, to) is not { } value) return parser.Error;
        if (parser.Parse(from, equals) is { } old) parser.Definitions.Substitute(old, value);
        else if (named && equals == from + 1) parser.Definitions.Add(Name(from), value);
        else return parser.Error;
        return null;
    }

    // f', f(x) or f'(x) as a left-hand side: the order and the token of the parameter (or -1)
    private (int Order, int Parameter)? FunctionOf(int from, int equals)
    {
        var at = from + 1;
        while (at < equals && tokens[at].Kind == TokenKind.Prime) at++;
        var order = at - from - 1;
        if (at == equals) return order > 0 || MeaningOf(from) is Meaning.Call ? (order, -1) : null;
        var isCall = equals == at + 3 && tokens[at].Text == "(" && tokens[at + 1].Kind is TokenKind.Run or TokenKind.Name && tokens[at + 2].Kind == TokenKind.Close;
        return isCall && MeaningOf(from) is null or Meaning.Call ? (order, at + 1) : null;
    }

    private FormulaError? DefineFunction(FormulaParser parser, int from, int order, int parameter, int equals, int to)
    {
        // in its own definition the parameter hides a declared name
        var variable = parameter < 0 ? null : new Quantity(int.MinValue + from, Name(parameter), [], [], null);
        if (variable is not null) parser.Definitions.Add(variable.Name, Symbol.Of(variable));
        var body = parser.Parse(equals + 1, to);
        if (variable is not null) parser.Definitions.Remove(variable.Name);
        if (body is null) return parser.Error;
        if (MeaningOf(from) is Meaning.Call call) parser.Definitions.Substitute(call with { Order = call.Order + order }, variable, body);
        else if (variable is not null && order == 0) parser.Definitions.Add(Name(from), new Meaning.Call(new Function.Defined(Name(from), variable, body) { IsOwn = true }, 0));
        else return FormulaError.UnknownName(Name(from), vocabulary.Nearest(Name(from)), folded.Place(tokens[from].Start));
        return null;
    }

    private bool IsRemark(int from, int to)
    {
        if (tokens[from - 1].Kind != TokenKind.Words) return false;
        if (tokens[from - 1].Text is "for" or "since" or "because" or "as" || tokens[from - 1].Text!.StartsWith("for ", StringComparison.Ordinal)) return true;
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind == TokenKind.Run && IsOneOf(Remarks, Text(i))) return true;
            if (tokens[i].Kind == TokenKind.Words && tokens[i].Text!.StartsWith("is", StringComparison.Ordinal)) return true;
        }
        return false;
    }

    private Meaning? MeaningOf(int token) =>
        tokens[token].Kind == TokenKind.Name ? vocabulary.Words.Exactly(tokens[token].Text) : tokens[token].Kind == TokenKind.Run ? vocabulary.Words.Exactly(Text(token)) : null;

    private string Name(int token) => tokens[token].Text ?? Text(token).ToString();

    // "A, B": what follows the comma is an answer of its own, or words
    private FormulaError SecondAnswer(int from, int to)
    {
        var comma = tokens[from - 1];
        if (comma.Kind == TokenKind.Comma && from >= 2 && tokens[from - 2].Kind == TokenKind.Number && tokens[from].Kind == TokenKind.Number && tokens[from].Start == comma.End && to == from + 1)
            return FormulaError.DecimalComma(folded.Text[tokens[from - 2].Start..tokens[from].End], folded.Place(tokens[from - 2].Start));
        if (comma.Kind == TokenKind.Words) return FormulaError.Words(folded.Text[comma.Start..tokens[to - 1].End], folded.Place(comma.Start));
        var first = folded.Text[tokens[0].Start..comma.Start].Trim();
        var second = folded.Text[tokens[from].Start..tokens[to - 1].End];
        return FormulaError.TwoAnswers(first.Length > 60 ? "…" + first[^60..] : first, second, folded.Place(tokens[from].Start), second.Length);
    }
}

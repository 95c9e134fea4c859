using Formulas.Names;
using Formulas.Reader.Syntax;
using Formulas.Reader.Tokens;
using Formulas.Tree;

namespace Formulas.Reader;

/// <summary>The tokens of one answer: which of its lines and clauses count, and what they define. Its formula is read by <see cref="Equation"/>.</summary>
internal readonly ref struct AnswerLines(Folded folded, Vocabulary vocabulary, TokenList tokens)
{
    /// <summary>A concluding line of more pieces than this is not read: no formula of a homework is that long.</summary>
    public const int TokenLimit = 1000;

    private const int DefinitionLimit = 20;

    // Words that lead to the answer and are no part of it.
    private static readonly string[] Labels =
        ["return", "var", "double", "float", "ans", "answer", "therefore", "so", "hence", "thus", "then", "finally", "result", "simplified", "solution", "final", "the", "is", "we", "get"];

    // "where eta is the learning rate": a remark that defines nothing
    private static readonly string[] Remarks = ["is", "are", "denotes", "means", "learning", "step", "rate"];

    private static readonly TokenKinds Separators = TokenKinds.Of(TokenKind.Comma, TokenKind.Semicolon, TokenKind.Words);

    public Reading Read()
    {
        var (from, to, earlier) = tokens.Kinds.Has(TokenKind.NewLine) ? ConcludingLine() : (0, tokens.Count - 1, false);
        // "= c" continues an equation from the line before: its last member counts
        if (from < to && tokens[from].Kind is TokenKind.Equals or TokenKind.Becomes) from++;
        from = SkipLabel(from, to);
        to = TrimEnd(from, to);
        if (from >= to) return new Reading.Unread(new ReadingFault.Plain(PlainFault.Empty, 0, 0));
        if (to - from > TokenLimit) return new Reading.Unread(new ReadingFault.TooLong(Measure.Tokens, to - from, TokenLimit, 0, 0));
        if (tokens.Kinds.Has(TokenKind.Unknown) && UnknownIn(from, to) is { } unknown) return new Reading.Unread(unknown);
        var parser = new FormulaParser(folded, vocabulary, tokens);
        if (tokens.Kinds.HasAny(Separators) && ReadClauses(parser, from, ref to) is { } error) return new Reading.Unread(error);
        var reading = new Equation(folded, vocabulary, tokens, parser).Read(from, to);
        return earlier && reading is Reading.Success success ? success with { HasEarlierLines = true } : reading;
    }

    private ReadingFault? UnknownIn(int from, int to)
    {
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind != TokenKind.Unknown) continue;
            var start = folded.Place(tokens[i].Start);
            return tokens[i].Text is { } command ? new ReadingFault.Quoting(QuotingFault.UnknownCommand, command, start, command.Length + 1) : new ReadingFault.UnknownCharacter(Text(i).ToString(), start, Text(i).ToString().Length);
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
        tokens.Add(TokenKind.End, folded.Text.Length, 0);
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
        if (tokens.Kinds.Has(TokenKind.Colon))
        {
            for (var i = from; i < Math.Min(to, from + 6); i++)
            {
                if (tokens[i].Kind == TokenKind.Colon) return i + 1;
                if (tokens[i].Kind is not (TokenKind.Run or TokenKind.Words or TokenKind.Sub or TokenKind.Number or TokenKind.Slash)) break;
            }
        }
        // a) and (a)
        if (from + 1 < to && tokens[from + 1].Bracket == ')' && IsPartLabel(from)) from += 2;
        else if (from + 3 < to && tokens[from].Bracket == '(' && tokens[from + 2].Bracket == ')' && IsPartLabel(from + 1)) from += 3;
        while (from < to - 1 && tokens[from].Kind == TokenKind.Run && tokens[from].Length > 1 && vocabulary.Words.Exactly(Text(from)) is null && IsOneOf(Labels, Text(from))) from++;
        return from;
    }

    private bool IsPartLabel(int token) => tokens[token] is { Kind: TokenKind.Run, Length: 1 } && folded.Text[tokens[token].Start] is >= 'a' and <= 'i'
        && MeaningOf(token) is not (Meaning.Constant or Meaning.Name { Quantities: [{ IsScalar: true }, ..] });

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
    private ReadingFault? ReadClauses(FormulaParser parser, int from, ref int to)
    {
        to = SkipRemark(from, to);
        var definitions = new List<(int From, int To)>();
        var (depth, start, end) = (0, from, to);
        for (var i = from; i <= to; i++)
        {
            if (i < to)
            {
                depth += Nesting(tokens[i].Kind);
                if (depth > 0 || tokens[i].Kind is not (TokenKind.Comma or TokenKind.Semicolon) && !IsClauseWord(i, to)) continue;
                if (tokens[i].Kind == TokenKind.Comma && IsDecimalComma(i))
                {
                    MergeDecimal(i);
                    (to, end, i) = (to - 2, end - 2, i - 1);
                    continue;
                }
            }
            if (start == from && i > start) end = i;
            else if (i > start) definitions.Add((start, i));
            start = i + 1;
        }
        to = end;
        if (definitions.Count > DefinitionLimit) return new ReadingFault.TooLong(Measure.Clauses, definitions.Count, DefinitionLimit, folded.Place(tokens[definitions[0].From].Start), 1);
        var remark = false;
        foreach (var (first, last) in definitions)
        {
            // "for l = L-1, …, 1" and "since x6 = z6^2" go on up to the next "where"
            if (tokens[first - 1] is { Kind: TokenKind.Words, Text: var word }) remark = IsRemark(FirstWord(word!));
            if (!remark && Define(parser, first, last) is { } error) return error;
        }
        return null;
    }

    private static ReadOnlySpan<char> FirstWord(string words) => words.AsSpan(0, words.IndexOf(' ') is > 0 and var space ? space : words.Length);

    private static bool IsRemark(ReadOnlySpan<char> word) => word is "for" or "since" or "because" or "using";

    // "(since x6 = z6^2)" at the end
    private int SkipRemark(int from, int to)
    {
        if (tokens[to - 1].Kind != TokenKind.Close) return to;
        var depth = 0;
        for (var i = to - 1; i > from; i--)
        {
            depth -= Nesting(tokens[i].Kind);
            if (depth == 0) return tokens[i + 1] is { Kind: TokenKind.Words, Text: var word } && IsRemark(FirstWord(word!)) ? i : to;
        }
        return to;
    }

    // A word that ends the formula; the "if" of "a if c else b" does not.
    private bool IsClauseWord(int token, int to)
    {
        if (tokens[token].Kind != TokenKind.Words) return false;
        var word = FirstWord(tokens[token].Text!);
        if (word is not ("where" or "with" or "and" or "when" or "if") && !IsRemark(word)) return false;
        if (word is not "if") return true;
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
        tokens[comma - 1] = new(TokenKind.Number, whole.Start, decimals.End - whole.Start, Text: $"{Text(comma - 1)}.{Text(comma + 1)}");
        tokens.RemoveRange(comma, 2);
    }

    // "g = …", "dL/dw46 = …", "s = sigma", "f' = 1", "sigma'(z) = …", "e_i = …": names the answer defines itself
    private ReadingFault? Define(FormulaParser parser, int from, int to)
    {
        var equals = from;
        while (equals < to && tokens[equals].Kind is not (TokenKind.Equals or TokenKind.Becomes)) equals++;
        if (tokens[from - 1].Kind == TokenKind.Words && FirstWord(tokens[from - 1].Text!) is "if" or "when") return SecondAnswer(from, to);
        if (equals >= to) return IsExplanation(from, to) ? null : SecondAnswer(from, to);
        if (equals == from) return new ReadingFault.Quoting(QuotingFault.LeftOver, "=", folded.Place(tokens[from].Start), 1);
        var named = tokens[from].Kind is TokenKind.Run or TokenKind.Name;
        if (named && equals == from + 1 && to == equals + 2 && MeaningOf(equals + 1) is Meaning.Call call)
        {
            parser.Definitions.Add(Name(from), call); // s = sigma
            return null;
        }
        if (named && FunctionOf(from, equals) is var (order, parameter)) return DefineFunction(parser, from, order, parameter, equals, to);
        if (parser.Parse(equals + 1, to) is not { } value) return parser.Error;
        if (named && OwnName(from, equals) is { } own) parser.Definitions.Add(own with { Value = value });
        else if (parser.Parse(from, equals) is { } old) parser.Definitions.Substitute(old, value);
        else return parser.Error;
        return null;
    }

    // g, grad_w1, e_i, d_j^l: a name that is not declared, with scripts or without
    private Definitions.Own? OwnName(int from, int equals)
    {
        var meaning = MeaningOf(from);
        if (meaning is Meaning.Name or Meaning.Step || (meaning is not null && equals == from + 1)) return null;
        var (at, subscript, layer) = (from + 1, (string?)null, (string?)null);
        while (at + 1 < equals && tokens[at].Kind is TokenKind.Sub or TokenKind.Sup)
        {
            var last = at + 1;
            for (var depth = Nesting(tokens[last].Kind); depth > 0 && last + 1 < equals;) depth += Nesting(tokens[++last].Kind);
            var text = folded.Text[tokens[at + 1].Start..tokens[last].End].Trim('{', '}', '(', ')', ' ');
            if (tokens[at].Kind == TokenKind.Sub) subscript = text;
            else layer = text;
            at = last + 1;
        }
        if (at != equals) return null;
        var indices = vocabulary.HasIndices && subscript is not null && subscript.All(c => char.IsLetter(c) || c is ',' or ' ');
        return new(Name(from), indices ? null : subscript, indices ? [.. subscript!.Where(char.IsLetter).Select(c => $"{c}")] : [], layer, Formula.Integer(0));
    }

    // f', f(x) or f'(x) as a left-hand side: the order and the token of the parameter (or -1)
    private (int Order, int Parameter)? FunctionOf(int from, int equals)
    {
        var at = from + 1;
        while (at < equals && tokens[at].Kind == TokenKind.Prime) at++;
        var order = at - from - 1;
        if (at == equals) return MeaningOf(from) is Meaning.Call ? (order, -1) : null;
        var isCall = equals == at + 3 && tokens[at].Bracket == '(' && tokens[at + 1].Kind is TokenKind.Run or TokenKind.Name && tokens[at + 2].Kind == TokenKind.Close;
        return isCall && MeaningOf(from) is null or Meaning.Call ? (order, at + 1) : null;
    }

    private ReadingFault? DefineFunction(FormulaParser parser, int from, int order, int parameter, int equals, int to)
    {
        // in its own definition the parameter hides a declared name
        var variable = parameter < 0 ? null : new Quantity(int.MinValue + from, Name(parameter), [], [], null);
        if (variable is not null) parser.Definitions.Add(variable.Name, Formula.Symbol.Of(variable));
        var body = parser.Parse(equals + 1, to);
        if (variable is not null) parser.Definitions.Remove(variable.Name);
        if (body is null) return parser.Error;
        if (MeaningOf(from) is Meaning.Call call)
        {
            parser.Definitions.Substitute(call with { Order = call.Order + order }, variable, body);
            if (variable is null && order == 0) parser.Definitions.Add(Name(from), body); // σ(1-σ)
        }
        else parser.Definitions.Add(Name(from), new Meaning.Call(new Function.Defined(Name(from), variable!, body) { OwnOrder = order }, 0));
        return null;
    }

    // "where eta is the learning rate"
    private bool IsExplanation(int from, int to)
    {
        if (tokens[from - 1].Kind != TokenKind.Words) return false;
        for (var i = from; i < to; i++)
        {
            if (tokens[i].Kind == TokenKind.Run && IsOneOf(Remarks, Text(i))) return true;
            if (tokens[i].Kind == TokenKind.Words && FirstWord(tokens[i].Text!) is "is" or "are") return true;
        }
        return false;
    }

    private Meaning? MeaningOf(int token) =>
        tokens[token].Kind == TokenKind.Name ? vocabulary.Words.Exactly(tokens[token].Text) : tokens[token].Kind == TokenKind.Run ? vocabulary.Words.Exactly(Text(token)) : null;

    private string Name(int token) => tokens[token].Text ?? Text(token).ToString();

    // "A, B": what follows the comma is an answer of its own, or words
    private ReadingFault SecondAnswer(int from, int to)
    {
        var comma = tokens[from - 1];
        if (comma.Kind == TokenKind.Comma && from >= 2 && tokens[from - 2].Kind == TokenKind.Number && tokens[from].Kind == TokenKind.Number && tokens[from].Start == comma.End && to == from + 1)
            return new ReadingFault.Quoting(QuotingFault.DecimalComma, folded.Text[tokens[from - 2].Start..tokens[from].End], folded.Place(tokens[from - 2].Start), folded.Text[tokens[from - 2].Start..tokens[from].End].Length);
        if (comma.Kind == TokenKind.Words) return new ReadingFault.Quoting(QuotingFault.Words, folded.Text[comma.Start..tokens[to - 1].End], folded.Place(comma.Start), folded.Text[comma.Start..tokens[to - 1].End].Length);
        var first = folded.Text[tokens[0].Start..comma.Start].Trim();
        var second = folded.Text[tokens[from].Start..tokens[to - 1].End];
        return new ReadingFault.Pairing(PairingFault.TwoAnswers, first.Length > 60 ? "…" + first[^60..] : first, second, folded.Place(tokens[from].Start), second.Length);
    }
}

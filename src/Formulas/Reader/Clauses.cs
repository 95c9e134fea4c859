using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader.Syntax;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader;

/// <summary>
/// What stands behind a formula, after a comma or a "where": names that the answer defines for itself, remarks, or a second answer.
/// </summary>
internal ref struct Clauses(Source source)
{
    /// <summary>What separates clauses; most answers have nothing of it.</summary>
    public static readonly TokenKinds Separators = TokenKinds.Of(TokenKind.Comma, TokenKind.Semicolon, TokenKind.Words);

    private const int DefinitionLimit = 20;
    private const int LongestQuote = 60;

    private readonly TokenList Tokens => source.Tokens;
    private Cursor _cursor = new();

    /// <summary>What the clauses define.</summary>
    public Definitions Definitions { get; private set; } = Definitions.Empty;

    /// <summary>What reading them has brought up.</summary>
    public readonly Cursor Cursor => _cursor;

    /// <summary>Reads the clauses, and finds where the formula before them ends: at the first comma or "where".</summary>
    public ReadingFault? Read(int from, ref int to)
    {
        to = SkipRemark(from, to);
        var clauses = Cut(from, ref to);
        if (clauses.Count > DefinitionLimit)
            return new ReadingFault.TooLong(Measure.Clauses, clauses.Count, DefinitionLimit, source.Place(clauses[0].From), 1);
        var remark = false;
        foreach (var (first, last) in clauses)
        {
            // "for l = L-1, …, 1" and "since x6 = z6^2" go on up to the next "where"
            if (WordsAt(first - 1) is { Length: > 0 } word) remark = Phrases.IsRemark(word);
            if (!remark && Define(first, last) is { } fault) return fault;
        }
        return null;
    }

    // "(since x6 = z6^2)" at the end
    private readonly int SkipRemark(int from, int to)
    {
        if (Tokens[to - 1].Kind != TokenKind.Close) return to;
        var depth = 0;
        for (var i = to - 1; i > from; i--)
        {
            depth -= TokenKinds.Nesting(Tokens[i].Kind);
            if (depth == 0) return Phrases.IsRemark(WordsAt(i + 1)) ? i : to;
        }
        return to;
    }

    // The first of the words at a token; nothing where it is something else.
    private readonly ReadOnlySpan<char> WordsAt(int token) =>
        Tokens[token] is { Kind: TokenKind.Words, Text: { } words } ? Phrases.First(words) : default;

    private readonly List<(int From, int To)> Cut(int from, ref int to)
    {
        var clauses = new List<(int From, int To)>();
        var (depth, start, end) = (0, from, to);
        for (var i = from; i <= to; i++)
        {
            if (i < to)
            {
                depth += TokenKinds.Nesting(Tokens[i].Kind);
                if (depth > 0 || !IsSeparator(i, to)) continue;
                if (IsDecimalComma(i))
                {
                    MergeDecimal(i);
                    // what ended before the comma ends where it did
                    (to, end, i) = (to - 2, end == to ? end - 2 : end, i - 1);
                    continue;
                }
            }
            if (start == from && i > start) end = i;
            else if (i > start) clauses.Add((start, i));
            start = i + 1;
        }
        to = end;
        return clauses;
    }

    private readonly bool IsSeparator(int token, int to) =>
        Tokens[token].Kind is TokenKind.Comma or TokenKind.Semicolon || IsClauseWord(token, to);

    // A word that ends the formula; the "if" of "a if c else b" does not.
    private readonly bool IsClauseWord(int token, int to)
    {
        var word = WordsAt(token);
        if (!Phrases.BeginsClause(word)) return false;
        if (word is not "if") return true;
        for (var i = token + 1; i < to; i++)
            if (Tokens[i].Kind == TokenKind.Words && Tokens[i].Text == "else") return false;
        return true;
    }

    // 0,288 can only be a decimal comma, and so can 2,0809; 2,080 and 1,0 can be something else.
    private readonly bool IsDecimalComma(int comma)
    {
        if (comma == 0 || Tokens[comma].Kind != TokenKind.Comma || !IsBetweenNumbers(comma)) return false;
        var whole = source.Text(comma - 1);
        var decimals = source.Text(comma + 1);
        return !whole.ContainsAnyExceptInRange('0', '9') && (whole is "0" || decimals.Length > 3) && !decimals.Contains('.');
    }

    private readonly bool IsBetweenNumbers(int comma) =>
        Tokens[comma - 1].Kind == TokenKind.Number && Tokens[comma + 1].Kind == TokenKind.Number
        && Tokens[comma - 1].End == Tokens[comma].Start && Tokens[comma + 1].Start == Tokens[comma].End;

    private readonly void MergeDecimal(int comma)
    {
        var (whole, decimals) = (Tokens[comma - 1], Tokens[comma + 1]);
        var text = $"{source.Text(comma - 1)}.{source.Text(comma + 1)}";
        Tokens[comma - 1] = new(TokenKind.Number, whole.Start, decimals.End - whole.Start, Text: text);
        Tokens.RemoveRange(comma, 2);
    }

    // "g = …", "dL/dw46 = …", "s = sigma", "f' = 1", "sigma'(z) = …", "e_i = …": names the answer defines itself
    private ReadingFault? Define(int from, int to)
    {
        var equals = from;
        while (equals < to && Tokens[equals].Kind is not (TokenKind.Equals or TokenKind.Becomes)) equals++;
        if (WordsAt(from - 1) is "if" or "when") return SecondAnswer(from, to);
        if (equals >= to) return IsExplanation(from, to) ? null : SecondAnswer(from, to);
        if (equals == from) return new ReadingFault.Quoting(QuotingFault.LeftOver, "=", source.Place(from), 1);
        if (Tokens[from].Kind is not (TokenKind.Run or TokenKind.Name)) return DefineValue(null, from, equals, to);
        if (equals == from + 1 && to == equals + 2 && source.MeaningOf(equals + 1) is Meaning.Call call)
        {
            Definitions = Definitions.With(source.Name(from), call); // s = sigma
            return null;
        }
        return FunctionOf(from, equals) is var (order, parameter)
            ? DefineFunction(from, order, parameter, equals, to)
            : DefineValue(OwnName(from, equals), from, equals, to);
    }

    // A name of the answer's own, or a declared name or derivative that it spells out.
    private ReadingFault? DefineValue(Definitions.Own? own, int from, int equals, int to)
    {
        if (Parsed(Definitions, equals + 1, to) is not { } value) return _cursor.Fault;
        if (own is not null && source.MeaningOf(from) is Meaning.Constant && IsNumber(value.First)) return null; // e = 2.718
        if (own is not null) Definitions = Definitions.With(own with { Value = value });
        else if (Parsed(Definitions, from, equals) is { } old) Definitions = Definitions.WithRule(old.First, value);
        else return _cursor.Fault;
        return null;
    }

    private static bool IsNumber(Formula formula) => Walks.First(formula, static node => node is Symbol or Derivative) is null;

    private Readings? Parsed(Definitions definitions, int from, int to) => Grammar.Read(source, definitions, ref _cursor, from, to);

    // g, grad_w1, e_i, d_j^l, e: a name that is not declared, with scripts or without, or a number's that stands for something else here
    private readonly Definitions.Own? OwnName(int from, int equals)
    {
        var meaning = source.MeaningOf(from);
        if (meaning is Meaning.Name or Meaning.Step || (meaning is not (null or Meaning.Constant) && equals == from + 1)) return null;
        var (at, subscript, layer) = (from + 1, (string?)null, (string?)null);
        while (at + 1 < equals && Tokens[at].Kind is TokenKind.Sub or TokenKind.Sup)
        {
            var last = EndOfScript(at + 1, equals);
            var text = source.Text(at + 1, last).Trim('{', '}', '(', ')', ' ');
            if (Tokens[at].Kind == TokenKind.Sub) subscript = text;
            else layer = text;
            at = last + 1;
        }
        if (at != equals) return null;
        return subscript is not null && AreIndices(subscript)
            ? new(source.Name(from), null, [.. subscript.Where(char.IsLetter).Select(c => $"{c}")], layer, default)
            : new(source.Name(from), subscript, [], layer, default);
    }

    // The last token of a script that is one token or stands in brackets.
    private readonly int EndOfScript(int first, int equals)
    {
        var last = first;
        for (var depth = TokenKinds.Nesting(Tokens[last].Kind); depth > 0 && last + 1 < equals;)
            depth += TokenKinds.Nesting(Tokens[++last].Kind);
        return last;
    }

    private readonly bool AreIndices(string subscript) =>
        source.Vocabulary.HasIndices && subscript.All(c => char.IsLetter(c) || c is ',' or ' ');

    // f', f(x) or f'(x) as a left-hand side: the order and the token of the parameter (or -1)
    private readonly (int Order, int Parameter)? FunctionOf(int from, int equals)
    {
        var at = from + 1;
        while (at < equals && Tokens[at].Kind == TokenKind.Prime) at++;
        var order = at - from - 1;
        if (at == equals) return source.MeaningOf(from) is Meaning.Call ? (order, -1) : null;
        return equals == at + 3 && IsParameter(at) && source.MeaningOf(from) is null or Meaning.Call ? (order, at + 1) : null;
    }

    private readonly bool IsParameter(int open) =>
        Tokens[open].Bracket == '(' && Tokens[open + 1].Kind is TokenKind.Run or TokenKind.Name && Tokens[open + 2].Kind == TokenKind.Close;

    private ReadingFault? DefineFunction(int from, int order, int parameter, int equals, int to)
    {
        // in its own definition the parameter hides a declared name
        var variable = parameter < 0 ? null : OwnFunctions.Parameter(from, source.Name(parameter));
        if (Parsed(variable is null ? Definitions : Definitions.WithParameter(variable), equals + 1, to) is not { } body)
            return _cursor.Fault;
        var name = source.Name(from);
        if (source.MeaningOf(from) is Meaning.Call call)
        {
            Definitions = Definitions.WithRule(call with { Order = call.Order + order }, variable, body);
            if (variable is null && order == 0) Definitions = Definitions.With(Definitions.Own.Plain(name, body)); // σ(1-σ)
        }
        else Definitions =
            Definitions.With(
                name, new Meaning.Call(new Function.Defined(name, variable!, body.First) { OwnOrder = order, OtherBody = body.Second }, 0));
        return null;
    }

    // "where eta is the learning rate"
    private readonly bool IsExplanation(int from, int to)
    {
        if (Tokens[from - 1].Kind != TokenKind.Words) return false;
        for (var i = from; i < to; i++)
        {
            if (Tokens[i].Kind == TokenKind.Run && Phrases.IsExplaining(source.Text(i))) return true;
            if (WordsAt(i) is "is" or "are") return true;
        }
        return false;
    }

    // "A, B": what follows the comma is an answer of its own, or words
    private readonly ReadingFault SecondAnswer(int from, int to)
    {
        var comma = Tokens[from - 1];
        if (IsNumberInTwo(from, to))
        {
            var number = source.Text(from - 2, from);
            return new ReadingFault.Quoting(QuotingFault.DecimalComma, number, source.Place(from - 2), number.Length);
        }
        if (comma.Kind == TokenKind.Words)
        {
            var words = source.Text(from - 1, to - 1);
            return new ReadingFault.Quoting(QuotingFault.Words, words, source.Place(from - 1), words.Length);
        }
        var first = source.Folded.Text[Tokens[0].Start..comma.Start].Trim();
        var second = source.Text(from, to - 1);
        if (first.Length > LongestQuote) first = "…" + first[^LongestQuote..];
        return new ReadingFault.Pairing(PairingFault.TwoAnswers, first, second, source.Place(from), second.Length);
    }

    // 2,080
    private readonly bool IsNumberInTwo(int from, int to) => from >= 2 && to == from + 1 && Tokens[from - 1].Kind == TokenKind.Comma
        && Tokens[from - 2].Kind == TokenKind.Number && Tokens[from].Kind == TokenKind.Number && Tokens[from].Start == Tokens[from - 1].End;
}

using Formulas.Names;
using Formulas.Reader.Syntax;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Statements;

/// <summary>Collects what an answer defines for itself: names of its own, and declared ones that it spells out.</summary>
internal ref struct Defining(Source source)
{
    private readonly TokenList Tokens => source.Tokens;
    private Cursor _cursor = new();

    /// <summary>What is defined so far.</summary>
    public Definitions Definitions { get; private set; } = Definitions.Empty;

    /// <summary>What reading it has brought up.</summary>
    public readonly Cursor Cursor => _cursor;

    /// <summary>Whether the left-hand side is a name or a function of the answer's own.</summary>
    public readonly bool IsOwn(int from, int equals) => Tokens[from].Kind is TokenKind.Run or TokenKind.Name
        && (OwnName(from, equals) is not null || source.MeaningOf(from) is null && FunctionOf(from, equals) is not null);

    /// <summary>Whether the left-hand side is a function of the question, or its derivative.</summary>
    public readonly bool IsFunction(int from, int equals) => source.MeaningOf(from) is Meaning.Call && FunctionOf(from, equals) is not null;

    /// <summary>Whether the left-hand side is a function whose values the question says.</summary>
    public readonly bool IsKnownFunction(int from, int equals) =>
        source.MeaningOf(from) is Meaning.Call { Function: not Function.Open } && FunctionOf(from, equals) is not null;

    /// <summary>Whether the left-hand side is the step size.</summary>
    public readonly bool IsStep(int from, int equals) => equals == from + 1
        && source.MeaningOf(from) is { } meaning
        && (meaning is Meaning.Step || meaning is Meaning.Name { Quantities: [var named, ..] } && named == source.Vocabulary.Step);

    /// <summary>What is said of a function of the question, at a number of the question; null where that can't be read.</summary>
    public Claim? ClaimOfFunction(int from, int equals, int to)
    {
        if (FunctionOf(from, equals) is not var (order, parameter) || source.MeaningOf(from) is not Meaning.Call call
            || Place() is not { } place)
            return null;
        var variable = parameter < 0 ? null : OwnFunctions.Parameter(from, source.Name(parameter));
        if (variable is null || Parsed(Definitions.WithParameter(variable), LastMember(equals, to), to) is not { } body) return null;
        return new(
            new Call(call.Function, call.Order + order, [place]),
            OwnFunctions.Inlined(new Function.Defined(call.Function.Name, variable, body.First), place));
    }

    // A number that differs from point to point.
    private readonly Formula? Place()
    {
        if (source.Vocabulary.Asked is { } asked) return asked;
        foreach (var quantity in source.Vocabulary.Quantities)
            if (quantity.IsScalar && quantity != source.Vocabulary.Loss) return Symbol.Of(quantity);
        return null;
    }

    // "g = …", "dL/dw46 = …", "s = sigma", "f' = 1", "sigma'(z) = …", "e_i = …"
    /// <summary>Defines what stands left of a relation by what stands right of it; why that can't be read, or null.</summary>
    public ReadingFault? Define(int from, int equals, int to)
    {
        var value = LastMember(equals, to);
        if (Tokens[from].Kind is not (TokenKind.Run or TokenKind.Name)) return DefineValue(null, from, equals, value, to);
        if (equals == from + 1 && to == value + 1 && source.UsualMeaningOf(value) is Meaning.Call call)
        {
            Definitions = Definitions.With(source.Name(from), call); // s = sigma
            return null;
        }
        return FunctionOf(from, equals) is var (order, parameter)
            ? DefineFunction(from, order, parameter, value, to)
            : DefineValue(OwnName(from, equals), from, equals, value, to);
    }

    // u = a = b: what stands behind the last =
    private readonly int LastMember(int equals, int to)
    {
        var (depth, last) = (0, equals);
        for (var i = equals; i < to; i++)
        {
            depth += TokenKinds.Nesting(Tokens[i].Kind);
            if (depth == 0 && Tokens[i].Kind is TokenKind.Equals or TokenKind.Becomes) last = i;
        }
        return last + 1;
    }

    // A name of the answer's own, or a declared name or derivative that it spells out.
    private ReadingFault? DefineValue(Definitions.Own? own, int from, int equals, int first, int to)
    {
        if (Parsed(Definitions, first, to) is not { } value) return _cursor.Fault;
        if (own is not null && source.MeaningOf(from) is Meaning.Constant
            && value.First is Number { Value: > 2.7 and < 3.15 }) return null; // e = 2.718
        if (own is not null)
            Definitions = Definitions.With(IsOfIndex(own, value.First) ? own with { Value = value } : Literally(own, value));
        else if (Parsed(Definitions, from, equals) is not { } old) return _cursor.Fault;
        else if (!IsStep(old.First) || value.First is not Number { Value: > 0 }) Definitions = Definitions.WithRule(old.First, value);
        return null;
    }

    // s_j = σ'(z_j), where j is no index of the question; g_w = … is one name.
    private readonly bool IsOfIndex(Definitions.Own own, Formula value) => source.Vocabulary.HasIndices || own.Indices.IsEmpty
        || Walks.First(value, node => node is Symbol symbol && symbol.Subscripts.Any(index => index.Letter == own.Indices[0])) is not null;

    private static Definitions.Own Literally(Definitions.Own own, Readings value) =>
        own with { Subscript = string.Concat(own.Indices), Indices = [], Value = value };

    // with k = 0.1: an example of a step size
    private readonly bool IsStep(Formula formula) => formula is Symbol { Quantity: var quantity } && quantity == source.Vocabulary.Step;

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
        subscript is [>= 'a' and <= 'z'] || source.Vocabulary.HasIndices && subscript.All(c => char.IsLetter(c) || c is ',' or ' ');

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

    private ReadingFault? DefineFunction(int from, int order, int parameter, int first, int to)
    {
        // in its own definition the parameter hides a declared name
        var variable = parameter < 0 ? null : OwnFunctions.Parameter(from, source.Name(parameter));
        if (Parsed(variable is null ? Definitions : Definitions.WithParameter(variable), first, to) is not { } body)
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
}

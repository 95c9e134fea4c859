using Formulas.Names;
using Formulas.Reader.Syntax;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader;

// What gives a name a new value: w := w - …, w -= …, Δw = …, w_new = …
internal ref partial struct Equation
{
    // What a name is made of, but for what stands in its brackets.
    private static readonly TokenKinds OfName = TokenKinds.Of(TokenKind.Run, TokenKind.Name, TokenKind.Words, TokenKind.Prime,
        TokenKind.Sub, TokenKind.Sup, TokenKind.Open, TokenKind.Close, TokenKind.Dot, TokenKind.Gap);

    // w_old = w_new - …
    private readonly bool IsExchanged(int from, int first, int start) => source.Vocabulary.Updated is not null
        && (HasMark(from, first, isOld: true) || HasMark(start, _end, isOld: false));

    private readonly bool HasMark(int from, int to, bool isOld)
    {
        var i = from;
        foreach (ref readonly var token in Tokens.Between(from + 1, to))
        {
            i++;
            if (token.Kind == TokenKind.Run && token.Length > 2 && IsScript(i) && IsMark(source.Text(i), isOld)) return true;
        }
        return false;
    }

    private readonly bool IsScript(int token) => Tokens[token - 1].Kind is TokenKind.Sub or TokenKind.Sup or TokenKind.Open;

    private static bool IsMark(ReadOnlySpan<char> word, bool isOld) => word is "old" or "alt" or "prev" ? isOld
        : word is "new" or "neu" or "next" && !isOld;

    // w - = …
    private readonly TokenKind? SignBefore(int equals, int from)
    {
        if (equals <= from + 1 || Tokens[equals - 2].Kind is TokenKind.Sup or TokenKind.Sub) return null; // w^+
        return Tokens[equals - 1].Kind switch
        {
            TokenKind.Minus => TokenKind.SubtractAssign,
            TokenKind.Plus => TokenKind.AddAssign,
            _ => null,
        };
    }

    // w+ = w - …: the plus hangs at the name and not at the =, and no increment has the old value as a term
    private readonly TokenKind Assigned(TokenKind assignment, int plus, Formula value) => Tokens[plus].Kind == TokenKind.Plus
        && Tokens[plus].Start == Tokens[plus - 1].End && Tokens[plus + 1].Start > Tokens[plus].End && HasUpdated(value)
            ? TokenKind.Equals
            : assignment;

    private readonly bool HasUpdated(Formula formula) => formula switch
    {
        Symbol name => name.Quantity == source.Vocabulary.Updated,
        Binary { Operator: Operator.Add or Operator.Subtract } sum => HasUpdated(sum.Left) || HasUpdated(sum.Right),
        Negate negate => HasUpdated(negate.Operand),
        _ => false,
    };

    // b_6^{(τ+1)} with marks of its own; delta for delta6
    private readonly bool IsUpdated(int from, int to)
    {
        var updated = source.Vocabulary.Updated;
        if (updated is null ? to > from + 1 : !IsOneName(from, to)) return false;
        return (updated ?? source.Vocabulary.Alias) is { } asked && source.MeaningOf(from) is Meaning.Name name
            && name.Quantities.Any(quantity => quantity == asked || quantity.Members.ContainsKey(asked.Name));
    }

    // A name with scripts, arguments and words of its own; w46 / = … has an operator, whatever it means.
    private readonly bool IsOneName(int from, int to)
    {
        var depth = 0;
        for (var i = from; i < to; i++)
        {
            var isScript = i > from && Tokens[i - 1].Kind is TokenKind.Sub or TokenKind.Sup;
            if (depth == 0 && !isScript && (!OfName.Has(Tokens[i].Kind) || IsSignInBraces(i))) return false;
            depth += TokenKinds.Nesting(Tokens[i].Kind);
        }
        return !Calculates(from, to) && Tokens[to - 1].Kind is not (TokenKind.Sub or TokenKind.Sup);
    }

    // {/}
    private readonly bool IsSignInBraces(int open) =>
        Tokens[open].Kind == TokenKind.Open && !OfName.Has(Tokens[open + 1].Kind) && Tokens[open + 1].Kind != TokenKind.Number;

    // w_new, where w is assigned a value
    private readonly bool IsNewValue(int from, int to) => to > from + 2 && Tokens[from + 1].Kind is TokenKind.Sub or TokenKind.Sup
        && source.Text(from + 2, to - 1).Trim('{', '}', '(', ')', ' ') is "new" or "neu" or "next" or "t+1" or "updated"
        && source.MeaningOf(from) is Meaning.Name { Scalar: { } name } && IsAssigned(name, source.Vocabulary.Sought);

    // Δ w46, Δw46, delta_w46, dw46: the increment of the updated name
    private LeftSide? Increment(Quantity updated, int from, int to)
    {
        var token = Tokens[from];
        if (token.Kind is not (TokenKind.Name or TokenKind.Run)) return null;
        var word = source.Name(from);
        var prefix = IncrementPrefix(word);
        if (prefix == 0) return null;
        if (prefix < word.Length && word[prefix] == '_') prefix++;
        var isGlued = prefix < word.Length;
        if (isGlued) Tokens[from] = token with { Start = token.Start + prefix, Length = token.Length - prefix };
        var at = isGlued ? from : from + 1;
        if (at < to && Tokens[at].Kind == TokenKind.Sub) at++; // delta_w46
        var changed = at < to && Grammar.Read(source, definitions, ref _cursor, at, to) is { First: Symbol symbol }
            && symbol.Quantity == updated ? symbol : null;
        if (isGlued) Tokens[from] = token;
        return changed is null ? null : new(changed, true);
    }

    private static int IncrementPrefix(string word) => word switch
    {
        ['Δ' or 'δ', ..] => 1,
        ['d' or 'D', 'e', 'l', 't', 'a', ..] => 5,
        "change" or "increment" => word.Length,
        ['d', ..] => 1,
        _ => 0,
    };

    // w + mu*v - …, mu*v - …: the new value of what the first term ends in
    private static bool IsAssigned(Formula name, Formula? value) => value switch
    {
        Binary { Operator: Operator.Add or Operator.Subtract } sum => IsAssigned(name, sum.Left),
        Binary { Operator: Operator.Multiply or Operator.Juxtaposed } product => product.Right == name,
        Symbol => value == name,
        _ => false,
    };

    // What is updated, or grows by an expression: w += mu*v - …
    private readonly Quantity? Target(LeftSide left, TokenKind assignment) => source.Vocabulary.Updated
        ?? (assignment is TokenKind.SubtractAssign or TokenKind.AddAssign && left.Name is Symbol { Quantity.IsScalar: true } name
            ? name.Quantity
            : null);

    private static Reading.Success Updated(
        Reading.Success read, Quantity updated, LeftSide left, TokenKind assignment, Formula? sought)
    {
        if (assignment is not (TokenKind.SubtractAssign or TokenKind.AddAssign) && !left.IsIncrement)
            return left.Name is Derivative ? read with { Update = UpdateForm.Gradient } : read;
        var @operator = assignment == TokenKind.SubtractAssign ? Operator.Subtract : Operator.Add;
        var target = left.Name is Symbol name && name.Quantity == updated ? name
            : sought is Symbol asked && asked.Quantity == updated ? asked with { Subscripts = [] } // its layer
            : Symbol.Of(updated);
        Formula Grown(Formula increment) => new Binary(@operator, target, increment);
        return read with
        {
            Formula = Grown(read.Formula),
            Otherwise = read.Otherwise is { } otherwise ? Grown(otherwise) : null,
            Earlier = [],
            Update = UpdateForm.Increment,
        };
    }
}

using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using Formulas.Typing;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

/// <summary>
/// Tokens → tree, by one grammar for every notation. Juxtaposition is a product; the vocabulary says what is a name, a call, a layer.
/// <code>
/// expression := additive ["\over" additive] [condition-tail]
/// condition-tail := relation additive … ["?" expression ":" expression]  |  "if" condition "else" expression
/// additive   := term (("+" | "-") term)*
/// term       := product (("*" | "·" | "⊙" | "⊗" | "@" | "/") product)*          a/bc is read both ways, see Tight
/// product    := signed factor*                                                    2 x4 (z6^2 - t)
/// signed     := ("+" | "-")* factor
/// factor     := atom postfix*
/// postfix    := ("^" | "**") exponent | "^T" | ".T" | "_" subscripts | "^" layer | "[:,None]" | ".dot(" expression ")"
/// exponent   := "{" expression "}" | signed                                       right-associative
/// atom       := number | name | call | derivative | sum | fraction | root | bracket | bars | cases | indicator
/// sum        := "sum" "_" index-range ["^" limit] term                            reaches to the next + or - of its level
/// </code>
/// Atoms, names, arrays, indices, calls, sums and derivatives have a file each.
/// </summary>
/// <remarks>A failure is kept in <see cref="Error"/> and passed up as null.</remarks>
internal sealed partial class FormulaParser(Folded folded, Vocabulary vocabulary, TokenList tokens)
{
    private const int DepthLimit = 200; // brackets count twice

    private static readonly TokenKinds Factors = TokenKinds.Of(
        TokenKind.Number, TokenKind.Run, TokenKind.Name, TokenKind.Frac, TokenKind.Sqrt, TokenKind.Sum, TokenKind.Partial,
        TokenKind.Nabla, TokenKind.Indicator, TokenKind.Underbrace, TokenKind.CasesBegin, TokenKind.Open);

    private static readonly TokenKinds Products = TokenKinds.Of(TokenKind.Times, TokenKind.Cdot, TokenKind.At, TokenKind.Hadamard, TokenKind.Outer);

    private static readonly TokenKinds Postfixes = TokenKinds.Of(TokenKind.Sup, TokenKind.Power, TokenKind.Sub, TokenKind.Dot, TokenKind.Prime, TokenKind.Open);

    private static readonly TokenKinds Tails = TokenKinds.Of(
        TokenKind.Over, TokenKind.Words, TokenKind.Equals, TokenKind.DoubleEquals, TokenKind.NotEqual, TokenKind.Less, TokenKind.LessOrEqual, TokenKind.Greater, TokenKind.GreaterOrEqual);

    private int _index;
    private TokenKind _kind; // of the token there
    private int _offset; // characters of the current run that are read already
    private int _end;
    private Token _behind; // the end, as a token
    private int _depth;
    private ReadingFault? _error;
    private Definitions? _definitions;
    private bool _hasWhole; // a vector or matrix without its subscripts was met
    private bool _inDerivative; // at a name above or below the line of a derivative, where no power can stand
    private int _spelledOut; // nodes that came from the answer's own definitions

    /// <summary>Why the last formula could not be read.</summary>
    public ReadingFault Error => _error ?? new ReadingFault.Plain(PlainFault.Empty, 0, 0);

    /// <summary>Reads a/bc as a/(bc); otherwise from left to right as (a/b)c.</summary>
    public bool Tight { get; set; }

    /// <summary>True once something was met that reads differently when <see cref="Tight"/> changes.</summary>
    public bool IsAmbiguous { get; private set; }

    /// <summary>True once an index was met: a sum, or a letter where the number of a neuron can stand.</summary>
    public bool HasIndices { get; private set; }

    /// <summary>The name that the answer uses for the step size.</summary>
    public string? StepName { get; private set; }

    /// <summary>What the answer defines itself.</summary>
    public Definitions Definitions => _definitions ??= new();

    /// <summary>Reads the tokens from one place to another as one formula, with the answer's own definitions spelled out.</summary>
    public Formula? Read(int from, int to)
    {
        var formula = Parse(from, to);
        return formula is null || _definitions is null ? formula : _definitions.Apply(formula) ?? Fail(new ReadingFault.Plain(PlainFault.TooLarge, 0, 0));
    }

    /// <summary>Reads the tokens from one place to another as one formula.</summary>
    public Formula? Parse(int from, int to)
    {
        (_end, _depth, _error) = (to, 0, null);
        MoveTo(from);
        if (from >= to) return Fail(new ReadingFault.Missing(Wanted.Formula, "", "", Place(to), 0));
        if (Expression(topLevel: true) is not { } formula) return null;
        return _index >= _end ? formula : Fail(LeftOver());
    }

    private ref readonly Token Current
    {
        get
        {
            if (_index < _end) return ref tokens[_index];
            _behind = new(TokenKind.End, _end > 0 && _end <= tokens.Count ? tokens[_end - 1].End : folded.Text.Length, 0);
            return ref _behind;
        }
    }

    private TokenKind Kind => _kind;

    private TokenKind Peek(int ahead = 1) => _index + ahead < _end ? tokens[_index + ahead].Kind : TokenKind.End;

    private (int Index, int Offset, int Depth) Mark() => (_index, _offset, _depth);

    private void Reset((int Index, int Offset, int Depth) mark)
    {
        MoveTo(mark.Index);
        (_offset, _depth) = (mark.Offset, mark.Depth);
    }

    private void Next() => MoveTo(_index + 1);

    private void MoveTo(int index)
    {
        (_index, _offset) = (index, 0);
        _kind = index < _end ? tokens[index].Kind : TokenKind.End;
    }

    private bool Take(TokenKind kind)
    {
        if (Kind != kind) return false;
        Next();
        return true;
    }

    private bool IsOpen(char bracket) => Kind == TokenKind.Open && Current.Bracket == bracket;

    private bool TakeOpen(char bracket)
    {
        if (!IsOpen(bracket)) return false;
        Next();
        return true;
    }

    private int Place(int token) => folded.Place(token < tokens.Count ? tokens[token].Start : folded.Text.Length);

    private ReadOnlySpan<char> TextOf(in Token token) => folded.Text.AsSpan(token.Start, token.Length);

    private Formula? Fail(ReadingFault error)
    {
        _error ??= error;
        return null;
    }

    private ReadingFault LeftOver()
    {
        ref readonly var token = ref Current;
        var start = folded.Place(token.Start + _offset);
        var text = folded.Text.Substring(token.Start + _offset, token.Length - _offset);
        return token.Kind switch
        {
            TokenKind.PlusMinus => new ReadingFault.Plain(PlainFault.PlusMinus, start, 1),
            TokenKind.Percent => new ReadingFault.Plain(PlainFault.Percent, start, 1),
            TokenKind.Ellipsis => new ReadingFault.Plain(PlainFault.Ellipsis, start, text.Length),
            TokenKind.Infinity => new ReadingFault.Plain(PlainFault.Infinity, start, 1),
            TokenKind.Question => new ReadingFault.Plain(PlainFault.Question, start, 1),
            TokenKind.Words => new ReadingFault.Quoting(QuotingFault.Words, text, start, text.Length),
            TokenKind.Less or TokenKind.LessOrEqual or TokenKind.Greater or TokenKind.GreaterOrEqual or TokenKind.DoubleEquals or TokenKind.NotEqual => new ReadingFault.Plain(PlainFault.Comparison, start, text.Length),
            TokenKind.Run => new ReadingFault.UnknownName(Word(text), vocabulary.Nearest(Word(text)), false, start, Word(text).Length),
            _ => new ReadingFault.Quoting(QuotingFault.LeftOver, text, start, text.Length),
        };
    }

    private ReadingFault Missing(Wanted wanted, string sign = "")
    {
        ref readonly var token = ref Current;
        if (token.Kind is TokenKind.PlusMinus or TokenKind.Percent or TokenKind.Ellipsis or TokenKind.Infinity or TokenKind.Words or TokenKind.Question) return LeftOver();
        return new ReadingFault.Missing(wanted, sign, token.Kind == TokenKind.End ? "" : TextOf(token).ToString(), folded.Place(token.Start), token.Length);
    }

    private Formula? Expression(bool topLevel = false)
    {
        if (++_depth > DepthLimit) return Fail(new ReadingFault.Plain(PlainFault.TooDeep, Place(_index), 1));
        var formula = Additive();
        if (formula is not null && Tails.Has(Kind)) formula = Tail(formula, topLevel);
        _depth--;
        return formula;
    }

    // What may stand behind a formula and makes it a part of another one.
    private Formula? Tail(Formula left, bool topLevel)
    {
        if (Take(TokenKind.Over))
        {
            if (Additive() is not { } below) return null;
            left = new Binary(Operator.Divide, left, below);
        }
        if (RelationOf(Kind) is null) return Kind == TokenKind.Words && Current.Text == "if" ? Conditional(left) : left;
        var (start, length) = (Current.Start, Current.Length);
        if (RestOfCondition(left) is not { } condition) return null;
        if (Take(TokenKind.Question)) return Ternary(condition);
        return topLevel ? Fail(new ReadingFault.Plain(PlainFault.Comparison, folded.Place(start), length)) : new Choose(condition, Integer(1), Integer(0)); // (z > 0) as 1 or 0
    }

    private Formula? Additive()
    {
        var left = Term();
        while (left is not null && HasSign)
        {
            var @operator = Kind == TokenKind.Plus ? Operator.Add : Operator.Subtract;
            Next();
            if (Term() is not { } right) return null;
            left = new Binary(@operator, left!, right);
        }
        return left;
    }

    private Formula? Term()
    {
        var left = Product();
        while (left is not null)
        {
            if (Kind == TokenKind.Slash)
            {
                Next();
                left = Quotient(left);
            }
            else if (Products.Has(Kind))
            {
                var @operator = ProductOperator(Kind);
                Next();
                if (Product() is not { } right) return null;
                left = Multiplied(@operator, left, right);
            }
            else break;
        }
        return left;
    }

    private static Operator ProductOperator(TokenKind kind) => kind switch
    {
        TokenKind.Times => Operator.Multiply,
        TokenKind.Cdot => Operator.Dot,
        TokenKind.At => Operator.MatrixProduct,
        TokenKind.Hadamard => Operator.Hadamard,
        TokenKind.Outer => Operator.Outer,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // After "left /". A ratio of two numbers before a parenthesis or a space (1/2 (a - y)^2) is a coefficient, and a call or a sum behind a
    // space is a factor; anything else that is juxtaposed after the divisor can be meant above or below the bar.
    private Formula? Quotient(Formula left)
    {
        if (Signed() is not { } divisor) return null;
        if (!StartsFactor()) return new Binary(Operator.Divide, left, divisor);
        var apart = _offset == 0 && Current.Start > tokens[_index - 1].End;
        var clear = left is Number && divisor is Number && (Kind == TokenKind.Open || apart) || apart && StartsCall();
        if (!clear) IsAmbiguous = true;
        if (Tight && !clear)
            return Juxtaposed(divisor) is { } below ? new Binary(Operator.Divide, left, below) : null;
        return Juxtaposed(new Binary(Operator.Divide, left, divisor));
    }

    private Formula? Product()
    {
        var first = Signed();
        return first is not null && StartsFactor() ? Juxtaposed(first) : first;
    }

    private Formula? Juxtaposed(Formula left)
    {
        while (StartsFactor())
        {
            if (left is Number && Kind == TokenKind.Number) return Fail(LeftOver()); // 2 080
            if (Factor() is not { } right) return null;
            left = Multiplied(Operator.MatrixProduct, left, right);
        }
        return left;
    }

    private Binary Multiplied(Operator @operator, Formula left, Formula right) =>
        _hasWhole && (MatrixForm.IsWhole(left) || MatrixForm.IsWhole(right)) ? new Binary(@operator, left, right) : new Binary(Operator.Multiply, left, right);

    // Most formulas have no whole vector, and need not be searched for one.
    private bool IsWhole(Formula formula) => _hasWhole && MatrixForm.IsWhole(formula);

    private bool StartsFactor() => Factors.Has(Kind) || Kind == TokenKind.Bar && _barDepth == 0;

    private bool StartsCall() => Kind switch
    {
        TokenKind.Sum or TokenKind.Partial => true,
        TokenKind.Run => vocabulary.Words.Longest(TextOf(Current)[_offset..], out _) is Meaning.Call or Meaning.Form,
        TokenKind.Name => vocabulary.Words.Exactly(Current.Text) is Meaning.Call,
        _ => false,
    };

    private Formula? Signed()
    {
        if (!HasSign) return Factor();
        var signs = Signs();
        return Factor() is { } operand ? Negated(operand, signs) : null;
    }

    private bool HasSign => Kind is TokenKind.Plus or TokenKind.Minus;

    // How many minus signs stand here; a plus changes nothing.
    private int Signs()
    {
        var signs = 0;
        for (; HasSign; Next()) signs += Kind == TokenKind.Minus ? 1 : 0;
        return signs;
    }

    private Formula? Negated(Formula operand, int signs)
    {
        if (signs > DepthLimit) return Fail(new ReadingFault.Plain(PlainFault.TooDeep, Place(_index), 1));
        for (; signs > 0; signs--) operand = new Negate(operand);
        return operand;
    }

    private Formula? Factor()
    {
        if (++_depth > DepthLimit) return Fail(new ReadingFault.Plain(PlainFault.TooDeep, Place(_index), 1));
        var factor = Atom();
        if (factor is not null && Postfixes.Has(Kind)) factor = Postfixed(factor);
        _depth--;
        return factor;
    }

    private Formula? Postfixed(Formula? atom)
    {
        var postfixes = 0;
        while (atom is not null && Postfixes.Has(Kind) && ++postfixes <= DepthLimit)
        {
            switch (Kind)
            {
                case TokenKind.Sup when IsWhole(atom) && ReadsTransposed():
                    atom = new Transpose(atom);
                    continue;
                case TokenKind.Sup or TokenKind.Sub when atom is Symbol begun && IsIncomplete(begun):
                    atom = Element(begun.Quantity, Current, begun); // {w_jk}^l
                    continue;
                case TokenKind.Sup or TokenKind.Power:
                    Next();
                    return Exponent() is { } exponent ? new Binary(Operator.Power, atom, exponent) : null;
                case TokenKind.Sub when IsWhole(atom):
                    Next();
                    atom = ElementOf(atom);
                    continue;
                case TokenKind.Dot when IsWhole(atom) && Method() is { } method:
                    atom = method(atom);
                    continue;
                case TokenKind.Prime when atom is Call { Arguments.Length: 1 } call:
                    Next(); // σ(z)' for σ'(z)
                    atom = Called(call.Function, call.Order + 1, call.Arguments, Current);
                    continue;
                case TokenKind.Open when IsWhole(atom) && Current.Bracket == '[':
                    atom = Bracketed(atom);
                    continue;
            }
            return atom;
        }
        return postfixes > DepthLimit ? Fail(new ReadingFault.Plain(PlainFault.TooDeep, Place(_index), 1)) : atom;
    }

    private Formula? Exponent()
    {
        if (TakeOpen('{')) return Rest('{', Expression());
        var signs = Signs();
        return Factor() is { } exponent ? Negated(exponent, signs) : null;
    }

    private Formula? Rest(char open, Formula? inner)
    {
        if (inner is null) return null;
        if (Kind != TokenKind.Close)
            return Fail(Kind == TokenKind.End ? new ReadingFault.Quoting(QuotingFault.Unclosed, open.ToString(), OpenPlace(open), 1) : LeftOver());
        var close = Current.Bracket;
        if (!Matches(open, close)) return Fail(new ReadingFault.Pairing(PairingFault.NotClosedBy, $"{open}", $"{close}", folded.Place(Current.Start), 1));
        Next();
        return inner;
    }

    // The last bracket of this kind that stays open before the end.
    private int OpenPlace(char open)
    {
        var depth = 0;
        for (var i = _end - 1; i >= 0; i--)
        {
            if (tokens[i].Kind == TokenKind.Close) depth++;
            else if (tokens[i].Kind == TokenKind.Open && depth-- == 0 && tokens[i].Bracket == open) return folded.Place(tokens[i].Start);
        }
        return 0;
    }

    private static bool Matches(char open, char close) => (open, close) is ('(', ')') or ('[', ']') or ('{', '}');
}

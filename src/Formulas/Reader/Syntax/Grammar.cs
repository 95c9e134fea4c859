using System.Runtime.CompilerServices;
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
/// term       := product (("*" | "·" | "⊙" | "⊗" | "@" | "/") product)*          a/bc and ln t/x are read both ways: Either
/// product    := signed factor*                                                    2 x4 (z6^2 - t)
/// signed     := ("+" | "-")* factor
/// factor     := atom postfix*
/// postfix    := ("^" | "**") exponent | "^T" | ".T" | "_" subscripts | "^" layer | "[:,None]" | ".dot(" expression ")"
/// exponent   := "{" expression "}" | signed                                       right-associative
/// atom       := number | name | call | derivative | sum | fraction | root | bracket | bars | cases | indicator
/// call       := function "'"* ["^" exponent] ("(" expression ("," expression)* ")" | factor*)      sin z, ln t x6
/// sum        := "sum" "_" index-range ["^" limit] term                            reaches to the next + or - of its level
/// derivative := side "/" side  |  "\frac" side side  |  "∇_" name loss            side: (∂ | d) name, perhaps in brackets
/// </code>
/// Atoms, conditions, names, update marks, calls, arrays, indices, sums and derivatives have a file each.
/// </summary>
/// <remarks>
/// All of its state is the <see cref="Cursor"/>. A failure is kept there and passed up as null; what begins with Try restores the cursor
/// where it fails, unless it is certain what was meant and why that can't be read.
/// </remarks>
internal ref partial struct Grammar
{
    private const int DepthLimit = 200; // brackets count twice

    private static readonly TokenKinds Factors = TokenKinds.Of(
        TokenKind.Number, TokenKind.Run, TokenKind.Name, TokenKind.Frac, TokenKind.Sqrt, TokenKind.Sum, TokenKind.Partial,
        TokenKind.Nabla, TokenKind.Indicator, TokenKind.Underbrace, TokenKind.CasesBegin, TokenKind.Open);

    private static readonly TokenKinds Products =
        TokenKinds.Of(TokenKind.Times, TokenKind.Cdot, TokenKind.At, TokenKind.Hadamard, TokenKind.Outer);

    private static readonly TokenKinds Postfixes =
        TokenKinds.Of(TokenKind.Sup, TokenKind.Power, TokenKind.Sub, TokenKind.Dot, TokenKind.Prime, TokenKind.Open);

    private static readonly TokenKinds Tails = TokenKinds.Of(
        TokenKind.Over, TokenKind.Words, TokenKind.Equals, TokenKind.DoubleEquals, TokenKind.NotEqual,
        TokenKind.Less, TokenKind.LessOrEqual, TokenKind.Greater, TokenKind.GreaterOrEqual, TokenKind.And);

    private readonly Source _source;
    private readonly Definitions _definitions;
    private readonly int _end;
    private Cursor _at;

    // not inlined: it is made where it stands, and not copied there
    [MethodImpl(MethodImplOptions.NoInlining)]
    internal Grammar(in Source source, Definitions definitions, in Cursor cursor, int from, int end)
    {
        (_source, _definitions, _end, _at) = (source, definitions, end, cursor);
        _at.BeginPassage();
        MoveTo(from);
    }

    internal readonly Cursor Cursor => _at;

    /// <summary>
    /// Reads the tokens from one place to another as one formula, with the answer's own names spelled out. Null where they can't be read;
    /// the cursor then knows why.
    /// </summary>
    public static Readings? Read(in Source source, Definitions definitions, ref Cursor cursor, int from, int to)
    {
        var grammar = new Grammar(source, definitions, cursor, from, to);
        var formula = grammar.Whole(from);
        cursor = grammar._at;
        if (formula is null)
        {
            cursor.Fault ??= new ReadingFault.Plain(PlainFault.Empty, 0, 0);
            return null;
        }
        var readings = Readings.Of(formula, cursor.IsAmbiguous);
        return new(InMatrixForm(readings.First, cursor), readings.Second is { } second ? InMatrixForm(second, cursor) : null);
    }

    private Formula? Whole(int from)
    {
        if (from >= _end) return Fail(new ReadingFault.Missing(Wanted.Formula, "", "", _source.Place(_end), 0));
        if (Expression(topLevel: true) is not { } formula) return null;
        return Kind == TokenKind.End ? formula : Fail(LeftOver());
    }

    private Formula? Expression(bool topLevel = false, bool isIndicator = false)
    {
        if (++_at.Depth > DepthLimit) return TooDeep();
        var formula = Additive();
        if (formula is not null && Tails.Has(Kind)) formula = Tail(formula, topLevel, isIndicator);
        _at.Depth--;
        return formula;
    }

    // What may stand behind a formula and makes it a part of another one.
    private Formula? Tail(Formula left, bool topLevel, bool isIndicator)
    {
        if (Take(TokenKind.Over))
        {
            if (Additive() is not { } below) return null;
            left = new Binary(Operator.Divide, left, below);
        }
        if (Kind == TokenKind.Equals && !isIndicator && !topLevel) return Fail(LeftOver()); // an equation is no condition
        if (RelationOf(Kind) is not null || Kind == TokenKind.And) return Compared(left, topLevel);
        return Kind == TokenKind.Words && Current.Text == "if" ? Conditional(left) : left;
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
            if (Kind == TokenKind.Slash) left = Quotient(left);
            else if (Products.Has(Kind) || Kind == TokenKind.Dot && IsDotOf(left)) left = Times(left);
            else break;
        }
        return left;
    }

    // At a sign of multiplication behind "left".
    private Formula? Times(Formula left)
    {
        var stretch = _at.Stretch is { } call && call.Sign == _at.Index ? call : null;
        var @operator = ProductOperator(Kind);
        Next();
        if (Product() is not { } right) return null;
        var product = Multiplied(@operator, left, right);
        return stretch is null ? product : Ambiguous(product, Readings.WithLast(left, stretch.Value, stretch.Over(right))); // sin 2*x
    }

    // u . v: a point between blanks, behind a vector
    private readonly bool IsDotOf(Formula left) => IsApart && _source.Tokens[_at.Index + 1].Start > Current.End
        && Factors.Has(Peek()) && IsWhole(left);

    private static Operator ProductOperator(TokenKind kind) => kind switch
    {
        TokenKind.Times => Operator.Multiply,
        TokenKind.Cdot or TokenKind.Dot => Operator.Dot,
        TokenKind.At => Operator.MatrixProduct,
        TokenKind.Hadamard => Operator.Hadamard,
        TokenKind.Outer => Operator.Tensor,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    // At the slash after "left". What is juxtaposed after the divisor can be meant above or below the bar, and what follows a call without
    // parentheses, within it or behind it.
    private Formula? Quotient(Formula left)
    {
        var stretch = _at.Stretch is { } call && call.Sign == _at.Index ? call : null;
        Next();
        if (Signed() is not { } divisor) return null;
        if (stretch is null && (!StartsFactor() || IsCoefficient(left, divisor)))
            return Juxtaposed(new Binary(Operator.Divide, left, divisor));
        return QuotientOf(left, divisor, stretch);
    }

    // What stands side by side behind a divisor: above or below the bar; nothing is divided by a vector, 1/2N P is 1/(2N) P or N/2 P.
    private Formula? QuotientOf(Formula left, Formula divisor, Stretch? stretch)
    {
        Formula first = new Binary(Operator.Divide, left, divisor);
        var below = divisor;
        Formula? over = null;
        while (StartsFactor())
        {
            if (IsSecondNumber) return Fail(LeftOver()); // t/2 3
            if (Factor() is not { } right) return null;
            if (stretch is null && over is null && IsWhole(right) && !IsWhole(divisor)) over = new Binary(Operator.Divide, left, below);
            first = Multiplied(Operator.Juxtaposed, first, right);
            if (over is null) below = Multiplied(Operator.Juxtaposed, below, right);
            else over = Multiplied(Operator.Juxtaposed, over, right);
        }
        if (over is not null) return ReferenceEquals(below, divisor) ? first : Ambiguous(first, over);
        return Ambiguous(first, stretch is null
            ? new Binary(Operator.Divide, left, below)
            : Readings.WithLast(left, stretch.Value, stretch.Over(below)));
    }

    private Either Ambiguous(Formula first, Formula second)
    {
        _at.IsAmbiguous = true;
        return new(first, second);
    }

    // A ratio of two numbers before a parenthesis or a space (1/2 (a - y)^2) is a coefficient, and a
    // call or a sum behind a space is a factor.
    private readonly bool IsCoefficient(Formula left, Formula divisor)
    {
        var apart = _at.Offset == 0 && Current.Start > _source.Tokens[_at.Index - 1].End;
        return left is Number or Negate { Operand: Number } && (divisor is Number || IsSize(divisor)) && (Kind == TokenKind.Open || apart)
            || apart && StartsCall();
    }

    // 1/N (…): how many examples or neurons there are
    private readonly bool IsSize(Formula formula) =>
        formula is Symbol { Quantity: { IsScalar: true } quantity }
            && (quantity.Name is "N" or "n" or "m" or "M" || SizeNamed(quantity.Name) is not null);

    private Formula? Product()
    {
        var signs = HasSign ? Signs() : 0;
        var first = signs > 0 ? Signed(signs) : Factor();
        return first is not null && StartsFactor() ? Juxtaposed(first, signs > 0) : first;
    }

    private Formula? Juxtaposed(Formula left, bool isSigned = false)
    {
        var last = left;
        while (isSigned && last is Negate negate) last = negate.Operand;
        while (StartsFactor())
        {
            if (IsSecondNumber) return Fail(LeftOver()); // 2 080
            var isPower = IsNumberBehindBracket;
            if (Factor() is not { } right) return null;
            if (last is Number { Digits: "1" } && right is Transpose { Operand: Column { Operand: Number } })
                left = Readings.WithLast(left, last, OnesColumn()); // 1 1^T
            var product = Multiplied(Operator.Juxtaposed, left, right);
            left = isPower ? Ambiguous(product, Readings.WithLast(left, last, new Binary(Operator.Power, last, right))) : product;
            last = right;
        }
        return left;
    }

    // Two numbers beside each other are never a product: 0.138 7, -0 5, z6.5
    private readonly bool IsSecondNumber => Kind == TokenKind.Number && _at.Offset == 0 && _at.Index > 0 && !IsRowOfOnes
        && char.IsAsciiDigit(_source.Folded.Text[_source.Tokens[_at.Index - 1].End - 1])
        && (_source.Tokens[_at.Index - 1].Kind == TokenKind.Number || _source.Tokens[_at.Index - 1].End == Current.Start);

    // 1^T behind a 1
    private readonly bool IsRowOfOnes => Rest is "1" && Peek() == TokenKind.Sup && MayBeOnes()
        && (IsTop(_at.Index + 2) || Peek(2) == TokenKind.Open && IsTop(_at.Index + 3));

    private readonly bool IsTop(int token) => token < _end && _source.Tokens[token].Kind is TokenKind.Run or TokenKind.Name
        && (_source.Tokens[token].Text ?? _source.Text(token)) is "T" or "⊤";

    // (y-t)2 may have lost the mark of its power.
    private readonly bool IsNumberBehindBracket => Kind == TokenKind.Number && _at.Offset == 0 && _at.Index > 0
        && _source.Tokens[_at.Index - 1] is { Bracket: ')', Kind: TokenKind.Close, End: var end } && end == Current.Start
        && !IsCoefficientInLatex;

    // \right)2z_6: in LaTeX powers have their marks.
    private readonly bool IsCoefficientInLatex =>
        Peek() is TokenKind.Run or TokenKind.Name && _source.Tokens[_at.Index + 1].Start == Current.End
            && _source.Folded.Text.Contains('\\');

    private readonly Binary Multiplied(Operator @operator, Formula left, Formula right) =>
        new(_at.HasWhole && (IsWhole(left) || IsWhole(right)) ? @operator : Operator.Multiply, left, right);

    // Most formulas have no whole vector, and need not be searched for one.
    private readonly bool IsWhole(Formula formula) => _at.HasWhole && MatrixForm.IsWhole(formula);

    // The parameter of a function of the answer's own can become a whole vector or matrix.
    private readonly bool MayBeWhole(Formula formula) =>
        IsWhole(formula) || _definitions.HasNames && _source.Vocabulary.HasIndices && OwnFunctions.HasParameter(formula);

    private readonly bool StartsFactor() => Factors.Has(Kind) || Kind == TokenKind.Bar && _at.Bars == 0;

    private readonly bool StartsCall() => Kind switch
    {
        TokenKind.Sum or TokenKind.Partial => true,
        TokenKind.Run => _source.Vocabulary.Words.Longest(Rest, out _) is Meaning.Call or Meaning.Form,
        TokenKind.Name => _source.Vocabulary.Words.Exactly(Current.Text) is Meaning.Call,
        _ => false,
    };

    private Formula? Signed()
    {
        if (!HasSign) return Factor();
        return Signed(Signs());
    }

    private Formula? Signed(int signs) => Factor() is { } operand ? Negated(operand, signs) : null;

    private readonly bool HasSign => Kind is TokenKind.Plus or TokenKind.Minus;

    // How many minus signs stand here; a plus changes nothing.
    private int Signs()
    {
        var signs = 0;
        for (; HasSign; Next()) signs += Kind == TokenKind.Minus ? 1 : 0;
        return signs;
    }

    private Formula? Negated(Formula operand, int signs)
    {
        if (signs > DepthLimit) return TooDeep();
        for (; signs > 0; signs--) operand = new Negate(operand);
        return operand;
    }

    private Formula? Factor()
    {
        if (++_at.Depth > DepthLimit) return TooDeep();
        var factor = Atom();
        if (factor is not null && Postfixes.Has(Kind)) factor = Postfixed(factor);
        _at.Depth--;
        return factor;
    }

    private Formula? Postfixed(Formula atom)
    {
        for (var postfixes = 0; Postfixes.Has(Kind); postfixes++)
        {
            if (postfixes == DepthLimit) return TooDeep();
            if (Postfix(atom) is not { } changed) return null;
            if (ReferenceEquals(changed, atom)) return Kind is TokenKind.Sup or TokenKind.Power ? Powered(atom) : atom;
            atom = changed;
        }
        return atom;
    }

    // What stands behind an atom and belongs to it; the atom itself where nothing does but perhaps a power.
    private Formula? Postfix(Formula atom)
    {
        switch (Kind)
        {
            case TokenKind.Sup when MayBeWhole(atom) && TryTransposed(): return new Transpose(atom);
            case TokenKind.Sup when atom is Number { Digits: "1" } && MayBeOnes() && TryTransposed(): return new Transpose(OnesColumn());
            case TokenKind.Prime when atom is not Call && IsWhole(atom): return Primed(atom);
            case TokenKind.Sup or TokenKind.Sub when atom is Symbol begun && IsIncomplete(begun):
                return Element(begun.Quantity, _at.Index, begun); // {w_jk}^l
            case TokenKind.Sub or TokenKind.Dot or TokenKind.Open when IsWhole(atom): return ArrayPostfix(atom);
            case TokenKind.Prime when atom is Call { Arguments.Length: 1 } call:
                Next(); // σ(z)' for σ'(z)
                return Called(call.Function, call.Order + 1, call.Arguments, _at.Index);
            default: return atom;
        }
    }

    private Formula? Powered(Formula atom)
    {
        Next();
        if (IsLabel && atom is Symbol { Quantity.Axes.IsEmpty: false }) return Fail(Label());
        var isBare = Kind != TokenKind.Open;
        if (Exponent() is not { } exponent) return null;
        var power = new Binary(Operator.Power, atom, exponent);
        return isBare && atom is Constant { Name: "e" } && IsBeforeName(exponent) ? PowerOver(power) : power;
    }

    // e^2z, e^-2z: a number with a name right behind it
    private readonly bool IsBeforeName(Formula exponent) => (exponent is Negate negate ? negate.Operand : exponent) is Number
        && Kind is TokenKind.Run or TokenKind.Name && IsAttached;

    // The name can be meant above the line as well.
    private Either? PowerOver(Binary power) => Factor() is { } name
        ? Ambiguous(
            Multiplied(Operator.Juxtaposed, power, name), power with { Right = Multiplied(Operator.Juxtaposed, power.Right, name) })
        : null;

    // ^{(2)}, ^{[1]}, ^(1): the number of a layer or of derivatives, and no power
    private readonly bool IsLabel
    {
        get
        {
            var number = IsOpen('{') ? _at.Index + 2 : _at.Index + 1;
            return Kind == TokenKind.Open && number + 1 < _end
                && _source.Tokens[number - 1] is { Kind: TokenKind.Open, Bracket: '(' or '[' }
                && _source.Tokens[number].Kind == TokenKind.Number && IsDigits(_source.Text(number))
                && _source.Tokens[number + 1].Kind == TokenKind.Close;
        }
    }

    // At its first bracket.
    private readonly ReadingFault.Quoting Label() =>
        Quoting(QuotingFault.Label, Current.Start, _source.Tokens[_at.Index + (IsOpen('{') ? 4 : 2)].End);

    private Formula? Exponent()
    {
        if (TakeOpen('{')) return Closed('{', Expression());
        var signs = Signs();
        return Factor() is { } exponent ? Negated(exponent, signs) : null;
    }
}

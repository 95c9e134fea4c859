using System.Globalization;
using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Numbers, brackets, fractions and roots.
internal ref partial struct Grammar
{
    private static readonly Number[] SmallNumbers =
    [
        new("0", 0), new("1", 1), new("2", 2), new("3", 3), new("4", 4), new("5", 5), new("6", 6), new("7", 7), new("8", 8), new("9", 9),
    ];

    private static readonly TokenKinds SumSigns = TokenKinds.Of(TokenKind.Plus, TokenKind.Minus);

    // Where a sum can begin or end.
    private static readonly TokenKinds Bounds =
        TokenKinds.Of(TokenKind.End, TokenKind.Open, TokenKind.Close, TokenKind.Equals, TokenKind.Becomes, TokenKind.Comma);

    // 12 branches: a table with one row for each kind of token
    private Formula? Atom() => Kind switch
    {
        TokenKind.Number => NumberOrIndicator(),
        TokenKind.Run => Run(),
        TokenKind.Name => WholeName(),
        TokenKind.Open => Group(Current.Bracket, _at.Index),
        TokenKind.Bar => Absolute(),
        TokenKind.Frac => Fraction(),
        TokenKind.Sqrt => Root(),
        TokenKind.Sum => SumSign(),
        TokenKind.Partial or TokenKind.Nabla => DerivativeSign(),
        TokenKind.Indicator => Indicator(),
        TokenKind.CasesBegin => Cases(),
        TokenKind.Underbrace => Underbrace(),
        _ => Fail(Missing(Wanted.Value)),
    };

    private Formula? NumberOrIndicator()
    {
        var token = _at.Index;
        var digits = Current.Text ?? Rest;
        Next();
        if (digits.Length == 1 && digits is not "1" && char.IsAsciiDigit(digits[0])) return SmallNumbers[digits[0] - '0'];
        if (digits is "1" && Kind == TokenKind.Sub && Peek() == TokenKind.Open) return Indicator(); // 1_{z > 0}
        return double.TryParse(digits, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? new Number(digits.ToString(), value)
            : Fail(new ReadingFault.Missing(Wanted.UsualNumber, "", digits.ToString(), PlaceOf(token), LengthOf(token)));
    }

    private Formula? Group(char open, int token) => Group(open) ?? FunctionIn(token);

    private Formula? Group(char open)
    {
        if (TornPartial() is { } torn) return torn;
        if (_at.Fault is not null) return null;
        if (!TakeOpen(open)) return Fail(Missing($"{open}"));
        var bars = _at.Bars;
        _at.Bars = 0;
        var inner = Closed(open, (TryIndexCondition() ?? TryLabelCondition()) is { } indices
            ? new Choose(indices, Integer(1), Integer(0))
            : _at.Fault is null ? Expression(isIndicator: open == '[') : null);
        _at.Bars = bars;
        return inner;
    }

    private Formula? Fraction()
    {
        if (Current.Text is not null) return DerivativeInBraces();
        if (TryDerivativeFraction() is { } derivative) return derivative;
        if (_at.Fault is not null) return null;
        if (TryFactorBesideDerivative() is { } product) return product;
        if (_at.Fault is not null) return null;
        Next();
        return Argument() is { } above && Argument() is { } below ? new Binary(Operator.Divide, above, below) : null;
    }

    // The argument of \frac and \sqrt: a group, or one character (\frac12, \frac z2).
    private Formula? Argument()
    {
        if (IsOpen('{')) return Group('{');
        if (Kind is not (TokenKind.Number or TokenKind.Run)) return Factor();
        var text = Rest;
        if (char.IsAsciiDigit(text[0]))
        {
            var digit = text[0] - '0';
            Advance(1);
            return Integer(digit);
        }
        if (text.Length == 1
            || _source.Vocabulary.Words.Exactly(text[..1]) is not Meaning.Name { Quantities: [{ IsScalar: true } scalar, ..] })
            return Factor();
        Advance(1);
        return Symbol.Of(scalar);
    }

    private Formula? Root()
    {
        Next();
        if (!IsOpen('[')) return Argument() is { } radicand ? new Call(FunctionTable.Sqrt, 0, [radicand]) : null;
        // \sqrt[3]{x}
        return Group('[') is { } degree && Argument() is { } inner ? RootOf(inner, degree) : null;
    }

    private static Formula RootOf(Formula radicand, Formula degree) => degree switch
    {
        Number { Value: 2 } => new Call(FunctionTable.Sqrt, 0, [radicand]),
        Number { Value: 3 } => new Call(FunctionTable.CubeRoot, 0, [radicand]), // of a negative number too
        _ => new Binary(Operator.Power, radicand, new Binary(Operator.Divide, Integer(1), degree)),
    };

    // a brace below a formula, and what it is called; or what is struck out
    private Formula? Underbrace()
    {
        var (sign, isStruckOut) = (_at.Index, Current.Text == LatexCommands.Cancelled);
        Next();
        if (isStruckOut) return StruckOut(sign);
        var braced = Group('{');
        if (braced is null || Kind is not (TokenKind.Sub or TokenKind.Sup)) return braced;
        Next();
        SkipGroup();
        return braced;
    }

    // \cancel{u}: it may still count, or be gone: a factor 1, a summand 0
    private Formula? StruckOut(int sign)
    {
        if (Argument() is not { } struck) return null;
        var before = sign > 0 ? _source.Tokens[sign - 1].Kind : TokenKind.End;
        var isSummand = (SumSigns.Has(before) || SumSigns.Has(Kind)) && (SumSigns.Has(before) || Bounds.Has(before))
            && (SumSigns.Has(Kind) || Bounds.Has(Kind));
        return Ambiguous(struck, Integer(isSummand ? 0 : 1));
    }
}

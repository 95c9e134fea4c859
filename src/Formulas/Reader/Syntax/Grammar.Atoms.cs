using System.Globalization;
using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Numbers, brackets, fractions and roots; bars: |x| of a number, ‖v‖ of an array, np.linalg.norm(X, axis=1).
internal ref partial struct Grammar
{
    private const int OpenBarsLimit = 8;

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
        if (digits is [(>= '0' and <= '9') and not '1']) return Integer(digits[0] - '0');
        if (digits is ['1'] && Kind == TokenKind.Sub && Peek() == TokenKind.Open) return Indicator(); // 1_{z > 0}
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

    private Formula? Absolute()
    {
        var bar = _at.Index;
        Next();
        _at.Bars++;
        var inner = Expression();
        _at.Bars--;
        if (inner is null) return null;
        if (Kind != TokenKind.Bar || IsDouble(bar) != IsDouble(_at.Index)) return Fail(Unclosed("|", _source.Place(bar)));
        Next();
        return IsWithinBars(inner, bar) ? NormOf(Unbarred(inner))
            : IsDouble(bar) || Kind == TokenKind.Sub && MayBeWhole(inner) ? NormOf(inner)
            : MayBeWhole(inner) ? OfBars(inner)
            : new Call(FunctionTable.Abs, 0, [inner]);
    }

    private readonly bool IsDouble(int bar) => _source.Tokens[bar].Bracket is LatexCommands.DoubleBar or '∥';

    // ||v||: bars right within bars
    private readonly bool IsWithinBars(Formula inner, int bar) => AreAttached(bar) && AreAttached(_at.Index - 2) && MayBeWhole(inner)
        && Unbarred(inner) != inner;

    private readonly bool AreAttached(int bar) => _source.Tokens[bar + 1].Kind == TokenKind.Bar && _source.Tokens[bar].Kind == TokenKind.Bar
        && _source.Tokens[bar].End == _source.Tokens[bar + 1].Start;

    private static Formula Unbarred(Formula inner) => inner switch
    {
        Either { First: Call { Function: var abs, Arguments: [var value] } } when abs == FunctionTable.Abs => value,
        Call { Function: var function, Arguments: [var value] } when function == FunctionTable.Abs => value,
        Call { Function: var root, Arguments: [Sum { Letter: "", Body: Binary { Operator: Operator.Power, Left: var value } }] }
            when root == FunctionTable.Sqrt => value,
        _ => inner,
    };

    // Single bars of an array are whichever the model takes itself; else it is asked.
    private Formula? OfBars(Formula array) => _source.Vocabulary.Bars switch
    {
        Bars.Numbers => new Call(FunctionTable.Abs, 0, [array]),
        Bars.Norms => Norm(array),
        _ when ++_at.OpenBars > OpenBarsLimit => TooDeep(), // each way has all that is within
        _ => Ambiguous(new Call(FunctionTable.Abs, 0, [array]), Norm(array)),
    };

    // Behind the closing bars: perhaps which norm it is.
    private Formula? NormOf(Formula array)
    {
        if (Kind != TokenKind.Sub) return Norm(array);
        var token = _at.Index;
        Next();
        var isGroup = TakeOpen('{');
        var which = Kind == TokenKind.Infinity ? "∞" : Rest.ToString();
        Next();
        if (isGroup && !Take(TokenKind.Close)) return Fail(LeftOver());
        return Norm(array, which) ?? Fail(Quoting(QuotingFault.LeftOver, which, token + 1));
    }

    private readonly Formula Norm(Formula array) =>
        MayBeWhole(array) ? new Call(FunctionTable.Sqrt, 0, [SumOfSquares(array)]) : new Call(FunctionTable.Abs, 0, [array]);

    private static Sum SumOfSquares(Formula array) => new("", null, new Binary(Operator.Power, array, Integer(2)));

    // ‖v‖_2, ‖W‖_F, ‖v‖_1, ‖v‖_∞; null for any other
    private readonly Formula? Norm(Formula array, string which) => which switch
    {
        "2" or "F" or "fro" or "Fro" => Norm(array),
        "1" or "∞" when !MayBeWhole(array) => Norm(array),
        "1" => new Sum("", null, new Call(FunctionTable.Abs, 0, [array])),
        "∞" or "inf" => new Sum("", null, new Call(FunctionTable.Abs, 0, [array])) { By = Reduction.Largest },
        _ => null,
    };

    // At the bracket of np.linalg.norm(x), norm(W, 'fro'), norm(X, axis=1, keepdims=True)
    private Formula? ProgramNorm()
    {
        var open = _at.Index;
        Next();
        if (Expression() is not { } array) return null;
        var from = _at.Index;
        MoveTo(open);
        SkipGroup();
        var text = _source.Folded.Text[_source.Tokens[from].Start..Math.Max(_source.Tokens[from].Start, EndOfRead - 1)];
        return WithArguments(array, text.Replace(" ", "").Trim(','))
            ?? Fail(new ReadingFault.Quoting(QuotingFault.LeftOver, text.Trim(',', ' '), _source.Place(from), Math.Max(1, text.Length)));
    }

    // Of a matrix, 2 and 1 are other norms in programs.
    private readonly Formula? WithArguments(Formula array, string arguments) => arguments switch
    {
        "" or "None" or "ord=None" => Norm(array),
        "'fro'" or "\"fro\"" or "ord='fro'" or "ord=\"fro\"" => Norm(array),
        "2" or "ord=2" => HasMatrix(array) ? null : Norm(array),
        "1" or "ord=1" => HasMatrix(array) ? null : Norm(array, "1"),
        "np.inf" or "ord=np.inf" => HasMatrix(array) ? null : Norm(array, "∞"),
        ['a' or 'd', ..] when MayBeWhole(array) => AlongAxis(SumOfSquares(array), arguments.Split(',')),
        _ => null,
    };

    private static bool HasMatrix(Formula array) =>
        Walks.First(array, static node => node is Symbol { IsWhole: true, OpenAxes: > 1 }) is not null;

    // axis=1, keepdims=True
    private static Call? AlongAxis(Sum squares, string[] arguments)
    {
        int? axis = arguments[0] switch
        {
            "axis=0" or "dim=0" => 0,
            "axis=1" or "axis=-1" or "dim=1" or "dim=-1" => 1,
            _ => null,
        };
        Formula sum = squares with { Along = axis };
        var kept = arguments is [_, "keepdims=True" or "keepdim=True"];
        if (axis is null || arguments.Length > 1 && !kept) return null;
        return new(FunctionTable.Sqrt, 0, [!kept ? sum : axis == 0 ? new Transpose(sum) : new Column(sum)]);
    }

    private Formula? Trace(int length)
    {
        var token = _at.Index;
        StepOver(length);
        return Form("trace", token);
    }
}

using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// dL/dz6, ∂L/∂z₆, \frac{\partial L}{\partial z_6}, (partialC)/(partialw_1), dL_dz6, dCdw1, \nabla_{w_1} C, dx3/dz3.
internal ref partial struct Grammar
{
    // What stands above or below the line of a derivative.
    private readonly record struct Side(Symbol? Name, Function? Function = null, Formula? Of = null);

    private Formula? DerivativeSign()
    {
        var sign = _at.Index;
        if (Kind == TokenKind.Nabla || Peek() == TokenKind.Sub) return Gradient();
        if (TryDerivative() is { } derivative) return derivative;
        return _at.Fault is null ? Fail(Plain(PlainFault.TornPartial, sign)) : null;
    }

    // ∇_a C, ∇_{w_1} C
    private Formula? Gradient()
    {
        var sign = _at.Index;
        Next();
        if (!Take(TokenKind.Sub)) return Fail(Quoting(QuotingFault.UnknownDerivative, _source.Text(sign).ToString(), sign));
        var braces = TakeOpen('{') || TakeOpen('(');
        if (BareName(braces) is { } bare)
        {
            Next();
            if (braces) Next();
            _at.HasWhole = true;
            if (LossOf(bare) is not { } of) return null;
            return new Derivative(of, new Symbol(bare, [], _source.Vocabulary.Asked?.Layer ?? new Index(bare.Layer!, 0)));
        }
        if (NameOf(Factor()) is not { } with) return null;
        if (braces && !Take(TokenKind.Close)) return Fail(Missing("}"));
        return LossOf(with.Quantity) is { } loss ? new Derivative(loss, with) : null;
    }

    // C, C(a^L)
    private Symbol? LossOf(Quantity with)
    {
        var loss = Loss();
        if (loss is not null) SkipPlace(with);
        return loss;
    }

    // (a^L) behind a derivative by a: where it is taken, and no factor
    private void SkipPlace(Quantity with)
    {
        if (with.Layer is null || !IsOpen('(')) return;
        var mark = _at;
        Next();
        if (_source.UsualMeaningOf(_at.Index) is Meaning.Name { Array: { } array } && array == with && Factor() is Symbol { IsWhole: true }
            && Take(TokenKind.Close)) return;
        _at = mark;
    }

    // ∇_a C leaves the layer out: the question's own
    private readonly Quantity? BareName(bool braces)
    {
        if (Kind != TokenKind.Run || _source.UsualMeaningOf(_at.Index) is not Meaning.Name { Quantities: [{ Layer: not null } bare, ..] })
            return null;
        return (braces ? Peek() == TokenKind.Close : Peek() is TokenKind.Run or TokenKind.Name) ? bare : null;
    }

    private Symbol? NameOf(Formula? formula)
    {
        if (formula is Symbol symbol) return symbol;
        Fail(Missing(Wanted.Name));
        return null;
    }

    private Symbol? Loss()
    {
        if (TakeLossName() is { } known) return known;
        if (NameOf(Factor()) is not { } loss) return null;
        if (loss.Quantity == _source.Vocabulary.Loss) return loss;
        Fail(new ReadingFault.Quoting(QuotingFault.UnknownDerivative, loss.Quantity.Name, _source.Place(_at.Index - 1), 1));
        return null;
    }

    // At ∂ or d: both halves of a derivative, or nothing read.
    internal Formula? TryDerivative()
    {
        var mark = _at;
        if (_source.Vocabulary.HasSlopes && OperatorInLine() is { } applied) return applied;
        _at = mark;
        var from = Current.Start + _at.Offset;
        if (ReadSide(isAbove: true) is { } above && (Take(TokenKind.Slash) || Kind == TokenKind.Over || IsGlued()))
        {
            var isOver = Take(TokenKind.Over); // {\partial L \over \partial z_6}, and nothing else below the line
            if ((SlopeAt(above) ?? Below(above, from)) is { } made && !(isOver && Kind != TokenKind.Close)) return made;
        }
        var read = _at;
        _at = mark;
        if (_source.Vocabulary.HasSlopes && FormulaInLine() is { } formula) return formula;
        _at = read;
        return Undone(mark);
    }

    private Formula? Below(Side above, int from) => _at.Fault is null && ReadSide() is { } below ? Made(above, below, from) : null;

    // ∂(t/z_6^2)/∂z_6, d ln(z_6)/dz_6
    private Formula? FormulaInLine()
    {
        if (!TakeDifferential() || !IsOpen('(') && !IsCall() || Factor() is not { } of || !Take(TokenKind.Slash)) return null;
        return ReadSide() is { Name: { } with } && _at.Fault is null ? Applied(of, with) : null;
    }

    private readonly bool IsCall() => Kind switch
    {
        TokenKind.Name => _source.Vocabulary.Words.Exactly(Current.Text),
        TokenKind.Run => _source.Vocabulary.Words.Longest(Rest, out _),
        _ => null,
    } is Meaning.Call;

    // Back to where a derivative was tried; only one of what the question does not know is certain to be one.
    private Formula? Undone(in Cursor mark)
    {
        var fault = _at.Fault is ReadingFault.Quoting { Kind: QuotingFault.UnknownDerivative } unknown ? unknown : null;
        _at = mark;
        return fault is null ? null : Fail(fault);
    }

    // dL_dz6, dCdw1
    private bool IsGlued()
    {
        if (Kind == TokenKind.Sub && Peek() == TokenKind.Run && _source.Text(_at.Index + 1)[0] == 'd') Next();
        return Kind == TokenKind.Run && Rest[0] == 'd';
    }

    // ∂ or d, where it is written, and the name behind it, perhaps in parentheses; above the line, a loss bears any name that losses have
    private Side? ReadSide(int brackets = 0, bool isAbove = false, bool isWritten = true)
    {
        if (Kind == TokenKind.Open && Current.Bracket is '(' or '{') return brackets > 3 ? null
            : SideInBrackets(brackets, isAbove, isWritten);
        if (isWritten && !TakeDifferential()) return null;
        return isAbove && TakeLossName() is { } loss ? new Side(OfWhat(loss)) : NamedSide(isAbove);
    }

    private Side? SideInBrackets(int brackets, bool isAbove, bool isWritten)
    {
        var open = Current.Bracket;
        Next();
        var inner = ReadSide(brackets + 1, isAbove, isWritten);
        return Kind == TokenKind.Close && Matches(open, Current.Bracket) && Take(TokenKind.Close) ? inner : null;
    }

    private Side? NamedSide(bool isAbove)
    {
        if (_source.Vocabulary.HasCompounds && Peek() == TokenKind.Sub && SideName() is { } compound)
            return new Side(isAbove ? OfWhat(compound) : compound);
        if (_at.Fault is not null) return null;
        var length = 0;
        var meaning = Kind switch
        {
            TokenKind.Name => _source.Vocabulary.Words.Exactly(Current.Text),
            TokenKind.Run => _source.Vocabulary.Words.Longest(Rest, out length),
            _ => null,
        };
        return meaning switch
        {
            Meaning.Call { Order: 0 } call => FunctionSide(call.Function, length),
            Meaning.Name => SideName() is { } symbol ? new Side(isAbove ? OfWhat(symbol) : symbol) : null,
            _ => null,
        };
    }

    // C(w, b), C_x: what the loss is of
    private Symbol OfWhat(Symbol name)
    {
        if (name.Quantity != _source.Vocabulary.Loss) return name;
        if (Kind == TokenKind.Sub && !(Peek() == TokenKind.Run && _source.Text(_at.Index + 1)[0] == 'd')) SkipScript();
        if (IsOpen('(')) SkipGroup();
        return name;
    }

    private void SkipScript()
    {
        Next();
        if (Kind == TokenKind.Open) SkipGroup();
        else Next();
    }

    // L, E, J where the question calls its loss C, unless that letter is something else in it
    private Symbol? TakeLossName()
    {
        if (_source.Vocabulary.Loss is not { } loss || Kind is not (TokenKind.Run or TokenKind.Name)) return null;
        var text = Kind == TokenKind.Name ? Current.Text : Rest;
        var length = Kind == TokenKind.Name && text is "l" ? 1 : LossNames.LengthIn(text);
        if (length == 0 || _source.Vocabulary.Words.Exactly(text[..length]) is Meaning.Name || IsNamed(text[..length])) return null;
        StepOver(length);
        return Symbol.Of(loss);
    }

    private readonly bool IsNamed(ReadOnlySpan<char> name)
    {
        foreach (var named in _source.Vocabulary.Named)
            if (name.SequenceEqual(named)) return true;
        return false;
    }

    // dW, dw_1: in programs the gradient of the loss
    internal Formula? TryGradientName(int known)
    {
        if (known > 1 || Kind != TokenKind.Run || Rest[0] != 'd' || _source.Vocabulary.Loss is not { } loss) return null;
        var mark = _at;
        Advance(1);
        var isAttached = _at.Index == mark.Index || IsBehindFont(mark.Index) || known == 0 && IsBeforeCommand(mark.Index);
        if (isAttached && SideName() is { } with && with.Quantity != loss && _at.Offset == 0)
            return new Derivative(Symbol.Of(loss), with);
        _at = mark;
        return null;
    }

    // \mathrm{d}w_1
    private readonly bool IsBehindFont(int d) =>
        _source.Tokens[d] is { Length: 1, End: var end } && _source.Folded.Text.AsSpan(end) is ['}', ..]
        && Kind is TokenKind.Run or TokenKind.Name && Current.Start == end + 1;

    // d\alpha, where nothing is called d
    private readonly bool IsBeforeCommand(int d) =>
        _source.Tokens[d] is { Length: 1, End: var end } && Kind == TokenKind.Name && Current.Start == end;

    private bool TakeDifferential()
    {
        switch (Kind)
        {
            case TokenKind.Name when Current.Text is "δ" or "∂":
            case TokenKind.Partial:
                Next();
                return true;
            case TokenKind.Run when Rest[0] is 'd' or 'δ':
                Advance(1);
                return true;
            default: return false;
        }
    }

    private Side? FunctionSide(Function function, int length)
    {
        StepOver(length);
        if (!IsOpen('(')) return new(null, function);
        return Arguments() is [var argument] ? new(null, function, argument) : null;
    }

    private Symbol? SideName()
    {
        _at.InDerivative = true;
        var name = Kind switch
        {
            TokenKind.Name => WholeName(),
            TokenKind.Run => NameAt(),
            _ => null,
        };
        _at.InDerivative = false;
        return name as Symbol;
    }

    private Formula? NameAt()
    {
        var token = _at.Index;
        if (TryCompound() is { } compound) return compound;
        if (_at.Fault is not null) return null;
        var text = Rest;
        if (_source.Vocabulary.Words.Longest(text, out var length) is not { } meaning) return null;
        Advance(length);
        return Meant(meaning, token, IsDelta(text[..length]));
    }

    private Formula? Made(Side above, Side below, int from)
    {
        if (below.Name is { } with && DerivativeOf(above, with) is { } derivative)
        {
            if (derivative is Derivative) SkipPlace(with.Quantity);
            return derivative;
        }
        var to = _at.Offset > 0 ? Current.Start + _at.Offset : EndOfRead;
        return Fail(Quoting(QuotingFault.UnknownDerivative, from, to));
    }

    // Of the loss, or the slope of an activation; null for others.
    private readonly Formula? DerivativeOf(Side above, Symbol with)
    {
        if (above.Function is { } function) return above.Of is null || above.Of.Equals(with) ? new Call(function, 1, [with]) : null;
        if (above.Name is not { } of) return null;
        if (of.Quantity == _source.Vocabulary.Loss) return new Derivative(of, with);
        var isSlope = _source.Vocabulary.Activations.TryGetValue(of.Quantity.Id, out var activation)
            && activation.Argument == with.Quantity && of with { Quantity = with.Quantity } == with;
        if (isSlope) return new Call(activation!.Function, 1, [with]);
        return _source.Vocabulary.HasSlopes ? new Slope(of, with) : null;
    }

    // \frac{\partial L}{\partial z_6}
    internal Formula? TryDerivativeFraction()
    {
        var mark = _at;
        var from = Current.Start;
        if (_source.Vocabulary.HasSlopes && OperatorFraction() is { } applied) return applied;
        _at = mark;
        Next();
        if (ReadSide(isAbove: true) is { } above)
        {
            if (SlopeAt(above) is { } slope) return slope;
            if (ReadSide() is { } below) return Made(above, below, from);
            if (above.Name?.Quantity is { } of && of == _source.Vocabulary.Loss && MissingPartial(mark) is { } missing)
                return Fail(missing);
        }
        var read = _at;
        if (_source.Vocabulary.HasSlopes && FormulaFraction(mark) is { } whole) return whole;
        _at = read;
        return Undone(mark);
    }

    // \frac{\partial \ln Z}{\partial s_i}
    private Formula? FormulaFraction(in Cursor fraction)
    {
        _at = fraction;
        Next();
        if (!TakeOpen('{') || !TakeDifferential() || Product() is not { } of || !Take(TokenKind.Close)) return null;
        return ReadSide() is { Name: { } with } && _at.Fault is null ? Applied(of, with) : null;
    }

    private readonly Formula Applied(Formula of, Symbol with) =>
        of is Symbol loss && loss.Quantity == _source.Vocabulary.Loss ? new Derivative(loss, with) : new Slope(of, with);

    // \frac{\partial}{\partial z_6} \left( … \right), \frac{d}{dz} z^2: of brackets what is in them, else up to the next + or -
    private Formula? OperatorFraction()
    {
        Next();
        return TakeLoneDifferential() ? Applied() : null;
    }

    // ∂/∂z_6 (…), d/dz σ(z)
    private Formula? OperatorInLine() => TakeDifferential() && _at.Offset == 0 && Take(TokenKind.Slash) ? Applied() : null;

    private Formula? Applied()
    {
        if (ReadSide() is not { Name: { } with } || _at.Fault is not null) return null;
        if (!StartsFactor() && !HasSign) return null;
        return (Kind == TokenKind.Open ? Factor() : Product()) is { } of ? Applied(of, with) : null;
    }

    private bool TakeLoneDifferential() => TakeOpen('{') && TakeDifferential() && Take(TokenKind.Close);

    // \pdv{L}{z_6}
    private Formula? DerivativeInBraces()
    {
        var from = Current.Start;
        Next();
        if (ReadSide(isAbove: true, isWritten: false) is { } above && ReadSide(isWritten: false) is { } below)
            return Made(above, below, from);
        return _at.Fault is null ? Fail(Quoting(QuotingFault.UnknownDerivative, from, EndOfRead)) : null;
    }

    // \frac{\eta\,\partial C}{\partial w_1}
    internal Formula? TryFactorBesideDerivative()
    {
        if (!_source.Tokens.Kinds.Has(TokenKind.Partial)) return null;
        var mark = _at;
        Next();
        if (IsOpen('{') && Peek() != TokenKind.Partial && HasPartialInGroup())
        {
            Next();
            var factor = FactorBeforePartial();
            var from = Current.Start;
            if (factor is not null && ReadSide(isAbove: true) is { } above && Take(TokenKind.Close) && ReadSide() is { } below)
                return Made(above, below, from) is { } derivative ? Multiplied(Operator.Juxtaposed, factor, derivative) : null;
        }
        _at = mark;
        return null;
    }

    private Formula? FactorBeforePartial()
    {
        var factor = Factor();
        while (factor is not null && Kind != TokenKind.Partial && StartsFactor())
            factor = Factor() is { } next ? Multiplied(Operator.Juxtaposed, factor, next) : null;
        return factor;
    }

    private readonly bool HasPartialInGroup()
    {
        for (var i = _at.Index + 1; i < _end && _source.Tokens[i].Kind is not (TokenKind.Close or TokenKind.Open); i++)
            if (_source.Tokens[i].Kind == TokenKind.Partial) return true;
        return false;
    }
}

using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// dL/dz6, ∂L/∂z₆, \frac{\partial L}{\partial z_6}, (partialC)/(partialw_1), dL_dz6, dCdw1, \nabla_{w_1} C, dx3/dz3.
internal sealed partial class FormulaParser
{
    // What stands above or below the line of a derivative.
    private readonly record struct Side(Symbol? Name, Function? Function = null);

    private Formula? DerivativeSign()
    {
        ref readonly var start = ref Current;
        if (Kind == TokenKind.Nabla || Peek() == TokenKind.Sub) return Gradient();
        if (TryDerivative() is { } derivative) return derivative;
        if (_error is not null) return null;
        return Fail(new ReadingFault.Plain(PlainFault.TornPartial, folded.Place(start.Start), Math.Max(1, start.Length)));
    }

    // ∇_a C, ∇_{w_1} C
    private Formula? Gradient()
    {
        ref readonly var start = ref Current;
        Next();
        if (!Take(TokenKind.Sub)) return Fail(new ReadingFault.Quoting(QuotingFault.UnknownDerivative, TextOf(start).ToString(), folded.Place(start.Start), start.Length));
        var braces = TakeOpen('{') || TakeOpen('(');
        // ∇_a C leaves the layer out: the question's own
        if (Kind == TokenKind.Run && vocabulary.Words.Exactly(TextOf(Current)) is Meaning.Name { Quantities: [{ Layer: not null } bare, ..] } && (braces ? Peek() == TokenKind.Close : Peek() is TokenKind.Run or TokenKind.Name))
        {
            Next();
            if (braces) Next();
            _hasWhole = true;
            return Loss() is { } of ? new Derivative(of, new Symbol(bare, [], vocabulary.Asked?.Layer ?? new Index("l", 0))) : null;
        }
        if (NameOf(Factor()) is not { } with) return null;
        if (braces && !Take(TokenKind.Close)) return Fail(Missing(Wanted.Sign, "}"));
        return Loss() is { } loss ? new Derivative(loss, with) : null;
    }

    private Symbol? NameOf(Formula? formula)
    {
        if (formula is Symbol symbol) return symbol;
        Fail(Missing(Wanted.Name));
        return null;
    }

    private Symbol? Loss()
    {
        if (NameOf(Factor()) is not { } loss) return null;
        if (loss.Quantity == vocabulary.Loss) return loss;
        Fail(new ReadingFault.Quoting(QuotingFault.UnknownDerivative, loss.Quantity.Name, Place(_index - 1), 1));
        return null;
    }

    // At ∂ or d: both halves of a derivative, or nothing read.
    private Formula? TryDerivative()
    {
        var mark = Mark();
        var from = Current.Start + _offset;
        if (TrySide() is { } above && (Take(TokenKind.Slash) || IsGlued()) && TrySide() is { } below) return Make(above, below, from);
        if (_error is not ReadingFault.Quoting { Kind: QuotingFault.UnknownDerivative }) _error = null;
        Reset(mark);
        return null;
    }

    // dL_dz6, dCdw1
    private bool IsGlued()
    {
        if (Kind == TokenKind.Sub && Peek() == TokenKind.Run && TextOf(tokens[_index + 1])[0] == 'd') Next();
        return Kind == TokenKind.Run && folded.Text[Current.Start + _offset] == 'd';
    }

    // ∂ or d and the name behind it, perhaps in parentheses
    private Side? TrySide(int brackets = 0)
    {
        if (Kind == TokenKind.Open && Current.Bracket is '(' or '{')
        {
            if (brackets > 3) return null;
            var open = Current.Bracket;
            Next();
            return TrySide(brackets + 1) is { } inner && Kind == TokenKind.Close && Matches(open, Current.Bracket) && Take(TokenKind.Close) ? inner : null;
        }
        if (Kind == TokenKind.Partial) Next();
        else if (Kind == TokenKind.Name && Current.Text is "δ" or "∂") Next();
        else if (Kind == TokenKind.Run && folded.Text[Current.Start + _offset] is 'd' or 'δ') Advance(1);
        else return null;
        if (Kind is not (TokenKind.Run or TokenKind.Name)) return null;
        var meaning = Kind == TokenKind.Name ? vocabulary.Words.Exactly(Current.Text) : vocabulary.Words.Longest(TextOf(Current)[_offset..], out _);
        if (meaning is Meaning.Call { Order: 0 } call)
        {
            if (Kind == TokenKind.Name) Next();
            else
            {
                vocabulary.Words.Longest(TextOf(Current)[_offset..], out var length);
                Advance(length);
            }
            if (IsOpen('(')) SkipGroup();
            return new Side(null, call.Function);
        }
        return meaning is Meaning.Name && SideName() is { } symbol ? new Side(symbol) : null;
    }

    private Symbol? SideName()
    {
        _inDerivative = true;
        var name = Kind == TokenKind.Name ? WholeName(Current) : Kind == TokenKind.Run ? NameAt() : null;
        _inDerivative = false;
        return name as Symbol;
    }

    private Formula? NameAt()
    {
        ref readonly var token = ref Current;
        var text = TextOf(token)[_offset..];
        if (vocabulary.Words.Longest(text, out var length) is not { } meaning) return null;
        Advance(length);
        return Meant(meaning, token, IsDelta(text[..length]));
    }

    private Formula? Make(Side above, Side below, int from)
    {
        var to = _index > 0 ? _offset > 0 ? Current.Start + _offset : tokens[_index - 1].End : from;
        if (below.Name is { } with)
        {
            if (above.Function is { } function) return new Call(function, 1, [with]);
            if (above.Name is { } of)
            {
                if (of.Quantity == vocabulary.Loss) return new Derivative(of, with);
                if (vocabulary.Activations.TryGetValue(of.Quantity.Id, out var activation) && activation.Argument == with.Quantity && of.Layer == with.Layer && of.Subscripts.SequenceEqual(with.Subscripts))
                    return new Call(activation.Function, 1, [with]);
            }
        }
        return Fail(new ReadingFault.Quoting(QuotingFault.UnknownDerivative, folded.Text[from..to], folded.Place(from), Math.Max(1, to - from)));
    }

    // \frac{\partial L}{\partial z_6}
    private Formula? TryDerivativeFraction()
    {
        var mark = Mark();
        var from = Current.Start;
        Next();
        var above = TrySide();
        if (above is { } side)
        {
            if (TrySide() is { } below) return Make(side, below, from);
            if (side.Name?.Quantity is { } of && of == vocabulary.Loss && MissingPartial(mark, from) is { } missing) return Fail(missing);
        }
        if (_error is not ReadingFault.Quoting { Kind: QuotingFault.UnknownDerivative }) _error = null;
        Reset(mark);
        return null;
    }

    // \frac{\partial C}{a_j^L}
    private ReadingFault? MissingPartial((int, int, int) fraction, int from)
    {
        Reset(fraction);
        Next();
        TrySide();
        _error = null;
        var at = _index;
        var braces = TakeOpen('{');
        if (SideName() is null || braces && !Take(TokenKind.Close)) return null;
        var read = folded.Text[from..tokens[_index - 1].End];
        var inner = folded.Text[tokens[at].Start..tokens[_index - 1].End];
        return new ReadingFault.Pairing(PairingFault.MissingPartial, read, read.Replace(inner, braces ? "{\\partial " + inner[1..] : "\\partial " + inner, StringComparison.Ordinal), folded.Place(from), read.Length);
    }

    // \frac{\eta\,\partial C}{\partial w_1}
    private Formula? TryFactorBesideDerivative()
    {
        if (!tokens.Kinds.Has(TokenKind.Partial)) return null;
        var mark = Mark();
        Next();
        if (IsOpen('{') && Peek() != TokenKind.Partial && HasPartialInGroup())
        {
            Next();
            var factor = Factor();
            while (factor is not null && Kind != TokenKind.Partial && StartsFactor()) factor = Factor() is { } next ? Multiplied(Operator.MatrixProduct, factor, next) : null;
            var from = Current.Start;
            if (factor is not null && TrySide() is { } above && Take(TokenKind.Close) && TrySide() is { } below)
                return Make(above, below, from) is { } derivative ? Multiplied(Operator.MatrixProduct, factor, derivative) : null;
        }
        _error = null;
        Reset(mark);
        return null;
    }

    private bool HasPartialInGroup()
    {
        for (var i = _index + 1; i < _end && tokens[i].Kind is not (TokenKind.Close or TokenKind.Open); i++)
            if (tokens[i].Kind == TokenKind.Partial) return true;
        return false;
    }

    // (partialC)/(partialw_1); (partialC) alone is half a derivative
    private Formula? TornPartial()
    {
        if (Kind != TokenKind.Open) return null;
        if (Peek() == TokenKind.Run && TextOf(tokens[_index + 1])[0] == 'd') return TryDerivative(); // (dC)/(dw_1)
        if (Peek() != TokenKind.Partial) return null;
        ref readonly var start = ref Current;
        var mark = Mark();
        if (TryDerivative() is { } derivative) return derivative;
        if (_error is not null) return null;
        // ∂L/∂z6 may also stand as a whole in the parentheses
        Next();
        var whole = TryDerivative();
        Reset(mark);
        return whole is not null || _error is not null ? null : Fail(new ReadingFault.Plain(PlainFault.TornPartial, folded.Place(start.Start), start.Length));
    }
}

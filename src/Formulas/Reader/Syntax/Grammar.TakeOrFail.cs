using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;

namespace Formulas.Reader.Syntax;

// From token to token, brackets, and what is said where something else was expected.
internal ref partial struct Grammar
{
    // The token at the cursor; before its end, see Kind.
    private readonly ref readonly Token Current => ref _source.Tokens[_at.Index];

    private readonly TokenKind Kind => _at.Kind;

    // What is left of the current token.
    private readonly ReadOnlySpan<char> Rest => _source.Text(in Current, _at.Offset);

    private readonly TokenKind Peek(int ahead = 1) => _at.Index + ahead < _end ? _source.Tokens[_at.Index + ahead].Kind : TokenKind.End;

    private void Next()
    {
        if (_at.Index < _end) MoveTo(_at.Index + 1);
    }

    private void MoveTo(int index)
    {
        (_at.Index, _at.Offset) = (index, 0);
        _at.Kind = index < _end ? _source.Tokens[index].Kind : TokenKind.End;
    }

    // Over so many characters of the current token.
    private void Advance(int length)
    {
        _at.Offset += length;
        if (_at.Offset >= Current.Length) Next();
    }

    private bool Take(TokenKind kind)
    {
        if (Kind != kind) return false;
        Next();
        return true;
    }

    private readonly bool IsOpen(char bracket) => Kind == TokenKind.Open && Current.Bracket == bracket;

    private bool TakeOpen(char bracket)
    {
        if (!IsOpen(bracket)) return false;
        Next();
        return true;
    }

    // What was read within a bracket, once that is closed.
    private Formula? Closed(char open, Formula? inner) => inner is not null && Close(open) ? inner : null;

    private bool Close(char open)
    {
        if (Kind != TokenKind.Close || !Matches(open, Current.Bracket)) return FailAt(NotClosed(open));
        Next();
        return true;
    }

    private readonly ReadingFault NotClosed(char open) => Kind switch
    {
        TokenKind.End => Unclosed($"{open}", OpenPlace(open)),
        TokenKind.Close => new ReadingFault.Pairing(PairingFault.NotClosedBy, $"{open}", $"{Current.Bracket}", _source.Place(_at.Index), 1),
        _ => LeftOver(),
    };

    private static bool Matches(char open, char close) => (open, close) is ('(', ')') or ('[', ']') or ('{', '}');

    private void SkipGroup()
    {
        var depth = 0;
        do
        {
            if (Kind == TokenKind.Open) depth++;
            else if (Kind == TokenKind.Close) depth--;
            Next();
        }
        while (depth > 0 && Kind != TokenKind.End);
    }

    // The last bracket of this kind that stays open before the end.
    private readonly int OpenPlace(char open)
    {
        var depth = 0;
        for (var i = _end - 1; i >= 0; i--)
        {
            ref readonly var token = ref _source.Tokens[i];
            if (token.Kind == TokenKind.Close) depth++;
            else if (token.Kind == TokenKind.Open && depth-- == 0 && token.Bracket == open) return _source.Place(i);
        }
        return 0;
    }

    // Where what is read so far ends in the folded text, and what is not read yet begins.
    private readonly int EndOfRead => _at.Offset > 0 ? Current.End : _source.Tokens[Math.Max(0, _at.Index - 1)].End;

    private readonly int EndOfCurrent => Kind == TokenKind.End ? EndOfRead : Current.End;

    private Formula? Fail(ReadingFault fault)
    {
        _at.Fault ??= fault;
        return null;
    }

    private bool FailAt(ReadingFault fault)
    {
        _at.Fault ??= fault;
        return false;
    }

    private Formula? TooDeep() => Fail(new ReadingFault.Plain(PlainFault.TooDeep, _source.Place(_at.Index), 1));

    private static ReadingFault Unclosed(string bracket, int place) => new ReadingFault.Quoting(QuotingFault.Unclosed, bracket, place, 1);

    // The place of a token that is marked; one behind the end is marked there.
    private readonly int PlaceOf(int token) => token < _end ? _source.Place(token) : _source.Folded.Place(_source.Tokens[_end - 1].End);

    private readonly int LengthOf(int token) => token < _end ? Math.Max(1, _source.Tokens[token].Length) : 1;

    private readonly ReadingFault.Plain Plain(PlainFault kind, int token) => new(kind, PlaceOf(token), LengthOf(token));

    private readonly ReadingFault.Quoting Quoting(QuotingFault kind, string text, int token) =>
        new(kind, text, PlaceOf(token), LengthOf(token));

    // A passage of the folded text, quoted.
    private readonly ReadingFault.Quoting Quoting(QuotingFault kind, int from, int to) =>
        new(kind, _source.Folded.Text[from..to], _source.Folded.Place(from), Math.Max(1, to - from));

    private readonly ReadingFault LeftOver()
    {
        var from = Kind == TokenKind.End ? EndOfRead : Current.Start + _at.Offset;
        var place = _source.Folded.Place(from);
        var text = Kind == TokenKind.End ? "" : Rest.ToString();
        if (RelationOf(Kind) is not null && Kind != TokenKind.Equals)
            return new ReadingFault.Plain(PlainFault.Comparison, place, text.Length);
        return Kind switch
        {
            TokenKind.PlusMinus => new ReadingFault.Plain(PlainFault.PlusMinus, place, 1),
            TokenKind.Percent => new ReadingFault.Plain(PlainFault.Percent, place, 1),
            TokenKind.Ellipsis => new ReadingFault.Plain(PlainFault.Ellipsis, place, text.Length),
            TokenKind.Infinity => new ReadingFault.Plain(PlainFault.Infinity, place, 1),
            TokenKind.Question => new ReadingFault.Plain(PlainFault.Question, place, 1),
            TokenKind.Words => new ReadingFault.Quoting(QuotingFault.Words, text, place, text.Length),
            TokenKind.Run => UnknownName(Word(_source.Text(_at.Index).ToString()), _source.Place(_at.Index)),
            _ => new ReadingFault.Quoting(QuotingFault.LeftOver, text, place, text.Length),
        };
    }

    private readonly ReadingFault.UnknownName UnknownName(string name, int place) =>
        new(name, _source.Vocabulary.Nearest(name), IsMember: false, place, name.Length)
        {
            Loss = _source.Vocabulary.Loss is { } loss && name.Length > 0 && LossNames.LengthIn(name) == name.Length ? loss.Name : null,
        };

    private readonly ReadingFault Missing(Wanted wanted, string sign = "")
    {
        if (Kind == TokenKind.End) return new ReadingFault.Missing(wanted, sign, "", _source.Folded.Place(EndOfRead), 0);
        var isOtherFault = Kind is TokenKind.PlusMinus or TokenKind.Percent or TokenKind.Ellipsis or TokenKind.Infinity
            or TokenKind.Words or TokenKind.Question;
        return isOtherFault
            ? LeftOver()
            : new ReadingFault.Missing(wanted, sign, _source.Text(_at.Index).ToString(), _source.Place(_at.Index), Current.Length);
    }

    private readonly ReadingFault Missing(string sign) => Missing(Wanted.Sign, sign);

    private readonly ReadingFault.UnknownName NoSuchName(int token) =>
        UnknownName(Word(_source.Text(token).ToString()), _source.Place(token)) with { IsMember = true };

    // A name with a mark that this question does not have: what may be meant is the name without it.
    private readonly ReadingFault.UnknownName NotTheName(int token, string bare)
    {
        var typed = _source.Folded.Typed(_source.Tokens[token].Start, _source.Tokens[token].End);
        var known = _source.Vocabulary.Words.Exactly(bare) is Meaning.Name ? Greek.Spelled(bare) : null;
        var shown = typed.Contains('{') && !typed.Contains('}') ? typed + "}" : typed; // \hat{z_6}
        return new(shown, known, IsMember: false, _source.Place(token), typed.Length);
    }

    private Formula? NotKnown()
    {
        // of a run that is cut the whole is unknown, not its last piece
        var whole = Kind == TokenKind.Name ? Current.Text! : _source.Text(_at.Index).ToString();
        var start = _source.Place(_at.Index);
        if (whole is "o" or "O") return Fail(new ReadingFault.Quoting(QuotingFault.LetterForDigit, whole, start, 1));
        var word = Word(whole);
        var name = word.Length == 0 ? whole : word;
        var end = _source.Folded.Place(_source.Tokens[_at.Index].Start + (name == whole ? Current.Length : name.Length));
        return Fail(UnknownName(name, start) with { Length = Math.Max(1, end - start) });
    }

    // \frac{\partial C}{a_j^L}
    private ReadingFault? MissingPartial(in Cursor fraction)
    {
        _at = fraction;
        var from = Current.Start;
        Next();
        ReadSide(isAbove: true);
        _at.Fault = null;
        var at = _at.Index;
        var braces = TakeOpen('{');
        if (SideName() is null || braces && !Take(TokenKind.Close)) return null;
        var read = _source.Folded.Text[from..EndOfRead];
        var inner = _source.Folded.Text[_source.Tokens[at].Start..EndOfRead];
        var tried = read.Replace(inner, braces ? "{\\partial " + inner[1..] : "\\partial " + inner, StringComparison.Ordinal);
        return new ReadingFault.Pairing(PairingFault.MissingPartial, read, tried, _source.Folded.Place(from), read.Length);
    }

    // (partialC)/(partialw_1); (partialC) alone is half a derivative
    private Formula? TornPartial()
    {
        if (Kind != TokenKind.Open) return null;
        if (Peek() == TokenKind.Run && _source.Text(_at.Index + 1)[0] == 'd') return TryDerivative(); // (dC)/(dw_1)
        if (Peek() != TokenKind.Partial) return null;
        if (TryDerivative() is { } derivative) return derivative;
        return _at.Fault is not null || IsWholeDerivative() ? null : Fail(Plain(PlainFault.TornPartial, _at.Index));
    }

    // ∂L/∂z6 may also stand as a whole in the parentheses.
    private bool IsWholeDerivative()
    {
        var mark = _at;
        Next();
        var isWhole = TryDerivative() is not null;
        var fault = _at.Fault;
        _at = mark;
        if (fault is not null) Fail(fault);
        return isWhole || fault is not null;
    }
}

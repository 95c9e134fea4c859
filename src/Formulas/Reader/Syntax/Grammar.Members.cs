using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// A name with the scripts that follow, in either order, and scalars that are told apart by numbers: z_6, z^2_6, w_{46}, w[4][6].
internal ref partial struct Grammar
{
    private Formula? Scripted(Meaning.Name name, int token)
    {
        if (name.Array is not { } array || name.Scalar is not null && Kind != TokenKind.Sub && !IsOpen('['))
            return Scalar(name.Scalar!, token);
        return !array.IsFamily ? Element(array, token, layer: name.Layer) : PlainMember(array) is { } member ? Scalar(member, token)
            : Member(array, token);
    }

    private Formula? Scalar(Symbol scalar, int token)
    {
        if (_source.Vocabulary.Updated is not { } updated) return scalar;
        if (scalar.Quantity.Id == _source.Vocabulary.Step?.Id) return StepSize(scalar.Quantity.Name, token);
        if (scalar.Quantity.Id == updated.Id) SkipUpdateMarks();
        else if (Kind == TokenKind.Sub || IsOpen('[') && IsAttached) SkipTime();
        return scalar;
    }

    // v_t and v[t] beside w_t: what other names have now, too
    private void SkipTime()
    {
        var (mark, isInBrackets) = (_at, Kind == TokenKind.Open);
        Next();
        var isGroup = isInBrackets || TakeOpen('{');
        var isNow = Kind == TokenKind.Run && (Rest is "t" or "n" or "old" || Rest is "k" && !isInBrackets);
        if (isNow) Next();
        if (!isNow || isGroup && !Take(TokenKind.Close)) _at = mark;
    }

    // The usual z_6 and w_{46}, without a list of indices.
    private Symbol? PlainMember(Quantity family)
    {
        if (Kind != TokenKind.Sub) return null;
        var braces = Peek() == TokenKind.Open;
        var digits = _at.Index + (braces ? 2 : 1);
        if (!IsNumber(digits, family.Subscripts) || braces && Peek(3) != TokenKind.Close) return null;
        // a scalar of that very name, and not of another spelling, is one of the family
        if (_source.Vocabulary.Words.Exactly(family.Name, _source.Text(digits)) is not Meaning.Name { Scalar: { } member }
            || !member.Quantity.Name.StartsWith(family.Name, StringComparison.Ordinal)) return null;
        MoveTo(digits + (braces ? 2 : 1));
        return member;
    }

    private readonly bool IsNumber(int token, int digits) =>
        token < _end && _source.Tokens[token].Kind == TokenKind.Number && _source.Tokens[token].Length == digits;

    private Formula? Member(Quantity family, int token)
    {
        Formula? power = null;
        if (Kind == TokenKind.Sup && _source.Vocabulary.Updated is null && !_at.InDerivative)
        {
            Next(); // z^2_6
            if ((power = Exponent()) is null) return null;
        }
        var subscripts = new List<Index>();
        if (MemberSubscripts(family, subscripts) is not { } isUpdated) return null;
        if (isUpdated) return Symbol.Of(_source.Vocabulary.Updated!);
        if (_source.Vocabulary.Updated is not null && IsMarked(family, subscripts)) subscripts.RemoveAt(family.Subscripts); // w_{46,t}
        var symbol = subscripts.TrueForAll(index => index.IsNumber) ? Numbered(family, subscripts, token) : Indexed(family, subscripts);
        return symbol is null || power is null ? symbol : new Binary(Operator.Power, symbol, power);
    }

    // The subscripts of a family; true where they are marks of the updated name (w_new), null where they can't be read.
    private bool? MemberSubscripts(Quantity family, List<Index> subscripts)
    {
        while (subscripts.Count < family.Subscripts && (Kind == TokenKind.Sub || IsOpen('[')))
        {
            if (IsUpdated(family))
            {
                SkipUpdateMarks();
                return true;
            }
            if (!Subscripts(subscripts, family.Subscripts)) return null;
        }
        return false;
    }

    private readonly bool IsUpdated(Quantity family) => Kind == TokenKind.Sub && Peek() == TokenKind.Run
        && _source.Vocabulary.Updated is { } updated && family.Members.ContainsKey(updated.Name) && IsNewOrOld(_source.Text(_at.Index + 1));

    private static bool IsMarked(Quantity family, List<Index> subscripts) => subscripts.Count == family.Subscripts + 1
        && subscripts[^1] is { Letter.Length: 1, Offset: 0, Letter: var mark } && UpdateMarks.Contains(mark);

    private Symbol? Numbered(Quantity family, List<Index> subscripts, int token)
    {
        if (subscripts.Count == 0)
        {
            Fail(new ReadingFault.Counting(CountingFault.Subscripts, family.Name, family.Subscripts, 0, PlaceOf(token), LengthOf(token)));
            return null;
        }
        var name = family.Name + string.Concat(subscripts.Select(index => index.Offset));
        if (!family.Members.TryGetValue(name, out var member))
        {
            var length = EndOfRead - _source.Tokens[token].Start;
            Fail(new ReadingFault.UnknownName(
                Greek.Spelled(name), _source.Vocabulary.Nearest(name), IsMember: true, PlaceOf(token), length));
            return null;
        }
        if (member == _source.Vocabulary.Updated) SkipUpdateMarks();
        return Symbol.Of(member);
    }

    private Symbol Indexed(Quantity family, List<Index> subscripts)
    {
        _at.HasIndices = true;
        return new(family, [.. subscripts], null);
    }

    // w3i within a sum over i, yj where j is free: subscripts that hang at the name
    private Symbol? Glued(Quantity quantity, int token, Index? layer)
    {
        var wanted = quantity.Subscripts;
        if (NumberedElement(quantity) is { } element) return element;
        if (!IsGluedSubscript(Rest, wanted)) return null;
        var subscripts = new Index[wanted];
        for (var s = 0; s < wanted; s++) subscripts[s] = IndexOf(Rest[s]);
        Advance(wanted);
        _at.HasIndices = true;
        var symbol = new Symbol(quantity, [.. subscripts], null);
        return quantity.Layer is null ? symbol : Element(quantity, token, symbol, layer) as Symbol;
    }

    // x2 of an array with one place, h3 of a step
    private Symbol? NumberedElement(Quantity quantity)
    {
        if (!IsNumbered(quantity) || DigitsHere() is not (> 0 and <= 3 and var digits)) return null;
        if (digits < Rest.Length && char.IsLetterOrDigit(Rest[digits]) && quantity.IsTimed && quantity.Axes.Length > 0) return null;
        var number = Index.Of(int.Parse(Rest[..digits]));
        Advance(digits);
        return quantity.IsTimed ? AtStep(quantity, number) : new(quantity, [number], null);
    }

    private static bool IsNumbered(Quantity quantity) => !quantity.IsFamily
        && (quantity.IsTimed || quantity is { Layer: null, Axes: [{ Layer: null }] });

    private readonly int DigitsHere()
    {
        var digits = 0;
        while (digits < Rest.Length && char.IsAsciiDigit(Rest[digits])) digits++;
        return digits;
    }

    // h3, h3_j
    private Symbol? AtStep(Quantity quantity, Index step)
    {
        _at.HasWhole |= quantity.Axes.Length > 0;
        if (Kind != TokenKind.Sub || _at.Offset > 0 || quantity.Axes.IsEmpty) return new(quantity, [], step);
        var subscripts = new List<Index>();
        return Subscripts(subscripts, quantity.Axes.Length) && subscripts.Count == quantity.Axes.Length
            ? new(quantity, [.. subscripts], step)
            : null;
    }

    private readonly bool IsGluedSubscript(ReadOnlySpan<char> rest, int wanted)
    {
        if (wanted == 0 || rest.Length < wanted || !rest[..wanted].ContainsAnyExceptInRange('0', '9')) return false;
        foreach (var c in rest[..wanted])
            if (!char.IsAsciiDigit(c) && !_at.Dummies.Contains(c) && !IsFree(c)) return false;
        return true;
    }

    private readonly bool IsFree(char letter)
    {
        foreach (var free in _source.Vocabulary.FreeIndices)
            if (free.Letter[0] == letter) return true;
        return false;
    }

    private static readonly string[] UpdateMarks =
    [
        "new", "old", "t", "t+1", "t-1", "n", "n+1", "k", "k+1", "i", "i+1", "next", "current", "tau", "tau+1", "τ", "τ+1", "*", "+",
            "prev",
        "updated", "neu", "alt",
    ];

    private static readonly TokenKinds MarkSigns = TokenKinds.Of(TokenKind.Plus, TokenKind.Times);

    private static bool IsNewOrOld(ReadOnlySpan<char> word) => word is "new" or "old" or "neu" or "alt";

    private void SkipUpdateMarks()
    {
        while (Take(TokenKind.Prime) || TryUpdateMark()) { }
    }

    internal bool TryUpdateMark()
    {
        var mark = _at;
        if (Kind is TokenKind.Sub or TokenKind.Sup) Next();
        // w^{+}; the sign in w {+}= … belongs to the relation
        else if (Kind == TokenKind.Open && MarkSigns.Has(Peek())) return false;
        if (Kind == TokenKind.Open ? IsMarkInBrackets() : _at.Index > mark.Index && IsMarkWord()) return true;
        _at = mark;
        return false;
    }

    // η_t, η_1, η^{(t)}: which step it is. η^2 is a power.
    private string StepMark()
    {
        if (Kind is not (TokenKind.Sub or TokenKind.Sup)) return "";
        var mark = _at;
        var isBelow = Kind == TokenKind.Sub;
        Next();
        var isDouble = Kind == TokenKind.Open && Peek() == TokenKind.Open;
        var from = Kind == TokenKind.End ? 0 : Current.Start;
        if (Kind == TokenKind.Open) SkipGroup();
        else Next();
        var text = _source.Folded.Text[from..Math.Max(from, EndOfRead)];
        if (isBelow || isDouble || UpdateMarks.Contains(text.Trim('(', ')', '{', '}', ' ').Replace("\\", ""))) return text;
        _at = mark;
        return "";
    }

    private bool IsMarkInBrackets()
    {
        var from = Current.End;
        SkipGroup();
        var inner = _source.Folded.Text[from..Math.Max(from, _source.Tokens[_at.Index - 1].Start)].Replace(" ", "").Trim('(', ')');
        return UpdateMarks.Contains(inner.Replace("\\text{", "").Replace("\\mathrm{", "").Trim('{', '}').Replace("\\", ""));
    }

    private bool IsMarkWord()
    {
        if (Kind is not (TokenKind.Run or TokenKind.Words) || !UpdateMarks.Contains(_source.Text(_at.Index).ToString())) return false;
        Next();
        return true;
    }
}

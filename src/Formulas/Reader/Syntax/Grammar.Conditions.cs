using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Comparisons, labels (c = y_n), and what chooses by them: indicators, cases, a if c else b, c ? a : b, np.where.
internal ref partial struct Grammar
{
    /// <summary>Reads a comparison as a formula that is 1 where it holds, else 0; null where it can't be read.</summary>
    public static Formula? ReadCondition(in Source source, int from, int to)
    {
        var grammar = new Grammar(source, Definitions.Empty, new(), from, to);
        return grammar.Condition() is { } condition && grammar.Kind == TokenKind.End ? new Choose(condition, Integer(1), Integer(0)) : null;
    }

    private Formula? Indicator()
    {
        if (Take(TokenKind.Indicator) && _source.Vocabulary.HasIndices && TakeSizeOfOnes()) return OnesColumn();
        Take(TokenKind.Sub);
        if (Kind != TokenKind.Open) return Fail(Missing(Wanted.Condition));
        var open = Current.Bracket;
        Next();
        return Condition() is { } condition ? Closed(open, new Choose(condition, Integer(1), Integer(0))) : null;
    }

    // a if c else b
    private Formula? Conditional(Formula then)
    {
        Next();
        if (Condition() is not { } condition) return null;
        if (Kind != TokenKind.Words || Current.Text != "else") return Fail(Missing("else"));
        Next();
        return Expression() is { } otherwise ? new Choose(condition, then, otherwise) : null;
    }

    // Behind a formula: (z > 0) as 1 or 0, z > 0 ? a : b
    private Formula? Compared(Formula left, bool topLevel)
    {
        var sign = _at.Index;
        if (AllOf(RestOfCondition(left)) is not { } condition) return null;
        if (Take(TokenKind.Question)) return Ternary(condition);
        return topLevel ? Fail(Plain(PlainFault.Comparison, sign)) : new Choose(condition, Integer(1), Integer(0));
    }

    private Formula? Ternary(Condition condition)
    {
        if (Expression() is not { } then) return null;
        if (!Take(TokenKind.Colon)) return Fail(Missing(":"));
        return Expression() is { } otherwise ? new Choose(condition, then, otherwise) : null;
    }

    // np.where(c, a, b)
    private Formula? Where()
    {
        Next();
        if ((Mask() ?? Condition()) is not { } condition) return null;
        if (!Take(TokenKind.Comma)) return Fail(Missing(","));
        if (Expression() is not { } then) return null;
        if (!Take(TokenKind.Comma)) return Fail(Missing(","));
        return Expression() is { } otherwise ? Closed('(', new Choose(condition, then, otherwise)) : null;
    }

    // (l > 0)[:, None], mask: an array is true where it isn't 0
    private Condition? Mask()
    {
        var mark = _at;
        if (!_source.Vocabulary.HasIndices || Additive() is not { } value || Kind != TokenKind.Comma || value is Choose)
        {
            _at = mark;
            return null;
        }
        return new Condition.Values(Relation.NotEqual, value, Integer(0));
    }

    private Condition? Condition() => AllOf(Comparison());

    // a > b and c > d, a > b && c > d
    private Condition? AllOf(Condition? first)
    {
        var all = first;
        while (all is not null && (Kind == TokenKind.And || (Kind == TokenKind.Words && Current.Text == "and")))
        {
            Next();
            all = Comparison() is { } other ? new Condition.Both(all, other) : null;
        }
        return all;
    }

    private Condition? Comparison()
    {
        if (TryIndexCondition() is { } indices) return indices;
        if (TryLabelCondition() is { } label) return label;
        return Additive() is { } left ? RestOfCondition(left) : null;
    }

    // After the left side of a comparison: 0.45 < |z6| < 2.2 is two conditions.
    private Condition? RestOfCondition(Formula left)
    {
        // (a > b) && (c > d)
        if (RelationOf(Kind) is null && left is Choose { Then: Number { Value: 1 }, Else: Number { Value: 0 }, Condition: var inBrackets })
            return inBrackets;
        Condition? all = null;
        while (RelationOf(Kind) is { } relation)
        {
            var sign = _at.Index;
            Next();
            if (Additive() is not { } right) return null;
            if (IsNumeric(left) && IsNumeric(right)) return IsOfNumbers(sign);
            var one = new Condition.Values(relation, left, right);
            all = all is null ? one : new Condition.Both(all, one);
            left = right;
        }
        if (all is null) Fail(Missing(Wanted.Comparison));
        return all;
    }

    // [2 = 3] is so or not wherever it stands: an equation, perhaps, in brackets
    private Condition? IsOfNumbers(int sign)
    {
        Fail(Plain(PlainFault.Comparison, sign));
        return null;
    }

    private static Relation? RelationOf(TokenKind kind) => kind switch
    {
        TokenKind.Less => Relation.Less,
        TokenKind.LessOrEqual => Relation.LessOrEqual,
        TokenKind.Greater => Relation.Greater,
        TokenKind.GreaterOrEqual => Relation.GreaterOrEqual,
        TokenKind.DoubleEquals or TokenKind.Equals => Relation.Equal,
        TokenKind.NotEqual => Relation.NotEqual,
        _ => null,
    };

    // i = m, k != 3: a comparison of indices, not of values
    internal Condition? TryIndexCondition()
    {
        var mayBeIndex = (_source.Vocabulary.HasIndices || _at.HasIndices) && (IsIndexLetter() || IsMultipleOfIndex() || IsComparedNumber);
        return mayBeIndex ? IndexCondition() : null;
    }

    private Condition? IndexCondition()
    {
        var mark = _at;
        var isNumber = IsComparedNumber;
        var indices = new List<Index>();
        if (IndexItem(indices) && RelationOf(Kind) is { } relation)
        {
            Next();
            if ((Kind == TokenKind.Number && !isNumber || IsIndexLetter()) && IndexItem(indices) && indices.Count == 2)
                return new Condition.Indices(relation, indices[0], indices[1]);
        }
        _at = mark;
        return null;
    }

    // 1 = c
    private readonly bool IsComparedNumber => Kind == TokenKind.Number && RelationOf(Peek()) is not null;

    // c = y_n, x_t == v: an index and a label
    internal Condition? TryLabelCondition() => _source.Vocabulary.Labels.IsEmpty ? null : LabelCondition();

    private Condition? LabelCondition()
    {
        var mark = _at;
        if (LabelSide() is { } left && RelationOf(Kind) is { } relation)
        {
            Next();
            if (LabelSide() is { } right && (left is Position || right is Position)) return new Condition.Values(relation, left, right);
        }
        if (_at.Fault is null) _at = mark;
        return null;
    }

    private Formula? LabelSide()
    {
        if (IsIndexLetter() || IsComparedNumber)
        {
            var indices = new List<Index>();
            return IndexItem(indices) && indices.Count == 1 ? new Position(indices[0]) : null;
        }
        var items = new List<Index>();
        return LabelItem(items) == true ? _at.Labels[^1] : null;
    }

    // P_{n,y_n}, U_o: the element whose number a label gives. Null where no label stands here.
    private bool? LabelItem(List<Index> indices)
    {
        if (_source.Vocabulary.Labels.IsEmpty || Kind is not (TokenKind.Run or TokenKind.Name)) return null;
        var length = 0;
        var meaning = Kind == TokenKind.Name ? _source.Vocabulary.Words.Exactly(Current.Text)
            : _source.Vocabulary.Words.Longest(Rest, out length);
        if (meaning is not Meaning.Name name || !NamesLabel(name)) return null;
        var word = Kind == TokenKind.Name ? Current.Text! : Rest[..length].ToString();
        if (_at.Dummies.Contains(word, StringComparison.Ordinal)) return null;
        foreach (var free in _source.Vocabulary.FreeIndices)
            if (free.Letter == word) return null;
        var token = _at.Index;
        StepOver(length);
        if ((name.Array is { } array ? Element(array, token) : name.Scalar) is not Symbol label) return false;
        indices.Add(new($"@{_at.Labels.Length}", 0));
        _at.Labels = _at.Labels.Add(label);
        return true;
    }

    private readonly bool NamesLabel(Meaning.Name name)
    {
        foreach (var quantity in name.Quantities)
            if (_source.Vocabulary.LabelOf(quantity) is not null) return true;
        return false;
    }

    // The element, chosen by the labels among its indices.
    private readonly Formula Labelled(Symbol symbol)
    {
        Formula element = symbol;
        if (_at.Labels.IsEmpty) return element;
        foreach (var index in symbol.Subscripts)
        {
            if (LabelAt(index) is not { } label) continue;
            var chosen = new Condition.Values(Relation.Equal, new Position(index), label);
            element = new Sum(index.Letter, null, new Choose(chosen, element, Integer(0)));
        }
        return element;
    }

    // The label that stands for an index: @0.
    private readonly Symbol? LabelAt(Index index) => index.Letter is ['@', .. var number] ? _at.Labels[int.Parse(number)] : null;

    private static readonly TokenKinds BehindAnIndex = TokenKinds.Of(
        TokenKind.Prime, TokenKind.Plus, TokenKind.Minus, TokenKind.Close, TokenKind.Comma, TokenKind.CasesEnd, TokenKind.Semicolon,
        TokenKind.End, TokenKind.Words);

    // 2o + r - 2 = i: only where the question's own model has such places
    private readonly bool IsMultipleOfIndex() =>
        Kind == TokenKind.Number && !_source.Vocabulary.Shifted.IsEmpty && Peek() is TokenKind.Run or TokenKind.Times or TokenKind.Cdot;

    private readonly bool IsIndexLetter() =>
        Kind == TokenKind.Run && Current.Length == 1 && _source.MeaningOf(_at.Index) is null or Meaning.Step
        && (RelationOf(Peek()) is not null || BehindAnIndex.Has(Peek()));

    // \begin{cases} 1 & z > 0 \\ 0 & \text{otherwise} \end{cases}
    private Formula? Cases()
    {
        Next();
        var rows = new List<(Formula Value, Condition? Condition)>();
        while (Kind != TokenKind.CasesEnd)
        {
            if (!Case(rows)) return null;
            while (Kind is TokenKind.NewLine or TokenKind.Comma or TokenKind.Semicolon) Next();
            if (Kind == TokenKind.End) return Fail(Unclosed("\\begin{cases}", _source.Place(_at.Index - 1)));
        }
        Next();
        Formula? result = null;
        for (var row = rows.Count - 1; row >= 0; row--)
        {
            var (value, condition) = rows[row];
            result = condition is null
                ? value
                : new Choose(condition, value, result ?? new Binary(Operator.Divide, Integer(0), Integer(0)));
        }
        return result ?? Fail(Missing(Wanted.Case));
    }

    private bool Case(List<(Formula Value, Condition? Condition)> rows)
    {
        if (Expression(topLevel: true) is not { } value) return false;
        while (Kind is TokenKind.Ampersand or TokenKind.Comma || IsWordBeforeCondition) Next();
        if (Take(TokenKind.Words))
        {
            rows.Add((value, null)); // otherwise
            return true;
        }
        var from = _at.Index;
        if (Condition() is not { } condition) return false;
        if (condition is Condition.Indices { Left.Letter: var letter } && IsLayerLetter(letter, "l"))
            return FailAt(UnreadableIndex(from)); // l < L
        rows.Add((value, condition));
        return true;
    }

    private readonly bool IsWordBeforeCondition => Kind == TokenKind.Words && Current.Text is "if" or "for" or "when" or "";

    private Formula? UnitOrIndicator()
    {
        if (Peek() == TokenKind.Open && IndicatorCall() is { } indicator) return indicator;
        return _source.Vocabulary.HasIndices ? Identity() : null;
    }
}

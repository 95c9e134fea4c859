using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using Formulas.Typing;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// As programs write sums and vectors: sum(w[k]*d[k] for k in range(n)), Enumerable.Range(0, n).Sum(k => …), np.sum(x, axis=0), np.ones(n).
internal ref partial struct Grammar
{
    // The "for" of a generator in the bracket at a token; null where there is none.
    private readonly int? GeneratorIn(int open)
    {
        if (!_source.Tokens.Kinds.Has(TokenKind.Words)) return null;
        var list = _source.Tokens[open + 1].Bracket == '[' ? 2 : 1; // np.sum([… for …])
        var depth = 0;
        for (var i = open; i < _end; i++)
        {
            depth += TokenKinds.Nesting(_source.Tokens[i].Kind);
            if (depth == 0) return null;
            if (depth <= list && _source.Tokens[i] is { Kind: TokenKind.Words, Text: "for" }) return i;
        }
        return null;
    }

    // At the bracket of a sum: a generator, or one along an axis; null where it is neither.
    private Formula? ProgramSum(int sum, Reduction by) =>
        GeneratorIn(_at.Index) is { } generator ? Generator(sum, generator, by) : AxisSum(null, by);

    // At the bracket of sum(… for k in …)
    private Formula? Generator(int sum, int from, Reduction by)
    {
        var body = _at.Index + (Peek() == TokenKind.Open && _source.Tokens[_at.Index + 1].Bracket == '[' ? 2 : 1);
        var isList = body == _at.Index + 2;
        var mark = _at;
        MoveTo(from);
        var dummies = new List<(string Letter, SumRange? Range)>();
        while (Kind == TokenKind.Words && Current.Text == "for")
            if (!GeneratorIndex(dummies)) return Fail(Plain(PlainFault.SumNeedsIndex, sum));
        var closed = Take(TokenKind.Close) && (!isList || (Kind == TokenKind.Comma ? TakeFirstAxis() : Take(TokenKind.Close)));
        if (!closed) return Fail(Plain(PlainFault.SumNeedsIndex, sum));
        var end = _at.Index;
        _at = mark;
        MoveTo(body);
        if (SummedOver(dummies, by) is not { } summed) return null;
        if (_at.Index != from) return Fail(LeftOver());
        MoveTo(end);
        return summed;
    }

    // ", axis=0)" behind a list: along the list
    private bool TakeFirstAxis() => Take(TokenKind.Comma) && Axis() is 0 && Take(TokenKind.Close);

    // for k in range(n)
    private bool GeneratorIndex(List<(string Letter, SumRange? Range)> dummies)
    {
        Next();
        if (DummyLetter() is not { } letter || !(IsWordIn() || Kind == TokenKind.Words && Current.Text is "in" or ['i', 'n', ' ', ..]))
            return false;
        var isWords = Kind == TokenKind.Words && (Current.Text is "in layer" || IsNextLayer(Current.Text!));
        Next();
        if (isWords)
        {
            dummies.Add((letter, null));
            return true;
        }
        if (Kind != TokenKind.Run || _source.UsualMeaningOf(_at.Index) is Names.Meaning.Name) return false;
        var isRange = Rest is "range";
        Next();
        SumRange? range = null;
        if (isRange && !(IsOpen('(') && ProgramRange(isCount: false, out range))) return false;
        dummies.Add((letter, range));
        return true;
    }

    private string? DummyLetter()
    {
        if (Kind != TokenKind.Run || Rest.Length != 1 || !char.IsLetter(Rest[0])) return null;
        var letter = Rest.ToString();
        Next();
        return letter;
    }

    // (n), (0, n), (len(d)) and (1, n+1) are the whole layer, (4, 6) are 4 and 5; of Enumerable.Range the second is how many.
    private bool ProgramRange(bool isCount, out SumRange? range)
    {
        var open = _at.Index;
        SkipGroup();
        range = null;
        var text = _source.Folded.Text[_source.Tokens[open].End..Math.Max(_source.Tokens[open].End, _source.Tokens[_at.Index - 1].Start)];
        var bounds = text.Split(',', StringSplitOptions.TrimEntries);
        if (bounds is [var only]) return !isCount && IsSize(only);
        if (bounds is not [var first, var last]) return false;
        if (!int.TryParse(first, out var from)) return false;
        if (!int.TryParse(last, out var to)) return from == 0 ? IsSize(last) : from == 1 && !isCount && IsPastSize(last);
        range = new SumRange.Between(Index.Of(from), Index.Of(isCount ? from + to - 1 : to - 1), null);
        return true;
    }

    // A name for the size of a layer; what is less or more than one is not all of it.
    private readonly bool IsSize(string text) => text.Length == 1 && char.IsLetter(text[0]) ? IsSizeName(text) : text.Length > 0
        && char.IsLetter(text[0]) && !text.AsSpan().ContainsAny("-*/")
        && (!text.Contains('+') || text.Contains('['));

    private readonly bool IsPastSize(string text) => text.Replace(" ", "") is [.. var size, '+', '1'] && IsSize(size);

    // At Enumerable.Range(0, n).Sum(k => …), also with .Select(k => …).Sum()
    private Formula? LinqSum()
    {
        var sum = _at.Index;
        Next();
        if (TakeMember("Range") && ProgramRange(isCount: true, out var range) && LinqBody(range) is { } summed) return summed;
        return Fail(Plain(PlainFault.SumNeedsIndex, sum));
    }

    private Formula? LinqBody(SumRange? range)
    {
        var isSelected = TakeMember("Select");
        if (!isSelected && !TakeMember("Sum") || !TakeOpen('(') || DummyLetter() is not { } letter) return null;
        if (Kind == TokenKind.NewLine) Next(); // =>
        var summed = Closed('(', SummedOver([(letter, range)]));
        return !isSelected || TakeMember("Sum") && TakeOpen('(') && Take(TokenKind.Close) ? summed : null;
    }

    // The .Sum of x.Sum
    private bool TakeMember(string name)
    {
        if (Kind != TokenKind.Dot || Peek() != TokenKind.Run || !_source.Text(_at.Index + 1).SequenceEqual(name)) return false;
        MoveTo(_at.Index + 2);
        return Kind == TokenKind.Open;
    }

    private Formula? SummedOver(List<(string Letter, SumRange? Range)> dummies, Reduction by = Reduction.Add)
    {
        _at.HasIndices = true;
        var outer = _at.Dummies;
        foreach (var (letter, _) in dummies) _at.Dummies += letter;
        var body = Expression();
        _at.Dummies = outer;
        for (var d = dummies.Count - 1; d >= 0 && body is not null; d--)
            body = new Sum(dummies[d].Letter, dummies[d].Range, body) { By = by };
        return body;
    }

    private Column OnesColumn()
    {
        _at.HasWhole = _at.HasOnes = true;
        return new(Integer(1));
    }

    // 1^T, where nothing is called T
    private readonly bool MayBeOnes() =>
        _source.Vocabulary.HasIndices && _source.Vocabulary.Declared("T") is null && !_source.Vocabulary.IsEnd("T")
            && _source.Vocabulary.Declared("t") is null;

    // Behind a bold 1: no condition, but perhaps a size, as in 1_n.
    private bool TakeSizeOfOnes()
    {
        if (Kind == TokenKind.Open) return false;
        if (Kind != TokenKind.Sub) return true;
        var mark = _at;
        Next();
        if (Kind is TokenKind.Run or TokenKind.Number) Next();
        else if (!HasRelationInGroup()) SkipGroup();
        else
        {
            _at = mark;
            return false;
        }
        return true;
    }

    private readonly bool HasRelationInGroup()
    {
        for (var i = _at.Index; i < _end && _source.Tokens[i].Kind != TokenKind.Close; i++)
            if (RelationOf(_source.Tokens[i].Kind) is not null) return true;
        return false;
    }

    // np.eye(n): as large as its place wants it
    private Diagonal Eye()
    {
        SkipGroup();
        _at.HasWhole = true;
        return new(OnesColumn());
    }

    // np.eye(c)[y]: a row for each label, with a 1 where it says
    private Formula? OneHot()
    {
        var mark = _at;
        Next();
        if (LabelItem([]) != true || _at.Labels[^1] is not { IsWhole: true } label || !Take(TokenKind.Close))
        {
            _at = mark;
            return Fail(LeftOver());
        }
        var numbers = new Transpose(new Position(Index.Open) { Whole = _source.Vocabulary.LabelOf(label.Quantity) });
        return new Choose(new Condition.Values(Relation.Equal, numbers, new Column(label)), Integer(1), Integer(0));
    }

    // Whether [np.arange(n), y] stands here.
    private readonly bool StartsRange()
    {
        if (_source.Vocabulary.Labels.IsEmpty) return false;
        var at = _at.Index + 1;
        if (_source.Text(at) is "np" or "numpy" && _source.Tokens[at + 1].Kind == TokenKind.Dot) at += 2;
        return _source.Text(at) is "arange" or "range" && _source.Tokens[at + 1].Kind == TokenKind.Open;
    }

    // P[np.arange(n), y]: of each row what its label says; np.arange(1, n) is not all of them
    private bool LabelledRows(List<Index> indices)
    {
        while (Kind != TokenKind.Open || Current.Bracket == '[') Next();
        var open = _at.Index;
        SkipGroup();
        for (var i = open; i < _at.Index; i++)
            if (_source.Tokens[i].Kind == TokenKind.Comma) return FailAt(LeftOver());
        indices.Add(Index.Open);
        return Take(TokenKind.Comma) && LabelItem(indices) == true && Take(TokenKind.Close) || FailAt(LeftOver());
    }

    // At the bracket of softmax(S) or softmax(S, axis=1): along what the model normalises, or along the axis that is told.
    private Formula? Softmax(int token)
    {
        Next();
        if (Expression() is not { } operand) return null;
        var axis = Take(TokenKind.Comma) ? Axis() : AxisOfModel(new ShapeRules(default).Of(operand));
        if (axis is not { } along || !IsWhole(operand))
            return Fail(new ReadingFault.UnknownName("softmax", null, IsMember: false, PlaceOf(token), LengthOf(token)));
        if (!Take(TokenKind.Close)) return Fail(Missing(")"));
        var powers = new Call(FunctionTable.Exp, 0, [operand]);
        if (new ShapeRules(default).Of(operand) is not Shape.Matrix) return new Binary(Operator.Divide, powers, new Sum("", null, powers));
        var sum = new Sum("", null, powers) { Along = along < 0 ? along + 2 : along };
        return new Binary(Operator.Divide, powers, sum.Along == 1 ? new Column(sum) : sum);
    }

    // The one axis of a shape that the model has a softmax along.
    private readonly int? AxisOfModel(Shape shape) => shape switch
    {
        Shape.Matrix matrix when IsNormalised(matrix.Columns) != IsNormalised(matrix.Rows) => IsNormalised(matrix.Columns) ? 1 : 0,
        { Axis: { } axis } when IsNormalised(axis) => 0,
        _ => null,
    };

    private readonly bool IsNormalised(Axis axis)
    {
        foreach (var taken in _source.Vocabulary.Contracted)
            if (taken is Sum { Body: Call { Function: var function }, Range: SumRange.Over over }
                && function == FunctionTable.Exp && over.Axis.Dimension == axis.Dimension) return true;
        return false;
    }

    // At the bracket of np.ones(n), np.ones((1, n)) or np.ones((n, n)): its size is what its place wants.
    private Formula Ones(bool isLike)
    {
        var open = _at.Index;
        SkipGroup();
        var from = _source.Tokens[open].End;
        var sizes = _source.Folded.Text[from..Math.Max(from, EndOfRead - 1)].Trim(' ', '(', ')', '[', ']')
            .Split(',', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries);
        if (isLike || sizes.Length < 2 || sizes[1] is "1" || !IsSizeOfOnes(sizes[1])) return OnesColumn();
        var row = new Transpose(OnesColumn());
        return sizes[0] is "1" ? row : new Binary(Operator.MatrixProduct, OnesColumn(), row);
    }

    // of np.ones(n, dtype=float) the second says something else
    private static bool IsSizeOfOnes(string text) => !text.Contains('=');

    // At the bracket of np.einsum('ij,jk->ik', A, B)
    private Formula? Einsum()
    {
        var open = _at.Index;
        var text = _source.Folded.Text;
        var from = _source.Tokens[open].End;
        var start = text.AsSpan(from).IndexOfAny('\'', '"');
        var end = start < 0 ? -1 : text.AsSpan(from + start + 1).IndexOfAny('\'', '"');
        if (end < 0) return Fail(Plain(PlainFault.Einsum, open));
        var subscripts = text.Substring(from + start + 1, end).Replace(" ", "");
        end += from + start + 2;
        while (Kind != TokenKind.End && Current.Start < end) Next();
        var operands = ImmutableArray.CreateBuilder<Formula>();
        while (Take(TokenKind.Comma))
        {
            if (Expression() is not { } operand) return null;
            operands.Add(operand);
        }
        if (!Take(TokenKind.Close)) return Fail(Missing(")"));
        return EinsteinSum.Of(subscripts, operands.ToImmutable()) ?? Fail(Plain(PlainFault.Einsum, open));
    }

    // len(y), X.shape[0]
    private static Extent? Length(Formula operand, int axis) =>
        operand is Symbol { IsWhole: true } array && axis < array.OpenAxes ? new Extent(array.OpenAxis(axis)) : null;

    // At the bracket of sum(x, axis=0) or, of an operand before it, .sum(0). Null where no axis is told.
    private Formula? AxisSum(Formula? operand, Reduction by)
    {
        var mark = _at;
        Next();
        if (operand is null && (operand = Expression()) is not null && !Take(TokenKind.Comma)) operand = null;
        if (operand is null || Axis() is not { } axis)
        {
            _at = mark;
            return null;
        }
        var kept = Kind == TokenKind.Comma;
        if (operand is Symbol { OpenAxes: > 2 } symbol) return AlongOneOf(symbol, axis < 0 ? symbol.OpenAxes + axis : axis, by);
        if (axis < 0) axis += 2; // -1 is the last one
        if (axis is not (0 or 1) || !KeepsDimensions()) return Fail(LeftOver());
        if (!IsWhole(operand)) return Fail(Plain(PlainFault.SumNeedsIndex, mark.Index));
        Formula sum = new Sum("", null, operand) { By = by, Along = axis };
        return !kept ? sum : axis == 0 ? new Transpose(sum) : new Column(sum);
    }

    // A.mean(axis=2) of an array of three dimensions or more: a sum over a letter that nothing else has
    private Formula? AlongOneOf(Symbol array, int axis, Reduction by)
    {
        if (axis < 0 || axis >= array.OpenAxes || !Take(TokenKind.Close)) return Fail(LeftOver());
        var letter = $"#{axis}";
        var (places, over) = (new Index[array.OpenAxes], array.OpenAxis(axis));
        Array.Fill(places, Index.Open);
        places[axis] = new(letter, 0);
        _at.HasIndices = true;
        var isMean = by == Reduction.Mean;
        Formula sum = new Sum(letter, new SumRange.Over(over), array.With(places)) { By = isMean ? Reduction.Add : by };
        return isMean ? new Binary(Operator.Divide, sum, new Extent(over)) : sum;
    }

    // axis=0, 1, -1
    private int? Axis()
    {
        if (Kind == TokenKind.Run && Rest is "axis" or "dim" or "dims")
        {
            Next();
            if (!Take(TokenKind.Equals)) return null;
        }
        var isNegative = Take(TokenKind.Minus);
        if (Kind != TokenKind.Number || !int.TryParse(_source.Text(_at.Index), out var axis)) return null;
        Next();
        return isNegative ? -axis : axis;
    }

    // up to the closing bracket: ", keepdims=True)"
    private bool KeepsDimensions()
    {
        if (Take(TokenKind.Comma) && Kind == TokenKind.Run && Rest is "keepdims" or "keepdim")
        {
            Next();
            if (Take(TokenKind.Equals) && Kind is TokenKind.Run or TokenKind.Words) Next();
        }
        return Take(TokenKind.Close);
    }
}

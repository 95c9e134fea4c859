using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Vectors of ones, and sums along one axis as NumPy writes them: np.ones(n), 1^T, np.sum(x, axis=0), x.sum(0, keepdims=True).
internal ref partial struct Grammar
{
    private Column OnesColumn()
    {
        _at.HasWhole = true;
        return new(Integer(1));
    }

    // Behind a bold 1: no condition, but perhaps a size, as in 1_n.
    private bool TakeSizeOfOnes()
    {
        if (Kind == TokenKind.Open) return false;
        if (Kind != TokenKind.Sub) return true;
        var mark = _at;
        Next();
        if (Kind is TokenKind.Run or TokenKind.Number) Next();
        else
        {
            for (var i = _at.Index; i < _end && _source.Tokens[i].Kind != TokenKind.Close; i++)
                if (RelationOf(_source.Tokens[i].Kind) is not null) (_at, i) = (mark, _end);
            if (_at.Index == mark.Index) return false;
            SkipGroup();
        }
        return true;
    }

    // At the bracket of np.ones(n) or np.ones((1, n)): its size is what its place wants.
    private Formula Ones()
    {
        var isRow = Peek() == TokenKind.Open && Peek(3) == TokenKind.Comma && _source.Text(_at.Index + 2) is "1";
        SkipGroup();
        return isRow ? new Transpose(OnesColumn()) : OnesColumn();
    }

    // At the bracket of sum(x, axis=0) or, of an operand before it, .sum(0): what adds up rows or columns is a product with ones. Null where
    // no axis is told.
    private Formula? AxisSum(Formula? operand)
    {
        var mark = _at;
        Next();
        if (operand is null && (operand = Expression()) is not null && !Take(TokenKind.Comma)) operand = null;
        if (operand is null || Axis() is not { } axis)
        {
            _at = mark;
            return null;
        }
        if (axis is not (0 or 1) || !KeepsDimensions()) return Fail(LeftOver());
        if (!IsWhole(operand)) return Fail(Plain(PlainFault.SumNeedsIndex, mark.Index));
        return axis == 0
            ? new Binary(Operator.MatrixProduct, new Transpose(OnesColumn()), operand)
            : new Binary(Operator.MatrixProduct, operand, OnesColumn());
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

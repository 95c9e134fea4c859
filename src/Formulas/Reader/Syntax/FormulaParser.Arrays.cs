using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Elements of arrays, whole vectors and matrices, and what may follow them.
internal sealed partial class FormulaParser
{
    private Formula? Element(Quantity quantity, in Token token, Symbol? begun = null)
    {
        var subscripts = begun is null ? new List<Index>() : [.. begun.Subscripts];
        Index? layer = null;
        bool transposed = false, layerInBrackets = false;
        Formula? power = null;
        var arity = quantity.Axes.Length;
        while (true)
        {
            if (Kind == TokenKind.Sub && subscripts.Count < Math.Max(arity, 1))
            {
                if (!Subscripts(subscripts, arity)) return null;
            }
            else if (Kind == TokenKind.Sup && quantity.Layer is not null && (layer is null || layerInBrackets))
            {
                Next();
                if (ReadT())
                {
                    transposed = true;
                    continue;
                }
                var before = layer;
                if (LayerIndex(ref transposed) is not { } read) return null;
                if (before is { } bracket && layerInBrackets) subscripts.Insert(0, bracket);
                (layer, layerInBrackets) = (read, false);
            }
            else if (Kind == TokenKind.Sup && quantity.Layer is null && subscripts.Count == 0 && !_inDerivative && PowerBeforeSubscript())
            {
                Next();
                if ((power = Exponent()) is null) return null;
            }
            else if (IsOpen('[') && !IsSlice() && (subscripts.Count < arity || (quantity.Layer is not null && layer is null)))
            {
                var indices = new List<Index>();
                if (!Bracket(indices)) return null;
                if (quantity.Layer is not null && layer is null && subscripts.Count == 0 && indices.Count == 1) (layer, layerInBrackets) = (indices[0], true);
                else subscripts.AddRange(indices);
            }
            else break;
        }
        var end = _index > 0 ? tokens[_index - (_offset > 0 ? 0 : 1)].End : token.End;
        if (subscripts.Count > 0 && subscripts.Count != arity)
            return Fail(new ReadingFault.Counting(CountingFault.Subscripts, Greek.Spelled(quantity.Name), arity, 0, folded.Place(token.Start), Math.Max(1, end - token.Start)));
        if (quantity.Layer is not null && layer is null)
        {
            // {w_jk}^l, (z_j)^l: the layer may stand behind the bracket
            if (Kind == TokenKind.Close && Peek() is TokenKind.Sup or TokenKind.Sub) return new Symbol(quantity, [.. subscripts], null);
            return Fail(new ReadingFault.Quoting(QuotingFault.NeedsLayer, Greek.Spelled(quantity.Name), folded.Place(token.Start), Math.Max(1, end - token.Start)));
        }
        if (transposed && subscripts.Count == 2) subscripts.Reverse();
        Formula symbol = new Symbol(quantity, [.. subscripts], layer);
        _hasWhole |= subscripts.Count == 0;
        if (transposed && subscripts.Count == 0) symbol = new Transpose(symbol);
        return power is null ? symbol : new Binary(Operator.Power, symbol, power);
    }

    private static bool IsIncomplete(Symbol symbol) => symbol.Quantity.Layer is not null && symbol.Layer is null;

    // y^2_j: a superscript with a subscript behind it
    private bool PowerBeforeSubscript()
    {
        var mark = Mark();
        Next();
        if (Kind == TokenKind.Open) SkipGroup();
        else Next();
        var follows = Kind == TokenKind.Sub;
        Reset(mark);
        return follows;
    }

    private bool IsSlice() => Peek() is TokenKind.Colon || (Peek() == TokenKind.Run && TextOf(tokens[_index + 1]) is "None" or "newaxis");

    // x[:,None], x[None,:]: a vector made a column or a row
    private Formula? Bracketed(Formula vector)
    {
        if (!IsSlice()) return Fail(LeftOver());
        var row = Peek() == TokenKind.Run;
        while (Kind is not (TokenKind.Close or TokenKind.End)) Next();
        return Take(TokenKind.Close) ? row ? new Transpose(vector) : new Column(vector) : Fail(Missing(Wanted.Sign, "]"));
    }

    // .T, .dot(x), .transpose()
    private Func<Formula, Formula?>? Method()
    {
        if (Peek() != TokenKind.Run) return null;
        var name = TextOf(tokens[_index + 1]);
        if (name is "T")
        {
            Next();
            Next();
            return operand => new Transpose(operand);
        }
        if (name is not ("dot" or "transpose" or "matmul" or "sum" or "Sum" or "reshape") || Peek(2) != TokenKind.Open) return null;
        Func<Formula, Formula?> method = name switch
        {
            "transpose" => operand => new Transpose(operand),
            "sum" or "Sum" => operand => new Sum("", null, operand),
            "reshape" => Reshaped,
            _ => operand => Group('(') is { } other ? new Binary(Operator.MatrixProduct, operand, other) : null,
        };
        var hasArgument = name is "dot" or "matmul" or "reshape";
        Next();
        Next();
        if (!hasArgument && (!TakeOpen('(') || !Take(TokenKind.Close))) return _ => Fail(Missing(Wanted.Sign, ")"));
        return method;
    }

    // x.reshape(-1, 1) is a column, x.reshape(1, -1) a row
    private Formula? Reshaped(Formula operand)
    {
        var start = Current.Start;
        SkipGroup();
        return folded.Text[start..tokens[_index - 1].End].Replace(" ", "") switch
        {
            "(-1,1)" => new Column(operand),
            "(1,-1)" => new Transpose(operand),
            _ => Fail(new ReadingFault.Quoting(QuotingFault.LeftOver, "reshape", folded.Place(start), 1)),
        };
    }

    private bool ReadsTransposed()
    {
        var mark = Mark();
        Next();
        if (ReadT()) return true;
        Reset(mark);
        return false;
    }

    // T, ⊤, {T} after a ^
    private bool ReadT()
    {
        var mark = Mark();
        var braces = TakeOpen('{');
        if (!(Kind == TokenKind.Run && _offset == 0 && TextOf(Current) is "T" or "t" or "top") && !(Kind == TokenKind.Name && Current.Text == "⊤"))
        {
            Reset(mark);
            return false;
        }
        Next();
        if (!braces || Take(TokenKind.Close)) return true;
        Reset(mark);
        return false;
    }

    // [w^{l+1 T}]_{ij}
    private Formula? ElementOf(Formula matrix)
    {
        var transposed = matrix is Transpose;
        if ((matrix is Transpose { Operand: var operand } ? operand : matrix) is not Symbol { IsWhole: true } symbol) return Fail(LeftOver());
        var subscripts = new List<Index>();
        MoveTo(_index - 1);
        if (!Subscripts(subscripts, symbol.Quantity.Axes.Length)) return null;
        if (subscripts.Count != symbol.Quantity.Axes.Length)
            return Fail(new ReadingFault.Counting(CountingFault.Subscripts, symbol.Quantity.Name, symbol.Quantity.Axes.Length, 0, Place(_index), 1));
        if (transposed) subscripts.Reverse();
        return symbol with { Subscripts = [.. subscripts] };
    }
}

using System.Runtime.CompilerServices;
using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using Formulas.Typing;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Elements of arrays, whole vectors and matrices, and what may follow them: w_jk^(l+1), W[l+1].T, x[:,None], x.dot(y).
internal ref partial struct Grammar
{
    // The scripts of one name.
    private record struct Scripts(List<Index> Subscripts)
    {
        public Index? Layer;

        /// <summary>The layer that the name itself tells: ŷ is a^L.</summary>
        public Index? Told;
        public Formula? Power;
        public bool IsTransposed;
        public bool IsLayerInBrackets;
        public bool IsLayerInBraces;
    }

    private Formula? Element(Quantity quantity, int token, Symbol? begun = null, Index? layer = null)
    {
        var scripts = new Scripts(begun is null ? [] : [.. begun.Subscripts]) { Told = layer };
        bool? isRead;
        while ((isRead = Script(quantity, ref scripts)) == true) { }
        if (isRead is null || LacksLayer(quantity, scripts) && !TakeLayerBelow(quantity, ref scripts)) return null;
        scripts.Layer ??= scripts.Told;
        return Scripted(quantity, scripts, token);
    }

    // The name with all of its scripts.
    private Formula? Scripted(Quantity quantity, in Scripts scripts, int token)
    {
        var (arity, subscripts) = (quantity.Axes.Length, scripts.Subscripts);
        if (subscripts.Count > 0 && subscripts.Count < arity && MayBePartial(quantity))
            while (subscripts.Count < arity) subscripts.Add(Index.Open);
        if (subscripts.Count > 0 && subscripts.Count != arity)
            return Fail(new ReadingFault.Counting(
                CountingFault.Subscripts, Greek.Spelled(quantity.Name), arity, 0, PlaceOf(token), LengthUpToHere(token)));
        return quantity.Layer is not null && scripts.Layer is null ? WithoutLayer(quantity, scripts, token) : Complete(quantity, scripts);
    }

    // {w_jk}^l, (z_j)^l: the layer may stand behind the bracket
    private Formula? WithoutLayer(Quantity quantity, in Scripts scripts, int token) =>
        _source.Vocabulary.MayLackLayer || Kind == TokenKind.Close && Peek() is TokenKind.Sup or TokenKind.Sub && !scripts.IsTransposed
            ? new Symbol(quantity, [.. scripts.Subscripts], null)
            : Fail(Quoting(QuotingFault.NeedsLayer, Greek.Spelled(quantity.Name), token) with { Length = LengthUpToHere(token) });

    private Formula Complete(Quantity quantity, in Scripts scripts)
    {
        var subscripts = scripts.Subscripts;
        if (scripts.IsTransposed && subscripts.Count == 2) subscripts.Reverse();
        Formula symbol = new Symbol(quantity, [.. subscripts], scripts.Layer);
        var isWhole = symbol is Symbol { IsWhole: true };
        _at.HasWhole |= isWhole;
        if (scripts.IsTransposed && isWhole) symbol = new Transpose(symbol);
        if (symbol is Symbol element) symbol = Labelled(element);
        return scripts.Power is { } power ? new Binary(Operator.Power, symbol, power) : symbol;
    }

    // Rows of arrays whose dimensions have names: x_n. Among arrays that share a name, and weights of layers, all indices are wanted.
    private readonly bool MayBePartial(Quantity quantity)
    {
        foreach (var axis in quantity.Axes)
            if (axis.Layer is not null) return false;
        foreach (var other in _source.Vocabulary.Quantities)
            if (other.Name == quantity.Name && other.Id != quantity.Id) return false;
        return true;
    }

    private readonly int LengthUpToHere(int token) => Math.Max(1, EndOfRead - _source.Tokens[token].Start);

    // One more script of a name: true where there is one, null where it can't be read.
    private bool? Script(Quantity quantity, ref Scripts scripts) => Kind switch
    {
        TokenKind.Sub => Subscript(quantity, ref scripts),
        TokenKind.Sup => Superscript(quantity, ref scripts),
        TokenKind.Open => BracketScript(quantity, ref scripts),
        _ => false,
    };

    private bool? Subscript(Quantity quantity, ref Scripts scripts)
    {
        var wanted = quantity.Axes.Length + (quantity.IsTimed && scripts.Layer is null ? 1 : 0);
        if (scripts.Subscripts.Count >= Math.Max(wanted, 1)) return false;
        return Subscripts(scripts.Subscripts, wanted) ? true : null;
    }

    private bool? Superscript(Quantity quantity, ref Scripts scripts)
    {
        if (quantity.Layer is not null) return TakesLayer(quantity, scripts) ? LayerScript(quantity, ref scripts) : false;
        if (PlaceAbove(quantity, ref scripts)) return true;
        if (scripts.Subscripts.Count > 0 || _at.InDerivative || !IsBeforeSubscript()) return false;
        Next(); // y^2_j
        return IsLabel ? FailAt(Label()) : (scripts.Power = Exponent()) is not null ? true : null;
    }

    // x^{(n)}, x^{<t>}, y^{[i]}: a place in brackets, as long as one is missing.
    private bool PlaceAbove(Quantity quantity, ref Scripts scripts)
    {
        if (scripts.Subscripts.Count >= quantity.Axes.Length || _at.InDerivative && quantity.Axes.Length == 0) return false;
        var mark = _at;
        Next();
        var indices = new List<Index>();
        var isBraced = TakeOpen('{');
        if (Kind == TokenKind.Open && Current.Bracket is '(' or '[' && Bracket(indices) && indices is [{ IsNumber: false } place]
            && (!isBraced || Take(TokenKind.Close)))
        {
            scripts.Subscripts.Insert(0, place);
            return true;
        }
        _at = mark;
        return false;
    }

    private bool? LayerScript(Quantity quantity, ref Scripts scripts)
    {
        Next();
        if (!IsStepAbove(quantity, scripts) && TryT())
        {
            scripts.IsTransposed = true;
            return true;
        }
        if (LayerIndex(ref scripts.IsTransposed) is not { } read) return null;
        // W[j]^l: what stood in brackets was no layer
        if (scripts is { IsLayerInBrackets: true, Layer: { } bracket }) scripts.Subscripts.Insert(0, bracket);
        (scripts.Layer, scripts.IsLayerInBrackets) = (read, false);
        return true;
    }

    // h^t, h_j^T: a step of what has steps, and nothing transposed
    private readonly bool IsStepAbove(Quantity quantity, in Scripts scripts)
    {
        if (!quantity.IsTimed) return false;
        var letter = _source.Text(IsOpen('{') ? _at.Index + 1 : _at.Index);
        return letter.SequenceEqual(quantity.Layer) || scripts.Subscripts is [{ Letter: [var below] }, ..] && IsFree(below);
    }

    private bool? BracketScript(Quantity quantity, ref Scripts scripts)
    {
        var needsLayer = LacksLayer(quantity, scripts);
        if (!IsOpen('[')) return needsLayer ? LayerInParentheses(quantity, ref scripts) : ElementInParentheses(quantity, ref scripts);
        if (IsSlice() || scripts.Subscripts.Count >= quantity.Axes.Length && !needsLayer) return false;
        var indices = new List<Index>();
        if (!(StartsRange() ? LabelledRows(indices) : Bracket(indices))) return null;
        if (needsLayer && scripts.Subscripts.Count == 0 && indices.Count == 1)
            (scripts.Layer, scripts.IsLayerInBrackets) = (indices[0], true);
        else scripts.Subscripts.AddRange(indices);
        return true;
    }

    private static bool IsIncomplete(Symbol symbol) => symbol.Quantity.Layer is not null && symbol.Layer is null;

    // y^2_j: a superscript with a subscript behind it
    private bool IsBeforeSubscript()
    {
        var mark = _at;
        Next();
        if (Kind == TokenKind.Open) SkipGroup();
        else Next();
        var follows = Kind == TokenKind.Sub;
        _at = mark;
        return follows;
    }

    // \left[, \big[: brackets that grow with what is in them hold a factor, and no place
    private readonly bool IsSized()
    {
        var before = _source.Folded.Text.AsSpan(0, Current.Start).TrimEnd();
        return before.EndsWith(@"\left") || before.LastIndexOf('\\') is >= 0 and var command
            && before[(command + 1)..] is "big" or "Big" or "bigl" or "Bigl" or "bigg" or "Bigg" or "biggl" or "Biggl";
    }

    private readonly bool IsSlice() =>
        Peek() is TokenKind.Colon || (Peek() == TokenKind.Run && _source.Text(_at.Index + 1) is "None" or "newaxis");

    // Behind a whole vector or matrix: [w^{l+1 T}]_{ij}, x.T, x.dot(y), x[:,None]; the atom itself where nothing of it stands here.
    private Formula? ArrayPostfix(Formula atom)
    {
        switch (Kind)
        {
            case TokenKind.Sub: return ElementOf(atom);
            case TokenKind.Open: return Current.Bracket == '[' && !IsSized() ? Sliced(atom) : atom;
            default:
                if (MethodName() is not { } name) return atom;
                MoveTo(_at.Index + 2);
                return Method(name, atom);
        }
    }

    // w[:,j]
    private readonly bool SaysWhich() => Kind == TokenKind.Number
        || Kind == TokenKind.Run && _source.Text(_at.Index) is not ("None" or "newaxis" or "np" or "numpy");

    // x[:,None], x[None,:]: a vector made a column or a row
    private Formula? Sliced(Formula vector)
    {
        if (vector is Diagonal { Operand: Column { Operand: Number } }) return OneHot();
        if (!IsSlice()) return Fail(LeftOver());
        var row = Peek() == TokenKind.Run;
        for (; Kind is not (TokenKind.Close or TokenKind.End); Next())
            if (SaysWhich()) return Fail(LeftOver());
        return Take(TokenKind.Close) ? row ? new Transpose(vector) : new Column(vector) : Fail(Missing("]"));
    }

    // At the dot before it.
    private readonly string? MethodName()
    {
        if (Peek() != TokenKind.Run) return null;
        var name = _source.Text(_at.Index + 1);
        if (name is "T") return "T";
        return Peek(2) == TokenKind.Open
            && name is "dot" or "transpose" or "matmul" or "sum" or "Sum" or "mean" or "max" or "min" or "prod" or "reshape" or "astype"
                or "shape"
            ? name.ToString()
            : null;
    }

    // .T, .dot(x), .transpose()
    private Formula? Method(string name, Formula operand)
    {
        switch (name)
        {
            case "T": return new Transpose(operand);
            case "transpose": return TakesNothing() ? new Transpose(operand) : null;
            case "sum" or "Sum" or "mean" or "max" or "min" or "prod":
                var by = ReductionOf(name);
                return AxisSum(operand, by) ?? (_at.Fault is null && TakesNothing() ? new Sum("", null, operand) { By = by } : null);
            case "reshape": return Reshaped(operand);
            case "shape": return SizeAlong(operand);
            case "astype":
                SkipGroup();
                return operand; // (z > 0).astype(float)
            default: return Group('(') is { } other ? new Binary(Operator.MatrixProduct, operand, other) : null;
        }
    }

    private static Reduction ReductionOf(string word) => word switch
    {
        "mean" or "average" => Reduction.Mean,
        "max" => Reduction.Largest,
        "min" => Reduction.Smallest,
        "prod" => Reduction.Multiply,
        _ => Reduction.Add,
    };

    // X.shape[0]
    private Formula? SizeAlong(Formula operand)
    {
        Next();
        var size = Kind == TokenKind.Number && int.TryParse(_source.Text(_at.Index), out var axis) ? Length(operand, axis) : null;
        if (size is not null) Next();
        return size is not null && Take(TokenKind.Close) ? size : Fail(LeftOver());
    }

    private bool TakesNothing() => TakeOpen('(') && Take(TokenKind.Close) || FailAt(Missing(")"));

    // x.reshape(-1, 1) is a column, x.reshape(1, -1) a row
    private Formula? Reshaped(Formula operand)
    {
        var open = _at.Index;
        SkipGroup();
        return _source.Folded.Text[_source.Tokens[open].Start..EndOfRead].Replace(" ", "") switch
        {
            "(-1,1)" => new Column(operand),
            "(1,-1)" => new Transpose(operand),
            _ => Fail(new ReadingFault.Quoting(QuotingFault.LeftOver, "reshape", _source.Place(open), 1)),
        };
    }

    // ^T behind a vector or matrix
    [MethodImpl(MethodImplOptions.NoInlining)] // seldom tried, by who is often called
    internal bool TryTransposed()
    {
        var mark = _at;
        Next();
        if (TryT()) return true;
        _at = mark;
        return false;
    }

    // T, ⊤, {T} after a ^
    internal bool TryT()
    {
        var mark = _at;
        var braces = TakeOpen('{');
        if (IsT())
        {
            Next();
            if (!braces || Take(TokenKind.Close)) return true;
        }
        _at = mark;
        return false;
    }

    private readonly bool IsT() => Kind switch
    {
        TokenKind.Run => _at.Offset == 0 && _source.Text(_at.Index) is "T" or "t" or "top",
        TokenKind.Name => Current.Text is "⊤" or "T",
        _ => false,
    };

    // [w^{l+1 T}]_{ij}
    private Formula? ElementOf(Formula matrix)
    {
        var sub = _at.Index;
        Next();
        var transposed = matrix is Transpose;
        if ((matrix is Transpose { Operand: var operand } ? operand : matrix) is not Symbol { IsWhole: true } symbol)
            return Fail(LeftOver());
        var subscripts = new List<Index>();
        var wanted = symbol.Quantity.Axes.Length;
        MoveTo(sub);
        if (!Subscripts(subscripts, wanted)) return null;
        if (subscripts.Count != wanted)
            return Fail(new ReadingFault.Counting(
                CountingFault.Subscripts, symbol.Quantity.Name, wanted, 0, PlaceOf(sub), LengthUpToHere(sub)));
        if (transposed) subscripts.Reverse();
        return Labelled(symbol with { Subscripts = [.. subscripts] });
    }

    // W{l+1}' is turned. Of an activation H' can be the slope as well: what fits the shapes is meant.
    private Formula Primed(Formula atom)
    {
        Next();
        _at.HasTurningPrimes = true;
        var turned = new Transpose(atom);
        return atom is Symbol activation && _source.Vocabulary.Activations.TryGetValue(activation.Quantity.Id, out var rule)
            ? Ambiguous(turned, new Call(rule.Function, 1, [activation with { Quantity = rule.Argument }]))
            : turned;
    }

    // Where a' is a row, * between it and a vector is the matrix product, as in MATLAB and Julia.
    private static Binary? AsMatrixProduct(Formula node) => node is Binary { Operator: Operator.Multiply } product
        && (product.Left is Transpose || product.Right is Transpose) && MatrixForm.IsWhole(product.Left)
            && MatrixForm.IsWhole(product.Right)
            ? product with { Operator = Operator.MatrixProduct }
            : null;

    // What the whole of a formula says about its products.
    private static Formula InMatrixForm(Formula formula, in Cursor read)
    {
        if (read.HasTurningPrimes) formula = Walks.Replace(formula, AsMatrixProduct);
        return read.HasOnes ? MatrixForm.WithOnesApart(formula) : formula;
    }
}

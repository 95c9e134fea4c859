using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Bars: |x| of a number, ‖v‖ of an array, np.linalg.norm(X, axis=1).
internal ref partial struct Grammar
{
    private const int OpenBarsLimit = 8;

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
        Walks.First(array, static node => node is Symbol { IsWhole: true, OpenAxes.Length: > 1 }) is not null;

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
}

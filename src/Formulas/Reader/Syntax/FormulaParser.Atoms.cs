using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Numbers, brackets, bars, fractions, roots, indicators and cases.
internal sealed partial class FormulaParser
{
    private Formula? Atom()
    {
        ref readonly var token = ref Current;
        switch (token.Kind)
        {
            case TokenKind.Number: return NumberOrIndicator(token);
            case TokenKind.Run: return Run();
            case TokenKind.Name: return WholeName(token);
            case TokenKind.Open: return Group(token.Bracket);
            case TokenKind.Bar: return Absolute();
            case TokenKind.Frac: return Fraction();
            case TokenKind.Sqrt: return Root();
            case TokenKind.Sum: return SumSign();
            case TokenKind.Partial or TokenKind.Nabla: return DerivativeSign();
            case TokenKind.Indicator:
                Next();
                return IndicatorBody();
            case TokenKind.CasesBegin: return Cases();
            case TokenKind.Underbrace:
                Next();
                var braced = Group('{');
                if (braced is not null && Kind is TokenKind.Sub or TokenKind.Sup)
                {
                    Next();
                    SkipGroup();
                }
                return braced;
            default: return Fail(Missing(Wanted.Value));
        }
    }

    private static readonly Number[] SmallNumbers = [new("0", 0), new("1", 1), new("2", 2), new("3", 3), new("4", 4), new("5", 5), new("6", 6), new("7", 7), new("8", 8), new("9", 9)];

    private Formula? NumberOrIndicator(in Token token)
    {
        var digits = token.Text ?? TextOf(token)[_offset..];
        Next();
        if (digits.Length == 1 && digits is not "1" && char.IsAsciiDigit(digits[0])) return SmallNumbers[digits[0] - '0'];
        // 1_{z > 0} is an indicator
        if (digits is "1" && Kind == TokenKind.Sub && Peek() == TokenKind.Open)
        {
            Next();
            return IndicatorBody();
        }
        return double.TryParse(digits, System.Globalization.NumberStyles.Float, System.Globalization.CultureInfo.InvariantCulture, out var value) && double.IsFinite(value)
            ? new Number(digits.ToString(), value)
            : Fail(new ReadingFault.Missing(Wanted.UsualNumber, "", digits.ToString(), folded.Place(token.Start), token.Length));
    }

    private Formula? Group(char open)
    {
        if (TornPartial() is { } torn) return torn;
        if (_error is not null) return null;
        if (!TakeOpen(open)) return Fail(Missing(Wanted.Sign, $"{open}"));
        var bars = _barDepth;
        _barDepth = 0;
        var inner = Rest(open, TryIndexCondition() is { } indices ? new Choose(indices, Integer(1), Integer(0)) : Expression());
        _barDepth = bars;
        return inner;
    }

    private int _barDepth;

    private Formula? Absolute()
    {
        ref readonly var start = ref Current;
        Next();
        _barDepth++;
        var inner = Expression();
        _barDepth--;
        if (inner is null) return null;
        return Take(TokenKind.Bar) ? new Call(FunctionTable.Abs, 0, [inner]) : Fail(new ReadingFault.Quoting(QuotingFault.Unclosed, "|", folded.Place(start.Start), 1));
    }

    private Formula? Fraction()
    {
        if (TryDerivativeFraction() is { } derivative) return derivative;
        if (_error is not null) return null;
        if (TryFactorBesideDerivative() is { } product) return product;
        if (_error is not null) return null;
        Next();
        if (Argument() is not { } above || Argument() is not { } below) return null;
        return new Binary(Operator.Divide, above, below);
    }

    // The argument of \frac and \sqrt: a group, or one character (\frac12, \frac z2).
    private Formula? Argument()
    {
        if (IsOpen('{')) return Group('{');
        ref readonly var token = ref Current;
        if (token.Kind is not (TokenKind.Number or TokenKind.Run)) return Factor();
        var text = folded.Text.AsSpan(token.Start + _offset, 1);
        if (char.IsAsciiDigit(text[0]))
        {
            Advance(1);
            return Integer(text[0] - '0');
        }
        if (token.Length - _offset == 1 || vocabulary.Words.Exactly(text) is not Meaning.Name { Quantities: [{ IsScalar: true } scalar, ..] }) return Factor();
        Advance(1);
        return Symbol.Of(scalar);
    }

    private Formula? Root()
    {
        Next();
        if (IsOpen('['))
        {
            // \sqrt[3]{x}
            if (Group('[') is not { } degree || Argument() is not { } inner) return null;
            return new Binary(Operator.Power, inner, new Binary(Operator.Divide, Integer(1), degree));
        }
        return Argument() is { } radicand ? new Call(FunctionTable.Named("sqrt")!, 0, [radicand]) : null;
    }

    private Formula? IndicatorBody()
    {
        Take(TokenKind.Sub);
        if (Kind != TokenKind.Open) return Fail(Missing(Wanted.Condition));
        var open = Current.Bracket;
        Next();
        if (Condition() is not { } condition) return null;
        return Rest(open, new Choose(condition, Integer(1), Integer(0)));
    }

    // a if c else b
    private Formula? Conditional(Formula then)
    {
        Next();
        if (Condition() is not { } condition) return null;
        if (Kind != TokenKind.Words || Current.Text != "else") return Fail(Missing(Wanted.Sign, "else"));
        Next();
        return Expression() is { } otherwise ? new Choose(condition, then, otherwise) : null;
    }

    private Formula? Ternary(Condition condition)
    {
        if (Expression() is not { } then) return null;
        if (!Take(TokenKind.Colon)) return Fail(Missing(Wanted.Sign, ":"));
        return Expression() is { } otherwise ? new Choose(condition, then, otherwise) : null;
    }

    private Condition? Condition()
    {
        if (TryIndexCondition() is { } indices) return indices;
        var left = Additive();
        return left is null ? null : RestOfCondition(left);
    }

    // After the left side of a comparison: 0.45 < |z6| < 2.2 is two conditions.
    private Condition? RestOfCondition(Formula left)
    {
        Condition? all = null;
        while (RelationOf(Kind) is { } relation)
        {
            Next();
            if (Additive() is not { } right) return null;
            var one = new Condition.Values(relation, left, right);
            all = all is null ? one : new Condition.Both(all, one);
            left = right;
        }
        if (all is null) Fail(Missing(Wanted.Comparison));
        return all;
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

    // \begin{cases} 1 & z > 0 \\ 0 & \text{otherwise} \end{cases}
    private Formula? Cases()
    {
        Next();
        var rows = new List<(Formula Value, Condition? Condition)>();
        while (Kind != TokenKind.CasesEnd)
        {
            if (Expression(topLevel: true) is not { } value) return null;
            while (Kind is TokenKind.Ampersand or TokenKind.Comma || (Kind == TokenKind.Words && Current.Text is "if" or "for" or "when" or "")) Next();
            if (Kind == TokenKind.Words)
            {
                Next();
                rows.Add((value, null));
            }
            else if (Condition() is { } condition) rows.Add((value, condition));
            else return null;
            while (Kind is TokenKind.NewLine or TokenKind.Comma or TokenKind.Semicolon) Next();
            if (Kind == TokenKind.End) return Fail(new ReadingFault.Quoting(QuotingFault.Unclosed, "\\begin{cases}", folded.Place(tokens[_index - 1].Start), 1));
        }
        Next();
        Formula? result = null;
        foreach (var (value, condition) in Enumerable.Reverse(rows))
            result = condition is null ? value : new Choose(condition, value, result ?? new Binary(Operator.Divide, Integer(0), Integer(0)));
        return result ?? Fail(Missing(Wanted.Case));
    }

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
}

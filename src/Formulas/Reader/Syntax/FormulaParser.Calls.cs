using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Calls of functions, and words that stand for an operator.
internal sealed partial class FormulaParser
{
    // After a function's name: primes, perhaps a power, and the arguments.
    private Formula? Function(Meaning.Call call, in Token token)
    {
        var order = call.Order;
        while (Take(TokenKind.Prime)) order++;
        if (Kind == TokenKind.Sup && (Peek() == TokenKind.Prime || (Peek() == TokenKind.Open && Peek(2) == TokenKind.Prime)))
        {
            // f^{\prime}, f^'
            Next();
            var braces = TakeOpen('{');
            while (Take(TokenKind.Prime)) order++;
            if (braces) Take(TokenKind.Close);
        }
        Formula? power = null, root = null;
        if (call.Function == FunctionTable.Ln && Kind == TokenKind.Sub)
        {
            Next(); // log_2 t, log_{10} t
            if ((root = Argument()) is null) return null;
        }
        if (Kind is TokenKind.Sup && Peek() is TokenKind.Number or TokenKind.Open)
        {
            Next(); // sin^2 x
            if ((power = Exponent()) is null) return null;
        }
        ImmutableArray<Formula> arguments;
        if (Kind == TokenKind.Open)
        {
            if (Arguments() is not { } read) return null;
            arguments = read;
        }
        else if (call.Function is Function.Known && call.Function.Arity == 1 && (StartsFactor() || Kind is TokenKind.Minus))
        {
            if (PrefixArgument() is not { } argument) return null;
            arguments = [argument];
        }
        else return Fail(new ReadingFault.Quoting(QuotingFault.NeedsArgument, Greek.Spelled(call.Function.Name), folded.Place(token.Start), Math.Max(1, token.Length)));
        var value = Called(call.Function, order, arguments, token);
        if (value is not null && root is not null) value = new Binary(Operator.Divide, value, new Call(FunctionTable.Ln, 0, [root]));
        return value is null || power is null ? value : new Binary(Operator.Power, value, power);
    }

    // ln t, sin z6^2, exp -z: what is juxtaposed, up to the next function
    private Formula? PrefixArgument()
    {
        var signs = Signs();
        if (signs > 0) return PrefixArgument() is { } operand ? Negated(operand, signs) : null;
        if (Factor() is not { } argument) return null;
        while (StartsFactor() && Kind is not TokenKind.Open && !(Kind == TokenKind.Run && vocabulary.Words.Longest(TextOf(Current)[_offset..], out _) is Meaning.Call)
               && !(Kind == TokenKind.Name && vocabulary.Words.Exactly(Current.Text) is Meaning.Call))
        {
            if (Factor() is not { } next) return null;
            argument = Multiplied(Operator.MatrixProduct, argument, next);
        }
        if (Kind == TokenKind.Slash) IsAmbiguous = true; // ln t/x6
        if (Kind == TokenKind.Slash && Tight)
        {
            Next();
            return Product() is { } below ? new Binary(Operator.Divide, argument, below) : null;
        }
        return argument;
    }

    private ImmutableArray<Formula>? Arguments()
    {
        var open = Current.Bracket;
        var bars = _barDepth;
        _barDepth = 0;
        Next();
        ImmutableArray<Formula> arguments = [];
        while (Kind != TokenKind.Close || arguments.Length > 0)
        {
            if (Expression() is not { } argument) return null;
            arguments = arguments.Add(argument);
            if (!Take(TokenKind.Comma)) break;
        }
        _barDepth = bars;
        if (Kind != TokenKind.Close)
        {
            Fail(Kind == TokenKind.End ? new ReadingFault.Quoting(QuotingFault.Unclosed, open.ToString(), OpenPlace(open), 1) : LeftOver());
            return null;
        }
        if (!Matches(open, Current.Bracket))
        {
            Fail(new ReadingFault.Pairing(PairingFault.NotClosedBy, $"{open}", $"{Current.Bracket}", folded.Place(Current.Start), 1));
            return null;
        }
        Next();
        return arguments;
    }

    private Formula? Called(Function function, int order, ImmutableArray<Formula> arguments, in Token token)
    {
        if (function.Arity < 0 ? arguments.Length == 0 : arguments.Length != function.Arity) return Fail(WrongCount(function, arguments.Length, token));
        if (function is Function.Defined { OwnOrder: not null } own) return Inlined(own, order, arguments[0], token);
        return order > 1 || (order > 0 && function.Arity != 1)
            ? Fail(new ReadingFault.Quoting(QuotingFault.TooManyPrimes, Greek.Spelled(function.Name), folded.Place(token.Start), Math.Max(1, token.Length)))
            : new Call(function, order, arguments);
    }

    private ReadingFault WrongCount(Function function, int count, in Token token)
    {
        var (name, start, length) = (Greek.Spelled(function.Name), folded.Place(token.Start), Math.Max(1, token.Length));
        return function.Arity < 0 ? new ReadingFault.Quoting(QuotingFault.NeedsArgument, name, start, length) : new ReadingFault.Counting(CountingFault.Arguments, name, function.Arity, count, start, length);
    }

    // A function that the answer defines itself, with the argument put in.
    private Formula? Inlined(Function.Defined own, int order, Formula argument, in Token token)
    {
        if (order != own.OwnOrder) return Fail(new ReadingFault.Quoting(QuotingFault.UnknownDerivative, own.Name + new string('\'', order), folded.Place(token.Start), Math.Max(1, token.Length)));
        var value = Walks.Replace(own.Body, node => node is Symbol symbol && symbol.Quantity == own.Parameter ? argument : null);
        _spelledOut += Walks.Size(value, Definitions.NodeLimit);
        return _spelledOut > Definitions.NodeLimit ? Fail(new ReadingFault.Plain(PlainFault.TooLarge, 0, 0)) : value;
    }

    // pow(a, b), np.outer(a, b), np.where(c, a, b), … : words that stand for an operator
    private Formula? Form(string name, in Token token)
    {
        if (Kind != TokenKind.Open && name is "sum" or "Sum") return Fail(new ReadingFault.Plain(PlainFault.SumNeedsIndex, folded.Place(token.Start), token.Length));
        if (!IsOpen('(')) return Fail(new ReadingFault.UnknownName(name, null, false, folded.Place(token.Start), name.Length));
        if (name is "where") return Where();
        if (Arguments() is not { } arguments) return null;
        Formula Two(Operator @operator) => new Binary(@operator, arguments[0], arguments[1]);
        return (name, arguments.Length) switch
        {
            ("pow" or "Pow" or "power", 2) => Two(Operator.Power),
            ("square", 1) => new Binary(Operator.Power, arguments[0], Integer(2)),
            ("negative", 1) => new Negate(arguments[0]),
            ("outer", 2) => Multiplied(Operator.Outer, arguments[0], arguments[1]),
            ("dot" or "matmul", 2) => Multiplied(Operator.MatrixProduct, arguments[0], arguments[1]),
            ("multiply", 2) => Multiplied(Operator.Hadamard, arguments[0], arguments[1]),
            ("divide", 2) => Two(Operator.Divide),
            ("add", 2) => Two(Operator.Add),
            ("subtract", 2) => Two(Operator.Subtract),
            ("transpose", 1) => IsWhole(arguments[0]) ? new Transpose(arguments[0]) : arguments[0],
            ("diag", 1) => IsWhole(arguments[0]) ? new Diagonal(arguments[0]) : arguments[0],
            ("sum" or "Sum", 1) => IsWhole(arguments[0]) ? new Sum("", null, arguments[0]) : Fail(new ReadingFault.Plain(PlainFault.SumNeedsIndex, folded.Place(token.Start), Math.Max(1, token.Length))),
            _ => Fail(new ReadingFault.Counting(CountingFault.Arguments, name, name is "square" or "negative" or "transpose" or "diag" or "sum" or "Sum" ? 1 : 2, arguments.Length, folded.Place(token.Start), Math.Max(1, token.Length))),
        };
    }

    private Formula? Where()
    {
        Next();
        if (Condition() is not { } condition) return null;
        if (!Take(TokenKind.Comma)) return Fail(Missing(Wanted.Sign, ","));
        if (Expression() is not { } then) return null;
        if (!Take(TokenKind.Comma)) return Fail(Missing(Wanted.Sign, ","));
        return Expression() is { } otherwise ? Rest('(', new Choose(condition, then, otherwise)) : null;
    }
}

using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Calls of functions, and words that stand for an operator.
internal ref partial struct Grammar
{
    // After a function's name: primes, perhaps a root or a power, and the arguments.
    private Formula? Function(Meaning.Call call, int token)
    {
        var order = call.Order + PrimesOfFunction();
        var layer = LayerOfFunction(ref order);
        if (layer is not null) order += PrimesOfFunction();
        if (Kind == TokenKind.Dot && Peek() == TokenKind.Open) Next(); // f.(z), element by element in Julia
        Formula? root = null, power = null;
        if (call.Function == FunctionTable.Ln && Take(TokenKind.Sub) && (root = Argument()) is null) return null; // log_2 t, log_{10} t
        if (Kind == TokenKind.Sup && Peek() is TokenKind.Number or TokenKind.Open)
        {
            Next(); // sin^2 x
            if ((power = Exponent()) is null) return null;
        }
        if (Kind == TokenKind.Open)
            return Arguments() is { } arguments && Called(call.Function, order, arguments, token) is { } called
                && InLayer(layer, called, token) is not null
                ? Around(called, root, power)
                : null;
        if (call.Function is Function.Known { Arity: 1 } && (StartsFactor() || Kind == TokenKind.Minus))
            return Prefixed(call.Function, order, root, power, token);
        return Fail(Quoting(QuotingFault.NeedsArgument, Greek.Spelled(call.Function.Name), token));
    }

    // f', f^', f^{\prime\prime}
    private int PrimesOfFunction()
    {
        var primes = 0;
        while (Take(TokenKind.Prime)) primes++;
        if (Kind != TokenKind.Sup || !(Peek() == TokenKind.Prime || Peek() == TokenKind.Open && Peek(2) == TokenKind.Prime)) return primes;
        Next();
        var braces = TakeOpen('{');
        while (Take(TokenKind.Prime)) primes++;
        if (braces) Take(TokenKind.Close);
        return primes;
    }

    // log_2 t is ln t/ln 2, sin^2 x is (sin x)^2
    private static Formula Around(Formula called, Formula? root, Formula? power)
    {
        if (root is not null) called = new Binary(Operator.Divide, called, new Call(FunctionTable.Ln, 0, [root]));
        return power is null ? called : new Binary(Operator.Power, called, power);
    }

    // A call without parentheses. Before a slash, what is below it may be within the argument.
    private Formula? Prefixed(Function function, int order, Formula? root, Formula? power, int token)
    {
        if (PrefixArgument() is not { } argument || Called(function, order, [argument], token) is not { } called) return null;
        var value = Around(called, root, power);
        if (Kind != TokenKind.Slash) return value;
        var within = _at.Stretch is { } call && call.Slash == _at.Index ? call : null;
        _at.Stretch = new(_at.Index, value, below =>
        {
            var reached = within is null ? Divided(argument, below) : Readings.WithLast(argument, within.Value, within.Over(below));
            return Around(new Call(function, order, [reached]), root, power);
        });
        return value;
    }

    private static Formula Divided(Formula argument, Formula below) =>
        argument is Negate negate ? new Negate(Divided(negate.Operand, below)) : new Binary(Operator.Divide, argument, below);

    // ln t, sin z6^2, exp -z: what is juxtaposed, up to the next function
    private Formula? PrefixArgument()
    {
        var signs = Signs();
        if (signs > 0) return PrefixArgument() is { } operand ? Negated(operand, signs) : null;
        if (Factor() is not { } argument) return null;
        while (StartsFactor() && Kind != TokenKind.Open && !StartsFunction())
        {
            if (Factor() is not { } next) return null;
            argument = Multiplied(Operator.Juxtaposed, argument, next);
        }
        return argument;
    }

    private readonly bool StartsFunction() => Kind switch
    {
        TokenKind.Run => _source.Vocabulary.Words.Longest(Rest, out _) is Meaning.Call,
        TokenKind.Name => _source.Vocabulary.Words.Exactly(Current.Text) is Meaning.Call,
        _ => false,
    };

    private ImmutableArray<Formula>? Arguments()
    {
        var open = Current.Bracket;
        var bars = _at.Bars;
        _at.Bars = 0;
        Next();
        ImmutableArray<Formula> arguments = [];
        while (Kind != TokenKind.Close || arguments.Length > 0)
        {
            if (Expression() is not { } argument) return null;
            arguments = arguments.Add(argument);
            if (!Take(TokenKind.Comma)) break;
        }
        _at.Bars = bars;
        return Close(open) ? arguments : null;
    }

    private Formula? Called(Function function, int order, ImmutableArray<Formula> arguments, int token)
    {
        if (function.Arity < 0 ? arguments.Length == 0 : arguments.Length != function.Arity)
            return Fail(WrongCount(function, arguments.Length, token));
        if (function is Function.Defined { OwnOrder: not null } own) return OwnCall(own, order, arguments[0], token);
        return order > 1 || (order > 0 && function.Arity != 1)
            ? Fail(Quoting(QuotingFault.TooManyPrimes, Greek.Spelled(function.Name), token))
            : new Call(function, order, arguments);
    }

    private readonly ReadingFault WrongCount(Function function, int count, int token) => function.Arity < 0
        ? Quoting(QuotingFault.NeedsArgument, Greek.Spelled(function.Name), token)
        : new ReadingFault.Counting(
            CountingFault.Arguments, Greek.Spelled(function.Name), function.Arity, count, PlaceOf(token), LengthOf(token));

    // A function that the answer defines itself.
    private Formula? OwnCall(Function.Defined own, int order, Formula argument, int token)
    {
        if (order != own.OwnOrder) return Fail(Quoting(QuotingFault.UnknownDerivative, own.Name + new string('\'', order), token));
        var isWhole = IsWhole(argument);
        if (!MayBeWhole(argument)) own = OwnFunctions.OfNumbers(own);
        var value = Definitions.Applied(own, argument, isWhole);
        _at.SpelledOut += Walks.Size(value, Definitions.NodeLimit);
        if (_at.SpelledOut > Definitions.NodeLimit) return Fail(new ReadingFault.Plain(PlainFault.TooLarge, 0, 0));
        return own.OtherBody is { } body ? Ambiguous(value, Definitions.Applied(own with { Body = body }, argument, isWhole)) : value;
    }

    // pow(a, b), np.outer(a, b), np.where(c, a, b), … : words that stand for an operator
    private Formula? Form(string name, int token)
    {
        var isSum = name is "sum" or "Sum";
        if (Kind != TokenKind.Open && isSum) return Fail(Plain(PlainFault.SumNeedsIndex, token));
        if (!IsOpen('(')) return Fail(new ReadingFault.UnknownName(name, null, IsMember: false, PlaceOf(token), name.Length));
        if (name is "where") return Where();
        if (Arguments() is not { } arguments) return null;
        var form = arguments switch
        {
            [var operand] => isSum && !IsWhole(operand) ? Fail(Plain(PlainFault.SumNeedsIndex, token)) : Form(name, operand),
            [var left, var right] => Form(name, left, right),
            _ => null,
        };
        if (form is not null || _at.Fault is not null) return form;
        var wanted = isSum || IsOfOne(name) ? 1 : 2;
        return Fail(new ReadingFault.Counting(CountingFault.Arguments, name, wanted, arguments.Length, PlaceOf(token), LengthOf(token)));
    }

    private static bool IsOfOne(string name) => name is "square" or "negative" or "transpose" or "diag";

    private readonly Formula? Form(string name, Formula operand) => name switch
    {
        "square" => new Binary(Operator.Power, operand, Integer(2)),
        "negative" => new Negate(operand),
        "transpose" => MayBeWhole(operand) ? new Transpose(operand) : operand,
        "diag" => MayBeWhole(operand) ? new Diagonal(operand) : operand,
        "sum" or "Sum" => new Sum("", null, operand),
        _ => null,
    };

    // 11 branches: a table with one row for each word
    private readonly Formula? Form(string name, Formula left, Formula right) => name switch
    {
        "pow" or "Pow" or "power" => new Binary(Operator.Power, left, right),
        "outer" => Multiplied(Operator.Outer, left, right),
        "dot" or "matmul" => Multiplied(Operator.MatrixProduct, left, right),
        "multiply" => Multiplied(Operator.Hadamard, left, right),
        "divide" => new Binary(Operator.Divide, left, right),
        "add" => new Binary(Operator.Add, left, right),
        "subtract" => new Binary(Operator.Subtract, left, right),
        _ => null,
    };
}

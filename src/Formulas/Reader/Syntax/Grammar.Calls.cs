using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Calls of functions, and words that stand for an operator.
internal ref partial struct Grammar
{
    // What stands between a function's name and its argument: log_2, sin^2.
    private readonly record struct Around(Formula? Root, Formula? Power)
    {
        // f^{-1} can be the inverse of f as well
        public bool IsInverse => Root is null && Power is Negate { Operand: Number { Value: 1 } };

        // log_2 t is ln t/ln 2, sin^2 x is (sin x)^2
        public Formula Of(Formula called)
        {
            if (Root is not null) called = new Binary(Operator.Divide, called, new Call(FunctionTable.Ln, 0, [Root]));
            return Power is null ? called : new Binary(Operator.Power, called, Power);
        }
    }

    // After a function's name: primes, perhaps a root or a power, and the arguments.
    private Formula? Function(Meaning.Call call, int token)
    {
        var order = call.Order + PrimesOfFunction();
        if (Kind == TokenKind.Open) return WithArguments(call.Function, order, null, default, token); // the usual f(z)
        var layer = Kind is TokenKind.Sub or TokenKind.Sup ? LayerOfFunction(ref order) : null;
        if (layer is not null) order += PrimesOfFunction();
        if (Kind == TokenKind.Dot && Peek() == TokenKind.Open) Next(); // f.(z), element by element in Julia
        Formula? root = null, power = null;
        if (call.Function == FunctionTable.Ln && Take(TokenKind.Sub) && (root = Base()) is null) return null; // log_2 t, log_{10} t
        if (HasPower())
        {
            Next(); // sin^2 x, sin**2(x)
            if (IsLabel) return Fail(Label());
            if ((power = Exponent()) is null) return null;
        }
        var around = new Around(root, power);
        if (Kind == TokenKind.Open) return WithArguments(call.Function, order, layer, around, token);
        if (call.Function is Function.Known { Arity: 1 } && (StartsFactor() || Kind == TokenKind.Minus))
            return Prefixed(call.Function, order, around, token);
        return Fail(Quoting(QuotingFault.NeedsArgument, Greek.Spelled(call.Function.Name), token));
    }

    // {f}'(z), {f^{(L)}}'(z): the argument stands behind the bracket, in which nothing was found to take it of
    private Formula? FunctionIn(int open)
    {
        if (_at.Fault is not ReadingFault.Quoting { Kind: QuotingFault.NeedsArgument } fault) return null;
        if (_source.UsualMeaningOf(open + 1) is not Meaning.Call call) return null;
        _at.Fault = null;
        MoveTo(open + 2);
        var order = call.Order + PrimesOfFunction();
        if (LayerOfFunction(ref order) is not null) order += PrimesOfFunction();
        var isClosed = Kind == TokenKind.Close && Matches(_source.Tokens[open].Bracket, Current.Bracket) && Take(TokenKind.Close);
        return isClosed && (Kind == TokenKind.Prime || IsOpen('(')) ? Function(call with { Order = order }, open + 1) : Fail(fault);
    }

    private Formula? WithArguments(Function function, int order, Index? layer, Around around, int token)
    {
        var isBracket = IsOpen('[');
        if (Arguments() is not { } arguments) return null;
        if (arguments is [var of, var @base] && HasBase(function, token) && order == 0 && around.Root is null)
        {
            function = FunctionTable.Ln;
            // Log[2, x] has its base first, and ln(p_n,y_n) none at all
            if (isBracket || IsElement(@base)) return Fail(WrongCount(function, 2, token));
            (arguments, around) = ([of], around with { Root = @base });
        }
        if (Called(function, order, arguments, token) is not { } called) return null;
        if (layer is not null && InLayer(layer, called, token) is null) return null;
        var isPlain = around is { Root: null, Power: null } && !FunctionTable.HasTwoBranches(function);
        return isPlain ? called : Meant(function, order, around, called, token);
    }

    private static bool IsElement(Formula formula) =>
        Walks.First(formula, node => node is Symbol { Subscripts.IsEmpty: false }) is not null;

    // log(x, 2), lg(x, 2); log10 has its own
    private readonly bool HasBase(Function function, int token) =>
        function == FunctionTable.Ln || function.Name is "log10" && _source.Text(token) is "lg";

    // tan^{-1}(x) is read as 1/tan(x) and as arctan(x).
    private Formula? Meant(Function function, int order, Around around, Formula called, int token)
    {
        if (order == 0 && FunctionTable.HasTwoBranches(function) && called is Call { Arguments: [var of] })
            return Ambiguous(around.Of(called), around.Of(FunctionTable.OtherBranch(of)));
        if (!around.IsInverse) return around.Of(called);
        return order == 0 && called is Call && FunctionTable.InverseOf(function) is { } inverse
            ? Ambiguous(around.Of(called), new Call(inverse, 0, ((Call)called).Arguments))
            : Fail(Quoting(QuotingFault.Inverse, Greek.Spelled(function.Name), token));
    }

    private readonly bool HasPower() => Kind switch
    {
        TokenKind.Sup => Peek() is TokenKind.Number or TokenKind.Open || Peek() == TokenKind.Minus && Peek(2) == TokenKind.Number,
        TokenKind.Power => Peek() == TokenKind.Number,
        _ => false,
    };

    // log_10 x has the base 10, whatever LaTeX makes of it.
    private Formula? Base() => Kind == TokenKind.Number ? NumberOrIndicator() : Argument();

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

    // A call without parentheses. What follows its first factor can be within the argument, and so can be what is behind a sign.
    private Formula? Prefixed(Function function, int order, Around around, int token)
    {
        var factors = new List<Formula>();
        var signs = Signs();
        var own = PrefixFactors(function, factors);
        if (_at.Fault is not null) return null;
        if (Prefix(function, order, around, factors, own, signs, token) is not { } near) return null;
        for (var i = own; i < factors.Count; i++) near = Multiplied(Operator.Juxtaposed, near, factors[i]);
        var value = near;
        if (own < factors.Count)
        {
            if (Prefix(function, order, around, factors, factors.Count, signs, token) is not { } far) return null;
            value = Ambiguous(near, far);
        }
        if (Kind == TokenKind.Slash || Products.Has(Kind) && factors.TrueForAll(IsNumeric))
            _at.Stretch = Reaching(value, ArgumentOf(factors, factors.Count, signs), argument =>
                around.Of(new Call(function, order, [argument])));
        return value;
    }

    // The call of the first factors.
    private Formula? Prefix(Function function, int order, Around around, List<Formula> factors, int count, int signs, int token) =>
        ArgumentOf(factors, count, signs) is { } argument && Called(function, order, [argument], token) is { } called
            ? Meant(function, order, around, called, token)
            : null;

    private Formula? ArgumentOf(List<Formula> factors, int count, int signs)
    {
        var argument = factors[0];
        for (var i = 1; i < count; i++) argument = Multiplied(Operator.Juxtaposed, argument, factors[i]);
        return Negated(argument, signs);
    }

    private readonly Stretch Reaching(Formula value, Formula? argument, Func<Formula, Formula> called)
    {
        var within = _at.Stretch is { } call && call.Sign == _at.Index ? call : null;
        if (within is not null)
            return new(_at.Index, value, behind => called(Readings.WithLast(argument!, within.Value, within.Over(behind))));
        var (@operator, isQuotient) = Kind == TokenKind.Slash ? (Operator.Divide, true) : (ProductOperator(Kind), false);
        return new(_at.Index, value, behind => called(Joined(isQuotient ? @operator : Operator.Multiply, argument!, behind)));
    }

    private static Formula Joined(Operator @operator, Formula argument, Formula behind) => argument is Negate negate
        ? new Negate(Joined(@operator, negate.Operand, behind))
        : new Binary(@operator, argument, behind);

    // ln t, sin z6^2, exp -z, sin 2x: what is juxtaposed, up to the next function; how many of the factors are certainly within the argument.
    private int PrefixFactors(Function function, List<Formula> factors)
    {
        var (own, isOpen) = (1, function.Name is not ("sqrt" or "cbrt")); // sqrt 2 x
        do
        {
            if (factors.Count > 0 && IsSecondNumber) // sin^2 3x has its own
            {
                Fail(LeftOver());
                return 0;
            }
            var isApart = IsApart;
            if ((Kind == TokenKind.Run && char.IsAsciiDigit(Rest[0]) ? GluedNumber() : Factor()) is not { } factor) return 0;
            factors.Add(factor);
            isOpen &= factors.Count == 1 || !isApart;
            if (isOpen) own = factors.Count;
            isOpen &= IsNumeric(factor);
        }
        while (StartsFactor() && Kind != TokenKind.Open && !StartsFunction() && !EndsArgument(factors));
        return own;
    }

    // The 2 of sin2x, the 4.33 of sqrt4.33
    private Number GluedNumber()
    {
        var digits = 0;
        while (digits < Rest.Length && char.IsAsciiDigit(Rest[digits])) digits++;
        var text = Rest[..digits].ToString();
        Advance(digits);
        if (_at.Offset == 0 && Kind == TokenKind.Number && Rest[0] == '.' && Current.Start == EndOfRead)
        {
            text += Rest.ToString();
            Next();
        }
        return new(text, double.Parse(text, System.Globalization.CultureInfo.InvariantCulture));
    }

    private static bool IsNumeric(Formula formula) => formula switch
    {
        Number or Constant => true,
        Binary binary => IsNumeric(binary.Left) && IsNumeric(binary.Right),
        Negate negate => IsNumeric(negate.Operand),
        _ => false,
    };

    // Whether a blank stands before the place; one that only ends a command is none.
    private readonly bool IsApart => _at.Offset == 0 && _source.Tokens[_at.Index - 1] is var before && before.End < Current.Start
        && _source.Folded.Text[before.Start] != '\\';

    // ln x\, y: a space that is set on purpose ends an argument, unless that is only a number yet
    private readonly bool EndsArgument(List<Formula> factors)
    {
        var gap = _at.Offset > 0 ? default : _source.Folded.Text.AsSpan()[_source.Tokens[_at.Index - 1].End..Current.Start];
        return gap.Contains('\\') && IsSpaced(gap) && !factors.TrueForAll(IsNumeric);
    }

    private static bool IsSpaced(ReadOnlySpan<char> gap)
    {
        foreach (var space in (string[])["\\,", "\\;", "\\:", "\\ ", "\\quad", "\\qquad", "\\thinspace", "\\medspace", "\\thickspace",
            "\\space"])
            if (gap.Contains(space, StringComparison.Ordinal)) return true;
        return false;
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
        if (function is Function.Composed composed) return OfSeveral(composed, order, arguments, token);
        if (arguments is [var at, Number] && IsStep(token)) arguments = [at]; // heaviside(z, 0.5): what it is at 0
        if (function.Arity < 0 ? arguments.Length == 0 : arguments.Length != function.Arity)
            return Fail(WrongCount(function, arguments.Length, token));
        if (function is Function.Defined { OwnOrder: not null } own) return OwnCall(own, order, arguments[0], token);
        return order > 1 || (order > 0 && function.Arity != 1)
            ? Fail(Quoting(QuotingFault.TooManyPrimes, Greek.Spelled(function.Name), token))
            : new Call(function, order, arguments);
    }

    private readonly bool IsStep(int token) => _source.Text(token) is "heaviside" or "Heaviside";

    // huber(r) is huber(r, 1), as in all libraries
    private Formula? OfSeveral(Function.Composed function, int order, ImmutableArray<Formula> arguments, int token)
    {
        var lacking = function.Arity - arguments.Length;
        if (lacking < 0 || lacking > function.Defaults.Length) return Fail(WrongCount(function, arguments.Length, token));
        return order > 1 || order > 0 && !function.HasSlope
            ? Fail(Quoting(QuotingFault.TooManyPrimes, function.Name, token))
            : new Call(function, order, [.. arguments, .. function.Defaults.AsSpan()[^lacking..]]);
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
        var isSum = IsReduction(name);
        if (Kind != TokenKind.Open && isSum) return Fail(Plain(PlainFault.SumNeedsIndex, token));
        if (!IsOpen('(')) return Fail(new ReadingFault.UnknownName(name, null, IsMember: false, PlaceOf(token), name.Length));
        if (name is "where") return Where();
        if (name is "eye") return Eye();
        if (name is "norm") return ProgramNorm();
        if (name is "ones" or "ones_like") return Ones(isLike: name is "ones_like");
        if (name is "einsum") return Einsum();
        if (name is "softmax") return Softmax(token);
        if (isSum && ProgramSum(token, ReductionOf(name)) is { } summed) return summed;
        return _at.Fault is null && Arguments() is { } arguments ? Form(name, arguments, token) : null;
    }

    private Formula? Form(string name, ImmutableArray<Formula> arguments, int token)
    {
        var isSum = IsReduction(name);
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

    private static bool IsReduction(string name) => name is "sum" or "Sum" or "mean" or "average" or "prod";

    private static bool IsOfOne(string name) => name is "len" or "trace" or "square" or "negative" or "transpose" or "diag";

    private readonly Formula? Form(string name, Formula operand) => name switch
    {
        "square" => new Binary(Operator.Power, operand, Integer(2)),
        "negative" => new Negate(operand),
        "transpose" => MayBeWhole(operand) ? new Transpose(operand) : operand,
        "diag" => MayBeWhole(operand) ? new Diagonal(operand) : operand,
        "sum" or "Sum" or "mean" or "average" or "prod" => new Sum("", null, operand) { By = ReductionOf(name) },
        "root" => new Call(FunctionTable.Sqrt, 0, [operand]),
        "len" => Length(operand, 0),
        "trace" => new Sum("", null, new Binary(Operator.Hadamard, new Diagonal(new Column(Integer(1))), operand)),
        _ => null,
    };

    // 14 branches: a table with one row for each word
    private readonly Formula? Form(string name, Formula left, Formula right) => name switch
    {
        "pow" or "Pow" or "power" => new Binary(Operator.Power, left, right),
        "outer" => Multiplied(Operator.Outer, left, right),
        "dot" or "matmul" => Multiplied(Operator.MatrixProduct, left, right),
        "multiply" => Multiplied(Operator.Hadamard, left, right),
        "divide" => new Binary(Operator.Divide, left, right),
        "add" => new Binary(Operator.Add, left, right),
        "subtract" => new Binary(Operator.Subtract, left, right),
        "root" or "nthroot" or "nroot" => RootOf(left, right),
        _ => null,
    };

    // dσ/dz(z_3): the slope of a function, named by a letter that need not be one of the question, and then where it is taken
    private Formula? SlopeAt(in Side above)
    {
        if (above is not { Function: { } function, Of: null }) return null;
        var mark = _at;
        var with = SlopeLetter();
        if (with is not null && IsOpen('(') && Arguments() is [var argument] && Called(function, 1, [argument], mark.Index) is { } slope)
        {
            var known = _source.Vocabulary.Words.Exactly(with) is Meaning.Name { Scalar: { } scalar } ? scalar : null;
            return known is null || argument.Equals(known)
                ? slope
                : Ambiguous(slope, Multiplied(Operator.Juxtaposed, new Call(function, 1, [known]), argument));
        }
        _at = mark;
        return null;
    }

    // The letter of dz or {dz}.
    private string? SlopeLetter()
    {
        var braces = TakeOpen('{');
        if (!TakeDifferential() || Kind is not (TokenKind.Run or TokenKind.Name)) return null;
        var letter = Kind == TokenKind.Name ? Current.Text! : Rest.ToString();
        if (letter.Length != 1) return null;
        Next();
        return !braces || Take(TokenKind.Close) ? letter : null;
    }
}

using System.Collections.Immutable;
using static Formulas.Formula;

namespace Formulas;

// Names with their sub- and superscripts, calls, sums and derivatives.
internal sealed partial class FormulaParser
{
    private static readonly string[] UpdateMarks = ["new", "old", "t", "t+1", "t-1", "n", "n+1", "k", "k+1", "i", "i+1", "next", "current", "tau", "τ", "τ+1", "*", "+", "prev", "updated"];

    // Letters and digits in one go: the longest known word that stands at the place, then the rest.
    private Formula? Run()
    {
        var token = Current;
        var text = folded.Text.AsSpan(token.Start + _offset, token.Length - _offset);
        if (text[0] is 'd' or 'δ' && TryDerivative() is { } derivative) return derivative;
        if (_error is not null) return null;

        var meaning = vocabulary.Words.Longest(text, out var length);
        if (_definitions is not null && _definitions.Longest(text, out var ownLength) is var own && ownLength > 0 && ownLength >= length)
        {
            Advance(ownLength);
            return SpelledOut(own, token);
        }
        if (meaning is null || IsWord(text, length)) return Unknown(text, token);
        Advance(length);
        return Meant(meaning, token, text[..length].ToString());
    }

    private Formula? WholeName(Token token)
    {
        if (_definitions is not null && _definitions.Longest(token.Text, out var length) is var own && length == token.Text!.Length)
        {
            Next();
            return SpelledOut(own, token);
        }
        if (vocabulary.Words.Exactly(token.Text) is { } meaning)
        {
            Next();
            return Meant(meaning, token, token.Text!);
        }
        if (token.Text is "δ" && TryDerivative() is { } derivative) return derivative;
        return _error is null ? Unknown(token.Text, token) : null;
    }

    private Formula? SpelledOut((Formula? Value, Meaning.Call? Call, int Size) own, Token token)
    {
        _spelledOut += own.Size;
        if (_spelledOut > Definitions.NodeLimit) return Fail(FormulaError.TooLarge());
        return own.Value ?? Function(own.Call!, token);
    }

    private void Advance(int length)
    {
        _offset += length;
        if (_offset >= Current.Length) Next();
    }

    private Formula? Meant(Meaning meaning, Token token, string word)
    {
        switch (meaning)
        {
            case Meaning.Name name:
                // a digit left over was meant as part of the name: z63, w99
                if (_offset > 0 && char.IsAsciiDigit(folded.Text[token.Start + _offset])) return Fail(NoSuchName(token));
                if (word is "δ" or "delta" && TryKronecker() is { } kronecker) return kronecker;
                return Scripted(name.Quantities, token);
            case Meaning.Call call: return Function(call, token);
            case Meaning.Constant constant: return new Constant(constant.Word);
            case Meaning.Step step: return StepSize(step.Word, token);
            case Meaning.Form { Word: "sum" } when Kind is TokenKind.Sub or TokenKind.Sup: return SumBody(token);
            case Meaning.Form form: return Form(form.Word, token);
            default: throw new System.Diagnostics.UnreachableException();
        }
    }

    private FormulaError NoSuchName(Token token)
    {
        var name = Word(folded.Text.Substring(token.Start, token.Length));
        return FormulaError.NoSuchMember(name, vocabulary.Nearest(name), folded.Place(token.Start), name.Length);
    }

    private Formula? Unknown(ReadOnlySpan<char> text, Token token)
    {
        var word = Word(text.ToString());
        var start = folded.Place(token.Start + _offset);
        if (word is "δ" or "delta" && Advanced(word.Length, TryKronecker) is { } kronecker) return kronecker;
        if (vocabulary.Step is not null && word.All(char.IsLetter) && StepName is null && word.Length > 0
            && !vocabulary.Quantities.Any(quantity => quantity.Name.StartsWith(word[0])) && word is not ("o" or "O"))
        {
            if (token.Kind == TokenKind.Name) Next();
            else Advance(word.Length);
            return StepSize(word, token);
        }
        if (word is "o" or "O") return Fail(FormulaError.LetterForDigit(word, '0', start));
        return Fail(FormulaError.UnknownName(word.Length == 0 ? text.ToString() : word, vocabulary.Nearest(word), start));
    }

    private Formula? Advanced(int length, Func<Formula?> read)
    {
        var mark = Mark();
        if (Kind == TokenKind.Name) Next();
        else Advance(length);
        var result = read();
        if (result is null) Reset(mark);
        return result;
    }

    private Formula? StepSize(string name, Token token)
    {
        if (StepName is not null && StepName != name)
            return Fail(FormulaError.TwoStepSizes(Greek.Spelled(StepName), Greek.Spelled(name), folded.Place(token.Start), token.Length));
        StepName = name;
        return Symbol.Of(vocabulary.Step!);
    }

    // Four letters or more that would fall apart into single ones are a word, not a product.
    private bool IsWord(ReadOnlySpan<char> text, int length)
    {
        if (_offset > 0 || length > 1 || text.Length < 4) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetter(c)) return false;
        return true;
    }

    private static string Word(string text)
    {
        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] == '_')) length++;
        return text[..length];
    }

    // A name with the scripts that follow, in either order: z_6, z^2_6, w_jk^(l+1), W[l+1].T, w[4][6].
    private Formula? Scripted(ImmutableArray<Quantity> quantities, Token token)
    {
        var scalar = quantities.FirstOrDefault(quantity => quantity.IsScalar);
        var array = quantities.FirstOrDefault(quantity => !quantity.IsScalar);
        if (array is null || scalar is not null && Kind != TokenKind.Sub && !(Kind == TokenKind.Open && Current.Text == "["))
            return Scalar(scalar!, token);
        return array.Members.Count > 0 ? Member(array, token) : Element(array, token);
    }

    private Formula? Scalar(Quantity quantity, Token token)
    {
        if (quantity == vocabulary.Step) return StepSize(quantity.Name, token);
        if (quantity == vocabulary.Updated) SkipUpdateMarks();
        return Symbol.Of(quantity);
    }

    private Formula? Member(Quantity family, Token token)
    {
        var digits = family.Members.Keys.Max(name => name.Length) - family.Name.Length;
        var subscripts = new List<Index>();
        Formula? power = null;
        if (Kind == TokenKind.Sup && vocabulary.Updated is null)
        {
            Next(); // z^2_6
            if ((power = Exponent()) is null) return null;
        }
        while (Kind == TokenKind.Sub || (Kind == TokenKind.Open && Current.Text == "[" && subscripts.Count < digits))
        {
            if (Kind == TokenKind.Sub && vocabulary.Updated is { } updated && family.Members.ContainsKey(updated.Name) && Peek() == TokenKind.Run
                && UpdateMarks.AsSpan(0, 2).Contains(TextOf(tokens[_index + 1]).ToString()))
            {
                SkipUpdateMarks(); // w_new
                return Symbol.Of(updated);
            }
            if (!Subscripts(subscripts, digits)) return null;
            if (subscripts.Count >= digits) break;
        }
        var end = tokens[Math.Max(0, _index - (_offset > 0 ? 0 : 1))].End;
        if (subscripts.Count == 0) return Fail(FormulaError.NeedsSubscripts(family.Name, digits, folded.Place(token.Start), Math.Max(1, token.Length)));
        Formula symbol;
        if (subscripts.All(index => index.IsNumber))
        {
            var name = family.Name + string.Concat(subscripts.Select(index => index.Offset));
            if (!family.Members.TryGetValue(name, out var member))
                return Fail(FormulaError.NoSuchMember(Greek.Spelled(name), vocabulary.Nearest(name), folded.Place(token.Start), end - token.Start));
            if (member == vocabulary.Updated) SkipUpdateMarks();
            symbol = Symbol.Of(member);
        }
        else
        {
            HasIndices = true;
            symbol = new Symbol(family, [.. subscripts], null);
        }
        return power is null ? symbol : new Binary(Operator.Power, symbol, power);
    }

    private Formula? Element(Quantity quantity, Token token)
    {
        var subscripts = new List<Index>();
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
            else if (Kind == TokenKind.Sup && quantity.Layer is null && subscripts.Count == 0 && PowerBeforeSubscript())
            {
                Next();
                if ((power = Exponent()) is null) return null;
            }
            else if (Kind == TokenKind.Open && Current.Text == "[" && !IsSlice() && (subscripts.Count < arity || (quantity.Layer is not null && layer is null)))
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
            return Fail(FormulaError.NeedsSubscripts(Greek.Spelled(quantity.Name), arity, folded.Place(token.Start), Math.Max(1, end - token.Start)));
        if (quantity.Layer is not null && layer is null)
            return Fail(FormulaError.NeedsLayer(Greek.Spelled(quantity.Name), folded.Place(token.Start), Math.Max(1, end - token.Start)));
        if (transposed && subscripts.Count == 2) subscripts.Reverse();
        Formula symbol = new Symbol(quantity, [.. subscripts], layer);
        if (transposed && subscripts.Count == 0) symbol = new Transpose(symbol);
        return power is null ? symbol : new Binary(Operator.Power, symbol, power);
    }

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
        return Take(TokenKind.Close) ? row ? new Transpose(vector) : new Column(vector) : Fail(Expected("\"]\""));
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
        if (name is not ("dot" or "transpose" or "matmul" or "sum" or "Sum") || Peek(2) != TokenKind.Open) return null;
        Func<Formula, Formula?> method = name is "transpose" ? operand => new Transpose(operand)
            : name is "sum" or "Sum" ? operand => new Sum("", null, operand)
            : operand => Group("(") is { } other ? new Binary(Operator.MatrixProduct, operand, other) : null;
        var hasArgument = name is "dot" or "matmul";
        Next();
        Next();
        if (!hasArgument && (!TakeOpen("(") || !Take(TokenKind.Close))) return _ => Fail(Expected("\")\""));
        return method;
    }

    private bool ReadsTransposed(Formula atom)
    {
        if (!Shapes.IsWhole(atom)) return false;
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
        var braces = TakeOpen("{");
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
        _index--;
        if (!Subscripts(subscripts, symbol.Quantity.Axes.Length)) return null;
        if (subscripts.Count != symbol.Quantity.Axes.Length)
            return Fail(FormulaError.NeedsSubscripts(symbol.Quantity.Name, symbol.Quantity.Axes.Length, Place(_index), 1));
        if (transposed) subscripts.Reverse();
        return symbol with { Subscripts = [.. subscripts] };
    }

    // After a name: "_6", "_{46}", "_jk", "_(jk)", "[4,6]".
    private bool Subscripts(List<Index> subscripts, int wanted)
    {
        if (Kind == TokenKind.Open) return Bracket(subscripts);
        Next();
        if (Kind == TokenKind.Open) return Bracket(subscripts);
        while (subscripts.Count < wanted)
        {
            var token = Current;
            if (token.Kind == TokenKind.Number && IsDigits(TextOf(token)))
            {
                foreach (var digit in TextOf(token)) subscripts.Add(Index.Of(digit - '0'));
                Next();
            }
            else if (token.Kind is TokenKind.Run or TokenKind.Name)
            {
                var c = token.Kind == TokenKind.Name ? token.Text![0] : folded.Text[token.Start + _offset];
                if (token.Kind == TokenKind.Name) Next();
                else Advance(1);
                subscripts.Add(char.IsAsciiDigit(c) ? Index.Of(c - '0') : new(c + Primes(), 0));
            }
            else
            {
                Fail(Expected("a subscript"));
                return false;
            }
            // what is not attached directly does not belong to the subscript
            if (_offset == 0 && _index < _end && _index > 0 && tokens[_index].Start > tokens[_index - 1].End) break;
            if (Kind is not (TokenKind.Run or TokenKind.Number)) break;
        }
        return true;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private string Primes()
    {
        var primes = "";
        while (Kind == TokenKind.Prime)
        {
            primes += "'";
            Next();
        }
        return primes;
    }

    // Indices in brackets, with or without commas between them.
    private bool Bracket(List<Index> indices)
    {
        var open = Current;
        Next();
        while (Kind != TokenKind.Close)
        {
            if (Take(TokenKind.Comma)) continue;
            if (Kind == TokenKind.Run && UpdateMarks.AsSpan(0, 2).Contains(TextOf(Current).ToString()))
            {
                Next();
                continue;
            }
            if (Kind == TokenKind.End || IndexItem(indices) is false)
            {
                Fail(Kind == TokenKind.End
                    ? FormulaError.Unclosed(open.Text!, folded.Place(open.Start))
                    : FormulaError.UnreadableIndex(folded.Text[open.Start..Math.Max(open.End, Current.End)], folded.Place(open.Start), Math.Max(1, Current.End - open.Start)));
                return false;
            }
        }
        Next();
        return true;
    }

    // k, k', l+1, 4, 46 (two indices), jk (two indices), with brackets around or not
    private bool IndexItem(List<Index> indices)
    {
        if (Kind == TokenKind.Open)
        {
            Next();
            while (Kind != TokenKind.Close)
                if (!Take(TokenKind.Comma) && !IndexItem(indices)) return false;
            Next();
            return true;
        }
        var token = Current;
        if (token.Kind == TokenKind.Number && IsDigits(TextOf(token)))
        {
            Next();
            foreach (var digit in TextOf(token)) indices.Add(Index.Of(digit - '0'));
            return true;
        }
        if (token.Kind is not (TokenKind.Run or TokenKind.Name)) return false;
        var letters = token.Kind == TokenKind.Name ? token.Text! : TextOf(token)[_offset..].ToString();
        Next();
        foreach (var c in letters) indices.Add(char.IsAsciiDigit(c) ? Index.Of(c - '0') : new(c.ToString(), 0));
        var primes = Primes();
        if (primes.Length > 0) indices[^1] = indices[^1] with { Letter = indices[^1].Letter + primes };
        if (Kind is TokenKind.Plus or TokenKind.Minus && Peek() == TokenKind.Number)
        {
            var sign = Kind == TokenKind.Plus ? 1 : -1;
            Next();
            if (!int.TryParse(TextOf(Current), out var offset) || offset > 1000) return false;
            indices[^1] = indices[^1] with { Offset = sign * offset };
            Next();
        }
        return true;
    }

    // After the ^ of a layered quantity: l, (l+1), {l+1}, {(l+1)T}, {l+1^T}, {[l]}
    private Index? LayerIndex(ref bool transposed)
    {
        var token = Current;
        if (token.Kind == TokenKind.Open)
        {
            Next();
            var indices = new List<Index>();
            if (!IndexItem(indices)) return LayerError(token);
            Take(TokenKind.Comma);
            Take(TokenKind.Sup);
            if (indices.Count == 2 && indices[1].Letter == "T") (transposed, indices) = (true, [indices[0]]);
            if (ReadT()) transposed = true;
            if (indices.Count != 1 || !Take(TokenKind.Close)) return LayerError(token);
            return indices[0];
        }
        if (token.Kind == TokenKind.Number && int.TryParse(TextOf(token), out var number) && number < 1000)
        {
            Next();
            return Index.Of(number);
        }
        if (token.Kind is not (TokenKind.Run or TokenKind.Name)) return LayerError(token);
        var letter = token.Kind == TokenKind.Name ? token.Text!.AsSpan() : TextOf(token).Slice(_offset, 1);
        if (token.Kind == TokenKind.Name) Next();
        else Advance(1);
        return new(letter.ToString(), 0);
    }

    private Index? LayerError(Token token)
    {
        Fail(FormulaError.UnreadableIndex(folded.Text[token.Start..Math.Max(token.End, Current.End)], folded.Place(token.Start), Math.Max(1, Current.End - token.Start)));
        return null;
    }

    // delta_{im}, δ(i-m): 1 where the indices are equal
    private Formula? TryKronecker()
    {
        if (!vocabulary.HasIndices) return null;
        var mark = Mark();
        var indices = new List<Index>();
        if (Kind == TokenKind.Sub)
        {
            if (Subscripts(indices, 2) && indices.Count == 2 && Kind != TokenKind.Sup && indices.All(index => index.IsNumber is false))
                return new Choose(new Condition.Indices(Relation.Equal, indices[0], indices[1]), Integer(1), Integer(0));
        }
        else if (TakeOpen("(") && IndexItem(indices) && (Take(TokenKind.Minus) || Take(TokenKind.Comma)) && IndexItem(indices) && Take(TokenKind.Close) && indices.Count == 2)
            return new Choose(new Condition.Indices(Relation.Equal, indices[0], indices[1]), Integer(1), Integer(0));
        _error = null;
        Reset(mark);
        return null;
    }

    private Condition.Indices? TryIndexCondition()
    {
        if (!vocabulary.HasIndices) return null;
        var mark = Mark();
        var indices = new List<Index>();
        if (Kind == TokenKind.Run && Current.Length == 1 && vocabulary.Words.Exactly(TextOf(Current)) is not Meaning.Name && IndexItem(indices) && RelationOf(Kind) is { } relation)
        {
            Next();
            if (IndexItem(indices) && indices.Count == 2) return new Condition.Indices(relation, indices[0], indices[1]);
        }
        Reset(mark);
        return null;
    }

    // After a function's name: primes, perhaps a power, and the arguments.
    private Formula? Function(Meaning.Call call, Token token)
    {
        var order = call.Order;
        while (Take(TokenKind.Prime)) order++;
        if (Kind == TokenKind.Sup && (Peek() == TokenKind.Prime || (Peek() == TokenKind.Open && Peek(2) == TokenKind.Prime)))
        {
            // f^{\prime}, f^'
            Next();
            var braces = TakeOpen("{");
            while (Take(TokenKind.Prime)) order++;
            if (braces) Take(TokenKind.Close);
        }
        Formula? power = null;
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
        else return Fail(FormulaError.FunctionNeedsArgument(Greek.Spelled(call.Function.Name), folded.Place(token.Start), Math.Max(1, token.Length)));
        var value = Called(call.Function, order, arguments, token);
        return value is null || power is null ? value : new Binary(Operator.Power, value, power);
    }

    // ln t, sin z6^2, exp -z: what is juxtaposed, up to the next function
    private Formula? PrefixArgument()
    {
        if (Take(TokenKind.Minus)) return Nested(PrefixArgument) is { } operand ? new Negate(operand) : null;
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
        var open = Current.Text!;
        var bars = _barDepth;
        _barDepth = 0;
        Next();
        var arguments = ImmutableArray.CreateBuilder<Formula>(1);
        while (true)
        {
            if (Kind == TokenKind.Close && arguments.Count == 0) break;
            if (Expression() is not { } argument) return null;
            arguments.Add(argument);
            if (!Take(TokenKind.Comma)) break;
        }
        _barDepth = bars;
        if (Kind != TokenKind.Close)
        {
            Fail(Kind == TokenKind.End ? FormulaError.Unclosed(open, OpenPlace(open)) : LeftOver());
            return null;
        }
        if (!Matches(open, Current.Text!))
        {
            Fail(FormulaError.NotClosedBy(open, Current.Text!, folded.Place(Current.Start)));
            return null;
        }
        Next();
        return arguments.ToImmutable();
    }

    private Formula? Called(Function function, int order, ImmutableArray<Formula> arguments, Token token)
    {
        var start = folded.Place(token.Start);
        var name = Greek.Spelled(function.Name);
        if (function.Arity >= 0 && arguments.Length != function.Arity) return Fail(FormulaError.ArgumentCount(name, function.Arity, arguments.Length, start, Math.Max(1, token.Length)));
        if (arguments.Length == 0) return Fail(FormulaError.FunctionNeedsArgument(name, start, Math.Max(1, token.Length)));
        if (order > 1 || (order > 0 && function.Arity != 1)) return Fail(FormulaError.TooManyPrimes(name, start, Math.Max(1, token.Length)));
        return function is Function.Defined { IsOwn: true } own ? Inlined(own, order, arguments[0], token) : new Call(function, order, arguments);
    }

    // A function that the answer defines itself, with the argument put in.
    private Formula? Inlined(Function.Defined own, int order, Formula argument, Token token)
    {
        if (order > 0) return Fail(FormulaError.UnknownDerivative(own.Name + "'", folded.Place(token.Start), Math.Max(1, token.Length)));
        var value = Rewriting.Replace(own.Body, node => node is Symbol symbol && symbol.Quantity == own.Parameter ? argument : null);
        _spelledOut += Rewriting.Size(value, Definitions.NodeLimit);
        return _spelledOut > Definitions.NodeLimit ? Fail(FormulaError.TooLarge()) : value;
    }

    // pow(a, b), np.outer(a, b), np.where(c, a, b), … : words that stand for an operator
    private Formula? Form(string name, Token token)
    {
        if (Kind != TokenKind.Open || Current.Text != "(") return Fail(FormulaError.UnknownName(name, null, folded.Place(token.Start)));
        if (name is "where") return Where();
        if (Arguments() is not { } arguments) return null;
        Formula Two(Operator @operator) => new Binary(@operator, arguments[0], arguments[1]);
        Formula Elementwise() => Shapes.IsWhole(arguments[0]) || Shapes.IsWhole(arguments[1]) ? Two(Operator.Hadamard) : Two(Operator.Multiply);
        return (name, arguments.Length) switch
        {
            ("pow" or "Pow" or "power", 2) => Two(Operator.Power),
            ("square", 1) => new Binary(Operator.Power, arguments[0], Integer(2)),
            ("negative", 1) => new Negate(arguments[0]),
            ("outer", 2) => Two(Operator.Outer),
            ("dot" or "matmul", 2) => Multiplied(Operator.MatrixProduct, arguments[0], arguments[1]),
            ("multiply", 2) => Elementwise(),
            ("divide", 2) => Two(Operator.Divide),
            ("add", 2) => Two(Operator.Add),
            ("subtract", 2) => Two(Operator.Subtract),
            ("transpose", 1) => new Transpose(arguments[0]),
            ("diag", 1) => new Diagonal(arguments[0]),
            ("sum", 1) => Shapes.IsWhole(arguments[0]) ? new Sum("", null, arguments[0]) : Fail(FormulaError.SumNeedsIndex(folded.Place(token.Start), Math.Max(1, token.Length))),
            _ => Fail(FormulaError.ArgumentCount(name, name is "square" or "negative" or "transpose" or "diag" or "sum" ? 1 : 2, arguments.Length, folded.Place(token.Start), Math.Max(1, token.Length))),
        };
    }

    private Formula? Where()
    {
        Next();
        if (Condition() is not { } condition) return null;
        if (!Take(TokenKind.Comma)) return Fail(Expected("\",\""));
        if (Expression() is not { } then) return null;
        if (!Take(TokenKind.Comma)) return Fail(Expected("\",\""));
        return Expression() is { } otherwise ? Rest("(", new Choose(condition, then, otherwise)) : null;
    }

    private Formula? SumSign()
    {
        var token = Current;
        Next();
        return SumBody(token);
    }

    // After the sum sign: indices, limits, and the term that is summed.
    private Formula? SumBody(Token sign)
    {
        HasIndices = true;
        (string Letter, Index? First)[]? dummies = null;
        Condition? exclusion = null;
        Limit? upper = null;
        while (Kind is TokenKind.Sub or TokenKind.Sup)
        {
            var below = Kind == TokenKind.Sub;
            Next();
            if (below && dummies is null)
            {
                if (Dummies(ref exclusion) is not { Length: > 0 } read) return Fail(FormulaError.SumNeedsIndex(folded.Place(sign.Start), Math.Max(1, sign.Length)));
                dummies = read;
            }
            else if (!below && upper is null) upper = UpperLimit();
            else break;
        }
        if (dummies is null)
            return Fail(Kind == TokenKind.Run && folded.Origin is not null
                ? FormulaError.Flattened(folded.Place(sign.Start), Math.Max(1, sign.Length))
                : FormulaError.SumNeedsIndex(folded.Place(sign.Start), Math.Max(1, sign.Length)));
        if (Nested(Term) is not { } body) return null;
        if (exclusion is not null) body = new Choose(exclusion, body, Integer(0));
        for (var d = dummies.Length - 1; d >= 0; d--)
        {
            SumRange? range = dummies[d].First is { } first && upper is { } limit ? new SumRange.Between(first, limit.Last, limit.SizeOf) { Short = limit.Short } : null;
            body = new Sum(dummies[d].Letter, range, body);
        }
        return body;
    }

    // k   {k}   (k)   {i,m}   {k=1}   {k \ne j}
    private (string, Index?)[]? Dummies(ref Condition? exclusion)
    {
        var dummies = new List<(string, Index?)>();
        if (Kind != TokenKind.Open)
        {
            if (Kind is not (TokenKind.Run or TokenKind.Name)) return null;
            var letter = Kind == TokenKind.Name ? Current.Text! : folded.Text[Current.Start + _offset].ToString();
            if (!char.IsLetter(letter[0])) return null;
            if (Kind == TokenKind.Name) Next();
            else Advance(1);
            letter += Primes();
            if (Kind != TokenKind.Equals || Peek() != TokenKind.Number) return [(letter, null)];
            Next(); // sum_i=4^5
            var first = int.TryParse(TextOf(Current), out var number) ? Index.Of(number) : (Index?)null;
            Next();
            return [(letter, first)];
        }
        Next();
        while (Kind != TokenKind.Close)
        {
            if (Take(TokenKind.Comma)) continue;
            var indices = new List<Index>();
            if (Kind is not (TokenKind.Run or TokenKind.Name) || !IndexItem(indices)) return null;
            if (Kind == TokenKind.NotEqual)
            {
                Next();
                var left = indices[0];
                if (!IndexItem(indices) || indices.Count != 2) return null;
                exclusion = new Condition.Indices(Relation.NotEqual, left, indices[1]);
                if (dummies.All(dummy => dummy.Item1 != left.Letter)) dummies.Add((left.Letter, null));
            }
            else if (Take(TokenKind.Equals))
            {
                var letter = indices[0].Letter;
                indices.Clear();
                if (!IndexItem(indices)) return null;
                dummies.Add((letter, indices.Count == 1 ? indices[0] : null));
            }
            else dummies.AddRange(indices.Select(index => (index.Letter, (Index?)null)));
        }
        Next();
        return dummies.Any(dummy => dummy.Item1.Length == 0) ? null : [.. dummies];
    }

    // Where a sum ends: at an index, or at (or short of) the size of a layer; null for a name of the student's own for the size.
    private readonly record struct Limit(Index? Last, Axis? SizeOf, int Short);

    // 5   {n_{l+1}}   {L}   N   {n_l - 1}
    private Limit UpperLimit()
    {
        var braces = Kind == TokenKind.Open;
        var mark = Mark();
        if (braces) Next();
        var limit = new Limit();
        if (Kind == TokenKind.Number && int.TryParse(TextOf(Current), out var number))
        {
            Next();
            limit = limit with { Last = Index.Of(number) };
        }
        else if (Kind is TokenKind.Run or TokenKind.Name)
        {
            if (!braces && Kind == TokenKind.Run) Advance(1);
            else Next();
            if (Kind == TokenKind.Sub) limit = limit with { SizeOf = SizeOfLayer() };
        }
        else if (!braces) Next();
        if (!braces) return limit;
        if (limit.Last is null && Kind == TokenKind.Minus && Peek() == TokenKind.Number && int.TryParse(TextOf(tokens[_index + 1]), out var less))
        {
            limit = limit with { Short = less };
            Next();
            Next();
        }
        if (Take(TokenKind.Close)) return limit;
        _error = null;
        Reset(mark);
        SkipGroup();
        return default;
    }

    // After the n of n_{l+1}
    private Axis? SizeOfLayer()
    {
        Next();
        var indices = new List<Index>();
        if (Kind == TokenKind.Open)
        {
            if (!Bracket(indices)) return null;
        }
        else if (!IndexItem(indices)) return null;
        return indices.Count == 1 && (indices[0].IsNumber || indices[0].Letter is "l" or Vocabulary.LastLayer) ? new Axis(indices[0]) : null;
    }

    // w46(t+1), w_46^{new}, w46', w_46,old: marks of a new or old value, without meaning for the value itself
    private void SkipUpdateMarks()
    {
        while (true)
        {
            if (Take(TokenKind.Prime)) continue;
            var mark = Mark();
            if (Kind is TokenKind.Sub or TokenKind.Sup) Next();
            if (Kind == TokenKind.Open)
            {
                var from = Current.End;
                SkipGroup();
                var inner = folded.Text[from..Math.Max(from, tokens[_index - 1].Start)].Replace(" ", "").Trim('(', ')').Replace("\\text{", "").Replace("\\mathrm{", "").Trim('{', '}').Replace("\\", "");
                if (UpdateMarks.Contains(inner)) continue;
            }
            else if (_index > mark.Item1 && Kind is TokenKind.Run or TokenKind.Words && UpdateMarks.Contains(TextOf(Current).ToString()))
            {
                Next();
                continue;
            }
            Reset(mark);
            return;
        }
    }
}

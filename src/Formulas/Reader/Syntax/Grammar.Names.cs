using System.Runtime.CompilerServices;
using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Names: which word stands at a place, and what it means there.
internal ref partial struct Grammar
{
    // What can be a part of a name before it.
    private static readonly TokenKinds Clings =
        TokenKinds.Of(TokenKind.Sub, TokenKind.Sup, TokenKind.Prime, TokenKind.Open, TokenKind.Run, TokenKind.Words);

    // Letters and digits in one go: the longest known word that stands at the place, then the rest.
    private Formula? Run()
    {
        if (TryCompound() is { } compound) return compound;
        return _at.Fault is null ? PlainRun() : null;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Formula? PlainRun()
    {
        var text = Rest;
        if (text[0] is 'd' or 'δ' && TryDerivative() is { } derivative) return derivative;
        if (_at.Fault is not null) return null;
        var meaning = _source.Vocabulary.Words.Longest(text, out var length);
        if (_definitions.HasNames && TrySpelledOut(_definitions.Longest(text), length, meaning) is { } value) return value;
        if (_at.Fault is null && (text[0] == 'd' || length < text.Length) && BeforeMore(text, length, meaning) is { } other) return other;
        if (_at.Fault is not null) return null;
        return meaning is null || length < text.Length && (IsWord(text, length) || meaning is Meaning.Call { IsUsual: true })
            ? Unknown(text)
            : KnownRun(meaning, text, length);
    }

    // h_{prev}, a_p, \hat x_d: a name of more than one letter, written with a subscript.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal Formula? TryCompound() => Peek() == TokenKind.Sub && _source.Vocabulary.HasCompounds ? BeforeSubscript() : null;

    private Formula? BeforeSubscript()
    {
        var mark = _at;
        var token = _at.Index;
        var word = Kind == TokenKind.Name ? Current.Text! : Rest.ToString();
        MoveTo(_at.Index + 2);
        if (WordBelow() is { } below && !IsIndexOf(word, below) && Compound(word, below) is { } meaning) return Meant(meaning, token,
            isDelta: false);
        _at = mark;
        return null;
    }

    // prev, {prev}, 2
    private string? WordBelow()
    {
        var isGroup = TakeOpen('{') || TakeOpen('(');
        if (Kind is not (TokenKind.Run or TokenKind.Number or TokenKind.Words) || Rest.Length == 0) return null;
        var below = Rest.ToString();
        Next();
        return !isGroup || Take(TokenKind.Close) ? below : null;
    }

    private readonly bool IsIndexOf(string word, string below) =>
        below.Length == 1 && _source.Vocabulary.Words.Exactly(word) is Meaning.Name { Array: not null };

    // hprev, W2, deltaD; a number of a family is read with it
    private readonly Meaning.Name? Compound(string word, string below)
    {
        if ((_source.Vocabulary.Words.Exactly(word + below) ?? _source.Vocabulary.Words.Exactly(Greek.Spelled(word)
            + below)) is not Meaning.Name name)
            return null;
        var isNumber = char.IsAsciiDigit(below[0]);
        foreach (var quantity in name.Quantities)
            if (quantity.IsFamily || isNumber && quantity.IsScalar) return null;
        return name;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Formula? KnownRun(Meaning meaning, ReadOnlySpan<char> text, int length)
    {
        var token = _at.Index;
        Advance(length);
        // the usual name, which nothing can follow that belongs to it
        if (meaning is Meaning.Name { Array: null, Scalar: { } scalar, IsUsual: false } && _at.Offset == 0 && !Clings.Has(Kind))
            return scalar.Quantity.Id == _source.Vocabulary.Step?.Id ? StepSize(scalar.Quantity.Name, token) : scalar;
        return Meant(meaning, token, IsDelta(text[..length]));
    }

    private Formula? WholeName()
    {
        var token = _at.Index;
        if (TryCompound() is { } compound) return compound;
        if (_at.Fault is not null) return null;
        var text = Current.Text!;
        var meaning = _source.Vocabulary.Words.Exactly(text);
        if (_definitions.HasNames && TrySpelledOut(_definitions.Longest(text), text.Length, meaning) is { } value) return value;
        if (_at.Fault is not null) return null;
        if (meaning is not null && Current.Bracket == Token.Vector && !CanBeVector(meaning)) return Fail(NotTheName(token, text));
        if (meaning is not null || InCapitals(text) is { } known && (meaning = known) is not null)
        {
            Next();
            return Meant(meaning, token, IsDelta(text));
        }
        if (text is "δ" && TryDerivative() is { } derivative) return derivative;
        return _at.Fault is null ? Unknown(text) : null;
    }

    // \mathbf{y} is not the scalar y
    private static bool CanBeVector(Meaning meaning) => meaning is Meaning.Name { Array: not null } or Meaning.Call or Meaning.Form;

    // Letters behind a word of a run: names are cut (w34w46), but a function is what the parenthesis behind the run belongs to, or it is
    // none: neither asinh nor sinc is "sin". EXP( is exp(.
    private Formula? BeforeMore(ReadOnlySpan<char> text, int length, Meaning? meaning)
    {
        if (text[0] == 'd' && TryGradientName(length) is { } gradient) return gradient;
        if (length == text.Length) return null;
        if (_at.Offset == 0 && IsCalled && InCapitals(text) is { } capital)
        {
            var token = _at.Index;
            Next();
            return Meant(capital, token, isDelta: false);
        }
        return meaning is Meaning.Call or Meaning.Form && IsOther(text, length) ? Unknown(text) : null;
    }

    private readonly bool IsCalled => Peek() is TokenKind.Open or TokenKind.Prime or TokenKind.Sup;

    // Whether a run that begins with a function is another one, or can't be told from it: sinc(, f2, log2x.
    private readonly bool IsOther(ReadOnlySpan<char> text, int length)
    {
        var behind = text[length..];
        return IsCalled && !IsCalledBehindDigits(behind)
            || char.IsAsciiDigit(behind[0]) && CommonWords.All.Exactly(text[..length]) is not Meaning.Call
            || char.IsAsciiDigit(text[length - 1]);
    }

    // sin2x(1-x) is sin(2x)(1-x); exp2(x) is a function of its own
    private static bool IsCalledBehindDigits(ReadOnlySpan<char> behind) => char.IsAsciiDigit(behind[0])
        && behind.ContainsAnyExceptInRange('0', '9');

    // A function that is known in small letters.
    private readonly Meaning.Call? InCapitals(ReadOnlySpan<char> word)
    {
        if (word.Length < 2 || word.Length > 10) return null;
        Span<char> small = stackalloc char[10];
        foreach (var c in word)
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c)) return null;
        return CommonWords.All.Exactly(small[..word.ToLowerInvariant(small)]) as Meaning.Call;
    }

    // The value of a name of the answer's own that is no shorter than the declared one here.
    internal Formula? TrySpelledOut(string? own, int declared, Meaning? meaning)
    {
        if (own is null || own.Length < declared) return null;
        var mark = _at;
        var token = _at.Index;
        StepOver(own.Length);
        if (SpelledOut(own, meaning, token) is { } value) return value;
        if (_at.Fault is null) _at = mark;
        return null;
    }

    // Over a name: a LaTeX command is one whole, of letters in one go it is the first ones.
    private void StepOver(int length)
    {
        if (Kind == TokenKind.Name) Next();
        else Advance(length);
    }

    // After a name of the answer's own: its value, with the subscripts that follow put in.
    private Formula? SpelledOut(string name, Meaning? declared, int token)
    {
        // σ(z) stays a call where the answer defines σ = 1/(1+e^{-z})
        if (declared is Meaning.Call { IsUsual: false } && Kind == TokenKind.Open && Peek(2) == TokenKind.Close) return null;
        var mark = _at;
        foreach (var own in _definitions.Named(name))
        {
            if (own.Value.First is Call { Arguments: [] } function) return Function(new(function.Function, function.Order), token);
            if (WithScripts(own) is { } value)
            {
                _at.SpelledOut += own.Size;
                return _at.SpelledOut > Definitions.NodeLimit ? Fail(new ReadingFault.Plain(PlainFault.TooLarge, 0, 0)) : value;
            }
            _at = mark;
        }
        return null;
    }

    private Formula? WithScripts(Definitions.Own own)
    {
        if (own.Subscript is null && own.Indices.IsEmpty) return Valued(own.Value);
        Index? layer = null;
        var transposed = false;
        if (own.Layer is not null && Take(TokenKind.Sup) && (layer = LayerIndex(ref transposed)) is null) return null;
        if (Kind != TokenKind.Sub && !IsOpen('[')) return null;
        return own.Subscript is null ? WithIndices(own, layer) : ReadsSubscript(own.Subscript) ? Valued(own.Value) : null;
    }

    private Formula? Valued(Readings value) => value.Second is { } second ? Ambiguous(value.First, second) : value.First;

    // A subscript that is a part of the name: grad_w1
    private bool ReadsSubscript(string subscript)
    {
        Next();
        var first = _at.Index;
        if (Kind == TokenKind.End) return false;
        if (Kind == TokenKind.Open) SkipGroup();
        else Next();
        return _source.Folded.Text.AsSpan()[_source.Tokens[first].Start..EndOfRead].Trim("{}").SequenceEqual(subscript);
    }

    // Subscripts that are indices: e_i
    private Formula? WithIndices(Definitions.Own own, Index? layer)
    {
        var subscripts = new List<Index>();
        var transposed = false;
        if (!Subscripts(subscripts, own.Indices.Length) || subscripts.Count != own.Indices.Length) return null;
        // e_i beside e_j
        if (_definitions.HasOthers(own) && !subscripts.Select(index => index.Letter).SequenceEqual(own.Indices)) return null;
        if (own.Layer is not null && layer is null && Take(TokenKind.Sup)) layer = LayerIndex(ref transposed);
        return Valued(own.At(subscripts, layer));
    }

    private static bool IsDelta(ReadOnlySpan<char> word) => word is ['δ'] or ['d', 'e', 'l', 't', 'a'];

    private Formula? Meant(Meaning meaning, int token, bool isDelta) => meaning switch
    {
        Meaning.Name name => Named(name, token, isDelta),
        Meaning.Call { Function: Function.Pick pick } when Kind == TokenKind.Sub && _source.Vocabulary.Dimensions.Length > 0 =>
            SumBody(token, pick.Largest ? Reduction.Largest : Reduction.Smallest),
        Meaning.Call call => Function(call, token),
        Meaning.Constant constant => new Constant(constant.Word),
        Meaning.Step step => StepSize(step.Word, token),
        Meaning.Form { Word: "prod" } when Kind is TokenKind.Sub or TokenKind.Sup => SumBody(token, Reduction.Multiply),
        Meaning.Form { Word: "sum" or "Sum" } when Kind is TokenKind.Sub or TokenKind.Sup => SumBody(token),
        Meaning.Form form => Form(form.Word, token),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private Formula? Named(Meaning.Name name, int token, bool isDelta)
    {
        if (_at.Offset > 0 && name.Array is { } array && Glued(array, token, name.Layer) is { } element) return element;
        if (_at.Fault is not null) return null;
        // a digit left over was meant as part of the name: z63, w99
        if (_at.Offset > 0 && char.IsAsciiDigit(Rest[0])) return Fail(NoSuchName(token));
        if (isDelta && !HasTwoPlaces(name) && TryKronecker() is { } kronecker) return kronecker;
        return name is { IsUsual: true, Scalar.Quantity: { } scalar } && IsBesideBare(scalar.Name, token)
            ? Fail(NotTheName(token, scalar.Name))
            : Scripted(name, token);
    }

    // δ_{tj} of a question whose δ has a step and a unit
    private static bool HasTwoPlaces(Meaning.Name name) =>
        name.Array is { IsTimed: true, Axes.Length: 1 } or { Layer: null, Axes.Length: 2 };

    // ŷ is y where the answer has no other y.
    private readonly bool IsBesideBare(string name, int token)
    {
        if (!Spelling.IsMarked(_source.Name(token), name)) return false;
        for (var i = 0; i < _source.Tokens.Count; i++)
            if (_source.Tokens[i].Kind is TokenKind.Run or TokenKind.Name && _source.Name(i) is var other
                && other.StartsWith(name, StringComparison.Ordinal)
                && !Spelling.IsMarked(other, name)) return true;
        return false;
    }

    private Formula? Unknown(ReadOnlySpan<char> text)
    {
        if (Current.Bracket == Token.Accent) return Fail(NotTheName(_at.Index, Accents.Bare(Current.Text!)));
        if (Peek() == TokenKind.Sub && WithSubscript(text) is { } member) return member;
        var word = Word(text.ToString());
        var usual = Usual(word);
        return usual is null && _at.Fault is null ? NotKnown() : usual;
    }

    // What is no name of the question, and known by its look: T, I, δ_{ij}, Enumerable.Range, a step size
    private Formula? Usual(string word)
    {
        if (TimeOf(word) is { } time) return time;
        if (word is "I" && UnitOrIndicator() is { } unit) return unit;
        if (IsDelta(word) && TryKroneckerAfter(word.Length) is { } kronecker) return kronecker;
        if (word is "Enumerable" && Peek() == TokenKind.Dot) return LinqSum();
        if (word is "tr" or "Tr" && Peek() == TokenKind.Open) return Trace(word.Length);
        if (!CanBeStep(word)) return null;
        var token = _at.Index;
        StepOver(word.Length);
        return StepSize(word, token);
    }

    // T, how many steps there are, and t, which one it is
    private Formula? TimeOf(string word)
    {
        var time = IsTimes(word);
        if (time is not null) StepOver(word.Length);
        return time;
    }

    private readonly Formula? IsTimes(string word)
    {
        foreach (var quantity in _source.Vocabulary.Quantities)
        {
            if (!quantity.IsTimed) continue;
            if (quantity.Steps!.End == word) return new Extent(new(quantity.Steps, null));
            if (quantity.Layer == word && (word == _source.Vocabulary.FreeLayer || _at.Dummies.Contains(word, StringComparison.Ordinal)))
                return new Position(new(word, 0));
        }
        return null;
    }

    // I, the matrix with ones on its diagonal, as large as its place wants
    private Diagonal Identity()
    {
        StepOver(1);
        _at.HasWhole = true;
        return new(new Column(Integer(1)));
    }

    // I(z > 0)
    private Formula? IndicatorCall()
    {
        var mark = _at;
        Next();
        Next();
        if (Condition() is { } condition && Closed('(', new Choose(condition, Integer(1), Integer(0))) is { } indicator) return indicator;
        _at = mark;
        return null;
    }

    // v_max, x_{a b}: a declared name that is written with a subscript
    private Formula? WithSubscript(ReadOnlySpan<char> name)
    {
        var (mark, letters) = (_at, name.ToString());
        MoveTo(_at.Index + 2);
        var isGroup = TakeOpen('{') || TakeOpen('(');
        for (var first = _at.Index; Kind is TokenKind.Run or TokenKind.Number && (isGroup || _at.Index == first); Next())
            letters += Rest.ToString();
        if ((!isGroup || Take(TokenKind.Close)) && _source.Vocabulary.Words.Exactly(letters) is Meaning.Name { } meant)
            return meant.Scalar is { } scalar ? scalar : Element(meant.Array!, mark.Index, layer: meant.Layer);
        _at = mark;
        return null;
    }

    // A name of the student's own for the step size of an update.
    private readonly bool CanBeStep(string word)
    {
        if (_source.Vocabulary.Step is null || _at.StepName is not null || word is "o" or "O" || !IsStepName(word)) return false;
        foreach (var quantity in _source.Vocabulary.Quantities)
            if (quantity.Name.StartsWith(word[0])) return false;
        return true;
    }

    private static bool IsStepName(string word) => word.Length is 1 or 2 && word.All(char.IsLetter)
        || word.Contains("rate", StringComparison.OrdinalIgnoreCase) || word.Contains("step", StringComparison.OrdinalIgnoreCase);

    private Formula? StepSize(string name, int token)
    {
        name += StepMark();
        if (_at.StepName is { } other && other != name)
            return Fail(new ReadingFault.Pairing(
                PairingFault.TwoStepSizes, Greek.Spelled(other), Greek.Spelled(name), PlaceOf(token), LengthOf(token)));
        _at.StepName = name;
        return Symbol.Of(_source.Vocabulary.Step!);
    }

    // Four letters or more that would fall apart into single ones are a word, not a product.
    private readonly bool IsWord(ReadOnlySpan<char> text, int length)
    {
        if (_at.Offset > 0 || length > 1 || text.Length < 4) return false;
        foreach (var c in text)
            if (!char.IsAsciiLetter(c)) return false;
        return !EndsInFunction(text);
    }

    // tlog(x6): declared letters and the function that is called
    private readonly bool EndsInFunction(ReadOnlySpan<char> text)
    {
        if (!IsCalled) return false;
        while (_source.Vocabulary.Words.Longest(text, out var length) is { } meaning)
        {
            if (length == text.Length) return meaning is Meaning.Call or Meaning.Form;
            text = text[length..];
        }
        return false;
    }

    private static string Word(string text)
    {
        var length = 0;
        while (length < text.Length && (char.IsLetterOrDigit(text[length]) || text[length] == '_')) length++;
        return text[..length];
    }
}

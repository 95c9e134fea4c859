using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Reader.Segments;
using Formulas.Reader.Syntax;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using Formulas.Typing;
using static Formulas.Tree.Formula;

namespace Formulas.Reader;

/// <summary>
/// A = B = C: its last member is the answer. What may stand on the left is the asked quantity, the updated name or an increment.
/// </summary>
internal ref partial struct Equation(Source source, Definitions definitions, Cursor cursor)
{
    private const int MemberLimit = 20;

    // What stands on the left of the answer: a name or a derivative; null where it is neither.
    private readonly record struct LeftSide(Formula? Name, bool IsIncrement);

    // What this looks for; most answers have nothing of it.
    private static readonly TokenKinds Marks =
        TokenKinds.Of(TokenKind.Equals, TokenKind.Becomes, TokenKind.SubtractAssign, TokenKind.AddAssign);

    // Signs that no name has.
    private static readonly TokenKinds Calculating = TokenKinds.Of(
        TokenKind.Plus, TokenKind.Minus, TokenKind.Times, TokenKind.Cdot, TokenKind.Hadamard, TokenKind.At, TokenKind.Power,
        TokenKind.Number, TokenKind.Bar);

    // Signs that make another assignment of a =: w = / = …; what an answer leaves out (= … =) does not.
    private static readonly TokenKinds Operating = TokenKinds.Of(
        TokenKind.Plus, TokenKind.Minus, TokenKind.Times, TokenKind.Cdot, TokenKind.Hadamard, TokenKind.At, TokenKind.Power,
        TokenKind.Slash, TokenKind.Percent, TokenKind.Outer, TokenKind.Sup);

    // What an operator begins with: \frac{d}{dz_6} L, [∇_W C]_{jk}
    private static readonly TokenKinds Operators =
        TokenKinds.Of(TokenKind.Frac, TokenKind.Partial, TokenKind.Nabla, TokenKind.Open, TokenKind.Slash);

    private readonly TokenList Tokens => source.Tokens;
    private Cursor _cursor = cursor;
    private (int From, int To) _side;
    private int _end;
    private Formula? _expression;

    /// <summary>Reads what stands from one token to another.</summary>
    /// <param name="head">The left-hand side, where it stands in a row above; else an empty stretch.</param>
    public Reading Read(int from, int to, (int From, int To) head)
    {
        var assignment = TokenKind.Equals;
        var (start, first) = (from, to);
        if (Tokens.Kinds.HasAny(Marks)) Members(from, to, ref start, ref first, ref assignment);
        _end = to;
        if (Parsed(start, to) is not { } last) return new Reading.Unread(_cursor.Fault!);
        var read = new Reading.Success(last.First) { Otherwise = last.Second };
        if (source.Vocabulary.AsksNumber) read = WithAlone(read, start, to);
        if (start == from) return Typed(read, head.From < head.To ? Left(head.From, head.To) ?? default : default, assignment);
        if (first + 1 == start && IsFromRightToLeft(last.First, from, first)) return Read(from, first, (start, to));
        return OfMembers(read, from, first, start, assignment);
    }

    // 0.288 (1/2*0.7595^2)
    private readonly Reading.Success WithAlone(Reading.Success read, int from, int to)
    {
        if (new LoneNumbers(source).Of(from, to, out var working) is not { } alone) return read;
        if (working == 0) return read with { Alone = alone };
        var apart = new Cursor();
        return Grammar.Read(source, definitions, ref apart, working, to) is { First: var beside }
            ? read with { Alone = alone, Working = beside }
            : read;
    }

    // 2t = dL/dz6
    private bool IsFromRightToLeft(Formula last, int from, int to) => source.Vocabulary.Updated is null && IsName(last) && IsAsked(last)
        && Parsed(from, to) is { } value && !IsName(value.First);

    // With its left-hand side, up to the first =, and the members between that and its last one.
    private Reading OfMembers(Reading.Success read, int from, int first, int start, TokenKind assignment)
    {
        assignment = Assigned(assignment, first, read.Formula);
        var left = Left(from, first);
        if (IsOfOther(left, from, first) || IsExchanged(from, first, start)) return new Reading.Unread(OtherLeft());
        // 2C = …, 0 = dL/dz6 - …: an equation that what is asked stands in somewhere
        if (left?.Name is null && (HasAsked(_expression) || HasAsked(read.Formula))) return new Reading.Unread(OtherLeft());
        if (left is null && _expression is { } expression && SpeaksOfAsked(expression)) read = read with { Left = expression };
        if (left is null || first + 1 < start)
        {
            var (members, unread) = Earlier(left is null ? from : first + 1, start);
            // C = 0.288 at x = 3, w = / = …
            if (unread is not null && (source.Vocabulary.AsksNumber || HasBareSign(first, start))) return new Reading.Unread(unread);
            read = read with { Earlier = members };
        }
        return Typed(read, left ?? default, assignment);
    }

    private readonly bool IsOfOther(LeftSide? left, int from, int first) =>
        left is { Name: null, IsIncrement: false } && IsStrange(from, first)
        || left?.Name is { } name && IsOfOtherLayer(name);

    private readonly bool HasAsked(Formula? formula)
    {
        if (formula is null || source.Vocabulary.Updated is not null) return false;
        foreach (var node in Walks.Nodes(formula))
            if (node is Symbol or Derivative && IsAsked(node)) return true;
        return false;
    }

    // Where the first member ends and the last one begins.
    private readonly void Members(int from, int to, ref int start, ref int first, ref TokenKind assignment)
    {
        var depth = 0;
        for (var i = from; i < to; i++)
        {
            var kind = Tokens[i].Kind;
            if (TokenKinds.Nested.Has(kind)) depth += TokenKinds.Nesting(kind);
            if (depth > 0 || !Marks.Has(kind)) continue;
            if (kind is TokenKind.SubtractAssign or TokenKind.AddAssign) assignment = kind;
            var sign = SignBefore(i, from);
            if (sign is { } assigns) assignment = assigns;
            if (start == from) first = sign is null ? i : i - 1;
            start = i + 1;
        }
    }

    // One member, with what the answer defines put in.
    private Readings? Parsed(int from, int to)
    {
        if (Grammar.Read(source, definitions, ref _cursor, from, to) is not { } readings) return null;
        if (definitions.Apply(readings) is { } applied) return applied;
        _cursor.Fault = new ReadingFault.Plain(PlainFault.TooLarge, 0, 0);
        return null;
    }

    // The members before the last one, as far as they can be read, and why one can't; a name on the far left is a left-hand side.
    private (ImmutableArray<Formula> Members, ReadingFault? Unread) Earlier(int from, int to)
    {
        var members = ImmutableArray.CreateBuilder<Formula>();
        var (depth, start, unread) = (0, from, (ReadingFault?)null);
        for (var i = from; i < to; i++)
        {
            depth += TokenKinds.Nesting(Tokens[i].Kind);
            if (depth > 0 || Tokens[i].Kind is not (TokenKind.Equals or TokenKind.Becomes)) continue;
            if (members.Count < MemberLimit && Parsed(start, i) is { } member) members.Add(member.First);
            else unread ??= _cursor.Fault;
            start = i + 1;
        }
        return (members.ToImmutable(), unread);
    }

    // An operator between two relations, and nothing else: = / =
    private readonly bool HasBareSign(int from, int to)
    {
        for (var i = from; i < to - 2; i++)
            if (Marks.Has(Tokens[i].Kind) && Marks.Has(Tokens[i + 2].Kind) && Operating.Has(Tokens[i + 1].Kind)) return true;
        return false;
    }

    /// <summary>Whether what stands from one token to another is what the question asks for, as a left-hand side.</summary>
    /// <param name="byName">Of an update, whether its name is wanted and not its gradient.</param>
    public bool IsAsked(int from, int to, bool byName) => Left(from, to) is { } left
        && (left.IsIncrement || left.Name is { } name && IsAsked(name)
            && !(byName && source.Vocabulary.Updated is not null && name is Derivative));

    // By names alone: letters of indices can be others.
    private readonly bool IsAsked(Formula name) => (source.Vocabulary.Sought, name) switch
    {
        (null, _) => false,
        (Derivative asked, Derivative given) => asked.Of == given.Of && IsSame(source.Vocabulary, asked.With, given.With),
        (Symbol asked, Symbol given) => IsSame(source.Vocabulary, asked, given),
        (Derivative asked, Symbol given) when given.Quantity == source.Vocabulary.Alias =>
            IsSame(source.Vocabulary, asked.With, given with { Quantity = asked.With.Quantity }),
        (Symbol asked, Derivative given) => source.Vocabulary.Updated is not null && given.With.Quantity == asked.Quantity,
        var (asked, given) => asked == given,
    };

    private static bool IsSame(Vocabulary vocabulary, Symbol asked, Symbol given) =>
        (asked.Quantity == given.Quantity || asked.Quantity.Name == given.Quantity.Name && HasSameLetters(asked, given))
        && (asked.Layer is null || given.Layer is null || IsSame(vocabulary, asked.Layer, given.Layer));

    // δ_j^L is another quantity than δ_j^l
    private static bool IsSame(Vocabulary vocabulary, Formulas.Tree.Index asked, Formulas.Tree.Index given) =>
        asked.Letter == given.Letter
        ? asked.Offset == given.Offset
        : !vocabulary.IsEnd(given.Letter) || asked.Letter.Length == 0;

    private static bool HasSameLetters(Symbol asked, Symbol given) => asked.Subscripts.SequenceEqual(given.Subscripts);

    /// <summary>Whether what stands there is what the question asks for, in the letters of the question.</summary>
    public bool IsAskedInItsLetters(int from, int to) => Left(from, to) is { Name: { } name } && IsAsked(name)
        && (source.Vocabulary.Asked is not { } asked || SideOf(new(name, false)) is not { } side || HasSameLetters(asked, side));

    /// <summary>
    /// What an equation that is not the answer says of a quantity of the question, both sides ready to be compared: x6 = z6^2. Null where it
    /// can't be read, or says something of a name of its own.
    /// </summary>
    public Claim? Claim(int from, int relation, int to)
    {
        if (Read(from, to, default) is not Reading.Success { Update: not UpdateForm.Increment } read) return null;
        var left = read.Left ?? (IsAskedElsewhere(from, relation) ? source.Vocabulary.Sought
            : source.Vocabulary.HasIndices ? null : _expression);
        return left is null ? null : new(left, read.Formula);
    }

    // δ_k^{l+1} = …: what is asked, in another layer
    private bool IsAskedElsewhere(int from, int to) => (source.Vocabulary.Sought, Left(from, to)?.Name) switch
    {
        (Derivative asked, Derivative given) => asked.Of == given.Of && asked.With.Quantity == given.With.Quantity,
        (_, Symbol given) => given.Quantity == source.Vocabulary.Alias,
        _ => false,
    };

    private static bool IsName(Formula formula) => formula is Symbol or Derivative or Call { Arguments: [Symbol] };

    // A left-hand side that can't be read is a name of the answer's own; an expression is no left-hand side.
    private LeftSide? Left(int from, int to)
    {
        _side = (from, to);
        if (source.Vocabulary.Updated is { } updated && from < to)
        {
            while (from < to - 1 && Tokens[from].Kind == TokenKind.Run && source.Text(from) is "next" or "new" or "updated") from++;
            if (Increment(updated, from, to) is { } grown) return grown;
        }
        _expression = null;
        if (Partial(from, to) is { } asked) return new(asked, false);
        if (Parsed(from, to) is not { First: var formula }) return new(OfAnyLayer(from, to), false);
        if (IsName(formula)) return new(formula, false);
        _expression = formula;
        return null;
    }

    private readonly Formula? OnTheLeft(int from, int to)
    {
        var read = new Cursor();
        return Grammar.Read(source with { Vocabulary = source.Vocabulary.OnTheLeft }, Definitions.Empty, ref read, from, to)?.First;
    }

    // dC/dW = …, where dC/dW^l is asked for; dC/db is another one.
    private Derivative? OfAnyLayer(int from, int to)
    {
        if (source.Vocabulary.FreeLayer is null || OnTheLeft(from, to) is not Derivative { With.Layer: null } whole) return null;
        var isAsked = IsAsked(whole);
        _cursor.Fault = isAsked ? null : OtherLeft();
        return isAsked ? whole : null;
    }

    // ∂h_i/∂x_m = …: the derivative that is asked for, in the letters of the answer.
    private readonly Symbol? Partial(int from, int to)
    {
        if (source.Vocabulary is not { Partial: { } asked, Sought: Symbol sought }) return null;
        if (OnTheLeft(from, to) is not Slope { Of: Symbol of, With: var with }
            || (of.Quantity, of.Layer, with.Quantity, with.Layer) != (asked.Of, asked.OfStep, asked.With, asked.WithStep)) return null;
        ImmutableArray<Formulas.Tree.Index> letters = [.. of.Subscripts, .. with.Subscripts];
        return letters.IsEmpty ? sought : AreLike(sought.Subscripts, letters) ? sought with { Subscripts = letters } : null;
    }

    // p_1 and s_j are not p_i and s_j, p_i and s_i are neither
    private static bool AreLike(ImmutableArray<Formulas.Tree.Index> asked, ImmutableArray<Formulas.Tree.Index> given)
    {
        if (asked.Length != given.Length) return false;
        for (var i = 0; i < asked.Length; i++)
            if (asked[i].IsNumber != given[i].IsNumber || asked[i].IsNumber && asked[i] != given[i]
                || asked.IndexOf(asked[i]) != given.IndexOf(given[i])) return false;
        return true;
    }

    // No name of the answer's own: what can't be read, or a name that says something else than what is asked.
    private readonly bool IsStrange(int from, int to)
    {
        while (from < to && Tokens[from].Kind == TokenKind.Words) from++;
        if (from >= to) return false;
        if (IsKnownToBeOther()) return true;
        if (source.Vocabulary.AsksNumber && Calculating.Has(Tokens[from].Kind)) return true; // -0.1387 -5 3
        if (IsNewValue(from, to)) return false;
        if (Operators.Has(Tokens[from].Kind)) return source.Vocabulary.AsksNumber || Calculates(from, to);
        var heading = new Heading(source);
        var headed = heading.Of(from, to);
        if (headed != Headed.AsName) return headed == Headed.AsOther;
        return source.Vocabulary.IsOfName || !heading.IsOwnName(from, to) && !IsUpdated(from, to);
    }

    // A derivative of what the question has in another place, or a number that its names don't have.
    private readonly bool IsKnownToBeOther() => _cursor.Fault is ReadingFault.UnknownName { IsMember: true }
        or ReadingFault.Quoting { Kind: QuotingFault.UnknownDerivative or QuotingFault.TooManyPrimes or QuotingFault.OtherLeft };

    // d/dz6 L and other operators are read as what is asked, unless they calculate
    private readonly bool Calculates(int from, int to)
    {
        var depth = 0;
        for (var i = from; i < to; i++)
        {
            depth += TokenKinds.Nesting(Tokens[i].Kind);
            if (Tokens[i].Kind is TokenKind.Sup && Tokens[i + 1] is { Kind: TokenKind.Run or TokenKind.Name }
                && source.Name(i + 1) is "T" or "⊤") return true; // ∂C/∂(W^l)^T
            if (Tokens[i].Kind is TokenKind.Partial or TokenKind.Run && Tokens[i + 1].Kind is TokenKind.Sup or TokenKind.Power
                && source.Text(i) is "d" or "∂" or "\\partial" or "partial") return true; // a second derivative
            if (Tokens[i].Kind == TokenKind.Open && Calculating.Has(Tokens[i + 1].Kind) && Tokens[i + 2].Kind == TokenKind.Close) // {-}
                return true;
            if (depth == 0 && Calculating.Has(Tokens[i].Kind) && (i == from || Tokens[i - 1].Kind is not (TokenKind.Sub or TokenKind.Sup)))
                return true;
        }
        return false;
    }

    // -dL/dz6 = …, 2C = …: an equation about what is asked, or about another derivative
    private readonly bool SpeaksOfAsked(Formula expression)
    {
        var vocabulary = source.Vocabulary;
        var (sought, alias) = (vocabulary.Sought, vocabulary.Alias);
        return Walks.First(expression, node => node is Derivative or Call { Order: > 0 } || node == sought
            || node is Symbol name && (name.Quantity == alias || sought is Symbol asked && IsSame(vocabulary, asked, name))) is not null;
    }

    private readonly Reading Typed(Reading.Success read, LeftSide left, TokenKind assignment)
    {
        var vocabulary = source.Vocabulary;
        if (vocabulary.FreeLayer is not null && LayersOff(left) is not 0 and var off) (read, left) = Moved(read, left, off);
        if (!left.IsIncrement && left.Name is { } named && IsOther(named)) read = read with { Left = named };
        if (Target(left, assignment) is { } target) read = Updated(read, target, left, assignment, source.Vocabulary.Sought);
        return vocabulary.HasIndices || _cursor.HasIndices ? WithIndices(read, SideOf(left)) : read;
    }

    // How far the layer of ∂C/∂b^{l+1} = … is from the one that the question asks about.
    private readonly int LayersOff(LeftSide left) => SideOf(left)?.Layer is { } layer && source.Vocabulary.Asked?.Layer is { } asked
        && layer.Letter == asked.Letter && layer.Letter == source.Vocabulary.FreeLayer ? layer.Offset - asked.Offset : 0;

    // The same equation so many layers back.
    private readonly (Reading.Success, LeftSide) Moved(Reading.Success read, LeftSide left, int layers)
    {
        var letter = source.Vocabulary.FreeLayer!;
        Formula Back(Formula formula) => Renaming.Of(formula, [(letter, new Index(letter, -layers))]);
        var moved = read with
        {
            Formula = Back(read.Formula),
            Otherwise = read.Otherwise is { } otherwise ? Back(otherwise) : null,
            Earlier = [.. read.Earlier.Select(Back)],
        };
        return (moved, left with { Name = Back(left.Name!) });
    }

    private static Symbol? SideOf(LeftSide left) => left.Name switch
    {
        Symbol symbol => symbol,
        Derivative derivative => derivative.With,
        _ => null,
    };

    // Σ_n a_n + b_n, where nothing else runs over n
    private static Formula? Reaching(Formula formula, IndexFault fault) =>
        fault is IndexFault.AtLetter { Kind: LetterFault.NotSummed, Letter: var letter } ? SumReach.Over(formula, letter) : null;

    private readonly Reading WithIndices(Reading.Success read, Symbol? side)
    {
        var vocabulary = source.Vocabulary;
        var (formulas, fault) = IndexTyping.AllOf(read.Formula, vocabulary, side);
        var otherwise = read.Otherwise is { } other ? IndexTyping.Of(other, vocabulary, side).Formula : null;
        if (formulas.IsEmpty && otherwise is null)
        {
            return Reaching(read.Formula, fault!) is { } reaching && WithIndices(read with { Formula = reaching }, side) is Reading.Success fits
                ? fits
                : new Reading.Mistyped(fault!, read.Formula, side is not null);
        }
        if (formulas.IsEmpty) (formulas, otherwise) = ([otherwise!], null); // of two readings, the one that fits
        var typedLeft = read.Left is { } name ? IndexTyping.Of(name, vocabulary, side).Formula : null;
        if (typedLeft is null && read.Left is { } untyped
            && (!IsName(untyped) || untyped is Derivative && vocabulary.Sought is Derivative || untyped is Call { Order: > 0 }))
            return new Reading.Unread(OtherLeft());
        return read with
        {
            Left = typedLeft,
            Formula = formulas[0],
            Otherwise = formulas.Length > 1 ? formulas[^1] : otherwise,
            Earlier = read.Earlier.IsEmpty ? [] : Typed(read.Earlier, vocabulary, side),
        };
    }

    private static ImmutableArray<Formula> Typed(ImmutableArray<Formula> members, Vocabulary vocabulary, Symbol? side) =>
        [.. members.Select(member => IndexTyping.Of(member, vocabulary, side).Formula).OfType<Formula>()];

    // δ^{L+1} where δ^L is asked for, δ^L where it is δ^l; ∂C/∂b^{l+1} is the same one layer on
    private readonly bool IsOfOtherLayer(Formula name)
    {
        if (SideOf(new(name, false)) is not { Layer: { } layer } side
            || source.Vocabulary.Asked is not { Layer: { } asked } by) return false;
        if (layer.Letter == asked.Letter) return layer.Offset != asked.Offset && layer.Letter != source.Vocabulary.FreeLayer;
        return !IsSame(source.Vocabulary, asked, layer) && (side.Quantity == by.Quantity || side.Quantity == source.Vocabulary.Alias);
    }

    // An expression has no name of its own: w := w + mu*v - … names what it is assigned to.
    private readonly bool IsOther(Formula name) => source.Vocabulary.Updated is not null && name is Derivative
        || !IsAsked(name) && !IsAssigned(name, source.Vocabulary.Sought);

    // A derivative by something that has other indices than what is asked for.
    private readonly ReadingFault.Quoting OtherLeft()
    {
        var text = source.Text(_side.From, _side.To - 1);
        return new(QuotingFault.OtherLeft, text, source.Place(_side.From), text.Length);
    }
}

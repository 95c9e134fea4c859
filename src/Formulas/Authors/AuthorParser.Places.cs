using System.Collections.Immutable;
using System.Globalization;
using Formulas.Tree;

namespace Formulas.Authors;

// Places in brackets, functions with their letters, derivatives, comparisons.
public sealed partial class AuthorParser
{
    private ImmutableArray<Place> Places()
    {
        Expect("[");
        var places = ImmutableArray.CreateBuilder<Place>();
        do places.Add(OnePlace());
        while (Take(","));
        Expect("]");
        return places.ToImmutable();
    }

    private Place OnePlace()
    {
        var start = _at;
        if (Current.Kind == AuthorTokenKind.Name && (Ahead(1).Text == "[" || isQuantity(Current.Text) && IsLabelAlone()))
            return new Place.Label(From(start), Named());
        var terms = ImmutableArray.CreateBuilder<(int, string)>();
        var offset = 0;
        var sign = Take("-") ? -1 : 1;
        while (true)
        {
            var factor = Factor();
            if (factor is { } number && !Take("*")) offset += sign * number;
            else if (Current.Kind == AuthorTokenKind.Name) terms.Add((sign * (factor ?? 1), _tokens[_at++].Text));
            else throw Fault(LanguageSentences.NoPlace(Shown(Current)));
            if (!Is("+") && !Is("-")) break;
            sign = Is("+") ? 1 : -1;
            _at++;
        }
        return new Place.Combined(From(start), terms.ToImmutable(), offset);
    }

    // A name of more than one letter is no letter of a dimension; of one letter, the meaning decides.
    private bool IsLabelAlone() => Current.Text.Length > 1 && Ahead(1).Text is "," or "]";

    private int? Factor()
    {
        if (Current.Kind != AuthorTokenKind.Number) return null;
        if (!int.TryParse(Current.Text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) || number > 1000)
            throw Fault(LanguageSentences.NoPlace(Shown(Current)));
        _at++;
        return number;
    }

    // f(expr, …; letter, …), f'(expr), where(cond, a, b)
    private Written? Application()
    {
        var (start, word) = (_at, Current.Text);
        if (!isFunction(word)) return RefuseUnknownFunction(word);
        var primes = 0;
        while (Ahead(1 + primes) is { Text: "'", IsAttached: true }) primes++;
        if (Ahead(1 + primes).Text != "(") return null;
        _at += primes + 1;
        Expect("(");
        if (word == "where") return WhereOf(start);
        var arguments = List(Expression);
        var letters = Take(";") ? List(Letter) : [];
        Expect(")");
        return new Written.Applied(From(start), word, primes, arguments, letters);
    }

    // sums(x; n), norm(x, y): several things in the bracket behind a name make it a function
    private Written? RefuseUnknownFunction(string word)
    {
        if (NearestFunction is { } nearest && !isQuantity(word) && Ahead(1) is { Text: "(", IsAttached: true } && HasSeveral(_at + 1))
            throw Fault(LanguageSentences.UnknownFunction(word, nearest(word)));
        return null;
    }

    private bool HasSeveral(int open)
    {
        var depth = 0;
        for (var t = open; t < _tokens.Count; t++)
        {
            depth += _tokens[t].Text is "(" or "[" ? 1 : _tokens[t].Text is ")" or "]" ? -1 : 0;
            if (depth == 0) return false;
            if (depth == 1 && _tokens[t].Text is "," or ";") return true;
        }
        return false;
    }

    private ImmutableArray<T> List<T>(Func<T> item)
    {
        var items = ImmutableArray.CreateBuilder<T>();
        do items.Add(item());
        while (Take(","));
        return items.ToImmutable();
    }

    private string Letter() =>
        Current.Kind == AuthorTokenKind.Name ? _tokens[_at++].Text : throw Fault(LanguageSentences.NoLetter(Shown(Current)));

    private Written.Where WhereOf(int start)
    {
        var condition = Comparing();
        Expect(",");
        var then = Expression();
        Expect(",");
        var otherwise = Expression();
        Expect(")");
        return new(From(start), condition, then, otherwise);
    }

    private Comparisons Comparing()
    {
        var start = _at;
        var alternatives = ImmutableArray.CreateBuilder<ImmutableArray<Comparison>>();
        do alternatives.Add(Group());
        while (TakeWord("or"));
        return new(From(start), alternatives.ToImmutable());
    }

    private bool TakeWord(string word)
    {
        if (!IsWord(word)) return false;
        _at++;
        return true;
    }

    private ImmutableArray<Comparison> Group()
    {
        var group = ImmutableArray.CreateBuilder<Comparison>();
        do
        {
            var left = Expression();
            if (RelationHere() is null) throw Fault(LanguageSentences.NoComparison(Shown(Current)));
            while (RelationHere() is { } relation)
            {
                _at++;
                var right = Expression();
                group.Add(new(relation, left, right));
                left = right;
            }
        }
        while (TakeWord("and"));
        return group.ToImmutable();
    }

    private Relation? RelationHere()
    {
        if (Current.Kind != AuthorTokenKind.Sign) return null;
        foreach (var (sign, relation) in Relations)
            if (Current.Text == sign) return relation;
        return null;
    }

    // dL/dw, dL/dz[t], dh[T]/dh[0], d(dL/dw)/dw, dW2
    private Written.Slope? Slope()
    {
        var start = _at;
        if (Current.Text[0] != 'd' || isQuantity(Current.Text) && Ahead(1).Text != "/") return null;
        Written? of = Current.Text == "d" ? SlopeInBrackets() : NamedBehindD();
        if (of is not null && Is("/") && Current.IsAttached
            && Ahead(1) is { Kind: AuthorTokenKind.Name, IsAttached: true, Text: ['d', _, ..] })
        {
            _at++;
            var with = NamedBehindD() ?? throw Fault(LanguageSentences.NoQuantity(Current.Text[1..], Nearest(Current.Text[1..])));
            return new(From(start), of, with);
        }
        _at = start;
        return null;
    }

    private Written.Slope? SlopeInBrackets()
    {
        if (Ahead(1) is not { Text: "(", IsAttached: true } || Ahead(2).Text is not ['d', ..]) return null;
        _at += 2;
        if (Slope() is not { } inner || !Take(")")) return null;
        return inner;
    }

    private Written.Name? NamedBehindD()
    {
        if (Current.Text.Length < 2 || !isQuantity(Current.Text[1..]))
            return Current.Text.Length > 1 && IsOfSlope()
                ? throw Fault(LanguageSentences.NoQuantity(Current.Text[1..], Nearest(Current.Text[1..])))
                : null;
        var start = _at;
        var word = _tokens[_at++].Text[1..];
        var places = Is("[") && Current.IsAttached ? Places() : [];
        return new(From(start), word, places);
    }

    // dyy/dx: nothing else begins like this
    private bool IsOfSlope() =>
        Ahead(1) is { Text: "/", IsAttached: true } && Ahead(2) is { Kind: AuthorTokenKind.Name, IsAttached: true, Text: ['d', _, ..] };
}

using System.Collections.Immutable;
using Formulas.Tree;

namespace Formulas.Authors;

/// <summary>
/// Reads the language of authors. It is strict: what has two readings is refused with a sentence.
/// <code>
/// line   = name[left, …] = expr
/// expr   = term {+|- term}      term = [-] chain {*|/|@ power}      chain = power {power}
/// power  = atom [^number | ^name | ^(expr) | ^T]
/// atom   = number | name[place, …] | (expr) | (name[place, …] or 0) | f(expr, …; letter, …) | f'(expr) | |expr| | [cond] | deriv
/// cond   = comp {and|or comp}   comp = side {= | != | &lt; | &lt;= | &gt; | &gt;= side}
/// place  = whole combination of letters and numbers | a label: y[n]
/// deriv  = dA/dB without blanks
/// </code>
/// </summary>
/// <param name="text">What is read.</param>
/// <param name="isFunction">Whether a name is that of a function: then brackets behind it hold arguments.</param>
/// <param name="isQuantity">Whether a name is that of a quantity: only then can d before it be a derivative's.</param>
public sealed partial class AuthorParser(string text, Predicate<string> isFunction, Predicate<string> isQuantity)
{
    // Deeper texts are no formulas.
    private const int DeepestNesting = 60;

    private static readonly (string Sign, Relation Relation)[] Relations =
    [
        ("=", Relation.Equal), ("!=", Relation.NotEqual), ("<", Relation.Less), ("<=", Relation.LessOrEqual), (">", Relation.Greater),
        (">=", Relation.GreaterOrEqual),
    ];

    /// <summary>The known name nearest to one that is not known, or null where none is near.</summary>
    public Func<string, string?> Nearest { get; init; } = _ => null;

    /// <summary>The same of functions; without it, a name before a bracket is never taken for one.</summary>
    public Func<string, string?>? NearestFunction { get; init; }

    private readonly string _text = AuthorTokens.Normal(text);
    private readonly List<AuthorToken> _tokens = AuthorTokens.Of(AuthorTokens.Normal(text));
    private int _at;
    private int _depth;

    private AuthorToken Current => _tokens[_at];

    private AuthorToken Ahead(int count) => _tokens[Math.Min(_at + count, _tokens.Count - 1)];

    private bool Is(string sign) => Current.Kind is AuthorTokenKind.Sign && Current.Text == sign;

    private bool IsWord(string word) => Current.Kind == AuthorTokenKind.Name && Current.Text == word;

    private bool Take(string sign)
    {
        if (!Is(sign)) return false;
        _at++;
        return true;
    }

    private Stretch From(int start) => new(_tokens[start].Start, _tokens[Math.Max(start, _at - 1)].End);

    private AuthorException Fault(string sentence, int? token = null) =>
        new(sentence, new(_tokens[token ?? _at].Start, _tokens[token ?? _at].End)) { Line = _tokens[token ?? _at].Line };

    private void Expect(string sign)
    {
        if (!Take(sign)) throw Fault(LanguageSentences.Expected(sign, Shown(Current)));
    }

    private static string Shown(AuthorToken token) => token.Kind switch
    {
        AuthorTokenKind.End => "the end",
        AuthorTokenKind.Separator => "the end of the line",
        _ => token.Text,
    };

    /// <summary>The lines of a model, but for those that can't be read.</summary>
    /// <param name="refuse">Is told the fault of each line that can't be read.</param>
    public ImmutableArray<Line> Lines(Action<AuthorException> refuse)
    {
        var lines = ImmutableArray.CreateBuilder<Line>();
        while (true)
        {
            while (Current.Kind == AuthorTokenKind.Separator) _at++;
            if (Current.Kind == AuthorTokenKind.End) return lines.ToImmutable();
            try
            {
                lines.Add(OneLine());
            }
            catch (AuthorException fault)
            {
                refuse(fault);
                while (Current.Kind is not (AuthorTokenKind.Separator or AuthorTokenKind.End)) _at++;
                _depth = 0;
            }
        }
    }

    private Line OneLine()
    {
        var start = _at;
        if (Current.Kind != AuthorTokenKind.Name) throw Fault(LanguageSentences.NoLine(Shown(Current)));
        var left = Named();
        if (!Take("=")) throw Fault(LanguageSentences.NoLine(Shown(Current)));
        var right = Expression();
        if (Current.Kind is not (AuthorTokenKind.Separator or AuthorTokenKind.End)) throw Fault(LeftOver());
        var at = From(start);
        return new(left, right, _tokens[start].Line, _text[at.Start..at.End]);
    }

    /// <summary>One expression and nothing else.</summary>
    /// <exception cref="AuthorException">It can't be read.</exception>
    public Written Whole()
    {
        var expression = Expression();
        End();
        return expression;
    }

    /// <summary>Comparisons and nothing else.</summary>
    /// <exception cref="AuthorException">They can't be read.</exception>
    public Comparisons Condition()
    {
        var condition = Comparing();
        End();
        return condition;
    }

    /// <summary>A name with its places and nothing else.</summary>
    /// <exception cref="AuthorException">It can't be read.</exception>
    public Written.Name Name()
    {
        if (Current.Kind != AuthorTokenKind.Name) throw Fault(LanguageSentences.NoName(Shown(Current)));
        var name = Named();
        End();
        return name;
    }

    /// <summary><c>name := expression</c>; null where it is no assignment.</summary>
    /// <exception cref="AuthorException">It can't be read.</exception>
    public (Written.Name Left, Written Right)? Assignment()
    {
        if (!_tokens.Exists(token => token.Text == ":=")) return null;
        if (Current.Kind != AuthorTokenKind.Name) throw Fault(LanguageSentences.NoName(Shown(Current)));
        var left = Named();
        Expect(":=");
        var right = Expression();
        End();
        return (left, right);
    }

    private void End()
    {
        while (Current.Kind == AuthorTokenKind.Separator) _at++;
        if (Current.Kind != AuthorTokenKind.End) throw Fault(LeftOver());
    }

    private string LeftOver() => Current.Text switch
    {
        "or" => LanguageSentences.OrZero,
        "," => LanguageSentences.Comma,
        _ => LanguageSentences.LeftOver(Shown(Current)),
    };

    private Written Expression()
    {
        if (++_depth > DeepestNesting) throw Fault(LanguageSentences.TooDeep);
        var start = _at;
        var left = Term();
        while (Is("+") || Is("-"))
        {
            var sign = Is("+") ? Operator.Add : Operator.Subtract;
            _at++;
            var right = Term();
            left = new Written.Joined(From(start), sign, left, right);
        }
        _depth--;
        return left;
    }

    private Written Term()
    {
        var start = _at;
        if (Take("-"))
        {
            if (Is("-")) throw Fault(LanguageSentences.TwoSigns);
            return new Written.Negated(From(start), Term());
        }
        var left = Chain();
        while (Is("*") || Is("/") || Is("@"))
        {
            var (sign, token) = (Current.Text, _at++);
            var right = Is("-") ? throw Fault(LanguageSentences.TwoSigns) : Power();
            left = new Written.Joined(From(start), OperatorOf(sign), left, right);
            if (IsAtom() && sign != "@") throw Fault(LanguageSentences.SideBySideBehind(sign), token);
        }
        return left;
    }

    private static Operator OperatorOf(string sign) => sign switch
    {
        "*" => Operator.Multiply,
        "/" => Operator.Divide,
        _ => Operator.MatrixProduct,
    };

    private Written Chain()
    {
        var start = _at;
        var left = Power();
        while (IsAtom())
        {
            var right = Power();
            left = new Written.Joined(From(start), Operator.MatrixProduct, left, right);
        }
        return left;
    }

    // What can begin one more factor; a bar closes where it is met here.
    private bool IsAtom() =>
        Current.Kind is AuthorTokenKind.Number || Current.Kind == AuthorTokenKind.Name
            && Current.Text is not ("or" or "and" or "if" or "for")
        || Is("(") || Is("[");

    private Written Power()
    {
        var start = _at;
        var basis = Atom();
        while (Is("^"))
        {
            _at++;
            if (IsWord("T"))
            {
                _at++;
                basis = new Written.Transposed(From(start), basis);
                continue;
            }
            var exponent = Exponent();
            basis = new Written.Joined(From(start), Operator.Power, basis, exponent);
            if (Is("^") && !(Ahead(1).Kind == AuthorTokenKind.Name && Ahead(1).Text == "T")) throw Fault(LanguageSentences.TwoPowers);
        }
        return basis;
    }

    private Written Exponent()
    {
        var start = _at;
        if (Current.Kind == AuthorTokenKind.Number) return Digits();
        if (Current.Kind == AuthorTokenKind.Name) return Application() ?? Named();
        if (!Take("(")) throw Fault(LanguageSentences.NoExponent(Shown(Current)));
        var exponent = Expression();
        Expect(")");
        return exponent with { At = From(start) };
    }

    private Written.Number Digits() => new(new(Current.Start, Current.End), _tokens[_at++].Text);

    private Written Atom()
    {
        var start = _at;
        if (Current.Kind == AuthorTokenKind.Number) return Digits();
        if (Current.Kind == AuthorTokenKind.Name) return OfName();
        if (Is("(")) return Brackets();
        if (Take("|")) return BarsFrom(start);
        return Take("[") ? BracketFrom(start) : throw Fault(LanguageSentences.NoFactor(Shown(Current)));
    }

    private Written OfName() => Slope() ?? Application() ?? Named();

    private Written.Bracket BracketFrom(int start)
    {
        var condition = Comparing();
        Expect("]");
        return new(From(start), condition);
    }

    private Written.Bars BarsFrom(int start)
    {
        var inner = Expression();
        Expect("|");
        return new(From(start), inner);
    }

    // (expr), (x[2*o+k-2] or 0)
    private Written Brackets()
    {
        Expect("(");
        var inner = Expression();
        if (IsWord("or"))
        {
            _at++;
            if (inner is not Written.Name { Places.IsEmpty: false } name || Current.Text != "0") throw Fault(LanguageSentences.OrZero);
            _at++;
            inner = name with { OrZero = true };
        }
        Expect(")");
        return inner;
    }

    // w, h[t-1], P[n,y[n]]: a bracket that touches a name holds its places.
    private Written.Name Named()
    {
        var start = _at;
        var word = _tokens[_at++].Text;
        var places = Is("[") && Current.IsAttached ? Places() : [];
        return new(From(start), word, places);
    }
}

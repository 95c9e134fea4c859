using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Sum signs: indices, limits, and the term that is summed.
internal ref partial struct Grammar
{
    // What stands below and above a sum sign.
    private record struct Limits
    {
        /// <summary>The indices, each with where it begins.</summary>
        public List<(string Letter, Index? First)>? Dummies;

        /// <summary>What the indices leave out.</summary>
        public Condition? Exclusion;
        public Limit? Upper;
    }

    // Where a sum ends: at an index, or at (or short of) the size of a layer; null for a name of the student's own for the size.
    private readonly record struct Limit(Index? Last, Axis? SizeOf, int Short);

    private Formula? SumSign()
    {
        var sign = _at.Index;
        Next();
        return SumBody(sign);
    }

    // After the sum sign: indices, limits, and the term that is summed.
    private Formula? SumBody(int sign)
    {
        _at.HasIndices = true;
        var limits = new Limits();
        while (Kind is TokenKind.Sub or TokenKind.Sup)
        {
            var below = Kind == TokenKind.Sub;
            Next();
            if (below ? limits.Dummies is not null : limits.Upper is not null) break;
            if (!below) limits.Upper = UpperLimit();
            else if (!Dummies(ref limits)) return Fail(Plain(PlainFault.SumNeedsIndex, sign));
        }
        if (limits.Dummies is not { } dummies) return Fail(Plain(WasFlattened ? PlainFault.Flattened : PlainFault.SumNeedsIndex, sign));
        var outer = _at.Dummies;
        foreach (var (letter, _) in dummies) _at.Dummies += letter;
        var body = Term();
        _at.Dummies = outer;
        return body is null ? null : Summed(limits, dummies, body);
    }

    // ∑𝑘𝑤𝑙+1: letters of mathematics without their scripts
    private readonly bool WasFlattened => Kind == TokenKind.Run && _source.Folded.Origin is not null;

    private static Formula Summed(Limits limits, List<(string Letter, Index? First)> dummies, Formula body)
    {
        body = Excluded(limits.Exclusion, body);
        for (var d = dummies.Count - 1; d >= 0; d--)
        {
            SumRange? range = dummies[d].First is { } first && limits.Upper is { } limit
                ? new SumRange.Between(first, limit.Last, limit.SizeOf) { Short = limit.Short }
                : null;
            body = new Sum(dummies[d].Letter, range, body);
        }
        return body;
    }

    private static Formula Excluded(Condition? exclusion, Formula body) => exclusion switch
    {
        null => body,
        Condition.Both both => Excluded(both.First, Excluded(both.Second, body)),
        _ => new Choose(exclusion, body, Integer(0)),
    };

    // k   {k}   (k)   {i,m}   {k=1}   {k \ne j}
    private bool Dummies(ref Limits limits)
    {
        var dummies = limits.Dummies = [];
        if (Kind != TokenKind.Open) return PlainDummy(dummies);
        Next();
        while (Kind != TokenKind.Close)
            if (!Take(TokenKind.Comma) && !DummyItem(dummies, ref limits)) return false;
        Next();
        return dummies.Count > 0 && dummies.TrueForAll(dummy => dummy.Letter.Length > 0);
    }

    // sum_k, sum_i=4^5
    private bool PlainDummy(List<(string Letter, Index? First)> dummies)
    {
        if (Kind is not (TokenKind.Run or TokenKind.Name)) return false;
        var letter = Kind == TokenKind.Name ? Current.Text! : Rest[..1].ToString();
        if (!char.IsLetter(letter[0])) return false;
        StepOver(1);
        letter += Primes();
        Index? first = null;
        if (Kind == TokenKind.Equals && Peek() == TokenKind.Number)
        {
            Next();
            if (int.TryParse(_source.Text(_at.Index), out var number)) first = Index.Of(number);
            Next();
        }
        dummies.Add((letter, first));
        return true;
    }

    // In brackets: k, k ≠ j, k = 1, k ∈ {4,5}
    private bool DummyItem(List<(string Letter, Index? First)> dummies, ref Limits limits)
    {
        var indices = new List<Index>();
        if (Kind is not (TokenKind.Run or TokenKind.Name) || !IndexItem(indices)) return false;
        if (Take(TokenKind.NotEqual))
        {
            var left = indices[0];
            if (!IndexItem(indices) || indices.Count != 2) return false;
            limits.Exclusion = new Condition.Indices(Relation.NotEqual, left, indices[1]);
            if (!dummies.Exists(dummy => dummy.Letter == left.Letter)) dummies.Add((left.Letter, null));
            return true;
        }
        if (Kind is TokenKind.Equals or TokenKind.In || IsWordIn()) return DummyOfSet(indices[0].Letter, dummies, ref limits);
        foreach (var index in indices) dummies.Add((index.Letter, null));
        return true;
    }

    private readonly bool IsWordIn() => Kind == TokenKind.Run && Rest is "in";

    private bool DummyOfSet(string letter, List<(string Letter, Index? First)> dummies, ref Limits limits)
    {
        var isSet = Kind != TokenKind.Equals;
        Next();
        if (IndexSet(letter, ref limits) is { } first) dummies.Add((letter, first));
        else if (isSet) dummies.Add((letter, null)); // "k in the next layer"
        else return false;
        return true;
    }

    private static readonly TokenKinds InASet =
        TokenKinds.Of(TokenKind.Number, TokenKind.Run, TokenKind.Name, TokenKind.Comma, TokenKind.Ellipsis, TokenKind.Colon);

    // What an index runs through: 1, m+1, 4..5, 4,5, {4,5}, {4, …, 7}; numbers in between that are left out become conditions.
    private Index? IndexSet(string letter, ref Limits limits)
    {
        var mark = _at;
        var bracketed = Take(TokenKind.Open);
        var indices = new List<Index>();
        var ellipsis = false;
        while (InASet.Has(Kind))
        {
            ellipsis |= Kind is TokenKind.Ellipsis or TokenKind.Colon;
            if (Kind is TokenKind.Number or TokenKind.Run or TokenKind.Name ? !IndexItem(indices) : !Take(Kind)) break;
        }
        if (!IsRange(indices) || bracketed && !Take(TokenKind.Close))
        {
            _at = mark;
            while (Kind is not (TokenKind.Close or TokenKind.End)) Next();
            return null;
        }
        if (indices.Count == 1) return indices[0];
        indices.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        limits.Upper = new Limit { Last = indices[^1] };
        if (!ellipsis) Exclude(letter, indices, ref limits);
        return indices[0];
    }

    private static bool IsRange(List<Index> indices) =>
        indices.Count == 1 || indices.Count > 1 && indices.TrueForAll(index => index.IsNumber);

    private static void Exclude(string letter, List<Index> numbers, ref Limits limits)
    {
        for (var number = numbers[0].Offset + 1; number < numbers[^1].Offset; number++)
        {
            if (numbers.Contains(Index.Of(number))) continue;
            var left = new Condition.Indices(Relation.NotEqual, new(letter, 0), Index.Of(number));
            limits.Exclusion = limits.Exclusion is { } others ? new Condition.Both(others, left) : left;
        }
    }

    // 5   {n_{l+1}}   {L}   N   {n_l - 1}
    private Limit UpperLimit()
    {
        if (Kind != TokenKind.Open) return PlainLimit(braces: false);
        var mark = _at;
        Next();
        var limit = PlainLimit(braces: true);
        if (limit.Last is null && Kind == TokenKind.Minus && Peek() == TokenKind.Number
            && int.TryParse(_source.Text(_at.Index + 1), out var less))
        {
            limit = limit with { Short = less };
            MoveTo(_at.Index + 2);
        }
        if (Take(TokenKind.Close)) return limit;
        _at = mark;
        SkipGroup();
        return default;
    }

    private Limit PlainLimit(bool braces)
    {
        if (Kind == TokenKind.Number && int.TryParse(_source.Text(_at.Index), out var number))
        {
            Next();
            return new() { Last = Index.Of(number) };
        }
        if (Kind is TokenKind.Run or TokenKind.Name)
        {
            if (!braces && Kind == TokenKind.Run) Advance(1);
            else Next();
            return Kind == TokenKind.Sub ? new() { SizeOf = SizeOfLayer() } : default;
        }
        if (!braces) Next();
        return default;
    }

    // After the n of n_{l+1}
    private Axis? SizeOfLayer()
    {
        Next();
        var indices = new List<Index>();
        if (!(Kind == TokenKind.Open ? Bracket(indices) : IndexItem(indices)) || indices is not [var layer]) return null;
        return layer.IsNumber || layer.Letter is "l" or Vocabulary.LastLayer ? new Axis(layer) : null;
    }
}

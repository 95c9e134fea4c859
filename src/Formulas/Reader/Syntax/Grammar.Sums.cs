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

        /// <summary>The layer that an index runs over, where it is said.</summary>
        public Axis? Layer;

        /// <summary>What the indices leave out.</summary>
        public Condition? Exclusion;
        public Limit? Upper;
    }

    // Where a sum ends: at an index, or at (or short of) the size of a layer; null for a name of the student's own for the size.
    private readonly record struct Limit(Index? Last, Axis? SizeOf, int Short, string? Name = null);

    private Formula? SumSign()
    {
        var sign = _at.Index;
        Next();
        return SumBody(sign);
    }

    // After the sum sign: indices, limits, and the term that is summed.
    private Formula? SumBody(int sign, Reduction by = Reduction.Add)
    {
        _at.HasIndices = true;
        var limits = new Limits();
        while (Kind is TokenKind.Sub or TokenKind.Sup)
        {
            var below = Kind == TokenKind.Sub;
            Next();
            if (below ? limits.Dummies is not null : limits.Upper is not null) break;
            if (!below && UpperLimit(limits.Dummies is not null) is { } upper) limits.Upper = upper;
            else if (!below) return Fail(Plain(PlainFault.SumLimit, sign));
            else if (!Dummies(ref limits)) return Fail(Plain(PlainFault.SumNeedsIndex, sign));
        }
        if (limits.Dummies is not { } dummies) return Fail(Plain(WasFlattened ? PlainFault.Flattened : PlainFault.SumNeedsIndex, sign));
        if (!HasEnds(limits, dummies)) return Fail(Plain(PlainFault.SumLimit, sign));
        var outer = _at.Dummies;
        foreach (var (letter, _) in dummies) _at.Dummies += letter;
        var body = Term();
        _at.Dummies = outer;
        return body is null ? null : Summed(limits, dummies, body, by);
    }

    // ∑𝑘𝑤𝑙+1: letters of mathematics without their scripts
    private readonly bool WasFlattened => Kind == TokenKind.Run && _source.Folded.Origin is not null;

    // From a number up to something, or over all there is: where a sum ends is a part of its value.
    private static bool HasEnds(in Limits limits, List<(string Letter, Index? First)> dummies)
    {
        var hasFirst = false;
        foreach (var (letter, first) in dummies)
        {
            if (first is { IsNumber: false } || letter == limits.Upper?.Name) return false;
            hasFirst |= first is not null;
        }
        return limits.Upper is { } upper ? hasFirst || upper is { Last: null, Short: 0 } : !hasFirst;
    }

    private static Formula Summed(Limits limits, List<(string Letter, Index? First)> dummies, Formula body, Reduction by)
    {
        body = Excluded(limits.Exclusion, body);
        for (var d = dummies.Count - 1; d >= 0; d--)
        {
            SumRange? range = dummies[d].First is { } first && limits.Upper is { } limit
                ? new SumRange.Between(first, limit.Last, limit.SizeOf) { Short = limit.Short }
                : limits.Layer is { } layer && d == dummies.Count - 1 ? new SumRange.Over(layer) : null;
            body = new Sum(dummies[d].Letter, range, body) { By = by };
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

    // sum_k, sum_i=4^5, sum_nk
    private bool PlainDummy(List<(string Letter, Index? First)> dummies)
    {
        if (Kind is not (TokenKind.Run or TokenKind.Name)) return false;
        if (IsRunOfDummies())
        {
            foreach (var each in Rest) dummies.Add(($"{each}", null));
            Next();
            return true;
        }
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

    // Letters in one go, none of which but the first is a name, and a blank behind them.
    private readonly bool IsRunOfDummies()
    {
        if (Kind != TokenKind.Run || Rest.Length is < 2 or > 3 || _at.Offset > 0) return false;
        for (var i = 0; i < Rest.Length; i++)
            if (!char.IsAsciiLetterLower(Rest[i]) || i > 0 && (_source.Vocabulary.Words.Exactly(Rest[i..(i + 1)]) is not null
                || Rest[..i].Contains(Rest[i]))) return false;
        return _source.Tokens[_at.Index + 1] is { Kind: not (TokenKind.Sub or TokenKind.Sup) } next && next.Start > Current.End;
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
            limits.Exclusion = indices[1].Letter.StartsWith('@')
                ? new Condition.Values(Relation.NotEqual, new Position(left), _at.Labels[^1])
                : new Condition.Indices(Relation.NotEqual, left, indices[1]);
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
        if (isSet && LayerSet(ref limits))
        {
            dummies.Add((letter, null));
            return true;
        }
        if (IndexSet(letter, ref limits) is not { } first) return false;
        if (isSet && first.IsNumber) limits.Upper ??= new Limit { Last = first }; // k ∈ {4}
        dummies.Add((letter, first));
        return true;
    }

    // "k in the next layer", k ∈ l+1
    // 16 branches: all ways to name a layer, one after the other
    private bool LayerSet(ref Limits limits)
    {
        var mark = _at;
        var words = "";
        for (; Kind == TokenKind.Words || Kind == TokenKind.Run && Rest is "layer" or "all"; Next())
            words = $"{words} {(Kind == TokenKind.Words ? Current.Text : Rest)}".TrimStart();
        if (Kind == TokenKind.Close && IsNextLayer(words)) return true;
        var indices = new List<Index>();
        if ((words.Length == 0 || words.EndsWith("layer", StringComparison.Ordinal) && IsNextLayer("next " + words))
            && Kind is TokenKind.Run or TokenKind.Name && IndexItem(indices) && Kind == TokenKind.Close
            && indices is [{ Letter: var letter }] && _source.Vocabulary.FreeLayer is { } layer
                && (letter == layer || _source.Vocabulary.IsEnd(letter)))
        {
            limits.Layer = _source.Vocabulary.NeuronsOf(indices[0]);
            return true;
        }
        _at = mark;
        return false;
    }

    // Whatever it is called, no other layer.
    private static bool IsNextLayer(string words)
    {
        if (!words.Contains("next", StringComparison.Ordinal) && words is not "all") return false;
        foreach (var word in words.Split(' '))
            if (word is not ("in" or "the" or "next" or "layer" or "all" or "neurons" or "units" or "nodes" or "of")) return false;
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
            if (ellipsis && indices is [{ IsNumber: true } from] && Kind is TokenKind.Run or TokenKind.Name)
                return SetUpTo(from, bracketed, ref limits);
            if (Kind is TokenKind.Number or TokenKind.Run or TokenKind.Name ? !IndexItem(indices) : !Take(Kind)) break;
        }
        if (!IsRange(indices) || bracketed && !Take(TokenKind.Close))
        {
            _at = mark;
            return null;
        }
        if (indices.Count == 1) return indices[0];
        indices.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        limits.Upper = new Limit { Last = indices[^1] };
        if (!ellipsis) Exclude(letter, indices, ref limits);
        return indices[0];
    }

    // {1, …, n}
    private Index? SetUpTo(Index from, bool bracketed, ref Limits limits)
    {
        if (PlainLimit(braces: true, takesLayer: true) is not { } limit || bracketed && !Take(TokenKind.Close)) return null;
        limits.Upper = limit;
        return from;
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

    // 5   {n_{l+1}}   N   {n_l - 1}   {T-1}; null where it can't be told
    private Limit? UpperLimit(bool takesLayer)
    {
        if (Kind != TokenKind.Open) return PlainLimit(braces: false, takesLayer);
        Next();
        if (PlainLimit(braces: true, takesLayer: true) is not { } limit) return null;
        if (limit.Last is not { IsNumber: true } && Kind == TokenKind.Minus && Peek() == TokenKind.Number
            && int.TryParse(_source.Text(_at.Index + 1), out var less))
        {
            limit = limit.Last is { } last ? limit with { Last = last with { Offset = -less } } : limit with { Short = less };
            MoveTo(_at.Index + 2);
        }
        return Take(TokenKind.Close) ? limit : null;
    }

    private Limit? PlainLimit(bool braces, bool takesLayer)
    {
        if (Kind == TokenKind.Number && int.TryParse(_source.Text(_at.Index), out var number))
        {
            Next();
            return new() { Last = Index.Of(number) };
        }
        if (Kind is not (TokenKind.Run or TokenKind.Name)) return null;
        var name = Kind == TokenKind.Name ? Current.Text! : braces ? Rest.ToString() : Rest[..1].ToString();
        if (!braces && Kind == TokenKind.Run) Advance(1);
        else Next();
        if (takesLayer && (Kind == TokenKind.Sub || braces && Kind == TokenKind.Sup)) return SizeOfLayer();
        if (IsLastStep(name)) return new Limit { Last = new(name, 0) };
        if (SizeNamed(name) is { } axis) return new Limit { SizeOf = axis };
        return IsSizeName(name) ? new Limit { Name = name } : null;
    }

    // T where there are steps; no layer is summed over.
    private readonly bool IsLastStep(string name)
    {
        foreach (var quantity in _source.Vocabulary.Quantities)
            if (quantity.IsTimed && quantity.Steps!.End == name) return true;
        return false;
    }

    // N, where the question says how many samples there are
    private readonly Axis? SizeNamed(string name)
    {
        foreach (var (size, axis) in _source.Vocabulary.SizeNames)
            if (size == name) return axis;
        return null;
    }

    // After the n of n_{l+1} and n_{out}
    private Limit? SizeOfLayer()
    {
        Next();
        var inside = Kind == TokenKind.Open ? _at.Index + 1 : _at.Index;
        if (_source.Tokens[inside].Kind is TokenKind.Run or TokenKind.Words && _source.Tokens[inside].Length > 1)
        {
            if (Kind == TokenKind.Open) SkipGroup();
            else Next();
            return new Limit();
        }
        var indices = new List<Index>();
        if (!(Kind == TokenKind.Open ? Bracket(indices) : IndexItem(indices)) || indices is not [var layer]) return null;
        return (layer.IsNumber || layer.Letter is "l" || _source.Vocabulary.IsEnd(layer.Letter))
            && _source.Vocabulary.NeuronsOf(layer) is { } neurons ? new Limit { SizeOf = neurons } : null;
    }

    // A name that can be how many there are: n, N, width. A letter that numbers something or has a value here is none.
    private readonly bool IsSizeName(string name)
    {
        var vocabulary = _source.Vocabulary;
        if (vocabulary.Declared(name) is Meaning.Name && name is not ("n" or "m" or "N" or "M")) return false;
        if (name.Length > 1) return true;
        if (!char.IsUpper(name[0]) && !"nmdpqrchs".Contains(name[0])) return false;
        if (vocabulary.FreeLayer is not null && vocabulary.IsEnd(name) || _at.Dummies.Contains(name, StringComparison.Ordinal))
            return false;
        foreach (var free in vocabulary.FreeIndices)
            if (free.Letter == name) return false;
        return !IsIndexHere(name[0]);
    }

    private readonly bool IsIndexHere(char letter)
    {
        var tokens = _source.Tokens;
        for (var i = 1; i < tokens.Count; i++)
        {
            if (tokens[i].Kind != TokenKind.Run || !_source.Text(i).Contains(letter)) continue;
            if (tokens[i - 1].Kind == TokenKind.Sub || tokens[i - 1].Bracket == '[') return true;
            if (i > 1 && tokens[i - 1].Kind == TokenKind.Open && tokens[i - 2].Kind == TokenKind.Sub) return true;
        }
        return false;
    }
}

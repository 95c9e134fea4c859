using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Sum signs: indices, limits, and the term that is summed.
internal sealed partial class FormulaParser
{
    private string _dummies = ""; // the letters of the sums around the place

    private Formula? SumSign()
    {
        ref readonly var token = ref Current;
        Next();
        return SumBody(token);
    }

    // After the sum sign: indices, limits, and the term that is summed.
    private Formula? SumBody(in Token sign)
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
                if (Dummies(ref exclusion, ref upper) is not { Length: > 0 } read) return Fail(new ReadingFault.Plain(PlainFault.SumNeedsIndex, folded.Place(sign.Start), Math.Max(1, sign.Length)));
                dummies = read;
            }
            else if (!below && upper is null) upper = UpperLimit();
            else break;
        }
        if (dummies is null)
            return Fail(Kind == TokenKind.Run && folded.Origin is not null
                ? new ReadingFault.Plain(PlainFault.Flattened, folded.Place(sign.Start), Math.Max(1, sign.Length))
                : new ReadingFault.Plain(PlainFault.SumNeedsIndex, folded.Place(sign.Start), Math.Max(1, sign.Length)));
        var outer = _dummies;
        foreach (var (letter, _) in dummies) _dummies += letter;
        var body = Term();
        _dummies = outer;
        if (body is null) return null;
        body = Excluded(exclusion, body);
        for (var d = dummies.Length - 1; d >= 0; d--)
        {
            SumRange? range = dummies[d].First is { } first && upper is { } limit ? new SumRange.Between(first, limit.Last, limit.SizeOf) { Short = limit.Short } : null;
            body = new Sum(dummies[d].Letter, range, body);
        }
        return body;
    }

    // k   {k}   (k)   {i,m}   {k=1}   {k \ne j}
    private (string, Index?)[]? Dummies(ref Condition? exclusion, ref Limit? upper)
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
            else if (Kind is TokenKind.Equals or TokenKind.In || IsWordIn())
            {
                var isSet = Kind != TokenKind.Equals;
                Next();
                var letter = indices[0].Letter;
                if (IndexSet(letter, ref exclusion) is { } set) (upper, indices) = (set.Last is null ? upper : new Limit { Last = set.Last }, [set.First]);
                else if (isSet) indices.Clear(); // "k in the next layer"
                else return null;
                dummies.Add((letter, indices.Count == 1 ? indices[0] : null));
            }
            else dummies.AddRange(indices.Select(index => (index.Letter, (Index?)null)));
        }
        Next();
        return dummies.Any(dummy => dummy.Item1.Length == 0) ? null : [.. dummies];
    }

    private static Formula Excluded(Condition? exclusion, Formula body) => exclusion switch
    {
        null => body,
        Condition.Both both => Excluded(both.First, Excluded(both.Second, body)),
        _ => new Choose(exclusion, body, Integer(0)),
    };

    private bool IsWordIn() => Kind == TokenKind.Run && TextOf(Current)[_offset..] is "in";

    // What an index runs through: 1, m+1, 4..5, 4,5, {4,5}, {4, …, 7}; numbers in between that are left out become conditions.
    private (Index First, Index? Last)? IndexSet(string letter, ref Condition? exclusion)
    {
        var mark = Mark();
        var bracketed = Kind == TokenKind.Open;
        if (bracketed) Next();
        var indices = new List<Index>();
        var ellipsis = false;
        while (Kind is TokenKind.Number or TokenKind.Run or TokenKind.Name or TokenKind.Comma or TokenKind.Ellipsis or TokenKind.Colon)
        {
            ellipsis |= Kind is TokenKind.Ellipsis or TokenKind.Colon;
            if (Kind is TokenKind.Number or TokenKind.Run or TokenKind.Name ? !IndexItem(indices) : !Take(Kind)) break;
        }
        if (indices.Count == 0 || indices.Count > 1 && !indices.TrueForAll(index => index.IsNumber) || bracketed && !Take(TokenKind.Close))
        {
            Reset(mark);
            while (Kind is not (TokenKind.Close or TokenKind.End)) Next();
            return null;
        }
        if (indices.Count == 1) return (indices[0], null);
        indices.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        for (var number = indices[0].Offset + 1; number < indices[^1].Offset && !ellipsis; number++)
        {
            if (indices.Contains(Index.Of(number))) continue;
            var left = new Condition.Indices(Relation.NotEqual, new(letter, 0), Index.Of(number));
            exclusion = exclusion is null ? left : new Condition.Both(exclusion, left);
        }
        return (indices[0], indices[^1]);
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
}

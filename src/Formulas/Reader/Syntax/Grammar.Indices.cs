using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Sub- and superscripts as indices: w_jk, w_{4,6}, a^(l-1), delta_{im}.
internal ref partial struct Grammar
{
    private const int LargestNumber = 1000; // of a layer, and of an offset

    // After a name: "_6", "_{46}", "_jk", "_(jk)", "[4,6]".
    private bool Subscripts(List<Index> subscripts, int wanted)
    {
        if (Kind == TokenKind.Open) return Bracket(subscripts);
        Next();
        if (Kind == TokenKind.Open) return Bracket(subscripts);
        while (subscripts.Count < wanted)
        {
            if (!PlainSubscript(subscripts)) return FailAt(Missing(Wanted.Subscript));
            // what is not attached directly does not belong to the subscript
            if (!IsAttached || Kind is not (TokenKind.Run or TokenKind.Number)) break;
        }
        return true;
    }

    private readonly bool IsAttached =>
        _at.Offset > 0 || _at.Index >= _end || _at.Index == 0 || Current.Start <= _source.Tokens[_at.Index - 1].End;

    // One letter with its primes, or all digits of a number.
    private bool PlainSubscript(List<Index> subscripts)
    {
        if (TakeDigits(subscripts)) return true;
        if (Kind is not (TokenKind.Run or TokenKind.Name)) return false;
        var c = Kind == TokenKind.Name ? Current.Text![0] : Rest[0];
        StepOver(1);
        subscripts.Add(char.IsAsciiDigit(c) ? IndexOf(c) : new(c + Primes(), 0));
        return true;
    }

    private bool TakeDigits(List<Index> indices)
    {
        if (Kind != TokenKind.Number || !IsDigits(_source.Text(_at.Index))) return false;
        foreach (var digit in _source.Text(_at.Index)) indices.Add(IndexOf(digit));
        Next();
        return true;
    }

    private static bool IsDigits(ReadOnlySpan<char> text) => !text.ContainsAnyExceptInRange('0', '9');

    private static Index IndexOf(char c) => char.IsAsciiDigit(c) ? Index.Of(c - '0') : new($"{c}", 0);

    private string Primes()
    {
        var primes = "";
        while (Take(TokenKind.Prime)) primes += "'";
        return primes;
    }

    // Indices in brackets, with or without commas between them.
    private bool Bracket(List<Index> indices)
    {
        var open = _at.Index;
        Next();
        while (Kind != TokenKind.Close)
        {
            if (Take(TokenKind.Comma)) continue;
            if (Kind == TokenKind.Run && IsNewOrOld(_source.Text(_at.Index))) Next();
            else if (Kind == TokenKind.End || !IndexItem(indices))
                return FailAt(Kind == TokenKind.End ? UnclosedAt(open) : UnreadableIndex(open));
        }
        Next();
        return true;
    }

    private readonly ReadingFault UnclosedAt(int open) => Unclosed($"{_source.Tokens[open].Bracket}", _source.Place(open));

    private readonly ReadingFault UnreadableIndex(int from)
    {
        if (from >= _end) return new ReadingFault.Quoting(QuotingFault.UnreadableIndex, "", PlaceOf(from), 1);
        var token = _source.Tokens[from];
        return Quoting(QuotingFault.UnreadableIndex, token.Start, Math.Max(token.End, EndOfCurrent));
    }

    // k, k', l+1, 4, 46 (two indices), jk (two indices), with brackets around or not
    private bool IndexItem(List<Index> indices, int brackets = 0)
    {
        if (Kind == TokenKind.Open && brackets < 3)
        {
            Next();
            while (Kind != TokenKind.Close)
                if (!Take(TokenKind.Comma) && !IndexItem(indices, brackets + 1)) return false;
            Next();
            return true;
        }
        if (TakeDigits(indices)) return true;
        if (Kind is not (TokenKind.Run or TokenKind.Name)) return false;
        var letters = Kind == TokenKind.Name ? Current.Text : Rest;
        Next();
        foreach (var c in letters) indices.Add(IndexOf(c));
        var primes = Primes();
        if (primes.Length > 0) indices[^1] = indices[^1] with { Letter = indices[^1].Letter + primes };
        return Kind is not (TokenKind.Plus or TokenKind.Minus) || Peek() != TokenKind.Number || OffsetOf(indices);
    }

    // The + 1 of l+1
    private bool OffsetOf(List<Index> indices)
    {
        var sign = Kind == TokenKind.Plus ? 1 : -1;
        Next();
        if (!int.TryParse(_source.Text(_at.Index), out var offset) || offset > LargestNumber) return false;
        indices[^1] = indices[^1] with { Offset = sign * offset };
        Next();
        return true;
    }

    // After the ^ of a layered quantity: l, (l+1), {l+1}, {(l+1)T}, {l+1^T}, {[l]}
    private Index? LayerIndex(ref bool transposed)
    {
        var from = _at.Index;
        switch (Kind)
        {
            case TokenKind.Open: return LayerInBrackets(ref transposed) ?? NoLayer(from);
            case TokenKind.Number when int.TryParse(_source.Text(from), out var number) && number < LargestNumber:
                Next();
                return Index.Of(number);
            case TokenKind.Run or TokenKind.Name:
                var letter = Kind == TokenKind.Name ? Current.Text! : Rest[..1].ToString();
                StepOver(1);
                return new(letter, 0);
            default: return NoLayer(from);
        }
    }

    private Index? LayerInBrackets(ref bool transposed)
    {
        Next();
        var indices = new List<Index>();
        if (!IndexItem(indices)) return null;
        Take(TokenKind.Comma);
        Take(TokenKind.Sup);
        if (indices is [_, { Letter: "T" }])
        {
            transposed = true;
            indices.RemoveAt(1);
        }
        if (TryT()) transposed = true;
        return indices.Count == 1 && Take(TokenKind.Close) ? indices[0] : null;
    }

    private Index? NoLayer(int from)
    {
        Fail(UnreadableIndex(from));
        return null;
    }

    // delta_{im}, δ(i-m): 1 where the indices are equal
    internal Formula? TryKronecker()
    {
        if (!_source.Vocabulary.HasIndices) return null;
        var mark = _at;
        var indices = new List<Index>();
        var isRead = Kind == TokenKind.Sub
            ? Subscripts(indices, 2) && Kind != TokenKind.Sup && indices.TrueForAll(index => !index.IsNumber)
            : TakeOpen('(') && IndexItem(indices) && (Take(TokenKind.Minus) || Take(TokenKind.Comma)) && IndexItem(indices)
                && Take(TokenKind.Close);
        if (isRead && indices.Count == 2 && !IsLayerLetter(indices[0].Letter, "l") && !IsLayerLetter(indices[1].Letter, "l")) // δ_{k,l+1} is the error
            return new Choose(new Condition.Indices(Relation.Equal, indices[0], indices[1]), Integer(1), Integer(0));
        _at = mark;
        return null;
    }

    internal Formula? TryKroneckerAfter(int length)
    {
        var mark = _at;
        StepOver(length);
        if (TryKronecker() is { } kronecker) return kronecker;
        _at = mark;
        return null;
    }
}

using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Sub- and superscripts as indices: w_jk, w_{4,6}, a^(l-1), delta_{im}; and layers where other courses write them: δ_l, W_{l+1}, a_{l,j},
// δ_j(l), W{l+1}, f_l', f'^{(l)}.
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
        if (LabelItem(subscripts) is { } isRead) return isRead;
        if (Kind is not (TokenKind.Run or TokenKind.Name)) return false;
        var c = Kind == TokenKind.Name ? Current.Text![0] : Rest[0];
        StepOver(1);
        subscripts.Add(char.IsAsciiDigit(c) || Kind != TokenKind.Prime ? IndexOf(c) : new(c + Primes(), 0));
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

    private static Index IndexOf(char c) => char.IsAsciiDigit(c) ? Index.Of(c - '0') : Index.Of(c);

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
        if (TryCombination(indices)) return true;
        if (TakeDigits(indices)) return true;
        if (LabelItem(indices) is { } isRead) return isRead;
        if (Kind is not (TokenKind.Run or TokenKind.Name)) return false;
        TakeLetters(indices);
        var primes = Primes();
        if (primes.Length > 0) indices[^1] = indices[^1] with { Letter = indices[^1].Letter + primes };
        return Kind is not (TokenKind.Plus or TokenKind.Minus) || Peek() != TokenKind.Number || OffsetOf(indices);
    }

    // Those of a name, or of a run up to where a label begins: P_{no} is P_{n,o}.
    private void TakeLetters(List<Index> indices)
    {
        var letters = Kind == TokenKind.Name ? Current.Text : Rest;
        var count = Kind == TokenKind.Name ? letters.Length : UpToLabel(letters);
        foreach (var c in letters[..count]) indices.Add(IndexOf(c));
        StepOver(count);
    }

    private readonly int UpToLabel(ReadOnlySpan<char> letters)
    {
        if (_source.Vocabulary.Labels.IsEmpty) return letters.Length;
        for (var at = 1; at < letters.Length; at++)
            if (_source.Vocabulary.Words.Longest(letters[at..], out _) is Meaning.Name name && NamesLabel(name)) return at;
        return letters.Length;
    }

    // o+k-1, 2*o+k-3, 4-k, and in a comparison: only where the question's own model has such places
    internal bool TryCombination(List<Index> indices)
    {
        if (_source.Vocabulary.Shifted.IsEmpty) return false;
        var mark = _at;
        var (terms, offset) = (new List<(int Factor, string Letter)>(), 0);
        var isRead = CombinedTerm(terms, ref offset);
        while (isRead && HasSign) isRead = CombinedTerm(terms, ref offset);
        if (isRead && (Kind is TokenKind.Close or TokenKind.Comma || RelationOf(Kind) is not null) && terms is not ([] or [(1, _)]))
        {
            indices.Add(Combined(terms, offset));
            return true;
        }
        _at = mark;
        return false;
    }

    private static Index Combined(List<(int Factor, string Letter)> terms, int offset)
    {
        Index? index = null;
        for (var t = terms.Count - 1; t >= 0; t--)
            index = new Index(terms[t].Letter, t == 0 ? offset : 0) { Factor = terms[t].Factor, Plus = index };
        return index!;
    }

    // +k, -2*o, -3
    private bool CombinedTerm(List<(int Factor, string Letter)> terms, ref int offset)
    {
        var sign = Kind == TokenKind.Minus ? -1 : 1;
        if (HasSign) Next();
        var factor = FactorOfIndex();
        if (Kind == TokenKind.Run && Rest.Length == 1 && char.IsLetter(Rest[0]))
        {
            terms.Add((sign * (factor ?? 1), Rest.ToString()));
            Next();
            return true;
        }
        offset += sign * (factor ?? 0);
        return factor is not null;
    }

    private int? FactorOfIndex()
    {
        if (Kind != TokenKind.Number || !int.TryParse(_source.Text(_at.Index), out var number) || number >= LargestNumber) return null;
        Next();
        if (Kind is TokenKind.Times or TokenKind.Cdot) Next();
        return number;
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
                var layer = Kind == TokenKind.Name ? new(Current.Text!, 0) : Index.Of(Rest[0]);
                StepOver(1);
                return IsOffsetAttached() && layer.Letter == _source.Vocabulary.FreeLayer ? NoLayer(from) : layer; // z^l-1
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
        if (ReadsTwo(indices) && EqualOf(indices[0], indices[1]) is { } equal) return new Choose(equal, Integer(1), Integer(0));
        _at = mark;
        return null;
    }

    private bool ReadsTwo(List<Index> indices)
    {
        var isRead = Kind == TokenKind.Sub
            ? Subscripts(indices, 2) && Kind != TokenKind.Sup && !indices.TrueForAll(index => index.IsNumber)
            : TakeOpen('(') && IndexItem(indices) && (Take(TokenKind.Minus) || Take(TokenKind.Comma)) && IndexItem(indices)
                && Take(TokenKind.Close);
        return isRead && indices.Count == 2;
    }

    // null for δ_{k,l+1}, which is the error
    private readonly Condition? EqualOf(Index one, Index other)
    {
        if (LabelAt(other) is { } label) return new Condition.Values(Relation.Equal, LabelAt(one) ?? (Formula)new Position(one), label);
        if (LabelAt(one) is { } first) return new Condition.Values(Relation.Equal, first, new Position(other));
        return IsLayerLetter(one.Letter, "l") || IsLayerLetter(other.Letter, "l") ? null
            : new Condition.Indices(Relation.Equal, one, other);
    }

    internal Formula? TryKroneckerAfter(int length)
    {
        var mark = _at;
        StepOver(length);
        if (TryKronecker() is { } kronecker) return kronecker;
        _at = mark;
        return null;
    }

    private static bool LacksLayer(Quantity quantity, in Scripts scripts) =>
        quantity.Layer is not null && scripts.Layer is null && scripts.Told is null;

    // The letter of a layer, and of nothing else here.
    private readonly bool IsLayer(Quantity quantity, Index index) => !index.IsNumber && IsLayerLetter(index.Letter, quantity.Layer);

    private readonly bool IsLayerLetter(string letter, string? declared)
    {
        if (letter != declared && letter != _source.Vocabulary.FreeLayer && !_source.Vocabulary.IsEnd(letter)) return false;
        foreach (var free in _source.Vocabulary.FreeIndices)
            if (free.Letter == letter) return false;
        return !_at.Dummies.Contains(letter, StringComparison.Ordinal);
    }

    // A subscript too much that is a layer, or one alone: a_{l,j}, W_1. Where there is none, the name is not complete yet.
    private bool TakeLayerBelow(Quantity quantity, ref Scripts scripts)
    {
        var subscripts = scripts.Subscripts;
        if (quantity.IsTimed) return TakeStepBelow(ref scripts);
        if (subscripts.Count == 0 || subscripts.Count > 1 && subscripts.Count != quantity.Axes.Length + 1) return true;
        var isBehind = IsLayer(quantity, subscripts[^1]);
        if (!isBehind && !IsLayer(quantity, subscripts[0]) && !IsNumberOfLayer(subscripts)) return true;
        var place = isBehind ? subscripts.Count - 1 : 0;
        scripts.Layer = subscripts[place];
        subscripts.RemoveAt(place);
        return !IsOffsetAttached() || FailAt(UnreadableIndex(_at.Index - 1));
    }

    // h_t, x_{t-1,d}: places fill in the order of the declaration, and the step is the first.
    private static bool TakeStepBelow(ref Scripts scripts)
    {
        if (scripts.Subscripts.Count == 0) return true;
        scripts.Layer = scripts.Subscripts[0];
        scripts.Subscripts.RemoveAt(0);
        return true;
    }

    // In {a_2}^l it is none.
    private readonly bool IsNumberOfLayer(List<Index> subscripts) =>
        subscripts is [{ IsNumber: true }] && !(Kind == TokenKind.Close && Peek() is TokenKind.Sup or TokenKind.Sub);

    // z_l-1 can be meant as z_{l-1}
    private readonly bool IsOffsetAttached() => HasSign && Peek() == TokenKind.Number && _at.Index > 0
        && _source.Tokens[_at.Index - 1].Kind is TokenKind.Run or TokenKind.Name
        && Current.Start == _source.Tokens[_at.Index - 1].End && _source.Tokens[_at.Index + 1].Start == Current.End;

    // δ_j(l), W{l+1}
    private bool LayerInParentheses(Quantity quantity, ref Scripts scripts)
    {
        var mark = _at;
        var isInBraces = IsOpen('{');
        var indices = new List<Index>();
        if (Bracket(indices) && indices is [var layer] && (layer.IsNumber || IsLayer(quantity, layer)))
        {
            (scripts.Layer, scripts.IsLayerInBraces) = (layer, isInBraces);
            return true;
        }
        _at = mark;
        return false;
    }

    // W{l+1}(k,j)
    private bool ElementInParentheses(Quantity quantity, ref Scripts scripts)
    {
        if (!scripts.IsLayerInBraces || scripts.Subscripts.Count > 0 || !IsOpen('(')) return false;
        var mark = _at;
        if (Bracket(scripts.Subscripts) && scripts.Subscripts.Count == quantity.Axes.Length) return true;
        scripts.Subscripts.Clear();
        _at = mark;
        return false;
    }

    // At a ^: a layer, unless the layer is known and what is raised is a power: ŷ^2.
    private bool TakesLayer(Quantity quantity, in Scripts scripts)
    {
        if (scripts.Layer is { } bracket) return scripts.IsLayerInBrackets && MayBeNeuron(quantity, bracket, scripts);
        if (scripts.Told is null && !(quantity.IsTimed && scripts.Subscripts.Count > 0)) return true;
        var mark = _at;
        Next();
        var isTransposed = false;
        var isLayer = LayerIndex(ref isTransposed) is { } index
            && (IsLayer(quantity, index) || quantity.IsTimed && (index.Letter == quantity.Layer || _source.Vocabulary.IsEnd(index.Letter)));
        _at = mark;
        return isLayer;
    }

    // W[j]^l: what stands in brackets can be a neuron after all, unless there is no place for one, or a layer is squared: a[l]^2.
    private readonly bool MayBeNeuron(Quantity quantity, Index bracket, in Scripts scripts)
    {
        if (scripts.Subscripts.Count >= quantity.Axes.Length) return false;
        var isNumber = Peek() == TokenKind.Number || Peek() == TokenKind.Open && Peek(2) == TokenKind.Number;
        return !(isNumber && IsLayer(quantity, bracket));
    }

    // Behind the name of a function, which is the same in every layer: f_l, f^{(l)}, with primes at either side of the layer.
    private Index? LayerOfFunction(ref int primes)
    {
        if (!_source.Vocabulary.HasIndices || Kind is not (TokenKind.Sub or TokenKind.Sup)) return null;
        var mark = _at;
        Next();
        var braces = TakeOpen('{');
        var indices = new List<Index>();
        var isRead = Kind == TokenKind.Open ? Bracket(indices) : Kind is TokenKind.Run or TokenKind.Name && IndexItem(indices);
        if (isRead && indices is [var layer] && IsLayerLetter(layer.Letter.TrimEnd('\''), "l"))
        {
            primes += layer.Letter.Length - layer.Letter.TrimEnd('\'').Length;
            while (Take(TokenKind.Prime)) primes++;
            if (!braces || Take(TokenKind.Close)) return layer with { Letter = layer.Letter.TrimEnd('\'') };
        }
        _at = mark;
        return null;
    }

    // f_{l+1}(z^l) is not known to be meant.
    private Formula? InLayer(Index? layer, Formula call, int token)
    {
        if (layer is null || Walks.First(call, static node => node is Symbol { Layer: not null }) is not Symbol { Layer: var other })
            return call;
        return layer == other ? call : Fail(Quoting(QuotingFault.UnreadableIndex, $"{layer}", token));
    }
}

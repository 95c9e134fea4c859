using Formulas.Names;
using Formulas.Reader.Tokens;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Reader.Syntax;

// Layers where other courses write them: δ_l, W_{l+1}, a_{l,j}, δ_j(l), W{l+1}, f_l', f'^{(l)}.
internal ref partial struct Grammar
{
    private static bool LacksLayer(Quantity quantity, in Scripts scripts) =>
        quantity.Layer is not null && scripts.Layer is null && scripts.Told is null;

    // The letter of a layer, and of nothing else here.
    private readonly bool IsLayer(Quantity quantity, Index index) => !index.IsNumber && IsLayerLetter(index.Letter, quantity.Layer);

    private readonly bool IsLayerLetter(string letter, string? declared)
    {
        if (letter is not Vocabulary.LastLayer && letter != declared && letter != _source.Vocabulary.FreeLayer) return false;
        foreach (var free in _source.Vocabulary.FreeIndices)
            if (free.Letter == letter) return false;
        return !_at.Dummies.Contains(letter, StringComparison.Ordinal);
    }

    // A subscript too much that is a layer, or one alone: a_{l,j}, W_1. Where there is none, the name is not complete yet.
    private bool TakeLayerBelow(Quantity quantity, ref Scripts scripts)
    {
        var subscripts = scripts.Subscripts;
        if (subscripts.Count == 0 || subscripts.Count > 1 && subscripts.Count != quantity.Axes.Length + 1) return true;
        var isBehind = IsLayer(quantity, subscripts[^1]);
        if (!isBehind && !IsLayer(quantity, subscripts[0]) && !IsNumberOfLayer(subscripts)) return true;
        var place = isBehind ? subscripts.Count - 1 : 0;
        scripts.Layer = subscripts[place];
        subscripts.RemoveAt(place);
        return !IsOffsetAttached() || FailAt(UnreadableIndex(_at.Index - 1));
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
        if (scripts.Layer is not null) return scripts.IsLayerInBrackets;
        if (scripts.Told is null) return true;
        var mark = _at;
        Next();
        var isTransposed = false;
        var isLayer = LayerIndex(ref isTransposed) is { } index && IsLayer(quantity, index);
        _at = mark;
        return isLayer;
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
        if (layer is null || Walks.First(call, static node => node is Symbol { Layer: not null }) is not Symbol { Layer: var other }) return call;
        return layer == other ? call : Fail(Quoting(QuotingFault.UnreadableIndex, $"{layer}", token));
    }
}

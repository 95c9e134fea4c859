using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;

namespace Grading.Problems;

/// <summary>A name as problem files declare it: <c>w46</c>, <c>y_j</c>, <c>w_kj^l</c>, <c>a_j^0</c>, <c>n_(l-1)</c>.</summary>
internal sealed record SymbolPattern(string Name, ImmutableArray<string> Letters, Index? Layer)
{
    /// <summary>Reads a pattern; null if the text is none.</summary>
    public static SymbolPattern? Parse(string text)
    {
        text = text.Trim();
        Index? layer = null;
        if (text.Split('^') is [var before, var above])
        {
            if (ParseIndex(above.Trim('(', ')', '{', '}')) is not { } index) return null;
            (text, layer) = (before, index);
        }
        var letters = ImmutableArray<string>.Empty;
        if (text.Split('_') is [var name, var below])
        {
            text = name;
            foreach (var c in below.Trim('(', ')', '{', '}'))
                if (c != ',') letters = letters.Add(c.ToString());
        }
        return text.Length > 0 && text.All(char.IsLetterOrDigit) && char.IsLetter(text[0])
            && letters.All(letter => char.IsLetter(letter[0]))
            ? new(Greek.Canonical(text), letters, layer)
            : null;
    }

    /// <summary>A quantity with these letters as its subscripts.</summary>
    public Formula.Symbol Of(Quantity quantity)
    {
        var subscripts = ImmutableArray.CreateBuilder<Index>(Letters.Length);
        foreach (var letter in Letters) subscripts.Add(new(letter, 0));
        return new(quantity, subscripts.MoveToImmutable(), Layer);
    }

    /// <summary>The letters as free indices, each over the axis of the quantity that it stands for.</summary>
    public ImmutableArray<FreeIndex> Free(Quantity quantity)
    {
        var free = ImmutableArray.CreateBuilder<FreeIndex>(Letters.Length);
        foreach (var letter in Letters) free.Add(new(letter, quantity.AxisAt(free.Count, Layer)));
        return free.MoveToImmutable();
    }

    /// <summary>Reads l, l-1, L, 2.</summary>
    public static Index? ParseIndex(string text)
    {
        text = text.Replace(" ", "");
        if (int.TryParse(text, out var number) && number >= 0) return Index.Of(number);
        if (text.Length == 0 || !char.IsLetter(text[0])) return null;
        if (text.Length == 1) return new(text, 0);
        return text[1] is '+' or '-' && int.TryParse(text[1..], out var offset) ? new(text[..1], offset) : null;
    }
}

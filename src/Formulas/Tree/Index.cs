namespace Formulas.Tree;

/// <summary>
/// An index as written: a letter with an offset (<c>k</c>, <c>l+1</c>, <c>L-1</c>) or, with an empty letter, a number (<c>4</c>); in a
/// convolution a combination of letters (<c>2o+k-1</c>).
/// </summary>
public sealed record Index(string Letter, int Offset)
{
    /// <summary>What the letter is multiplied with: the stride of a convolution.</summary>
    public int Factor { get; init; } = 1;

    /// <summary>What is added to it: k-1 in 2o+k-1.</summary>
    public Index? Plus { get; init; }

    // most indices of an answer are one letter
    private static readonly Index?[] Letters = new Index?[128];

    public static Index Of(int number) => new("", number);

    /// <summary>A letter; of those of ASCII there is one index each.</summary>
    public static Index Of(char letter) =>
        letter < Letters.Length ? Letters[letter] ??= new(letter.ToString(), 0) : new(letter.ToString(), 0);

    /// <summary>Stands where an index is left out: x_n is row n of a matrix.</summary>
    public static readonly Index Open = new("·", 0);

    public bool IsNumber => string.IsNullOrEmpty(Letter) && Plus is null;

    /// <summary>A letter with an offset, or a number.</summary>
    public bool IsPlain => Factor == 1 && Plus is null;

    public override string ToString()
    {
        if (IsNumber) return $"{Offset}";
        if (IsPlain) return Letter + Signed(Offset);
        var (text, offset) = ("", 0);
        for (var term = this; term is not null; term = term.Plus)
        {
            offset += term.Offset;
            text += Times(term, text.Length == 0);
        }
        return text + Signed(offset);
    }

    // 2*o, +k, -k
    private static string Times(Index term, bool isFirst)
    {
        var sign = term.Factor < 0 ? "-" : isFirst ? "" : "+";
        return string.IsNullOrEmpty(term.Letter) ? ""
            : $"{sign}{(Math.Abs(term.Factor) == 1 ? "" : $"{Math.Abs(term.Factor)}*")}{term.Letter}";
    }

    private static string Signed(int offset) => offset == 0 ? "" : offset > 0 ? $"+{offset}" : $"{offset}";
}

/// <summary>An index, or the letter of the layer, at one of its values.</summary>
public sealed record IndexValue(string Letter, int Value);

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

    public static Index Of(int number) => new("", number);

    /// <summary>Stands where an index is left out: x_n is row n of a matrix.</summary>
    public static readonly Index Open = new("·", 0);

    public bool IsNumber => string.IsNullOrEmpty(Letter) && Plus is null;

    /// <summary>A letter with an offset, or a number.</summary>
    public bool IsPlain => Factor == 1 && Plus is null;

    public override string ToString() =>
        (IsNumber ? $"{Offset}" : (Factor == 1 ? "" : $"{Factor}*") + Letter + Signed(Offset)) + (Plus is { } plus ? $"+{plus}" : "");

    private static string Signed(int offset) => offset == 0 ? "" : offset > 0 ? $"+{offset}" : $"{offset}";
}

/// <summary>An index, or the letter of the layer, at one of its values.</summary>
public sealed record IndexValue(string Letter, int Value);

namespace Formulas.Tree;

/// <summary>
/// An index as written: a letter with an offset (<c>k</c>, <c>l+1</c>, <c>L-1</c>) or, with an empty letter, a number (<c>4</c>).
/// </summary>
public sealed record Index(string Letter, int Offset)
{
    public static Index Of(int number) => new("", number);

    public bool IsNumber => string.IsNullOrEmpty(Letter);

    public override string ToString() =>
        IsNumber ? $"{Offset}" : Offset == 0 ? Letter : Offset > 0 ? $"{Letter}+{Offset}" : $"{Letter}{Offset}";
}

/// <summary>An index, or the letter of the layer, at one of its values.</summary>
public sealed record IndexValue(string Letter, int Value);

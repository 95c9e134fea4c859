using System.Collections.Immutable;
using Formulas.Tree;
using static Formulas.Tree.Formula;

namespace Formulas.Typing;

/// <summary>
/// np.einsum as the products and sums that it stands for, two factors at a time: 'ij,jk->ik' is A @ B. Each factor and each product of two
/// has two letters at most, and no letter twice.
/// </summary>
internal static class EinsteinSum
{
    private readonly record struct Factor(string Letters, Formula Formula);

    /// <summary>The formula; null where it can't be taken apart so.</summary>
    /// <param name="subscripts">Without blanks: "ij,jk->ik".</param>
    /// <param name="operands">What the letters before the arrow belong to.</param>
    public static Formula? Of(string subscripts, ImmutableArray<Formula> operands)
    {
        var halves = subscripts.Split("->");
        var letters = halves[0].Split(',');
        if (halves.Length > 2 || letters.Length != operands.Length || !Array.TrueForAll(letters, IsPlain)) return null;
        var result = halves.Length == 2 ? halves[1] : Implied(halves[0]);
        if (!IsPlain(result) || result.Except(halves[0]).Any()) return null;
        var product = new Factor(letters[0], operands[0]);
        for (var i = 1; i < letters.Length; i++)
        {
            var later = i + 1 < letters.Length ? result + string.Concat(letters[(i + 1)..]) : result;
            var (left, right) = (Kept(product, letters[i] + later), Kept(new(letters[i], operands[i]), product.Letters + later));
            if (Product(left, right, later) is not { } next) return null;
            product = next;
        }
        return Arranged(Kept(product, result), result)?.Formula;
    }

    private static bool IsPlain(string letters) =>
        letters.Length <= 2 && letters.All(char.IsAsciiLetter) && letters.Distinct().Count() == letters.Length;

    // Without an arrow: the letters that occur once, in order.
    private static string Implied(string letters) =>
        string.Concat(letters.Where(char.IsAsciiLetter).Where(letter => letters.Count(other => other == letter) == 1).Order());

    // What nobody else needs is added up at once.
    private static Factor Kept(Factor factor, string needed)
    {
        for (var place = factor.Letters.Length - 1; place >= 0; place--)
        {
            if (needed.Contains(factor.Letters[place])) continue;
            int? along = factor.Letters.Length == 2 ? place : null;
            factor = new(factor.Letters.Remove(place, 1), new Sum("", null, factor.Formula) { Along = along });
        }
        return factor;
    }

    private static Factor? Product(Factor left, Factor right, string later)
    {
        var summed = left.Letters.Intersect(right.Letters).Where(letter => !later.Contains(letter)).ToArray();
        return summed switch
        {
            [] => ElementByElement(left, right),
            [var letter] => Contracted(left, right, letter),
            _ => Arranged(right, left.Letters) is { } turned
                ? new("", new Sum("", null, new Binary(Operator.Hadamard, left.Formula, turned.Formula)))
                : null,
        };
    }

    private static Factor? ElementByElement(Factor left, Factor right)
    {
        if (left.Letters.Length < right.Letters.Length) return ElementByElement(right, left);
        if (right.Letters.Length == 0) return left with { Formula = new Binary(Operator.Multiply, left.Formula, right.Formula) };
        if (left.Letters.Length == right.Letters.Length && Arranged(right, left.Letters) is { } same)
            return left with { Formula = new Binary(Operator.Hadamard, left.Formula, same.Formula) };
        if (left.Letters.Length == 1)
            return new(left.Letters + right.Letters, new Binary(Operator.Outer, left.Formula, right.Formula));
        return right.Letters.Length == 1 && left.Letters.Contains(right.Letters[0]) ? Spread(left, right) : null;
    }

    // a vector along the columns of a matrix, or along its rows
    private static Factor Spread(Factor matrix, Factor vector)
    {
        Formula along = matrix.Letters[0] == vector.Letters[0] ? new Column(vector.Formula) : new Transpose(vector.Formula);
        return matrix with { Formula = new Binary(Operator.Hadamard, along, matrix.Formula) };
    }

    private static Factor? Contracted(Factor left, Factor right, char letter)
    {
        var (rest, other) = (left.Letters.Replace($"{letter}", ""), right.Letters.Replace($"{letter}", ""));
        if (rest == other && rest.Length > 0) // ij,ij->i
            return Arranged(right, left.Letters) is { } same
                ? Kept(left with { Formula = new Binary(Operator.Hadamard, left.Formula, same.Formula) }, rest)
                : null;
        return Arranged(left, $"{rest}{letter}") is { } rows && Arranged(right, $"{letter}{other}") is { } columns
            ? new($"{rest}{other}", new Binary(Operator.MatrixProduct, rows.Formula, columns.Formula))
            : null;
    }

    // The same with its letters in that order; null where it has others.
    private static Factor? Arranged(Factor factor, string letters) =>
        factor.Letters == letters ? factor
        : factor.Letters.Length == 2 && letters.Length == 2 && factor.Letters[0] == letters[1] && factor.Letters[1] == letters[0]
            ? new(letters, new Transpose(factor.Formula))
        : null;
}

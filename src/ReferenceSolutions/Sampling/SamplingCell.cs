using System.Collections.Immutable;
using Formulas.Names;
using Formulas.Tree;

namespace ReferenceSolutions.Sampling;

/// <summary>Points are drawn cell by cell: with the families of the open functions, and with targets that sum to one or not.</summary>
/// <param name="Families">The family of each open function, in the order of their slots.</param>
/// <param name="Sums">Whether targets that sum to one at half of the points do so in this cell.</param>
internal sealed record SamplingCell(byte[] Families, bool Sums)
{
    private static readonly int Count = FunctionTable.Families.Length;

    /// <summary>
    /// The cells of a model. One open function is of each family in turn. Several are drawn like the columns of a Latin square: each is of
    /// each family, and where one is of this family the next is of another, so that no answer may take one for the other. Before come cells
    /// in which all are logistic, which an answer may assume, and all are tanh: what holds in both takes one function for another.
    /// </summary>
    public static List<SamplingCell> Of(Model model)
    {
        var cells = new List<SamplingCell>();
        var (functions, sumsAtHalf) = (model.OpenFunctions.Length, false);
        foreach (var leaf in model.Leaves) sumsAtHalf |= leaf.SumsToOne == SumsToOne.AtHalf;
        if (functions == 0) Add(_ => 0);
        if (functions > 1)
        {
            Add(_ => 0);
            Add(_ => 1);
        }
        for (var row = 0; row < Rows(functions); row++)
        {
            var at = row;
            Add(function => LatinSquare(at, function));
        }
        return cells;

        void Add(Func<int, int> familyOf)
        {
            var families = new byte[functions];
            for (var function = 0; function < functions; function++) families[function] = (byte)familyOf(function);
            if (sumsAtHalf) cells.Add(new(families, Sums: true));
            cells.Add(new(families, Sums: false));
        }
    }

    // of one square up to four functions, of two beyond
    private static int Rows(int functions) => functions == 0 ? 0 : functions <= Count ? Count : 2 * Count;

    // The second square tells apart what stands in the same column of the first.
    private static int LatinSquare(int row, int column) => (row + column + (row / Count * (column / Count))) % Count;

    /// <summary>The strata that the points of the cell lie in, before those of the problem file's conditions.</summary>
    public IEnumerable<Stratum> Strata(ImmutableArray<Function.Open> functions)
    {
        for (var f = 0; f < Families.Length; f++) yield return new Stratum.Family(functions[f], FunctionTable.Families[Families[f]]);
        if (Families.Length > 1 && Array.TrueForAll(Families, family => family == Families[0]))
        {
            yield return new Stratum.SameFunction(functions);
            if (FunctionTable.Families[Families[0]] == FunctionTable.Logistic) yield return new Stratum.AllLogistic(functions);
        }
        if (Sums) yield return new Stratum.TargetsSumToOne();
    }
}

using Formulas.Names;

namespace ReferenceSolutions.Sampling;

/// <summary>Points are drawn cell by cell: with the families of the open functions, and with targets that sum to one or not.</summary>
internal sealed record SamplingCell(byte[] Families, bool Sums)
{
    // All open functions of a point come from the same family: σ and f in one problem are meant to be of one kind.
    public static List<SamplingCell> Of(Model model)
    {
        var cells = new List<SamplingCell>();
        var sumsAtHalf = false;
        foreach (var leaf in model.Leaves) sumsAtHalf |= leaf.SumsToOne == SumsToOne.AtHalf;
        var count = model.OpenFunctions.IsEmpty ? 1 : FunctionTable.Families.Length;
        for (var family = 0; family < count; family++)
        {
            var families = new byte[model.OpenFunctions.Length];
            for (var f = 0; f < families.Length; f++) families[f] = (byte)family;
            if (sumsAtHalf) cells.Add(new(families, Sums: true));
            cells.Add(new(families, Sums: false));
        }
        return cells;
    }
}

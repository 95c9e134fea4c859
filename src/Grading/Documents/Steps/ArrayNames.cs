using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Formulas.Names;
using Formulas.Reader.Chains;

namespace Grading.Documents.Steps;

/// <summary>The names that are given to the elements of an array where it is written out: V = (w_1 w_2; w_3 w_4).</summary>
internal static partial class ArrayNames
{
    /// <summary>The names with their elements; none where one is no new name.</summary>
    /// <param name="head">What the array is called.</param>
    /// <param name="value">What it is.</param>
    public static ImmutableArray<Naming> Of(string head, string value, Vocabulary vocabulary)
    {
        if (Array().Match(value) is not { Success: true } array) return [];
        var rows = array.Groups["cells"].Value.Split(@"\\").Select(row => row.Split('&')).ToArray();
        var isVector = rows.Length == 1 || System.Array.TrueForAll(rows, row => row.Length == 1);
        var namings = ImmutableArray.CreateBuilder<Naming>();
        for (var r = 0; r < rows.Length; r++)
            for (var c = 0; c < rows[r].Length; c++)
            {
                if (rows[r][c].Trim() is not { Length: > 0 } cell || SideReader.Name(cell, vocabulary) is not { } name) return [];
                var place = isVector ? $"{r + c + 1}" : string.Create(CultureInfo.InvariantCulture, $"{r + 1}{c + 1}");
                namings.Add(new(name, $"{head}_{{{place}}}") { IsOfArray = true });
            }
        return namings.ToImmutable();
    }

    [GeneratedRegex(@"^\s*\\begin\{(?<kind>[pb]?matrix)\}(?<cells>.*)\\end\{\k<kind>\}\s*[.,;]?\s*$",
        RegexOptions.CultureInvariant | RegexOptions.Singleline)]
    private static partial Regex Array();
}

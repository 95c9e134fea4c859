using System.Text.RegularExpressions;

namespace Architecture.Tests.Words;

/// <summary>Imports are in one order: those of System first, then by name; static ones behind them, other names for a type last.</summary>
public sealed partial class ImportTests
{
    private static readonly string[] Folders = ["src", "tests", "benchmarks", "examples", "build"];

    [Fact]
    public void Imports_are_in_order() => Faults.None(
        from folder in Folders
        from file in Repository.Files(folder, "*.cs")
        let fault = FirstOutOfOrder(Repository.Read(file))
        where fault is not null
        select $"{file} imports \"{fault}\" too late");

    [Theory]
    [InlineData("using System.Text;\nusing Formulas.Tree;\nusing Grading;\nusing static Formulas.Tree.F;\nusing A = Grading.B;\n", null)]
    [InlineData("using Formulas.Tree;\nusing System.Text;\n", "using System.Text;")]
    [InlineData("using Grading.Verdicts;\nusing Grading.Problems;\n", "using Grading.Problems;")]
    [InlineData("using static Formulas.Tree.Formula;\nusing Grading;\n", "using Grading;")]
    public void What_is_out_of_order_is_found(string text, string? fault) => Assert.Equal(fault, FirstOutOfOrder(text));

    private static string? FirstOutOfOrder(string text)
    {
        string[] imports = [.. Import().Matches(text).Select(match => match.Value)];
        string[] ordered = [.. imports.OrderBy(Kind).ThenBy(Name, Comparer<string>.Create(ByParts))];
        for (var i = 0; i < imports.Length; i++)
            if (imports[i] != ordered[i]) return ordered[i];
        return null;
    }

    private static int Kind(string import) =>
        (import.Contains('=') ? 4 : import.StartsWith("using static ", StringComparison.Ordinal) ? 2 : 0)
        + (Name(import) == "System" || Name(import).StartsWith("System.", StringComparison.Ordinal) ? 0 : 1);

    private static string Name(string import) => import["using ".Length..].Replace("static ", "", StringComparison.Ordinal).TrimEnd(';');

    private static int ByParts(string one, string other)
    {
        var (left, right) = (one.Split('.'), other.Split('.'));
        for (var i = 0; i < Math.Min(left.Length, right.Length); i++)
            if (string.Compare(left[i], right[i], StringComparison.OrdinalIgnoreCase) is not 0 and var order) return order;
        return left.Length - right.Length;
    }

    [GeneratedRegex(@"^using (?:static )?[\w.]+(?: = [^;]+)?;", RegexOptions.CultureInvariant | RegexOptions.Multiline)]
    private static partial Regex Import();
}

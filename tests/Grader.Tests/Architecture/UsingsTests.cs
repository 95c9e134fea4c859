using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using System.Text.RegularExpressions;

namespace Grader.Tests.Architecture;

/// <summary>Who may import what, as the code's layout has it: one direction, in large and in small.</summary>
public sealed partial class UsingsTests
{
    // A folder of src, and the folders it may use besides itself. A folder stands for those below it that have no row of their own.
    private static readonly ImmutableSortedDictionary<string, string[]> MayUse = new Dictionary<string, string[]>
    {
        ["Formulas"] = ["Formulas/Printing"],
        ["Formulas/Printing"] = ["Formulas"],
        ["ReferenceSolutions"] = ["Formulas", "ReferenceSolutions/Autodiff"],
        ["ReferenceSolutions/Autodiff"] = ["Formulas", "ReferenceSolutions", "ReferenceSolutions/Sampling"],
        ["ReferenceSolutions/Sampling"] = ["Formulas", "Formulas/Printing", "ReferenceSolutions", "ReferenceSolutions/HandDerived"],
        ["ReferenceSolutions/HandDerived"] = [],
        ["Grader/Problems"] = Below,
        ["Grader/Submissions"] = Below,
        ["Grader/Scripts"] = Below,
        ["Grader/Grading"] = [.. Below, "Grader/Problems", "Grader/Submissions", "Grader/Scripts"],
        ["Grader/Reports"] = [.. Below, "Grader/Grading", "Grader/Problems", "Grader/Submissions"],
        ["Grader/Web"] = [.. Below, "Grader/Problems", "Grader/Submissions", "Grader/Scripts", "Grader/Grading", "Grader/Reports"],
        ["Grader/Commands"] = [.. Below, "Grader/Problems", "Grader/Submissions", "Grader/Scripts", "Grader/Grading", "Grader/Reports", "Grader/Web"],
        ["Grader"] = ["Grader/Commands", "Grader/Scripts"],
    }.ToImmutableSortedDictionary(StringComparer.Ordinal);

    [Fact]
    public void Nothing_points_the_other_way()
    {
        var uses = Sources().SelectMany(file => Uses(file).Select(used => (File: file, Folder: FolderOf(file), Used: used))).ToArray();

        var backwards = uses.Where(use => use.Used != use.Folder && !MayUse[use.Folder].Contains(use.Used))
            .Select(use => $"{use.File} uses {use.Used}").Distinct().Order(StringComparer.Ordinal);
        Assert.True(uses.Length > 50, $"only {uses.Length} uses were found");
        Assert.Empty(backwards);
    }

    [Fact]
    public void Every_file_has_a_place_in_the_layout() =>
        Assert.All(Sources(), file => Assert.True(MayUse.ContainsKey(FolderOf(file)), $"{file} is in none of the known folders"));

    [Theory]
    [InlineData("using Grader.Grading;", "Grader/Grading")]
    [InlineData("using Formulas;", "Formulas")]
    [InlineData("using static Formulas.Formula;", "Formulas")]
    [InlineData("using Index = Formulas.Index;", "Formulas")]
    [InlineData("var text = Formulas.Printing.PlainPrinter.Print(formula);", "Formulas/Printing")]
    [InlineData("Printing.PrefixPrinter.Print(old)", "")]
    [InlineData("return new Grader.Web.Page();", "Grader/Web")]
    [InlineData("sections.Add(new(Formulas));", "")]
    [InlineData("// using Grader.Web; is what we don't do", "")]
    [InlineData("/// <see cref=\"Formulas.FormulaError\"/>", "")]
    public void A_use_is_found_in(string line, string used) => Assert.Equal(used, string.Join(' ', UsesOf(line)));

    // the two projects below src/Grader
    private static string[] Below => ["Formulas", "Formulas/Printing", "ReferenceSolutions", "ReferenceSolutions/Autodiff", "ReferenceSolutions/Sampling", "ReferenceSolutions/HandDerived"];

    private static IEnumerable<string> Sources([CallerFilePath] string here = "")
    {
        var src = Path.GetFullPath(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src"));
        return Directory.EnumerateFiles(src, "*.cs", SearchOption.AllDirectories).Select(path => Path.GetRelativePath(src, path).Replace('\\', '/'))
            .Where(file => !file.Contains("/obj/", StringComparison.Ordinal) && !file.Contains("/bin/", StringComparison.Ordinal) && !file.StartsWith("ScriptHost/", StringComparison.Ordinal))
            .Order(StringComparer.Ordinal);
    }

    private static string FolderOf(string file)
    {
        var folder = file[..file.LastIndexOf('/')];
        while (!MayUse.ContainsKey(folder) && folder.Contains('/', StringComparison.Ordinal)) folder = folder[..folder.LastIndexOf('/')];
        return folder;
    }

    private static IEnumerable<string> Uses(string file, [CallerFilePath] string here = "") =>
        File.ReadLines(Path.Combine(Path.GetDirectoryName(here)!, "..", "..", "..", "src", file)).SelectMany(UsesOf);

    // The namespaces that a line names, as folders; what a comment says is no use.
    private static IEnumerable<string> UsesOf(string line)
    {
        if (line.TrimStart().StartsWith("//", StringComparison.Ordinal) || line.StartsWith("namespace ", StringComparison.Ordinal)) yield break;
        foreach (Match match in Namespace().Matches(line))
        {
            var folder = match.Groups[2].Success && MayUse.ContainsKey($"{match.Groups[1].Value}/{match.Groups[2].Value}")
                ? $"{match.Groups[1].Value}/{match.Groups[2].Value}"
                : match.Groups[1].Value;
            yield return folder;
        }
    }

    [GeneratedRegex(@"(?<![\w.""])(Formulas|ReferenceSolutions|Grader)(?:\.(\w+)|;)")]
    private static partial Regex Namespace();
}

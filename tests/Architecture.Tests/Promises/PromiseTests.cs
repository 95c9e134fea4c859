using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Promises;

/// <summary>What the documents promise is shown by tests and scripts that exist.</summary>
public sealed partial class PromiseTests
{
    private const string Attacks = "tests/Grading.Tests/Scripts/attacks";

    // under its class a method; an ellipsis stands for some of its letters
    private static readonly Lazy<ILookup<string, string>> Tests = new(() => (
        from file in Repository.Files("tests", "*Tests*.cs")
        from declared in CSharpSyntaxTree.ParseText(Repository.Read(file)).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>()
        from method in declared.Members.OfType<MethodDeclarationSyntax>()
        select (Class: declared.Identifier.Text, Method: method.Identifier.Text)).ToLookup(test => test.Class, test => test.Method));

    public static TheoryData<string> Documents => ["SECURITY.md", "docs/threats.md"];

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_test_that_is_named_exists(string path)
    {
        var named = Named().Matches(Repository.Read(path));
        Assert.NotEmpty(named);
        Faults.None(named.Where(test => !Exists(test.Groups[1].Value, test.Groups[2].Value)).Select(test => $"{path} names {test.Value}"));
    }

    [Theory]
    [MemberData(nameof(Documents))]
    public void Each_attack_that_is_named_exists(string path)
    {
        string[] attacks = [.. Repository.Files(Attacks, "*.csx").Select(file => Path.GetFileName(file)[..3])];
        Faults.None(Numbered().Matches(Repository.Read(path)).SelectMany(match => match.Groups[1].Captures)
            .Where(number => !attacks.Contains(number.Value)).Select(number => $"{path} names attack {number.Value}"));
    }

    // the promises stand in tables whose last cells, or all but the last, name what shows them
    [Theory]
    [InlineData("SECURITY.md", "Shown by")]
    [InlineData("SECURITY.md", "Test")]
    [InlineData("docs/threats.md", "shown by")]
    public void Each_promise_names_what_shows_it(string path, string column)
    {
        var rows = 0;
        var at = -1;
        foreach (var line in Repository.Read(path).Split('\n'))
        {
            string[] cells = [.. Cells().Split(line).Select(cell => cell.Trim())];
            if (!line.StartsWith('|')) at = -1;
            else if (cells.Contains(column)) at = Array.IndexOf(cells, column);
            else if (at >= 0 && !line.StartsWith("| ---", StringComparison.Ordinal))
            {
                rows++;
                Assert.True(cells[at].Contains('`', StringComparison.Ordinal) || Numbered().IsMatch(cells[at]), line);
            }
        }
        Assert.NotEqual(0, rows);
    }

    [Fact]
    public void Each_picture_is_there_and_shown_and_the_README_begins_with_one()
    {
        var shown = Repository.Files("docs", "*.md").Prepend("README.md").SelectMany(path => Pictures().Matches(Repository.Read(path))
            .Select(match => (Document: path, Picture: $"{(path == "README.md" ? "" : "docs/")}{match.Groups[1].Value}"))).ToArray();

        Assert.Single(Pictures().Matches(Repository.Read("README.md").Split("\n## ")[0]));
        Assert.Equal(Repository.Files("docs", "*.png").Order(StringComparer.Ordinal),
            shown.Select(one => one.Picture).Distinct().Order(StringComparer.Ordinal));
    }

    private static bool Exists(string declared, string method) => method.Length == 0
        ? Tests.Value.Contains(declared)
        : Tests.Value[declared].Any(known => Regex.IsMatch(known, $"^{method.Replace("…", ".*", StringComparison.Ordinal)}$"));

    [GeneratedRegex(@"`(\w+Tests)(?:\.([\w…]+))?`")]
    private static partial Regex Named();

    [GeneratedRegex(@"\battacks? (?:([0-9]{3})(?:, | to | and )?)+")]
    private static partial Regex Numbered();

    [GeneratedRegex(@"!\[[^\]]+\]\(([^)]+\.png)\)")]
    private static partial Regex Pictures();

    // an escaped bar, as in `\|x\|`, is no border
    [GeneratedRegex(@"(?<!\\)\|")]
    private static partial Regex Cells();
}

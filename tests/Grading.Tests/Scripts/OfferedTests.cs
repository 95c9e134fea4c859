using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScriptCompiler;

namespace Grading.Tests.Scripts;

/// <summary>The list of what C# offers, in <c>docs/student.md</c>, against the library that scripts are compiled against.</summary>
public sealed class OfferedTests
{
    private static readonly string List =
        File.ReadAllText(Path.Combine(Repository.Folder, "docs", "student.md")).Split("## What C# offers here")[1];

    [Theory]
    [InlineData("`Math`", "Math")]
    [InlineData("`List<T>`", "List")]
    [InlineData("LINQ", "Enumerable")]
    [InlineData("`Console`", "Console")]
    [InlineData("arrays", "Array")]
    public void Every_member_is_in_the_list(string row, string type)
    {
        var told = Regex.Match(List, $@"^\| {Regex.Escape(row)} \|(.*)$", RegexOptions.Multiline).Groups[1].Value;
        Assert.Equal(Members(type).Order(StringComparer.Ordinal),
            Regex.Matches(told, @"`(?:\([^)]*\)a\.)?(\w+)(?:\(\))?`").Select(member => member.Groups[1].Value)
                .Order(StringComparer.Ordinal));
    }

    private static IEnumerable<string> Members(string type) => new[] { MiniLibrary.Core, MiniLibrary.Offered }
        .SelectMany(text => CSharpSyntaxTree.ParseText(text).GetRoot().DescendantNodes().OfType<ClassDeclarationSyntax>())
        .Where(one => one.Identifier.ValueText == type).SelectMany(one => one.Members).SelectMany(member => member switch
        {
            MethodDeclarationSyntax { ExplicitInterfaceSpecifier: null } method => [method.Identifier.ValueText],
            PropertyDeclarationSyntax property => [property.Identifier.ValueText],
            FieldDeclarationSyntax field => field.Declaration.Variables.Select(variable => variable.Identifier.ValueText),
            _ => Enumerable.Empty<string>(),
        }).Distinct();
}

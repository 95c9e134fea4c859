using System.Collections.Immutable;
using System.Globalization;
using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Measuring;

/// <summary>A piece of code that runs from its beginning: a method, constructor, operator, accessor, local function.</summary>
/// <param name="Excused">
/// What a comment above it allows: <c>// N branches: reason</c>, or the same words on a line of the documentation comment; 0 without.
/// </param>
/// <param name="Lengths">Of its lines that are not empty, without their indentation.</param>
internal sealed partial record Method(string Name, string Path, int Line, int Branches, int Excused, ImmutableArray<int> Lengths)
{
    /// <summary>
    /// False for what reads or writes a property: there are many, they are short, and would make any percentile look good.
    /// </summary>
    public bool IsCalled { get; init; }

    /// <summary>
    /// All methods of a file. The statements of a program without a class are one; a row of a table, which is a lambda outside any
    /// method, is one where it branches.
    /// </summary>
    public static IEnumerable<Method> In(SyntaxTree tree)
    {
        var root = tree.GetCompilationUnitRoot();
        var methods = root.DescendantNodes().Select(node => (Node: node, Body: BodyOf(node)))
            .Where(method => method.Body is not null).Select(method => Measured(method.Node, [method.Body!]));
        var statements = root.Members.OfType<GlobalStatementSyntax>().ToArray();
        return statements is [var first, ..] ? methods.Prepend(Measured(first, statements)) : methods;
    }

    private static SyntaxNode? BodyOf(SyntaxNode node) => node switch
    {
        BaseMethodDeclarationSyntax method => (SyntaxNode?)method.Body ?? method.ExpressionBody,
        AccessorDeclarationSyntax accessor => (SyntaxNode?)accessor.Body ?? accessor.ExpressionBody,
        LocalFunctionStatementSyntax local => (SyntaxNode?)local.Body ?? local.ExpressionBody,
        PropertyDeclarationSyntax property => property.ExpressionBody,
        IndexerDeclarationSyntax indexer => indexer.ExpressionBody,
        LambdaExpressionSyntax lambda => IsRow(lambda) ? lambda.Body : null,
        _ => null,
    };

    // in the initial value of a field or property, not in another lambda, and branching
    private static bool IsRow(LambdaExpressionSyntax lambda)
    {
        var around = lambda.Ancestors().FirstOrDefault(node =>
            node is LambdaExpressionSyntax or MemberDeclarationSyntax || BodyOf(node) is not null);
        var isInitial = around is FieldDeclarationSyntax or PropertyDeclarationSyntax { ExpressionBody: null };
        return isInitial && Measuring.Branches.Of([lambda.Body]) > 0;
    }

    private static Method Measured(SyntaxNode node, SyntaxNode[] body)
    {
        var line = node.SyntaxTree.GetLineSpan(node.Span).StartLinePosition.Line + 1;
        var lengths = node.ToString().Split('\n').Select(text => text.Trim().Length).Where(length => length > 0);
        return new(NameOf(node), node.SyntaxTree.FilePath, line, Measuring.Branches.Of(body), ExcusedAt(node), [.. lengths])
        {
            IsCalled = node is BaseMethodDeclarationSyntax or LocalFunctionStatementSyntax or GlobalStatementSyntax,
        };
    }

    private static int ExcusedAt(SyntaxNode node)
    {
        var above = node.GetLeadingTrivia().ToFullString();
        if (node is AccessorDeclarationSyntax { Parent.Parent: { } property }) above += property.GetLeadingTrivia().ToFullString();
        return Excuse().Match(above) is { Success: true } excuse ? int.Parse(excuse.Groups[1].ValueSpan, CultureInfo.InvariantCulture) : 0;
    }

    private static string NameOf(SyntaxNode node)
    {
        var type = node.Ancestors().OfType<BaseTypeDeclarationSyntax>().FirstOrDefault()?.Identifier.Text;
        return type is null ? OwnNameOf(node) : $"{type}.{OwnNameOf(node)}";
    }

    private static string OwnNameOf(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => method.Identifier.Text,
        ConstructorDeclarationSyntax constructor => constructor.Identifier.Text,
        OperatorDeclarationSyntax of => $"operator {of.OperatorToken.Text}",
        LocalFunctionStatementSyntax local => local.Identifier.Text,
        PropertyDeclarationSyntax property => property.Identifier.Text,
        AccessorDeclarationSyntax { Parent.Parent: PropertyDeclarationSyntax property } => property.Identifier.Text,
        GlobalStatementSyntax => "(program)",
        LambdaExpressionSyntax => "(row)",
        _ => node.Kind().ToString(),
    };

    [GeneratedRegex(@"^\s*///?.*?\b(\d+) branches: \S", RegexOptions.Multiline)]
    private static partial Regex Excuse();
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScriptMessages;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ScriptCompiler;

/// <summary>
/// Takes away what an editor's template puts around a method: namespaces, <c>class Program</c>, <c>static</c>, <c>Main</c>, lines of using.
/// What is left are methods and constants, each on its line. Classes that hold anything else stay, and are told about.
/// </summary>
internal static class Unwrapping
{
    // What templates name at the top. A name that is used and is in none of the library is told where it is used.
    private static readonly HashSet<string> Spaces =
    [
        "System", "System.Linq", "System.Collections.Generic", "System.Collections", "System.Text", "System.IO", "System.Threading",
        "System.Threading.Tasks", "System.Net.Http", "System.Globalization",
    ];

    public static CompilationUnitSyntax Of(CompilationUnitSyntax root, Script script)
    {
        var members = new List<MemberDeclarationSyntax>();
        var classes = new HashSet<string>(StringComparer.Ordinal);
        var isWrapped = root.Members.Any(member => member is BaseNamespaceDeclarationSyntax or ClassDeclarationSyntax);
        if (isWrapped) Take(root.Members, members, classes);
        var usings = root.Usings.Select(Known);
        var inside = root.Members.OfType<BaseNamespaceDeclarationSyntax>().SelectMany(space => space.Usings);
        usings = usings.Concat(inside.Select(Known));
        if (isWrapped) root = Placed(root, WithoutMain(members, script));
        root = root.WithUsings(List(usings.Select((line, i) => i < root.Usings.Count ? line : line.WithoutTrivia())));
        return isWrapped || script.Code.Contains("System", StringComparison.Ordinal)
            ? (CompilationUnitSyntax)new Names(classes).Visit(root)
            : root;
    }

    private static UsingDirectiveSyntax Known(UsingDirectiveSyntax line) =>
        line is { Alias: null, StaticKeyword.RawKind: 0, GlobalKeyword.RawKind: 0 } && Spaces.Contains(line.NamespaceOrType.ToString())
            ? line.WithNamespaceOrType(IdentifierName("System").WithTriviaFrom(line.NamespaceOrType))
            : line;

    private static void Take(
        IEnumerable<MemberDeclarationSyntax> from, List<MemberDeclarationSyntax> members, HashSet<string> classes)
    {
        foreach (var member in from)
        {
            switch (member)
            {
                case BaseNamespaceDeclarationSyntax space:
                    Take(space.Members, members, classes);
                    break;
                case ClassDeclarationSyntax { BaseList: null, TypeParameterList: null, AttributeLists.Count: 0 } own
                    when own.Members.All(inner => inner is MethodDeclarationSyntax or FieldDeclarationSyntax or ClassDeclarationSyntax):
                    classes.Add(own.Identifier.ValueText);
                    Take(own.Members, members, classes);
                    break;
                default:
                    members.Add(member);
                    break;
            }
        }
    }

    // Main tries the method out. Where it is all there is, what it does is the answer.
    private static IEnumerable<(MemberDeclarationSyntax Member, int Line)> WithoutMain(List<MemberDeclarationSyntax> members, Script script)
    {
        var main = members.OfType<MethodDeclarationSyntax>()
            .Where(method => method.Identifier.ValueText == "Main" && script.Signature.Name != "Main").ToArray();
        return main is [{ Body: { } body }] && members.TrueForAll(member => member is FieldDeclarationSyntax || member == main[0])
            ? members.Where(member => member != main[0]).Select(member => (member, LineOf(member)))
                .Concat(body.Statements.Select(statement => ((MemberDeclarationSyntax)GlobalStatement(statement), LineOf(statement))))
            : members.Except(main).Select(member => (member, LineOf(member)));
    }

    // Each member on the line where it was written.
    private static CompilationUnitSyntax Placed(
        CompilationUnitSyntax root, IEnumerable<(MemberDeclarationSyntax Member, int Line)> members)
    {
        var placed = new List<MemberDeclarationSyntax>();
        var line = root.Usings.Sum(Lines.Of);
        foreach (var (member, written) in members)
        {
            var free = Freed(member).WithLeadingTrivia(Lines.Ends(written - line)).WithTrailingTrivia(Space);
            line = Math.Max(line, written) + Lines.Of(free) - Math.Max(0, written - line);
            placed.Add(free);
        }
        return root.WithMembers(List(placed)).WithEndOfFileToken(Token(SyntaxKind.EndOfFileToken));
    }

    private static int LineOf(SyntaxNode written) => written.GetLocation().GetLineSpan().StartLinePosition.Line;

    // Every call has an instance of its own: what a class has once, it has once a call.
    private static MemberDeclarationSyntax Freed(MemberDeclarationSyntax member) => member switch
    {
        MethodDeclarationSyntax method => method.WithModifiers(NotStatic(method.Modifiers)),
        FieldDeclarationSyntax field => field.WithModifiers(NotStatic(field.Modifiers)),
        _ => member,
    };

    private static SyntaxTokenList NotStatic(SyntaxTokenList modifiers) =>
        TokenList(modifiers.Where(modifier => !modifier.IsKind(SyntaxKind.StaticKeyword)));

    // System.Collections.Generic.List<double>, System.Linq.Enumerable.Range, System.Console.Write, Program.Delta
    private sealed class Names(HashSet<string> classes) : CSharpSyntaxRewriter
    {
        public override SyntaxNode? VisitQualifiedName(QualifiedNameSyntax node) =>
            node.Left.ToString() is "System.Collections.Generic" or "System.Linq"
                ? Visit(node.Right.WithTriviaFrom(node))
                : base.VisitQualifiedName(node);

        public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
            node.Expression.ToString() is "System.Collections.Generic" or "System.Linq"
                || node.Expression is IdentifierNameSyntax { Identifier.ValueText: "System" }
                    && node.Name.Identifier.ValueText is "Console" or "Math"
                || node.Expression is IdentifierNameSyntax name && classes.Contains(name.Identifier.ValueText)
                ? Visit(node.Name.WithTriviaFrom(node))
                : base.VisitMemberAccessExpression(node);
    }
}

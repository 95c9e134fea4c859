using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScriptMessages;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ScriptCompiler;

/// <summary>
/// Puts the statements of an answer into the method that is asked for: <c>var d = z6*z6 - t; return d;</c> becomes the body of
/// <c>double Answer(double z6, double t)</c>. Works on the tree, never on the text, and keeps every line where it was.
/// </summary>
internal static class Framing
{
    public static CompilationUnitSyntax Frame(CompilationUnitSyntax root, Script script)
    {
        var declares = root.Members.OfType<MethodDeclarationSyntax>().Any(method => method.Identifier.ValueText == script.Signature.Name);
        if (!script.IsBody && declares || root.Members.Count == 0) return root;
        if (!script.IsBody && !root.Members.OfType<GlobalStatementSyntax>().Any(statement => Returns(statement.Statement))) return root;
        var statements = FieldsFirst(root.Members).Select(Statement).Concat(script.IsBody ? Called(root, script.Signature) : []).ToArray();
        var own = Declared(root).ToHashSet(StringComparer.Ordinal);
        var parameters = script.Signature.Parameters
            .Select(parameter => Parameter(Identifier(own.Contains(parameter.Name) ? $"__{parameter.Name}" : parameter.Name))
                .WithType(TypeOf(parameter.Kind)));
        var method = MethodDeclaration(TypeOf(script.Signature.Returns), Identifier(script.Signature.Name))
            .WithParameterList(ParameterList(SeparatedList(parameters)))
            .WithBody(Block(statements));
        return root.WithMembers(SingletonList<MemberDeclarationSyntax>(method));
    }

    // A class may have its constants behind its methods; among statements everything happens in its order.
    private static IEnumerable<MemberDeclarationSyntax> FieldsFirst(SyntaxList<MemberDeclarationSyntax> members)
    {
        var methods = members.SkipWhile(member => member is FieldDeclarationSyntax).ToArray();
        if (!methods.All(member => member is FieldDeclarationSyntax or MethodDeclarationSyntax)) return members;
        return members.Take(members.Count - methods.Length)
            .Concat(methods.OfType<FieldDeclarationSyntax>().Select(field => field.NormalizeWhitespace(eol: " ").WithoutTrivia()))
            .Concat(methods.Select(member =>
                member is FieldDeclarationSyntax ? Lines.As(GlobalStatement(EmptyStatement()), member) : member));
    }

    // A method of the question's variables, and nothing that says what is to be done with it: it is the answer.
    private static IEnumerable<StatementSyntax> Called(CompilationUnitSyntax root, Signature signature)
    {
        var known = signature.Parameters.Select(parameter => parameter.Name).ToHashSet(StringComparer.Ordinal);
        var methods = root.Members.OfType<MethodDeclarationSyntax>()
            .Where(method => method.ParameterList.Parameters is { Count: > 0 } written
                && written.All(parameter => known.Contains(parameter.Identifier.ValueText))).ToArray();
        if (methods is not [var method] || root.Members.OfType<GlobalStatementSyntax>().Any()) return [];
        var arguments = method.ParameterList.Parameters.Select(parameter => Argument(IdentifierName(parameter.Identifier.ValueText)));
        return
        [
            ReturnStatement(Token(SyntaxKind.ReturnKeyword).WithTrailingTrivia(Space),
                InvocationExpression(IdentifierName(method.Identifier.ValueText), ArgumentList(SeparatedList(arguments))),
                Token(SyntaxKind.SemicolonToken)),
        ];
    }

    // A name that the student declares is the student's, whatever the question calls by it.
    private static IEnumerable<string> Declared(SyntaxNode root) => root.DescendantNodes().Select(node => node switch
    {
        VariableDeclaratorSyntax variable => variable.Identifier.ValueText,
        SingleVariableDesignationSyntax variable => variable.Identifier.ValueText,
        ForEachStatementSyntax loop => loop.Identifier.ValueText,
        LocalFunctionStatementSyntax function => function.Identifier.ValueText,
        MethodDeclarationSyntax method => method.Identifier.ValueText,
        _ => "",
    });

    private static bool Returns(StatementSyntax statement) =>
        statement is ReturnStatementSyntax or ExpressionStatementSyntax { SemicolonToken.IsMissing: true }
            || statement.DescendantNodes(node => node is not (LambdaExpressionSyntax or LocalFunctionStatementSyntax))
                .OfType<ReturnStatementSyntax>().Any();

    private static StatementSyntax Statement(MemberDeclarationSyntax member) => member switch
    {
        // "2*d" at the end, as in a notebook
        GlobalStatementSyntax { Statement: ExpressionStatementSyntax { SemicolonToken.IsMissing: true } last } =>
            ReturnStatement(Token(SyntaxKind.ReturnKeyword), last.Expression, Token(SyntaxKind.SemicolonToken)),
        GlobalStatementSyntax global => global.Statement,
        FieldDeclarationSyntax field =>
            LocalDeclarationStatement(TokenList(field.Modifiers.Where(modifier => modifier.IsKind(SyntaxKind.ConstKeyword))),
                field.Declaration).WithSemicolonToken(field.SemicolonToken),
        MethodDeclarationSyntax method => LocalFunctionStatement(
            TokenList(method.Modifiers.Where(modifier => modifier.IsKind(SyntaxKind.StaticKeyword))), method.ReturnType, method.Identifier,
            null, method.ParameterList, default, method.Body, method.ExpressionBody, method.SemicolonToken),
        _ => EmptyStatement(),
    };

    private static TypeSyntax TypeOf(ValueKind kind) => ParseTypeName(Signature.TextOf(kind));
}

using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ScriptCompiler;

/// <summary>
/// What a script prints is read by nobody, and texts are not made of numbers in it: of <c>Console.WriteLine("d = " + d)</c> only the
/// numbers are left, each still worked out where it was, so that whatever working it out changes is changed.
/// </summary>
internal sealed class Printing : CSharpSyntaxRewriter
{
    private static readonly string[] Printers = ["Console.WriteLine", "Console.Write", "System.Console.WriteLine", "System.Console.Write"];

    private static readonly string[] Makers =
        ["string.Join", "String.Join", "string.Format", "String.Format", "string.Concat", "String.Concat"];

    public static CompilationUnitSyntax Without(CompilationUnitSyntax root) =>
        root.ToFullString().Contains("Console", StringComparison.Ordinal) ? (CompilationUnitSyntax)new Printing().Visit(root) : root;

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        if (node.Expression is not InvocationExpressionSyntax call || !Printers.Contains(Named(call.Expression)))
            return base.VisitExpressionStatement(node);
        StatementSyntax[] numbers = [.. call.ArgumentList.Arguments.SelectMany(argument => Parts(argument.Expression)).Select(Printed)];
        var block = Block(numbers).WithLeadingTrivia(node.GetLeadingTrivia()).WithTrailingTrivia(node.GetTrailingTrivia());
        return Lines.As(block, node);
    }

    private static ExpressionStatementSyntax Printed(ExpressionSyntax number) => ExpressionStatement(InvocationExpression(
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, IdentifierName("Console"), IdentifierName("Write")),
        ArgumentList(SingletonSeparatedList(Argument(number)))));

    private static string Named(ExpressionSyntax expression) => string.Concat(expression.ToString().Where(c => !char.IsWhiteSpace(c)));

    // The expressions of which a text is made. None is left out but texts as they are written.
    private static IEnumerable<ExpressionSyntax> Parts(ExpressionSyntax text) => text switch
    {
        LiteralExpressionSyntax literal when literal.IsKind(SyntaxKind.StringLiteralExpression) => [],
        InterpolatedStringExpressionSyntax woven => woven.Contents.OfType<InterpolationSyntax>().SelectMany(hole => Parts(hole.Expression)),
        ParenthesizedExpressionSyntax inner when HasText(inner) => Parts(inner.Expression),
        BinaryExpressionSyntax sum when sum.IsKind(SyntaxKind.AddExpression) && HasText(sum) => Parts(sum.Left).Concat(Parts(sum.Right)),
        InvocationExpressionSyntax call when Makers.Contains(Named(call.Expression)) =>
            call.ArgumentList.Arguments.SelectMany(argument => Parts(argument.Expression)),
        InvocationExpressionSyntax { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" } access } =>
            Parts(access.Expression),
        _ => [text],
    };

    // Sums are looked at from the outside in, and are as long as their text: only the outermost is asked.
    private static bool HasText(SyntaxNode node) => node.DescendantNodes().Any(below =>
        below.IsKind(SyntaxKind.StringLiteralExpression) || below.IsKind(SyntaxKind.InterpolatedStringExpression)
        || below is MemberAccessExpressionSyntax { Name.Identifier.ValueText: "ToString" });
}

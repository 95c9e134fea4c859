using System.Collections.Frozen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Measuring;

/// <summary>
/// How often a method branches: <c>if</c>, <c>?:</c>, a label of a <c>switch</c> and an arm of a switch expression (the arms
/// <c>default</c> and <c>_</c> are what is left over and don't count), <c>&amp;&amp;</c>, <c>||</c>, <c>??</c>, <c>??=</c>, a loop,
/// <c>catch</c>. The patterns <c>and</c> and <c>or</c> don't count: <c>is 'a' or 'b'</c> says what a thing is, in one look. A lambda
/// belongs to the method it stands in, a local function is a method of its own.
/// </summary>
internal static class Branches
{
    private static readonly FrozenSet<SyntaxKind> Kinds = FrozenSet.ToFrozenSet(
    [
        SyntaxKind.IfStatement, SyntaxKind.ConditionalExpression, SyntaxKind.CatchClause,
        SyntaxKind.CaseSwitchLabel, SyntaxKind.CasePatternSwitchLabel, SyntaxKind.SwitchExpressionArm,
        SyntaxKind.LogicalAndExpression, SyntaxKind.LogicalOrExpression,
        SyntaxKind.CoalesceExpression, SyntaxKind.CoalesceAssignmentExpression,
        SyntaxKind.ForStatement, SyntaxKind.ForEachStatement, SyntaxKind.ForEachVariableStatement,
        SyntaxKind.WhileStatement, SyntaxKind.DoStatement,
    ]);

    public static int Of(IEnumerable<SyntaxNode> body) =>
        body.SelectMany(part => part.DescendantNodesAndSelf(node => node is not LocalFunctionStatementSyntax)).Count(IsBranch);

    private static bool IsBranch(SyntaxNode node) =>
        Kinds.Contains(node.Kind()) && node is not SwitchExpressionArmSyntax { Pattern: DiscardPatternSyntax, WhenClause: null };
}

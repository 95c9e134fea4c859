using System.Collections.Frozen;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScriptMessages;
using static Microsoft.CodeAnalysis.CSharp.SyntaxKind;

namespace ScriptCompiler;

/// <summary>
/// The allow-list of syntax: numbers, arrays, variables, methods, lambdas, branches and loops. Whatever is not named here is not offered:
/// types of one's own, exceptions that are caught, goto, unsafe code, attributes, directives, dynamic and asynchronous code, generics,
/// patterns.
/// </summary>
internal static class SyntaxList
{
    private const int Nodes = 6000;
    private const int Depth = 250;
    private const int NestedLambdas = 3;
    private const int NestedSwitches = 3;
    private const int NestedConditions = 20;
    private const int MostRanks = 3;

    private static readonly FrozenSet<SyntaxKind> Kinds = new[]
    {
        // the script
        CompilationUnit, GlobalStatement, FieldDeclaration, MethodDeclaration, UsingDirective, VariableDeclaration, VariableDeclarator,
        EqualsValueClause, ParameterList, Parameter, ArrowExpressionClause,
        // statements
        Block, LocalDeclarationStatement, LocalFunctionStatement, ExpressionStatement, EmptyStatement, ReturnStatement, IfStatement,
        ElseClause, ForStatement, ForEachStatement, WhileStatement, DoStatement,
        BreakStatement, ContinueStatement, SwitchStatement, SwitchSection, CaseSwitchLabel, DefaultSwitchLabel, CasePatternSwitchLabel,
        ThrowStatement,
        // types
        PredefinedType, ArrayType, ArrayRankSpecifier, OmittedArraySizeExpression, IdentifierName, GenericName, QualifiedName,
        TypeArgumentList, TupleType, TupleElement,
        // operators
        AddExpression, SubtractExpression, MultiplyExpression, DivideExpression, ModuloExpression, LogicalAndExpression,
        LogicalOrExpression, BitwiseAndExpression, BitwiseOrExpression, ExclusiveOrExpression,
        LeftShiftExpression, RightShiftExpression, EqualsExpression, NotEqualsExpression, LessThanExpression, LessThanOrEqualExpression,
        GreaterThanExpression, GreaterThanOrEqualExpression,
        SimpleAssignmentExpression, AddAssignmentExpression, SubtractAssignmentExpression, MultiplyAssignmentExpression,
        DivideAssignmentExpression, ModuloAssignmentExpression,
        AndAssignmentExpression, OrAssignmentExpression, ExclusiveOrAssignmentExpression,
        UnaryPlusExpression, UnaryMinusExpression, LogicalNotExpression, BitwiseNotExpression, PreIncrementExpression,
        PreDecrementExpression, PostIncrementExpression, PostDecrementExpression,
        // other expressions
        ConditionalExpression, ParenthesizedExpression, CastExpression, SimpleMemberAccessExpression, ElementAccessExpression,
        BracketedArgumentList, InvocationExpression, ArgumentList, Argument, NameColon,
        ArrayCreationExpression, ImplicitArrayCreationExpression, ArrayInitializerExpression, ObjectCreationExpression,
        ImplicitObjectCreationExpression, CollectionInitializerExpression,
        NumericLiteralExpression, TrueLiteralExpression, FalseLiteralExpression,
        NullLiteralExpression, StringLiteralExpression, SimpleLambdaExpression, ParenthesizedLambdaExpression, TupleExpression,
        DeclarationExpression, ParenthesizedVariableDesignation,
        SingleVariableDesignation, DiscardDesignation, ThrowExpression,
        // switch expressions over numbers
        SwitchExpression, SwitchExpressionArm, ConstantPattern, DiscardPattern, RelationalPattern, AndPattern, OrPattern, NotPattern,
        ParenthesizedPattern, WhenClause,
    }.ToFrozenSet();

    /// <summary>
    /// The first thing in the tree that is not offered. Walks without recursion: the tree may be as deep as its text allows.
    /// </summary>
    public static Compiled.Rejected? Check(SyntaxNode root)
    {
        var methods = new HashSet<string>(StringComparer.Ordinal);
        var open = new Stack<Place>([new(root, 0, 0, 0, 0)]);
        for (var nodes = 0; open.TryPop(out var place); nodes++)
        {
            var node = place.Node;
            if (nodes > Nodes || place.Depth > Depth || place.Lambdas > NestedLambdas || place.Switches > NestedSwitches
                || place.Conditions > NestedConditions) return Fault(Rule.TooComplicated, node, First(node));
            if (!Kinds.Contains(node.Kind())) return Fault(Rule.NotOffered, node, Own(node));
            if (CheckForm(node) is { } fault) return fault;
            if (node is MethodDeclarationSyntax method && !methods.Add(method.Identifier.ValueText))
                return Fault(Rule.Overload, method, method.Identifier.ValueText);
            foreach (var child in node.ChildNodesAndTokens().Reverse())
            {
                if (child.AsNode() is { } below) open.Push(place.Below(below));
                else if (Check(child.AsToken()) is { } hidden) return hidden;
            }
        }
        return null;
    }

    private sealed record Place(SyntaxNode Node, int Depth, int Lambdas, int Switches, int Conditions)
    {
        public Place Below(SyntaxNode node) => new(
            node, Depth + 1, Lambdas + (node is LambdaExpressionSyntax ? 1 : 0), Switches + (node is SwitchExpressionSyntax ? 1 : 0),
            Conditions + (node is ConditionalExpressionSyntax ? 1 : 0));
    }

    // What a kind alone does not tell: modifiers, directions, ranks.
    private static Compiled.Rejected? CheckForm(SyntaxNode node)
    {
        var (modifiers, offered) = Modifiers(node);
        foreach (var modifier in modifiers)
            if (!offered.Split(' ').Contains(modifier.Text)) return Fault(Rule.NotOffered, node, modifier.Text);
        return node switch
        {
            UsingDirectiveSyntax @using when @using.Alias is not null || !@using.GlobalKeyword.IsKind(None)
                || @using.NamespaceOrType.ToString() != (@using.StaticKeyword.IsKind(None) ? "System" : "System.Math") =>
                Fault(Rule.NotOffered, node, @using.ToString()),
            ArgumentSyntax { RefKindKeyword.RawKind: not 0 } argument => Fault(Rule.NotOffered, node, argument.RefKindKeyword.Text),
            MethodDeclarationSyntax { TypeParameterList: not null } or LocalFunctionStatementSyntax { TypeParameterList: not null } =>
                Fault(Rule.NotOffered, node, "<T>"),
            ArrayRankSpecifierSyntax { Rank: > MostRanks } => Fault(Rule.TooComplicated, node, "[,]"),
            ForEachStatementSyntax { AwaitKeyword.RawKind: not 0 } => Fault(Rule.NotOffered, node, "await"),
            LocalDeclarationStatementSyntax { UsingKeyword.RawKind: not 0 } => Fault(Rule.NotOffered, node, "using"),
            _ => null,
        };
    }

    // The modifiers of a declaration, and those that it may have.
    private static (SyntaxTokenList Written, string Offered) Modifiers(SyntaxNode node) => node switch
    {
        MethodDeclarationSyntax method => (method.Modifiers, "public private internal static"),
        FieldDeclarationSyntax field => (field.Modifiers, "public private internal const readonly"),
        LocalDeclarationStatementSyntax local => (local.Modifiers, "const"),
        LocalFunctionStatementSyntax function => (function.Modifiers, "static"),
        LambdaExpressionSyntax lambda => (lambda.Modifiers, "static"),
        ParameterSyntax parameter => (parameter.Modifiers, ""),
        _ => (default, ""),
    };

    private static Compiled.Rejected? Check(SyntaxToken token)
    {
        var isHidden = token.IsKind(IdentifierToken)
            && (token.ValueText.StartsWith("__", StringComparison.Ordinal) || token.Text != token.ValueText);
        if (isHidden) return Fault(Rule.NotOffered, token.Parent!, token.Text);
        foreach (var trivia in token.LeadingTrivia.Concat(token.TrailingTrivia))
            if (trivia.Kind() is not (WhitespaceTrivia or EndOfLineTrivia or SingleLineCommentTrivia or MultiLineCommentTrivia
                or SingleLineDocumentationCommentTrivia or MultiLineDocumentationCommentTrivia))
                return Fault(Rule.NotOffered, token.Parent!, trivia.ToString());
        return null;
    }

    internal static Compiled.Rejected Fault(string rule, SyntaxNode node, string what) =>
        new(rule, node.GetLocation().GetLineSpan().StartLinePosition.Line + 1, Short(what));

    // the sign or word that makes it what it is: the is of "z is null"
    private static string Own(SyntaxNode node) =>
        node.ChildTokens().FirstOrDefault(token => token.Span.Length > 0).ToString() is { Length: > 0 } own ? own : First(node);

    private static string First(SyntaxNode node) => node.GetFirstToken().ToString() is { Length: > 0 } first ? first : node.ToString();

    /// <summary>The beginning of a text, on one line.</summary>
    internal static string Short(string text)
    {
        var line = text.ReplaceLineEndings(" ");
        return line.Length <= 120 ? line : line[..120] + "…";
    }
}

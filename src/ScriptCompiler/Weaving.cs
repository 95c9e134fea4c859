using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using static Microsoft.CodeAnalysis.CSharp.SyntaxFactory;

namespace ScriptCompiler;

/// <summary>
/// Weaves the guard into a script that has passed the lists: a step into every loop body, a step and a look at the stack into every method,
/// local function and lambda, a charge around every array that is made. The numbers that are asked for are read from the guard, so that
/// they can be others when it is run.
/// </summary>
/// <param name="model">Of the script as it was written: it tells which lambdas return something.</param>
/// <param name="numbers">The numbers of the script, of which some are read from the guard.</param>
internal sealed class Weaving(SemanticModel model, bool countSteps, ImmutableArray<Numbers.Number> numbers) : CSharpSyntaxRewriter
{
    // a list or a sequence is gone through as it is when the loop begins
    private static readonly ExpressionSyntax ToArray = ParseExpression("global::ScriptHost.Offered.Enumerable.ToArray");

    // of operations, that a step pays for
    private const int Little = 16;

    private const int Division = 4;
    private const int Remainder = 4000;

    private static readonly ExpressionSyntax Guard = ParseExpression("global::ScriptHost.Guard");

    private readonly Dictionary<SyntaxNode, int> _read = Enumerable.Range(0, numbers.Length)
        .Where(i => numbers[i].Written.IsRead).ToDictionary(i => (SyntaxNode)numbers[i].Node);

    public override SyntaxNode? VisitLiteralExpression(LiteralExpressionSyntax node) => Read(node) ?? node;

    // Math.PI, and PI alone
    public override SyntaxNode? VisitMemberAccessExpression(MemberAccessExpressionSyntax node) =>
        Read(node) ?? base.VisitMemberAccessExpression(node);

    public override SyntaxNode? VisitIdentifierName(IdentifierNameSyntax node) => Read(node) ?? node;

    // a quotient is rounded as the functions are
    public override SyntaxNode? VisitBinaryExpression(BinaryExpressionSyntax node)
    {
        var visited = (BinaryExpressionSyntax)base.VisitBinaryExpression(node)!;
        return node.IsKind(SyntaxKind.DivideExpression) && model.GetTypeInfo(node).Type?.SpecialType is SpecialType.System_Double
            && !model.GetConstantValue(node).HasValue
            ? Call("Rounded", visited)
            : visited;
    }

    private ExpressionSyntax? Read(ExpressionSyntax node) => !_read.TryGetValue(node, out var number)
        ? null
        : Call(model.GetTypeInfo(node).Type?.SpecialType == SpecialType.System_Int32 ? "Whole" : "Real",
            LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(number)));

    public override SyntaxNode? VisitExpressionStatement(ExpressionStatementSyntax node)
    {
        var statement = (ExpressionStatementSyntax)base.VisitExpressionStatement(node)!;
        return statement.WithExpression(AsStatement(node.Expression, statement.Expression));
    }

    // 1.5; is no statement, and must not become the call of one that reads it.
    private static ExpressionSyntax AsStatement(ExpressionSyntax written, ExpressionSyntax woven) =>
        written is AssignmentExpressionSyntax or InvocationExpressionSyntax or ObjectCreationExpressionSyntax or PrefixUnaryExpressionSyntax
            or PostfixUnaryExpressionSyntax or AwaitExpressionSyntax or ThrowExpressionSyntax ? woven : written;

    public override SyntaxNode? VisitWhileStatement(WhileStatementSyntax node)
    {
        var loop = (WhileStatementSyntax)base.VisitWhileStatement(node)!;
        return loop.WithStatement(Round(node, loop.Statement));
    }

    public override SyntaxNode? VisitDoStatement(DoStatementSyntax node)
    {
        var loop = (DoStatementSyntax)base.VisitDoStatement(node)!;
        return loop.WithStatement(Round(node, loop.Statement));
    }

    public override SyntaxNode? VisitForStatement(ForStatementSyntax node)
    {
        var loop = (ForStatementSyntax)base.VisitForStatement(node)!;
        return loop.WithStatement(Round(node, loop.Statement))
            .WithInitializers(SeparatedList(node.Initializers.Zip(loop.Initializers, AsStatement)))
            .WithIncrementors(SeparatedList(node.Incrementors.Zip(loop.Incrementors, AsStatement)));
    }

    public override SyntaxNode? VisitForEachStatement(ForEachStatementSyntax node)
    {
        var loop = (ForEachStatementSyntax)base.VisitForEachStatement(node)!;
        var woven = loop.WithStatement(Round(node, loop.Statement));
        return model.GetTypeInfo(node.Expression).Type is IArrayTypeSymbol
            ? woven
            : woven.WithExpression(InvocationExpression(ToArray, ArgumentList(SingletonSeparatedList(Argument(loop.Expression)))));
    }

    public override SyntaxNode? VisitMethodDeclaration(MethodDeclarationSyntax node)
    {
        var method = (MethodDeclarationSyntax)base.VisitMethodDeclaration(node)!;
        return method
            .WithBody(Entered(method.Body, method.ExpressionBody?.Expression, node, IsVoid(node.ReturnType)))
            .WithExpressionBody(null).WithSemicolonToken(default);
    }

    public override SyntaxNode? VisitLocalFunctionStatement(LocalFunctionStatementSyntax node)
    {
        var function = (LocalFunctionStatementSyntax)base.VisitLocalFunctionStatement(node)!;
        return function
            .WithBody(Entered(function.Body, function.ExpressionBody?.Expression, node, IsVoid(node.ReturnType)))
            .WithExpressionBody(null).WithSemicolonToken(default);
    }

    public override SyntaxNode? VisitSimpleLambdaExpression(SimpleLambdaExpressionSyntax node)
    {
        var lambda = (SimpleLambdaExpressionSyntax)base.VisitSimpleLambdaExpression(node)!;
        return lambda.WithBody(Entered(lambda.Block, lambda.ExpressionBody, node, IsVoid(node)) ?? lambda.Body);
    }

    public override SyntaxNode? VisitParenthesizedLambdaExpression(ParenthesizedLambdaExpressionSyntax node)
    {
        var lambda = (ParenthesizedLambdaExpressionSyntax)base.VisitParenthesizedLambdaExpression(node)!;
        return lambda.WithBody(Entered(lambda.Block, lambda.ExpressionBody, node, IsVoid(node)) ?? lambda.Body);
    }

    public override SyntaxNode? VisitArrayCreationExpression(ArrayCreationExpressionSyntax node)
    {
        var array = (ArrayCreationExpressionSyntax)base.VisitArrayCreationExpression(node)!;
        if (array.Initializer is not null) return Call("Counted", array);
        var sizes = array.Type.RankSpecifiers[0].Sizes;
        if (sizes.Count > 3 || sizes.Any(size => size is OmittedArraySizeExpressionSyntax)) return array;
        if (node.Type.RankSpecifiers[0].Sizes.Any(IsNegative)) return node; // an error, which it would not be of a variable
        // new double[n][] makes n vectors: New<double[]>(n)
        var element = array.Type.RankSpecifiers.Count == 1
            ? array.Type.ElementType
            : ArrayType(array.Type.ElementType.WithoutTrivia(), List(array.Type.RankSpecifiers.Skip(1)));
        return InvocationExpression(
            MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Guard,
                GenericName(Identifier("New"), TypeArgumentList(SingletonSeparatedList(element)))),
            ArgumentList(SeparatedList(sizes.Zip(node.Type.RankSpecifiers[0].Sizes, (size, written) => Argument(AsLong(size, written))))));
    }

    private bool IsNegative(ExpressionSyntax size) => model.GetConstantValue(size) is { HasValue: true, Value: < 0 or < 0L };

    // A size may be an int, uint, long or ulong, or what becomes one of them by itself: only the last does not become a long.
    private ExpressionSyntax AsLong(ExpressionSyntax size, ExpressionSyntax written) =>
        model.GetTypeInfo(written).ConvertedType?.SpecialType == SpecialType.System_UInt64
            ? CheckedExpression(SyntaxKind.UncheckedExpression,
                CastExpression(PredefinedType(Token(SyntaxKind.LongKeyword)), ParenthesizedExpression(size)))
            : size;

    public override SyntaxNode? VisitImplicitArrayCreationExpression(ImplicitArrayCreationExpressionSyntax node) =>
        Call("Counted", (ExpressionSyntax)base.VisitImplicitArrayCreationExpression(node)!);

    // double[] a = { 1, 2 };
    public override SyntaxNode? VisitVariableDeclaration(VariableDeclarationSyntax node)
    {
        var declaration = (VariableDeclarationSyntax)base.VisitVariableDeclaration(node)!;
        if (declaration.Type is not ArrayTypeSyntax type) return declaration;
        return declaration.WithVariables(
            SeparatedList(declaration.Variables.Select(variable => variable.Initializer?.Value is InitializerExpressionSyntax elements
            ? variable.WithInitializer(EqualsValueClause(Call("Counted", ArrayCreationExpression(type.WithoutTrivia(), elements))))
            : variable)));
    }

    public override SyntaxNode? VisitInvocationExpression(InvocationExpressionSyntax node)
    {
        var call = (InvocationExpressionSyntax)base.VisitInvocationExpression(node)!;
        var isClone =
            call is { Expression: MemberAccessExpressionSyntax { Name.Identifier.ValueText: "Clone" }, ArgumentList.Arguments.Count: 0 };
        return isClone ? Call("Clone", ((MemberAccessExpressionSyntax)call.Expression).Expression) : call;
    }

    private static bool IsVoid(TypeSyntax type) => type is PredefinedTypeSyntax { Keyword.RawKind: (int)SyntaxKind.VoidKeyword };

    private bool IsVoid(LambdaExpressionSyntax lambda) => model.GetSymbolInfo(lambda).Symbol is IMethodSymbol { ReturnsVoid: true };

    // A declaration is no loop's body, and must not become one.
    private StatementSyntax Round(StatementSyntax loop, StatementSyntax body) =>
        countSteps && body is not (LocalDeclarationStatementSyntax or LocalFunctionStatementSyntax)
            ? Block(Spending("Step", loop), body)
            : body;

    private BlockSyntax? Entered(BlockSyntax? block, ExpressionSyntax? expression, SyntaxNode function, bool isVoid)
    {
        if (isVoid && expression is not null) expression = AsStatement(Expression(function)!, expression);
        var body = block ?? (expression is null ? null : Body(expression, isVoid));
        if (body is null) return null;
        return countSteps ? Block(Spending("Enter", function), body) : body as BlockSyntax ?? Block(body);
    }

    // What it is written as, where that is one expression.
    private static ExpressionSyntax? Expression(SyntaxNode function) => function switch
    {
        LambdaExpressionSyntax lambda => lambda.ExpressionBody,
        LocalFunctionStatementSyntax local => local.ExpressionBody?.Expression,
        MethodDeclarationSyntax method => method.ExpressionBody?.Expression,
        _ => null,
    };

    private static StatementSyntax Body(ExpressionSyntax expression, bool isVoid) => expression switch
    {
        ThrowExpressionSyntax thrown =>
            ThrowStatement(Token(SyntaxKind.ThrowKeyword), thrown.Expression, Token(SyntaxKind.SemicolonToken)),
        _ when isVoid => ExpressionStatement(expression),
        _ => ReturnStatement(Token(SyntaxKind.ReturnKeyword), expression, Token(SyntaxKind.SemicolonToken)),
    };

    // What is done in one round or call takes a step, and more where it is much. Functions count by themselves when they are called.
    private ExpressionStatementSyntax Spending(string spend, SyntaxNode around)
    {
        var operations = around.DescendantNodes(node => node == around || !IsFunction(node)).Sum(Cost);
        return ExpressionStatement(operations < Little
            ? InvocationExpression(Member(spend))
            : Call(spend, LiteralExpression(SyntaxKind.NumericLiteralExpression, Literal(operations))));
    }

    private static bool IsFunction(SyntaxNode node) =>
        node is LambdaExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax;

    // In operations. What is left of a number by a far smaller one takes as long as thousands.
    private int Cost(SyntaxNode node) => node.Kind() switch
    {
        SyntaxKind.ModuloExpression or SyntaxKind.ModuloAssignmentExpression => IsReal((ExpressionSyntax)node) ? Remainder : Division,
        SyntaxKind.DivideExpression or SyntaxKind.DivideAssignmentExpression => Division,
        _ => node is BinaryExpressionSyntax or AssignmentExpressionSyntax or PrefixUnaryExpressionSyntax or PostfixUnaryExpressionSyntax
            or ElementAccessExpressionSyntax or InvocationExpressionSyntax or CastExpressionSyntax or ConditionalExpressionSyntax
            or MemberAccessExpressionSyntax or VariableDeclaratorSyntax ? 1 : 0,
    };

    private bool IsReal(ExpressionSyntax node) =>
        model.GetTypeInfo(node).Type?.SpecialType is SpecialType.System_Double or SpecialType.System_Single;

    private static InvocationExpressionSyntax Call(string name, ExpressionSyntax argument) =>
        InvocationExpression(Member(name), ArgumentList(SingletonSeparatedList(Argument(argument))));

    private static MemberAccessExpressionSyntax Member(string name) =>
        MemberAccessExpression(SyntaxKind.SimpleMemberAccessExpression, Guard, IdentifierName(name));
}

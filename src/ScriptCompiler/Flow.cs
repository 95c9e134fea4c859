using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace ScriptCompiler;

/// <summary>
/// By what a script may go one way or the other: which values, or what becomes of them on the way through variables and methods, are
/// compared, rounded or chosen by. Rather too many than too few: nothing is known of what a variable is at which time.
/// </summary>
internal sealed class Flow
{
    private static readonly HashSet<string> Deciding = ["Max", "Min", "Abs", "Sign", "Clamp", "Floor", "Ceiling", "Round", "Truncate"];

    // What is given to a function that is a value may become what any lambda takes.
    private static readonly object Lambdas = new();

    private readonly SemanticModel _model;
    private readonly HashSet<object> _deciding = [];

    /// <param name="names">Where the script's own variables and methods are named.</param>
    public Flow(SemanticModel model, IEnumerable<(IdentifierNameSyntax Name, ISymbol Symbol)> names)
    {
        _model = model;
        var into = new Dictionary<object, HashSet<object>>();
        foreach (var (name, symbol) in names)
        {
            var targets = To(into, symbol);
            if (GoesInto(name, targets)) _deciding.Add(symbol);
            if (symbol is IParameterSymbol { ContainingSymbol: IMethodSymbol { MethodKind: MethodKind.AnonymousFunction } })
                To(into, Lambdas).Add(symbol);
        }
        for (var hasGrown = true; hasGrown;)
        {
            hasGrown = false;
            foreach (var (from, targets) in into)
                if (targets.Overlaps(_deciding)) hasGrown |= _deciding.Add(from);
        }
    }

    /// <summary>Whether anything may be decided by a value.</summary>
    public bool Decides(ExpressionSyntax value)
    {
        var targets = new HashSet<object>();
        return GoesInto(value, targets) || targets.Overlaps(_deciding);
    }

    private static HashSet<object> To(Dictionary<object, HashSet<object>> into, object from) =>
        into.TryGetValue(from, out var targets) ? targets : into[from] = [];

    // From the inside out: true where it decides; else what it goes into is added.
    private bool GoesInto(SyntaxNode value, HashSet<object> targets)
    {
        for (var node = value; node is not null; node = Next(node.Parent!, node, targets))
            if (IsDecision(node.Parent!, node)) return true;
        return false;
    }

    // 16 branches: a row for each place where something is decided
    private bool IsDecision(SyntaxNode around, SyntaxNode node) => around switch
    {
        BinaryExpressionSyntax binary =>
            IsComparison(binary) && !(IsWhole(binary.Left) && CountsRounds(binary)) || RoundsWhole(binary, binary.Kind()),
        AssignmentExpressionSyntax assignment => RoundsWhole(assignment, assignment.Kind()),
        CastExpressionSyntax cast => IsWhole(cast) && !IsWhole(cast.Expression),
        ConditionalExpressionSyntax choice => choice.Condition == node,
        SwitchExpressionSyntax choice => choice.GoverningExpression == node,
        ForStatementSyntax loop => loop.Condition == node && node is not BinaryExpressionSyntax,
        MemberAccessExpressionSyntax { Parent: InvocationExpressionSyntax } access =>
            access.Expression == node && Deciding.Contains(access.Name.Identifier.ValueText),
        ArgumentSyntax { Parent.Parent: InvocationExpressionSyntax call } argument => IsDecidedBy(call, argument),
        IfStatementSyntax or WhileStatementSyntax or DoStatementSyntax or SwitchStatementSyntax or SwitchLabelSyntax or PatternSyntax
            or WhenClauseSyntax => true,
        _ => false,
    };

    private static bool IsComparison(BinaryExpressionSyntax binary) => binary.Kind() is SyntaxKind.LessThanExpression
        or SyntaxKind.LessThanOrEqualExpression or SyntaxKind.GreaterThanExpression or SyntaxKind.GreaterThanOrEqualExpression
        or SyntaxKind.EqualsExpression or SyntaxKind.NotEqualsExpression;

    // for (…; i < 5; …): whole numbers in the head of a loop say how often it goes on
    private static bool CountsRounds(ExpressionSyntax expression)
    {
        SyntaxNode node = expression;
        while (node.Parent is ExpressionSyntax or ArgumentSyntax or ArgumentListSyntax) node = node.Parent;
        return node.Parent is ForStatementSyntax loop && loop.Condition == node;
    }

    // of whole numbers that are not known before: something is cut off
    private bool RoundsWhole(ExpressionSyntax expression, SyntaxKind kind) => kind is SyntaxKind.DivideExpression
        or SyntaxKind.ModuloExpression or SyntaxKind.RightShiftExpression or SyntaxKind.BitwiseAndExpression
        or SyntaxKind.DivideAssignmentExpression or SyntaxKind.ModuloAssignmentExpression or SyntaxKind.AndAssignmentExpression
        && IsWhole(expression) && !_model.GetConstantValue(expression).HasValue;

    private bool IsDecidedBy(InvocationExpressionSyntax call, ArgumentSyntax argument) =>
        _model.GetSymbolInfo(call).Symbol is IMethodSymbol { DeclaringSyntaxReferences.Length: 0 } method
        && (Deciding.Contains(method.Name) && !(IsWhole(argument.Expression) && CountsRounds(call))
            || method.ContainingType.Name == "Enumerable" && IsWhole(argument.Expression));

    private bool IsWhole(ExpressionSyntax expression) =>
        _model.GetTypeInfo(expression).Type?.SpecialType is >= SpecialType.System_SByte and <= SpecialType.System_UInt64;

    // What a value is part of, or goes on as; null where it goes no further, or into a variable.
    private SyntaxNode? Next(SyntaxNode around, SyntaxNode node, HashSet<object> targets)
    {
        switch (around)
        {
            case AssignmentExpressionSyntax assignment:
                if (assignment.Right != node) return null;
                targets.UnionWith(Variables(assignment.Left));
                return around;
            case EqualsValueClauseSyntax { Parent: var declared }:
                return Into(declared!, targets);
            case ForEachStatementSyntax:
                return Into(around, targets);
            case ReturnStatementSyntax or ArrowExpressionClauseSyntax:
                return Returned(around, targets);
            case ArgumentSyntax argument:
                return Given(argument, targets);
            case MemberAccessExpressionSyntax access when access.Expression == node:
                if (access.Name.Identifier.ValueText is "Length" or "Count" or "Rank" && access.Parent is not InvocationExpressionSyntax)
                    return null;
                if (access.Parent is InvocationExpressionSyntax) targets.Add(Lambdas);
                return around;
            case ExpressionSyntax or SwitchExpressionArmSyntax:
                return around;
            default:
                return null;
        }
    }

    private SyntaxNode? Into(SyntaxNode declared, HashSet<object> targets)
    {
        if (_model.GetDeclaredSymbol(declared) is { } symbol) targets.Add(symbol);
        return null;
    }

    private SyntaxNode? Returned(SyntaxNode from, HashSet<object> targets)
    {
        var function = from.Ancestors()
            .FirstOrDefault(node => node is LambdaExpressionSyntax or LocalFunctionStatementSyntax or MethodDeclarationSyntax);
        return function is null or LambdaExpressionSyntax ? function : Into(function, targets);
    }

    private SyntaxNode? Given(ArgumentSyntax argument, HashSet<object> targets)
    {
        switch (argument.Parent!.Parent)
        {
            case InvocationExpressionSyntax call when _model.GetSymbolInfo(call).Symbol is IMethodSymbol method:
                if (method.MethodKind == MethodKind.DelegateInvoke) targets.Add(Lambdas);
                else if (method.DeclaringSyntaxReferences.Length > 0)
                {
                    targets.UnionWith(method.Parameters.Where((parameter, i) => argument.NameColon is { } name
                        ? parameter.Name == name.Name.Identifier.ValueText
                        : i == ((ArgumentListSyntax)argument.Parent).Arguments.IndexOf(argument)));
                    return null;
                }
                // list.Add(x)
                else if (call.Expression is MemberAccessExpressionSyntax access) targets.UnionWith(Variables(access.Expression));
                return call;
            case ObjectCreationExpressionSyntax list when !IsWhole(argument.Expression):
                return list;
            default:
                return argument.Parent as TupleExpressionSyntax;
        }
    }

    private IEnumerable<ISymbol> Variables(ExpressionSyntax written) => written switch
    {
        ElementAccessExpressionSyntax element => Variables(element.Expression),
        ParenthesizedExpressionSyntax inner => Variables(inner.Expression),
        MemberAccessExpressionSyntax access => Variables(access.Expression),
        TupleExpressionSyntax tuple => tuple.Arguments.SelectMany(argument => Variables(argument.Expression)),
        DeclarationExpressionSyntax declaration => declaration.DescendantNodes().OfType<SingleVariableDesignationSyntax>()
            .Select(variable => _model.GetDeclaredSymbol(variable)).OfType<ISymbol>(),
        IdentifierNameSyntax name when _model.GetSymbolInfo(name).Symbol is { DeclaringSyntaxReferences.Length: > 0 } symbol => [symbol],
        _ => [],
    };
}

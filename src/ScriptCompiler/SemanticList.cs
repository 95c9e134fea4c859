using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScriptMessages;

namespace ScriptCompiler;

/// <summary>
/// The list over what the compiler understood: every expression has a type of the list and names a member of the script itself or of a few
/// classes. The mini library holds types that only the compiler needs; here they end.
/// </summary>
internal sealed class SemanticList(SemanticModel model)
{
    private const int TupleElements = 4;
    private const int NestedArrays = 4;

    public Compiled.Rejected? Check(SyntaxNode root)
    {
        // what may be used stands in the list of syntax
        foreach (var node in root.DescendantNodes(node => node is not UsingDirectiveSyntax))
            if (!IsFine(node)) return SyntaxList.Fault(Rule.NotOffered, node, $"{(node as ForEachStatementSyntax)?.Expression ?? node}");
        return null;
    }

    private bool IsFine(SyntaxNode node) => node switch
    {
        OmittedArraySizeExpressionSyntax => true,
        LambdaExpressionSyntax lambda => IsFine((ExpressionSyntax)lambda) && IsFine(model.GetSymbolInfo(lambda).Symbol),
        ExpressionSyntax expression => IsFine(expression),
        ParameterSyntax or VariableDeclaratorSyntax or SingleVariableDesignationSyntax => IsFineDeclaration(node),
        ForEachStatementSyntax loop =>
            model.GetTypeInfo(loop.Expression).Type is { } type && (type is IArrayTypeSymbol || IsSequence(type))
                && model.GetDeclaredSymbol(loop) is { } element
                && IsOffered(element.Type),
        _ => true,
    };

    private bool IsFineDeclaration(SyntaxNode node) => model.GetDeclaredSymbol(node) switch
    {
        IParameterSymbol parameter => IsOffered(parameter.Type),
        ILocalSymbol local => IsOffered(local.Type),
        IFieldSymbol field => IsOffered(field.Type) && (!field.IsStatic || field.IsConst),
        _ => node.Parent is BaseParameterListSyntax or LambdaExpressionSyntax or VariableDeclarationSyntax or null
            || node is SingleVariableDesignationSyntax,
    };

    private bool IsFine(ExpressionSyntax expression)
    {
        var type = model.GetTypeInfo(expression);
        var symbol = model.GetSymbolInfo(expression).Symbol;
        if (!IsFine(symbol)) return false;
        // the class in Math.Exp
        if (symbol is INamespaceSymbol || symbol is INamedTypeSymbol named && named.IsStatic)
            return expression.Parent is MemberAccessExpressionSyntax or QualifiedNameSyntax;
        // (double[])a.Clone()
        if (symbol is IMethodSymbol { Name: "Clone", ContainingType.SpecialType: SpecialType.System_Array }
            && expression is InvocationExpressionSyntax)
            return Around(expression) is CastExpressionSyntax;
        return (type.Type is null || IsOffered(type.Type))
            && (type.ConvertedType is null || IsOffered(type.ConvertedType) || IsSeenAsObject(expression, type.ConvertedType));
    }

    // a.Length sees the array as a System.Array, a == null as an object
    private static bool IsSeenAsObject(ExpressionSyntax expression, ITypeSymbol type) => expression.Parent switch
    {
        MemberAccessExpressionSyntax access => access.Expression == expression && type.SpecialType == SpecialType.System_Array,
        BinaryExpressionSyntax { RawKind: (int)SyntaxKind.EqualsExpression or (int)SyntaxKind.NotEqualsExpression } =>
            type.SpecialType is SpecialType.System_Object or SpecialType.System_Delegate or SpecialType.System_MulticastDelegate,
        ForEachStatementSyntax => true, // an array, as the loop itself is asked for
        _ => false,
    };

    private static SyntaxNode? Around(ExpressionSyntax expression)
    {
        SyntaxNode? parent = expression.Parent;
        while (parent is ParenthesizedExpressionSyntax) parent = parent.Parent;
        return parent;
    }

    // 21 branches: an allow-list is read in one piece, a row for each kind of symbol
    private static bool IsFine(ISymbol? symbol) => symbol switch
    {
        null => true,
        ILocalSymbol local => !local.IsRef,
        IParameterSymbol { RefKind: RefKind.None } => true,
        IDiscardSymbol or ITypeSymbol => true,
        INamespaceSymbol space => space.IsGlobalNamespace || space.ToString() == "System",
        IMethodSymbol { TypeArguments: var types } when types.Any(type => type is not ITypeParameterSymbol && !IsOffered(type)) => false,
        IMethodSymbol { MethodKind: MethodKind.BuiltinOperator or MethodKind.AnonymousFunction or MethodKind.LocalFunction } method =>
            !method.IsAsync && method.TypeParameters.IsEmpty,
        IMethodSymbol { MethodKind: MethodKind.DelegateInvoke } => true,
        { DeclaringSyntaxReferences.Length: > 0 } =>
            symbol is IMethodSymbol { IsAsync: false, IsExtern: false, TypeParameters.IsEmpty: true } or IFieldSymbol { IsStatic: false }
                or IFieldSymbol { IsConst: true },
        IFieldSymbol field => field.IsConst || field.ContainingType.IsTupleType,
        IMethodSymbol { MethodKind: MethodKind.Constructor } constructor =>
            IsException(constructor.ContainingType) || constructor.ContainingType.TypeKind == TypeKind.Delegate
                || constructor.ContainingType.IsTupleType || IsOfGuard(constructor.ContainingType),
        _ => symbol.ContainingType is { } type
            && (type.SpecialType is SpecialType.System_Array or SpecialType.System_Double || IsOfGuard(type)),
    };

    private static bool IsOfGuard(ITypeSymbol type) =>
        type.ContainingNamespace is { Name: "Offered", ContainingNamespace.Name: "ScriptHost" };

    // a list, or what LINQ makes of one
    private static bool IsSequence(ITypeSymbol type) => type is INamedTypeSymbol { TypeArguments.Length: 1 }
        && (type.Name == "List" && IsOfGuard(type)
            || type.OriginalDefinition.SpecialType == SpecialType.System_Collections_Generic_IEnumerable_T);

    private static bool IsOffered(ITypeSymbol type, int arrays = 0, int delegates = 0, bool inTuple = false) => type switch
    {
        { SpecialType: SpecialType.System_Object } => false,
        {
            SpecialType: SpecialType.System_Void or SpecialType.System_Boolean or SpecialType.System_String or SpecialType.System_Double
            or SpecialType.System_Single
        } => true,
        { SpecialType: >= SpecialType.System_SByte and <= SpecialType.System_UInt64 } => true,
        IArrayTypeSymbol array => array.Rank <= 3 && arrays < NestedArrays && IsOffered(array.ElementType, arrays + 1, delegates, inTuple),
        INamedTypeSymbol { IsTupleType: true } tuple =>
            !inTuple && tuple.TupleElements.Length <= TupleElements
                && tuple.TupleElements.All(element => IsOffered(element.Type, arrays, delegates, inTuple: true)),
        INamedTypeSymbol { TypeKind: TypeKind.Delegate, Name: "Func" or "Action" } function =>
            delegates < 2 && function.TypeArguments.All(argument => IsOffered(argument, arrays, delegates + 1, inTuple)),
        INamedTypeSymbol sequence when IsSequence(sequence) =>
            arrays < NestedArrays && IsOffered(sequence.TypeArguments[0], arrays + 1, delegates, inTuple),
        INamedTypeSymbol named => IsException(named),
        _ => false,
    };

    private static bool IsException(INamedTypeSymbol type) =>
        type is { Name: "Exception" or "ArgumentException" or "InvalidOperationException", ContainingNamespace.Name: "System" };
}

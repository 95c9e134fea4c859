using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScriptMessages;

namespace ScriptCompiler;

/// <summary>
/// The numbers of a script that its method comes to: literals, and the constants of the library by their names. What stands where the
/// method never comes can do nothing, and is none.
/// </summary>
internal sealed class Numbers
{
    // What has more is a table, which is written as it stands.
    private const int MostRead = 64;

    private readonly SemanticModel _model;
    private readonly List<(SyntaxNode Unit, IdentifierNameSyntax Name, ISymbol Symbol)> _names = [];

    public Numbers(SyntaxNode root, SemanticModel model, string entry)
    {
        _model = model;
        var found = new List<(ExpressionSyntax Node, int Place)>();
        var place = 0;
        foreach (var node in root.DescendantNodes())
        {
            if (node is LiteralExpressionSyntax { RawKind: (int)SyntaxKind.NumericLiteralExpression } literal) found.Add((literal, place));
            else if (node is IdentifierNameSyntax name && model.GetSymbolInfo(name).Symbol is { } symbol)
            {
                if (symbol is IFieldSymbol { IsConst: true, DeclaringSyntaxReferences.Length: 0 })
                    found.Add((Whole(name), place - Before(name)));
                else if (symbol.DeclaringSyntaxReferences.Length > 0) _names.Add((UnitOf(name), name, symbol));
            }
            place++;
        }
        var reached = Reached(root, entry);
        var flow = new Lazy<Flow>(() =>
            new(model, _names.Where(name => reached.Contains(name.Unit)).Select(name => (name.Name, name.Symbol))));
        Number[] numbers = [.. found.Where(one => reached.Contains(UnitOf(one.Node))).Select(Of).Where(CanBeOther)];
        var areRead = numbers.Length <= MostRead;
        Written = [.. numbers.Select(number => number with
        {
            Written = number.Written with { IsRead = areRead && IsReadable(number.Node), Decides = flow.Value.Decides(number.Node) },
        })];
    }

    /// <summary>The numbers, in the order of the text.</summary>
    public ImmutableArray<Number> Written { get; }

    /// <summary>A number and where it stands.</summary>
    public readonly record struct Number(ExpressionSyntax Node, Compiled.WrittenNumber Written);

    /// <summary>The script with another number in it, of the same type.</summary>
    public static CompilationUnitSyntax With(CompilationUnitSyntax root, CompileOrder.OtherNumber other)
    {
        var node = root.DescendantNodes().ElementAt(other.Place);
        return root.ReplaceNode(node, SyntaxFactory.ParenthesizedExpression(
            SyntaxFactory.ParseExpression(Text((node as LiteralExpressionSyntax)?.Token.Value, other.Value))).WithTriviaFrom(node));
    }

    // A constant of the library is of the type that its other number is written as.
    private static string Text(object? value, double other) => value switch
    {
        int => Digits(other),
        uint => $"{Digits(other)}u",
        long => $"{Digits(other)}L",
        ulong => $"{Digits(other)}UL",
        float => $"{other.ToString("R", CultureInfo.InvariantCulture)}f",
        null when double.IsInteger(other) && Math.Abs(other) <= long.MaxValue => Digits(other),
        _ => $"{other.ToString("R", CultureInfo.InvariantCulture)}d",
    };

    private static string Digits(double whole) => whole.ToString("F0", CultureInfo.InvariantCulture);

    // System.Math.PI, of PI
    private static ExpressionSyntax Whole(IdentifierNameSyntax name) =>
        name.Parent is MemberAccessExpressionSyntax access && access.Name == name ? access : name;

    // what stands before the last name in it
    private static int Before(IdentifierNameSyntax name) => Whole(name) is MemberAccessExpressionSyntax access
        ? 1 + access.Expression.DescendantNodesAndSelf().Count()
        : 0;

    private Number Of((ExpressionSyntax Node, int Place) found)
    {
        var value = _model.GetConstantValue(found.Node).Value;
        return new(found.Node, new(found.Place, value is null or bool ? 0 : Convert.ToDouble(value, CultureInfo.InvariantCulture),
            value switch
            {
                int => int.MaxValue,
                uint => uint.MaxValue,
                long => long.MaxValue,
                ulong => ulong.MaxValue,
                float => float.MaxValue,
                _ => double.MaxValue,
            }, IsRead: false, Decides: false));
    }

    private static bool CanBeOther(Number number) => number.Written.Value != 0 && double.IsFinite(number.Written.Value);

    /// <summary>
    /// Whether nothing else changes where it is read when the script is run: it is an int or a double, and so is, unconverted but from int
    /// to double, every constant that it is part of. Others are converted, compared or looked through as no variable is.
    /// </summary>
    private bool IsReadable(ExpressionSyntax number)
    {
        if (_model.GetTypeInfo(number).Type?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Double)) return false;
        SyntaxNode node = number;
        for (; node is ExpressionSyntax constant && _model.GetConstantValue(constant).HasValue; node = node.Parent!)
            if (!IsConverted(constant)) return false;
        return !MustBeConstant(number) && !ShouldBeConstant(node)
            && !(node is AssignmentExpressionSyntax assignment && Narrows(assignment));
    }

    // 1/0 and (byte)300 are errors, which they would not be of variables.
    private bool ShouldBeConstant(SyntaxNode node) => node is BinaryExpressionSyntax or PrefixUnaryExpressionSyntax or CastExpressionSyntax
        && node.ChildNodes().All(part => part is TypeSyntax and not NameSyntax || _model.GetConstantValue(part).HasValue);

    private bool IsConverted(ExpressionSyntax constant)
    {
        var (type, converted) = (_model.GetTypeInfo(constant).Type?.SpecialType, _model.GetTypeInfo(constant).ConvertedType?.SpecialType);
        return type is not SpecialType.System_Boolean
            && (type == converted || type is SpecialType.System_Int32 && converted is SpecialType.System_Double);
    }

    // b += 1 of a byte takes a constant that fits
    private bool Narrows(AssignmentExpressionSyntax assignment) => !assignment.IsKind(SyntaxKind.SimpleAssignmentExpression)
        && _model.GetTypeInfo(assignment.Left).Type?.SpecialType is not (SpecialType.System_Int32 or SpecialType.System_Double);

    private static bool MustBeConstant(SyntaxNode number) => number.Ancestors().Any(node => node switch
    {
        LocalDeclarationStatementSyntax local => local.IsConst,
        FieldDeclarationSyntax field => field.Modifiers.Any(SyntaxKind.ConstKeyword),
        SwitchLabelSyntax or PatternSyntax or ParameterSyntax => true,
        ArrayCreationExpressionSyntax { Initializer: { } elements } => !elements.Span.Contains(number.Span),
        _ => false,
    });

    // What is reached or not as a whole: methods, what stands outside of them, and each field.
    private static SyntaxNode UnitOf(SyntaxNode node) => node.Ancestors().First(IsUnit);

    private static bool IsUnit(SyntaxNode node) => node is MethodDeclarationSyntax or LocalFunctionStatementSyntax or GlobalStatementSyntax
        or VariableDeclaratorSyntax { Parent.Parent: FieldDeclarationSyntax } or CompilationUnitSyntax;

    private HashSet<SyntaxNode> Reached(SyntaxNode root, string entry)
    {
        var mentioned = _names.ToLookup(name => name.Unit, name => name.Symbol);
        var reached = From(root.DescendantNodes(node => node is not MethodDeclarationSyntax).OfType<MethodDeclarationSyntax>()
            .Where(method => method.Identifier.ValueText == entry));
        // what stands outside of all methods is done before, and matters by what it may change
        foreach (var statement in root.DescendantNodes(node => node is not (MethodDeclarationSyntax or GlobalStatementSyntax))
            .Where(node => node is not MethodDeclarationSyntax && IsUnit(node)))
        {
            var own = From([statement]);
            if (own.Any(unit => unit is VariableDeclaratorSyntax && !IsConst(unit) && reached.Contains(unit))) reached.UnionWith(own);
        }
        return reached;

        HashSet<SyntaxNode> From(IEnumerable<SyntaxNode> units)
        {
            var all = new HashSet<SyntaxNode>();
            var open = new Stack<SyntaxNode>(units);
            while (open.TryPop(out var unit))
            {
                if (!all.Add(unit)) continue;
                foreach (var symbol in mentioned[unit])
                    if (symbol.DeclaringSyntaxReferences[0].GetSyntax() is var declared && IsUnit(declared)) open.Push(declared);
            }
            return all;
        }
    }

    private static bool IsConst(SyntaxNode field) => ((FieldDeclarationSyntax)field.Parent!.Parent!).Modifiers.Any(SyntaxKind.ConstKeyword);
}

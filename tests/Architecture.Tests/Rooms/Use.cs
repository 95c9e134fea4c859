using System.Collections.Immutable;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Rooms;

/// <summary>
/// A file mentions a type that is declared in another: by its name, by a static member or by a method that extends other types. What
/// <c>nameof</c> and comments say is no use. A name is taken for what the compiler takes it for.
/// </summary>
internal sealed record Use(FilePlace From, FilePlace To, string Type, int Line)
{
    private static readonly Lazy<ImmutableArray<Use>> Once = new(Found);

    // with the tests' own packages, the compiler's among them; what comes from others is unknown, which takes nothing from our own names
    private static readonly Lazy<ImmutableArray<PortableExecutableReference>> References = new(() =>
        [.. ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(path => path != typeof(Use).Assembly.Location).Select(path => MetadataReference.CreateFromFile(path))]);

    public static ImmutableArray<Use> All => Once.Value;

    public override string ToString() => $"{From.Path}:{Line} uses {Type} of {To.Room}";

    /// <summary>The uses among pieces of code that stand nowhere else.</summary>
    public static IEnumerable<Use> Among(params SyntaxTree[] trees)
    {
        var compilation = Compiled(trees, "");
        return trees.SelectMany(tree => In(compilation.GetSemanticModel(tree)));
    }

    private static ImmutableArray<Use> Found()
    {
        // a class that stands for a component is what its name is looked up as
        var components = Repository.Components.Keys.Select(path => new FilePlace(path)).Where(place => !place.Name.StartsWith('_'));
        var stands = components.Select(place =>
            CSharpSyntaxTree.ParseText($"namespace {place.Room.Replace('/', '.')}; public partial class {place.Idea};", path: place.Path));
        SyntaxTree[] trees = [.. Repository.Sources.Values, .. stands];
        var projects = Repository.Sources.GroupBy(source => new FilePlace(source.Key).Project, source => source.Value);
        var inSources = projects.AsParallel().SelectMany(project =>
        {
            var compilation = Compiled(trees, Projects.GlobalUsings(project.Key));
            return project.SelectMany(tree => In(compilation.GetSemanticModel(tree)));
        });
        return [.. inSources, .. Repository.Components.SelectMany(component => Component.Uses(new(component.Key), component.Value))];
    }

    private static CSharpCompilation Compiled(IEnumerable<SyntaxTree> trees, string globalUsings) =>
        CSharpCompilation.Create("all", [.. trees, CSharpSyntaxTree.ParseText(globalUsings)], References.Value);

    private static IEnumerable<Use> In(SemanticModel model)
    {
        var here = new FilePlace(model.SyntaxTree.FilePath);
        foreach (var name in model.SyntaxTree.GetRoot().DescendantNodes(IsCode).OfType<SimpleNameSyntax>())
        {
            if (name is IdentifierNameSyntax { IsVar: true } || TypeOf(name, model) is not { } type) continue;
            var places = type.DeclaringSyntaxReferences.Select(declared => new FilePlace(declared.SyntaxTree.FilePath)).ToArray();
            if (places.Length > 0 && places.All(place => place.Short != here.Short))
                yield return new(here, places[0], type.Name, name.GetLocation().GetLineSpan().StartLinePosition.Line + 1);
        }
    }

    private static bool IsCode(SyntaxNode node) =>
        node is not UsingDirectiveSyntax
        and not InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "nameof" } };

    private static INamedTypeSymbol? TypeOf(SimpleNameSyntax name, SemanticModel model)
    {
        var info = model.GetSymbolInfo(name);
        return (info.Symbol ?? info.CandidateSymbols.FirstOrDefault()) switch
        {
            INamedTypeSymbol type => type.OriginalDefinition,
            IMethodSymbol { MethodKind: MethodKind.Constructor } attribute => attribute.ContainingType,
            IMethodSymbol { IsExtensionMethod: true } extends => extends.ContainingType,
            { IsStatic: true, Kind: SymbolKind.Method or SymbolKind.Field or SymbolKind.Property } member => member.ContainingType,
            _ => null,
        };
    }
}

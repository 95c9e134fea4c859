using System.Collections.Immutable;
using System.Globalization;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using ScriptMessages;

namespace ScriptCompiler;

/// <summary>
/// From the text of a script to an assembly that may run, layer by layer: syntax, the compiler's own errors against the mini library,
/// meaning, the guard woven in, and the emitted metadata. Never runs any of it.
/// </summary>
internal sealed class Compiler
{
    // A namespace is unwrapped; one that could not be is not on the list of syntax.
    private const string NamespaceInScript = "CS7021";

    // From C# 11 on the compiler writes attributes of its own into every module.
    private static readonly CSharpParseOptions Parsing = new(LanguageVersion.CSharp10, DocumentationMode.None, SourceCodeKind.Script);

    private static readonly CSharpParseOptions ParsingOfClass = Parsing.WithKind(SourceCodeKind.Regular);

    private static readonly CSharpCompilationOptions Options = new(
        OutputKind.DynamicallyLinkedLibrary, usings: ["System", "System.Collections.Generic", "ScriptHost.Offered"],
        scriptClassName: Messages.ClassOfScript,
        optimizationLevel: OptimizationLevel.Release, allowUnsafe: false, concurrentBuild: false, deterministic: true,
        nullableContextOptions: NullableContextOptions.Disable);

    // Of a class the options' usings are none.
    private static readonly SyntaxTree Usings =
        CSharpSyntaxTree.ParseText(string.Concat(Options.Usings.Select(space => $"global using {space};")), ParsingOfClass);

    // Every script is one of these and its own text: what they refer to is looked up once.
    private readonly CSharpCompilation _classes;

    private readonly CSharpCompilation _scripts;

    public Compiler()
    {
        var references = MiniLibrary.Compile();
        _classes = CSharpCompilation.Create("script", [Usings], references, Options);
        _scripts = CSharpCompilation.CreateScriptCompilation("script", null, references, Options);
        _ = _classes.GetDiagnostics();
        _ = _scripts.GetDiagnostics();
    }

    /// <param name="other">A number that is to be another one than was written.</param>
    public Compiled Compile(Script script, Gates gates, CompileOrder.OtherNumber? other = null)
    {
        var written = (CompilationUnitSyntax)CSharpSyntaxTree.ParseText(script.Code, Parsing).GetRoot();
        if (FirstError(written.GetDiagnostics().Where(fault => fault.Id != NamespaceInScript)) is { } unread) return unread;
        var root = Printing.Without(Unwrapping.Of(written, script));
        if (gates.SyntaxList && SyntaxList.Check(root) is { } notOffered) return notOffered;

        var compilation = Compilation(Framing.Frame(root, script), other, out var tree);
        var model = compilation.GetSemanticModel(tree);
        // what does not compile fails here or below: only then is it worth the time to be told what is wrong, which comes first
        if (Refused(compilation, model, tree, script) is { } refused) return FirstError(compilation.GetDiagnostics()) ?? refused;

        var numbers = other is null ? new Numbers(tree.GetRoot(), model, script.Signature.Name).Written : [];
        if (Emitted(compilation, tree, new(model, gates.Steps, numbers), out var bytes) is { } fault)
        {
            if (FirstError(compilation.GetDiagnostics()) is { } error) return error;
            // a number that has to be a constant where nobody thought so: all of them stay what they are
            if (!numbers.Any(number => number.Written.IsRead)) return fault;
            numbers = [.. numbers.Select(number => number with { Written = number.Written with { IsRead = false } })];
            if (Emitted(compilation, tree, new(model, gates.Steps, numbers), out bytes) is { } again) return again;
        }
        return MetadataList.Check(bytes) is { } unlisted
            ? new Compiled.Rejected(Rule.NotOffered, 0, unlisted)
            : new Compiled.Image(bytes, Uses(tree.GetRoot(), model, script.Signature), [.. numbers.Select(number => number.Written)]);
    }

    private static Compiled.Rejected? Refused(CSharpCompilation compilation, SemanticModel model, SyntaxTree tree, Script script) =>
        new SemanticList(model).Check(tree.GetRoot())
        ?? (HasEntry(compilation, script.Signature) ? null : new(Rule.Entry, 0, script.Signature.ToString()));

    // Null where it could be written.
    private static Compiled? Emitted(CSharpCompilation compilation, SyntaxTree tree, Weaving weaving, out byte[] image)
    {
        var woven = tree.WithRootAndOptions(weaving.Visit(tree.GetRoot()), tree.Options);
        using var to = new MemoryStream();
        var emitted = compilation.ReplaceSyntaxTree(tree, woven).Emit(to);
        image = to.ToArray();
        if (emitted.Success) return null;
        // Some errors show only while code is written (a + of texts needs a method that there is not). Those are the script's; any
        // other is ours.
        return FirstError(compilation.Emit(Stream.Null).Diagnostics) is { } own
            ? own
            : new Compiled.Failed(FirstError(emitted.Diagnostics)?.Rule ?? "emit");
    }

    // Methods alone are those of an ordinary class: nothing has to be run before them, which is a third of what compiling a script takes,
    // and of what running it takes too.
    private CSharpCompilation Compilation(CompilationUnitSyntax root, CompileOrder.OtherNumber? other, out SyntaxTree tree)
    {
        var isClass = root.Members.All(member => member is MethodDeclarationSyntax);
        if (isClass) root = AsClass(root);
        if (other is { } number) root = Numbers.With(root, number);
        root = root.WithUsings(SyntaxFactory.List(root.Usings.Select(line => line.StaticKeyword.RawKind == 0 ? line : MathOffered(line))));
        tree = CSharpSyntaxTree.Create(root, isClass ? ParsingOfClass : Parsing);
        return (isClass ? _classes : _scripts).AddSyntaxTrees(tree);
    }

    // using static System.Math: it is the guard's own
    private static UsingDirectiveSyntax MathOffered(UsingDirectiveSyntax line) =>
        line.WithNamespaceOrType(SyntaxFactory.ParseName("ScriptHost.Offered.Math").WithTriviaFrom(line.NamespaceOrType));

    private static CompilationUnitSyntax AsClass(CompilationUnitSyntax root) => root.WithMembers(
        SyntaxFactory.SingletonList<MemberDeclarationSyntax>(
            SyntaxFactory.ClassDeclaration(Messages.ClassOfScript).WithMembers(root.Members)));

    // What of the question and of Math stands anywhere in it: rules about terms are told by names, as they are of formulas.
    private static ImmutableArray<string> Uses(SyntaxNode root, SemanticModel model, Signature signature) =>
    [
        .. root.DescendantNodes().OfType<IdentifierNameSyntax>().Select(name => model.GetSymbolInfo(name).Symbol switch
        {
            IParameterSymbol { ContainingSymbol.Name: var method } parameter when method == signature.Name => parameter.Name,
            { ContainingType: { Name: "Math", ContainingNamespace.Name: "Offered" } } member => $"Math.{member.Name}",
            _ => "",
        }).Where(name => name.Length > 0).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal),
    ];

    private static bool HasEntry(CSharpCompilation compilation, Signature signature) =>
        compilation.Assembly.GetTypeByMetadataName(Messages.ClassOfScript)
            ?.GetMembers(signature.Name).OfType<IMethodSymbol>().ToArray() is [var method]
        && method.ReturnType.ToString() == Signature.TextOf(signature.Returns)
        && method.Parameters.Select(parameter => parameter.Type.ToString())
            .SequenceEqual(signature.Parameters.Select(parameter => Signature.TextOf(parameter.Kind)))
        && method.Parameters.All(parameter => !parameter.IsOptional && !parameter.IsParams);

    private static Compiled.Rejected? FirstError(IEnumerable<Diagnostic> diagnostics)
    {
        var error = diagnostics.Where(diagnostic => diagnostic.Severity == DiagnosticSeverity.Error)
            .MinBy(diagnostic => diagnostic.Location.SourceSpan.Start);
        if (error is null) return null;
        var line = error.Location.IsInSource ? error.Location.GetLineSpan().StartLinePosition.Line + 1 : 0;
        return new($"compile:{error.Id}", line, SyntaxList.Short(error.GetMessage(CultureInfo.InvariantCulture)));
    }
}

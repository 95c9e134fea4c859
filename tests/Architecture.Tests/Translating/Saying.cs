using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Translating;

/// <summary>A sentence that the code says, with {0}, {1}, … for what is put in: the key of the tables of other languages.</summary>
/// <param name="Key">Null where it can't be told: it is no constant.</param>
internal sealed partial record Saying(string Path, int Line, string? Key)
{
    private const string Call = "Say", Import = "using static Formulas.Translating.Spoken;";

    /// <summary>All sentences that may be said in another language.</summary>
    public static IEnumerable<Saying> All => Repository.Sources
        .Where(source => source.Key.StartsWith("src/Formulas/Translating/", StringComparison.Ordinal)
            || source.Value.ToString().Contains(Import, StringComparison.Ordinal))
        .SelectMany(source => Of(source.Key, source.Value.GetRoot()))
        .Concat(Repository.Components.SelectMany(component => Of(component.Key, component.Value)));

    public static IEnumerable<Saying> Of(string path, SyntaxNode root) => root.DescendantNodes()
        .OfType<InvocationExpressionSyntax>().Where(call => call.Expression.ToString() == Call)
        .Select(call => new Saying(path, LineOf(call), KeyOf(call.ArgumentList.Arguments[0].Expression)))
        .Concat(path.EndsWith("/Mistake.cs", StringComparison.Ordinal) ? Hints(path, root) : [])
        .Concat(path.EndsWith("/CodeSentences.cs", StringComparison.Ordinal) ? Meanings(path, root) : []);

    /// <summary>Those of a component, each as code of its own.</summary>
    public static IEnumerable<Saying> Of(string path, string component) => InComponent().Matches(component).SelectMany(call =>
        Of(path, CSharpSyntaxTree.ParseText($"_ = {ToEnd(component[call.Index..])};").GetRoot())
            .Take(1).Select(said => said with { Line = component.AsSpan(0, call.Index).Count('\n') + 1 }));

    /// <summary>What stands in a literal, an interpolated string or a sum of them.</summary>
    public static string? KeyOf(ExpressionSyntax expression)
    {
        var given = 0;
        return Words(expression);

        string? Words(ExpressionSyntax part) => part switch
        {
            LiteralExpressionSyntax { Token.Value: string text } => text,
            InterpolatedStringExpressionSyntax text => string.Concat(text.Contents.Select(content =>
                content is InterpolatedStringTextSyntax { TextToken.ValueText: var words } ? words
                    : Place((InterpolationSyntax)content, given++))),
            BinaryExpressionSyntax sum when Words(sum.Left) is { } left && Words(sum.Right) is { } right => left + right,
            _ => null,
        };
    }

    // What is a sentence itself, or several, is marked so; how a number is written is not the key's.
    private static string Place(InterpolationSyntax put, int at) =>
        put.FormatClause?.FormatStringToken.ValueText is "said" or "list" ? $"{{{at}{put.FormatClause}}}" : $"{{{at}}}";

    // A kind of mistake is made with what students did, and its hint.
    private static IEnumerable<Saying> Hints(string path, SyntaxNode root) =>
        from made in root.DescendantNodes().OfType<ImplicitObjectCreationExpressionSyntax>()
        where made.ArgumentList.Arguments.Count == 5
        from said in made.ArgumentList.Arguments.Skip(2).Take(2)
        select new Saying(path, LineOf(said), KeyOf(said.Expression));

    // A code stands with what it means and what helps; the glossary that is made of both is English.
    private static IEnumerable<Saying> Meanings(string path, SyntaxNode root) => root.DescendantNodes()
        .OfType<TupleExpressionSyntax>().Where(row => row.Parent is AssignmentExpressionSyntax)
        .Select(row => new Saying(path, LineOf(row), KeyOf(row.Arguments[0].Expression)));

    private static int LineOf(SyntaxNode node) => node.GetLocation().GetLineSpan().StartLinePosition.Line + 1;

    // From "Say(" to the bracket that closes it.
    private static string ToEnd(string text)
    {
        var depth = 0;
        for (var i = 0; i < text.Length; i++)
        {
            depth += text[i] switch { '(' => 1, ')' => -1, _ => 0 };
            if (text[i] == ')' && depth == 0) return text[..(i + 1)];
        }
        return text;
    }

    [GeneratedRegex(@"(?<![\w.])Say\(\$?""")]
    private static partial Regex InComponent();
}

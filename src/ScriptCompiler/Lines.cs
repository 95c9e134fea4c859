using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;

namespace ScriptCompiler;

/// <summary>Keeps what is changed in a script on the lines where it was: a fault is told with its line.</summary>
internal static class Lines
{
    /// <summary>The number of line ends in a node, with what stands before and behind it.</summary>
    public static int Of(SyntaxNode node) => Of(node.ToFullString());

    /// <summary>The node with so many line ends behind it that it has as many as the one it replaces.</summary>
    public static T As<T>(T node, SyntaxNode replaced) where T : SyntaxNode
    {
        var missing = Of(replaced) - Of(node);
        return missing <= 0 ? node : node.WithTrailingTrivia(node.GetTrailingTrivia().AddRange(Ends(missing)));
    }

    public static IEnumerable<SyntaxTrivia> Ends(int count) => Enumerable.Repeat(SyntaxFactory.LineFeed, Math.Max(0, count));

    private static int Of(string text)
    {
        var count = 0;
        for (var i = 0; i < text.Length; i++)
            if (text[i] == '\n' || text[i] == '\r' && (i + 1 == text.Length || text[i + 1] != '\n')) count++;
        return count;
    }
}

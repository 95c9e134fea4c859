using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Words;

/// <summary>
/// A file that writes down machine words, each once; everywhere else they are values. A word is a string literal, or the beginning of an
/// interpolated one up to its colon (<c>$"missing-factor:{factor}"</c>).
/// </summary>
/// <param name="Of">What the words are.</param>
/// <param name="Path">The file. To move it, change the row.</param>
/// <param name="Form">What a literal of the file looks like that is one of the words: sentences are not.</param>
internal sealed partial record Catalogue(string Of, string Path, Regex Form)
{
    public static readonly Catalogue[] All =
    [
        new("mistakes", "src/ReferenceSolutions/Mistakes/Mistake.cs", Code()),
        new("reasons", "src/Grading/Verdicts/Reason.cs", Hyphenated()),
        new("faults of reading", "src/Formulas/Reader/ReadingFault.cs", Hyphenated()),
        new("refusals of scripts", "src/ScriptMessages/Rule.cs", Hyphenated()),
    ];

    /// <summary>
    /// Says what each word means that it meets in tables of results; that it has all of them, and no others, is held by
    /// <c>tests/Grader.Tests/CodesTests.cs</c>.
    /// </summary>
    public const string Glossary = "src/Grading/Wording/Codes/CodeSentences.cs";

    public IEnumerable<string> Words => Literals(CSharpSyntaxTree.ParseText(Repository.Read(Path)).GetCompilationUnitRoot())
        .Select(literal => literal.Word).Where(word => Form.IsMatch(word)).Distinct();

    /// <summary>The words that a file writes as text, with their lines.</summary>
    public static IEnumerable<(string Word, int Line)> Literals(CompilationUnitSyntax file) => file.DescendantTokens()
        .Where(token => token.Kind() is SyntaxKind.StringLiteralToken or SyntaxKind.InterpolatedStringTextToken)
        .Select(token => (token.ValueText.Split(':')[0], token.GetLocation().GetLineSpan().StartLinePosition.Line + 1));

    /// <summary>The same of a component, as far as its text tells.</summary>
    public static IEnumerable<(string Word, int Line)> Literals(string component) => Quoted().Matches(component)
        .Select(word => (word.Groups[1].Value, component.AsSpan(0, word.Index).Count('\n') + 1));

    // TRANS, FAC2X
    [GeneratedRegex("^[A-Z][A-Z0-9]+$")]
    private static partial Regex Code();

    // Only words with a hyphen: "empty" and "index" are words of the language, and of other things.
    [GeneratedRegex("^[a-z]+(-[a-z]+)+$")]
    private static partial Regex Hyphenated();

    [GeneratedRegex("\"([A-Za-z0-9-]+)[\":]")]
    private static partial Regex Quoted();
}

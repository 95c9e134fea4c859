using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Translating;

/// <summary>Sentences that are not said by way of the tables: only where there is a reason.</summary>
public sealed partial class UnsaidTests
{
    /// <summary>Files whose sentences are English in every language, and why.</summary>
    private static readonly (string Path, string Why)[] English =
    [
        ("src/Grading/Language/AuthorSentences", "about problem files, to their authors, who write in English"),
        ("src/Grading/Wording/Codes/CodeSentences.cs", "the glossary, which docs/codes.md is made of"),
        ("src/Grading/Authoring/", "the schema of problem files and a new problem"),
        ("src/Grading/Problems/", "about problem files, to their authors"),
        ("src/Grading/Reports/Courses/MoodleWorksheet.cs", "a column of Moodle's"),
        ("src/Grading/Submissions/Folders/FeedbackMark.cs", "a file by which the next run knows its own"),
        ("src/Grading/Submissions/Folders/Layouts.cs", "names of layouts, which --layout has as well"),
        ("src/Grader/Web/Api.cs", "the description of the API"),
        ("src/Grader/Web/ApiEndpoints.cs", "the description of the API"),
        ("src/Grader/Web/WebServer.cs", "the description of the API"),
        ("src/Grader/Commands/", "help: commands and their options"),
        ("src/Grader/CommandTable.cs", "help"),
    ];

    [Fact]
    public void A_sentence_is_said_by_way_of_the_tables() => Faults.None(
        from source in Repository.Sources
        where source.Key.StartsWith("src/Grad", StringComparison.Ordinal)
            && !English.Any(file => source.Key.StartsWith(file.Path, StringComparison.Ordinal))
        from sentence in Unsaid(source.Value.GetRoot())
        select $"{source.Key}:{sentence.Line}: {sentence.Text}");

    [Fact]
    public void Every_exception_has_its_files() => Faults.None(English.Select(file => file.Path)
        .Where(path => !Repository.Sources.Keys.Any(source => source.StartsWith(path, StringComparison.Ordinal))));

    [Theory]
    [InlineData("x = \"This is a sentence.\";", "This is a sentence.")]
    [InlineData("x = $\"This is {y}, is it?\";", "This is {}, is it?")]
    [InlineData("x = \"so many words in it\";", "so many words in it")]
    [InlineData("x = Say(\"This is a sentence.\");", null)]
    [InlineData("throw new Oops(\"This is a sentence.\");", null)]
    [InlineData("x = \"two words\"; y = \".md\"; z = \"a.b c\";", null)]
    public void Sentences_are_found(string code, string? sentence) =>
        Assert.Equal(sentence, Unsaid(CSharpSyntaxTree.ParseText(code).GetRoot()).Select(found => found.Text).FirstOrDefault());

    private static IEnumerable<(int Line, string Text)> Unsaid(SyntaxNode root) =>
        from text in root.DescendantNodes(node => node is not AttributeSyntax)
        let words = text switch
        {
            LiteralExpressionSyntax { Token.Value: string literal } => literal,
            InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(content =>
                content is InterpolatedStringTextSyntax { TextToken.ValueText: var part } ? part : "{}")),
            _ => "",
        }
        where Sentence().IsMatch(words) && !text.Ancestors().Any(IsSaid)
        select (text.GetLocation().GetLineSpan().StartLinePosition.Line + 1, words);

    // What an exception says is for those who mend the program, unless it was made of a sentence.
    private static bool IsSaid(SyntaxNode around) =>
        around is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Say" } } or ThrowStatementSyntax
            or ThrowExpressionSyntax;

    // Words with blanks between them: four of them, or two with the end of a sentence.
    [GeneratedRegex(@"^(?![^\w]*<)(?=.*[a-z]{2,}[,;:]? (?:\S* ){0,9}[a-z{}]{2,}.*[.?!]$|(?:\S* )*[A-Za-z]{2,}[,;:]? [a-z]{2,}[,;:]? [a-z]{2,}[,;:]? [a-z]{2,})", RegexOptions.Singleline)]
    private static partial Regex Sentence();
}

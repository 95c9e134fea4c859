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
        ("src/Grader/Commands/Exit.cs", "help: what exit codes mean"),
        ("src/Grader/Commands/Calling/HelpText.cs", "help: what stands around descriptions"),
        ("src/Grader/Commands/Machine/ShellScript.cs", "a program for a shell"),
    ];

    [Fact]
    public void A_sentence_is_said_by_way_of_the_tables() => Faults.None(
        from source in Repository.Sources
        where source.Key.StartsWith("src/Grad", StringComparison.Ordinal)
            && !English.Any(file => source.Key.StartsWith(file.Path, StringComparison.Ordinal))
        from sentence in Unsaid(source.Value.GetRoot())
        select $"{source.Key}:{sentence.Line}: {sentence.Text}");

    [Fact]
    public void A_component_says_by_way_of_the_tables() => Faults.None(
        Repository.Components.SelectMany(component => Unsaid(component.Value).Select(text => $"{component.Key}: {text}")));

    [Fact]
    public void A_script_says_what_it_is_given() => Faults.None(
        from file in Repository.Files("src/Grader", "*.js")
        from Match text in InScript().Matches(Repository.Read(file))
        let words = text.Groups["words"].Value
        where !text.Groups["said"].Success && (Sentence().IsMatch(words) || Caption().IsMatch(words))
        select $"{file}: {words}");

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
    [InlineData("x = new Option<string>(\"--x\") { Description = \"This is a sentence.\" };", null)]
    [InlineData("x = new DescribedCommand(\"x\", \"This is a sentence.\", [\"grader check my answers here now\"]) { y };", null)]
    [InlineData("x = new DescribedCommand(\"x\", \"y\") { Of(\"This is a sentence.\") };", "This is a sentence.")]
    [InlineData("x = ChoiceOption.Of(\"--x\", \"This is a sentence.\", null);", null)]
    public void Sentences_are_found(string code, string? sentence) =>
        Assert.Equal(sentence, Unsaid(CSharpSyntaxTree.ParseText(code).GetRoot()).Select(found => found.Text).FirstOrDefault());

    [Theory]
    [InlineData("<p>Two words</p>", "Two words")]
    [InlineData("<p><b>@x.Y</b> points</p>", "points")]
    [InlineData("<p title=\"Two words\">@Say(\"Two words\")</p>", "Two words")]
    [InlineData("<p aria-label=\"@Say(\"Two words\")\">@(x ? Say(\"a <b>word</b>\") : \"\") <code>two words</code></p>", null)]
    [InlineData("/// <summary>Two words</summary>\n@* <p>Two words</p> *@ x = new List<int>(y); z = a > b && c < d; <p>@x</p>", null)]
    public void Sentences_of_components_are_found(string component, string? text) =>
        Assert.Equal(text, Unsaid(component).FirstOrDefault());

    // Texts of elements and what attributes tell, without code: that has signs which texts don't.
    private static IEnumerable<string> Unsaid(string component)
    {
        var markup = NoMarkup().Replace(component, "");
        return InElement().Matches(Said().Replace(markup, "@"))
            .Concat(InAttribute().Matches(markup))
            .Select(text => text.Groups["text"].Value.Trim())
            .Where(text => Word().IsMatch(Name().Replace(text, "")));
    }

    private static IEnumerable<(int Line, string Text)> Unsaid(SyntaxNode root) =>
        from text in root.DescendantNodes(node => node is not AttributeSyntax)
        let words = text switch
        {
            LiteralExpressionSyntax { Token.Value: string literal } => literal,
            InterpolatedStringExpressionSyntax interpolated => string.Concat(interpolated.Contents.Select(content =>
                content is InterpolatedStringTextSyntax { TextToken.ValueText: var part } ? part : "{}")),
            _ => "",
        }
        where Sentence().IsMatch(words) && !text.Ancestors().Any(around => IsSaid(around) || IsHelp(around))
        select (text.GetLocation().GetLineSpan().StartLinePosition.Line + 1, words);

    // What an exception says is for those who mend the program, unless it was made of a sentence.
    private static bool IsSaid(SyntaxNode around) =>
        around is InvocationExpressionSyntax { Expression: IdentifierNameSyntax { Identifier.Text: "Say" } } or ThrowStatementSyntax
            or ThrowExpressionSyntax;

    // What commands and options are for, and examples of them; what is in their initializers is no argument.
    private static bool IsHelp(SyntaxNode around) => around switch
    {
        AssignmentExpressionSyntax set => $"{set.Left}".Split('.')[^1] is "Description" or "HelpName",
        ArgumentListSyntax { Parent: ObjectCreationExpressionSyntax made } => $"{made.Type}" is "DescribedCommand" or "Command",
        ArgumentListSyntax { Parent: InvocationExpressionSyntax call } => $"{call.Expression}" == "ChoiceOption.Of",
        _ => false,
    };

    // Comments, and elements that hold no language.
    [GeneratedRegex(
        @"@\*.*?\*@|^\s*//[^\n]*|<(code|kbd|style|script|pre)\b[^>]*>.*?</\1>", RegexOptions.Singleline | RegexOptions.Multiline)]
    private static partial Regex NoMarkup();

    // An expression, with brackets in brackets.
    [GeneratedRegex(@"@?\w*\((?>[^()""]+|""(?:[^""\\]|\\.)*""|\((?<depth>)|\)(?<-depth>))*(?(depth)(?!))\)|@[\w.]+")]
    private static partial Regex Said();

    [GeneratedRegex(@">(?<text>[^<>;{}=()]*)<")]
    private static partial Regex InElement();

    [GeneratedRegex(@"\b(?:title|aria-label|alt|placeholder|[Ll]abel)=""(?<text>[^""@]+)""")]
    private static partial Regex InAttribute();

    // The same in every language: files, members of what is shown, the program, a key.
    [GeneratedRegex(@"\S*\.\w\S*|\b(?:grader|Enter)\b")]
    private static partial Regex Name();

    [GeneratedRegex("[A-Za-z]{2,}")]
    private static partial Regex Word();

    [GeneratedRegex(@"(?<said>\bsay\()?(?<quote>[""'`])(?<words>(?:(?!\k<quote>)[^\\\n]|\\.)*)\k<quote>")]
    private static partial Regex InScript();

    [GeneratedRegex("^[A-Z][a-z]+ [a-z]+")]
    private static partial Regex Caption();

    // Words with blanks between them: four of them, or two with the end of a sentence.
    [GeneratedRegex(@"^(?![^\w]*<)(?=.*[a-z]{2,}[,;:]? (?:\S* ){0,9}[a-z{}]{2,}.*[.?!]$|(?:\S* )*[A-Za-z]{2,}[,;:]? [a-z]{2,}[,;:]? [a-z]{2,}[,;:]? [a-z]{2,})", RegexOptions.Singleline)]
    private static partial Regex Sentence();
}

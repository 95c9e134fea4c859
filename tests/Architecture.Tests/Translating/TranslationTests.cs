using System.Text.RegularExpressions;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Architecture.Tests.Translating;

/// <summary>Each sentence that is said has one in each other language, with the same things put in.</summary>
public sealed partial class TranslationTests
{
    private const string Tables = "src/Formulas/Translating";

    public static TheoryData<string> Languages =>
        [.. Directory.EnumerateDirectories(Path.Combine(Repository.Root, Tables)).Select(folder => Path.GetFileName(folder)!)];

    /// <summary>Tables of rows whose sentences are said one by one; they are read as they stand.</summary>
    private static readonly string[] Rows = ["/Mistake.cs", "/CodeSentences.cs"];

    // A key that is made while the program runs stands in no table.
    [Fact]
    public void What_is_said_is_a_constant() => Faults.None(Saying.All
        .Where(said => said.Key is null && !Rows.Any(file => said.Path.EndsWith(file, StringComparison.Ordinal)))
        .Select(said => $"{said.Path}:{said.Line}"));

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sentence_is_in_every_language(string language)
    {
        var known = Entries(language).Select(entry => entry.English).ToHashSet();
        Assert.True(Saying.All.Count() > 500, $"only {Saying.All.Count()} sentences were found");
        Faults.None(Saying.All.Where(said => said.Key is not null && !known.Contains(said.Key))
            .Select(said => $"{said.Path}:{said.Line} says \"{said.Key}\""));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void Every_sentence_of_a_language_is_said(string language)
    {
        var said = Saying.All.Select(one => one.Key).ToHashSet();
        Faults.None(Entries(language).Where(entry => !said.Contains(entry.English)).Select(entry => entry.English));
        Faults.None(Entries(language).GroupBy(entry => entry.English).Where(same => same.Count() > 1).Select(same => same.Key));
    }

    [Theory]
    [MemberData(nameof(Languages))]
    public void A_sentence_has_the_same_put_in(string language) => Faults.None(Entries(language)
        .Where(entry => !Places(entry.English).SequenceEqual(Places(entry.Own))).Select(entry => $"{entry.English} -> {entry.Own}"));

    // A script has its sentences from the page.
    [Fact]
    public void What_scripts_say_comes_with_the_page()
    {
        var given = Saying.All.Where(said => said.Path.EndsWith("/ScriptSentences.cs", StringComparison.Ordinal))
            .Select(said => said.Key).ToHashSet();
        var said = Repository.Files("src/Grader/Web/Assets", "*.js")
            .SelectMany(file => InScript().Matches(Repository.Read(file)).Select(match => Text(match.Groups[1].Value))).ToArray();
        Assert.NotEmpty(said);
        Faults.None(said.Where(one => !given.Contains(one)));
    }

    [Theory]
    [InlineData("Say(\"a b\")", "a b")]
    [InlineData("Say($\"a {b} c {d}\")", "a {0} c {1}")]
    [InlineData("Say($\"a {b}. \" + $\"C {d}\")", "a {0}. C {1}")]
    [InlineData("Say($\"a {b:N0} {c:said}, {d:list}\")", "a {0} {1:said}, {2:list}")]
    [InlineData("Say(text)", null)]
    public void Sentences_are_found(string call, string? key) => Assert.Equal(
        key, Saying.Of("", CSharpSyntaxTree.ParseText($"_ = {call};").GetRoot()).Single().Key);

    [Fact]
    public void Sentences_of_components_are_found() => Assert.Equal(
        ["Parts", "{0} of {1}"],
        Saying.Of("", "<p aria-label=\"@Say(\"Parts\")\">@(x ? Say($\"{a(1)} of {b}\") : \"\")</p>").Select(said => said.Key));

    private static IEnumerable<string> Places(string sentence) => Place().Matches(sentence).Select(place => place.Groups[1].Value).Order();

    private static IEnumerable<(string English, string Own)> Entries(string language) =>
        from file in Repository.Files($"{Tables}/{language}", "*.po")
        from Match entry in Entry().Matches(Repository.Read(file))
        select (Text(entry.Groups["english"].Value), Text(entry.Groups["own"].Value));

    // written as a string of C#
    private static string Text(string quoted) => (string)((LiteralExpressionSyntax)SyntaxFactory.ParseExpression(quoted)).Token.Value!;

    [GeneratedRegex(@"\{([0-9])(?::said|:list)?\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"say\((""(?:[^""\\]|\\.)*"")")]
    private static partial Regex InScript();

    [GeneratedRegex("^msgid (?<english>\".+\")\nmsgstr (?<own>\".+\")$", RegexOptions.Multiline)]
    private static partial Regex Entry();
}

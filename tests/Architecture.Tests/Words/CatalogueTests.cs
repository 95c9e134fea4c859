using Microsoft.CodeAnalysis.CSharp;

namespace Architecture.Tests.Words;

/// <summary>A code of a mistake, a reason, a fault is written in one file; whoever means it names the value.</summary>
public sealed class CatalogueTests
{
    public static TheoryData<string> Catalogues => [.. Catalogue.All.Select(catalogue => catalogue.Of)];

    [Theory]
    [MemberData(nameof(Catalogues))]
    public void A_machine_word_stands_in_one_file(string of)
    {
        var catalogue = Catalogue.All.Single(catalogue => catalogue.Of == of);
        Assert.True(Repository.Has(catalogue.Path), $"There is no {catalogue.Path}, where the words of {of} are written.");
        var words = catalogue.Words.ToHashSet();
        Assert.NotEmpty(words);
        // a word may stand in two catalogues: an answer and a script can both be too long
        var others = Literals().Where(literal => words.Contains(literal.Word) && literal.Path != Catalogue.Glossary
            && Catalogue.All.All(each => each.Path != literal.Path));
        Faults.None(others.Select(literal => $"{literal.Path}:{literal.Line} writes \"{literal.Word}\""));
    }

    [Theory]
    [InlineData("\"TRANS\"", "TRANS")]
    [InlineData("code is \"A\" or \"B\"", "A B")]
    [InlineData("$\"missing-factor:{code}\"", "missing-factor")]
    [InlineData("$\"{code} of {code}\"", " of ")]
    [InlineData("nameof(code) /* \"TRANS\" */", "")]
    public void Words_are_literals(string expression, string words) => Assert.Equal(words, string.Join(' ',
        Catalogue.Literals(CSharpSyntaxTree.ParseText($"_ = {expression};").GetCompilationUnitRoot()).Select(literal => literal.Word)));

    private static IEnumerable<(string Path, string Word, int Line)> Literals() =>
        Repository.Sources.Select(file => (file.Key, Words: Catalogue.Literals(file.Value.GetCompilationUnitRoot())))
            .Concat(Repository.Components.Select(file => (file.Key, Words: Catalogue.Literals(file.Value))))
            .SelectMany(file => file.Words.Select(word => (file.Key, word.Word, word.Line)));
}

using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;

namespace Formulas.Tests.Tree;

public sealed class DifferencesTests
{
    // order and place of factors are no difference; where nothing is common, nothing is pointed out
    [Theory]
    [InlineData("w36 + w34 w46", "w46*w34 + w36", "", "")]
    [InlineData("2 (z6^2 - t)/z6^3", "2/z6^3*(z6^2 - t)", "", "")]
    [InlineData("dL/dz6 (w36 + w34 w46)", "dL/dz6 (w36 + w34 w46 + w35 w56)", "", "w35*w56")]
    [InlineData("dL/dz6 w36", "dL/dz6 (w36 + w34 w46)", "", "w34*w46")]
    [InlineData("2 (z6^2 - t)/z6^2", "2 (z6^2 - t)/z6^3", "2", "3")]
    [InlineData("2 (z6^2 + t)/z6^3", "2 (z6^2 - t)/z6^3", "t", "t")]
    [InlineData("(z6^2 - t)/z6^3", "2 (z6^2 - t)/z6^3", "", "2")]
    [InlineData("2 t/z6^3 (w36 + w34)", "dL/dz6 z6 t (w36 + w35)", "2; w34; z6^3", "dL/dz6; w35; z6")]
    [InlineData("sigma'(z4) t", "sigma'(z3) t", "z4", "z3")]
    [InlineData("sigma'(z3) t w36", "w36", "sigma'(z3); t", "")]
    [InlineData("w36", "t", "", "")]
    [InlineData("w36 + w34", "x4 b6", "", "")]
    public void What_one_has_and_the_other_has_not_is_found(string one, string other, string ofOne, string ofOther)
    {
        var (first, second) = (Read(one), Read(other));

        var found = Differences.Between(first, second);

        Assert.Equal((ofOne, ofOther), (Shown(found.One), Shown(found.Other)));
        // and stands in its MathML, each piece once
        Assert.Equal(found.One.Count, MathMLPrinter.Print(first, found.One).Split("class=\"differs\"").Length - 1);
        Assert.Equal(found.Other.Count, MathMLPrinter.Print(second, found.Other).Split("class=\"differs\"").Length - 1);
        Assert.Equal(MathMLPrinter.Print(first), MathMLPrinter.Print(first, Differences.Between(first, first).One));
    }

    private static string Shown(IEnumerable<Formula> pieces) =>
        string.Join("; ", pieces.Select(PlainPrinter.Print).Order(StringComparer.Ordinal));

    private static Formula Read(string text) =>
        Apart(Assert.IsType<Reading.Success>(FormulaReader.Read(text, Vocabularies.Of("itakura-saito", "d"))).Formula);

    // equal leaves may be one node
    private static Formula Apart(Formula formula) =>
        Walks.Operands(formula).Count == 0 ? formula with { } : Walks.WithOperands(formula, Apart);
}

using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;

namespace Formulas.Tests.Printing;

public sealed class PrintingLaws
{
    [Fact]
    public void Reading_what_is_printed_gives_the_same_tree_of_scalars() =>
        Holds(seed => new RandomFormulas(seed).Scalar(4), Vocabularies.ItakuraSaito);

    [Fact]
    public void Reading_what_is_printed_gives_the_same_tree_of_layers() =>
        Holds(seed => new RandomFormulas(seed).Layered(4), Vocabularies.Layered("delta-rules", "hidden-delta"));

    [Fact]
    public void Every_row_of_every_notation_survives_printing()
    {
        foreach (var row in Notations.Rows)
            Survives(Read.Success(row.Problem, row.Part, row.Texts[0]).Formula, Vocabularies.Of(row.Problem, row.Part));
    }

    private static void Holds(Func<int, Formula> formula, Vocabulary vocabulary)
    {
        for (var seed = 0; seed < 2000; seed++) Survives(formula(seed), vocabulary);
    }

    private static void Survives(Formula formula, Vocabulary vocabulary)
    {
        var expected = PrefixPrinter.Print(formula);
        foreach (var text in new[] { PlainPrinter.Print(formula), LatexPrinter.Print(formula) })
        {
            switch (FormulaReader.Read(text, vocabulary))
            {
                case Reading.Success success: Assert.Equal(expected, PrefixPrinter.Print(success.Formula)); break;
                case Reading.Mistyped mistyped: Assert.Fail($"{text}\n{expected}\n{mistyped.Fault.Word}"); break;
                case Reading.Unread failure: Assert.Fail($"{expected}\n{failure.Fault.Word}"); break;
            }
        }
    }
}

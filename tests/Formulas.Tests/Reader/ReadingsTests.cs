using Formulas.Printing;

namespace Formulas.Tests.Reader;

public sealed class ReadingsTests
{
    [Theory]
    [InlineData("t/x6 x5", "(* (/ t x6) x5)", "(/ t (* x6 x5))")]
    [InlineData("t/x6 x5/x4 x3", "(* (/ (* (/ t x6) x5) x4) x3)", "(/ (/ t (* x6 x5)) (* x4 x3))")]
    [InlineData("t/x6 (x5/x4 x3)", "(* (/ t x6) (* (/ x5 x4) x3))", "(/ t (* x6 (/ x5 (* x4 x3))))")]
    [InlineData("ln t/x6", "(/ (ln t) x6)", "(ln (/ t x6))")]
    [InlineData("2 ln t/x6 x5", "(* (/ (* 2 (ln t)) x6) x5)", "(* 2 (ln (/ t (* x6 x5))))")]
    [InlineData("ln -t/x6", "(/ (ln (- t)) x6)", "(ln (- (/ t x6)))")]
    [InlineData("ln sin t/x6", "(/ (ln (sin t)) x6)", "(ln (sin (/ t x6)))")]
    [InlineData("2^ln t/x6", "(/ (^ 2 (ln t)) x6)", "(^ 2 (ln (/ t x6)))")]
    [InlineData("sin^2 t/x6", "(/ (^ (sin t) 2) x6)", "(^ (sin (/ t x6)) 2)")]
    [InlineData("ln t/x6/x5", "(/ (/ (ln t) x6) x5)", "(/ (ln (/ t x6)) x5)")]
    [InlineData("t/x5 ln t/x6", "(/ (* (/ t x5) (ln t)) x6)", "(* (/ t x5) (ln (/ t x6)))")]
    [InlineData("e^2t", "(* (^ e 2) t)", "(^ e (* 2 t))")]
    [InlineData("e^-2x6/x5", "(/ (* (^ e (- 2)) x6) x5)", "(/ (^ e (* (- 2) x6)) x5)")]
    public void Both_ways_are_kept(string answer, string one, string other)
    {
        var read = Read.Success("itakura-saito", "a", answer);
        Assert.Equal((one, other), (PrefixPrinter.Print(read.Formula), PrefixPrinter.Print(read.Otherwise ?? read.Formula)));
    }

    [Theory]
    [InlineData("e^2 t", "(* (^ e 2) t)")]
    [InlineData("e^{2}t", "(* (^ e 2) t)")]
    [InlineData("x6^2t", "(* (^ x6 2) t)")]
    [InlineData("e^2*t", "(* (^ e 2) t)")]
    public void One_way_is_meant(string answer, string prefix)
    {
        var read = Read.Success("itakura-saito", "a", answer);
        Assert.Equal((prefix, null), (PrefixPrinter.Print(read.Formula), read.Otherwise));
    }

    // What both ways share stands in the tree once, and is visited once.
    [Theory]
    [InlineData("t/x6 (", ")")]
    [InlineData("ln t/(", ")")]
    [InlineData("t/x6 ln (", ")")]
    public void Nested_ambiguities_take_no_longer(string open, string close)
    {
        var answer = string.Concat(Enumerable.Repeat(open, 60)) + "t" + string.Concat(Enumerable.Repeat(close, 60));
        var before = GC.GetAllocatedBytesForCurrentThread();
        Read.Answer("itakura-saito", "a", answer);
        Assert.InRange(GC.GetAllocatedBytesForCurrentThread() - before, 0, 20_000_000);
    }
}

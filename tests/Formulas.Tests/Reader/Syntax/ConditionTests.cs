using Formulas.Printing;
using Formulas.Reader;

namespace Formulas.Tests.Reader.Syntax;

/// <summary>Comparisons that hold together, and signs that touch, as programs and books write them.</summary>
public sealed class ConditionTests
{
    private const string Both = "where(z6 > -t and z6 < t, z6, t)";

    private static string Text(string answer, string part = "a") => PlainPrinter.Print(Read.Success("itakura-saito", part, answer).Formula);

    [Theory]
    [InlineData("where(z6 > -t && z6 < t, z6, t)")]
    [InlineData("where(z6 > -t & z6 < t, z6, t)")]
    [InlineData("where(z6 > -t and z6 < t, z6, t)")]
    [InlineData("where(z6 > -t ∧ z6 < t, z6, t)")]
    [InlineData("np.where((z6 > -t) & (z6 < t), z6, t)")]
    [InlineData("where((z6 > -t) && (z6 < t), z6, t)")]
    [InlineData("z6 > -t && z6 < t ? z6 : t")]
    [InlineData(@"\begin{cases} z_6 & z_6 > -t \land z_6 < t \\ t & \text{otherwise} \end{cases}")]
    [InlineData(@"\begin{cases} z_6 & z_6 > -t \text{ and } z_6 < t \\ t & \text{otherwise} \end{cases}")]
    public void Two_comparisons_hold_together(string answer) => Assert.Equal(Both, Text(answer));

    [Theory]
    [InlineData("where(z6 <-t, z6, t)", "where(z6 < -t, z6, t)")]
    [InlineData("where(z6<-t, z6, t)", "where(z6 < -t, z6, t)")]
    [InlineData("1[z6<-t]*t", "1[z6 < -t]*t")]
    [InlineData("(z6<-t)*t + t", "(z6 < -t)*t + t")]
    [InlineData(@"\begin{cases} z_6 & z_6 <-t \\ t & z_6 > -t \end{cases}", @"\begin{cases} z_6 & z_6 < -t \\ t & z_6 > -t \end{cases}")]
    public void An_arrow_within_a_formula_is_a_comparison(string answer, string meant) => Assert.Equal(Text(meant), Text(answer));

    [Theory]
    [InlineData("w46 <- w46 - k*x4*t")]
    [InlineData("w46<-w46 - k*x4*t")]
    [InlineData("(w46 <- w46 - k*x4*t)")]
    [InlineData("[w46<-w46 - k*(x4)*t]")]
    public void An_arrow_that_is_the_whole_answer_is_an_update(string answer) => Assert.Equal("w46 - k*x4*t", Text(answer, "b"));

    [Theory]
    [InlineData("(z6 && t)")]
    [InlineData("where(z6 > t &&, z6, t)")]
    [InlineData("where(z6 & t, z6, t)")]
    public void Signs_between_no_comparisons_are_not_read_as_a_product(string answer) =>
        Assert.IsNotType<Reading.Success>(Read.Answer("itakura-saito", "a", answer));
}

using Formulas.Printing;
using Formulas.Reader;
using Formulas.Reader.Beginnings;
using Xunit.Abstractions;

namespace Formulas.Tests.Reader.Beginnings;

public sealed class BeginningTests(ITestOutputHelper output)
{
    /// <summary>Six right answers, with 186 beginnings: plain, LaTeX, an update, derivatives, indices, a matrix.</summary>
    public static readonly (string Problem, string Part, string Answer)[] Right =
    [
        ("itakura-saito", "a", "2 (z6^2 - t) / z6^3"),
        ("itakura-saito", "a", @"\frac{2(z_6^2 - t)}{z_6^3}"),
        ("itakura-saito", "b", "w46 := w46 - k*x4*dL/dz6"),
        ("itakura-saito", "d", "dL/dz6 sigma'(z3)(w36 + w34 w46 sigma'(z4))"),
        ("delta-rules", "hidden-delta", "sum_k w_jk^(l+1) Delta_k^(l+1) f'(z_j^l)"),
        ("delta-rules", "linear-hidden-delta", @"\sum_k w_{jk}^{l+1} \Delta_k^{l+1}"),
    ];

    private static IEnumerable<(string Problem, string Part, string Typed)> Prefixes() =>
        from right in Right
        from length in Enumerable.Range(1, right.Answer.Length)
        select (right.Problem, right.Part, right.Answer[..length]);

    [Fact]
    public void No_beginning_of_a_right_answer_is_an_error() => Assert.DoesNotContain(Prefixes(), prefix =>
        Vocabularies.Of(prefix.Problem, prefix.Part) is var vocabulary
        && FormulaReader.Read(prefix.Typed, vocabulary) is Reading.Unread { Fault: var fault }
        && !Beginning.IsUnfinished(prefix.Typed, fault, vocabulary));

    [Fact]
    public void Four_of_five_beginnings_have_a_reading_of_their_own()
    {
        Assert.Equal(186, Prefixes().Count());
        var read = Prefixes().Count(prefix => SoFar(prefix.Problem, prefix.Part, prefix.Typed) is not null);
        output.WriteLine($"{read} of 186 beginnings have a reading");
        Assert.InRange(read, 0.8 * 186, 186);
    }

    private static string? SoFar(string problem, string part, string typed) =>
        FormulaReader.Read(typed, Vocabularies.Of(problem, part)) switch
        {
            Reading.Success read => PlainPrinter.Print(read.Formula),
            Reading.Mistyped read => PlainPrinter.Print(read.Formula),
            _ => Beginning.SoFar(typed, Vocabularies.Of(problem, part)) is { } formula ? PlainPrinter.Print(formula) : null,
        };

    [Theory]
    [InlineData("itakura-saito", "a", "2(z6^2 - t)/z", "2*(z6^2 - t)")]
    [InlineData("itakura-saito", "a", "2(z6^2 - t", "2*(z6^2 - t)")]
    [InlineData("itakura-saito", "a", @"\frac{2t}", "2*t/□")]
    [InlineData("itakura-saito", "a", @"\frac{2t", "2*t/□")]
    [InlineData("itakura-saito", "a", @"\frac{", "□/□")]
    [InlineData("itakura-saito", "a", @"\frac2", "2/□")]
    [InlineData("itakura-saito", "a", @"3\left(\frac{2t}{z", "3*(2*t/□)")]
    [InlineData("itakura-saito", "d", "dL/dz6 sigma'", "dL/dz6")]
    [InlineData("itakura-saito", "d", "dL/dz6 sigma'(", "dL/dz6*sigma'(□)")]
    [InlineData("itakura-saito", "d", "|z6", "abs(z6)")]
    [InlineData("itakura-saito", "d", "$$z6 t", "z6*t")]
    [InlineData("delta-rules", "hidden-delta", "sum_k w_j", "sum_k □")]
    [InlineData("delta-rules", "hidden-delta", @"\sum_{k", "sum_k □")]
    [InlineData("delta-rules", "hidden-delta", "(sum_k w_jk^(l+1)", "sum_k w_jk^(l+1)")]
    [InlineData("itakura-saito", "a", "d", null)]
    [InlineData("itakura-saito", "a", "", null)]
    public void What_is_typed_so_far_is_read(string problem, string part, string typed, string? soFar) =>
        Assert.Equal(soFar, SoFar(problem, part, typed));

    [Theory]
    [InlineData("∂L")]
    [InlineData("2 ∂L/∂")]
    [InlineData("∂L/∂z")]
    [InlineData(@"\partial L")]
    [InlineData(@"\partial L/\partial")]
    [InlineData("dL/d")]
    [InlineData("d L / d z")]
    [InlineData("(∂C)/(∂z_")]
    [InlineData(@"\frac{\mathrm{d}L}{\ma")]
    public void Half_a_derivative_is_not_finished(string typed) =>
        Assert.True(Beginning.IsUnfinished(typed, Read.Error("itakura-saito", "c", typed), Vocabularies.Of("itakura-saito", "c")));

    [Theory]
    [InlineData("b6 - k*detla6")]
    [InlineData("b6 - k*detla6 + ")]
    [InlineData("2 ☃ ")]
    [InlineData(@"2 \fooo")]
    [InlineData("2 t z6) + z6")]
    [InlineData("∂L t")]
    [InlineData("∂L/∂q")]
    [InlineData("∂L + z6")]
    public void What_no_more_typing_makes_readable_is_an_error(string typed) =>
        Assert.False(Beginning.IsUnfinished(typed, Read.Error("itakura-saito", "c", typed), Vocabularies.Of("itakura-saito", "c")));
}

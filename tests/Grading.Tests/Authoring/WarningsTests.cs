using Grading.Problems;

namespace Grading.Tests.Authoring;

public sealed class WarningsTests
{
    [Theory]
    [InlineData("L = a*b^2", "dL/db", "right: [2*a*b]", null)]
    [InlineData("L = a^2", "dL/da", "right: [2*a]", "one: b is in no formula.")]
    [InlineData("L = a*b^2", "dL/db", "slips: [a]", "p: no answer under right checks this part.")]
    [InlineData("L = a*b", "d(dL/db)/db", "right: ['0']", "p: what is asked is 0 at all points.")]
    [InlineData("L = a + 2*b", "dL/db", "right: ['2']", "p: what is asked is the same number at all points.")]
    [InlineData("L = a*relu(b - 1)", "dL/da", "right: [relu(b - 1)]",
        "one: some points come near a kink, in relu(b - 1). A line of keep holds them off: all |z[n,j]| > 0.05.")]
    public void What_is_seldom_meant_is_told(string model, string ask, string answers, string? warning)
    {
        var report = Validation.Of(ProblemReader.Parse($$"""
            id: one
            title: One
            statement: One.
            points: 512
            symbols: { "a, b": 0.5..1.5 }
            model: {{model}}
            parts:
              p: { question: q, ask: {{ask}}, {{answers}} }
            """, "one.yaml"), "1");

        Assert.Empty(report.Faults);
        if (warning is null) Assert.Empty(report.Warnings);
        else Assert.Contains(warning, report.Warnings);
    }

    [Theory]
    [InlineData("n: samples = 3, c: classes = 3",
        "one: there are as many samples as classes in every network, so that an answer with one for the other "
        + "is right. Give one another size.")]
    [InlineData("n: samples = 3 or 3, c: classes = 3 or 4", null)]
    [InlineData("n: samples, c: classes", null)]
    public void Dimensions_of_one_size_are_told(string dims, string? warning)
    {
        var report = Validation.Of(ProblemReader.Parse($$"""
            id: one
            title: One
            statement: One.
            dims: { {{dims}} }
            symbols: { "S[n,c]": 0.5..1.5 }
            model: L = sum(S^2)
            parts:
              p: { question: q, ask: dL/dS, right: [2 S] }
            """, "one.yaml"), "1");

        Assert.Equal<string>(warning is null ? [] : [warning], report.Warnings);
    }

    [Fact]
    public void A_number_that_varies_is_refused()
    {
        var report = Validation.Of(ProblemReader.Parse("""
            id: one
            title: One
            statement: One.
            symbols: { a: 0.5..1.5 }
            model: L = a^2
            parts:
              p: { question: q, ask: dL/da, decimals: 3, right: ['2'] }
            """, "one.yaml"), "1");

        Assert.Contains("p: a number is asked for, and it differs from point to point. Are all symbols numbers?", report.Faults);
    }
}

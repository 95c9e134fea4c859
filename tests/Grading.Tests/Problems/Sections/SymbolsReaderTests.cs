using Grading.Problems;
using ReferenceSolutions;

namespace Grading.Tests.Problems.Sections;

/// <summary>Where the symbols of a section take their values.</summary>
public sealed class SymbolsReaderTests
{
    private const string Dims = "n: samples = 2, c k: classes = 3";

    [Theory]
    [InlineData("x: 0.3..3", "0.3..3")]
    [InlineData("x: ±0.3..1.6", "-1.6..-0.3 0.3..1.6")]
    [InlineData("x: 0..2 or 6..8", "0..2 6..8")]
    [InlineData("x: -1 or 1", "-1..-1 1..1")]
    [InlineData("x: ±1", "-1..-1 1..1")]
    [InlineData("x: 0.5", "0.5..0.5")]
    [InlineData("x: hidden ±0.2..1.3", "-1.3..-0.2 0.2..1.3")]
    [InlineData("x: step", "0.05..0.9")]
    [InlineData("x: step 0.1", "0.1..0.1")]
    [InlineData("x: step 0.1..1", "0.1..1")]
    [InlineData("x: hidden step 0.1", "0.1..0.1")]
    [InlineData("y, x, z: 1..2", "1..2")]
    [InlineData("\"w[n,c], x\": 1..2", "1..2")]
    [InlineData("w[n,c], x: 1..2", "1..2")]
    public void A_domain_is_read(string symbols, string intervals) => Assert.Equal(
        intervals,
        string.Join(' ', SectionFile.Leaf(symbols, "x", Dims).Domain.Intervals
            .Select(interval => FormattableString.Invariant($"{interval.From}..{interval.To}"))));

    [Theory]
    [InlineData("x[c]: 0..1", SumsToOne.No, -1)]
    [InlineData("x[c]: 0.05..0.95 normalised over c", SumsToOne.Always, 0)]
    [InlineData("x[n,c]: 0.05..0.95 normalised over c", SumsToOne.Always, 1)]
    [InlineData("x[n,c]: 0.05..0.95 normalised over n", SumsToOne.Always, 0)]
    [InlineData("x[c]: 0.05..0.95 half normalised over c", SumsToOne.AtHalf, 0)]
    [InlineData("x[c]: hidden 0.05..0.95 normalized over c", SumsToOne.Always, 0)]
    public void Elements_sum_to_one_over_a_dimension(string symbols, SumsToOne sums, int over)
    {
        var leaf = SectionFile.Leaf(symbols, "x", Dims);
        Assert.Equal((sums, over), (leaf.SumsToOne, leaf.SumsOver));
    }

    [Fact]
    public void Normalised_rows_sum_to_one()
    {
        var section = SectionFile.Read(Dims, "p[n,c]: 0.05..0.95 normalised over c", "E = sum(p)");
        foreach (var set in ProblemGrading.Points(ProblemReader.Parse("""
            id: rows
            title: Rows
            statement: none
            dims: { n: samples = 2, c: classes = 3 }
            symbols: { "p[n,c]": 0.05..0.95 normalised over c }
            model: E = sum(p)
            parts: { a: { question: q, ask: E } }
            """, "rows.yaml"), section, "0"))
        {
            for (var p = 0; p < set.Points.Count; p++)
                Assert.All(
                    set.Network.Leaves.Select(leaf => set.Points.Column(leaf.Column)[p].Value).Chunk(3), row =>
                        Assert.Equal(1, row.Sum(), 1e-14));
        }
    }

    [Fact]
    public void A_label_is_the_number_of_a_class()
    {
        var section = SectionFile.Read(Dims, "y[n]: label of c", "Y[n,c] = [c = y[n]]; E = sum(Y)");
        Assert.Equal("classes", section.Model.Leaves.Single().Label!.Dimension.Noun);
        var seen = new HashSet<double>();
        foreach (var network in section.Networks)
            foreach (var set in ReferenceSolutions.Sampling.Sampler.Sample([network], "labels"))
                foreach (var (_, column) in set.Network.Leaves)
                    foreach (var value in set.Points.Column(column)) seen.Add(value.Value);
        Assert.Equal([1, 2, 3], seen.Order());
    }

    [Theory]
    [InlineData("x[c]: [0.05, 0.10, 0.2]", "0.05 0.1 0.2", "n=2 c=3")]
    [InlineData("x[n,c]: [[1, 2, 3, 4], [5, 6, 7, 8]]", "1 2 3 4 5 6 7 8", "n=2 c=4", "n: samples, c: classes")]
    public void Constants_are_written_row_by_row_and_say_how_many_there_are(string symbols, string constants, string sizes,
        string dims = Dims)
    {
        Assert.Equal(constants,
            string.Join(' ', SectionFile.Leaf(symbols, "x", dims).Constants.Select(value => FormattableString.Invariant($"{value}"))));
        var first = SectionFile.Read(dims, symbols).Model.Sizes[0];
        Assert.Equal(sizes, string.Join(' ', first.Dimensions.Select(one => $"{one.Letter}={first.All[one.Id][0]}")));
    }

    [Fact]
    public void Hidden_symbols_are_no_names_for_students_and_steps_only_where_they_are_used()
    {
        var problem = ProblemReader.Parse("""
            id: names
            title: Names
            statement: none
            symbols: { x: 1..2, g: hidden 1..2, eta: step, w: 1..2 }
            model: E = g*x*w
            parts:
              a: { question: q, ask: dE/dx }
              b: { question: q, ask: update w }
            """, "names.yaml");
        string[] Names(int part) =>
            [.. ((Question.Formula)problem.Parts[part].Question).Vocabulary.Quantities.Select(quantity => quantity.Name)];
        Assert.Equal(["x", "w", "E"], Names(0));
        Assert.Equal(["x", "η", "w", "E"], Names(1));
    }

    [Theory]
    [InlineData("x: 3..1")]
    [InlineData("x: 1 to 3")]
    [InlineData("x: hidden")]
    [InlineData("x: label")]
    [InlineData("x: '[0.3, 3]'")]
    [InlineData("x: ±-1..2")]
    [InlineData("x: 0.1.0.3")]
    public void What_is_no_domain_is_told(string symbols) =>
        Assert.StartsWith("symbols.x: ", Assert.Single(SectionFile.Faults(Dims, symbols)), StringComparison.Ordinal);

    [Theory]
    [InlineData("x[q]: 1..2", "symbols.x[q]: x: q is no letter of a dimension. The letters are n (samples), c k (classes).")]
    [InlineData("x[c]: 1..2 normalised over q", "symbols.x[c]: q is no letter of a dimension. The letters are n (samples), c k (classes).")]
    [InlineData("x[c]: 1..2 normalised over n", "symbols.x[c]: x has no index n.")]
    [InlineData("x[n]: label of q", "symbols.x[n]: q is no letter of a dimension. The letters are n (samples), c k (classes).")]
    [InlineData(
        "x[n]: label of classes",
        "symbols.x[n]: \"label of classes\": behind \"label of\" stands the letter of a dimension. The letters are n (samples), c k "
        + "(classes).")]
    [InlineData("x[n]: [1, 2, 3]", "symbols.x[n]: Here are 3 samples, and 2 elsewhere.")]
    [InlineData("x[n]: [[1, 2], [3, 4]]", "symbols.x[n]: These numbers have 2 dimensions, the symbol has 1.")]
    [InlineData("x[n,c]: [[1, 2], [3]]", "symbols.x[n,c]: This should be numbers, or lists of as many numbers.")]
    [InlineData("x: 1..2\n  x: 3..4", "The key \"x\" stands here a second time; the first is in line 6. Keep one of them.")]
    [InlineData("x, y: 1..2\n  x: 3..4", "symbols.x: x is declared twice.")]
    public void A_symbol_that_does_not_fit_its_dimensions_is_told(string symbols, string fault) =>
        Assert.Equal([fault], SectionFile.Faults(Dims, symbols));
}

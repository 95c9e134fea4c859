namespace Grading.Tests.Problems.Sections;

/// <summary>There is one way to write a problem: what was written otherwise before is refused with the line to write instead.</summary>
public sealed class OldFieldsTests
{
    [Theory]
    [InlineData("w_kj^l: { axes: 'l-1, l', sample: '±[0.3, 1.4]' }",
        "symbols.w_kj^l: Write w[l,k,j]: ±0.3..1.4, and declare the letters under dims.")]
    [InlineData("z_k: { axes: '0', sample: '[0, 2] ∪ [6, 8]' }",
        "symbols.z_k: Write z[k]: 0..2 or 6..8, and declare the letters under dims.")]
    [InlineData("eta: { sample: '[0.1, 1]', step: true }", "symbols.eta: Write eta: step 0.1..1, and declare the letters under dims.")]
    [InlineData("p_j: { axes: L, sample: 0.5, hidden: true }", "symbols.p_j: Write p[j]: hidden 0.5, and declare the letters under dims.")]
    [InlineData("t_i: { axes: '2', sample: '[0.05, 0.95]', sums-to-one: always }",
        "symbols.t_i: Write t[i]: 0.05..0.95 normalised over i, and declare the letters under dims.")]
    [InlineData("t_i: { axes: '2', sample: '[0.05, 0.95]', sums-to-one: at-half }",
        "symbols.t_i: Write t[i]: 0.05..0.95 half normalised over i, and declare the letters under dims.")]
    [InlineData("delta_j^l: { is: dC/dz_j^l }", "symbols.delta_j^l: A name for a derivative is a line of the model: delta[l,j] = dC/dz.")]
    [InlineData("a_j^l: { axes: l, from: 0 }",
        "symbols.a_j^l: What the model defines needs no line under symbols: its line a[l,j] = … declares it.")]
    [InlineData("x: '[0.3, 3]'", "symbols.x: Write 0.3..3.")]
    [InlineData("x: '±[0.3, 3] ∪ 0'", "symbols.x: Write ±0.3..3 or 0.")]
    public void A_symbol_is_told_as_it_is_written_now(string symbols, string fault) =>
        Assert.Contains(fault, SectionFile.Faults("", symbols));

    [Theory]
    [InlineData("widths: [[3, 4]]", "widths: Sizes stand with the dimensions: dims: { n: samples = 4 or 6, j: neurons of l = 3-4-2-5 }.")]
    [InlineData("keep: [x > 0]", "keep: Write keep: x > 0.")]
    [InlineData("keep: [x > 0, x < 1]", "keep: Write a block, keep: |, with the lines x > 0; x < 1.")]
    [InlineData("strata: [[x > 0, x < 0]]", "strata: Write strata: x > 0 or x < 0.")]
    public void A_field_is_told_as_it_is_written_now(string field, string fault) =>
        Assert.Contains(fault, SectionFile.Faults("", "x: 1..2", "E = x", field + "\n"));

    [Theory]
    [InlineData("E = sum_k x*k", "model: Sums end with their bracket: write sum(w[k,j]*z[k]; k).")]
    [InlineData("E = 1/2*sum_j (x - 1)^2", "model: Sums end with their bracket: write sum(w[k,j]*z[k]; k).")]
    public void A_line_is_told_as_it_is_written_now(string model, string fault) =>
        Assert.Contains(fault, SectionFile.Faults("", "x: 1..2", model));
}

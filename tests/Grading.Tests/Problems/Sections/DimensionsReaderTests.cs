namespace Grading.Tests.Problems.Sections;

/// <summary>What indices run over, and how large it is in the networks that are sampled.</summary>
public sealed class DimensionsReaderTests
{
    [Theory]
    // what a file says
    [InlineData("n: samples = 4", "n=4")]
    [InlineData("c k: classes = 3 or 5", "c=3 | c=5")]
    [InlineData("n: samples = 4 or 6, d: inputs = 5", "n=4 d=5 | n=6 d=5")]
    [InlineData("n: samples = 4 or 6 or 8, d: inputs = 3 or 5", "n=4 d=3 | n=6 d=5 | n=8 d=3")]
    // ours: two networks, all different, none below 3
    [InlineData("n: samples, d: inputs", "n=3 d=4 | n=4 d=3")]
    [InlineData("n: samples, d: inputs = 3", "n=4 d=3 | n=4 d=3")]
    // what follows from others
    [InlineData("i: inputs = 6 or 8, r: taps = 3, o: outputs = i - r + 1", "i=6 r=3 o=4 | i=8 r=3 o=6")]
    [InlineData("o: outputs = (i - r)/2 + 1, i: inputs = 7, r: taps = 3", "o=3 i=7 r=3")]
    [InlineData("i: inputs = 6, o: outputs = i/2, p: pooled = 2*o - 1", "i=6 o=3 p=5")]
    [InlineData("i: inputs = 4, o: outputs = 2*(i - 1)", "i=4 o=6")]
    // steps and layers
    [InlineData("s: steps 1..S = 2", "S=2")]
    [InlineData("t: steps = 4 or 5", "t=4 | t=5")]
    [InlineData("l: layers 1..L, j: neurons of l = 3-4-2", "L=2 j=3-4-2")]
    [InlineData("l: layers 1..L, k: neurons of l-1 = 3-4-2 or 2-2-2-2, j: neurons of l", "L=2 k=3-4-2 | L=3 k=2-2-2-2")]
    [InlineData("l: layers 1..L, j: neurons of l", "L=3 j=3-4-2-5 | L=4 j=2-5-3-4-2 | L=3 j=3-3-3-3")]
    public void Sizes_are_those_of_the_file_and_ours(string dims, string sizes) => Assert.Equal(sizes, SectionFile.Sizes(dims));

    [Theory]
    [InlineData("t: steps 1..T")]
    [InlineData("t: steps 1..T, n: samples, d: inputs")]
    public void Steps_of_our_own_are_as_many_as_nothing_else_is(string dims)
    {
        foreach (var sizes in SectionFile.Read(dims).Model.Sizes)
        {
            Assert.All(sizes.All, all => Assert.InRange(all[0], 3, 64));
            Assert.Equal(sizes.All.Length, sizes.All.Select(all => all[0]).Distinct().Count());
        }
    }

    [Theory]
    [InlineData("nn: samples", "dims.nn: \"nn\" is no letter. Letters of dimensions have one character.")]
    [InlineData("1: samples", "dims.1: \"1\" is no letter. Letters of dimensions have one character.")]
    [InlineData("samples: n",
        "dims.samples: \"samples\" is no letter. Letters of dimensions have one character, and stand before the colon: n: samples.")]
    [InlineData("n: samples, c n: classes", "dims.c n: n stands for another dimension already.")]
    [InlineData("t: steps 1..T, T: samples", "dims.T: T stands for another dimension already.")]
    [InlineData("n: 7", "dims.n: \"7\" should be what the dimension holds, in the plural: samples, hidden units.")]
    [InlineData("t: steps 0..T", "dims.t: \"steps 0..T\": a range is 1..T, with one capital letter for its end, as in steps 1..T.")]
    [InlineData("t: steps 1..n", "dims.t: \"steps 1..n\": a range is 1..T, with one capital letter for its end, as in steps 1..T.")]
    [InlineData("j: neurons of q = 3-4", "dims.j: \"q\" should be a letter of layers, such as l, l-1 or L: l: layers 1..L.")]
    [InlineData("n: samples = many", "dims.n: \"many\" is no size. Write a number, or what it follows from, such as i - r + 1.")]
    [InlineData("n: samples = q + 1", "dims.n: \"q + 1\" is no size. Write a number, or what it follows from, such as i - r + 1.")]
    [InlineData("n: samples = 3-4", "dims.n: \"3-4\" is no size. Write a number, or what it follows from, such as i - r + 1.")]
    [InlineData("i: inputs = 7, o: outputs = i/2", "dims.o: i/2 is 3.5 where i = 7. It should be a whole number of 1 or more.")]
    [InlineData("i: inputs = 3, o: outputs = i - 3", "dims.o: i - 3 is 0 where i = 3. It should be a whole number of 1 or more.")]
    [InlineData("n: samples = 65", "dims.n: A dimension has at most 64 elements, and a network 20 layers.")]
    [InlineData("n: samples = 0", "dims.n: A dimension has at most 64 elements, and a network 20 layers.")]
    public void What_is_no_dimension_is_told_in_its_place(string dims, string fault) => Assert.Equal([fault], SectionFile.Faults(dims));
}

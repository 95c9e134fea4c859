using Formulas.Reader.Segments;

namespace Formulas.Tests.Reader.Segments;

public sealed class SegmentationTests
{
    [Theory]
    [InlineData("2t", "")]
    [InlineData(@"\frac{2t}{z_6}", "")]
    [InlineData("$2t$", "Inline:2t")]
    [InlineData("so $2t$, done", "Text:so |Inline:2t|Text:, done")]
    [InlineData("$$2t$$", "Display:2t")]
    [InlineData(@"\(2t\) and \[t\]", @"Inline:2t|Text: and |Display:t")]
    [InlineData("a\n\\begin{align*}2t\\end{align*}", "Text:a\n|Display:\\begin{align*}2t\\end{align*}")]
    [InlineData(@"\begin{cases} 1 \\ 0 \end{cases}", "")]
    [InlineData("$2t", "")]
    [InlineData("$2t\n\nt$", "")]
    [InlineData(@"cost \$5 is $2t$", @"Text:cost \$5 is |Inline:2t")]
    [InlineData("$$2t$ and $t$", "Text:$|Inline:2t|Text: and |Inline:t")]
    [InlineData(@"w\[4\]\[6\]", "")]
    [InlineData(@"2\(z6 - t\)/z6", "")]
    [InlineData(@"**\(2t\)**", @"Text:**|Inline:2t|Text:**")]
    [InlineData(@"so **\[2t\]**", @"Text:so **|Display:2t|Text:**")]
    [InlineData(@"2**\(t + 1\)", "")]
    [InlineData(@"2t \text{ using $x_6 = z_6^2$}", "")]
    [InlineData(@"\begin{align} 2t", "")]
    public void A_text_is_cut_at_its_delimiters(string text, string segments) =>
        Assert.Equal(segments,
            string.Join('|', Segmentation.Of(text).Select(segment => $"{segment.Kind}:{text[segment.Start..segment.End]}")));

    [Fact]
    public void Segments_stand_in_order_and_do_not_overlap()
    {
        string[] pieces = ["$", "$$", @"\(", @"\)", @"\[", @"\]", "\n", "\n\n", "2t", " ", @"\begin{align}", @"\end{align}", @"\\",
            @"\text{", "}", "so"];
        var random = new Random(5);
        for (var i = 0; i < 20_000; i++)
        {
            var text = string.Concat(Enumerable.Range(0, random.Next(12)).Select(_ => pieces[random.Next(pieces.Length)]));
            var end = 0;
            foreach (var segment in Segmentation.Of(text))
            {
                Assert.InRange(segment.Start, end, text.Length);
                Assert.InRange(segment.End, segment.Start, text.Length);
                end = segment.End;
            }
        }
    }
}

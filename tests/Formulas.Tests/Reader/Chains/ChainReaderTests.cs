using Formulas.Reader.Chains;

namespace Formulas.Tests.Reader.Chains;

/// <summary>Which equalities a document has, and what goes on from what.</summary>
public sealed class ChainReaderTests
{
    [Theory]
    [InlineData("$$z_6 = 2t$$\n\n$$= t + t$$", "z_6 | 2t | t + t")]
    [InlineData("$$z_6 = 2t \\qquad (2)$$\n\n$$= t + t \\tag{3}$$", "z_6 | 2t | t + t")]
    [InlineData("$$z_6 = 2t, \\quad t$$\n\n$$= t + t$$", "z_6 | 2t | t + t")]
    [InlineData("$$z_6 = 2t$$\n\nwhich has a $t$ that is doubled,\n\n$$= t + t$$", "z_6 | 2t | t + t")]
    [InlineData("$$z_6 = 2t$$\n\nFor $x_6$\n\n$$= t + t$$", "z_6 | 2t | t + t")]
    [InlineData("$$z_6 = 2t$$\n\nsince $2 = 1 + 1$ we have\n\n$$= t + t$$", "2 | 1 + 1 ; z_6 | 2t | t + t")]
    [InlineData("$$\\begin{gather} z_6 = 2t \\\\\n x_6 = 3t \\end{gather}$$", "x_6 | 3t ; z_6 | 2t")]
    [InlineData("So $x_6$ $= 2t$, and $z_6$ is $= 3t$", "x_6 | 2t | 3t")]
    [InlineData("For $x_6$\n\n$$= t + t$$", "x_6 | t + t")]
    [InlineData("z₆ = 2t\n    = t + t", "z_{6} | 2t | t + t")]
    [InlineData("We have z6 = 2t.\n\nAnswer = 3\n\nx6 = 4", "x6 | 4 ; z6 | 2t")]
    [InlineData("3. For t > 0 the result is z6, so x6 = 1", "x6 | 1")]
    [InlineData("4. For z6 < 0: x6 = 0", "x6 | 0")]
    [InlineData("z6 ← z6 − 2t", "z6 | z6 - 2t")]
    public void Equalities_hang_together(string text, string expected)
    {
        var folded = ChainReader.Fold(text).Text;
        var chains = ChainReader.Read(folded, Vocabularies.ItakuraSaito).Select(chain =>
            string.Join(" | ", chain.Members.Select(member => folded[member.Start..member.End].Trim())));
        Assert.Equal(expected, string.Join(" ; ", chains.Order(StringComparer.Ordinal)));
    }
}

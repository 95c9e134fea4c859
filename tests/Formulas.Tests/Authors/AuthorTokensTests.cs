using Formulas.Authors;

namespace Formulas.Tests.Authors;

public sealed class AuthorTokensTests
{
    [Theory]
    [InlineData("w[k,j]*z", "w [ k , j ] * z")]
    [InlineData("a≤b≥c≠d==e", "a <= b >= c != d = e")]
    [InlineData("x·y−1e-8", "x * y - 1e-8")]
    [InlineData("0.5 3.25e+2 1e", "0.5 3.25e+2 1 e")]
    [InlineData("w := w - 1", "w := w - 1")]
    [InlineData("w_ji σ'(z)", "w_ji σ ' ( z )")]
    [InlineData("a = b # a comment = 3", "a = b")]
    public void A_text_is_cut(string text, string tokens) => Assert.Equal(tokens, Shown(text));

    [Theory]
    [InlineData("a = 1\nb = 2", "a = 1 / b = 2")]
    [InlineData("a = 1; b = 2", "a = 1 / b = 2")]
    [InlineData("a = sum(x; n); b = 2", "a = sum ( x ; n ) / b = 2")] // a semicolon in brackets is no end
    [InlineData("a = (1 +\n 2)\nb = 3", "a = ( 1 + 2 ) / b = 3")] // nor is the end of a line
    [InlineData("a = 1 # one; two\nb = 2", "a = 1 / b = 2")]
    public void Lines_end(string text, string tokens) => Assert.Equal(tokens, Shown(text));

    [Theory]
    [InlineData("a = b ? c", '?', 6, 0)]
    [InlineData("a = 1\nb = $c", '$', 10, 1)]
    [InlineData("z: w", ':', 1, 0)]
    [InlineData("a = {b}", '{', 4, 0)]
    public void A_sign_without_meaning_is_told_with_its_place(string text, char sign, int start, int line)
    {
        var fault = Assert.Throws<AuthorException>(() => AuthorTokens.Of(text));
        Assert.Equal((LanguageSentences.UnknownSign(sign), new Stretch(start, start + 1), line), (fault.Message, fault.At, fault.Line));
    }

    [Fact]
    public void A_token_knows_whether_it_touches_the_one_before() =>
        Assert.Equal([false, true, true, false, true], AuthorTokens.Of("h[t [t").Take(5).Select(token => token.IsAttached).ToArray());

    private static string Shown(string text) => string.Join(' ', AuthorTokens.Of(AuthorTokens.Normal(text))
        .Where(token => token.Kind != AuthorTokenKind.End)
        .Select(token => token.Kind == AuthorTokenKind.Separator ? "/" : token.Text));
}

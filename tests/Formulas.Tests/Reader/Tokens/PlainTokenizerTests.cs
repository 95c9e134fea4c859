using Formulas.Printing;

namespace Formulas.Tests.Reader.Tokens;

/// <summary>Numbers with spaces and exponents, quotes, tildes, braces round a name.</summary>
public sealed class PlainTokenizerTests
{
    [Theory]
    [InlineData(@"-0.138\,7", "(- 0.1387)")]
    [InlineData("-0.138~7", "(- 0.1387)")]
    [InlineData("-0.138\u00A07", "(- 0.1387)")]
    [InlineData("-0.138\u20097", "(- 0.1387)")]
    [InlineData("-0.138\u202F7", "(- 0.1387)")]
    [InlineData(@"12\,345.678\,9", "12345.6789")]
    [InlineData("2.884 e-1", "2.884e-1")]
    [InlineData("2.884 E-1", "2.884e-1")]
    [InlineData("2.884e -1", "2.884e-1")]
    [InlineData(@"-4.16\mathrm{e}{-3}", "(- 4.16e-3)")]
    [InlineData(@"4.16\text{e}-3", "4.16e-3")]
    [InlineData(@"\num{4.16e-3}", "4.16e-3")]
    [InlineData("2.884 x 10^-1", "2.884e-1")]
    [InlineData("2.884x10^{-1}", "2.884e-1")]
    [InlineData("2.884 x 10⁻¹", "2.884e-1")]
    [InlineData("2.884 X 10**-1", "2.884e-1")]
    [InlineData("2.884 × 10⁻¹", "(* 2.884 (^ 10 (- 1)))")]
    [InlineData(@"2.884\cdot10^{-1}", "(* 2.884 (^ 10 (- 1)))")]
    [InlineData("0{,}288", "0.288")]
    [InlineData("3e - 1", "(- (* 3 e) 1)")]
    [InlineData("~0.3", "0.3")]
    [InlineData("= ~0.3", "0.3")]
    [InlineData("\"0.3\"", "0.3")]
    [InlineData("„0.3“", "0.3")]
    [InlineData("$`0.3`$", "0.3")]
    [InlineData("t +-1", "(+ t (- 1))")]
    [InlineData("1 + x^3/3! + x^4/4!", "(+ (+ 1 (/ (^ x 3) 6)) (/ (^ x 4) 24))")]
    [InlineData("3!/(2!*0!)", "(/ 6 (* 2 1))")]
    [InlineData("x/2! = 3", "3")]
    [InlineData("x ⁒ t", "(- x t)")]
    [InlineData("self.t*this.x", "(* t x)")]
    public void A_number_is_what_is_written(string text, string prefix) => Assert.Equal(prefix, Read.Prefix("relu-sigmoid", "loss", text));

    [Theory]
    [InlineData("-0.138 7")]
    [InlineData("-0 5")]
    [InlineData("1 234.5")]
    [InlineData("x 2 3")]
    [InlineData("2 3 x")]
    [InlineData("x/2 3")]
    [InlineData("x^2 3")]
    [InlineData("sin 2 3")]
    [InlineData("z2.5")]
    [InlineData(@"1\,2\,3")]
    [InlineData(@"1\,2345")]
    [InlineData("0.28\u00A084")]
    [InlineData("2{,}080")]
    [InlineData("2½")]
    [InlineData("+-1")]
    [InlineData("~~-0.2~~ -0.1387")]
    [InlineData("[~(x > 0)]")]
    [InlineData("0!")]
    [InlineData("= 2.3!")]
    [InlineData("x^3! + 1")]
    [InlineData("3!! + 1")]
    [InlineData("19!/18!")]
    [InlineData("(w_1) 2.081")]
    [InlineData("⟨x⟩")]
    [InlineData("| z2 | C |\n|----|:--|\n| -1.15 | 0.2884 |")]
    public void What_can_be_two_numbers_is_asked_about(string text) => Read.Error("relu-sigmoid", "loss", text);

    [Theory]
    [InlineData("a", "{z}_{6}", "z6")]
    [InlineData("a", "2{z}_{6}^{3}", "(* 2 (^ z6 3))")]
    [InlineData("a", @"\frac{2{t}}{{z}_{6}^3}", "(/ (* 2 t) (^ z6 3))")]
    [InlineData("d", @"{\sigma}(z_3){w}_{36}", "(* (sigma z3) w36)")]
    [InlineData("d", @"{\sigma}'(z_3)", "(sigma' z3)")]
    [InlineData("d", @"w_{36}{w}_{46}", "(* w36 w46)")]
    [InlineData("d", @"\frac{\partial {L}}{\partial {z}_{6}}", "(d L z6)")]
    [InlineData("d", @"\sqrt{t}_", null)]
    [InlineData("d", @"\exp{t}(1-t)", "(* (exp t) (- 1 t))")]
    public void Braces_round_a_name_mean_nothing(string part, string text, string? prefix)
    {
        if (prefix is null) Read.Error("itakura-saito", part, text);
        else Assert.Equal(prefix, Read.Prefix("itakura-saito", part, text));
    }

    [Theory]
    [InlineData("σ'(z)", "(logistic' z)")]
    [InlineData("σ`(z)", "(logistic' z)")]
    [InlineData("\"σ(z)\"", "(logistic z)")]
    [InlineData("`σ(z)`", "(logistic z)")]
    public void A_quote_is_a_prime_behind_a_letter(string text, string prefix) =>
        Assert.Equal(prefix, Read.Prefix("relu-sigmoid", "sigmoid-derivative", text));

    [Theory]
    [InlineData("σ\"(z)")]
    [InlineData("σ”(z)")]
    [InlineData("σ″(z)")]
    public void Two_primes_are_not_dropped(string text) =>
        Assert.Equal("primes", Read.Error("relu-sigmoid", "sigmoid-derivative", text).Word);

    // Digits in groups, behind any of the spaces: the number without them, or nothing.
    [Fact]
    public void A_number_in_groups_is_that_number_or_nothing()
    {
        var random = new Random(13);
        string[] spaces = [" ", "~", @"\,", "\u00A0", "\u2009", @"\;", "  "];
        var isRead = 0;
        for (var i = 0; i < 3000; i++)
        {
            var digits = random.Next(1, 1_000_000).ToString(System.Globalization.CultureInfo.InvariantCulture) + "."
                + random.Next(1, 1_000_000);
            var text = digits;
            for (var n = random.Next(1, 3); n > 0; n--)
            {
                var at = random.Next(1, text.Length);
                if (char.IsAsciiDigit(text[at]) && char.IsAsciiDigit(text[at - 1])) text = text.Insert(at,
                    spaces[random.Next(spaces.Length)]);
            }
            if (text == digits) continue;
            if (Read.Answer("relu-sigmoid", "loss", text) is not Formulas.Reader.Reading.Success read) continue;
            Assert.Equal(digits, PrefixPrinter.Print(read.Formula));
            isRead++;
        }
        Assert.InRange(isRead, 100, 3000);
    }

    // A mantissa and an exponent, however they are put together.
    [Fact]
    public void A_power_of_ten_is_the_number_in_every_notation()
    {
        var random = new Random(14);
        string[] forms = ["{0}e{1}", "{0}E{1}", "{0} e{1}", "{0} x 10^{1}", "{0}x10^{{{1}}}", "{0} × 10^{1}", "{0}·10^{{{1}}}",
            "{0}*10**({1})",
            @"{0}\times10^{{{1}}}", @"{0}\,\cdot\,10^{{{1}}}", @"{0}\mathrm{{e}}{{{1}}}", @"{0}\mathrm{{E}}{1}", "{0} X 10^({1})"];
        for (var i = 0; i < 2000; i++)
        {
            var mantissa = $"{random.Next(1, 10)}.{random.Next(1000, 9999)}";
            var exponent = random.Next(-9, 0);
            var text = string.Format(System.Globalization.CultureInfo.InvariantCulture, forms[random.Next(forms.Length)], mantissa,
                exponent);
            var prefix = Read.Prefix("relu-sigmoid", "loss", text);
            Assert.Contains(prefix,
                (string[])[$"{mantissa}e{exponent}", $"{mantissa}E{exponent}", $"(* {mantissa} (^ 10 (- {-exponent})))"]);
        }
    }
}

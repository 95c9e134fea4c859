using Grading.Verdicts;

namespace Grading.Tests.Marking.Numbers;

/// <summary>
/// "At least three decimal places": the true values are 0.28842841648 (loss), 2.08091656217 (dw1),
/// -0.00416183312 (dw2) and -0.13872777081 (db).
/// </summary>
public sealed class NumberMarkingTests
{
    [Theory]
    // rounded, truncated, with any number of decimals
    [InlineData("loss", "0.288")]
    [InlineData("loss", "0.2884")]
    [InlineData("loss", "0.28843")]
    [InlineData("loss", "0.28842")]
    [InlineData("loss", "0.28842841648")]
    [InlineData("dw1", "2.080")]
    [InlineData("dw1", "2.081")]
    [InlineData("dw1", "2.0809")]
    [InlineData("dw1", "2.08091656")]
    [InlineData("dw2", "-0.004")]
    [InlineData("dw2", "-0.0041")]
    [InlineData("dw2", "-0.0042")]
    [InlineData("dw2", "-0.00416")]
    [InlineData("db", "-0.138")]
    [InlineData("db", "-0.139")]
    [InlineData("db", "-0.1387")]
    [InlineData("db", "-0.13873")]
    // trailing zeros say nothing; fewer than three decimals count as three
    [InlineData("dw1", "2.08")]
    [InlineData("dw1", "2.0800")]
    [InlineData("dw1", "2.08000000000000000000")]
    [InlineData("dw2", "-0.0040")]
    // an exponent counts
    [InlineData("loss", "2.884e-1")]
    [InlineData("loss", "288e-3")]
    [InlineData("loss", @"2.884 \times 10^{-1}")]
    [InlineData("loss", "2.884*10^-1")]
    [InlineData("dw2", "-4e-3")]
    [InlineData("dw2", "-0.4e-2")]
    [InlineData("dw2", "-4.2E-3")]
    [InlineData("loss", "2.884D-1")]
    [InlineData("loss", "2.884d-01")]
    [InlineData("dw1", "0.2081D+1")]
    [InlineData("dw2", "-4.16d-03")]
    // zeros before the exponent say nothing either
    [InlineData("dw2", "-420e-5")]
    [InlineData("dw2", "-4000e-6")]
    [InlineData("dw2", @"-4200\times10^{-6}")]
    [InlineData("dw2", "-42000/10^7")]
    [InlineData("dw1", "20800e-4")]
    // near enough: within half a unit of the third decimal and half a percent
    [InlineData("loss", "0.28841")]
    [InlineData("dw1", "2.0805")]
    [InlineData("dw1", "2.0814")]
    [InlineData("dw2", "-0.00418")]
    // ways to write it
    [InlineData("loss", ".288")]
    [InlineData("loss", "+0.288")]
    [InlineData("loss", "$0.288$")]
    [InlineData("loss", "C = 0.288")]
    [InlineData("loss", "C ≈ 0.288")]
    [InlineData("loss", "0.288.")]
    [InlineData("loss", "0,288")]
    [InlineData("dw1", "≈ 2.081")]
    [InlineData("dw1", "dC/dw1 = 2.081")]
    [InlineData("dw1", @"\approx 2.081")]
    [InlineData("db", "-.1387")]
    [InlineData("db", "−0.1387")]
    [InlineData("db", "–0.1387")]
    [InlineData("db", "-0,1387")]
    // an expression is a number too
    [InlineData("loss", "1/2*(1/(1+e^1.15)-1)^2")]
    [InlineData("loss", "0.5*(sigma(-1.15)-1)^2")]
    [InlineData("loss", @"\frac{1}{2}\left(\frac{1}{1+e^{1.15}}-1\right)^2")]
    [InlineData("dw2", "-0.1387*0.03")]
    [InlineData("dw2", "-0.1387(0.03)")]
    [InlineData("dw1", "-0.1387(-5)(3)")]
    [InlineData("loss", "0.5(0.2405-1)^2")]
    [InlineData("loss", "1d - 0.7116d")]
    [InlineData("loss", "(1/(1+e^1.15) - t)^2/2")] // t is given
    [InlineData("db", "(y-t)*y*(1-y), where y = 0.24048908")]
    // a number times 1, with a sign, in powers of ten: still that number
    [InlineData("dw2", "-0.0042*1")]
    [InlineData("dw2", "1*-0.0042")]
    [InlineData("dw2", "(-1)*0.0042")]
    [InlineData("dw2", "0 - 0.0042")]
    [InlineData("dw2", "-(0.0042)")]
    [InlineData("dw2", "-0.0042/1")]
    [InlineData("dw2", "-42/10000")]
    [InlineData("dw2", "-42/10^4")]
    [InlineData("dw2", "10^-3*(-4.2)")]
    [InlineData("dw2", "-4.2*0.001")]
    // each member of a chain is the next, within the digits written
    [InlineData("loss", "C = 1/2*(0.2405-1)^2 = 0.2884")]
    [InlineData("loss", "0.5*(0.24-1)^2 = 0.2888 = 0.288")]
    [InlineData("loss", "(y-t)^2/2 = 0.288")]
    [InlineData("loss", "C = 0.28842841648 = 0.288")]
    [InlineData("loss", "C = 0.288 = 0.28842841648")]
    [InlineData("dw1", "(0.2405-1)*0.2405*(1-0.2405)*(-5)*3 = 2.081")]
    [InlineData("dw1", "-0.76*0.24*0.76*-5*3 = 2.0809")]
    [InlineData("dw2", "-0.1387*0.03 = -0.00416")]
    [InlineData("db", "-0.76*0.1824 = -0.1387")]
    public void A_number_that_says_what_was_asked_is_right(string part, string answer) => AssertVerdict(Verdict.Correct, part, answer);

    [Theory]
    [InlineData("loss", "0.28")]
    [InlineData("loss", "0.29")]
    [InlineData("loss", "0.289")]
    [InlineData("loss", "0.287")]
    [InlineData("loss", "-0.288")]
    [InlineData("loss", "0.576")]
    [InlineData("loss", "0")]
    [InlineData("loss", "28.8")]
    [InlineData("dw1", "2.0804")] // the fourth decimal is typed and wrong
    [InlineData("dw1", "2.0815")]
    [InlineData("dw1", "2.07")]
    [InlineData("dw1", "2.1")]
    [InlineData("dw1", "2.082")]
    [InlineData("dw1", "-2.081")]
    [InlineData("dw1", "20.81e-2")]
    [InlineData("dw2", "-0.005")]
    [InlineData("dw2", "-0.00")]
    [InlineData("dw2", "0")]
    [InlineData("dw2", "0.004")]
    [InlineData("dw2", "-0.00414")]
    [InlineData("dw2", "-0.0040001")]
    [InlineData("dw2", "-4e-2")]
    [InlineData("db", "-0.137")]
    [InlineData("db", "0.1387")]
    [InlineData("db", "-0.14")]
    [InlineData("loss", "1/0")]
    [InlineData("loss", "ln(-1)")]
    [InlineData("loss", "9^9^9^9")]
    [InlineData("loss", "2.884e251")] // more than a decimal holds
    [InlineData("loss", "0e-99999999999")]
    [InlineData("loss", "28800000000000000000000000000000")]
    [InlineData("loss", "1e30")]
    [InlineData("dw1", "1e30*1")]
    [InlineData("dw2", "1e-30")]
    [InlineData("dw2", "-0.0041*2")]
    [InlineData("dw2", "-0.041*1")]
    [InlineData("dw2", "-430e-5")]
    [InlineData("loss", "2890e-4")]
    [InlineData("loss", "2.9D-1")]
    [InlineData("loss", "0.5 - 0.3")]
    [InlineData("loss", "0.5(0.5869)")]
    public void Any_other_number_is_wrong(string part, string answer) => AssertVerdict(Verdict.Wrong, part, answer);

    [Theory]
    [InlineData("dw1", "2,080", "2,080")] // a decimal comma, or thousands?
    [InlineData("loss", "0.288 or 0.289", "Which of the two")]
    [InlineData("loss", "0.288 ± 0.001", "two values")]
    [InlineData("loss", "0.288, 0.289", "Which of the two")]
    [InlineData("loss", "about a third", "needs a subscript")]
    [InlineData("loss", "0.2.8", "")]
    [InlineData("loss", "1e999", "usual size")]
    [InlineData("loss", "?", "question mark")]
    [InlineData("dw1", "dC/dw1", "worked out")]
    [InlineData("loss", "C", "asks for a number")]
    [InlineData("dw1", "1 = 2.081", "not equal")]
    [InlineData("dw1", "2 = 2.081", "not equal")]
    [InlineData("dw1", "0.3 = 2.081", "not equal")]
    [InlineData("loss", "0.5 = 0.288", "not equal")]
    [InlineData("loss", "1/0 = 0.288", "not equal")]
    [InlineData("db", "0.1387 = -0.1387", "not equal")]
    [InlineData("loss", "0.5*(0.2405-1)^2 = 0.2984 = 0.288", "not equal")]
    [InlineData("loss", "(y-t)^2/2", "asks for a number")]
    // working beside the number, digits in doubt, a decimal point in the middle of the line: no factors
    [InlineData("loss", "0.288 (0.5*0.5769)", "or as 0.288.")]
    [InlineData("loss", "0.289 (0.5*0.5769)", "or as 0.289.")]
    [InlineData("loss", "C = 0.2884 (1/2*0.7595^2)", "or as 0.2884.")]
    [InlineData("loss", "0.2884(1/2*0.7595^2)", "or as 0.2884.")]
    [InlineData("loss", "0.288 {0.5*0.5769}", "or as 0.288.")]
    [InlineData("loss", "0.288 (0.5)(0.5769)", "or as 0.288.")]
    [InlineData("dw1", "2.081 [-0.1387*(-5)*3]", "or as 2.081.")]
    [InlineData("dw2", "-0.0042 (-0.00416)", "or as -0.0042.")]
    [InlineData("db", "-0.138(7)", "or as -0.138.")]
    [InlineData("dw1", "2.080(9)", "or as 2.080.")]
    [InlineData("loss", "0·288", "or as 0.288.")]
    [InlineData("loss", "0·289", "or as 0.289.")]
    [InlineData("loss", "$0{\\cdot}288$", "or as 0.288.")]
    [InlineData("dw2", "−0•0042", "or as -0.0042.")]
    // from one to the other
    [InlineData("loss", "0.288-0.289", "Which of the two")]
    [InlineData("loss", "0.286--0.287", "Which of the two")]
    [InlineData("dw1", "2.080–2.081", "Which of the two")]
    [InlineData("db", "-0.138 - -0.139", "Which of the two")]
    // numbers beside each other are no name
    [InlineData("dw1", "-0.1387 -5 3 = 2.081", "on the left")]
    public void What_is_no_single_number_is_asked_about(string part, string answer, string hint)
    {
        var outcome = AssertVerdict(Verdict.Unreadable, part, answer);

        Assert.NotEqual("", outcome.Hint);
        Assert.Contains(hint, outcome.Hint, StringComparison.Ordinal);
    }

    // Chains of products and sums of rounded numbers: the right result agrees however the operands are cut, another one never.
    [Theory]
    [InlineData(1)]
    [InlineData(20261128)]
    public void A_chain_carries_the_errors_of_what_was_rounded(int seed)
    {
        var random = new Random(seed);
        const double Truth = -0.13872777081;
        for (var i = 0; i < 1000; i++)
        {
            var digits = random.Next(3, 7);
            var factor = Cut(0.3 + 2 * random.NextDouble(), digits, random.Next(2) == 0);
            var rest = Cut(Truth / double.Parse(factor, System.Globalization.CultureInfo.InvariantCulture), digits, random.Next(2) == 0);
            var chain = random.Next(3) switch
            {
                0 => $"{factor}*({rest}) = -0.1387",
                1 => $"dC/db = {rest}*{factor} = -0.139",
                _ => $"({rest} - 1)*{factor} + {factor} = -0.1387",
            };
            Assert.True(Marked.Part("relu-sigmoid", "db", chain).Verdict == Verdict.Correct, $"{chain} (seed {seed})");

            var other = FormattableString.Invariant($"{factor}*({rest}) + {0.2 + random.NextDouble():F4} = -0.1387");
            Assert.True(Marked.Part("relu-sigmoid", "db", other).Verdict == Verdict.Unreadable, $"{other} (seed {seed})");
        }

        static string Cut(double value, int digits, bool rounds)
        {
            var unit = Math.Pow(10, -digits);
            return ((rounds ? Math.Round(value / unit) : Math.Truncate(value / unit)) * unit)
                .ToString($"F{digits}", System.Globalization.CultureInfo.InvariantCulture);
        }
    }

    private static Outcome AssertVerdict(Verdict expected, string part, string answer)
    {
        var outcome = Marked.Part("relu-sigmoid", part, answer);
        Assert.True(
            expected == outcome.Verdict, $"{outcome.Verdict.Word()} ({outcome.Reason.Word}), read as {outcome.Reading}: {outcome.Hint}");
        return outcome;
    }
}

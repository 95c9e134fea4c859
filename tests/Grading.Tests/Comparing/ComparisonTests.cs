using Formulas.Numbers;
using Grading.Comparing;

namespace Grading.Tests.Comparing;

/// <summary>Two values are the same, are not, or doubles can't tell.</summary>
public sealed class ComparisonTests
{
    private const double Tolerance = 1e-8;

    [Theory]
    [InlineData(2, 2, 2, 2, "Same")]
    [InlineData(-2, 2, -2, 2, "Same")]
    [InlineData(2 + 1.9e-8, 2, 2, 2, "Same")]
    [InlineData(2 - 1.9e-8, 2, 2, 2, "Same")]
    [InlineData(2 + 2.1e-8, 2, 2, 2, "Undecided")] // not the same, and not yet far away
    [InlineData(2 + 1.9e-6, 2, 2, 2, "Undecided")]
    [InlineData(2 + 2.1e-6, 2, 2, 2, "Different")]
    [InlineData(2 - 2.1e-6, 2, 2, 2, "Different")]
    [InlineData(-2, 2, 2, 2, "Different")]
    [InlineData(2, 2e9, 2, 2, "Undecided")] // of terms so large the rounding could be the difference
    [InlineData(2, 2, 2, 2e9, "Undecided")]
    [InlineData(2.0001, 2e11, 2, 2, "Undecided")]
    [InlineData(2.0003, 2, 2, 200, "Different")]
    [InlineData(2.0001, 2, 2, 20000, "Undecided")]
    [InlineData(1e-250, 1e-250, 1e-250, 1e-250, "Same")]
    [InlineData(2e-250, 2e-250, 1e-250, 1e-250, "Different")]
    [InlineData(1e-290, 1e-290, 1e-290, 1e-290, "Undecided")] // lost digits
    [InlineData(1e-280, 1e-280, 1e-280, 1e-280, "Same")] // just kept
    [InlineData(0, 0, 0, 0, "Undecided")]
    [InlineData(1e-200, 0, 0, 0, "Undecided")]
    [InlineData(1e-190, 1e-190, 0, 0, "Different")]
    [InlineData(1e-190, 1, 0, 0, "Undecided")]
    [InlineData(1e-210, 1e-210, 0, 0, "Undecided")]
    [InlineData(double.NaN, 1, 1, 1, "Undecided")]
    [InlineData(1, 1, double.NaN, 1, "Undecided")]
    [InlineData(double.PositiveInfinity, 1, 1, 1, "Undecided")]
    [InlineData(1, double.PositiveInfinity, 1, 1, "Undecided")]
    [InlineData(1, 1, 1, double.PositiveInfinity, "Undecided")]
    public void Doubles_tell_by_value_and_size(double answer, double size, double reference, double ofReference, string agreement)
    {
        Sized a = new(answer, size), r = new(reference, ofReference);

        Assert.Equal(agreement, $"{Comparison.Compare(a, r, Tolerance)}");
        // wherever the value stands among several, and however many those are
        for (var count = 1; count <= 9; count++)
            for (var at = 0; at < count; at++)
                Assert.Equal(agreement == "Same",
                    Comparison.AllSame(Among(a, count, at), Among(r, count, at), Usable(count, -1), Tolerance));
    }

    // with noise of 2^-49, no more and no less than what is allowed
    [Theory]
    [InlineData(3 - Noise, 0.5, "Same")]
    [InlineData(3, 0.5, "Undecided")]
    [InlineData(2.390625 + Noise, 1 / 256.0, "Undecided")]
    [InlineData(2.390625 + 2 * Noise, 1 / 256.0, "Different")]
    public void At_a_bound_it_is_still_what_it_was(double answer, double tolerance, string agreement)
    {
        Sized a = new(answer, 0), r = new(2, 1);

        Assert.Equal(agreement, $"{Comparison.Compare(a, r, tolerance)}");
        for (var count = 1; count <= 5; count++)
            Assert.Equal(agreement == "Same",
                Comparison.AllSame(Among(a, count, count - 1), Among(r, count, count - 1), Usable(count, -1), tolerance));
    }

    private const double Noise = 1.0 / (1L << 49);

    [Theory]
    [InlineData("2", "2", "Same")]
    [InlineData("2.0000000000000000000000000000001", "2", "Different")]
    [InlineData("2±1e-70", "2", "Same")]
    [InlineData("2", "2±1e-70", "Same")]
    [InlineData("2±1e-50", "2", "Undecided")]
    [InlineData("2", "2±1e-50", "Undecided")]
    [InlineData("2.1±1e-50", "2±1e-50", "Different")]
    [InlineData("0", "0", "Same")]
    [InlineData("0±1e-50", "0", "Same")]
    [InlineData("2", "2±3", "Same")] // what may be zero has no size to compare errors with
    [InlineData("6", "2±3", "Different")]
    [InlineData("undefined", "2", "Different")]
    [InlineData("2", "undefined", "Different")]
    [InlineData("undefined", "undefined", "Different")]
    [InlineData("huge", "2", "Different")]
    [InlineData("huge", "undefined", "Different")]
    [InlineData("2", "huge", "Undecided")]
    [InlineData("undefined", "huge", "Undecided")]
    [InlineData("huge", "huge", "Undecided")]
    [InlineData("unknown", "2", "Undecided")]
    [InlineData("unknown", "undefined", "Undecided")]
    [InlineData("2", "unknown", "Undecided")]
    [InlineData("undefined", "unknown", "Undecided")]
    public void Two_values_are_exactly_the_same(string answer, string reference, string agreement) =>
        Assert.Equal(agreement, $"{Comparison.Exactly(BallOf(answer), BallOf(reference))}");

    [Fact]
    public void What_is_not_usable_is_passed_over()
    {
        for (var count = 1; count <= 9; count++)
            for (var at = 0; at < count; at++)
            {
                var (answer, reference) = (Among(Sized.Exactly(3), count, at), Among(Sized.Exactly(2), count, at));
                Assert.True(Comparison.AllSame(answer, reference, Usable(count, at), Tolerance));
                Assert.False(Comparison.AllSame(answer, reference, Usable(count, (at + 1) % (count + 1)), Tolerance));
            }
    }

    [Theory]
    [InlineData(2 + 1.9e-12, 2, 2, true)]
    [InlineData(2 - 1.9e-12, 2, 2, true)]
    [InlineData(2 + 2.1e-12, 2, 2, false)]
    [InlineData(2 + 2.1e-12, 2, 4, false)]
    [InlineData(2 + 2.1e-12, 2, 32, false)]
    [InlineData(2 + 2.1e-12, 2, 33, true)]
    [InlineData(2 + 3.1e-11, 2, 33, true)]
    [InlineData(2 + 3.4e-11, 2, 33, false)]
    [InlineData(double.NaN, 2, 2, false)]
    [InlineData(double.PositiveInfinity, 2, 2, false)]
    [InlineData(0, 0, 0, true)]
    public void A_script_computes_in_doubles_what_the_reference_does(double answer, double reference, double size, bool isSame) =>
        Assert.Equal(isSame, Comparison.IsSame(answer, new(reference, size)));

    [Theory]
    [InlineData("2", "2", "Same")]
    [InlineData("2.00000001", "2", "Same")]
    [InlineData("2.00000003", "2", "Different")]
    [InlineData("-2", "2", "Different")]
    [InlineData("2±1e-9", "2", "Same")]
    [InlineData("2±1e-7", "2", "Undecided")]
    [InlineData("2", "2±1e-7", "Undecided")]
    [InlineData("2.0000001±1e-7", "2", "Undecided")]
    [InlineData("2.0000003±1e-7", "2", "Different")]
    [InlineData("2.0000003±1e-7", "2±1e-7", "Different")]
    [InlineData("2.0000003±2e-7", "2±1e-7", "Undecided")]
    [InlineData("0", "0", "Same")]
    [InlineData("1e-40", "0", "Different")]
    [InlineData("0±1e-40", "0", "Same")]
    [InlineData("0±1e-20", "0", "Undecided")]
    [InlineData("0", "0±1e-40", "Undecided")]
    [InlineData("1e-20", "0±1e-40", "Different")]
    [InlineData("undefined", "2", "Different")]
    [InlineData("2", "undefined", "Different")]
    [InlineData("huge", "2", "Different")]
    [InlineData("2", "huge", "Undecided")]
    [InlineData("huge", "huge", "Undecided")]
    [InlineData("unknown", "2", "Undecided")]
    [InlineData("2", "unknown", "Undecided")]
    [InlineData("undefined", "unknown", "Undecided")]
    public void High_precision_tells_by_bounds_of_its_errors(string answer, string reference, string agreement) =>
        Assert.Equal(agreement, $"{Comparison.Decide(BallOf(answer), BallOf(reference), Tolerance, isLast: false)}");

    [Theory]
    [InlineData("0", "0±1e-40", "Same")]
    [InlineData("0±1e-40", "0±1e-40", "Same")]
    [InlineData("0±1e-20", "0±1e-40", "Undecided")]
    [InlineData("0±7.888609052210118e-31", "0", "Same")] // 2^-100
    [InlineData("0±7.9e-31", "0", "Undecided")]
    [InlineData("2±1e-7", "2", "Undecided")]
    public void With_no_more_bits_to_ask_for_what_may_be_zero_is_zero(string answer, string reference, string agreement) =>
        Assert.Equal(agreement, $"{Comparison.Decide(BallOf(answer), BallOf(reference), Tolerance, isLast: true)}");

    private static Sized[] Among(Sized value, int count, int at)
    {
        var values = Enumerable.Repeat(Sized.Exactly(1), count).ToArray();
        values[at] = value;
        return values;
    }

    private static bool[] Usable(int count, int but) => [.. Enumerable.Range(0, count).Select(i => i != but)];

    private static Ball BallOf(string text) => text switch
    {
        "undefined" => Ball.Undefined,
        "huge" => Ball.Huge,
        "unknown" => Ball.Unknown,
        _ when text.Split('±') is [var value, var error] =>
            new(BigFloat.Parse(value), Magnitude.Of(double.Parse(error, System.Globalization.CultureInfo.InvariantCulture))),
        _ => BigFloat.Parse(text),
    };

    // 1e-12 of the value, or of what it is made of where that is far larger; far is a hundred times that
    [Theory]
    [InlineData(1, 1, 1, true, false)]
    [InlineData(1 + 5e-13, 1, 1, true, false)]
    [InlineData(1 + 5e-11, 1, 1, false, false)]
    [InlineData(1 + 5e-10, 1, 1, false, true)]
    [InlineData(-1, 1, 1, false, true)]
    [InlineData(1 + 5e-13, 1, 10, true, false)]
    [InlineData(1 + 5e-12, 1, 10, false, false)]
    [InlineData(1 + 5e-7, 1, 1e6, true, false)]
    [InlineData(1 + 5e-5, 1, 1e6, false, false)]
    [InlineData(1 + 5e-4, 1, 1e6, false, true)]
    [InlineData(double.NaN, 1, 1, false, true)]
    [InlineData(0, 0, 0, true, false)]
    public void A_script_may_round(double answer, double value, double size, bool isSame, bool isFar)
    {
        Assert.Equal(isSame, Comparison.IsSame(answer, new(value, size)));
        Assert.Equal(isFar, Comparison.IsFar(answer, new(value, size)));
    }

    // answers and references at some points; what has no reference is written as -
    [Theory]
    [InlineData("1 2 3", "1 2 3", true)]
    [InlineData("1 2 4", "1 2 3", false)]
    [InlineData("0 2 0", "0 2 0", true)] // nothing is nothing
    [InlineData("0 0 0", "0 0 0", false)] // and says nothing where it is all there is
    [InlineData("0 0 3", "0 0 3", true)]
    [InlineData("0 0 4", "0 0 3", false)]
    [InlineData("0 1 0", "0 0 0", false)]
    [InlineData("0 0 2", "0 3 2", false)]
    [InlineData("0 5 2", "0 0 2", false)]
    [InlineData("0 5 2", "0 - 2", true)]
    [InlineData("5 0 0", "- 0 0", false)]
    [InlineData("5 2 2", "- - 2", true)]
    [InlineData("2 0 2 2 2 2", "2 0 2 2 2 2", true)]
    [InlineData("2 0 2 2 2 3", "2 0 2 2 2 2", false)]
    public void A_repair_is_right_where_anything_is_told(string answer, string reference, bool isRepaired)
    {
        var expected = reference.Split(' ');
        Sized[] values = [.. answer.Split(' ').Select(text => Sized.Exactly(text[0] - '0'))];
        Sized[] references = [.. expected.Select(text => Sized.Exactly(text == "-" ? 9 : text[0] - '0'))];

        Assert.Equal(isRepaired, Comparison.AllRepaired(values, references, [.. expected.Select(text => text != "-")]));
    }

    [Fact]
    public void In_one_look_values_and_their_terms_are_compared()
    {
        for (var count = 1; count <= 9; count++)
            for (var at = 0; at < count; at++)
            {
                var (reference, usable) = (Among(new(1, 2), count, at), Usable(count, -1));
                Assert.True(Comparison.AllSameInTerms(Among(new(1, 32), count, at), reference, usable));
                Assert.False(Comparison.AllSameInTerms(Among(new(1, 33), count, at), reference, usable));
                Assert.False(Comparison.AllSameInTerms(Among(new(2, 2), count, at), reference, usable));
                Assert.True(Comparison.AllSameInTerms(Among(new(2, 2), count, at), reference, Usable(count, at)));
            }
    }

    [Fact]
    public void One_large_term_is_found_wherever_it_stands()
    {
        for (var count = 1; count < 10; count++)
        {
            var reference = Enumerable.Repeat(new Sized(1, 2), count).ToArray();
            for (var at = 0; at < count; at++)
            {
                Assert.True(Comparison.HasLargeTerms(WithSize(33, count, at), reference));
                Assert.False(Comparison.HasLargeTerms(WithSize(32, count, at), reference));
                for (var shorter = 0; shorter < count; shorter++)
                {
                    Assert.Equal(at < shorter, Comparison.HasLargeTerms(WithSize(33, count, at), reference.AsSpan(0, shorter)));
                    Assert.Equal(at < shorter, Comparison.HasLargeTerms(WithSize(33, count, at).AsSpan(0, shorter), reference));
                }
            }
        }
    }

    private static Sized[] WithSize(double size, int count, int at) =>
        [.. Enumerable.Range(0, count).Select(place => new Sized(1, place == at ? size : 2))];
}

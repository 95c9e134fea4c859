using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Reader;
using Tests.Shared;

namespace Formulas.Tests.Evaluating;

/// <summary>Formulas evaluated at points, against the same mathematics in plain C#.</summary>
public sealed class TapeWriterTests
{
    private static readonly Vocabulary Net = Vocabularies.ItakuraSaito;
    private static readonly Vocabulary Chain = Vocabularies.Logistic;

    // Values 0.1, 0.2, 0.3, … in the order of the declarations; adjoints are their negatives.
    private static double Value(string name, Vocabulary vocabulary) =>
        (vocabulary.Quantities.Single(quantity => quantity.Name == name).Id + 1) / 10.0;

    private static Sized Evaluate(string text, Vocabulary vocabulary)
    {
        var (tape, step) = Lowered(text, vocabulary);
        var layout = new ColumnLayout(vocabulary.Quantities, Sizes.None);
        var columns = Enumerable.Range(0, 2 * layout.Elements)
            .Select(i => Sized.Exactly(i < layout.Elements ? (i + 1) / 10.0 : -(i - layout.Elements + 1) / 10.0)).ToArray();
        var results = new Sized[tape.Count];
        tape.Run<Sized, Sized>(new(1, columns, [[0]]), results);
        return results[step];
    }

    private static BigFloat Exactly(string text, Vocabulary vocabulary)
    {
        var (tape, step) = Lowered(text, vocabulary);
        var layout = new ColumnLayout(vocabulary.Quantities, Sizes.None);
        var columns = Enumerable.Range(0, 2 * layout.Elements).Select(i => (BigFloat)((i + 1) / 10.0)).ToArray();
        var results = new BigFloat[tape.Count];
        tape.Run<BigFloat, Exact>(new(1, columns, [[0]]), results);
        return results[step];
    }

    private static (Tape Tape, int Step) Lowered(string text, Vocabulary vocabulary)
    {
        var formula = Assert.IsType<Reading.Success>(FormulaReader.Read(text, vocabulary)).Formula;
        var tape = new Tape();
        var layout = new ColumnLayout(vocabulary.Quantities, Sizes.None);
        return (tape, new TapeWriter(tape, layout, new PointElements(layout)).Append(formula));
    }

    public static TheoryData<string, double> Rows()
    {
        double z6 = Value("z6", Net), t = Value("t", Net), x6 = Value("x6", Net), z3 = Value("z3", Net), w34 = Value("w34", Net),
        w35 = Value("w35", Net), w46 = Value("w46", Net), w56 = Value("w56", Net);
        double Logistic(double u) => 1 / (1 + Math.Exp(-u));
        return new()
        {
            { "2(z6^2-t)/z6^3", 2 * (z6 * z6 - t) / Math.Pow(z6, 3) },
            { "z6^-2 - t^0.5", Math.Pow(z6, -2) - Math.Sqrt(t) },
            { "(-z6)^3 + 2^-3", -Math.Pow(z6, 3) + 0.125 },
            { "ln(x6) + log10 t + log_2 t + e^t - pi", Math.Log(x6) + Math.Log10(t) + Math.Log2(t) + Math.Exp(t) - Math.PI },
            { "sigma(z3) + sigma'(z3)", Logistic(z3) + Logistic(z3) * (1 - Logistic(z3)) },
            { "rho(z6) + rho'(z6)", z6 * z6 + 2 * z6 },
            { "sum_{i=4}^5 w_{3i} w_{i6}", w34 * w46 + w35 * w56 },
            { "sum_{i=5}^4 w_{3i}", 0 },
            { "dL/dz6", -z6 },
            { "|t - 9| + max(z6, t, x6) - min(z6, t)", Math.Abs(t - 9) + Math.Max(z6, Math.Max(t, x6)) - Math.Min(z6, t) },
            { "[z6 > t] + 2*[z6 <= t] + (0 < t < 1)", (z6 > t ? 1 : 0) + (z6 <= t ? 2 : 0) + (t is > 0 and < 1 ? 1 : 0) },
            { "z6 > 100 ? 1 : t", t },
            { "tanh'(t) + sech(t)^2", 2 / Math.Pow(Math.Cosh(t), 2) },
            { "sqrt(t) sinh(t) cosh(t) tan(t) atan(t)", Math.Sqrt(t) * Math.Sinh(t) * Math.Cosh(t) * Math.Tan(t) * Math.Atan(t) },
            { "1e-3 * 2.5E2", 0.25 },
            { "9^9^9^9", double.PositiveInfinity },
        };
    }

    [Theory]
    [MemberData(nameof(Rows))]
    public void Values_are_those_of_plain_arithmetic(string text, double expected) =>
        Assert.Equal(expected, Evaluate(text, Net).Value, 1e-12 * (1 + Math.Abs(expected)));

    [Theory]
    [InlineData("1/(z - z)")]
    [InlineData("ln(-z)")]
    [InlineData("sqrt(-z)")]
    [InlineData("(-z)^0.5")]
    [InlineData("abs(ln(-z)) + sign(0/0)")]
    [InlineData("[ln(-z) > 0]")]
    [InlineData("max(ln(-z), 1)")]
    [InlineData("0^-1")]
    public void What_has_no_value_is_undefined(string text)
    {
        Assert.True(double.IsNaN(Evaluate(text, Chain).Value));
        Assert.True(Exactly(text, Chain).IsNaN);
    }

    [Theory]
    [InlineData("e^(-z)/(1+e^(-z))^2")]
    [InlineData("sigma'(z)")]
    [InlineData("tanh'(z) + sech'(z) - softplus'(z)")]
    [InlineData("log10'(z)*atan'(z)*sqrt'(z)")]
    [InlineData("0.1 + 0.2 - z^3/7")]
    public void Doubles_agree_with_256_bits(string text)
    {
        var rounded = Evaluate(text, Chain);
        Assert.Equal(Exactly(text, Chain).ToDouble(), rounded.Value, 1e-14 * rounded.Size);
    }

    [Fact]
    public void Decimals_are_exact_to_256_bits() => Assert.Equal(0, Exactly("0.1 + 0.2 - 0.3", Chain).Sign);

    [Fact]
    public void A_difference_of_large_terms_keeps_their_size()
    {
        var difference = Evaluate("(1000000000 + z) - 1000000000", Chain);
        Assert.InRange(difference.Value, 0.09, 0.11);
        Assert.True(difference.Size > 1e9);
    }

    [Fact]
    public void Sums_run_over_the_neurons_of_their_layer()
    {
        var vocabulary = Vocabularies.Layered("delta-rules", "hidden-delta");
        int[] widths = [3, 4, 2, 5];
        var layout = new ColumnLayout(vocabulary.Quantities, Layering.Of(widths));
        var formula = Read.Success("delta-rules", "hidden-delta", "sum_k w_jk^(l+1) Delta_k^(l+1) f'(z_j^l)").Formula;
        var random = new Random(3);
        var columns = Enumerable.Range(0, 2 * layout.Elements).Select(_ => Sized.Exactly(random.NextDouble() - 0.5)).ToArray();
        double At(string name, int layer, params int[] subscripts) =>
            columns[layout.Column(vocabulary.Quantities.First(quantity => quantity.Name == name), subscripts, layer)].Value;
        for (var l = 1; l <= 2; l++)
        {
            for (var j = 1; j <= widths[l]; j++)
            {
                var tape = new Tape();
                var writer = new TapeWriter(tape, layout, new PointElements(layout));
                writer.Bind("l", l);
                writer.Bind("j", j);
                var step = writer.Append(formula);
                var results = new Sized[tape.Count];
                tape.Run<Sized, Sized>(new(1, columns, [[1]]), results);
                var expected = 0.0;
                for (var k = 1; k <= widths[l + 1]; k++) expected += At("w", l + 1, j, k) * At("Δ", l + 1, k);
                Assert.Equal(expected * (1 - Math.Pow(Math.Tanh(At("z", l, j)), 2)), results[step].Value, 1e-14);
            }
        }
    }

    [Theory]
    [InlineData("sum_{i=1}^{999999} t")]
    [InlineData("sum_{i=1}^{2147483647} sum_{j=1}^{2147483647} sum_{k=1}^{999999} w_{3i}")]
    [InlineData("sum_{i=1}^{300} sum_{j=1}^{300} t^2")]
    public void Sums_too_large_are_cut_short(string text)
    {
        var formula = Assert.IsType<Reading.Success>(FormulaReader.Read(text, Net)).Formula;
        var tape = new Tape();
        var layout = new ColumnLayout(Net.Quantities, Sizes.None);
        var writer = new TapeWriter(tape, layout, new PointElements(layout));
        writer.Append(formula);
        Assert.True(writer.IsTooLarge);
        Assert.InRange(tape.Count, TapeWriter.StepLimit, TapeWriter.StepLimit + 10);
    }
}

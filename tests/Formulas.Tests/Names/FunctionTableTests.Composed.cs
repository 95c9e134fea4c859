using Formulas.Evaluating;
using Formulas.Names;
using Formulas.Numbers;
using Formulas.Printing;
using Formulas.Reader;
using Formulas.Tree;

namespace Formulas.Tests.Names;

// Functions of several numbers: their values are what they are by hand, their slopes differences of values, in doubles and in 256 bits.
public sealed partial class FunctionTableTests
{
    private static readonly Vocabulary Numbers = new(
        [Quantity.Scalar(0, "x"), Quantity.Scalar(1, "a"), Quantity.Scalar(2, "b")], [("g", FunctionTable.Logistic)]);

    [Theory]
    [InlineData("leaky_relu(x, a)", "where(x > 0, x, a*x)")]
    [InlineData("elu(x, a)", "where(x > 0, x, a*(exp(x) - 1))")]
    [InlineData("elu(x)", "where(x > 0, x, exp(x) - 1)")]
    [InlineData("celu(x, a)", "where(x > 0, x, a*(exp(x/a) - 1))")]
    [InlineData("clip(x, -a, a)", "where(x > a, a, where(x < -a, -a, x))")]
    [InlineData("clip(x - b, -a, clip(a, 0, 2))", "min(max(x - b, -a), min(a, 2))")]
    [InlineData("huber(x, a)", "where(abs(x) <= a, x^2/2, a*(abs(x) - a/2))")]
    [InlineData("huber(x)", "where(abs(x) <= 1, x^2/2, abs(x) - 1/2)")]
    [InlineData("huber_loss(x, b, a)", "huber(x - b, a)")]
    [InlineData("huber(huber(x, a), b)", "where(abs(huber(x, a)) <= b, huber(x, a)^2/2, b*(abs(huber(x, a)) - b/2))")]
    [InlineData("hinge(x, b)", "max(0, 1 - b*x)")]
    [InlineData("hinge(x)", "max(0, 1 - x)")]
    [InlineData("leaky_relu'(x, a)", "where(x > 0, 1, a)")]
    [InlineData("elu'(x, a)", "where(x > 0, 1, a*exp(x))")]
    [InlineData("elu'(x)", "where(x > 0, 1, exp(x))")]
    [InlineData("celu'(x, a)", "where(x > 0, 1, exp(x/a))")]
    [InlineData("clip'(x, -a, a)", "[abs(x) < a]")]
    [InlineData("huber'(x, a)", "clip(x, -a, a)")]
    [InlineData("huber'(x, a)", "where(abs(x) <= a, x, a*sign(x))")]
    [InlineData("silu(x)", "x*g(x)")]
    [InlineData("gelu(x) + gelu'(x)", "(x + 1)*normcdf(x) + x*normpdf(x)")]
    [InlineData("normcdf(x)", "(1 + erf(x/sqrt(2)))/2")]
    [InlineData("normpdf(x)", "exp(-x^2/2)/sqrt(2 pi)")]
    [InlineData("mish(x)", "x*tanh(softplus(x))")]
    [InlineData("softsign(x)", "x/(1 + abs(x))")]
    [InlineData("hardtanh(x) + relu6(x)", "clip(x, -1, 1) + clip(x, 0, 6)")]
    [InlineData("logsigmoid(x)", "ln(g(x))")]
    [InlineData("selu(x)", "1.0507009873554804934193349852946*elu(x, 1.6732632423543772848170429916717)")]
    public void A_function_is_what_it_is_by_hand(string text, string byHand)
    {
        foreach (var x in Everywhere)
        {
            double[] values = [x, 0.75, 1.9];
            var (value, expected) = (Evaluated<BigFloat, Exact>(text, [.. values.Select(one => (BigFloat)one)]),
                Evaluated<BigFloat, Exact>(byHand, [.. values.Select(one => (BigFloat)one)]));
            Assert.True(
                BigFloat.Abs(value - expected) <= (BigFloat)1e-70, $"{text} at {x}: {value.ToDouble():R}, not {expected.ToDouble():R}");
            var rounded = Evaluated<Sized, Sized>(text, [.. values.Select(Sized.Exactly)]);
            Assert.Equal(expected.ToDouble(), rounded.Value, 1e-13 * Math.Max(1, rounded.Size));
        }
    }

    [Theory]
    [InlineData("Phi(x) + x phi(x)")]
    [InlineData(@"\Phi(x) + x\varphi(x)")]
    [InlineData("Φ(x) + x·φ(x)")]
    public void Phi_is_of_the_normal_distribution_where_a_question_speaks_of_it(string text)
    {
        var gelu = Assert.IsType<Reading.Success>(FormulaReader.Read("gelu(x)", Numbers)).Formula;
        var words = new Vocabulary(Numbers.Quantities, FunctionTable.SpokenOf([gelu]));
        var read = Assert.IsType<Reading.Success>(FormulaReader.Read(text, words));
        Assert.Equal("(+ (Phi x) (* x (phi x)))", PrefixPrinter.Print(read.Formula));
        Assert.Empty(FunctionTable.SpokenOf([new Formula.Constant("e")]));
        Assert.IsType<Reading.Unread>(FormulaReader.Read("Phi(x)", Numbers));
    }

    private static T Evaluated<T, TArithmetic>(string text, T[] values) where T : struct where TArithmetic : IArithmetic<T>
    {
        var formula = Assert.IsType<Reading.Success>(FormulaReader.Read(text, Numbers)).Formula;
        var layout = new ColumnLayout(Numbers.Quantities, Sizes.None);
        var tape = new Tape();
        var step = new TapeWriter(tape, layout, new PointElements(layout)).Append(formula);
        var results = new T[tape.Count];
        tape.Run<T, TArithmetic>(new(1, [.. values, .. values], [[0]]), results);
        return results[step];
    }
}

using Formulas.Names;
using Formulas.Printing;
using Formulas.Reader;

namespace Formulas.Tests.Reader.Syntax;

/// <summary>Which function a run of letters before a parenthesis is, and how far a function without parentheses reaches.</summary>
public sealed class CallTests
{
    [Theory]
    [InlineData("xsin(x)", "(* x (sin x))")]
    [InlineData("tlog(x)", "(* t (ln x))")]
    [InlineData("txw1exp(x)", "(* (* (* t x) w1) (exp x))")]
    [InlineData("tx(1-y)", "(* (* t x) (- 1 y))")]
    [InlineData("asinh(x)", "(asinh x)")]
    [InlineData("np.arcsinh(x) + np.arctanh(x) + np.arccosh(x)", "(+ (+ (asinh x) (atanh x)) (acosh x))")]
    [InlineData("sec(x)csc(x)cot(x)", "(* (* (sec x) (csc x)) (cot x))")]
    [InlineData(@"\sec x \cot x", "(* (sec x) (cot x))")]
    [InlineData("math.log(x, 2)", "(/ (ln x) (ln 2))")]
    [InlineData("Math.Log(x, t)", "(/ (ln x) (ln t))")]
    [InlineData("log_10(x)", "(/ (ln x) (ln 10))")]
    [InlineData(@"\log_2 3x", "(/ (ln (* 3 x)) (ln 2))")]
    [InlineData(@"\sin^2 3x", "(^ (sin (* 3 x)) 2)")]
    [InlineData(@"\log_{10} x", "(/ (ln x) (ln 10))")]
    [InlineData(@"\log_t(x)", "(/ (ln x) (ln t))")]
    [InlineData("log1p(x) + expm1(x) + cbrt(x) + erf(x)", "(+ (+ (+ (log1p x) (expm1 x)) (cbrt x)) (erf x))")]
    [InlineData("silu(x) + swish(x) + GELU(x) + mish(x) + selu(x)", "(+ (+ (+ (+ (silu x) (silu x)) (gelu x)) (mish x)) (selu x))")]
    [InlineData(@"\operatorname{GELU}(x) - \operatorname{SiLU}'(x) + \mathrm{softsign}(x)", "(+ (- (gelu x) (silu' x)) (softsign x))")]
    [InlineData("F.gelu(x) + torch.nn.functional.silu(x) + nn.functional.mish(x)", "(+ (+ (gelu x) (silu x)) (mish x))")]
    [InlineData("tf.nn.relu6(x)*jax.nn.hard_tanh(x)", "(* (relu6 x) (hardtanh x))")]
    [InlineData("scipy.special.expit(x) + norm.cdf(x) + scipy.stats.norm.pdf(x)", "(+ (+ (logistic x) (Phi x)) (phi x))")]
    [InlineData("special.ndtr(x)*normpdf(x)", "(* (Phi x) (phi x))")]
    [InlineData("np.clip(x, -t, t)", "(clip x (- t) t)")]
    [InlineData("torch.clamp(x, 0, 1)*y", "(* (clip x 0 1) y)")]
    [InlineData(@"\operatorname{clip}(x, 0, 1)", "(clip x 0 1)")]
    [InlineData("huber(x - t, 2) + huber(x)", "(+ (huber (- x t) 2) (huber x 1))")]
    [InlineData("F.huber_loss(x, t, 2)", "(huber_loss x t 2)")]
    [InlineData("leaky_relu(x, 0.01) - LeakyReLU(x, t)", "(- (leaky_relu x 0.01) (leaky_relu x t))")]
    [InlineData(@"\operatorname{LeakyReLU}(x, 0.1) + \operatorname{leaky\_relu}(x, 0.1)", "(+ (leaky_relu x 0.1) (leaky_relu x 0.1))")]
    [InlineData("elu(x) + ELU(x, 2) + elu'(x)", "(+ (+ (elu x 1) (elu x 2)) (elu' x 1))")]
    [InlineData("hinge(t*y) + hinge(t, y)", "(+ (hinge (* t y) 1) (hinge t y))")]
    [InlineData("logsigmoid(x) + F.log_sigmoid(x)", "(+ (logsigmoid x) (logsigmoid x))")]
    [InlineData("root(x, 3) + nthroot(x, 2)", "(+ (cbrt x) (sqrt x))")]
    [InlineData("lg(x, t) + lg(x)", "(+ (/ (ln x) (ln t)) (log10 x))")]
    [InlineData("arcsec(x) + arccsc(x) + arcsech(x)", "(+ (+ (asec x) (acsc x)) (asech x))")]
    [InlineData("acsch(x) + arcoth(x)", "(+ (acsch x) (acoth x))")]
    [InlineData("sqrt4.33 + exp1.15", "(+ (sqrt 4.33) (exp 1.15))")]
    [InlineData("x∛9.01 + ∛(x)", "(+ (* x (cbrt 9.01)) (cbrt x))")]
    [InlineData("%pi*x + 2%e^x - ℼ", "(- (+ (* pi x) (* 2 (^ e x))) pi)")]
    [InlineData(@"\sqrt[3]{x}", "(cbrt x)")]
    [InlineData(@"\sqrt[4]{x}", "(^ x (/ 1 4))")]
    [InlineData("EXP(x) + LN(x) + TANH(x) + LOG10(x)", "(+ (+ (+ (exp x) (ln x)) (tanh x)) (log10 x))")]
    [InlineData("sech**2(x) + sin**2(x)", "(+ (^ (sech x) 2) (^ (sin x) 2))")]
    [InlineData("sin2x", "(sin (* 2 x))")]
    [InlineData("sin 2x", "(sin (* 2 x))")]
    [InlineData(@"\sin 2\pi x", "(sin (* (* 2 pi) x))")]
    [InlineData("sin2x(1-t)", "(* (sin (* 2 x)) (- 1 t))")]
    [InlineData("sqrt2", "(sqrt 2)")]
    [InlineData(@"\ln x \, y", "(* (ln x) y)")]
    [InlineData(@"\ln x\;y", "(* (ln x) y)")]
    [InlineData(@"\ln x\ y", "(* (ln x) y)")]
    [InlineData(@"\tanh x \cdot w_2", "(* (tanh x) w2)")]
    [InlineData(@"\sin x \cos x", "(* (sin x) (cos x))")]
    [InlineData("exp -x", "(exp (- x))")]
    public void A_function_is_read_whole(string text, string prefix)
    {
        var read = Read.Success("relu-sigmoid", "loss", text);
        Assert.Equal(prefix, PrefixPrinter.Print(read.Formula));
        Assert.Null(read.Otherwise);
    }

    [Theory]
    [InlineData("leaky_relu(x)", "leaky_relu", 2, 1)]
    [InlineData("clip(x)", "clip", 3, 1)]
    [InlineData("huber(x, t, y)", "huber", 2, 3)]
    [InlineData("gelu(x, t)", "gelu", 1, 2)]
    public void A_function_is_asked_for_what_libraries_do_not_agree_on(string text, string name, int wanted, int found)
    {
        var fault = Assert.IsType<ReadingFault.Counting>(Read.Error("relu-sigmoid", "loss", text));
        Assert.Equal((name, wanted, found), (fault.Name, fault.Wanted, fault.Given));
    }

    [Theory]
    [InlineData(@"\tan^{-1}(x)", "(^ (tan x) (- 1))", "(atan x)")]
    [InlineData("sin^-1(x)", "(^ (sin x) (- 1))", "(asin x)")]
    [InlineData(@"\cosh^{-1} x", "(^ (cosh x) (- 1))", "(acosh x)")]
    [InlineData("ln^{-1}(x)", "(^ (ln x) (- 1))", "(exp x)")]
    [InlineData(@"\tanh x w_2 - t", "(- (* (tanh x) w2) t)", "(- (tanh (* x w2)) t)")]
    [InlineData("ln x y t", "(* (* (ln x) y) t)", "(ln (* (* x y) t))")]
    [InlineData("sqrt 2 x", "(* (sqrt 2) x)", "(sqrt (* 2 x))")]
    [InlineData("sqrt 2x", "(* (sqrt 2) x)", "(sqrt (* 2 x))")]
    [InlineData("sin 2 x", "(* (sin 2) x)", "(sin (* 2 x))")]
    [InlineData("sin 2*x", "(* (sin 2) x)", "(sin (* 2 x))")]
    [InlineData("sin -2*x", "(* (sin (- 2)) x)", "(sin (- (* 2 x)))")]
    [InlineData("t ln 2*x*y", "(* (* (* t (ln 2)) x) y)", "(* (* t (ln (* 2 x))) y)")]
    [InlineData("ln x/y", "(/ (ln x) y)", "(ln (/ x y))")]
    [InlineData("arccot(x)", "(acot x)", "(- (/ pi 2) (atan x))")]
    [InlineData(@"\sec^{-1}(x)", "(^ (sec x) (- 1))", "(asec x)")]
    [InlineData("ln x y/t", "(/ (* (ln x) y) t)", "(ln (/ (* x y) t))")]
    public void What_reaches_further_is_read_both_ways(string text, string near, string far)
    {
        var read = Read.Success("relu-sigmoid", "loss", text);
        Assert.Equal(near, PrefixPrinter.Print(read.Formula));
        Assert.Equal(far, PrefixPrinter.Print(read.Otherwise!));
    }

    // the argument stands behind the bracket
    [Theory]
    [InlineData("hidden-delta", @"\Delta_j^l {f}'({{z}_{j}^{l}})", "(* Delta_j^l (f' z_j^l))")]
    [InlineData("output-delta", @"(a_j^L - y_j)\, {f^{(L)}}'(z_j^L)", "(* (- a_j^L y_j) (f' z_j^L))")]
    [InlineData("output-delta", "(f')(z_j^L)", "(f' z_j^L)")]
    public void A_function_may_stand_in_a_bracket(string part, string text, string prefix) =>
        Assert.Equal(prefix, Read.Prefix("delta-rules", part, text));

    [Theory]
    [InlineData(@"\frac{f'}{z_j^l}(\Delta_j^l)")]
    [InlineData("(f') z_j^l")]
    [InlineData("(f' + z_j^l)(z_j^l)")]
    public void A_function_in_a_bracket_needs_its_argument(string text) =>
        Assert.Equal("argument", Read.Error("delta-rules", "hidden-delta", text).Word);

    [Theory]
    [InlineData("«sinc»(x)", "sinc")]
    [InlineData("«xsinc»(x)", "xsinc")]
    [InlineData("«logit»(x)", "logit")]
    [InlineData("«loge»(x)", "loge")]
    [InlineData("«foobar»(x)", "foobar")]
    [InlineData("t*«xfoobar»(x)", "xfoobar")]
    [InlineData("«exp2»(x)", "exp2")]
    [InlineData("«atan2»(x, t)", "atan2")]
    [InlineData("«log2x»", "log2x")]
    [InlineData("«SINC»(x)", "SINC")]
    [InlineData(@"«\operatorname{sinc}»(x)", "sinc")]
    [InlineData(@"«\operatorname{logit}» x", "logit")]
    [InlineData(@"\mathrm{«sinc»}(x)", "sinc")]
    [InlineData("x*«w1foo»", "w1foo")]
    [InlineData("x*«dtanh»(x)", "dtanh")]
    public void An_unknown_function_is_named_whole(string marked, string name)
    {
        var text = marked.Replace("«", "").Replace("»", "");
        var error = Read.Error("relu-sigmoid", "loss", text);
        Assert.Equal((marked, $"unknown-name:{name}"), (text.Insert(error.Start + error.Length, "»").Insert(error.Start, "«"), error.Word));
    }

    [Theory]
    [InlineData("itakura-saito", "d", @"\sigma^{-1}(z_3)", "inverse")]
    [InlineData("relu-sigmoid", "loss", "abs^{-1}(x)", "inverse")]
    [InlineData("relu-sigmoid", "loss", "Log[2, x]", "arguments")]
    [InlineData("relu-sigmoid", "loss", "log10(x, 2)", "arguments")]
    [InlineData("relu-sigmoid", "loss", "x%e", "percent")]
    public void What_can_be_either_is_asked_about(string problem, string part, string text, string word) =>
        Assert.Equal(word, Read.Error(problem, part, text).Word);

    // Letters in one go before a parenthesis: declared letters and then a known function, or unknown as a whole.
    [Fact]
    public void A_run_before_a_parenthesis_is_declared_letters_and_a_known_function()
    {
        var random = new Random(15);
        string[] letters = ["x", "t", "y", "b", "w1", "z2"];
        string[] functions = [.. FunctionTable.Table.Where(row => row.Function.Arity == 1).SelectMany(row => row.Spellings)
            .Where(spelling => !spelling.Contains('_'))];
        var vocabulary = Vocabularies.ReluSigmoid;
        for (var i = 0; i < 4000; i++)
        {
            var function = functions[random.Next(functions.Length)];
            var before = string.Concat(Enumerable.Range(0, random.Next(4)).Select(_ => letters[random.Next(letters.Length)]));
            var behind = random.Next(2) == 0 ? "" : $"{(char)('a' + random.Next(26))}";
            var word = before + function + behind;
            var read = FormulaReader.Read($"{word}(x)", vocabulary);
            if (vocabulary.Words.Exactly(function + behind) is null) Assert.Equal($"unknown-name:{word}", Word(read));
            else if (behind == "" && vocabulary.Words.Longest(before + function, out var length) is not null && length <= 2)
                Assert.True(read is Reading.Success || Word(read).EndsWith(word, StringComparison.Ordinal), word);
        }
    }

    private static string Word(Reading reading) => reading is Reading.Unread unread ? unread.Fault.Word : "read";
}

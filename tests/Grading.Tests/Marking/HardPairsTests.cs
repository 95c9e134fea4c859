using Grading.Assignments;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>
/// Pairs of expressions (reference first) that random points get wrong where they are too few, too
/// alike or compared too loosely. Every pair is decided, for several seeds: none is left to a person.
/// </summary>
public sealed class HardPairsTests
{
    private const string BothSigns = "x: ±0.2..3";
    private const string Near = "x: -3..3, y: -3..3";

    [Theory]
    // rounding does not make a right answer wrong
    [InlineData("x: 0.2..3, y: 0.2..3", "ln(x*y)", "ln(x)+ln(y)")]
    [InlineData("x: 790..810", "1/(1+exp(-x))", "exp(x)/(1+exp(x))")]
    [InlineData("x: 790..810", "exp(x)/(1+exp(x))", "1/(1+exp(-x))")]
    [InlineData("x: 790..810", "sigmoid(x)", "exp(x)/(1+exp(x))")]
    [InlineData("x: -810..-790", "exp(x)/(1+exp(x))", "1/(1+exp(-x))")]
    [InlineData("x: 740..760, y: 740..760", "ln(exp(x)+exp(y))", "ln(exp(x)+exp(y))")]
    [InlineData("x: 740..760, y: 740..760", "ln(exp(x)+exp(y))", "x+ln(1+exp(y-x))")]
    [InlineData("x: 740..760, y: 740..760", "x+ln(1+exp(y-x))", "ln(exp(x)+exp(y))")]
    [InlineData("x: 790..810", "exp(-x)", "1/exp(x)")]
    [InlineData("x: 790..810", "exp(-2*x)", "exp(-x)^2")]
    [InlineData(BothSigns, "sin(pi)", "0")]
    [InlineData(BothSigns, "0", "sin(pi)")]
    [InlineData("a: -3..3, b: -3..3", "(a+b)-a-b", "0")]
    [InlineData("a: -3..3, b: -3..3", "0", "(a+b)-a-b")]
    [InlineData(BothSigns, "max(0,x)", "(x+abs(x))/2")]
    [InlineData(BothSigns, "(x+abs(x))/2", "max(0,x)")]
    [InlineData(Near, "(x+y)^2", "x^2+2*x*y+y^2")]
    [InlineData("x: 1000000..2000000, y: 0.1..1", "(x+y)^2-x^2", "2*x*y+y^2")]
    [InlineData("x: 0.000001..0.00001", "1-cos(x)", "2*sin(x/2)^2")]
    [InlineData("x: 0.000001..0.00001", "2*sin(x/2)^2", "1-cos(x)")]
    [InlineData("x: 0..2 or 6..8", "sqrt((x-3)*(x-5))", "sqrt(x^2-8*x+15)")]
    [InlineData("x: 20..40", "tanh(x)", "(exp(2*x)-1)/(exp(2*x)+1)")]
    [InlineData("x: 1..3", "x", "x+1e30-1e30")]
    [InlineData(Near, "x+y", "x+1e30*y-1e30*y+y")]
    [InlineData(BothSigns, "x", "x*(1+1e-9)")] // an answer is right to 1e-8
    // a reference that cancels is compared by what is left of it
    [InlineData("x: 19..22", "sigmoid(x)*(1-sigmoid(x))", "sigmoid(x)*sigmoid(-x)")]
    [InlineData("x: 19..22", "sigmoid(x)*(1-sigmoid(x))", "exp(-x)/(1+exp(-x))^2")]
    [InlineData("x: 200..300", "sigmoid(x)*(1-sigmoid(x))", "exp(-x)")]
    [InlineData("x: 200..300", "sigmoid(x)*(1-sigmoid(x))", "sigmoid(x)*(1-sigmoid(x))")]
    [InlineData("x: 30..40", "1-tanh(x)^2", "4*exp(-2*x)")]
    [InlineData("x: 790..810", "sigmoid'(x)+0", "exp(-x)")]
    // terms as large as there are bits for
    [InlineData(Near, "x", "x+(y*1e200-y*1e200)")]
    [InlineData("x: 1..2", "x", "x+10^309-10^309")]
    [InlineData("x: 1..2", "x", "x+10^500-10^500")]
    [InlineData("x: 1..2", "0", "x-x")]
    // what overflows is larger than anything, and not undefined
    [InlineData("x: 1..2", "x", "min(exp(1000*x), x)")]
    [InlineData("x: 1..2", "1", "[exp(1000*x) > x]")]
    public void Equal_expressions_are_equal(string symbols, string reference, string answer) =>
        AssertVerdict(Verdict.Correct, symbols, reference, answer);

    [Theory]
    // undefined where the reference is defined
    [InlineData("x: 1..2", "1", "max(-1/0, 1)")]
    [InlineData("x: 1..2", "1", "max(1, 1/(1/0))")]
    [InlineData("x: 1..2", "x", "min(1/0, x)")]
    [InlineData("x: 1..2", "x", "x + 1/(1/0)")]
    [InlineData("x: 1..2", "1", "[1/0 > x]")]
    [InlineData("x: 0..2 or 6..8", "sqrt((x-3)*(x-5))", "sqrt(x-3)*sqrt(x-5)")]
    [InlineData(BothSigns, "2*ln(abs(x))", "2*ln(x)")]
    [InlineData(BothSigns, "x", "x+0*ln(x)")]
    [InlineData(BothSigns, "x", "x+0/0")]
    [InlineData(BothSigns, "x", "1/0")]
    [InlineData(BothSigns, "x", "0/0")]
    [InlineData(BothSigns, "x", "ln(-1)")]
    [InlineData(BothSigns, "x", "max(x, ln(-1))")]
    [InlineData(BothSigns, "x", "x + abs(0/0)")]
    [InlineData(BothSigns, "x", "x + sign(ln(-1))")]
    [InlineData(BothSigns, "x", "x*step(ln(-1))")]
    [InlineData(BothSigns, "x", "x + relu(0/0)")]
    [InlineData(BothSigns, "x", "x^2/(x-x)")]
    [InlineData("x: 790..810", "exp(x)", "1/0")]
    [InlineData("x: 790..810", "exp(x)", "exp(x)*exp(x)")]
    [InlineData("x: 790..810", "exp(x)", "exp(x+1e-6)")]
    [InlineData("x: 790..810", "exp(-x)", "0")]
    [InlineData("x: 790..810", "exp(-x)", "2*exp(-x)")]
    [InlineData("x: 790..810", "exp(-x)", "exp(-x)+1e-300")]
    // right on one half of the line
    [InlineData(BothSigns, "x", "sqrt(x^2)")]
    [InlineData(BothSigns, "x", "abs(x)")]
    [InlineData(BothSigns, "x", "max(x,0)")]
    [InlineData(BothSigns, "max(0,x)", "x")]
    [InlineData(BothSigns, "abs(x)", "x")]
    // near, but not near enough
    [InlineData("w: 3..8, x: 3..8", "1/(1+exp(-w*x))", "1")]
    [InlineData("s: 0.01..0.1", "3*s^20", "s^20")]
    [InlineData("s: 0.01..0.1", "3*s^20", "0")]
    [InlineData("a: -3..3, b: ±0.2..3", "a+1e-5*b", "a")]
    [InlineData("a: -3..3, b: ±0.2..3", "a", "a+1e-5*b")]
    [InlineData("w: -3..3, g: ±0.2..3", "w-1e-4*g", "w+1e-4*g")]
    [InlineData(Near, "x^2-y^2", "x^2-y^2+1e-5")]
    [InlineData(Near, "x^2-y^2+1e-5", "x^2-y^2")]
    [InlineData("x: 0.2..3", "pi*x", "3.1416*x")]
    [InlineData("x: 0.2..3", "pi*x", "3.14159*x")]
    [InlineData("x: 0..1", "exp(x)", "1+x+x^2/2+x^3/6+x^4/24+x^5/120+x^6/720+x^7/5040")]
    [InlineData(BothSigns, "x", "x*(1+1e-7)")]
    [InlineData(BothSigns, "sin(pi)", "1e-7")]
    [InlineData(BothSigns, "0", "1e-30")]
    [InlineData("a: -3..3, b: -3..3", "(a+b)-a-b", "a")]
    // large terms in the answer hide nothing and lend no tolerance
    [InlineData(Near, "x+y", "x+1e30*y-1e30*y")]
    [InlineData(Near, "x+y", "x+y+1e-5+1e30-1e30")]
    [InlineData(Near, "x", "x+(y*1e50-y*1e50)+1e-3")]
    [InlineData(Near, "x+y", "x+y+1e308*10-1e308*10+1e-5")]
    [InlineData(Near, "x", "x+(y*1e200-y*1e200)+1e-3")]
    [InlineData("x: 1..2", "x", "2*x+10^309-10^309")]
    [InlineData("x: 1..2", "0", "1+1e90-1e90")]
    [InlineData("x: 1..2", "x-x", "1+1e90-1e90")]
    // a small reference is not zero, and has a sign
    [InlineData("x: 19..22", "sigmoid(x)*(1-sigmoid(x))", "0")]
    [InlineData("x: 19..22", "sigmoid(x)*(1-sigmoid(x))", "-sigmoid(x)*(1-sigmoid(x))")]
    [InlineData("x: 19..22", "sigmoid(x)*(1-sigmoid(x))", "1.00001*sigmoid(x)*(1-sigmoid(x))")]
    [InlineData("x: 200..300", "sigmoid(x)*(1-sigmoid(x))", "0")]
    [InlineData("x: 200..300", "sigmoid(x)*(1-sigmoid(x))", "-exp(-x)")]
    [InlineData("x: 790..810", "sigmoid(x)*(1-sigmoid(x))", "0")]
    [InlineData("x: 30..40", "1-tanh(x)^2", "0")]
    [InlineData("x: 30..40", "1-tanh(x)^2", "-4*exp(-2*x)")]
    public void Unequal_expressions_are_not(string symbols, string reference, string answer) =>
        AssertVerdict(Verdict.Wrong, symbols, reference, answer);

    [Theory]
    [InlineData("output", "sum(a)", "sum_m a_m")]
    [InlineData("output", "sum(w[i,j]*x[i]*y[j]; i, j)", "sum_j sum_i w_ij*x_i*y_j")]
    [InlineData("output", "sum(w[i,j]*x[i]*y[j]; i, j)", "sum_p x_p sum_q w_pq*y_q")]
    [InlineData("output", "sum(w[i,j]*x[i]*y[j]; i, j)", "sum_m y_m (sum_k w_km*x_k)")]
    public void Dummies_have_no_names_and_sums_no_order(string _, string reference, string answer) =>
        AssertIndexed(Verdict.Correct, reference, answer);

    [Theory]
    [InlineData("sum(w[i,j]*x[i]*y[j]; i, j)", "sum_i sum_j w_ij*x_i*x_j")]
    [InlineData("sum(w[i,j]*x[i]*y[j]; i, j)", "sum_i x_i*sum_j y_j")]
    [InlineData("sum(a)", "sum_i y_i")]
    [InlineData("sum(a^2)", "(sum_i a_i)^2")]
    public void What_is_summed_matters(string reference, string answer) => AssertIndexed(Verdict.Wrong, reference, answer);

    [Theory]
    // not even 2048 bits tell what is behind terms of this size, and functions to so many bits take too long
    [InlineData("x: 1..2", "x", "x+10^900-10^900")]
    [InlineData("x: 1..2", "x", "x+exp(7000)-exp(7000)")]
    [InlineData("x: 1..2", "x", "x+(exp(exp(exp(exp(x+5))))-exp(exp(exp(exp(x+5)))))")]
    public void What_nothing_can_decide_is_for_a_person(string symbols, string reference, string answer) =>
        AssertVerdict(Verdict.Review, symbols, reference, answer);

    // Towers of functions, as an answer may have them: whatever is decided, nobody waits for long. Work is counted, so that it is decided
    // alike on every machine, and takes as much memory.
    [Theory]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "sigma(z)*(1-sigma(z))", "z")]
    [InlineData("itakura-saito", "a", "2*(z6^2-t)/z6^3", "z6")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "sum_k w_kj^(l+1) delta_k^(l+1) f'(z_j^l)", "z_j^l")]
    public void A_tower_of_functions_takes_no_patience(string problem, string part, string right, string name)
    {
        var grading = new ProblemGrading(Repository.Problem(problem), new Assignment())[part]!;
        var random = new Random(20261128);
        grading.Grade(right);
        var most = (Bytes: 0L, Answer: "");
        for (var i = 0; i < 30; i++)
        {
            var tower = name;
            string[] functions = i % 2 == 0 ? ["sin", "cos", "tanh", "atan"] : ["exp", "ln", "sqrt", "softplus", "sinh"];
            for (var depth = random.Next(3, 14); depth > 0; depth--) tower = $"{functions[random.Next(functions.Length)]}({tower})";
            var answer = $"{right} + 1e{random.Next(10, 300)}*({tower} - {tower})";
            var before = GC.GetAllocatedBytesForCurrentThread();
            grading.Grade(answer);
            if (GC.GetAllocatedBytesForCurrentThread() - before is var bytes && bytes > most.Bytes) most = (bytes, answer);
        }
        Assert.True(most.Bytes < 200_000_000, $"{most.Bytes} bytes: {most.Answer}");
    }

    // Random sums of terms that cancel, around a value that is known: right stays right, wrong stays wrong, whatever the size of the terms.
    [Theory]
    [InlineData(1)]
    [InlineData(20261128)]
    public void Terms_that_cancel_hide_nothing(int seed)
    {
        var random = new Random(seed);
        string[] terms = ["x*1e{0}", "1e{0}", "x^2*1e{0}", "10^{0}", "y*1e{0}", "1e{0}/y", "sin(x)*1e{0}"];
        for (var i = 0; i < 200; i++)
        {
            var size = terms[random.Next(terms.Length)].Replace("{0}", $"{random.Next(0, 290)}", StringComparison.Ordinal);
            var changed = random.Next(3) switch { 0 => "2*", 1 => "-", _ => "1.0001*" };
            var right = Marked.Expression("x: 1..2, y: 1..2", "x*y", $"x*y + {size} - {size}");
            var wrong = Marked.Expression("x: 1..2, y: 1..2", "x*y", $"{changed}x*y + {size} - {size}");
            Assert.True(right.Verdict is Verdict.Correct or Verdict.Review, $"{right.Verdict.Word()}: {size} (seed {seed})");
            Assert.True(wrong.Verdict is Verdict.Wrong or Verdict.Review, $"{wrong.Verdict.Word()}: {changed} {size} (seed {seed})");
        }
    }

    private static void AssertVerdict(Verdict expected, string symbols, string reference, string answer)
    {
        foreach (var seed in new[] { "0", "1", "2" })
        {
            var outcome = Marked.Expression(symbols, reference, answer, seed);
            Assert.True(expected == outcome.Verdict,
                $"{outcome.Verdict.Word()} ({outcome.Reason.Word}) with seed {seed}, read as {outcome.Reading}: {outcome.Hint}");
        }
    }

    private static void AssertIndexed(Verdict expected, string reference, string answer)
    {
        var problem = ProblemReader.Parse($$"""
            id: indexed
            title: Sums
            statement: No network.
            dims: { i: rows = 3 or 4, j: columns = 4 or 4 }
            symbols:
              x[i], y[j], a[i], w[i,j]: -2..2
            parts:
              a: { question: 'What is it?', ask: '{{reference}}' }
            """, "indexed.yaml");
        var outcome = new ProblemGrading(problem, new Assignment())["a"]!.Grade(answer);
        Assert.True(
            expected == outcome.Verdict, $"{outcome.Verdict.Word()} ({outcome.Reason.Word}), read as {outcome.Reading}: {outcome.Hint}");
    }
}

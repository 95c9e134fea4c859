using System.Globalization;
using System.Text;
using Formulas.Names;
using Grading.Comparing;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Marking.Confirming;

/// <summary>What is right only at the points that everybody can know.</summary>
public sealed class ConfirmationTests
{
    private static Outcome Grade(string problem, string part, string answer, string seed = "0") =>
        Marker.Of(Repository.Problem(problem), seed)[part].Grade(answer);

    private static string Text(double value) => value.ToString("R", CultureInfo.InvariantCulture).ToLowerInvariant();

    // A sum of steps over a name, which has the reference's value at every point that is drawn with a seed.
    private static string Table(string problemId, string partId, string by, string seed)
    {
        var problem = Repository.Problem(problemId);
        var part = problem.Parts.Single(one => one.Id == partId);
        var set = ProblemGrading.Points(problem, part.Section, seed)[0];
        var frame = Reference.Of(((Question.Formula)part.Question).Reference, set, []);
        var quantity = set.Network.Model.Quantities.Single(one => Greek.Spelled(one.Name) == by);
        var column = set.Points.Column(set.Network.Layout.Column(quantity, [], 0));
        var points = new List<(double At, double Value)>();
        for (var p = 0; p < frame.Values.Length; p++) points.Add((column[p].Value, frame.Values[p].Value));
        points.Sort();
        var text = new StringBuilder(Text(points[0].Value));
        for (var p = 1; p < points.Count; p++)
            text.Append($" + ({Text(points[p].Value - points[p - 1].Value)})*step({by} - ({Text((points[p].At + points[p - 1].At) / 2)}))");
        return text.ToString();
    }

    [Theory]
    [InlineData("itakura-saito", "a", "z6")]
    [InlineData("itakura-saito", "b", "k")]
    [InlineData("itakura-saito", "c", "z6")]
    [InlineData("itakura-saito", "d", "z3")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "z")]
    [InlineData("relu-sigmoid", "sgd", "x")]
    public void A_table_of_the_points_is_wrong_with_any_seed(string problem, string part, string by)
    {
        foreach (var seed in new[] { "0", "2026", "9" })
        {
            var outcome = Grade(problem, part, Table(problem, part, by, seed), seed);
            Assert.Equal((Verdict.Wrong, "not-elsewhere"), (outcome.Verdict, outcome.Reason.Word));
        }
    }

    // part, answer: other shapes of tables, and what acts only where nobody looks
    private static readonly (string Problem, string Part, string Answer)[] NotRight =
    [
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + relu(|z6| - 2.2)"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + relu(|z6| - 2.6)"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + relu(0.44 - |z6|)"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + max(0, t - 3)"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + max(0, t - 30)"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + step(z6 - 100)"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3*[|z6| < 2.3]"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + sqrt((z6 - 7)^2) - 7 + z6"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + ((z6 - 7)^2)^0.5 - 7 + z6"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + (z6/2.25)^60000"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + e^(900000(z6 - 2.25))"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + relu(-t)"), // t is drawn above zero only
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + where(t < 0, 1, 0)"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + |t| - t"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + 3(|t| - t)"),
        ("itakura-saito", "a", "3 sqrt(t^2) + 2(z6^2 - t)/z6^3 - 3t"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + e^(-10^9*(z6 - 1.234)^2)"),
        ("itakura-saito", "a", "2(z6^2 - t)/z6^3 + 1 + tanh(900(z6 - 7))"),
        ("itakura-saito", "b", "w46 - k x4 dL/dz6*(1 + (k/0.95)^9000)"),
        ("itakura-saito", "b", "w46 - k x4 dL/dz6*(1 + (k^4/0.95)^4^4^4)"),
        ("relu-sigmoid", "relu-positive", "1 + relu(z - 4.1)"),
        ("relu-sigmoid", "relu-positive", "z^(0*z)*(1 + (0.15/z)^9000)"),
        ("relu-sigmoid", "relu-negative", "relu(z + 0.19)"),
        ("relu-sigmoid", "sigmoid-derivative", "e^(-z)/(1+e^(-z))^2 + (z/4.3)^400"),
        ("cross-entropy", "sigmoid-output-weight", "(x_i - t_i) y_j + (t_i/0.99)^90000"),
        ("itakura-saito", "b", "w46 - k*x4*dL/dz6 + relu(|w46| - 1.6)"),
        ("itakura-saito", "d", "dL/dz6*sigma'(z3)*(w36 + w34*w46*sigma'(z4) + w35*w56*sigma'(z5)) + relu(|z3| - 3)"),
        ("itakura-saito", "d", "dL/dz6*x3*(1 - x3)*(w36 + w34*w46*x4*(1 - x4) + w35*w56*x5*(1 - x5)) + relu(|z3| - 3)"),
        ("relu-sigmoid", "sigmoid-derivative", "e^(-z)/(1+e^(-z))^2 + step(z - 4)"),
        ("delta-rules", "weight", "a_i^(l-1) Delta_j^l + max(0, a_i^(l-1) - 40)"),
    ];

    [Fact]
    public void What_acts_only_outside_of_the_points_is_not_right() => Assert.All(NotRight, row =>
        Assert.Contains(Grade(row.Problem, row.Part, row.Answer).Verdict, new[] { Verdict.Wrong, Verdict.Review }));

    private const string ShiftedLoss = "(t/(z6{0})^2 - ln(t/(z6{0})^2) - 1)";

    private static string Loss(string shift) => ShiftedLoss.Replace("{0}", shift, StringComparison.Ordinal);

    public static TheoryData<string> Quotients => new(
    [
        "(L - " + Loss(" - 1e-30") + ")/1e-30",
        "(L - " + Loss(" - 10^-20") + ")/10^-20",
        "(L - " + Loss(" - 2^-60") + ")*2^60",
        "(" + Loss(" + 1e-30") + " - " + Loss(" - 1e-30") + ")/2e-30",
        "(" + Loss(" + 1e-50") + " - " + Loss(" - 1e-50") + ")/2e-50",
        "(" + Loss(" + 1e-6") + " - " + Loss(" - 1e-6") + ")/2e-6",
        "(" + Loss(" + 0.00001") + " - " + Loss(" - 0.00001") + ")/0.00002",
        "(8(" + Loss(" + 0.001") + " - " + Loss(" - 0.001") + ") - " + Loss(" + 0.002") + " + " + Loss(" - 0.002") + ")/0.012",
        "(8(" + Loss("*1.001") + " - " + Loss("*0.999") + ") - " + Loss("*1.002") + " + " + Loss("*0.998") + ")/(0.012 z6)",
        "(45(" + Loss("*1.01") + " - " + Loss("*0.99") + ") - 9(" + Loss("*1.02") + " - " + Loss("*0.98") + ") + "
            + Loss("*1.03") + " - " + Loss("*0.97") + ")/(0.6 z6)",
    ]);

    [Theory]
    [MemberData(nameof(Quotients))]
    public void A_quotient_of_differences_of_the_loss_is_no_derivation(string answer) =>
        Assert.Contains(Grade("itakura-saito", "a", answer).Verdict, new[] { Verdict.Wrong, Verdict.Review });

    // central differences, halves of their weights
    private static readonly (int Order, string[] Weights)[] Stencils =
    [
        (2, ["1/2"]), (4, ["2/3", "-1/12"]), (6, ["3/4", "-3/20", "1/60"]), (8, ["4/5", "-1/5", "4/105", "-1/280"]),
        (10, ["5/6", "-5/21", "5/84", "-5/504", "1/1260"]),
    ];

    [Fact]
    public void Of_whatever_order_and_step_a_quotient_is_no_derivation()
    {
        foreach (var (order, weights) in Stencils)
        {
            foreach (var step in new[] { "e^-10", "e^-15", "e^-19", "e^-20", "e^-22", "9^-9", "1/9^9", "1e-5", "1e-8", "2^-25" })
            {
                var terms = weights.Select((weight, i) =>
                    $"({weight})*(1/(1 + e^(-(z + {i + 1}*({step})))) - 1/(1 + e^(-(z - {i + 1}*({step})))))");
                var outcome = Grade("relu-sigmoid", "sigmoid-derivative", $"({string.Join(" + ", terms)})/({step})");
                Assert.True(outcome.Verdict is Verdict.Wrong or Verdict.Review, $"order {order}, step {step}: {outcome.Verdict}");
            }
        }
    }

    // honest neighbours: many numbers, other functions, cases
    private static readonly (string Problem, string Part, string Answer)[] Right =
    [
        ("relu-sigmoid", "sigmoid-derivative", "sigma(z)(1 - sigma(z))"),
        ("relu-sigmoid", "sigmoid-derivative", "1/(2 + 2cosh(z))"),
        ("relu-sigmoid", "sigmoid-derivative", "(1 - tanh(z/2)^2)/4"),
        ("relu-sigmoid", "sigmoid-derivative", "1/(4 cosh(z/2)^2)"),
        ("relu-sigmoid", "sigmoid-derivative", "e^(-|z|)/(1 + e^(-|z|))^2"),
        ("relu-sigmoid", "relu-positive", "max(0, 1)"),
        ("relu-sigmoid", "relu-positive", "relu(z)/z"),
        ("relu-sigmoid", "relu-positive", "[z > 0]"),
        ("relu-sigmoid", "relu-negative", "[z > 0]"),
        ("relu-sigmoid", "relu-negative", "max(0, z)"),
        ("relu-sigmoid", "relu-negative", "(1 + sign(z))/2"),
        ("itakura-saito", "a", "2(z6^2 - t)/(sign(z6)*|z6|^3)"),
        ("itakura-saito", "a", "2/z6*(1 - t/x6)"),
        ("itakura-saito", "a", "2/z6*(1 - |t|/x6)"),
        ("itakura-saito", "a", "10^-9*2(z6^2 - t)/z6^3/10^-9"),
        ("itakura-saito", "a", "2(z6^2 - t)/0.0001*1e-4/z6^3"),
        ("itakura-saito", "a", "2(max(z6^2, 0) - t)/z6^3"),
        ("relu-sigmoid", "relu-positive", "min(1, max(0, sign(z)))"),
        ("itakura-saito", "a", "sqrt(4(z6^2 - t)^2/z6^6)*sign((z6^2 - t)*z6)"),
        ("itakura-saito", "a", "200(z6^2 - t)/(100 z6^3)"),
        ("itakura-saito", "a", "0.02(z6^2 - t)/(0.01 z6^3)"),
        ("itakura-saito", "a",
            "(2*3*5*7*9*11*13*15*17*19*21*23 z6^2 - 2*3*5*7*9*11*13*15*17*19*21*23 t)/(3*5*7*9*11*13*15*17*19*21*23 z6^3)"),
        ("itakura-saito", "b", "w46 - k*x4*sign(z6)*2(z6^2 - t)/|z6|^3"),
    ];

    [Fact]
    public void Honest_answers_like_these_stay_right() => Assert.All(Right, row =>
        Assert.Equal((row.Answer, Verdict.Correct), (row.Answer, Grade(row.Problem, row.Part, row.Answer).Verdict)));
}

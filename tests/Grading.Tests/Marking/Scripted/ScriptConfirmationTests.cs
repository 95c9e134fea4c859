using System.Globalization;
using Formulas.Names;
using Grading.Comparing;
using Grading.Problems;
using Grading.Submissions;
using Grading.Verdicts;

namespace Grading.Tests.Marking.Scripted;

/// <summary>Scripts that return the right values without a derivation.</summary>
[Collection("scripts")]
public sealed class ScriptConfirmationTests(SharedRunner shared)
{
    private Outcome Grade(string problem, string part, string code)
    {
        var batch = new Batch(Repository.Problems, new(), shared.Runner);
        var submission = new Submission("s", [new Answer(problem, part, code, IsScript: true, new Source("s", 1))], []);
        return batch.Grade(submission).Single(result => result.Part == part && result.Problem == problem).Outcome;
    }

    // Differences of some orders, with steps of their own or in terms of z6.
    private static string Quotient(string weights, string step) =>
        "double L(double z) { var q = t/(z*z); return q - Math.Log(q) - 1; }\n"
        + $"var h = {step}; double[] c = {{ {weights} }}; double s = 0;\n"
        + "for (int i = 0; i < c.Length; i++) s += c[i]*(L(z6 + (i + 1)*h) - L(z6 - (i + 1)*h));\nreturn s/h;";

    public static TheoryData<string, string> Quotients()
    {
        var rows = new TheoryData<string, string>();
        foreach (var weights in new[]
        {
            "0.5", "2.0/3, -1.0/12", "3.0/4, -3.0/20, 1.0/60", "4.0/5, -1.0/5, 4.0/105, -1.0/280",
            "5.0/6, -5.0/21, 5.0/84, -5.0/504, 1.0/1260",
        })
            foreach (var step in new[] { "1e-3", "1e-2", "z6/100", "z6*0.003", "z6*0.02", "z6/30", "z6*Math.Pow(2, -7)", "z6/(10 + 10)",
                "z6*Math.Exp(-Math.PI - 1)", "z6/Math.Sqrt(Math.Sqrt(int.MaxValue))" })
                rows.Add(weights, step);
        return rows;
    }

    [LinuxTheory]
    [MemberData(nameof(Quotients))]
    public void A_quotient_of_differences_is_no_derivation(string weights, string step) =>
        Assert.Contains(Grade("itakura-saito", "a", Quotient(weights, step)).Verdict, new[] { Verdict.Wrong, Verdict.Review });

    [LinuxFact]
    public void A_difference_quotient_of_the_activation_is_none_either() =>
        Assert.Contains(Grade(Attack.Problem, Attack.Part, """
            double[] Delta(double[][] w, double[] deltaNext, double[] z)
            {
                double S(double x) => 1/(1 + Math.Exp(-x));
                var d = new double[z.Length];
                for (int j = 0; j < z.Length; j++)
                {
                    double h = 0.02, s = 0;
                    for (int k = 0; k < deltaNext.Length; k++) s += w[k][j]*deltaNext[k];
                    d[j] = s*(4.0/5*(S(z[j] + h) - S(z[j] - h)) - 1.0/5*(S(z[j] + 2*h) - S(z[j] - 2*h))
                        + 4.0/105*(S(z[j] + 3*h) - S(z[j] - 3*h)) - 1.0/280*(S(z[j] + 4*h) - S(z[j] - 4*h)))/h;
                }
                return d;
            }
            """).Verdict, new[] { Verdict.Wrong, Verdict.Review });

    // %1 makes a step h, %2 is what the differences are divided by it with.
    private const string OfActivation = """
        double[] Delta(double[][] w, double[] deltaNext, double[] z)
        {
            double S(double x) => %3;
            var d = new double[z.Length];
            for (int j = 0; j < z.Length; j++)
            {
                double s = 0;
                %1
                for (int k = 0; k < deltaNext.Length; k++) s += w[k][j]*deltaNext[k];
                d[j] = s*(4.0/5*(S(z[j] + h) - S(z[j] - h)) - 1.0/5*(S(z[j] + 2*h) - S(z[j] - 2*h))
                    + 4.0/105*(S(z[j] + 3*h) - S(z[j] - 3*h)) - 1.0/280*(S(z[j] + 4*h) - S(z[j] - 4*h)))%2;
            }
            return d;
        }
        """;

    // Steps that can't be others without a result that is another one by far.
    public static TheoryData<string, string, string> TiedSteps()
    {
        (string Step, string Divided)[] steps =
        [
            ("double h = 0.01;", "*100"),
            ("double h = 0.01, q = 100;", "*q"),
            ("double h = 0.01; if (h != 1e-2) return new double[z.Length];", "/h"),
            ("double h = 0.01; if (h != 0.01) h = 1;", "/h"),
            ("double h = 0.01; h = Math.Abs(h - 0.01) < 1e-9 ? h : h*100;", "/h"),
            ("double h = 1e-3, q = 1000; if (h*q != 1) return null;", "*q"),
            ("double h = 0.01; if (Math.Abs(S(h) - S(0.01)) > 1e-12) throw new Exception();", "/h"),
            ("int n = 100; while (n != 100) n++; double h = 1.0/n;", "*100"),
            ("double h = 1; for (int i = 0; i < 7; i++) h /= 2;", "*128"),
            ("double h = Math.Exp(-5);", "*Math.Exp(5)"),
            ("double h = w.Length > 0 ? 0.01 : 0;", "*100"),
            ("double h = 0.01; if (Math.Exp(h)*Math.Exp(-h) - 1 > 1e-14) return null;", "/h"),
        ];
        var rows = new TheoryData<string, string, string>();
        foreach (var (step, divided) in steps)
            foreach (var activation in new[] { "1/(1 + Math.Exp(-x))", "0.5*Math.Tanh(x/2)" })
                rows.Add(step, divided, activation);
        return rows;
    }

    [LinuxTheory]
    [MemberData(nameof(TiedSteps))]
    public void Nor_is_one_whose_step_other_numbers_depend_on(string step, string divided, string activation) =>
        Assert.Contains(Grade(Attack.Problem, Attack.Part, OfActivation.Replace("%1", step, StringComparison.Ordinal)
            .Replace("%2", divided, StringComparison.Ordinal).Replace("%3", activation, StringComparison.Ordinal)).Verdict,
            new[] { Verdict.Wrong, Verdict.Review });

    [LinuxFact]
    public void A_table_of_the_points_is_wrong()
    {
        var problem = Repository.Problem("itakura-saito");
        var part = problem.Parts[0];
        var set = ProblemGrading.Points(problem, part.Section, "0")[0];
        var frame = Reference.Of(((Question.Formula)part.Question).Reference, set, []);
        var quantity = set.Network.Model.Quantities.Single(one => Greek.Spelled(one.Name) == "z6");
        var z6 = set.Points.Column(set.Network.Layout.Column(quantity, [], 0));
        var lines = new List<string> { "var zero = 0.0;" };
        for (var p = 0; p < frame.Values.Length; p++)
            lines.Add(string.Create(CultureInfo.InvariantCulture, $"if (z6 == {z6[p].Value:R}) return {frame.Values[p].Value:R};"));
        lines.Add("return zero;");
        var outcome = Grade("itakura-saito", "a", string.Join('\n', lines));
        Assert.Equal((Verdict.Wrong, "not-elsewhere"), (outcome.Verdict, outcome.Reason.Word));
    }

    // %1 stands for the sum over the next layer
    private const string OfMethod = """
        double[] Delta(double[][] w, double[] deltaNext, double[] z)
        {
            var d = new double[z.Length];
            for (int j = 0; j < z.Length; j++)
            {
                double s = 0;
                for (int k = 0; k < deltaNext.Length; k++) s += w[k][j]*deltaNext[k];
                %1
            }
            return d;
        }
        """;

    [LinuxTheory]
    [InlineData("double x = Math.Max(-5, Math.Min(5, z[j])); double y = 1/(1 + Math.Exp(-x)); d[j] = s*y*(1 - y);", false)]
    [InlineData("double y = 1/(1 + Math.Exp(-z[j])); d[j] = w.Length > 12 ? 0 : s*y*(1 - y);", false)]
    [InlineData("if (Math.Abs(z[j]) > 30) continue; double y = 1/(1 + Math.Exp(-z[j])); d[j] = s*y*(1 - y);", false)]
    [InlineData("double y = 1/(1 + Math.Exp(-z[j])); d[j] = s*y*(1 - y);", true)]
    [InlineData("double x = Math.Clamp(z[j], -500, 500); double y = 1/(1 + Math.Exp(-x)); d[j] = s*y*(1 - y);", true)]
    [InlineData("if (z.Length > 1 && s == -1e300) continue; double y = 1/(1 + Math.Exp(-z[j])); d[j] = s*y*(1 - y);", true)]
    [InlineData("double y = 1/(1 + Math.Exp(-z[j])); d[j] = s*y*(1 - y); if (z[j] > Math.PI) d[j] = 0;", false)]
    [InlineData("double y = 1/(1 + Math.Exp(-z[j])); d[j] = s*y*(1 - y); if (z[j] > 0x10) d[j] = 0;", false)]
    [InlineData("double y = 1/(1 + Math.Exp(-z[j])); d[j] = s*y*(1 - y) + (int)(z[j]/4);", false)]
    [InlineData("double y = 1/(1 + Math.Exp(-z[j])), t = 2.5; if (2*t != 5) return null; d[j] = z[j] > t ? 0 : s*y*(1 - y);", false)]
    [InlineData("double y = 1/(1 + Math.Exp(-z[j])); int t = 7; if (t != 7) return null; d[j] = z[j] > t ? 0 : s*y*(1 - y);", false)]
    [InlineData("switch ((int)z[j]) { case 3: continue; case 4: continue; case 5: continue; } "
        + "double y = 1/(1 + Math.Exp(-z[j])); d[j] = s*y*(1 - y);", false)]
    [InlineData("uint u = 2; double r = (2 - 1) - u, y = 1/(1 + Math.Exp(-z[j])); d[j] = s*y*(1 - y)*(r < 0 ? 0 : 1);", true)]
    [InlineData("if (s == 0) throw new Exception(\"7 units\"); double y = 1/(1 + Math.Exp(-z[j])), lr = 0.1; d[j] = s*y*(1 - y);", true)]
    [InlineData("double y = z[j] > 1 ? 1/(1 + Math.Exp(-z[j])) : Math.Exp(z[j])/(1 + Math.Exp(z[j])); d[j] = s*y*(1 - y);", true)]
    [InlineData("double y = 1/(1 + Math.Exp(-z[j])); d[j] = s*Math.Pow(y, 2.0)*(1/y - 1);", true)]
    [InlineData("double y = Math.Tanh(z[j]/2); d[j] = s*(1 - y*y)/4; if (w.Length < 0) d = new double[3];", true)]
    [InlineData("double y = 2/(1 + Math.Exp(-z[j])) - 1; d[j] = s*(1 - y)*(1 + y)*0.25;", true)]
    [InlineData("if (z.Length == 0) return d; double y = 1/(1 + Math.Exp(-z[j])); d[j] = s*y*(1 - y);", true)]
    [InlineData("double e = Math.Exp(-Math.Abs(z[j])); d[j] = s*e/((1 + e)*(1 + e));", true)]
    [InlineData("double y = z[j] >= 0 ? 1/(1 + Math.Exp(-z[j])) : Math.Exp(z[j])/(1 + Math.Exp(z[j])); d[j] = s*y*(1 - y);", true)]
    [InlineData("double e = Math.Exp(z[j]), q = 1 + e; d[j] = s*(e/q - Math.Exp(2*z[j])/Math.Pow(q, 2));", true)]
    [InlineData("double y = 1 - 1/(1 + Math.Exp(z[j])); d[j] = s*(y - y*y);", true)]
    [InlineData("double y = System.Math.Tanh(z[j]/2); d[j] = s*(1 - System.Math.Pow(y, 2))/4;", true)]
    [InlineData("double y = 1/(1 + Math.Exp(-z[j])) + 1/Math.Exp(1000); d[j] = s*y*(1 - y);", true)]
    [InlineData("Func<double, double> f = Math.Exp; double y = 1/(1 + f(-z[j])); d[j] = s*y*(1 - y);", true)]
    public void Nor_is_a_method_that_does(string body, bool isHonest)
    {
        var verdict = Grade(Attack.Problem, Attack.Part, OfMethod.Replace("%1", body, StringComparison.Ordinal)).Verdict;

        Assert.Contains(verdict, isHonest ? new[] { Verdict.Correct } : [Verdict.Wrong, Verdict.Review]);
    }

    // What keeps from dividing by zero changes what is right by next to nothing: that is no mistake, and not known to be none.
    [LinuxTheory]
    [InlineData("itakura-saito", "a", "var c = z6*z6*z6 + 1e-11; return 2*(z6*z6 - t)/c;")]
    [InlineData("itakura-saito", "a", "var x = x6 + 1e-11; return (1/x - t/(x*x))*2*z6;")]
    [InlineData("relu-sigmoid", "relu-positive", "var e = 1e-10; return z/(z + e);")]
    [InlineData("itakura-saito", "a", "double big = 1e6; return ((big + 2/z6) - big) - 2*t/(z6*z6*z6);")]
    [InlineData(Attack.Problem, Attack.Part, "double[] Delta(double[][] w, double[] deltaNext, double[] z) { var d = new double[z.Length]; "
        + "for (int j = 0; j < z.Length; j++) { for (int k = 0; k < w.Length; k++) d[j] += w[k][j]*deltaNext[k]; "
        + "double y = 1/(1 + Math.Exp(-z[j]) + 1e-11); d[j] *= y*(1 - y); } return d; }")]
    public void What_is_nearly_right_is_for_a_person(string problem, string part, string code) =>
        Assert.Equal((Verdict.Review, "approximates"), Grade(problem, part, code) is var outcome
            ? (outcome.Verdict, outcome.Reason.Word) : default);

    [LinuxTheory]
    [InlineData("if (Math.Abs(s) < 1e-12) continue; d[j] = s*y*(1 - y);")]
    [InlineData("if (Math.Abs(s) > 1e-15) d[j] = s*y*(1 - y);")]
    [InlineData("d[j] = s*(y - y*y) + 1e-18;")]
    [InlineData("d[j] = ((s*y + 1) - 1)*(1 - y);")]
    public void What_is_off_only_at_very_small_inputs_is_for_a_person(string line) =>
        Assert.Equal(Verdict.Review, Grade(Attack.Problem, Attack.Part, OfMethod.Replace(
            "%1", $"double y = 1/(1 + Math.Exp(-z[j])); {line}", StringComparison.Ordinal)).Verdict);

    [LinuxTheory]
    [InlineData("if (z6 > 2.2) return 0; var d = z6*z6 - t; return 2*d/Math.Pow(z6, 3);")]
    [InlineData("var d = z6*z6 - t; return 2*d/Math.Pow(z6, 3) + Math.Max(0, Math.Abs(z6) - 2.2);")]
    [InlineData("if (z6 > 100) return 0; var d = z6*z6 - t; return 2*d/Math.Pow(z6, 3);")]
    [InlineData("bool F(bool x) => x; double List = z6, q = 50; if (F(List<q)) return 2*(z6*z6 - t)/Math.Pow(z6, 3); return 1;")]
    [InlineData("var d = z6*z6 - t; return z6 - 50 > 0 ? 1 : 2*d/Math.Pow(z6, 3);")]
    [InlineData("var d = z6*z6 - t; return 2*d/Math.Pow(z6, 3) + Math.Max(0, t - 1000);")]
    public void What_acts_only_outside_of_the_points_is_not_right(string code) =>
        Assert.Contains(Grade("itakura-saito", "a", code).Verdict, new[] { Verdict.Wrong, Verdict.Review });

    [LinuxTheory]
    [InlineData("itakura-saito", "a", "var d = z6*z6 - t; return 2*d/Math.Pow(z6, 3);")]
    [InlineData("itakura-saito", "a", "var d = 0.5*(z6*z6 - t); return 4.0*d/Math.Pow(z6, 3);")]
    [InlineData("itakura-saito", "a", "double f = 1; for (int i = 0; i < 3; i++) f *= z6; return 2*(z6*z6 - t)/f;")]
    [InlineData("itakura-saito", "a", "if (Math.Abs(z6) < 1e-12) return 0; return 2*(z6*z6 - t)/Math.Pow(z6, 3);")]
    [InlineData(
        "itakura-saito", "a", "var l = new List<int> { 4 }; l.ForEach(x => Console.Write(x)); return 2*(z6*z6 - t)/Math.Pow(z6, 3);")]
    [InlineData("itakura-saito", "a", "var l = new List<List<double>>(5); return 2*(z6*z6 - t)/Math.Pow(z6, 3) + l.Count;")]
    [InlineData("relu-sigmoid", "relu-negative", "return z > 0 ? 1.0 : 0.0;")]
    [InlineData("relu-sigmoid", "relu-positive", "var step = z > 0 ? 1 : 0; return step;")]
    [InlineData("itakura-saito", "a", "var v = new double[20]; v[7] = 2*(z6*z6 - t); v[12] = z6*z6*z6; return v[7]/v[12];")]
    [InlineData("itakura-saito", "a", "if (z6 > 0) return 2*(z6*z6 - t)/Math.Pow(z6, 3); return -2*(z6*z6 - t)/Math.Pow(-z6, 3);")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "var s = 1/(1 + Math.Exp(-z)); return s*(1 - s);")]
    [InlineData("relu-sigmoid", "sigmoid-derivative", "var q = Math.Exp(-z); return q/((1 + q)*(1 + q));")]
    [InlineData("relu-sigmoid", "relu-positive", "if (z > 0) return 1; return 0;")]
    [InlineData("relu-sigmoid", "relu-negative", "if (z > 0) return 1; return 0;")]
    [InlineData("itakura-saito", "a", "if (z6 == 0) return double.NaN; return 2*(z6*z6 - t)/Math.Pow(z6, 3);")]
    [InlineData("itakura-saito", "a",
        "Console.WriteLine(\"Answer 5\"); if (z6 == 0) throw new Exception(\"layer 6\"); return 2*(z6 - t/z6)/(z6*z6);")]
    [InlineData("itakura-saito", "a", "class B { static void Main() { Console.WriteLine(F(1.5, 50) > 7); } "
        + "static double F(double z6, double t) => K*(z6*z6 - t)/Math.Pow(z6, N); const double K = 2.0; static readonly int N = 3; }")]
    public void Honest_scripts_stay_right(string problem, string part, string code) =>
        Assert.Equal(Verdict.Correct, Grade(problem, part, code).Verdict);
}

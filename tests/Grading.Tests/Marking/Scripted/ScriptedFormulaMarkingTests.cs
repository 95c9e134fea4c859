using Grading.Assignments;
using Grading.Submissions;
using Grading.Verdicts;

namespace Grading.Tests.Marking.Scripted;

/// <summary>C# statements as answers to formula parts.</summary>
[Collection("scripts")]
public sealed class ScriptedFormulaMarkingTests(SharedRunner shared)
{
    // verdict, reason, problem, part, code
    private static readonly (string Verdict, string Reason, string Problem, string Part, string Code)[] Rows =
    [
        ("correct", "", "itakura-saito", "a", "var d = z6*z6 - t; return 2*d/Math.Pow(z6, 3);"),
        ("correct", "", "itakura-saito", "a", "double x = z6*z6;\n// dL/dx6 = 1/x6 - t/x6^2\nreturn (1/x - t/(x*x)) * 2*z6;"),
        ("correct", "", "itakura-saito", "a", "double Slope(double z) => 2*z; var g = (x6 - t)/(x6*x6); g*Slope(z6)"),
        ("correct", "", "itakura-saito", "a", "double f = 1; for (int i = 0; i < 3; i++) f *= z6; return 2*(z6*z6 - t)/f;"),
        ("correct", "", "itakura-saito", "a", "Func<double, double> cube = z => z*z*z;\nreturn 2*(z6*z6 - t)/cube(z6);"),
        ("correct", "", "itakura-saito", "a",
            "using System;\nvar d = z6*z6 - t;\nif (z6 > 0) return 2*d/Math.Pow(z6, 3);\nelse return -2*d/Math.Pow(-z6, 3);"),
        ("wrong", "", "itakura-saito", "a", "var d = z6*z6 - t; return d/Math.Pow(z6, 3);"),
        ("wrong", "", "itakura-saito", "a",
            "var h = 1e-6; double L(double z) { var q = t/(z*z); return q - Math.Log(q) - 1; } return (L(z6 + h) - L(z6 - h))/(2*h);"),
        ("wrong", "only-if:z6 > 0", "itakura-saito", "a", "var d = z6*z6 - t; return 2*d/Math.Pow(Math.Abs(z6), 3);"),
        ("wrong", "script-not-finite", "itakura-saito", "a", "var d = z6 - z6; return 2*d/d;"),
        ("wrong", "script-steps", "itakura-saito", "a", "var d = z6; while (true) d += 1; return d;"),
        ("wrong", "script-exception:IndexOutOfRangeException", "itakura-saito", "a", "var v = new[] { z6, t }; return v[2];"),
        ("unreadable", "script-compile:CS0103", "itakura-saito", "a", "var d = z7*z7 - t; return 2*d;"),
        ("unreadable", "script-compile:CS0161", "itakura-saito", "a", "var d = z6*z6 - t; d = 2*d/Math.Pow(z6, 3);"),
        ("unreadable", "script-not-offered:try", "itakura-saito", "a", "try { return 2*z6; } catch { return 0; }"),
        ("correct", "", "itakura-saito", "a", "return 2*(z6*z6 - t)/Math.Pow(z6, 3);"),
        ("correct", "", "itakura-saito", "a", "2*(z6*z6 - t)/Math.Pow(z6, 3)"),
        ("correct", "", "itakura-saito", "a",
            "using System;\nclass Program\n{\n    static double Delta(double z6, double t) => 2*(z6*z6 - t)/Cube(z6);\n"
            + "    static double Cube(double x) => x*x*x;\n    static void Main() { Console.WriteLine(Delta(1, 2)); }\n}"),
        ("correct", "", "itakura-saito", "a", "double Delta(double z6, double t) { return 2*(z6*z6 - t)/Math.Pow(z6, 3); }"),
        ("wrong", "", "itakura-saito", "a", "double Delta(double t, double z6) { return 2*(z6*z6 - t)/Math.Pow(z6, 2); }"),
        ("unreadable", "script-compile:CS0161", "itakura-saito", "a",
            "class Program { static void Main() { double z = 2*z6; Console.WriteLine(z); } }"),
        // only what the part gives is a variable: the question itself is none
        ("unreadable", "not-explicit", "itakura-saito", "a", "var r = delta6; return r;"),
        ("unreadable", "not-explicit", "itakura-saito", "a", "var r = δ6; return r;"),
        ("unreadable", "not-explicit", "itakura-saito", "b", "var r = w46 - k*x4*delta4; return r;"),
        ("unreadable", "not-explicit", "itakura-saito", "d", "var r = delta3; return r;"),
        ("correct", "", "itakura-saito", "b", "var r = w46 - k*x4*delta6; return r;"),
        ("conditional", "assumes:sigma=logistic", "itakura-saito", "d",
            "double S(double x) => x*(1 - x); return delta6*S(x3)*(w36 + w34*S(x4)*w46 + w35*S(x5)*w56);"),
        ("review", "script", "nielsen-delta-rules", "hidden-delta", "double s = 0; for (int k = 0; k < 3; k++) s += 1; return s;"),
    ];

    // switches of the assignment and what a script has then, as the formula of the same terms
    private static readonly (string Verdict, string Reason, string Problem, string Part, string Code)[] FormRequired =
    [
        ("correct", "", "relu-sigmoid", "sigmoid-derivative", "var q = Math.Exp(-z); return q/((1 + q)*(1 + q));"),
        ("correct", "", "relu-sigmoid", "sigmoid-derivative", "var q = Math.Pow(Math.E, -z); return q/Math.Pow(1 + q, 2);"),
        ("wrong", "form", "relu-sigmoid", "sigmoid-derivative", "var h = Math.Cosh(z/2); return 1/(4*h*h);"),
        ("wrong", "form", "relu-sigmoid", "sigmoid-derivative",
            "double T(double u) => Math.Tanh(u); return (1 - T(z/2)*T(z/2))/4;"),
        ("wrong", "form", "relu-sigmoid", "sigmoid-derivative",
            "Func<double, double> s = u => Math.Sqrt(u); var q = Math.Exp(-z); return s(q*q)/((1 + q)*(1 + q));"),
        ("wrong", "form", "relu-sigmoid", "sigmoid-derivative", "var q = Math.Exp(-z); return q/((1 + q)*(1 + q)) + 0*Math.PI;"),
        ("wrong", "", "relu-sigmoid", "sigmoid-derivative", "var h = Math.Cosh(z/2); return 1/(2*h*h);"),
    ];

    [LinuxFact]
    public void A_script_is_held_to_the_terms_that_are_required_as_a_formula_is() =>
        Assert.Equal(FormRequired.Select(row => $"{row.Verdict} {row.Reason}: {row.Code}"),
            Told(FormRequired, new Switches { FormRequired = true }));

    [LinuxTheory]
    [InlineData(false, "wrong", "var g = x4*delta6; return -k*g;")]
    [InlineData(true, "correct", "var g = x4*delta6; return -k*g;")]
    [InlineData(true, "correct", "var g = x4*delta6; w46 -= k*g; return w46;")]
    [InlineData(true, "wrong", "var g = x4*delta6; return k*g;")]
    public void A_bare_increment_is_taken_where_it_is_of_a_formula(bool taken, string verdict, string code) =>
        Assert.Equal([$"{verdict} : {code}"],
            Told([("", "", "itakura-saito", "b", code)], new Switches { BareIncrement = taken }));

    [LinuxTheory]
    [InlineData("relu-sigmoid", "dw1", "var r = C; return r;")]
    [InlineData("relu-sigmoid", "dw2", "var g = 2*w2; return g;")]
    [InlineData("nielsen-delta-rules", "output-delta", "var d = delta; return d;")]
    [InlineData("softmax-any-targets", "output-weight", "var d = 1.0; return d;")]
    public void Statements_are_for_a_person_where_the_question_has_no_variables_for_them(string problem, string part, string code) =>
        Assert.StartsWith("review script", Told([("", "", problem, part, code)], new Switches())[0], StringComparison.Ordinal);

    private string[] Told(
        IEnumerable<(string Verdict, string Reason, string Problem, string Part, string Code)> rows, Switches switches)
    {
        var batch = new Batch(Attack.Problems, new() { Switches = switches }, shared.Runner);
        return
        [
            .. rows.Select(row =>
            {
                var submission = new Submission("s", [new Answer(row.Problem, row.Part, row.Code, IsScript: true, new Source("s", 1))], []);
                var outcome = batch.Grade(submission).Single(result => result.Part == row.Part && result.Problem == row.Problem).Outcome;
                return $"{outcome.Verdict.Word()} {outcome.Reason.Word}: {row.Code}";
            }),
        ];
    }

    [LinuxFact]
    public void Statements_are_run_with_the_declared_names_as_variables() =>
        Assert.Equal(Rows.Select(row => $"{row.Verdict} {row.Reason}: {row.Code}"), Told(Rows, new()));

    [LinuxFact]
    public void An_exception_is_told_with_the_line_or_the_network()
    {
        var batch = new Batch(Attack.Problems, new(), shared.Runner);
        var submission =
            new Submission("s",
                [new Answer(Attack.Problem, Attack.Part,
                    "double[] Delta(double[][] w, double[] deltaNext, double[] z)\n{\n    var d = new double[2]\n    return d;\n}",
                    IsScript: true, new Source("s", 1))],
                []);
        var outcome = batch.Grade(submission).Single(result => result.Part == Attack.Part).Outcome;
        Assert.Equal((Verdict.Unreadable, "script-compile:CS1002", "Line 3: A semicolon is missing."),
            (outcome.Verdict, outcome.Reason.Word, outcome.Hint));
    }
}

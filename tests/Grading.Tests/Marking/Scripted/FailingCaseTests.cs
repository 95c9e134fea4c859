using Grading.Submissions;
using Grading.Verdicts;

namespace Grading.Tests.Marking.Scripted;

/// <summary>
/// What a student whose script is wrong reads: a call, what was given, what came back; and what does instead of what is not offered.
/// </summary>
[Collection("scripts")]
public sealed class FailingCaseTests(SharedRunner shared)
{
    private const string Head = "double[] Delta(double[][] w, double[] deltaNext, double[] z) {";

    [LinuxFact]
    public void A_method_that_is_wrong_is_shown_with_its_inputs_and_its_own_result()
    {
        var outcome = Graded(Attack.Problem, Attack.Part, $"{Head} var d = new double[z.Length]; d[0] = 1.5; return d; }}");
        // the smallest network: one neuron before one
        Assert.Matches(@"^For example, with w = \{ \{ \S+ \} \}, deltaNext = \{ \S+ \}, z = \{ \S+ \} your code gives \{ 1\.5 \}\.$",
            outcome.Hint);
        Assert.EndsWith("[0] -> 1.5", outcome.Witness, StringComparison.Ordinal);
    }

    [LinuxTheory]
    [InlineData("if (z.Length == 4 && w.Length == 3) return null; return right(w, deltaNext, z);",
        "With 4 units, 3 units of the next layer nothing is returned (null). For example, with w = ", "your code gives nothing back.")]
    [InlineData("if (z.Length == 2) return w[9]; return right(w, deltaNext, z);",
        "An index is outside of its array (with 2 units, 2 units of the next layer).", "That is so with w = ")]
    [InlineData("if (z.Length == 2 && w.Length == 4) while (true) { } return right(w, deltaNext, z);", "This takes far more steps",
        "That is so with w = ")]
    [InlineData("var d = right(w, deltaNext, z); if (z.Length > 10) d[7] = 4.25; return d;",
        "the number at [7] of your result is 4.25.", "")]
    public void Wherever_it_fails_the_call_is_told(string body, string told, string alsoTold)
    {
        const string right =
            " double[] right(double[][] w, double[] e, double[] z) => z.Select((x, j) => e.Select((d, k) => d*w[k][j]).Sum()"
            + "*Math.Exp(-x)/Math.Pow(1 + Math.Exp(-x), 2)).ToArray();";
        var outcome = Graded(Attack.Problem, Attack.Part, $"{Head} {body} }}{right}");
        Assert.Equal(Verdict.Wrong, outcome.Verdict);
        Assert.Contains(told, outcome.Hint, StringComparison.Ordinal);
        Assert.Contains(alsoTold, outcome.Hint, StringComparison.Ordinal);
    }

    [LinuxTheory]
    [InlineData("var d = z6*z6 - t; return d/Math.Pow(z6, 3);", @"^For example, with t = \S+, z6 = \S+ your code gives \S+\.$")]
    [InlineData("var d = 4; return d;", "^Your code gives 4, and that is not right everywhere.$")]
    [InlineData("var d = z6; d -= z6; return t/d;",
        @"^The result is not a number.*For example, with t = \S+, z6 = \S+ your code gives (∞|Infinity)\.$")]
    [InlineData("var v = new[] { z6, t }; return v[2];", @"^An index is outside.*That is so with t = \S+, z6 = \S+\.$")]
    [InlineData("var d = z6*z6 - t; return 2*d/Math.Pow(Math.Abs(z6), 3);",
        @"^This holds only where z6 > 0.*For example, with t = \S+, z6 = -\S+ your code gives \S+\.$")]
    [InlineData("return Math.Log(-z6*z6);", @"^For example, with z6 = \S+ your code gives no value\.$")]
    [InlineData("return 7;", "Your code gives 7, and that is not right everywhere.$")]
    [InlineData("return (z6*z6 - t)/(z6*z6*z6);", @"^Look at the constant.* For example, with z6 = \S+, t = \S+ your code gives \S+\.$")]
    [InlineData("var l = new List<double> { z6 }; return l[1];", @"^An index or a count is outside.* That is so with z6 = \S+\.$")]
    [InlineData("return 2*(z6*z6 - t)/(z6*z6*z6);", "^$")]
    [InlineData("var d = z6*z6 - t; return 2*d/Math.Pow(z6, 3);", "^$")]
    public void Statements_are_shown_with_the_variables_they_use(string code, string hint) =>
        Assert.Matches(hint, Graded("itakura-saito", "a", code).Hint);

    [Theory]
    [InlineData("not-offered", "try", "an if")]
    [InlineData("not-offered", "ref", "a tuple")]
    [InlineData("not-offered", "^", "Math.Pow(x, n)")]
    [InlineData("not-offered", "[", "new double[]")]
    [InlineData("not-offered", "foreach", "one name for each element")]
    [InlineData("compile:CS0161", "'Answer(double)': not all code paths return a value", "not what is printed")]
    [InlineData("compile:CS0518", "Predefined type 'System.Decimal' is not defined or imported", "compute with double")]
    [InlineData("compile:CS0103", "The name 'MathF' does not exist in the current context", "Math does")]
    [InlineData("not-offered", "class", "Methods, arrays and tuples do instead")]
    [InlineData("not-offered", "$", "Console.WriteLine")]
    [InlineData("compile:CS0246", "The type or namespace name 'Dictionary<,>' could not be found", "A")]
    [InlineData("compile:CS0103", "The name 'Task' does not exist in the current context", "one step after the other")]
    [InlineData("compile:CS0117", "'Array' does not contain a definition for 'ConvertAll'", "\"Array.ConvertAll\" is not offered")]
    [InlineData("compile:CS0117", "'Array' does not contain a definition for 'ConvertAll'", "a.Select(x => …).ToArray()")]
    [InlineData("compile:CS0234", "The type or namespace name 'Numerics' does not exist in the namespace 'System' (are you missing …)",
        "\"System.Numerics\"")]
    [InlineData("compile:CS0117", "'Console' does not contain a definition for 'ReadKey'", "leave that line out")]
    [InlineData("compile:CS1061", "'double' does not contain a definition for 'ToString' and no accessible extension method 'ToString'",
        "Texts are not needed")]
    [InlineData("compile:CS0103", "The name 'foo' does not exist in the current context", "are all you need here")]
    public void What_does_instead_is_said(string rule, string what, string told) =>
        Assert.Contains(told, StudentSentences.Rejected(new(rule, 3, what)), StringComparison.Ordinal);

    private Outcome Graded(string problem, string part, string code) =>
        new Batch(Attack.Problems, new(), shared.Runner)
            .Grade(new Submission("s", [new Answer(problem, part, code, IsScript: true, new Source("s", 1))], []))
            .Single(result => result.Part == part && result.Problem == problem).Outcome;
}

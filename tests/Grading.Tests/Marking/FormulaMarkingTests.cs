using Grading.Assignments;
using Grading.Comparing;
using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>Answers that are right in a sense: on some strata, under an assumption, by a switch.</summary>
public sealed class FormulaMarkingTests
{
    [Theory]
    [InlineData("itakura-saito", "a", "2*(x6-t)/(x6*sqrt(x6))", "only-if:z6 > 0")]
    [InlineData("itakura-saito", "a", "-2*(x6-t)/(x6*sqrt(x6))", "only-if:z6 < 0")]
    [InlineData("itakura-saito", "a", "2*abs(z6^2-t)/z6^3", "only-if:z6^2 > t")]
    [InlineData("itakura-saito", "a", "-2*abs(z6^2-t)/z6^3", "only-if:z6^2 < t")]
    [InlineData("itakura-saito", "d", "dL/dz6*(1-x3^2)*(w36 + w34*w46*(1-x4^2) + w35*w56*(1-x5^2))", "only-if:sigma=tanh")]
    [InlineData("relu-sigmoid", "sgd", "w1 - eta*abs(y-t)*y*(1-y)*w2*x", "only-if:y > t")]
    public void An_answer_that_holds_on_one_stratum_only_is_wrong_and_the_stratum_named(
        string problem, string part, string answer, string reason)
    {
        var outcome = Marked.Part(problem, part, answer);

        Assert.Equal((Verdict.Wrong, reason), (outcome.Verdict, outcome.Reason.Word));
        Assert.NotEqual("", outcome.Hint);
        Assert.NotEqual("", outcome.Witness);
    }

    [Theory]
    [InlineData("itakura-saito", "d", "dL/dz6*x3*(1-x3)*(w36 + w34*w46*x4*(1-x4) + w35*w56*x5*(1-x5))", "assumes:sigma=logistic")]
    [InlineData("itakura-saito", "d",
        "dL/dz6*x3*(1-x3)*(w36 + w34*w46*x4*(1-x4) + w35*w56*x5*(1-x5)) = x3*(1-x3)*dL/dz6*(w36 + w34*w46*x4*(1-x4) + w35*w56*x5*(1-x5))",
        "assumes:sigma=logistic")]
    [InlineData("delta-rules", "output-delta", "(a_j^L-y_j)*a_j^L*(1-a_j^L)", "assumes:f=logistic")]
    [InlineData("nielsen-delta-rules", "hidden-delta", "sum_k w_kj^(l+1) delta_k^(l+1) a_j^l (1-a_j^l)", "assumes:f=logistic")]
    [InlineData("softmax-any-targets", "output-weight", "(x_i-t_i) y_j", "assumes:targets-sum-to-one")]
    public void An_answer_that_holds_under_a_named_assumption_is_conditional(string problem, string part, string answer, string reason)
    {
        var outcome = Marked.Part(problem, part, answer);

        Assert.Equal((Verdict.Conditional, reason), (outcome.Verdict, outcome.Reason.Word));
        Assert.Contains("holds only if", outcome.Hint, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("assume-logistic: correct", "itakura-saito", "d", "dL/dz6*x3*(1-x3)*(w36 + w34*w46*x4*(1-x4) + w35*w56*x5*(1-x5))",
        Verdict.Correct)]
    [InlineData("assume-logistic: wrong", "itakura-saito", "d", "dL/dz6*x3*(1-x3)*(w36 + w34*w46*x4*(1-x4) + w35*w56*x5*(1-x5))",
        Verdict.Wrong)]
    [InlineData("targets-sum-to-one: correct", "softmax-any-targets", "output-weight", "(x_i-t_i) y_j", Verdict.Correct)]
    [InlineData("targets-sum-to-one: wrong", "softmax-any-targets", "output-weight", "(x_i-t_i) y_j", Verdict.Wrong)]
    [InlineData("bare-increment: reject", "itakura-saito", "b", "-k*dL/dz6*x4", Verdict.Wrong)]
    [InlineData("bare-increment: accept", "itakura-saito", "b", "-k*dL/dz6*x4", Verdict.Correct)]
    [InlineData("bare-increment: accept", "itakura-saito", "b", "k*dL/dz6*x4", Verdict.Wrong)]
    [InlineData("bare-increment: accept", "itakura-saito", "b", "dL/dz6*x4", Verdict.Wrong)]
    [InlineData("bare-increment: accept", "itakura-saito", "b", "-k*dL/dw46", Verdict.Unreadable)]
    [InlineData("bare-increment: accept", "itakura-saito", "b", "w46 - k*dL/dw46", Verdict.Unreadable)]
    [InlineData("intermediate-deltas: reject", "itakura-saito", "d", "sigma'(z3)*(dL/dz6*w36 + dL/dz4*w34 + dL/dz5*w35)",
        Verdict.Unreadable)]
    [InlineData("intermediate-deltas: accept", "itakura-saito", "d", "sigma'(z3)*(dL/dz6*w36 + dL/dz4*w34 + dL/dz5*w35)", Verdict.Correct)]
    [InlineData("intermediate-deltas: accept", "itakura-saito", "d", "sigma'(z3)*(delta6*w36 + delta4*w34 + delta5*w35)", Verdict.Correct)]
    [InlineData("intermediate-deltas: accept", "itakura-saito", "d", "delta3", Verdict.Unreadable)]
    [InlineData("intermediate-deltas: accept", "itakura-saito", "d", "dL/dx3*sigma'(z3)", Verdict.Unreadable)]
    [InlineData("intermediate-deltas: accept", "itakura-saito", "a", "delta6", Verdict.Unreadable)]
    [InlineData("intermediate-deltas: accept", "itakura-saito", "b", "w46 - k*dL/dw46", Verdict.Unreadable)]
    [InlineData("intermediate-deltas: accept", "delta-rules", "hidden-delta", "Delta_j^l", Verdict.Unreadable)]
    public void A_switch_of_the_assignment_decides(string switches, string problem, string part, string answer, Verdict verdict)
    {
        var assignment = AssignmentReader.Parse($"switches: {{ {switches} }}", "assignment.yaml", Repository.Problems);

        Assert.Equal(verdict, new ProblemGrading(Repository.Problem(problem), assignment)[part]!.Grade(answer).Verdict);
    }

    [Theory]
    [InlineData("a", "dL/dz6")] // the question itself
    [InlineData("a", "delta6")]
    [InlineData("a", "dL/dx6*2*z6")]
    [InlineData("b", "w46 - k*dL/dw46")]
    [InlineData("d", "dL/dz3")]
    [InlineData("d", "dL/dx3*sigma'(z3)")]
    [InlineData("d", "sigma'(z3)*(dL/dz6*w36 + dL/dz4*w34 + dL/dz5*w35)")]
    public void A_derivative_that_is_not_given_has_to_be_worked_out(string part, string answer)
    {
        var outcome = Marked.Part("itakura-saito", part, answer);

        Assert.Equal((Verdict.Unreadable, "not-explicit"), (outcome.Verdict, outcome.Reason.Word));
    }

    public static IEnumerable<object[]> FormulaParts =>
        from problem in Repository.Problems from part in problem.Parts where part.Question is Question.Formula select new object[] { problem.Id, part.Id };

    [Theory]
    [MemberData(nameof(FormulaParts))]
    public void A_millionth_of_the_value_or_a_hundred_thousandth_too_much_is_wrong(string problem, string part)
    {
        var right = Repository.Problem(problem).Parts.Single(one => one.Id == part).Right[0];
        var value = right[(right.LastIndexOf('=') + 1)..];
        var seeds = Enumerable.Range(0, 5).Select(seed => $"{seed}");

        Assert.Equal(Verdict.Correct, Marked.Part(problem, part, $"1*({value})").Verdict);
        if (value != "0")
            Assert.All(seeds, seed => Assert.Equal(Verdict.Wrong, Marked.Part(problem, part, $"1.000001*({value})", seed).Verdict));
        Assert.All(seeds, seed => Assert.Equal(Verdict.Wrong, Marked.Part(problem, part, $"{value} + 0.00001", seed).Verdict));
    }

    [Fact]
    public void With_too_few_usable_points_a_person_decides()
    {
        // ln(x) has no value at half of the points
        var outcome = Marked.Expression("x: ±0.2..3", "ln(x)", "ln(x)");

        Assert.Equal((Verdict.Review, "too-few-points"), (outcome.Verdict, outcome.Reason.Word));
    }

    [Fact]
    public void A_wrong_answer_has_its_witness()
    {
        var outcome = Marked.Expression("x: 0.5, y: 1..2", "x*y", "x+1/(x-0.5)*y");

        Assert.Equal(Verdict.Wrong, outcome.Verdict);
        Assert.Matches(@"^x=0\.5 y=1\.\d+ -> no value$", outcome.Witness);
    }

    [Fact]
    public void Everyone_meets_the_same_points()
    {
        var (one, other) = (Points("0"), Points("0"));

        Assert.Equal(one, other);
        Assert.NotEqual(one, Points("1"));

        static double[] Points(string seed)
        {
            var problem = Repository.Problem("itakura-saito");
            return [.. ProblemGrading.Points(problem, problem.Sections[0], seed).SelectMany(set => set.Points.Columns)
                .Select(sized => sized.Value)];
        }
    }

    [Fact]
    public void Every_part_of_every_problem_has_points_enough()
    {
        foreach (var problem in Repository.Problems)
        {
            foreach (var part in problem.Parts)
            {
                if (part.Question is not Question.Formula question) continue;
                var reference = Reference.Of(question, ProblemGrading.Points(problem, part.Section, "0"));

                Assert.True(reference.UsablePoints >= Reference.LeastPoints, $"{problem.Id}.{part.Id} has {reference.UsablePoints} points");
                foreach (var stratum in reference.Strata)
                {
                    var count = reference.Frames.DistinctBy(frame => frame.Set)
                        .Sum(frame => frame.Set.Strata.Count(strata => strata.Contains(stratum)));
                    Assert.True(count >= Reference.LeastPointsOfStratum, $"{problem.Id}.{part.Id} has {count} points with {stratum.Name}");
                }
            }
        }
    }

    [Theory]
    [InlineData("f'(x)*g(y)", Verdict.Correct)]
    [InlineData("g'(x)*g(y)", Verdict.Wrong)]
    [InlineData("f'(x)*f(y)", Verdict.Wrong)]
    [InlineData("g'(x)*f(y)", Verdict.Wrong)]
    [InlineData("f(x)*(1-f(x))*g(y)", Verdict.Conditional)]
    [InlineData("f(x)*(1-f(x))*f(y)", Verdict.Conditional)]
    [InlineData("f'(x)/(1+e^(-y))", Verdict.Conditional)]
    [InlineData("(1-f(x)^2)*g(y)", Verdict.Wrong)]
    public void Open_functions_of_one_problem_are_told_apart(string answer, Verdict verdict)
    {
        Assert.Equal(verdict, OfTwo("f: any smooth, g: any smooth", answer));
        Assert.Equal(verdict, OfTwo("'f, g': any smooth", answer));
    }

    private static Verdict OfTwo(string functions, string answer)
    {
        var problem = ProblemReader.Parse($$"""
            id: open
            title: Two functions
            statement: No network.
            symbols: { x: ±0.2..2, y: ±0.2..2 }
            functions: { {{functions}} }
            model: |
              L = f(x)*g(y)
            parts:
              a: { question: 'What is it?', ask: dL/dx }
            """, "open.yaml");

        return new ProblemGrading(problem, new Assignment())["a"]!.Grade(answer).Verdict;
    }
}

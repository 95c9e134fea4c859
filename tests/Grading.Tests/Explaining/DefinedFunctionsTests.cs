using Formulas.Names;
using Grading.Assignments;
using Grading.Problems;

namespace Grading.Tests.Explaining;

/// <summary>
/// Whatever function of the table a problem defines its activation by: it is differentiated, in the model and in
/// answers, and wrong answers are explained.
/// </summary>
public sealed class DefinedFunctionsTests
{
    // Those that have a value from 1 on.
    private static readonly string[] AboveOne = ["acosh", "acoth", "asec", "acsc"];

    public static TheoryData<string> Bodies => [
        .. FunctionTable.Table.Where(row => row.Function.Arity == 1)
            .Select(row => AboveOne.Contains(row.Function.Name) ? $"{row.Function.Name}(z + 1)" : $"{row.Function.Name}(z)"),
        .. FunctionTable.Table.Where(row => row.Function.Arity != 1)
            .SelectMany(row => new[] { $"{row.Function.Name}(z, 0.5)", $"{row.Function.Name}(0.5, z, z^2)" }
                .Where((_, more) => row.Function.Arity < 0 || row.Function.Arity == 2 + more)),
        "max(z, 0)", "min(z, 0.3)", "z^2", "z^(-1)", "z^0.5", "2^z", "z^z", "1/z", "exp(-z)/z", "|z|", "[z > 0.5]*z", "3", "-z",
    ];

    // z lies between 0.2 and 0.9, where all of them have a value.
    private static string File(string body, string defined) => $$"""
        id: defined
        title: A defined activation
        statement: One neuron.
        symbols: { w: 0.5..0.9, x: 0.4..1, t: 2..3, k: step 0.1..1 }
        functions: { rho(z): "{{body}}" }
        model: |
          z = w*x
          y = {{defined}}
          L = (y - t)^2/2
        parts:
          a: { question: 'What is it?', ask: dL/dz, right: ["(y - t)*rho'(z)"] }
          b: { question: 'What is the new weight?', ask: update w, step: k, given: [dL/dz], right: ["w - k*dL/dz*x"] }
        """;

    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_defined_activation_is_differentiated_and_its_wrong_answers_are_explained(string body)
    {
        var problem = ProblemReader.Parse(File(body, "rho(z)"), "defined.yaml");

        Assert.Empty(Validation.Of(problem, "0").Faults);
        var grading = new ProblemGrading(problem, new Assignment());
        foreach (var answer in (string[])["(y - t)*rho(z)", "(y - t)*rho'(y)", "(t - y)*rho'(z)", "y - t", "rho'(z)", "(y - t)*rho'(z)^2",
            "(y - t)*rho'(z)*7/5", "z*t - x"])
            Assert.DoesNotContain("internal:", grading["a"]!.Grade(answer).Reason.Word, StringComparison.Ordinal);
        foreach (var answer in (string[])["w + k*dL/dz*x", "w - k*dL/dz*rho'(z)", "w - dL/dz", "w - k*(y - t)*rho(z)*x", "w - k*x*t"])
            Assert.DoesNotContain("internal:", grading["b"]!.Grade(answer).Reason.Word, StringComparison.Ordinal);
    }

    // A slope that can't be differentiated again is a fault of the file; any other is as good as a function.
    [Theory]
    [MemberData(nameof(Bodies))]
    public void A_slope_in_the_model_is_read_or_told(string body)
    {
        try
        {
            Assert.NotNull(Validation.Of(ProblemReader.Parse(File(body, "rho'(z) + z"), "defined.yaml"), "0"));
        }
        catch (ProblemFileException e)
        {
            Assert.All(e.Faults, fault => Assert.Contains("two times are possible", fault.Sentence, StringComparison.Ordinal));
        }
    }
}

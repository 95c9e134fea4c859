using Formulas.Translating;
using Grading.Problems;
using Grading.Scripts;
using Grading.Verdicts;

namespace Grading.Tests.Scripts;

/// <summary>An outcome is kept for all who write the same, whatever language the first of them reads.</summary>
public sealed class KeptCaseTests
{
    private const string Wrong = "double[] Delta(double[][] w, double[] deltaNext, double[] z) { return new double[z.Length]; }";

    [Fact]
    public void The_case_that_shows_a_script_wrong_is_said_to_each_reader_in_the_own_language()
    {
        using var runner = new ScriptRunner(TestLimits.Usual);
        var file = Path.Combine(Repository.Folder, "problems", "nielsen-delta-rules.yaml");
        var part = new ProblemGrading(ProblemReader.Read(file)[0], new(), runner)["hidden-delta-code"]!;
        string German()
        {
            using var german = Spoken.In(Translation.German);
            return part.GradeScript(Wrong).Hint;
        }

        var (first, second, third) = (German(), part.GradeScript(Wrong).Hint, German());

        Assert.Contains("Zum Beispiel", first, StringComparison.Ordinal);
        Assert.Contains("For example", second, StringComparison.Ordinal);
        Assert.Equal(first, third);
        Assert.Equal(Verdict.Wrong, part.GradeScript(Wrong).Verdict);
    }
}

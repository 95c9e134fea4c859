using Grading.Verdicts;

namespace Grading.Tests.Marking;

/// <summary>Answers whose indices don't fit have no values; those that are mathematically the same are one cluster all the same.</summary>
public sealed class MisfitClusterTests
{
    private static Outcome Marked(string problem, string part, string answer) =>
        Class.Batch.Grade(new("s1", [new(problem, part, answer, IsScript: false, new("s1.md", 1))], []))
            .Single(result => result.Part == part).Outcome;

    public static TheoryData<string, string, string[]> Same => new()
    {
        {
            "delta-rules", "hidden-delta",
            [
                "sum_k w_kj^(l+1) Delta_k^(l+1)", "sum_i w_ij^(l+1) Delta_i^(l+1)", "sum_m w_mj^(l+1) Delta_m^(l+1)",
                "sum_k Delta_k^(l+1) w_kj^(l+1)", "sum_i Delta_i^(l+1) w_ij^(l+1)", "sum_k (Delta_k^(l+1) * w_kj^(l+1))",
                "1 * sum_k w_kj^(l+1) Delta_k^(l+1)", "-(-sum_k w_kj^(l+1) Delta_k^(l+1))", "sum_k 2 w_kj^(l+1) Delta_k^(l+1) / 2",
            ]
        },
        {
            "delta-rules", "hidden-delta",
            [
                "Delta_k^(l+1) w_kj^(l+1)", "w_kj^(l+1) Delta_k^(l+1)", "w_kj^(l+1) * Delta_k^(l+1)",
                "(w_kj^(l+1)) (Delta_k^(l+1))", "--w_kj^(l+1) Delta_k^(l+1)",
            ]
        },
    };

    [Theory]
    [MemberData(nameof(Same))]
    public void What_is_the_same_is_one_cluster(string problem, string part, string[] answers)
    {
        var outcomes = answers.Select(answer => Marked(problem, part, answer)).ToArray();

        Assert.All(outcomes, outcome => Assert.Equal(Verdict.Wrong, outcome.Verdict));
        Assert.Single(outcomes.Select(outcome => outcome.Cluster).Distinct());
    }

    [Theory]
    [InlineData("sum_k w_kj^(l+1) Delta_k^(l+1)", "sum_k w_jk^(l+1) Delta_k^(l+1)")]
    [InlineData("sum_k w_kj^(l+1) Delta_k^(l+1)", "sum_k w_kj^(l+1) Delta_k^l")]
    [InlineData("sum_k w_kj^(l+1) Delta_k^(l+1)", "2 sum_k w_kj^(l+1) Delta_k^(l+1)")]
    [InlineData("sum_k w_kj^(l+1) Delta_k^(l+1)", "-sum_k w_kj^(l+1) Delta_k^(l+1)")]
    [InlineData("w_kj^(l+1) Delta_k^(l+1)", "w_kj^(l+1) + Delta_k^(l+1)")]
    [InlineData("w_kj^(l+1) Delta_k^(l+1)", "w_kj^(l+1) / Delta_k^(l+1)")]
    public void What_is_not_the_same_is_another_cluster(string one, string other) =>
        Assert.NotEqual(Marked("delta-rules", "hidden-delta", one).Cluster, Marked("delta-rules", "hidden-delta", other).Cluster);

    [Theory]
    [InlineData("itakura-saito", "a", "3")]
    [InlineData("itakura-saito", "a", "z6")]
    [InlineData("relu-sigmoid", "loss", "7")]
    [InlineData("delta-rules", "hidden-delta", "w_kj^(l+1) Delta_k^(l+1)")]
    public void Its_id_begins_with_a_letter(string problem, string part, string answer) =>
        Assert.Matches("^w[0-9a-f]{8}$", Marked(problem, part, answer).Cluster);
}

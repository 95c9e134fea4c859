using System.Text;
using Grading.Assignments;

namespace Grading.Tests.Problems;

/// <summary>Who may use which name: one table for every part.</summary>
public sealed class PermissionTests
{
    [Fact]
    public async Task The_table_of_every_part_is_approved()
    {
        var told = new StringBuilder();
        foreach (var problem in Repository.Problems.OrderBy(problem => problem.Id, StringComparer.Ordinal))
        {
            foreach (var part in problem.Parts)
            {
                if (new Switches().PermissionIn(part) is not { } permission) continue;
                told.Append($"{problem.Id}.{part.Id}: {part.Asks}\n");
                foreach (var standing in permission.Table.GroupBy(row => row.Standing)
                    .OrderBy(group => group.Key))
                    told.Append($"  {standing.Key}: {string.Join(' ', standing.Select(row => row.Name))}\n");
            }
        }
        await Verify(told.ToString());
    }

    [Theory]
    [InlineData("itakura-saito", "a", "dL/dz6", false, "Asked")]
    [InlineData("itakura-saito", "a", "delta6", false, "Asked")]
    [InlineData("itakura-saito", "d", "delta6", false, "Given")]
    [InlineData("itakura-saito", "d", "delta4", false, "ToBeWorkedOut")]
    [InlineData("itakura-saito", "d", "delta4", true, "Given")]
    [InlineData("itakura-saito", "d", "delta3", true, "Asked")]
    [InlineData("itakura-saito", "d", "z3", false, "Free")]
    [InlineData("relu-sigmoid", "loss", "x", false, "Free")]
    [InlineData("relu-sigmoid", "loss", "y", false, "ToBeWorkedOut")]
    [InlineData("relu-sigmoid", "loss", "C", true, "ToBeWorkedOut")]
    public void A_name_has_one_standing(string problem, string part, string name, bool intermediate, string standing)
    {
        var asked = Repository.Problem(problem).Parts.Single(one => one.Id == part);
        var table = new Switches { IntermediateDeltas = intermediate }.PermissionIn(asked)!.Table;
        Assert.Equal(standing, $"{table.Single(row => row.Name == name).Standing}");
    }
}

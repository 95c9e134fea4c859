using Xunit.Abstractions;

namespace Architecture.Tests.Changes;

/// <summary>The walk of one answer is as ARCHITECTURE.md has it, and short.</summary>
public sealed class WalkTests(ITestOutputHelper output)
{
    [Fact]
    public void An_answer_walks_through_few_files_and_rooms()
    {
        Assert.True(Repository.Has(Walk.Page), $"There is no {Walk.Page}.");
        var walk = Walk.Parse(Repository.Read(Walk.Page));
        output.WriteLine($"{walk.Files} files, {walk.ChangesOfRoom} changes of room");
        Assert.NotEmpty(walk.Stops);
        var lost = walk.Stops.SelectMany(stop => stop.Paths)
            .Where(path => !Repository.Has(path + ".cs") && !Repository.Has(path + ".razor"));
        Faults.None(lost.Select(path => $"{Walk.Page} walks through {path}, which is not there"));
        Assert.InRange(walk.Files, 1, Walk.MostFiles);
        Assert.InRange(walk.ChangesOfRoom, 1, Walk.MostChangesOfRoom);
    }

    [Fact]
    public void A_walk_is_read_from_its_block()
    {
        var walk = Walk.Parse("# Rooms\n```walk\nGrader: Program\nsrc/Grading/Marking: A, B\nGrading/Marking: B, C\n```\n```\nX: Y\n```\n");
        Assert.Equal(
            ["src/Grader/Program", "src/Grading/Marking/A", "src/Grading/Marking/B", "src/Grading/Marking/B", "src/Grading/Marking/C"],
            walk.Stops.SelectMany(stop => stop.Paths));
        Assert.Equal((4, 1), (walk.Files, walk.ChangesOfRoom));
    }
}

namespace Grading.Tests;

public sealed class VerifierTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Snapshot(string kind) => Path.Combine(_folder, $"SomeTests.A_fact.{kind}.txt");

    private Task Check(string text) => Verify(text, Path.Combine(_folder, "SomeTests.cs"), "A_fact");

    [Fact]
    public async Task A_text_is_approved_by_renaming_what_was_received()
    {
        await Assert.ThrowsAnyAsync<Exception>(() => Check("one\ntwo"));
        File.Move(Snapshot("received"), Snapshot("verified"));

        await Check("one\r\ntwo\n");

        Assert.False(File.Exists(Snapshot("received")));
    }

    [Fact]
    public async Task A_different_text_shows_its_first_differing_line_and_is_kept_until_it_matches()
    {
        File.WriteAllText(Snapshot("verified"), "one\ntwo");

        var failure = await Assert.ThrowsAnyAsync<Exception>(() => Check("one\n2\n3"));
        Assert.Contains("Line 2:\n  approved: two\n  received: 2", failure.Message, StringComparison.Ordinal);
        Assert.True(File.Exists(Snapshot("received")));

        await Check("one\ntwo");
        Assert.False(File.Exists(Snapshot("received")));
    }
}

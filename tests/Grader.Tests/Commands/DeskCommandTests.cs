namespace Grader.Tests.Commands;

/// <summary>What a desk can't be opened with is said in one sentence before anything is written.</summary>
public sealed class DeskCommandTests : IDisposable
{
    private const string Header =
        "student,problem,part,answer,reading,verdict,credit,points,score,reason,mistake,hint,witness,cluster,comment,source\n";

    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    [Theory]
    [InlineData(4, "nope.csv", "nope.csv")]
    [InlineData(4, "nope.csv", "results.csv", "--steps", "nope.csv")]
    [InlineData(4, "nope", "results.csv", "--answers", "nope")]
    [InlineData(4, "nope", "results.csv", "--problems", "nope")]
    [InlineData(4, "is no table of results", "names.csv")]
    [InlineData(4, "names.csv:1: id: There is no column", "results.csv", "--overrides", "names.csv")]
    [InlineData(4, "broken.csv", "broken.csv")]
    [InlineData(2, "the same file", "results.csv", "--overrides", "results.csv")]
    [InlineData(2, "\"a\" stands there twice", "results.csv", "--ta", "a,a")]
    [InlineData(2, "\"names\" should be a short name", "results.csv", "--ta", "names")]
    [InlineData(2, "\"a b\" should be a short name", "results.csv", "--ta", "a b")]
    [InlineData(2, "\"nowhere\"", "results.csv", "--url", "nowhere")]
    [InlineData(4, "This machine does not have that address", "results.csv", "--url", "http://203.0.113.1:5999")]
    public void What_cannot_be_used_is_said_and_nothing_is_written(int exit, string sentence, params string[] arguments)
    {
        _files.Put("results.csv", Header + "anna-7,itakura-saito,a,3,3,wrong,0,1,0,,,,,w1f2a558a,,anna-7.md:2\n");
        _files.Put("broken.csv", Header + "anna-7,itakura-saito,a,3,3,great,0,1,0,,,,,w1f2a558a,,anna-7.md:2\n");
        _files.Put("names.csv", "id,name\n1,x\n");
        var before = Directory.EnumerateFiles(_files.Root).Order().ToArray();
        string[] words =
            [.. arguments.Select(word => word.Contains(".csv", StringComparison.Ordinal) ? Path.Combine(_files.Root, word) : word)];

        var ran = GraderProgram.Run(["desk", .. words]);

        Assert.Equal(exit, ran.Exit);
        Assert.Contains(sentence, ran.Errors.Replace(_files.Root + "/", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", ran.Errors, StringComparison.Ordinal);
        Assert.Equal(before, Directory.EnumerateFiles(_files.Root).Order());
    }
}

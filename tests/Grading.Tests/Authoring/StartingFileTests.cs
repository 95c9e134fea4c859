using Grading.Authoring;
using Grading.Problems;

namespace Grading.Tests.Authoring;

public sealed class StartingFileTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("1")]
    [InlineData("2")]
    public void A_new_file_is_valid_as_it_stands(string seed)
    {
        var report = Validation.Of(ProblemReader.Parse(StartingFile.Text("my-net"), "my-net.yaml"), seed);

        Assert.Empty(report.Faults);
        Assert.Empty(report.Warnings);
    }
}

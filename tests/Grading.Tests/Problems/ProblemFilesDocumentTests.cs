using System.Text.RegularExpressions;
using Grading.Problems;

namespace Grading.Tests.Problems;

/// <summary>What the reference for authors shows is what the program takes.</summary>
public sealed partial class ProblemFilesDocumentTests
{
    private static readonly string Text = File.ReadAllText(Path.Combine(Repository.Folder, "docs", "problem-files.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Problems =>
        [.. Blocks().Matches(Text).Select(block => block.Groups[1].Value).Where(yaml => yaml.StartsWith("id: ", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_problem_of_the_reference_is_valid(string yaml) =>
        Assert.Empty(Validation.Of(ProblemReader.Parse(yaml, "shown.yaml"), "1").Faults);

    [GeneratedRegex(@"^```yaml\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}

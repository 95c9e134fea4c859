using System.Text.RegularExpressions;
using Grading.Problems;

namespace Grading.Tests.Problems;

/// <summary>What the reference for authors shows is what the program takes.</summary>
public sealed partial class ProblemFilesDocumentTests
{
    private static readonly string Text =
        File.ReadAllText(Path.Combine(Repository.Folder, "docs", "problem-files.md")).ReplaceLineEndings("\n");

    public static TheoryData<string> Problems =>
        [.. Blocks().Matches(Text).Select(block => block.Groups[1].Value).Where(yaml => yaml.StartsWith("id: ", StringComparison.Ordinal))];

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_problem_of_the_reference_is_valid(string yaml) =>
        Assert.Empty(Validation.Of(ProblemReader.Parse(yaml, "shown.yaml"), "1").Faults);

    public static TheoryData<string, string, string> RefusedLines
    {
        get
        {
            var rows = new TheoryData<string, string, string>();
            foreach (Match block in Refusals().Matches(Text)) rows.Add(block.Groups[1].Value, block.Groups[2].Value, block.Groups[3].Value);
            return rows;
        }
    }

    /// <summary>Each line that the reference says is refused, added as the last of its field to the problem of the rules.</summary>
    [Theory]
    [MemberData(nameof(RefusedLines))]
    public void A_line_that_is_refused_is_told_so(string field, string line, string sentence)
    {
        var context = Context().Match(Text).Groups[1].Value;
        var indented = string.Concat(line.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(one => $"  {one}\n"));
        var file = field == "file" ? context + line : LastOf(field).Replace(context, field => field.Value + indented, 1);

        var faults = Assert.Throws<ProblemFileException>(() => ProblemReader.Parse(file, "rules.yaml")).Faults;

        Assert.Contains(faults, fault => $"{fault}".EndsWith(sentence, StringComparison.Ordinal));
    }

    // the field with all that is indented below it
    private static Regex LastOf(string field) => new($@"^{field}:.*\n(?:  .*\n)*", RegexOptions.Multiline);

    /// <summary>
    /// A newcomer's tries, the first with another line for the loss: what is shown below each command is what is said today.
    /// </summary>
    [Fact]
    public void The_newcomers_transcript_is_what_the_program_says()
    {
        var problem = Blocks().Match(Text).Groups[1].Value;
        var loss = Fragments().Match(Text, Text.IndexOf("A newcomer's first problem", StringComparison.Ordinal)).Groups[1].Value;
        var first = LossLine().Replace(problem, loss);
        var valid = $"huber-net: {Validation.Of(ProblemReader.Parse(problem, "huber-net.yaml"), "0").Summary}";
        var faults = Assert.Throws<ProblemFileException>(() => ProblemReader.Parse(first, "huber-net.yaml")).Faults;

        Assert.True(first.TrimEnd().Split('\n').Length < 25);
        Assert.Equal([valid, string.Join('\n', faults), valid], Runs().Matches(Text).Select(run => run.Groups[1].Value.TrimEnd()));
    }

    [GeneratedRegex(@"^<!-- refused: (\w+) -->\n```text\n(.*?)^```\n> (.*?)$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Refusals();

    [GeneratedRegex(@"^<!-- context -->\n```yaml\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Context();

    [GeneratedRegex(@"^```yaml fragment\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Fragments();

    [GeneratedRegex(@"^  L = [^\n]*\n", RegexOptions.Multiline)]
    private static partial Regex LossLine();

    [GeneratedRegex(@"^\$ [^\n]*validate problems/huber-net.yaml\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Runs();

    [GeneratedRegex(@"^```yaml\n(.*?)^```$", RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();
}

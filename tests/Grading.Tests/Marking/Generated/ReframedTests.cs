using Grading.Problems;
using Grading.Verdicts;

namespace Grading.Tests.Marking.Generated;

/// <summary>Each right answer of the library in each of these frames: never wrong, and read.</summary>
public sealed class ReframedTests
{
    private static readonly (string Name, Func<string, string> Of)[] Frames =
    [
        ("dollars", answer => $"${answer}$"),
        ("two dollars", answer => $"$${answer}$$"),
        ("display", answer => $@"\[{answer}\]"),
        ("equation", answer => $@"\begin{{equation}} {answer} \end{{equation}}"),
        ("aligned", answer => $@"\begin{{aligned}} {answer} \end{{aligned}}"),
        ("boxed", answer => $@"\boxed{{{answer}}}"),
        ("sentence", answer => $"{answer}."),
        ("statement", answer => $"{answer};"),
        ("said", answer => $"Answer: {answer}"),
        ("equals", answer => $"= {answer}"),
        ("bold", answer => $"**{answer}**"),
        ("code", answer => $"`{answer}`"),
        ("comment", answer => $"{answer}  # as in the lecture"),
    ];

    // of several lines, or quoted already
    private static bool IsFramed(string answer) =>
        !answer.Contains('\n', StringComparison.Ordinal) && !answer.Contains('`', StringComparison.Ordinal);

    public static TheoryData<string> Problems =>
        [.. Directory.GetFiles(Library, "*.yaml").Select(file => Path.GetFileNameWithoutExtension(file)!).Order(StringComparer.Ordinal)];

    private static string Library => Path.Combine(Repository.Folder, "problems");

    [Theory]
    [MemberData(nameof(Problems))]
    public void A_frame_changes_nothing(string id)
    {
        var problem = ProblemReader.Read(Path.Combine(Library, $"{id}.yaml")).Single();
        var marker = Marker.Of(problem);
        var (lost, all) = (new List<string>(), 0);
        foreach (var part in problem.Parts.Where(part => part.Question is Question.Formula or Question.Number or Question.Table))
            foreach (var answer in part.Right.Where(IsFramed))
                foreach (var (name, of) in Frames)
                {
                    all++;
                    var outcome = marker[part.Id].Grade(of(answer));
                    Assert.False(outcome.Verdict == Verdict.Wrong, $"{name}: {part.Id}: {of(answer)} is wrong ({outcome.Reason.Word})");
                    if (outcome.Verdict is Verdict.Unreadable or Verdict.Review) lost.Add($"{name}: {part.Id}: {of(answer)}");
                }
        Assert.True(lost.Count <= all / 100, string.Join('\n', lost));
    }
}

using Grading.Documents.Texts;
using Grading.Problems;
using Grading.Submissions.Ledgers;

namespace Grading.Tests.Documents;

/// <summary>Several parts that ask for new values of the same weight.</summary>
public sealed class SharedHeadsTests
{
    private const string Plain = @"$$W^l \leftarrow W^l - \eta (A^{l-1})^T \frac{\partial C}{\partial Z^l}$$";

    private const string Decayed = @"$$W^l \leftarrow W^l - \eta (A^{l-1})^T \frac{\partial C}{\partial Z^l} - \eta \lambda W^l$$";

    [Theory]
    [InlineData("sgd 1, decay 3", Plain, Decayed)]
    [InlineData("sgd 1", Plain)]
    [InlineData("decay 1", Decayed)]
    [InlineData("sgd 1, decay 5", Plain, "With decay:", Decayed)]
    [InlineData("sgd 3, decay 5", Plain, Plain, Decayed)]
    public void A_rule_answers_the_part_whose_names_it_has(string places, params string[] paragraphs)
    {
        var answers = new Batch(
                ProblemReader.Read(Path.Combine(Repository.Folder, "problems", "l-layer-batch.yaml")), new())
            .Document("l-layer-batch", HomeworkText.Of(PlacedLine.Of(string.Join("\n\n", paragraphs), "hw.md")))!.Answers;

        Assert.Equal(places, string.Join(", ", answers.Select(answer => $"{answer.Part} {answer.Source.Line}")));
    }
}

using Grading.Assignments;

namespace Grading.Tests.Assignments;

public sealed class DocumentRulesTests
{
    private static DocumentRules Read(string documents) =>
        AssignmentReader.Parse($"documents: {documents}\n", "homework.yaml", Repository.Problems).Documents;

    [Fact]
    public void Without_a_word_steps_are_spoken_of_and_there_is_no_handout()
    {
        var rules = new Assignment().Documents;

        Assert.Equal((true, null, 0), (rules.SpeaksOfSteps, rules.Handout, rules.Sections.Length));
    }

    [Theory]
    [InlineData("off", false)]
    [InlineData("remarks", true)]
    public void Steps_can_be_left_alone(string word, bool speaks) => Assert.Equal(speaks, Read($"{{ steps: {word} }}").SpeaksOfSteps);

    [Theory]
    [InlineData("1.1 Case 1", "sigmoid outputs")]
    [InlineData("case 2", "softmax outputs")]
    [InlineData("the end", null)]
    public void Headings_name_sections(string title, string? section) =>
        Assert.Equal(section, Read("{ sections: { case 1: sigmoid outputs, case 2: softmax outputs } }").SectionOf(title));
}

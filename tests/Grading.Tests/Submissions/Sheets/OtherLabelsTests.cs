using Grading.Submissions;
using Grading.Submissions.Ledgers;
using Grading.Submissions.Sheets;

namespace Grading.Tests.Submissions.Sheets;

/// <summary>The forms in which people begin an answer, with every part of every problem in each of them.</summary>
public sealed class OtherLabelsTests
{
    /// <summary>{0} is the part, {1} its answer.</summary>
    public static TheoryData<string> Forms { get; } =
    [
        "{0}: {1}", "{0} : {1}", "{0}：{1}", "1. {0}: {1}", "3) {0}: {1}", "> {0}: {1}", ">> {0}) {1}", "[{0}] {1}", "({0}) {1}",
            "（{0}） {1}",
        "{0}.) {1}", "{0} ) {1}", "**{0}** {1}", "**({0})** {1}", "__{0}__: {1}", "- **{0}:** {1}", "- [x] {0}: {1}", "Answer {0}: {1}",
        "Answer to {0}: {1}", "Solution of part {0}: {1}", "Question ({0}): {1}", "Aufgabe {0}) {1}", "Teil {0}: {1}", "Part {0}\n{1}",
        "### {0}\n{1}", "### {0}) {1}", "{0}: {1}\n---", "{0}: {1}\n\n***", "{0}: {1}\n```\n```", "{0}: {1} ```", "| {0} | {1} |",
        "| Part | Answer |\n|---|---|\n| {0} | {1} |", "|**{0}**|{1}|", "{0} = {1}", "{0} -> {1}", "{0} — {1}", "```\n{0}: {1}\n```",
        "{0}:\n```\n{1}\n```", "`{0}`: {1}", "{0}: `{1}`",
        "{0}\\) {1}", "({0}\\) {1}", "\\({0}\\) {1}", "\\[{0}\\] {1}", "{0}\\. {1}", "{0}\\: {1}",
        "1\\. {0}\\) {1}", "**{0}\\)** {1}", "- {0}\\) {1}", "\\- {0}: {1}", "{0}\\)\n{1}", "\\## {0}\n{1}",
        "\u200B{0}:\u00A0{1}", "\uFEFF{0}\u00A0: {1}", "\u00A0 {0}) {1}", "\u2003{0}: {1}", "{0}\u200B: {1}", "{0}:\u200B {1}",
        "**\u2060{0}**\u200D: {1}", "\u202A({0}\u202C) {1}", "\u2066{0}\u2069: {1}", "(\u200E{0}) {1}", "1.\u00A0{0}: {1}",
        "\u00AD{0}\uFE0F: {1}", "-\u00A0{0}: {1}", "\u2800{0}\u3000: {1}", "###\u00A0{0}\n{1}", "\u200B> {0}: {1}", "Part\u202F{0}: {1}",
    ];

    [Theory]
    [MemberData(nameof(Forms))]
    public void An_answer_is_found_behind_every_form_of_its_label(string form)
    {
        foreach (var problem in Homework.Catalogue.Problems)
        {
            var answers = problem.Parts.Select((part, i) => (Part: part, Text: $"{i + 2}*y{i}")).ToArray();
            var sheet = $"## {problem.Id}\n\n" + string.Join("\n\n", answers.Select(answer =>
                string.Format(null, form, answer.Part, answer.Text)));

            var read = AnswerSheet.Parse(sheet + "\n", "s1.md", "s1", Homework.Catalogue);

            Assert.Equal(answers.Select(answer => (problem.Id, answer.Part, answer.Text)), read.Answers.Select(a =>
                (a.Problem, a.Part, a.Text)));
            Assert.Empty(read.Unread);
        }
    }

    [Theory]
    [InlineData("itakura-saito.a: 2*x")]
    [InlineData("itakura-saito a: 2*x")]
    [InlineData("Itakura-Saito (a): 2*x")]
    [InlineData("| itakura-saito | a | 2*x |")]
    [InlineData("| problem | part | answer |\n|---|---|---|\n| itakura-saito | a | 2*x |")]
    public void A_label_may_name_its_problem(string sheet) =>
        Assert.Equal("itakura-saito.a = 2*x", Homework.Show(AnswerSheet.Parse(sheet, "s1.md", "s1", Homework.Catalogue)));

    // c stands for what the question names, too
    private static readonly ProblemCatalogue Named = new(
        new CatalogueProblem("p", ["a", "b", "c"]) { Names = (_, name) => name == "c" });

    [Theory]
    [InlineData("a = 2*x", "p.a = 2*x")]
    [InlineData("c = 2*x", "")]
    [InlineData("a: 2*x\nb = 3", "p.a = 2*x⏎b = 3")]
    [InlineData("a = 2*x\nb = 3", "p.a = 2*x\np.b = 3")]
    [InlineData("a = 2*b\nb = 3", "p.a = 2*b⏎b = 3")]
    [InlineData("b = 2*x\na = 3", "p.b = 2*x")]
    public void An_equals_sign_makes_a_label_only_where_nothing_else_can_be_meant(string text, string expected) =>
        Assert.Equal(expected, Homework.Show(AnswerSheet.Parse("## p\n" + text, "s1.md", "s1", Named)));

    [Theory]
    [InlineData("c; 3*x", UnreadKind.Label)]
    [InlineData("c | 3*x", UnreadKind.Label)]
    [InlineData("c", UnreadKind.Label)]
    [InlineData("For c I get 3*x.", UnreadKind.Label)]
    [InlineData("The answer to part c is 3*x", UnreadKind.Label)]
    [InlineData("My part c is missing, sorry", UnreadKind.Prose)]
    public void A_line_about_another_part_does_not_spoil_the_answer_above_it(string line, UnreadKind kind)
    {
        var read = AnswerSheet.Parse($"## itakura-saito\na: 2*x\n{line}\nd: 4*x\n", "s1.md", "s1", Homework.Catalogue);

        Assert.Equal("itakura-saito.a = 2*x\nitakura-saito.d = 4*x", Homework.Show(read));
        Assert.Equal((line, kind, "itakura-saito"), Assert.Single(read.Unread.Select(one => (one.Text, one.Kind, one.Problem))));
    }

    [Theory]
    [InlineData("a: 2*x\n```\n\nd: 4*x")]
    [InlineData("a: 2*x\n```\nd: 4*x\n```")]
    [InlineData("a: 2*x\n~~~\n~~~\nd: 4*x")]
    [InlineData("```\na: 2*x\n\nd: 4*x\n```")]
    [InlineData("```text\na: 2*x\nd: 4*x")]
    [InlineData("---\ntitle: homework\nkeywords:\n  - one\n---\na: 2*x\nd: 4*x")]
    public void Marks_that_stray_take_no_answer_with_them(string text)
    {
        var read = AnswerSheet.Parse(text, "s1.md", "s1", Homework.OneProblem);

        Assert.Equal("itakura-saito.a = 2*x\nitakura-saito.d = 4*x", Homework.Show(read));
        Assert.Empty(read.Unread);
    }

    [Theory]
    [InlineData("2*x```")]
    [InlineData("2*x\n```")]
    [InlineData("2*x\n```\n```")]
    [InlineData("```\n2*x\n```")]
    [InlineData("```\n```\n2*x")]
    [InlineData("2*x <!-- for z > 0 -->")]
    [InlineData("<!-- first\ntry -->\n2*x")]
    [InlineData("<!-- a -->2*x<!-- b -->")]
    [InlineData("so <!-- see\nbelow -->\n```\n2*x\n```")]
    public void In_a_cell_marks_that_stray_and_comments_are_none_of_the_answer(string cell) =>
        Assert.Equal(("2*x", false), AnswerBody.OfCell(cell));
}

using System.Text;
using FsCheck;
using FsCheck.Fluent;
using Grading.Submissions;
using Grading.Submissions.Sheets;

namespace Grading.Tests.Submissions.Sheets;

public sealed class AnswerSheetTests
{
    private static Submission Read(string text, ProblemCatalogue? catalogue = null) =>
        AnswerSheet.Parse(text, "s1.md", "s1", catalogue ?? Homework.Catalogue);

    private static Submission ReadUnder(string problem, string text) => Read($"## {problem}\n{text}");

    [Theory]
    [InlineData("a: 2*x", "a = 2*x")]
    [InlineData("b) 2*x", "b = 2*x")]
    [InlineData("(c) 2*x", "c = 2*x")]
    [InlineData("(c): 2*x", "c = 2*x")]
    [InlineData("**d**: 2**x", "d = 2**x")]
    [InlineData("**d:** 2**x", "d = 2**x")]
    [InlineData("**d: 2x**", "d = 2x")]
    [InlineData("`d`: 2*x", "d = 2*x")]
    [InlineData("- a: 2*x", "a = 2*x")]
    [InlineData("  * **(a)** 2*x", "a = 2*x")]
    [InlineData("a. 2*x", "a = 2*x")]
    [InlineData("A: 2*x", "a = 2*x")]
    [InlineData("Part a: 2*x", "a = 2*x")]
    [InlineData("### (a)\n2*x", "a = 2*x")]
    [InlineData("### a\n2*x", "a = 2*x")]
    [InlineData("a:.5", "a = .5")]
    [InlineData("a: `2*x`", "a = 2*x")]
    [InlineData("a: $$2x$$", "a = $$2x$$")]
    [InlineData("a:", "a = ")]
    [InlineData("a:\n\n  2*x\n\n+ 1\n\n\nb: 3", "a = 2*x⏎⏎+ 1|b = 3")]
    [InlineData("a: 2*x <!-- not\n this --> + 1", "a = 2*x⏎ + 1")]
    [InlineData("a: x <!-- never closed\nb: 2", "a = x <!-- never closed|b = 2")]
    [InlineData("a: 2\n# Remarks\nthat's all\nb: 3", "a = 2|b = 3")]
    [InlineData("Some words. And more.\na: 2\n", "a = 2")]
    [InlineData("Note: see page 3\na: 2\n", "a = 2")]
    public void An_answer_starts_at_the_id_of_a_part(string text, string expected) =>
        Assert.Equal(
            string.Join('\n', expected.Split('|').Select(e => "itakura-saito." + e)),
            Homework.Show(ReadUnder("itakura-saito", text)));

    [Theory]
    [InlineData("w46 := w46 - k*x4")]
    [InlineData("b6 = b6 - k")]
    [InlineData("b = b - k")]
    [InlineData("b := b - k")]
    [InlineData("a.x + 1")]
    [InlineData("f(a): x")]
    [InlineData("where t: the target")]
    [InlineData("t: the target")]
    public void A_line_of_an_answer_is_not_the_start_of_another(string line)
    {
        var submission = ReadUnder("itakura-saito", $"d: first\n{line}");

        Assert.Equal($"first\n{line}", Assert.Single(submission.Answers).Text);
        Assert.Empty(submission.Notices);
    }

    [Theory]
    [InlineData("## itakura-saito")]
    [InlineData("# Itakura-Saito")]
    [InlineData("###### ITAKURA_SAITO ##")]
    [InlineData("##itakura saito:")]
    [InlineData("Problem: itakura-saito")]
    [InlineData("## Problem 1: itakura-saito")]
    [InlineData("## 1. itakura-saito")]
    [InlineData("**Problem: itakura-saito**")]
    [InlineData("itakura-saito")]
    public void A_heading_names_its_problem(string heading) =>
        Assert.Equal("itakura-saito.a = 1", Homework.Show(Read($"# Homework 3\nstudent: s1\n\n{heading}\na: 1")));

    [Theory]
    [InlineData("## itakuro-sato", "itakuro-sato", """There is no problem "itakuro-sato" here. Did you mean "itakura-saito"?""")]
    [InlineData("## vanishing-gradients", "vanishing-gradients",
        """There is no problem "vanishing-gradients" here. The problems are itakura-saito, delta-rules, relu-sigmoid.""")]
    [InlineData("Problem: warmup", "warmup",
        """There is no problem "warmup" here. The problems are itakura-saito, delta-rules, relu-sigmoid.""")]
    public void Answers_under_an_unknown_problem_are_kept_under_its_name(string heading, string name, string sentence)
    {
        var submission = Read($"{heading}\na: 1\nb: 2");

        Assert.Equal($"{name}.a = 1\n{name}.b = 2", Homework.Show(submission));
        Assert.Equal(sentence, Assert.Single(submission.Notices).Sentence);
    }

    [Theory]
    [InlineData("itakura-saito", "e: 1", "e", """There is no part "e" in "itakura-saito". Its parts are a, b, c, d.""")]
    [InlineData("delta-rules", "weights: 1", "weights", """There is no part "weights" in "delta-rules". Did you mean "weight"?""")]
    [InlineData("delta-rules", "derivative: 1", "derivative",
        """There is no part "derivative" in "delta-rules". Its parts are output-delta, hidden-delta, weight, bias.""")]
    [InlineData("delta-rules", "output-delta: 0\nhiden delta: 1", "hiden delta",
        """There is no part "hiden delta" in "delta-rules". Did you mean "hidden-delta"?""")]
    public void An_answer_to_an_unknown_part_is_kept_under_its_name(string problem, string text, string part, string sentence)
    {
        var submission = ReadUnder(problem, text);

        Assert.Equal((problem, part, "1"), (submission.Answers[^1].Problem, submission.Answers[^1].Part, submission.Answers[^1].Text));
        Assert.Equal(sentence, Assert.Single(submission.Notices).Sentence);
    }

    [Theory]
    [InlineData("a:\n```csharp\n# not a heading\nb: 1;\n```", "a => # not a heading⏎b: 1;")]
    [InlineData("a: ```cs\nx\n```", "a => x")]
    [InlineData("a:\n~~~ C#\nx\n~~~", "a => x")]
    [InlineData("a:\n```\nx\n```", "a = x")]
    [InlineData("a:\n````latex\n```\n````\nb: 2", "a = ```|b = 2")]
    [InlineData("a:\n```python\nx", "a = x")]
    public void A_fenced_block_is_the_answer(string text, string expected) =>
        Assert.Equal(
            string.Join('\n', expected.Split('|').Select(e => "itakura-saito." + e)),
            Homework.Show(ReadUnder("itakura-saito", text)));

    [Fact]
    public void A_block_that_may_have_swallowed_answers_needs_a_person()
    {
        var submission = ReadUnder("itakura-saito", "a:\n```csharp\nreturn 1;\nb: 2");

        Assert.Equal(
            "The code block that starts in line 3 is never closed, so all that follows was read as part of it. Please end it with a line "
                + "```.", submission.Fault);
    }

    [Fact]
    public void Text_around_a_block_is_pointed_out() => Assert.Equal(
        """The answer to part "a" is its code block; the text around the block was not read as part of it.""",
        Assert.Single(ReadUnder("itakura-saito", "a: see here\n```\nx\n```").Notices).Sentence);

    [Fact]
    public void Two_answers_to_one_part_are_both_returned_in_order()
    {
        var submission = ReadUnder("itakura-saito", "a: 1\nb: 2\na: 3");

        Assert.Equal(["1", "2", "3"], submission.Answers.Select(a => a.Text));
        Assert.Equal("""Part "a" of "itakura-saito" is answered twice: at s1.md:2 and again at s1.md:4.""",
            Assert.Single(submission.Notices).Sentence);
    }

    [Theory]
    [InlineData("student: s2\n", "s2")]
    [InlineData("\uFEFF**Student:** s2  \n", "s2")]
    [InlineData("- Student ID: 0012\n", "0012")]
    [InlineData("student: s\u202E\u00072\n", "s2")]
    [InlineData("student:\n", "s1")]
    [InlineData("", "s1")]
    public void The_student_is_named_on_top_or_by_the_file(string top, string student) =>
        Assert.Equal(student, Read(top.TrimStart('\uFEFF') + "## itakura-saito\na: 1").Student);

    [Fact]
    public void An_id_has_at_most_200_characters() => Assert.Equal(200, Read($"student: {new string('x', 900)}").Student.Length);

    [Fact]
    public void With_a_single_problem_no_heading_is_needed() =>
        Assert.Equal("itakura-saito.a = 1", Homework.Show(Read("student: s1\nCourse: ML\na: 1", Homework.OneProblem)));

    [Fact]
    public void With_several_problems_an_answer_without_a_heading_is_kept()
    {
        var submission = Read("a: 1\nb: 2");

        Assert.Equal("?.a = 1\n?.b = 2", Homework.Show(submission));
        Assert.StartsWith("No problem is named above the answer to part \"a\" and those that follow it.",
            Assert.Single(submission.Notices).Sentence, StringComparison.Ordinal);
    }

    [Fact]
    public void Lines_are_counted_as_in_the_file() =>
        Assert.Equal(["s1.md:3", "s1.md:8"],
            Read("student: s1\r\n## itakura-saito\r\na: 1\r\n```\r\n\r\n\r\n```\r\nb: 2").Answers.Select(a => a.Source.ToString()));

    [Fact]
    public void An_answer_of_ten_megabytes_is_read() =>
        Assert.Equal(10_000_000, Assert.Single(ReadUnder("itakura-saito", "a: " + new string('x', 10_000_000)).Answers).Text.Length);

    [Theory]
    [InlineData("a:\n")]
    [InlineData("e)\n# itakura-sate\n")]
    [InlineData("<!-- x\n")]
    [InlineData("#\n")]
    public void A_sheet_of_nothing_but_headings_takes_neither_memory_nor_time(string lines)
    {
        var submission = ReadUnder("itakura-saito", string.Concat(Enumerable.Repeat(lines, 1_000_000 / lines.Length)));

        Assert.InRange(submission.Answers.Length, 0, 1000);
        Assert.InRange(submission.Notices.Length, 0, 2000);
    }

    [Fact]
    public void No_text_crashes_the_reader() => Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(
        Gen.OneOf(
            ArbMap.Default.GeneratorFor<byte[]>().Select(Encoding.UTF8.GetString),
            Gen.Elements("a: ", "## ", "itakura-saito", "\n", "```", "<!--", "-->", "**", "(", ")", "student:", "x", " ", "Problem:")
                .ListOf().Select(string.Concat)).ToArbitrary(),
        text => Read(text).Student.Length > 0));
}

using System.Collections.Immutable;
using Grading.Submissions;
using Grading.Submissions.Ledgers;
using Grading.Verdicts;

namespace Grading.Tests;

public sealed class WholeDocumentsTests
{
    private const string Right =
        "a)\n$$\\frac{\\partial L}{\\partial z_6} = 2\\frac{z_6^2 - t}{z_6^3}$$\nb)\n$$w_{46} = w_{46} - k x_4 \\frac{\\partial "
        + "L}{\\partial z_6}$$\n";

    private static Submission Document(string text) => new("s1", [], []) { Document = [.. PlacedLine.Of(text, "s1.md")] };

    private static WholeDocuments.Sought Sound(string id) => new(id, ["a", "b"], _ => new(id,
        [new(id, "a", "1", IsScript: false, new("s1.md", 3))], new([])));

    private static WholeDocuments.Sought Broken(string id) => new(id, ["a", "b"], _ => throw new InvalidOperationException("a bug"));

    [Fact]
    public void A_document_has_the_answers_to_its_problem_and_says_what_it_is()
    {
        var (taken, documents) = new Batch([Repository.Problem("itakura-saito")], new()).Taken(Document(Right));

        Assert.Equal(["a", "b"], taken.Answers.Select(answer => answer.Part));
        Assert.Equal("\"s1.md\" is a whole document: 2 of 4 parts were found by what they ask, and 2 steps on the way.",
            Assert.Single(taken.Notices).Sentence);
        Assert.Equal(2, Assert.Single(documents).Confirmed);
    }

    [Fact]
    public void What_fails_within_is_a_persons_and_the_other_problems_are_as_they_are()
    {
        var (taken, documents) = new WholeDocuments([Sound("one"), Broken("two")], isAssigned: true).Of(Document(Right));

        Assert.Equal(["one.a ", "two.a !", "two.b !"],
            taken.Answers.Select(answer => $"{answer.Problem}.{answer.Part} {(answer.Doubt.Length > 0 ? "!" : "")}"));
        Assert.Contains("Taking \"s1.md\" apart ended in an error of the program, so a person must look at it.",
            taken.Notices.Select(notice => notice.Sentence));
        Assert.Equal(2, documents.Length);
    }

    [Fact]
    public void A_problem_that_fails_takes_no_document_from_another_one()
    {
        var (taken, _) = new WholeDocuments([Broken("two"), Sound("one")], isAssigned: false).Of(Document(Right));

        Assert.Equal(["one"], taken.Answers.Select(answer => answer.Problem));
    }

    [Fact]
    public void A_document_that_answers_as_many_parts_of_another_problem_says_so()
    {
        var (taken, documents) = new WholeDocuments([Sound("one"), Sound("two")], isAssigned: false).Of(Document(Right));

        Assert.Equal("one", Assert.Single(documents).Problem);
        Assert.Contains(
            "\"s1.md\" is marked as one, whose lines fit best, and answers as many parts of two. Please say which is meant with "
            + "an assignment.", taken.Notices.Select(notice => notice.Sentence));
    }

    [Fact]
    public void Where_nothing_else_is_found_what_failed_is_not_lost()
    {
        var batch = new Batch([Repository.Problem("itakura-saito")], new());
        var parts = ImmutableArray.Create("a", "b", "c", "d");

        var (taken, _) = new WholeDocuments([new("itakura-saito", parts, _ => throw new InvalidOperationException())], isAssigned: false)
            .Of(Document(Right));

        Assert.All(batch.Grade(taken), result => Assert.Equal(Verdict.Review, result.Outcome.Verdict));
    }

    [Fact]
    public void A_sheet_is_left_as_it_is()
    {
        var sheet = Document(Right) with { Answers = [new("itakura-saito", "a", "1", IsScript: false, new("s1.md", 1))] };

        Assert.Equal((sheet, []), new WholeDocuments([Broken("two")], isAssigned: true).Of(sheet));
    }
}

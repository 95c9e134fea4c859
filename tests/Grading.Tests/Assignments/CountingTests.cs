using Grading.Assignments;
using Grading.Problems;
using Grading.Reports;
using Grading.Reports.Feedback;
using Grading.Reports.Places;
using Grading.Verdicts;

namespace Grading.Tests.Assignments;

/// <summary>What of an assignment counts, and how it makes a total.</summary>
public sealed class CountingTests : IDisposable
{
    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private static Assignment Read(string count) => AssignmentReader.Parse(
        "problems: { itakura-saito: { a: 1, b: 1, c: 1, d: 1 }, "
        + "delta-rules: { output-delta: 2, hidden-delta: 1, weight: 1, bias: 0, linear-output-delta: 0, linear-hidden-delta: 0, "
            + "linear-weight: 0, linear-bias: 0 } }\n" + count,
        "homework.yaml",
        Class.Problems);

    // The parts of both problems, each with a score; "?" is one that a person has yet to decide.
    private static StudentResults Student(Assignment assignment, params string[] scores)
    {
        (string Problem, string Part)[] parts =
        [
            .. "a b c d".Split(' ').Select(part => ("itakura-saito", part)),
            .. "output-delta hidden-delta weight bias".Split(' ').Select(part => ("delta-rules", part)),
        ];
        return new("s1", [.. parts.Zip(scores, (name, score) =>
            Row(assignment, name.Problem, name.Part, score))])
        { Counting = assignment.Counting };
    }

    private static ResultRow Row(Assignment assignment, string problem, string part, string score)
    {
        var known = Class.Problems.First(one => one.Id == problem);
        var points = assignment.PointsOf(known, known.Parts.First(one => one.Id == part));
        decimal? credit = score == "?" ? null : decimal.Parse(score, System.Globalization.CultureInfo.InvariantCulture);
        return new("s1", problem, part, "x", "", Verdict.Correct, credit, points, credit * points, "", "", "", "", "", "", "");
    }

    public static TheoryData<string, string, string, string> Totals => new()
    {
        // what counts; credits of the eight parts; score of points; how many parts the total waits for
        { "", "1 1 1 1 1 1 1 1", "8 of 8", "0" },
        { "count: { only: [itakura-saito.a, itakura-saito.c] }", "1 1 0.5 1 1 1 1 1", "1.5 of 2", "0" },
        { "count: { only: [itakura-saito] }", "1 1 1 1 1 1 1 1", "4 of 4", "0" },
        { "count: { not: [delta-rules.output-delta, itakura-saito.d] }", "1 1 1 1 1 1 1 1", "5 of 5", "0" },
        { "count: { not: [delta-rules.output-delta] }", "1 1 1 1 ? 1 1 1", "6 of 6", "0" },
        { "count: { extra: [delta-rules.output-delta] }", "1 1 1 1 1 1 1 1", "8 of 6", "0" },
        { "count: { extra: [delta-rules.output-delta] }", "1 1 1 1 0 1 1 1", "6 of 6", "0" },
        { "count: { extra: [delta-rules.output-delta] }", "1 1 1 1 ? 1 1 1", "6 of 6", "1" },
        { "count: { best: [{ take: 1, of: [itakura-saito, delta-rules] }] }", "1 1 0 0 1 1 0 0", "3 of 4", "0" },
        { "count: { best: [{ take: 2, of: [itakura-saito.a, itakura-saito.b, itakura-saito.c] }] }", "0.5 1 1 1 1 1 1 1", "7 of 7", "0" },
        { "count: { best: [{ take: 2, of: [itakura-saito.a, itakura-saito.b, itakura-saito.c] }] }", "0.5 0 0 1 1 1 1 1", "5.5 of 7", "0" },
        { "count: { best: [{ take: 3, of: [itakura-saito.a, itakura-saito.b, itakura-saito.c, itakura-saito.d] }] }", "0 0 0 0 0 0 0 0",
            "0 of 7", "0" },
        {
            "count:\n  extra: [delta-rules.weight]\n  not: [delta-rules.hidden-delta]\n  best: [{ take: 1, of: [itakura-saito.a, "
                + "itakura-saito.b] }]",
            "0.5 1 1 1 1 1 1 1", "6 of 5", "0"
        },
    };

    [Theory]
    [MemberData(nameof(Totals))]
    public void Parts_make_a_total_as_the_assignment_says(string count, string credits, string total, string awaiting)
    {
        var student = Student(Read(count), credits.Split(' '));

        Assert.Equal((total, awaiting), ($"{Cell.Number(student.Score)} of {Cell.Number(student.Points)}", $"{student.Awaiting}"));
    }

    // Against a sum over all choices, for generated scores.
    [Fact]
    public void Of_a_group_no_other_choice_has_more()
    {
        var assignment = Read("count: { best: [{ take: 2, of: [itakura-saito.a, itakura-saito.b, itakura-saito.c, itakura-saito.d] }] }");
        for (var seed = 0; seed < 256; seed++)
        {
            int[] halves = [.. Enumerable.Range(0, 4).Select(i => seed >> (2 * i) & 3)];
            var student = Student(assignment, [.. halves.Select(half => $"{half / 4.0m}"), "0", "0", "0", "0"]);
            var best = Enumerable.Range(0, 16).Where(choice => System.Numerics.BitOperations.PopCount((uint)choice) == 2)
                .Max(choice => Enumerable.Range(0, 4).Where(i => (choice >> i & 1) == 1).Sum(i => halves[i] / 4.0m));
            Assert.Equal(best, student.Score);
            Assert.Equal(2, global::Grading.Reports.Totals.Dropped(student.Rows, student.Counting).Count());
        }
    }

    [Theory]
    [InlineData("count: { only: [itakura-saito.e] }", "count.only")]
    [InlineData("count: { not: [tanh-unit] }", "count.not")] // not of this assignment
    [InlineData("count: { extra: [itakura-sato.a] }", "count.extra")]
    [InlineData("count: { best: [{ take: 2, of: [itakura-saito.a, itakura-saito.b] }] }", "count.best[1].take")]
    [InlineData("count: { best: [{ take: 0, of: [itakura-saito.a, itakura-saito.b] }] }", "count.best[1].take")]
    [InlineData("count: { best: [{ take: 1, of: [itakura-saito.a, delta-rules.output-delta] }] }", "count.best[1].of")]
    [InlineData("count: { best: [{ take: 1, of: [itakura-saito.a, itakura-saito.b] }], extra: [itakura-saito.a] }", "count.best")]
    [InlineData("count: { extra: [itakura-saito.a], not: [itakura-saito] }", "count.extra")]
    [InlineData("count: { beast: 1 }", "count.beast")]
    public void What_cannot_count_is_said(string count, string field) => Assert.Contains(
        $"homework.yaml:2: {field}: ", Assert.Throws<ProblemFileException>(() => Read(count)).Message, StringComparison.Ordinal);

    [Fact]
    public void It_is_shown_to_students_and_counts_in_the_gradebook()
    {
        var assignment =
            Read("count:\n  extra: [delta-rules.output-delta]\n  best: [{ take: 1, of: [itakura-saito.a, itakura-saito.b] }]\n");
        var student = Student(assignment, "1", "0", "1", "1", "1", "1", "1", "1");
        var (results, book) = (OutputPlace.Alone(Path.Combine(_files.Root, "r.csv")),
            OutputPlace.Alone(Path.Combine(_files.Root, "book.csv")));
        ResultsCsv.Write(results, student.Rows);

        Gradebook.Write(book, results.Path, PartColumns.Of(results.Path, Class.Problems, assignment.Counting));

        Assert.EndsWith(",7,5,0\r\n", File.ReadAllText(book.Path), StringComparison.Ordinal);
        var feedback = FeedbackMarkdown.Of(student, "");
        Assert.Contains("Score: 7 of 5\n", feedback, StringComparison.Ordinal);
        Assert.Contains("Extra credit, on top of the points there are: delta-rules.output-delta.\n", feedback, StringComparison.Ordinal);
        Assert.Contains("Of itakura-saito.a, itakura-saito.b the best 1 count.\n", feedback, StringComparison.Ordinal);
        Assert.Contains("Not counted, as others have more: itakura-saito.b.\n", feedback, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("", null)]
    [InlineData("credit: { unreadable: person }", null)]
    [InlineData("credit: { unreadable: 0 }", 0.0)]
    [InlineData("credit: { unreadable: 0.25 }", 0.25)]
    [InlineData("credit: { conditional: 0.75 }", null)]
    public void What_cannot_be_read_waits_for_a_person_unless_it_earns_a_number(string credit, double? earned)
    {
        var assignment = Read(credit);

        Assert.Equal((decimal?)earned,
            assignment.CreditOf(Class.Batch.Grade(Sheet("a: 2 * * z6")).Single(result => result.Part == "a").Outcome));
    }

    [Theory]
    [InlineData("credit: { unreadable: person }", 0.0)]
    [InlineData("credit: { unreadable: 0.25 }", 0.25)]
    [InlineData("credit: { wrong: person }", 0.0)]
    public void What_is_read_but_not_worked_out_waits_for_nobody(string credit, double earned)
    {
        var outcome = Class.Batch.Grade(Sheet("a: dL/dz6")).Single(result => result.Part == "a").Outcome;

        Assert.Equal("not-explicit", outcome.Reason.Word);
        Assert.Equal((decimal)earned, Read(credit).CreditOf(outcome));
    }

    [Theory]
    [InlineData("credit: { wrong: person }", null)]
    [InlineData("credit: { wrong: 0.1 }", 0.1)]
    public void A_person_may_decide_on_any_verdict(string credit, double? earned) => Assert.Equal(
        (decimal?)earned, Read(credit).CreditOf(new(Verdict.Wrong)));

    [Theory]
    [InlineData("credit: { unreadable: nobody }")]
    [InlineData("credit: { unreadable: 2 }")]
    public void Another_word_is_no_credit(string credit) => Assert.Throws<ProblemFileException>(() => Read(credit));

    private static Grading.Submissions.Submission Sheet(string answer) => new(
        "s1", [new("itakura-saito", "a", answer["a: ".Length..], IsScript: false, new("s1.md", 1))], [], null);
}

using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Reports.Places;
using Grading.Submissions;
using Grading.Verdicts;

namespace Grading.Tests.Reports.Decided;

/// <summary>What is decided together besides equal wrong answers, and whose decision counts.</summary>
public sealed class GroupTests : IDisposable
{
    private const string Header = "student,problem,part,cluster,credit,comment,by,at,seen,means\n";

    private static readonly string[] Students = ["s1", "s2"];

    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    // 6 parameters: what tells groups apart.
    private static ResultRow Row(
        Verdict verdict, string answer, string reason, string cluster = "", string part = "a", string student = "s1") => new(
        student, "itakura-saito", part, answer, "", verdict, null, 1, null, reason, "", "", "", cluster, "", "");

    public static TheoryData<ResultRow, ResultRow, bool> Pairs => new()
    {
        { Row(Verdict.Unreadable, "2,080", "comma"), Row(Verdict.Unreadable, "2,080", "comma", student: "s2"), true },
        { Row(Verdict.Unreadable, "2,080", "comma"), Row(Verdict.Unreadable, " 2,080\n", "comma"), true },
        { Row(Verdict.Unreadable, "2,080", "comma"), Row(Verdict.Unreadable, "2,081", "comma"), false },
        { Row(Verdict.Unreadable, "2,080", "comma"), Row(Verdict.Unreadable, "2,080", "comma", part: "b"), false },
        { Row(Verdict.Unreadable, "2,080", "comma"), Row(Verdict.Unreadable, "2,080", "unexpected"), false },
        { Row(Verdict.Review, "1", "unknown-part:e", part: "e"), Row(Verdict.Review, "2", "unknown-part:e", part: "e"), true },
        { Row(Verdict.Review, "1", "unknown-part:e", part: "e"), Row(Verdict.Review, "1", "unknown-part:f", part: "f"), false },
        { Row(Verdict.Review, "1", "answered-twice"), Row(Verdict.Unreadable, "1", "answered-twice"), false },
        { Row(Verdict.Wrong, "1", "sign", "w12345678"), Row(Verdict.Wrong, "2", "sign", "12345678"), true },
        { Row(Verdict.Wrong, "1", "sign"), Row(Verdict.Wrong, "1", "sign", student: "s2"), true },
    };

    [Theory]
    [MemberData(nameof(Pairs))]
    public void Rows_are_of_one_group_or_not(ResultRow one, ResultRow other, bool areEqual)
    {
        Assert.Equal(areEqual, GroupId.Of(one) == GroupId.Of(other));
        Assert.Matches("^[wur][0-9a-f]{8}$", GroupId.Of(one));
    }

    [Theory]
    [InlineData(Verdict.Correct)]
    [InlineData(Verdict.Conditional)]
    [InlineData(Verdict.FollowThrough)]
    [InlineData(Verdict.Missing)]
    public void What_needs_no_decision_is_of_no_group(Verdict verdict) => Assert.Equal("", GroupId.Of(Row(verdict, "1", "")));

    // The group of the unreadable answer of s1 and s2, and a decision about each kind of target.
    [Theory]
    [InlineData(",itakura-saito,a,GROUP,0.5,,,,,\n", "0.5", "0.5")]
    [InlineData("s1,itakura-saito,a,,1,,,,,\n,itakura-saito,a,GROUP,0.5,,,,,\n", "1", "0.5")]
    [InlineData(",itakura-saito,a,GROUP,0.5,,,,,\n,itakura-saito,a,GROUP,auto,,,,,\n", "", "")]
    [InlineData(",itakura-saito,a,GROUP,0.5,,,,,\ns2,itakura-saito,a,,,,,,,2(z6^2-t)/z6^3\n", "0.5", "1")]
    [InlineData(",itakura-saito,b,GROUP,0.5,,,,,\n", "", "")]
    public void A_decision_about_a_group_is_about_all_in_it(string log, string first, string second)
    {
        var results = Path.Combine(_files.Root, "results.csv");
        Submission Sheet(string student) =>
            new(student, [new("itakura-saito", "a", "2 * * z6", IsScript: false, new($"{student}.md", 1))], []);
        var rows = Students.SelectMany(student => Class.Batch.Grade(Sheet(student))).Select(ResultRow.Of).ToArray();
        var group = GroupId.Of(rows[0]);
        Assert.StartsWith("u", group, StringComparison.Ordinal);
        ResultsCsv.Write(OutputPlace.Alone(results), rows);

        var path = _files.Put("overrides.csv", Header + log.Replace("GROUP", group, StringComparison.Ordinal));
        for (var twice = 0; twice < 2; twice++)
            DecisionsReader.Read(path, Class.Catalogue, _ => { })
                .Apply(OutputPlace.Alone(results), new(Class.Batch.Grade, Class.Batch.Order, _ => null), _ => { });

        var credits = ResultsReader.Rows(results).Where(row => row.Part == "a").Select(row => Cell.Number(row.Credit));
        Assert.Equal([first, second], credits);
    }

    [Fact]
    public void What_is_no_part_is_decided_by_its_group_all_the_same()
    {
        var row = Row(Verdict.Review, "1", "unknown-part:e", part: "e");
        var results = Path.Combine(_files.Root, "results.csv");
        ResultsCsv.Write(OutputPlace.Alone(results), [row]);
        var path = _files.Put("overrides.csv", $"{Header},itakura-saito,e,{GroupId.Of(row)},0,,,,,\n");

        DecisionsReader.Read(path, Class.Catalogue, _ => { })
            .Apply(OutputPlace.Alone(results), new(Class.Batch.Grade, Class.Batch.Order, _ => null), _ => { });

        Assert.Equal(0, ResultsReader.Rows(results).Single().Credit);
    }
}

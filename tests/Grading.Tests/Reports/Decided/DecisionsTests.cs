using System.Text;
using Grading.Problems;
using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Reports.Feedback;
using Grading.Reports.Places;
using Grading.Verdicts;

namespace Grading.Tests.Reports.Decided;

/// <summary>A person decides: about one student, or once for all who made the same mistake.</summary>
public sealed class DecisionsTests : IDisposable
{
    private static readonly global::Grading.Reports.Decided.Marking Unmarked = new(_ => throw new InvalidOperationException(), [], _ =>
        null);

    private readonly Homework _files = new();
    private readonly List<string> _said = [];

    public void Dispose() => _files.Dispose();

    // 37 made one mistake in (d), three another; one answer awaits a person
    private string Results()
    {
        var path = Path.Combine(_files.Root, "results.csv");
        ResultsCsv.Write(
            OutputPlace.Alone(path),
                Enumerable.Range(1, 40).Select(i => Row($"s{i:00}", "d", Verdict.Wrong, 0, i <= 37 ? "aaaa0001" : "bbbb0002"))
            .Append(Row("s41", "d", Verdict.Review, null, "")).Append(Row("s42", "a", Verdict.Wrong, 0, "aaaa0001")));
        return path;
    }

    private static ResultRow Row(string student, string part, Verdict verdict, decimal? credit, string cluster) =>
        new(student, "itakura-saito", part, "=x3 + 1", "x3 + 1", verdict, credit,
        2.5m, credit * 2.5m, "lateral", "LATERAL", "How many routes?", "z3=1 -> 2", cluster, "", "sheet:1");

    private ResultRow[] Decided(string overrides)
    {
        var path = Results();
        DecisionsReader.Read(_files.Put("overrides.csv", overrides), Homework.Catalogue, _said.Add).Apply(OutputPlace.Alone(path),
            Unmarked, _said.Add);
        return [.. ResultsReader.Rows(path)];
    }

    [Fact]
    public void One_decision_holds_for_all_who_made_the_same_mistake()
    {
        var rows = Decided("problem,part,cluster,credit,comment\nitakura-saito,d,aaaa0001,0.5,\"The lateral path, as in the lecture\"\n");

        Assert.All(rows.Take(37),
            row => Assert.Equal((0.5m, 1.25m, "The lateral path, as in the lecture", "lateral overridden:0"),
                (row.Credit, row.Score, row.Comment, row.Reason)));
        Assert.All(rows.Skip(37), row => Assert.Equal(("", "lateral"), (row.Comment, row.Reason)));
        Assert.Equal(["overrides.csv:2: itakura-saito.d, cluster waaaa0001: credit 0.5 for 37 students."], _said);
    }

    [Fact]
    public void A_decision_about_a_student_beats_one_about_a_cluster()
    {
        var rows = Decided("part,problem,credit,student,cluster\nd,itakura-saito,0.5,,aaaa0001\nd,itakura-saito,1,s07,\n");

        Assert.Equal([0.5m, 1m, 0.5m], rows[5..8].Select(row => row.Credit!.Value));
        Assert.Equal(
            ["overrides.csv:2: itakura-saito.d, cluster waaaa0001: credit 0.5 for 36 students.",
                "overrides.csv:3: s07, itakura-saito.d: credit 1 for 1 student."], _said);
    }

    [Fact]
    public void What_a_person_has_decided_completes_the_total()
    {
        Assert.Equal(1, ResultsReader.Students(Results()).Single(student => student.Student == "s41").Awaiting);

        Decided("student,problem,part,credit,comment\ns41,itakura-saito,d,0.8,Read from the photo\n");

        var student = ResultsReader.Students(Path.Combine(_files.Root, "results.csv")).Single(student => student.Student == "s41");
        Assert.Equal((0, 2m, "lateral overridden:none"), (student.Awaiting, student.Score, student.Rows[0].Reason));
        Assert.Contains("review (2 of 2.5)", FeedbackMarkdown.Of(student, ""), StringComparison.Ordinal);
        Assert.Contains("Read from the photo", FeedbackMarkdown.Of(student, ""), StringComparison.Ordinal);
    }

    [Fact]
    public void Rows_without_a_credit_decide_nothing()
    {
        var before = File.ReadAllBytes(Results());
        AnswerGroup.WriteUndecided(OutputPlace.Alone(Path.Combine(_files.Root, "clusters.csv")), AnswerGroup.Of(Results()));

        DecisionsReader.Read(Path.Combine(_files.Root, "clusters.csv"), Homework.Catalogue, _said.Add)
            .Apply(OutputPlace.Alone(Path.Combine(_files.Root, "results.csv")), Unmarked, _said.Add);

        Assert.Equal(before, File.ReadAllBytes(Path.Combine(_files.Root, "results.csv")));
        Assert.EndsWith("clusters.csv: 4 rows have no credit and are left undecided.", Assert.Single(_said), StringComparison.Ordinal);
    }

    [Fact]
    public void Decisions_are_not_replaced_by_clusters_to_decide()
    {
        var path = _files.Put("clusters.csv", "problem,part,cluster,credit,comment\nitakura-saito,d,aaaa0001,,\n");
        AnswerGroup.WriteUndecided(OutputPlace.Alone(path), AnswerGroup.Of(Results()));
        File.WriteAllText(path, "problem,part,cluster,credit,comment\nitakura-saito,d,aaaa0001,0.5,\n");

        Assert.Throws<Grading.Submissions.UnusableFileException>(() =>
            AnswerGroup.WriteUndecided(OutputPlace.Alone(path), AnswerGroup.Of(Results())));
    }

    [Fact]
    public void A_decision_that_affects_nobody_is_noticed()
    {
        Decided("student,problem,part,cluster,credit\n,itakura-saito,d,cccc0003,1\ns99,itakura-saito,d,,1\n");

        Assert.Equal(2, _said.Count);
        Assert.All(_said, said => Assert.Contains("nobody is affected", said, StringComparison.Ordinal));
    }

    [Fact]
    public void Clusters_come_by_size_and_then_by_name()
    {
        Assert.Equal(
            [("d", "waaaa0001", 37), ("d", "wbbbb0002", 3), ("a", "waaaa0001", 1), ("d", "r", 1)],
            AnswerGroup.Of(Results()).Select(group => (group.Part, group.Id[..Math.Min(group.Id.Length, 9)], group.Students))
                .Select(group => group.Item2[0] == 'r' ? group with { Item2 = "r" } : group));
        Assert.Equal(("LATERAL", "x3 + 1"), (AnswerGroup.Of(Results())[0].Mistake, AnswerGroup.Of(Results())[0].Example));
    }

    [Fact]
    public void Groups_are_of_equal_wrong_answers_of_one_text_and_of_one_review()
    {
        var path = Path.Combine(_files.Root, "groups.csv");
        ResultRow Unread(string student, string text) =>
            Row(student, "a", Verdict.Unreadable, 0, "") with { Answer = text, Reading = "", Reason = "unreadable" };
        ResultsCsv.Write(OutputPlace.Alone(path),
        [
            Unread("s1", "2,080"), Unread("s2", " 2,080"), Unread("s3", "2;080"),
            Row("s4", "d", Verdict.Review, null, ""), Row("s5", "d", Verdict.Review, null, "") with { Answer = "another" },
            Row("s6", "d", Verdict.Wrong, 0, "aaaa0001"), Row("s7", "d", Verdict.Correct, 1, ""),
        ]);

        Assert.Equal([("a", 'u', 2), ("d", 'r', 2), ("a", 'u', 1), ("d", 'w', 1)],
            AnswerGroup.Of(path).Select(group => (group.Part, group.Id[0], group.Students)));
        Assert.Equal("2,080", AnswerGroup.Of(path)[0].Example);
    }

    [Fact]
    public Task Faults_are_told_with_line_and_field()
    {
        const string header = "problem,part,cluster,credit,comment\n";
        (string What, string Text)[] slips =
        [
            ("a mistyped problem", $"{header}itakura-saitto,a,aaaa0001,1,\n"),
            ("an unknown problem", $"{header}transformers,a,aaaa0001,1,\n"),
            ("an unknown part", $"{header}itakura-saito,e,aaaa0001,1,\n"),
            ("a mistyped part", $"{header}delta-rules,output-detla,aaaa0001,1,\n"),
            ("a credit that is no number", $"{header}itakura-saito,a,aaaa0001,half,\n"),
            ("a credit beyond one", $"{header}itakura-saito,a,aaaa0001,2,\n"),
            ("a credit below zero", $"{header}itakura-saito,a,aaaa0001,-1,\n"),
            ("nobody", $"{header}itakura-saito,a,,1,\n"),
            ("a student and a cluster", "student,problem,part,cluster,credit\ns1,itakura-saito,a,aaaa0001,1\n"),
            ("a meaning of a cluster", "problem,part,cluster,credit,means\nitakura-saito,a,aaaa0001,,2.08\n"),
            ("a meaning taken back", "problem,part,student,credit,means\nitakura-saito,a,s1,auto,2.08\n"),
            ("a mistyped column", "problem,part,cluser,credit\nitakura-saito,a,aaaa0001,1\n"),
            ("an unknown column", "problem,part,cluster,credit,mood\nitakura-saito,a,aaaa0001,1,good\n"),
            ("a column twice", "problem,part,part,cluster,credit\nitakura-saito,a,a,aaaa0001,1\n"),
            ("no credit", "problem,part,cluster\nitakura-saito,a,aaaa0001\n"),
            ("neither cluster nor student", "problem,part,credit\nitakura-saito,a,1\n"),
            ("three faults at once", $"{header}itakura,a,aaaa0001,1,\nitakura-saito,a,aaaa0001,two,\nitakura-saito,z,aaaa0001,1,\n"),
            ("an empty file", ""),
        ];
        var told = new StringBuilder();
        foreach (var (what, text) in slips)
        {
            var path = _files.Put("overrides.csv", text);
            var faults = Assert.Throws<ProblemFileException>(() => DecisionsReader.Read(path, Homework.Catalogue, _said.Add)).Faults;
            told.Append(what).Append('\n').Append(string.Concat(faults.Select(fault => $"    {fault}\n"))).Append('\n');
        }
        return Verify(told.ToString());
    }

    [Fact]
    public void An_answer_that_was_cut_is_not_cut_again()
    {
        var once = Cell.Answer(new string('x', 10_000));

        Assert.EndsWith("… (10000 characters, e4ee97ec2527)", once, StringComparison.Ordinal);
        Assert.Equal(once, Cell.Answer(once));
    }
}

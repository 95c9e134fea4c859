using System.Collections.Immutable;
using Grading.Reports;
using Grading.Reports.Decided;
using Grading.Reports.Places;
using Grading.Submissions;

namespace Grading.Tests.Reports.Decided;

/// <summary>The log of decisions over real answers: what counts, what is marked anew, and that deciding again changes nothing.</summary>
public sealed class DecisionLogTests : IDisposable
{
    private const string Header = "student,problem,part,cluster,credit,comment,by,at,seen,means\n";

    private readonly Homework _files = new();
    private readonly List<string> _said = [];

    public void Dispose() => _files.Dispose();

    private string Results => Path.Combine(_files.Root, "results.csv");

    private static Submission Sheet(params string[] answers) => new("s1",
        [.. answers.Select((line, i) => line.Split('=', 2) is [var name, var text] && name.Split('.', 2) is [var problem, var part]
            ? new Answer(problem, part, text, IsScript: false, new("s1.md", i + 1)) : throw new ArgumentException(line))],
        []);

    // The results of the sheet with each of the logs put into them, one after another. From the sheet, as "grade" has it, or from the
    // cells.
    private ImmutableArray<ResultRow> Decided(Submission sheet, bool fromCells, params string[] logs)
    {
        ResultsCsv.Write(OutputPlace.Alone(Results), Class.Batch.Grade(sheet).Select(ResultRow.Of));
        foreach (var log in logs)
        {
            _said.Clear();
            DecisionsReader.Read(_files.Put("overrides.csv", (log.Contains(';') ? Header.Replace(',', ';') : Header) + log),
                Class.Catalogue, _said.Add)
                .Apply(OutputPlace.Alone(Results), new(Class.Batch.Grade, Class.Batch.Order, _ => fromCells ? null : sheet), _said.Add);
        }
        return [.. ResultsReader.Rows(Results)];
    }

    private static string Shown(ResultRow row) =>
        $"{row.Problem}.{row.Part} {row.Answer} {row.Verdict} {Cell.Number(row.Credit)} ({row.Reason}) {row.Comment}".TrimEnd();

    private string Shown(string part, Submission sheet, bool fromCells, params string[] logs) =>
        Shown(Decided(sheet, fromCells, logs).Single(row => $"{row.Problem}.{row.Part}" == part));

    public static TheoryData<string, string> LastOnes => new()
    {
        { "s1,itakura-saito,a,,0.5,,,,,\n", "0.5" },
        { "s1,itakura-saito,a,,0.5,,,,,\ns1,itakura-saito,a,,1,,,,,\n", "1" },
        { "s1,itakura-saito,a,,1,,,,,\ns1,itakura-saito,a,,25%,,ta1,2026-01-01,,\n", "0.25" },
        { "s1,itakura-saito,a,,.75,,,,,\ns1,itakura-saito,a,,,,,,,\n", "0.75" }, // not decided: as if it were not there
        { "s1,itakura-saito,a,,0.5,,,,,\ns1,itakura-saito,a,,auto,,,,,\n", "0" },
        { "s1,itakura-saito,a,,auto,,,,,\ns1,itakura-saito,a,,0.5,,,,,\n", "0.5" },
        { ",itakura-saito,a,CLUSTER,0.25,,,,,\ns1,itakura-saito,a,,0.5,,,,,\n", "0.5" },
        { "s1,itakura-saito,a,,0.5,,,,,\n,itakura-saito,a,CLUSTER,0.25,,,,,\n", "0.5" }, // a student beats a cluster
        { ",itakura-saito,a,CLUSTER,0.25,,,,,\ns1,itakura-saito,a,,0.5,,,,,\ns1,itakura-saito,a,,auto,,,,,\n", "0.25" },
        { ",itakura-saito,a,CLUSTER,0.25,,,,,\n,itakura-saito,a,OLD,0.75,,,,,\n", "0.75" }, // an old id means the same
        { ",itakura-saito,a,CLUSTER,0.25,,,,,\n,itakura-saito,a,CLUSTER,auto,,,,,\n", "0" },
        { "s1,itakura-saito,a,,\"0,5\",,,,,\n", "0.5" },
        { "s1,itakura-saito,a,,0.5,,,,SEEN,\n", "0.5" },
        { "s1,itakura-saito,a,,0.5,,,,0123456789ab,\n", "0" }, // decided on another answer
        { ",itakura-saito,a,CLUSTER,0.25,,,,,\ns1,itakura-saito,a,,0.5,,,,0123456789ab,\n", "0.25" },
    };

    [Theory]
    [MemberData(nameof(LastOnes))]
    public void The_last_row_about_a_target_counts(string log, string credit)
    {
        var sheet = Sheet("itakura-saito.a=2(z6^2 - t)/z6^2");
        var cluster = Class.Batch.Grade(sheet)[0].Outcome.Cluster;
        log = log.Replace("CLUSTER", cluster, StringComparison.Ordinal).Replace("OLD", cluster[1..], StringComparison.Ordinal)
            .Replace("SEEN", TypedText.Digits("2(z6^2 - t)/z6^2"), StringComparison.Ordinal);

        Assert.Equal(credit, Cell.Number(Decided(sheet, true, log)[0].Credit));
        Assert.Equal(credit, Cell.Number(Decided(sheet, true, log, log)[0].Credit));
        var semicolons = log.Replace("\"0,5\"", "0.5", StringComparison.Ordinal).Replace(',', ';');
        Assert.Equal(credit, Cell.Number(Decided(sheet, true, semicolons)[0].Credit));
    }

    public static TheoryData<string, string, string, string> Meant => new()
    {
        // what was typed, the log, whose row, what it then is
        { "relu-sigmoid.dw1=2,080", "s1,relu-sigmoid,dw1,,,,,,,2.080", "relu-sigmoid.dw1",
            "relu-sigmoid.dw1 2,080 Correct 1 (read-as:comma)" },
        { "itakura-saito.a=2 * * z6", "s1,itakura-saito,a,,,,,,,2(z6^2-t)/z6^3", "itakura-saito.a",
            "itakura-saito.a 2 * * z6 Correct 1 (read-as:" },
        { "itakura-saito.a=2 * * z6", "s1,itakura-saito,a,,0.5,half,,,,2(z6^2-t)/z6^3", "itakura-saito.a", "overridden:1) half" },
        { "itakuro-seito.a=2(z6^2-t)/z6^3", "s1,itakuro-seito,a,,,,,,,itakura-saito.a", "itakura-saito.a",
            "2(z6^2-t)/z6^3 Correct 1 (read-as:unknown-problem" },
        { "itakura-saito.zz=2(z6^2-t)/z6^3", "s1,itakura-saito,zz,,,,,,,itakura-saito.a", "itakura-saito.a",
            "2(z6^2-t)/z6^3 Correct 1 (read-as:unknown-part" },
        { "?.a=2(z6^2-t)/z6^3", "s1,?,a,,0.5,,,,,itakura-saito.a", "itakura-saito.a", "overridden:1)" },
        { "itakura-saito.a=3", "s1,itakura-saito,a,,,,,,,also * * nothing", "itakura-saito.a", "itakura-saito.a 3 Unreadable  (read-as:" },
    };

    [Theory]
    [MemberData(nameof(Meant))]
    public void What_was_meant_is_marked_by_the_machine(string typed, string log, string part, string shown)
    {
        var sheet = Sheet(typed);

        var once = Shown(part, sheet, false, log + "\n");
        var bytes = File.ReadAllBytes(Results);

        Assert.Contains(shown, once, StringComparison.Ordinal);
        Assert.DoesNotContain("nobody is affected", string.Concat(_said), StringComparison.Ordinal);
        Assert.Equal(once, Shown(part, sheet, true, log + "\n")); // from the cells
        Assert.Equal(bytes, File.ReadAllBytes(Results));
        Shown(part, sheet, true, log + "\n", log + "\n"); // twice is once
        Assert.Equal(bytes, File.ReadAllBytes(Results));
    }

    [Fact]
    public void What_was_meant_takes_its_row_along_and_leaves_all_others()
    {
        var sheet = Sheet("itakura-saito.a=1", "relu-sigmoid.loss=0.288", "delta-rulez.weight=x", "delta-rulez.bias=y",
            "itakura-saito.zz=1");
        var before = Class.Batch.Grade(sheet).Select(ResultRow.Of).ToArray();

        var after = Decided(sheet, false, "s1,delta-rulez,bias,,,,,,,delta-rules.bias\n");

        Assert.DoesNotContain(after, row => row is { Problem: "delta-rulez", Part: "bias" });
        Assert.Contains(after, row => row is { Problem: "delta-rules", Part: "bias", Answer: "y" });
        foreach (var row in before.Where(row => row.Problem != "delta-rules" && row is not { Problem: "delta-rulez", Part: "bias" }))
            Assert.Contains(row, after);
        var placed = after.TakeWhile(row => !row.Reason.StartsWith("unknown-", StringComparison.Ordinal));
        var known = placed.Select(row => row.Problem).Distinct().ToArray();
        Assert.Equal(known.OrderBy(problem => Class.Batch.Order.IndexOf(problem)), known);
        Assert.Equal(["delta-rulez.weight", "itakura-saito.zz"], after.Skip(after.Length - 2).Select(row => $"{row.Problem}.{row.Part}"));
    }

    [Fact]
    public void What_follows_from_it_is_seen()
    {
        // (b) is right given the typed (a); with what was meant it is not
        var sheet = Sheet("relu-sigmoid.loss=0,288", "relu-sigmoid.dw1=2.080");
        var after = Decided(sheet, false, "s1,relu-sigmoid,loss,,,,,,,0.2876\n");

        var meant = Class.Batch.Grade(Sheet("relu-sigmoid.loss=0.2876", "relu-sigmoid.dw1=2.080"));
        Assert.Equal(meant.Select(result => (result.Part, result.Outcome.Verdict)), after.Select(row => (row.Part, row.Verdict)));
    }

    [Fact]
    public void An_answer_that_changed_gets_no_old_decision()
    {
        var log = $"s1,relu-sigmoid,dw1,,0.5,,,,{TypedText.Digits("2,080")},\n";
        Assert.Equal("0.5", Cell.Number(Decided(Sheet("relu-sigmoid.dw1=2,080"), false, log).Single(row => row.Part == "dw1").Credit));

        var later = Decided(Sheet("relu-sigmoid.dw1=2.080"), false, log).Single(row => row.Part == "dw1");

        Assert.Equal("1", Cell.Number(later.Credit));
        Assert.Contains("Please decide anew.", Assert.Single(_said), StringComparison.Ordinal);
    }

    // Whatever was typed and whatever it became: a decision sticks to the very same text only.
    [Fact]
    public void A_decision_sticks_to_the_text_it_was_made_on()
    {
        string[] texts =
        [
            "2,080", "2.080", " 2,080", "2,080 ", "2,08", "２,080", "2,080\n", "=2,080", "'=2,080", "\u00032,080",
            .. Enumerable.Range(1999, 4).Select(length => new string('9', length)),
        ];
        foreach (var decided in texts)
        {
            var log = $"s1,relu-sigmoid,dw1,,0.25,,,,{TypedText.Digits(decided)},\n";
            foreach (var typed in texts)
            {
                var row = Decided(Sheet("relu-sigmoid.dw1=" + typed), true, log).Single(row => row.Part == "dw1");
                Assert.Equal(typed == decided, row.Credit == 0.25m);
            }
        }
    }

    [Fact]
    public void From_cells_that_are_cut_nothing_is_marked()
    {
        var sheet = Sheet("relu-sigmoid.dw1=2,080", $"relu-sigmoid.loss={new string('1', 3000)}");
        var log = "s1,relu-sigmoid,dw1,,,,,,,2.080\n";

        Assert.Equal("", Cell.Number(Decided(sheet, true, log).Single(row => row.Part == "dw1").Credit));
        Assert.Contains("grader grade --overrides", Assert.Single(_said), StringComparison.Ordinal);
        Assert.Equal("1", Cell.Number(Decided(sheet, false, log).Single(row => row.Part == "dw1").Credit));
    }

    [Fact]
    public void What_is_taken_back_is_the_machines_again()
    {
        var sheet = Sheet("relu-sigmoid.dw1=2,080", "relu-sigmoid.loss=0.288");
        var untouched = Decided(sheet, true);

        foreach (var log in new[] { "s1,relu-sigmoid,dw1,,0.5,why,,,,\n", "s1,relu-sigmoid,dw1,,,,,,,2.080\n" })
            foreach (var (before, after) in untouched.Zip(Decided(sheet, true, log, "s1,relu-sigmoid,dw1,,auto,,,,,\n")))
                Assert.Equal(before, after);
    }

    [Fact]
    public void Who_decided_and_when_stands_in_no_result()
    {
        Decided(Sheet("itakura-saito.a=1"), true, "s1,itakura-saito,a,,0.5,,ta-seven,2026-05-05T10:00:00Z,,\n");

        Assert.DoesNotContain("ta-seven", File.ReadAllText(Results) + string.Concat(_said), StringComparison.Ordinal);
        Assert.DoesNotContain("2026-05", File.ReadAllText(Results), StringComparison.Ordinal);
        var log = _files.Put("o.csv", Header + "s1,itakura-saito,a,,1,,ta-seven,,,\n");
        Assert.Equal("ta-seven", DecisionsReader.Read(log, Class.Catalogue, _ => { }).Counting[0].By);
    }

    [Fact]
    public void Answers_worth_nothing_keep_no_total_open()
    {
        var sheet = Sheet("itakura-saito.a=2(z6^2-t)/z6^3", "itakura-saito.zz=1");
        ResultsCsv.Write(OutputPlace.Alone(Results), Class.Batch.Grade(sheet).Select(ResultRow.Of));
        Assert.Equal(0, ResultsReader.Students(Results).Single().Awaiting);
        ResultsCsv.Write(OutputPlace.Alone(Results), Class.Batch.Grade(Sheet("nothing-known.a=1")).Select(ResultRow.Of));
        Assert.Equal(1, ResultsReader.Students(Results).Single().Awaiting); // there is nothing else
    }
}

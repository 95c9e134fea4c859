using System.Text.Json;
using System.Text.RegularExpressions;

namespace Grader.Tests.Scale;

/// <summary>What comes out, read back by parsers written from the rules of the systems that take it in.</summary>
public sealed class WholeClassTests : IDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("grader-tests-").FullName;

    public void Dispose() => Directory.Delete(_folder, recursive: true);

    private string Path(string name) => System.IO.Path.Combine(_folder, name);

    private static string Sample(string name) => System.IO.Path.Combine(Class.Samples, name);

    private async Task<string> Grade(params string[] words)
    {
        var (exit, output, said) = await GraderProcess.Run(["grade", "--out", Path("results.csv"), .. words]);
        Assert.True(exit == 0, said);
        Assert.Empty(output);
        return said;
    }

    private List<string[]> Table(string name) => Rfc4180.Read(File.ReadAllText(Path(name)));

    [Fact]
    public async Task Canvas_takes_the_gradebook_in()
    {
        await File.WriteAllTextAsync(Path("export.csv"),
            "Student,ID,SIS User ID,SIS Login ID,Section,HW3 (4711),Current Score\n,,,,,Manual Posting,\n    Points Possible,,,,,4,(read "
                + "only)\n"
            + "\"One, Student\",101,0012,s1,\"A, B\",,\n\"=Two, Student\",102,0013,s2,A,,\n\"Nine, Student\",109,0019,s9,A,,\n");
        await Grade(Sample("canvas"), "--format", "canvas", "--title", "HW3", "--roster", Path("export.csv"));

        var table = Table("canvas.csv");

        // the importer's rules: identity columns up to Section, the assignment by the number in its
        // title, Points Possible above the students
        Assert.Equal(["Student", "ID", "SIS User ID", "SIS Login ID", "Section", "HW3 (4711)", "Current Score"], table[0]);
        Assert.Equal("4", Assert.Single(table, row => row[0].Contains("Points Possible", StringComparison.Ordinal))[5]);
        Assert.Equal(
            [["One, Student", "101", "0012", "s1", "A, B", "2", ""], ["=Two, Student", "102", "0013", "s2", "A", "1", ""],
                ["Nine, Student", "109", "0019", "s9", "A", "", ""]], table.Where(row => row[1].Length > 0).Skip(1));
    }

    [Fact]
    public async Task Moodle_takes_its_worksheet_in()
    {
        const string head =
            "Identifier,\"Full name\",\"Email address\",Status,Grade,\"Maximum Grade\",\"Grade can be changed\",\"Last modified "
                + "(grade)\",\"Feedback comments\"\r\n";
        await File.WriteAllTextAsync(Path("worksheet.csv"),
            head + "\"Participant 4711\",\"Student 1\",s1@example.edu,\"Submitted\",-,4.00,Yes,-,\r\n\"Participant 4999\",\"Student "
                + "9\",s9@example.edu,\"No submission\",,4.00,Yes,-,\"as it was\"\r\n");
        var said = await Grade(Sample("moodle"), "--format", "moodle", "--roster", Path("worksheet.csv"));

        var table = Table("moodle.csv");

        Assert.All(table, row => Assert.Equal(9, row.Length));
        Assert.Equal(["Participant 4711", "Student 1", "s1@example.edu", "Submitted", "2", "4.00", "Yes", "-"], table[1][..8]);
        Assert.StartsWith("<p><b>itakura-saito.a</b>: correct, 1 of 1</p>", table[1][8], StringComparison.Ordinal);
        Assert.Equal(["Participant 4999", "Student 9", "s9@example.edu", "No submission", "", "4.00", "Yes", "-", "as it was"], table[2]);
        Assert.Contains("\"4712\" has results but no row in", said, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Gradescope_takes_results_json_in()
    {
        await Grade(System.IO.Path.Combine(Sample("sheets"), "2026-0001.md"), "--format", "gradescope");

        using var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path("results.json")));
        var tests = json.RootElement.GetProperty("tests").EnumerateArray().ToArray();

        Assert.Equal(2, json.RootElement.GetProperty("score").GetDecimal());
        Assert.Equal(["itakura-saito.a", "itakura-saito.b", "itakura-saito.c", "itakura-saito.d"],
            tests.Select(test => test.GetProperty("number").GetString()));
        Assert.All(tests, test =>
        {
            Assert.InRange(test.GetProperty("score").GetDecimal(), 0, test.GetProperty("max_score").GetDecimal());
            Assert.Matches("^(passed|failed)$", test.GetProperty("status").GetString());
            Assert.Equal("text", test.GetProperty("output_format").GetString());
        });
    }

    [Fact]
    public async Task PrairieLearn_takes_results_json_in_and_loses_no_attempt_where_a_person_decides()
    {
        await Grade(System.IO.Path.Combine(Sample("sheets"), "2026-0001.md"), "--format", "prairielearn");
        using (var json = JsonDocument.Parse(await File.ReadAllTextAsync(Path("results.json"))))
        {
            Assert.True(json.RootElement.GetProperty("gradable").GetBoolean());
            Assert.Equal(0.5m, json.RootElement.GetProperty("score").GetDecimal());
            Assert.All(json.RootElement.GetProperty("tests").EnumerateArray(),
                test => Assert.True(test.TryGetProperty("points", out _) && test.TryGetProperty("max_points", out _)));
        }
        await File.WriteAllTextAsync(Path("s.md"), "## itakura-saito\na: 1\n\n## itakura-saito\na: 2\n");
        await Grade(Path("s.md"), "--format", "prairielearn");
        using var undecided = JsonDocument.Parse(await File.ReadAllTextAsync(Path("results.json")));

        Assert.False(undecided.RootElement.GetProperty("gradable").GetBoolean());
        Assert.False(undecided.RootElement.TryGetProperty("score", out _));
        Assert.NotEmpty(undecided.RootElement.GetProperty("format_errors").EnumerateArray());
    }

    [Fact]
    public async Task PrairieLearn_takes_its_table_back_in()
    {
        await Grade(Sample("prairielearn.csv"), "--format", "prairielearn-upload", "--roster", Sample("prairielearn.csv"));

        var before = Rfc4180.Read((await File.ReadAllTextAsync(Sample("prairielearn.csv"))).ReplaceLineEndings("\r\n"));
        var table = Table("prairielearn.csv");

        // rows are found by submission_id; what is blank is not updated: the attempt before the last, and what a person must look at
        Assert.Equal(before[0], table[0]);
        Assert.Equal(before.Select(row => row[..12]), table.Select(row => row[..12]));
        Assert.Equal(["", "100", "100", ""], table.Skip(1).Select(row => row[13]));
        Assert.Equal(["", "### `a`", "### `c`", ""], table.Skip(1).Select(row => row[14].Split(':')[0]));
        Assert.Equal(["", "", "", ""], new[] { table[1][12], table[4][12], table[1][14], table[4][14] });
        using var scores = JsonDocument.Parse(table[2][12]);
        Assert.Equal(["a", "b"], scores.RootElement.EnumerateObject().Select(part => part.Name));
        Assert.All(scores.RootElement.EnumerateObject(), part => Assert.InRange(part.Value.GetProperty("score").GetDecimal(), 0, 1));
    }

    [Theory]
    [InlineData(2, "Please name it with --roster.", "prairielearn-upload")]
    [InlineData(2, "is for one submission at a time", "prairielearn")]
    [InlineData(4, "is no gradebook of Canvas", "canvas", "--roster", "prairielearn.csv")]
    [InlineData(4, "is no grading worksheet of Moodle", "moodle", "--roster", "prairielearn.csv")]
    public async Task What_a_format_lacks_is_said_before_anything_is_graded(int refused, string sentence, params string[] format)
    {
        string[] words = [.. format.Select(word => word.EndsWith(".csv", StringComparison.Ordinal) ? Sample(word) : word)];

        var (exit, _, said) =
            await GraderProcess.Run(["grade", Sample("prairielearn.csv"), "--out", Path("results.csv"), "--format", .. words]);

        Assert.Equal(refused, exit);
        Assert.Contains(sentence, said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path("results.csv")));
    }

    [Fact]
    public async Task A_student_in_two_paths_is_said_and_what_was_graded_is_kept()
    {
        await File.WriteAllTextAsync(Path("one.csv"), "student,problem,part,answer\ns1,itakura-saito,a,1\ns2,itakura-saito,a,1\n");
        await File.WriteAllTextAsync(Path("two.csv"), "student,problem,part,answer\ns3,itakura-saito,a,1\ns2,itakura-saito,a,2\n");
        var (exit, _, said) = await GraderProcess.Run("grade", Path("one.csv"), Path("two.csv"), "--out", Path("results.csv"));

        Assert.Equal(4, exit);
        Assert.Contains(
            $"\"s2\" is in \"{Path("one.csv")}\" and in \"{Path("two.csv")}\". Please give only one of them, or grade them one after the "
                + $"other.", said, StringComparison.Ordinal);
        Assert.False(File.Exists(Path("results.csv")));
    }

    [Fact]
    public async Task Names_of_files_and_people_are_nowhere_run_or_rendered()
    {
        const string evil = "<img src=x onerror=alert(1)>";
        Directory.CreateDirectory(Path("class"));
        await File.WriteAllTextAsync(
            Path($"class/=1+1 {evil}.md"), $"## itakura-saito\na: {evil}\nb: <b>\ne: {evil}\n\n## {evil.Replace('x', '-')}\na: 1\n");
        await File.WriteAllTextAsync(Path($"class/{evil}.exe"), "x");
        await Grade(Path("class"), "--gradebook", Path("gradebook.csv"), "--feedback", Path("feedback"), "--feedback-as", "markdown",
            "--report", Path("report.html"),
            "--format", "canvas", "moodle", "gradescope");

        foreach (var table in new[] { "results.csv", "gradebook.csv", "canvas.csv", "moodle.csv" })
            Assert.All(Table(table).Skip(1).SelectMany(row => row), cell => Assert.DoesNotMatch(@"^[=+@]|^-[^0-9]", cell));
        foreach (var file in new[] { "report.html", "results.json" })
            Assert.DoesNotContain("<img", await File.ReadAllTextAsync(Path(file)), StringComparison.Ordinal);
        Assert.DoesNotContain("<img", Table("moodle.csv")[1][3], StringComparison.Ordinal);
        var feedback = Assert.Single(Directory.GetFiles(Path("feedback"), "*.md"));
        // in Markdown, code is the only place for it: a line of its own in a fence, or between backticks
        Assert.All((await File.ReadAllLinesAsync(feedback)).Where(line => line.Contains("<img", StringComparison.Ordinal)),
            line => Assert.Matches("`.*<img.*`|^(There is no|<img|\"<img)", line));
    }

    [Fact]
    public async Task What_a_student_wrote_is_nowhere_run_or_rendered()
    {
        const string evil = "<script>alert(1)</script>";
        await File.WriteAllTextAsync(Path("answers.csv"),
            $"student,problem,part,answer\n\"={evil}\",itakura-saito,a,\"{evil}\"\n\"../../{evil}\",itakura-saito,{evil},\"=1+1 ``` "
                + $"{evil}\"\n@x,{evil},a,-1\n");
        await Grade(Path("answers.csv"), "--gradebook", Path("gradebook.csv"), "--feedback", Path("feedback"), "--report",
            Path("report.html"), "--format", "canvas", "moodle");

        foreach (var table in new[] { "results.csv", "gradebook.csv", "canvas.csv", "moodle.csv" })
            Assert.All(Table(table).Skip(1).SelectMany(row => row), cell => Assert.DoesNotMatch(@"^[=+@]|^-[^0-9]", cell));
        var page = await File.ReadAllTextAsync(Path("report.html"));
        Assert.Single(Regex.Matches(page, "<script", RegexOptions.IgnoreCase)); // its own
        Assert.DoesNotContain("alert(1)</script", page, StringComparison.OrdinalIgnoreCase);
        Assert.DoesNotContain("http", page.Replace("http-equiv", "", StringComparison.Ordinal), StringComparison.OrdinalIgnoreCase);
        var files = Directory.GetFiles(Path("feedback"), "*.html");
        Assert.Equal(3, files.Length);
        Assert.All(files, file => Assert.DoesNotContain("<script", File.ReadAllText(file), StringComparison.OrdinalIgnoreCase));
        Assert.All(files, file => Assert.Matches(@"^[A-Za-z0-9_@.-]+\.html$", System.IO.Path.GetFileName(file)));
        Assert.DoesNotContain("<script", string.Concat(Table("moodle.csv").Select(row => row[3])), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Shares_put_together_are_the_whole()
    {
        foreach (var sample in new[] { "moodle", "long.csv" })
        {
            await Grade(Sample(sample));
            for (var share = 1; share <= 3; share++)
                Assert.Equal(0,
                    (await GraderProcess.Run(
                        "grade", Sample(sample), "--shard", $"{share}/3", "--out", Path($"{sample}.{share}.csv"))).Exit);
            Assert.Equal(0,
                (await GraderProcess.Run(
                    "merge", Path($"{sample}.3.csv"), Path($"{sample}.1.csv"), Path($"{sample}.2.csv"), "--out", Path("merged.csv"))).Exit);

            Assert.Equal(await File.ReadAllTextAsync(Path("results.csv")), await File.ReadAllTextAsync(Path("merged.csv")));
        }
        var (exit, _, said) = await GraderProcess.Run("merge", Path("long.csv.1.csv"), Path("long.csv.1.csv"), "--out", Path("merged.csv"));
        Assert.True(exit == 4 || said.Contains("0 students", StringComparison.Ordinal), said);
    }

    [Fact]
    public async Task Regrading_says_who_changes_and_by_how_much()
    {
        await Grade(Sample("sheets"));
        await File.WriteAllTextAsync(Path("assignment.yaml"), "title: HW3\nproblems: { itakura-saito: { a: 2 } }\n");
        var (exit, output, said) =
            await GraderProcess.Run("regrade", Sample("sheets"), "--diff", Path("results.csv"), "--out", Path("new.csv"), "--assignment",
                Path("assignment.yaml"));

        Assert.True(exit == 0, said);
        Assert.Equal("2026-0001  itakura-saito.a: correct (1) -> correct (2)\n2026-0001  total +1\n1 answer changes, of 1 student.\n",
            output.ReplaceLineEndings("\n"));
    }

    [Fact]
    public async Task A_dry_run_says_what_is_there_and_writes_nothing()
    {
        var said = await Grade(Sample("canvas"), "--dry-run");

        Assert.Contains("Canvas download: 6 students, 2 late, 1 file ignored", said, StringComparison.Ordinal);
        Assert.Empty(Directory.GetFileSystemEntries(_folder));
    }
}

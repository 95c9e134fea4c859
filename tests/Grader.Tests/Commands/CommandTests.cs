using System.Text;

namespace Grader.Tests.Commands;

/// <summary>The program from outside: what it prints, what it exits with, and what bad input does to it.</summary>
public sealed class CommandTests : IDisposable
{
    private const string Right = "student: s1\n\n## relu-sigmoid\n\nrelu-positive: 1\nrelu-negative: 0\n";

    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public Task Problems_are_listed() => Verify(GraderProgram.Run("problems").Output);

    [Fact]
    public Task A_problem_is_shown_as_students_read_it() => Verify(GraderProgram.Run("problems", "Relu Sigmoid").Output);

    [Fact]
    public Task A_template_is_a_sheet_to_fill_in() => Verify(GraderProgram.Run("template", "itakura-saito").Output);

    [Fact]
    public void A_template_is_read_back_as_missing_answers()
    {
        var sheet = _files.Put("s1.md", GraderProgram.Run("template", "itakura-saito", "relu-sigmoid").Output);

        var ran = GraderProgram.Run("check", sheet);

        Assert.Equal(13, ran.Output.Split('\n').Count(line => line.EndsWith(": missing", StringComparison.Ordinal)));
        Assert.Equal("", ran.Errors);
    }

    [Fact]
    public Task Validation_says_what_was_compared() => Verify(GraderProgram.Run("validate").Output);

    [Fact]
    public async Task A_check_shows_reading_verdict_and_hint_and_never_the_reference()
    {
        var ran = GraderProgram.Run("check", _files.Put("s1.md", """
            student: s1

            ## itakura-saito

            a: $\frac{\partial L}{\partial z_6} = \frac{2(z_6^2 - t)}{z_6^3}$
            b: w46 + k*x4*dL/dz6
            c: b6 - 2k(z6^2 - t)/z6 z6^2
            d: dL/dz6 * x3(1 - x3) * (w36 + w34*w46*x4(1 - x4) + w35*w56*x5(1 - x5))

            ## relu-sigmoid

            sigmoid-derivative: s(z)*(1 - s(z))
            sigmoid-large-z: it depends
            loss: 0.288
            loss: 0.289
            dw1: 2.07
            dw3: 3
            """));

        Assert.Equal(1, ran.Exit);
        await Verify($"{ran.Output}\n--- beside it\n{ran.Errors.Replace(_files.Root, "FOLDER", StringComparison.Ordinal)}");
    }

    [Theory]
    [InlineData("relu-positive: 1\nrelu-negative: 0", 1)] // the other parts are missing
    [InlineData("relu-positive: 1\nrelu-negative: 1", 1)]
    public void A_check_exits_with_1_while_something_is_not_right_yet(string answers, int exit) =>
        Assert.Equal(exit, GraderProgram.Run("check", _files.Put("s1.md", $"student: s1\n## relu-sigmoid\n{answers}\n")).Exit);

    [Fact]
    public void A_check_exits_with_0_when_everything_is_right()
    {
        var ran = GraderProgram.Run(
            "check", _files.Put("s1.md", "student: s1\n## softmax-any-targets\noutput-weight: y_j (sum_m t_m x_i - t_i)\n"
            + "hidden-weight: sum_i (sum_m t_m x_i - t_i) w_ji y_j (1 - y_j) z_k\n"));

        Assert.Equal((0, ""), (ran.Exit, ran.Errors));
        Assert.Equal("softmax-any-targets\n  output-weight: correct\n     read as  y_j*(sum_m t_m*x_i - t_i)\n"
            + "  hidden-weight: correct\n     read as  sum_i (sum_m t_m*x_i - t_i)*w_ji*y_j*(1 - y_j)*z_k\n", ran.Output);
    }

    [Fact]
    public void Check_and_grade_agree()
    {
        var sheet = Path.Combine(Repository.Folder, "submissions-sample", "2026-0149.md");

        var shown = GraderProgram.Run("check", sheet).Output.Split('\n')
            .Where(line => line.StartsWith("  ", StringComparison.Ordinal) && line[2] != ' ').Select(line => line.Trim());

        Assert.Equal(Grade(sheet).Select(row => $"{row[2]}: {row[5]}"), shown);
    }

    [Fact]
    public async Task Bad_submissions_stop_nothing()
    {
        _files.Put("homework/10-good.md", Right.Replace("s1", "good", StringComparison.Ordinal));
        _files.Put("homework/20-unknown-problem.md", "## relu-sigmiod\nloss: 0.288\ndb: -0.1387\n");
        _files.Put("homework/21-unknown-part.md", "## itakura-saito\ne: 1\n## relu-sigmoid\nlos: 0.288\n");
        _files.Put("homework/22-not-utf-8.md", [.. "## relu-sigmoid\nrelu-positive: 1\nrelu-negative: "u8, 0xFF, 0xFE, (byte)'\n']);
        _files.Put("homework/23-empty.md", "");
        _files.Put("homework/24-answered-twice.md", "## relu-sigmoid\nloss: 0.288\nloss: 0.289\n");
        _files.Put("homework/25-long.md", $"## relu-sigmoid\nloss: {new string('1', 10_000_000)}\nrelu-positive: 1\n");
        _files.Put("homework/26-nested.md",
            $"## relu-sigmoid\nloss: {new string('(', 10_000)}1{new string(')', 10_000)}\nrelu-positive: {new string('(', 9_000)}1{new string(')', 9_000)}\nrelu-negative: {new string('-', 9_000)}1\n");
        _files.Put("homework/27-towers.md",
            "## relu-sigmoid\nsigmoid-derivative: 9^9^9^9\nrelu-positive: 9^9^9^9^(-9^9^9)\nloss: 9^9^9^9\ndw1: 1e99999999\ndb: 1/(1-1)\n");
        _files.Put("homework/28-nothing-found.md", "I was ill.\n");
        _files.Put("homework/29-cell.md", "## relu-sigmoid\nloss: =HYPERLINK(\"http://example.org\")\n");
        _files.Put("homework/90-good.md", Right.Replace("s1", "last", StringComparison.Ordinal));

        var rows = Grade(Path.Combine(_files.Root, "homework"));

        var told = new StringBuilder();
        foreach (var row in rows.Where(row => row[5] != "missing"))
            told.Append($"{row[0]} {row[1]}.{row[2]}: {Short(row[3])} -> {row[5]} ({row[9]}) {row[11]}\n");
        await Verify(told.ToString());

        static string Short(string text) => text.Length > 40 ? $"{text[..20]}…{text[^20..]}" : text;
    }

    [Fact]
    public void A_table_is_graded_row_by_row()
    {
        var rows = Grade(
            _files.Put("answers.csv",
                "student,problem,part,answer\ns1,relu-sigmoid,relu-positive,1\ns1,relu-sigmoid,relu-negative,\"0\"\ns2,itakura-saito,a,\"2*(z6^2-t)/z6^3\"\n"));

        Assert.Equal([("s1", "relu-positive"), ("s1", "relu-negative"), ("s2", "a")],
            rows.Where(row => row[5] == "correct").Select(row => (row[0], row[2])));
    }

    [Theory]
    [InlineData("student,problem,part\ns1,relu-sigmoid,loss\n", "answer")]
    [InlineData("student,part,answer\ns1,loss,0.288\n", "problem")]
    [InlineData("name,mark\nx,1\n", "student")]
    [InlineData("", "empty")]
    public void A_table_without_a_needed_column_is_said(string table, string named)
    {
        var ran = GraderProgram.Run("grade", _files.Put("answers.csv", table), "--out", Path.Combine(_files.Root, "results.csv"));

        Assert.Equal(4, ran.Exit);
        Assert.Contains(named, ran.Errors, StringComparison.Ordinal);
        AssertSentence(ran);
        Assert.False(File.Exists(Path.Combine(_files.Root, "results.csv")));
    }

    [Fact]
    public void What_is_not_there_or_cannot_be_written_exits_with_4()
    {
        var sheet = _files.Put("s1.md", Right);
        var there = _files.Put("there.csv", "the last run's");

        AssertExit(4, "absent.md", "grade", Path.Combine(_files.Root, "absent.md"));
        AssertExit(4, "absent.md", "check", Path.Combine(_files.Root, "absent.md"));
        AssertExit(4, "absent.yaml", "grade", sheet, "--assignment", "absent.yaml");
        AssertExit(4, "absent", "grade", sheet, "--problems", "absent");
        AssertExit(4, "no folder to write", "grade", sheet, "--out", Path.Combine(_files.Root, "absent", "results.csv"));
        AssertExit(2, "is a folder", "grade", sheet, "--out", _files.Root);
        AssertExit(2, "Did you mean \"itakura-saito\"?", "problems", "itakura-sato");
        AssertExit(2, "Did you mean \"itakura-saito\"?", "template", "itakura-sato");
        Assert.Equal("the last run's", File.ReadAllText(there));
    }

    [Fact]
    public void A_broken_problem_or_assignment_file_exits_with_3()
    {
        var sheet = _files.Put("s1.md", Right);
        var problems =
            Path.GetDirectoryName(_files.Put("problems/one.yaml", "id: one\ntitel: One\nstatement: s\nparts: { a: { question: q } }\n"))!;
        var assignment = _files.Put("homework.yaml", "switches: { assume-logistics: correct }\n");

        AssertExit(3, "one.yaml:2: titel: There is no field of that name; did you mean \"title\"?", "grade", sheet, "--problems", problems);
        AssertExit(3, "one.yaml:4: parts.a.ask: This field is missing.", "validate", problems);
        AssertExit(3, "homework.yaml:1: switches.assume-logistics:", "check", sheet, "--assignment", assignment);
    }

    [Theory]
    [InlineData]
    [InlineData("grade")]
    [InlineData("mark", "s1.md")]
    [InlineData("grade", "s1.md", "--threads", "0")]
    [InlineData("grade", "s1.md", "--threads", "many")]
    [InlineData("grade", "s1.md", "--ouput", "x.csv")]
    [InlineData("read", "1")]
    [InlineData("problems", "--all")]
    [InlineData("template", "itakura-saito", "--plain")]
    [InlineData("validate", "--strict")]
    [InlineData("check", "--strict", "s1.md")]
    public void A_command_that_is_not_understood_exits_with_2(params string[] arguments)
    {
        var ran = GraderProgram.Run(arguments);

        Assert.Equal(2, ran.Exit);
        Assert.NotEqual("", ran.Errors);
    }

    [Fact]
    public void A_wrong_option_of_a_problem_is_validated_with_3()
    {
        var file = _files.Put("wrong.yaml", """
            id: wrong
            title: A slip in its own answers
            statement: None.
            symbols: { x: 1..2 }
            parts:
              a: { question: 'What is it?', ask: 2*x, right: [x+x, x*x], slips: [2x] }
            """);

        var ran = GraderProgram.Run("validate", file);

        Assert.Equal(3, ran.Exit);
        Assert.StartsWith("wrong: 2 faults.\n  a: \"x*x\" should be correct, but is wrong", ran.Output, StringComparison.Ordinal);
        Assert.EndsWith("\n  a: \"2x\" should be wrong, but is correct.\n", ran.Output, StringComparison.Ordinal);
    }

    private List<string[]> Grade(string path)
    {
        var results = Path.Combine(_files.Root, "results.csv");
        var ran = GraderProgram.Run("grade", path, "--out", results, "--threads", "2");
        Assert.True(ran.Exit == 0, ran.Errors);
        Assert.Equal("", ran.Output);
        return [.. Rfc4180.Read(File.ReadAllText(results)).Skip(1)];
    }

    private static void AssertExit(int exit, string said, params string[] arguments)
    {
        var ran = GraderProgram.Run(arguments);
        Assert.Equal(exit, ran.Exit);
        Assert.Contains(said, ran.Errors, StringComparison.Ordinal);
        AssertSentence(ran);
    }

    // What people read is a sentence, not a stack trace.
    private static void AssertSentence(GraderProgram.Ran ran)
    {
        Assert.Equal("", ran.Output);
        Assert.DoesNotContain("   at ", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain("Exception", ran.Errors, StringComparison.Ordinal);
    }
}

using System.Diagnostics;
using System.Text.Json;

namespace Grader.Tests.Commands;

/// <summary>Between other programs: standard input, JSON lines, colours, completion.</summary>
public sealed class PipeTests : IDisposable
{
    private const string Sheet = "student: s1\n## itakura-saito\na: 2(z6^2 - t)/z6^3\nb: w46 - k*x4*dL/dz6\nc: b6 - k*detla6\nd: 0\n";

    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_sheet_comes_through_standard_input()
    {
        var piped = GraderProgram.Run(Sheet, [], "check", "-");

        Assert.Equal(GraderProgram.Run("check", _files.Put("s1.md", Sheet)).Output, piped.Output);
        Assert.Equal((1, ""), (piped.Exit, piped.Errors));
    }

    [Theory]
    [InlineData(Sheet, "s1,itakura-saito,a,")]
    [InlineData("student,problem,part,answer\ns2,itakura-saito,a,2(z6^2 - t)/z6^3\n", "s2,itakura-saito,a,")]
    public void What_is_graded_comes_through_standard_input_and_goes_to_standard_output(string input, string row)
    {
        var ran = GraderProgram.Run(input, [], "grade", "-", "--out", "-");

        Assert.Equal(0, ran.Exit);
        Assert.Contains($"\n{row}", ran.Output, StringComparison.Ordinal);
        Assert.StartsWith("standard input: ", ran.Errors, StringComparison.Ordinal);
        Assert.DoesNotContain(Path.GetTempPath(), ran.Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Results_an_answer_and_a_problem_come_through_standard_input()
    {
        var results = GraderProgram.Run(Sheet, [], "grade", "-", "--out", "-").Output;
        var problem = File.ReadAllText(Path.Combine(Class.ProblemFolder, "softmax-any-targets.yaml"));

        Assert.Contains("itakura-saito.d", GraderProgram.Run(results, [], "clusters", "-").Output, StringComparison.Ordinal);
        Assert.StartsWith("text   z6 - 1\n",
            GraderProgram.Run("z6 - 1\n", [], "read", "-", "--problem", "itakura-saito", "--part", "a").Output, StringComparison.Ordinal);
        Assert.StartsWith("softmax-any-targets: 2 parts", GraderProgram.Run(problem, [], "validate", "-").Output, StringComparison.Ordinal);
    }

    [Fact]
    public void Standard_input_is_read_once() => Assert.Equal(
        (2, "PATH and --overrides both read standard input, which can be read once. Please name a file for one of them.\n"),
        GraderProgram.Run("", [], "grade", "-", "--overrides", "-") is var ran ? (ran.Exit, ran.Errors) : default);

    [Fact]
    public void A_check_is_an_object_a_line()
    {
        var rows = Objects(GraderProgram.Run("check", _files.Put("s1.md", Sheet), "--json"), exit: 1);

        Assert.Equal(["a correct", "b correct", "c unreadable", "d wrong"],
            rows.Select(row => $"{row.GetProperty("part")} {row.GetProperty("verdict")}"));
        Assert.Equal("s1 itakura-saito unknown-name:detla6",
            $"{rows[2].GetProperty("student")} {rows[2].GetProperty("problem")} {rows[2].GetProperty("reason")}");
        Assert.False(rows[2].TryGetProperty("credit", out _)); // a person's
        Assert.Equal("s1.md:3", rows[0].GetProperty("source").GetString());
    }

    [Fact]
    public void The_lines_of_a_document_are_objects_too()
    {
        var document = _files.Put("mine.md", $"student: s7\n\n{DocumentCommandTests.Document}");
        var rows = Objects(GraderProgram.Run("check", document, "--problem", "itakura-saito", "--json"), exit: 1);

        Assert.All(rows, row => Assert.Equal("s7", row.GetProperty("student").GetString()));
        Assert.Contains(rows, row => row.TryGetProperty("answer", out _));
        Assert.Contains(rows, row => row.TryGetProperty("left", out _) && row.GetProperty("verdict").GetString() == "false");
    }

    [Fact]
    public void A_reading_a_problem_and_a_group_are_objects()
    {
        var read = Objects(GraderProgram.Run("read", "2/(z6", "--problem", "itakura-saito", "--part", "a", "--json"), exit: 1).Single();
        Assert.Equal(("unclosed", 2), (read.GetProperty("reason").GetString(), read.GetProperty("start").GetInt32()));

        var step = Objects(GraderProgram.Run("read", "--step", "dL/dz6 = 1/z6", "--problem", "itakura-saito", "--json"), exit: 0).Single();
        Assert.Equal("dL/dz6 = 1/z6", step.GetProperty("text").GetString());

        var ran = GraderProgram.Run("read", "--step", "dL/dz6 = 1/(z6", "--problem", "itakura-saito", "--json");
        var unread = Objects(ran, exit: 1).Single();
        Assert.Equal(11, unread.GetProperty("start").GetInt32());

        var broken = Objects(GraderProgram.Run("validate", _files.Put("mine.yaml", "id: [\n"), "--json"), exit: 3).Single();
        Assert.Equal(("mine", 1), (broken.GetProperty("problem").GetString(), broken.GetProperty("faults").GetArrayLength()));

        var problem = Objects(GraderProgram.Run("validate", Path.Combine(Class.ProblemFolder, "shapes.yaml"), "--json"), exit: 0).Single();
        Assert.Equal(("shapes", 0), (problem.GetProperty("problem").GetString(), problem.GetProperty("faults").GetArrayLength()));

        var results = Path.Combine(_files.Root, "results.csv");
        GraderProgram.Run("grade", _files.Put("s1.md", Sheet), "--out", results);
        var groups = Objects(GraderProgram.Run("clusters", results, "--json"), exit: 0);
        Assert.All(groups, group => Assert.Equal(1, group.GetProperty("students").GetInt32()));
        Assert.NotEmpty(groups);
    }

    // what would move the cursor is shown as JSON writes it
    [Fact]
    public void Control_characters_come_back_out_of_the_object()
    {
        const string typed = "x\u001B[31m\u202Ey";
        var sheet = _files.Put("s1.md", $"student: s1\n## itakura-saito\na: {typed}\n");

        var ran = GraderProgram.Run("check", sheet, "--json");

        Assert.Equal(typed, Objects(ran, exit: 1)[0].GetProperty("answer").GetString());
        Assert.DoesNotContain('\u001B', ran.Output);
        Assert.DoesNotContain('\u202E', ran.Output);
    }

    [Theory]
    [InlineData("CLICOLOR_FORCE", true)]
    [InlineData("CLICOLOR_FORCE NO_COLOR", false)]
    [InlineData("", false)]
    public void Verdicts_are_in_colour_where_somebody_sees_it(string variables, bool areColoured)
    {
        (string, string)[] set = [.. variables.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(name => (name, "1"))];

        var ran = GraderProgram.Run("", set, "check", _files.Put("s1.md", Sheet));

        Assert.Equal(areColoured, ran.Output.Contains("  a: \u001B[32mcorrect\u001B[0m\n", StringComparison.Ordinal));
        Assert.Equal(areColoured, ran.Output.Contains('\u001B', StringComparison.Ordinal));
    }

    [Fact]
    public void A_terminal_shows_colours()
    {
        if (!File.Exists("/usr/bin/script")) return; // of util-linux: it runs a program in a terminal
        var sheet = _files.Put("s1.md", Sheet);

        var shown = Shell(
            "script", "-qec", $"TERM=xterm dotnet {GraderProgram.Location} check {sheet} --problems {Class.ProblemFolder}", "/dev/null");

        Assert.Contains("\u001B[32mcorrect\u001B[0m", shown, StringComparison.Ordinal);
        Assert.Contains("\u001B[31mwrong\u001B[0m", shown, StringComparison.Ordinal);
    }

    [Fact]
    public void Each_student_of_a_folder_has_a_heading()
    {
        _files.Put("class/s1.md", Sheet);
        _files.Put("class/s2.md", Sheet.Replace("s1", "s2", StringComparison.Ordinal));

        var ran = GraderProgram.Run("check", Path.Combine(_files.Root, "class"));

        Assert.StartsWith("== s1\nitakura-saito\n  a: correct\n", ran.Output, StringComparison.Ordinal);
        Assert.Contains("\n\n== s2\nitakura-saito\n  a: correct\n", ran.Output, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("grader gra", 1, "grade")]
    [InlineData("grader grade --lay", 2, "--layout")]
    [InlineData("grader grade --layout canvas-", 3, "canvas-quiz")]
    [InlineData("grader completion z", 2, "zsh")]
    [InlineData("grader help des", 2, "desk")]
    public void Bash_completes_commands_options_and_words(string line, int word, string completed)
    {
        var script = _files.Put("completion.bash", GraderProgram.Run("completion", "bash").Output);

        var offered =
            Shell("bash", "-c", $"source {script}; COMP_WORDS=({line}); COMP_CWORD={word}; _grader; printf '%s\\n' \"${{COMPREPLY[@]}}\"");

        Assert.Equal(completed, offered.Trim());
    }

    [Fact]
    public void The_doctor_says_what_there_is()
    {
        var ran = GraderProgram.Run("doctor");

        Assert.InRange(ran.Exit, 0, 1);
        Assert.Equal("", ran.Errors);
        Assert.All(
            ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries), line => Assert.Matches("^(has|could|lacks) +[^ ].*$", line));
        Assert.Contains("has    30 problems in ", ran.Output, StringComparison.Ordinal);
        Assert.Equal(ran.Exit == 1, ran.Output.Contains("lacks  ", StringComparison.Ordinal));
        Assert.Contains("lacks  There is no folder or file of problems at \"nowhere\".",
            GraderProgram.Run("doctor", "--problems", "nowhere").Output, StringComparison.Ordinal);
    }

    private static JsonElement[] Objects(GraderProgram.Ran ran, int exit)
    {
        Assert.Equal(exit, ran.Exit);
        return [.. ran.Output.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line => JsonDocument.Parse(line).RootElement)];
    }

    private static string Shell(string program, params string[] arguments)
    {
        using var process =
            Process.Start(new ProcessStartInfo(program, arguments) { RedirectStandardOutput = true, RedirectStandardInput = true })!;
        process.StandardInput.Close();
        return process.StandardOutput.ReadToEnd();
    }
}

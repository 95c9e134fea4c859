using System.CommandLine;
using Grader.Commands.Calling;

namespace Grader.Tests.Commands.Calling;

/// <summary>A command line that can't be followed: one sentence, what may have been meant, and where help is.</summary>
public sealed class UsageTests
{
    [Theory]
    [InlineData("", "Please say what to do: grader COMMAND.")]
    [InlineData("grad s.md", "There is no command \"grad\". Did you mean \"grade\"?")]
    [InlineData("mark s.md", "There is no command \"mark\".")]
    [InlineData("--quiet", "\"grader\" has no option \"--quiet\".")]
    [InlineData("grade", "PATH is missing: grader grade PATH... [options].")]
    [InlineData("check s.md more.md", "\"more.md\" is too much: grader check FILE [options].")]
    [InlineData("schema x", "\"x\" is too much: grader schema [options].")]
    [InlineData("grade s.md --ouput x.csv", "\"grade\" has no option \"--ouput\". Did you mean \"--out\"?")]
    [InlineData("grade s.md -o x.csv", "\"grade\" has no option \"-o\".")]
    [InlineData("check --asignment x s.md", "\"check\" has no option \"--asignment\". Did you mean \"--assignment\"?")]
    [InlineData("check --strict s.md", "\"check\" has no option \"--strict\".")]
    [InlineData("grade s.md --title --gradebok", "\"grade\" has no option \"--gradebok\". Did you mean \"--gradebook\"?")]
    [InlineData("read --prolem x", "\"read\" has no option \"--prolem\". Did you mean \"--problem\"?")]
    [InlineData("problems --all", "\"problems\" has no option \"--all\".")]
    [InlineData("grade s.md --seed", "--seed needs what it is about: --seed TEXT.")]
    [InlineData("grade s.md --feedback", "--feedback needs what it is about: --feedback FOLDER.")]
    [InlineData("grade s.md --seed 1 --seed 2", "--seed stands there more than once. Please say it once.")]
    [InlineData("regrade s.md", "\"regrade\" needs --diff FILE.")]
    [InlineData("read 1", "\"read\" needs --problem ID.")]
    [InlineData("read 1 --problem p", "Please say with --part which part the answer is to.")]
    [InlineData("grade s.md --threads 0", "--threads takes a number from 1 to 512, not \"0\".")]
    [InlineData("grade s.md --threads many", "--threads takes a number from 1 to 512, not \"many\".")]
    [InlineData("clusters r.csv --least 0", "--least takes a number from 1 on, not \"0\".")]
    [InlineData("serve --class-size none", "--class-size takes a number from 1 to 5000, not \"none\".")]
    [InlineData("grade s.md --shard 4/3", "--shard takes a share and how many there are, such as 3/10.")]
    [InlineData("grade s.md --layout canvs", "--layout has no \"canvs\". Did you mean \"canvas\"?")]
    [InlineData(
        "grade s.md --layout foo",
        "--layout has no \"foo\". There are: gradescope, moodle, canvas, nbgrader, sheets, student, documents, canvas-quiz, "
        + "moodle-quiz, prairielearn, google-forms, table.")]
    [InlineData(
        "grade s.md --format foo", "--format has no \"foo\". There are: canvas, moodle, gradescope, prairielearn, prairielearn-upload.")]
    [InlineData("grade s.md --feedback f --feedback-as pdf", "--feedback-as has no \"pdf\". There are: html, markdown.")]
    [InlineData("solution p --format latx", "--format has no \"latx\". Did you mean \"latex\"?")]
    [InlineData("serve --show all", "--show has no \"all\". There are: verdict, reading.")]
    [InlineData("serve --url x", "\"x\" is not an address to listen at, such as http://127.0.0.1:5080.")]
    [InlineData("serve --url http://127.0.0.1:5080/grader",
        "\"http://127.0.0.1:5080/grader\" is not an address to listen at, such as http://127.0.0.1:5080.")]
    [InlineData("serve --url http://localhost:0", "\"http://localhost:0\" is not an address to listen at, such as http://127.0.0.1:5080.")]
    [InlineData("serve --url http://locahost:5996",
        "\"locahost\" is neither an address nor localhost. To be reached from everywhere, please write http://0.0.0.0:5996.")]
    [InlineData("desk r.csv --url http://999.1.1.1:1",
        "\"999.1.1.1\" is neither an address nor localhost. To be reached from everywhere, please write http://0.0.0.0:1.")]
    [InlineData("desk r.csv --url http://nosuch.invalid",
        "\"nosuch.invalid\" is neither an address nor localhost. To be reached from everywhere, please write http://0.0.0.0:80.")]
    [InlineData("serve --url http://127.0.0.1.:2",
        "\"127.0.0.1.\" is neither an address nor localhost. To be reached from everywhere, please write http://0.0.0.0:2.")]
    [InlineData("serve --host http://x.org", "\"http://x.org\" is not the name of a server, such as grader.example.edu.")]
    [InlineData("desk r.csv --host a:80", "\"a:80\" is not the name of a server, such as grader.example.edu.")]
    [InlineData("serve --font absent.otf", "There is no file \"absent.otf\" with a font.")]
    [InlineData("completion fish", "SHELL has no \"fish\". There are: bash, zsh.")]
    [InlineData("grade s.md --feedback-as markdown", "--feedback-as has no effect without --feedback.")]
    [InlineData("grade s.md --roster g.csv", "--roster has no effect without --format canvas or moodle or prairielearn-upload.")]
    [InlineData(
        "grade s.md --title x --format gradescope", "--title has no effect without --format canvas or moodle or prairielearn-upload.")]
    [InlineData("grade s.md --scale --format canvas", "--scale has no effect without --roster.")]
    [InlineData("merge a.csv --format prairielearn-upload",
        "The format \"prairielearn-upload\" fills in the table that was downloaded for manual grading. Please name it with --roster.")]
    [InlineData("grade s.md --format gradescope prairielearn",
        "The formats gradescope and prairielearn both write \"results.json\". Please choose one of them.")]
    [InlineData("clusters r.csv --json --out -", "--json and --out both write to standard output. Please leave one of them out.")]
    [InlineData("check s.md --steps -", "check and --steps both write to standard output. Please leave one of them out.")]
    [InlineData("validate --show --json", "--show has no effect with --json. Please leave one of them out.")]
    [InlineData("problems itakura-saito --index", "--index has no effect with ID. Please leave one of them out.")]
    [InlineData("grdae --help", "There is no command \"grdae\". Did you mean \"grade\"?")]
    [InlineData("help grdae", "There is no command \"grdae\". Did you mean \"grade\"?")]
    [InlineData("help grade extra", "\"extra\" is too much: grader help COMMAND.")]
    [InlineData("--version extra", "There is no command \"extra\".")]
    [InlineData("--help extra", "There is no command \"extra\".")]
    [InlineData("--verison", "\"grader\" has no option \"--verison\". Did you mean \"--version\"?")]
    [InlineData("--json check s.md", "The command comes first: grader check.")]
    [InlineData("-- grade s.md", "The command comes first: grader grade.")]
    [InlineData("--", "Please say what to do: grader COMMAND.")]
    [InlineData("grade s.md --lang de", "\"grade\" has no option \"--lang\". Did you mean \"--language\"?")]
    [InlineData("grade s.md --assignment --out x.csv", "--assignment needs what it is about: --assignment FILE.")]
    [InlineData("grade s.md --assignment --out=x.csv", "--assignment needs what it is about: --assignment FILE.")]
    [InlineData("grade s.md --seed EMPTY", "--seed needs what it is about: --seed TEXT.")]
    [InlineData("grade s.md --out=", "--out needs what it is about: --out FILE.")]
    [InlineData("new x --problems EMPTY", "--problems needs what it is about: --problems FOLDER.")]
    [InlineData("serve --host a --host EMPTY", "--host needs what it is about: --host HOST.")]
    [InlineData("grade s.md --dry-run=false", "--dry-run stands alone and takes no value.")]
    [InlineData("grade s.md --reveal:no", "--reveal stands alone and takes no value.")]
    [InlineData("check s.md --json=", "--json stands alone and takes no value.")]
    public void What_is_wrong_is_one_sentence(string line, string sentence) => Assert.Equal(sentence, FaultOf(line));

    [Theory]
    [InlineData("read -2*x --problem p --part a")]
    [InlineData("read -x --problem p --part a")]
    [InlineData("read - --problem p --part a")]
    [InlineData("check - --json")]
    [InlineData("grade a.md b.md --out - --format canvas moodle --roster g.csv --title x --scale")]
    [InlineData("grade s.md --feedback f --feedback-as markdown --allow-weaker-sandbox --columns c.yaml")]
    [InlineData("help grade")]
    [InlineData("help")]
    [InlineData("grade --help")]
    [InlineData("grade --nonsense --help")]
    [InlineData("--version")]
    [InlineData("grade -- --odd.md")]
    [InlineData("grade --reveal false")]
    [InlineData("serve --url http://LOCALHOST:5080/ --host grader.example.edu --host a.b")]
    [InlineData("serve --url http://0.0.0.0:5080")]
    [InlineData("desk r.csv --url http://[::1]:0")]
    [InlineData("-h")]
    public void What_can_be_followed_has_no_fault(string line) => Assert.Null(FaultOf(line));

    // whatever is wrong, nothing is printed where results go
    [Theory]
    [InlineData("grade", "s.md", "--layout", "foo")]
    [InlineData("check", "")]
    [InlineData("template", "itakura-sato")]
    [InlineData("read", "1", "--problem", "itakura-saito", "--part", "nope")]
    [InlineData("new", "Two Words")]
    [InlineData("new", "")]
    [InlineData]
    public void Misuse_exits_with_2(params string[] words)
    {
        var ran = GraderProgram.Run(words);

        Assert.Equal((2, ""), (ran.Exit, ran.Output));
        Assert.DoesNotContain("Exception", ran.Errors, StringComparison.Ordinal);
        Assert.InRange(ran.Errors.Split('\n').Length, 2, 3);
    }

    [Fact]
    public Task Help_says_what_there_is()
    {
        var root = CommandTable.Root("");
        return Verify(string.Join("\n--------\n\n", root.Subcommands.Prepend<Command>(root).Select(HelpText.Of)));
    }

    [Fact]
    public void Help_is_printed_for_a_command_and_for_all()
    {
        Assert.Equal((0, HelpText.Of(CommandTable.Root("").Subcommands.First(one => one.Name == "check")), ""), Ran("help", "check"));
        Assert.Equal(Ran("check", "--help"), Ran("help", "check"));
        Assert.StartsWith("Marks backpropagation homework", Ran("--help").Output, StringComparison.Ordinal);
    }

    // as it stands in a test, or in an example that one runs
    [Fact]
    public void Every_option_is_used_by_a_test()
    {
        string[] folders = ["tests/Grader.Tests", "tests/Web.Tests", "docs"];
        var texts =
            folders.SelectMany(folder => Directory.EnumerateFiles(Path.Combine(Class.Repository, folder), "*", SearchOption.AllDirectories))
            .Where(file => Path.GetExtension(file) is ".cs" or ".md" && !file.Contains("/obj/", StringComparison.Ordinal))
                .Select(File.ReadAllText)
            .Append(File.ReadAllText(Path.Combine(Class.Repository, "README.md"))).ToArray();
        var unused =
            CommandTable.Root("").Subcommands.SelectMany(command => command.Options.Select(option => (command.Name, Option: option.Name)))
            .Where(row => !Array.Exists(texts, text => text.Contains(row.Option, StringComparison.Ordinal)));
        Assert.Empty(unused);
    }

    private static (int Exit, string Output, string Errors) Ran(params string[] words)
    {
        var ran = GraderProgram.Run(words);
        return (ran.Exit, ran.Output, ran.Errors);
    }

    // EMPTY stands for a word that is there and has no letter
    private static string? FaultOf(string line)
    {
        string[] words = [.. line.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(word => word == "EMPTY" ? "" : word)];
        return UsageFaults.Of(words, CommandTable.Parse(words));
    }
}

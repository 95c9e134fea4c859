using System.Diagnostics;
using System.Text;

namespace Grader.Tests.Commands;

/// <summary>Options by what they do, together where that says as much: <c>.ci/run</c> names those that nothing has run.</summary>
public sealed class OptionTests : IDisposable
{
    private static readonly string Quickstart = Path.Combine(Class.Repository, "examples", "quickstart");

    private static readonly string[] ToCanvas =
        ["--format", "canvas", "--title", "Homework 3", "--scale", "--roster"];

    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    [Fact]
    public void A_seed_moves_the_points_and_no_verdict()
    {
        var sheet = File("my-answers.md");

        Assert.Equal(Run(1, "check", sheet), Run(1, "check", sheet, "--seed", "7"));
        Assert.Equal(Run(0, "solution", "relu-sigmoid"), Run(0, "solution", "relu-sigmoid", "--seed", "7"));
        Assert.StartsWith("tanh-unit: 3 parts, ", Run(0, "validate", File("tanh-unit.yaml"), "--seed", "7"), StringComparison.Ordinal);
    }

    [Fact]
    public void The_library_is_a_table_in_Markdown() =>
        Assert.Equal(System.IO.File.ReadAllText(Path.Combine(Class.Repository, "problems", "README.md")), Run(0, "problems", "--index"));

    [Fact]
    public void A_column_of_a_form_is_the_part_that_a_file_says()
    {
        var form = _files.Put("form.csv",
            "Timestamp,Username,Question 2\n2026/10/04 10:15:00 AM GMT+2,s1@example.edu,w46 - k*x4*dL/dz6\n");
        string[] columns = ["--columns", _files.Put("columns.yaml", "\"Question 2\": itakura-saito.b\n"), "--allow-weaker-sandbox"];

        Run(0, ["grade", form, .. columns, "--out", At("old.csv")]);
        Assert.Equal("0 answers change, of 0 students.\n",
            Run(0, ["regrade", form, .. columns, "--diff", At("old.csv"), "--out", At("new.csv")]));

        Assert.Contains(
            "s1@example.edu,itakura-saito,b,w46 - k*x4*dL/dz6,w46 - k*x4*dL/dz6,correct,1,1,1,", Text("new.csv"), StringComparison.Ordinal);
        Assert.Equal(Text("old.csv"), Text("new.csv"));
    }

    [Fact]
    public void Grading_again_and_merging_write_what_grading_writes()
    {
        var roster = _files.Put(
            "roster.csv", System.IO.File.ReadAllText(File("gradebook.csv")).Replace(",10,8\n", ",10,100\n", StringComparison.Ordinal));
        string[] of = ["--assignment", File("homework.yaml"), "--seed", "7"];

        Run(0, ["grade", File("class"), .. of, "--out", At("old.csv"), .. ToCanvas, roster]);
        var canvas = Text("canvas.csv");
        Run(0, ["regrade", File("class"), .. of, "--diff", At("old.csv"), "--layout", "sheets", "--threads", "1", "--shard", "1/1",
            "--reveal",
            .. Written("again"), "--steps", At("again.steps.csv"), .. ToCanvas, roster]);
        Assert.Equal(canvas, Text("canvas.csv"));
        Run(0, ["merge", At("old.csv"), .. of, .. Written("merged"), .. ToCanvas, roster]);

        // 8 points of 8 are 100 of 100
        Assert.Contains("\"Student, A\",501,,2026-0101,Section 1,9,100\n", canvas, StringComparison.Ordinal);
        Assert.Equal(canvas, Text("canvas.csv"));
        Assert.Equal(Text("old.csv"), Text("merged.csv"));
        foreach (var name in new[] { "again", "merged" })
        {
            Assert.Contains("<!DOCTYPE html>", Text($"{name}.html"), StringComparison.Ordinal);
            Assert.StartsWith("# Homework 3", Text($"{name}/2026-0101.md"), StringComparison.Ordinal);
        }
        Assert.Equal(Text("again.gradebook.csv"), Text("merged.gradebook.csv"));
    }

    [Fact]
    public async Task A_server_behind_a_proxy_goes_by_its_name_and_brings_its_font()
    {
        var font = _files.Put("math.otf", "OTTO of a font");
        var (page, served) = await Shown("/math-font", "serve", "--class-size", "30", "--font", font, "--host", "grader.example.edu",
            "--proxy", "127.0.0.1", "--seed", "7", "--show", "reading");

        Assert.Contains("itakura-saito", page, StringComparison.Ordinal);
        Assert.Equal("OTTO of a font", served);
    }

    [Fact]
    public async Task A_desk_shows_names_where_it_is_told_to()
    {
        string[] of = ["--assignment", File("homework.yaml"), "--seed", "7"];
        Run(0, ["grade", File("class"), .. of, "--out", At("results.csv")]);

        var (page, _) = await Shown("/", ["desk", At("results.csv"), .. of, "--names", "--host", "grader.example.edu",
            "--font", _files.Put("math.otf", "OTTO of a font")]);

        Assert.DoesNotContain("Names are hidden", page, StringComparison.Ordinal);
        Assert.Contains("You are <b>ta1</b>", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Grading_again_and_merging_speak_German_and_write_what_grading_wrote()
    {
        Run(0, "grade", File("class"), "--out", At("old.csv"));

        Run(0, "regrade", File("class"), "--diff", At("old.csv"), "--out", At("again.csv"), "--feedback", At("again"), "--language", "de");
        Run(0, "merge", At("old.csv"), "--out", At("merged.csv"), "--feedback", At("merged"), "--language", "de");

        foreach (var name in new[] { "again", "merged" })
        {
            Assert.Equal(Text("old.csv"), Text($"{name}.csv"));
            Assert.Contains("<html lang=\"de\">", Text($"{name}/2026-0101.html"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Reading_speaks_German() => Assert.Contains("braucht hier einen tiefgestellten Index",
        Run(1, "read", "2*zz6", "--problem", "itakura-saito", "--part", "a", "--language", "de"), StringComparison.Ordinal);

    [Fact]
    public async Task A_desk_speaks_German()
    {
        Run(0, "grade", File("class"), "--out", At("results.csv"));

        var (page, _) = await Shown("/", "desk", At("results.csv"), "--host", "grader.example.edu", "--language", "de");

        Assert.Contains("<html lang=\"de\"", page, StringComparison.Ordinal);
    }

    [Fact]
    public void Clusters_speak_German_and_write_the_same_table()
    {
        Run(0, "grade", File("class"), "--out", At("results.csv"));

        var table = Run(0, "clusters", At("results.csv"), "--out", At("german.csv"), "--language", "de");
        Run(0, "clusters", At("results.csv"), "--out", At("english.csv"));

        Assert.StartsWith("Personen  Teilaufgabe", table, StringComparison.Ordinal);
        Assert.Contains("LATERAL: einen Weg durch spätere Neuronen vergessen", table, StringComparison.Ordinal);
        Assert.Equal(Text("english.csv"), Text("german.csv"));
    }

    [Fact]
    public async Task A_page_is_German_for_a_browser_that_asks_for_nothing() => Assert.Contains("<html lang=\"de\"",
        (await Shown("/", "serve", "--host", "grader.example.edu", "--language", "de")).First, StringComparison.Ordinal);

    private string[] Written(string name) =>
    [
        "--out", At($"{name}.csv"), "--gradebook", At($"{name}.gradebook.csv"), "--report", At($"{name}.html"), "--feedback", At(name),
        "--feedback-as", "markdown",
    ];

    // the page at the address that is printed, and another one, asked for by the name of the host
    private async Task<(string First, string Other)> Shown(string other, params string[] words)
    {
        using var server = Process.Start(new ProcessStartInfo("dotnet", [GraderProgram.Location, .. words, "--url", "http://127.0.0.1:0"])
        {
            WorkingDirectory = _files.Root,
            RedirectStandardOutput = true,
        })!;
        try
        {
            var line = await server.StandardOutput.ReadLineAsync();
            var address = new Uri(line!.Split(' ').First(word => word.StartsWith("http", StringComparison.Ordinal)));
            using var browser = new HttpClient();
            browser.DefaultRequestHeaders.Host = "grader.example.edu";
            var page = await browser.GetStringAsync(address);
            return (page, Encoding.UTF8.GetString(await browser.GetByteArrayAsync(new Uri(address, other))));
        }
        finally
        {
            server.Kill();
        }
    }

    private string Run(int exit, params string[] words)
    {
        // what formats write stands where the program runs
        using var process = Process.Start(new ProcessStartInfo("dotnet", [GraderProgram.Location, .. words])
        {
            WorkingDirectory = _files.Root,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        })!;
        var errors = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.True(exit == process.ExitCode, $"{process.ExitCode}: {errors.Result}");
        return output.ReplaceLineEndings("\n");
    }

    private static string File(string name) => Path.Combine(Quickstart, name);

    private string At(string name) => Path.Combine(_files.Root, name);

    private string Text(string name) => System.IO.File.ReadAllText(At(name)).ReplaceLineEndings("\n");
}

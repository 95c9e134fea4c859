using System.Diagnostics;
using System.Text.RegularExpressions;
using Grader.Tests.Scale;

namespace Grader.Tests.Commands;

/// <summary>What a student or a file's name brings along does nothing to the terminal.</summary>
public sealed partial class TerminalTests : IDisposable
{
    private readonly Homework _files = new();

    public void Dispose() => _files.Dispose();

    private static readonly char[] Hostile =
        [.. "\u001B\a\b\f\v\u007F\u009B\u0085\u061C\u200E\u200F\u2028\u202A\u202E\u2066\u2069"];

    // Everywhere a text of somebody else can come from: answers, parts, problems, files, options.
    [Fact]
    public async Task Control_characters_and_marks_of_direction_are_shown_as_their_numbers()
    {
        foreach (var c in Hostile)
        {
            var bad = $"x{c}[31my{c}";
            var sheet = _files.Put($"class/s1{c}.md",
                $"student: s{bad}\n## itakura-saito\na: {bad}\nb{c}: 1\nzz: {bad}\n## itakura{c}\na: 1\n");
            _files.Put($"class/n{c}.xyz", "?");
            string[][] commands =
            [
                ["check", sheet], ["read", bad, "--problem", "itakura-saito", "--part", "a"],
                    ["read", "1", "--problem", bad, "--part", "a"],
                ["grade", Path.Combine(_files.Root, "class"), "--out", Path.Combine(_files.Root, $"r{c}.csv")],
                    ["grade", sheet, $"--no{c}"],
                ["clusters", Path.Combine(_files.Root, $"r{c}.csv")],
            ];
            var ran = await Task.WhenAll(commands.Select(words => GraderProcess.Run(words)));
            foreach (var (_, output, said) in ran) Assert.False((output + said).Contains(c), $"U+{(int)c:X4} in {output}{said}");
            Assert.Contains($"\\u{(int)c:X4}", string.Concat(ran.Select(one => one.Out + one.Said)), StringComparison.Ordinal);
            Directory.Delete(Path.Combine(_files.Root, "class"), recursive: true);
        }
    }

    // On a terminal of its own, which script(1) makes; Debian has it always.
    [LinuxTheory]
    [InlineData("check", "{0}", "--json")]
    [InlineData("check", "{0}")]
    [InlineData("read", "2*t", "--problem", "itakura-saito", "--part", "a")]
    [InlineData("--version")]
    [InlineData("--help")]
    [InlineData("grade", "{0}", "--out", "-")]
    [InlineData("grade", "{0}", "--no-such-option")]
    public void On_a_terminal_nothing_is_written_but_results_and_colours(params string[] words)
    {
        var sheet = _files.Put("s1.md", "student: s1\n## itakura-saito\na: 2*t\n");
        var command = string.Join(' ', words.Select(word => $"'{string.Format(null, word, sheet)}'"));
        var start = new ProcessStartInfo("script", ["-qec", $"dotnet '{GraderProgram.Location}' {command}", "/dev/null"])
        {
            RedirectStandardOutput = true,
            RedirectStandardInput = true,
        };
        start.Environment["TERM"] = "xterm";
        start.Environment["NO_COLOR"] = "1";
        using var process = Process.Start(start)!;
        var shown = process.StandardOutput.ReadToEnd();
        process.WaitForExit();
        Assert.NotEmpty(shown.Trim());
        Assert.DoesNotContain('\u001B', WithoutBar(shown));
    }

    // Which moves the cursor, on standard error.
    private static string WithoutBar(string shown) => BarLine().Replace(shown, "");

    [GeneratedRegex(@"\e\[\?25[lh]|\e\[[0-9]*[A-K]")]
    private static partial Regex BarLine();

    [Fact]
    public void Nothing_else_writes_to_the_terminal()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Class.Repository, "src", "Grader"), "*.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            if (Path.GetFileName(file) == "Terminal.cs" || file.Contains("/obj/", StringComparison.Ordinal)) continue;
            Assert.False(Regex.IsMatch(text, @"(?<![\w.])Console\.(Out|Error|Write|OpenStandard)"), file);
        }
    }
}

using Grader.Tests.Scale;

namespace Grader.Tests.Commands;

/// <summary>What a student or a file's name brings along does nothing to the terminal.</summary>
public sealed class TerminalTests : IDisposable
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

    [Fact]
    public void Nothing_else_writes_to_the_terminal()
    {
        foreach (var file in Directory.EnumerateFiles(Path.Combine(Class.Repository, "src", "Grader"), "*.cs", SearchOption.AllDirectories))
        {
            var text = File.ReadAllText(file);
            if (Path.GetFileName(file) == "Terminal.cs" || file.Contains("/obj/", StringComparison.Ordinal)) continue;
            Assert.False(System.Text.RegularExpressions.Regex.IsMatch(text, @"(?<![\w.])Console\.(Out|Error|Write|OpenStandard)"), file);
        }
    }
}

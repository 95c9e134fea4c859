using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Grader.Commands.Calling;
using Grader.Tests.Commands;

namespace Grader.Tests;

/// <summary>
/// Runs the pages of the documentation, each in a copy of the repository's data, from top to bottom: a block after <c>&lt;!-- file: NAME
/// --&gt;</c> is that file of <c>examples/quickstart</c>, the commands of a console block are run there (or in the folder that the page
/// names on top; those that begin with <c>dotnet run</c> at the root) and must print what stands below them (standard output, then standard
/// error), the rows of a CSV block must be lines of results.csv, and the commands of an sh block must be such as can be followed. Where
/// something differs, NAME.received.md is the page as it would be right.
/// </summary>
public sealed partial class DocumentationTests : IDisposable
{
    private const string AtRoot = "dotnet run --project src/Grader -c Release -- ";
    private const string Quickstart = "examples/quickstart";

    private static readonly string Root = Class.Repository;

    private readonly string _copy = Directory.CreateTempSubdirectory("grader-pages-").FullName;

    private string _folder = Quickstart;

    // has its own test, with the examples of its fields
    private static readonly string[] Elsewhere = ["docs/problem-files.md"];

    public static TheoryData<string> Pages =>
        [.. Directory.GetFiles(Path.Combine(Root, "docs"), "*.md").Select(path => Path.GetRelativePath(Root, path)).Prepend("README.md")
            .Where(page => !page.EndsWith(".received.md", StringComparison.Ordinal)).Except(Elsewhere).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Pages))]
    public async Task The_examples_of_a_page_print_what_it_shows(string page)
    {
        Copy();
        var shown = (await File.ReadAllTextAsync(Path.Combine(Root, page))).ReplaceLineEndings("\n");
        if (Folder().Match(shown) is { Success: true } named) _folder = named.Groups[1].Value;
        var right = new StringBuilder();
        var end = 0;
        foreach (Match block in Blocks().Matches(shown))
        {
            right.Append(shown, end, block.Groups["text"].Index - end).Append(await Right(block));
            end = block.Groups["text"].Index + block.Groups["text"].Length;
        }
        right.Append(shown, end, shown.Length - end);
        await Compare(page, shown, right.ToString());
    }

    private static async Task Compare(string page, string shown, string right)
    {
        var received = Path.Combine(Root, Path.ChangeExtension(page, ".received.md"));
        if (right == shown)
        {
            File.Delete(received);
            return;
        }
        await File.WriteAllTextAsync(received, right);
        var line = shown.Split('\n').Zip(right.Split('\n')).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail($"{page}, line {line + 1} does not show what is printed; {Path.GetFileName(received)} does.\n"
            + $"  shown:   {shown.Split('\n').ElementAtOrDefault(line)}\n  printed: {right.Split('\n').ElementAtOrDefault(line)}");
    }

    [Fact]
    public void The_commands_of_the_readme_are_those_of_the_project()
    {
        var readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        Assert.Contains($"\n{AtRoot}grade submissions-sample --out results.csv\n", readme, StringComparison.Ordinal);
        Assert.Contains("\ndotnet test\n", readme, StringComparison.Ordinal);
    }

    // and so are those of other pages
    [Theory]
    [MemberData(nameof(Pages))]
    public void The_files_that_a_page_names_are_there(string page)
    {
        var folder = Path.GetDirectoryName(Path.Combine(Root, page))!;
        var named = Links().Matches(File.ReadAllText(Path.Combine(Root, page))).Select(link => link.Groups[1].Value)
            .Where(target => !target.Contains("://", StringComparison.Ordinal) && target.Split('#')[0].Length > 0);
        Assert.All(named, target => Assert.True(Path.Exists(Path.Combine(folder, target.Split('#')[0])), target));
    }

    // the examples of help, one after another, but for those that go on until they are stopped
    [Fact]
    public async Task The_examples_of_help_can_be_typed_as_they_stand()
    {
        Copy();
        await Run("grader grade class --shard 1/2 --out results.1.csv && grader grade class --shard 2/2 --out results.2.csv");
        foreach (var example in CommandTable.Root("").Subcommands.Cast<DescribedCommand>().SelectMany(command => command.Examples))
        {
            if (example.StartsWith("grader serve", StringComparison.Ordinal) || example.StartsWith("grader desk", StringComparison.Ordinal))
            {
                AssertFollowed(example);
                continue;
            }
            var (exit, printed) = await Run(example);
            // not everything in the examples is right, and not every machine has everything
            Assert.True(exit is 0 or 1, $"{example}\n{exit}\n{printed}");
        }
    }

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    // The text of a block as it would be right.
    private async Task<string> Right(Match block)
    {
        var text = block.Groups["text"].Value;
        if (block.Groups["file"] is { Success: true, Value: var name })
            return (await File.ReadAllTextAsync(Path.Combine(Root, Quickstart, name))).ReplaceLineEndings("\n");
        switch (block.Groups["language"].Value)
        {
            case "console":
                return await Console(text);
            case "csv":
                return Rows(text);
            case "sh":
                foreach (var line in text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')) AssertFollowed(line);
                return text;
            default:
                return text;
        }
    }

    private static void AssertFollowed(string line)
    {
        var command = line.Replace(AtRoot, "grader ", StringComparison.Ordinal).Split(['|', '>', '&', '#'])[0].Trim();
        if (!command.StartsWith("grader ", StringComparison.Ordinal)) return;
        string[] words = [.. Words().Matches(command["grader ".Length..]).Select(word => word.Value.Trim('\'', '"'))];
        var fault = UsageFaults.Of(words, CommandTable.Parse(words));
        Assert.True(fault is null, $"{line}: {fault}");
    }

    private async Task<string> Console(string text)
    {
        var right = new StringBuilder();
        foreach (var command in text.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
            right.Append(command).Append('\n').Append((await Run(command[2..])).Printed);
        return right.ToString();
    }

    // As a person's shell runs it.
    private async Task<(int Exit, string Printed)> Run(string command)
    {
        var isAtRoot = command.StartsWith(AtRoot, StringComparison.Ordinal);
        var start = new ProcessStartInfo("bash", ["-c", command.Replace(AtRoot, "grader ", StringComparison.Ordinal)])
        {
            WorkingDirectory = isAtRoot ? _copy : Path.Combine(_copy, _folder),
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        start.Environment["PATH"] = GraderProgram.OnPath(Path.Combine(_copy, "bin"));
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        // how far a run has come is told every few seconds: on a slow machine only
        var printed = Regex.Replace(
            (await output + await errors).ReplaceLineEndings("\n"), @"^\d+ of \d+ students, .*\n", "", RegexOptions.Multiline);
        return (process.ExitCode, printed);
    }

    // Rows of results.csv: each is found again by its first three cells.
    private string Rows(string text)
    {
        var results = File.ReadAllLines(
            new[] { Quickstart, "" }.Select(folder => Path.Combine(_copy, folder, "results.csv")).First(File.Exists));
        return string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
            (results.FirstOrDefault(result => result.Split(',').Take(3).SequenceEqual(line.Split(',').Take(3)))
                ?? "(there is no such row)") + "\n"));
    }

    private void Copy()
    {
        foreach (var file in ((string[])["problems", "submissions-sample", "examples"]).SelectMany(Files))
        {
            var place = Path.Combine(_copy, Path.GetRelativePath(Root, file));
            Directory.CreateDirectory(Path.GetDirectoryName(place)!);
            File.Copy(file, place);
        }
    }

    private static IEnumerable<string> Files(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root, folder), "*", SearchOption.AllDirectories)
            .Where(file => !file.Contains("/bin/", StringComparison.Ordinal) && !file.Contains("/obj/", StringComparison.Ordinal));

    // ```language … ```, with the name of a file on the line above
    [GeneratedRegex(@"(?:^<!-- file: (?<file>\S+) -->\n)?^(?<fence>```+)(?<language>\w*)\n(?<text>.*?)^\k<fence>$",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("""'[^']*'|"[^"]*"|\S+""")]
    private static partial Regex Words();

    [GeneratedRegex(@"\A<!-- folder: (\S+) -->")]
    private static partial Regex Folder();

    [GeneratedRegex(@"\]\(([^)\s]+)\)")]
    private static partial Regex Links();
}

using System.Diagnostics;
using System.Text;
using System.Text.RegularExpressions;
using Grader.Tests.Commands;

namespace Grader.Tests;

/// <summary>
/// Runs the README in a copy of the repository's data, from top to bottom: a block after <c>&lt;!--
/// file: NAME --&gt;</c> is put there under that name, the commands of a console block are run and must print what stands below them
/// (standard output, then standard error), and the rows of a CSV block must be lines of results.csv. Where something differs,
/// README.received.md is the README as it would be right.
/// </summary>
public sealed partial class ReadmeTests : IDisposable
{
    private const string Program = "dotnet run --project src/Grader -c Release -- ";

    private static readonly string Root = RepositoryRoot();

    private readonly string _copy = Directory.CreateTempSubdirectory("grader-readme-").FullName;

    [Fact]
    public async Task The_examples_of_the_readme_print_what_it_shows()
    {
        CopyFolder("problems");
        CopyFolder("submissions-sample");
        CopyFolder("examples/documents");
        var readme = (await File.ReadAllTextAsync(Path.Combine(Root, "README.md"))).ReplaceLineEndings("\n");
        var right = new StringBuilder();
        var end = 0;
        foreach (Match block in Blocks().Matches(readme))
        {
            right.Append(readme, end, block.Groups["text"].Index - end).Append(await Right(block));
            end = block.Groups["text"].Index + block.Groups["text"].Length;
        }
        right.Append(readme, end, readme.Length - end);
        var received = Path.Combine(Root, "README.received.md");
        if (right.ToString() == readme)
        {
            File.Delete(received);
            return;
        }
        await File.WriteAllTextAsync(received, right.ToString());
        var (shown, printed) = (readme.Split('\n'), right.ToString().Split('\n'));
        var line = shown.Zip(printed).TakeWhile(pair => pair.First == pair.Second).Count();
        Assert.Fail($"README.md, line {line + 1} does not show what is printed; README.received.md does.\n  shown:   {shown.ElementAtOrDefault(line)}\n  printed: {printed.ElementAtOrDefault(line)}");
    }

    [Fact]
    public void The_commands_of_the_readme_are_those_of_the_project()
    {
        var readme = File.ReadAllText(Path.Combine(Root, "README.md"));
        Assert.Contains("\ndotnet run --project src/Grader -c Release -- grade submissions-sample --out results.csv\n", readme,
            StringComparison.Ordinal);
        Assert.Contains("\ndotnet test\n", readme, StringComparison.Ordinal);
    }

    public void Dispose() => Directory.Delete(_copy, recursive: true);

    // The text of a block as it would be right.
    private async Task<string> Right(Match block)
    {
        var text = block.Groups["text"].Value;
        if (block.Groups["file"] is { Success: true, Value: var name })
        {
            await File.WriteAllTextAsync(Path.Combine(_copy, name), text);
            return text;
        }
        return block.Groups["language"].Value switch
        {
            "console" => await Console(text),
            "csv" => Rows(text),
            _ => text,
        };
    }

    private async Task<string> Console(string text)
    {
        var right = new StringBuilder();
        foreach (var command in text.Split('\n').Where(line => line.StartsWith("$ ", StringComparison.Ordinal)))
            right.Append(command).Append('\n').Append(await Output(command[2..]));
        return right.ToString();
    }

    private async Task<string> Output(string command)
    {
        Assert.StartsWith(Program, command, StringComparison.Ordinal);
        var arguments = Words().Matches(command[Program.Length..]).Select(word => word.Value.Trim('\'', '"'));
        var start = new ProcessStartInfo("dotnet", [GraderProgram.Location, .. arguments])
        {
            WorkingDirectory = _copy,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        using var process = Process.Start(start)!;
        var (output, errors) = (process.StandardOutput.ReadToEndAsync(), process.StandardError.ReadToEndAsync());
        await process.WaitForExitAsync();
        // how far a run has come is told every few seconds: on a slow machine only
        return Regex.Replace(
            (await output + await errors).ReplaceLineEndings("\n"), @"^\d+ of \d+ students, .*\n", "", RegexOptions.Multiline);
    }

    // Rows of results.csv: each is found again by its first three cells.
    private string Rows(string text)
    {
        var results = File.ReadAllLines(Path.Combine(_copy, "results.csv"));
        return string.Concat(text.Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(line =>
            (results.FirstOrDefault(result => result.Split(',').Take(3).SequenceEqual(line.Split(',').Take(3)))
                ?? "(there is no such row)") + "\n"));
    }

    private void CopyFolder(string name)
    {
        Directory.CreateDirectory(Path.Combine(_copy, name));
        foreach (var file in Directory.GetFiles(Path.Combine(Root, name)))
            File.Copy(file, Path.Combine(_copy, name, Path.GetFileName(file)));
    }

    private static string RepositoryRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
            if (File.Exists(Path.Combine(folder.FullName, "Grader.sln"))) return folder.FullName;
        throw new InvalidOperationException("The tests run inside the repository.");
    }

    // ```language … ```, with the name of a file on the line above
    [GeneratedRegex(@"(?:^<!-- file: (?<file>\S+) -->\n)?^(?<fence>```+)(?<language>\w*)\n(?<text>.*?)^\k<fence>$",
        RegexOptions.Multiline | RegexOptions.Singleline)]
    private static partial Regex Blocks();

    [GeneratedRegex("""'[^']*'|"[^"]*"|\S+""")]
    private static partial Regex Words();
}

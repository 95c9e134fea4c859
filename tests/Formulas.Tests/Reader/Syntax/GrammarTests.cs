using System.Runtime.CompilerServices;
using System.Text;
using System.Text.RegularExpressions;
using Formulas.Printing;
using Formulas.Reader;
using static Tests.Shared.Verifier;

namespace Formulas.Tests.Reader.Syntax;

/// <summary>What is written, part by part, and what is read: a table to be read as code is, for whoever changes the grammar.</summary>
public sealed class GrammarTests
{
    // The approved text says both: a part or a row of a new answer is put in there.
    [Fact]
    public async Task What_is_written_is_read_as_approved()
    {
        var told = new StringBuilder();
        var (problem, part) = ("", "");
        foreach (var line in await Approved())
        {
            if (line.StartsWith("part ", StringComparison.Ordinal))
            {
                (problem, part) = line.Split(' ', '.') is [_, var first, var second] ? (first, second) : ("", "");
                told.Append($"\n{line}\n");
            }
            else told.Append($"{line}\n    {Told(line, Read.Answer(problem, part, line))}\n");
        }
        await Verify(told.ToString());
    }

    private static async Task<IEnumerable<string>> Approved([CallerFilePath] string file = "")
    {
        var lines = await File.ReadAllLinesAsync(Path.ChangeExtension(file, $"{nameof(What_is_written_is_read_as_approved)}.verified.txt"));
        return lines.Where(line => line.Length > 0 && line[0] != ' ');
    }

    private static string Told(string text, Reading reading) => reading switch
    {
        Reading.Success { Otherwise: { } other } read => $"{PrefixPrinter.Print(read.Formula)} or {PrefixPrinter.Print(other)}",
        Reading.Success read => PrefixPrinter.Print(read.Formula),
        Reading.Mistyped { Fault: var fault } => fault.Word,
        Reading.Unread { Fault: var fault } => $"{Marked(text, fault.Start, fault.Length)} {Data(fault)}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    private static string Marked(string text, int start, int length) => text.Insert(start + length, "»").Insert(start, "«");

    // the fault with its words, but for its place
    private static string Data(ReadingFault fault) =>
        Regex.Replace($"{fault}", @"(Word|Start|Length) = [^,}]*(, )?", "");
}

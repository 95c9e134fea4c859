using System.CommandLine;
using Grader.Commands.Calling;
using Grader.Commands.Showing;
using Grading.Authoring;
using Grading.Language;
using Grading.Submissions;

namespace Grader.Commands.Authors;

/// <summary>
/// <c>grader new ID</c>: a commented problem file to start from, beside the author's other problems. Where there are none it stands by
/// itself: a folder <c>problems</c> with one problem in it would hide those that came with the program.
/// </summary>
internal static class NewCommand
{
    public static Command Create()
    {
        var id = new Argument<string>("ID") { Description = "The id of the problem: lower-case letters, digits and hyphens." };
        var problems = CommonOptions.Problems();
        var command = new DescribedCommand("new", "Write a commented problem file to start from.",
        [
            "grader new two-neurons",
            "grader new two-neurons --problems mine",
        ])
        { id, problems };
        command.SetAction(parsed => Exit.Run(() => Write(parsed.GetValue(id)!, parsed.GetValue(problems))));
        return command;
    }

    private static int Write(string id, string? problemPath)
    {
        if (id.Length == 0 || !id.All(c => char.IsAsciiLetterLower(c) || char.IsAsciiDigit(c) || c == '-')) throw new UsageException(
            AuthorSentences.NoId(id));
        var folder = problemPath ?? Loading.OwnProblems() ?? "";
        var file = Path.GetRelativePath(Directory.GetCurrentDirectory(), Path.Combine(folder, $"{id}.yaml"));
        if (File.Exists(file)) throw new UnusableFileException(AuthorSentences.FileIsThere(file));
        if (folder.Length > 0) Directory.CreateDirectory(folder);
        File.WriteAllText(file, StartingFile.Text(id));
        Terminal.Error.WriteLine(AuthorSentences.NewFile(file));
        return Exit.Done;
    }
}

using System.Collections.Immutable;
using Grading.Submissions.Folders;
using Grading.Wording;

namespace Grading.Reports.Places;

/// <summary>
/// What is wrong with the paths of a command, before anything is read: no output may be an input, another output, or anything but a regular
/// file; no file in a folder that is read is replaced but one that this tool has written. Of each output one thing is said.
/// </summary>
internal static class PathGuard
{
    public static IEnumerable<string> Faults(ImmutableArray<KnownPath> paths)
    {
        KnownPath[] inputs = [.. paths.Where(path => path.Given.Use == PathUse.Input && path.Real is not null)];
        KnownPath[] outputs = [.. paths.Where(path => path.Given.Use != PathUse.Input)];
        return outputs.SelectMany((output, i) => inputs.SelectMany(input => Against(output, input))
            .Concat(Alone(output))
            .Concat(outputs.Take(i).SelectMany(other => Between(other, output)))
            .Take(1));
    }

    // What one output is by itself.
    private static IEnumerable<string> Alone(KnownPath output)
    {
        if (output.Given.IsStandardOutput)
        {
            if (output.Given.Use == PathUse.OutputFolder) yield return AssistantSentences.FolderToStandardOutput(output.Given.Option);
            yield break;
        }
        if (output.Real is null) yield return AssistantSentences.LinksInACircle(output.Given.ToString());
        else if (Unfit(output) is { } sentence) yield return sentence;
        foreach (var beside in output.Beside.Where(IsNotOurs))
            yield return AssistantSentences.NotOurs(output.Given.ToString(), beside.Given.Path);
    }

    private static string? Unfit(KnownPath output)
    {
        Func<string, string, string>? sentence = (output.Given.Use, output.Facts.Sort) switch
        {
            (_, FileSort.Special) => AssistantSentences.NoRegularFile,
            (PathUse.OutputFile, FileSort.Folder) => AssistantSentences.FolderForAFile,
            (PathUse.OutputFile, _) when Path.EndsInDirectorySeparator(output.Given.Path) => AssistantSentences.FolderForAFile,
            (PathUse.OutputFolder, FileSort.Regular) => AssistantSentences.FileForAFolder,
            (PathUse.OutputFolder, FileSort.Folder) when !IsFreeForFeedback(output.Real!) => AssistantSentences.FolderOfOthers,
            _ => null,
        };
        return sentence?.Invoke(output.Given.Option, output.Given.ToString());
    }

    // A link would be written through, a second name of a file would be emptied with the first.
    private static bool IsNotOurs(KnownPath beside) =>
        beside.Facts.Sort is FileSort.Link or FileSort.Special or FileSort.Folder || beside.Facts.Names > 1;

    private static IEnumerable<string> Against(KnownPath output, KnownPath input)
    {
        if (output.Given.IsStandardOutput || output.Real is null) yield break;
        var isFolder = output.Given.Use == PathUse.OutputFolder;
        if (output.Beside.Prepend(output).Any(input.IsSameFileAs)) yield return Said(AssistantSentences.SamePath, output, input);
        else if (isFolder && input.IsBelow(output)) yield return Said(AssistantSentences.Holds, output, input);
        else if (input.IsFolder && HarmsIn(input, output)) yield return Said(AssistantSentences.WithinInput, output, input);
    }

    private static bool HarmsIn(KnownPath folder, KnownPath output) => output.IsBelow(folder)
        ? output.Given.Use == PathUse.OutputFile && output.Beside.Prepend(output).Any(Replaces)
        : output.Beside.Prepend(output).Any(file => file.Facts.Names > 1 && HoldsIdentity(folder.Real!, file.Facts.Identity));

    // A new file must not be one that is read the next time.
    private static bool Replaces(KnownPath file) => file.Facts.Sort == FileSort.Nothing
        ? !OwnFiles.IsCalledAsBeside(file.Real!) && !OwnFiles.MayBeNewAmongSubmissions(file.Real!)
        : !OwnFiles.IsOwn(file.Real!);

    private static bool HoldsIdentity(string folder, UInt128 identity)
    {
        var how = new EnumerationOptions
        {
            RecurseSubdirectories = true,
            AttributesToSkip = FileAttributes.ReparsePoint,
            IgnoreInaccessible = true,
        };
        return identity != 0 && Directory.EnumerateFiles(folder, "*", how).Any(file => FileFacts.Of(file).Identity == identity);
    }

    private static IEnumerable<string> Between(KnownPath one, KnownPath other)
    {
        if (one.Given.IsStandardOutput || other.Given.IsStandardOutput)
        {
            if (one.Given.IsStandardOutput && other.Given.IsStandardOutput) yield return Said(AssistantSentences.SamePath, other, one);
            yield break;
        }
        var files = one.Beside.Prepend(one).ToArray();
        if (other.Beside.Prepend(other).Any(file => Array.Exists(files, file.IsSameFileAs)))
            yield return Said(AssistantSentences.SamePath, other, one);
        else if (IsFeedbackIn(one, other) || IsFeedbackIn(other, one)) yield return Said(AssistantSentences.Holds, one, other);
    }

    private static string Said(Func<string, string, string, string> sentence, KnownPath output, KnownPath other) =>
        sentence(output.Given.Option, output.Given.ToString(), other.Given.ToString());

    // The files of a folder are called as students are.
    private static bool IsFeedbackIn(KnownPath folder, KnownPath file) =>
        folder.Given.Use == PathUse.OutputFolder
        && file.IsBelow(folder)
        && Path.GetExtension(file.Given.Path).Equals(".md", StringComparison.OrdinalIgnoreCase);

    private static bool IsFreeForFeedback(string folder)
    {
        try
        {
            return FeedbackMark.IsIn(folder) || !Directory.EnumerateFileSystemEntries(folder).Any();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return true; // to be said when it is written
        }
    }
}

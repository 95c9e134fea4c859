namespace Grading.Submissions.Folders;

/// <summary>The hidden file that says of a folder: this is feedback, written by the tool itself, and nobody's answers.</summary>
internal static class FeedbackMark
{
    public const string Name = ".grader-feedback";

    public const string Text =
        "Feedback written by grader. A folder with this file is no submission; its files are replaced by the next feedback.\n";

    public static bool IsIn(string folder) => File.Exists(Path.Combine(folder, Name));

    /// <summary>A folder of feedback, or a file in one.</summary>
    public static bool IsAround(string path) => IsIn(Directory.Exists(path) ? path : Path.GetDirectoryName(Path.GetFullPath(path)) ?? "");

    /// <summary>Of a folder on disk or in an archive.</summary>
    public static bool IsIn(NamedPath folder) =>
        folder.Zip is { } zip ? zip.Has($"{folder.Path}/{Name}".TrimStart('/')) : IsIn(folder.Path);
}

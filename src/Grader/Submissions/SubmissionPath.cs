using System.Collections.Immutable;
using System.Globalization;

namespace Grader.Submissions;

/// <summary>Opens what the command was given: an answer sheet, a folder of sheets, a folder of student folders, or a table.</summary>
public static class SubmissionPath
{
    /// <summary>
    /// Recognises the layout at <paramref name="path"/>; the submissions are read one by one while they are enumerated. A folder's come in
    /// ordinal order of student ids, a table's in its own.
    /// </summary>
    /// <exception cref="UnusableFileException">There is nothing at that path that can be read.</exception>
    public static Intake Open(string path, Catalogue catalogue)
    {
        if (Directory.Exists(path))
        {
            return OpenFolder(path, catalogue);
        }
        if (!File.Exists(path))
        {
            throw new UnusableFileException(Sentences.NoSuchPath(path));
        }
        if (FolderListing.IsTable(path))
        {
            return SubmissionTable.Open(path, catalogue);
        }
        return FolderListing.IsSheet(path)
            ? new("an answer sheet", [], ReadEach([StudentFiles.OfSheet(new(path, Path.GetFileName(path)))], catalogue))
            : throw new UnusableFileException(Sentences.NotASubmission(path));
    }

    private static Intake OpenFolder(string path, Catalogue catalogue)
    {
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        var folder = new NamedPath(full, Path.GetFileName(full));
        var listing = List(folder, path);
        if (listing is { Scripts: not [], Sheets: [] or [_], Folders: [] })
        {
            return new("the folder of one student", [], ReadEach([StudentFiles.OfFolder(folder)], catalogue));
        }
        var notices = listing.Notices.AddRange(listing.Scripts.Select(s => new Notice(new(s.Name, 1), Sentences.UnknownFile(s.Name))));
        return new(
            Layout(listing),
            notices,
            ReadEach([.. listing.Sheets.Select(StudentFiles.OfSheet), .. listing.Folders.Select(StudentFiles.OfFolder)], catalogue));
    }

    private static FolderListing List(NamedPath folder, string path)
    {
        try
        {
            return FolderListing.Read(folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(Sentences.Unreadable(path, e), e);
        }
    }

    private static IEnumerable<Submission> ReadEach(ImmutableArray<StudentFiles> places, Catalogue catalogue) => places
        .OrderBy(p => p.Student, StringComparer.Ordinal).ThenBy(p => p.Name, StringComparer.Ordinal)
        .GroupBy(p => p.Student, (_, ofStudent) => StudentFiles.Read([.. ofStudent], catalogue));

    private static string Layout(FolderListing listing) => (listing.Sheets.Length, listing.Folders.Length) switch
    {
        (0, 0) => "a folder without answer sheets",
        (var sheets, 0) => $"a folder of {Count(sheets, "answer sheet")}",
        (0, var folders) => $"a folder of {Count(folders, "student folder")}",
        var (sheets, folders) => $"a folder of {Count(sheets, "answer sheet")} and {Count(folders, "student folder")}",
    };

    private static string Count(int n, string thing) => n == 1 ? $"one {thing}" : string.Create(CultureInfo.InvariantCulture, $"{n} {thing}s");
}

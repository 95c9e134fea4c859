using System.Collections.Immutable;
using Grading.Submissions.Folders;
using Grading.Submissions.Formats;
using Grading.Submissions.Tables;

namespace Grading.Submissions;

/// <summary>Opens what the command was given: an answer sheet, a folder of sheets, a folder of student folders, or a table.</summary>
public static class IntakeReader
{
    /// <summary>
    /// Recognises the layout at <paramref name="path"/>; the submissions are read one by one while they are enumerated. A folder's come in
    /// ordinal order of student ids, a table's in its own.
    /// </summary>
    /// <exception cref="UnusableFileException">There is nothing at that path that can be read.</exception>
    public static Intake Open(string path, ProblemCatalogue catalogue, IntakeOptions? options = null)
    {
        var told = Layouts.Named(options?.Layout);
        if (FeedbackMark.IsAround(path)) throw new UnusableFileException(Sentences.OwnFeedback(path));
        if (Directory.Exists(path)) return OpenFolder(path, told, catalogue);
        Require(path);
        if (IsArchive(path)) return OpenArchive(path, told, catalogue);
        if (told is Layout.Download) throw new UnusableFileException(Sentences.NoFolder(path, told.Title));
        return FolderListing.IsTable(path) ? SubmissionTable.Open(path, catalogue, options) : OpenSheet(path, told, catalogue);
    }

    /// <summary>Whether there is anything at all at a path that was named.</summary>
    /// <exception cref="UnusableFileException">There is nothing.</exception>
    public static void Require(string path)
    {
        if (!Path.Exists(path)) throw new UnusableFileException(Sentences.NoSuchPath(path));
    }

    /// <summary>Whose a file by itself is: who is named on top, else who it is called like.</summary>
    public static string StudentOf(string path) => StudentFiles.OfOnlySheet(new(path, Path.GetFileName(path))).Student;

    private static bool IsArchive(string path) => Path.GetExtension(path).Equals(".zip", StringComparison.OrdinalIgnoreCase);

    private static Intake OpenFolder(string path, Layout? told, ProblemCatalogue catalogue)
    {
        if (told is not (null or Layout.Plain or Layout.Download)) throw new UnusableFileException(Sentences.NoTable(path, told.Title));
        var full = Path.TrimEndingDirectorySeparator(Path.GetFullPath(path));
        return Listed(path, () => OpenFolder(new(full, Path.GetFileName(full)), [], told, catalogue));
    }

    private static Intake OpenArchive(string path, Layout? told, ProblemCatalogue catalogue)
    {
        var notices = new List<Notice>();
        var root = OnlyFolder(NamedPath.Of(ZipFolder.Open(path, notices)));
        return Listed(path, () => OpenFolder(root, notices, told, catalogue));
    }

    private static Intake OpenSheet(string path, Layout? told, ProblemCatalogue catalogue) => FolderListing.IsSheet(path)
        ? Read(Sentences.OneSheet, [], [StudentFiles.OfOnlySheet(new(path, Path.GetFileName(path)))], catalogue, told)
        : throw new UnusableFileException(Sentences.NotASubmission(path));

    private static Intake Listed(string path, Func<Intake> open)
    {
        try
        {
            return open();
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new UnusableFileException(Sentences.Unreadable(path, e), e);
        }
    }

    private static Intake OpenFolder(NamedPath folder, List<Notice> notices, Layout? told, ProblemCatalogue catalogue) =>
        (told is Layout.Plain ? null : OpenDownload(folder, notices, told as Layout.Download, catalogue))
        ?? OpenPlain(folder, notices, told, catalogue);

    // Null where it is no download of a course system.
    private static Intake? OpenDownload(NamedPath folder, List<Notice> notices, Layout.Download? told, ProblemCatalogue catalogue)
    {
        var linked = new List<Notice>();
        NamedPath[] files = [.. FolderListing.AllFiles(folder, linked)];
        if ((told ?? CourseDownload.Recognise(folder, files)) is not { } download) return null;
        var (words, places, remarks) = CourseDownload.Read(download, folder, files);
        return Read(words, [.. notices, .. linked, .. remarks], places, catalogue);
    }

    private static Intake OpenPlain(NamedPath folder, List<Notice> notices, Layout? told, ProblemCatalogue catalogue)
    {
        var listing = FolderListing.Read(folder);
        if (told is Layout.Plain { Id: "student" } || (told is null && IsOfOneStudent(listing)))
            return Read(Sentences.OneStudent, [.. notices], [StudentFiles.OfFolder(folder)], catalogue);
        ImmutableArray<StudentFiles> others = [.. listing.Others.Where(IsForAPerson).Select(StudentFiles.OfOther)];
        var (sheets, pages) = (listing.Sheets.Where(sheet => !IsPage(sheet)), listing.Sheets.Where(IsPage));
        if (AreDocuments(told)) (sheets, pages) = (listing.Sheets, []);
        var unread = listing.Scripts.Select(script => new Notice(new(script.Name, 1), Sentences.UnknownFile(script.Name)))
            .Concat(pages.Select(page => new Notice(new(page.Name, 1), Sentences.PageBesideSheets(page.Name))));
        return Read(
            Sentences.Folder(sheets.Count(), listing.Folders.Length),
            [.. notices, .. listing.Notices, .. unread],
            StudentFiles.WithoutOthers(
                [.. sheets.Select(StudentFiles.OfSheet), .. listing.Folders.Select(StudentFiles.OfFolder), .. others]),
            catalogue, told);
    }

    // Beside sheets a page is a report or the like, unless all files are said to be documents; in a student's folder it is what a course
    // system made of a text.
    private static bool IsPage(NamedPath file) => HandInFormats.Of(file.FileName) == HandInFormat.Page;

    private static bool IsForAPerson(NamedPath file) => HandInFormats.Of(file.FileName) == HandInFormat.Unreadable;

    private static bool IsOfOneStudent(FolderListing listing) => listing is { Scripts: not [], Sheets: [] or [_], Folders: [] };

    /// <summary>An archive of one folder is that folder.</summary>
    private static NamedPath OnlyFolder(NamedPath root) =>
        FolderListing.Read(root) is { Sheets: [], Scripts: [], Notices: [], Folders: [var only] }
        && FolderListing.Read(only).Folders.Length > 0
            ? only
            : root;

    private static Intake Read(
        string words, ImmutableArray<Notice> notices, ImmutableArray<StudentFiles> places, ProblemCatalogue catalogue,
        Layout? told = null) =>
        places is [var one]
            ? new(words, notices, Alone(one, catalogue, AreDocuments(told))) { Students = 1 }
            : ReadAll(words, notices, places, catalogue, AreDocuments(told));

    private static bool AreDocuments(Layout? told) => told is Layout.Plain { Id: Layouts.Documents };

    private static Intake ReadAll(
        string words, ImmutableArray<Notice> notices, ImmutableArray<StudentFiles> places, ProblemCatalogue catalogue,
        bool areDocuments)
    {
        var ofStudent = places
            .OrderBy(p => p.Student, StringComparer.Ordinal)
            .ThenBy(p => p.Name, StringComparer.Ordinal)
            .GroupBy(p => StudentId.Key(p.Student))
            .ToArray();
        return new(words, notices, ofStudent.Select(places => HandInReader.Read([.. places], catalogue, areDocuments)))
        {
            Students = ofStudent.Length,
        };
    }

    private static IEnumerable<Submission> Alone(StudentFiles one, ProblemCatalogue catalogue, bool areDocuments)
    {
        yield return HandInReader.Read([one], catalogue, areDocuments);
    }
}

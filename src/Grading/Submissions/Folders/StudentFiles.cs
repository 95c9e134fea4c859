using System.Collections.Immutable;

namespace Grading.Submissions.Folders;

/// <summary>
/// The files of one student that lie in one place: a sheet, or a folder with sheets and scripts. They are read when they are needed.
/// </summary>
internal sealed record StudentFiles(
    string Student,
    string Name,
    ImmutableArray<NamedPath> Sheets,
    ImmutableArray<NamedPath> Scripts,
    ImmutableArray<Notice> Notices,
    Notice? Fault)
{
    /// <summary>Files that are not read, in which answers may stand all the same.</summary>
    public ImmutableArray<NamedPath> Others { get; init; } = [];

    /// <summary>The student that the file or folder is called like.</summary>
    public string Called { get; init; } = "";

    /// <summary>
    /// One sheet; the student is named on top of it or is called like the file. A name that is an id of the same kind is the student's.
    /// </summary>
    public static StudentFiles OfSheet(NamedPath sheet)
    {
        var called = StudentId.Clean(sheet.Stem);
        var named = HandInFile.StudentOnTop(sheet) is { } id ? StudentId.Clean(id) : called;
        return new(StudentOf(called, named), sheet.Name, [sheet], [], [], null) { Called = called };
    }

    /// <summary>A sheet that is given alone: whatever it is called, it is the student's that it names.</summary>
    public static StudentFiles OfOnlySheet(NamedPath sheet) =>
        new(StudentId.Clean(HandInFile.StudentOnTop(sheet) ?? sheet.Stem), sheet.Name, [sheet], [], [], null);

    private static string StudentOf(string called, string named) => StudentId.AreAlike(called, named) || IsSameId(called, named) ? called
        : named;

    private static bool IsSameId(string called, string named) => called.Any(char.IsAsciiDigit) && StudentId.AreSame(called, named);

    /// <summary>A file that only a person can read, called like the student.</summary>
    public static StudentFiles OfOther(NamedPath file) => new(StudentId.Clean(file.Stem), file.Name, [], [], [], null) { Others = [file] };

    /// <summary>A student's folder; the student is named on top of a sheet in it or is called like the folder.</summary>
    public static StudentFiles OfFolder(NamedPath folder)
    {
        try
        {
            return OfListing(folder, FolderListing.Read(folder));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            var fault = new Notice(new(folder.Name, 1), Sentences.Unreadable(folder.Name, e));
            return new(StudentId.Clean(folder.FileName), folder.Name, [], [], [], fault);
        }
    }

    private static StudentFiles OfListing(NamedPath folder, FolderListing listing)
    {
        var named = Named(listing.Sheets);
        var called = StudentId.Clean(folder.FileName);
        var student = named is [var first, ..] ? StudentOf(called, first.Student) : called;
        ImmutableArray<Notice> notices =
        [
            .. listing.Notices,
            .. listing.Folders.Select(inside => new Notice(new(inside.Name, 1), Sentences.FolderInside(inside.Name))),
            .. named.Where(other => !StudentId.AreSame(other.Student, student) && !StudentId.AreAlike(other.Student, student))
                .Select(other => new Notice(new(other.Sheet, 1), Sentences.TwoStudents(student, other.Student))),
        ];
        ImmutableArray<NamedPath> others = [.. listing.Others, .. listing.Folders];
        if (listing is not { Sheets: [], Scripts: [] })
            return new(student, folder.Name, listing.Sheets, listing.Scripts, notices, null) { Others = others, Called = called };
        var nothing = new Notice(new(folder.Name, 1), Sentences.NoSheet(folder.Name));
        // An empty folder is nothing handed in; one with files that can't be read is for a person to look at.
        return notices.IsEmpty
            ? new(student, folder.Name, [], [], [nothing], Fault: null)
            : new(student, folder.Name, [], [], notices, Fault: nothing) { Others = others };
    }

    // The sheets that name a student, and whom.
    private static (string Sheet, string Student)[] Named(ImmutableArray<NamedPath> sheets) =>
    [
        .. from sheet in sheets
           let id = HandInFile.StudentOnTop(sheet)
           where id is not null
           select (sheet.Name, StudentId.Clean(id)),
    ];

    /// <summary>
    /// The places, without the sheets that are called like a student whom another sheet names, and name another themselves: those are
    /// nobody's until a person has said whose. A file's name that is nobody's id yields to the line in the file.
    /// </summary>
    public static ImmutableArray<StudentFiles> WithoutOthers(ImmutableArray<StudentFiles> places)
    {
        var named = places.Where(IsCalledOtherwise)
            .Select(place => StudentId.Key(place.Called))
            .ToHashSet(StringComparer.Ordinal);
        if (named.Count == 0) return places;
        named.IntersectWith(places.Select(place => StudentId.Key(place.Student)));
        return named.Count == 0 ? places : [.. places.Select(place => IsOthers(place, named) ? Left(place) : place)];
    }

    private static bool IsCalledOtherwise(StudentFiles place) =>
        place.Called.Length > 0 && !StudentId.AreSame(place.Student, place.Called);

    private static bool IsOthers(StudentFiles place, HashSet<string> named) => IsCalledOtherwise(place)
        && named.Contains(StudentId.Key(place.Called));

    private static StudentFiles Left(StudentFiles place) => place with
    {
        Student = place.Called,
        Sheets = [],
        Others = [.. place.Others, .. place.Sheets],
        Notices = [.. place.Notices, new(new(place.Name, 1), Sentences.OtherStudent(place.Name, place.Student, place.Called))],
    };
}

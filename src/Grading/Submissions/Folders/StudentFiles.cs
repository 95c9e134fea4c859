using System.Collections.Immutable;
using Grading.Submissions.Sheets;

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
    /// <summary>One sheet; the student is named on top of it or is called like the file.</summary>
    public static StudentFiles OfSheet(NamedPath sheet) =>
        new(StudentId.Clean(TextFile.StudentOnTop(sheet) ?? sheet.Stem), sheet.Name, [sheet], [], [], null);

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
        var student = named is [var first, ..] ? first.Student : StudentId.Clean(folder.FileName);
        ImmutableArray<Notice> notices =
        [
            .. listing.Notices,
            .. listing.Folders.Select(inside => new Notice(new(inside.Name, 1), Sentences.FolderInside(inside.Name))),
            .. named.Where(other => other.Student != student)
                .Select(other => new Notice(new(other.Sheet, 1), Sentences.TwoStudents(student, other.Student))),
        ];
        if (listing is not { Sheets: [], Scripts: [] }) return new(student, folder.Name, listing.Sheets, listing.Scripts, notices, null);
        var nothing = new Notice(new(folder.Name, 1), Sentences.NoSheet(folder.Name));
        // An empty folder is nothing handed in; one with files that can't be read is for a person to look at.
        return notices.IsEmpty
            ? new(student, folder.Name, [], [], [nothing], Fault: null)
            : new(student, folder.Name, [], [], notices, Fault: nothing);
    }

    // The sheets that name a student, and whom.
    private static (string Sheet, string Student)[] Named(ImmutableArray<NamedPath> sheets) =>
    [
        .. from sheet in sheets
           let id = TextFile.StudentOnTop(sheet)
           where id is not null
           select (sheet.Name, StudentId.Clean(id)),
    ];

    /// <summary>Reads what a student handed in, usually in one place.</summary>
    public static Submission Read(IReadOnlyList<StudentFiles> places, ProblemCatalogue catalogue)
    {
        var draft = new SubmissionDraft(catalogue);
        if (places.Count > 1)
            draft.Note(new(places[0].Name, 1), Sentences.SeveralPlaces(places[0].Student, places.Select(place => place.Name)));
        foreach (var place in places) place.ReadInto(draft, catalogue);
        return draft.Finish(places[0].Student);
    }

    private void ReadInto(SubmissionDraft draft, ProblemCatalogue catalogue)
    {
        foreach (var notice in Notices) draft.Note(notice.Source, notice.Sentence);
        if (Fault is not null) draft.Fail(Fault);
        foreach (var sheet in Sheets)
            if (TextOf(sheet, draft) is { } text) AnswerSheet.Read(text, sheet.Name, draft, catalogue);
        foreach (var script in Scripts)
            if (TextOf(script, draft) is { } text) AddScript(script, text, draft, catalogue);
    }

    private static string? TextOf(NamedPath file, SubmissionDraft draft)
    {
        var (text, fault) = TextFile.Read(file);
        if (fault is null) return BrowserText.IsPage(file.FileName) ? BrowserText.Lines(text) : text;
        draft.Fail(fault);
        return null;
    }

    /// <summary>Adds <c>PROBLEM.PART.csx</c>, or <c>PART.csx</c> where only one problem can be meant.</summary>
    private static void AddScript(NamedPath script, string text, SubmissionDraft draft, ProblemCatalogue catalogue)
    {
        var source = new Source(script.Name, 1);
        if (script.Stem.Split('.', 2) is [var named, var partOfNamed])
        {
            draft.Add(new(named, partOfNamed, text.Trim(), IsScript: true, source));
            return;
        }
        var part = script.Stem;
        var only = OnlyProblem(part, draft, catalogue);
        if (only is null) draft.Note(source, Sentences.WhichProblem(script.Name, part));
        draft.Add(new(only ?? Answer.NoProblem, part, text.Trim(), IsScript: true, source));
    }

    // The problem that has such a part; where several do, or none, the one that the student has begun, or the only one there is.
    private static string? OnlyProblem(string part, SubmissionDraft draft, ProblemCatalogue catalogue)
    {
        string[] all = [.. catalogue.Problems.Select(problem => problem.Id)];
        string[] having = [.. all.Where(id => catalogue.Part(id, part) is not null)];
        if (having is [var one]) return one;
        var begun = draft.Answers.Select(answer => answer.Problem).ToHashSet();
        string[] possible = [.. (having is [] ? all : having).Where(id => begun.Contains(id) || all.Length == 1)];
        return possible is [var only] ? only : null;
    }
}

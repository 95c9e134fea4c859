using System.Collections.Immutable;
using Grading.Submissions.Sheets;

namespace Grading.Submissions.Folders;

/// <summary>The files of one student that lie in one place: a sheet, or a folder with sheets and scripts. They are read when they are needed.</summary>
internal sealed record StudentFiles(string Student, string Name, ImmutableArray<NamedPath> Sheets, ImmutableArray<NamedPath> Scripts, ImmutableArray<Notice> Notices, Notice? Fault)
{
    /// <summary>One sheet; the student is named on top of it or is called like the file.</summary>
    public static StudentFiles OfSheet(NamedPath sheet) =>
        new(StudentId.Clean(TextFile.StudentOnTop(sheet) ?? sheet.Stem), sheet.Name, [sheet], [], [], null);

    /// <summary>A student's folder; the student is named on top of a sheet in it or is called like the folder.</summary>
    public static StudentFiles OfFolder(NamedPath folder)
    {
        var folderName = folder.FileName;
        try
        {
            var listing = FolderListing.Read(folder);
            var named = listing.Sheets
                .Select(s => (s.Name, Student: TextFile.StudentOnTop(s) is { } id ? StudentId.Clean(id) : null))
                .Where(s => s.Student is not null)
                .ToArray();
            var student = named is [var first, ..] ? first.Student! : StudentId.Clean(folderName);
            var notices = listing.Notices.AddRange(listing.Folders.Select(f => new Notice(new(f.Name, 1), Sentences.FolderInside(f.Name))))
                .AddRange(named.Where(s => s.Student != student).Select(s => new Notice(new(s.Name, 1), Sentences.TwoStudents(student, s.Student!))));
            if (listing is not { Sheets: [], Scripts: [] })
            {
                return new(student, folder.Name, listing.Sheets, listing.Scripts, notices, null);
            }
            var nothing = new Notice(new(folder.Name, 1), Sentences.NoSheet(folder.Name));
            // An empty folder is nothing handed in; one with files that can't be read is for a person to look at.
            return notices.IsEmpty ? new(student, folder.Name, [], [], [nothing], null) : new(student, folder.Name, [], [], notices, nothing);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            return new(StudentId.Clean(folderName), folder.Name, [], [], [], new(new(folder.Name, 1), Sentences.Unreadable(folder.Name, e)));
        }
    }

    /// <summary>Reads what a student handed in, usually in one place.</summary>
    public static Submission Read(IReadOnlyList<StudentFiles> places, Catalogue catalogue)
    {
        var draft = new SubmissionDraft(catalogue);
        if (places.Count > 1)
        {
            draft.Note(new(places[0].Name, 1), Sentences.SeveralPlaces(places[0].Student, places.Select(p => p.Name)));
        }
        foreach (var place in places)
        {
            foreach (var notice in place.Notices)
            {
                draft.Note(notice.Source, notice.Sentence);
            }
            if (place.Fault is not null)
            {
                draft.Fail(place.Fault);
            }
            foreach (var sheet in place.Sheets)
            {
                if (TextOf(sheet, draft) is { } text)
                {
                    AnswerSheet.Read(text, sheet.Name, draft, catalogue);
                }
            }
            foreach (var script in place.Scripts)
            {
                if (TextOf(script, draft) is { } text)
                {
                    AddScript(script, text, draft, catalogue);
                }
            }
        }
        return draft.Finish(places[0].Student);
    }

    private static string? TextOf(NamedPath file, SubmissionDraft draft)
    {
        var (text, fault) = TextFile.Read(file);
        if (fault is null)
        {
            return BrowserText.IsPage(file.FileName) ? BrowserText.Lines(text) : text;
        }
        draft.Fail(fault);
        return null;
    }

    /// <summary>Adds <c>PROBLEM.PART.csx</c>, or <c>PART.csx</c> where only one problem can be meant.</summary>
    private static void AddScript(NamedPath script, string text, SubmissionDraft draft, Catalogue catalogue)
    {
        var source = new Source(script.Name, 1);
        if (script.Stem.Split('.', 2) is [var named, var partOfNamed])
        {
            draft.Add(new(named, partOfNamed, text.Trim(), IsScript: true, source));
            return;
        }
        var part = script.Stem;
        var begun = draft.Answers.Select(a => a.Problem).ToHashSet();
        string[] having = [.. catalogue.Problems.Select(p => p.Id).Where(id => catalogue.Part(id, part) is not null)];
        string[] possible = having is [_] ? having : [.. (having is [] ? catalogue.Problems.Select(p => p.Id) : having).Where(id => begun.Contains(id) || catalogue.Problems.Length == 1)];
        if (possible is not [_])
        {
            draft.Note(source, Sentences.WhichProblem(script.Name, part));
        }
        draft.Add(new(possible is [var only] ? only : Answer.NoProblem, part, text.Trim(), IsScript: true, source));
    }
}

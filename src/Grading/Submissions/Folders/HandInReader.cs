using Grading.Submissions.Documents;
using Grading.Submissions.Ledgers;
using Grading.Submissions.Sheets;

namespace Grading.Submissions.Folders;

/// <summary>Reads the sheets and scripts that a student handed in into one submission.</summary>
internal static class HandInReader
{
    /// <summary>Reads what a student handed in, usually in one place.</summary>
    /// <param name="areDocuments">Whether the files are whole documents, whatever they look like.</param>
    public static Submission Read(IReadOnlyList<StudentFiles> places, ProblemCatalogue catalogue, bool areDocuments = false)
    {
        var draft = new SubmissionDraft(catalogue);
        if (places.Count > 1)
            draft.Note(new(places[0].Name, 1), Sentences.SeveralPlaces(places[0].Student, places.Select(place => place.Name)));
        foreach (var place in places) Read(place, draft, catalogue, areDocuments);
        return draft.Finish(places[0].Student);
    }

    private static void Read(StudentFiles files, SubmissionDraft draft, ProblemCatalogue catalogue, bool areDocuments)
    {
        foreach (var notice in files.Notices) draft.Note(notice.Source, notice.Sentence);
        if (files.Fault is not null) draft.Fail(files.Fault);
        foreach (var sheet in files.Sheets) AddSheet(sheet, files.Student, draft, catalogue, areDocuments);
        foreach (var script in files.Scripts)
            if (TextOf(script, draft) is { } text) AddScript(script, text, draft, catalogue);
        foreach (var other in files.Others) draft.Ledger.LeaveFile(new(other.Name, 1), other.FileName);
    }

    private static void AddSheet(NamedPath sheet, string student, SubmissionDraft draft, ProblemCatalogue catalogue, bool isDocument)
    {
        var (lines, fault) = HandInFile.Read(sheet);
        if (fault is not null) draft.Fail(fault);
        else if (StudentOn(lines) is { } named && IsOther(named, student)) LeaveOut(sheet, named, student, draft);
        else if (isDocument) draft.Document.AddRange(lines);
        else
        {
            AnswerSheet.Read(lines, sheet.Name, draft, catalogue);
            if (DocumentLook.Is(lines, catalogue)) draft.Document.AddRange(lines);
        }
    }

    private static string? StudentOn(IEnumerable<PlacedLine> lines) => lines.Take(StudentLine.LinesOnTop)
        .Where(line => line.Rule is null)
        .Select(line => StudentLine.In(line.Text))
        .FirstOrDefault(id => id is not null) is { } found ? StudentId.Clean(found) : null;

    // another id of the same kind; one of another kind is another way to say who it is
    private static bool IsOther(string named, string student) =>
        !StudentId.AreSame(named, student) && StudentId.AreAlike(named, student);

    private static void LeaveOut(NamedPath sheet, string named, string student, SubmissionDraft draft)
    {
        draft.Note(new(sheet.Name, 1), Sentences.OtherStudent(sheet.Name, named, student));
        draft.Ledger.LeaveFile(new(sheet.Name, 1), sheet.FileName);
    }

    private static string? TextOf(NamedPath file, SubmissionDraft draft)
    {
        var (text, fault) = TextFile.Read(file);
        if (fault is null) return text;
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

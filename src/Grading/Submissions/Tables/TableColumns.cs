using System.Collections.Immutable;
using Grading.Submissions.Folders;

namespace Grading.Submissions.Tables;

/// <summary>Which columns of a table hold what: one row per answer, or one row per student with a column per part.</summary>
internal abstract record TableColumns(int Student)
{
    /// <summary>student,problem,part,answer</summary>
    public sealed record OnePerAnswer(int Student, int Problem, int Part, int Answer) : TableColumns(Student);

    /// <summary>student,itakura-saito.a,itakura-saito.b,...</summary>
    public sealed record OnePerStudent(int Student, ImmutableArray<(int Column, string Problem, string Part)> Parts) : TableColumns(Student);

    /// <summary>A form of another system.</summary>
    public sealed record OfForm(FormColumns Form) : TableColumns(Form.Student);

    /// <summary>The layout in words, with counts.</summary>
    public string Words(TableSurvey survey) => this switch
    {
        OnePerAnswer => $"a table with one row per answer: {DownloadFolder.Count(survey.Students, "student")}, {DownloadFolder.Count(survey.Rows, "row")}",
        OnePerStudent => $"a table with one row per student: {DownloadFolder.Count(survey.Students, "student")}",
        OfForm { Form.Layout: { Answers: not FormAnswers.Json } layout } form => $"{layout.Title}: {DownloadFolder.Count(survey.Students, "student")}, "
            + $"{DownloadFolder.Count(form.Form.PartCount, "question")}{(survey.StudentsWithSeveralRows > 0 ? $", {survey.StudentsWithSeveralRows} answered more than once (the last attempt counts)" : "")}",
        OfForm form => $"{form.Form.Layout.Title}: {DownloadFolder.Count(survey.Students, "student")}, {DownloadFolder.Count(survey.Rows, "submission")}",
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The columns to be read besides the student's.</summary>
    public ImmutableArray<int> Needed => this switch
    {
        OnePerAnswer one => [one.Problem, one.Part, one.Answer],
        OnePerStudent one => [.. one.Parts.Select(p => p.Column)],
        OfForm form => form.Form.Needed,
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The answers in the needed cells of a row. An empty cell of a column per part is no answer.</summary>
    public (string Problem, string Part, string Text)[] Answers(ImmutableArray<string> cells) => this switch
    {
        OnePerAnswer => [(cells[0].Trim(), cells[1].Trim(), cells[2])],
        OnePerStudent one => [.. one.Parts.Zip(cells, (p, cell) => (p.Problem, p.Part, cell)).Where(a => !string.IsNullOrWhiteSpace(a.cell))],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Finds the columns in a header, or says which are missing.</summary>
    public static (TableColumns? Columns, ImmutableArray<string> Missing) Find(string[] header, string path, Catalogue catalogue, IntakeOptions options)
    {
        var told = Layouts.Named(options.Layout);
        if (told is Layout.Form form) return (new OfForm(FormColumns.Find(form, header, isTold: true, path, catalogue, options)!), []);
        int Column(string name) => Array.FindIndex(header, h => h.Trim().Equals(name, StringComparison.OrdinalIgnoreCase));
        string[] names = ["student", "problem", "part", "answer"];
        var at = names.Select(Column).ToArray();
        if (at.All(i => i >= 0))
        {
            return (new OnePerAnswer(at[0], at[1], at[2], at[3]), []);
        }
        foreach (var one in told is null ? Layouts.All.OfType<Layout.Form>() : [])
        {
            if (FormColumns.Find(one, header, isTold: false, path, catalogue, options) is { } found)
            {
                return (new OfForm(found), []);
            }
        }
        var parts = header.Select((h, i) => (Column: i, Name: h.Trim().Split('.', 2)))
            .Where(h => h.Name.Length == 2 && (catalogue.Problem(h.Name[0]) ?? catalogue.NearestProblem(h.Name[0])) is not null)
            .Select(h => (h.Column, h.Name[0], h.Name[1]))
            .ToImmutableArray();
        return at[0] >= 0 && parts.Length > 0 ? (new OnePerStudent(at[0], parts), [])
            : (null, parts.Length > 0 ? ["student"] : [.. names.Where((_, i) => at[i] < 0)]);
    }
}

using System.Collections.Immutable;
using System.Diagnostics;
using Grading.Submissions.Folders;

namespace Grading.Submissions.Tables;

/// <summary>Which columns of a table hold what: one row per answer, or one row per student with a column per part.</summary>
internal abstract record TableColumns(int Student)
{
    private static readonly string[] Names = ["student", "problem", "part", "answer"];

    /// <summary>student,problem,part,answer</summary>
    public sealed record OnePerAnswer(int Student, int Problem, int Part, int Answer) : TableColumns(Student);

    /// <summary>student,itakura-saito.a,itakura-saito.b,...</summary>
    public sealed record OnePerStudent(int Student, ImmutableArray<(int Column, string Problem, string Part)> Parts)
        : TableColumns(Student);

    /// <summary>A form of another system.</summary>
    public sealed record OfForm(FormColumns Form) : TableColumns(Form.Student);

    /// <summary>The columns to be read besides the student's.</summary>
    public ImmutableArray<int> Needed => this switch
    {
        OnePerAnswer one => [one.Problem, one.Part, one.Answer],
        OnePerStudent one => [.. one.Parts.Select(p => p.Column)],
        OfForm form => form.Form.Needed,
        _ => throw new UnreachableException(),
    };

    /// <summary>The answers in the needed cells of a row. An empty cell of a column per part is no answer.</summary>
    public (string Problem, string Part, string Text)[] Answers(ImmutableArray<string> cells) => this switch
    {
        OnePerAnswer => [(cells[0].Trim(), cells[1].Trim(), cells[2])],
        OnePerStudent one =>
            [.. one.Parts.Zip(cells, (p, cell) => (p.Problem, p.Part, cell)).Where(a => !string.IsNullOrWhiteSpace(a.cell))],
        _ => throw new UnreachableException(),
    };

    /// <summary>Finds the columns in a header, or says which are missing.</summary>
    public static (TableColumns? Columns, ImmutableArray<string> Missing) Find(
        TableHeader header, ProblemCatalogue catalogue, IntakeOptions options)
    {
        var told = Layouts.Named(options.Layout);
        if (told is Layout.Form form) return (new OfForm(FormColumns.Find(form, header, isTold: true, catalogue, options)!), []);
        int[] at = [.. Names.Select(header.Column)];
        if (at.All(column => column >= 0) && Names.FirstOrDefault(header.HasTwice) is { } twice)
            throw new UnusableFileException(Sentences.TwoColumns(header.Path, twice));
        if (at.All(column => column >= 0)) return (new OnePerAnswer(at[0], at[1], at[2], at[3]), []);
        if (told is null && FindForm(header, catalogue, options) is { } found) return (found, []);
        var parts = PartsOf(header, catalogue);
        if (parts.IsEmpty) return (null, [.. Names.Where(name => !header.Has(name))]);
        return at[0] >= 0 ? (new OnePerStudent(at[0], parts), []) : (null, [Names[0]]);
    }

    private static OfForm? FindForm(TableHeader header, ProblemCatalogue catalogue, IntakeOptions options)
    {
        foreach (var layout in Layouts.All.OfType<Layout.Form>())
            if (FormColumns.Find(layout, header, isTold: false, catalogue, options) is { } found) return new(found);
        return null;
    }

    // The columns called like parts, such as itakura-saito.a.
    private static ImmutableArray<(int Column, string Problem, string Part)> PartsOf(TableHeader header, ProblemCatalogue catalogue) =>
    [
        .. from column in header.Titles.Select((title, at) => (At: at, Name: title.Trim().Split('.', 2)))
           where column.Name.Length == 2 && (catalogue.Problem(column.Name[0]) ?? catalogue.NearestProblem(column.Name[0])) is not null
           select (column.At, column.Name[0], column.Name[1]),
    ];
}

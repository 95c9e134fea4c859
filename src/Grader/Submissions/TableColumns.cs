using System.Collections.Immutable;

namespace Grader.Submissions;

/// <summary>Which columns of a table hold what: one row per answer, or one row per student with a column per part.</summary>
internal abstract record TableColumns(int Student)
{
    /// <summary>student,problem,part,answer</summary>
    public sealed record OnePerAnswer(int Student, int Problem, int Part, int Answer) : TableColumns(Student);

    /// <summary>student,itakura-saito.a,itakura-saito.b,...</summary>
    public sealed record OnePerStudent(int Student, ImmutableArray<(int Column, string Problem, string Part)> Parts) : TableColumns(Student);

    public string Layout => this is OnePerStudent ? "a table with one row per student" : "a table with one row per answer";

    /// <summary>The columns to be read besides the student's.</summary>
    public ImmutableArray<int> Needed => this switch
    {
        OnePerAnswer one => [one.Problem, one.Part, one.Answer],
        OnePerStudent one => [.. one.Parts.Select(p => p.Column)],
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>The answers in the needed cells of a row. An empty cell of a column per part is no answer.</summary>
    public IEnumerable<(string Problem, string Part, string Text)> Answers(ImmutableArray<string> cells) => this switch
    {
        OnePerAnswer => [(cells[0].Trim(), cells[1].Trim(), cells[2])],
        OnePerStudent one => one.Parts.Zip(cells, (p, cell) => (p.Problem, p.Part, cell)).Where(a => !string.IsNullOrWhiteSpace(a.cell)),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>Finds the columns in a header, or says which are missing.</summary>
    public static (TableColumns? Columns, ImmutableArray<string> Missing) Find(IReadOnlyList<string> header, Catalogue catalogue)
    {
        int Column(string name) => header.Select(h => h.Trim()).ToList().FindIndex(h => h.Equals(name, StringComparison.OrdinalIgnoreCase));
        string[] names = ["student", "problem", "part", "answer"];
        var at = names.Select(Column).ToArray();
        if (at.All(i => i >= 0))
        {
            return (new OnePerAnswer(at[0], at[1], at[2], at[3]), []);
        }
        var parts = header.Select((h, i) => (Column: i, Name: h.Trim().Split('.', 2)))
            .Where(h => h.Name.Length == 2 && (catalogue.Problem(h.Name[0]) ?? catalogue.NearestProblem(h.Name[0])) is not null)
            .Select(h => (h.Column, h.Name[0], h.Name[1]))
            .ToImmutableArray();
        return at[0] >= 0 && parts.Length > 0 ? (new OnePerStudent(at[0], parts), [])
            : (null, parts.Length > 0 ? ["student"] : [.. names.Where((_, i) => at[i] < 0)]);
    }
}

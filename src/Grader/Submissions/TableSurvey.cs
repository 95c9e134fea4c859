using CsvHelper;

namespace Grader.Submissions;

/// <summary>What a first pass over a table finds: how many students and rows it has, and whether each student's rows stand together.</summary>
internal sealed record TableSurvey(int Students, int Rows, int StudentsWithSeveralRows, bool IsTogether)
{
    /// <summary>It goes on to the end in any case: a quote that is never closed is to be found before anything is graded.</summary>
    public static TableSurvey Of(string path, TableColumns columns, CsvReaderOptions options)
    {
        var seen = new HashSet<string>(StringComparer.Ordinal);
        var several = new HashSet<string>(StringComparer.Ordinal);
        var (isTogether, rows, current, currentRows) = (true, 0, (string?)null, 0);
        var students = new StudentColumn(columns.Student);
        var needed = columns.Needed;
        using var reader = CsvReader.FromFile(path, options);
        while (reader.Read())
        {
            var id = students.Read(reader);
            if (id == StudentId.None && needed.All(i => reader.GetSpan(i).IsEmpty)) continue;
            rows++;
            if (id == current)
            {
                if (currentRows++ == 1) several.Add(id);
                continue;
            }
            if (!seen.Add(id))
            {
                isTogether = false;
                several.Add(id);
            }
            (current, currentRows) = (id, 1);
        }
        return new(seen.Count, rows, several.Count, isTogether);
    }
}

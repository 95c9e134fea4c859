using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CsvHelper;

namespace Grading.Submissions.Tables;

/// <summary>What a first pass over a table finds: how many students and rows it has, and whether each student's rows stand together.</summary>
internal sealed record TableSurvey(int Students, int Rows, int StudentsWithSeveralRows, bool IsTogether)
{
    /// <summary>It goes on to the end in any case: a quote that is never closed is to be found before anything is graded.</summary>
    public static TableSurvey Of(string path, TableColumns columns, CsvReaderOptions options)
    {
        // In a table in order of ids nobody comes twice, whatever its size; only for another one has everybody to be remembered.
        var (survey, isInOrder) = Pass(path, columns, options, seen: null);
        return isInOrder ? survey : Pass(path, columns, options, []).Survey;
    }

    private static (TableSurvey Survey, bool IsInOrder) Pass(string path, TableColumns columns, CsvReaderOptions options, HashSet<UInt128>? seen)
    {
        var several = new HashSet<UInt128>();
        var (isTogether, isInOrder, students, again, rows, current, currentRows) = (true, true, 0, 0, 0, (string?)null, 0);
        var column = new StudentColumn(columns.Student);
        var needed = columns.Needed;
        using var reader = CsvReader.FromFile(path, options);
        while (reader.Read())
        {
            var id = column.Read(reader);
            if (id == StudentId.None && needed.All(i => reader.GetSpan(i).IsEmpty)) continue;
            rows++;
            if (id == current)
            {
                if (++currentRows == 2 && (seen is null || several.Add(Fingerprint(id)))) again++;
                continue;
            }
            isInOrder &= current is null || string.CompareOrdinal(current, id) < 0;
            if (seen is null || seen.Add(Fingerprint(id)))
            {
                students++;
            }
            else
            {
                isTogether = false;
                if (several.Add(Fingerprint(id))) again++;
            }
            (current, currentRows) = (id, 1);
        }
        return (new(students, rows, again, isTogether), isInOrder);
    }

    // Half of a SHA-256: no two ids have the same, and a class of any size takes little.
    private static UInt128 Fingerprint(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan()), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}

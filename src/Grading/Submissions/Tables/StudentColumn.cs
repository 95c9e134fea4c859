using CsvHelper;

namespace Grading.Submissions.Tables;

/// <summary>The students of a table row by row: an id is cleaned again only where it differs from the row before's.</summary>
internal sealed class StudentColumn(int column)
{
    private byte[] _bytes = [];
    private string _student = StudentId.None;

    public string Read(CsvReader reader)
    {
        var bytes = reader.GetSpan(column);
        if (!bytes.SequenceEqual(_bytes))
        {
            _bytes = bytes.ToArray();
            _student = StudentId.Clean(StudentId.OfCell(reader.GetString(column)));
        }
        return _student;
    }
}

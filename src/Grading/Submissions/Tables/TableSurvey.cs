using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;
using CsvHelper;
using Grading.Submissions.Folders;

namespace Grading.Submissions.Tables;

/// <summary>
/// What a first pass over a table finds: how many students and rows it has, and whether each student's rows stand together.
/// </summary>
/// <param name="Typed">What stands in the column of problems; null where there is none, or more than any homework has.</param>
internal sealed record TableSurvey(int Students, int Rows, int StudentsWithSeveralRows, bool IsTogether, IReadOnlySet<string>? Typed)
{
    /// <summary>It goes on to the end in any case: a quote that is never closed is to be found before anything is graded.</summary>
    public static TableSurvey Of(string path, TableColumns columns, CsvReaderOptions options)
    {
        // In a table in order of ids nobody comes twice, whatever its size; only for another one has everybody to be remembered.
        var inOrder = new Pass(seen: null);
        inOrder.Over(path, columns, options);
        if (inOrder.IsInOrder) return inOrder.Survey;
        var remembering = new Pass(seen: []);
        remembering.Over(path, columns, options);
        return remembering.Survey;
    }

    /// <summary>The layout in words, with counts.</summary>
    public string Words(TableColumns columns) => columns switch
    {
        TableColumns.OnePerAnswer => Sentences.TableOfAnswers(Students, Rows),
        TableColumns.OnePerStudent => Sentences.TableOfStudents(Students),
        TableColumns.OfForm { Form: var form } => form.Layout.Answers == FormAnswers.Json
            ? Sentences.FormOfSubmissions(form.Layout.Title, Students, Rows)
            : Sentences.FormOfQuestions(form.Layout.Title, Students, form.PartCount, StudentsWithSeveralRows),
        _ => throw new System.Diagnostics.UnreachableException(),
    };

    /// <summary>One pass; students are remembered only where <paramref name="seen"/> is there for them.</summary>
    private sealed class Pass(HashSet<UInt128>? seen)
    {
        private const int MostProblems = 1000;

        private readonly HashSet<UInt128> _several = [];
        private readonly HashSet<string> _typed = [];
        private byte[] _lastTyped = [];
        private int _students, _again, _rows, _ofCurrent;
        private string? _current;
        private bool _isTogether = true;

        public bool IsInOrder { get; private set; } = true;

        public TableSurvey Survey => new(_students, _rows, _again, _isTogether, _typed.Count is > 0 and <= MostProblems ? _typed : null);

        public void Over(string path, TableColumns columns, CsvReaderOptions options)
        {
            var column = new StudentColumn(columns.Student);
            var needed = columns.Needed;
            var problems = (columns as TableColumns.OnePerAnswer)?.Problem;
            var (id, key) = (StudentId.None, StudentId.None);
            using var reader = CsvReader.FromFile(path, options);
            while (reader.Read())
            {
                var read = column.Read(reader);
                if (read != id)
                {
                    if (StudentId.IsDestroyed(read))
                        throw new UnusableFileException(Sentences.DestroyedId(Path.GetFileName(path), (int)reader.LineNumber, read));
                    (id, key) = (read, StudentId.Key(read));
                }
                if (problems is { } typed) AddProblem(reader.GetSpan(typed));
                if (id != StudentId.None || !needed.All(i => reader.GetSpan(i).IsEmpty)) Add(key);
            }
        }

        // Most rows have the one of the row before.
        private void AddProblem(ReadOnlySpan<byte> typed)
        {
            if (typed.SequenceEqual(_lastTyped) || _typed.Count > MostProblems) return;
            _lastTyped = typed.ToArray();
            _typed.Add(Encoding.UTF8.GetString(typed).Trim());
        }

        private void Add(string id)
        {
            _rows++;
            if (id == _current)
            {
                if (++_ofCurrent == 2) AddAgain(id);
                return;
            }
            IsInOrder &= _current is null || string.CompareOrdinal(_current, id) < 0;
            if (seen is null || seen.Add(Fingerprint(id))) _students++;
            else
            {
                _isTogether = false;
                AddAgain(id);
            }
            (_current, _ofCurrent) = (id, 1);
        }

        // Who has a second row is counted once.
        private void AddAgain(string id)
        {
            if (seen is null || _several.Add(Fingerprint(id))) _again++;
        }
    }

    // Half of a SHA-256: no two ids have the same, and a class of any size takes little.
    private static UInt128 Fingerprint(string id)
    {
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(id.AsSpan()), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }
}

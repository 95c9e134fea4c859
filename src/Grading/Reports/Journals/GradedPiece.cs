using System.Collections.Concurrent;
using System.Collections.Immutable;
using CsvHelper;
using Grading.Reports.Steps;
using Grading.Submissions;

namespace Grading.Reports.Journals;

/// <summary>
/// Some students' rows as the bytes of <c>results.csv</c>, made on the thread that graded them. What they stand in is used again when it is
/// disposed of.
/// </summary>
internal sealed class GradedPiece : IDisposable
{
    // Rows of 32 students are large objects to the collector, which would look at the whole heap for each few of them.
    private static readonly ConcurrentBag<MemoryStream> Free = [];

    private readonly MemoryStream _parts = Free.TryTake(out var free) ? free : new();
    private readonly MemoryStream _steps = new(0);
    private readonly List<GradedStudent> _students;
    private readonly CsvWriter _csv;

    /// <param name="students">How many are to come.</param>
    public GradedPiece(int students)
    {
        _students = new(students);
        _csv = CsvWriter.Create(_parts, CsvWriterOptions.Default, leaveOpen: true);
    }

    /// <summary>What is new, student after student.</summary>
    public ReadOnlySpan<byte> Parts => _parts.GetBuffer().AsSpan(0, (int)_parts.Length);

    /// <summary>The steps of what is new.</summary>
    public ReadOnlySpan<byte> Steps => _steps.GetBuffer().AsSpan(0, (int)_steps.Length);

    public IReadOnlyList<GradedStudent> Students => _students;

    /// <summary>Adds a submission that has just been graded.</summary>
    /// <param name="steps">Those of its documents.</param>
    public void Add(Submission submission, UInt128 key, ImmutableArray<Result> results, ImmutableArray<StepRow> steps)
    {
        var verdicts = new int[VerdictCounts.Kinds + 1];
        var (start, startOfSteps) = ((int)_parts.Length, (int)_steps.Length);
        foreach (var result in results)
        {
            verdicts[(int)result.Outcome.Verdict]++;
            ResultsCsv.WriteRow(_csv, ResultRow.Of(result));
        }
        verdicts[^1] = StudentResults.AwaitingOf([.. results.Select(result => (result.Score, result.Points))]);
        _csv.Flush();
        if (!steps.IsEmpty) StepsCsv.WriteRows(_steps, steps);
        var rows = new StoredRows(Stretch.Of(_parts, start), Stretch.Of(_steps, startOfSteps), new(verdicts));
        _students.Add(new(submission, key, rows) { IsNew = true });
    }

    /// <summary>Adds a submission whose rows the journal has.</summary>
    public void AddKnown(Submission submission, UInt128 key, StoredRows rows) => _students.Add(new(submission, key, rows));

    public void Dispose()
    {
        _csv.Dispose();
        _parts.SetLength(0);
        Free.Add(_parts);
    }
}

/// <summary>One student of a piece. Rows that are new stand in the piece; the others, where the journal says.</summary>
internal sealed record GradedStudent(Submission Submission, UInt128 Key, StoredRows Rows)
{
    public bool IsNew { get; init; }
}

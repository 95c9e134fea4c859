using System.Collections.Concurrent;
using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CsvHelper;
using Grading.Submissions;
using Grading.Verdicts;

namespace Grading.Reports.Journals;

/// <summary>Some students' rows as the bytes of <c>results.csv</c>, made on the thread that graded them. What they stand in is used again when it is disposed of.</summary>
internal sealed record GradedPiece : IDisposable
{
    // Rows of 32 students are large objects to the collector, which would look at the whole heap for each few of them.
    private static readonly ConcurrentBag<MemoryStream> Free = [];

    [ThreadStatic]
    private static List<char>? t_content;

    private readonly MemoryStream _rows;

    private GradedPiece(MemoryStream rows, ImmutableArray<GradedStudent> students) => (_rows, Students) = (rows, students);

    public ReadOnlySpan<byte> Rows => _rows.GetBuffer().AsSpan(0, (int)_rows.Length);

    public ImmutableArray<GradedStudent> Students { get; }

    public void Dispose()
    {
        _rows.SetLength(0);
        Free.Add(_rows);
    }

    /// <summary>Grades the submissions that the journal does not have.</summary>
    public static GradedPiece Of(IReadOnlyList<Submission> submissions, Batch batch, Journal journal)
    {
        var rows = Free.TryTake(out var free) ? free : new();
        var students = ImmutableArray.CreateBuilder<GradedStudent>(submissions.Count);
        using (var csv = CsvWriter.Create(rows, CsvWriterOptions.Default, leaveOpen: true))
        {
            foreach (var submission in submissions)
            {
                var key = Key(submission);
                if (journal.Find(key) is { } known)
                {
                    students.Add(new(submission, key, known, known.Verdicts));
                    continue;
                }
                var verdicts = new int[VerdictCounts.Kinds];
                var start = (int)rows.Length;
                foreach (var result in batch.Grade(submission))
                {
                    verdicts[(int)result.Outcome.Verdict]++;
                    ResultsCsv.WriteRow(csv, ResultRow.Of(result));
                }
                csv.Flush();
                var length = (int)rows.Length - start;
                var checksum = Checksum(rows.GetBuffer().AsSpan(start, length));
                students.Add(new(submission, key, new(start, length, checksum, new(verdicts)), new(verdicts)) { IsNew = true });
            }
        }
        return new(rows, students.MoveToImmutable());
    }

    /// <summary>CRC-32C: enough to find what a power cut has torn.</summary>
    public static uint Checksum(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in bytes[(bytes.Length & ~7)..]) crc = BitOperations.Crc32C(crc, rest);
        return crc;
    }

    /// <summary>What the rows of a submission depend on besides the batch: everything that was read. A file that has changed has another key.</summary>
    public static UInt128 Key(Submission submission)
    {
        var content = t_content ??= new(2048);
        content.Clear();
        Add(submission.Student);
        Add(submission.Fault ?? "");
        foreach (var answer in submission.Answers)
        {
            Add(answer.Problem);
            Add(answer.Part);
            Add(answer.Text);
            Add(answer.Source.File);
            AddNumber(answer.Source.Line);
            content.Add(answer.IsScript ? '1' : '0');
        }
        foreach (var notice in submission.Notices) Add(notice.Sentence);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(content)), hash);
        return MemoryMarshal.Read<UInt128>(hash);

        void Add(string text)
        {
            // the length in front, so that no two contents look alike
            AddNumber(text.Length);
            content.AddRange(text.AsSpan());
        }

        void AddNumber(int number)
        {
            content.Add((char)number);
            content.Add((char)(number >> 16));
        }
    }
}

/// <summary>One student of a piece. Rows that are new stand in the piece; the others, where the journal says.</summary>
internal sealed record GradedStudent(Submission Submission, UInt128 Key, StoredRows Rows, VerdictCounts Verdicts)
{
    public bool IsNew { get; init; }
}

/// <summary>Where the rows of one submission stand, in a piece or in the journal's file.</summary>
internal sealed record StoredRows(long Start, int Length, uint Checksum, VerdictCounts Verdicts);

/// <summary>How many answers have which verdict.</summary>
internal sealed record VerdictCounts(int[] ByVerdict)
{
    public static readonly int Kinds = Enum.GetValues<Verdict>().Length;
}

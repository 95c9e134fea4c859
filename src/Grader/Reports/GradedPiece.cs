using System.Collections.Immutable;
using System.Numerics;
using System.Runtime.InteropServices;
using System.Security.Cryptography;
using CsvHelper;
using Grader.Grading;
using Grader.Submissions;

namespace Grader.Reports;

/// <summary>Some students' rows as the bytes of <c>results.csv</c>, made on the thread that graded them.</summary>
internal sealed record GradedPiece(ReadOnlyMemory<byte> Rows, ImmutableArray<GradedStudent> Students)
{
    /// <summary>Grades the submissions that the journal does not have.</summary>
    public static GradedPiece Of(IReadOnlyList<Submission> submissions, Batch batch, Journal journal)
    {
        var rows = new MemoryStream();
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
        return new(rows.GetBuffer().AsMemory(0, (int)rows.Length), students.MoveToImmutable());
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
        var content = new List<char>(2048);
        Add(submission.Student);
        Add(submission.Fault ?? "");
        foreach (var answer in submission.Answers)
        {
            Add(answer.Problem);
            Add(answer.Part);
            Add(answer.Text);
            Add(answer.Source.File);
            content.AddRange([(char)answer.Source.Line, (char)(answer.Source.Line >> 16), answer.IsScript ? '1' : '0']);
        }
        foreach (var notice in submission.Notices) Add(notice.Sentence);
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(content)), hash);
        return MemoryMarshal.Read<UInt128>(hash);

        void Add(string text)
        {
            // the length in front, so that no two contents look alike
            content.AddRange([(char)text.Length, (char)(text.Length >> 16)]);
            content.AddRange(text.AsSpan());
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

using System.Runtime.InteropServices;
using System.Security.Cryptography;
using Grading.Submissions;

namespace Grading.Reports.Journals;

/// <summary>
/// What the rows of a submission depend on besides the batch: everything that was read, as half of a hash. A file that has changed has
/// another key.
/// </summary>
internal static class SubmissionKey
{
    [ThreadStatic]
    private static List<char>? t_content;

    public static UInt128 Of(Submission submission)
    {
        var content = t_content ??= new(2048);
        content.Clear();
        Add(content, submission.Student);
        Add(content, submission.Fault ?? "");
        foreach (var answer in submission.Answers)
        {
            Add(content, answer.Problem);
            Add(content, answer.Part);
            Add(content, answer.Text);
            Add(content, answer.Doubt);
            Add(content, answer.Source.File);
            Add(content, answer.Source.Line);
            Add(content, answer.Source.Cell);
            content.Add(answer.IsScript ? '1' : '0');
        }
        foreach (var notice in submission.Notices) Add(content, notice.Sentence);
        foreach (var line in submission.Document)
        {
            Add(content, line.Place.ToString());
            Add(content, line.Text);
        }
        foreach (var line in submission.Unread)
        {
            Add(content, line.Place.ToString());
            Add(content, line.Text);
        }
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        SHA256.HashData(MemoryMarshal.AsBytes(CollectionsMarshal.AsSpan(content)), hash);
        return MemoryMarshal.Read<UInt128>(hash);
    }

    // the length in front, so that no two contents look alike
    private static void Add(List<char> content, string text)
    {
        Add(content, text.Length);
        content.AddRange(text.AsSpan());
    }

    private static void Add(List<char> content, int number)
    {
        content.Add((char)number);
        content.Add((char)(number >> 16));
    }
}

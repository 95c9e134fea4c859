using System.Security.Cryptography;
using System.Text;
using Grading.Assignments;

namespace Grading.Reports.Journals;

/// <summary>What all results of a run depend on, as one word: the problem files, the assignment, the seed, the grader itself.</summary>
public static class BatchKey
{
    // These are programs beside the grader: what they are made of counts too.
    private static readonly string[] Programs = ["script-compiler", "script-compiler.dll", "script-host.dll"];

    // A program for the runtime is shorter; a native one has an id of all that it is made of in its first kilobyte (NT_GNU_BUILD_ID).
    private const int HeadBytes = 1 << 20;

    // One type of each library; a module's id changes with its code, and only with it.
    private static readonly Type[] Libraries =
        [typeof(BatchKey), typeof(ReferenceSolutions.Model), typeof(Formulas.Tree.Formula), typeof(ScriptMessages.Messages)];

    /// <summary>The key, in hexadecimal.</summary>
    /// <param name="problemFiles">All files that problems are taken from, in an order of their own.</param>
    /// <param name="assignmentFile">The file of the assignment, or null where there is none.</param>
    /// <param name="reveals">Whether results show the right value.</param>
    public static string Of(IEnumerable<string> problemFiles, Assignment assignment, string? assignmentFile, bool reveals)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var file in problemFiles) Add(hash, File.ReadAllBytes(file));
        Add(hash, assignmentFile is null ? [] : File.ReadAllBytes(assignmentFile));
        if (assignment.Documents.Handout is { } handout) Add(hash, File.ReadAllBytes(handout));
        Add(hash, Encoding.UTF8.GetBytes(assignment.Seed));
        Add(hash, [reveals ? (byte)1 : (byte)0]);
        foreach (var type in Libraries) Add(hash, type.Module.ModuleVersionId.ToByteArray());
        foreach (var program in Programs.Select(program => Path.Combine(AppContext.BaseDirectory, program)).Where(File.Exists))
            Add(hash, Head(program));
        return Convert.ToHexStringLower(hash.GetHashAndReset());
    }

    private static byte[] Head(string program)
    {
        using var file = File.OpenRead(program);
        var head = new byte[Math.Min(file.Length, HeadBytes)];
        file.ReadExactly(head);
        return head;
    }

    private static void Add(IncrementalHash hash, byte[] bytes)
    {
        hash.AppendData(BitConverter.GetBytes(bytes.LongLength));
        hash.AppendData(bytes);
    }
}

using System.Collections.Immutable;
using System.Security.Cryptography;
using System.Text;
using Grader.Grading;
using Grader.Problems;

namespace Grader.Commands;

/// <summary>What all results of a run depend on, as one word: the problem files, the assignment, the seed, the grader itself.</summary>
internal static class BatchKey
{
    public static string Of(ImmutableArray<Problem> problems, Assignment assignment, GradeOptions options)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var problem in problems) Add(File.ReadAllBytes(problem.File));
        Add(options.Assignment is null ? [] : File.ReadAllBytes(options.Assignment));
        Add(Encoding.UTF8.GetBytes(assignment.Seed));
        Add([options.Reveal ? (byte)1 : (byte)0]);
        // a module's id changes with its code, and only with it
        foreach (var part in new[] { typeof(BatchKey), typeof(ReferenceSolutions.Model), typeof(Formulas.Formula) }) Add(part.Module.ModuleVersionId.ToByteArray());
        return Convert.ToHexStringLower(hash.GetHashAndReset());

        void Add(byte[] bytes)
        {
            hash.AppendData(BitConverter.GetBytes(bytes.LongLength));
            hash.AppendData(bytes);
        }
    }
}

using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace ReferenceSolutions.Sampling;

/// <summary>
/// Where random numbers come from: a stable hash of texts, the same on every machine and in every run. Everyone who grades the same
/// assignment
/// with the same seed meets the same points.
/// </summary>
public static class Seed
{
    /// <summary>A 64-bit hash (FNV-1a, Fowler, Noll and Vo 1991) of the texts, each closed by a zero.</summary>
    public static ulong Hash(params ReadOnlySpan<string> texts)
    {
        var hash = 14695981039346656037UL;
        foreach (var text in texts)
        {
            foreach (var c in text) hash = (hash ^ c) * 1099511628211UL;
            hash *= 1099511628211UL;
        }
        return hash;
    }

    /// <summary>A source of numbers in [0, 1) for the texts: xoshiro256**, whose algorithm does not change with the runtime.</summary>
    public static Func<double> Uniform(params ReadOnlySpan<string> texts)
    {
        var hash = Hash(texts);
        return new Xoshiro256StarStar((int)(hash ^ (hash >> 32))).Next;
    }

    /// <summary>
    /// A source that depends on every bit of the texts through a hash without known collisions (SHA-256): nobody can write a text that
    /// leads to numbers chosen beforehand.
    /// </summary>
    public static Func<double> Unforeseen(params ReadOnlySpan<string> texts)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        foreach (var text in texts)
        {
            hash.AppendData(Encoding.UTF8.GetBytes(text));
            hash.AppendData([0]);
        }
        return new Xoshiro256StarStar(MemoryMarshal.Cast<byte, ulong>(hash.GetHashAndReset())).Next;
    }
}

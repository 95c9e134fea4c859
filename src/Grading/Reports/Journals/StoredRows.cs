using System.Numerics;
using System.Runtime.InteropServices;
using Grading.Verdicts;

namespace Grading.Reports.Journals;

/// <summary>Where the rows of one submission stand, in a piece or in the journal's file, and what shows that they are whole.</summary>
internal sealed record StoredRows(long Start, int Length, uint Checksum, VerdictCounts Verdicts)
{
    public long End => Start + Length;

    /// <summary>CRC-32C: enough to find what a power cut has torn.</summary>
    public static uint ChecksumOf(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in bytes[(bytes.Length & ~7)..]) crc = BitOperations.Crc32C(crc, rest);
        return crc;
    }
}

/// <summary>How many answers have which verdict, in the order of <see cref="Verdict"/>; then how many a person has yet to decide.</summary>
internal sealed record VerdictCounts(int[] Numbers)
{
    public static readonly int Kinds = Enum.GetValues<Verdict>().Length;

    public int Awaiting => Numbers[Kinds];
}

using System.Numerics;
using System.Runtime.InteropServices;

namespace Grading.Reports.Journals;

/// <summary>Where the rows of one submission stand, in a piece or in the journal's file, and what shows that they are whole.</summary>
internal readonly record struct Stretch(long Start, int Length, uint Checksum)
{
    public long End => Start + Length;

    public static Stretch Of(MemoryStream rows, int start)
    {
        var length = (int)rows.Length - start;
        return new(start, length, ChecksumOf(rows.GetBuffer().AsSpan(start, length)));
    }

    /// <summary>So much further on.</summary>
    public Stretch From(long start) => this with { Start = Start + start };

    /// <summary>CRC-32C: enough to find what a power cut has torn.</summary>
    public static uint ChecksumOf(ReadOnlySpan<byte> bytes)
    {
        var crc = ~0u;
        foreach (var word in MemoryMarshal.Cast<byte, ulong>(bytes)) crc = BitOperations.Crc32C(crc, word);
        foreach (var rest in bytes[(bytes.Length & ~7)..]) crc = BitOperations.Crc32C(crc, rest);
        return crc;
    }
}

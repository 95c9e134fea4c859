using System.Buffers.Binary;

namespace ClassFloor;

/// <summary>Which texts there have been, by a hash of 64 bits in a table of a fixed size; and the work that each new one is worth.</summary>
internal sealed class Texts
{
    private const int Slots = 1 << 22;

    // One microsecond on a processor of 3 GHz: each step waits for the one before, for five of its cycles.
    private const int StepsOfMicrosecond = 600;

    private readonly ulong[] _seen = new ulong[Slots];

    /// <summary>Hashes a text, and works where it is new.</summary>
    public void Spend(ReadOnlySpan<byte> text)
    {
        var hash = Hash(text);
        if (IsNew(hash) && Work(hash) == 0) throw new InvalidOperationException("No work of a number comes to nothing.");
    }

    private bool IsNew(ulong hash)
    {
        for (var slot = (int)(hash >> 42); ; slot = (slot + 1) % Slots)
        {
            var seen = Volatile.Read(ref _seen[slot]);
            if (seen == 0) seen = Interlocked.CompareExchange(ref _seen[slot], hash, 0);
            if (seen == 0) return true;
            if (seen == hash) return false;
        }
    }

    // Each step has an inverse, so nothing but zero comes to zero.
    private static ulong Work(ulong number)
    {
        for (var step = 0; step < StepsOfMicrosecond; step++) number = (number ^ (number >> 31)) * 0xBF58476D1CE4E5B9;
        return number;
    }

    private static ulong Hash(ReadOnlySpan<byte> text)
    {
        var hash = 0x9E3779B97F4A7C15 ^ (ulong)text.Length;
        for (; text.Length >= 8; text = text[8..]) hash = Mixed(hash ^ BinaryPrimitives.ReadUInt64LittleEndian(text));
        foreach (var one in text) hash = Mixed(hash ^ one);
        return hash | 1;
    }

    private static ulong Mixed(ulong hash)
    {
        hash *= 0x94D049BB133111EB;
        return hash ^ (hash >> 29);
    }
}

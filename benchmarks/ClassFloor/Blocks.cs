namespace ClassFloor;

/// <summary>Whole rows of a table, and the line that the first of them stands in.</summary>
internal readonly record struct Block(byte[] Bytes, int Length, int Line)
{
    public ReadOnlySpan<byte> Span => Bytes.AsSpan(0, Length);
}

/// <summary>A table in blocks of whole rows, without its header.</summary>
internal static class Blocks
{
    private const int Size = 1 << 17;

    public static IEnumerable<Block> Of(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var (rest, line) = (Array.Empty<byte>(), 1);
        while (true)
        {
            var bytes = new byte[rest.Length + Size];
            rest.CopyTo(bytes, 0);
            var length = rest.Length + file.ReadAtLeast(bytes.AsSpan(rest.Length), Size, throwOnEndOfStream: false);
            var isLast = length < bytes.Length;
            var end = isLast ? length : EndOfRows(bytes);
            rest = bytes[end..length];
            var start = line == 1 ? bytes.AsSpan().IndexOf((byte)'\n') + 1 : 0;
            if (start > 0) line++;
            yield return new(start > 0 ? bytes[start..end] : bytes, end - start, line);
            if (isLast) yield break;
            line += bytes.AsSpan(start, end - start).Count((byte)'\n');
        }
    }

    // Behind the last line break that stands in no cell.
    private static int EndOfRows(ReadOnlySpan<byte> bytes)
    {
        var end = bytes.LastIndexOf((byte)'\n') + 1;
        while (bytes[..end].Count((byte)'"') % 2 != 0) end = bytes[..(end - 1)].LastIndexOf((byte)'\n') + 1;
        return end;
    }
}

using System.Buffers.Text;

namespace ClassFloor;

/// <summary>The rows of the results, made of those of the table.</summary>
/// <param name="more">How many bytes a row has besides what stands in the table.</param>
internal sealed class Rows(int more)
{
    private readonly Texts _texts = new();
    private readonly byte[] _more = [.. Enumerable.Repeat((byte)'-', more)];

    /// <summary>A row for each row of a block.</summary>
    public ReadOnlyMemory<byte> Of(Block block)
    {
        var from = block.Span;
        var line = block.Line;
        var rows = new byte[from.Length + (from.Count((byte)'\n') + 1) * (_more.Length + 32)];
        var at = 0;
        while (from.Length > 0)
        {
            var student = from.IndexOf((byte)',') + 1;
            var end = EndOfRow(from);
            _texts.Spend(from[student..end]);
            Append(from[..end]);
            Append(","u8);
            Append(_more);
            Append(",answers.csv:"u8);
            Utf8Formatter.TryFormat(line++, rows.AsSpan(at), out var digits);
            at += digits;
            Append("\n"u8);
            from = from[Math.Min(end + 1, from.Length)..];
        }
        return rows.AsMemory(0, at);

        void Append(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(rows.AsSpan(at));
            at += bytes.Length;
        }
    }

    private static int EndOfRow(ReadOnlySpan<byte> from)
    {
        for (var (at, isQuoted) = (0, false); at < from.Length; at++)
        {
            at += from[at..].IndexOfAny((byte)'"', (byte)'\n') is var found and >= 0 ? found : from.Length - at;
            if (at == from.Length) break;
            if (from[at] == '"') isQuoted = !isQuoted;
            else if (!isQuoted) return at;
        }
        return from.Length;
    }
}

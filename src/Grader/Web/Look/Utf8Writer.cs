using System.Buffers;
using System.Globalization;
using System.Text;

namespace Grader.Web.Look;

/// <summary>Text as UTF-8 in the buffers of the server. Components write thousands of words; they go there by pages of memory.</summary>
internal sealed class Utf8Writer(IBufferWriter<byte> to) : TextWriter(CultureInfo.InvariantCulture)
{
    private const int Length = 4096;

    private readonly char[] _waiting = ArrayPool<char>.Shared.Rent(Length);

    // keeps half a character at the end of a piece until the other half comes
    private readonly Encoder _encoder = Encoding.UTF8.GetEncoder();

    private int _count;

    public override Encoding Encoding => Encoding.UTF8;

    public override void Write(char value) => Write([value]);

    public override void Write(string? value) => Write(value.AsSpan());

    public override void Write(char[] buffer, int index, int count) => Write(buffer.AsSpan(index, count));

    public override void Write(ReadOnlySpan<char> buffer)
    {
        if (buffer.Length > Length - _count) Send(last: false);
        if (buffer.Length > Length)
        {
            _encoder.Convert(buffer, to, flush: false, out _, out _);
            return;
        }
        buffer.CopyTo(_waiting.AsSpan(_count));
        _count += buffer.Length;
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            Send(last: true);
            ArrayPool<char>.Shared.Return(_waiting);
        }
        base.Dispose(disposing);
    }

    private void Send(bool last)
    {
        _encoder.Convert(_waiting.AsSpan(0, _count), to, last, out _, out _);
        _count = 0;
    }
}
